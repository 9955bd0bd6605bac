"""The rows of a list in the preview, as they would be taken in."""

from collections.abc import Callable
from enum import Enum
from typing import Any

from khenthuong_desktop.domain import terms
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.imports import PreviewRow, PreviewSheet, RowStatus
from khenthuong_desktop.spreadsheets.columns import Column as ListColumn
from khenthuong_desktop.spreadsheets.columns import ValueKind
from khenthuong_desktop.spreadsheets.layouts.named_lists import columns_of
from khenthuong_desktop.spreadsheets.layouts.record_columns import record_field
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.awards import award_short
from khenthuong_desktop.ui.list_preview.fields import record_words
from khenthuong_desktop.ui.table_model import Chip, Column, ListSource
from khenthuong_desktop.ui.theme import Tone
from khenthuong_desktop.ui.widgets.list_view import Filter, ListView

STATUS_CHIPS = {
    RowStatus.NEW: Chip("Mới", Tone.GOOD, "plus"),
    RowStatus.CHANGED: Chip("Sửa", Tone.ACCENT, "pencil"),
    RowStatus.SAME: Chip("Đã có", Tone.NEUTRAL, "check"),
    RowStatus.PROBLEM: Chip("Lỗi", Tone.ERROR, "circle-alert"),
    RowStatus.SKIPPED: Chip("Bỏ qua", Tone.NEUTRAL, "ban"),
}
_TERMS: dict[ValueKind, type[Enum]] = {
    ValueKind.GENDER: terms.Gender,
    ValueKind.RATING: terms.Rating,
    ValueKind.SCOPE: terms.Scope,
    ValueKind.INITIATIVE_KIND: terms.InitiativeKind,
    ValueKind.CATEGORY: terms.PersonCategory,
    ValueKind.PERSON_CLASS: terms.PersonClass,
    ValueKind.DISCIPLINE_FORM: terms.DisciplineForm,
    ValueKind.DISCIPLINE_STATUS: terms.DisciplineStatus,
    ValueKind.COMMENDATION_TYPE: terms.CommendationType,
    ValueKind.SUBJECT_KIND: terms.SubjectKind,
}
_NAMES = (ValueKind.NAME, ValueKind.PERSON_NAME)
_STATUSES = [(chip.text, status) for status, chip in STATUS_CHIPS.items()]


def rows_view(sheet: PreviewSheet, library: Library) -> ListView[PreviewRow]:
    columns = columns_shown(sheet, library)
    rows = [row for row in sheet.rows if row.status is not None]
    view: ListView[PreviewRow] = ListView(
        "import",
        "dòng",
        columns,
        ListSource(lambda query: [row for row in rows if query.filters.get("status") in (None, row.status)], columns),
        filters=[Filter("status", "Mọi dòng", _STATUSES)],
        key=lambda row: str(row.row),
    )
    view.reload()
    return view


def columns_shown(sheet: PreviewSheet, library: Library) -> tuple[Column[PreviewRow], ...]:
    records = [field.column(record_words(field)) for name in sheet.columns if (field := record_field(name))]
    offered = (*columns_of(sheet.layout), *records)
    used = [column for column in offered if any(column.field in row.fields for row in sheet.rows)]
    return (
        Column("Dòng", lambda row: row.row, numeric=True, chars=5, sort="row"),
        Column(
            "Tình trạng",
            lambda row: row.status,
            chip=lambda row: STATUS_CHIPS[row.status] if row.status else None,
            chars=9,
        ),
        *(_column(column, library) for column in used),
    )


def _chip(row: PreviewRow) -> Chip | None:
    return STATUS_CHIPS[row.status] if row.status else None


def _column(column: ListColumn, library: Library) -> Column[PreviewRow]:
    named = column.kind in _NAMES
    return Column(
        column.heading,
        lambda row: row.fields.get(column.field),
        _in_words(column.kind, library),
        sort=column.field,
        chars=18 if named else 8 if column.kind is ValueKind.CODE else 11,
        stretch=named,
    )


def _in_words(kind: ValueKind, library: Library) -> Callable[[Any], str]:
    """How the values of a column read: the words for codes, dates as people write them."""
    words = _TERMS.get(kind)
    if words is not None:
        return lambda value: labels.word(words(value)) if value else ""
    if kind is ValueKind.AWARD:
        return lambda value: award_short(library, value) if value else ""
    if kind in (ValueKind.DATE, ValueKind.PARTIAL_DATE):
        return labels.day
    if kind in (ValueKind.CODES, ValueKind.SHARES):
        return lambda values: "; ".join(str(value) for value in values or ())
    if kind is ValueKind.YEARS:
        return lambda value: ", ".join(map(str, value)) if isinstance(value, tuple) else str(value or "")
    return lambda value: "" if value is None else str(value)
