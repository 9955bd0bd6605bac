"""Lists that offices send: no codes, so subjects are known by name with birth date, number or unit."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from typing import Any

from khenthuong_desktop.domain.terms import Severity, SubjectKind
from khenthuong_desktop.services.imports.asides.repetitions import RowsTold, taken_as_repetition
from khenthuong_desktop.services.imports.asides.same_in_file import join, set_aside, tells_by_title
from khenthuong_desktop.services.imports.matching.household_matching import HouseholdMatch, Households
from khenthuong_desktop.services.imports.matching.near_people import Claims, NearPeople, near_question
from khenthuong_desktop.services.imports.matching.people_matching import (
    Match,
    People,
    Somebody,
    as_before,
    of_corrected,
    same_birth,
    shown_day,
)
from khenthuong_desktop.services.imports.matching.rivals import Rivals
from khenthuong_desktop.services.imports.matching.targets import Target
from khenthuong_desktop.services.imports.plan.answers import RowStatus
from khenthuong_desktop.services.imports.plan.citizen_holders import NUMBER
from khenthuong_desktop.services.imports.plan.known import Known, wait_for
from khenthuong_desktop.services.imports.plan.letterhead_parts import part_meant
from khenthuong_desktop.services.imports.plan.lines import Line
from khenthuong_desktop.services.imports.plan.questions import place_of
from khenthuong_desktop.services.imports.plan.unit_members import one_of_unit
from khenthuong_desktop.services.imports.plan.unit_words import asks_unit, take_unit, ways_of_unit
from khenthuong_desktop.services.imports.planners.code_holders import code_of
from khenthuong_desktop.services.imports.planners.departments import take_departments
from khenthuong_desktop.services.imports.planners.office_collectives import near_units, put_under, take_collective
from khenthuong_desktop.services.imports.planners.other_codes import settle_other_codes
from khenthuong_desktop.services.imports.planners.other_files import asks_of_other_file
from khenthuong_desktop.services.imports.planners.refused_rows import is_refused
from khenthuong_desktop.services.imports.planners.subjects import (
    PERSON_FIELDS,
    is_post_of,
    make_household,
    make_person,
    post_told,
    unit_of_person,
)
from khenthuong_desktop.spreadsheets.cells.award_mentions import says_nothing
from khenthuong_desktop.spreadsheets.cells.cell_signs import is_mark
from khenthuong_desktop.spreadsheets.cells.person_names import is_full_name
from khenthuong_desktop.spreadsheets.files.gathered import file_of
from khenthuong_desktop.spreadsheets.layouts.decision_lists import without_collective_words
from khenthuong_desktop.spreadsheets.layouts.record_columns import record_field
from khenthuong_desktop.spreadsheets.problems import ERROR, WARNING
from khenthuong_desktop.spreadsheets.rows.read_sheet import REFUSED
from khenthuong_desktop.spreadsheets.words import name_key
from khenthuong_desktop.store.tables import Person

AWARD_FIELDS = ("award", "award_form", "award_title")
_OF_PERSON = frozenset(PERSON_FIELDS[1:]) | {"unit", "heads"}
_OF_PEOPLE = ("people", "individuals_list")
_AWARD_SPLIT = re.compile(r"\s*[,+/&]\s*|\s+và\s+")


def plan_office_lists(known: Known, lines: Sequence[Line]) -> None:
    """Individuals, collectives and households of mixed lists; the awards they propose are told, not stored."""
    people, households = _PeopleTold(known, lines), _households_told(known, lines)
    told = RowsTold(known)
    collectives: list[tuple[Line, str]] = []
    _find_by_name(known, lines)
    near = near_units(known, [line for line in lines if line.subject_kind is SubjectKind.COLLECTIVE])
    take_departments(known, lines)
    for line in lines:
        take_unit(known, line)
    of_people = (line for line in lines if line.subject_kind is SubjectKind.INDIVIDUAL)
    settle_other_codes(known, [line for line in of_people if "code" in line.fields and not line.faulty])
    units_first = sorted(lines, key=lambda line: line.fields.get("subject_kind") != SubjectKind.COLLECTIVE)
    for line in known.watch.over(units_first):
        proposed = tuple(_proposals(known, line))  # also of a row that waits, so that all its faults are told at once
        if line.faulty:
            continue
        kind = line.subject_kind
        if kind is SubjectKind.COLLECTIVE:
            if (code := take_collective(known, line, near)) is not None:
                collectives.append((line, code))
        elif kind is SubjectKind.HOUSEHOLD:
            _household(known, line, households)
        elif (earlier := told.before(line, proposed)) is not None:
            _repeat_person(known, line, earlier, proposed)
        elif not taken_as_repetition(
            known, line, told.of_name(line, proposed), people, partial(_join_person, known), alone=people.is_alone
        ):
            told.add(line)
            _person(known, line, people)
        line.proposed = proposed
    put_under(known, collectives)
    known.unsettled.extend(line for line in lines if line.faulty or line.status is RowStatus.PROBLEM)


def _find_by_name(known: Known, lines: Sequence[Line]) -> None:
    """Rows that do not say what they are about, and bear the name of a collective on file, and of nobody else, are
    about it; those of mixed lists that say nothing else than the name of a household's head may be about it."""
    for line in lines if known.collectives or known.households else ():
        mixed = line.sheet.layout.subject is None
        if line.subject_kind is not SubjectKind.INDIVIDUAL or "subject_kind" in line.sheet.columns:
            continue
        name = without_collective_words(line.fields.get("name", ""))
        named = known.bearers(name) if mixed or line.sheet.layout.code in _OF_PEOPLE else []
        if named and all(one.code in known.collectives for one in named) and not is_full_name(name):
            line.fields.update(name=named[0].name, subject_kind=SubjectKind.COLLECTIVE.value)
        elif named and mixed and known.names.may_be_household(line):
            line.fields["subject_kind"] = SubjectKind.HOUSEHOLD.value


