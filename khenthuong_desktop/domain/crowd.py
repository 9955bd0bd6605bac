"""The yearly facts of many subjects at once: a bit for each year of each subject, a bit for each subject of each year.

A *mask* holds one subject's years; the store adds it up in one GROUP BY. A *plane* holds one year of everybody
in a single integer, so that one ``&`` asks a hundred thousand people. The first subject is the highest bit.
"""

from array import array
from collections.abc import Iterator, Mapping
from itertools import compress
from typing import NamedTuple

WINDOW = 16
_DIGITS = [bytes(48 + (byte >> bit & 1) for byte in range(256)) for bit in range(8)]

_SELECTORS = bytes(byte == 49 for byte in range(256))


class Attribute(NamedTuple):
    """One yes-or-no fact of a year: what kind of fact, of what value, and for counts the how-manieth."""

    kind: str
    value: str | int | None = None
    number: int = 1


COVERED = Attribute("covered")  # the registers say all about the year
ALWAYS_COVERED = Attribute("always_covered")  # and about every year before
RATED = Attribute("rated")
ENDED = Attribute("ended")  # left on or before the day whose law applies


def at_least(rating_rank: int) -> Attribute:
    return Attribute("rating_at_least", rating_rank)


def holding(award: str) -> Attribute:
    """The award counts as a ground for merit awards."""
    return Attribute("award", award)


def initiatives(scope_rank: int, number: int) -> Attribute:
    """There were at least ``number`` initiatives of that scope or a wider one."""
    return Attribute("initiatives", scope_rank, number)


class Crowd:
    """Subjects in the order of ``keys``, with a mask of sixteen years up to ``last_year`` for each attribute.

    What happened before the first of those years stands at the first. ``classes`` holds one bit for each
    category of people; ``irregular`` is the plane of those whose records bits cannot tell.
    """

    def __init__(
        self,
        keys: list[str],
        last_year: int,
        masks: Mapping[Attribute, "array[int]"],
        classes: "array[int]",
        irregular: int = 0,
    ) -> None:
        self.keys = keys
        self.first_year = last_year - WINDOW + 1
        self.everybody = (1 << len(keys)) - 1
        self.irregular = irregular
        self._masks = masks
        self._classes = classes
        self._planes: dict[tuple[Attribute, int], int] = {}

    def __len__(self) -> int:
        return len(self.keys)

    def plane(self, attribute: Attribute, year: int) -> int:
        """Everybody of whom the fact holds in that year."""
        asked = (attribute, year)
        if asked not in self._planes:
            self._planes[asked] = _plane(self._masks[attribute], year - self.first_year)
        return self._planes[asked]

    def of_class(self, position: int) -> int:
        """Everybody of the category with this position."""
        return _plane(self._classes, position)

    def named_by(self, plane: int) -> Iterator[str]:
        """The keys of those in a plane."""
        digits = f"{plane:0{len(self.keys)}b}".encode() if self.keys else b""
        return compress(self.keys, digits.translate(_SELECTORS))


def empty_masks(size: int) -> "array[int]":
    return array("H", bytes(2 * size))


def _plane(masks: "array[int]", bit: int) -> int:
    """The same bit of every mask, as the binary digits of one number."""
    if not masks:
        return 0
    low_first = masks.tobytes() if array("H", [1]).tobytes()[0] else _swapped(masks).tobytes()
    return int(low_first[bit // 8 :: 2].translate(_DIGITS[bit % 8]), 2)


def _swapped(masks: "array[int]") -> "array[int]":
    turned = array("H", masks)
    turned.byteswap()
    return turned
