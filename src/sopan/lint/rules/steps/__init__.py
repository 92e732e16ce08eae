"""Rules on the steps (LKH): one activity of one actor in one active sentence."""
