"""Kind and subject, legal bases, text, tables and appendix (PL I, Phần I, Mục II.5–6 and III.1)."""

import re
from itertools import pairwise

from khenthuong_desktop.documents.format_check.anatomy import Anatomy
from khenthuong_desktop.documents.format_check.findings import (
    Check,
    Finding,
    absent,
    line_faults,
    lines_near,
    style_faults,
)
from khenthuong_desktop.documents.format_check.heading_checks import ORGAN_LINE
from khenthuong_desktop.documents.format_check.reading import Paragraph
from khenthuong_desktop.documents.format_check.rulebook import begins, word, words
from khenthuong_desktop.domain.text import fold
from khenthuong_desktop.messages import say

_INDENTS = (567, 720)
_MILLIMETRE = 57
_LEAST_GAP = 120
_LINE = (240, 360)


def kind_face(found: Anatomy) -> list[Finding] | None:
    return style_faults([found.type_name], bold=True, capitals=True) if found.type_name else None


def subject_face(found: Anatomy) -> list[Finding] | None:
    if found.type_name is None:
        return None
    if not found.subject:
        return absent()
    shouted = [Finding(say("documents", "capitals"), i) for i in found.subject if i.text == i.text.upper()]
    return style_faults(found.subject, bold=True) + shouted


def subject_line(found: Anatomy) -> list[Finding] | None:
    if not found.subject or not found.code:
        return None
    first, last = found.subject[0].number, found.subject[-1].number
    near = [item for item in found.word.paragraphs if first <= item.number <= last + 1 and item.cell is None]
    return line_faults(lines_near(near), found.subject, ORGAN_LINE)


def letter_subject(found: Anatomy) -> list[Finding] | None:
    if found.type_name is not None or found.number is None:
        return None
    if found.letter_subject is None:
        return absent()
    return style_faults([found.letter_subject], points=(12, 13))


def subject_end(found: Anatomy) -> list[Finding] | None:
    if not found.subject:
        return None
    return [Finding(".", item) for item in found.subject[-1:] if item.text.rstrip().endswith(".")]


def subject_opening(found: Anatomy) -> list[Finding] | None:
    if not found.is_decision or not found.subject:
        return None
    first = found.subject[0]
    return (
        [] if first.text.strip().startswith(tuple(words("subject_openings"))) else [Finding(first.text.strip(), first)]
    )


def authority_line(found: Anatomy) -> list[Finding] | None:
    if not found.is_decision:
        return None
    return style_faults([found.authority], bold=True, capitals=True) if found.authority else absent()


def decides_line(found: Anatomy) -> list[Finding] | None:
    if not found.is_decision:
        return None
    if found.decides is None:
        return absent()
    faults = style_faults([found.decides], bold=True, capitals=True)
    if found.decides.text.strip() != word("decides"):
        faults.append(Finding(found.decides.text.strip(), found.decides))
    return faults


def basis_face(found: Anatomy) -> list[Finding] | None:
    if not found.bases:
        return None
    return style_faults(found.bases, italic=True, align="both") + [
        Finding(say("documents", "indent", millimetres=f"{item.first_line / 56.7:.1f}".replace(".", ",")), item)
        for item in found.bases
        if not _is_indented(item)
    ]


def basis_ends(found: Anatomy) -> list[Finding] | None:
    if not found.bases:
        return None
    return [
        Finding(item.text.rstrip()[-1:], item)
        for item in found.bases
        if not item.text.rstrip().endswith("." if item is found.bases[-1] else ";")
    ]


def law_bases(found: Anatomy) -> list[Finding] | None:
    opening = words("basis_openings")[0]
    laws = [item for item in found.bases if any(begins(item.text, f"{opening} {name} ") for name in words("laws"))]
    if not laws:
        return None
    return [Finding(item.text.strip(), item) for item in laws if re.search(word("law_number"), item.text[:120])]


def _text(found: Anatomy) -> list[Paragraph]:
    return [item for item in found.body if item.visible]


def _running(found: Anatomy) -> list[Paragraph]:
    """Paragraphs of running text: no headings, no centred lines."""
    return [item for item in _text(found) if not item.all_bold()]


def _is_indented(item: Paragraph) -> bool:
    return any(abs(item.first_line - due) <= _MILLIMETRE for due in _INDENTS)


def body_size(found: Anatomy) -> list[Finding] | None:
    text = _text(found)
    if not text:
        return None
    return [
        Finding(", ".join(say("documents", "is_points", points=f"{size:g}") for size in sorted(item.sizes())), item)
        for item in text
        if any(not 13 <= size <= 14 for size in item.sizes())
    ]


