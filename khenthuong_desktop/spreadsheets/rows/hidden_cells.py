"""What a clerk does not see in the sheet though it is read, hidden or filtered rows, hidden columns; and what is read
though it is struck out."""

from collections.abc import Iterator
from itertools import islice

from khenthuong_desktop.spreadsheets.files.raw_sheets import RawSheet
from khenthuong_desktop.spreadsheets.problems import WARNING, Problem, column_letter
from khenthuong_desktop.spreadsheets.rows.lost_rows import ranges
from khenthuong_desktop.spreadsheets.rows.read_sheet import ReadSheet
from khenthuong_desktop.spreadsheets.tables.header import Header

_SHOWN = 12  # runs of rows


def hidden_problems(raw: RawSheet, header: Header, sheet: ReadSheet) -> Iterator[Problem]:
    """Rows of data and columns with a field that are read though nobody sees them, rows whose name is struck out."""
    struck = {row for row, column in raw.struck if column == header.name_index}
    for code, concerned in (("hidden_rows", raw.hidden_rows), ("struck_rows", struck)):
        if rows := [row.row for row in sheet.data if row.row - 1 in concerned and not row.left_out]:
            runs = list(ranges([row - 1 for row in rows]))
            shown = ", ".join(islice(runs, _SHOWN)) + (" …" if len(runs) > _SHOWN else "")
            yield Problem(WARNING, code, raw.name, rows[0], details={"count": len(rows), "rows": shown})
    for index in sorted(raw.hidden_columns & header.columns.keys()):
        place = (raw.name, header.row + 1, column_letter(index), header.headings.get(index))
        yield Problem(WARNING, "hidden_column", *place, details={"heading": header.columns[index].heading})
