"""Several workbooks read as one: every sheet and every problem keeps the name of its file."""

import os
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from khenthuong_desktop.errors import FileEncrypted, FileInUse, FileProblem, FileTooLarge, FileUnreadable, NotAWorkbook
from khenthuong_desktop.messages import explain
from khenthuong_desktop.spreadsheets.files.raw_sheets import RawWorkbook, load_workbook
from khenthuong_desktop.spreadsheets.problems import ERROR, Problem

_MARK = " · "  # stands between the name of a sheet, which may hold it too, and that of its file, which never does
_NO_LISTS = (FileEncrypted, FileInUse, FileTooLarge, FileUnreadable, NotAWorkbook)
_ENDING = re.compile(r"\.[^. ]*$")  # of the name of a file


def load_together(paths: Sequence[Path]) -> RawWorkbook:
    """All sheets of these files; raises the known file errors. A file that is named twice is read once. One of
    several that cannot be read is told and left out, unless none can."""
    files = different(paths)
    if len(files) == 1:
        return load_workbook(files[0])
    together = RawWorkbook([], [])
    left_out: list[FileProblem] = []
    for path, name in zip(files, file_names(files), strict=True):
        try:
            book = load_workbook(path)
        except _NO_LISTS as fault:
            left_out.append(fault)
            together.problems.append(Problem(ERROR, "file_left_out", name, details={"why": explain(fault)}))
            continue
        for sheet in book.sheets:
            sheet.name = f"{sheet.name}{_MARK}{name}"
            sheet.problems = [replace(problem, sheet=sheet.name) for problem in sheet.problems]
        together.sheets.extend(book.sheets)
        together.problems.extend(replace(problem, sheet=name) for problem in book.problems)
    if len(left_out) == len(files):
        raise left_out[0]
    return together


def different(files: Iterable[Path]) -> list[Path]:
    """The files, each once however often and in whatever way it is named."""
    found: dict[Path, Path] = {}
    for path in files:
        found.setdefault(Path(os.path.realpath(path)), path)  # a link to itself, too, which cannot be read
    return list(found.values())


def own_name(sheet: str) -> str:
    """The name of a sheet in its own file."""
    return sheet.rpartition(_MARK)[0] if file_of(sheet) else sheet


def file_of(sheet: str) -> str:
    """The file that a sheet came from; nothing where only one was read."""
    _, mark, name = sheet.rpartition(_MARK)
    return name if mark and _ENDING.search(name) else ""


def file_names(files: Sequence[Path]) -> list[str]:
    """The names of the files, with as many of their folders as tell those apart that bear one name; else a number."""
    parts = [(*path.parent.resolve().parts, path.name) for path in files]
    names = [_shown(path, 1) for path in parts]
    for depth in range(2, max(map(len, parts), default=0) + 1):
        often = Counter(names)
        names = [name if often[name] == 1 else _shown(path, depth) for name, path in zip(names, parts, strict=True)]
    told: Counter[str] = Counter()
    for place, name in enumerate(names):
        told[name] += 1
        names[place] = name if told[name] == 1 else f"{told[name]}. {name}"
    return names


def _shown(parts: Sequence[str], depth: int) -> str:
    name = "/".join(parts[-depth:]).replace(_MARK, " - ")
    return name if _ENDING.search(name) else f"{name}."
