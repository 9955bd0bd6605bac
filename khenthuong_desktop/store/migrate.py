"""Make the tables of a new data file, and bring an older one up to date on a copy."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from khenthuong_desktop.store.migrations import HEAD

_STEPS = Path(__file__).resolve().parent / "migrations"


def config(connection: Connection) -> Config:
    """Alembic's settings, bound to an open connection."""
    made = Config()
    made.set_main_option("script_location", str(_STEPS).replace("%", "%%"))
    made.attributes["connection"] = connection
    return made


def upgrade(connection: Connection, target: str = HEAD) -> None:
    """Run all steps up to ``target`` in the connection's transaction; the caller commits."""
    command.upgrade(config(connection), target)
