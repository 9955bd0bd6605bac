"""What each printed field of a paper says in the file as it lies now, and where it stands."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from jinja2 import TemplateError

from khenthuong_desktop.documents.catalogue import DocumentKind
from khenthuong_desktop.documents.reading_back.lines import TextLine, Words, is_ordinal, lines_of
from khenthuong_desktop.documents.reading_back.marking import Marked, marked
from khenthuong_desktop.documents.reading_back.pairing import Pairs, pair_lines, pair_words
from khenthuong_desktop.documents.reading_back.values import read_values
from khenthuong_desktop.domain.dossier import Spot, WrittenIn
from khenthuong_desktop.domain.text import compare_key
from khenthuong_desktop.errors import FieldsMissing, PictureRefused, TemplateFaulty

_RECORD = re.compile(r"(.*)\[(\d+)\]")  # the innermost list item of a path
_IN_RECORD = re.compile(r"\]\.\w+$")
_LONGEST, _LONGEST_CELL = 90, 40


class Fate(StrEnum):
    """What became of a printed value."""

    SAME = "same"
    CHANGED = "changed"
    DELETED = "deleted"
    ILLEGIBLE = "illegible"


@dataclass(frozen=True)
class Reading:
    """One printed value: what was printed, what stands there now, and where."""

    path: str
    made: str
    now: str
    fate: Fate
    spot: Spot


@dataclass(frozen=True)
class AddedRecord:
    """A row or an item that was written in; ``values`` by the member of a record, "" for an item that is a text."""

    list_path: str
    values: Mapping[str, str]
    spot: Spot


@dataclass(frozen=True)
class ReadBack:
    """All printed values of a paper in their order, and what was added."""

    readings: tuple[Reading, ...]
    added: tuple[AddedRecord, ...]
    written_in: tuple[WrittenIn, ...] = ()  # lines that are no record

    @property
    def is_ours(self) -> bool:
        """Something of what was printed is still there: the file is not another document altogether."""
        told = [reading.fate for reading in self.readings if reading.made.strip()]
        return 2 * sum(fate in (Fate.SAME, Fate.CHANGED) for fate in told) >= len(told)

    def as_far_as(self, drafted: "ReadBack") -> "ReadBack | None":
        """What the same template finds in the file as it was drafted, too: for of the rest it knows nothing.

        None where that is less than half of what it prints.
        """
        both = zip(self.readings, drafted.readings, strict=True)
        known = tuple(reading for reading, told in both if told.fate is Fate.SAME)
        if 2 * len(known) < len(self.readings):
            return None
        there = {one.spot.text for one in drafted.added} | {one.spot.text for one in drafted.written_in}
        added = tuple(one for one in self.added if one.spot.text not in there)
        return ReadBack(known, added, tuple(one for one in self.written_in if one.spot.text not in there))

    @property
    def differing(self) -> tuple[Reading, ...]:
        return tuple(reading for reading in self.readings if reading.fate is not Fate.SAME)


def read_back(
    kind: DocumentKind,
    template: Path,
    fields: Mapping[str, Any],
    parts: Mapping[str, bytes],
    *,
    drafted: Mapping[str, bytes] | None = None,
    pictures: Path | None = None,
) -> ReadBack | None:
    """The values of a paper made from ``fields``; held against the paper as it was ``drafted`` where that is known.

    None when the template prints what was not recorded, or a picture that the unit has no more (they lie in
    ``pictures``, or beside the template), or another paper than was drafted. Raises FileUnreadable for unsound parts.
    """
    try:
        made = marked(kind, template, fields, pictures)
    except (TemplateError, TemplateFaulty, FieldsMissing, PictureRefused):
        return None
    read = _read(made, parts)
    return read if drafted is None else read.as_far_as(_read(made, drafted))


def _read(made: Marked, parts: Mapping[str, bytes]) -> ReadBack:
    body, edges = lines_of(parts)
    readings: list[Reading] = []
    added: list[AddedRecord] = []
    written_in: list[WrittenIn] = []
    for lines, there in ((made.body, body), (made.edges, edges)):
        side = _Side(made, lines, there)
        readings += side.readings()
        added += side.added()
        written_in += side.written_in()
    return ReadBack(tuple(readings), tuple(added), tuple(written_in))


class _Side:
    """The text, or headers and footers: lines as made, lines as they are, and which is which."""

    def __init__(self, made: Marked, lines: Sequence[TextLine], there: Sequence[TextLine]) -> None:
        self.fields, self.lines, self.there = made.fields, lines, there
        self.pairs: Pairs = pair_lines(lines, there)
        self.rows = _row_numbers(lines, there, self.pairs)
        self.headers = _headers(lines)
        self.tables_of_records = {
            there[now].table
            for before, now in self.pairs.items()
            if any(_IN_RECORD.search(self.fields[field][0]) for field in lines[before].fields)
        } - {None}

    def readings(self) -> Iterator[Reading]:
        taken = set(self.pairs.values())
        loose = {place for place in range(len(self.there)) if place not in taken}
        for place, line in enumerate(self.lines):
            if not line.fields:
                continue
            if place in self.pairs:
                yield from self._read(line, self.pairs[place])
            else:
                fate = Fate.ILLEGIBLE if self._might_be(place, loose) else Fate.DELETED
                for cell, words in _with_cells(line):
                    yield from (self._reading(line, cell, span.field, None, fate) for span in words.spans)

    def _might_be(self, place: int, loose: set[int]) -> bool:
        """A line that nothing is known of stands between the same neighbours."""
        before = max((self.pairs[one] for one in self.pairs if one < place), default=-1)
        after = min((self.pairs[one] for one in self.pairs if one > place), default=len(self.there))
        in_table = self.lines[place].table is not None
        return any(one in loose and (self.there[one].table is not None) == in_table for one in range(before + 1, after))

    def _read(self, line: TextLine, place: int) -> Iterator[Reading]:
        there = self.there[place]
        cells: dict[int, int] = {}
        if len(line.cells) == len(there.cells):
            cells = {number: number for number in range(len(line.cells))}
        else:
            one_words = [_as_one(cell) for cell in line.cells], [_as_one(cell) for cell in there.cells]
            cells = pair_words(*one_words)
        for number, cell in enumerate(line.cells):
            for words, now in _paired(cell, there.cells[cells[number]] if number in cells else ()):
                values = read_values(words, now) if now is not None else [None] * len(words.spans)
                for span, said in zip(words.spans, values, strict=True):
                    fate = Fate.ILLEGIBLE if said is None else None
                    if now is None and number in cells and not there.cells[cells[number]]:
                        said, fate = "", None
                    yield self._reading(line, number, span.field, said, fate, place)

    def _reading(
        self, line: TextLine, cell: int, field: int, said: str | None, fate: Fate | None, place: int | None = None
    ) -> Reading:
        path, made = self.fields[field]
        if place is None and not made.strip():
            fate = Fate.SAME  # nothing was printed, and nothing is gone
        if fate is None:
            fate = Fate.SAME if compare_key(said or "") == compare_key(made) else Fate.CHANGED
        return Reading(path, made, said or "", fate, self._spot(line, cell, place, path, said or ""))

    def _spot(self, line: TextLine, cell: int, place: int | None, path: str, said: str) -> Spot:
        now = self.there[place] if place is not None else line
        if line.table is None or (record := _record_of(path)) is None or not self.headers.get(line.table):
            text = next((_as_one(one).text for one in now.cells[cell : cell + 1]), now.text)
            return Spot(_around(text, said))
        header = self.headers[line.table]
        row = self.rows.get(place, 0) if place is not None else 0
        name = record[0].rpartition(".")[2]
        return Spot(_row_text(now), name, row, header[cell] if cell < len(header) else "")

    def added(self) -> Iterator[AddedRecord]:
        """Lines between the paper's own that look like one of a list's."""
        return (record for _line, record in self._new_lines() if record is not None)

    def written_in(self) -> Iterator[WrittenIn]:
        """Lines that were written in and are like none of the paper's own."""
        for line, record in self._new_lines():
            if record is None:
                numbered = line.words[0].text[: line.words[0].label].strip(" .)").isdecimal() or (
                    len(line.cells) > 1 and is_ordinal(line.words[0].text)
                )
                listed = numbered or line.table in self.tables_of_records
                yield WrittenIn(Spot(line.text), line.text, listed=listed, loose=line.table is None and not line.boxed)

    def _new_lines(self) -> Iterator[tuple[TextLine, AddedRecord | None]]:
        taken = {now: before for before, now in self.pairs.items()}
        for place, line in enumerate(self.there):
            if place not in taken:
                above = next((taken[one] for one in range(place - 1, -1, -1) if one in taken), None)
                below = next((taken[one] for one in range(place + 1, len(self.there)) if one in taken), None)
                records = (self._as_record(line, place, beside) for beside in (above, below))
                yield line, next((record for record in records if record is not None), None)

    def _as_record(self, line: TextLine, place: int, beside: int | None) -> AddedRecord | None:
        if beside is None:
            return None
        like = self.lines[beside]
        records = {_record_of(self.fields[field][0]) for field in like.fields}
        record = next(iter(records)) if len(records) == 1 else None
        if record is None or (like.table is None) != (line.table is None) or len(like.cells) != len(line.cells):
            return None
        if like.table is None and not _same_form(like.words[0], line.words[0]):
            return None
        values: dict[str, str] = {}
        for made, now in zip(like.cells, line.cells, strict=True):
            for words, found in _paired(made, now):
                said = read_values(words, found, strict=True) if found is not None else [""] * len(words.spans)
                for span, value in zip(words.spans, said, strict=True):
                    if value is not None:
                        values[self.fields[span.field][0].removeprefix(f"{record[0]}[{record[1]}]").lstrip(".")] = value
        name = record[0].rpartition(".")[2] if line.table is not None else ""
        text = _row_text(line) if name else _shortened(line.text)
        return AddedRecord(record[0], values, Spot(text, name, self.rows.get(place, 0)))


