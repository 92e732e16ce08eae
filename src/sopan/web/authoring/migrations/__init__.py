"""Migrations of sopan.web.authoring."""
