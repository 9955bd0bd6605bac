"""Xét điều kiện: every subject and award of the year under the law of a day; nothing is written here."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QStackedWidget, QWidget

from khenthuong_desktop.domain.reach import Standing
from khenthuong_desktop.services.verdicts.award_matrix import AwardMatrix, list_proposed
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.awards import award_choices
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.page import Page
from khenthuong_desktop.ui.pages.eligibility.cells import CHIPS, SIGNS, key_of_cell
from khenthuong_desktop.ui.pages.eligibility.details import VerdictDetails
from khenthuong_desktop.ui.pages.eligibility.judging import Judging
from khenthuong_desktop.ui.pages.eligibility.law_day import LawDayField
from khenthuong_desktop.ui.pages.eligibility.lines import (
    COLUMNS,
    PROPOSED,
    VERDICTS,
    EligibilityLine,
    lets_through,
    subject_and_award,
)
from khenthuong_desktop.ui.pages.eligibility.matrix import MatrixView, key_of_current
from khenthuong_desktop.ui.table_model import ListSource, Query
from khenthuong_desktop.ui.widgets import actions as keys
from khenthuong_desktop.ui.widgets.actions import Action, Needs
from khenthuong_desktop.ui.widgets.banner import Banner
from khenthuong_desktop.ui.widgets.controls import Segments
from khenthuong_desktop.ui.widgets.empty import EmptyState
from khenthuong_desktop.ui.widgets.list_view import Filter, ListView

LIST, MATRIX = 0, 1
NEAR = "near"
_GROUPS = ("title", "form", "honour")
_COUNT_FROM = 1100  # narrower, the title line has no room for the count


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
            "confirmations",
            "units",
            "rules",
        }
    )
    by_year = True

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.lines: dict[str, EligibilityLine] = {}
        self.judging = Judging(context, self)
        self.judging.judged.connect(lambda matrix: self._show_matrix(matrix, {}))
        self.judging.explained.connect(self._show)
        self._wanted_key = ""
        self._year = context.year
        self.law_day = LawDayField(context.law_day)
        self.law_day.changed.connect(self.reload)
        self._with_people = context.state.text("eligibility/people") == "shown"
        self._build()

    def _build(self) -> None:
        self.switch = Segments(("Danh sách", "Bảng"))
        self.switch.setAccessibleName("Cách xem")
        self.title_line.insertWidget(1, self.switch)
        self.title_line.insertWidget(self.title_line.count() - 2, self.law_day)
        self.banner = Banner()
        self.toggles = tuple(self._toggle() for _ in (LIST, MATRIX))
        self.details = VerdictDetails("Chọn một dòng để xem từng điều kiện theo lời của luật.")
        self.view = ListView(
            "eligibility",
            "kết luận",
            COLUMNS,
            ListSource(self._rows, COLUMNS),
            search_hint="Tìm theo tên, mã số, đơn vị",
            filters=(
                Filter("award", "Mọi danh hiệu", award_choices(self.context.library, groups=_GROUPS)),
                Filter("verdict", "Mọi kết luận", VERDICTS),
                Filter("proposed", "Mọi đề nghị", PROPOSED),
            ),
            details=self.details,
            empty=self._empty(),
            state=self.context.state,
        )
        self.view.add_to_filter_line(self.toggles[LIST])
        self.view.current_changed.connect(self.details.show_line)
        self.view.selection_changed.connect(self._on_selection)
        self.view.opened.connect(lambda _row: self._on_put())
        self.cell_details = VerdictDetails("Chọn một ô để xem từng điều kiện theo lời của luật.")
        self.matrix = MatrixView(self.cell_details, self.toggles[MATRIX], self._empty())
        self.matrix.cell_changed.connect(self._on_cell)
        self.matrix.selection_changed.connect(self._on_selection)
        self.matrix.opened.connect(self.cell_details.read)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.view)
        self.stack.addWidget(self.matrix)
        self.body.addWidget(self.banner)
        self.body.addWidget(self.stack, 1)
        self.offer(
            [
                Action("Đưa vào đợt đề nghị", self._on_put, "folder-kanban", keys.ADD, Needs.SOME),
                Action("Giả sử…", self._on_suppose, "sparkles", ("Ctrl+G",), Needs.ONE, beside=True),
                Action("Quá trình và kế hoạch", self._on_sheet, "history", ("Ctrl+K",), Needs.ONE, separated=True),
                Action("Mở trong Nhân sự, tập thể, hộ", self._on_subject, "users", (), Needs.ONE),
            ]
        )
        self.switch.chosen.connect(self._on_switched)
        self.switch.choose(MATRIX if self.context.state.text("eligibility/view") == "matrix" else LIST)

    def _toggle(self) -> QCheckBox:
        made = QCheckBox("Cả phần do người xét")
        made.setToolTip("Hiện cả những danh hiệu mà dữ liệu không loại được ai: người có thẩm quyền xem xét")
        made.setChecked(self._with_people)
        made.toggled.connect(self._on_people)
        return made

    def _empty(self) -> EmptyState:
        return EmptyState(
            "list-checks",
            "Chưa có ai để xét",
            "Nhận danh sách người, tập thể cùng xếp loại từng năm; chương trình xét ngay mọi danh hiệu và nói rõ "
            "còn thiếu gì.",
            [Action("Nhận danh sách", lambda: self.context.go("people"), "users")],
        )

    def reload(self) -> None:
        """The table of verdicts at once, then every verdict with its reasons; the page stays usable meanwhile."""
        if self._year != self.context.year:
            self._year = self.context.year
            self.law_day.show_day(self.context.law_day)
        self.view.offer_choices("award", award_choices(self.context.library, groups=_GROUPS))
        self.show_count("đang xét…")
        self.judging.ask(self.law_day.day)

    @property
    def print_notes(self) -> Sequence[str]:
        signs = " · ".join(f"{SIGNS[cell]} {chip.text.lower()}" for cell, chip in CHIPS.items())
        legend = (signs,) if self.switch.current == MATRIX else ()
        return (*super().print_notes, f"Xét theo luật ngày {labels.day(self.law_day.day)}", *legend)

    def show_key(self, key: str) -> None:
        """A line by its key, which the table shows as a cell; "near" shows those who lack one thing."""
        line = self.lines.get(key)
        if key == NEAR:
            self.switch.choose(LIST)
            self.view.choose_filter("verdict", Standing.NEAR)
        elif line is None:
            self._wanted_key = key  # still being judged
        elif self.switch.current == MATRIX:
            self.matrix.show_cell(line.result.subject_id, line.result.award)
        elif not self.view.show_key(key):
            self._on_people(True)
            self.view.show_key(key)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.view.model.query.filters.get("proposed") is not None:
            self.view.reload()  # rounds were changed elsewhere meanwhile

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._count_label.setVisible(self.width() >= _COUNT_FROM)

    def _show_matrix(self, matrix: AwardMatrix, lines: dict[str, EligibilityLine]) -> None:
        self.lines = lines
        self.matrix.show_matrix(matrix, lines, with_people=self._with_people)
        self.banner.say(self._warning(matrix.on))

    def _show(self, matrix: AwardMatrix, lines: list[EligibilityLine]) -> None:
        self._show_matrix(matrix, {line.id: line for line in lines})
        self.show_count(_counted(Counter(line.standing for line in lines)) if lines else "")
        self.view.reload()
        wanted, self._wanted_key = self._wanted_key, ""
        if wanted in self.lines:
            self.show_key(wanted)

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

    def _rows(self, query: Query) -> list[EligibilityLine]:
        award, verdict, proposed = (query.filters.get(name) for name in ("award", "verdict", "proposed"))
        shown = self._with_people or all(line.standing is Standing.LEFT_TO_PEOPLE for line in self.lines.values())
        found = [line for line in self.lines.values() if lets_through(line, award, verdict, with_people=shown)]
        if proposed is None:
            return found
        done = list_proposed(self.context.db, self.context.year)
        return [line for line in found if (subject_and_award(line) in done) is proposed]

    @property
    def chosen(self) -> list[EligibilityLine]:
        """The lines selected in the list, or those of the rows selected in the table, in the cursor's column."""
        if self.switch.current == LIST:
            return self.view.table.selected_rows
        current = self.matrix.current
        award = current[1] if current is not None else ""
        found = (self.lines.get(key_of_cell(row.id, award)) for row in self.matrix.view.table.selected_rows)
        return [line for line in found if line is not None]

    def _on_selection(self) -> None:
        self.selection_is(len(self.chosen))

    def _on_switched(self, number: int) -> None:
        """The other view opens on what was chosen in this one."""
        before = self.details.line if number == MATRIX else self.lines.get(key_of_current(self.matrix.current))
        self.stack.setCurrentIndex(number)
        self.context.state.keep("eligibility/view", "matrix" if number == MATRIX else "list")
        if before is not None:
            self.show_key(before.id)
        self._on_selection()

    def _on_people(self, on: bool) -> None:
        self._with_people = on
        self.context.state.keep("eligibility/people", "shown" if on else "hidden")
        for toggle in self.toggles:
            blocked = toggle.blockSignals(True)
            toggle.setChecked(on)
            toggle.blockSignals(blocked)
        self.view.reload()
        if self.matrix.matrix is not None:
            self.matrix.show_matrix(self.matrix.matrix, self.lines, with_people=on)

    def _on_cell(self, subject_id: str, award: str) -> None:
        """The reasons of one cell: at hand once everybody was explained, else asked for this one alone."""
        line = self.lines.get(key_of_cell(subject_id, award))
        self.cell_details.show_line(line)
        self._on_selection()
        current = self.matrix.current
        if line is not None or current is None or award not in current[0].verdicts:
            return

        def told(found: EligibilityLine) -> None:
            if key_of_current(self.matrix.current) == key_of_cell(subject_id, award):
                self.cell_details.show_line(found)

        self.judging.explain_one(current[0], award, told)

    def _on_put(self) -> None:
        from khenthuong_desktop.ui.pages.eligibility.dialogs import PutIntoRoundDialog  # not to keep the table waiting

        lines = self.chosen
        if lines:
            PutIntoRoundDialog(self.context, [line.result for line in lines], self.law_day.day, self).open()

    def _on_suppose(self) -> None:
        from khenthuong_desktop.ui.pages.eligibility.supposing import SupposeDialog  # loads when it is asked for

        lines = self.chosen
        if lines:
            SupposeDialog(self.context, lines[0].result, self.law_day.day, self).open()

    def _on_sheet(self) -> None:
        from khenthuong_desktop.ui.subject_sheet.dialog import SheetDialog, Subject  # loads when it is asked for

        lines = self.chosen
        if lines:
            result, unit = lines[0].result, lines[0].unit
            subject = Subject(result.subject_kind, result.subject_id, result.subject_ref, result.subject_name, unit)
            SheetDialog(self.context, subject, self).open()

    def _on_subject(self) -> None:
        lines = self.chosen
        if lines:
            self.context.go("people", lines[0].result.subject_id)


def _counted(standings: Counter[Standing]) -> str:
    """How many may have something, in a few words for the title line."""
    to_confirm = standings[Standing.TO_CONFIRM]
    parts = [f"{labels.number(standings[Standing.ELIGIBLE])} đủ"]
    parts += [f"{labels.number(to_confirm)} cần xác nhận"] if to_confirm else []
    return " · ".join([*parts, f"{labels.number(standings[Standing.NEAR])} gần đạt"])
