"""Any office list in: sheets, rows and every problem, each with its sheet, row and column."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from pathlib import Path

from khenthuong_desktop.spreadsheets.cells.cell_signs import as_text, is_empty
from khenthuong_desktop.spreadsheets.columns import BIRTH, BIRTH_PARTS, PARENT
from khenthuong_desktop.spreadsheets.files.file_kinds import MAX_ROWS
from khenthuong_desktop.spreadsheets.files.gathered import file_of, load_together
from khenthuong_desktop.spreadsheets.files.raw_sheets import RawSheet
from khenthuong_desktop.spreadsheets.layouts.layouts import LAYOUTS
from khenthuong_desktop.spreadsheets.layouts.record_columns import record_field
from khenthuong_desktop.spreadsheets.layouts.record_words import record_words
from khenthuong_desktop.spreadsheets.problems import (
    ERROR,
    FIXED,
    WARNING,
    Problem,
    column_letter,
)
from khenthuong_desktop.spreadsheets.rows.carrying import (
    blank_repeated_headers,
    fill_ditto,
    fill_from_beside,
    fill_merged,
    fill_subjects,
    join_columns,
    tick_awards,
)
from khenthuong_desktop.spreadsheets.rows.corrections import Corrections
from khenthuong_desktop.spreadsheets.rows.empty_headings import headings_over_nobody
from khenthuong_desktop.spreadsheets.rows.header_problems import header_problems
from khenthuong_desktop.spreadsheets.rows.heading_cells import HeadingCells
from khenthuong_desktop.spreadsheets.rows.lost_rows import LostRows
from khenthuong_desktop.spreadsheets.rows.member_lines import member_lines
from khenthuong_desktop.spreadsheets.rows.read_rows import Cells, RowReader
from khenthuong_desktop.spreadsheets.rows.read_sheet import ReadRow, ReadSheet
from khenthuong_desktop.spreadsheets.rows.row_classes import RowClass, RowClassifier
from khenthuong_desktop.spreadsheets.rows.told_beside import ToldBeside
from khenthuong_desktop.spreadsheets.rows.unit_columns import fill_units
from khenthuong_desktop.spreadsheets.tables.carried_headings import under_heading
from khenthuong_desktop.spreadsheets.tables.code_sheets import meanings_by_file
from khenthuong_desktop.spreadsheets.tables.column_uses import UnreadColumns, column_uses
from khenthuong_desktop.spreadsheets.tables.content_columns import by_content
from khenthuong_desktop.spreadsheets.tables.further_tables import further_tables, table_before
from khenthuong_desktop.spreadsheets.tables.header import Header
from khenthuong_desktop.spreadsheets.tables.header_scores import titled_layout
from khenthuong_desktop.spreadsheets.tables.headings import find_header, holds_list, is_aside
from khenthuong_desktop.spreadsheets.tables.kind_columns import holds_counts_alone
from khenthuong_desktop.spreadsheets.tables.own_views import own_view
from khenthuong_desktop.spreadsheets.tables.recalling import ToldColumns, fingerprint
from khenthuong_desktop.spreadsheets.tables.revoking_lists import revoking_list
from khenthuong_desktop.spreadsheets.tables.said_above import year_told
from khenthuong_desktop.spreadsheets.tables.section_titles import section_above
from khenthuong_desktop.spreadsheets.tables.side_by_side import tables_beside

Progress = Callable[[int, int, str], None]

MAX_FAULTS = 200_000  # of a sheet

_COUNTS = "counts_only"  # what a table that sums up others is told to be
_STEP = 500
_READ: list[object] = []  # stands where cells were
_SAID_WHY = (_COUNTS, "own_view", "list_revokes")  # nothing of them is read, and that is told
_NOT_READ = (_COUNTS, "hidden_sheet", "list_revokes")


@dataclass
class ReadWorkbook:
    """All known lists of a file, or of several gathered, and the problems of the files as a whole."""

    files: tuple[Path, ...]
    sheets: list[ReadSheet]
    file_problems: list[Problem]
    headings_given_up: tuple[str, ...] = ()  # fingerprints of rows that were headings before, and are none now

    @property
    def path(self) -> Path:
        """The file, or the first of several."""
        return self.files[0]

    @property
    def problems(self) -> list[Problem]:
        """All problems in reading order."""
        return [*self.file_problems, *(problem for sheet in self.sheets for problem in sheet.problems)]


def read_workbook(
    path: Path | str | Sequence[Path],
    layout: str | None = None,
    mapping: Mapping[str, str] | None = None,
    progress: Progress | None = None,
    known: Mapping[str, ToldColumns] | None = None,
    lists: Mapping[str, ToldColumns] | None = None,
    corrections: Corrections | None = None,
    headings: Mapping[str, int] | None = None,
) -> ReadWorkbook:
    """Read every list in a workbook, or in several as one. ``layout`` fixes which list it is, ``mapping`` (heading →
    field) what a column holds, ``lists`` both for the list of a fingerprint; without them what is ``known`` of it.
    ``headings`` tells in which row (from 1) those of a sheet stand. ``corrections`` go before what stands in the
    cells. Raises the known file errors; all else is a problem in the answer."""
    files = (Path(path),) if isinstance(path, (str, Path)) else tuple(map(Path, path))
    workbook = load_together(files)
    meanings = meanings_by_file(workbook.sheets)
    of_all = ToldColumns(layout, mapping or {})
    said = ToldBeside(of_all, lists or {}, known or {}, corrections or Corrections(), headings or {})
    found: list[tuple[RawSheet, list[_Table]]] = []
    problems = list(workbook.problems)
    given_up: list[str] = []
    for raw in workbook.sheets:
        pointed = said.heading_of(raw) is not None
        if (is_aside(raw) and not pointed) or not any(not is_empty(cell) for row in raw.rows for cell in row):
            if raw.hidden and holds_list(raw):
                problems.append(Problem(WARNING, "hidden_sheet", raw.name))
            continue
        if not said.of_all and not pointed and (view := own_view(raw, alone=len(workbook.sheets) == 1)) is not None:
            problems.append(view)
            continue
        said.corrections.put_right(raw)
        given_up.extend(said.headings_given_up(raw))
        found.extend(_beside(raw, said) or [(raw, list(_tables(raw, said)))])
    sheets: list[ReadSheet] = []
    alone = not any(tables for _, tables in found)
    for raw, tables in found:
        counts = [table for table in tables if holds_counts_alone(table.raw, table.header)]
        problems.extend(Problem(WARNING, _COUNTS, raw.name, table.header.row + 1) for table in counts)
        if counts and len(counts) == len(tables):
            continue
        tables = [table for table in tables if table not in counts] or list(_table_by_content(raw, said, alone))
        if not tables:
            problems.extend(raw.problems)
            problems.append(Problem(WARNING, "sheet_not_recognised", raw.name))
        for table in tables:
            revoking = revoking_list(table.raw, table.header.row, alone=len(found) == len(tables) == 1)
            if revoking is None or said.of_all:
                sheets.append(_read_table(table, meanings[file_of(raw.name)], said.corrections, progress))
            else:
                problems.append(revoking)
    if not sheets:
        problems = [found for found in problems if found.severity is ERROR or found.code in _NOT_READ]
        problems += [] if any(one.code in _SAID_WHY for one in problems) else [Problem(ERROR, "no_list_found")]
    return ReadWorkbook(files, sheets, problems, tuple(given_up))


@dataclass(frozen=True)
class _Table:
    raw: RawSheet
    header: Header
    told: ToldColumns
    recalled: bool
    fingerprint: str = ""  # of a list without headings
    beside: str = ""  # the letter of its first column, where other tables stand beside it


def _table_by_content(raw: RawSheet, said: ToldBeside, alone: bool) -> Iterator[_Table]:
    """What cells make of a sheet without known headings; of one that they do not explain only where nothing else is
    there to be read."""
    at = said.heading_of(raw)
    if at is None and (members := member_lines(raw)) is not None:
        yield _Table(raw, members, ToldColumns(), False)
        return
    found = by_content(raw, lambda fingerprint: said.of_print(fingerprint)[0], alone, at)
    if found is not None:
        recalled = said.of_print(found.fingerprint)[1]
        yield _Table(raw, found.header, found.told, recalled, found.fingerprint)


def _beside(raw: RawSheet, said: ToldBeside) -> list[tuple[RawSheet, list[_Table]]]:
    """The lists of tables that stand beside one another, if each of them is a list."""
    parts = tables_beside(raw) if titled_layout(raw) is None else []
    found = [(part, list(_tables(part, said))) for part in parts]
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


def _tables(raw: RawSheet, said: ToldBeside) -> Iterator[_Table]:
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
        following: _Table | None = None
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
                following = _Table(further.sheet, found, told_of_it, earlier)
                if further.retitled:  # without the titles of others
                    header = find_header(raw, layout, told.mapping, header.row, header.row + 1) or header
                further.sheet.problems.extend(further.told(found.row + 1))
                break
        yield _Table(raw, header, told, recalled)
        if following is None:
            return
        raw, header, told, recalled = following.raw, following.header, following.told, following.recalled


def _read_table(
    table: _Table, meanings: Mapping[str, str], corrections: Corrections, progress: Progress | None
) -> ReadSheet:
    header = table.header
    print_of_list = table.fingerprint or fingerprint(*table.raw.rows[header.row : header.row + header.depth])
    sheet = _read_sheet(table.raw, table.header, meanings, corrections, progress)
    sheet.fingerprint, sheet.told, sheet.beside = print_of_list, table.told, table.beside
    sheet.year = year_told(table.raw, header.row)
    if table.recalled:
        sheet.problems.append(_recalled(sheet, table.told))
    return sheet


def _recalled(sheet: ReadSheet, told: ToldColumns) -> Problem:
    """Says that columns are understood as the clerk said last time."""
    there = told.only({words for use in sheet.uses for words in (use.key, use.heading)})
    named = ((heading, _words_of(sheet, field)) for heading, field in there.mapping.items())
    columns = ", ".join(f"“{heading}” → “{words}”" for heading, words in named if words)
    details = {"title": sheet.layout.title, "columns": columns or f"“{sheet.layout.title}”"}
    return Problem(FIXED, "columns_recalled", sheet.name, sheet.header_row, details=details)


def _words_of(sheet: ReadSheet, field: str) -> str | None:
    """What a field holds, with the year of its record."""
    if (record := record_field(field)) is not None:
        return record_words(record)
    column = sheet.layout.column(field)
    return column.heading if column else None


def _read_sheet(
    raw: RawSheet,
    header: Header,
    meanings: Mapping[str, str],
    corrections: Corrections,
    progress: Progress | None,
) -> ReadSheet:
    letters = {column.field: column_letter(index) for index, column in header.columns.items()}
    if header.name_index is not None:
        letters.setdefault("name", column_letter(header.name_index))
    if (year_of_birth := letters.get(BIRTH_PARTS[-1].field)) is not None:
        letters[BIRTH.field] = year_of_birth
    fill_merged(raw, header)
    ditto = [*fill_ditto(raw, header), *fill_subjects(raw, header), *fill_units(raw, header)]
    join_columns(raw, header)
    fill_from_beside(raw, header)
    tick_awards(raw, header)
    above = " ".join(as_text(cell) for row in raw.rows[: header.row] for cell in row if not is_empty(cell))
    sheet = ReadSheet(raw.name, header.layout, header.row + 1, letters, [], list(raw.problems), above)
    sheet.headed, sheet.to_confirm = header.row < header.body, header.guess is not None and not header.guess.confirmed
    at_header = len(sheet.problems)
    sheet.problems.extend(ditto)
    reported, faults = len(sheet.problems), 0
    unread = UnreadColumns(header, raw.rows)
    reader = RowReader(raw, header, sheet, meanings)
    shown = map(column_letter, header.headings.keys() | header.columns.keys())
    left_out = corrections.rows_left_out(raw.name, list(shown))
    for data, cells, columns in _blocks(raw, header, sheet, left_out, progress):
        reader.read(data, cells, columns)
        if left_out:
            columns = _columns([row for read, row in zip(data, cells, strict=True) if not read.left_out])
        unread.count(columns)
        faults += sum(problem.severity is ERROR for problem in sheet.problems[reported:])
        reported = len(sheet.problems)
        if faults > MAX_FAULTS and sheet.rows[-1].row < len(raw.rows):
            # What is wrong everywhere was understood wrongly.
            details = {"limit": MAX_FAULTS}
            sheet.problems.append(Problem(ERROR, "too_many_faults", raw.name, sheet.rows[-1].row + 1, details=details))
            break
    while sheet.rows and sheet.rows[-1].row_class is RowClass.BLANK:
        sheet.rows.pop()
        sheet.phantom += 1
    sheet.problems.extend(reader.headed.problems())
    sheet.uses = column_uses(header, unread.filled)
    sheet.problems[at_header:at_header] = header_problems(raw, header, sheet)
    return sheet


def _blocks(
    raw: RawSheet, header: Header, sheet: ReadSheet, left_out: Collection[int], progress: Progress | None
) -> Iterator[tuple[list[ReadRow], Cells, Cells]]:
    """The data rows below the header with their cells, row by row and column by column, some at a time; every row is
    put into ``sheet`` by its class.
    Cells are read once and let go, for lists may be long."""
    classifier = RowClassifier(raw, header)
    lost, beside = LostRows(raw, header), HeadingCells(raw.name, header)
    groups = section_above(raw.rows, header.row) if header.row < header.body else ()
    count, headings = len(raw.rows), list[int]()
    listed = False  # whether rows stood under the last heading
    for start in range(header.body, count, _STEP):
        if progress is not None:
            progress(start, count, raw.name)
        end = min(start + _STEP, count)
        rows, raw.rows[start:end] = raw.rows[start:end], [_READ] * (end - start)
        columns = _columns(rows)
        if classifier.are_data(columns):
            data = [ReadRow(number, RowClass.DATA, groups) for number in range(start + 1, end + 1)]
            sheet.rows.extend(data)
            listed = True
            yield _told_apart(data, left_out), rows, columns
            continue
        data, cells = [], []
        for number, row in enumerate(rows, start):
            row_class, words = classifier.classify(number, row)
            read = ReadRow(number + 1, row_class)
            sheet.rows.append(read)
            if row_class is RowClass.DATA:
                groups = under_heading(groups, words, listed) if words else groups
                listed = True
                read.groups = groups
                if (above := classifier.lettered.above.get(number)) is not None:
                    read.fields[PARENT.field] = above
                data.append(read)
                cells.append(row)
            elif row_class is RowClass.GROUP:
                groups, listed = under_heading(groups, words, listed), False
                read.fields["name"] = words
                headings.append(len(sheet.rows) - 1)
                beside.look_at(read.row, row, words)
            elif row_class is RowClass.BLANK and words:
                sheet.problems.append(Problem(FIXED, "note_left_out", raw.name, read.row, value=words))
            elif row_class is RowClass.BLANK:
                lost.look_at(number, row)
            elif row_class is RowClass.TAIL:
                sheet.foot.extend(as_text(cell).strip() for cell in row if not is_empty(cell))
        yield _told_apart(data, left_out), cells, _columns(cells)
    sheet.problems.extend((*lost.problems(), *beside.problems(), *classifier.problems()))
    sheet.problems.extend(headings_over_nobody(sheet, headings))


def _columns(rows: Cells) -> Cells:
    """The cells of rows, column by column."""
    return list(zip_longest(*rows, fillvalue=""))


def _told_apart(data: list[ReadRow], left_out: Collection[int]) -> list[ReadRow]:
    """The same rows, those marked that the clerk leaves out."""
    for read in data if left_out else ():
        read.left_out = read.row in left_out
    return data
