"""Edits of finished papers as a hand makes them in Word: another value, other runs, rows gone, added or moved."""

import html
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from khenthuong_desktop.documents.catalogue import KINDS, template_path
from khenthuong_desktop.documents.reading_back.lines import CLOSED, NAMED, OPENED
from khenthuong_desktop.documents.reading_back.marking import marked_parts
from khenthuong_desktop.documents.reading_back.paper import ReadBack, read_back
from khenthuong_desktop.documents.render import as_context
from khenthuong_desktop.documents.sample_values import sample_of
from tests.unit.documents.samples import SAMPLES

BODY = "word/document.xml"
_MARKED = re.compile(f"{OPENED}(\\d+){NAMED}(.*?){CLOSED}", re.DOTALL)
_ROW = re.compile(r"<w:tr[ >].*?</w:tr>", re.DOTALL)
_SPLIT = '</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">'


class PaperInWord:
    """A sample paper of a kind, open for editing; every printed value has its number."""

    def __init__(self, kind: str, fields: dict[str, Any] | None = None, template: Path | None = None) -> None:
        self.kind = KINDS[kind]
        self.template = template or template_path(self.kind)
        self.fields: dict[str, Any] = fields or as_context(SAMPLES.get(kind) or sample_of(self.kind))
        self.parts, self.paths = marked_parts(self.kind, self.template, self.fields)

    def printed(self) -> list[tuple[str, int]]:
        """Part and how-manieth value in it, for every printed value."""
        return [(name, place) for name, part in self.parts.items() for place, _ in enumerate(_MARKED.findall(part))]

    def path(self, name: str, place: int) -> str:
        number, _value = _MARKED.findall(self.parts[name])[place]
        return self.paths[int(number)][0]

    def value(self, name: str, place: int) -> str:
        return html.unescape(_MARKED.findall(self.parts[name])[place][1])

    def with_value(self, name: str, place: int, value: str, *, split_at: int | None = None) -> dict[str, bytes]:
        """The file with another text for one printed value, if wanted over two runs of different format."""
        written = html.escape(value)
        if split_at is not None:
            written = html.escape(value[:split_at]) + _SPLIT + html.escape(value[split_at:])
        count = -1

        def change(found: re.Match[str]) -> str:
            nonlocal count
            count += 1
            return written if count == place else found[2]

        return self._files({**self.parts, name: _MARKED.sub(change, self.parts[name])})

    def with_rows(self, change: Callable[[list[str]], list[str]], list_path: str) -> dict[str, bytes]:
        """The file with the rows of one list changed: ``change`` takes and gives them."""
        body = self.parts[BODY]
        numbers = {number for number, (path, _) in enumerate(self.paths) if path.startswith(f"{list_path}[")}
        rows = [row for row in _ROW.findall(body) if {int(n) for n, _ in _MARKED.findall(row)} & numbers]
        start = body.index(rows[0])
        assert body[start:].startswith("".join(rows))
        changed = body[:start] + "".join(change(rows)) + body[start + len("".join(rows)) :]
        return self._files({**self.parts, BODY: changed})

    def unedited(self) -> dict[str, bytes]:
        return self._files(self.parts)

    def read(self, parts: dict[str, bytes]) -> ReadBack:
        found = read_back(self.kind, self.template, self.fields, parts)
        assert found is not None
        return found

    @staticmethod
    def _files(parts: dict[str, str]) -> dict[str, bytes]:
        return {name: _MARKED.sub(r"\2", part).encode() for name, part in parts.items()}


def unmarked(row: str) -> str:
    return _MARKED.sub(r"\2", row)


def lists_in_tables(paper: PaperInWord) -> Iterator[str]:
    """Paths of the lists of two or more records that are printed as neighbouring rows of a table."""
    found: dict[str, set[str]] = {}
    for row in _ROW.findall(paper.parts[BODY]):
        for number, _ in _MARKED.findall(row):
            record = re.match(r"(.*)\[(\d+)\]\.\w+$", paper.paths[int(number)][0])
            if record:
                found.setdefault(record[1], set()).add(record[2])
    for path, places in found.items():
        rows = [
            row
            for row in _ROW.findall(paper.parts[BODY])
            if any(paper.paths[int(number)][0].startswith(f"{path}[") for number, _ in _MARKED.findall(row))
        ]
        if len(places) > 1 and len(rows) == len(places):
            yield path
