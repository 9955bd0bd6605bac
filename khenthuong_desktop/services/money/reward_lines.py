"""What a list of reward money holds: its lines, its totals, who pays."""

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any, NamedTuple

from khenthuong_desktop.documents.wording import money_in_words
from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.messages import say


@dataclass(frozen=True)
class RewardLine:
    """One award with its money in đồng; ``amount`` is 0 where nothing is paid for it, ``notes`` say why.

    ``called`` is the name, told apart from namesakes in the list.
    """

    id: str
    subject_kind: SubjectKind
    code: str
    name: str
    called: str
    unit_name: str
    award: str
    award_name: str
    year: int
    decision_number: str
    decided_on: date
    payer: str
    coefficient: Fraction | None
    base_salary: int | None
    amount: int
    reference: str
    cautions: tuple[str, ...] = field(repr=False)

    @property
    def notes(self) -> tuple[str, ...]:
        """What the office should know before it pays, in words."""
        return tuple(say("rewards", code) for code in self.cautions)

    def as_json(self) -> dict[str, Any]:
        return {
            "subject": {"kind": self.subject_kind.value, "ref": self.code, "name": self.name},
            "award": self.award,
            "year": self.year,
            "decision": {"number": self.decision_number, "on": self.decided_on.isoformat()},
            "coefficient": None if self.coefficient is None else float(self.coefficient),
            "base_salary": self.base_salary,
            "amount": self.amount,
            "payer": self.payer,
            "reference": self.reference,
            "notes": list(self.notes),
        }


class PayerTotal(NamedTuple):
    """What one organ pays in đồng, and for how many awards."""

    payer: str
    amount: int
    awards: int


@dataclass(frozen=True)
class RewardList:
    """All lines in the order of lists; ``expected`` says in words that the decision is still to come."""

    lines: tuple[RewardLine, ...]
    doubts: tuple[str, ...] = ()
    expected: str = ""

    @property
    def total(self) -> int:
        return sum(line.amount for line in self.lines)

    @property
    def higher_taken(self) -> int:
        """How many awards bring nothing because whoever got them is paid for a higher one of that time."""
        return sum("higher_taken" in line.cautions for line in self.lines)

    @property
    def total_in_words(self) -> str:
        return money_in_words(self.total)

    @property
    def payers(self) -> tuple[PayerTotal, ...]:
        """The total by who pays, in the order of the lines."""
        found: dict[str, list[int]] = {}
        for line in self.lines:
            if line.amount:
                found.setdefault(line.payer, []).append(line.amount)
        return tuple(PayerTotal(payer, sum(amounts), len(amounts)) for payer, amounts in found.items())

    def as_json(self) -> dict[str, Any]:
        return {
            "expected": bool(self.expected),
            "lines": [line.as_json() for line in self.lines],
            "total": self.total,
            "total_in_words": self.total_in_words,
            "payers": [payer._asdict() for payer in self.payers],
            "doubts": list(self.doubts),
        }
