"""Units, people, their roles and delegations, and how they come in."""
