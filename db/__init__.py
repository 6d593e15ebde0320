"""Drafts in local SQLite files."""
