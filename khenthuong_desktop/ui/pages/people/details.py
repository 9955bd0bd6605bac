"""One person, collective or household whole: particulars and the history of all years."""

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from khenthuong_desktop.domain.terms import DisciplineStatus, Rating, SubjectKind
from khenthuong_desktop.services.registers.collectives import CollectiveDetail, get_collective
from khenthuong_desktop.services.registers.households import HouseholdDetail, get_household
from khenthuong_desktop.services.registers.initiatives import WHOLE
from khenthuong_desktop.services.registers.people import PersonDetail, get_person
from khenthuong_desktop.services.registers.record_lines import LineKind
from khenthuong_desktop.services.registers.records import SubjectRecord, get_record
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.pages.people.record_forms import INITIATIVE, RecordEditor, lines_of, noun_of
from khenthuong_desktop.ui.subject_sheet.entries import year_words
from khenthuong_desktop.ui.table_model import Chip
from khenthuong_desktop.ui.theme import Space, Tone
from khenthuong_desktop.ui.widgets.controls import button, label
from khenthuong_desktop.ui.widgets.details import DetailsPanel, Facts
from khenthuong_desktop.ui.widgets.entry_list import Entry, EntryList

Facts_ = list[tuple[str, str]]
_RATING_TONES = {
    Rating.EXCELLENT: Tone.GOOD,
    Rating.GOOD: Tone.ACCENT,
    Rating.COMPLETED: Tone.NEUTRAL,
    Rating.FAILED: Tone.ERROR,
}


