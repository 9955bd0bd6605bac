"""The fields of a paper as they stand in its file: changed values put in, records gone or added, with their places."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from khenthuong_desktop.documents.parts import DOTS
from khenthuong_desktop.documents.reading_back.paper import AddedRecord, Fate, ReadBack, Reading
from khenthuong_desktop.domain.dossier import HandChange, HandChangeKind, Spot, WrittenIn
from khenthuong_desktop.domain.text import compare_key

_FREE_WORDS = """
achievement achievements summary discussion opening duties characteristics targets reach measures compliance friendship
outcomes shortcomings lessons plans findings agenda matters answers reasons solution benefit spread before remark task
topic means office note movement movements happened contact period reason recipients archive attachments order numeral
qualifications hometown residence address honorific category earlier_awards initiative_names responsible phrase
issuer sheets
outcome[] judged[] conditions[]
"""
_SENTENCES = """
subject legal_bases articles conclusions appendix_title ballots_validity rewards decider proposer authority
title profile_title label value awards quorum higher_only occasion
"""
# Names of fields, "name[]" where only a list of that name is meant; a test compares them with the records there are.
PROSE = frozenset(_FREE_WORDS.split())  # what the clerk writes freely: nothing is compared with it
FIGURES_ONLY = frozenset(_SENTENCES.split())  # what may be reworded, but for its figures
_FIGURE = re.compile(r"\d{1,18}")


@dataclass(frozen=True)
class StandingFields:
    """Fields like those recorded; ``spots`` by path of what the file says, ``by_hand`` what somebody changed."""

    fields: Mapping[str, Any]
    spots: Mapping[str, Spot] = field(default_factory=dict)
    by_hand: tuple[HandChange, ...] = ()
    written_in: tuple[WrittenIn, ...] = ()


def standing_fields(recorded: Mapping[str, Any], read: ReadBack) -> StandingFields:
    """What the file says now; a value that is not legible stays as it was recorded, and is told."""
    rebuilt = _Rebuilt(read)
    fields = rebuilt.part(dict(recorded), "", "")
    return StandingFields(fields, rebuilt.spots, tuple(_changes(read, rebuilt.deleted)), tuple(_written_in(read)))


def _written_in(read: ReadBack) -> Iterator[WrittenIn]:
    """Lines beside the fields, more items of lists of sentences, and sentences said otherwise or taken out."""
    yield from read.written_in
    for record in read.added:
        if record.values.keys() == {""}:
            yield WrittenIn(record.spot, record.values[""], loose=True)
    for reading in read.differing:
        if _name_of(reading)[1] in FIGURES_ONLY and reading.fate in (Fate.CHANGED, Fate.DELETED):
            now = reading.now if reading.fate is Fate.CHANGED else ""
            yield WrittenIn(reading.spot, now, reading.made, loose=True)


class _Rebuilt:
    def __init__(self, read: ReadBack) -> None:
        self.spots: dict[str, Spot] = {}
        self.values: dict[str, Reading] = {}
        for reading in read.readings:
            if reading.path not in self.values or reading.fate is Fate.CHANGED:
                self.values[reading.path] = reading
        self.deleted = _deleted_records(read)
        self.added: dict[str, list[AddedRecord]] = defaultdict(list)
        for record in read.added:
            self.added[record.list_path].append(record)

    def part(self, part: Any, path: str, now: str) -> Any:
        """A part of the fields under its path as recorded and as it is ``now``."""
        if isinstance(part, dict):
            return {name: self.part(value, _inside(path, name), _inside(now, name)) for name, value in part.items()}
        if isinstance(part, list):
            kept: list[Any] = []
            for place, item in enumerate(part):
                if f"{path}[{place}]" not in self.deleted:
                    kept.append(self.part(item, f"{path}[{place}]", f"{now}[{len(kept)}]"))
            for record in self.added[path] if part else ():
                kept.append(self._record(part[0], record, f"{now}[{len(kept)}]"))
            return kept
        reading = self.values.get(path)
        if reading is None:
            return part
        self.spots[now] = reading.spot
        return _as_before(part, reading.now) if reading.fate is Fate.CHANGED else part

    def _record(self, like: Any, record: AddedRecord, now: str) -> Any:
        self.spots[now] = record.spot
        if not isinstance(like, dict):
            return record.values.get("", "")
        for name in like:
            self.spots[_inside(now, name)] = record.spot
        blank = {name: 0 if isinstance(value, int) else "" for name, value in like.items() if not _is_nested(value)}
        return {name: _as_before(value, record.values.get(name, "")) for name, value in blank.items()}


def _is_nested(value: object) -> bool:
    return isinstance(value, dict | list)


def _inside(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _as_before(value: Any, now: str) -> Any:
    """A figure where a figure was."""
    if not isinstance(value, int):
        return now
    return int(now) if _FIGURE.fullmatch(now) else value


def _deleted_records(read: ReadBack) -> frozenset[str]:
    """Paths of the list items of which nothing is left; a heading above one tells of the others, too."""
    left: set[str] = set()
    gone: set[str] = set()
    for reading in read.readings:
        if reading.made.strip() and not reading.path.endswith("].heading"):
            (gone if reading.fate is Fate.DELETED else left).update(_records_in(reading.path))
    return frozenset(gone - left)


def _records_in(path: str) -> Iterator[str]:
    """``groups[1].nominees[0].name`` → groups[1], groups[1].nominees[0]."""
    return (path[: found.end()] for found in re.finditer(r"\[\d+\]", path))


def _changes(read: ReadBack, deleted: frozenset[str]) -> Iterator[HandChange]:
    """What somebody changed that is a fact: once for each value, record or line."""
    told: set[tuple[HandChangeKind, object]] = set()
    said: dict[str, list[Reading]] = defaultdict(list)
    for reading in read.readings:
        said[reading.path].append(reading)
    for reading in read.differing:
        if not _matters(reading) or (reading.fate is Fate.CHANGED and _is_blank(reading.made)):
            continue
        record = next((one for one in _records_in(reading.path) if one in deleted), None)
        elsewhere = [one for one in said[reading.path] if one.fate is Fate.SAME and one.made.strip()]
        kind = HandChangeKind(reading.fate.value)
        if elsewhere and kind is not HandChangeKind.CHANGED:
            continue  # it is still said at another place
        if elsewhere:
            kind = HandChangeKind.TWO_WAYS
        key: object = record or (reading.path if kind is not HandChangeKind.ILLEGIBLE else reading.spot)
        if (kind, key) not in told:
            told.add((kind, key))
            yield HandChange(kind, reading.path, reading.made, reading.now, reading.spot)


def _matters(reading: Reading) -> bool:
    item, name = _name_of(reading)
    if PROSE & {item, name} or compare_key(reading.now) == compare_key(reading.made):
        return False
    if reading.fate is not Fate.CHANGED:
        return not _is_blank(reading.made) and (name not in FIGURES_ONLY or bool(_FIGURE.search(reading.made)))
    return name not in FIGURES_ONLY or _FIGURE.findall(reading.now) != _FIGURE.findall(reading.made)


def _name_of(reading: Reading) -> tuple[str, str]:
    """The field's name with the brackets of a list item, and without."""
    item = re.sub(r"\[\d+\]", "[]", reading.path).rpartition(".")[2]
    return item, item.removesuffix("[]")


def _is_blank(made: str) -> bool:
    """Room that was left for a hand."""
    return not made.strip(f"{DOTS} .")
