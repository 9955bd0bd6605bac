"""Several workbooks read as one: every sheet and every problem keeps the name of its file."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from khenthuong_desktop.spreadsheets.raw_sheets import RawWorkbook, load_workbook

_MARK = " · "  # stands between the name of a sheet and that of its file


def load_together(paths: Sequence[Path]) -> RawWorkbook:
    """All sheets of these files; raises the known file errors. A file that is named twice is read once."""
    files = list(dict.fromkeys(paths))
    if len(files) == 1:
        return load_workbook(files[0])
    together = RawWorkbook([], [])
    for path, name in zip(files, file_names(files), strict=True):
        book = load_workbook(path)
        for sheet in book.sheets:
            sheet.name = f"{sheet.name}{_MARK}{name}"
            sheet.problems = [replace(problem, sheet=sheet.name) for problem in sheet.problems]
        together.sheets.extend(book.sheets)
        together.problems.extend(replace(problem, sheet=name) for problem in book.problems)
    return together


def own_name(sheet: str) -> str:
    """The name of a sheet in its own file."""
    return sheet.partition(_MARK)[0]


def file_of(sheet: str) -> str:
    """The file that a sheet came from; nothing where only one was read."""
    return sheet.partition(_MARK)[2]


def file_names(files: Sequence[Path]) -> list[str]:
    """The names of the files, with their folders where two bear one name."""
    names = [path.name for path in files]
    return [path.name if names.count(path.name) == 1 else f"{path.parent.name}/{path.name}" for path in files]
