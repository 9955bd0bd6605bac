"""Keys of records: UUIDv7 as text, made on any PC, merged without clashes, sorted by time."""

import random
import time
from collections.abc import Callable

_FRACTIONS = 1 << 12  # of a millisecond
_chance = random.Random()
_last = 0


def time_ordered_key() -> str:
    """A new key: RFC 9562, version 7, with 12 bits of a finer clock that never stands still."""
    global _last
    now = time.time_ns() * _FRACTIONS // 1_000_000
    _last = now if now > _last else _last + 1
    chance = _chance.getrandbits(62)
    parts = _last >> 28, _last >> 12 & 0xFFFF, _last & 0xFFF, 1 << 15 | chance >> 48, chance & 0xFFFFFFFFFFFF
    return "%08x-%04x-7%03x-%04x-%012x" % parts  # noqa: UP031  quicker than the others, and lists are long


def many_keys(new_key: Callable[[], str], count: int) -> list[str]:
    """So many keys at once, each as ``new_key`` makes one."""
    return _time_ordered_keys(count) if new_key is time_ordered_key else [new_key() for _ in range(count)]


def _time_ordered_keys(count: int) -> list[str]:
    """What is the same in neighbours is put into words once."""
    global _last
    first = max(time.time_ns() * _FRACTIONS // 1_000_000, _last + 1)
    _last = first + count - 1
    keys: list[str] = []
    while (made := len(keys)) < count:
        moment, begin = divmod(first + made, _FRACTIONS)
        before = f"{moment >> 16:08x}-{moment & 0xFFFF:04x}-7"
        for part in range(begin, min(_FRACTIONS, begin + count - made)):
            chance = _chance.getrandbits(62)
            parts = before, part, 1 << 15 | chance >> 48, chance & 0xFFFFFFFFFFFF
            keys.append("%s%03x-%04x-%012x" % parts)  # noqa: UP031  as above
    return keys
