"""The answer of the receiving office as a small signed package."""
