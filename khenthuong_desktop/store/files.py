"""Files that are whole or not there at all: drafts moved into place, hashes, free space."""

import hashlib
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from errno import ENOSPC
from pathlib import Path

from khenthuong_desktop.errors import DiskFull, FileInUse, TargetNotWritable

_WINDOWS_BUSY = (5, 32, 33)
_WAITS = (0.05, 0.1, 0.2, 0.4, 0.8, 1.0)


@contextmanager
def draft_beside(target: Path) -> Iterator[Path]:
    """A draft in the target's folder; on leaving well it is synced and moved over the target, else removed."""
    draft = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        yield draft
        _sync(draft)
        _move(draft, target)
    except OSError as error:
        if error.errno == ENOSPC:
            raise DiskFull(target) from error
        if isinstance(error, PermissionError):
            raise TargetNotWritable(target) from error
        raise
    finally:
        draft.unlink(missing_ok=True)


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


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


def sha256_of(path: Path) -> str:
    """Hex SHA-256 of a file, read in pieces."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(1 << 20):
            digest.update(piece)
    return digest.hexdigest()
