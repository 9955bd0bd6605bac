"""Awards held, as on file and as rows of the file tell them: which of them a list means."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from khenthuong_desktop.domain.numbering import is_same_reference
from khenthuong_desktop.services.imports.matching.organs import are_one_organ
from khenthuong_desktop.services.imports.plan.lines import Line, Record
from khenthuong_desktop.store.tables import AwardHeld

TITLE = "title"  # once a year; letters of merit are given several times
_DETAILS = ("commendation_type", "decision_number", "decision_date", "decided_by")


@dataclass
class Held:
    """An award that somebody holds, on file or by a row of the file."""

    row: AwardHeld | None
    year: int
    details: dict[str, Any] = field(default_factory=dict)  # by now: what is on file, and what the file makes of it
    line: Line | None = None  # the first row of the file that tells it
    record: Record | None = None  # what that row makes of it

    @property
    def number(self) -> str | None:
        number: str | None = self.details.get("decision_number")
        return number

    @property
    def day(self) -> date | None:
        day: date | None = self.details.get("decision_date")
        return day

    @property
    def organ(self) -> str | None:
        """Who decided, in the words there are."""
        organ: str | None = self.details.get("decided_by")
        return organ

    @property
    def decision(self) -> str | None:
        """What tells the decision: its number, else its day."""
        return self.number or (f"{self.day:%d/%m/%Y}" if self.day is not None else None)

    def is_by(self, number: str | None) -> bool:
        """Whether it was given by the decision of that number."""
        return number is not None and self.number is not None and is_same_reference(self.number, number)

    def lacking(self, told: Mapping[str, Any]) -> dict[str, Any]:
        """What is told of it that nobody knew."""
        return {name: told[name] for name in _DETAILS if told.get(name) is not None and self.details.get(name) is None}

    def tell(self, line: Line, record: Record | None, told: Mapping[str, Any]) -> None:
        """From now on a row of the file tells it."""
        self.line, self.record = line, record
        self.details.update({name: told[name] for name in _DETAILS if told.get(name) is not None})


class AwardsOnFile:
    """All awards held, by subject and award; rows of the file are put among them."""

    def __init__(self, rows: Iterable[AwardHeld], is_once_a_year: Callable[[str], bool]) -> None:
        self._is_once_a_year = is_once_a_year  # whatever organ is told of it: a title, by its code
        self._held: dict[tuple[str, str], list[Held]] = defaultdict(list)
        for row in rows:
            details = {name: getattr(row, name) for name in _DETAILS}
            self._held[row.subject_id, row.award].append(Held(row, row.year, details))

    def find(self, told: Mapping[str, Any], *, by_decision: bool = False) -> Held | None:
        """The award of which is told: subject, award and year are its, and the decisions do not differ. Where only one
        side names the number, or none does, it is the same but for two different days or organs. A decision's own list
        knows its awards on file whatever year they are kept for (``by_decision``)."""
        number = told.get("decision_number")
        of_year = [one for one in self._of(told) if one.year == told["year"]]
        decided = (one for one in of_year if one.is_by(number) and self._may_be_by_one(one, told))
        if (same := next(decided, None)) is not None:
            return same
        if by_decision and (same := self.by(told, on_file=True)) is not None:
            return same
        open_ = [one for one in self._open(told) if self._is_of_organ(one, told)]
        organ = told.get("decided_by")
        return next(iter(sorted(open_, key=lambda one: (one.line is not None, one.organ != organ))), None)

    def of_other_organ(self, told: Mapping[str, Any]) -> str | None:
        """Who gave the same for that year, if nothing but the words for who decided tells the two apart."""
        return next((one.organ for one in self._open(told) if not self._is_of_organ(one, told)), None)

    def _open(self, told: Mapping[str, Any]) -> list[Held]:
        """Those of the year that number and day do not tell apart from the one of which is told."""
        number, day = told.get("decision_number"), told.get("decision_date")
        of_year = (one for one in self._of(told) if one.year == told["year"])
        return [one for one in of_year if (number is None or one.number is None) and _may_be_of(one.day, day)]

    def _is_of_organ(self, one: Held, told: Mapping[str, Any]) -> bool:
        """Whether it may be by the organ that is told; a title is given once a year, whoever is said to give it."""
        return self._is_once_a_year(told["award"]) or are_one_organ(one.organ, told.get("decided_by"))

    def _may_be_by_one(self, one: Held, told: Mapping[str, Any]) -> bool:
        """Whether decisions of one number may be one: every organ counts its own."""
        day = told.get("decision_date")
        return self._is_of_organ(one, told) or (day is not None and one.day == day)

    def by(self, told: Mapping[str, Any], *, on_file: bool = False) -> Held | None:
        """The award given by just this decision; numbers begin anew each year. ``on_file``: no row told it yet."""
        number, day = told["decision_number"], told["decision_date"]
        return next(
            (
                one
                for one in self._of(told)
                if one.is_by(number)
                and self._may_be_by_one(one, told)
                and not (on_file and one.line is not None)
                and (one.day is not None and one.day.year == day.year)
            ),
            None,
        )

    def another(self, told: Mapping[str, Any]) -> str | None:
        """The decision by which the same was given for that year already."""
        of_year = (one.decision for one in self._of(told) if one.year == told["year"])
        return next(filter(None, of_year), None)

    def add(self, line: Line, record: Record, told: Mapping[str, Any]) -> None:
        """An award that only a row of the file tells."""
        held = Held(None, told["year"])
        held.tell(line, record, told)
        self._of(told).append(held)

    def _of(self, told: Mapping[str, Any]) -> list[Held]:
        return self._held[told["subject_id"], told["award"]]


def _may_be_of(one: date | None, other: date | None) -> bool:
    return one is None or other is None or one == other
