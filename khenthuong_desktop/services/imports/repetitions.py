"""The same person in the lists of two senders: asked, never decided by the name alone."""

from collections.abc import Mapping, Sequence
from typing import Any

from khenthuong_desktop.services.imports.answers import RowStatus
from khenthuong_desktop.services.imports.known import Known
from khenthuong_desktop.services.imports.lines import Line
from khenthuong_desktop.services.imports.people_matching import same_birth
from khenthuong_desktop.services.imports.questions import NEW, place_of
from khenthuong_desktop.spreadsheets.gathered import file_of
from khenthuong_desktop.spreadsheets.words import name_key

Fields = Mapping[str, Any]


def is_same_person(one: Fields, other: Fields) -> bool:
    """Of two rows with one name: one code or number, else one birth date, else one unit and position."""
    for name in ("code", "citizen_number", "birth_date"):
        if one.get(name) and other.get(name):
            return bool(one[name] == other[name])
    if one.get("code") or other.get("code"):
        return False
    places = [(one.get(name), other.get(name)) for name in ("unit", "job_title")]
    return all(said and also and name_key(said) == name_key(also) for said, also in places)


def of_other_file(line: Line, other: Line) -> bool:
    """Whether two rows came in different files."""
    return file_of(line.sheet.name) != file_of(other.sheet.name)


def is_repetition(known: Known, line: Line, namesakes: Sequence[Line]) -> bool:
    """Whether the clerk said that a row repeats one of another file, or has still to say so; then it is not written."""
    for other in namesakes:
        if other.record is None or not of_other_file(line, other) or _speak_of_two(line.fields, other.fields):
            continue
        same = next((target for target in known.targets.values() if target.id == other.record.id), None)
        if same is None:
            continue
        chosen = known.choices.of_row(line)
        if chosen == same.code or chosen not in (None, NEW, *known.people):  # codes of the file change with answers
            line.same_as, line.status = other, RowStatus.SAME
            return True
        if chosen is None:
            told: dict[str, Any] = {"other": other.row.row, "other_sheet": other.sheet.name}
            known.ask(line, "name", place_of(line), [known.candidate(same)], "person_in_two_files", **told)
            line.status = RowStatus.PROBLEM
            return True
        if chosen == NEW:
            return False
    return False


def _speak_of_two(one: Fields, other: Fields) -> bool:
    """Whether something is said of both that only two people can have: codes, numbers, birth dates, units."""
    for name in ("code", "citizen_number"):
        if one.get(name) and other.get(name):
            return bool(one[name] != other[name])
    births = one.get("birth_date"), other.get("birth_date")
    if births[0] and births[1]:
        return not same_birth(births[0], births[1])
    units = one.get("unit"), other.get("unit")
    return bool(units[0] and units[1] and name_key(units[0]) != name_key(units[1]))
