"""The parts of a title that tell one table of a sheet from another: its purpose, its year, its decision."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from khenthuong_desktop.domain import text
from khenthuong_desktop.spreadsheets.cells.cell_signs import as_text, is_empty
from khenthuong_desktop.spreadsheets.layouts.award_standing import asks, came_out, registers, revokes
from khenthuong_desktop.spreadsheets.layouts.decision_lists import DecisionSaid, decision_said, names_decision
from khenthuong_desktop.spreadsheets.layouts.refusals import refuses
from khenthuong_desktop.spreadsheets.layouts.told_years import is_of_period
from khenthuong_desktop.spreadsheets.tables.titles import title_unit, title_year
from khenthuong_desktop.spreadsheets.words import bare

Rows = list[list[object]]

NUMBER = re.compile(r"^(?:[IVX]{1,5}|[A-ZĐa-zđ]|\d{1,2}(?:\.\d{1,2})*)\s*[.)/:-]\s*|^[-+*•]\s*")
_LIST = r"(?:(?:bang|bieu|phu luc) (?!khen\b))?(?:danh sach|tong hop|ket qua"
_LISTS = re.compile(rf"{_LIST})\b")
_WHOLE = re.compile(rf"{_LIST}|dang k[iy]|de nghi|ke hoach)\b")
_PURPOSES = {"asked": asks, "registered": registers, "came_out": came_out}
_OF_WHAT = re.compile(r"\b(?:khen|danh hieu|thi dua|xep loai|phan loai|danh gia|sang kien|ky luat)\b")
_OF_YEAR = re.compile(
    r"[\s,(–-]*\b(?:năm(?:\s+học)?|giai\s+đoạn|nhiệm\s+kỳ)\s*:?\s*(?:19|20)\d\d(?:\s*[-–/]\s*(?:19|20)?\d\d)?\)?",
    re.IGNORECASE,
)
_OF_DAY = re.compile(r"tháng\s+\S+\s*$", re.IGNORECASE)
_OF_DECISION = re.compile(r"[\s,(–-]*\b(?:(?:kèm\s+)?theo\s+)?(?:quyết\s+định|QĐ)\b.*$", re.IGNORECASE)
_LETTERHEAD = re.compile(r"^(?:mau|bieu|phu luc|phan)(?: so)?(?: \w+)?$")
_LABEL = re.compile(r"[^:]{2,30}:\s*\S")


@dataclass(frozen=True)
class TitleParts:
    """What the words over a table tell."""

    purposes: frozenset[str]
    whole: bool  # whether a line says itself that a list begins
    year: int | None
    of_period: bool
    decision: str | None  # its number
    decided_in: int | None  # its year
    of_what: bool  # whether they say what is listed, as awards or ratings

    @property
    def is_complete(self) -> bool:
        """Whether they need nothing of the title of another table."""
        return self.whole and (self.of_what or bool(self.purposes))

    @property
    def gives(self) -> bool:
        """Whether they may be of what a decision gave."""
        return self.purposes.isdisjoint(("asked", "registered", "refused"))


def parts_of(rows: Rows) -> TitleParts:
    """What these rows tell as titles."""
    lines = texts_of(rows)
    decision = next((decision_said(line) for line in lines if names_decision(line)), DecisionSaid())
    title = " ".join(lines)
    purposes = {name for name, says in _PURPOSES.items() if says(title)}
    if refuses(title) or revokes(title):
        purposes = {"refused"}
    return TitleParts(
        frozenset(purposes),
        any(is_whole(line) for line in lines),
        title_year(rows),
        any(map(is_of_period, lines)),
        decision.number,
        decision.issued_on.year if decision.issued_on is not None else None,
        _OF_WHAT.search(bare(title)) is not None,
    )


def is_whole(words: str) -> bool:
    """Whether a line begins as the title of a list."""
    return _WHOLE.match(bare(NUMBER.sub("", words))) is not None


def is_list_title(words: str) -> bool:
    """Whether a line between rows is surely the title of a list, in capitals or numbered: "Danh sách này có 5 người" is
    none, and "Đề nghị tặng Giấy khen" only heads rows."""
    unnumbered = NUMBER.sub("", words)
    headed = unnumbered != words or words.partition("(")[0].isupper()
    return headed and _LISTS.match(bare(unnumbered)) is not None


def without_title(above: Rows, *, keeps_decision: bool) -> Rows:
    """The rows above a table without what its title says; letterhead, labels ("Đơn vị: …") and, where asked, the
    decision stay."""
    begins = next((at for at, row in enumerate(above) if any(map(_begins_title, texts_of([row])))), len(above))
    left = [list(row) for row in above]
    for row in left[begins:]:
        row[:] = [cell if is_empty(cell) else _besides(text.clean(as_text(cell)), keeps_decision) for cell in row]
    return left


def without_year(cell: object) -> object:
    """A cell without the year that it tells, but for the year of a day."""
    words = text.clean(as_text(cell))
    return cell if _OF_YEAR.search(words) is None else _OF_YEAR.sub(_unless_of_day, words).strip()


def without_decision(cell: object) -> object:
    """A cell without the decision that it names."""
    words = text.clean(as_text(cell))
    return _OF_DECISION.sub("", words).strip(" .)") if names_decision(words) else cell


def texts_of(rows: Sequence[Sequence[object]]) -> list[str]:
    """The words of all cells."""
    return [text.clean(as_text(cell)) for row in rows for cell in row if not is_empty(cell)]


def _begins_title(words: str) -> bool:
    told = is_whole(words) or names_decision(words) or _OF_YEAR.search(words) is not None
    return told and _LETTERHEAD.match(bare(words)) is None


def _besides(words: str, keeps_decision: bool) -> str:
    if title_unit([[words]]) is not None or (_LABEL.match(words) and not is_whole(words)):
        return words
    decision = _OF_DECISION.search(words) if keeps_decision and names_decision(words) else None
    return words[decision.start() :].strip() if decision is not None else ""


def _unless_of_day(found: re.Match[str]) -> str:
    return found[0] if _OF_DAY.search(found.string, 0, found.start() + 1) else ""
