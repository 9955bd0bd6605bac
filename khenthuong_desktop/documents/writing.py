"""Writes a file whole or not at all: a draft beside the target, on the disk for good, then moved over it."""

import errno
import os
import time
from pathlib import Path

from khenthuong_desktop.errors import DiskFull, FileInUse, TargetNotWritable

_WAITS = (0.05, 0.2, 0.5, 1.0)  # a virus scanner or an indexer lets go after a moment


def write_whole(target: Path, content: bytes) -> None:
    """Replaces ``target`` by ``content``; the old file stays whole when anything fails."""
    draft = target.with_name(f".{target.name}.{os.getpid()}.draft")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with draft.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        _move(draft, target)
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise DiskFull(target) from error
        raise TargetNotWritable(target) from error
    finally:
        draft.unlink(missing_ok=True)


def _move(draft: Path, target: Path) -> None:
    for wait in (*_WAITS, None):
        try:
            draft.replace(target)
            return
        except PermissionError as error:
            if wait is None:
                raise FileInUse(target) from error
            time.sleep(wait)
