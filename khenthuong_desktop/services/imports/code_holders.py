"""Whether a row that names a subject by code is about the one on file: a code alone renames nobody."""

from collections.abc import Callable, Mapping
from typing import Any

from khenthuong_desktop.domain import text
from khenthuong_desktop.domain.terms import Severity
from khenthuong_desktop.services.imports.known import Known
from khenthuong_desktop.services.imports.lines import Line
from khenthuong_desktop.services.imports.people_matching import agrees, same_birth, speaks_of_another
from khenthuong_desktop.services.imports.targets import Target
from khenthuong_desktop.services.imports.unit_names import readings
from khenthuong_desktop.spreadsheets.problems import ERROR, FIXED, WARNING
from khenthuong_desktop.spreadsheets.words import name_key
from khenthuong_desktop.store.tables import Collective, Household, Person

_DAY = len("1980-05-07")


def are_alike(one: str, other: str) -> bool:
    """Whether two names are one, spelled otherwise: without accents, i for y."""
    return one == other or _bare(one) == _bare(other) or not set(readings(one)).isdisjoint(readings(other))


def _bare(name: str) -> str:
    return text.fold(name).replace("y", "i")


def is_of_person(known: Known, line: Line, person: Person) -> bool:
    """Whether the row is about the person with its code; what only may be is asked, and the row waits."""
    fields = line.row.fields
    if are_alike(person.name, fields["name"]):
        return True
    if _is_the_same(person, fields):
        line.report(WARNING, "name_changed", "name", holder=person.name)
        return True
    birth, number = fields.get("birth_date"), fields.get("citizen_number")
    is_another = (number and person.citizen_number and number != person.citizen_number) or (
        birth and person.birth_date and not same_birth(birth, person.birth_date)
    )

    def may_be(other: Target) -> bool:
        namesake = known.people.get(other.code)
        return namesake is None or not speaks_of_another(namesake, fields)

    return _is_renamed(known, line, known.targets[person.code], may_be, ERROR if is_another else WARNING)


def _is_the_same(person: Person, fields: Mapping[str, Any]) -> bool:
    """Whether the number, or the full day of birth, is that of the person."""
    number, birth = fields.get("citizen_number"), fields.get("birth_date")
    if number and person.citizen_number:
        return bool(number == person.citizen_number)
    return bool(birth and birth == person.birth_date and len(birth) == _DAY)


def is_of_household(known: Known, line: Line, household: Household) -> bool:
    """The same of a household: its head's name."""
    fields = line.row.fields
    if are_alike(household.head_name, fields["name"]):
        return True
    address = fields.get("address")
    moved = address and household.address and name_key(address) != name_key(household.address)
    return _is_renamed(known, line, known.targets[household.code], lambda _: True, ERROR if moved else WARNING)


def is_of_collective(known: Known, line: Line, collective: Collective) -> bool:
    """The same of a collective; units are renamed now and then, so a name that no other bears is only told."""
    fields = line.row.fields
    if are_alike(collective.name, fields["name"]):
        return True
    holder = known.targets[collective.code]
    match = known.units.match(fields["name"], fields.get("parent") or known.units.parent_of(holder))
    others = {one.code for one in (match.sure, *match.maybe) if one is not None} - {collective.code}
    if others:
        return _is_renamed(known, line, holder, lambda other: other.code in others, ERROR)
    line.report(WARNING, "name_changed", "name", holder=collective.name)
    return True


def _is_renamed(known: Known, line: Line, holder: Target, may_be: Callable[[Target], bool], severity: Severity) -> bool:
    """Whether the clerk says so; else it is asked, as an error where another is meant by all the row says."""
    chosen = known.choices.of_row(line)
    if chosen == holder.code:
        return True
    named = known.bearers(line.row.fields["name"])
    others = [one for one in named if one.kind is holder.kind and one.code != holder.code and may_be(one)]
    details = {"given": line.row.fields["code"], "holder": known.candidate(holder).shown}
    if others:
        shown = "; ".join(known.candidate(one).shown for one in others)
        known.ask_who(line, [holder], "code_of_other_name", ERROR, others=shown, **details)
    elif severity is ERROR or chosen is not None:
        known.ask_who(line, [holder], "code_of_another", ERROR, **details)
    else:
        known.ask_who(line, [holder], "holder_maybe", **details)
    return False


def code_of(known: Known, line: Line) -> str | None:
    """The code that a row of a list of subjects is about; None: it is asked or an error, and the row waits."""
    code: str = line.row.fields["code"]
    if person := known.people.get(code):
        return code if is_of_person(known, line, person) else None
    if collective := known.collectives.get(code):
        return code if is_of_collective(known, line, collective) else None
    if household := known.households.get(code):
        return code if is_of_household(known, line, household) else None
    nearly = known.nearly(code) if known.targets and code not in known.targets else None
    if nearly is None or nearly.kind is not line.subject_kind:
        return code
    return _nearly(known, line, code, nearly)


def _nearly(known: Known, line: Line, code: str, nearly: Target) -> str | None:
    """A new code that is another's but for zeros or case is told, and may be that one."""
    if nearly.code in known.told:
        line.report(WARNING, "code_nearly", "code", code, holder=known.candidate(nearly).shown)
        return code
    chosen = known.choices.of_row(line)
    if chosen == nearly.code:
        return chosen
    person = known.people.get(nearly.code)
    if chosen is None and are_alike(nearly.name, line.row.fields["name"]):
        if person is not None and agrees(person, line.row.fields):
            line.report(FIXED, "code_restored", "code", code, new=nearly.code)
            return nearly.code
        if person is None or not speaks_of_another(person, line.row.fields):
            known.ask_who(line, [nearly], "code_maybe", given=code)
            return None
    line.report(WARNING, "code_nearly", "code", code, holder=known.candidate(nearly).shown)
    return code
