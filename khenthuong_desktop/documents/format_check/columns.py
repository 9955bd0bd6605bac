"""How wide the columns of a table really are: by its grid, or by its cells where a program left the grid alone."""

from xml.etree.ElementTree import Element

from khenthuong_desktop.documents.format_check.measures import twips
from khenthuong_desktop.documents.format_check.styles import W, named

_ALIKE = 20  # columns that differ by no more than this, in twips, are equal


def column_widths(table: Element) -> tuple[tuple[int, ...], int]:
    """Room of each column and width of the whole table, in twips.

    python-docx leaves equal columns in the grid and writes the true widths into the cells; elsewhere, when grid and
    cells disagree, a column has the room of the narrower and the table the width of the wider.
    """
    grid = [twips(item.get(f"{W}w", "0")) for item in table.findall(f"{W}tblGrid/{W}gridCol")]
    cells = _widths_of_cells(table, len(grid))
    asked = [cells.get(place, width) for place, width in enumerate(grid or cells.values())]
    if not grid or max(grid) - min(grid) <= _ALIKE:
        return tuple(asked), sum(asked)
    return tuple(min(pair) for pair in zip(grid, asked, strict=True)), max(sum(grid), sum(asked))


def _widths_of_cells(table: Element, columns: int) -> dict[int, int]:
    """What the first cell of one column's width asks for, column by column."""
    widths: dict[int, int] = {}
    for row in table.iterfind(f"{W}tr"):
        if columns and len(widths) == columns:
            break
        column = int(named(row, "trPr/gridBefore") or "0")
        for cell in row.iterfind(f"{W}tc"):
            span = int(named(cell, "tcPr/gridSpan") or "1")
            wanted = cell.find(f"{W}tcPr/{W}tcW")
            if span == 1 and wanted is not None and wanted.get(f"{W}type", "dxa") == "dxa":
                width = twips(wanted.get(f"{W}w", "0"))
                if width > 0:
                    widths.setdefault(column, width)
            column += span
    return widths
