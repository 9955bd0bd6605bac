"""What a list says of people that the clerk should see: another name or birth, and a second person of one birth."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from khenthuong_desktop.services.imports.matching.near_people import bare_name
from khenthuong_desktop.services.imports.matching.people_matching import is_whole_day, shown_day
from khenthuong_desktop.services.imports.matching.unit_names import lost_accents
from khenthuong_desktop.services.imports.plan.answers import RowStatus
from khenthuong_desktop.services.imports.plan.citizen_holders import NUMBER
from khenthuong_desktop.services.imports.plan.known import SUBJECT_LISTS, Known
from khenthuong_desktop.services.imports.plan.lines import Line, column_of, says_less, sheets_of
from khenthuong_desktop.services.imports.plan.questions import NEW
from khenthuong_desktop.spreadsheets.problems import WARNING
from khenthuong_desktop.store.tables import Person

_Y_AS_I = str.maketrans("yýỳỷỹỵ", "iíìỉĩị")
_NAME_CHANGED = "name_changed"


def tell_changes(known: Known, lines: Iterable[Line]) -> None:
    """Warn where a row gives a person on file another birth date or number, or a name that only looks like the one on
    file; not where the clerk said who it is."""
    for line in lines:
        if line.status is not RowStatus.CHANGED or known.choices.of_row(line) is not None:
            continue
        before, birth = line.changes.get("birth_date", (None, None))
        if before and not says_less("birth_date", before, birth):
            line.report(WARNING, "birth_changed", "birth_date", shown_day(birth), holder=shown_day(before))
        before, number = line.changes.get(NUMBER, (None, None))
        if before and len(before) == len(number):  # else the old card was changed for a new one
            line.report(WARNING, "citizen_number_changed", NUMBER, number, holder=before)
        before, name = line.changes.get("name", (None, None))
        told = any(problem.code == _NAME_CHANGED for problem in line.problems)
        if before and not told and not lost_accents(before) and _spelled(before) != _spelled(name):
            line.report(WARNING, _NAME_CHANGED, "name", name, holder=before)


def tell_same_births(known: Known, lines: Sequence[Line]) -> None:
    """Warn of each new person who has the name and the day of birth of somebody on file or of a row before."""
    on_file = {(person.name, person.birth_date): person.code for person in known.people.values()}
    listed = {id(sheet) for sheet in sheets_of(lines) if sheet.layout.code in SUBJECT_LISTS}
    new = [line for line in lines if line.status is RowStatus.NEW and id(line.sheet) in listed]
    told = list(zip(column_of(new, "name"), column_of(new, "birth_date"), strict=True))
    if not on_file and len(set(told)) == len(told):
        return  # the usual case
    first: dict[tuple[str | None, str | None], Line] = {}
    for line, key in zip(new, told, strict=True):
        other = first.setdefault(key, line)
        if other is line and key not in on_file:
            continue
        name, birth = key
        if not name or not birth or not is_whole_day(birth) or known.choices.of_row(line) == NEW:
            continue
        if not line.brings_somebody:
            continue  # whom it proposes is on file, or of the row before
        if key in on_file:
            line.report(WARNING, "same_birth_on_file", "name", holder=on_file[key])
        else:
            place = {"other": other.row.row, "other_sheet": other.sheet.name}
            line.report(WARNING, "same_birth_in_file", "name", **place)
    if on_file:
        _tell_nearly_on_file(known, new)


def _tell_nearly_on_file(known: Known, new: Iterable[Line]) -> None:
    """The same of a name on file that is only spelled otherwise."""
    of_day: dict[str, list[Person]] = defaultdict(list)
    for person in known.people.values():
        if person.birth_date and is_whole_day(person.birth_date):
            of_day[person.birth_date].append(person)
    for line in new:
        born, name = of_day.get(line.row.fields.get("birth_date", ""), ()), line.row.fields.get("name", "")
        near = [one for one in born if one.name != name and bare_name(one.name) == bare_name(name)]
        if near and line.brings_somebody and known.choices.of_row(line) != NEW:
            line.report(WARNING, "nearly_on_file", "name", holder=f"{near[0].name} ({near[0].code})")


def _spelled(name: str) -> str:
    """The name with one way of writing y and i: "Mỹ", "Mĩ"."""
    return name.casefold().translate(_Y_AS_I)
