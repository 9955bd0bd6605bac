"""Numbers of papers: what a number is, which series it stands in, what is used twice, left out and next."""

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from khenthuong_desktop.domain.text import clean, fold

_NUMBER = re.compile(r"([0-9]{1,6})([A-Za-zĐđ]?)")
_SPARE_ZEROS = re.compile(r"^0+(?=\d\d)")
_BEFORE_NUMBER = re.compile(r"^số\s*:?\s*", re.IGNORECASE)
_AROUND_DASH = re.compile(r"\s*[-\u2010-\u2014]\s*")
_SYMBOL = re.compile(r"(?:[0-9]{4}/)?[^\W\d_][\w&.-]*")  # a legal text has its year in front: 12/2026/NQ-HĐND
_LETTER = "CV"  # no kind of PL III: letters bear none, however people type it
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


def rank(number: str) -> tuple[int, str] | None:
    """Where a number stands: 07 is 7, and 12a comes between 12 and 13; None for what is no number."""
    found = _NUMBER.fullmatch(number.strip())
    return (int(found[1]), found[2].lower()) if found and int(found[1]) else None


def without_spare_zeros(number: str) -> str:
    """0041 is 41; the one zero that the decree puts before a number below ten may stand. What is no number stays."""
    return _SPARE_ZEROS.sub("", number) if rank(number) else number


def read_reference(typed: str) -> tuple[str, str]:
    """Number and symbol as people type them: "Số: 12 / QĐ - UBND" is 12 and QĐ-UBND; "" for what is not there."""
    number, _, symbol = _BEFORE_NUMBER.sub("", clean(typed)).partition("/")
    return number.strip(), _AROUND_DASH.sub("-", symbol.strip())


def is_same_reference(one: str, other: str) -> bool:
    """Whether two references are one, however they are written: "Số 1/QĐ-UBND" is "01/QĐ-UBND" and "1/QD-UBND"."""
    (number, symbol), (other_number, other_symbol) = read_reference(one), read_reference(other)
    alike = rank(number) == rank(other_number) is not None or number == other_number
    return alike and fold(symbol) == fold(other_symbol)


def number_for(symbol: str, typed: str, codes: Collection[str]) -> str:
    """The number alone, where what is typed beside it is the paper's own symbol; else all of it, which is no number."""
    number, told = read_reference(typed)
    return without_spare_zeros(number) if even_symbol(told, codes) in ("", symbol) else typed


def even_symbol(symbol: str, codes: Collection[str]) -> str:
    """Blanks and capitals put right, qđ - ubnd is QĐ-UBND; marks are never guessed."""
    first, *rest = _AROUND_DASH.sub("-", clean(symbol)).split("-")
    known = {code.casefold(): code for code in codes}
    kind = known.get(first.casefold()) if rest else None
    return "-".join([kind or _capital(first), *map(_capital, rest)])


def _capital(part: str) -> str:
    return part.upper() if part.islower() else part


def is_symbol(text: str) -> bool:
    """Letters and figures with dashes between them, as in a register: neither a second stroke nor a picture."""
    return _SYMBOL.fullmatch(text) is not None


def is_marked_letter(symbol: str) -> bool:
    """CV-UBND: a letter with a kind it must not have (NĐ 30/2020, PL I, II.3.b)."""
    first, _, rest = symbol.partition("-")
    return first == _LETTER and bool(rest)


def split_symbol(symbol: str, codes: Collection[str], organs: Iterable[str] = ()) -> tuple[str, str]:
    """Kind and organ of a symbol: TTr-UBND is TTr of UBND, QĐ-UBND-VP is QĐ of UBND.

    A letter, UBND-VHXH, has no kind but the office that drafted it. ``organs`` are those known, dashes or not.
    """
    first, _, rest = symbol.strip().partition("-")
    has_kind = bool(rest) and (first in codes or first == _LETTER)
    kind, whole = (first if first in codes else "", rest) if has_kind else ("", symbol.strip())
    known = (organ for organ in organs if whole == organ or whole.startswith(f"{organ}-"))
    return kind, max(known, key=len, default=whole.partition("-")[0])


def meant_symbol(symbol: str, codes: Collection[str]) -> str:
    """The symbol that was meant where a kind lacks its accents: QĐ-UBND for QD-UBND; "" where it is sound."""
    first, _, rest = symbol.strip().partition("-")
    near = [code for code in codes if fold(code) == fold(first)]
    return f"{near[0]}-{rest}" if rest and near and first not in codes else ""


def series_key(
    symbol: str, year: int, ways: NumberingWays, councils: Collection[str], codes: Collection[str], unit: str = ""
) -> SeriesKey:
    """The series that a symbol's numbers stand in; ``councils`` and ``unit`` are the symbols of the unit's organs."""
    code, organ = split_symbol(symbol, codes, (*councils, *([unit] if unit else ())))
    each_kind = ways.council_each_kind if organ in councils else ways.unit_each_kind
    return SeriesKey(organ, code if each_kind else None, year)


def following(numbers: Iterable[str]) -> int:
    """The next number to give: after the last one, whatever stands free before it."""
    return max((found[0] for number in numbers if (found := rank(number))), default=0) + 1


def twice(numbers: Iterable[str]) -> tuple[str, ...]:
    """Numbers that stand there more than once, in order, as they are first written."""
    counted = Counter(found for number in numbers if (found := rank(number)))
    return tuple(f"{digits}{letter}" for (digits, letter), times in sorted(counted.items()) if times > 1)


def gaps(numbers: Iterable[str]) -> tuple[int, ...]:
    """Numbers between the first and the last that nobody has.

    What stood before the first is not known: a unit may begin with this program in the middle of a year.
    """
    taken = sorted({found[0] for number in numbers if (found := rank(number))})
    return tuple(
        missing
        for before, after in pairwise(taken)
        if after - before <= _LONGEST_GAP
        for missing in range(before + 1, after)
    )
