"""The import desk."""
