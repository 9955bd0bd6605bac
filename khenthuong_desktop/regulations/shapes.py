"""The vocabulary in which tables are described: each shape notes every fault of a value, with file, line and key."""

import difflib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from typing import Any, Protocol

from khenthuong_desktop.regulations.entries import MOST_WORDS, PLACE, Faults, Located, as_fraction, is_law_day


@dataclass(frozen=True)
class Spot:
    """Where a value stands: its file, its line and the keys that lead to it; ``known``: codes that may be named."""

    file: str
    line: int
    faults: Faults
    known: Mapping[str, frozenset[str]]
    way: str = ""

    def at(self, key: object, line: int | None = None) -> "Spot":
        """The place of a key inside this one."""
        way = f"{self.way}.{key}" if self.way else str(key)
        return replace(self, way=way, line=self.line if line is None else line)

    def item(self, number: int) -> "Spot":
        """The place of an item of the list that stands here; people count from one."""
        return replace(self, way=f"{self.way}[{number + 1}]")

    def fault(self, code: str, **values: object) -> None:
        told = {name: str(value)[:80] for name, value in values.items()}
        self.faults.add(self.file, self.line, code, **{"key": self.way, **told})


class Shape(Protocol):
    """What a value may be."""

    def check(self, value: Any, spot: Spot) -> None:
        """Notes every fault of the value."""


@dataclass(frozen=True)
class PlaceInLaw:
    """Where in a document: an article, clause or point, as figures or letters."""

    def check(self, value: Any, spot: Spot) -> None:
        told = str(value) if type(value) is int else value
        if not isinstance(told, str) or not PLACE.fullmatch(told):
            spot.fault("wrong_type", found=value)


@dataclass(frozen=True)
class Text:
    """Words to be read."""

    most: int = MOST_WORDS

    def check(self, value: Any, spot: Spot) -> None:
        if not isinstance(value, str) or not value.strip():
            spot.fault("wrong_type", found=value)
        elif len(value) > self.most:
            spot.fault("text_too_long", limit=self.most)


@dataclass(frozen=True)
class Whole:
    """A whole number within bounds."""

    least: int
    most: int

    def check(self, value: Any, spot: Spot) -> None:
        if type(value) is not int:
            spot.fault("wrong_type", found=value)
        elif not self.least <= value <= self.most:
            spot.fault("out_of_range", found=value, least=self.least, most=self.most)


@dataclass(frozen=True)
class Number:
    """An exact number within bounds, written "70%", "2/3", 0.3 or 2."""

    least: Fraction
    most: Fraction

    def check(self, value: Any, spot: Spot) -> None:
        exact = as_fraction(value) if type(value) in (str, int, float) else None
        if exact is None:
            spot.fault("wrong_type", found=value)
        elif not self.least <= exact <= self.most:
            spot.fault("out_of_range", found=value, least=self.least, most=self.most)


@dataclass(frozen=True)
class Flag:
    """True or false."""

    def check(self, value: Any, spot: Spot) -> None:
        if type(value) is not bool:
            spot.fault("wrong_type", found=value)


@dataclass(frozen=True)
class Day:
    """A day on which some law may begin or end."""

    def check(self, value: Any, spot: Spot) -> None:
        if not is_law_day(value):
            spot.fault("not_a_date")


@dataclass(frozen=True)
class DayOfYear:
    """ "31/12"."""

    def check(self, value: Any, spot: Spot) -> None:
        if day_of_year(value) is None:
            spot.fault("wrong_type", found=value)


def day_of_year(value: object) -> tuple[int, int] | None:
    """Month and day of "31/12"; ``None`` for anything that is no day of every year."""
    parts = value.split("/") if isinstance(value, str) else []
    if len(parts) != 2 or not all(part.isascii() and part.isdigit() for part in parts):
        return None
    day, month = int(parts[0]), int(parts[1])
    try:
        date(2023, month, day)
    except (ValueError, OverflowError):
        return None
    return month, day


@dataclass(frozen=True)
class OneOf:
    """One of a closed list of words."""

    words: tuple[str, ...]

    def check(self, value: Any, spot: Spot) -> None:
        if value not in self.words or not isinstance(value, str):
            near = difflib.get_close_matches(str(value), self.words, 1)
            spot.fault("not_one_of", found=value, near=near[0] if near else ", ".join(self.words))


