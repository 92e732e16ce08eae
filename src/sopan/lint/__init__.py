"""Finding the faults of an SOP: the engine, the rules, the profiles, and the formats of a report."""
