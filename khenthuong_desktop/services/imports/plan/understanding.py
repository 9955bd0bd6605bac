"""What was understood of a sheet, in a line: which list, by what, how sure of its columns, what nobody understood."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Protocol

from khenthuong_desktop.messages import say
from khenthuong_desktop.spreadsheets.columns import ORDINAL
from khenthuong_desktop.spreadsheets.layouts.layouts import LAYOUTS
from khenthuong_desktop.spreadsheets.tables.column_uses import ColumnUse, Confidence

_FROM_WORST = (Confidence.SUPPOSED, Confidence.LIKELY, Confidence.SURE, Confidence.TOLD)


class _Sheet(Protocol):
    @property
    def layout(self) -> str: ...
    @property
    def header_row(self) -> int: ...
    @property
    def headed(self) -> bool: ...
    @property
    def to_confirm(self) -> bool: ...
    @property
    def uses(self) -> Sequence[ColumnUse]: ...
    @property
    def classes(self) -> Mapping[str, int]: ...


def confidence(sheet: _Sheet) -> Confidence:
    """How sure the list is: as its least sure column that is read."""
    if not sheet.layout or sheet.to_confirm:
        return Confidence.SUPPOSED if sheet.layout else Confidence.UNKNOWN
    there = {use.confidence for use in _read(sheet)}
    return next((one for one in _FROM_WORST if one in there), Confidence.UNKNOWN)


def understood(sheet: _Sheet) -> str:
    """ "Danh sách cá nhân, tiêu đề ở dòng 6: 7 cột chắc chắn; 40 dòng dữ liệu, 2 dòng cộng; chưa hiểu E, F"."""
    counts = Counter(use.confidence for use in _read(sheet))
    parts = [
        say("spreadsheets", f"understood_{one}", count=counts[one]) for one in reversed(_FROM_WORST) if counts[one]
    ]
    lost = ", ".join(use.column for use in sheet.uses if use.lost)
    place = "understood_headed" if sheet.headed else "understood_without_heading"
    title = LAYOUTS[sheet.layout].title if sheet.layout else ""
    words = say("spreadsheets", place, title=title, row=sheet.header_row, columns=", ".join(parts))
    rows = [say("spreadsheets", f"understood_rows_{one}", count=count) for one, count in sheet.classes.items()]
    words = "; ".join(filter(None, (words, ", ".join(rows))))
    return say("spreadsheets", "understood_but", words=words, lost=lost) if lost else words


def _read(sheet: _Sheet) -> list[ColumnUse]:
    return [use for use in sheet.uses if use.field is not None and use.field != ORDINAL.field]
