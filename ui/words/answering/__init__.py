"""Texts about answers of the receiving office, in Vietnamese."""
