"""What only the clerk can tell: whether a row, or the words for a unit, mean somebody the data already know."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from khenthuong_desktop.services.imports.plan.free_codes import GivenCodes
from khenthuong_desktop.services.imports.plan.lines import Line
from khenthuong_desktop.spreadsheets.files.gathered import file_of
from khenthuong_desktop.spreadsheets.tables.carried_headings import place_of as place_above
from khenthuong_desktop.spreadsheets.tables.group_headings import class_of_people
from khenthuong_desktop.spreadsheets.words import name_key

_SHOWN = 20  # candidates in one line; a name may have hundreds of bearers
NEW = "new"  # the answer "none of these"
OTHER_CODE = "other_code_maybe"
_OF_UNITS = ("unit", "heads", "parent")


@dataclass(frozen=True)
class Candidate:
    """Somebody of the data or of the file, with what tells namesakes apart."""

    code: str
    name: str
    about: tuple[str, ...] = ()  # date of birth, post, unit, parent: as far as known

    @property
    def shown(self) -> str:
        return f"{self.name} ({', '.join((self.code, *self.about))})"


@dataclass(frozen=True)
class Question:
    """``key`` is the place (see ``place_of``) for a row's subject, for a unit the words with their place (see
    ``words_of``)."""

    key: str
    sheet: str
    row: int
    field: str
    value: str
    candidates: tuple[Candidate, ...]
    unit: str = ""  # where the row's subject works, if the list says so
    about: tuple[str, ...] = ()  # date of birth and post, if the list says them
    given: str = ""  # the code of the row, where it is asked whether somebody on file bears that from now on

    @property
    def of_unit(self) -> bool:
        """Whether it is about the words for a unit, in however many rows."""
        return self.field in _OF_UNITS

    def offers(self, code: str) -> bool:
        """Whether it can be answered so."""
        return code == NEW or code in {found.code for found in self.candidates}

    def as_json(self) -> dict[str, Any]:
        candidates = [{"code": found.code, "name": found.name, "about": list(found.about)} for found in self.candidates]
        place = {"key": self.key, "sheet": self.sheet, "row": self.row, "unit": self.unit or None}
        told = {"value": self.value, "about": list(self.about), "candidates": candidates}
        return place | told | ({"given": self.given} if self.given else {})


def under_other_codes(questions: Iterable[Question]) -> tuple[Question, ...]:
    """Those that ask of one person each, of whom no other row of the sheet asks: people on file of whom an office sends
    a list under codes of its own. One answer may hold for all of them."""
    asked = [question for question in questions if question.given and len(question.candidates) == 1]
    often = Counter((question.sheet, question.candidates[0].code) for question in asked)
    return tuple(question for question in asked if often[question.sheet, question.candidates[0].code] == 1)


def answered_alike(questions: Iterable[Question], same: bool) -> dict[str, str]:
    """The answers to these: all are whom they may be, or nobody is."""
    return {question.key: question.candidates[0].code if same else NEW for question in questions}


class Choices:
    """The clerk's answers: key of the question → code or ``NEW``. Of words that are ``wanted`` for an answer it keeps
    where they stand, for a file may ask the same words in several places."""

    def __init__(
        self,
        answers: Mapping[str, str] | None = None,
        wanted: Iterable[str] = (),
        codes: GivenCodes | None = None,
    ) -> None:
        self.codes = {} if codes is None else codes  # that the file got; each plan of it gives the same
        self.answers = dict(answers or {})
        self._by_words = {name_key(key): code for key, code in self.answers.items()}
        self._wanted = frozenset(map(name_key, wanted))
        self._met: dict[str, dict[str, None]] = defaultdict(dict)
        self.nobody: set[str] = set()  # keys of answers that name no unit

    def of_row(self, line: Line) -> str | None:
        """Who the row is about, if the clerk said so."""
        return self.answers.get(place_of(line)) if self.answers else None

    def of_words(self, line: Line, written: str) -> str | None:
        """Which unit the words mean in their place, if the clerk said so."""
        if not self.answers and not self._wanted:
            return None
        key = words_of(line, written)
        for words in {name_key(key), name_key(written)} & self._wanted:
            self._met[words][key] = None
        return self._by_words.get(name_key(key))

    def places_of_words(self, words: str) -> list[str]:
        """The keys of wanted words, as the file has them."""
        return list(self._met.get(name_key(words), ()))


def place_of(line: Line) -> str:
    """The row as people say it to Excel: "Sheet1!5"; "Sheet1!F5" in the table from column F on."""
    return f"{line.sheet.name}!{line.sheet.beside}{line.row.row}"


def words_of(line: Line, written: str) -> str:
    """The words for a unit with what tells them from the same words elsewhere: the heading above the row, if that is a
    place, and the file where several are gathered."""
    above = place_above(line.row.groups) if line.row.groups else None
    is_place = above is not None and class_of_people(above) is None and name_key(above) != name_key(written)
    return " · ".join(filter(None, (f"{written} ({above})" if is_place else written, file_of(line.sheet.name))))


def in_words(candidates: Iterable[Candidate]) -> str:
    """The candidates in one line of a message."""
    shown = [found.shown for found in candidates]
    return "; ".join((*shown[:_SHOWN], "…") if len(shown) > _SHOWN else shown)
