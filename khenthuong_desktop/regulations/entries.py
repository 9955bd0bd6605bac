"""YAML files read with the place of every entry, so that each fault can say file and line."""

import difflib
import re
from collections.abc import Iterator
from datetime import date, datetime
from enum import StrEnum
from fractions import Fraction
from pathlib import Path
from typing import Any, TypeGuard, TypeVar, cast

import yaml

from khenthuong_desktop.messages import say
from khenthuong_desktop.regulations.screening import foreign_letter, hidden_sign, unsafe, visible

Choice = TypeVar("Choice", bound=StrEnum)
_FIRST_YEAR, _LAST_YEAR = 1945, 2200
MOST_WORDS = 1000  # letters of one text
_MOST_FIGURE = 100_000
_NEAR_LETTERS = 40  # of a line that cannot be read, to find it by
PLACE = re.compile(r"(?!0)[0-9a-zđA-Z]{1,6}(?:[.,;-][0-9a-zđA-Z]{1,6}){0,3}")  # an article: 7, 21a, III.5.c
_Base: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Faults:
    """All that is wrong in the packs being loaded, as sentences "file, line: what"."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def add(self, file: str, line: int, code: str, **values: object) -> None:
        shown = {name: visible(value) if isinstance(value, str) else value for name, value in values.items()}
        self.found.append(say("regulations", "fault", file=file, line=line, what=say("regulations", code, **shown)))


class Located(dict[Any, Any]):
    """A YAML mapping that remembers its file, its line and the line of each key."""

    def __init__(self, file: str, line: int) -> None:
        super().__init__()
        self.file = file
        self.line = line
        self.lines: dict[Any, int] = {}


class _Loader(_Base):  # type: ignore[misc]  # the C loader where there is one: five times faster
    file = ""
    doubled: list[tuple[int, Any]]


def _construct(loader: Any, node: yaml.MappingNode) -> Located:
    for key, _ in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise yaml.constructor.ConstructorError(None, None, "key", key.start_mark)
    own: set[Any] = set()
    for key in (key for key, _ in node.value if not key.tag.endswith(":merge")):
        told = _built(loader, key)
        if told in own:
            loader.doubled.append((key.start_mark.line + 1, told))
        own.add(told)
    loader.flatten_mapping(node)
    entry = Located(loader.file, node.start_mark.line + 1)
    for key_node, value_node in node.value:
        key = _built(loader, key_node)
        entry[key] = _built(loader, value_node)
        entry.lines[key] = key_node.start_mark.line + 1
    return entry


def _built(loader: Any, node: yaml.Node) -> Any:
    """What a node stands for; a day that is none (2026-02-31) is a fault at its place."""
    try:
        return loader.construct_object(node, deep=True)
    except (ValueError, OverflowError) as error:
        raise yaml.constructor.ConstructorError(None, None, str(error)[:100], node.start_mark) from error


_Loader.add_constructor("tag:yaml.org,2002:map", _construct)


def read_entries(path: Path, faults: Faults, *, foreign: bool = False, called: str = "") -> Located:
    """The top mapping of a YAML file; an unreadable file is one fault and reads as empty.

    A ``foreign`` one, not shipped with the program, is screened first; faults name the file as it is ``called``.
    """
    file = called or path.name
    try:
        text = path.read_text("utf-8")
        refused = unsafe(text) if foreign else None
        if refused is not None:
            faults.add(file, refused.line, refused.code, **refused.details)
            return Located(file, 1)
        loader = _Loader(text)
        loader.file, loader.doubled = file, []
        try:
            top = loader.get_single_data()
        finally:
            loader.dispose()
    except (OSError, UnicodeDecodeError) as error:
        faults.add(file, 1, "unreadable", reason=type(error).__name__)
        return Located(file, 1)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line, column = (mark.line, mark.column) if mark else (0, 0)
        near = next(iter(text.splitlines()[line : line + 1]), "").strip()[:_NEAR_LETTERS]
        faults.add(file, line + 1, "not_yaml", column=column + 1, near=near)
        return Located(file, 1)
    if not isinstance(top, Located):
        faults.add(file, 1, "not_a_mapping")
        return Located(file, 1)
    for line, key in loader.doubled:
        faults.add(file, line, "key_twice", key=key)
    if foreign:
        _note_hidden_signs(top, faults)
    return top


def _note_hidden_signs(top: Located, faults: Faults) -> None:
    """Signs that nobody sees (no width, turned round, control) make words that only look like others."""
    for key, value in top.items():
        for found in (key, *(value if isinstance(value, list) else (value,))):
            if isinstance(found, str) and (sign := hidden_sign(found)):
                faults.add(top.file, top.lines[key], "hidden_sign", key=str(key), sign=sign)
            if isinstance(found, str) and (sign := foreign_letter(found)):
                faults.add(top.file, top.lines[key], "foreign_letter", key=str(key), sign=sign)
        for inside in value if isinstance(value, list) else (value,):
            if isinstance(inside, Located):
                _note_hidden_signs(inside, faults)


class Entry:
    """Typed access to one mapping: a wrong or missing value is noted as a fault and reading goes on."""

    def __init__(self, located: Located, faults: Faults) -> None:
        self.located = located
        self.faults = faults

    def __contains__(self, key: object) -> bool:
        return key in self.located

    def fault(self, code: str, key: Any = None, **values: object) -> None:
        line = self.located.lines.get(key, self.located.line)
        self.faults.add(self.located.file, line, code, key=key, **values)

    def only(self, *allowed: str) -> None:
        """Every key must be one of these; a misspelt one is named with the nearest right one."""
        for key in self.located:
            if key not in allowed:
                near = difflib.get_close_matches(str(key), allowed, 1)
                self.fault("unknown_key", key, near=near[0] if near else ", ".join(allowed))

    def value(self, key: str, kind: type | tuple[type, ...], needed: bool = False) -> Any:
        found = self.located.get(key)
        if found is None:
            if needed or key in self:
                self.fault("missing_key", key)
            return None
        if not isinstance(found, kind) or (isinstance(found, bool) and kind is not bool) or _no_day(found):
            self.fault("wrong_type", key, found=found)
            return None
        return found

    def text(self, key: str, needed: bool = False) -> str | None:
        """Words, or a plain figure such as "article: 7"."""
        found = self.value(key, (str, int), needed)
        if found is None:
            return None
        if (isinstance(found, int) and not 0 < found < _MOST_FIGURE) or not str(found).strip():
            self.fault("wrong_type", key, found=str(found)[:60])
        elif len(str(found)) > MOST_WORDS:
            self.fault("text_too_long", key, limit=MOST_WORDS)
        return str(found)

    def words(self, key: str) -> str:
        return self.text(key, needed=True) or ""

    def flag(self, key: str) -> bool:
        return bool(self.value(key, bool))

    def day(self, key: str, needed: bool = False) -> date | None:
        return cast("date | None", self.value(key, date, needed))

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of words; a single word is a list of one."""
        found = self.value(key, (str, list))
        found = [found] if isinstance(found, str) else found
        for item in found or ():
            if not isinstance(item, str) or not item.strip() or len(item) > MOST_WORDS:
                self.fault("wrong_type", key, found=str(item)[:60])
        return tuple(str(item) for item in found or ())

    def choice(self, key: str, choices: type[Choice], default: Choice) -> Choice:
        """One of a closed list; without the key it is a fault."""
        word = self.text(key, needed=True)
        return default if word is None else self._one_of(key, word, choices) or default

    def _one_of(self, key: str, word: str, choices: type[Choice]) -> Choice | None:
        try:
            return choices(word)
        except ValueError:
            near = difflib.get_close_matches(word, list(choices), 1)
            self.fault("not_one_of", key, found=word, near=near[0] if near else ", ".join(choices))
            return None

    def choices(self, key: str, choices: type[Choice], needed: bool = False) -> tuple[Choice, ...]:
        """Any of a closed list."""
        words = self.texts(key)
        found = tuple(filter(None, (self._one_of(key, word, choices) for word in words)))
        if needed and not words:
            self.fault("missing_key", key)
        return found or ((next(iter(choices)),) if needed else ())

    def fraction(self, key: str) -> Fraction:
        """ "70%", "2/3", 0.3 or 2 as an exact number."""
        found = self.value(key, (str, int, float), needed=True)
        exact = as_fraction(found) if found is not None else Fraction(0)
        if exact is None:
            self.fault("wrong_type", key, found=found)
        return exact or Fraction(0)

    def entry(self, key: Any, needed: bool = False) -> "Entry":
        """A mapping inside this one; empty when it is not there."""
        found = self.located.get(key)
        if isinstance(found, Located):
            return Entry(found, self.faults)
        if found is not None or needed or key in self:
            self.fault("not_a_mapping_here" if found is not None else "missing_key", key)
        return Entry(Located(self.located.file, self.located.lines.get(key, self.located.line)), self.faults)

    def entries(self, key: Any) -> Iterator["Entry"]:
        """The mappings of a list inside this one."""
        found = self.located.get(key)
        if not isinstance(found, list):
            self.fault("not_a_list", key)
            return
        for item in found:
            if isinstance(item, Located):
                yield Entry(item, self.faults)
            else:
                self.fault("not_a_mapping_here", key)

    def by_name(self) -> Iterator[tuple[str, "Entry"]]:
        """Every key with its mapping."""
        for key in self.located:
            yield str(key), self.entry(key)

    def by_date(self) -> list[tuple[date, "Entry"]]:
        """Keys that must be days, with their mappings, in order of time."""
        return [(day, self.entry(day)) for day in self.days()]

    def days(self) -> list[date]:
        """Keys that must be days, in order of time."""
        found = []
        for key in self.located:
            if isinstance(key, date) and not _no_day(key):
                found.append(key)
            else:
                self.fault("not_a_date", key)
        return sorted(found)


def _no_day(value: object) -> bool:
    """Whether this is a date but not the day of any law: with hours, or of another age."""
    return isinstance(value, date) and not is_law_day(value)


def is_law_day(value: object) -> TypeGuard[date]:
    """Whether this is a day on which some law may begin or end."""
    return isinstance(value, date) and not isinstance(value, datetime) and _FIRST_YEAR <= value.year <= _LAST_YEAR


def as_fraction(value: str | int | float) -> Fraction | None:
    """The exact number of "70%", "2/3", 0.3 or 2; ``None`` for anything else."""
    text = str(value).strip()
    if len(text) > 20 or "e" in text.lower():  # 1e999999999 would take all memory there is
        return None
    try:
        return Fraction(text.removesuffix("%")) / (100 if text.endswith("%") else 1)
    except (ValueError, ZeroDivisionError):
        return None
