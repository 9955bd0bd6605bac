"""Tables of data: heading rows, whole rows, width, running numbers, letters."""

import re
from collections.abc import Iterable, Iterator

from khenthuong_desktop.documents.format_check.anatomy import Anatomy
from khenthuong_desktop.documents.format_check.findings import TWIPS_PER_MM, Check, Finding, face_of, points_of
from khenthuong_desktop.documents.format_check.model import Paragraph, Table, WordFile
from khenthuong_desktop.documents.text_width import width_mm
from khenthuong_desktop.domain.text import fold, whole_number
from khenthuong_desktop.messages import say

_TOUCH_MM = 0.3


def _table_place(number: int) -> str:
    return say("format_check", "at_table", number=number + 1)


def heading_rows(found: Anatomy) -> list[Finding] | None:
    tables = [(number, table) for number, table in found.data_tables() if len(table.rows) > 1]
    if not tables:
        return None
    return [
        Finding(say("format_check", "no_heading_row"), place=_table_place(number))
        for number, table in tables
        if not table.rows[0].heading
    ]


def whole_rows(found: Anatomy) -> list[Finding] | None:
    tables = found.data_tables()
    if not tables:
        return None
    return [
        Finding(say("format_check", "row_splits"), place=_table_place(number))
        for number, table in tables
        if not all(row.whole for row in table.rows)
    ]


def table_width(found: Anatomy) -> list[Finding] | None:
    tables = found.data_tables()
    if not tables:
        return None
    faults = [
        Finding(f"{width:.0f} mm", place=_table_place(number))
        for number, width, _room in wide_tables(found.word, tables)
    ]
    return faults + _broken_words(found)


def wide_tables(word: WordFile, tables: Iterable[tuple[int, Table]]) -> Iterator[tuple[int, float, float]]:
    """Tables that are wider than the text of their page: number, width and room in millimetres."""
    for number, table in tables:
        section = word.sections[min(table.section, len(word.sections) - 1)]
        room = section.width - section.margins["left"] - section.margins["right"]
        if table.width > room + 2 * TWIPS_PER_MM:
            yield number, table.width / TWIPS_PER_MM, room / TWIPS_PER_MM


def _broken_words(found: Anatomy) -> list[Finding]:
    """The longest word of each column that does not fit into it."""
    longest: dict[tuple[int, int], tuple[str, Paragraph]] = {}
    tables = dict(found.data_tables())
    for item in found.word.paragraphs:
        cell = item.cell
        if cell and cell.table in tables and cell.span == 1 and cell.column < len(tables[cell.table].widths):
            place = (cell.table, cell.column)
            word = max(re.split(r"[\s\-/]+", item.text), key=len)
            if len(word) > len(longest.get(place, ("",))[0]):
                longest[place] = (word, item)
    return [
        Finding(word, item)
        for (number, column), (word, item) in longest.items()
        if width_mm(word, max(item.sizes(), default=12), face_of(item))
        > (tables[number].widths[column] - tables[number].padding) / TWIPS_PER_MM + _TOUCH_MM
    ]


def row_numbers(found: Anatomy) -> list[Finding] | None:
    numbered = [
        (number, table)
        for number, table in found.data_tables()
        if table.rows and fold(table.rows[0].texts[0]) in ("stt", "tt", "so tt")
    ]
    if not numbered:
        return None
    faults = []
    for number, table in numbered:
        due = 1
        for row in table.rows[1:]:
            text = row.texts[0].strip().rstrip(".") if row.texts else ""
            written = whole_number(text)
            if written is None:
                continue
            if written not in (due, 1):
                faults.append(Finding(text, place=_table_place(number)))
            due = written + 1
    return faults


def table_face(found: Anatomy) -> list[Finding] | None:
    tables = dict(found.data_tables())
    if not tables:
        return None
    return [
        Finding(points_of(item), item)
        for item in found.word.paragraphs
        if item.cell
        and item.cell.table in tables
        and any(not (10 if len(tables[item.cell.table].widths) >= 8 else 11) <= size <= 14 for size in item.sizes())
    ]


TABLE_CHECKS: dict[str, Check] = {
    "G01": heading_rows,
    "G02": whole_rows,
    "G03": table_width,
    "G04": row_numbers,
    "G05": table_face,
}
