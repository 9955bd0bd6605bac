"""A council and its members, typed or pasted from Excel."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from khenthuong_desktop.domain.terms import CouncilRole
from khenthuong_desktop.services.council.council_numbers import save_council
from khenthuong_desktop.services.council.councils import CouncilDetail, Member
from khenthuong_desktop.services.lists.council_lists import CouncilRead, read_council
from khenthuong_desktop.services.places import without_committee
from khenthuong_desktop.spreadsheets.layouts.council_lists import role_told
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.form import Field, Form, Kind
from khenthuong_desktop.ui.paper_number_dialog import REASON
from khenthuong_desktop.ui.theme import Size, Tone
from khenthuong_desktop.ui.widgets.cell_table import CellColumn, CellKind, CellTable
from khenthuong_desktop.ui.widgets.controls import label, link
from khenthuong_desktop.ui.widgets.drop_area import choose_workbook
from khenthuong_desktop.ui.widgets.work_dialog import WorkDialog

_MOST_FAULTS = 6
_WRITES = (CouncilRole.SECRETARY, CouncilRole.ASSISTANT)
_CHOICES = labels.choices(CouncilRole)
_COLUMNS = (
    CellColumn("name", "Họ và tên", chars=18, stretch=True),
    CellColumn("job_title", "Chức vụ", chars=16, stretch=True),
    CellColumn("role", "Trong Hội đồng", CellKind.CHOICE, 20, choices=_CHOICES, understand=role_told),
    CellColumn("task", "Nhiệm vụ được phân công", chars=20, stretch=True),
)


class CouncilDialog(WorkDialog):
    """``saved`` gets the key and the name."""

    def __init__(
        self,
        context: Context,
        detail: CouncilDetail,
        saved: Callable[[str, str], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("Sửa Hội đồng" if detail.id else "Thêm Hội đồng", parent=parent)
        self._context = context
        self._detail = detail
        self._saved = saved
        self.form = Form(
            (
                Field("name", "Tên Hội đồng", required=True, full=True),
                Field("decision_number", "Quyết định số", hint="Ví dụ 15/QĐ-UBND"),
                Field("decision_date", "Ngày quyết định", Kind.DATE),
                REASON,
            )
        )
        self.form.fill(detail)
        if not detail.id:
            unit = context.unit
            place = without_committee(unit.name) if unit else ""
            self.form.fill({"name": f"Hội đồng Thi đua - Khen thưởng {place}".rstrip()})
        self.members = CellTable("Thành viên", _COLUMNS, blank=_blank)
        self.members.setMinimumHeight(Size.ROW * 5)
        self.members.set_rows([_row(member) for member in detail.members] or [_blank(place) for place in range(5)])
        self.members.left_out.connect(lambda told: self.faults_banner.say(told, Tone.WARNING))
        self._before = self.members.rows()
        self._ids = {member.name: member.id for member in detail.members}
        self.body.addWidget(self.form)
        self.body.addWidget(label("Thành viên · gõ trực tiếp, Enter xuống dòng, dán được từ Excel", "secondary"))
        self.body.addWidget(self.members, 1)
        row = QHBoxLayout()
        row.addWidget(link("Thêm thành viên", self.add_member, "plus"))
        row.addWidget(link("Bỏ dòng đang chọn", self.members.remove_current, "trash-2"))
        row.addWidget(link("Lấy danh sách từ Excel", self.take_list, "file-spreadsheet"))
        row.addStretch(1)
        self.body.addLayout(row)
        self.form.finished.connect(self.members.setFocus)
        self.form.focus_first()
        self.resize(Size.DETAILS * 2 + 80, 540)

    def add_member(self) -> None:
        """One more empty row, ready for typing."""
        row = self.members.add_row(_blank(self.members.rowCount()))
        self.members.setCurrentCell(row, 0)
        self.members.setFocus()

    def take_list(self) -> None:
        """The members as the decision lists them; nothing is kept before it is saved."""
        path, context = choose_workbook(self), self._context
        if path is None:
            return
        context.jobs.start(
            f"Đang đọc {path.name}",
            lambda progress: read_council(context.db, context.library, path, progress.step),
            self._show_read,
            asker=self,
        )

    def _show_read(self, read: CouncilRead) -> None:
        if read.council is not None and read.council.members:
            self.members.set_rows([_row(member) for member in read.council.members])
            told = {"decision_number": read.council.decision_number, "decision_date": read.council.decision_date}
            self.form.fill({**self.form.values(), **{name: value for name, value in told.items() if value}})
        self.faults_banner.say("\n".join(read.faults[:_MOST_FAULTS]), Tone.WARNING)

    def ready(self) -> bool:
        return self.form.check()

    def hand_over(self) -> None:
        values = self.form.values()
        detail = replace(
            self._detail,
            name=values["name"],
            decision_number=values["decision_number"] or None,
            decision_date=values["decision_date"],
            members=tuple(self._member(row) for row in self.members.rows() if row["name"] or row["job_title"]),
        )
        context, reason = self._context, values["reason"] or None
        self._saved(save_council(context.db, context.library, detail, reason), values["name"])
        if not any(member.role in _WRITES for member in detail.members):
            self._context.messages.warn(f"Đã lưu {values['name']}; chưa có thư ký, biên bản họp sẽ thiếu người ký")

    def changed(self) -> bool:
        return self.form.changed or self.members.rows() != self._before

    def _member(self, row: dict[str, Any]) -> Member:
        name = row["name"]
        return Member(name, row["role"], row["job_title"] or None, row["task"] or None, self._ids.get(name))


def _row(member: Member) -> dict[str, Any]:
    return {"name": member.name, "job_title": member.job_title, "role": member.role, "task": member.task}


def _blank(place: int) -> dict[str, Any]:
    return {"role": CouncilRole.CHAIRMAN if place == 0 else CouncilRole.MEMBER}
