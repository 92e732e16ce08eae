"""The office on the web: a Django project over the same core."""
