"""YAML files read with the place of every entry, so that each fault can say file and line."""

from collections.abc import Iterator
from datetime import date, datetime
from difflib import get_close_matches
from enum import StrEnum
from fractions import Fraction
from pathlib import Path
from typing import Any, TypeVar, cast

import yaml

from khenthuong_desktop.messages import say
from khenthuong_desktop.regulations.screening import unsafe

Choice = TypeVar("Choice", bound=StrEnum)
_FIRST_YEAR, _LAST_YEAR = 1945, 2200
_Base: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Faults:
    """All that is wrong in the packs being loaded, as sentences "file, line: what"."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def add(self, file: str, line: int, code: str, **values: object) -> None:
        self.found.append(say("regulations", "fault", file=file, line=line, what=say("regulations", code, **values)))


class Located(dict[Any, Any]):
    """A YAML mapping that remembers its file, its line and the line of each key."""

    def __init__(self, file: str, line: int) -> None:
        super().__init__()
        self.file = file
        self.line = line
        self.lines: dict[Any, int] = {}


class _Loader(_Base):  # type: ignore[misc]  # the C loader where there is one: five times faster
    file = ""


def _construct(loader: Any, node: yaml.MappingNode) -> Located:
    for key, _ in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise yaml.constructor.ConstructorError(None, None, "key", key.start_mark)
    plain = [key for key, _ in node.value if not key.tag.endswith(":merge")]
    own = [_built(loader, key) for key in plain]
    twice = {key for key in own if own.count(key) > 1}
    if twice:
        raise yaml.constructor.ConstructorError(None, None, f"{min(twice, key=str)} ×2", node.start_mark)
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


def read_entries(path: Path, faults: Faults, *, foreign: bool = False) -> Located:
    """The top mapping of a YAML file; an unreadable file is one fault and reads as empty.

    A ``foreign`` one, not shipped with the program, is screened first.
    """
    try:
        text = path.read_text("utf-8")
        refused = unsafe(text) if foreign else None
        if refused is not None:
            faults.add(path.name, refused.line, refused.code, **refused.details)
            return Located(path.name, 1)
        loader = _Loader(text)
        loader.file = path.name
        try:
            top = loader.get_single_data()
        finally:
            loader.dispose()
    except (OSError, UnicodeDecodeError) as error:
        faults.add(path.name, 1, "unreadable", reason=type(error).__name__)
        return Located(path.name, 1)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        reason = getattr(error, "problem", None) or type(error).__name__
        faults.add(path.name, mark.line + 1 if mark else 1, "not_yaml", reason=reason)
        return Located(path.name, 1)
    if not isinstance(top, Located):
        faults.add(path.name, 1, "not_a_mapping")
        return Located(path.name, 1)
    return top


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
                near = get_close_matches(str(key), allowed, 1)
                self.fault("unknown_key", key, near=near[0] if near else ", ".join(allowed))

    def value(self, key: str, kind: type | tuple[type, ...], needed: bool = False) -> Any:
        found = self.located.get(key)
        if found is None:
            if needed:
                self.fault("missing_key", key)
            return None
        if not isinstance(found, kind) or (isinstance(found, bool) and kind is not bool) or _no_day(found):
            self.fault("wrong_type", key, found=found)
            return None
        return found

    def text(self, key: str, needed: bool = False) -> str | None:
        found = self.value(key, (str, int), needed)
        return None if found is None else str(found)

    def words(self, key: str) -> str:
        return self.text(key, needed=True) or ""

    def flag(self, key: str) -> bool:
        return bool(self.value(key, bool))

    def day(self, key: str, needed: bool = False) -> date | None:
        return cast("date | None", self.value(key, date, needed))

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of words; a single word is a list of one."""
        found = self.value(key, (str, list))
        if isinstance(found, str):
            return (found,)
        return tuple(str(item) for item in found or ())

    def choice(self, key: str, choices: type[Choice], default: Choice) -> Choice:
        """One of a closed list; without the key it is a fault."""
        return self.choices(key, choices, needed=True)[0] if key in self else self._no_choice(key, default)

    def _no_choice(self, key: str, default: Choice) -> Choice:
        self.fault("missing_key", key)
        return default

    def choices(self, key: str, choices: type[Choice], needed: bool = False) -> tuple[Choice, ...]:
        """Any of a closed list."""
        known = {choice.value: choice for choice in choices}
        found = []
        for word in self.texts(key):
            if word in known:
                found.append(known[word])
            else:
                near = get_close_matches(word, known, 1)
                self.fault("not_one_of", key, found=word, near=near[0] if near else ", ".join(known))
        if needed and not self.texts(key):
            self.fault("missing_key", key)
        return tuple(found) or ((next(iter(choices)),) if needed else ())

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
        if found is not None or needed:
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
    if not isinstance(value, date):
        return False
    return isinstance(value, datetime) or not _FIRST_YEAR <= value.year <= _LAST_YEAR


def as_fraction(value: str | int | float) -> Fraction | None:
    """The exact number of "70%", "2/3", 0.3 or 2; ``None`` for anything else."""
    text = str(value).strip()
    if len(text) > 20 or "e" in text.lower():  # 1e999999999 would take all memory there is
        return None
    try:
        return Fraction(text.removesuffix("%")) / (100 if text.endswith("%") else 1)
    except (ValueError, ZeroDivisionError):
        return None
