"""The rows of a list in the preview, as they would be taken in."""

from collections.abc import Callable, Sequence
from typing import Any

from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.imports import PreviewRow, PreviewSheet, RowStatus
from khenthuong_desktop.services.imports.plan.awards_written import short_of
from khenthuong_desktop.services.imports.plan.change_words import changes_said, value_words
from khenthuong_desktop.spreadsheets.columns import Column as ListColumn
from khenthuong_desktop.spreadsheets.columns import ValueKind
from khenthuong_desktop.spreadsheets.layouts.decision_lists import CODE as DECISION_LIST
from khenthuong_desktop.spreadsheets.layouts.named_lists import columns_of
from khenthuong_desktop.spreadsheets.layouts.record_columns import record_field
from khenthuong_desktop.spreadsheets.layouts.record_words import record_words
from khenthuong_desktop.spreadsheets.tables.column_uses import Confidence
from khenthuong_desktop.spreadsheets.tables.header import AWARD_FIELDS
from khenthuong_desktop.ui.awards import award_name, award_short
from khenthuong_desktop.ui.list_preview.fields import marks_among
from khenthuong_desktop.ui.table_model import Chip, Column, ListSource, Query
from khenthuong_desktop.ui.theme import Tone
from khenthuong_desktop.ui.widgets.list_view import Filter, ListView

STATUS_CHIPS = {
    RowStatus.NEW: Chip("Mới", Tone.GOOD, "plus"),
    RowStatus.CHANGED: Chip("Sửa", Tone.ACCENT, "pencil"),
    RowStatus.SAME: Chip("Đã có", Tone.NEUTRAL, "check"),
    RowStatus.WAITING: Chip("Cần trả lời", Tone.WARNING, "circle-question-mark"),
    RowStatus.PROBLEM: Chip("Lỗi", Tone.ERROR, "circle-alert"),
    RowStatus.REPEATED: Chip("Trùng", Tone.WARNING, "copy"),
    RowStatus.SKIPPED: Chip("Bỏ qua", Tone.NEUTRAL, "ban"),
}
_LONGEST_HEADING = 32  # letters
_KINDS_APART = 2
_NUMBER = "row"  # sorted by it rows stand as in the file
_KNOWN = (Confidence.SURE, Confidence.LIKELY)
_NAMES = (ValueKind.NAME, ValueKind.PERSON_NAME)
_STATUSES = [(chip.text, status) for status, chip in STATUS_CHIPS.items()]


class _SheetSource:
    """In the order of the file rows are made as they come into sight, for lists may be long; all of them only where
    they are searched or sorted."""

    def __init__(self, sheet: PreviewSheet, columns: Sequence[Column[PreviewRow]]) -> None:
        self._sheet = sheet
        self._whole = ListSource(self._rows, columns)

    def count(self, query: Query) -> int:
        """How many rows the query finds."""
        return self._whole.count(query) if _needs_all(query) else len(self._places(query))

    def page(self, query: Query, offset: int, limit: int) -> Sequence[PreviewRow]:
        """Some of them."""
        if _needs_all(query):
            return self._whole.page(query, offset, limit)
        return self._sheet.each_row.at(self._places(query)[offset : offset + limit])

    def _places(self, query: Query) -> Sequence[int]:
        places = self._sheet.each_row.of(query.filters.get("status"))
        return places[::-1] if query.descending else places

    def _rows(self, query: Query) -> list[PreviewRow]:
        status = query.filters.get("status")
        return [row for row in self._sheet.rows if row.status is not None and status in (None, row.status)]


def _needs_all(query: Query) -> bool:
    return bool(query.text.strip()) or query.sort not in ("", _NUMBER)


def rows_view(sheet: PreviewSheet, library: Library) -> ListView[PreviewRow]:
    columns = columns_shown(sheet, library)
    view: ListView[PreviewRow] = ListView(
        "import",
        "dòng",
        columns,
        _SheetSource(sheet, columns),
        filters=[Filter("status", "Mọi dòng", _STATUSES)],
        key=lambda row: str(row.row),
    )
    view.reload()
    return view


