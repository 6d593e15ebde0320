"""Signed copies that come back: read, examined against their report, and what was found in words."""
