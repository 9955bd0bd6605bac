"""Which tables of a sheet are lists: usually one; else those under or beside one another, or what cells make of it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from khenthuong_desktop.spreadsheets.files.file_kinds import MAX_ROWS
from khenthuong_desktop.spreadsheets.files.raw_sheets import RawSheet
from khenthuong_desktop.spreadsheets.layouts.layouts import LAYOUTS
from khenthuong_desktop.spreadsheets.problems import (
    FIXED,
    WARNING,
    Problem,
    column_letter,
)
from khenthuong_desktop.spreadsheets.rows.carrying import (
    blank_repeated_headers,
)
from khenthuong_desktop.spreadsheets.rows.member_lines import member_lines
from khenthuong_desktop.spreadsheets.rows.told_beside import ToldBeside
from khenthuong_desktop.spreadsheets.tables.content_columns import by_content
from khenthuong_desktop.spreadsheets.tables.further_tables import further_tables, table_before
from khenthuong_desktop.spreadsheets.tables.header import Header
from khenthuong_desktop.spreadsheets.tables.header_scores import titled_layout
from khenthuong_desktop.spreadsheets.tables.headings import find_header
from khenthuong_desktop.spreadsheets.tables.recalling import ToldColumns
from khenthuong_desktop.spreadsheets.tables.side_by_side import tables_beside


@dataclass(frozen=True)
class Table:
    raw: RawSheet
    header: Header
    told: ToldColumns
    recalled: bool
    fingerprint: str = ""  # of a list without headings
    beside: str = ""  # the letter of its first column, where other tables stand beside it


def table_by_content(raw: RawSheet, said: ToldBeside, alone: bool) -> Iterator[Table]:
    """What cells make of a sheet without known headings; of one that they do not explain only where nothing else is
    there to be read."""
    at = said.heading_of(raw)
    if at is None and (members := member_lines(raw)) is not None:
        yield Table(raw, members, ToldColumns(), False)
        return
    found = by_content(raw, lambda fingerprint: said.of_print(fingerprint)[0], alone, at)
    if found is not None:
        recalled = said.of_print(found.fingerprint)[1]
        yield Table(raw, found.header, found.told, recalled, found.fingerprint)


def lists_beside(raw: RawSheet, said: ToldBeside) -> list[tuple[RawSheet, list[Table]]]:
    """The lists of tables that stand beside one another, if each of them is a list."""
    parts = tables_beside(raw) if titled_layout(raw) is None else []
    found = [(part, list(lists_of(part, said))) for part in parts]
    if not found or not all(tables for _, tables in found):
        return []
    found[0][0].problems[:0] = raw.problems
    letters = [column_letter(min(tables[0].header.headings)) for _, tables in found]
    details = {"count": len(found), "columns": ", ".join(letters)}
    found[-1][0].problems.append(Problem(FIXED, "tables_beside", raw.name, details=details))
    return [
        (part, [replace(table, beside=column_letter(min(table.header.headings))) for table in tables])
        for part, tables in found
    ]


def lists_of(raw: RawSheet, said: ToldBeside) -> Iterator[Table]:
    """The lists of one sheet: usually one, else those under one another."""
    at_heading = said.heading_of(raw)
    told, recalled = said.of(raw, at_heading or 0)
    layout = LAYOUTS[told.layout] if told.layout else None
    begin, end = (0, MAX_ROWS) if at_heading is None else (at_heading, at_heading + 1)
    header = find_header(raw, layout, told.mapping, begin, end)
    if header is not None and at_heading is None and told.by_place and header.told >= header.columns.keys():
        return  # the clerk's word alone makes no headings of a row
    while (
        header is not None
        and at_heading is None
        and titled_layout(raw) is None
        and (at := table_before(raw, header)) is not None
    ):
        earlier_header = find_header(raw, layout, told.mapping, at, at + 1)
        if earlier_header is None:
            break
        header = earlier_header
    while header is not None:
        blank_repeated_headers(raw, header)
        following: Table | None = None
        for further in further_tables(raw, header) if titled_layout(raw) is None else ():
            told_of_it, earlier = said.of(further.sheet, further.search)
            found = find_header(further.sheet, None, told_of_it.mapping, further.search, further.row + 1)
            if found is None:
                details = {"number": further.row + 1}
                raw.problems.append(Problem(WARNING, "table_not_read", raw.name, further.row + 1, details=details))
            elif found.columns == header.columns and not further.retitled:  # the header again, typed a little otherwise
                raw.rows[further.row].clear()
            else:
                del raw.rows[further.start :]
                raw.uncalculated = {place for place in raw.uncalculated if place[0] < further.start}
                following = Table(further.sheet, found, told_of_it, earlier)
                if further.retitled:  # without the titles of others
                    header = find_header(raw, layout, told.mapping, header.row, header.row + 1) or header
                further.sheet.problems.extend(further.told(found.row + 1))
                break
        yield Table(raw, header, told, recalled)
        if following is None:
            return
        raw, header, told, recalled = following.raw, following.header, following.told, following.recalled
