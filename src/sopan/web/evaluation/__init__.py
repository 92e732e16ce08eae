"""Cases recorded at the counter, monitoring and evaluation of what is in force."""
