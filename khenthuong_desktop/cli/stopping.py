"""Ctrl-C stops a verb as long as nothing is kept and is heard no more after that: 130 means that nothing changed.

Being ended by the system (SIGTERM) is the same to a verb. The first signal raises ``KeyboardInterrupt`` where the
verb is; more of them are not heard, so that it can clear up in peace.
"""

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType

_SIGNALS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGBREAK") if hasattr(signal, name)]
Handler = Callable[[int, FrameType | None], None] | signal.Handlers


class _Hearing:
    """Whether somebody asked to stop (a library may have swallowed the exception), and whether it can be undone."""

    asked = False
    undoing = False


@contextmanager
def until_kept(leaving: bool = False) -> Iterator[None]:
    """Around a verb; afterwards signals do what they did before, or nothing when the program is ``leaving``."""
    before = {number: signal.getsignal(number) for number in _SIGNALS}
    tell_unraisable = sys.unraisablehook

    def tell(told: "sys.UnraisableHookArgs") -> None:
        if told.exc_type is not KeyboardInterrupt:  # that came while Python tidied up; ``too_late`` minds it
            tell_unraisable(told)

    sys.unraisablehook = tell
    try:
        yield
    finally:
        if not leaving:
            sys.unraisablehook = tell_unraisable
            for number, handler in before.items():
                with suppress(ValueError):  # not in the main thread: nobody presses Ctrl-C there
                    signal.signal(number, handler)


def listen() -> None:
    """From now on the first signal raises ``KeyboardInterrupt``."""
    _Hearing.asked = False
    _answer_with(_hear)


@contextmanager
def undone_when_stopped() -> Iterator[None]:
    """Around work that takes back by itself what it has kept: it can be stopped until it is through."""
    _Hearing.undoing = True
    try:
        yield
        _answer_with(signal.SIG_IGN)
        _Hearing.asked = False  # nobody took it back: it is through
    finally:
        _Hearing.undoing = False


def too_late() -> None:
    """The verb's work is about to be kept: it ends undisturbed, unless somebody has asked to stop before."""
    if not _Hearing.undoing:
        _answer_with(signal.SIG_IGN)
    if _Hearing.asked and not _is_clearing_up():
        raise KeyboardInterrupt


def _is_clearing_up() -> bool:
    """What is about to be kept is what stood there before the verb was stopped."""
    fault = sys.exc_info()[1]
    while fault is not None and not isinstance(fault, KeyboardInterrupt):
        fault = fault.__context__
    return fault is not None


def _hear(_number: int, _frame: FrameType | None) -> None:
    _Hearing.asked = True
    if sys.exc_info()[1] is None:  # else something failed and is being cleared up; ``too_late`` comes after that
        _answer_with(signal.SIG_IGN)
        raise KeyboardInterrupt


def _answer_with(handler: Handler) -> None:
    for number in _SIGNALS:
        with suppress(ValueError):
            signal.signal(number, handler)
