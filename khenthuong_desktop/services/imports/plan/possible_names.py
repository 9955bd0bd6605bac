"""Nobody is made whose name cannot be one of that kind, whichever way the row came to be taken for it: a person called
as a unit is, a collective called "5"."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.services.imports.plan.lines import Line
from khenthuong_desktop.services.imports.plan.questions import NEW
from khenthuong_desktop.spreadsheets.cells.name_kinds import (
    is_count,
    is_kind_word,
    names_person,
    names_unit,
    places_to_look_at,
)
from khenthuong_desktop.spreadsheets.cells.person_names import split_honorific
from khenthuong_desktop.spreadsheets.layouts.decision_lists import without_collective_words
from khenthuong_desktop.spreadsheets.problems import WARNING
from khenthuong_desktop.spreadsheets.words import name_key
from khenthuong_desktop.spreadsheets.work_words import is_unit

if TYPE_CHECKING:
    from khenthuong_desktop.services.imports.plan.known import Known

_TELLS_PERSON = frozenset({"birth_date", "gender", "citizen_number", "honorific", "job_title", "unit", "code"})
_OF_COLLECTIVES = ("collectives", "collectives_list")


class PossibleNames:
    """What may be the name of somebody new, by words and by who is on file."""

    def __init__(self, known: "Known") -> None:
        self._known = known

    def hold_back(self, lines: Iterable[Line]) -> None:
        """Leave out rows that would make somebody of an impossible name, and tell what to do about each."""
        for line in lines:
            if (code := self.fault_of(line, line.subject_kind)) is not None:
                line.report(WARNING, code, "name")
                line.leave_out()

    def doubtful(self, names: Sequence[str]) -> list[int]:
        """The places of those of many new people who are worth asking about."""
        return places_to_look_at(names, self._shown_units)

    def fault_of(self, line: Line, kind: SubjectKind) -> str | None:
        """Why nobody new of this kind can be called as the row says; None where somebody can."""
        name = str(line.fields.get("name", ""))
        if is_kind_word(name):
            return "name_is_kind"
        if kind is SubjectKind.COLLECTIVE:
            return self._fault_of_collective(line, name)
        if name_key(without_collective_words(name)) in self._units:
            return "name_of_collective"
        if kind is SubjectKind.HOUSEHOLD:
            return "name_of_unit" if is_unit(name) else None
        if names_unit(line.fields):
            return "name_of_unit"
        mixed = line.sheet.layout.subject is None and "subject_kind" not in line.sheet.columns
        return "name_of_household" if mixed and self.may_be_household(line) else None

    def may_be_household(self, line: Line) -> bool:
        """Whether a row says nothing but the name of a household's head on file, who is nobody else, and the clerk has
        not said that it is somebody new."""
        key = name_key(line.fields.get("name", ""))
        bare = _TELLS_PERSON.isdisjoint(line.fields) and self._known.choices.of_row(line) != NEW
        return bare and key in self._households and key not in self._people

    def can_be_unit(self, written: str) -> bool:
        """Whether a unit may be made of words in a column of units."""
        if is_count(written) or is_kind_word(written):
            return False
        return is_unit(written) or name_key(split_honorific(written)[1]) not in self._people

    def _fault_of_collective(self, line: Line, name: str) -> str | None:
        if is_count(name):
            return "collective_is_count"
        if is_unit(name):
            return None
        own = line.sheet.layout.code in _OF_COLLECTIVES or "subject_kind" in line.sheet.columns
        is_person = name_key(split_honorific(name)[1]) in self._people or (not own and names_person(name))
        return "collective_is_person" if is_person else None

    @cached_property
    def _units(self) -> frozenset[str]:
        return frozenset(name_key(row.name) for row in self._known.collectives.values())

    @cached_property
    def _shown_units(self) -> frozenset[str]:
        """Names of units that do not begin as units do, as one of many people would bear them."""
        names = (row.name for row in self._known.collectives.values())
        return frozenset(name.title() for name in names if not is_unit(name))

    @cached_property
    def _people(self) -> frozenset[str]:
        return frozenset(name_key(row.name) for row in self._known.people.values())

    @cached_property
    def _households(self) -> frozenset[str]:
        return frozenset(name_key(row.head_name) for row in self._known.households.values())
