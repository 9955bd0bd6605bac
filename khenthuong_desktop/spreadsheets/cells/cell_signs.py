"""What a cell holds besides values: nothing, an error of Excel, a mark, a word for the cell above; and its words."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from operator import itemgetter
from typing import TypeGuard

from khenthuong_desktop.domain import text
from khenthuong_desktop.domain.terms import Gender
from khenthuong_desktop.spreadsheets.columns import ValueKind
from khenthuong_desktop.spreadsheets.problems import ERROR, WARNING, Remark
from khenthuong_desktop.spreadsheets.words import find_word

_EXCEL_ERRORS = {"#n/a", "#ref!", "#value!", "#name?", "#div/0!", "#num!", "#null!"}
_EMPTY = {
    "", "-", "--", "---", "–", "—", "…", "...", "....", ".....", "/", "//", "n/a", "null", "none", *_EXCEL_ERRORS,
}  # fmt: skip
_BEGIN = itemgetter(slice(2))
_BLANKS = "\u00a0 \t\r\n"
_AROUND = f"{_BLANKS}\u200b\u200c\u200d\u2060\ufeff"  # with what has no width: copied from web pages
_EMPTY_STARTS = frozenset("".join(words[:1] + words[:1].upper() for words in _EMPTY) + _BLANKS)
_EMPTY_BEGINS = frozenset(words[:2] for words in _EMPTY)
_DITTO = {"nt", "n.t", "như trên", '"', "''", "``", "´´", "”", "“", "″", "〃", ",,", "//", "////"}
_MARKS = {"x", "1", "có", "v", "+", "✓", "✔", "√", "☑", "☒", "þ", "ü"}  # the last two are ticks of Wingdings
_NO_MARKS = {"", "0", "không", "ko", "k", "☐", "□", "không đăng ký", "không đk", "ko đăng ký", "chưa"}


def is_empty(raw: object) -> bool:
    """Nothing, blanks, dots and dashes, or an Excel error value."""
    if not isinstance(raw, str):
        return raw is None
    if raw and raw[0] not in _EMPTY_STARTS:
        return _is_unseen(raw)
    words = raw.strip(_BLANKS).casefold()
    return words in _EMPTY or _is_unseen(words)


def _is_unseen(words: str) -> bool:
    """Nothing but what nobody sees: marks of width zero, controls, the end mark of old programs."""
    return not words[0].isprintable() and not text.clean(words)


def are_filled(cells: Sequence[object]) -> bool:
    """Whether none of these is empty; by how they begin, mostly, for cells are many."""
    begins = set(map(_BEGIN, cells)) if are_words(cells) else {cell[:2] for cell in cells if isinstance(cell, str)}
    if None in cells or "" in begins:
        return False
    if any(not begin[0].isprintable() or begin[0] in _BLANKS or begin.casefold() in _EMPTY_BEGINS for begin in begins):
        return not any(map(is_empty, cells))
    return True


def are_words(cells: Sequence[object]) -> TypeGuard[Sequence[str]]:
    """Whether all of these are texts."""
    return set(map(type, cells)) == {str}


def is_excel_error(raw: object) -> bool:
    """What stands in a cell whose formula has gone wrong: #N/A, #REF!"""
    return isinstance(raw, str) and raw[:1] == "#" and raw.strip(_BLANKS).casefold() in _EXCEL_ERRORS


def is_ditto(raw: object) -> bool:
    """Words and marks that stand for the cell above: nt, như trên, " """
    return isinstance(raw, str) and 0 < len(raw) < 24 and _stands_for_the_above(raw)


@lru_cache(maxsize=5_000)
def _stands_for_the_above(raw: str) -> bool:
    return text.clean(raw).strip(" -–.()").casefold() in _DITTO


def as_text(raw: object) -> str:
    """A cell of any type as the words a clerk sees."""
    if isinstance(raw, bool):
        return "x" if raw else ""
    if isinstance(raw, float):
        return str(int(raw)) if raw.is_integer() and abs(raw) < 1e15 else f"{raw:.10g}".replace(".", ",")
    if isinstance(raw, datetime):
        return f"{raw:%d/%m/%Y}"
    if isinstance(raw, date):
        return f"{raw:%d/%m/%Y}"
    if isinstance(raw, (time, timedelta)):
        return str(raw)
    return str(raw)


def is_gender(raw: object, *genders: Gender) -> bool:
    """Whether a cell is a word for one of these genders."""
    return isinstance(raw, str) and find_word(ValueKind.GENDER, raw) in (genders or tuple(Gender))


def is_no_mark(raw: object) -> bool:
    """A box that is said not to be ticked."""
    return is_empty(raw) or as_text(raw).strip().casefold() in _NO_MARKS


def is_mark(raw: object) -> bool:
    """An x (or ✓, 1, "có") that ticks a box."""
    return as_text(raw).strip(_AROUND).strip("*().").casefold() in _MARKS


def beside_marks(raw: object, heading: str) -> Remark | None:
    """What is wrong with a cell of a column of marks, if it holds neither a mark nor none."""
    if is_excel_error(raw):
        return Remark(WARNING, "excel_error", {"heading": heading})
    return None if is_mark(raw) or is_no_mark(raw) else Remark(ERROR, "mark_unreadable")
