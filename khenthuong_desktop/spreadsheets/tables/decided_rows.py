"""Lists that go with a decision on awards and have no headings: where their rows begin, which of them are numbered."""

import re
from dataclasses import dataclass

from khenthuong_desktop.domain import text
from khenthuong_desktop.spreadsheets.cells.cell_signs import as_text, is_empty
from khenthuong_desktop.spreadsheets.files.raw_sheets import RawSheet
from khenthuong_desktop.spreadsheets.layouts.decision_lists import heads_awards, is_of_awards, names_decision
from khenthuong_desktop.spreadsheets.tables.recalling import SEARCHED_ROWS
from khenthuong_desktop.spreadsheets.tables.titles import words_above

_NUMBER = re.compile(r"\d{1,4}[.)]?")
_NUMBERED = re.compile(r"\d{1,4}\s*[.)]\s*(?=[^\W\d])")
_ORDINAL = re.compile(r"(?:[IVXLC]+|[A-ZĐ])\s*[.)/]?")
_HEADING = re.compile(r"(?:[IVXLC]+|[A-ZĐ])\s*[.)/]\s*\S.*")


@dataclass(frozen=True)
class DecidedRows:
    """Where the list begins, with the headings over its first rows, and the rows that name somebody (from 0)."""

    start: int
    numbered: list[int]


def decided_rows(sheet: RawSheet) -> DecidedRows | None:
    """The rows of such a list; a number before a name in one cell is taken off it, and where names stand so, a letter
    beside a heading is put before it: "B", "CÁ NHÂN" is over them as "B. CÁ NHÂN" is."""
    at = next((row for row, _ in enumerate(sheet.rows[:SEARCHED_ROWS]) if names_decision(_words(sheet, row))), None)
    if at is None:
        return None
    numbered = [row for row in range(at + 1, len(sheet.rows)) if _is_numbered(sheet.rows[row])]
    if not numbered or not is_of_awards(words_above(sheet.rows[: numbered[0]])):
        return None
    if any(_NUMBERED.match(_first(sheet.rows[row])) for row in numbered):
        for row in range(at + 1, len(sheet.rows)):
            _join_heading(sheet.rows[row])
    above = [row for row in range(at + 1, numbered[0]) if _is_heading(_words(sheet, row))]
    for row in numbered:
        sheet.rows[row] = [_without_number(cell) if isinstance(cell, str) else cell for cell in sheet.rows[row]]
    return DecidedRows(min([*above, numbered[0]]), numbered)


def _without_number(cell: str) -> str:
    """ "1. Trạm Y tế xã;" without number and the mark at its end."""
    found = _NUMBERED.match(cell)
    return cell if found is None else cell[found.end() :].rstrip(" ;.,")


def _first(row: list[object]) -> str:
    return next((text.clean(as_text(cell)) for cell in row if not is_empty(cell)), "")


def _join_heading(row: list[object]) -> None:
    filled = [index for index, cell in enumerate(row) if not is_empty(cell)]
    if len(filled) == 2 and _ORDINAL.fullmatch(as_text(row[filled[0]]).strip()):
        first, second = filled
        row[first], row[second] = f"{as_text(row[first]).strip(' .)/')}. {as_text(row[second]).strip()}", ""


def _words(sheet: RawSheet, row: int) -> str:
    return text.clean(" ".join(as_text(cell) for cell in sheet.rows[row] if not is_empty(cell)))


def _is_heading(words: str) -> bool:
    return _HEADING.fullmatch(words) is not None or heads_awards(words)


def _is_numbered(row: list[object]) -> bool:
    """A number with words beside it, or before them in their cell; "1. Danh hiệu …" is a heading."""
    cells = [text.clean(as_text(cell)) for cell in row if not is_empty(cell)]
    if not cells:
        return False
    if _NUMBER.fullmatch(cells[0]):
        return len(cells) > 1 and not heads_awards(cells[1])
    first = _NUMBERED.match(cells[0])
    return first is not None and not heads_awards(cells[0][first.end() :])
