"""Texts about signed copies and the roots that the office trusts."""
