"""What is due in a round: one line under the stepper, and the whole plan counted back from the last day."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from khenthuong_desktop import messages
from khenthuong_desktop.services.award_rounds.due_dates import LastDay, RoundPlan, Work, plan_round
from khenthuong_desktop.services.findings import reference_text
from khenthuong_desktop.ui import icons, labels
from khenthuong_desktop.ui.awards import award_name
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.theme import Space
from khenthuong_desktop.ui.widgets.banner import Banner
from khenthuong_desktop.ui.widgets.controls import button, label, link
from khenthuong_desktop.ui.widgets.details import Entries
from khenthuong_desktop.ui.widgets.elided_label import ElidedLabel
from khenthuong_desktop.ui.widgets.scrolling import scrolled


class CalendarLine(QWidget):
    """The next piece of work and the last day; hidden when nothing is left to do."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._round_id = ""
        self._picture = QLabel()
        self._words = ElidedLabel("secondary")
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.XS, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(self._picture)
        row.addWidget(self._words, 1)
        row.addWidget(link("Lịch của đợt", self.open_calendar, "calendar"))

    @property
    def text(self) -> str:
        """What the line says."""
        return self._words.text()

    def show_round(self, round_id: str) -> None:
        """Say what is next in a round as it is now."""
        self._round_id = round_id
        plan = plan_round(self._context.db, self._context.library, round_id)
        today = self._context.db.today()
        words, late = _next_words(plan, today)
        self._words.setText(words)
        self._picture.setPixmap(icons.pixmap("triangle-alert" if late else "clock", "warning" if late else "secondary"))
        self.setVisible(plan.next_work is not None or plan.due is None)

    def open_calendar(self) -> None:
        """Show the whole plan."""
        RoundCalendarDialog(self._context, self._round_id, self).open()


class RoundCalendarDialog(QDialog):
    """Each piece of work with its days, what the law says of the last day, how long offices take."""

    def __init__(self, context: Context, round_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Lịch của đợt")
        self._context = context
        self.plan = plan_round(context.db, context.library, round_id)
        self.work = Entries("Chưa có hạn nộp: ghi hạn ở “Sửa thông tin đợt”, chương trình sẽ tính lùi từng việc.")
        self.last_days = Entries(
            "Không có hạn riêng trong luật, trong quy định của tỉnh đang dùng cho các danh hiệu này."
        )
        self.processing = Entries("Chưa có quy định về thời gian giải quyết cho các danh hiệu này.")
        self._build()
        self._fill()
        self.resize(640, 560)

    def _build(self) -> None:
        plan = self.plan
        inside = QWidget()
        body = QVBoxLayout(inside)
        body.setContentsMargins(0, 0, Space.S, 0)
        body.setSpacing(Space.S)
        for title, widget in (
            ("Từng việc, xong chậm nhất", self.work),
            ("Hạn theo quy định", self.last_days),
            ("Thời gian giải quyết của nơi nhận", self.processing),
        ):
            body.addWidget(label(title, "section"))
            body.addWidget(widget)
        body.addStretch(1)
        area = scrolled(inside, sideways=True)
        self.banner = Banner()
        years = ", ".join(map(str, plan.unsure_years))
        self.banner.say(messages.say("timetable", "days_off_unsure", years=years) if years else "")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        layout.setSpacing(Space.M)
        layout.addWidget(label(_due_words(plan), "heading", wrap=True))
        told = "Tính lùi theo ngày làm việc từ hạn nộp; số ngày của từng việc là gợi ý, không phải luật."
        layout.addWidget(label(told, "secondary", wrap=True))
        layout.addWidget(self.banner)
        layout.addWidget(area, 1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        close_button = button("Đóng", self.accept, role="primary")
        close_button.setDefault(True)
        buttons.addWidget(close_button)
        layout.addLayout(buttons)

    def _fill(self) -> None:
        library, today, plan = self._context.library, self._context.db.today(), self.plan
        self.work.show_entries([(labels.day(one.finish), _step(one), _state(one, today)) for one in plan.work])
        self.last_days.show_entries(
            [
                (
                    labels.day(one.due) if one.due else "Theo sự kiện",
                    f"{one.text}; gửi {one.to}{_doubt(one)}",
                    f"{self._awards(one)} · {reference_text(one.reference, library)}",
                )
                for one in plan.last_days
            ]
        )
        self.processing.show_entries(
            [
                (f"{rule.working_days} ngày", rule.text, f"Ngày làm việc · {reference_text(rule.reference, library)}")
                for rule in plan.processing
            ]
        )

    def _awards(self, last_day: LastDay) -> str:
        return ", ".join(award_name(self._context.library, code) for code in last_day.awards)


def _next_words(plan: RoundPlan, today: date) -> tuple[str, bool]:
    """The line, and whether its work is late."""
    if plan.due is None:
        return "Chưa có hạn nộp; ghi hạn ở “Sửa thông tin đợt” để có lịch từng việc.", False
    work = plan.next_work
    due = f"hạn nộp {labels.day(plan.due)}{' theo quy định' if plan.by_law else ''}"
    if work is None:
        return "", False
    left = (work.finish - today).days
    when = f"trễ {-left} ngày" if left < 0 else "hôm nay" if left == 0 else f"còn {left} ngày"
    return f"Việc kế tiếp: {_step(work).lower()} chậm nhất {labels.day(work.finish)} ({when}) · {due}", left < 0


def _due_words(plan: RoundPlan) -> str:
    if plan.due is None:
        return "Đợt này chưa có hạn nộp"
    return f"Hạn nộp {labels.day(plan.due)}" + (" theo quy định" if plan.by_law else "")


def _step(work: Work) -> str:
    return str(messages.catalogue("timetable")["steps"].get(work.step, work.step))


def _state(work: Work, today: date) -> str:
    """Small print under a piece of work."""
    if work.done:
        return "Đã xong"
    late = (today - work.finish).days
    begun = f"Bắt đầu chậm nhất {labels.day(work.start)}"
    return f"{begun} · trễ {late} ngày" if late > 0 else begun


def _doubt(last_day: LastDay) -> str:
    return " (chưa chắc chắn)" if last_day.confidence.never_blocks else ""