class SubjectDetails(DetailsPanel):
    """Reads one subject when it is shown; keeps nothing."""

    def __init__(self, context: Context, kind: SubjectKind, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._context = context
        self._kind = kind
        self._facts = Facts()
        self.history = History(kind, RecordEditor(context, kind, self))
        self.add_tab("Thông tin", self._facts)
        self.add_tab("Quá trình", self.history)

    def show_subject(self, key: str | None) -> None:
        """Show one subject, or nothing."""
        if key is None:
            self.clear()
            return
        title, subtitle, facts = _DESCRIBED[self._kind](self._context, key)
        record = get_record(self._context.db, self._kind, key)
        self.show_heading(title, subtitle, list(_chips(record)))
        self._facts.show_facts(facts)
        self.history.show_record(key, record)


class History(QWidget):
    """Awards, ratings, initiatives and discipline, newest first, on one sheet; lines are added and changed here."""

    def __init__(self, kind: SubjectKind, editor: RecordEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._subject_id = ""
        parts = _PARTS if kind is SubjectKind.INDIVIDUAL else _PARTS | {LineKind.DISCIPLINE: _MATTERS}
        self.lists = {line: EntryList(nothing) for line, (_, nothing) in parts.items() if line in lines_of(kind)}
        self.add_button = button("Thêm", lambda: None, "plus")
        menu = QMenu(self.add_button)
        for line in lines_of(kind):
            made = menu.addAction(noun_of(line, kind).capitalize())
            made.triggered.connect(lambda _on=False, line=line: editor.add(line, self._subject_id))
        self.add_button.setMenu(menu)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, Space.M, 0, Space.M)
        layout.setSpacing(0)
        row = QHBoxLayout()
        row.addWidget(self.add_button)
        row.addStretch(1)
        layout.addLayout(row)
        for line, entries in self.lists.items():
            entries.opened.connect(lambda key, line=line: editor.edit(line, key))
            entries.delete_asked.connect(lambda key, line=line: editor.delete(line, key))
            layout.addSpacing(Space.M)
            layout.addWidget(label(parts[line][0], "section"))
            layout.addWidget(entries)
        layout.addStretch(1)

    def show_record(self, subject_id: str, record: SubjectRecord) -> None:
        """Everything on record about this subject."""
        self._subject_id = subject_id
        for line, entries in self.lists.items():
            entries.show_entries(list(_ENTRIES[line](record)))


_PARTS = {
    LineKind.AWARD: ("Khen thưởng", "Chưa có khen thưởng nào được ghi."),
    LineKind.RATING: ("Xếp loại", "Chưa có kết quả xếp loại."),
    INITIATIVE: ("Sáng kiến, đề tài", "Chưa có sáng kiến, đề tài."),
    LineKind.DISCIPLINE: ("Kỷ luật", "Không có kỷ luật nào được ghi."),
    LineKind.CONFIRMATION: ("Xác nhận tiêu chuẩn", "Chưa có xác nhận nào."),
}
_MATTERS = ("Vụ việc", "Không có vụ việc nào được ghi.")
Keyed = Iterable[tuple[str, Entry]]


def _award_entries(record: SubjectRecord) -> Keyed:
    for row in record.awards:
        small = _decision(row.decision_number, row.decision_date, row.decided_by)
        yield row.id, (str(row.year), Chip(row.award_name, Tone.AWARD, "award"), small)


def _rating_entries(record: SubjectRecord) -> Keyed:
    for row in record.ratings:
        chip = Chip(labels.word(row.rating) or "chưa rõ", _tone(row.rating))
        yield row.id, (str(row.year), chip, year_words(row))


def _initiative_entries(record: SubjectRecord) -> Keyed:
    for row in record.initiatives:
        share = f"đóng góp {labels.share(row.share, WHOLE)}" if row.share else ""
        yield row.id, (str(row.year), row.name, ", ".join(part for part in (labels.word(row.scope), share) if part))


def _discipline_entries(record: SubjectRecord) -> Keyed:
    for row in record.discipline:
        finished = f", xong {labels.day(row.finished_on)}" if row.finished_on else ""
        form = labels.word(row.form) or "Vụ việc"
        yield row.id, (labels.day(row.from_date), form, labels.word(row.status) + finished)


def _confirmation_entries(record: SubjectRecord) -> Keyed:
    for row in record.confirmations:
        number = f"văn bản {row.document_number}" if row.document_number else ""
        small = " · ".join(part for part in (number, labels.day(row.document_date), row.confirmed_by or "") if part)
        yield row.id, (str(row.year), row.award_name, small)


_ENTRIES: dict[str, Callable[[SubjectRecord], Keyed]] = {
    LineKind.AWARD: _award_entries,
    LineKind.RATING: _rating_entries,
    INITIATIVE: _initiative_entries,
    LineKind.DISCIPLINE: _discipline_entries,
    LineKind.CONFIRMATION: _confirmation_entries,
}


def _tone(rating: Rating | None) -> Tone:
    return _RATING_TONES[rating] if rating is not None else Tone.NEUTRAL


def _chips(record: SubjectRecord) -> Iterable[Chip]:
    if record.awards:
        yield Chip(f"{len(record.awards)} lần khen thưởng", Tone.AWARD, "award")
    if any(row.status is DisciplineStatus.UNDER_REVIEW for row in record.discipline):
        yield Chip("Đang xem xét vi phạm", Tone.WARNING, "triangle-alert")


def _decision(number: str | None, day: object, by: str | None) -> str:
    parts = [f"QĐ {number}" if number else "", labels.day(str(day)) if day else "", by or ""]
    return " · ".join(part for part in parts if part)


def _person(context: Context, key: str) -> tuple[str, str, Facts_]:
    detail: PersonDetail = get_person(context.db, key)
    period = " – ".join((labels.day(detail.since) or "…", labels.day(detail.until) or "nay"))
    return (
        " ".join(part for part in (detail.honorific, detail.name) if part),
        " · ".join(part for part in (detail.job_title, detail.collective_name) if part),
        [
            ("Mã số", detail.code),
            ("Ngày sinh", labels.day(detail.birth_date)),
            ("Giới tính", labels.word(detail.gender)),
            ("Số CCCD", _hidden(detail.citizen_number)),
            ("Chức vụ", detail.job_title or ""),
            ("Đơn vị", detail.collective_name or ""),
            ("Loại", labels.word(detail.category)),
            ("Đối tượng", labels.word(detail.person_class)),
            ("Công tác", period if detail.since or detail.until else ""),
            *_if_known("Chuyển đến từ", detail.came_from),
            *_if_known("Chuyển đi", detail.moved_to),
            *_if_known("Đứng đầu", detail.heads_id and get_collective(context.db, detail.heads_id).name),
        ],
    )


def _if_known(name: str, value: str | None) -> Facts_:
    """What happens to few is not missed where it is not told."""
    return [(name, value)] if value else []


def _hidden(number: str | None) -> str:
    """Only the last three digits: the whole number is in the form, where it is needed."""
    return f"{'•' * (len(number) - 3)}{number[-3:]}" if number else ""


def _collective(context: Context, key: str) -> tuple[str, str, Facts_]:
    detail: CollectiveDetail = get_collective(context.db, key)
    ended = f"Đã giải thể, sáp nhập {labels.day(detail.dissolved_on)}" if detail.dissolved_on else ""
    return (
        detail.name,
        " · ".join(part for part in (detail.parent_name, ended) if part),
        [
            ("Mã số", detail.code),
            ("Loại", detail.kind or ""),
            ("Nhóm", labels.word(detail.category)),
            ("Trực thuộc", detail.parent_name or ""),
            ("Tổng số người", labels.number(detail.headcount)),
            ("Thành lập", labels.day(detail.established)),
        ],
    )


def _household(context: Context, key: str) -> tuple[str, str, Facts_]:
    detail: HouseholdDetail = get_household(context.db, key)
    return f"Hộ {detail.head_name}", detail.address or "", [("Mã số", detail.code), ("Địa chỉ", detail.address or "")]


_DESCRIBED: dict[SubjectKind, Callable[[Context, str], tuple[str, str, Facts_]]] = {
    SubjectKind.INDIVIDUAL: _person,
    SubjectKind.COLLECTIVE: _collective,
    SubjectKind.HOUSEHOLD: _household,
}
