"""The schema's history, run by Alembic. `core.store.schema` starts it."""
