"""What the clerk mends while looking at a list: cells put right, rows left out; the workbook itself never changes."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from khenthuong_desktop.spreadsheets.cells.cell_signs import as_text
from khenthuong_desktop.spreadsheets.files.gathered import load_together
from khenthuong_desktop.spreadsheets.files.raw_sheets import RawSheet
from khenthuong_desktop.spreadsheets.problems import column_index, column_letter

Place = tuple[str, int, str]  # sheet ("": the only one), row from 1, letter of the column


@dataclass(frozen=True)
class Corrections:
    """Cells as they should be, and rows that are not taken: of the table in which the column stands, of all without
    a column."""

    cells: Mapping[Place, str] = field(default_factory=dict)
    left_out: frozenset[Place] = frozenset()

    def put_right(self, sheet: RawSheet) -> None:
        """Put the cells of one sheet right."""
        for (name, row, letters), value in self.cells.items():
            if name in ("", sheet.name) and 0 < row <= len(sheet.rows):
                cells, index = sheet.rows[row - 1], column_index(letters)
                cells.extend([""] * (index + 1 - len(cells)))
                sheet.as_written.setdefault((row - 1, index), cells[index])
                cells[index] = value
                sheet.uncalculated.discard((row - 1, index))

    def rows_left_out(self, sheet: str, columns: Collection[str]) -> frozenset[int]:
        """The rows of a table with these columns that are not taken."""
        return frozenset(
            row for name, row, letters in self.left_out if name in ("", sheet) and letters in ("", *columns)
        )

    @property
    def places(self) -> set[Place]:
        """All rows it speaks of; with a column where it is of one table."""
        return {*self.left_out, *((name, row, "") for name, row, _ in self.cells)}


def cells_of_row(files: Sequence[Path], sheet: str, row: int, corrections: Corrections) -> dict[str, str]:
    """What stands in one row (letter → words), put right as far as it was; raises the known file errors."""
    for raw in load_together(files).sheets:
        if raw.name == sheet and 0 < row <= len(raw.rows):
            corrections.put_right(raw)
            return {column_letter(index): as_text(cell) for index, cell in enumerate(raw.rows[row - 1])}
    return {}
