"""The forms of single lines on record: a year's rating, an award held, an initiative, a disciplinary matter."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from khenthuong_desktop.domain.terms import CommendationType, DisciplineForm, DisciplineStatus, Rating, SubjectKind
from khenthuong_desktop.services.registers import initiatives, record_lines
from khenthuong_desktop.services.registers.record_lines import LineKind
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.awards import award_choices
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.form import Field, Form, Kind
from khenthuong_desktop.ui.pages.people.initiative_dialog import InitiativeDialog
from khenthuong_desktop.ui.widgets.form_dialog import FormDialog

_YEAR = Field("year", "Năm", Kind.YEAR, required=True)
_DECISION = (Field("decision_number", "Quyết định số"), Field("decision_date", "Ngày quyết định", Kind.DATE))
INITIATIVE = "initiative"
NOUNS: dict[str, str] = {
    LineKind.RATING: "xếp loại năm",
    LineKind.AWARD: "khen thưởng",
    INITIATIVE: "sáng kiến, đề tài",
    LineKind.DISCIPLINE: "kỷ luật",
    LineKind.CONFIRMATION: "xác nhận tiêu chuẩn",
}
_OF_KIND: dict[SubjectKind, tuple[str, ...]] = {
    SubjectKind.INDIVIDUAL: (LineKind.RATING, LineKind.AWARD, INITIATIVE, LineKind.DISCIPLINE, LineKind.CONFIRMATION),
    SubjectKind.COLLECTIVE: (LineKind.RATING, LineKind.AWARD, LineKind.DISCIPLINE, LineKind.CONFIRMATION),
    SubjectKind.HOUSEHOLD: (LineKind.AWARD, LineKind.DISCIPLINE, LineKind.CONFIRMATION),
}


def lines_of(kind: SubjectKind) -> tuple[str, ...]:
    """What can stand on record about such a subject."""
    return _OF_KIND[kind]


def noun_of(line: str, kind: SubjectKind) -> str:
    """What one line is called; only people are disciplined, about others something is looked into."""
    matter = line == LineKind.DISCIPLINE and kind is not SubjectKind.INDIVIDUAL
    return "vụ việc đang xem xét" if matter else NOUNS[line]


@dataclass(frozen=True)
class _Register:
    """How one kind of line is asked for and kept."""

    form: Callable[[], Form]
    blank: Callable[[str], Any]
    get: Callable[[str], Any]
    save: Callable[[Any], str]


class RecordEditor:
    """Adds, changes and removes the lines of one subject; each is one action that can be undone."""

    def __init__(self, context: Context, kind: SubjectKind, parent: QWidget) -> None:
        self._context = context
        self._kind = kind
        self._parent = parent

    def add(self, line: str, subject_id: str) -> None:
        """Ask for a new line; several can be typed one after the other."""
        if line == INITIATIVE:
            self._ask_initiative(initiatives.InitiativeDetail(year=self._context.year), subject_id)
        else:
            self._ask(line, self._register(line).blank(subject_id), again=True)

    def edit(self, line: str, key: str) -> None:
        """Show one line whole, for changing it."""
        if line == INITIATIVE:
            self._ask_initiative(initiatives.get_initiative(self._context.db, key))
        else:
            self._ask(line, self._register(line).get(key), again=False)

    def delete(self, line: str, key: str) -> None:
        """Remove one line; the message offers to take it back."""
        if line == INITIATIVE:
            initiatives.delete_initiative(self._context.db, key)
        else:
            record_lines.delete_line(self._context.db, LineKind(line), key)
        self._context.done(f"Đã xóa {noun_of(line, self._kind)}")

    def _ask_initiative(self, detail: initiatives.InitiativeDetail, subject_id: str = "") -> None:
        InitiativeDialog(self._context, detail, subject_id, self._parent).open()

    def _ask(self, line: str, detail: Any, *, again: bool) -> None:
        register, noun = self._register(line), noun_of(line, self._kind)
        form = register.form()
        form.fill(detail)

        def save(values: dict[str, Any]) -> None:
            register.save(replace(detail, **values))
            self._context.done(f"Đã ghi {noun}" if detail.id is None else f"Đã lưu {noun}")

        title = f"Sửa {noun}" if detail.id else f"Thêm {noun}"
        FormDialog(title, form, save, again=again, parent=self._parent).open()

    def _register(self, line: str) -> _Register:
        db, library, kind, year = self._context.db, self._context.library, self._kind, self._context.year
        registers = {
            LineKind.RATING: _Register(
                partial(_rating_form, kind),
                lambda subject: record_lines.RatingDetail(kind, subject, year),
                partial(record_lines.get_rating, db),
                partial(record_lines.save_rating, db),
            ),
            LineKind.AWARD: _Register(
                partial(_award_form, self._context, kind),
                lambda subject: record_lines.AwardHeldDetail(kind, subject, year=year),
                partial(record_lines.get_award_held, db),
                partial(record_lines.save_award_held, db, library),
            ),
            LineKind.DISCIPLINE: _Register(
                partial(_discipline_form, kind),
                lambda subject: record_lines.DisciplineDetail(kind, subject, status=_USUAL_STATUS[kind]),
                partial(record_lines.get_discipline, db),
                partial(record_lines.save_discipline, db),
            ),
            LineKind.CONFIRMATION: _Register(
                partial(_confirmation_form, self._context, kind),
                lambda subject: record_lines.ConfirmationDetail(kind, subject, year=year),
                partial(record_lines.get_confirmation, db),
                partial(record_lines.save_confirmation, db, library),
            ),
        }
        return registers[LineKind(line)]


def _rating_form(kind: SubjectKind) -> Form:
    of_person = (
        Field("months_worked", "Số tháng công tác", Kind.NUMBER, hint="Không kể thời gian nghỉ thai sản, nghỉ ốm"),
        Field("maternity_months", "Số tháng nghỉ thai sản", Kind.NUMBER, hint="Được tính vào thời gian xét"),
    )
    heard = Field(
        "old_workplace_heard", "Người chuyển đến trong năm: đã có nhận xét của đơn vị cũ", Kind.CHECK, full=True
    )
    is_person = kind is SubjectKind.INDIVIDUAL
    return Form(
        (
            _YEAR,
            Field("rating", "Xếp loại", Kind.CHOICE, choices=labels.choices(Rating)),
            *(of_person if is_person else ()),
            *_DECISION,
            *((heard,) if is_person else ()),
        )
    )


def _award_form(context: Context, kind: SubjectKind) -> Form:
    awards = award_choices(context.library, [kind])
    return Form(
        (
            Field("award", "Danh hiệu, hình thức", Kind.CHOICE, required=True, choices=awards, full=True),
            _YEAR,
            Field("commendation_type", "Loại khen thưởng", Kind.CHOICE, choices=labels.choices(CommendationType)),
            *_DECISION,
            Field("decided_by", "Người, cơ quan quyết định", full=True),
        )
    )


_USUAL_STATUS = {
    SubjectKind.INDIVIDUAL: DisciplineStatus.CONCLUDED,
    SubjectKind.COLLECTIVE: DisciplineStatus.UNDER_REVIEW,
    SubjectKind.HOUSEHOLD: DisciplineStatus.UNDER_REVIEW,
}


def _discipline_form(kind: SubjectKind) -> Form:
    """Nobody is proposed while inspected, investigated or complained of; only people can be disciplined."""
    number = Field("decision_number", "Quyết định số")
    if kind is not SubjectKind.INDIVIDUAL:
        hint = "Thanh tra, kiểm tra, điều tra, đơn thư: chưa khen khi đang xem xét"
        return Form((_status(hint), Field("from_date", "Từ ngày", Kind.DATE), replace(number, label="Văn bản số")))
    return Form(
        (
            Field("form", "Hình thức", Kind.CHOICE, choices=labels.choices(DisciplineForm)),
            _status(),
            Field("from_date", "Từ ngày", Kind.DATE),
            Field("finished_on", "Chấp hành xong ngày", Kind.DATE, hint="Để trống khi chưa xong"),
            number,
        )
    )


def _confirmation_form(context: Context, kind: SubjectKind) -> Form:
    hint = "Các điểm mà sổ sách không ghi và tiêu chuẩn phải có, ví dụ dẫn đầu cụm, khối thi đua"
    awards = award_choices(context.library, [kind])
    return Form(
        (
            Field("award", "Danh hiệu, hình thức", Kind.CHOICE, True, awards, hint, full=True),
            _YEAR,
            Field("confirmed_by", "Người, cơ quan xác nhận"),
            Field("document_number", "Văn bản số"),
            Field("document_date", "Ngày văn bản", Kind.DATE),
        )
    )


def _status(hint: str = "") -> Field:
    choices = labels.choices(DisciplineStatus)
    return Field("status", "Tình trạng", Kind.CHOICE, required=True, choices=choices, hint=hint)
