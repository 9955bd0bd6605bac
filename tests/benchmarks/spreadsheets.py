"""Lists in: 50,000 people read, cleaned, matched and stored; blank rows, the old format, a usual list."""

import json
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from statistics import median
from typing import Any

from tests.benchmarks.measure import Result, in_turns
from tests.benchmarks.office_files import xls_of_people, xlsx_of_people, xlsx_with_blank_rows

MANY, USUAL, BLANK = 50_000, 300, 200_000
_MEMORY = 150


def _run(way: str, path: Path) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.benchmarks.import_run", way, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=600)
    told: dict[str, Any] = json.loads(done.stdout)
    return told


@cache
def _in_turns(ours: str, peer: str, path: Path, rounds: int) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Both ways in processes of their own, one after the other, their rows compared."""
    told: tuple[list[dict[str, Any]], list[dict[str, Any]]] = ([], [])
    for _ in range(rounds):
        for runs, way in zip(told, (ours, peer), strict=True):
            runs.append(_run(way, path))
    assert len({(run["count"], run["rows"]) for runs in told for run in runs}) == 1, "the two ways disagree"
    return told


def _medians(told: tuple[list[dict[str, Any]], list[dict[str, Any]]], name: str) -> tuple[float, float]:
    return median(run[name] for run in told[0]), median(run[name] for run in told[1])


def import_list() -> Result:
    """50,000 × 15 into the data with their history, against openpyxl and ``session.add`` for each row."""
    told = _in_turns("import", "add", xlsx_of_people(MANY), 3)
    ours, peer = _medians(told, "seconds")
    busy, others_busy = _medians(told, "cpu")
    return Result(
        "import_50000_seconds",
        ours,
        peer,
        "openpyxl + ORM add",
        "≥ 10 ×",
        peer >= 10 * ours,
        cpu_ratio=others_busy / busy,
    )


def import_memory() -> Result:
    """The most memory our process held during that."""
    ours, peer = _medians(_in_turns("import", "add", xlsx_of_people(MANY), 3), "peak")
    goal = f"≤ {_MEMORY} MB"
    return Result("import_50000_megabytes", ours, peer, "openpyxl + ORM add", goal, ours <= _MEMORY, _MEMORY)


def blank_rows() -> Result:
    """300 people above 200,000 formatted blank rows."""
    path = xlsx_with_blank_rows(USUAL, BLANK)
    told = _in_turns("read", "read_plainly", path, 3)
    ours, peer = _medians(told, "seconds")
    busy, others_busy = _medians(told, "cpu")
    goal = "≥ 20 ×"
    return Result(
        "read_blank_rows_seconds", ours, peer, "openpyxl", goal, peer >= 20 * ours, cpu_ratio=others_busy / busy
    )


def blank_rows_memory() -> Result:
    """Memory that reading this file took beyond the started program."""
    path = xlsx_with_blank_rows(USUAL, BLANK)
    ours, peer = _medians(_in_turns("read", "read_plainly", path, 3), "added")
    return Result("read_blank_rows_megabytes", ours, peer, "openpyxl", "≥ 15 ×", peer >= 15 * ours)


def old_format() -> Result:
    """Cells of an .xls: ours, with the checks of the file, against xlrd."""
    import xlrd

    from khenthuong_desktop.spreadsheets.files.raw_sheets import load_workbook

    path = xls_of_people(MANY)

    def plainly() -> list[list[Any]]:
        sheet = xlrd.open_workbook(path).sheet_by_index(0)
        return [sheet.row_values(number) for number in range(sheet.nrows)]

    names = [row[2] for row in plainly()]
    assert len(names) == MANY + 1 and [row[2] for row in load_workbook(path).sheets[0].rows] == names
    ours, peer = in_turns(lambda: load_workbook(path), plainly, 3)
    met = peer.wall >= 2 * ours.wall
    return Result("read_xls_seconds", ours.wall, peer.wall, "xlrd", "≥ 2 ×", met, cpu_ratio=peer.cpu / ours.cpu)


def usual_list() -> Result:
    """A list of 300 people from choosing the file to the preview, the reader loaded on the way."""
    path = xlsx_of_people(USUAL)
    ours, peer = _medians(_in_turns("preview", "read_plainly", path, 5), "seconds")
    return Result("preview_300_seconds", ours, peer, "openpyxl's reading alone", "≤ 0.5 s", ours <= 0.5, 0.5)


BENCHMARKS: dict[str, Callable[[], Result]] = {
    "import_list": import_list,
    "import_memory": import_memory,
    "blank_rows": blank_rows,
    "blank_rows_memory": blank_rows_memory,
    "old_format": old_format,
    "usual_list": usual_list,
}
