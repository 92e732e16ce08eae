"""Coverage-guided fuzzing of what reads files from outside; run by hand, see run.py."""
