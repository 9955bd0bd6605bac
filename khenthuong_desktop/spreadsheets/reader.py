"""Any office list in: sheets, rows and every problem, each with its sheet, row and column."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from khenthuong_desktop.spreadsheets.carrying import blank_repeated_headers, fill_ditto, fill_merged
from khenthuong_desktop.spreadsheets.headings import (
    Header,
    codes_can_be_made,
    find_header,
    is_aside,
    lacking_columns,
    titled_layout,
)
from khenthuong_desktop.spreadsheets.layouts import LAYOUTS
from khenthuong_desktop.spreadsheets.problems import (
    ERROR,
    FIXED,
    WARNING,
    Problem,
    column_letter,
)
from khenthuong_desktop.spreadsheets.raw_sheets import RawSheet, load_workbook
from khenthuong_desktop.spreadsheets.read_rows import ReadRow, ReadSheet, RowReader
from khenthuong_desktop.spreadsheets.recalling import ToldColumns, fingerprint, recall
from khenthuong_desktop.spreadsheets.row_checks import under_heading
from khenthuong_desktop.spreadsheets.row_classes import RowClass, RowClassifier
from khenthuong_desktop.spreadsheets.values import as_text, is_empty
from khenthuong_desktop.spreadsheets.words import nearest
from khenthuong_desktop.spreadsheets.year_columns import is_award_of_year

Progress = Callable[[int, int, str], None]

_VENDOR_CODE = re.compile(r"\d{4,}|[A-ZĐ]{2,12}")
_STEP = 500
_READ: list[object] = []


@dataclass
class ReadWorkbook:
    """All known lists of a file and the problems of the file as a whole."""

    path: Path
    sheets: list[ReadSheet]
    file_problems: list[Problem]

    @property
    def problems(self) -> list[Problem]:
        """All problems in reading order."""
        return [*self.file_problems, *(problem for sheet in self.sheets for problem in sheet.problems)]


def read_workbook(
    path: Path | str,
    layout: str | None = None,
    mapping: Mapping[str, str] | None = None,
    progress: Progress | None = None,
    known: Mapping[str, ToldColumns] | None = None,
) -> ReadWorkbook:
    """Read every list in a workbook. ``layout`` fixes which list it is, ``mapping`` (heading → field) what a
    column holds; without them what is ``known`` of the list's fingerprint. Raises the known file errors;
    everything inside the sheets is a problem in the answer."""
    path = Path(path)
    workbook = load_workbook(path)
    meanings = _code_meanings(workbook.sheets)
    sheets: list[ReadSheet] = []
    problems = list(workbook.problems)
    for raw in workbook.sheets:
        if is_aside(raw) or not any(not is_empty(cell) for row in raw.rows for cell in row):
            if raw.hidden and titled_layout(raw) is not None:
                problems.append(Problem(WARNING, "hidden_sheet", raw.name))
            continue
        recalled = recall(raw, known or {}) if layout is None and not mapping else None
        told = recalled or ToldColumns(layout, mapping or {})
        header = find_header(raw, LAYOUTS[told.layout] if told.layout else None, told.mapping)
        if header is None:
            problems.extend(raw.problems)
            problems.append(Problem(WARNING, "sheet_not_recognised", raw.name))
        else:
            print_of_list = fingerprint(raw.rows[header.row])
            sheet = _read_sheet(raw, header, meanings, progress)
            sheet.fingerprint = print_of_list
            if recalled is not None:
                sheet.problems.append(_recalled(sheet, recalled))
            sheets.append(sheet)
    if not sheets:
        problems = [found for found in problems if found.severity is ERROR or found.code == "hidden_sheet"]
        problems.append(Problem(ERROR, "no_list_found"))
    return ReadWorkbook(path, sheets, problems)


def _recalled(sheet: ReadSheet, told: ToldColumns) -> Problem:
    """Says that columns are understood as the clerk said last time."""
    named = ((heading, sheet.layout.column(field)) for heading, field in told.mapping.items())
    columns = ", ".join(f"“{heading}” → “{column.heading}”" for heading, column in named if column)
    details = {"title": sheet.layout.title, "columns": columns or f"“{sheet.layout.title}”"}
    return Problem(FIXED, "columns_recalled", sheet.name, sheet.header_row, details=details)


def _code_meanings(sheets: Sequence[RawSheet]) -> dict[str, str]:
    """What the codes in an office's hidden or look-up sheets stand for: "1650360491" → "Bằng khen"."""
    meanings: dict[str, str] = {}
    for sheet in sheets:
        if not is_aside(sheet):
            continue
        for row in sheet.rows:
            cells = [as_text(cell).strip() for cell in row]
            for left, right in pairwise(cells):
                if right and _is_code_of(left, right):
                    meanings.setdefault(left, right)
            for left, right in pairwise(cells):
                if left and _is_code_of(right, left):
                    meanings.setdefault(right, left)
    return meanings


