"""The same person in the lists of two senders: asked, never decided by the name alone."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from khenthuong_desktop.services.imports.asides.alike_rows import is_of_namesakes
from khenthuong_desktop.services.imports.matching.people_matching import People, is_whole_day, same_birth
from khenthuong_desktop.services.imports.matching.unit_names import are_one
from khenthuong_desktop.services.imports.plan.answers import RowStatus
from khenthuong_desktop.services.imports.plan.known import Known
from khenthuong_desktop.services.imports.plan.lines import Line
from khenthuong_desktop.services.imports.plan.questions import NEW, place_of
from khenthuong_desktop.spreadsheets.files.gathered import file_of
from khenthuong_desktop.spreadsheets.words import name_key

Fields = Mapping[str, Any]
_ANY, _UNBORN = "any", "unborn"  # rows with a birth date and without one, or only without


def is_same_person(one: Fields, other: Fields) -> bool:
    """Of two rows with one name: one code or number, else one birth date (a year only where the unit is no other),
    else one unit and position."""
    for name in ("code", "citizen_number"):
        if one.get(name) and other.get(name):
            return bool(one[name] == other[name])
    if (birth := one.get("birth_date")) and other.get("birth_date"):
        unit, of_other = one.get("unit"), other.get("unit")
        apart = not is_whole_day(birth) and unit and of_other and not are_one(unit, of_other)
        return bool(birth == other["birth_date"] and not apart)
    if one.get("code") or other.get("code"):
        return False
    places = [(one.get(name), other.get(name)) for name in ("unit", "job_title")]
    return all(said and also and name_key(said) == name_key(also) for said, also in places)


class RowsTold:
    """The rows about people so far, found by what two rows about one person have in common."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._by_mark: dict[tuple[str, ...], list[tuple[int, Line]]] = defaultdict(list)
        self._of_sheets: dict[str, dict[int, list[Line]]] = defaultdict(lambda: defaultdict(list))
        self._count = 0

    def add(self, line: Line) -> None:
        unborn = () if _is_born(line.fields) else (_UNBORN,)
        for mark in (*_marks(line.fields), *_places(line.fields, _ANY, *unborn)):
            self._by_mark[mark].append((self._count, line))
        self._of_sheets[name_key(line.fields["name"])][id(line.sheet)].append(line)
        self._count += 1

    def before(self, line: Line) -> Line | None:
        """The first row of the same file about the same person, unless the two may be about people of one name."""
        marks = (*_marks(line.fields), *_places(line.fields, _UNBORN if _is_born(line.fields) else _ANY))
        for _, other in sorted((one for mark in marks for one in self._by_mark.get(mark, ())), key=_order):
            if is_same_person(other.fields, line.fields) and not of_other_file(line, other):
                return None if is_of_namesakes(self._known, line) else other
        return None

    def elsewhere(self, line: Line) -> list[Line]:
        """The rows of that name in other sheets."""
        of_name = self._of_sheets.get(name_key(line.fields["name"]), {})
        return [other for sheet, others in of_name.items() if sheet != id(line.sheet) for other in others]


def _order(one: tuple[int, Line]) -> int:
    return one[0]


def _marks(fields: Fields) -> Iterator[tuple[str, ...]]:
    """What makes two rows of one name one person, each with the name; see :func:`is_same_person`."""
    name = name_key(fields["name"])
    for field in ("code", "citizen_number", "birth_date"):
        if fields.get(field):
            yield name, field, fields[field]


def _places(fields: Fields, *among: str) -> Iterator[tuple[str, ...]]:
    """The same where not both rows tell a birth date."""
    if fields.get("unit") and fields.get("job_title"):
        place = name_key(fields["name"]), name_key(fields["unit"]), name_key(fields["job_title"])
        yield from ((*place, one) for one in among)


def _is_born(fields: Fields) -> bool:
    return bool(fields.get("birth_date"))


def of_other_file(line: Line, other: Line) -> bool:
    """Whether two rows came in different files."""
    return file_of(line.sheet.name) != file_of(other.sheet.name)


def taken_as_repetition(
    known: Known, line: Line, namesakes: Sequence[Line], people: People, add: Callable[[Line, Line], None]
) -> bool:
    """Whether the clerk said that a row repeats one of another file or sheet (``add`` puts what it says more to that
    one), or has still to say so. Who else of those known may be meant is offered in the same question."""
    elsewhere = {other.record.id: other for other in namesakes if other.record is not None and _may_be_one(line, other)}
    there = {target.id: target for target in known.targets.values() if target.id in elsewhere} if elsewhere else {}
    others = [(other, there[key]) for key, other in elsewhere.items() if key in there]
    if not others:
        return False
    chosen = known.choices.of_row(line)
    if chosen is None:
        first = others[0][0]
        match = people.match(line.fields)
        found = (known.targets.get(one.code) for one in (match.sure, *match.maybe) if one is not None)
        candidates = [known.candidate(one) for one in dict.fromkeys((*there.values(), *filter(None, found)))]
        told: dict[str, Any] = {"other": first.row.row, "other_sheet": first.sheet.name}
        known.ask(line, "name", place_of(line), candidates, "person_in_two_files", **told)
        line.status = RowStatus.PROBLEM
        return True
    said = [other for other, same in others if same.code == chosen]
    if not said and chosen not in (NEW, *known.people):
        said = [others[0][0]]  # the codes of those whom the file makes change with answers
    if said:
        add(line, said[0])
    return bool(said)


def _may_be_one(line: Line, other: Line) -> bool:
    """Whether rows of two senders may be about one person; of two sheets of one sender, whether only one of them says
    who that is, and so the unit tells nobody apart."""
    if of_other_file(line, other):
        return not _speak_of_two(line.fields, other.fields)
    return line.sheet is not other.sheet and _tells_who(line.fields) != _tells_who(other.fields)


def _tells_who(fields: Fields) -> bool:
    return not fields.keys().isdisjoint(("code", "citizen_number", "birth_date"))


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
