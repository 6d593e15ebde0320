"""Use cases in plain Python: what the command line and the window both call."""
