"""What the options of verbs that take lists in say: who is meant, what columns hold, cells put right, rows left out."""

import argparse
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from khenthuong_desktop.cli.arguments import BadArguments

if TYPE_CHECKING:
    from khenthuong_desktop.services.imports import Corrections, Preview

ANEW = "mới"  # none of those asked about
SAME = "đúng"
_NUMBER = re.compile(r"[1-9]\d{0,6}")
_ROW = re.compile(r"([A-Z]{0,3})([1-9]\d{0,6})")  # of the table in which the column stands
_LETTER = re.compile(r"^[A-Z]$")
_CELL = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")


def choices_of(arguments: argparse.Namespace) -> dict[str, str]:
    """The answers given with ``--same``."""
    from khenthuong_desktop.services.imports import NEW

    return {key: NEW if code == ANEW else code for key, code in _pairs("--same", arguments.same).items()}


def columns_of(told: Sequence[str]) -> dict[str, str]:
    """What columns hold, by heading or letter; a letter alone is the place "[B]"."""
    return {_LETTER.sub(r"[\g<0>]", key): field for key, field in _pairs("--map", told).items()}


def headings_of(told: Sequence[str]) -> dict[str, int]:
    """ "Sheet1=5": in which row the headings of a sheet stand; without a sheet it is the only one."""
    found = {}
    for one in told:
        sheet, _, row = one.rpartition("=")
        if _NUMBER.fullmatch(row.strip()) is None:
            raise BadArguments(f"--heading-row: “{one}” chưa đúng (ví dụ: Sheet1=5)", "")
        found[sheet.strip()] = int(row)
    return found


def check_columns(mapping: Mapping[str, str], preview: "Preview") -> None:
    """Every column that is told is there."""
    from khenthuong_desktop.spreadsheets.words import plain

    uses = [use for sheet in preview.sheets for use in sheet.uses]
    there = {plain(use.heading) for use in uses} | {f"[{use.column}]" for use in uses}
    vain = [key for key in mapping if key not in there and plain(key) not in there]
    if vain and uses:
        raise BadArguments(f"--map: không có cột nào là “{'”, “'.join(vain)}” (ghi tiêu đề, hoặc chữ của cột: B)", "")


def _pairs(option: str, told: Sequence[str]) -> dict[str, str]:
    """ "a=b;c=d", given once or several times, as a dictionary; one thing is told one way only."""
    found: dict[str, str] = {}
    for part in filter(None, (part.strip() for words in told for part in words.split(";"))):
        left, _, right = (words.strip() for words in part.rpartition("="))
        if found.setdefault(left, right) != right:
            raise BadArguments(f"{option}: “{left}” được ghi hai cách: “{found[left]}” và “{right}”; chỉ ghi một", "")
    return found


def corrections_of(cells: Sequence[str], rows: Sequence[str]) -> "Corrections":
    """ "Sheet1!C5=value" and "Sheet1!12;13"; without a sheet it is the only one."""
    from khenthuong_desktop.services.imports import Corrections

    right = {}
    for told in cells:
        place, sign, value = told.partition("=")
        sheet, _, cell = place.strip().rpartition("!")
        found = _CELL.fullmatch(cell.strip().upper())
        if not sign or found is None:
            raise BadArguments(f"--set: “{told}” chưa đúng (ví dụ: Sheet1!C5=05/07/1985)", "")
        right[sheet, int(found[2]), found[1]] = value.strip()
    left_out = set()
    for place in filter(None, (part.strip() for told in rows for part in told.split(";"))):
        sheet, _, row = place.rpartition("!")
        if (found := _ROW.fullmatch(row.upper())) is None:
            raise BadArguments(f"--skip: “{place}” chưa đúng (ví dụ: Sheet1!12)", "")
        left_out.add((sheet, int(found[2]), found[1]))
    return Corrections(right, frozenset(left_out))
