"""Who of the people on file a row without a code is about: surely one, perhaps some, or nobody yet."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from khenthuong_desktop.domain import text
from khenthuong_desktop.services.imports.matching.unit_names import are_one, lost_accents
from khenthuong_desktop.spreadsheets.tables.corrections import CORRECTED
from khenthuong_desktop.spreadsheets.words import name_key, plain
from khenthuong_desktop.store.tables import Person

Fields = Mapping[str, Any]
_YEAR, _DAY = len("1980"), len("1980-05-07")
_TELLING = ("name", "citizen_number", "unit", "gender", "job_title")  # of a row without a birth date

_OLD_FIELDS = frozenset(column.field for column in CORRECTED.values())


class Somebody(NamedTuple):
    """A person of the data or of the file, with what tells namesakes apart."""

    code: str
    name: str
    birth_date: str | None = None
    citizen_number: str | None = None
    collective_name: str | None = None
    gender: str | None = None

    @classmethod
    def on_file(cls, person: Person, code: str | None = None) -> "Somebody":
        """As on file; ``code`` is the one that the file gives instead."""
        born, number, unit = person.birth_date, person.citizen_number, person.collective_name
        return cls(code or person.code, person.name, born, number, unit, person.gender)

    @classmethod
    def told(cls, code: str, fields: Fields, existing: Person | None) -> "Somebody":
        """As a row of the file tells; what it leaves open is as on file."""
        before = cls.on_file(existing) if existing is not None else cls(code, "")
        names = ("birth_date", "citizen_number", "unit", "gender")
        said = (fields.get(name) or kept for name, kept in zip(names, before[2:], strict=True))
        return cls(code, fields["name"], *said)


@dataclass(frozen=True)
class Match:
    """One person the row is about (``sure``), else those who may be meant, with what is asked of them; neither: a new
    one."""

    sure: Somebody | None = None
    maybe: tuple[Somebody, ...] = ()
    question: str = "person_maybe"


class People:
    """People by number, by name and by name without accents."""

    def __init__(self, people: Iterable[Somebody]) -> None:
        self._by_number: dict[str, list[Somebody]] = defaultdict(list)
        self._by_name: dict[str, list[Somebody]] = defaultdict(list)
        self._by_bare_name: dict[str, list[Somebody]] = defaultdict(list)
        self._by_year: dict[tuple[str, str], list[Somebody]] = defaultdict(list)
        self._told: dict[tuple[Any, ...], Match] = {}
        for person in people:
            if person.citizen_number:
                self._by_number[person.citizen_number].append(person)
            self._by_name[name_key(person.name)].append(person)
            self._by_bare_name[text.fold(person.name)].append(person)
            self._by_year[name_key(person.name), (person.birth_date or "")[:_YEAR]].append(person)

    def match(self, fields: Fields) -> Match:
        """Number and name, name and day of birth, name and unit, name and a year that nothing speaks against decide;
        anything less is a question."""
        if fields.get("birth_date"):
            return self._match(fields)
        said = tuple(map(fields.get, _TELLING))
        if (match := self._told.get(said)) is None:
            match = self._told[said] = self._match(fields)
        return match

    def _match(self, fields: Fields) -> Match:
        key, bare = name_key(fields["name"]), text.fold(fields["name"])
        numbered = self._by_number.get(fields.get("citizen_number") or "", [])
        if numbered:
            same = [person for person in numbered if name_key(person.name) == key]
            return Match(same[0]) if len(same) == 1 else Match(maybe=tuple(numbered))
        bearers = [person for person in self._namesakes(key, fields) if not is_somebody_else(person, fields)]
        namesakes = [person for person in bearers if not speaks_of_another(person, fields)] or bearers
        told = [person for person in namesakes if agrees(person, fields)]
        if len(told) == 1:
            return Match(told[0])
        if namesakes:
            return Match(maybe=tuple(told or namesakes))
        alike = [
            person
            for person in self._by_bare_name.get(bare, [])
            if name_key(person.name) != key and (lost_accents(person.name) or lost_accents(fields["name"]))
        ]
        return Match(
            maybe=tuple(person for person in alike if not speaks_of_another(person, fields) and agrees(person, fields))
        )

    def _namesakes(self, key: str, fields: Fields) -> Sequence[Somebody]:
        """Those of one name, who may be many; of another year of birth there is none who is meant."""
        if not (birth := fields.get("birth_date")):
            return self._by_name.get(key, ())
        return [*self._by_year.get((key, birth[:_YEAR]), ()), *self._by_year.get((key, ""), ())]


def as_before(fields: Fields) -> Fields | None:
    """What a row says of somebody as he was before it corrects something, if it does."""
    told = {now: fields[column.field] for now, column in CORRECTED.items() if fields.get(column.field)}
    if not told:
        return None
    kept = {name: value for name, value in fields.items() if name not in _OLD_FIELDS and name not in told}
    return {**kept, **told}


def of_corrected(match: Callable[[Fields], Match], fields: Fields, before: Fields) -> Match:
    """Who is meant by a row that says what it corrects: as he was, else as he is by now; nobody new."""
    namesakes = ({"name": one["name"]} for one in (before, fields))
    now = {name: value for name, value in fields.items() if name not in _OLD_FIELDS}
    told = [match(before), match(now)]
    sure = next((found for found in told if found.sure), None)
    return sure or next((found for found in (*told, *map(match, namesakes)) if found.maybe), Match())


def speaks_of_another(person: Somebody | Person, fields: Fields) -> bool:
    """Whether the row speaks of somebody else: another number or birth date; without these, another unit."""
    told, unit = _is_told_apart(person, fields), fields.get("unit")
    if told is not None:
        return told
    return bool(unit and person.collective_name and not are_one(person.collective_name, unit))


def is_somebody_else(person: Somebody | Person, fields: Fields) -> bool:
    """Whether number or birth date are another's; a unit may be written in words that nobody knows, or be left."""
    return _is_told_apart(person, fields) is True


