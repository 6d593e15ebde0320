"""Checks of wholes and what is told beside them: parts, totals, lists, things said to be none or pointed back to."""
