"""Rules on the mutu baku (MTB): what a step needs, how long it may take, and what comes out."""