def _as_one(cell: tuple[Words, ...]) -> Words:
    """A cell's paragraphs as one; of several the values are left out."""
    if len(cell) == 1:
        return cell[0]
    return Words(" ".join(words.text for words in cell), " ".join(words.key for words in cell))


def _paired(made: tuple[Words, ...], there: tuple[Words, ...]) -> Iterator[tuple[Words, Words | None]]:
    """The paragraphs of a cell that print values, with what stands there now."""
    if len(made) == 1:
        if made[0].spans:
            yield made[0], _as_one(there) if there or not made[0].text else None
        return
    pairs = pair_words(made, there)
    for place, words in enumerate(made):
        if words.spans:
            yield words, there[pairs[place]] if place in pairs else None


def _with_cells(line: TextLine) -> Iterator[tuple[int, Words]]:
    return ((number, words) for number, cell in enumerate(line.cells) for words in cell)


def _record_of(path: str) -> tuple[str, int] | None:
    found = _RECORD.match(path)
    return (found[1], int(found[2])) if found else None


def _same_form(like: Words, line: Words) -> bool:
    """An item as the others of its list: with a number or dash, or words printed around the value."""
    framed = bool(like.key[like.label : like.spans[0].start].strip()) or len(like.spans) > 1
    return bool(like.label and line.label) or framed or (line.text.endswith(";") and not like.label)


