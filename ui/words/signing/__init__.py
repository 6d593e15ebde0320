"""Texts of signing in the window."""
