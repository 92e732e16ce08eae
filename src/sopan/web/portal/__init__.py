"""The public site: services, their standard, feedback, and verification of signed documents."""