@dataclass(frozen=True)
class Code:
    """A code that the library knows: one of ``known[of]``; ``fault`` says what is missing."""

    of: str
    fault: str

    def check(self, value: Any, spot: Spot) -> None:
        known = spot.known[self.of]
        if not isinstance(value, str):
            spot.fault("wrong_type", found=value)
        elif value not in known:
            near = difflib.get_close_matches(value, known, 1)
            spot.fault(self.fault, found=value, near=near[0] if near else "-")


@dataclass(frozen=True)
class ListOf:
    """A list of one shape without doubles; where ``single``, one value may stand without brackets.

    ``rule`` holds between its items.
    """

    shape: Shape
    least: int = 0
    single: bool = False
    rule: Callable[[list[Any], Spot], None] | None = None

    def check(self, value: Any, spot: Spot) -> None:
        if self.single and isinstance(value, str):
            self.shape.check(value, spot)
            return
        if not isinstance(value, list):
            spot.fault("not_a_list")
            return
        if len(value) < self.least:
            spot.fault("missing_key")
        for number, item in enumerate(value):
            place = spot.item(number)
            if isinstance(item, Located):
                place = replace(place, line=item.line)
            if item in value[:number]:
                place.fault("told_twice", found=item)
            self.shape.check(item, place)
        if self.rule is not None:
            self.rule(value, spot)


@dataclass(frozen=True)
class Keyed:
    """A mapping whose keys and values each have one shape."""

    keys: Shape
    values: Shape
    least: int = 0

    def check(self, value: Any, spot: Spot) -> None:
        if not isinstance(value, Located):
            spot.fault("not_a_mapping_here")
            return
        if len(value) < self.least:
            spot.fault("missing_key")
        for key, inside in value.items():
            place = spot.at(key, value.lines[key])
            self.keys.check(key, place)
            self.values.check(inside, place)


Rule = Callable[[Located, Spot], None]  # what must hold between several keys


@dataclass(frozen=True)
class Record:
    """A mapping with known keys, some of them needed; ``rules`` hold between them."""

    needed: Mapping[str, Shape]
    may: Mapping[str, Shape] = field(default_factory=dict)
    rules: tuple[Rule, ...] = ()

    def check(self, value: Any, spot: Spot) -> None:
        if not isinstance(value, Located):
            spot.fault("not_a_mapping_here")
            return
        shapes = {**self.needed, **self.may}
        for key in self.needed:
            if key not in value:
                spot.at(key).fault("missing_key")
        for key, inside in value.items():
            place = spot.at(key, value.lines[key])
            if key in shapes:
                shapes[key].check(inside, place)
            else:
                near = difflib.get_close_matches(str(key), shapes, 1)
                place.fault("unknown_key", near=near[0] if near else ", ".join(shapes))
        for rule in self.rules:
            rule(value, spot)


def exactly_one(*keys: str) -> Rule:
    """One of these keys is told, and only one."""

    def holds(entry: Located, spot: Spot) -> None:
        told = [key for key in keys if key in entry]
        if len(told) != 1:
            place = spot.at(told[1], entry.lines[told[1]]) if told else spot
            place.fault("one_of_these", near=", ".join(keys))

    return holds


def together(*keys: str) -> Rule:
    """These keys are told together or not at all."""

    def holds(entry: Located, spot: Spot) -> None:
        told = [key for key in keys if key in entry]
        for key in keys if told else ():
            if key not in entry:
                spot.at(key).fault("missing_key")

    return holds


def at_least_one(keys: Iterable[str]) -> Rule:
    """One of these keys is told at least."""
    names = tuple(keys)

    def holds(entry: Located, spot: Spot) -> None:
        if not any(key in entry for key in names):
            spot.fault("one_of_these", near=", ".join(names))

    return holds


def in_order(first: str, last: str) -> Rule:
    """The last day comes after the first."""

    def holds(entry: Located, spot: Spot) -> None:
        start, end = entry.get(first), entry.get(last)
        if is_law_day(start) and is_law_day(end) and end <= start:
            spot.at(last, entry.lines[last]).fault("ends_before_start", found=end, first=start)

    return holds
