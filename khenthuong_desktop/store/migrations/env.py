"""Run by Alembic for each migration; the open connection is handed over by ``store.migrate``."""

from alembic import context

from khenthuong_desktop.store.tables import Base

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    render_as_batch=connection.dialect.name == "sqlite",
    compare_type=False,
    transactional_ddl=True,
)
context.run_migrations()
