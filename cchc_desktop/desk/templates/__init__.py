"""Checking a template."""
