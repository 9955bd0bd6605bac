"""Whom a row with a code is about: a code alone renames nobody, and one that lost its zeros is nobody else's."""

from collections.abc import Mapping, Sequence
from typing import Any

from khenthuong_desktop.domain import text
from khenthuong_desktop.domain.terms import Severity
from khenthuong_desktop.services.imports.matching.people_matching import (
    agrees,
    is_whole_day,
    same_birth,
    shown_day,
    speaks_of_another,
)
from khenthuong_desktop.services.imports.matching.targets import Target
from khenthuong_desktop.services.imports.matching.unit_names import are_one
from khenthuong_desktop.services.imports.plan.citizen_holders import NUMBER
from khenthuong_desktop.services.imports.plan.known import Known, loosely
from khenthuong_desktop.services.imports.plan.lines import Line
from khenthuong_desktop.spreadsheets.cells.household_cells import without_household_words
from khenthuong_desktop.spreadsheets.cells.person_cells import plain_name
from khenthuong_desktop.spreadsheets.layouts.decision_lists import without_collective_words
from khenthuong_desktop.spreadsheets.problems import ERROR, FIXED, WARNING
from khenthuong_desktop.spreadsheets.words import category_of_collective, name_key
from khenthuong_desktop.store.tables import Collective, Household, Person


def are_alike(one: str, other: str) -> bool:
    """Whether two names are one, spelled otherwise: without accents, i for y."""
    return one == other or _bare(one) == _bare(other) or are_one(one, other)


def _bare(name: str) -> str:
    return text.fold(name).replace("y", "i")


def code_of(known: Known, line: Line) -> str | None:
    """The code that a row of a list of subjects is about; None: it is asked or an error, and the row waits."""
    code: str = line.row.fields["code"]
    if not known.targets:
        return code
    name = line.row.fields["name"]
    if person := known.people.get(code):
        if person.name == name:
            return code if not _is_namesake(person, line.row.fields) else _given_anew(known, line, person)
        return _of_person(known, line, person)
    if collective := known.collectives.get(code):
        return code if collective.name == name else _of_collective(known, line, collective)
    if household := known.households.get(code):
        return code if household.head_name == name else _of_household(known, line, household)
    return code if code in known.targets else _new_code(known, line, code)


def are_nobodys(known: Known, codes: Sequence[str]) -> bool:
    """Whether none of these codes is anybody's, not even but for case or zeros: then each row is about its own."""
    if not known.targets:
        return True
    folded = "\n".join(codes).casefold().split("\n")
    numbers = any(map(str.isdecimal, folded))  # of these zeros may be lost
    return not numbers and len(folded) == len(codes) and known.loose.keys().isdisjoint(folded)


def _others(known: Known, line: Line, holder: Target) -> list[Target]:
    """Those of another code who bear the name of the row, as far as nothing speaks against them."""
    fields = line.row.fields
    named = [one for one in known.bearers(fields["name"]) if one.kind is holder.kind and one.code != holder.code]
    people = ((one, known.people.get(one.code)) for one in named)
    return [one for one, person in people if person is None or not speaks_of_another(person, fields)]


def _of_person(known: Known, line: Line, person: Person) -> str | None:
    """Whether another name is still that person's."""
    fields = line.row.fields
    code: str = fields["code"]
    holder = known.targets[code]
    others, alike = _others(known, line, holder), are_alike(person.name, fields["name"])
    if alike and not others:
        return code if not _is_namesake(person, fields) else _given_anew(known, line, person)
    if _is_the_same(person, fields):
        line.report(WARNING, "name_changed", "name", holder=person.name)
        return code
    birth, number = fields.get("birth_date"), fields.get("citizen_number")
    is_another = (number and person.citizen_number and number != person.citizen_number) or (
        birth and person.birth_date and not same_birth(birth, person.birth_date)
    )
    return _renamed(known, line, holder, others, ERROR if is_another else WARNING)


