"""Questions about many SOPs at once: the organisation they serve, sameness, difference, relations."""
