"""Lists kept as text: .csv and .tsv in the encodings that Windows programs write."""

import csv
from datetime import date
from io import StringIO
from pathlib import Path

from tests.unit.spreadsheets.corpus.cell_quirks import tones_apart
from tests.unit.spreadsheets.corpus.drafts import EXCEL_DAY_ZERO, Cell, Value
from tests.unit.spreadsheets.corpus.grids import Sheet


def save_text(path: Path, sheet: Sheet, encoding: str, mark: str) -> None:
    target = StringIO(newline="")
    width = max(len(row) for row in sheet.rows)
    writer = csv.writer(target, delimiter=mark)
    for row in sheet.rows:
        shown = [_shown(cell) for cell in row] + [""] * (width - len(row))
        if encoding == "latin-1":  # the old one-byte encodings have no such signs
            shown = [words.replace("”", '"').replace("…", "...").replace("–", "-") for words in shown]
        writer.writerow(shown)
    words = target.getvalue()
    if encoding == "cp1258":
        words = "".join(tones_apart(letter) for letter in words)
    path.write_bytes(words.encode(encoding, errors="strict"))


def _shown(cell: Value) -> str:
    """What the sheet shows is what the text file holds."""
    form = cell.form if isinstance(cell, Cell) else ""
    value = cell.value if isinstance(cell, Cell) else cell
    if value is None:
        return ""
    if form == "dd/mm/yyyy":
        assert isinstance(value, int)
        return f"{date.fromordinal(value + EXCEL_DAY_ZERO):%d/%m/%Y}"
    return str(value).zfill(len(form)) if form.startswith("0") else str(value)
