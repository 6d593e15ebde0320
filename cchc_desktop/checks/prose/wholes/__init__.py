"""Checks of wholes and what is told beside them: parts, the two sides, totals, days of meetings, numbers said twice."""
