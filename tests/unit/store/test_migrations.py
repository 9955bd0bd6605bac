"""The migration steps make exactly the tables of the program, on SQLite and on PostgreSQL."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, text

from khenthuong_desktop.store import migrate
from khenthuong_desktop.store.database import sqlite_engine
from khenthuong_desktop.store.migrations import HEAD, KNOWN
from khenthuong_desktop.store.tables import Base


def differences(connection: Connection) -> list[object]:
    return list(compare_metadata(MigrationContext.configure(connection), Base.metadata))


def test_the_steps_known_to_the_program_are_the_steps_there_are() -> None:
    with sqlite_engine(":memory:").connect() as connection:
        script = ScriptDirectory.from_config(migrate.config(connection))
        assert script.get_current_head() == HEAD
        assert {step.revision for step in script.walk_revisions()} == set(KNOWN)


def test_the_steps_make_the_tables_of_the_program() -> None:
    engine = sqlite_engine(":memory:")
    with engine.begin() as connection:
        migrate.upgrade(connection)
        assert differences(connection) == []
        strict = connection.scalar(
            text(
                "SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND strict = 0"
                " AND type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'alembic_version'"
            )
        )
        assert strict == 0


def test_the_steps_make_the_same_tables_on_postgresql(postgresql_url: str) -> None:
    engine = create_engine(postgresql_url)
    with engine.begin() as connection:
        migrate.upgrade(connection)
        assert differences(connection) == []
    engine.dispose()
