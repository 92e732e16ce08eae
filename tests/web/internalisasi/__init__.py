"""Tests of reading and making known."""