def _is_code_of(code: str, words: str) -> bool:
    """A vendor's number or short name beside what it stands for, which may itself be short: 1650360404, LĐTT."""
    if not _VENDOR_CODE.fullmatch(code):
        return False
    return not words.isdecimal() if code.isdecimal() else not _VENDOR_CODE.fullmatch(words)


def _read_sheet(raw: RawSheet, header: Header, meanings: Mapping[str, str], progress: Progress | None) -> ReadSheet:
    letters = {column.field: column_letter(index) for index, column in header.columns.items()}
    if header.name_index is not None:
        letters.setdefault("name", column_letter(header.name_index))
    blank_repeated_headers(raw, header)
    fill_merged(raw, header)
    ditto = list(fill_ditto(raw, header))
    above = " ".join(as_text(cell) for row in raw.rows[: header.row] for cell in row if not is_empty(cell))
    sheet = ReadSheet(raw.name, header.layout, header.row + 1, letters, [], list(raw.problems), above)
    _report_header(raw, header, sheet)
    for said, value in header.said_above.items():
        named = header.layout.column(said)
        details = {"heading": named.heading if named else said, "new": value}
        sheet.problems.append(Problem(FIXED, "said_above", raw.name, header.row, details=details))
    sheet.problems.extend(ditto)
    classifier = RowClassifier(raw, header)
    reader = RowReader(raw, header, sheet, meanings)
    groups: tuple[str, ...] = ()
    count = len(raw.rows)
    for number in range(header.body, count):
        row, raw.rows[number] = raw.rows[number], _READ  # once, and let go, for lists may be long
        row_class, words = classifier.classify(number, row)
        if row_class is RowClass.DATA:
            sheet.rows.append(reader.read(number, row, groups))
        else:
            if row_class is RowClass.GROUP:
                groups = under_heading(groups, words)
            elif row_class is RowClass.TAIL:
                sheet.foot.extend(as_text(cell).strip() for cell in row if not is_empty(cell))
            read = ReadRow(number + 1, row_class, {"name": words} if words else {})
            sheet.rows.append(read)
        if progress is not None and number % _STEP == 0:
            progress(number, count, raw.name)
    while sheet.rows and sheet.rows[-1].row_class is RowClass.BLANK:
        sheet.rows.pop()
    return sheet


def _report_header(raw: RawSheet, header: Header, sheet: ReadSheet) -> None:
    """Missing required columns (error, with the unknown heading most like it), extra columns (note)."""
    unknown = {words: index for index, words in header.unknown.items()}
    used = set()
    for column in lacking_columns(header, raw):
        near = nearest(column.heading, unknown)
        if near is None and codes_can_be_made(header.layout, column):
            details = {"heading": column.heading}
            sheet.problems.append(Problem(FIXED, "codes_made", raw.name, header.row + 1, details=details))
            continue
        sheet.usable = False
        if near is not None:
            used.add(near)
        code = "missing_column_near" if near else "missing_column"
        letter = column_letter(unknown[near]) if near else None
        details = {"heading": column.heading, "nearest": near or ""}
        sheet.problems.append(Problem(ERROR, code, raw.name, header.row + 1, letter, near, details))
    absent = [c.heading for c in header.layout.columns if c.field not in sheet.columns]
    for words, index in unknown.items():
        if words not in used:
            near = nearest(words, absent, cutoff=0.85)
            code = "extra_column_near" if near else "extra_column"
            code = "extra_award_year" if is_award_of_year(words) else code
            place = (raw.name, header.row + 1, column_letter(index), words)
            sheet.problems.append(Problem(WARNING, code, *place, details={"heading": words, "nearest": near or ""}))
    for index, column in header.repeated.items():
        details = {"heading": column.heading, "first": sheet.columns[column.field]}
        sheet.problems.append(
            Problem(WARNING, "repeated_column", raw.name, header.row + 1, column_letter(index), column.heading, details)
        )
