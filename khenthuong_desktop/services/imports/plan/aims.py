"""What the clerk says about a file as a whole, and what the file means for the nominations of a round."""

from dataclasses import dataclass, field
from typing import Any

from khenthuong_desktop.domain.terms import Stage, SubjectKind
from khenthuong_desktop.spreadsheets.layouts.decision_lists import DecisionSaid

_RESULTS = {Stage.DECIDED: "awarded", Stage.NOT_AWARDED: "not_awarded"}


@dataclass(frozen=True)
class Aim:
    """What a file is for, where the file itself does not say it; ``round`` as for ``find_round``."""

    round: str | None = None
    decision: DecisionSaid = field(default_factory=DecisionSaid)
    absent_wait: bool = False  # who was proposed and is not in the decision's list waits for another decision
    make_units: bool = False  # units of people that are not known are made, too
    make_people: bool = False  # people and units whom records name and nobody has entered are made, too
    only_read: bool = False  # the file is read for a form that is filled in; nothing is written from it


@dataclass(frozen=True)
class Outcome:
    """What becomes of a nomination; ``row`` None where no row of the file names it."""

    round_id: str
    round: str  # 2026/D01
    nomination: str
    subject_kind: SubjectKind
    code: str
    name: str
    award: str
    award_name: str
    before: Stage
    after: Stage
    decision: DecisionSaid | None = None  # that the row is of
    sheet: str | None = None
    row: int | None = None

    @property
    def result(self) -> str:
        """``awarded``, ``not_awarded``, or ``waiting`` for another decision."""
        return _RESULTS.get(self.after, "waiting")

    def as_json(self) -> dict[str, Any]:
        return {
            "round": self.round,
            "subject": {"kind": self.subject_kind.value, "ref": self.code, "name": self.name},
            "award": self.award,
            "result": self.result,
            "sheet": self.sheet,
            "row": self.row,
        }