def _is_namesake(person: Person, fields: Mapping[str, Any]) -> bool:
    """Whether number and birth both speak of another person: codes of those who left are given anew now and then."""
    number, own = fields.get(NUMBER), person.citizen_number
    if not number or not own or number == own or len(number) != len(own):  # an old card is changed for a new one
        return False
    birth = fields.get("birth_date")
    return bool(birth and person.birth_date and not same_birth(birth, person.birth_date))


def _given_anew(known: Known, line: Line, person: Person) -> str | None:
    """It is asked whether a row that says another birth and another number is about the one of that name."""
    chosen = known.choices.of_row(line)
    given: str = line.row.fields["code"]
    if chosen == given:
        return given
    severity = WARNING if chosen is None else ERROR
    known.ask_who(line, [known.targets[given]], "code_of_namesake", severity, given=given)
    return None


def _is_the_same(person: Person, fields: Mapping[str, Any]) -> bool:
    """Whether the number, or the full day of birth, is that of the person."""
    number, birth = fields.get("citizen_number"), fields.get("birth_date")
    if number and person.citizen_number:
        return bool(number == person.citizen_number)
    return bool(birth and birth == person.birth_date and is_whole_day(birth))


def _of_household(known: Known, line: Line, household: Household) -> str | None:
    """Whether another head's name is still that household's."""
    address, holder = line.row.fields.get("address"), known.targets[household.code]
    others = _others(known, line, holder)
    if not others and are_alike(household.head_name, line.row.fields["name"]):
        return household.code
    moved = address and household.address and name_key(address) != name_key(household.address)
    return _renamed(known, line, holder, others, ERROR if moved else WARNING)


def _of_collective(known: Known, line: Line, collective: Collective) -> str | None:
    """Whether another name is still that unit's; units are renamed now and then, so one that no other bears is told,
    and asked where nothing of the old name is left or it is that of another sort of unit."""
    fields, holder = line.row.fields, known.targets[collective.code]
    match = known.units.match(fields["name"], fields.get("parent") or known.units.parent_of(holder))
    others = [one for one in (match.sure, *match.maybe) if one is not None and one.code != collective.code]
    if others:
        return _renamed(known, line, holder, others, ERROR)
    if not are_alike(collective.name, fields["name"]):
        if _is_of_another_sort(collective.name, fields["name"]) and known.choices.of_row(line) != holder.code:
            return _renamed(known, line, holder, [], WARNING)
        line.report(WARNING, "name_changed", "name", holder=collective.name)
    return collective.code


def _is_of_another_sort(one: str, other: str) -> bool:
    """A school is renamed to no health station, and hardly anything to a name without one of its words."""
    sorts = {category_of_collective(one), category_of_collective(other)} - {None}
    return len(sorts) > 1 or set(text.fold(one).split()).isdisjoint(text.fold(other).split())


def tell_namesakes(known: Known, told: Sequence[tuple[Line, str, str | None]]) -> None:
    """New units (row, code, name of the unit above) of a name that another has in the same place: perhaps one."""
    on_file: dict[tuple[str, str], Collective] = {}
    for row in known.collectives.values():
        above = known.units.parent_of(known.targets[row.code])
        on_file.setdefault((name_key(row.name), name_key(above or "")), row)
    first: dict[tuple[str, str], Line] = {}
    for line, code, above in told:
        key = name_key(line.fields["name"]), name_key(above or "")
        other = first.setdefault(key, line)
        if code in known.collectives:
            continue
        if key in on_file:
            line.report(WARNING, "same_unit_on_file", "name", holder=on_file[key].code)
        elif other is not line:
            line.report(WARNING, "same_unit_in_file", "name", other=other.row.row, other_sheet=other.sheet.name)


