"""Open the database, read, write: one named action is one transaction is one undo."""

import getpass
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event, text
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from khenthuong_desktop.errors import (
    DataDamaged,
    DataFolderBusy,
    DataFolderReadOnly,
    DiskFull,
    KnownError,
    RecordChanged,
    UndoBlocked,
)
from khenthuong_desktop.store import history, undo
from khenthuong_desktop.store.history import Writing
from khenthuong_desktop.store.keys import time_ordered_key

ChangeListener = Callable[[frozenset[str]], None]

_PRAGMAS = (
    "page_size=8192",  # of new data; long lists write fewer pages
    "foreign_keys=ON",
    "busy_timeout=5000",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "synchronous=FULL",
    "cache_size=-6000",  # KiB
    "wal_autocheckpoint=8000",  # pages: a long list is safe in the journal, and goes into the file while nobody waits
)


def utc_now() -> datetime:
    return datetime.now(UTC)


def current_user() -> str:
    """The name of the account the program runs under, for the history."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "?"


class Database:
    """All access to one unit's data; ``read`` to ask, ``write`` to change, ``on_change`` to be told."""

    def __init__(
        self,
        engine: Engine,
        place: str,
        *,
        now: Callable[[], datetime] = utc_now,
        new_key: Callable[[], str] = time_ordered_key,
        actor: str = "",
    ) -> None:
        self.engine = engine
        self.place = place  # folder or address, for messages
        self.now = now
        self.new_key = new_key
        self.actor = actor or current_user()
        self._listeners: list[ChangeListener] = []
        self._keepers: list[Callable[[], None]] = []
        self._one_writer = threading.RLock()

    def on_change(self, listener: ChangeListener) -> None:
        """After each commit ``listener`` gets the names of the tables it touched (in the writing thread)."""
        self._listeners.append(listener)

    def before_commit(self, listener: Callable[[], None]) -> None:
        """``listener`` is called when an action is complete and is about to be kept."""
        self._keepers.append(listener)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session to ask with; nothing in it is kept."""
        with self._explained(), Session(self.engine) as session:
            session.info["reading"] = True
            yield session

    @contextmanager
    def write(self, action: str) -> Iterator[Writing]:
        """The session of the action named ``action``: all of it is kept, or nothing."""
        with self._one_writer, self._explained():
            with Writing(self.engine.execution_options(writing=True), expire_on_commit=False) as session:
                session.begin_action(action, self.actor, self.now, self.new_key)
                if self.engine.dialect.name == "postgresql":
                    session.execute(text("SELECT pg_advisory_xact_lock(20261122)"))
                with _whole(session):
                    yield session
                    session.keep_action()
                    for keeper in self._keepers:
                        keeper()
            touched = frozenset(session.touched)
        if touched:
            for listener in self._listeners:
                listener(touched)

    def undo(self, action_id: str | None = None) -> history.ActionDone:
        """Take back one action, the newest by default."""
        try:
            with self.write(history.UNDO) as session:
                return undo.undo(session, action_id)
        except IntegrityError as error:  # other records refer to what would go
            with self.read() as session:
                action = undo.find_action(session, action_id)
            raise UndoBlocked(action.name if action else "") from error

    def today(self) -> date:
        """The day on the office's wall."""
        return self.now().astimezone().date()

    def rest(self) -> None:
        """Put what the journal holds into the one file, and let go of the pages kept in memory, up to 16 MB; what is
        asked for next is read again."""
        if self.engine.dialect.name == "sqlite":
            with self._explained():
                self._into_the_file("PASSIVE")
                with self.engine.connect() as connection:
                    connection.exec_driver_sql("PRAGMA shrink_memory")

    def close(self) -> None:
        """Put everything into the one file and let go of it."""
        if self.engine.dialect.name == "sqlite":
            with self._explained():
                self._into_the_file("TRUNCATE")
        self.engine.dispose()

    def _into_the_file(self, mode: str) -> None:
        """What the journal holds."""
        if self.place != ":memory:":
            with closing(self.engine.raw_connection()) as connection:
                # Outside of any transaction, and read to its end, else it would hold the lock itself.
                connection.cursor().execute(f"PRAGMA wal_checkpoint({mode})").fetchall()

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except StaleDataError as error:
            raise RecordChanged("record") from error
        except IntegrityError:
            raise
        except DBAPIError as error:
            raise known_error(error, self.place) or error from error


def known_error(error: DBAPIError, place: str) -> KnownError | None:
    """What the database says of the folder or disk it stands on, as one of our errors."""
    return known_words(str(error.orig), place)


def known_words(words: str, place: Path | str) -> KnownError | None:
    """What SQLite says of a data file, as one of our errors."""
    if "locked" in words:
        return DataFolderBusy(place)
    if "readonly" in words or "unable to open" in words:
        return DataFolderReadOnly(place)
    if "disk is full" in words or "disk I/O error" in words:
        return DiskFull(place)
    if "malformed" in words or "not a database" in words:
        return DataDamaged(place, words)
    return None


@contextmanager
def _whole(session: Session) -> Iterator[None]:
    try:
        yield
        session.commit()
    except BaseException:
        session.rollback()
        raise


def _on_connect(connection: sqlite3.Connection, _record: Any) -> None:
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _on_begin(connection: Any) -> None:
    # pysqlite's own transaction handling leaves half-done DDL behind; we begin ourselves.
    writing = connection.get_execution_options().get("writing")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def sqlite_engine(path: str) -> Engine:
    """An engine for a database file, or ``:memory:`` for one shared by all connections of this engine."""
    if path == ":memory:":
        from sqlalchemy.pool import StaticPool

        engine = create_engine(
            "sqlite://",
            poolclass=StaticPool,
            connect_args={"isolation_level": None, "check_same_thread": False},
        )
    else:
        engine = create_engine(
            f"sqlite:///{path}",
            connect_args={"isolation_level": None, "check_same_thread": False, "timeout": 5},
        )
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)
    return engine


def in_memory(**options: Any) -> Database:
    """A database that lives only as long as this object, with all tables: the tests' double."""
    from khenthuong_desktop.store.tables import Base

    engine = sqlite_engine(":memory:")
    with engine.begin() as connection:
        Base.metadata.create_all(connection)
    return Database(engine, ":memory:", **options)
