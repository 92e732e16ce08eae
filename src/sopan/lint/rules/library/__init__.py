"""Rules across a library (PUS): what no SOP can show alone."""
