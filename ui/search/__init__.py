"""Find and replace over an open report: the panel under its page, the list of what was found, the way there."""
