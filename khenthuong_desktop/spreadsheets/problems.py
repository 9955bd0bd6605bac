"""What is wrong with a cell, a row or a sheet, and where: the one form in which an import reports."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from khenthuong_desktop import messages
from khenthuong_desktop.domain.terms import Severity

ERROR, WARNING, FIXED = Severity.ERROR, Severity.WARNING, Severity.FIXED


class Remark(NamedTuple):
    """A problem before its place is known; ``code`` names a sentence of ``spreadsheets.json``."""

    severity: Severity
    code: str
    details: Mapping[str, object] = {}


@dataclass(frozen=True)
class Problem:
    """One problem with its place as Excel shows it (row from 1, letter column; None: the whole sheet or file)."""

    severity: Severity
    code: str
    sheet: str | None = None
    row: int | None = None
    column: str | None = None
    value: str | None = None
    details: Mapping[str, object] = field(default_factory=dict)

    @property
    def message(self) -> str:
        """The Vietnamese sentence."""
        place = {"sheet": self.sheet, "row": self.row, "column": self.column, "value": self.value}
        return messages.say("spreadsheets", self.code, **{**place, **self.details})

    @property
    def place(self) -> str:
        """ "Sheet1, ô B5", "Sheet1, dòng 5", "Sheet1", or nothing where the file as a whole is meant."""
        return ", ".join(filter(None, (self.sheet, self.within)))

    @property
    def within(self) -> str:
        """ "ô B5", "dòng 5", "cột B", or nothing where the sheet as a whole is meant."""
        kind = ("cell" if self.row else "column") if self.column else "row" if self.row else None
        return messages.say("spreadsheets", f"place_{kind}", column=self.column, row=self.row) if kind else ""

    @property
    def sentence(self) -> str:
        """The message after its place."""
        return ": ".join(filter(None, (self.place, self.message)))

    def as_json(self) -> dict[str, Any]:
        return {
            "severity": self.severity.value,
            "code": self.code,
            "sheet": self.sheet,
            "row": self.row,
            "column": self.column,
            "value": self.value,
            "message": self.message,
        }


def column_letter(index: int) -> str:
    """0 → A, 25 → Z, 26 → AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_index(letters: str) -> int:
    """A → 0, Z → 25, AA → 26."""
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - 64
    return index - 1


def as_shown(raw: object) -> str:
    """A raw cell value as the user sees it in the sheet, for the problem's ``value``."""
    if isinstance(raw, float) and raw.is_integer():
        return str(int(raw))
    return str(raw)
