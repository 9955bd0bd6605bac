"""Xét điều kiện: every subject and award of the year under the law of a day; nothing is written here."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QWidget

from khenthuong_desktop.domain.verdict import VerdictKind
from khenthuong_desktop.services.eligibility import CheckAnswer, check
from khenthuong_desktop.services.subjects import list_subjects
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.awards import award_choices
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.page import Page
from khenthuong_desktop.ui.pages.eligibility.details import VerdictDetails
from khenthuong_desktop.ui.pages.eligibility.dialogs import PutIntoRoundDialog
from khenthuong_desktop.ui.pages.eligibility.lines import COLUMNS, VERDICTS, Line, lets_through, lines_of
from khenthuong_desktop.ui.table_model import ListSource, Query
from khenthuong_desktop.ui.theme import Size, Space
from khenthuong_desktop.ui.widgets import actions as keys
from khenthuong_desktop.ui.widgets.actions import Action, Needs
from khenthuong_desktop.ui.widgets.banner import Banner
from khenthuong_desktop.ui.widgets.controls import label
from khenthuong_desktop.ui.widgets.date_edit import DateEdit
from khenthuong_desktop.ui.widgets.empty import EmptyState
from khenthuong_desktop.ui.widgets.list_view import Filter, ListView


class EligibilityPage(Page):
    title = "Xét điều kiện"
    tables = frozenset(
        {
            "people",
            "collectives",
            "households",
            "year_ratings",
            "awards_held",
            "initiatives",
            "initiative_authors",
            "initiative_uses",
            "discipline",
            "units",
            "rules",
        }
    )
    by_year = True

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.lines: list[Line] = []
        self._asked = 0  # answers of older questions are not shown any more
        self._wanted_key = ""
        self._year = context.year
        self._law_day = context.law_day
        self._build()

    def _build(self) -> None:
        self.day_edit = DateEdit()
        self.day_edit.setAccessibleName("Ngày chọn luật")
        self.day_edit.setToolTip("Xét theo luật có hiệu lực ngày này")
        self.day_edit.setFixedWidth(Size.DETAILS // 3)
        self.day_edit.set_iso(self._law_day)
        self.day_edit.editingFinished.connect(self._on_day_edited)
        day = QWidget()
        row = QHBoxLayout(day)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(label("Luật ngày", "secondary"))
        row.addWidget(self.day_edit)
        self.title_line.insertWidget(self.title_line.count() - 2, day)
        self.banner = Banner()
        self.details = VerdictDetails(self.context)
        self.view = ListView(
            "eligibility",
            "kết luận",
            COLUMNS,
            ListSource(self._rows, COLUMNS),
            search_hint="Tìm theo tên, mã số, đơn vị",
            filters=(
                Filter("award", "Mọi danh hiệu", award_choices(self.context.library, groups=("title", "form"))),
                Filter("verdict", "Mọi kết luận", VERDICTS),
            ),
            details=self.details,
            empty=self._empty(),
            state=self.context.state,
        )
        self.view.current_changed.connect(self.details.show_line)
        self.view.selection_changed.connect(lambda: self.selection_is(self.view.table.selected_count))
        self.view.opened.connect(lambda _row: self._on_put())
        self.body.addWidget(self.banner)
        self.body.addWidget(self.view, 1)
        self.offer(
            [
                Action("Đưa vào đợt đề nghị", self._on_put, "folder-kanban", keys.ADD, Needs.SOME),
                Action("Xem quá trình", self._on_subject, "history", (), Needs.ONE, separated=True),
            ]
        )

    def _empty(self) -> EmptyState:
        return EmptyState(
            "list-checks",
            "Chưa có ai để xét",
            "Nhận danh sách người, tập thể cùng xếp loại từng năm; chương trình xét ngay mọi danh hiệu và nói rõ "
            "còn thiếu gì.",
            [Action("Nhận danh sách", lambda: self.context.go("people"), "users")],
        )

    def reload(self) -> None:
        """Judge everybody on the worker; the list stays usable meanwhile."""
        if self._year != self.context.year:
            self._year, self._law_day = self.context.year, self.context.law_day
            self.day_edit.set_iso(self._law_day)
        self._asked += 1
        asked, db, library = self._asked, self.context.db, self.context.library
        year, day = self.context.year, self._law_day
        self.show_count("đang xét…")

        def work(_progress: object) -> tuple[CheckAnswer, list[Line]]:
            answer = check(db, library, year, on=day)
            return answer, lines_of(answer, {name.id: name.unit_name for name in list_subjects(db)})

        def done(result: tuple[CheckAnswer, list[Line]]) -> None:
            if asked == self._asked:
                self._show(*result)

        self.context.jobs.start("Đang xét điều kiện", work, done, quiet=True)

    @property
    def print_notes(self) -> Sequence[str]:
        return (*super().print_notes, f"Xét theo luật ngày {labels.day(self._law_day)}")

    def show_key(self, key: str) -> None:
        if not self.view.show_key(key):
            self._wanted_key = key  # still being judged

    def _show(self, answer: CheckAnswer, lines: list[Line]) -> None:
        self.lines = lines
        eligible = sum(line.kind is VerdictKind.ELIGIBLE for line in lines)
        near = sum(line.near for line in lines)
        self.show_count(f"{labels.number(eligible)} đủ · {labels.number(near)} chỉ thiếu một điều" if lines else "")
        self.banner.say(self._warning(answer.on))
        self.view.reload()
        wanted, self._wanted_key = self._wanted_key, ""
        if wanted:
            self.view.show_key(wanted)

    def _warning(self, on: date) -> str:
        """What to know when the law of the day has not been compared with the packs."""
        regime = self.context.library.regime(on)
        if regime is None:
            return f"Chưa có bộ tiêu chuẩn nào cho ngày {labels.day(on)}."
        if not regime.is_unverified:
            return ""
        return (
            f"Từ {labels.day(regime.valid_from)} áp dụng Luật {regime.law}; tiêu chuẩn dưới đây chưa đối chiếu với "
            "toàn văn luật này nên chỉ để tham khảo. Muốn xét theo luật trước đó, sửa ô “Luật ngày”."
        )

    def _rows(self, query: Query) -> list[Line]:
        award, verdict = query.filters.get("award"), query.filters.get("verdict")
        return [line for line in self.lines if lets_through(line, award, verdict)]

    def _on_day_edited(self) -> None:
        iso = self.day_edit.iso
        if not iso:
            self.day_edit.set_iso(self._law_day)
        elif date.fromisoformat(iso) != self._law_day:
            self._law_day = date.fromisoformat(iso)
            self.reload()

    def _on_put(self) -> None:
        lines = self.view.table.selected_rows
        if lines:
            PutIntoRoundDialog(self.context, [line.result for line in lines], self._law_day, self).open()

    def _on_subject(self) -> None:
        line = self.view.table.current_row
        if line is not None:
            self.context.go("people", line.result.subject_id)
