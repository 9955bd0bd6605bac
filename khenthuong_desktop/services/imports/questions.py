"""What only the clerk can tell: whether a row, or the words for a unit, mean somebody the data already know."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from khenthuong_desktop.services.imports.lines import Line
from khenthuong_desktop.spreadsheets.words import name_key

NEW = "new"  # the answer "none of these"


@dataclass(frozen=True)
class Candidate:
    """Somebody of the data or of the file, with what tells namesakes apart."""

    code: str
    name: str
    about: tuple[str, ...] = ()  # date of birth, unit, parent: as far as known

    @property
    def shown(self) -> str:
        return f"{self.name} ({', '.join((self.code, *self.about))})"


@dataclass(frozen=True)
class Question:
    """``key`` is the place (see ``place_of``) for a row's subject, the words as written for a unit."""

    key: str
    sheet: str
    row: int
    field: str
    value: str
    candidates: tuple[Candidate, ...]
    unit: str = ""  # where the row's subject works, if the list says so

    def as_json(self) -> dict[str, Any]:
        candidates = [{"code": found.code, "name": found.name, "about": list(found.about)} for found in self.candidates]
        place = {"key": self.key, "sheet": self.sheet, "row": self.row, "unit": self.unit or None}
        return place | {"value": self.value, "candidates": candidates}


class Choices:
    """The clerk's answers: key of the question, or the number of the row alone → code or ``NEW``."""

    def __init__(self, told: Mapping[str, str] | None = None) -> None:
        self.told = dict(told or {})
        self._by_words = {name_key(key): key for key in self.told}
        self._used: set[str] = set()

    def of_row(self, line: Line) -> str | None:
        """Who the row is about, if the clerk said so."""
        for key in (place_of(line), str(line.row.row)) if self.told else ():
            if key in self.told:
                self._used.add(key)
                return self.told[key]
        return None

    def of_words(self, written: str) -> str | None:
        """Which unit the words mean, if the clerk said so."""
        key = self._by_words.get(name_key(written)) if self.told else None
        if key is None:
            return None
        self._used.add(key)
        return self.told[key]

    @property
    def unused(self) -> list[str]:
        """Answers to what the file does not hold."""
        return [key for key in self.told if key not in self._used]


def place_of(line: Line) -> str:
    """The row as people say it to Excel: "Sheet1!5"; "Sheet1!F5" in the table from column F on."""
    return f"{line.sheet.name}!{line.sheet.beside}{line.row.row}"


def in_words(candidates: Iterable[Candidate]) -> str:
    """The candidates in one line of a message."""
    return "; ".join(found.shown for found in candidates)
