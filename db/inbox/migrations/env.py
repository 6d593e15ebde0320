"""Runs the migrations on the connection it is handed; the caller begins the transaction and commits it."""

from alembic import context

from db.inbox.inbox_tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,  # SQLite cannot alter a table in place
    transactional_ddl=True,  # both can; for SQLite Alembic supposes the driver's own transactions, which are off
)
with context.begin_transaction():
    context.run_migrations()
