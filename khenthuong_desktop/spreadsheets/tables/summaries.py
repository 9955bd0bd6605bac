"""Tables that count awards or ratings unit by unit: "Đơn vị | LĐTT | CSTĐCS" over 10 and 2 are no list of anybody."""

from collections.abc import Sequence

from khenthuong_desktop.spreadsheets.cells.cell_signs import as_text, is_empty, is_no_mark
from khenthuong_desktop.spreadsheets.columns import PERSON_NAME, ValueKind
from khenthuong_desktop.spreadsheets.files.raw_sheets import RawSheet
from khenthuong_desktop.spreadsheets.tables.carried_headings import award_in, names_award
from khenthuong_desktop.spreadsheets.tables.header import Header
from khenthuong_desktop.spreadsheets.tables.row_signs import listed
from khenthuong_desktop.spreadsheets.words import bare, find_word

_SEARCHED = 30  # rows
_LOOKED_AT = 60
_LONGEST = 60  # letters of a heading
_LEAST = 2  # columns of counts
_MOST_COUNTED = 9_999  # above it stands money
_NUMBERED = 3  # columns: a row "1 2 3 …"
_PEOPLE = frozenset(bare(heading) for heading in PERSON_NAME.headings) - {"ca nhan"}  # over awards of people, too
_TELLING = ("award", "rating", "registered", "held", "decision", "result", "code")


def sums_up(sheet: RawSheet, header: Header | None) -> int | None:
    """The row, from 1, that heads a table of counts; None where people are named, or where a column of the list that it
    was taken for says what else it tells."""
    for at, row in enumerate(sheet.rows[:_SEARCHED]):
        counted = [index for index, cell in enumerate(row) if _is_counted(cell)]
        if len(counted) < _LEAST:
            continue
        rows = list(listed(sheet.rows[at + 1 : at + 1 + _LOOKED_AT]))
        if not _are_counts(rows, counted) or _says_award_beside(rows, counted):
            return None
        if any(bare(as_text(cell)) in _PEOPLE for above in sheet.rows[max(0, at - 1) : at + 1] for cell in above):
            return None
        others = [column.field for index, column in header.columns.items() if index not in counted] if header else []
        return None if any(field.startswith(_TELLING) for field in others) else at + 1
    return None


def _is_counted(cell: object) -> bool:
    if not isinstance(cell, str) or len(cell) > _LONGEST:
        return False
    return bool(award_in(cell)) or bare(cell).startswith("so luong ") or find_word(ValueKind.RATING, cell) is not None


def _are_counts(rows: Sequence[Sequence[object]], counted: Sequence[int]) -> bool:
    """Whether cells are figures, one of them more than a tick would be."""
    cells = [
        as_text(row[index]).strip()
        for row in rows
        if not _is_numbering(row)
        for index in counted
        if index < len(row) and not is_empty(row[index])
    ]
    figures = [int(cell) for cell in cells if cell.isdecimal()]
    alone = all(cell.isdecimal() or is_no_mark(cell) for cell in cells)  # a tick gives its unit an award
    return bool(figures) and alone and 1 < max(figures) <= _MOST_COUNTED


def _says_award_beside(rows: Sequence[Sequence[object]], counted: Sequence[int]) -> bool:
    """Whether another column tells awards in words, as "Đăng ký tập thể" does beside counts of people."""
    beside = (cell for row in rows for index, cell in enumerate(row) if index not in counted)
    return any(isinstance(cell, str) and len(cell) <= _LONGEST and names_award(cell) for cell in beside)


def _is_numbering(row: Sequence[object]) -> bool:
    filled = [as_text(cell).strip("() ") for cell in row if not is_empty(cell)]
    return len(filled) > _NUMBERED and filled == [str(number) for number in range(1, len(filled) + 1)]
