"""Authors in rows of their own below a work whose title stands beside the first of them alone, and is not merged."""

from collections.abc import Iterator

from khenthuong_desktop.spreadsheets.cells.cell_signs import as_text, is_empty
from khenthuong_desktop.spreadsheets.cells.person_names import is_full_name
from khenthuong_desktop.spreadsheets.files.raw_sheets import RawSheet
from khenthuong_desktop.spreadsheets.problems import FIXED, Problem, column_letter
from khenthuong_desktop.spreadsheets.tables.header import Header

_OF_WORK = frozenset({"name", "decision_number", "decision_date", "decided_by", "year", "scope"})


def fill_works(raw: RawSheet, header: Header) -> Iterator[Problem]:
    """A row without a number and a title, that names somebody right below a work, is about a further author of it."""
    name, author = header.name_index, header.index_of("author_names")
    if header.layout.code != "initiatives_list" or name is None or author is None:
        return
    own = [index for index, column in header.columns.items() if column.field in _OF_WORK]
    first: list[object] | None = None
    filled_in = []
    for number, row in enumerate(raw.rows[header.body :], header.body + 1):
        if max(name, author) < len(row) and not is_empty(row[name]):
            first = row if not is_empty(row[author]) else None
            continue
        if first is None or not _names_author(row, author, header.ordinal):
            first = None  # what follows blanks, or words of another sort, is signed
            continue
        row.extend([""] * (max(own) + 1 - len(row)))
        for index in own:
            if is_empty(row[index]) and index < len(first):
                row[index] = first[index]
        filled_in.append(number)
    if filled_in:
        details = {"count": len(filled_in), "rows": ", ".join(map(str, filled_in))}
        yield Problem(FIXED, "work_from_above", raw.name, filled_in[0], column_letter(name), details=details)


def _names_author(row: list[object], author: int, ordinal: int | None) -> bool:
    if author >= len(row) or is_empty(row[author]):
        return False
    numbered = ordinal is not None and ordinal < len(row) and not is_empty(row[ordinal])
    return not numbered and is_full_name(as_text(row[author]))