class _PeopleTold(People):
    """Everybody on file, and in sheets of people with codes, each as the file tells him."""

    def __init__(self, known: Known, lines: Sequence[Line]) -> None:
        of_sheets = {code for code, line in known.first_rows.items() if line.sheet.layout.standard}
        people = list(filter(None, map(known.somebody, of_sheets)))
        people.extend(Somebody.on_file(person, code) for code, person in known.people.items() if code not in of_sheets)
        super().__init__(people)
        self._known, self._lines = known, lines
        self._near, self._claims = NearPeople(people), Claims(line.fields for line in lines)
        self._rivals = Rivals(line.fields for line in lines)

    def match(self, fields: Mapping[str, Any]) -> Match:
        return self._rivals.weighed(self._of_unit(super().match(fields), fields), fields)

    def _of_unit(self, found: Match, fields: Mapping[str, Any]) -> Match:
        """Of those who bear just this name the one of the unit that is told with the one above it."""
        key = name_key(fields["name"])
        bearers = {one.code: one for one in found.maybe if name_key(one.name) == key}
        code = one_of_unit(self._known, list(bearers), fields.get("unit")) if bearers else None
        return Match(bearers[code]) if code is not None else found

    @cached_property
    def _bearers(self) -> Counter[tuple[str, object]]:
        """How many rows of each sheet, and of each file, name each name."""
        named = [(line.sheet, name_key(line.fields["name"])) for line in self._lines if "name" in line.fields]
        return Counter((key, of) for sheet, key in named for of in (id(sheet), file_of(sheet.name), None))

    def is_alone(self, line: Line) -> bool:
        """Whether a row only records something beside a name, and perhaps a post, which no other row of its sheet and
        no other file bears."""
        key, rows = name_key(line.fields["name"]), self._bearers
        said = line.sheet.columns.keys() | line.fields.keys()
        records = any(name in AWARD_FIELDS or record_field(name) is not None for name in said)
        one = rows[key, id(line.sheet)] == 1 and rows[key, file_of(line.sheet.name)] == rows[key, None]
        return one and records and said.isdisjoint(_OF_PERSON - {"job_title"})

    def only_bearer(self, line: Line, found: Match) -> Match:
        """Of a list that only records something beside names, and posts that are theirs, the one bearer is meant, as in
        lists of records."""
        key = name_key(line.fields["name"])
        one = found.maybe[0] if len(found.maybe) == 1 and name_key(found.maybe[0].name) == key else None
        return Match(one) if one is not None and self.is_alone(line) and self._has_post(one, line) else found

    def _has_post(self, one: Somebody, line: Line) -> bool:
        """Whether the row tells no other post than is on file."""
        person, written = self._known.people.get(one.code), line.fields.get("job_title")
        return not written or (person is not None and is_post_of(person, written))

    def of_letterhead(self, line: Line, fields: Mapping[str, Any]) -> Somebody | None:
        """Who is meant of the unit of the letterhead, where the row names a part of it that nobody knows, and tells the
        very post or the birth."""
        above, unit = line.sheet.letterhead, fields.get("unit")
        if above is None or not unit or (part := part_meant(self._known, line, unit)).sure is not None or part.asked:
            return None
        one = self.match({**fields, "unit": above}).sure
        birth = fields.get("birth_date")
        if one is None or (birth and one.birth_date and same_birth(birth, one.birth_date)):
            return one
        return one if fields.get("job_title") and self._has_post(one, line) else None

    def near(self, line: Line) -> Match:
        """Whom the row may be about but for a mistake, and no other row of the lists is about."""
        of_ways = (self._near.find(fields, line.sheet.unit_above) for fields in ways_of_unit(self._known, line))
        found = dict.fromkeys(person for people in of_ways for person in people)
        maybe = tuple(person for person in found if not self._claims.has(person))
        return Match(maybe=maybe, question=near_question(maybe, line.fields))


