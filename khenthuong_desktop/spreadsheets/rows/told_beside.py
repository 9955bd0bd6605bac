"""What is told beside a file: which lists it holds, what their columns are, where their headings stand."""

from collections.abc import Mapping
from dataclasses import dataclass

from khenthuong_desktop.spreadsheets.files.raw_sheets import RawSheet
from khenthuong_desktop.spreadsheets.rows.corrections import Corrections
from khenthuong_desktop.spreadsheets.tables.recalling import ToldColumns, heading_recalled, recall
from khenthuong_desktop.spreadsheets.tables.said_above import year_told


@dataclass(frozen=True)
class ToldBeside:
    """What is told beside the file: of all its lists, of the list of a fingerprint now and earlier, of cells."""

    of_all: ToldColumns
    now: Mapping[str, ToldColumns]
    earlier: Mapping[str, ToldColumns]
    corrections: Corrections
    headings: Mapping[str, int]  # in which row (from 1) those of a sheet stand; "": of the only sheet

    def heading_of(self, raw: RawSheet) -> int | None:
        """The row (from 0) of the headings by the clerk's word, now or earlier."""
        told = self.headings.get(raw.name, self.headings.get(""))
        if told is not None:
            return told - 1 if told <= len(raw.rows) else None
        recalled = heading_recalled(raw, self.earlier)
        return recalled[0] if recalled is not None else None

    def headings_given_up(self, raw: RawSheet) -> list[str]:
        """The fingerprint of the headings told earlier, where the clerk now points at another row."""
        told = self.headings.get(raw.name, self.headings.get(""))
        recalled = heading_recalled(raw, self.earlier) if told is not None else None
        return [recalled[1]] if recalled is not None and recalled[0] + 1 != told else []

    def of(self, raw: RawSheet, start: int) -> tuple[ToldColumns, bool]:
        """What is told of the list that begins at or after ``start``, and whether that was earlier."""
        now = recall(raw, self.now, start)
        if now is not None or self.of_all:
            return now[0] if now is not None and now[0] else self.of_all, False
        earlier = recall(raw, self.earlier, start)
        told = earlier[0].in_year(year_told(raw, earlier[1])) if earlier is not None else ToldColumns()
        return told, bool(told)

    def of_print(self, fingerprint: str) -> tuple[ToldColumns, bool]:
        """The same of the list of a fingerprint."""
        if fingerprint in self.now or self.of_all:
            return self.now.get(fingerprint, self.of_all), False
        told = self.earlier.get(fingerprint, ToldColumns()).in_year(None)
        return told, bool(told)
