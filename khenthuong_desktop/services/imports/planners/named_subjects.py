"""Records that name their subjects: the one person, collective or household of that name is found, none is guessed.

Of disciplinary matters a bare name is asked about, even where only one bears it.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property

from khenthuong_desktop.domain import text
from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.services.imports.asides.repetitions import of_other_file
from khenthuong_desktop.services.imports.matching.near_people import Claims, NearPeople, near_question
from khenthuong_desktop.services.imports.matching.people_matching import (
    agrees,
    is_of_other_place,
    is_somebody_else,
    same_birth,
    shown_day,
    speaks_of_another,
)
from khenthuong_desktop.services.imports.matching.targets import Target
from khenthuong_desktop.services.imports.matching.unit_names import are_one, lost_accents
from khenthuong_desktop.services.imports.plan.known import Known, wait_for
from khenthuong_desktop.services.imports.plan.lines import Line
from khenthuong_desktop.services.imports.plan.questions import NEW
from khenthuong_desktop.services.imports.plan.unit_members import in_own_unit, one_of_unit
from khenthuong_desktop.services.imports.plan.unit_words import asks_unit, take_unit, ways_of_unit
from khenthuong_desktop.services.imports.plan.upper_units import is_of_another_unit, unit_over
from khenthuong_desktop.spreadsheets.problems import ERROR, FIXED, WARNING
from khenthuong_desktop.spreadsheets.words import name_key


def name_subjects(known: Known, lines: Sequence[Line]) -> None:
    """Put the code of the subject named in each line without one; report who is unknown or may be several."""
    lines = [line for line in lines if line.sheet.layout.named and not line.faulty]
    if not lines:
        return
    near, waiting = _Near(known, lines), _waiting(known)
    for line in lines:
        take_unit(known, line)
        said = known.choices.of_row(line)
        chosen = known.targets.get(said or "")
        named = [
            target for target in known.bearers(line.fields["name"]) if said != NEW or _is_just_made(known, target, line)
        ]
        found = [chosen] if chosen else [target for target in named if _fits(known, target, line)]
        elsewhere = [] if found else [target for target in named if _may_have_moved(known, target, line)]
        there = _of_unit(known, found if len(found) > 1 else elsewhere, line)
        found = there or found
        if len(found) == 1 and (chosen or (there and "unit" in line.fields) or _is_sure(known, found[0], line)):
            line.fields["code"] = found[0].code
        elif found or elsewhere:
            people = filter(None, (known.somebody(one.code) for one in found or elsewhere))
            if not asks_unit(known, line, people):
                known.ask_who(line, found or elsewhere, "person_maybe")
            line.leave_out()
        elif said is None and _waits(line, waiting):
            continue
        elif (unit := _unit(known, line, named)) is not None:
            line.fields["code"] = unit.code
        elif not line.faulty and not near.asks(line, named) and (made := _make(known, line)) is not None:
            line.fields["code"] = made.code
            near.add(made)


def _of_unit(known: Known, targets: Sequence[Target], line: Line) -> list[Target]:
    """The one of these whose very unit the row tells, or the letterhead."""
    words = line.fields.get("unit") or line.sheet.unit_above
    code = one_of_unit(known, [target.code for target in targets], words) if targets else None
    return [target for target in targets if target.code == code]


def _waiting(known: Known) -> dict[str, Line]:
    """Rows about subjects that are nowhere else, by name: faulty ones, and those that wait or were left out."""
    rows = [*(line for code, line in known.waiting.items() if code not in known.targets), *known.unsettled]
    return {name_key(line.fields["name"]): line for line in rows if "name" in line.fields}


def _waits(line: Line, waiting: Mapping[str, Line]) -> bool:
    """Whether the record stands on such a row."""
    other = waiting.get(name_key(line.fields["name"]))
    if other is None or line.fields.get("subject_kind", other.subject_kind) != other.subject_kind:
        return False
    birth, other_birth = line.fields.get("birth_date"), other.fields.get("birth_date")
    if birth and other_birth and not same_birth(birth, other_birth):
        return False
    if "code" in other.fields:
        wait_for(line, other, "name", other.fields["code"])
    else:
        place = {"other": other.row.row, "other_sheet": other.sheet.name}
        line.report(WARNING, "waits_for_other_row", "name", **place)
        line.leave_out()
    return True


class _Near:
    """Those whose name, or birth, is nearly that of a row; indexed when a row names nobody."""

    def __init__(self, known: Known, lines: Sequence[Line]) -> None:
        self._known = known
        self._people = NearPeople(filter(None, map(known.somebody, {**known.people, **known.first_rows})))
        self._claims = Claims(line.fields for line in lines)

    @cached_property
    def _bare(self) -> dict[str, list[Target]]:
        bare = defaultdict(list)
        for target in self._known.targets.values():
            bare[text.fold(target.name)].append(target)
        return bare

    def add(self, made: Target) -> None:
        """Somebody whom the file alone names."""
        if made not in self._bare[text.fold(made.name)]:
            self._bare[text.fold(made.name)].append(made)

    def asks(self, line: Line, named: Sequence[Target]) -> bool:
        """Whether somebody is spelled, or was born, nearly so, or is at least called so where nobody is to be made;
        then it is asked, unless the clerk said that it is none of them."""
        known, birth = self._known, line.fields.get("birth_date", "")
        if known.choices.of_row(line) == NEW:
            return False
        alike = [one for one in self._bare.get(text.fold(line.fields["name"]), ()) if _is_nearly(known, one, line)]
        if self._may_be_person(line):
            of_ways = (self._people.find(fields) for fields in ways_of_unit(known, line))
            people = [one for found in of_ways for one in found if not self._claims.has(one)]
            alike.extend(known.targets[one.code] for one in people if one.code in known.targets)
        if not alike and not known.aim.make_people:
            alike = [one for one in named if _is_of_kind(one, line)]
        if alike:
            same_name = any(one in named for one in alike)
            people = list(filter(None, (known.somebody(one.code) for one in alike)))
            question = "person_maybe" if same_name and not birth else near_question(people, line.fields)
            if not asks_unit(known, line, people):
                known.ask_who(line, dict.fromkeys(alike), question, birth=shown_day(birth))
            line.leave_out()
        return bool(alike)

    @staticmethod
    def _may_be_person(line: Line) -> bool:
        return line.fields.get("subject_kind", SubjectKind.INDIVIDUAL) == SubjectKind.INDIVIDUAL and (
            "told_code" not in line.fields
        )


def _unit(known: Known, line: Line, named: Sequence[Target]) -> Target | None:
    """The collective that the name spells otherwise; one that only may be meant is asked."""
    name = line.fields["name"]
    stated = line.fields.get("subject_kind", SubjectKind.COLLECTIVE)
    if named or stated != SubjectKind.COLLECTIVE or "told_code" in line.fields or known.choices.of_row(line) == NEW:
        return None
    match = known.units.match(name)
    if match.sure is not None:
        line.report(FIXED, "unit_read_as", "name", new=match.sure.name)
    elif match.asked:
        known.ask_who(line, match.asked, "collective_maybe")
        line.leave_out()
    return match.sure


def _make(known: Known, line: Line) -> Target | None:
    """The subject that nobody has entered, where the clerk wants it."""
    made = None
    if not known.aim.make_people or (made := known.new_subjects.make(known, line)) is None:
        known.new_subjects.miss(known, line)
        line.report(ERROR, "name_new" if known.choices.of_row(line) == NEW else "name_unknown", "name")
    return made


def _is_of_kind(target: Target, line: Line) -> bool:
    """Whether the row's words leave open that it is about a subject of this sort, and no code is told for it."""
    return "told_code" not in line.fields and line.fields.get("subject_kind", target.kind) == target.kind


