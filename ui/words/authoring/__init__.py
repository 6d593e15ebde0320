"""Texts of the page of templates."""
