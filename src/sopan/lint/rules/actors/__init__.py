"""Rules on the actors (PLK): the columns of the flowchart, who they are and in which order they stand."""
