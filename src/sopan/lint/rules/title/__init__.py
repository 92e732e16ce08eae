"""Rules on the title (JDL): aspect and output, one activity, in words that stand for themselves."""
