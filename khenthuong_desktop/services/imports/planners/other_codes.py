"""Rows of a staff list under codes that nobody bears, about people who are on file under others: an office that first
sent a list without codes sends one with its own later, and nobody must come in twice by that."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from khenthuong_desktop.services.imports.matching.people_matching import (
    Fields,
    is_of_other_place,
    is_somebody_else,
    is_whole_day,
    speaks_of_another,
)
from khenthuong_desktop.services.imports.plan.answers import RowStatus
from khenthuong_desktop.services.imports.plan.citizen_holders import NUMBER
from khenthuong_desktop.services.imports.plan.known import Known
from khenthuong_desktop.services.imports.plan.lines import Line, column_of
from khenthuong_desktop.services.imports.plan.questions import NEW, OTHER_CODE
from khenthuong_desktop.spreadsheets.problems import FIXED
from khenthuong_desktop.spreadsheets.words import name_key
from khenthuong_desktop.store.tables import Person

_MADE_HERE = re.compile(r"CN\d{4,}")  # by FreeCodes, for whoever came without one


def settle_other_codes(known: Known, lines: Sequence[Line]) -> Sequence[Line]:
    """Give people on file the codes of rows that are surely about them, where theirs were only made here; ask of all
    who may be meant. The rows that do not wait for an answer are given back."""
    found = [(line, codes) for line, codes in _found(known, lines) if known.choices.of_row(line) != NEW]
    surely = defaultdict(list)
    for line, codes in found:
        if len(codes) == 1 and _is_sure(known.people[codes[0]], line.row.fields):
            surely[codes[0]].append(line)
    asked = []
    for line, codes in found:
        chosen = known.choices.of_row(line)
        only = codes[0] if surely.get(codes[0]) == [line] and _MADE_HERE.fullmatch(codes[0]) else None
        code = chosen if chosen in codes else only
        if code is not None and code in known.people:  # no other row was answered so
            _take_over(known, line, code)
        else:
            asked.append((line, codes))
    for line, codes in asked:
        if free := [known.targets[code] for code in codes if code in known.people]:
            known.ask_who(line, free, OTHER_CODE, given=line.row.fields["code"])
    return [line for line in lines if line.status is not RowStatus.PROBLEM] if asked else lines


def _found(known: Known, lines: Sequence[Line]) -> Iterator[tuple[Line, list[str]]]:
    """The rows under codes that are nobody's, each with the codes of those of its name whom nothing speaks against."""
    if not known.people:
        return
    codes = column_of(lines, "code")
    if known.targets.keys() >= set(codes):
        return
    on_file = _without_rows(known)
    names = column_of(lines, "name")
    keys = {name: name_key(name) for name in set(names)} if on_file else {}
    named = {name for name, key in keys.items() if key in on_file}
    for line, code, name in zip(lines, codes, names, strict=True) if named else ():
        if name in named and code not in known.targets and not known.nearly(code):
            fields = line.row.fields
            people = [one for one in on_file[keys[name]] if not _is_another(known, known.people[one], fields)]
            if people:
                yield line, people


def _is_another(known: Known, person: Person, fields: Fields) -> bool:
    """Whether number or birth are of somebody else, or the unit is another one on file; words for a unit that nobody
    knows may be short for that of the person: "Đội VSMT số 1"."""
    if not speaks_of_another(person, fields):
        return False
    unit = fields.get("unit")
    return is_somebody_else(person, fields) or not unit or known.units.match(unit).sure is not None


def _without_rows(known: Known) -> Mapping[str, Sequence[str]]:
    """Codes of the people on file of whom the file has no row, by name."""
    by_name: dict[str, list[str]] = defaultdict(list)
    for code, person in known.people.items():
        if code not in known.first_rows:
            by_name[name_key(person.name)].append(code)
    return by_name


def _is_sure(person: Person, fields: Fields) -> bool:
    """Whether a row that names a person tells the number, or the day of birth with nothing against it."""
    number, birth = fields.get(NUMBER), fields.get("birth_date")
    if number and person.citizen_number:
        return bool(number == person.citizen_number)
    return bool(birth and is_whole_day(birth) and birth == person.birth_date and not is_of_other_place(person, fields))


def _take_over(known: Known, line: Line, code: str) -> None:
    """The person bears the code of the row from now on."""
    given = line.row.fields["code"]
    known.recode(code, given)
    line.report(FIXED, "code_taken_over", "code", before=code)
