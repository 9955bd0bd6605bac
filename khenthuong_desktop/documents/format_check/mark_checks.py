"""Marks of urgency and circulation, the drafter, the address, copies and pictures of signatures (PL I, III.2–4)."""

import re

from khenthuong_desktop.documents.format_check.anatomy import Anatomy
from khenthuong_desktop.documents.format_check.findings import (
    TWIPS_PER_MM,
    Check,
    Finding,
    absent,
    lines_near,
    style_faults,
)
from khenthuong_desktop.documents.format_check.images import Ink, look_at
from khenthuong_desktop.documents.format_check.model import Paragraph
from khenthuong_desktop.documents.format_check.rulebook import table, word, words
from khenthuong_desktop.domain.text import compare_key, fold
from khenthuong_desktop.messages import say

_RED = re.compile(r"(?i)^(FF|E|D|C)[0-9A-F]*0000$|^red$")
_NEAR = 4  # paragraphs above a heading in which its line may stand
_FULL_WIDTH = 0.9


def _marks(found: Anatomy, name: str) -> list[Paragraph]:
    due = {compare_key(text) for text in words(name)}
    return [item for item in found.marks if compare_key(item.text) in due]


def _framed(found: Anatomy, item: Paragraph) -> bool:
    boxed = item.cell is not None and found.word.tables[item.cell.table].box_at is not None
    return item.border or boxed or (item.cell is not None and item.cell.table != found.header_table)


def _frame_faults(found: Anatomy, marks: list[Paragraph]) -> list[Finding]:
    return style_faults(marks, bold=True, align=None, capitals=True) + [
        Finding(say("format_check", "not_framed"), item) for item in marks if not _framed(found, item)
    ]


def urgency(found: Anatomy) -> list[Finding] | None:
    marks = _marks(found, "urgency_marks")
    if not marks:
        return None
    return _frame_faults(found, marks) + [
        Finding(say("format_check", "not_red"), item)
        for item in marks
        if not all(_RED.match(run.colour) for run in item.spoken)
    ]


def circulation(found: Anatomy) -> list[Finding] | None:
    marks = _marks(found, "circulation_marks")
    return _frame_faults(found, marks) if marks else None


def drafter(found: Anatomy) -> list[Finding] | None:
    if found.drafter is None:
        return None
    faults = style_faults([found.drafter], points=(11, 11), align=None)
    if not re.match(word("drafter"), found.drafter.text.strip()):
        faults.append(Finding(found.drafter.text.strip(), found.drafter))
    return faults


def address(found: Anatomy) -> list[Finding] | None:
    section = found.word.sections[0]
    footer = section.footers.get("first" if section.title_page else "default", ())
    lines = [item for item in footer if item.visible and not item.page_field]
    if not lines:
        return None
    ruled = lines_near(footer)
    faults = style_faults(lines, points=(11, 12), align=None)
    if ruled is not None and not any(length >= _FULL_WIDTH * _text_width(found) for length in ruled):
        faults += absent() if not ruled else [Finding(say("format_check", "short_line"), lines[0])]
    return faults


def _text_width(found: Anatomy) -> float:
    section = found.word.sections[0]
    return (section.width - section.margins["left"] - section.margins["right"]) / TWIPS_PER_MM


def copy_heading(found: Anatomy) -> list[Finding] | None:
    if found.copy_title is None:
        return None
    faults = style_faults([found.copy_title], bold=True)
    title = re.sub(r"\(.*", "", found.copy_title.text).strip()
    if title not in table("copies"):
        faults.append(Finding(title, found.copy_title))
    first = found.copy_title.number
    if found.copy_title.cell is not None:
        number = found.copy_title.cell.table
        first = min(item.number for item in found.word.paragraphs if item.cell and item.cell.table == number)
    ruled = lines_near(item for item in found.word.paragraphs if first - _NEAR <= item.number <= first)
    if ruled is not None and not any(length >= _FULL_WIDTH * _text_width(found) for length in ruled):
        faults.append(Finding(say("format_check", "no_full_line"), found.copy_title))
    return faults


def copy_symbol(found: Anatomy) -> list[Finding] | None:
    if found.copy_title is None:
        return None
    if found.copy_number is None:
        return [Finding(say("format_check", "absent"), found.copy_title)]
    codes = {fold(title): code for title, code in table("copies").items()}
    code = codes[fold(re.sub(r"\(.*", "", found.copy_title.text))]
    text = found.copy_number.text.strip()
    return [] if re.match(rf"{word('copy_number')}/{code}-\S+$", text) else [Finding(text, found.copy_number)]


def _pictures(found: Anatomy) -> list[tuple[Paragraph, Paragraph | None, Ink]]:
    """Pictures among the signatures with the name below them."""
    return [
        (item, side.name, look_at(found.word.images[picture]))
        for side in found.signing
        for item in side.paragraphs
        for picture in item.pictures
        if picture in found.word.images
    ]


def signature_picture(found: Anatomy) -> list[Finding] | None:
    shown = [entry for entry in _pictures(found) if entry[2].colour != "red"]
    if not shown:
        return None
    faults = _not_transparent([(item, ink) for item, _, ink in shown])
    for item, name, ink in shown:
        if ink.png and ink.colour not in ("blue", ""):
            faults.append(Finding(say("format_check", "not_blue"), item))
        if item.align != "center" or (name is not None and item.number > name.number):
            faults.append(Finding(say("format_check", "not_above_name"), item))
    return faults


def seal_picture(found: Anatomy) -> list[Finding] | None:
    shown = [(item, ink) for item, _, ink in _pictures(found) if ink.colour == "red"]
    return _not_transparent(shown) if shown else None


def _not_transparent(shown: list[tuple[Paragraph, Ink]]) -> list[Finding]:
    return [
        Finding(say("format_check", "not_transparent" if ink.png else "not_png"), item)
        for item, ink in shown
        if not ink.transparent
    ]


def signature_time(found: Anatomy) -> list[Finding] | None:
    item = found.signature_time
    if item is None:
        return None
    faults = style_faults([item], points=(10, 10), align="right")
    if not re.match(word("signature_time"), item.text.strip()):
        faults.append(Finding(item.text.strip(), item))
    if item.pictures:
        faults.append(Finding(say("format_check", "has_picture"), item))
    return faults


MARK_CHECKS: dict[str, Check] = {
    "U01": urgency,
    "U02": circulation,
    "U03": drafter,
    "U04": address,
    "Y01": copy_heading,
    "Y02": copy_symbol,
    "E01": signature_picture,
    "E02": seal_picture,
    "E03": signature_time,
}
