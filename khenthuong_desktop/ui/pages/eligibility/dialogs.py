"""Putting the chosen into a round that is open, or into a new one."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import QComboBox, QWidget

from khenthuong_desktop.domain.terms import CommendationType, Stage
from khenthuong_desktop.domain.verdict import VerdictKind
from khenthuong_desktop.services.award_rounds.nominating import nominate_checked, open_with_nominees
from khenthuong_desktop.services.award_rounds.rounds import Nominee, RoundNote, get_round, list_rounds
from khenthuong_desktop.services.verdicts.eligibility import CheckResult
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.after_vote import may_add
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.form import Field, Form, Kind
from khenthuong_desktop.ui.theme import Tone
from khenthuong_desktop.ui.widgets.banner import Banner
from khenthuong_desktop.ui.widgets.work_dialog import WorkDialog

NEW = "new"


def _met(stage: Stage) -> str:
    return " (Hội đồng đã họp: phiếu chưa có người thêm sau)" if stage.has_votes else ""


class PutIntoRoundDialog(WorkDialog):
    """Judging and nominating happen on the worker; the round opens by a click on what was said."""

    def __init__(
        self, context: Context, results: Sequence[CheckResult], law_on: date, parent: QWidget | None = None
    ) -> None:
        count = labels.number(len(results))
        super().__init__(f"Đưa {count} đề nghị vào đợt", save_text="Đưa vào đợt", parent=parent)
        self._context = context
        self._results = tuple(results)
        self._sure = False  # that somebody comes after the council has voted
        rounds = [row for row in list_rounds(context.db, context.year) if not row.stage.is_closed]
        offered: list[tuple[str, Any]] = [(f"{row.code} · {row.name}{_met(row.stage)}", row.id) for row in rounds]
        self.form = Form(
            (
                Field("round", "Đợt", Kind.CHOICE, required=True, choices=[*offered, ("Mở đợt mới", NEW)], full=True),
                Field("name", "Tên đợt mới", full=True),
                Field("type", "Loại khen thưởng", Kind.CHOICE, choices=labels.choices(CommendationType), required=True),
                Field("law_on", "Luật ngày", Kind.DATE, required=True),
            )
        )
        self.form.fill(
            {
                "round": offered[0][1] if offered else NEW,
                "name": f"Tổng kết công tác năm {context.year}",
                "type": CommendationType.MERIT,
                "law_on": law_on,
            }
        )
        box = self.form.editor("round")
        assert isinstance(box, QComboBox)
        box.currentIndexChanged.connect(lambda _place: self._show_new())
        self.body.addWidget(self._doubts())
        self.body.addWidget(self.form)
        self.body.addStretch(1)
        self.form.finished.connect(self.save_button.setFocus)
        self._show_new()
        self.form.focus_first()
        self.resize(640, 420)

    def _doubts(self) -> Banner:
        """Nobody is kept out, but it is said who does not meet the standard."""
        failing = sum(result.kind is VerdictKind.NOT_ELIGIBLE for result in self._results)
        unclear = sum(result.kind is VerdictKind.UNDECIDED for result in self._results)
        parts = [f"{failing} chưa đủ điều kiện" if failing else "", f"{unclear} chưa rõ" if unclear else ""]
        said = ", ".join(part for part in parts if part)
        banner = Banner()
        banner.say(
            f"Trong đó có {said}. Vẫn đưa vào được; khi kiểm tra hồ sơ sẽ nhắc lại." if said else "", Tone.WARNING
        )
        return banner

    def _show_new(self) -> None:
        new = self.form.values()["round"] == NEW
        for name in ("name", "type", "law_on"):
            self.form.editor(name).setEnabled(new)

    def ready(self) -> bool:
        """Votes already counted do not cover who comes later: that is asked first."""
        if not self.form.check():
            return False
        key = self.form.values()["round"]
        if self._sure or key == NEW:
            return True
        return may_add(get_round(self._context.db, key), self._save_after_all, self)

    def _save_after_all(self) -> None:
        self._sure = True
        self.save()

    def hand_over(self) -> None:
        values = self.form.values()
        context = self._context
        key, year = values["round"], context.year
        note = RoundNote(values["name"], values["law_on"], commendation_type=values["type"])
        nominees = tuple(Nominee(result.subject_ref, result.award) for result in self._results)

        def put_in(_progress: object) -> tuple[str, tuple[str, ...]]:
            if key == NEW:
                return open_with_nominees(context.db, context.library, year, note, nominees)
            return key, nominate_checked(context.db, context.library, key, nominees)

        def done(put: tuple[str, tuple[str, ...]]) -> None:
            found, nominations = put
            context.done(f"Đã đưa {labels.number(len(nominations))} đề nghị vào đợt")
            context.go("rounds", found)

        context.jobs.start("Đang đưa vào đợt", put_in, done)
