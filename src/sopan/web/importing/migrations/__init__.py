"""The tables of this app over time."""
