"""What a check finds, in words and in its place, and the questions that many checks ask."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from khenthuong_desktop.documents.format_check.anatomy import Anatomy
from khenthuong_desktop.documents.format_check.model import Paragraph
from khenthuong_desktop.documents.format_check.rulebook import table
from khenthuong_desktop.documents.text_width import width_mm, wrap
from khenthuong_desktop.messages import say

TWIPS_PER_MM = 1440 / 25.4
_SHOWN = 60  # letters of a paragraph that say which one it is
_HEADING, _LONGEST_LINE = 9, 80  # paragraphs of a heading without a type, letters of its lines
_LAST_WORDS = 4


@dataclass(frozen=True)
class Finding:
    """One departure from the decree."""

    found: str
    paragraph: Paragraph | None = None
    place: str = ""
    mild: bool = False  # a warning, though the rule is one of errors

    @property
    def where(self) -> str:
        if self.paragraph is None:
            return self.place
        text, cell = self.paragraph.text.strip()[:_SHOWN], self.paragraph.cell
        if not self.paragraph.number:
            return say("format_check", "at_edge", text=text)
        if cell is None or not self.paragraph.in_grid:
            return say("format_check", "at_paragraph", number=self.paragraph.number, text=text)
        place = {"table": cell.table + 1, "row": cell.row + 1, "column": cell.column + 1}
        return say("format_check", "at_cell", number=self.paragraph.number, text=text, **place)


# None: the document has no such component, so there is nothing to check.
Check = Callable[[Anatomy], list[Finding] | None]


def absent() -> list[Finding]:
    return [Finding(say("format_check", "absent"))]


def absent_or_miswritten(found: Anatomy, part: str) -> list[Finding]:
    """What stands there in its stead; else that it is not there."""
    there = miswritten_line(found, part)
    return [Finding(say("format_check", "miswritten"), there)] if there else absent()


def miswritten_line(found: Anatomy, part: str) -> Paragraph | None:
    """The line of the heading that is written or placed so that it is not taken for this part."""
    end = found.type_name.number if found.type_name else _HEADING
    heading = (item for item in found.word.paragraphs if item.number < end and len(item.text) < _LONGEST_LINE)
    like = re.compile(table("miswritten")[part])
    return next((item for item in heading if like.search(item.text.strip())), None)


def last_words(text: str) -> str:
    """The end of a paragraph, in whole words."""
    words = text.split()
    return " ".join(words if len(words) <= _LAST_WORDS else ["…", *words[-_LAST_WORDS:]])


def style_faults(
    paragraphs: Iterable[Paragraph],
    *,
    points: tuple[float, float] = (13, 14),
    bold: bool = False,
    italic: bool = False,
    align: str | None = "center",
    capitals: bool = False,
) -> list[Finding]:
    """Departures of paragraphs from size, weight, slant, alignment and case."""
    faults = []
    for item in paragraphs:
        wrong = [
            say("format_check", "is_points", points=f"{size:g}")
            for size in item.sizes()
            if not points[0] <= size <= points[1]
        ]
        if (not item.all_bold()) if bold else item.any_bold():
            wrong.append(say("format_check", "not_bold" if bold else "is_bold"))
        if (not item.all_italic()) if italic else item.any_italic():
            wrong.append(say("format_check", "not_italic" if italic else "is_italic"))
        if align is not None and item.align != align:
            wrong.append(say("format_check", f"align_{item.align}"))
        if capitals and item.text != item.text.upper():
            wrong.append(say("format_check", "not_capitals"))
        if wrong:
            faults.append(Finding(", ".join(wrong), item))
    return faults


def points_of(item: Paragraph) -> str:
    """The sizes of a paragraph in words."""
    return ", ".join(say("format_check", "is_points", points=f"{size:g}") for size in sorted(item.sizes()))


def lines_near(paragraphs: Iterable[Paragraph]) -> list[float] | None:
    """Lengths in mm of drawn lines and of rows of underscores; None when only a border, of unknown length, is there."""
    lengths: list[float] = []
    bordered = False
    for item in paragraphs:
        lengths += item.drawn
        bordered = bordered or item.border
        stroke = item.text.strip()
        if stroke and set(stroke) <= {"_", "¯", "─", "—"}:
            lengths.append(width_mm(stroke, max(item.sizes(), default=13)))
    return None if bordered and not lengths else lengths


def line_faults(
    lines: list[float] | None,
    texts: list[Paragraph],
    share: tuple[float, float],
    room_mm: float = 165,
    face: str = "",
) -> list[Finding]:
    """Departure of the line below a text from its share of the text's length; ``face``: what it should be set in."""
    if lines is None:
        return []
    if not lines:
        return absent()
    lengths = [
        width_mm(line, max(text.sizes(), default=13), measured)
        for text in texts
        for measured in {face_of(text), face or face_of(text)}
        for line in wrap(text.text, max(text.sizes(), default=13), measured, room_mm)
    ]
    if any(share[0] * length <= line <= share[1] * length for line in lines for length in lengths):
        return []
    found = ", ".join(f"{line:.1f}" for line in lines).replace(".", ",")
    return [Finding(say("format_check", "line_length", length=found), texts[-1] if texts else None)]


def face_of(item: Paragraph) -> str:
    """Face of a paragraph for measuring."""
    return {(True, False): "bold", (False, True): "italic", (True, True): "bold_italic"}.get(
        (item.all_bold(), item.all_italic()), "regular"
    )
