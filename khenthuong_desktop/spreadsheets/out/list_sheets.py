"""What a list to be written is made of, and how wide its columns are on A4."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import accumulate

Value = str | int | float | date | None

UPRIGHT, ACROSS = 93.0, 138.0  # letters that A4 takes in a line at full size
_SMALLEST = 0.8  # of full size: what can still be read on paper
_WIDEST, _NARROWEST = 80.0, 9.0
_AS_DAY = 11
_OF_ORGAN, _OF_COUNTRY = 30.0, 47.0  # letters of a half of the heading: names are bold and in capitals
_CAPITAL = 0.4  # of a letter more than a small one takes


class Form(StrEnum):
    """How the numbers of a column read."""

    PLAIN = "0"
    COUNT = "#,##0"
    MONEY = '[>=1000000]#"."000"."000;[>=1000]#"."000;0'  # points between thousands, whatever Windows is set to
    MUCH_MONEY = '#"."000"."000"."000'  # from a thousand million on
    DECIMAL = "General"
    MARK = "@"  # x, ✓ and the like, in the middle of their cells


@dataclass(frozen=True)
class ListColumn:
    """``width`` in letters; measured when it is not given. Texts, numbers and days stand as what they are.

    A list may do without a column that is not ``needed`` where it has nothing for it.
    """

    heading: str
    form: Form = Form.COUNT
    width: float | None = None
    needed: bool = True


@dataclass(frozen=True)
class Band:
    """A line right across the table: the heading of the rows below it."""

    text: str


@dataclass(frozen=True)
class Sums:
    """A line of totals."""

    values: Sequence[Value]


Line = Sequence[Value] | Band | Sums


@dataclass(frozen=True)
class Letterhead:
    """What stands at the top of an official list: the organ at the left, the country at the right."""

    superior: str
    organ: tuple[str, ...]
    country: tuple[str, str]


@dataclass(frozen=True)
class Signature:
    """Who signs below: place and day, authority lines, name."""

    dateline: str
    authority: tuple[str, ...]
    name: str


@dataclass(frozen=True)
class WrittenList:
    """One sheet: heading, table, and what stands below it."""

    title: str
    columns: tuple[ListColumn, ...]
    rows: Sequence[Line]
    made_on: date
    unit: str = ""
    notes: tuple[str, ...] = ()
    closing: str = ""
    foot: str = ""  # at the bottom of every page, left of its number
    name: str = ""  # of the sheet; the title when empty
    letterhead: Letterhead | None = None
    signature: Signature | None = None

    @property
    def official(self) -> bool:
        return self.letterhead is not None


def without_empty(
    columns: Sequence[ListColumn], rows: Sequence[Line]
) -> tuple[tuple[ListColumn, ...], tuple[Line, ...]]:
    """The list without the columns that it can do without and has nothing for; all of them where it has no rows."""
    values = [line for line in rows if not isinstance(line, (Band, Sums))]
    kept = [
        place
        for place, column in enumerate(columns)
        if column.needed or not values or any(line[place] not in (None, "") for line in values)
    ]

    def of(line: Sequence[Value]) -> tuple[Value, ...]:
        return tuple(line[place] for place in kept)

    lines = [
        line if isinstance(line, Band) else Sums(of(line.values)) if isinstance(line, Sums) else of(line)
        for line in rows
    ]
    return tuple(columns[place] for place in kept), tuple(lines)


def widths_of(written: WrittenList) -> list[float]:
    """Letters for each column; long texts are broken into lines rather than printed too small."""
    columns = written.columns
    if all(column.width is not None for column in columns):
        return [column.width or 0.0 for column in columns]
    longest = [0.0] * len(columns)
    for line in written.rows:
        if not isinstance(line, Band):
            for place, value in enumerate(line.values if isinstance(line, Sums) else line):
                if value is not None and (letters := _letters(value)) > longest[place]:
                    longest[place] = letters + _CAPITAL * sum(map(str.isupper, str(value)))
    wanted = [
        column.width
        or min(max(letters, *map(len, column.heading.split()), len(column.heading) / 2) * 0.95 + 2.5, _WIDEST)
        for column, letters in zip(columns, longest, strict=True)
    ]
    limit = _WIDEST
    while limit > _NARROWEST and sum(min(width, limit) for width in wanted) > ACROSS / _SMALLEST:
        limit -= 1
    return [min(width, limit) for width in wanted]


def _letters(value: str | float | date) -> int:
    if isinstance(value, str):
        return len(value) if "\n" not in value else max(map(len, value.split("\n")))
    return _AS_DAY if isinstance(value, date) else len(f"{value:,}")


def halves(widths: Sequence[float]) -> tuple[list[float], int]:
    """The columns, wider where the halves of the heading would not take the names of organ and country, and the first
    column of the right half."""

    def cost(at: int) -> tuple[float, int]:
        left, right = _lacking(widths, at)
        return 2 * left + right, abs(at - middle(widths))  # running numbers had better not be made wide

    half = min(range(1, len(widths)), key=cost, default=0)
    left, right = _lacking(widths, half)
    more = [left / half] * half + [right / (len(widths) - half)] * (len(widths) - half) if half else [0.0] * len(widths)
    wide = [width + added for width, added in zip(widths, more, strict=True)]
    over = sum(wide) - UPRIGHT
    if over > 0 and sum(widths) <= UPRIGHT:  # it need not lie across for that
        widest = max(range(half), key=wide.__getitem__)
        wide[widest] = max(wide[widest] - over, _NARROWEST)
    return wide, half


def _lacking(widths: Sequence[float], half: int) -> tuple[float, float]:
    """Letters that either half is too narrow by."""
    return max(0.0, _OF_ORGAN - sum(widths[:half])), max(0.0, _OF_COUNTRY - sum(widths[half:]))


def middle(widths: Sequence[float]) -> int:
    """The first column of the right half of the heading; each half has one column at least."""
    wanted = sum(widths) * 0.45
    ends = list(accumulate(widths))[:-1]
    return 1 + min(range(len(ends)), key=lambda place: abs(ends[place] - wanted)) if ends else 0
