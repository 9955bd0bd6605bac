"""How many looks and names a workbook may hold beside its cells: each takes its time and memory, used or not."""

from collections.abc import Mapping
from pathlib import Path

from khenthuong_desktop.errors import FileTooLarge
from khenthuong_desktop.messages import say

# Excel itself stops at some 65,000 looks of cells, as many named ones, and a few hundred forms of numbers.
_MOST = (
    ("xl/styles.xml", "xf", 200_000, "limit_looks"),
    ("xl/styles.xml", "numFmt", 10_000, "limit_looks"),
    ("xl/workbook.xml", "definedName", 200_000, "limit_names"),
)


def refuse_too_many_beside(path: Path, parts: Mapping[str, bytes]) -> None:
    """Raises FileTooLarge."""
    for name, element, most, words in _MOST:
        part = parts.get(name, b"")
        if sum(part.count(mark + element.encode()) for mark in (b"<", b":")) > most:
            raise FileTooLarge(path, limit=say("spreadsheets", words, count=f"{most:,}".replace(",", ".")))
