"""Questions about time and staff, asked on the web with controls."""
