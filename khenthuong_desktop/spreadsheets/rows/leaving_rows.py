"""Rows of people who left: by their own words, by those of the heading over them, or by the title of their list."""

from collections.abc import Iterator, Sequence

from khenthuong_desktop.spreadsheets.cells.cell_signs import as_text
from khenthuong_desktop.spreadsheets.files.raw_sheets import RawSheet
from khenthuong_desktop.spreadsheets.problems import FIXED, WARNING, Problem, column_letter
from khenthuong_desktop.spreadsheets.rows.read_sheet import ReadRow, ReadSheet
from khenthuong_desktop.spreadsheets.tables.header import Header
from khenthuong_desktop.spreadsheets.tables.service_days import leaves
from khenthuong_desktop.spreadsheets.tables.staff_changes import Change, change_of, is_day, reasons, tells_changes

_PLACES = ("came_from", "moved_to")
_MOST_SHOWN = 20  # rows


class LeavingRows:
    """Keeps the day beside a row for those who left alone, and remembers what is to be told of all."""

    def __init__(self, raw: RawSheet, header: Header, sheet: ReadSheet) -> None:
        self._sheet = sheet
        self._all_leave = leaves(raw, header)
        self.looks = self._all_leave or tells_changes(raw, header)
        self._reasons = reasons(header) if self.looks else []
        self._day = header.index_of("until")
        self._heading = header.headings.get(self._day, "") if self._day is not None else ""
        self._of_some = self.looks and self._day is not None and not self._all_leave and is_day(self._heading)
        self._goes = not any(header.index_of(place) is not None for place in _PLACES)
        self._left: list[int] = []
        self._staying: list[int] = []
        self._gone: list[int] = []
        self._others: list[int] = []

    def take_heading(self, row: ReadRow) -> Change | None:
        """What the heading over a row says became of people; then it is no unit of theirs."""
        told = [change_of(words) for words in row.groups]
        row.groups = tuple(words for words, change in zip(row.groups, told, strict=True) if change is None)
        return next((change for change in reversed(told) if change is not None), None)

    def look_at(self, row: ReadRow, cells: Sequence[object], above: Change | None) -> None:
        change = self._change(cells, above)
        leaves_by_title = self._all_leave and change is None
        if change is Change.LEFT or leaves_by_title:
            self._sheet.leaving.add(row.row)
            told = self._left if "until" in row.fields else self._staying
            if told is self._staying or not leaves_by_title:
                told.append(row.row)
            return
        if self._of_some and row.fields.pop("until", None) is not None and change is not Change.WENT:
            self._others.append(row.row)
        if change is Change.WENT and self._goes and "until" not in row.fields:
            self._gone.append(row.row)

    def _change(self, cells: Sequence[object], above: Change | None) -> Change | None:
        """What the row says, else the heading over it; who came from elsewhere did not go there."""
        said = [change_of(as_text(cells[at])) for at in self._reasons if at < len(cells)]
        stronger = (Change.AWAY, Change.WENT, *said)  # "Giảm | Nghỉ thai sản"
        own = next((change for change in stronger if change is not None and change in said), None)
        return above if own is None or (own is Change.WENT and above is Change.CAME) else own

    def without_notes(self, problems: list[Problem]) -> list[Problem]:
        """The same without notes on those who left that nothing is done about it: their day was read."""
        left = self._sheet.leaving.difference(self._staying)
        return [one for one in problems if one.code != "note_of_absence" or one.row not in left] if left else problems

    def problems(self) -> Iterator[Problem]:
        at = column_letter(self._day) if self._day is not None else None
        told = (
            (FIXED, "left_by_rows", self._left if self._of_some else []),
            (WARNING, "leaving_not_read", self._staying),
            (WARNING, "going_not_read", self._gone),
            (WARNING, "days_of_no_leaving", self._others),
        )
        for severity, code, rows in told:
            if rows:
                shown = ", ".join(map(str, rows[:_MOST_SHOWN])) + (" …" if len(rows) > _MOST_SHOWN else "")
                details = {"count": len(rows), "rows": shown, "heading": self._heading}
                yield Problem(severity, code, self._sheet.name, rows[0], at, details=details)
