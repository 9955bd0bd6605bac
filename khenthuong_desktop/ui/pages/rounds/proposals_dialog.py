"""A sub-unit's proposals before they are taken into a round: who is proposed for what, and who is new."""

from collections import Counter
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from khenthuong_desktop.services.imports import Preview, RowStatus
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
    RowStatus.SKIPPED: Chip("Bỏ qua", Tone.NEUTRAL, "ban"),
}
_ORDER = list(_CHIPS)


class _Proposal(NamedTuple):
    sheet: str
    row: int
    status: RowStatus
    name: str
    unit: str
    awards: str


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
            row.status,
            str(row.fields.get("name", "")),
            str(row.fields.get("unit", "")),
            "; ".join(award_name(preview.library, code) for code in row.proposed) or str(row.fields.get("award", "")),
        )
        for sheet in preview.sheets
        for row in sheet.rows
        if row.status is not None
    ]


def _summary(rows: list[_Proposal]) -> str:
    counts = Counter(row.status for row in rows)
    told = [f"{labels.number(counts[one])} {chip.text.lower()}" for one, chip in _CHIPS.items() if counts[one]]
    return f"Dòng: {', '.join(told) or 'không có dòng nào'}"


def _view(rows: list[_Proposal], *, several: bool) -> ListView[_Proposal]:
    of_file = (
        [Column[_Proposal]("Tệp", lambda row: file_of(row.sheet) or row.sheet, sort="file", chars=14)]
        if several
        else []
    )
    columns: tuple[Column[_Proposal], ...] = (
        *of_file,
        Column("Dòng", lambda row: row.row, numeric=True, sort="row", chars=5),
        Column("Tên", lambda row: row.name, sort="name", chars=16, stretch=True),
        Column("Đơn vị", lambda row: row.unit, sort="unit", chars=14),
        Column("Danh hiệu, hình thức", lambda row: row.awards, sort="award", chars=18),
        Column(
            "Tình trạng", lambda row: _ORDER.index(row.status), sort="status", chars=12,
            chip=lambda row: _CHIPS[row.status],
        ),
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
