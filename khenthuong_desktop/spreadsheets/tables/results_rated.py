"""Ratings headed by "Kết quả" alone: under "KẾT QUẢ XẾP LOẠI VIÊN CHỨC NĂM 2025" they are what the title says."""

from dataclasses import replace

from khenthuong_desktop.spreadsheets.cells.cell_signs import as_text, is_empty
from khenthuong_desktop.spreadsheets.columns import ValueKind
from khenthuong_desktop.spreadsheets.files.raw_sheets import RawSheet
from khenthuong_desktop.spreadsheets.layouts.record_columns import (
    RECORD_LISTS,
    RecordField,
    RecordKind,
    is_rating,
    rates_emulation,
    record_field,
)
from khenthuong_desktop.spreadsheets.layouts.record_headings import YEAR_WORDS
from khenthuong_desktop.spreadsheets.layouts.told_years import year_in
from khenthuong_desktop.spreadsheets.tables.header import Header
from khenthuong_desktop.spreadsheets.tables.titles import words_above
from khenthuong_desktop.spreadsheets.words import bare, find_word

_LOOKED_AT = 40  # rows
_RESULTS = frozenset({"ket qua", "muc", "muc do", "ket qua cuoi cung", "ket qua ca nam"})


def with_results_rated(sheet: RawSheet, header: Header) -> Header:
    """The one such column, where no other is of ratings, the title is, and its cells are."""
    fields = [field for column in header.columns.values() if (field := record_field(column.field)) is not None]
    if header.layout.code not in RECORD_LISTS or any(field.record is RecordKind.RATING for field in fields):
        return header
    title = words_above(sheet.rows[: header.row])
    found = [
        at for at, words in header.unknown.items() if _undated(words) in _RESULTS and _are_ratings(sheet, header, at)
    ]
    if len(found) != 1 or not is_rating(title) or rates_emulation(title):
        return header
    at = found[0]
    heading = header.unknown[at]
    column = RecordField(RecordKind.RATING, year=year_in(heading)).column(heading)
    unknown = {index: words for index, words in header.unknown.items() if index != at}
    return replace(header, columns=dict(sorted({**header.columns, at: column}.items())), unknown=unknown)


def _undated(heading: str) -> str:
    return " ".join(YEAR_WORDS.sub(" ", bare(heading)).split())


def _are_ratings(sheet: RawSheet, header: Header, at: int) -> bool:
    rows = sheet.rows[header.body :][:_LOOKED_AT]
    cells = [as_text(row[at]) for row in rows if at < len(row) and not is_empty(row[at])]
    return bool(cells) and all(find_word(ValueKind.RATING, cell) is not None for cell in cells)
