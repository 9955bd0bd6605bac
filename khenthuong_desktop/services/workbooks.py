"""The standard input workbook, blank for the clerk or filled with given rows."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.spreadsheets.standard_workbook import write_blank_workbook, write_standard_workbook


def write_blank(library: Library, path: Path) -> None:
    """The blank workbook with drop-downs and a guide; award names as the rule packs have them."""
    write_blank_workbook(path, _award_names(library))


def write_filled(library: Library, path: Path, rows: Mapping[str, Sequence[Mapping[str, Any]]]) -> None:
    """The workbook with ``rows`` by sheet (``people``, ``ratings`` …); awards are given by pack code."""
    named = {
        sheet: [{**row, "award": library.award(row["award"]).name} if "award" in row else row for row in lines]
        for sheet, lines in rows.items()
    }
    write_standard_workbook(path, named, _award_names(library))


def _award_names(library: Library) -> list[str]:
    return [award.name for award in library.awards.values()]
