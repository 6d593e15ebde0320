"""Checks of the words of a report: each family gives slips of a text, `section_prose` makes findings of them."""
