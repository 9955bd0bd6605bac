"""A draft laid out on a sheet: every row at its place, merges, and which row holds which answer."""

from dataclasses import dataclass, field

from tests.unit.spreadsheets.corpus.drafts import Cell, Draft, Value

Merge = tuple[int, int, int, int]  # first row and column, last row and column, from 0


@dataclass
class Sheet:
    name: str
    rows: list[list[Value]]
    merges: list[Merge] = field(default_factory=list)
    hidden: bool = False
    hidden_rows: set[int] = field(default_factory=set)  # from 0
    hidden_columns: set[int] = field(default_factory=set)


@dataclass
class Grid:
    sheets: list[Sheet]
    row_of: list[int]  # for each answer its row, from 1
    header_row: int
    column_of: dict[str, int]


def lay_out(draft: Draft) -> Grid:
    """The draft's rows in the order of the sheet."""
    rows: list[list[Value]] = [_shifted(draft, row) for row in draft.above]
    merges: list[Merge] = []
    width = draft.shift + len(draft.columns)
    if rows and any(rows[0][draft.shift + 1 :]) is False and rows[0]:
        merges.append((0, draft.shift, 0, width - 1))
    header_row = len(rows)
    rows += _header(draft, header_row, merges)
    if draft.numbered:
        rows.append(_shifted(draft, [_number(draft.numbered, index) for index in range(len(draft.columns))]))
    row_of = []
    for index in range(len(draft.truth)):
        for row in draft.between.get(index, []):
            if row and row[-1] == "merged":
                merges.append((len(rows), draft.shift, len(rows), width - 1))
                row = row[:-1]
            rows.append(_shifted(draft, row))
        row_of.append(len(rows) + 1)
        rows.append(_shifted(draft, [column.cells[index] for column in draft.columns]))
    column_of = {column.field: draft.shift + at for at, column in enumerate(draft.columns)}
    for name, first, last in draft.merges:
        at = column_of[name]
        merges.append((row_of[first] - 1, at, row_of[last] - 1, at))
    rows += [_shifted(draft, row) for row in draft.below]
    aside = [Sheet(name, content, hidden=hidden) for name, hidden, content in draft.sheets_aside]
    return Grid([Sheet(draft.sheet, rows, merges), *aside], row_of, header_row + 1, column_of)


def _shifted(draft: Draft, row: list[Value]) -> list[Value]:
    return [*[None] * draft.shift, *row] if row else []


def _number(style: str, index: int) -> Value:
    if style == "A":
        return "AB"[index] if index < 2 else index - 1
    return f"({index + 1})" if style == "(1)" else index + 1


def _header(draft: Draft, top: int, merges: list[Merge]) -> list[list[Value]]:
    depth = max(len(column.headings) for column in draft.columns)
    rows: list[list[Value]] = []
    for level in range(depth):
        words: list[Value] = []
        for at, column in enumerate(draft.columns):
            written = column.headings[level] if level < len(column.headings) else None
            before = draft.columns[at - 1] if at else None
            shared = (
                before is not None
                and len(column.headings) > level + 1
                and before.headings[: level + 1] == column.headings[: level + 1]
            )
            words.append(None if shared else written)
        rows.append(_shifted(draft, words))
    for at, column in enumerate(draft.columns):
        place = draft.shift + at
        if len(column.headings) < depth:
            merges.append((top + len(column.headings) - 1, place, top + depth - 1, place))
    for level in range(depth - 1):
        start = None
        for place in range(draft.shift, draft.shift + len(draft.columns) + 1):
            at = place - draft.shift
            goes_on = at < len(draft.columns) and rows[level][place] is None and len(draft.columns[at].headings) > level
            if start is not None and not goes_on:
                if place - 1 > start:
                    merges.append((top + level, start, top + level, place - 1))
                start = None
            if at < len(draft.columns) and rows[level][place] is not None:
                start = place
    return rows


def shown(cell: Value) -> Value:
    """A cell's value without its dress."""
    return cell.value if isinstance(cell, Cell) else cell
