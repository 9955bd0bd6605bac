"""The lines of a Word file as they are compared: loose paragraphs and table rows, each text with an even spelling."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from khenthuong_desktop.documents.sound_xml import root_of
from khenthuong_desktop.domain.text import even_tones

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BOX = f"{_W}txbxContent"
_UNSAID = (f"{_W}del", f"{_W}moveFrom", _FALLBACK)  # struck out, or said a second time
_WRAPPERS = tuple(f"{_W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"))
_SIGNS = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": "\t", f"{_W}noBreakHyphen": "-"}
_EDGE = re.compile(r"word/(?:header|footer)\d*\.xml")
OPENED, NAMED, CLOSED = "\ufdd0", "\ufdd1", "\ufdd2"  # around a printed value: no text has these
_MARK = re.compile(f"{OPENED}(\\d+){NAMED}|{CLOSED}")
_LABEL = re.compile(r"^(?:\d{1,3}[.)]|[-+•–])\s+")
_LONGEST_ORDINAL = 3
_TAIL = ".;,:/ "
_SAME_SIGNS = str.maketrans("‐‑‒–—−“”„«»‘’`", '------"""""\'\'\'')
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True)
class Span:
    """A printed value: number of its field, and where it stands in the text."""

    field: int
    start: int
    end: int


@dataclass(frozen=True)
class Words:
    """A paragraph; ``key`` is its text in an even spelling, letter for letter as long as ``text``."""

    text: str
    key: str
    spans: tuple[Span, ...] = ()

    @cached_property
    def anchor(self) -> str:
        """What stays when an item is numbered anew or another one becomes the last."""
        return _LABEL.sub("", self.key).rstrip(_TAIL) or self.key

    @cached_property
    def label(self) -> int:
        """Length of the number or dash in front of an item."""
        found = _LABEL.match(self.key)
        return found.end() if found else 0

    @cached_property
    def bag(self) -> frozenset[str]:
        return frozenset(self.anchor.split())


@dataclass(frozen=True)
class TextLine:
    """A loose paragraph (one cell, no table) or a table row; ``boxed`` when it stands in a text box."""

    cells: tuple[tuple[Words, ...], ...]
    table: int | None = None
    boxed: bool = False

    @cached_property
    def anchor(self) -> str:
        parts = ["\x1e".join(words.anchor for words in cell) for cell in self.cells]
        told = parts[1:] if self.table is not None and is_ordinal(parts[0]) and any(parts[1:]) else parts
        return "\x1f".join(told)

    @cached_property
    def words(self) -> tuple[Words, ...]:
        return tuple(words for cell in self.cells for words in cell)

    @cached_property
    def fields(self) -> tuple[int, ...]:
        return tuple(span.field for words in self.words for span in words.spans)

    @property
    def text(self) -> str:
        return " | ".join(text for cell in self.cells if (text := " ".join(words.text for words in cell).strip()))


def is_ordinal(text: str) -> bool:
    """The number of a row; a year is none."""
    return text.isdecimal() and len(text) <= _LONGEST_ORDINAL


def lines_of(parts: Mapping[str, bytes | str]) -> tuple[list[TextLine], list[TextLine]]:
    """The lines of the text, and those of headers and footers; blank ones are left out.

    Raises FileUnreadable where one of the parts is unsound.
    """
    body = list(_Reader(parts["word/document.xml"]).read())
    edges = [line for name in sorted(parts) if _EDGE.fullmatch(name) for line in _Reader(parts[name]).read()]
    return body, edges


class _Reader:
    def __init__(self, part: bytes | str) -> None:
        self.root: Any = root_of(part)
        body = self.root.find(f"{_W}body")
        self.top = self.root if body is None else body
        self.mixed = any(self.root.find(f".//{tag}") is not None for tag in (*_UNSAID, _BOX))
        self.tables = 0

    def read(self) -> Iterator[TextLine]:
        yield from self._blocks(self.top)

    def _blocks(self, parent: Any, *, boxed: bool = False) -> Iterator[TextLine]:
        for block in parent:
            if block.tag == f"{_W}p":
                words = self._words(block)
                if words.text or words.spans:
                    yield TextLine(((words,),), boxed=boxed)
                for box in block.iter(_BOX) if self.mixed else ():
                    if not any(above.tag == _FALLBACK for above in box.iterancestors()):
                        yield from self._blocks(box, boxed=True)
            elif block.tag == f"{_W}tbl":
                self.tables += 1
                yield from self._rows(block, self.tables)
            elif block.tag in _WRAPPERS:
                yield from self._blocks(block, boxed=boxed)

    def _rows(self, block: Any, table: int) -> Iterator[TextLine]:
        for row in _within(block, f"{_W}tr"):
            cells = tuple(self._cell(cell) for cell in _within(row, f"{_W}tc"))
            if any(words.text for cell in cells for words in cell):
                yield TextLine(cells, table)

    def _cell(self, cell: Any) -> tuple[Words, ...]:
        """Paragraphs with text; else the first one that prints an empty value."""
        told = [self._words(paragraph) for paragraph in cell.iter(f"{_W}p")]
        shown = tuple(words for words in told if words.text)
        return shown or tuple(words for words in told if words.spans)[:1]

    def _words(self, paragraph: Any) -> Words:
        parts = []
        for element in paragraph.iter(f"{_W}t", *_SIGNS):
            if not self.mixed or _belongs(element, paragraph):
                parts.append(element.text or "" if element.tag == f"{_W}t" else _SIGNS[element.tag])
        return words_of("".join(parts))


def _within(parent: Any, tag: str) -> Iterator[Any]:
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _within(child, tag)


def _belongs(element: Any, paragraph: Any) -> bool:
    """Said in this very paragraph, and not struck out."""
    for above in element.iterancestors():
        if above is paragraph:
            return True
        if above.tag in _UNSAID or above.tag == _BOX:
            return False
    return False


@lru_cache(maxsize=8_000)
def words_of(raw: str) -> Words:
    """A text with single blanks, and the values marked in it."""
    raw = _INVISIBLE.sub("", unicodedata.normalize("NFC", raw))
    written, spans, begun, place = "", [], (0, 0), 0
    for found in _MARK.finditer(raw):
        written = _joined(written, raw[place : found.start()])
        if found[1] is not None:
            begun = (int(found[1]), len(written))
        else:
            number, start = begun
            lead = len(written[start:]) - len(written[start:].lstrip())
            spans.append(Span(number, min(start + lead, len(written)), len(written)))
        place = found.end()
    text = _joined(written, raw[place:])
    end = len(text.rstrip())
    return Words(
        text[:end], even(text[:end]), tuple(Span(one.field, min(one.start, end), min(one.end, end)) for one in spans)
    )


def _joined(written: str, more: str) -> str:
    more = _SPACES.sub(" ", more)
    return written + (more.lstrip() if not written or written.endswith(" ") else more)


def even(text: str) -> str:
    """One spelling for what only looks different, letter for letter: case, tone place, dashes, quotation marks."""
    spoken = even_tones(text).translate(_SAME_SIGNS)
    lowered = spoken.lower()
    return lowered if len(lowered) == len(text) else spoken
