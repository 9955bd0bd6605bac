"""Files that are whole or not there at all: drafts moved into place, and the hashes that recognise them."""

import hashlib
import os
import shutil
import stat
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from enum import StrEnum
from errno import EDQUOT, ENOENT, ENOSPC, EROFS
from fnmatch import fnmatch
from pathlib import Path

from khenthuong_desktop.errors import (
    DataInPlace,
    DiskFull,
    FileInUse,
    FileMissing,
    FileProblem,
    FileUnreadable,
    FolderInPlace,
    TargetNotWritable,
)

_WINDOWS_BUSY = (5, 32, 33)
_WAITS = (0.05, 0.1, 0.2, 0.4, 0.8, 1.0)  # seconds
_PIECE = 1 << 16
_DATABASE = b"SQLite format 3\x00"
_NOTHING = 1 << 20  # bytes: a disk with less is full
_LONGEST = 40  # of a target's name, in that of its draft: the draft's is longer and must be allowed, too


Keeper = Callable[[], None]
_keepers: list[Keeper] = []


@contextmanager
def before_placing(keeper: Keeper) -> Iterator[None]:
    """Meanwhile ``keeper`` is called whenever a file is whole and is about to get its name; it may raise to stop."""
    _keepers.append(keeper)
    try:
        yield
    finally:
        _keepers.remove(keeper)


@contextmanager
def all_or_nothing(folder: Path, ours: Collection[str]) -> Iterator[None]:
    """When this fails, what is ``ours`` (patterns of names) and lies in ``folder`` only since then is gone again."""
    before = set(folder.iterdir()) if folder.is_dir() else set()
    with needed(folder):
        try:
            yield
        except BaseException:
            for path in set(folder.iterdir()) - before:
                if any(fnmatch(path.name, pattern) for pattern in ours):
                    _remove(path)
            raise


@contextmanager
def needed(folder: Path, blamed: Path | None = None) -> Iterator[None]:
    """A folder, made where it is missing; what had to be made is gone again when nothing has come into it.

    Raises DiskFull, TargetNotWritable that name ``blamed``.
    """
    made = [one for one in (folder, *folder.parents) if not one.exists()]
    try:
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise _blame(error, blamed or folder) from error
        yield
    finally:
        for one in made:
            with suppress(OSError):  # there is something in it
                one.rmdir()


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(OSError):
            path.unlink()


@contextmanager
def draft_beside(target: Path, *, asked_for: bool = True) -> Iterator[Path]:
    """A draft in the target's folder; on leaving well it is synced and moved over the target, else removed.

    ``asked_for``: it is the user's file and not one that we keep to be safe. Raises DiskFull, FileInUse,
    TargetNotWritable.
    """
    with draft_in(target.parent, target.name, blamed=target) as draft:
        yield draft
        put_in_place(draft, target, asked_for=asked_for)


@contextmanager
def draft_in(folder: Path, name: str, blamed: Path | None = None) -> Iterator[Path]:
    """A file in ``folder`` to write to, gone afterwards unless it was put in place; errors name ``blamed``.

    So are folders that had to be made for it.
    """
    blamed = blamed or folder
    draft = folder / f".{name[-_LONGEST:]}.{os.getpid()}.part"
    try:
        with needed(folder, blamed):
            try:
                yield draft
            finally:
                with suppress(OSError):
                    draft.unlink(missing_ok=True)
    except OSError as error:
        if error.errno == ENOENT and error.filename not in (None, str(draft)):  # what was to be read is not there
            raise
        raise _blame(error, blamed) from error


def about_to_place() -> None:
    """What follows cannot be stopped any more: tell those who want to know."""
    for keeper in _keepers:
        keeper()


def put_in_place(draft: Path, target: Path, *, asked_for: bool = True) -> None:
    """Sync a draft to the disk and give it its name, over what had it; raises FileInUse when Windows holds that."""
    with draft.open("rb+") as file:
        os.fsync(file.fileno())
    if target.is_dir():
        raise FolderInPlace(target)
    if target.exists() and not target.is_file():  # a device like /dev/null
        raise TargetNotWritable(target)
    if _is_database(target) and not _is_database(draft):
        raise DataInPlace(target)
    if asked_for:
        about_to_place()
    _move(draft, target)
    _sync_folder(target.parent)


