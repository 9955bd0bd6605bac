"""Numbers of papers: what a number is, which series it stands in, what is used twice, left out and next."""

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from khenthuong_desktop.domain.text import fold

_NUMBER = re.compile(r"([0-9]{1,6})([A-Za-zĐđ]?)")
_LONGEST_GAP = 50  # a slip of the pen (1234 for 123) is no gap of a thousand papers


class NumberState(StrEnum):
    """What has become of a number of a series."""

    FREE = "free"
    RESERVED = "reserved"
    GIVEN = "given"


@dataclass(frozen=True)
class NumberingWays:
    """How the unit numbers in a year (NĐ 30/2020, Điều 15: the head decides); its council has series of its own.

    Where the unit's whole register is kept here, gaps count; else it shares the office's book with other work.
    """

    unit_each_kind: bool = True
    council_each_kind: bool = True
    unit_whole: bool = False


@dataclass(frozen=True)
class SeriesKey:
    """One series; ``code`` is the kind's abbreviation, "" for letters, None where all kinds are numbered together."""

    organ: str
    code: str | None
    year: int


def place(number: str) -> tuple[int, str] | None:
    """Where a number stands: 07 is 7, and 12a comes between 12 and 13; None for what is no number."""
    found = _NUMBER.fullmatch(number.strip())
    return (int(found[1]), found[2].lower()) if found and int(found[1]) else None


def split_symbol(symbol: str, codes: Collection[str]) -> tuple[str, str]:
    """Kind and organ of a symbol: TTr-UBND is TTr of UBND; a letter, UBND-VHXH, has no kind."""
    first, _, rest = symbol.strip().partition("-")
    return (first, rest) if first in codes and rest else ("", first)


def meant_symbol(symbol: str, codes: Collection[str]) -> str:
    """The symbol that was meant where a kind lacks its accents: QĐ-UBND for QD-UBND; "" where it is sound."""
    first, _, rest = symbol.strip().partition("-")
    near = [code for code in codes if fold(code) == fold(first)]
    return f"{near[0]}-{rest}" if rest and near and first not in codes else ""


def series_key(
    symbol: str, year: int, ways: NumberingWays, councils: Collection[str], codes: Collection[str]
) -> SeriesKey:
    """The series that a symbol's numbers stand in; ``councils`` are the symbols of the unit's councils."""
    code, organ = split_symbol(symbol, codes)
    each_kind = ways.council_each_kind if organ in councils else ways.unit_each_kind
    return SeriesKey(organ, code if each_kind else None, year)


def following(numbers: Iterable[str]) -> int:
    """The next number to give: after the last one, whatever stands free before it."""
    return max((found[0] for number in numbers if (found := place(number))), default=0) + 1


def twice(numbers: Iterable[str]) -> tuple[str, ...]:
    """Numbers that stand there more than once, in order, as they are first written."""
    counted = Counter(found for number in numbers if (found := place(number)))
    return tuple(f"{digits}{letter}" for (digits, letter), times in sorted(counted.items()) if times > 1)


def gaps(numbers: Iterable[str]) -> tuple[int, ...]:
    """Numbers between the first and the last that nobody has.

    What stood before the first is not known: a unit may begin with this program in the middle of a year.
    """
    taken = sorted({found[0] for number in numbers if (found := place(number))})
    return tuple(
        missing
        for before, after in pairwise(taken)
        if after - before <= _LONGEST_GAP
        for missing in range(before + 1, after)
    )
