"""Alembic's environment of the inbox."""