def _is_nearly(known: Known, target: Target, line: Line) -> bool:
    """Whether only accents tell the name from that of somebody else; of two whom the file alone names, lost ones."""
    name = line.fields["name"]
    if known.new_subjects.has_made(target) and not (lost_accents(name) or lost_accents(target.name)):
        return False
    return name_key(target.name) != name_key(name) and _fits(known, target, line)


def _is_just_made(known: Known, target: Target, line: Line) -> bool:
    """Whether more than the name agrees with somebody new, so that two rows about "nobody known" make one of them."""
    person = known.somebody(target.code) if known.new_subjects.has_made(target) else None
    return person is not None and agrees(person, line.fields)


def _may_have_moved(known: Known, target: Target, line: Line) -> bool:
    """Whether only the unit speaks against somebody whom more than another record of the file tells of."""
    person = known.somebody(target.code) if target.kind is SubjectKind.INDIVIDUAL else None
    if person is None or known.new_subjects.has_made(target) or "told_code" in line.fields:
        return False
    return line.fields.get("subject_kind", target.kind) == target.kind and not is_somebody_else(person, line.fields)


def _fits(known: Known, target: Target, line: Line) -> bool:
    """Whether the line is about such a subject, and nothing that is known of a person speaks against it."""
    if line.fields.get("subject_kind", target.kind) != target.kind:
        return False
    if "told_code" in line.fields:
        return bool(line.fields["told_code"] == target.code)
    person = known.somebody(target.code) if target.kind is SubjectKind.INDIVIDUAL else None
    if person is None:
        return target.kind is not SubjectKind.COLLECTIVE or not is_of_another_unit(known, target, line)
    apart = known.new_subjects.has_made(target) and _are_of_two_sheets_units(line, known.first_rows[target.code])
    return not (apart or speaks_of_another(person, in_own_unit(known, target.code, line.fields)))


def _are_of_two_sheets_units(line: Line, other: Line) -> bool:
    """Whether the lists of two units, which their letterheads name, tell of people who are nowhere else."""
    units = [one.fields.get("unit") or one.sheet.unit_above for one in (line, other)]
    return all(units) and not are_one(*map(str, units))


def _is_sure(known: Known, target: Target, line: Line) -> bool:
    """Whether more than the name agrees, where a wrong one would do harm."""
    person = known.somebody(target.code) if target.kind is SubjectKind.INDIVIDUAL else None
    if person is None and target.kind is SubjectKind.COLLECTIVE:
        return unit_over(known, line) is None or known.units.parent_of(target) is not None
    if person is None or agrees(person, in_own_unit(known, target.code, line.fields)):
        return True
    if known.new_subjects.has_made(target) and of_other_file(line, known.first_rows[target.code]):
        return False
    fields = in_own_unit(known, target.code, line.fields)
    return line.sheet.layout.code != "discipline" and not is_of_other_place(person, fields)
