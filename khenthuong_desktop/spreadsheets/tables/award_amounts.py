"""Columns of awards that hold money, and awards that stand where lists usually say what for: "Nội dung khen thưởng"."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from khenthuong_desktop.spreadsheets.cells.cell_signs import as_text, is_empty
from khenthuong_desktop.spreadsheets.files.raw_sheets import RawSheet
from khenthuong_desktop.spreadsheets.tables.carried_headings import names_award
from khenthuong_desktop.spreadsheets.tables.header import AWARD_FIELDS, Header
from khenthuong_desktop.spreadsheets.tables.row_signs import listed

_LOOKED_AT = 60  # rows
_AMOUNT = re.compile(  # "1650360491" is a code
    r"(?:\d{1,3}(?:[.,\s]\d{3})+|\d{2,}000)(?:[.,]0+)?\s*(?:đ|đồng|vnđ|vnd)?", re.IGNORECASE
)


def with_awards_for_amounts(sheet: RawSheet, header: Header) -> Header:
    """ "Nội dung khen thưởng | Mức khen (đồng)": the second is no award but its money, the first is the award."""
    rows = [*listed(sheet.rows[header.body :][:_LOOKED_AT])]
    columns, unknown = dict(header.columns), dict(header.unknown)
    for index, column in header.columns.items():
        if column.field in AWARD_FIELDS and index not in header.told and _hold(rows, index, _is_amount):
            del columns[index]
            reward = header.layout.column("reward")
            if reward is not None and header.index_of("reward") is None:
                columns[index] = reward
            else:
                unknown[index] = header.headings.get(index, "")
    content, award = header.index_of("achievement"), header.layout.column("award")
    lacking = not any(column.field in AWARD_FIELDS for column in columns.values()) and not header.award_marks
    if lacking and award is not None and content is not None and _hold(rows, content, names_award):
        columns[content] = award
    if columns == header.columns:
        return header
    return replace(header, columns=dict(sorted(columns.items())), unknown=unknown)


def _is_amount(words: str) -> bool:
    return _AMOUNT.fullmatch(words.strip()) is not None


def _hold(rows: Sequence[Sequence[object]], index: int, what: Callable[[str], bool]) -> bool:
    """Whether all cells of the rows that a running number begins do; signatures may stand below them."""
    numbered = [row for row in rows if row and as_text(row[0]).strip().isdecimal()]
    cells = [as_text(row[index]) for row in numbered or rows if index < len(row) and not is_empty(row[index])]
    return bool(cells) and all(map(what, cells))
