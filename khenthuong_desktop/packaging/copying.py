"""One pass over a file: copied to its place in the archive while its three checksums are computed."""

import hashlib
import zlib
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from io import BufferedReader
from os import cpu_count
from pathlib import Path
from typing import TypeVar

ALGORITHMS = ("sha256", "sha512")
CHUNK = 1024 * 1024
Step = Callable[[int, int, str], None]  # bytes done, bytes in all, name; may raise to stop the work

_Job = TypeVar("_Job")
_Result = TypeVar("_Result")


@dataclass(frozen=True)
class Digests:
    """What identifies the content of one file."""

    size: int = 0
    crc: int = 0
    sha256: str = "0" * 64
    sha512: str = "0" * 128


class Meter:
    """Takes a file's bytes as they pass by, and tells their checksums."""

    def __init__(self, algorithms: tuple[str, ...] = ALGORITHMS) -> None:
        self.size = 0
        self._crc = 0
        self._hashes = {name: hashlib.new(name) for name in algorithms}

    def take(self, chunk: bytes | memoryview) -> None:
        self.size += len(chunk)
        self._crc = zlib.crc32(chunk, self._crc)
        for running in self._hashes.values():
            running.update(chunk)

    def digests(self) -> Digests:
        return Digests(self.size, self._crc, **{name: h.hexdigest() for name, h in self._hashes.items()})


def digests_of(content: bytes) -> Digests:
    meter = Meter()
    meter.take(content)
    return meter.digests()


def chunks_of(source: Path | bytes) -> Iterator[memoryview]:
    """The content in pieces of one buffer: use each piece before asking for the next."""
    if isinstance(source, bytes):
        yield memoryview(source)
        return
    with source.open("rb") as file:
        yield from read_chunks(file, None)


def read_chunks(file: BufferedReader, size: int | None) -> Iterator[memoryview]:
    """``size`` bytes (``None`` = all) from where ``file`` stands, in pieces of one buffer."""
    buffer = memoryview(bytearray(CHUNK if size is None else max(1, min(CHUNK, size))))
    left = size
    while left is None or left > 0:
        got = file.readinto(buffer if left is None else buffer[: min(left, CHUNK)])
        if not got:
            return
        if left is not None:
            left -= got
        yield buffer[:got]


def side_by_side(jobs: Iterable[_Job], work: Callable[[_Job], _Result]) -> Iterator[tuple[_Job, _Result]]:
    """``work`` on each job, some at once (hashing and disk leave the interpreter free); results as given.

    When the caller stops listening, jobs that have not begun are dropped.
    """
    pool = ThreadPoolExecutor(max_workers=min(4, cpu_count() or 1), thread_name_prefix="dossier")
    try:
        waiting: list[tuple[_Job, Future[_Result]]] = [(job, pool.submit(work, job)) for job in jobs]
        for job, future in waiting:
            yield job, future.result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
