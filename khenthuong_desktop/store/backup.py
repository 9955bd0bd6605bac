"""Verified copies of the data: made through SQLite's own copying, re-opened and checked before they count."""

import json
import sqlite3
import tempfile
import zipfile
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from khenthuong_desktop.errors import BackupUnusable, DataDamaged, DiskFull, FileMissing
from khenthuong_desktop.files import draft_beside, sha256_of
from khenthuong_desktop.paths import DataFolder

_PREFIX = "khenthuong-"
CARRIED = ("attachments", "documents", "templates", "regulations")


@dataclass(frozen=True)
class BackupMade:
    """A verified copy of the database."""

    path: Path
    made_at: datetime
    reason: str
    sha256: str
    rows: int


@dataclass(frozen=True)
class VerifiedFile:
    """What a data file holds that has passed all checks."""

    revision: str
    counts: dict[str, int]


def row_counts(path: Path) -> dict[str, int]:
    """Rows of every table of a data file."""
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        names = [
            name
            for (name,) in connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
            )
        ]
        return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}


def verify_file(path: Path) -> VerifiedFile:
    """Open a data file read-only and check it through; raises BackupUnusable with the reason."""
    try:
        with path.open("rb") as file:
            if file.read(16) != b"SQLite format 3\0":
                raise BackupUnusable(path, "not_a_database")
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
            connection.execute("PRAGMA trusted_schema=OFF")
            connection.execute("PRAGMA cell_size_check=ON")
            foreign = connection.execute(
                "SELECT count(*) FROM sqlite_master WHERE type IN ('trigger', 'view')"
            ).fetchone()[0]
            if foreign:
                raise BackupUnusable(path, "foreign_schema")
            if connection.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
                raise BackupUnusable(path, "damaged")
            if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
                raise BackupUnusable(path, "broken_references")
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        return VerifiedFile(str(row[0]) if row else "", row_counts(path))
    except FileNotFoundError as error:
        raise FileMissing(path) from error
    except (sqlite3.DatabaseError, IsADirectoryError) as error:
        raise BackupUnusable(path, "damaged") from error


def copy_database(source: Path, target: Path) -> None:
    """A consistent copy of a data file, whatever is going on in it."""
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        try:
            old.backup(new)
            new.execute("PRAGMA journal_mode=DELETE")
        except sqlite3.OperationalError as error:
            if "full" in str(error) or "disk I/O" in str(error):
                raise DiskFull(target.parent) from error
            raise DataDamaged(source.parent, str(error)) from error


def make_backup(folder: DataFolder, reason: str, moment: datetime) -> BackupMade:
    """A verified copy in ``backups/`` with a note of what it holds; older ones are thinned out afterwards."""
    local = moment.astimezone(UTC)
    target = folder.backups / f"{_PREFIX}{local:%Y%m%d-%H%M%S}-{reason}.db"
    try:
        with draft_beside(target, asked_for=False) as draft:
            copy_database(folder.database, draft)
            state = verify_file(draft)
            sha256 = sha256_of(draft)
        made = BackupMade(target, local, reason, sha256, sum(state.counts.values()))
        note = {
            "made_at": local.isoformat(),
            "reason": reason,
            "sha256": sha256,
            "rows": made.rows,
            "counts": state.counts,
            "revision": state.revision,
        }
        with draft_beside(target.with_suffix(".json"), asked_for=False) as draft:
            draft.write_text(json.dumps(note, ensure_ascii=False, indent=1), "utf-8")
    except BaseException:  # a copy without its note does not count, and should not lie about
        target.unlink(missing_ok=True)
        raise
    thin_out(folder, local)
    return made


def remove_backup(made: BackupMade) -> None:
    """Take a backup away again; its note first, without which it does not count."""
    made.path.with_suffix(".json").unlink(missing_ok=True)
    made.path.unlink(missing_ok=True)


def list_backups(folder: DataFolder) -> tuple[BackupMade, ...]:
    """Verified backups, newest first (a copy without its note does not count)."""
    found = []
    for note in folder.backups.glob(f"{_PREFIX}*.json"):
        copy = note.with_suffix(".db")
        if copy.is_file():
            told = json.loads(note.read_text("utf-8"))
            found.append(
                BackupMade(copy, datetime.fromisoformat(told["made_at"]), told["reason"], told["sha256"], told["rows"])
            )
    return tuple(sorted(found, key=lambda made: made.made_at, reverse=True))


def kept(moments: list[datetime], now: datetime) -> set[datetime]:
    """Which backups stay: all of two days, then one a day for 12 days, a week for 10 weeks, a month for 9 months."""
    stay: set[datetime] = set()
    seen: set[tuple[str, object]] = set()
    for moment in sorted(moments, reverse=True):
        age = now - moment
        slots: list[tuple[str, object]] = []
        if age <= timedelta(days=2):
            stay.add(moment)
        if age <= timedelta(days=14):
            slots.append(("day", moment.date()))
        if age <= timedelta(weeks=12):
            slots.append(("week", moment.isocalendar()[:2]))
        if age <= timedelta(days=300):
            slots.append(("month", (moment.year, moment.month)))
        if any(slot not in seen for slot in slots):
            stay.add(moment)
            seen.update(slots)
    if moments:
        stay.add(max(moments))
    return stay


def thin_out(folder: DataFolder, now: datetime) -> None:
    """Remove backups that the rotation no longer keeps; never the newest verified one."""
    made = list_backups(folder)
    stay = kept([one.made_at for one in made], now)
    for one in made:
        if one.made_at not in stay:
            remove_backup(one)


def export_backup(folder: DataFolder, target: Path, moment: datetime) -> tuple[int, str]:
    """One file with the database and all of the unit's files, verified; gives (files, sha256)."""
    with tempfile.TemporaryDirectory(prefix="khenthuong-") as scratch:
        copy = Path(scratch) / "khenthuong.db"
        copy_database(folder.database, copy)
        state = verify_file(copy)
        with draft_beside(target) as draft:
            files = 1
            with zipfile.ZipFile(draft, "w") as archive:
                archive.write(copy, "khenthuong.db", zipfile.ZIP_DEFLATED)
                for name in CARRIED:
                    for path in sorted((folder.root / name).rglob("*")):
                        if path.is_file():
                            archive.write(path, path.relative_to(folder.root).as_posix(), zipfile.ZIP_STORED)
                            files += 1
                note = {"made_at": moment.isoformat(), "counts": state.counts, "revision": state.revision}
                archive.writestr("backup.json", json.dumps(note, ensure_ascii=False))
            with zipfile.ZipFile(draft) as archive:
                if archive.testzip() is not None:
                    raise BackupUnusable(target, "damaged")
    return files, sha256_of(target)
