"""The drafts of an office: tables, migrations and the store."""
