"""Kind and subject, legal bases, addressees and appendix (PL I, Phần I, Mục II.5–6 and III.1)."""

import re

from khenthuong_desktop.documents.format_check.anatomy import Anatomy
from khenthuong_desktop.documents.format_check.body_checks import is_indented, wrong_indent
from khenthuong_desktop.documents.format_check.findings import (
    Check,
    Finding,
    absent,
    last_words,
    line_faults,
    lines_near,
    style_faults,
)
from khenthuong_desktop.documents.format_check.heading_checks import ORGAN_LINE
from khenthuong_desktop.documents.format_check.rulebook import begins, word, words
from khenthuong_desktop.domain.text import fold
from khenthuong_desktop.messages import say


def kind_face(found: Anatomy) -> list[Finding] | None:
    return style_faults([found.type_name], bold=True, capitals=True) if found.type_name else None


def subject_face(found: Anatomy) -> list[Finding] | None:
    if found.type_name is None:
        return None
    if not found.subject:
        return None if found.is_personal or found.code in words("untitled_types") else absent()
    shouted = [Finding(say("format_check", "capitals"), i) for i in found.subject if i.text == i.text.upper()]
    return style_faults(found.subject, bold=True) + shouted


def subject_line(found: Anatomy) -> list[Finding] | None:
    if not found.subject or not found.code:
        return None
    first, last = found.subject[0].number, found.subject[-1].number
    near = [item for item in found.word.paragraphs if first <= item.number <= last + 1 and item.cell is None]
    return line_faults(lines_near(near), found.subject, ORGAN_LINE)


def letter_subject(found: Anatomy) -> list[Finding] | None:
    if not found.is_letter or found.number is None:
        return None
    if found.letter_subject is None:
        return absent()
    mine, other = found.letter_subject.cell, found.number.cell
    beside = other is not None and (mine is None or (mine.table, mine.column) != (other.table, other.column))
    misplaced = [Finding(say("format_check", "not_below_number"), found.letter_subject)] if beside else []
    return style_faults([found.letter_subject], points=(12, 13)) + misplaced


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
        wrong_indent(item) for item in found.bases if not is_indented(item)
    ]


def basis_ends(found: Anatomy) -> list[Finding] | None:
    if not found.bases:
        return None
    return [
        Finding(last_words(item.text), item)
        for item in found.bases
        if not item.text.rstrip().endswith("." if item is found.bases[-1] else ";")
    ]


def appendix_label(found: Anatomy) -> list[Finding] | None:
    label = found.appendix_label
    if label is None:
        return None
    named = re.fullmatch(word("appendix_label"), label.text.strip())
    return style_faults([label], points=(14, 14), bold=True) + ([] if named else [Finding(label.text.strip(), label)])


def appendix_title(found: Anatomy) -> list[Finding] | None:
    if found.appendix_label is None:
        return None
    return style_faults(found.appendix_title, bold=True, capitals=True) if found.appendix_title else absent()


def appendix_reference(found: Anatomy) -> list[Finding] | None:
    if found.appendix_label is None:
        return None
    return style_faults([found.appendix_reference], italic=True) if found.appendix_reference else absent()


def appendix_mentioned(found: Anatomy) -> list[Finding] | None:
    if found.appendix_label is None or not found.body:
        return None
    said = any(re.search(word("appendix_mention"), item.text, re.IGNORECASE) for item in found.body)
    return [] if said else [Finding(found.appendix_label.text.strip(), found.appendix_label)]


def addressed(found: Anatomy) -> list[Finding] | None:
    if found.addressee is None or not found.code or not begins(found.addressee.text, word("addressee")):
        return None
    return [] if found.code in words("addressed_types") else [Finding(found.type_text, found.addressee)]


def one_addressee(found: Anatomy) -> list[Finding] | None:
    if found.addressee is None or found.addressee_items:
        return None
    faults = style_faults([found.addressee], align=None)
    if not re.match(rf"{word('addressee')}\s*:\s*\S", found.addressee.text.strip()) and not found.is_telegram:
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


PART_CHECKS: dict[str, Check] = {
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
    "N06": addressed,
    "N07": one_addressee,
    "N08": many_addressees,
    "L01": appendix_label,
    "L02": appendix_title,
    "L03": appendix_reference,
    "L04": appendix_mentioned,
}
