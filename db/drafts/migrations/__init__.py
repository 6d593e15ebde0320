"""Alembic's environment for the drafts; run from `db.migrate`, which hands it a connection in a transaction."""
