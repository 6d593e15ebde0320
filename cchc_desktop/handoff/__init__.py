"""Packages on a stick: their layout, the keys, verified writing, and reading that trusts nothing in them."""