def _headers(lines: Iterable[TextLine]) -> dict[int, list[str]]:
    """The words above the columns of each table: its first row, where that prints no value."""
    found: dict[int, list[str]] = {}
    for line in lines:
        if line.table is not None and line.table not in found:
            found[line.table] = [] if line.fields or len(line.cells) < 3 else [_as_one(c).text for c in line.cells]
    return found


def _row_numbers(lines: Sequence[TextLine], there: Sequence[TextLine], pairs: Pairs) -> dict[int, int]:
    """The how-manieth row of records of its table each line now is; headings between them do not count."""
    widths: dict[int, int] = defaultdict(int)  # cells of a row of records, by table
    headed: set[int] = set()
    for before, now in pairs.items():
        table = there[now].table
        if table is not None:
            widths[table] = max(widths[table], len(lines[before].cells))
    numbers: dict[int, int] = {}
    counts: dict[int, int] = defaultdict(int)
    for place, line in enumerate(there):
        if line.table is None or len(line.cells) < widths[line.table]:
            continue
        if line.table in headed:
            counts[line.table] += 1
            numbers[place] = counts[line.table]
        headed.add(line.table)
    return numbers


def _row_text(line: TextLine) -> str:
    """A row by its cells, none of them at length."""
    cells = (" ".join(words.text for words in cell).strip() for cell in line.cells)
    return " | ".join(_shortened(text, _LONGEST_CELL) for text in cells if text)


def _around(text: str, said: str) -> str:
    """A long paragraph from a little before a value."""
    place = text.find(said[:_LONGEST_CELL]) if said else -1
    if len(text) <= _LONGEST or place <= _LONGEST_CELL:
        return _shortened(text)
    return "… " + _shortened(text[place - _LONGEST_CELL :].partition(" ")[2])


def _shortened(text: str, longest: int = _LONGEST) -> str:
    return text if len(text) <= longest else text[:longest].rpartition(" ")[0] + " …"
