"""Tổng quan: figures of the year, the steps, what is close, what needs attention."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from khenthuong_desktop.services.award_rounds.year_calendar import CalendarDay
from khenthuong_desktop.services.findings import reference_text
from khenthuong_desktop.services.overview import AwardLine, Snapshot, take
from khenthuong_desktop.services.verdicts.eligibility import Gap
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.page import Page
from khenthuong_desktop.ui.pages.overview.steps import Steps
from khenthuong_desktop.ui.theme import Size, Space
from khenthuong_desktop.ui.widgets.actions import Action
from khenthuong_desktop.ui.widgets.controls import Card, label, link
from khenthuong_desktop.ui.widgets.details import Entries
from khenthuong_desktop.ui.widgets.empty import EmptyState
from khenthuong_desktop.ui.widgets.emptying import empty
from khenthuong_desktop.ui.widgets.figures import Bar, BarChart, FigureCard
from khenthuong_desktop.ui.widgets.problems import ProblemsPanel, ShownProblem
from khenthuong_desktop.ui.widgets.scrolling import scrolled

_STACK_BELOW = Size.FOLD_DETAILS_BELOW


class OverviewPage(Page):
    title = "Tổng quan"
    by_year = True
    tables = frozenset(
        {
            "people", "collectives", "households", "year_ratings", "awards_held", "initiatives", "discipline",
            "registrations", "award_rounds", "nominations", "councils", "meetings", "signers", "units", "rules",
            "papers", "confirmations", "evidence", "ballots", "dossiers",
        }
    )  # fmt: skip

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.snapshot: Snapshot | None = None
        self._asked = 0
        self._build()

    def _build(self) -> None:
        self._nothing = EmptyState(
            "sparkles",
            "Bắt đầu từ danh sách của đơn vị",
            "Thả danh sách Excel vào cửa sổ. Có danh sách rồi, trang này cho biết ai đủ điều kiện khen thưởng gì.",
            [Action("Mở trang Nhân sự", lambda: self.context.go("people"), "users")],
        )
        self._nothing.hide()
        self.eligible_card = self._figure("Lượt đủ điều kiện", "list-checks", "eligibility")
        self.registered_card = self._figure("Đã đăng ký", "clipboard-list", "registrations")
        self.proposed_card = self._figure("Đã đề nghị", "folder-kanban", "rounds")
        self.achieved_card = self._figure("Đã đạt", "award", "registrations", award=True)
        self._cards = QGridLayout()
        self._cards.setSpacing(Space.M)
        self.steps = Steps(self.context.go)
        self.chart = BarChart("Số lượt đủ điều kiện theo danh hiệu, hình thức")
        self._no_bars = label("", "secondary", wrap=True)
        self._near = QVBoxLayout()
        self._near.setSpacing(Space.S)
        self.alarms = ProblemsPanel("Cần chú ý")
        self.alarms.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.alarms.jumped.connect(lambda place: self.context.go(*place))
        self.due = Entries("Không có hạn nào trong năm nay và năm sau.")
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(Space.M)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(Space.M)
        left.addWidget(_card("Việc trong năm", self.steps))
        left.addWidget(_card("Đủ điều kiện, theo danh hiệu và hình thức", self.chart, self._no_bars))
        left.addStretch(1)
        right.addWidget(self.alarms)
        right.addWidget(_card("Sắp đến hạn", self.due))
        near_holder = QWidget()
        near_holder.setLayout(self._near)
        self._near.setContentsMargins(0, 0, 0, 0)
        right.addWidget(_card("Gần đạt nhất", near_holder))
        right.addStretch(1)
        self._columns.addLayout(left, 3)
        self._columns.addLayout(right, 2)
        self._content = _scrolled(self._cards, self._columns)
        self.body.addWidget(self._nothing)
        self.body.addWidget(self._content)
        self._arrange()

    def reload(self) -> None:
        """Gather on the worker; an answer that was overtaken by a later question is dropped."""
        self._asked += 1
        asked, context = self._asked, self.context

        def show(snapshot: Snapshot) -> None:
            if asked == self._asked:
                self.show_snapshot(snapshot)

        context.jobs.start(
            "Đang tổng hợp",
            lambda _progress: take(context.data, context.library, context.year, context.law_day, context.db.now()),
            show,
            quiet=True,
            asker=self,
        )

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show the year as it is."""
        self.snapshot = snapshot
        self.show_count(f"năm {snapshot.year}")
        self._nothing.setVisible(snapshot.empty)
        self._content.setVisible(not snapshot.empty)
        self._show_figures(snapshot)
        self.steps.show_snapshot(snapshot)
        self._show_awards(snapshot)
        self._show_near(snapshot.near)
        self.due.show_entries([(labels.day(day.day), day.text, self._small(day)) for day in snapshot.due])
        self.alarms.show_problems([ShownProblem(a.severity, a.text, a.place, a.target) for a in snapshot.alarms])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _figure(self, name: str, icon: str, page: str, *, award: bool = False) -> FigureCard:
        card = FigureCard(name, icon, award=award)
        card.clicked.connect(lambda: self.context.go(page))
        return card

    def _show_figures(self, snapshot: Snapshot) -> None:
        notes = [f"{labels.number(snapshot.to_confirm)} lượt nữa cần xác nhận"] if snapshot.to_confirm else []
        notes.append(f"{labels.number(snapshot.undecided)} lượt chưa rõ vì thiếu dữ liệu")
        self.eligible_card.show_figure(snapshot.eligible, "; ".join(notes))
        self.registered_card.show_figure(snapshot.registered, _direct(snapshot))
        of_registered = labels.share(snapshot.proposed, snapshot.registered)
        self.proposed_card.show_figure(
            snapshot.proposed, f"{of_registered} số đã đăng ký" if of_registered else "trong số đã đăng ký"
        )
        handed_in = sum(row.stage.is_closed for row in snapshot.rounds)
        self.achieved_card.show_figure(snapshot.achieved, f"{handed_in}/{len(snapshot.rounds)} đợt đã nộp")

    def _show_awards(self, snapshot: Snapshot) -> None:
        bars = [
            Bar(line.name, line.eligible + line.to_confirm, note=_counted(line), about=line.whole_name)
            for line in snapshot.awards
        ]
        self.chart.show_bars(bars)
        self.chart.setVisible(bool(bars))
        self._no_bars.setVisible(not bars)
        self._no_bars.setText(f"Chưa có ai đủ điều kiện. Nhận kết quả xếp loại năm {snapshot.year} từ Excel trước.")

    def _small(self, day: CalendarDay) -> str:
        """How long is left, to whom it goes and where that stands; an unsure rule is only for orientation."""
        left = (day.day - self.context.db.today()).days
        parts = [f"đã quá {-left} ngày" if left < 0 else "hôm nay" if left == 0 else f"còn {left} ngày", day.to]
        parts.append(reference_text(day.reference, self.context.library) if day.reference else "")
        parts.append("tham khảo" if day.confidence and day.confidence.never_blocks else "")
        words = " · ".join(filter(None, parts))
        return f"{words[:1].upper()}{words[1:]}"

    def _show_near(self, near: tuple[Gap, ...]) -> None:
        empty(self._near)
        if not near:
            self._near.addWidget(label("Chưa có ai chỉ còn thiếu một việc làm được trong năm.", "secondary", wrap=True))
        for one in near:
            self._near.addWidget(label(one.sentence, wrap=True))
        if near:
            self._near.addWidget(link("Xem tất cả", lambda: self.context.go("eligibility", "near"), "arrow-right"))

    def _arrange(self) -> None:
        narrow = self.width() < _STACK_BELOW
        across = 2 if narrow else 4
        cards = (self.eligible_card, self.registered_card, self.proposed_card, self.achieved_card)
        for number, card in enumerate(cards):
            self._cards.addWidget(card, number // across, number % across)
        self._columns.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)


