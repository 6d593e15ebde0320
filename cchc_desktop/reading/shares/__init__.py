"""Readings of percents: their parts and wholes, by words and by values."""
