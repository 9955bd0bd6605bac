"""An initiative with its authors and what each has contributed."""

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from khenthuong_desktop.domain.terms import InitiativeKind, Scope
from khenthuong_desktop.services.registers.initiatives import (
    WHOLE,
    Author,
    InitiativeDetail,
    authors_offered,
    find_author,
    save_initiative,
)
from khenthuong_desktop.services.registers.people import get_person
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.form import Field, Form, Kind
from khenthuong_desktop.ui.theme import Size, Tone
from khenthuong_desktop.ui.widgets.cell_table import CellColumn, CellKind, CellTable
from khenthuong_desktop.ui.widgets.controls import label, link
from khenthuong_desktop.ui.widgets.work_dialog import WorkDialog

_NOT_A_SHARE = -1  # refused by the service, which names the author


class InitiativeDialog(WorkDialog):
    """A new initiative begins with the subject on whose sheet it is added as its author."""

    def __init__(self, context: Context, detail: InitiativeDetail, author_id: str = "", parent: QWidget | None = None):
        super().__init__("Sửa sáng kiến, đề tài" if detail.id else "Thêm sáng kiến, đề tài", parent=parent)
        self._context = context
        self._detail = detail
        self.form = Form(
            (
                Field("name", "Tên sáng kiến, đề tài", required=True, full=True),
                Field("code", "Mã số", required=True, hint="Số riêng của đơn vị, ví dụ SK001"),
                Field("kind", "Loại", Kind.CHOICE, required=True, choices=labels.choices(InitiativeKind)),
                Field("year", "Năm", Kind.YEAR, required=True),
                Field("scope", "Phạm vi ảnh hưởng", Kind.CHOICE, choices=labels.choices(Scope)),
                Field("decision_number", "Quyết định công nhận số"),
                Field("decision_date", "Ngày quyết định", Kind.DATE),
            )
        )
        self.form.fill(detail)
        self.authors = CellTable("Tác giả", _author_columns(context), blank=lambda _row: {})
        self.authors.setMinimumHeight(Size.ROW * 4)
        self.authors.set_rows(self._rows(author_id))
        self.authors.left_out.connect(lambda told: self.faults_banner.say(told, Tone.WARNING))
        self._before = self.authors.rows()
        self.authors.edited.connect(self._on_edited)
        self.body.addWidget(self.form)
        self.body.addWidget(
            label("Tác giả · gõ mã số hoặc một phần họ tên rồi chọn, Enter xuống dòng, dán được từ Excel", "secondary")
        )
        self.body.addWidget(self.authors, 1)
        row = QHBoxLayout()
        row.addWidget(link("Thêm tác giả", self.add_author, "plus"))
        row.addWidget(link("Bỏ dòng đang chọn", self.authors.remove_current, "trash-2"))
        row.addStretch(1)
        self.body.addLayout(row)
        self.form.finished.connect(self.authors.setFocus)
        self.form.focus_first()
        self.resize(Size.DETAILS * 2, 560)

    def add_author(self) -> None:
        """One more empty row, ready for typing."""
        row = self.authors.add_row({})
        self.authors.setCurrentCell(row, 0)
        self.authors.setFocus()

    def ready(self) -> bool:
        return self.form.check()

    def hand_over(self) -> None:
        authors = tuple(
            Author(row["code"], share=_hundredths(row["share"])) for row in self.authors.rows() if row["code"]
        )
        values = {**self.form.values(), "authors": authors, "id": self._detail.id, "version": self._detail.version}
        save_initiative(self._context.db, InitiativeDetail(**values))
        self._context.done(f"Đã lưu {values['name']}" if self._detail.id else f"Đã ghi {values['name']}")

    def changed(self) -> bool:
        return self.form.changed or self.authors.rows() != self._before

    def _rows(self, author_id: str) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = [
            {"code": author.code, "name": author.name, "share": _percent(author.share)}
            for author in self._detail.authors
        ]
        if author_id:
            person = get_person(self._context.db, author_id)
            rows.append({"code": person.code, "name": person.name, "share": "100"})
        return rows + [{}] * (3 - len(rows))

    def _on_edited(self, row: int) -> None:
        words = self.authors.value(row, "code")
        found = find_author(self._context.db, words) if words else None
        if found is not None and words != found.code:
            self.authors.put(row, "code", found.code)
        self.authors.show_value(row, "name", found.name if found else "không tìm thấy" if words else "")


def _author_columns(context: Context) -> tuple[CellColumn, ...]:
    return (
        CellColumn("code", "Mã số hoặc họ tên", chars=18, offered=authors_offered(context.db)),
        CellColumn("name", "Họ và tên", CellKind.SHOWN, 18, stretch=True),
        CellColumn("share", "Đóng góp (%)", chars=10),
    )


def _percent(share: int | None) -> str:
    return "" if share is None else labels.share(share, WHOLE).removesuffix(" %")


def _hundredths(words: str) -> int | None:
    if not words:
        return None
    try:
        return round(float(words.removesuffix("%").strip().replace(",", ".")) * 100)
    except ValueError:
        return _NOT_A_SHARE
