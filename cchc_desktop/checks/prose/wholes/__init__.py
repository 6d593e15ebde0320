"""Checks of wholes and what is told beside them: parts, two sides, totals, days and names, numbers said twice."""
