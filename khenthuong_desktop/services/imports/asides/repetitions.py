"""The same person on several rows of a file: taken as one where more than the name says so, else asked."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from khenthuong_desktop.services.imports.asides.alike_rows import is_of_namesakes
from khenthuong_desktop.services.imports.asides.same_in_file import set_aside, tells_by_title
from khenthuong_desktop.services.imports.matching.people_matching import People, is_whole_day, same_birth
from khenthuong_desktop.services.imports.matching.unit_names import are_one
from khenthuong_desktop.services.imports.plan.answers import RowStatus
from khenthuong_desktop.services.imports.plan.known import Known
from khenthuong_desktop.services.imports.plan.lines import Line
from khenthuong_desktop.services.imports.plan.questions import NEW, place_of
from khenthuong_desktop.spreadsheets.files.gathered import file_of
from khenthuong_desktop.spreadsheets.problems import FIXED
from khenthuong_desktop.spreadsheets.words import name_key

Fields = Mapping[str, Any]
_ANY, _UNBORN = "any", "unborn"  # rows with a birth date and without one, or only without
_ANY_POST = "*"
_WHO = ("code", "citizen_number", "birth_date")
_MOST = 100  # namesakes of a sheet that are looked at


def is_same_person(line: Line, other: Line) -> bool:
    """Of two rows with one name: one code or number, else one birth date (a year only where the unit is no other),
    else one unit where position and gender are no other."""
    one, of_other = line.fields, other.fields
    for name in ("code", "citizen_number"):
        if one.get(name) and of_other.get(name):
            return bool(one[name] == of_other[name])
    if (birth := one.get("birth_date")) and of_other.get("birth_date"):
        unit, other_unit = one.get("unit"), of_other.get("unit")
        apart = not is_whole_day(birth) and unit and other_unit and not are_one(unit, other_unit)
        return bool(birth == of_other["birth_date"] and not apart)
    if one.get("code") or of_other.get("code"):
        return False
    return _is_of_one_unit(line, other) and not _differ(line, other, "job_title", "gender")


def _is_of_one_unit(line: Line, other: Line) -> bool:
    unit, of_other = _unit(line), _unit(other)
    return bool(unit and of_other and name_key(unit) == name_key(of_other))


def _differ(line: Line, other: Line, *names: str) -> bool:
    """Whether both rows tell one of these, and not the same."""
    told = ((line.fields.get(name), other.fields.get(name)) for name in names)
    return any(one and of_other and name_key(one) != name_key(of_other) for one, of_other in told)


def _unit(line: Line) -> str | None:
    unit: str | None = line.fields.get("unit") or line.sheet.unit_above
    return unit


class RowsTold:
    """The rows about people so far, found by what two rows about one person have in common."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._by_mark: dict[tuple[str, ...], list[tuple[int, Line]]] = defaultdict(list)
        self._of_sheets: dict[str, dict[int, list[Line]]] = defaultdict(lambda: defaultdict(list))
        self._count = 0

    def add(self, line: Line) -> None:
        unborn = () if _is_born(line.fields) else (_UNBORN,)
        places = _places(line, (line.fields.get("job_title") or "", _ANY_POST), (_ANY, *unborn))
        for mark in (*_marks(line.fields), *places):
            self._by_mark[mark].append((self._count, line))
        self._of_sheets[name_key(line.fields["name"])][id(line.sheet)].append(line)
        self._count += 1

    def before(self, line: Line, proposed: Sequence[str]) -> Line | None:
        """The first row of the same file about the same person, unless the two may be about people of one name."""
        by_mark = self._same(line, _marks(line.fields))
        if by_mark:
            return by_mark[0]
        post = line.fields.get("job_title")
        born = _UNBORN if _is_born(line.fields) else _ANY
        found = self._same(line, _places(line, (post, "") if post else (_ANY_POST,), (born,)))
        if len(found) != 1 or is_of_namesakes(self._known, line):
            return None
        return found[0] if _is_of_one_post(line, found[0]) or _is_further(line, found[0], proposed) else None

    def _same(self, line: Line, marks: Iterator[tuple[str, ...]]) -> list[Line]:
        """The rows of the file with one of these marks that are about the same person, in their order."""
        found = {count: other for mark in marks for count, other in islice(self._by_mark.get(mark, ()), _MOST)}
        in_order = (found[count] for count in sorted(found))
        return [other for other in in_order if is_same_person(other, line) and not of_other_file(line, other)]

    def of_name(self, line: Line, proposed: Sequence[str]) -> list[Line]:
        """The rows of that name in other sheets, and those of its own that the same person may be on."""
        found: list[Line] = []
        for sheet, others in self._of_sheets.get(name_key(line.fields["name"]), {}).items():
            some = list(islice(others, _MOST))
            if sheet == id(line.sheet):
                some = [one for one in some if _is_of_one_unit(line, one) or _is_further(line, one, proposed)]
            found.extend(some)
        return found


