"""Who is nearly named as a row says, or was nearly born on its day: a tone, a letter or a digit may be a mistake."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from khenthuong_desktop.domain import text
from khenthuong_desktop.services.imports.matching.people_matching import (
    Fields,
    Somebody,
    is_of_other_place,
    is_somebody_else,
    is_whole_day,
    same_birth,
    speaks_of_another,
)
from khenthuong_desktop.services.imports.matching.unit_names import bare_reading, lost_accents
from khenthuong_desktop.spreadsheets.words import name_key

_MANY = 100
_MOST_NAMESAKES = 3  # of one unit
_FEWEST = 2  # words of a name of which a longer one may be the whole


class NearPeople:
    """People found by what nearly agrees; the indexes are made when somebody is looked for, which is seldom."""

    def __init__(self, people: Iterable[Somebody]) -> None:
        self._people: Iterable[Somebody] | None = people
        self._by_name: dict[str, list[Somebody]] = defaultdict(list)
        self._by_day: dict[str, list[Somebody]] = defaultdict(list)
        self._by_place: dict[tuple[str, ...], list[Somebody]] = defaultdict(list)

    def find(self, fields: Fields, above: str | None = None) -> tuple[Somebody, ...]:
        """Those whom the row may be about but for a mistake; ``above``: the unit over the list, where the row tells
        none. Two numbers, or two places with more than accents between the names, are two people; two of one name in
        one unit seldom are, whatever numbers and births say."""
        if self._people is not None:
            self._index(self._people)
            self._people = None
        said = {**fields, "unit": above} if above and "unit" not in fields else fields
        found = {person.code: person for person in self._candidates(said) if not _has_other_number(person, said)}
        found |= {person.code: person for person in self._namesakes_of_unit(said)}
        return tuple(found.values())

    def _namesakes_of_unit(self, fields: Fields) -> Sequence[Somebody]:
        """Those of the same name and unit, unless they are so many that names tell nothing there."""
        bearers = self._by_name.get(bare_name(fields["name"]), ())
        key = name_key(fields["name"]) if 0 < len(bearers) <= _MANY else None
        found = [one for one in bearers if key and name_key(one.name) == key and _is_of_same_place(one, fields)]
        return found if len(found) <= _MOST_NAMESAKES else ()

    def _index(self, people: Iterable[Somebody]) -> None:
        for person in people:
            self._by_name[bare_name(person.name)].append(person)
            if person.birth_date and is_whole_day(person.birth_date):
                self._by_day[person.birth_date].append(person)
            for key in _places(person.name, person.collective_name):
                self._by_place[key].append(person)

    def _candidates(self, fields: Fields) -> Iterator[Somebody]:
        name, birth = fields["name"], fields.get("birth_date") or ""
        key = name_key(name)
        for person in self._by_day.get(birth, ()):
            spelled = bare_name(person.name) == bare_name(name)
            is_of_other = _is_of_other_gender if spelled else is_of_other_place
            if (spelled or is_nearly_named(person.name, name)) and not is_of_other(person, fields):
                yield person
        bearers = self._by_name.get(bare_name(name), ())
        for person in bearers if len(bearers) <= _MANY else ():  # of so many some were born nearly then
            if name_key(person.name) == key:
                near = bool(birth) and _is_born_nearly(person, fields)
            elif lost_accents(person.name) or lost_accents(name):
                near = not speaks_of_another(person, fields)
            else:
                near = _is_of_same_place(person, fields) and not is_somebody_else(person, fields)
            if near:
                yield person
        for place in _places(name, fields.get("unit")):
            for person in self._by_place.get(place, ()):
                if not _is_of_same_place(person, fields):
                    continue
                if name_key(person.name) == key:
                    near = bool(birth) and _is_born_nearly(person, fields)
                else:
                    near = is_nearly_named(person.name, name) and not is_somebody_else(person, fields)
                if near:
                    yield person


def bare_name(name: str) -> str:
    """A name without accents, and with one way of writing y and i."""
    return text.fold(name).replace("y", "i")


def is_nearly_named(one: str, other: str) -> bool:
    """Whether two different names may be one: the same words in another order, some left out between the family's and
    the given name or shortened ("Ng. T. Dung"), or one letter."""
    if name_key(one) == name_key(other):
        return False
    bare, of_other = bare_name(one), bare_name(other)
    short, long = sorted((bare.split(), of_other.split()), key=len)
    if sorted(short) == sorted(long) or is_one_letter_off(bare, of_other):
        return True
    ends = short[-1] == long[-1] and _is_word(short[0], long[0])
    return len(short) >= _FEWEST and ends and _is_within(short, long)


def is_near_birth(one: str, other: str) -> bool:
    """Whether one digit, two neighbouring ones, or day and month in each other's place tell two dates apart; of a year
    and a day the years are compared."""
    if is_whole_day(one) and is_whole_day(other) and other == f"{one[:4]}-{one[8:]}-{one[5:7]}":
        return one != other
    pairs = list(zip(one, other, strict=False))
    apart = [place for place, (this, that) in enumerate(pairs) if this != that]
    if len(apart) == 2 and apart[1] == apart[0] + 1:  # neighbours
        return pairs[apart[0]] == pairs[apart[1]][::-1]
    return len(apart) == 1


def near_question(people: Sequence[Somebody], fields: Fields) -> str:
    """What is asked of those whom the row may be about."""
    namesakes = [person for person in people if name_key(person.name) == name_key(fields["name"])]
    if not namesakes:
        return "person_nearly"
    birth = fields.get("birth_date") or ""
    nearly = any(birth and is_near_birth(birth, person.birth_date or "") for person in namesakes)
    return "birth_nearly" if nearly else "namesake_of_unit"


def _is_born_nearly(person: Somebody, fields: Fields) -> bool:
    """Whether somebody of this name was nearly born so: of years alone the unit must agree, too."""
    birth = fields["birth_date"]
    if not person.birth_date or same_birth(birth, person.birth_date) or not is_near_birth(birth, person.birth_date):
        return False
    if is_whole_day(birth) and is_whole_day(person.birth_date):
        return not is_of_other_place(person, fields)
    return _is_of_same_place(person, fields)


def _is_of_same_place(person: Somebody, fields: Fields) -> bool:
    """Whether both tell a unit, which is the same, and no gender speaks against it."""
    return bool(fields.get("unit") and person.collective_name) and not is_of_other_place(person, fields)


def _is_of_other_gender(person: Somebody, fields: Fields) -> bool:
    return bool(fields.get("gender") and person.gender and fields["gender"] != person.gender)


def _has_other_number(person: Somebody, fields: Fields) -> bool:
    number = fields.get("citizen_number")
    return bool(number and person.citizen_number and number != person.citizen_number)


def _places(name: str, unit: str | None) -> Iterator[tuple[str, ...]]:
    """What people of one unit have in common whose names are nearly one."""
    if unit and (words := bare_name(name).split()):
        place = bare_reading(unit)
        yield (place, words[0][0], words[-1])
        yield (place, *sorted(words))


def _is_within(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether the words of one name, or their first letters, stand in this order in the other."""
    words = iter(long)
    return all(any(_is_word(one, other) for other in words) for one in short)


def _is_word(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=lambda word: len(word.rstrip(".")))
    begins = long.startswith(short.rstrip("."))
    return one == other or (begins and (short.endswith(".") or len(short) == 1))


def is_one_letter_off(one: str, other: str) -> bool:
    """Whether one letter more, less or other makes the one of the other."""
    if abs(len(one) - len(other)) > 1:
        return False
    short, long = sorted((one, other), key=len)
    same = next((at for at, (this, that) in enumerate(zip(short, long, strict=False)) if this != that), len(short))
    return short[same + (len(short) == len(long)) :] == long[same + 1 :]


class Claims:
    """Whom the rows of a list are about by their whole name: nobody else of the list is nearly that person."""

    def __init__(self, rows: Iterable[Fields]) -> None:
        self._rows: Iterable[Fields] | None = rows
        self._births: dict[str, set[Any]] = defaultdict(set)

    def has(self, person: Somebody) -> bool:
        """Whether a row tells the person's name, and no other birth."""
        for fields in self._rows or ():
            if name := fields.get("name"):
                self._births[name_key(name)].add(fields.get("birth_date"))
        self._rows = None
        births = self._births.get(name_key(person.name), ())
        return any(not birth or not person.birth_date or same_birth(birth, person.birth_date) for birth in births)
