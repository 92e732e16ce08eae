"""Rules on the identity page (IDN): what it must say, and how well (35/2012, Bagian Identitas)."""
