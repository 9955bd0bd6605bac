"""Lists as offices keep them, every cell read right: layouts × quirks × encodings, each from its seed."""

from pathlib import Path
from typing import Any

import pytest

from khenthuong_desktop.spreadsheets.problems import column_letter
from khenthuong_desktop.spreadsheets.reader import ReadWorkbook, read_workbook
from tests.unit.spreadsheets.corpus.recipes import Made, Recipe, recipes

LISTS_OF_A_KIND = 11
SOAKED_LISTS_OF_A_KIND = 300


def faults(made: Made, book: ReadWorkbook) -> list[str]:
    """Every difference between what was read and what the list says."""
    if len(book.sheets) != 1:
        return [f"{len(book.sheets)} sheets: {[problem.message for problem in book.problems]}"]
    (sheet,) = book.sheets
    found = []
    if (sheet.layout.code, sheet.header_row) != (made.draft.layout, made.grid.header_row):
        found.append(f"{sheet.layout.code} row {sheet.header_row}, not {made.draft.layout} row {made.grid.header_row}")
    read = {row.row: row.fields for row in sheet.data}
    told = dict(zip(made.grid.row_of, made.draft.truth, strict=True))
    for row in sorted(read.keys() | told.keys()):
        found.extend(differences(row, read.get(row), told.get(row)))
    errors = {(problem.code, problem.row, problem.column) for problem in book.problems if problem.severity == "error"}
    expected = {
        (code, made.grid.row_of[index], column_letter(_place(made, index, name)))
        for code, index, name in made.draft.expected_errors
    }
    found.extend(f"error {error}" for error in sorted(map(str, errors ^ expected)))
    return found


def _place(made: Made, index: int, name: str) -> int:
    told: bool = made.draft.truth[index].get("gender") == "female"
    halves = (name, f"{name}_male", f"{name}_female")
    at = [made.grid.column_of[half] for half in halves if half in made.grid.column_of]
    if len(at) > 1:
        return at[told]
    return at[0]


def differences(row: int, read: dict[str, Any] | None, told: dict[str, Any] | None) -> list[str]:
    if read is None or told is None:
        return [f"row {row}: read {read}, told {told}"]
    names = sorted(read.keys() | told.keys())
    return [
        f"row {row} {name}: {read.get(name)!r}, not {told.get(name)!r}"
        for name in names
        if read.get(name) != told.get(name)
    ]


@pytest.mark.parametrize("recipe", recipes(LISTS_OF_A_KIND), ids=str)
def test_every_cell_of_the_list_is_read_right(recipe: Recipe, tmp_path: Path) -> None:
    made = recipe.make(tmp_path)
    assert faults(made, read_workbook(made.path)) == [], made.draft.quirks


@pytest.mark.soak
@pytest.mark.parametrize("first_seed", range(1_000, 1_000 + SOAKED_LISTS_OF_A_KIND, 30))
def test_cells_of_many_more_lists_are_read_right(first_seed: int, tmp_path: Path) -> None:
    """One in ten thousand may be beyond telling: "Hà" in TCVN3 without its font may be a word in capitals."""
    wrong: list[str] = []
    cells = 0
    for recipe in recipes(30, first_seed):
        made = recipe.make(tmp_path)
        cells += sum(map(len, made.draft.truth))
        wrong += [f"{recipe} {found}" for found in faults(made, read_workbook(made.path))]
    assert len(wrong) <= cells / 10_000, wrong
