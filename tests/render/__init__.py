"""Tests of the renderers and what they share."""
