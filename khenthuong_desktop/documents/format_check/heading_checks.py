"""National name, motto, organ, number and place-date (PL I, Phần I, Mục II.1–4)."""

import re
from dataclasses import replace

from khenthuong_desktop.documents.format_check.anatomy import Anatomy
from khenthuong_desktop.documents.format_check.findings import (
    TWIPS_PER_MM,
    Check,
    Finding,
    absent,
    absent_or_miswritten,
    line_faults,
    lines_near,
    style_faults,
)
from khenthuong_desktop.documents.format_check.model import Cell, Paragraph
from khenthuong_desktop.documents.format_check.rulebook import table, word
from khenthuong_desktop.documents.text_width import width_mm
from khenthuong_desktop.documents.wording import padded
from khenthuong_desktop.domain.numbering import rank
from khenthuong_desktop.domain.text import compare_key
from khenthuong_desktop.messages import say

_USUAL_ROOM = 65.0
_MOTTO_LINE = (0.95, 1.05)
ORGAN_LINE = (1 / 3 - 0.02, 1 / 2 + 0.02)


def national_text(found: Anatomy) -> list[Finding]:
    if found.national is None:
        return absent()
    text = found.national.text.strip()
    if compare_key(text) == compare_key(word("national_name")):
        return []
    return [Finding(text, found.national)]


def national_size(found: Anatomy) -> list[Finding] | None:
    if found.national is None:
        return None
    wrong = [size for size in found.national.sizes() if not 12 <= size <= 13]
    return [Finding(say("format_check", "is_points", points=f"{size:g}"), found.national) for size in wrong]


def national_face(found: Anatomy) -> list[Finding] | None:
    if found.national is None:
        return None
    return style_faults([found.national], points=(0, 99), bold=True, align=None, capitals=True)


def national_place(found: Anatomy) -> list[Finding] | None:
    if found.national is None or found.is_personal:
        return None
    cell, above = found.national.cell, _above(found, found.national)
    lower = any(item.cell is None or cell is None or item.cell.table != cell.table for item in above)
    if cell is None or cell.row or not cell.column or lower:
        return [Finding(say("format_check", "not_top_right"), found.national)]
    align = found.national.align
    return [] if align == "center" else [Finding(say("format_check", f"align_{align}"), found.national)]


def _above(found: Anatomy, item: Paragraph) -> list[Paragraph]:
    """What stands above a paragraph, but for framed words and the time of a digital signature."""
    marks = (*found.marks, found.signature_time)
    return [one for one in found.word.paragraphs[: item.number - 1] if one.visible and one not in marks]


def personal_heading(found: Anatomy) -> list[Finding] | None:
    """Whoever writes it stands for nobody else: the nation alone is above the title."""
    if not found.is_personal or found.national is None:
        return None
    extra = [item for item in (*found.superior, *found.issuing, found.number) if item is not None]
    if extra:
        return [Finding(" ".join(item.text.strip() for item in extra), extra[0])]
    aside = found.national.align != "center" or _above(found, found.national)
    return [Finding(say("format_check", "not_top_centre"), found.national)] if aside else []


def national_room(found: Anatomy) -> list[Finding] | None:
    if found.national is None or found.national.cell is None:
        return None
    cell = found.national.cell
    room = _room(found, cell)
    if room is None:
        return None
    size = max(found.national.sizes(), default=13)
    need = width_mm(found.national.text.strip(), size, "bold")
    return [] if room >= need - 0.1 else [Finding(f"{room:.1f} mm < {need:.1f} mm".replace(".", ","), found.national)]


def _room(found: Anatomy, cell: Cell) -> float | None:
    """Millimetres of a cell between its paddings."""
    table = found.word.tables[cell.table]
    widths = table.widths[cell.column : cell.column + cell.span]
    return (sum(widths) - table.padding) / TWIPS_PER_MM if widths else None


def motto_text(found: Anatomy) -> list[Finding]:
    if found.motto is None:
        return absent()
    text = found.motto.text.strip()
    return [] if text == word("motto") else [Finding(text, found.motto)]


def motto_face(found: Anatomy) -> list[Finding] | None:
    return None if found.motto is None else style_faults([found.motto], bold=True)


def heading_spacing(found: Anatomy) -> list[Finding] | None:
    return None if found.motto is None or found.national is None else _tight([found.national, found.motto])


def _tight(paragraphs: list[Paragraph]) -> list[Finding]:
    return [
        Finding(say("format_check", "not_single"), item)
        for item in paragraphs
        if item.before or item.after or item.line_rule != "auto" or item.line != 240
    ]


def motto_line(found: Anatomy) -> list[Finding] | None:
    if found.motto is None:
        return None
    cell, number = found.motto.cell, found.motto.number
    near = [
        item
        for item in found.word.paragraphs
        if (_is_below(item.cell, cell) if item.cell and cell else 0 <= item.number - number <= 1)
    ]
    right = replace(found.motto, text=word("motto"))  # a slip in the motto does not make its line wrong
    return line_faults(lines_near(near), [found.motto, right], _MOTTO_LINE, face="bold")


