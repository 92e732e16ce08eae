"""Sopan: write an SOP Administrasi Pemerintahan once, as data, and derive everything else from it."""

__version__ = "0.1.0"
