"""Rules on the flow (ALR): every way begins at the start, decides where it parts, and comes to an end."""
