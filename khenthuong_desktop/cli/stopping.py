"""Ctrl-C stops a verb as long as nothing is kept and is heard no more after that: 130 means that nothing changed."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress


@contextmanager
def until_kept() -> Iterator[None]:
    """Around a verb: afterwards Ctrl-C does again what it did before."""
    before = signal.getsignal(signal.SIGINT)
    try:
        yield
    finally:
        with suppress(ValueError):  # not in the main thread: nobody presses Ctrl-C there
            signal.signal(signal.SIGINT, before)


def too_late() -> None:
    """The verb's work is about to be kept: it ends undisturbed."""
    with suppress(ValueError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)
