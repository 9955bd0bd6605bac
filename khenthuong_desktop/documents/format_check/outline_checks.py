"""Parts, chapters, sections, clauses and points, and how the text flows over pages (PL I, Phần I, Mục II.6.đ)."""

import re
from collections.abc import Iterator
from itertools import zip_longest

from khenthuong_desktop.documents.format_check.anatomy import Anatomy
from khenthuong_desktop.documents.format_check.findings import Check, Finding, style_faults
from khenthuong_desktop.documents.format_check.model import Paragraph
from khenthuong_desktop.documents.format_check.rulebook import word
from khenthuong_desktop.messages import say

_POINTS = "abcdđeghiklmnopqrstuvxy"
_CLAUSE = re.compile(r"(\d{1,2})([.)/])\s+\S")
_POINT = re.compile(r"([a-zđ])([.)/])\s+\S")
_ROMAN = re.compile(r"[IVX]+\.?")
_ARABIC = re.compile(r"\d+\.?")


def _text(found: Anatomy) -> list[Paragraph]:
    return [item for item in found.body if item.visible]


def clauses(found: Anatomy) -> list[Finding] | None:
    """Numbered 1. 2. 3. anew under each heading; upright; bold only when the whole line is a title."""
    numbered = [(item, match) for item in _text(found) if (match := _CLAUSE.match(item.text.strip()))]
    if not numbered:
        return None
    faults = []
    due = 1
    starts = {item.number: match for item, match in numbered}
    for item in _text(found):
        match = starts.get(item.number)
        if match is None:
            continue
        number = int(match.group(1))
        if match.group(2) != "." or number not in (due, 1):
            faults.append(Finding(match.group(0).split()[0], item))
        elif item.any_italic():
            faults.append(Finding(say("format_check", "is_italic"), item))
        elif item.spoken and item.spoken[0].bold and not item.all_bold():
            faults.append(Finding(say("format_check", "is_bold"), item))
        due = number + 1
    return faults


def points(found: Anatomy) -> list[Finding] | None:
    """a) b) c) d) đ) e) g) … anew under each clause."""
    lettered = [(item, match) for item in _text(found) if (match := _POINT.match(item.text.strip()))]
    if not lettered:
        return None
    faults = []
    due = 0
    for item, match in lettered:
        place = _POINTS.find(match.group(1))
        if match.group(2) != ")" or place not in (due, 0):
            faults.append(Finding(f"{match.group(1)}{match.group(2)}", item))
        due = place + 1 if place >= 0 else due + 1
    return faults


def _headings(found: Anatomy, labels: str) -> Iterator[tuple[Paragraph, str, Paragraph | None]]:
    """Headings on a line of their own with their number and the line after."""
    text = _text(found)
    for item, following in zip_longest(text, text[1:]):
        match = re.fullmatch(rf"(?:{word(labels)})\s+(\S+)(.*)", item.text.strip(), re.IGNORECASE)
        if match and (item.align == "center" or item.all_bold()) and len(item.text) < 120:
            yield item, match.group(1) + match.group(2), following


def _labelled(labels: str, number: re.Pattern[str]) -> Check:
    """Label centred and bold with its number, title below in bold capitals."""

    def check(found: Anatomy) -> list[Finding] | None:
        headings = list(_headings(found, labels))
        if not headings:
            return None
        faults = []
        for item, given, following in headings:
            faults += style_faults([item], bold=True)
            if not number.fullmatch(given):
                faults.append(Finding(item.text.strip(), item))
            elif following is not None:
                faults += style_faults([following], bold=True, capitals=True)
        return faults

    return check


def page_flow(found: Anatomy) -> list[Finding] | None:
    """Headings stay with what follows; no line of a paragraph is left alone."""
    text = _text(found)
    if not text:
        return None
    faults = []
    for item in text:
        if item is not text[-1] and item.all_bold() and not item.keep_next:
            faults.append(Finding(say("format_check", "heading_alone"), item))
        elif not item.widow_control:
            faults.append(Finding(say("format_check", "lines_alone"), item))
    return faults


OUTLINE_CHECKS: dict[str, Check] = {
    "B07": clauses,
    "B08": points,
    "B09": _labelled("parts_and_chapters", _ROMAN),
    "B10": _labelled("sections", _ARABIC),
    "B14": page_flow,
}
