"""Tests of importing other formats."""
