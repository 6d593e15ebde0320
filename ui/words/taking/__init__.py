"""Texts of taking figures from a one-stop shop's table."""
