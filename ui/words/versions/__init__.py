"""Texts about versions of a report: comparing them, and what was done before."""
