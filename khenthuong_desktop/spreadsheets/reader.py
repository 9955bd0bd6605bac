"""Any office list in: sheets, rows and every problem, each with its sheet, row and column."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from khenthuong_desktop.spreadsheets.cells.cell_signs import is_empty
from khenthuong_desktop.spreadsheets.files.gathered import file_of, load_together
from khenthuong_desktop.spreadsheets.files.raw_sheets import RawSheet, RawWorkbook
from khenthuong_desktop.spreadsheets.problems import (
    ERROR,
    WARNING,
    Problem,
)
from khenthuong_desktop.spreadsheets.rows.corrections import Corrections
from khenthuong_desktop.spreadsheets.rows.read_sheet import ReadSheet
from khenthuong_desktop.spreadsheets.rows.sheet_reading import Progress, read_table
from khenthuong_desktop.spreadsheets.rows.sheet_tables import Table, lists_beside, lists_of, table_by_content
from khenthuong_desktop.spreadsheets.rows.told_beside import ToldBeside
from khenthuong_desktop.spreadsheets.tables.code_sheets import meanings_by_file
from khenthuong_desktop.spreadsheets.tables.headings import holds_list, is_aside
from khenthuong_desktop.spreadsheets.tables.kind_columns import holds_counts_alone
from khenthuong_desktop.spreadsheets.tables.own_views import own_view
from khenthuong_desktop.spreadsheets.tables.recalling import ToldColumns
from khenthuong_desktop.spreadsheets.tables.revoking_lists import revoking_list
from khenthuong_desktop.spreadsheets.tables.summaries import sums_up

_COUNTS = "counts_only"  # what a table that sums up others is told to be
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
    problems = list(workbook.problems)
    given_up: list[str] = []
    found = list(_tables(workbook, said, problems, given_up))
    sheets: list[ReadSheet] = []
    alone = not any(tables for _, tables in found)
    for raw, tables in found:
        counts = [table for table in tables if holds_counts_alone(table.raw, table.header)]
        problems.extend(Problem(WARNING, _COUNTS, raw.name, table.header.row + 1) for table in counts)
        if counts and len(counts) == len(tables):
            continue
        tables = [table for table in tables if table not in counts] or list(table_by_content(raw, said, alone))
        if (summary := _summary(raw, tables, said)) is not None:
            problems.append(summary)
            continue
        if not tables:
            problems.extend(raw.problems)
            problems.append(Problem(WARNING, "sheet_not_recognised", raw.name))
        for table in tables:
            revoking = revoking_list(table.raw, table.header.row, alone=len(found) == len(tables) == 1)
            if revoking is None or said.of_all:
                sheets.append(read_table(table, meanings[file_of(raw.name)], said.corrections, progress))
            else:
                problems.append(revoking)
    if not sheets:
        problems = [found for found in problems if found.severity is ERROR or found.code in _NOT_READ]
        problems += [] if any(one.code in _SAID_WHY for one in problems) else [Problem(ERROR, "no_list_found")]
    return ReadWorkbook(files, sheets, problems, tuple(given_up))


def _summary(raw: RawSheet, tables: Sequence[Table], said: ToldBeside) -> Problem | None:
    """That the only table of a sheet counts awards by unit, unless the clerk says what it is."""
    if len(tables) != 1 or tables[0].told or said.of_all:
        return None
    header = tables[0].header
    row = sums_up(raw, header if header.guess is None else None)
    return None if row is None else Problem(WARNING, _COUNTS, raw.name, row)


def _tables(
    workbook: RawWorkbook, said: ToldBeside, problems: list[Problem], given_up: list[str]
) -> Iterator[tuple[RawSheet, list[Table]]]:
    """The tables of each sheet that is there to be read; of others only what is told."""
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
        yield from lists_beside(raw, said) or [(raw, list(lists_of(raw, said)))]
