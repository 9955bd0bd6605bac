"""What the columns of a list may hold, in the clerk's words."""

from collections.abc import Sequence

from khenthuong_desktop.services.imports import PreviewSheet
from khenthuong_desktop.spreadsheets.columns import ORDINAL
from khenthuong_desktop.spreadsheets.layouts.named_lists import columns_of
from khenthuong_desktop.spreadsheets.layouts.record_columns import (
    RECORD_LISTS,
    Part,
    RecordField,
    RecordKind,
    record_field,
)
from khenthuong_desktop.spreadsheets.layouts.record_words import PART_NAMES, RECORD_NAMES, record_words
from khenthuong_desktop.spreadsheets.tables.recalling import NOT_USED

AUTOMATIC = ""
OF_A_YEAR = (RecordKind.RATING, RecordKind.REGISTERED)  # these are of one year or of none at all


def offered_fields(sheet: PreviewSheet) -> Sequence[tuple[str, str]]:
    """What a column of this list may be said to hold: words and field, records without their year."""
    own = [(column.heading, column.field) for column in columns_of(sheet.layout)]
    records: list[tuple[str, str]] = []
    if sheet.layout in RECORD_LISTS:
        kinds = [(kind, Part.VALUE) for kind in RECORD_NAMES]
        records = [
            (record_words(field), field.name) for field in (RecordField(*kind) for kind in (*kinds, *PART_NAMES))
        ]
    offered = [("Chưa chọn", AUTOMATIC), *own, *records]
    marks = [(f"Đánh dấu (x): {mark}", mark) for mark in marks_among(sheet)]
    return (*offered, *marks, ("Không dùng cột này", NOT_USED))


def marks_among(sheet: PreviewSheet) -> Sequence[str]:
    """What an x means in columns that are understood as marks; nobody chooses such a meaning."""
    known = {column.field for column in columns_of(sheet.layout)} | {NOT_USED, ORDINAL.field}
    fields = (use.field for use in sheet.uses)
    return [field for field in fields if field is not None and field not in known and record_field(field) is None]


def parted(field: str | None) -> tuple[str, int | None]:
    """A field without its year, and the year."""
    found = record_field(field or "")
    return (RecordField(found.record, found.part).name, found.year) if found else (field or AUTOMATIC, None)


def with_year(field: str, year: int | None) -> str | None:
    """The field of that year; None where the year lacks."""
    if year is not None and (found := record_field(f"{field}_{year}")) is not None and found.part is not Part.YEAR:
        return found.name
    return None if field in OF_A_YEAR else field
