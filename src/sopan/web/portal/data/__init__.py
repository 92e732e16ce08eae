"""Curated words of the portal: life events, and words that people use for the same thing."""
