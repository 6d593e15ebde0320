"""Packages that were received, and the keys of units."""