def _counted(line: AwardLine) -> str:
    """How many may have an award, those whom people still have to confirm apart."""
    if not line.to_confirm:
        return ""
    confirm = f"{labels.number(line.to_confirm)} cần xác nhận"
    return f"{labels.number(line.eligible)} và {confirm}" if line.eligible else confirm


def _direct(snapshot: Snapshot) -> str:
    """How many of those registered work directly; who is not known is not counted as nobody."""
    if not snapshot.registered_people:
        return "Chưa có cá nhân đăng ký"
    if snapshot.unclassed == snapshot.registered_people:
        return "Chưa ghi đối tượng (lãnh đạo, trực tiếp)"
    if snapshot.unclassed:
        return f"{labels.number(snapshot.unclassed)} cá nhân chưa ghi đối tượng"
    return f"{labels.share(snapshot.direct, snapshot.registered_people)} cá nhân là người trực tiếp"


def _card(title: str, *rows: QWidget) -> Card:
    made = Card()
    inside = QVBoxLayout(made)
    inside.setContentsMargins(Space.L, Space.M, Space.L, Space.L)
    inside.setSpacing(Space.M)
    inside.addWidget(label(title, "heading"))
    for row in rows:
        inside.addWidget(row)
    return made


def _scrolled(cards: QGridLayout, columns: QBoxLayout) -> QScrollArea:
    inside = QWidget()
    whole = QVBoxLayout(inside)
    whole.setContentsMargins(0, 0, Space.S, 0)
    whole.setSpacing(Space.M)
    whole.addLayout(cards)
    whole.addLayout(columns)
    whole.addStretch(1)
    return scrolled(inside)
