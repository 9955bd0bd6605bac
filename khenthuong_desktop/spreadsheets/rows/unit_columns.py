"""Units in several columns, "Tổ | Phòng | Chi cục": the lowest that a row names is the unit, those above tell which."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from khenthuong_desktop.domain import text
from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.spreadsheets.cells.cell_signs import as_text, is_ditto, is_empty
from khenthuong_desktop.spreadsheets.files.raw_sheets import RawSheet
from khenthuong_desktop.spreadsheets.layouts.upper_headings import tells_of_before
from khenthuong_desktop.spreadsheets.problems import FIXED, Problem, column_letter
from khenthuong_desktop.spreadsheets.tables.header import Header
from khenthuong_desktop.spreadsheets.work_words import rank_of_unit


def fill_units(raw: RawSheet, header: Header) -> Iterator[Problem]:
    """Who has no lower unit is of the upper one; units of one name are told apart by those above them."""
    columns = _columns(header)
    if len(columns) < 2 or columns[0] != header.index_of("unit"):
        return
    rows = [row for row in raw.rows[header.body :] if _cell(row, header.name_index)]
    told = [[_cell(row, index) for index in columns] for row in rows]
    above = defaultdict(set)
    for first, *uppers in told:
        above[first.casefold()].add(next(filter(None, uppers), "").casefold())
    count = 0
    for row, (first, *uppers) in zip(rows, told, strict=True):
        upper = next(filter(None, uppers), "")
        if not upper or any(map(is_ditto, (first, *uppers))):
            continue
        if not first or len(above[first.casefold()] - {""}) > 1:
            row[columns[0]] = f"{first} - {upper}" if first else upper
            count += 1
    if count:
        at, others = columns[0], ", ".join(map(column_letter, columns[1:]))
        details = {"count": count, "heading": header.headings.get(at, ""), "columns": others}
        yield Problem(FIXED, "units_above", raw.name, header.row + 1, column_letter(at), details=details)


def _columns(header: Header) -> list[int]:
    """The columns of units from the lowest up; none where their headings do not tell which is above which."""
    if header.layout.subject is not SubjectKind.INDIVIDUAL or not header.repeated:
        return []
    places = [(index, column) for index, column in {**header.columns, **header.repeated}.items()]
    indexes = [index for index, column in places if column.field == "unit" and not _is_of_before(header, index)]
    ranks = {rank_of_unit(header.headings.get(index, "")): index for index in indexes}
    return [index for _, index in sorted(ranks.items())] if len(ranks) == len(indexes) and 0 not in ranks else []


def _is_of_before(header: Header, index: int) -> bool:
    column = header.columns.get(index) or header.repeated[index]
    return tells_of_before(column, (header.headings.get(index, ""),))


def _cell(row: Sequence[object], index: int | None) -> str:
    cell = row[index] if index is not None and index < len(row) else None
    return "" if is_empty(cell) else text.clean(as_text(cell))
