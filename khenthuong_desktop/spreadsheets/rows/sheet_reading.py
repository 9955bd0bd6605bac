"""One list of a sheet, read from its header to its last row."""

from collections.abc import Callable, Collection, Iterator, Mapping
from itertools import zip_longest

from khenthuong_desktop.spreadsheets.cells.cell_signs import as_text, is_empty
from khenthuong_desktop.spreadsheets.columns import BIRTH, BIRTH_PARTS, PARENT
from khenthuong_desktop.spreadsheets.files.raw_sheets import RawSheet
from khenthuong_desktop.spreadsheets.layouts.record_columns import record_field
from khenthuong_desktop.spreadsheets.layouts.record_words import record_words
from khenthuong_desktop.spreadsheets.problems import (
    ERROR,
    FIXED,
    Problem,
    column_letter,
)
from khenthuong_desktop.spreadsheets.rows.carrying import (
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
from khenthuong_desktop.spreadsheets.rows.heading_levels import HeadingLevels
from khenthuong_desktop.spreadsheets.rows.lost_rows import LostRows
from khenthuong_desktop.spreadsheets.rows.read_rows import Cells, RowReader
from khenthuong_desktop.spreadsheets.rows.read_sheet import ReadRow, ReadSheet
from khenthuong_desktop.spreadsheets.rows.row_classes import RowClass, RowClassifier
from khenthuong_desktop.spreadsheets.rows.sheet_tables import Table
from khenthuong_desktop.spreadsheets.rows.told_in_prose import told_below
from khenthuong_desktop.spreadsheets.rows.unit_columns import fill_units
from khenthuong_desktop.spreadsheets.rows.works_above import fill_works
from khenthuong_desktop.spreadsheets.tables.carried_headings import under_heading
from khenthuong_desktop.spreadsheets.tables.column_uses import UnreadColumns, column_uses
from khenthuong_desktop.spreadsheets.tables.header import Header
from khenthuong_desktop.spreadsheets.tables.recalling import ToldColumns, fingerprint
from khenthuong_desktop.spreadsheets.tables.said_above import year_told
from khenthuong_desktop.spreadsheets.tables.section_titles import section_above
from khenthuong_desktop.spreadsheets.tables.staff_changes import heading_of_change, tells_changes
from khenthuong_desktop.spreadsheets.work_words import names_profession, names_title

Progress = Callable[[int, int, str], None]
MAX_FAULTS = 200_000  # of a sheet
_STEP = 500
_READ: list[object] = []  # stands where cells were


def read_table(
    table: Table, meanings: Mapping[str, str], corrections: Corrections, progress: Progress | None
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
    ditto = [*fill_ditto(raw, header), *fill_subjects(raw, header), *fill_works(raw, header), *fill_units(raw, header)]
    join_columns(raw, header)
    professed, heading = fill_from_beside(raw, header)
    tick_awards(raw, header)
    above = " ".join(as_text(cell) for row in raw.rows[: header.row] for cell in row if not is_empty(cell))
    sheet = ReadSheet(raw.name, header.layout, header.row + 1, letters, [], list(raw.problems), above)
    sheet.headed, sheet.to_confirm = header.row < header.body, header.guess is not None and not header.guess.confirmed
    sheet.professed = professed if names_profession(heading) else ()
    sheet.titled = professed if names_title(heading) else ()
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
    sheet.problems = reader.leaving.without_notes(sheet.problems)
    sheet.problems.extend((*reader.headed.problems(), *reader.leaving.problems(), *told_below(header, sheet)))
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
    lost, beside, levels = LostRows(raw, header), HeadingCells(raw.name, header), HeadingLevels(header)
    groups = section_above(raw.rows, header.row) if header.row < header.body else ()
    count, headings = len(raw.rows), list[int]()
    listed = False  # whether rows stood under the last heading
    of_changes = tells_changes(raw, header)
    for start in range(header.body, count, _STEP):
        if progress is not None:
            progress(start, count, raw.name)
        end = min(start + _STEP, count)
        rows, raw.rows[start:end] = raw.rows[start:end], [_READ] * (end - start)
        columns = _columns(rows)
        if not of_changes and classifier.are_data(columns):
            data = [ReadRow(number, RowClass.DATA, groups) for number in range(start + 1, end + 1)]
            sheet.rows.extend(data)
            listed = True
            yield _told_apart(data, left_out), rows, columns
            continue
        data, cells = [], []
        for number, row in enumerate(rows, start):
            row_class, words = classifier.classify(number, row)
            if of_changes and row_class is RowClass.DATA and (heading := heading_of_change(row)):
                row_class, words = RowClass.GROUP, heading
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
                levels.enter(read.row, row, words)
            elif row_class is RowClass.BLANK and words:
                sheet.problems.append(Problem(FIXED, "note_left_out", raw.name, read.row, value=words))
            elif row_class is RowClass.BLANK:
                lost.look_at(number, row)
            elif row_class is RowClass.TAIL:
                sheet.foot.extend(as_text(cell).strip() for cell in row if not is_empty(cell))
        yield _told_apart(data, left_out), cells, _columns(cells)
    sheet.problems.extend((*lost.problems(), *beside.problems(), *classifier.problems()))
    sheet.problems.extend(headings_over_nobody(sheet, headings))
    sheet.problems.extend(levels.tell_apart(sheet))


def _columns(rows: Cells) -> Cells:
    """The cells of rows, column by column."""
    return list(zip_longest(*rows, fillvalue=""))


def _told_apart(data: list[ReadRow], left_out: Collection[int]) -> list[ReadRow]:
    """The same rows, those marked that the clerk leaves out."""
    for read in data if left_out else ():
        read.left_out = read.row in left_out
    return data