def columns_shown(sheet: PreviewSheet, library: Library) -> tuple[Column[PreviewRow], ...]:
    told = sheet.each_row.fields
    named = (*sheet.columns, *sorted(told - sheet.columns.keys()))  # what titles say of all rows has no column
    records = [field.column(record_words(field)) for name in named if (field := record_field(name))]
    offered = (*columns_of(sheet.layout), *records)
    used = [column for column in offered if column.field in told]
    ticked = [column for column in used if column.field in AWARD_FIELDS] if marks_among(sheet) else []
    used = [column for column in used if column not in ticked[1:]]  # what an x means stands in the first of them
    shown = [_ticked(ticked, library) if column in ticked else _column(column, sheet, library) for column in used]
    place = next((number for number, column in enumerate(used, 1) if column.kind in _NAMES), 0)
    shown[place:place] = _awards_columns(sheet, library)  # beside the name, where they are in sight
    return (
        Column("Dòng", lambda row: row.row, numeric=True, chars=5, sort=_NUMBER),
        Column(
            "Tình trạng",
            lambda row: row.status,
            chip=_chip,
            chars=17 if sheet.counts[RowStatus.WAITING] else 10,
            tip=lambda row: "\n".join(change.sentence for change in changes_said(sheet, row, library)),
        ),
        *shown,
    )


def _ticked(columns: Sequence[ListColumn], library: Library) -> Column[PreviewRow]:
    """Everything that marks of a row stand for."""

    def awards(row: PreviewRow) -> str:
        told = (row.fields.get(column.field) for column in columns)
        return "; ".join(award_short(library, award) for words in told if words for award in str(words).split("; "))

    return Column("Danh hiệu, hình thức", awards, sort=columns[0].field, chars=22)


def _awards_columns(sheet: PreviewSheet, library: Library) -> list[Column[PreviewRow]]:
    """What is given or proposed where no cell says it: titles of decisions tell award, year and number of all rows."""
    short = {code: award.abbreviation for code, award in library.awards.items()}

    def proposed(row: PreviewRow) -> str:
        return "; ".join(award_short(library, code) for code in row.proposed)

    columns = []
    if sheet.layout == DECISION_LIST:
        columns.append(
            Column[PreviewRow](
                "Sẽ ghi",
                lambda row: short_of(row.awards, short),
                chars=12,
                tip=lambda row: "\n".join(award.words for award in row.awards),
            )
        )
    if sheet.each_row.proposes and sheet.each_row.fields.isdisjoint(AWARD_FIELDS):
        columns.append(
            Column[PreviewRow](
                "Đề nghị",
                proposed,
                chars=12,
                tip=lambda row: "; ".join(award_name(library, code) for code in row.proposed),
            )
        )
    return columns


def _chip(row: PreviewRow) -> Chip | None:
    return STATUS_CHIPS[row.status] if row.status else None


def _column(column: ListColumn, sheet: PreviewSheet, library: Library) -> Column[PreviewRow]:
    """What will be changed is marked; what it was stands under the mouse."""
    named = column.kind in _NAMES
    fields = (column.field, f"{column.field}_link")

    def changed(row: PreviewRow) -> bool:
        return bool(row.changes) and not row.changes.keys().isdisjoint(fields)

    def before(row: PreviewRow) -> str:
        changes = changes_said(sheet, row, library) if changed(row) else []
        return "\n".join(change.sentence for change in changes if change.field in fields)

    return Column(
        _heading(column, sheet),
        lambda row: row.fields.get(column.field),
        _in_words(column.kind, library),
        sort=column.field,
        chars=22 if named else 8 if column.kind is ValueKind.CODE else 11,
        stretch=named,
        hidden=_is_told_elsewhere(column, sheet),
        tip=before,
        marked=changed,
    )


def _is_told_elsewhere(column: ListColumn, sheet: PreviewSheet) -> bool:
    """Whether it is no column of the file and tells nothing apart: salutations before names, one kind of subject for
    all rows."""
    if column.field in sheet.columns:
        return False
    return column.field == "honorific" or (
        column.field == "subject_kind" and len(sheet.each_row.said_of(column.field)) < _KINDS_APART
    )


def _heading(column: ListColumn, sheet: PreviewSheet) -> str:
    """As the list itself calls it, where one column that we know tells it in few words."""
    own = [use.heading for use in sheet.uses if use.field == column.field and use.confidence in _KNOWN]
    return own[0] if len(own) == 1 and 0 < len(own[0]) <= _LONGEST_HEADING else column.heading


def _in_words(kind: ValueKind, library: Library) -> Callable[[Any], str]:
    """How the values of a column read; awards are abbreviated."""
    if kind is ValueKind.AWARD:
        return lambda value: award_short(library, value) if value else ""
    return lambda value: value_words(kind, value, library)
