"""Alembic's environment: the program gives the connection, and the transaction it runs in."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], render_as_batch=True)
context.run_migrations()