def _households_told(known: Known, lines: Sequence[Line]) -> Households:
    """The households on file, and those of sheets with codes, each as the file tells it."""
    households = Households(known.households.values(), (line.fields for line in lines))
    for code, line in known.first_rows.items():
        if line.sheet.layout.standard and line.subject_kind is SubjectKind.HOUSEHOLD and "name" in line.fields:
            households.add(code, line.fields["name"], line.fields.get("address"))
    return households


def _person(known: Known, line: Line, people: _PeopleTold) -> None:
    code = _meant(known, line, lambda fields: _match(people, line, fields))
    if line.status is RowStatus.PROBLEM:
        return
    code = code or known.codes.next("CN", place_of(line))
    existing, earlier = known.people.get(code), known.first_rows.setdefault(code, line)
    if earlier is line:
        names = tuple(name for name in PERSON_FIELDS if name != NUMBER)
        anothers = known.numbers.is_anothers(line, code)
        if not line.faulty:
            make_person(known, line, existing, code, names if anothers else PERSON_FIELDS)
    elif code in known.waiting:
        wait_for(line, earlier, "name", code)
    else:
        if line.sheet is earlier.sheet and known.choices.of_row(line) == code:
            place = {"other": earlier.row.row, "other_sheet": earlier.sheet.name}
            line.report(WARNING, "answered_twice", "name", holder=code, **place)
        join(line, earlier, existing, _more_of_person(known, line, earlier, existing))


def _repeat_person(known: Known, line: Line, earlier: Line, proposed: tuple[str, ...]) -> None:
    """A further row about a person: what it says more is kept if it proposes another award, or is of another list."""
    more = line.sheet is not earlier.sheet and line.fields != earlier.fields
    if more or tells_by_title(known, line, earlier) or (proposed and proposed != earlier.proposed):
        _join_person(known, line, earlier)
    else:
        set_aside(line, earlier)


def _join_person(known: Known, line: Line, earlier: Line) -> None:
    """What a further row about a person adds to the row that tells of him first."""
    key = earlier.record.id if earlier.record is not None else None
    existing = known.people_by_key.get(key) if key is not None else None
    join(line, earlier, existing, _more_of_person(known, line, earlier, existing))


def _match(people: _PeopleTold, line: Line, fields: Mapping[str, Any]) -> Match:
    """Who is meant; the unit of the letterhead may tell it, but never speaks against anybody."""
    if (corrected := as_before(fields)) is not None:
        return of_corrected(partial(_match, people, line), fields, corrected)
    found, above = people.match(fields), line.sheet.unit_above
    if found.sure is None and not found.maybe:
        return people.near(line)
    if found.maybe and above is not None and "unit" not in fields:
        of_unit = people.match({**fields, "unit": above})
        return of_unit if of_unit.sure else people.only_bearer(line, found)
    if found.maybe and (one := people.of_letterhead(line, fields)) is not None:
        return Match(one)
    return people.only_bearer(line, found) if found.maybe else found


