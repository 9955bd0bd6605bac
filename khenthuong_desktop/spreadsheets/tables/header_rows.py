"""The rows of one header joined: what stands above each column, from the top down."""

import re
from collections.abc import Collection, Mapping, Sequence
from datetime import date

from khenthuong_desktop.domain import text
from khenthuong_desktop.spreadsheets.cells.cell_signs import as_text, is_empty
from khenthuong_desktop.spreadsheets.cells.dates import read_date
from khenthuong_desktop.spreadsheets.columns import ValueKind
from khenthuong_desktop.spreadsheets.files.raw_sheets import RawSheet
from khenthuong_desktop.spreadsheets.layouts.composed_headings import known_as
from khenthuong_desktop.spreadsheets.words import bare, find_word

MAX_HEADER_ROWS = 3
_LONGEST_HEADING = 120
_LONGEST_LOWER = 30
_YEARS = range(2000, 2101)
_RUNNING = re.compile(r"\d{1,3}[.)]?")
_LATEST_BIRTH = "2013"
_YEAR = re.compile(r"(?:\d{1,2} \d{1,2} )?(?:nam )?(?:hoc )?20\d\d(?: 20\d\d)?")


def depths(sheet: RawSheet, row: int) -> Sequence[int]:
    """How many rows a header starting here may have: told by vertical merges, else one or two."""
    down = [end[0] - row + 1 for start, end in sheet.merges if start[0] == row and end[0] > row]
    if down:
        return [min(max(down), MAX_HEADER_ROWS)]
    return [1, 2] if _has_lower_headings(sheet, row) else [1]


def is_record(row: Sequence[object]) -> bool:
    """Whether a row tells somebody, and is no header: a running number stands first, or somebody's birth in it."""
    filled = [cell for cell in row if not is_empty(cell)]
    numbered = len(filled) > 1 and _RUNNING.fullmatch(as_text(filled[0]).strip()) is not None
    return numbered or any((day := read_date(cell)[0]) is not None and day < _LATEST_BIRTH for cell in filled)


def _has_lower_headings(sheet: RawSheet, row: int) -> bool:
    """The row below holds only short words or years, some of them under a blank: parts of a heading, not data."""
    if row + 1 >= len(sheet.rows):
        return False
    upper = {index for index, cell in enumerate(sheet.rows[row]) if not is_empty(cell)}
    lower = {index: cell for index, cell in enumerate(sheet.rows[row + 1]) if not is_empty(cell)}
    if not upper:
        return False
    years = sum(_is_year(cell) for cell in lower.values())
    if len(upper) == 1 and upper == {min(lower, default=None)}:
        return False  # a title right above
    short = all((isinstance(cell, str) and _may_be_lower(cell)) or _is_year(cell) for cell in lower.values())
    few = len(lower) < len(upper) or years > 1 or lower.keys() <= _merged_across(sheet, row) or _is_scale(lower)
    few = few or _are_under_groups(upper, lower.keys()) or _are_mostly_under(sheet, row, upper, lower.keys())
    return short and few and len(lower) > 1 and not lower.keys() <= upper


def _may_be_lower(words: str) -> bool:
    """Whether words are short, or, however long, a heading: "Số, ngày, tháng, năm quyết định; cơ quan ban hành"."""
    return len(words) <= _LONGEST_LOWER or (len(words) <= _LONGEST_HEADING and known_as(words) is not None)


def _are_under_groups(upper: Collection[int], lower: Collection[int]) -> bool:
    """ "Ngày sinh | | Kết quả |" over "Nam | Nữ | Xếp loại | Danh hiệu": two at least under every heading that has
    any, from its own column on."""
    starts = sorted(upper)
    under = (
        [index for index in lower if start <= index < end]
        for start, end in zip(starts, [*starts[1:], max(lower) + 1], strict=True)
    )
    return len(starts) > 1 and min(lower) >= starts[0] and all(len(found) != 1 for found in under)


def _are_mostly_under(sheet: RawSheet, row: int, upper: Collection[int], lower: Collection[int]) -> bool:
    """ "STT | Họ và tên | Thành tích đã đạt | | Đề nghị" over "Danh hiệu | Số QĐ | Hình thức": two at least under one
    heading merged across, and none under the first ones, where data would begin."""
    return len(set(lower) & _merged_across(sheet, row)) > 1 and min(lower) > min(upper) + 1


def _is_scale(lower: Mapping[int, object]) -> bool:
    """ "HTXSNV | HTTNV | HTNV" under a year or two, where merges are lost."""
    return all(isinstance(cell, str) and find_word(ValueKind.RATING, cell) is not None for cell in lower.values())


def _merged_across(sheet: RawSheet, row: int) -> set[int]:
    """The columns that a heading of this row is merged over with others."""
    merges = (pair for pair in sheet.merges if pair[0][0] == row and pair[1][1] > pair[0][1])
    return {index for start, end in merges for index in range(start[1], end[1] + 1)}


def _is_year(cell: object) -> bool:
    """A year as a number, as a day of it, or as a word of its own."""
    if isinstance(cell, (int, float)):
        return cell in _YEARS
    return isinstance(cell, date) or (
        isinstance(cell, str) and "20" in cell and _YEAR.fullmatch(bare(cell)) is not None
    )


def joined(sheet: RawSheet, row: int, depth: int) -> dict[int, list[str]]:
    """For each column the heading texts from the top row down; a text merged across counts for all its columns."""
    joined: dict[int, list[str]] = {}
    for line in range(row, min(row + depth, len(sheet.rows))):
        cells = {
            index: text.clean(as_text(cell))
            for index, cell in enumerate(sheet.rows[line])
            if not is_empty(cell) and len(str(cell)) <= _LONGEST_HEADING
        }
        for start, end in sheet.merges:
            if start[0] == line and end[1] > start[1] and start[1] in cells and line < row + depth - 1:
                for index in range(start[1], end[1] + 1):
                    cells.setdefault(index, cells[start[1]])
        across = any(start[0] == line and end[1] > start[1] for start, end in sheet.merges)
        if not across and line < row + depth - 1:
            _spread(cells, sheet.rows[line + 1])
        for index, words in cells.items():
            joined.setdefault(index, []).append(words)
    return joined


def _spread(upper: dict[int, str], lower: Sequence[object]) -> None:
    """Where nothing is merged across: an upper heading counts for the lower ones beside it that have none."""
    for index, cell in enumerate(lower):
        beside = upper.get(index - 1)
        if index not in upper and beside is not None and not is_empty(cell) and not is_empty(lower[index - 1]):
            upper[index] = beside
