"""Texts of the pages of the receiving office."""
