"""Fixtures shared by all tests."""

import os
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything can load Qt

from khenthuong_desktop.regulations.library import Library, load_library
from khenthuong_desktop.store import migrate
from khenthuong_desktop.store.database import Database, in_memory
from tests import postgres

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Long runs only where they are asked for: ``pytest -m soak``."""
    if "soak" in config.getoption("-m"):
        return
    soaks = [item for item in items if item.get_closest_marker("soak")]
    if soaks:
        config.hook.pytest_deselected(items=soaks)
        items[:] = [item for item in items if item not in soaks]


@pytest.fixture
def db() -> Iterator[Database]:
    database = in_memory(actor="tester")
    yield database
    database.close()


@pytest.fixture(scope="session")
def library() -> Library:
    """The rules that come with the program; whoever changes a library loads one of its own."""
    return load_library()


@pytest.fixture(scope="session")
def postgresql_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    if postgres.programs() is None:
        pytest.skip("PostgreSQL is not installed: the store was tested on SQLite alone")
    with postgres.running_server(tmp_path_factory.mktemp("postgresql")) as url:
        yield url


@pytest.fixture
def postgresql_url(postgresql_server: str) -> Iterator[str]:
    """An empty database on the tests' own PostgreSQL."""
    name = f"t{uuid.uuid4().hex}"
    server = create_engine(postgresql_server, isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    yield postgresql_server.replace("/postgres?", f"/{name}?")
    with server.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    server.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def either_db(request: pytest.FixtureRequest) -> Iterator[Database]:
    """The same database on both engines."""
    if request.param == "sqlite":
        database = in_memory(actor="tester")
    else:
        url = request.getfixturevalue("postgresql_url")
        engine = create_engine(url)
        with engine.begin() as connection:
            migrate.upgrade(connection)
        database = Database(engine, url, actor="tester")
    yield database
    database.close()


@pytest.fixture
def shared() -> Path:
    """The folder of facts and samples beside a developer's checkout; tests that need it are extra."""
    if not SHARED.is_dir():
        pytest.skip("the folder of real sample lists is not beside this checkout")
    return SHARED
