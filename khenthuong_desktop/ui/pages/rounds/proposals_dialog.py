"""A sub-unit's proposals before they are taken into a round: who is proposed for what, and who is new."""

from collections import Counter
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from khenthuong_desktop.services.imports import Preview, PreviewRow, PreviewSheet, RowStatus
from khenthuong_desktop.services.imports.plan.change_words import changes_said
from khenthuong_desktop.spreadsheets.files.gathered import file_of
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.awards import award_name
from khenthuong_desktop.ui.pages.rounds.list_dialog import ListDialog
from khenthuong_desktop.ui.table_model import Chip, Column, ListSource
from khenthuong_desktop.ui.theme import Tone
from khenthuong_desktop.ui.widgets.list_view import ListView

_CHIPS = {
    RowStatus.NEW: Chip("Mới", Tone.GOOD, "plus"),
    RowStatus.CHANGED: Chip("Sửa", Tone.ACCENT, "pencil"),
    RowStatus.SAME: Chip("Đã có", Tone.NEUTRAL, "check"),
    RowStatus.WAITING: Chip("Cần trả lời", Tone.WARNING, "circle-question-mark"),
    RowStatus.PROBLEM: Chip("Chưa nhận", Tone.ERROR, "circle-alert"),
    RowStatus.REPEATED: Chip("Trùng", Tone.WARNING, "copy"),
    RowStatus.SKIPPED: Chip("Bỏ qua", Tone.NEUTRAL, "ban"),
}
_ORDER = list(_CHIPS)
_ENTERS = Chip("Thêm mới", Tone.WARNING, "user-plus")
_CHANGES = Chip("Sửa", Tone.ACCENT, "pencil")


class _Proposal(NamedTuple):
    sheet: str
    row: int
    status: RowStatus
    name: str
    unit: str
    awards: str
    record: Chip | None  # what becomes of the subject's own record
    changes: str


class ProposalsDialog(ListDialog):
    """People and units whom nobody knows yet are taken in with their proposals."""

    def __init__(self, preview: Preview, this_year: int, parent: QWidget | None = None) -> None:
        super().__init__(preview, this_year, "Nhận danh sách đề nghị", "Đưa vào đợt", parent)
        rows = _proposals(preview)
        self.view = _view(rows, several=len(preview.sheets) > 1)
        self._build(self.view, _summary(rows))
        self._show_choice()


def _proposals(preview: Preview) -> list[_Proposal]:
    return [
        _Proposal(
            sheet.sheet,
            row.row,
            RowStatus.NEW if row.nominated else row.status,  # of the proposal; of the record below
            str(row.fields.get("name", "")),
            str(row.fields.get("unit", "")),
            "; ".join(award_name(preview.library, code) for code in row.proposed) or str(row.fields.get("award", "")),
            *_record(preview, sheet, row),
        )
        for sheet in preview.sheets
        for row in sheet.rows
        if row.status is not None
    ]


def _record(preview: Preview, sheet: PreviewSheet, row: PreviewRow) -> tuple[Chip | None, str]:
    """Whether the row makes somebody new, or changes what is on file of him, with the changes in words."""
    if row.enters:
        return _ENTERS, "Chưa có trong dữ liệu; sẽ được thêm cùng đề nghị này"
    changes = changes_said(sheet, row, preview.library)
    return (_CHANGES if changes else None), "\n".join(change.sentence for change in changes)


def _summary(rows: list[_Proposal]) -> str:
    counts = Counter(row.status for row in rows)
    told = [f"{labels.number(counts[one])} {chip.text.lower()}" for one, chip in _CHIPS.items() if counts[one]]
    about = Counter(row.record for row in rows)
    also = [
        f"{words} {labels.number(about[chip])} người, tập thể"
        for chip, words in ((_ENTERS, "thêm mới"), (_CHANGES, "sửa hồ sơ của"))
        if about[chip]
    ]
    words = f"Dòng: {', '.join(told) or 'không có dòng nào'}"
    return f"{words}. Đồng thời {', '.join(also)}." if also else words


def _view(rows: list[_Proposal], *, several: bool) -> ListView[_Proposal]:
    of_file = (
        [
            Column[_Proposal](
                "Tệp", lambda row: file_of(row.sheet) or row.sheet, sort="file", chars=10, tip=lambda row: row.sheet
            )
        ]
        if several
        else []
    )
    columns: tuple[Column[_Proposal], ...] = (
        *of_file,
        Column("Dòng", lambda row: row.row, numeric=True, sort="row", chars=5),
        Column(
            "Tình trạng", lambda row: _ORDER.index(row.status), sort="status", chars=12,
            chip=lambda row: _CHIPS[row.status],
        ),
        Column("Hồ sơ", lambda row: row.changes, chars=11, chip=lambda row: row.record, tip=lambda row: row.changes),
        Column("Tên", lambda row: row.name, sort="name", chars=16, stretch=True),
        Column("Danh hiệu, hình thức", lambda row: row.awards, sort="award", chars=14, tip=lambda row: row.awards),
        Column("Đơn vị", lambda row: row.unit, sort="unit", chars=12),
    )  # fmt: skip
    view: ListView[_Proposal] = ListView(
        "proposals",
        "dòng",
        columns,
        ListSource(lambda _query: rows, columns),
        search_hint="Tìm theo tên, đơn vị, danh hiệu",
        key=lambda row: f"{row.sheet}!{row.row}",
    )
    view.reload()
    return view
