"""The running text: size, alignment, indents, gaps, numbering and what a hasty hand leaves (PL I, Phần I, Mục II.6)."""

import re
from itertools import pairwise

from khenthuong_desktop.documents.format_check.anatomy import Anatomy
from khenthuong_desktop.documents.format_check.findings import (
    TWIPS_PER_MM,
    Check,
    Finding,
    last_words,
    points_of,
    style_faults,
)
from khenthuong_desktop.documents.format_check.model import Paragraph
from khenthuong_desktop.documents.format_check.rulebook import word
from khenthuong_desktop.messages import say

_INDENTS = (567, 720)  # 1 cm and 1.27 cm, in twips
_NEAR = 57  # a millimetre, in twips
_LEAST_GAP = 120  # 6 pt, in twips
_LINE = (240, 360)  # single to one and a half


def _text(found: Anatomy) -> list[Paragraph]:
    return [item for item in found.body if item.visible]


def _running(found: Anatomy) -> list[Paragraph]:
    """Paragraphs of running text: no headings, no centred lines."""
    return [item for item in _text(found) if not item.all_bold()]


def is_indented(item: Paragraph) -> bool:
    """The first line stands in by 1 or 1.27 cm, give or take a millimetre."""
    return any(abs(item.first_line - due) <= _NEAR for due in _INDENTS)


def wrong_indent(item: Paragraph) -> Finding:
    """The indent found, in millimetres."""
    millimetres = f"{item.first_line / TWIPS_PER_MM:.1f}".replace(".", ",")
    return Finding(say("format_check", "indent", millimetres=millimetres), item)


def body_size(found: Anatomy) -> list[Finding] | None:
    text = _text(found)
    if not text:
        return None
    return [Finding(points_of(item), item) for item in text if any(not 13 <= size <= 14 for size in item.sizes())]


def body_align(found: Anatomy) -> list[Finding] | None:
    text = _running(found)
    return [Finding(say("format_check", f"align_{i.align}"), i) for i in text if i.align != "both"] if text else None


def body_indent(found: Anatomy) -> list[Finding] | None:
    text = [item for item in _running(found) if not item.listed and item.align != "center"]
    if not text:
        return None
    usual = max(_INDENTS, key=lambda due: sum(abs(item.first_line - due) <= _NEAR for item in text))
    return [wrong_indent(item) for item in text if abs(item.first_line - usual) > _NEAR]


def body_gap(found: Anatomy) -> list[Finding] | None:
    text = _text(found)
    if len(text) < 2:
        return None
    return [
        Finding(f"{(above.after + below.before) / 20:g} pt", below)
        for above, below in pairwise(text)
        if below.number == above.number + 1 and above.after + below.before < _LEAST_GAP
    ]


def body_line(found: Anatomy) -> list[Finding] | None:
    text = _text(found)
    if not text:
        return None
    return [
        Finding(_line_words(item), item, mild=item.line_rule != "auto")
        for item in text
        if item.line_rule != "auto" or not _LINE[0] <= item.line <= _LINE[1]
    ]


def _line_words(item: Paragraph) -> str:
    """The distance of lines: a share of single, or points that Word keeps to (or goes beyond)."""
    amount = item.line / (240 if item.line_rule == "auto" else 20)
    return say("format_check", f"line_{item.line_rule}", amount=f"{amount:.4g}".replace(".", ","))


def articles(found: Anatomy) -> list[Finding] | None:
    pattern = re.compile(rf"{word('article')}\s+(\d+)\b(\.?)")
    numbered = [(item, match) for item in _text(found) if (match := pattern.match(item.text.strip()))]
    if not numbered:
        return None
    faults = []
    for due, (item, match) in enumerate(numbered, 1):
        if int(match.group(1)) != due or not match.group(2):
            faults.append(Finding(match.group(0), item))
        elif not item.spoken[0].bold:
            faults.append(Finding(say("format_check", "not_bold"), item))
    return faults


def big_headings(found: Anatomy) -> list[Finding] | None:
    headings = [item for item in _text(found) if re.match(r"[IVX]+\.\s", item.text.strip())]
    if not headings:
        return None
    return style_faults(headings, bold=True, align=None, capitals=True)


def body_end(found: Anatomy) -> list[Finding] | None:
    text = _text(found)
    if not text or found.type_name is None:
        return None
    return [] if text[-1].text.rstrip().endswith("./.") else [Finding(last_words(text[-1].text), text[-1])]


def hygiene(found: Anatomy) -> list[Finding] | None:
    if not found.body:
        return None
    faults = []
    for item in found.body:
        if not item.visible and not item.drawn:
            faults.append(Finding(say("format_check", "empty_paragraph"), item))
        elif re.search(r"\t\t|\n|^ {2}|(?<! ) {2,4}(?! )", item.text):
            faults.append(Finding(say("format_check", "aligned_by_spaces"), item))
    return faults


def spacing_marks(found: Anatomy) -> list[Finding] | None:
    text = [*found.bases, *_text(found)]
    if not text:
        return None
    return [
        Finding(match.group(0), item)
        for item in text
        if (match := re.search(r"\S* [,;:.)](?=\s|$)|\S[,;](?=[^\W\d_])\S*|\S+ {2,4}(?=\S)\S+", item.text))
    ]


BODY_CHECKS: dict[str, Check] = {
    "B01": body_size,
    "B02": body_align,
    "B03": body_indent,
    "B04": body_gap,
    "B05": body_line,
    "B06": articles,
    "B11": big_headings,
    "B12": body_end,
    "B13": hygiene,
    "V07": spacing_marks,
}
