"""Signatures and recipients (PL I, Phần I, Mục II.7–9)."""

import re

from khenthuong_desktop.documents.format_check.anatomy import Anatomy, SignCell
from khenthuong_desktop.documents.format_check.findings import TWIPS_PER_MM, Check, Finding, absent, style_faults
from khenthuong_desktop.documents.format_check.model import Paragraph
from khenthuong_desktop.documents.format_check.part_checks import vote_count
from khenthuong_desktop.documents.format_check.rulebook import begins, word, words
from khenthuong_desktop.domain.text import fold
from khenthuong_desktop.messages import say

_SIGNING_ROOM = 25 * TWIPS_PER_MM - 20
_BLANK_LINES = 3


def _authority(found: Anatomy) -> list[Paragraph]:
    return [line for side in found.signing for line in side.authority]


def _names(found: Anatomy) -> list[Paragraph]:
    return [side.name for side in found.signing if side.name]


def prefixes(found: Anatomy) -> list[Finding] | None:
    lines = _authority(found)
    if not lines:
        return None
    return [Finding(item.text.strip(), item) for item in lines if re.match(word("bad_prefix"), item.text.strip())]


def authority_face(found: Anatomy) -> list[Finding] | None:
    lines = _authority(found)
    if not lines:
        return None
    faults = style_faults(lines, bold=True, capitals=True)
    signer, label = lines[0].cell, found.recipients_label.cell if found.recipients_label else None
    if signer and label and signer.table == label.table and signer.column < label.column:
        faults.append(Finding(say("format_check", "not_right"), lines[0]))
    return faults


def deputy_lines(found: Anatomy) -> list[Finding] | None:
    signed = [side for side in found.signing if any(_is_deputy(line) for line in side.authority)]
    if not signed:
        return None
    return [
        Finding(side.authority[-1].text.strip(), side.authority[-1])
        for side in signed
        if _is_deputy(side.authority[-1])
    ]


def _is_deputy(line: Paragraph) -> bool:
    return line.text.strip().startswith(word("deputy_prefix"))


def authority_agrees(found: Anatomy) -> list[Finding] | None:
    if found.authority is None or not found.signing or not _authority(found):
        return None
    collective = any(line.text.strip().startswith(word("collective_prefix")) for line in _authority(found))
    by_head = begins(found.authority.text, word("chairman_post"))
    by_organ = begins(found.authority.text, word("peoples_committee"))
    wrong = (by_head and collective) or (by_organ and not collective)
    return [Finding(_authority(found)[0].text.strip(), _authority(found)[0])] if wrong else []


def name_face(found: Anatomy) -> list[Finding] | None:
    names = _names(found)
    if not names:
        return None
    return style_faults(names, bold=True) + [
        Finding(say("format_check", "not_title_case"), item) for item in names if not _is_title_case(item.text)
    ]


def _is_title_case(text: str) -> bool:
    """Every syllable with a capital, none all in capitals (H'Hen and Y are names); a rank may stand before."""
    text = re.sub(word("military_rank"), "", text.strip())
    syllables = text.split()
    shouted = len(syllables) > 1 and text == text.upper()
    return not shouted and all(part[0].isupper() or not part[0].isalpha() for part in syllables)


def name_titles(found: Anatomy) -> list[Finding] | None:
    names = _names(found)
    if not names:
        return None
    return [Finding(item.text.strip(), item) for item in names if item.text.strip().startswith(tuple(words("titled")))]


def signing_room(found: Anatomy) -> list[Finding] | None:
    sides = [side for side in found.signing if side.name and side.authority]
    if not sides:
        return None
    return [Finding(say("format_check", "too_narrow"), side.name) for side in sides if not _has_room(side)]


def _has_room(side: SignCell) -> bool:
    blank, room = 0, 0
    for item in side.paragraphs:
        if item.visible:
            if blank >= _BLANK_LINES or room + item.before >= _SIGNING_ROOM:
                return True
            blank, room = 0, item.after
        else:
            blank += 1
            room += item.before + item.after + (item.line if item.line_rule != "auto" else 280)
    return False


def kept_together(found: Anatomy) -> list[Finding] | None:
    if found.sign_table is None or not found.signing:
        return None
    rows = found.word.tables[found.sign_table].rows
    faults = [
        Finding(say("format_check", "row_splits"), place=f"{n + 1}") for n, row in enumerate(rows) if not row.whole
    ]
    text = [item for item in found.body if item.visible]
    if text and not text[-1].keep_next:
        faults.append(Finding(say("format_check", "not_kept"), text[-1]))
    return faults


