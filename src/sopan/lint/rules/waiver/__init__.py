"""Rules on the waivers of an SOP (PGC): `pengecualian`, by which an agency lets a rule rest."""