def _is_database(path: Path) -> bool:
    """Whether a unit's data are in this file: they are never lost to a list that somebody saves in their place."""
    try:
        with path.open("rb") as file:
            return file.read(len(_DATABASE)) == _DATABASE
    except OSError:
        return False


def _blame(error: OSError, blamed: Path) -> DiskFull | TargetNotWritable:
    return DiskFull(_full_place(blamed)) if error.errno in (ENOSPC, EDQUOT) else TargetNotWritable(blamed)


def _full_place(blamed: Path) -> Path:
    """What is being written, or the folder for what libraries write meanwhile where only that is full."""
    import tempfile  # loads a lot

    with suppress(OSError):
        scratch = Path(tempfile.gettempdir())
        folder = next(one for one in (blamed, *blamed.parents) if one.is_dir())
        if shutil.disk_usage(scratch).free < _NOTHING <= shutil.disk_usage(folder).free:
            return scratch
    return blamed


def known_error(error: OSError) -> FileProblem | None:
    """What the system says of a file that nobody was prepared for, as one of our errors."""
    if error.errno in (ENOSPC, EDQUOT):
        import tempfile  # loads a lot

        return DiskFull(error.filename or tempfile.gettempdir())
    if error.filename is None:
        return None
    kinds = {ENOENT: FileMissing, EROFS: TargetNotWritable}
    return kinds.get(error.errno or 0, FileProblem)(os.fsdecode(error.filename))


def _move(draft: Path, target: Path) -> None:
    for wait in (*_WAITS, None):
        try:
            draft.replace(target)
            return
        except OSError as error:
            # On Windows a virus scanner or Word may hold the target for a moment.
            if getattr(error, "winerror", None) not in _WINDOWS_BUSY:
                raise
            if wait is None:
                raise FileInUse(target) from error
            time.sleep(wait)


def _sync_folder(folder: Path) -> None:
    """Without this a name given just before a power cut may be forgotten; Windows keeps names by itself."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # some network drives cannot; the file itself is safe already
            os.fsync(handle)
    finally:
        os.close(handle)


class Lies(StrEnum):
    """What has a name: only a plain file is safe to open; a link leads elsewhere, a pipe may keep us for ever."""

    NOTHING = "nothing"
    FILE = "file"
    FOLDER = "folder"
    LINK = "link"
    OTHER = "not_a_file"


_SORTS = {stat.S_IFREG: Lies.FILE, stat.S_IFDIR: Lies.FOLDER, stat.S_IFLNK: Lies.LINK}


def what_lies(path: Path) -> Lies:
    """The sort of what lies there, the last name itself and not what a link points to."""
    try:
        return sort_of(path.lstat())
    except (FileNotFoundError, NotADirectoryError):
        return Lies.NOTHING


def sort_of(facts: os.stat_result) -> Lies:
    """The same from what ``lstat`` tells of something that is there."""
    return _SORTS.get(stat.S_IFMT(facts.st_mode), Lies.OTHER)


def is_plain(path: Path) -> bool:
    """A file lies there, itself."""
    return what_lies(path) is Lies.FILE


def refuse_odd(path: Path) -> None:
    """Raises FolderInPlace, or FileUnreadable for a link, a pipe, a socket, a device, where a file should lie."""
    lies = what_lies(path)
    if lies is Lies.FOLDER:
        raise FolderInPlace(path)
    if lies in (Lies.LINK, Lies.OTHER):
        raise FileUnreadable(path, lies.value)


def need_file(path: Path) -> None:
    """Raises FileMissing, FolderInPlace, FileUnreadable where no file lies; a link is followed: somebody named it."""
    if not path.exists():
        raise FileMissing(path)
    lies = sort_of(path.stat())
    if lies is Lies.FOLDER:
        raise FolderInPlace(path)
    if lies is not Lies.FILE:
        raise FileUnreadable(path, lies.value)


def sha256_of(path: Path) -> str:
    """Hex SHA-256 of a file, read in pieces."""
    digest = hashlib.sha256()
    with path.open("rb", buffering=0) as file:  # papers are small and many: no buffer is made for each
        while piece := file.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()


def sweep_drafts(folder: Path) -> int:
    """Remove drafts that a killed program left in ``folder`` and below; how many. For who holds it alone."""
    left = [path for path in folder.rglob(".*.part") if path.is_file()]
    for path in left:
        path.unlink(missing_ok=True)
    return len(left)