def _meant(known: Known, line: Line, match: Callable[[Mapping[str, Any]], Match | HouseholdMatch]) -> str | None:
    """The code of whom a row is about, if it is somebody known; what only may be is asked, and the row waits."""
    if "code" in line.fields:
        return code_of(known, line)
    chosen = known.choices.of_row(line)
    if chosen is not None:
        return chosen if chosen in known.targets else None
    if line.fields.get("told_code") in known.targets:
        return str(line.fields["told_code"])
    found = match(line.fields)
    if found.maybe and not (isinstance(found, Match) and asks_unit(known, line, found.maybe)):
        kind, name = line.subject_kind, line.fields["name"]  # there may be no target of one whose row is faulty
        who = [known.targets.get(one.code, Target(kind, one.code, one.code, name)) for one in found.maybe]
        known.ask_who(line, who, found.question, birth=shown_day(line.fields.get("birth_date", "")))
    return found.sure.code if found.sure else None


def _more_of_person(known: Known, line: Line, earlier: Line, existing: Person | None) -> dict[str, Any]:
    """What a row says of a person besides code and name; the unit where the earlier row names none."""
    values = line.told(PERSON_FIELDS[1:])
    values["job_title"] = post_told(known, line, existing)
    if "unit" in line.fields and "unit" not in earlier.fields:
        values |= unit_of_person(known, line, existing, line.fields["unit"], values["job_title"])
    return values


def _household(known: Known, line: Line, households: Households) -> None:
    code = _meant(known, line, households.match)
    if line.status is RowStatus.PROBLEM or asks_of_other_file(known, line, code, known.households, "address"):
        return
    code = code or known.codes.next("HO", place_of(line))
    existing, earlier = known.households.get(code), known.first_rows.setdefault(code, line)
    if code in known.waiting:
        wait_for(line, known.waiting[code], "name", code)
    elif earlier is line:
        make_household(known, line, existing, code)
        households.add(code, line.fields["name"], line.fields.get("address"))
    elif earlier.sheet.layout.standard or tells_by_title(known, line, earlier):
        join(line, earlier, existing, {"address": line.fields.get("address")})
    else:
        set_aside(line, earlier)


def _proposals(known: Known, line: Line) -> Iterable[str]:
    """Codes of the awards the row proposes; an unknown name is only a warning where they are for no round, and so are
    not stored."""
    if line.fields.get(REFUSED) and is_refused(line):
        return ()
    severity = WARNING if known.aim.round is None else ERROR
    said = ((name, line.fields.get(name) or "") for name in AWARD_FIELDS)
    named = (awards_named(known, line, name, words, severity) for name, words in said if words and not says_none(words))
    return dict.fromkeys(code for of_field in named for code, _ in of_field)


def says_none(written: str) -> bool:
    """ "Không đề nghị": an award that is none. A cross for an award is not understood here, but says something."""
    return says_nothing(written) and not is_mark(written)


def awards_named(
    known: Known, line: Line, name: str, written: str, severity: Severity = WARNING
) -> Iterator[tuple[str, str]]:
    """Codes of the awards that a cell names, each with its words; an unknown one is told."""
    for words in dict.fromkeys(awards_in(known, written)):
        code = known.library.find_award(words)
        if code is None:
            near = "”, “".join(known.library.award(near).name for near in known.library.suggest_awards(words))
            line.report(severity, "award_unknown_near" if near else "award_unknown", name, words, nearest=near)
        else:
            yield code, words


def awards_in(known: Known, written: str) -> list[str]:
    """The awards of one cell: divided by ``;``, or by what divides only where every part is an award."""
    parts: list[str] = []
    for part in filter(None, (part.strip() for part in written.split(";"))):
        divided = [name for name in _AWARD_SPLIT.split(part) if name]
        all_known = len(divided) > 1 and all(known.library.find_award(name) for name in divided)
        parts.extend(divided if all_known and known.library.find_award(part) is None else [part])
    return parts
