"""Opening a round, and saying otherwise what it is."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from khenthuong_desktop.domain.terms import CommendationType
from khenthuong_desktop.services.award_rounds import rounds
from khenthuong_desktop.services.award_rounds.rounds import RoundDetail, RoundNote
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.form import Field, Form, Kind
from khenthuong_desktop.ui.widgets.form_dialog import FormDialog

_NAME = Field("name", "Tên đợt", required=True, full=True)
_DUE = Field("due_on", "Hạn nộp hồ sơ", Kind.DATE)


class NewRoundDialog(FormDialog):
    """``opened`` gets the key of the new round."""

    def __init__(
        self,
        context: Context,
        opened: Callable[[str], object],
        parent: QWidget | None = None,
        *,
        school_year: str | None = None,
    ) -> None:
        form = Form(
            (
                _NAME,
                Field("type", "Loại khen thưởng", Kind.CHOICE, True, labels.choices(CommendationType)),
                Field("code", "Mã đợt", hint="Để trống thì chương trình đặt D01, D02…"),
                Field("law_on", "Xét theo luật ngày", Kind.DATE, required=True, hint="Thường là ngày họp Hội đồng"),
                _DUE,
            )
        )
        form.fill(
            {
                "name": f"Tổng kết năm học {school_year}" if school_year else f"Tổng kết công tác năm {context.year}",
                "type": CommendationType.MERIT,
                "law_on": context.law_day,
            }
        )

        def save(values: dict[str, Any]) -> None:
            key = rounds.open_round(
                context.db,
                values["name"],
                context.year,
                values["law_on"],
                values["type"],
                values["due_on"],
                values["code"] or None,
            )
            context.done(f"Đã mở đợt {values['name']}")
            opened(key)

        super().__init__("Mở đợt đề nghị", form, save, save_text="Mở đợt", parent=parent)


class EditRoundDialog(FormDialog):
    """The code stays: it stands in the names of dossiers and papers."""

    def __init__(self, context: Context, found: RoundDetail, parent: QWidget | None = None) -> None:
        form = Form(
            (
                _NAME,
                Field("commendation_type", "Loại khen thưởng", Kind.CHOICE, True, labels.choices(CommendationType)),
                _DUE,
                Field(
                    "law_on",
                    "Xét theo luật ngày",
                    Kind.DATE,
                    required=True,
                    hint="Kết luận đã ghi cùng từng đề nghị giữ nguyên; khi kiểm tra hồ sơ sẽ xét theo ngày mới",
                ),
            )
        )
        form.fill(found)

        def save(values: dict[str, Any]) -> None:
            rounds.change_round(context.db, found.id, RoundNote(**values))
            context.done(f"Đã lưu đợt {values['name']}")

        super().__init__(f"Sửa thông tin đợt {found.code}/{found.year}", form, save, parent=parent)
