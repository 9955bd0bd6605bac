"""Parts of a file that were not read, in which somebody may stand whom the rest does not name."""

from khenthuong_desktop.spreadsheets.layouts.decision_lists import CODE
from khenthuong_desktop.spreadsheets.reader import ReadWorkbook

_NOT_READ = frozenset(
    {"file_left_out", "sheets_of_one_name", "hidden_sheet", "sheet_not_recognised", "columns_to_confirm",
     "columns_to_explain", "table_not_read", "table_beside", "far_columns", "too_many_rows", "too_many_faults",
     "rows_without_values", "rows_of_errors"}
)  # fmt: skip


def unread_parts(book: ReadWorkbook) -> tuple[str, ...]:
    """The files and sheets that were not read, or not to the end, or of whose lists of a decision the clerk left rows
    out."""
    names = [problem.sheet for problem in book.problems if problem.code in _NOT_READ and problem.sheet]
    names += [
        sheet.name for sheet in book.sheets if sheet.layout.code == CODE and any(row.left_out for row in sheet.data)
    ]
    return tuple(dict.fromkeys(names))
