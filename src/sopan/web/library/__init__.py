"""SOPs and their revisi: what is kept, who may see it, how it is found and drawn."""