def _renamed(known: Known, line: Line, holder: Target, others: Sequence[Target], severity: Severity) -> str | None:
    """Who the clerk says it is; else it is asked, as an error where another is meant by all the row says."""
    given, chosen = line.row.fields["code"], known.choices.of_row(line)
    nearly = [one for one in others if loosely(one.code) == loosely(given) and one.code not in known.first_rows]
    if chosen in {holder.code, *(one.code for one in nearly)}:
        return chosen
    details = {"given": given, "holder": known.candidate(holder).shown}
    if nearly and chosen is None:
        known.ask_who(line, [*nearly, holder], "code_maybe", given=given)
    elif others:
        shown = "; ".join(known.candidate(one).shown for one in others)
        known.ask_who(line, [holder], "code_of_other_name", ERROR, others=shown, **details)
    elif severity is ERROR or chosen is not None:
        known.ask_who(line, [holder], "code_of_another", ERROR, **details)
    else:
        known.ask_who(line, [holder], "holder_maybe", **details)
    return None


def is_of_code(known: Known, target: Target, line: Line) -> bool:
    """Whether a record under a code is that subject's by what stands beside it: another name, or the name and birth of
    somebody else on file, is an error; another birth or number alone is told."""
    fields, holder = line.fields, known.candidate(target).shown
    if known.choices.of_row(line) is not None:
        return True
    if not is_so_named(known, target, fields.get("name")):
        line.report(ERROR, "code_not_of_name", "name", given=fields["code"], holder=holder)
        return False
    person = known.somebody(target.code)
    if person is None or "code" not in line.sheet.columns:
        return True
    birth, number = fields.get("birth_date"), fields.get(NUMBER)
    if birth and person.birth_date and not same_birth(birth, person.birth_date):
        named = (one for one in known.bearers(fields.get("name", "")) if one.code != target.code)
        others = [one for one in named if (other := known.people.get(one.code)) and agrees(other, fields)]
        if others:
            shown = "; ".join(known.candidate(one).shown for one in others)
            line.report(ERROR, "code_not_of_birth", "birth_date", shown_day(birth), holder=holder, others=shown)
            return False
        line.report(WARNING, "record_told_otherwise", "birth_date", shown_day(birth), holder=holder)
    if number and person.citizen_number and number != person.citizen_number:
        line.report(WARNING, "record_told_otherwise", NUMBER, holder=holder)
    return True


def is_so_named(known: Known, target: Target, written: str | None) -> bool:
    """Whether a name beside a code is that of its holder, on file or in the file's own list of subjects."""
    of_file = known.first_rows[target.code].fields.get("name") if target.code in known.first_rows else None
    if written is None:
        return True
    names = [name for name in (target.name, of_file) if name]
    ways = (way(written) for way in (str, without_collective_words, plain_name, without_household_words))
    return any(are_alike(name, way) for way in ways for name in names)


def _new_code(known: Known, line: Line, code: str) -> str | None:
    """A new code that is another's but for zeros or case is told, and may be that one."""
    alike = [one for one in known.nearly(code) if one.kind is line.subject_kind]
    if not alike:
        return code
    chosen, fields = known.choices.of_row(line), line.row.fields
    free = [one for one in alike if one.code not in known.first_rows]
    if chosen in {one.code for one in free}:
        return chosen
    named = [one for one in free if are_alike(one.name, fields["name"]) and not _is_somebody_else(known, one, line)]
    person = known.people.get(named[0].code) if len(named) == 1 else None
    if chosen is None and person is not None and agrees(person, fields):
        line.report(FIXED, "code_restored", "code", code, new=person.code)
        return person.code
    if chosen is None and named:
        known.ask_who(line, named, "code_maybe", given=code)
        return None
    line.report(WARNING, "code_nearly", "code", code, holder=known.candidate(alike[0]).shown)
    return code


def _is_somebody_else(known: Known, target: Target, line: Line) -> bool:
    person = known.people.get(target.code)
    return person is not None and speaks_of_another(person, line.row.fields)
