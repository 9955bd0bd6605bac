"""Put a backup in place of a unit's data: the new is laid out whole beside the old before anything changes."""

import shutil
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from errno import EDQUOT, ENOSPC
from pathlib import Path

from khenthuong_desktop.errors import BackupUnusable, DataDamaged, DataTooNew, DiskFull, FileMissing, FileUnreadable
from khenthuong_desktop.files import about_to_place, draft_in, needed, put_in_place
from khenthuong_desktop.paths import DataFolder
from khenthuong_desktop.store.backup import CARRIED, BackupMade, make_backup, remove_backup, verify_file
from khenthuong_desktop.store.folder import FOLDERS
from khenthuong_desktop.store.migrations import HEAD, KNOWN

_MOST_FILES = 200_000
_BESIDE = ("-wal", "-shm", "-journal")  # what SQLite keeps beside a data file


@dataclass(frozen=True)
class _LaidOut:
    """A backup ready to be put in place: the data file, and for a full backup the unit's files."""

    database: Path
    files: Path | None


def restore_into(folder: DataFolder, source: Path, moment: datetime) -> Path | None:
    """Put a verified backup in place; what stood there is kept aside (its path is given back).

    Raises FileMissing, BackupUnusable, DataTooNew, DiskFull, TargetNotWritable; then nothing is changed.
    """
    with needed(folder.root), _laid_out(source, folder.root) as found:
        revision = verify_file(found.database).revision
        if revision not in KNOWN:
            raise DataTooNew(folder.root, revision, HEAD)
        with draft_in(folder.root, folder.database.name) as draft:
            shutil.copyfile(found.database, draft)
            made = None
            try:
                made = _backed_up(folder, moment)
                about_to_place()
                with _moved(found.files, folder.root):
                    return _swap(folder, draft, moment)
            except BaseException:
                if made is not None:
                    remove_backup(made)
                raise


def _old_data(folder: DataFolder, moment: datetime) -> Path:
    return folder.root / f"khenthuong.hong-{moment:%Y%m%d-%H%M%S}.db"


def _backed_up(folder: DataFolder, moment: datetime) -> BackupMade | None:
    """A copy of what stands there now; damaged data are only kept aside."""
    if not folder.database.exists():
        return None
    try:
        return make_backup(folder, "before-restore", moment)
    except (BackupUnusable, DataDamaged, sqlite3.DatabaseError):
        return None


def _swap(folder: DataFolder, draft: Path, moment: datetime) -> Path | None:
    """The new data file in its place; gives where the old one went."""
    for name in FOLDERS:
        (folder.root / name).mkdir(exist_ok=True)
    if not folder.database.exists():
        put_in_place(draft, folder.database)
        return None
    aside = _old_data(folder, moment)
    with suppress(sqlite3.DatabaseError), closing(sqlite3.connect(folder.database)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    _rename(folder.database, aside)
    try:
        put_in_place(draft, folder.database)
    except BaseException:
        _rename(aside, folder.database)
        raise
    return aside


def _rename(database: Path, name: Path) -> None:
    database.replace(name)
    for ending in _BESIDE:
        with suppress(FileNotFoundError):
            Path(f"{database}{ending}").replace(f"{name}{ending}")


@contextmanager
def _laid_out(source: Path, root: Path) -> Iterator[_LaidOut]:
    """A ``.db`` copy as it is, or a full backup unpacked in the folder it is for; gone afterwards."""
    try:
        packed = zipfile.is_zipfile(source)
        source.stat()
    except OSError as error:
        raise (FileMissing if not source.exists() else FileUnreadable)(source) from error
    if not packed:
        yield _LaidOut(source, None)
        return
    with tempfile.TemporaryDirectory(prefix=".", suffix=".part", dir=root, ignore_cleanup_errors=True) as name:
        scratch = Path(name)
        try:
            _unpack(source, scratch)
        except (zipfile.BadZipFile, OSError, EOFError, RuntimeError) as error:
            if isinstance(error, OSError) and error.errno in (ENOSPC, EDQUOT):
                raise DiskFull(root) from error
            raise BackupUnusable(source, "damaged") from error
        yield _LaidOut(scratch / "khenthuong.db", scratch)


def _unpack(source: Path, scratch: Path) -> None:
    """Names are checked before anything of that name is written."""
    with zipfile.ZipFile(source) as archive:
        members = archive.infolist()
        if len(members) > _MOST_FILES or "khenthuong.db" not in archive.namelist():
            raise BackupUnusable(source, "not_a_backup")
        for member in members:
            target = (scratch / member.filename).resolve()
            top = member.filename.split("/")[0]
            inside = target.is_relative_to(scratch.resolve())
            if not inside or top not in (*CARRIED, "khenthuong.db", "backup.json"):
                raise BackupUnusable(source, "foreign_file")
            target.parent.mkdir(parents=True, exist_ok=True)
            with archive.open(member) as packed, target.open("xb") as file:
                shutil.copyfileobj(packed, file)


@contextmanager
def _moved(laid_out: Path | None, root: Path) -> Iterator[None]:
    """The files of a full backup in place, and as they were when what follows fails; others of the folder stay."""
    moved: list[tuple[Path, Path]] = []
    try:
        if laid_out is not None:
            for path in [path for name in CARRIED for path in sorted((laid_out / name).rglob("*")) if path.is_file()]:
                _exchange(path, root / path.relative_to(laid_out), laid_out / "before" / str(len(moved)), moved)
        yield
    except BaseException:
        for target, before in reversed(moved):
            target.unlink(missing_ok=True)
            with suppress(FileNotFoundError):
                before.replace(target)
        raise


def _exchange(path: Path, target: Path, before: Path, moved: list[tuple[Path, Path]]) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    before.parent.mkdir(exist_ok=True)
    moved.append((target, before))
    with suppress(FileNotFoundError):
        target.replace(before)
    path.replace(target)
