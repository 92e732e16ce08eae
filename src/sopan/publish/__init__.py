"""What is composed for a reader out of several parts: the drawing with what is known about it, reports."""