def body_align(found: Anatomy) -> list[Finding] | None:
    text = _running(found)
    return [Finding(say("documents", f"align_{i.align}"), i) for i in text if i.align != "both"] if text else None


def body_indent(found: Anatomy) -> list[Finding] | None:
    text = [item for item in _running(found) if not item.listed and item.align != "center"]
    if not text:
        return None
    usual = max(_INDENTS, key=lambda due: sum(abs(item.first_line - due) <= _MILLIMETRE for item in text))
    return [
        Finding(say("documents", "indent", millimetres=f"{item.first_line / 56.7:.1f}".replace(".", ",")), item)
        for item in text
        if abs(item.first_line - usual) > _MILLIMETRE
    ]


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
        Finding(f"{item.line_rule} {item.line / 240:.2f}".replace(".", ","), item)
        for item in text
        if item.line_rule != "auto" or not _LINE[0] <= item.line <= _LINE[1]
    ]


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
            faults.append(Finding(say("documents", "not_bold"), item))
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
    return [] if text[-1].text.rstrip().endswith("./.") else [Finding(text[-1].text.strip()[-20:], text[-1])]


def hygiene(found: Anatomy) -> list[Finding] | None:
    if not found.body:
        return None
    faults = []
    for item in found.body:
        if not item.visible and not item.drawn:
            faults.append(Finding(say("documents", "empty_paragraph"), item))
        elif re.search(r"\t\t|\n", item.text) or re.search(r"(?<! ) {2,4}(?! )", item.text):
            faults.append(Finding(say("documents", "aligned_by_spaces"), item))
    return faults


def spacing_marks(found: Anatomy) -> list[Finding] | None:
    text = [*found.bases, *_text(found)]
    if not text:
        return None
    return [
        Finding(match.group(0), item)
        for item in text
        if (match := re.search(r"\S* [,;:.)](?=\s|$)|\S[,;](?=[^\W\d_])\S*", item.text))
    ]


def appendix_label(found: Anatomy) -> list[Finding] | None:
    return style_faults([found.appendix_label], points=(14, 14), bold=True) if found.appendix_label else None


def appendix_title(found: Anatomy) -> list[Finding] | None:
    if found.appendix_label is None:
        return None
    return style_faults(found.appendix_title, bold=True, capitals=True) if found.appendix_title else absent()


def appendix_reference(found: Anatomy) -> list[Finding] | None:
    if found.appendix_label is None:
        return None
    return style_faults([found.appendix_reference], italic=True) if found.appendix_reference else absent()


def addressed(found: Anatomy) -> list[Finding] | None:
    if found.addressee is None or found.type_name is None:
        return None
    return [] if found.code in words("addressed_types") else [Finding(found.type_text, found.addressee)]


def one_addressee(found: Anatomy) -> list[Finding] | None:
    if found.addressee is None or found.addressee_items:
        return None
    faults = style_faults([found.addressee], align=None)
    if not re.match(rf"{word('addressee')}\s*:\s*\S", found.addressee.text.strip()):
        faults.append(Finding(found.addressee.text.strip(), found.addressee))
    return faults


def many_addressees(found: Anatomy) -> list[Finding] | None:
    if not found.addressee_items:
        return None
    faults = style_faults([*found.addressee_items], align=None)
    for item in found.addressee_items:
        due = "." if item is found.addressee_items[-1] else ";"
        if not item.text.rstrip().endswith(due):
            faults.append(Finding(item.text.strip(), item))
    return faults


def vote_count(found: Anatomy) -> bool:
    """True for minutes of a vote count, which other people sign."""
    return any(fold(word("vote_count")) in fold(item.text) for item in found.subject)


TEXT_CHECKS: dict[str, Check] = {
    "T01": kind_face,
    "T02": subject_face,
    "T03": subject_line,
    "T04": letter_subject,
    "T05": subject_end,
    "T06": subject_opening,
    "T07": authority_line,
    "T08": decides_line,
    "C01": basis_face,
    "C02": basis_ends,
    "C03": law_bases,
    "B01": body_size,
    "B02": body_align,
    "B03": body_indent,
    "B04": body_gap,
    "B05": body_line,
    "B06": articles,
    "B11": big_headings,
    "B12": body_end,
    "B13": hygiene,
    "N06": addressed,
    "N07": one_addressee,
    "N08": many_addressees,
    "L01": appendix_label,
    "L02": appendix_title,
    "L03": appendix_reference,
    "V07": spacing_marks,
}
