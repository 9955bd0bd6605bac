"""Files that are whole or not there at all: drafts moved into place, and the hashes that recognise them."""

import hashlib
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from errno import EDQUOT, ENOSPC
from pathlib import Path

from khenthuong_desktop.errors import DiskFull, FileInUse, TargetNotWritable

_WINDOWS_BUSY = (5, 32, 33)
_WAITS = (0.05, 0.1, 0.2, 0.4, 0.8, 1.0)  # seconds


@contextmanager
def draft_beside(target: Path) -> Iterator[Path]:
    """A draft in the target's folder; on leaving well it is synced and moved over the target, else removed.

    Raises DiskFull, FileInUse, TargetNotWritable.
    """
    with draft_in(target.parent, target.name, blamed=target) as draft:
        yield draft
        put_in_place(draft, target)


@contextmanager
def draft_in(folder: Path, name: str, blamed: Path | None = None) -> Iterator[Path]:
    """A file in ``folder`` to write to, gone afterwards unless it was put in place; errors name ``blamed``."""
    blamed = blamed or folder
    draft = folder / f".{name}.{os.getpid()}.part"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _known(error, blamed) from error
    try:
        yield draft
    except OSError as error:
        if isinstance(error, FileNotFoundError):  # something to be read is not there: not the target's fault
            raise
        raise _known(error, blamed) from error
    finally:
        draft.unlink(missing_ok=True)


def put_in_place(draft: Path, target: Path) -> None:
    """Sync a draft to the disk and give it its name, over what had it; raises FileInUse when Windows holds that."""
    with draft.open("rb+") as file:
        os.fsync(file.fileno())
    _move(draft, target)
    _sync_folder(target.parent)


def _known(error: OSError, blamed: Path) -> DiskFull | TargetNotWritable:
    return DiskFull(blamed) if error.errno in (ENOSPC, EDQUOT) else TargetNotWritable(blamed)


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


def sha256_of(path: Path) -> str:
    """Hex SHA-256 of a file, read in pieces."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sweep_drafts(folder: Path) -> int:
    """Remove drafts that a killed program left in ``folder`` and below; how many. For who holds it alone."""
    left = [path for path in folder.rglob(".*.part") if path.is_file()]
    for path in left:
        path.unlink(missing_ok=True)
    return len(left)
