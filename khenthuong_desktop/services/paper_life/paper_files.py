"""Papers' files: read whole, written and removed all together with what is kept of them."""

import logging
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path

from khenthuong_desktop.errors import FileInUse, FileMissing, FileProblem, FileUnreadable
from khenthuong_desktop.files import draft_beside, is_plain, refuse_odd, sha256_of

_log = logging.getLogger(__name__)
_JUST_NOW = 2_000_000_000  # nanoseconds


def read_file(path: Path) -> bytes:
    """The bytes of a file; raises FileMissing, FileInUse when Word holds it, FolderInPlace, FileUnreadable."""
    refuse_odd(path)
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise FileMissing(path) from error
    except PermissionError as error:
        raise FileInUse(path) from error
    except OSError as error:
        raise FileUnreadable(path, error.strerror or "") from error


def digest_of(path: Path) -> str:
    """Hex SHA-256 of a file; empty while Word does not let it be read, or when no file lies there."""
    try:
        return sha256_of(path) if is_plain(path) else ""
    except PermissionError:
        return ""


def exact_digest(path: Path) -> str:
    """The same; raises FileInUse while Word does not let it be read."""
    digest = digest_of(path)
    if not digest:
        raise FileInUse(path)
    return digest


def listed_digest(path: Path, facts: os.stat_result) -> str:
    """The same for a list of many: a file that has not been touched since is not read again."""
    if is_fresh(facts):
        return digest_of(path)
    return _untouched(path, facts.st_mtime_ns, facts.st_ctime_ns, facts.st_size) or digest_of(path)


def is_fresh(facts: os.stat_result) -> bool:
    """Whether a file was touched this moment: it may change once more within the same tick of the clock."""
    return time.time_ns() - max(facts.st_mtime_ns, facts.st_ctime_ns) < _JUST_NOW


@lru_cache(maxsize=4096)
def _untouched(path: Path, _modified: int, _changed: int, _size: int) -> str:
    return digest_of(path)


def write_file(target: Path, content: bytes) -> None:
    """The file with these bytes, whole or as it was; raises FileInUse when Word holds it."""
    with draft_beside(target) as draft:
        draft.write_bytes(content)


class Files:
    """Files written and removed together, with what stood there before."""

    def __init__(self) -> None:
        self._before: dict[Path, bytes | None] = {}
        self._superseded: list[Path] = []

    def write(self, target: Path, content: bytes) -> None:
        """Raises FileInUse when Word holds it."""
        known = target in self._before
        if not known:
            refuse_odd(target)
            self._before[target] = read_file(target) if is_plain(target) else None
        try:
            write_file(target, content)
        except FileProblem:  # it is as it was: putting it back could only fail the same way
            if not known:
                del self._before[target]
            raise

    def remove(self, target: Path) -> None:
        """Gone once the action is kept: a crash before that must not cost the file."""
        self._superseded.append(target)

    def settle(self) -> None:
        """What was superseded goes, unless its name was taken again; what Word holds by now may stay."""
        for target in self._superseded:
            if target not in self._before:
                with suppress(PermissionError):
                    target.unlink(missing_ok=True)

    def restore(self) -> None:
        """Everything as it was; what was not there goes first, so that a full disk has room for what was.

        What cannot be put back (Word holds it) keeps none of the others from it, and hides no earlier error.
        """
        for target, content in self._before.items():
            if content is None:
                with suppress(OSError):
                    target.unlink(missing_ok=True)
        for target, content in self._before.items():
            if content is not None:
                try:
                    write_file(target, content)
                except (FileProblem, OSError) as error:
                    _log.warning("not put back: %s", type(error).__name__)


@contextmanager
def all_or_none() -> Iterator[Files]:
    """When the action is not kept, its files are not either."""
    files = Files()
    try:
        yield files
    except BaseException:
        files.restore()
        raise
    files.settle()
