"""Page set-up and page numbers (PL I, Phần I, Mục I)."""

from collections import defaultdict

from khenthuong_desktop.documents.format_check.anatomy import Anatomy
from khenthuong_desktop.documents.format_check.findings import TWIPS_PER_MM, Check, Finding, face_of, style_faults
from khenthuong_desktop.documents.format_check.model import Paragraph, Section
from khenthuong_desktop.documents.text_width import wrap
from khenthuong_desktop.messages import say

_A4 = (11906, 16838)
_MARGINS = {"top": (20, 25), "bottom": (20, 25), "left": (30, 35), "right": (15, 20)}
_TURNED = {"top": "left", "bottom": "right", "left": "bottom", "right": "top"}
_LEADING = 1.15  # height of a line of Times New Roman in sizes of its letters
_TOLERANCE = 0.5 * TWIPS_PER_MM


def _millimetres(twips: int) -> str:
    return f"{twips / TWIPS_PER_MM:.1f} mm".replace(".", ",")


def _place(number: int) -> str:
    return say("format_check", "at_section", number=number + 1)


def paper(found: Anatomy) -> list[Finding]:
    return [
        Finding(f"{_millimetres(section.width)} × {_millimetres(section.height)}", place=_place(number))
        for number, section in enumerate(found.word.sections)
        if any(
            abs(given - due) > _TOLERANCE
            for given, due in zip(sorted((section.width, section.height)), _A4, strict=True)
        )
    ]


def orientation(found: Anatomy) -> list[Finding]:
    with_tables = {table.section for _, table in found.data_tables()}
    return [
        Finding(say("format_check", "landscape"), place=_place(number))
        for number, section in enumerate(found.word.sections)
        if section.width > section.height and number not in with_tables
    ]


def _margin(side: str) -> Check:
    """A landscape page may have its margins as they are or turned with the paper, as Word does."""

    def check(found: Anatomy) -> list[Finding]:
        return [
            Finding(_millimetres(section.margins[side]), place=_place(number))
            for number, section in enumerate(found.word.sections)
            if not _is_within(section.margins[side], side)
            and not (section.width > section.height and _is_within(section.margins[side], _TURNED[side]))
        ]

    return check


def _is_within(twips: int, side: str) -> bool:
    low, high = _MARGINS[side]
    return low * TWIPS_PER_MM - 2 <= twips <= high * TWIPS_PER_MM + 2


def gutter(found: Anatomy) -> list[Finding]:
    return [
        Finding(_millimetres(section.gutter), place=_place(number))
        for number, section in enumerate(found.word.sections)
        if section.gutter
    ]


def _numbers(section: Section) -> list[Paragraph]:
    return [item for kind, edge in section.headers.items() if kind != "first" for item in edge if item.page_field]


def page_number(found: Anatomy) -> list[Finding]:
    faults = []
    for number, section in enumerate(found.word.sections):
        in_header = _numbers(section)
        if any(item.page_field for edge in section.footers.values() for item in edge):
            faults.append(Finding(say("format_check", "number_in_footer"), place=_place(number)))
        elif not in_header and (number or not _fits_one_page(found, section)):  # the first page shows none
            faults.append(Finding(say("format_check", "no_page_number"), place=_place(number)))
        elif any(item.align != "center" and not item.text.startswith("\t") for item in in_header):
            faults.append(Finding(say("format_check", f"align_{in_header[0].align}"), place=_place(number)))
    return faults


def _fits_one_page(found: Anatomy, section: Section) -> bool:
    """By the lines that the first section takes, cells of a row side by side."""
    room = (section.width - section.margins["left"] - section.margins["right"]) / TWIPS_PER_MM
    rows: defaultdict[object, defaultdict[int, float]] = defaultdict(lambda: defaultdict(float))
    for item in found.word.paragraphs:
        if item.section == 0:
            cell = item.cell
            widths = found.word.tables[cell.table].widths[cell.column : cell.column + cell.span] if cell else ()
            points = max(item.sizes(), default=13)
            lines = len(wrap(item.text, points, face_of(item), sum(widths) / TWIPS_PER_MM or room)) or 1
            height = item.line if item.line_rule != "auto" else points * _LEADING * item.line / 240 * 20
            place = (cell.table, cell.row) if cell else item.number
            rows[place][cell.column if cell else 0] += lines * height + item.before + item.after
    taken = sum(max(columns.values()) for columns in rows.values())
    return taken <= section.height - section.margins["top"] - section.margins["bottom"]


def page_number_face(found: Anatomy) -> list[Finding] | None:
    shown = [item for section in found.word.sections for item in _numbers(section) if item.runs]
    return style_faults(shown, align=None) if shown else None


def first_page(found: Anatomy) -> list[Finding]:
    first = found.word.sections[0]
    if not first.title_page and _numbers(first):
        return [Finding(say("format_check", "number_on_first_page"), place=_place(0))]
    if any(item.page_field for item in first.headers.get("first", ())):
        return [Finding(say("format_check", "number_on_first_page"), place=_place(0))]
    return []


def numerals(found: Anatomy) -> list[Finding]:
    first = found.word.sections[0]
    faults = [
        Finding(section.number_format, place=_place(number))
        for number, section in enumerate(found.word.sections)
        if section.number_format != "decimal"
    ]
    if first.number_start not in (None, 1):
        faults.append(Finding(str(first.number_start), place=_place(0)))
    return faults


def appendix_numbers(found: Anatomy) -> list[Finding] | None:
    if found.appendix_label is None or found.appendix_label.section >= len(found.word.sections):
        return None
    number = found.appendix_label.section
    if not number:
        return [Finding(say("format_check", "no_section"), found.appendix_label)]
    section = found.word.sections[number]
    return [] if section.number_start == 1 else [Finding(say("format_check", "number_goes_on"), place=_place(number))]


PAGE_CHECKS: dict[str, Check] = {
    "P01": paper,
    "P02": orientation,
    "P03": _margin("top"),
    "P04": _margin("bottom"),
    "P05": _margin("left"),
    "P06": _margin("right"),
    "P07": gutter,
    "P08": page_number,
    "P09": page_number_face,
    "P10": first_page,
    "P11": numerals,
    "P12": appendix_numbers,
}
