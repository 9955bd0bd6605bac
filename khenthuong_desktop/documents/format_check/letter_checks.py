"""Fonts, sizes, characters and what must not be left in a paper for signature (PL I, I.4; II.6.e)."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator

from khenthuong_desktop.documents.format_check.anatomy import Anatomy
from khenthuong_desktop.documents.format_check.findings import Check, Finding, points_of
from khenthuong_desktop.documents.format_check.model import Paragraph, Run
from khenthuong_desktop.documents.format_check.rulebook import word
from khenthuong_desktop.messages import say

FONT = "Times New Roman"
_HIDDEN = re.compile("[\u00d0\u00f0\u00ad\u200b-\u200f\u2060\ufeff]")
_LEGACY = re.compile(r"^(\.Vn|VNI|UTM)", re.IGNORECASE)
_SWAPPED = frozenset("“”‘’…–—·")  # characters that Word may take from an East Asian font
_BLACK = frozenset(("auto", "000000", "windowText", "black"))


def _everywhere(found: Anatomy) -> Iterator[Paragraph]:
    yield from found.word.paragraphs
    for section in found.word.sections:
        for edges in (section.headers, section.footers):
            for edge in edges.values():
                yield from edge


def _runs_where(wrong: Callable[[Run], str]) -> Check:
    """A check that reports each paragraph once with what is wrong in its runs."""

    def check(found: Anatomy) -> list[Finding]:
        faults = []
        for item in _everywhere(found):
            reasons = {wrong(run) for run in item.spoken} - {""}
            if reasons:
                faults.append(Finding(", ".join(sorted(reasons)), item))
        return faults

    return check


def _fonts(run: Run) -> str:
    """Other fonts; those of the old encodings have a rule of their own."""
    return ", ".join(sorted({font for font in run.fonts if font not in (FONT, "") and not _LEGACY.match(font)}))


def _east_asia(run: Run) -> str:
    return "" if run.east_asia in (FONT, "") or not _SWAPPED.intersection(run.text) else run.east_asia


def colours(found: Anatomy) -> list[Finding]:
    """Black everywhere but in the framed marks of urgency, which are red."""
    faults = []
    for item in _everywhere(found):
        others = {run.colour for run in item.spoken} - _BLACK
        if others and item not in found.marks:
            faults.append(Finding(", ".join(sorted(others)), item))
    return faults


def _characters(run: Run) -> str:
    if not unicodedata.is_normalized("NFC", run.text) or any(unicodedata.combining(c) for c in run.text):
        return say("format_check", "not_composed")
    found = _HIDDEN.search(run.text)
    return f"U+{ord(found.group(0)):04X}" if found else ""


def _legacy(run: Run) -> str:
    return ", ".join(sorted({font for font in (*run.fonts, run.east_asia) if _LEGACY.match(font)}))


def heading_sizes(found: Anatomy) -> list[Finding] | None:
    parts = (found.national, found.motto, found.dateline)
    if any(part is None for part in parts):
        return None
    sizes = tuple(max(part.sizes(), default=0) for part in parts if part is not None)
    return [] if sizes in ((12, 13, 13), (13, 14, 14)) else [Finding(", ".join(f"{size:g}" for size in sizes))]


def body_size(found: Anatomy) -> list[Finding] | None:
    """One size throughout, 13 or 14; a size outside of 13 to 14 is told by the rule on the text's size."""
    text = [item for item in found.body if item.visible]
    if not text:
        return None
    counted = Counter(size for item in text for size in item.sizes() if 13 <= size <= 14)
    usual = {size for size, _ in counted.most_common(1)} & {13, 14}
    return [Finding(points_of(item), item) for item in text if (item.sizes() & counted.keys()) - usual]


def underlines(found: Anatomy) -> list[Finding]:
    body = {item.number for item in found.body}
    tables = {number for number, _ in found.data_tables()}
    return [
        Finding(say("format_check", "underlined"), item)
        for item in found.word.paragraphs
        if item.number not in body
        and not (item.cell and item.cell.table in tables)
        and any(run.underline for run in item.spoken)
    ]


def leftovers(found: Anatomy) -> list[Finding]:
    faults = [
        Finding(say("format_check", "tracked"), place=say("format_check", f"trace_{trace}"))
        for trace in found.word.traces
    ]
    for item in _everywhere(found):
        if any(run.hidden or run.highlight for run in item.spoken):
            faults.append(Finding(say("format_check", "marked"), item))
        if re.search(word("unfinished"), item.text):
            faults.append(Finding(say("format_check", "unfinished"), item))
    return faults


def language(found: Anatomy) -> list[Finding]:
    others = {run.language for item in found.word.paragraphs for run in item.spoken} - {"vi-VN"}
    return [Finding(", ".join(sorted(name or say("format_check", "absent") for name in others)))] if others else []


LETTER_CHECKS: dict[str, Check] = {
    "F01": _runs_where(_fonts),
    "F02": _runs_where(_east_asia),
    "F03": colours,
    "F04": _runs_where(_characters),
    "F05": _runs_where(_legacy),
    "F06": heading_sizes,
    "F07": body_size,
    "F08": underlines,
    "F09": leftovers,
    "F10": language,
}