def issuing_face(found: Anatomy) -> list[Finding] | None:
    if not found.issuing:
        return None if found.is_personal else absent_or_miswritten(found, "issuing")
    return style_faults(found.issuing, points=(12, 13), bold=True, capitals=True)


def superior_face(found: Anatomy) -> list[Finding] | None:
    return style_faults(found.superior, points=(12, 13), capitals=True) if found.superior else None


def organ_spacing(found: Anatomy) -> list[Finding] | None:
    lines = found.superior + found.issuing
    return _tight(lines) if len(lines) > 1 else None


def issuing_line(found: Anatomy) -> list[Finding] | None:
    if not found.issuing or found.issuing[-1].cell is None:
        return None
    cell = found.issuing[-1].cell
    room = _room(found, cell) or _USUAL_ROOM
    near = [item for item in found.word.paragraphs if item.cell and _is_below(item.cell, cell)]
    return line_faults(lines_near(near), found.issuing, ORGAN_LINE, room)


def _is_below(cell: Cell, other: Cell) -> bool:
    """In the same block of a heading, at most one row lower."""
    return (cell.table, cell.column) == (other.table, other.column) and 0 <= cell.row - other.row <= 1


def issuing_name(found: Anatomy) -> list[Finding] | None:
    if not found.issuing:
        return None
    first = found.issuing[0]
    return [Finding(first.text.strip(), first)] if first.text.strip().startswith(word("abbreviated_organ")) else []


def _needs_number(found: Anatomy) -> bool:
    return bool(found.code) or found.is_letter


def number_prefix(found: Anatomy) -> list[Finding] | None:
    if found.number is None:
        return absent_or_miswritten(found, "number") if _needs_number(found) else None
    faults = style_faults([found.number], points=(13, 13), align=None)
    if not found.number.text.strip().startswith(f"{word('number')}:"):
        faults.append(Finding(found.number.text.strip(), found.number))
    return faults


def number_place(found: Anatomy) -> list[Finding] | None:
    if found.number is None:
        return None
    centred = style_faults(
        [found.number], points=(0, 99), bold=found.number.all_bold(), italic=found.number.all_italic()
    )
    beside = found.number.cell is None or found.number.cell.column != 0
    return centred or ([Finding(say("format_check", "not_below_organ"), found.number)] if beside else [])


def number_padding(found: Anatomy) -> list[Finding] | None:
    given = _number_text(found)
    if given is None or found.number is None:
        return None
    number = given.strip()
    wrong = rank(number) is None or padded(number) != number if number else len(given) < 5
    return [Finding(found.number.text.strip(), found.number)] if wrong else []


def _number_text(found: Anatomy) -> str | None:
    if found.number is None:
        return None
    parted = re.match(rf"\s*{word('number')}\s*:?([^/]*)/", found.number.text, re.IGNORECASE)
    return parted.group(1) if parted else None


def number_syntax(pattern: str, for_letters: bool) -> Check:
    def check(found: Anatomy) -> list[Finding] | None:
        if found.number is None or for_letters is not found.is_letter or (not for_letters and not found.code):
            return None
        text = found.number.text.strip()
        wrong = not re.match(word(pattern), text) or (for_letters and "CV" in text)
        return [Finding(text, found.number)] if wrong else []

    return check


def number_separators(found: Anatomy) -> list[Finding] | None:
    given = _number_text(found)
    if given is None or found.number is None:
        return None
    text = found.number.text.strip()
    symbol = text.split("/", 1)[1]
    spaced = re.search(r"\s", symbol) or (given.strip() and given != given.rstrip())
    return [Finding(text, found.number)] if spaced or re.search(r"[–—]", symbol) else []


def number_kind(found: Anatomy) -> list[Finding] | None:
    if found.number is None or not found.code:
        return None
    code = found.number.text.rpartition("/")[2].split("-")[0].strip()
    known = code in table("types").values()
    return [Finding(found.number.text.strip(), found.number)] if known and code != found.code else []


def number_year(found: Anatomy) -> list[Finding] | None:
    if found.number is None:
        return None
    return [Finding(found.number.text.strip(), found.number)] if re.search(r"/(19|20)\d\d", found.number.text) else []


HEADING_CHECKS: dict[str, Check] = {
    "Q01": national_text,
    "Q02": national_size,
    "Q03": national_face,
    "Q04": national_place,
    "Q05": national_room,
    "Q06": motto_text,
    "Q07": motto_face,
    "Q08": heading_spacing,
    "Q09": motto_line,
    "Q10": personal_heading,
    "A01": issuing_face,
    "A02": superior_face,
    "A03": organ_spacing,
    "A04": issuing_line,
    "A05": issuing_name,
    "S01": number_prefix,
    "S02": number_place,
    "S03": number_padding,
    "S04": number_syntax("type_number", for_letters=False),
    "S05": number_syntax("letter_number", for_letters=True),
    "S06": number_separators,
    "S07": number_kind,
    "S08": number_year,
}
