"""People and units whom records name and nobody has entered: counted, and made with the list when asked to."""

from collections.abc import Container, Mapping
from typing import TYPE_CHECKING

from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.services.imports.matching.targets import Target
from khenthuong_desktop.services.imports.plan.citizen_holders import NUMBER, without_number
from khenthuong_desktop.services.imports.plan.lines import Line, Record
from khenthuong_desktop.services.imports.plan.questions import place_of
from khenthuong_desktop.services.imports.plan.unit_words import unit_named
from khenthuong_desktop.services.imports.plan.upper_units import unit_over
from khenthuong_desktop.spreadsheets.problems import FIXED, WARNING
from khenthuong_desktop.spreadsheets.words import category_of_collective, name_key
from khenthuong_desktop.spreadsheets.work_words import is_unit
from khenthuong_desktop.store.tables import Collective, Household, Person

if TYPE_CHECKING:
    from khenthuong_desktop.services.imports.plan.known import Known

_OF_LISTS = ("registrations", "ratings", "awards_held", "decision_list")
_PERSON = ("name", "honorific", "birth_date", "gender", "citizen_number", "job_title")
_FEWEST_WORDS = 2
_MADE = "subject_made"
_HOME = "home_of_made_not_kept"


class NewSubjects:
    """Those of the file, one for all rows that may be about the same."""

    def __init__(self) -> None:
        self._missing: dict[tuple[str, object, object], str] = {}
        self.made: dict[str, Record] = {}  # by key
        self._told_of: dict[str, Line] = {}  # where it is told that they are made

    @property
    def missing(self) -> tuple[str, ...]:
        """Names of those that are not made."""
        return tuple(self._missing.values())

    def miss(self, known: "Known", line: Line) -> None:
        """Count one that is not known, if it can be made."""
        if (kind := _kind_of(line)) is not None and known.names.fault_of(line, kind) is None:
            self.count(line)

    def count(self, line: Line) -> None:
        """One whom the clerk may want to be made."""
        fields = line.fields
        place = fields.get("unit") or fields.get("address") or line.sheet.unit_above
        self._missing[name_key(fields["name"]), fields.get("birth_date"), place] = fields["name"]

    def make(self, known: "Known", line: Line) -> Target | None:
        """The one that a row names, under a new code; None where its words make nobody."""
        kind, fields = _kind_of(line), line.fields
        if kind is None:
            return None
        if (fault := known.names.fault_of(line, kind)) is not None:
            line.report(WARNING, fault, "name")
            return None
        if kind is SubjectKind.COLLECTIVE:
            code = known.codes.next("TT", place_of(line))
            values = {"code": code, "name": fields["name"], "category": category_of_collective(fields["name"])}
            over = known.units.match(fields["parent"]).sure if "parent" in fields else unit_over(known, line)
            if over is not None:
                values |= {"parent_id": over.id, "parent_name": over.name}
            record = Record(Collective, known.new_key(), values, new=True)
        elif kind is SubjectKind.HOUSEHOLD:
            code = known.codes.next("HO", place_of(line))
            values = {"code": code, "head_name": fields["name"], "address": fields.get("address")}
            record = Record(Household, known.new_key(), values, new=True)
        else:
            code = known.codes.next("CN", place_of(line))
            written = fields.get("unit") or line.sheet.unit_above
            unit = unit_named(known, line, "unit", written) if written else None
            place = {"collective_id": unit and unit.id, "collective_name": unit.name if unit else written}
            values = {"code": code, **line.told(_PERSON), **place}
            if known.numbers.is_anothers(line, code):
                values["citizen_number"] = None
            if "address" in fields and written is None:
                line.report(FIXED, _HOME, "address")
            record = Record(Person, known.new_key(), values, new=True)
        self.made[record.id] = record
        self._told_of[record.id] = line
        line.report(FIXED, _MADE, "name", new=code)
        known.first_rows[code] = line
        target = Target(kind, record.id, code, fields["name"])
        known.add(target)
        if kind is SubjectKind.COLLECTIVE:
            known.units.set_parents({target.id: record.get("parent_name")})
        return target

    def has_made(self, target: Target) -> bool:
        """Whether records of the file alone tell of somebody."""
        return target.id in self.made

    def leave_numbers(self, kept: Mapping[str, Person]) -> None:
        """Nobody is made with the number of a card that its holder on file keeps."""
        for key, record in self.made.items() if kept else ():
            if (number := record.get(NUMBER)) in kept:
                self.made[key] = without_number(record)
                self._told_of[key].report(WARNING, "citizen_number_twice", NUMBER, other=kept[number].code)

    def tell_only(self, written: Container[str]) -> None:
        """Of those who are not written it is not told that they are made."""
        for key, line in self._told_of.items():
            if key not in written:
                line.problems = tuple(problem for problem in line.problems if problem.code not in (_MADE, _HOME))


def _kind_of(line: Line) -> SubjectKind | None:
    """What the row's words make: a person, a unit or a household; None where that cannot be told."""
    if line.sheet.layout.code not in _OF_LISTS:
        return None
    stated, name = line.fields.get("subject_kind"), line.fields["name"]
    if stated == SubjectKind.COLLECTIVE or (stated is None and is_unit(name)):
        return SubjectKind.COLLECTIVE
    if stated == SubjectKind.HOUSEHOLD:
        return SubjectKind.HOUSEHOLD
    is_person = stated in (None, SubjectKind.INDIVIDUAL) and len(name.split()) >= _FEWEST_WORDS
    return SubjectKind.INDIVIDUAL if is_person else None
