"""Open one unit's data folder: locked for one program, brought up to date on a copy, refused when newer."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from filelock import BaseFileLock, FileLock, Timeout
from sqlalchemy import create_engine, inspect, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError

from khenthuong_desktop.errors import (
    DataDamaged,
    DataFolderBusy,
    DataFolderExists,
    DataFolderMissing,
    DataFolderReadOnly,
    DataTooNew,
    ServerUnreachable,
)
from khenthuong_desktop.files import draft_beside, sweep_drafts
from khenthuong_desktop.paths import DataFolder
from khenthuong_desktop.store import backup
from khenthuong_desktop.store.database import Database, known_error, known_words, sqlite_engine, utc_now
from khenthuong_desktop.store.keys import time_ordered_key
from khenthuong_desktop.store.migrations import HEAD, KNOWN

Clock = Callable[[], datetime]
Keys = Callable[[], str]

FOLDERS = ("attachments", "documents", "backups", "templates", "regulations", "logs")
NAMES = (*FOLDERS, "khenthuong.*")  # all that this program puts into a data folder


@dataclass
class OpenData:
    """A data folder in use: the database, the folder, and the lock that keeps others out."""

    db: Database
    folder: DataFolder
    lock: BaseFileLock
    changed: bool = field(default=False)

    def close(self) -> backup.BackupMade | None:
        """Close the database, keep a verified backup if anything changed, let others in."""
        made = None
        try:
            self.db.close()
            if self.changed and self.db.engine.dialect.name == "sqlite":
                made = backup.make_backup(self.folder, "close", self.db.now())
        finally:
            self.lock.release()
        return made


def create_folder(folder: DataFolder, *, now: Clock = utc_now) -> None:
    """A new, empty data folder with all tables; raises DataFolderExists where one is already."""
    if folder.database.exists():
        raise DataFolderExists(folder.root)
    try:
        for name in FOLDERS:
            (folder.root / name).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DataFolderReadOnly(folder.root) from error
    _refuse_read_only(folder)
    from khenthuong_desktop.store.migrate import upgrade

    with draft_beside(folder.database) as draft:
        engine = sqlite_engine(str(draft))
        try:
            with engine.begin() as connection:
                upgrade(connection)
        except DBAPIError as error:
            raise known_error(error, str(folder.root)) or error from error
        finally:
            engine.dispose()
        with closing(sqlite3.connect(draft)) as plain:
            plain.execute("PRAGMA journal_mode=WAL").fetchall()
        for ending in ("-wal", "-shm"):
            Path(f"{draft}{ending}").unlink(missing_ok=True)


def open_folder(
    folder: DataFolder,
    *,
    url: str | None = None,
    now: Clock = utc_now,
    new_key: Keys = time_ordered_key,
    actor: str = "",
) -> OpenData:
    """Open an existing data folder (or the database at ``url`` with the folder for files) for this program alone."""
    if not folder.root.is_dir() or (url is None and not folder.database.is_file()):
        raise DataFolderMissing(folder.root)
    _refuse_read_only(folder)
    lock = FileLock(folder.lock, thread_local=False)
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise DataFolderBusy(folder.root) from error
    except OSError as error:
        raise DataFolderReadOnly(folder.root) from error
    try:
        if url is None:
            _bring_up_to_date(folder, now)
            engine = sqlite_engine(str(folder.database))
            db = Database(engine, str(folder.root), now=now, new_key=new_key, actor=actor)
        else:
            db = _open_server(url, folder, now, new_key, actor)
    except BaseException:
        lock.release()
        raise
    for left in folder.regulations.glob(".*.part"):
        shutil.rmtree(left, ignore_errors=True)
    for name in ("backups", "documents", "attachments", "templates", "regulations"):
        sweep_drafts(folder.root / name)  # nobody else writes here while we hold the lock
    opened = OpenData(db, folder, lock)
    db.on_change(lambda _tables: setattr(opened, "changed", True))
    return opened


def _refuse_read_only(folder: DataFolder) -> None:
    # An administrator may write anywhere; a folder without any write permission is still meant to stay as it is.
    for place in (folder.root, folder.database):
        if place.exists() and (not os.access(place, os.W_OK) or not place.stat().st_mode & 0o222):
            raise DataFolderReadOnly(folder.root)


def revision_of(path: Path) -> str:
    """The migration step a data file stands at; raises DataDamaged for a file that is no data file of ours."""
    with path.open("rb") as file:
        if file.read(16) != b"SQLite format 3\0":
            raise DataDamaged(path.parent, "not a database")
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.DatabaseError as error:
        raise known_words(str(error), path.parent) or DataDamaged(path.parent, str(error)) from error
    return str(row[0]) if row else ""


def _bring_up_to_date(folder: DataFolder, now: Clock) -> None:
    found = revision_of(folder.database)
    if found == HEAD:
        return
    if found not in KNOWN:
        raise DataTooNew(folder.root, found, HEAD)
    backup.make_backup(folder, "before-migration", now())
    migrate_on_copy(folder)


def migrate_on_copy(folder: DataFolder) -> None:
    """Migrate a copy in one transaction with foreign keys off, check it, then put it in place."""
    from khenthuong_desktop.store.migrate import upgrade

    with draft_beside(folder.database) as draft:
        with closing(sqlite3.connect(folder.database)) as old, closing(sqlite3.connect(draft)) as new:
            old.backup(new)
        before = backup.row_counts(draft)
        engine = sqlite_engine(str(draft))
        with engine.connect() as connection:
            connection.exec_driver_sql("ROLLBACK")
            connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            upgrade(connection)
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
            if broken:
                raise DataDamaged(folder.root, f"foreign keys: {broken[:3]}")
            connection.exec_driver_sql("COMMIT")
        engine.dispose()
        after = backup.row_counts(draft)
        lost = {name for name, count in before.items() if after.get(name, count) < count}
        if lost:
            raise DataDamaged(folder.root, f"rows lost in {sorted(lost)}")
    for ending in ("-wal", "-shm"):
        Path(f"{folder.database}{ending}").unlink(missing_ok=True)


def _open_server(url: str, folder: DataFolder, now: Clock, new_key: Keys, actor: str) -> Database:
    from khenthuong_desktop.store.migrate import upgrade

    try:
        address = make_url(url)
        engine = create_engine(address)
        engine.connect().close()
    except (ArgumentError, ImportError) as error:
        raise ServerUnreachable(url.rpartition("@")[2]) from error
    except OperationalError as error:
        raise ServerUnreachable(address.render_as_string()) from error
    with engine.begin() as connection:
        if inspect(connection).has_table("alembic_version"):
            found = connection.scalar(text("SELECT version_num FROM alembic_version")) or ""
            if found not in KNOWN:
                raise DataTooNew(folder.root, str(found), HEAD)
            if found != HEAD:
                upgrade(connection)
        else:
            upgrade(connection)
    return Database(engine, address.render_as_string(), now=now, new_key=new_key, actor=actor)