def council_titles(found: Anatomy) -> list[Finding] | None:
    """Who signs for an advisory council shows the post in the council, not only that in the organ."""
    lines = _authority(found)
    if not found.is_council or not found.code or not lines:
        return None
    if any(word("council") in line.text for line in lines):
        return []
    others = [line for line in lines if not re.match(word("council_post"), line.text.strip())]
    return [Finding(line.text.strip(), line) for line in others]


def minutes_signers(found: Anatomy) -> list[Finding] | None:
    if not found.is_minutes or vote_count(found) or len(found.signing) < 2:
        return None
    left, right = (fold(" ".join(i.text for i in side.authority)) for side in (found.signing[0], found.signing[-1]))
    secretary, *chairs = map(fold, words("minutes_signers"))
    if secretary in left and any(chair in right for chair in chairs):
        return []
    return [Finding(f"{left} / {right}")]


def recipients_label(found: Anatomy) -> list[Finding] | None:
    label = found.recipients_label
    if label is None:
        return absent() if found.code or found.is_letter else None
    faults = style_faults([label], points=(12, 12), bold=True, italic=True, align=None)
    if label.text.strip() != f"{word('recipients')}:":
        faults.append(Finding(label.text.strip(), label))
    if label.align not in ("left", "both", "start") or label.left or label.first_line > _TOUCH:
        faults.append(Finding(say("format_check", "not_flush"), label))
    above = [line for line in _authority(found) if line.cell and label.cell and line.cell.table == label.cell.table]
    if above and label.cell and not found.is_minutes and all(_row(line) < label.cell.row for line in above):
        faults.append(Finding(say("format_check", "not_level_with_authority"), label))
    return faults


def _row(item: Paragraph) -> int:
    return item.cell.row if item.cell else 0


_TOUCH = 60
_SLIGHTLY_IN = 170  # 3 mm


def recipient_items(found: Anatomy) -> list[Finding] | None:
    if not found.recipients:
        return None
    faults = style_faults(found.recipients, points=(11, 11), align=None)
    faults += [
        Finding(say("format_check", "not_flush"), item)
        for item in found.recipients
        if not item.listed and item.left + item.first_line > _SLIGHTLY_IN
    ]
    for item in found.recipients[:-1]:
        if not (item.listed or item.text.strip().startswith("- ")) or not item.text.rstrip().endswith(";"):
            faults.append(Finding(item.text.strip(), item))
    return faults


def archive_item(found: Anatomy) -> list[Finding] | None:
    if not found.recipients:
        return None if found.recipients_label is None else absent()
    last = found.recipients[-1]
    text = last.text.strip()
    due = word("archive").removeprefix("- ") if last.listed else word("archive")
    return [] if text.startswith(due) and text.endswith(".") else [Finding(text, last)]


def first_recipient(found: Anatomy) -> list[Finding] | None:
    if found.addressee is None or not found.recipients:
        return None
    text = found.recipients[0].text.strip()
    due = word("as_above").removeprefix("- ") if found.recipients[0].listed else word("as_above")
    return [] if text == due else [Finding(text, found.recipients[0])]


def article_recipient(found: Anatomy) -> list[Finding] | None:
    if not found.is_decision or not found.recipients:
        return None
    first = found.recipients[0]
    named = re.match(rf"-?\s*{word('as_article').removeprefix('- ')}\s+(\d+)", first.text.strip())
    known = {
        match.group(1) for item in found.body if (match := re.match(rf"{word('article')}\s+(\d+)", item.text.strip()))
    }
    return [] if named and named.group(1) in known else [Finding(first.text.strip(), first)]


ENDING_CHECKS: dict[str, Check] = {
    "K01": prefixes,
    "K02": authority_face,
    "K03": deputy_lines,
    "K04": authority_agrees,
    "K05": name_face,
    "K06": name_titles,
    "K07": signing_room,
    "K08": kept_together,
    "K09": council_titles,
    "K10": minutes_signers,
    "N01": recipients_label,
    "N02": recipient_items,
    "N03": archive_item,
    "N04": first_recipient,
    "N05": article_recipient,
}
