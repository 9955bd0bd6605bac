"""Keys of records: UUIDv7 as text, made on any PC, merged without clashes, sorted by time."""

import random
import time
from collections.abc import Callable

_FRACTIONS = 1 << 12  # of a millisecond
_VARIANT = 1 << 63
_chance = random.Random()
_last = 0


def time_ordered_key() -> str:
    """A new key: RFC 9562, version 7, with 12 bits of a finer clock that never stands still."""
    return _time_ordered_keys(1)[0]


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
            chance = f"{_VARIANT | _chance.getrandbits(62):016x}"
            keys.append(f"{before}{part:03x}-{chance[:4]}-{chance[4:]}")
    return keys
