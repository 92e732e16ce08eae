"""How a draf comes to be and changes."""