def _is_told_apart(person: Somebody | Person, fields: Fields) -> bool | None:
    """What number or birth date say, if both sides tell one of them."""
    number, birth = fields.get("citizen_number"), fields.get("birth_date")
    if number and person.citizen_number:
        return bool(number != person.citizen_number)
    return not same_birth(birth, person.birth_date) if birth and person.birth_date else None


def agrees(person: Somebody | Person, fields: Fields) -> bool:
    """Whether more than the name is the same."""
    if fields.get("citizen_number") and fields["citizen_number"] == person.citizen_number:
        return True
    birth, unit = fields.get("birth_date"), fields.get("unit")
    if birth and person.birth_date and same_birth(birth, person.birth_date):
        return (is_whole_day(birth) and is_whole_day(person.birth_date)) or not is_of_other_place(person, fields)
    return bool(
        (unit and person.collective_name and are_one(person.collective_name, unit))
        or (not unit and person.collective_name and _ends_with(fields.get("job_title"), person.collective_name))
    )


def is_of_other_place(person: Somebody | Person, fields: Fields) -> bool:
    """Whether unit or gender are other than on file, so that a year of birth is not enough."""
    unit, gender = fields.get("unit"), fields.get("gender")
    if unit and person.collective_name and not are_one(person.collective_name, unit):
        return True
    return bool(gender and person.gender and gender != person.gender)


def is_position(person: Person, written: str | None) -> bool:
    """Whether a post and its unit in one cell are those on file: "Chuyên viên, Phòng Kinh tế", or the unit alone."""
    post, unit = person.job_title or "", person.collective_name or ""
    return bool(unit and written and plain(written) in (plain(f"{post} {unit}"), plain(unit)))


def _ends_with(post: str | None, unit: str) -> bool:
    """ "Trưởng phòng Kinh tế", "Chuyên viên, Phòng Kinh tế": the unit stands at the end of what somebody is."""
    return post is not None and f" {plain(post)}".endswith(f" {plain(unit)}")


def is_whole_day(birth: str) -> bool:
    """Whether it is a day, and not a month or a year alone."""
    return len(birth) == _DAY


def same_birth(one: str, other: str) -> bool:
    """1980 agrees with 1980-05-07."""
    return one.startswith(other) or other.startswith(one)


def shown_day(birth: str) -> str:
    """A day, a month or a year as people write it."""
    return "/".join(reversed(birth.split("-")))
