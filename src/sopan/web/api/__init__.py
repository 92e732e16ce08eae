"""What other programs use: every page's data and deed as an API, and webhooks."""
