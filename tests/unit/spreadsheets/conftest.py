"""Making small workbooks for the tests."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

Rows = Sequence[Sequence[Any]]
MakeWorkbook = Callable[..., Path]


@pytest.fixture
def make_workbook(tmp_path: Path) -> MakeWorkbook:
    """``make_workbook({"Nhân sự": rows}, merges={"Nhân sự": ["A1:K1"]})`` → the file's path."""

    def make(
        sheets: dict[str, Rows],
        merges: dict[str, list[str]] | None = None,
        hidden: Sequence[str] = (),
        name: str = "danh-sach.xlsx",
        unseen: Sequence[int | str] = (),
    ) -> Path:
        workbook = Workbook()
        workbook.remove(workbook.worksheets[0])
        for title, rows in sheets.items():
            sheet = workbook.create_sheet(title)
            for number, row in enumerate(rows, start=1):
                for column, value in enumerate(row, start=1):
                    if value is not None:
                        sheet.cell(number, column, value)
            for merge in (merges or {}).get(title, []):
                sheet.merge_cells(merge)
            for place in unseen:  # rows and columns as Excel names them
                found = sheet.column_dimensions if isinstance(place, str) else sheet.row_dimensions
                found[place].hidden = True
            if title in hidden:
                sheet.sheet_state = "hidden"
        path = tmp_path / name
        workbook.save(path)
        return path

    return make
