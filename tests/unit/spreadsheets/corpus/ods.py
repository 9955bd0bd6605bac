"""A small .ods writer: as LibreOffice saves, with equal and empty cells and rows repeated by number."""

import zipfile
from datetime import date
from itertools import groupby
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from tests.unit.spreadsheets.corpus.drafts import EXCEL_DAY_ZERO, Cell, Value
from tests.unit.spreadsheets.corpus.grids import Merge, Sheet

_NAMES = "".join(f' xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in ("office", "table", "text"))
_NAMES += ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
_ALL_COLUMNS, _ALL_ROWS = 16_384, 1_048_576


def save_ods(path: Path, sheets: list[Sheet]) -> None:
    tables = "".join(
        f"<table:table table:name={quoteattr(one.name)}>{_columns(one)}{_rows(one)}</table:table>" for one in sheets
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content{_NAMES}><office:body><office:spreadsheet>'
        f"{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", "<manifest/>")


def _columns(sheet: Sheet) -> str:
    """All columns one by one as far as some are hidden."""
    shown = [' table:visibility="collapse"' * (at in sheet.hidden_columns) for at in range(9)]
    return "".join(f"<table:table-column{one}/>" for one in shown) if sheet.hidden_columns else ""


def _rows(sheet: Sheet) -> str:
    starts = {(merge[0], merge[1]): merge for merge in sheet.merges}
    covered = {
        (row, column)
        for top, left, bottom, right in sheet.merges
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
    } - starts.keys()
    made = ""
    for number, row in enumerate(sheet.rows):
        cells = [_cell(cell, (number, at) in covered, starts.get((number, at))) for at, cell in enumerate(row)]
        shown = ' table:visibility="filter"' * (number in sheet.hidden_rows)
        made += (
            f"<table:table-row{shown}>{_repeated([*cells, _cell(None, False, None)], _ALL_COLUMNS)}</table:table-row>"
        )
    rest = _ALL_ROWS - len(sheet.rows)
    blank = f'<table:table-cell table:number-columns-repeated="{_ALL_COLUMNS}"/>'
    return f'{made}<table:table-row table:number-rows-repeated="{rest}">{blank}</table:table-row>'


def _repeated(cells: list[str], width: int) -> str:
    """Runs of equal cells as one; the last reaches to the edge of the sheet."""
    made, used = "", 0
    runs = [(cell, len(list(run))) for cell, run in groupby(cells)]
    for number, (cell, count) in enumerate(runs):
        count = width - used if number == len(runs) - 1 else count
        used += count
        name = cell.split("-cell", 1)[0]
        made += cell.replace(f"{name}-cell", f'{name}-cell table:number-columns-repeated="{count}"', 1)
    return made


def _cell(cell: Value, covered: bool, merge: Merge | None) -> str:
    value = cell.value if isinstance(cell, Cell) else cell
    form = cell.form if isinstance(cell, Cell) else ""
    kind = "covered-table" if covered else "table"
    spans = ""
    if merge is not None:
        top, left, bottom, right = merge
        spans = f' table:number-columns-spanned="{right - left + 1}" table:number-rows-spanned="{bottom - top + 1}"'
    opened = f"<table:{kind}-cell{spans}"
    if value is None:
        return f"{opened}/>"
    if isinstance(value, str) and value.startswith("#"):
        error = f'office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>{value}</text:p>'
        return f'{opened} table:formula="of:=[.Z99]" {error}</table:{kind}-cell>'
    if isinstance(value, str):
        lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in value.split("\n"))
        return f'{opened} office:value-type="string">{lines}</table:{kind}-cell>'
    if form == "dd/mm/yyyy":
        day = date.fromordinal(int(value) + EXCEL_DAY_ZERO)
        return f'{opened} office:value-type="date" office:date-value="{day}"><text:p>{day}</text:p></table:{kind}-cell>'
    return f'{opened} office:value-type="float" office:value="{value}"><text:p>{value}</text:p></table:{kind}-cell>'
