"""Keys of records: UUIDv7 as text, made on any PC, merged without clashes, sorted by time."""

import random
import time

_FRACTIONS = 4096  # of a millisecond
_chance = random.Random()
_last = 0


def time_ordered_key() -> str:
    """A new key: RFC 9562, version 7, with 12 bits of a finer clock that never stands still."""
    global _last
    _last = max(_last + 1, time.time_ns() * _FRACTIONS // 1_000_000)
    when, fraction = divmod(_last, _FRACTIONS)
    moment, rest = f"{when:012x}", f"{1 << 63 | _chance.getrandbits(62):016x}"
    return f"{moment[:8]}-{moment[8:]}-7{fraction:03x}-{rest[:4]}-{rest[4:]}"
