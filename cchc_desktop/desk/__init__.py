"""Use cases in plain Python, called by the command line and the window."""
