"""Sending a report out: files, packages, parts for colleagues."""
