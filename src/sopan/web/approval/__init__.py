"""The lifecycle executed and recorded: facts, steps, comments, evidence, events."""
