"""Names in a column for each kind of subject: "Tập thể | Cá nhân" side by side, of which each row fills one."""

import re
from collections import Counter
from dataclasses import replace

from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.spreadsheets.cells.cell_signs import as_text, is_empty, is_mark
from khenthuong_desktop.spreadsheets.cells.name_kinds import is_count
from khenthuong_desktop.spreadsheets.columns import Column, ValueKind
from khenthuong_desktop.spreadsheets.files.raw_sheets import RawSheet
from khenthuong_desktop.spreadsheets.tables.header import Header
from khenthuong_desktop.spreadsheets.tables.row_signs import listed
from khenthuong_desktop.spreadsheets.words import bare

_LOOKED_AT = 200  # rows
_LISTS = ("awards_held", "registrations", "decision_list", "nominees_list", "individuals_list")
_HEADED = (
    (SubjectKind.COLLECTIVE, re.compile(r"(?:.* )?(?:ten )?(?:tap the|don vi tap the)(?: duoc \w+(?: \w+)?)?")),
    (SubjectKind.HOUSEHOLD, re.compile(r"(?:.* )?(?:(?:ten )?ho gia dinh|(?:ho va )?ten chu ho|ho ten chu ho)")),
    (
        SubjectKind.INDIVIDUAL,
        re.compile(r"(?:.* )?(?:(?:ho va |ho )?ten )?ca nhan(?: duoc \w+(?: \w+)?)?|ho (?:va )?ten"),
    ),
)
_NAMES = {
    kind: Column(f"name_{kind.value}", heading, ValueKind.TEXT, offered=False)
    for kind, heading in ((SubjectKind.COLLECTIVE, "Tập thể"), (SubjectKind.HOUSEHOLD, "Hộ gia đình"))
}
OTHER_NAMES = {column.field: kind for kind, column in _NAMES.items()}


def with_names_by_kind(sheet: RawSheet, header: Header) -> Header:
    """The names of people stand under theirs, those of the others are named by their kind; only where no row fills two,
    for else one tells where the other is."""
    name = header.layout.column("name")
    if header.layout.code not in _LISTS or name is None or header.told:
        return header
    headed = {index: kind for index, words in header.headings.items() if (kind := _kind_of(words)) is not None}
    once = Counter(headed.values())
    of_people = next((index for index, kind in headed.items() if kind is SubjectKind.INDIVIDUAL), None)
    named = header.name_index
    if len(headed) < 2 or of_people is None or named not in headed or max(once.values()) > 1:
        return header
    free = all(index == named or index in header.unknown or index in header.repeated for index in headed)
    if not free or not _fill_one_each(sheet, header, list(headed)):
        return header
    of_kinds = {index: _NAMES[kind] for index, kind in headed.items() if kind in _NAMES}
    return replace(
        header,
        columns=dict(sorted({**header.columns, **of_kinds, of_people: name}.items())),
        unknown={index: words for index, words in header.unknown.items() if index not in headed},
        repeated={index: column for index, column in header.repeated.items() if index not in headed},
    )


def _kind_of(heading: str) -> SubjectKind | None:
    key = bare(heading)
    return next((kind for kind, pattern in _HEADED if pattern.fullmatch(key)), None)


def _fill_one_each(sheet: RawSheet, header: Header, indexes: list[int]) -> bool:
    """Whether names stand in each of these columns, and never in two of one row."""
    rows = list(listed(sheet.rows[header.body :][:_LOOKED_AT]))
    filled = [[index for index in indexes if index < len(row) and not is_empty(row[index])] for row in rows]
    cells = [as_text(row[index]).strip() for row, of_row in zip(rows, filled, strict=True) for index in of_row]
    if any(len(of_row) > 1 for of_row in filled) or any(is_count(cell) or is_mark(cell) for cell in cells):
        return False
    return {index for of_row in filled for index in of_row} == set(indexes)
