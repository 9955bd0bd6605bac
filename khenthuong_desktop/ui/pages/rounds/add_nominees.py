"""Putting people, collectives or households into a round by hand: the award first, then everybody."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtWidgets import QComboBox, QWidget

from khenthuong_desktop.domain.reach import Standing
from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.services.award_rounds.frozen_verdicts import Judged, judge_round
from khenthuong_desktop.services.award_rounds.nominating import nominate_checked
from khenthuong_desktop.services.award_rounds.rounds import Nominee, RoundDetail
from khenthuong_desktop.services.law.authorities import decided_elsewhere
from khenthuong_desktop.services.registers.subjects import SubjectName, list_subjects
from khenthuong_desktop.services.verdicts.eligibility import CheckResult, describe_gap
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.awards import award_choices
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.form import Field, Form, Kind
from khenthuong_desktop.ui.pages.eligibility.cells import CHIPS
from khenthuong_desktop.ui.table_model import Chip, Column
from khenthuong_desktop.ui.theme import Size
from khenthuong_desktop.ui.widgets.banner import Banner
from khenthuong_desktop.ui.widgets.pick_list import PickList
from khenthuong_desktop.ui.widgets.work_dialog import WorkDialog


@dataclass(frozen=True)
class Candidate:
    """Somebody who can receive the award; ``result`` is None before an award is chosen and judged."""

    name: SubjectName
    result: CheckResult | None = None

    @property
    def id(self) -> str:
        return self.name.id

    @property
    def rank(self) -> int:
        """0 best; last of all who was not judged."""
        return self.result.standing.rank if self.result is not None else len(Standing)

    @property
    def chip(self) -> Chip | None:
        return CHIPS[self.result.standing] if self.result is not None else None

    @property
    def sentence(self) -> str:
        """What is missing, in words."""
        return describe_gap(self.result).sentence if self.result is not None else ""


CANDIDATES: tuple[Column[Candidate], ...] = (
    Column("Mã số", lambda one: one.name.code, sort="code", chars=7),
    Column("Tên", lambda one: one.name.name, sort="name", chars=15, stretch=True),
    Column("Chức vụ, địa chỉ", lambda one: one.name.about, sort="about", chars=13),
    Column("Đơn vị", lambda one: one.name.unit_name, sort="unit", chars=22),
    Column(
        "Điều kiện",
        lambda one: one.rank,
        sort="standing",
        chars=14,
        chip=lambda one: one.chip,
        tip=lambda one: one.sentence,
        searched=False,
    ),
)


class AddNomineesDialog(WorkDialog):
    """Everybody who can receive the award and is not proposed for it in this round yet, the eligible first."""

    def __init__(self, context: Context, found: RoundDetail, parent: QWidget | None = None) -> None:
        super().__init__(
            f"Thêm đề nghị vào đợt {found.code}",
            save_text="Thêm vào đợt",
            hint=f"Điều kiện được xét theo luật ngày {labels.day(found.law_on)} và ghi lại cùng đề nghị.",
            parent=parent,
        )
        self._context = context
        self._round = found
        self._subjects = list_subjects(context.db)
        self._judged: Mapping[tuple[SubjectKind, str, str], CheckResult] = {}
        present = [kind for kind in SubjectKind if any(name.kind is kind for name in self._subjects)]
        self.form = Form(
            (
                Field(
                    "award",
                    "Danh hiệu, hình thức khen thưởng",
                    Kind.CHOICE,
                    required=True,
                    choices=award_choices(context.library, present or SubjectKind),
                    full=True,
                ),
            )
        )
        self.picks: PickList[Candidate] = PickList(
            "người, tập thể", CANDIDATES, self._offered, search_hint="Tìm theo tên, mã số, đơn vị"
        )
        award_box = self.form.editor("award")
        assert isinstance(award_box, QComboBox)
        award_box.currentIndexChanged.connect(lambda _place: self._on_award_chosen())
        self.banner = Banner()
        self.body.addWidget(self.form)
        self.body.addWidget(self.banner)
        self.body.addWidget(self.picks, 1)
        self.form.finished.connect(self.picks.view.search_edit.setFocus)
        self.form.focus_first()
        self.resize(Size.DETAILS * 2 + 260, 560)

    def ready(self) -> bool:
        if not self.form.check():
            return False
        if not self.picks.rows:
            self.show_fault("Chưa chọn người, tập thể nào.")
            return False
        return True

    def hand_over(self) -> None:
        context, key, award = self._context, self._round.id, self.form.values()["award"]
        nominees = tuple(Nominee(one.name.code, award) for one in self.picks.rows)
        context.jobs.start(
            "Đang xét điều kiện",
            lambda _progress: nominate_checked(context.db, context.library, key, nominees),
            lambda made: context.done(f"Đã thêm {labels.number(len(made))} đề nghị"),
        )

    def _on_award_chosen(self) -> None:
        """Whom it can be given to, and who decides on it where that is not this unit."""
        self.picks.reload()
        award, unit = self.form.values()["award"], self._context.unit
        if award is None or unit is None:
            self.banner.say("")
        else:
            self.banner.say(decided_elsewhere(self._context.library, award, self._round.law_on, unit.level))
        if award is not None:
            self._judge(award)

    def _judge(self, award: str) -> None:
        """See on the worker where everybody stands with the award."""
        context, found = self._context, self._round

        def done(judged: Judged) -> None:
            if self.form.values()["award"] == award:
                self._judged = judged
                self.picks.reload()

        context.jobs.start(
            "Đang xét điều kiện",
            lambda _progress: judge_round(context.db, context.library, found, award),
            done,
            quiet=True,
            asker=self,
        )

    def changed(self) -> bool:
        return bool(self.picks.rows)

    def _offered(self) -> list[Candidate]:
        code = self.form.values()["award"]
        kinds = self._context.library.award(code).subjects if code else tuple(SubjectKind)
        taken = {(row.subject_kind, row.subject_id) for row in self._round.nominations if row.award == code}
        offered = [
            Candidate(name, self._judged.get((name.kind, name.id, code or "")))
            for name in self._subjects
            if name.kind in kinds and (name.kind, name.id) not in taken
        ]
        return sorted(offered, key=lambda one: one.rank)