def _is_of_one_post(line: Line, other: Line) -> bool:
    post, of_other = line.fields.get("job_title"), other.fields.get("job_title")
    return bool(post and of_other)  # which are no other: see is_same_person


def _is_further(line: Line, other: Line, proposed: Sequence[str]) -> bool:
    """Whether the row stands in another list, or proposes something else: one list names nobody twice for nothing."""
    return line.sheet is not other.sheet or bool(proposed and other.proposed and set(proposed) - set(other.proposed))


def _marks(fields: Fields) -> Iterator[tuple[str, ...]]:
    """What makes two rows of one name one person, each with the name; see :func:`is_same_person`."""
    name = name_key(fields["name"])
    for field in ("code", "citizen_number", "birth_date"):
        if fields.get(field):
            yield name, field, fields[field]


def _places(line: Line, posts: Sequence[str], among: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The same where not both rows tell a birth date."""
    if unit := _unit(line):
        name = name_key(line.fields["name"])
        yield from ((name, name_key(unit), name_key(post), one) for post in posts for one in among)


def _is_born(fields: Fields) -> bool:
    return bool(fields.get("birth_date"))


def of_other_file(line: Line, other: Line) -> bool:
    """Whether two rows came in different files."""
    return file_of(line.sheet.name) != file_of(other.sheet.name)


def taken_as_repetition(
    known: Known,
    line: Line,
    namesakes: Sequence[Line],
    people: People,
    add: Callable[[Line, Line], None],
    *,
    alone: Callable[[Line], bool],
) -> bool:
    """Whether a row repeats one of another file or sheet, as the clerk said (``add`` puts what it says more to that
    one), or it is still asked. Who else of those known may be meant is offered in the same question. ``alone`` says
    whether a row only records something beside a name that no other of its sheet bears, so that he is meant."""
    others = _by_code(known, [other for other in namesakes if _may_be_one(line, other)])
    if not others:
        return False
    first, chosen = next(iter(others.values())), known.choices.of_row(line)
    if chosen is not None:
        said = others.get(chosen)
        if said is None and chosen not in (NEW, *known.people):
            said = first  # the codes of those whom the file makes change with answers
        if said is not None:
            add(line, said)
        return said is not None
    match = people.match(line.fields)
    if not of_other_file(line, first):
        if match.sure is not None:
            return False
        one = len(others) == 1 and all(somebody.code in others for somebody in match.maybe)
        same = line.fields == first.fields
        if one and same and not tells_by_title(known, line, first):
            set_aside(line, first)
            return True
        if one and (same or (alone(line) and not _differ(line, first, "job_title"))):
            line.report(FIXED, "one_in_two_sheets", "name", other=first.row.row, other_sheet=first.sheet.name)
            add(line, first)
            return True
    codes = dict.fromkeys((*others, *(one.code for one in (match.sure, *match.maybe) if one is not None)))
    candidates = [known.candidate(known.targets[code]) for code in codes if code in known.targets]
    told: dict[str, Any] = {"other": first.row.row, "other_sheet": first.sheet.name}
    known.ask(line, "name", place_of(line), candidates, "person_in_two_files", **told)
    line.status = RowStatus.PROBLEM
    return True


def _by_code(known: Known, rows: Sequence[Line]) -> dict[str, Line]:
    """The rows about somebody who can be referred to, by his code."""
    found: dict[str, Line] = {}
    for row in rows:
        record = row.record
        person = known.people_by_key.get(record.id) if record is not None else None
        given = record.get("code") if record is not None else None
        code = given or (person.code if person is not None else None)
        if code in known.targets:
            found.setdefault(str(code), row)
    return found


def _may_be_one(line: Line, other: Line) -> bool:
    """Whether rows may be about one person. Of two lists of one sender the unit tells people apart, but where only one
    of them says who that is; of one list also the post."""
    if of_other_file(line, other):
        return not _speak_of_two(line.fields, other.fields)
    if any(line.fields.get(name) and other.fields.get(name) for name in _WHO):
        return False
    if line.sheet is other.sheet:
        return not _differ(line, other, "unit", "job_title", "gender")
    if _tells_who(line.fields) != _tells_who(other.fields):
        return True
    unit, of_other = _unit(line), _unit(other)
    return not (unit and of_other and not are_one(unit, of_other))


def _tells_who(fields: Fields) -> bool:
    return not fields.keys().isdisjoint(_WHO)


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
