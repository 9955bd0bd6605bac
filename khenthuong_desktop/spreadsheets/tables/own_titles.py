"""What the title of a further table takes from those above the first: its award and purpose are its own."""

import re

from khenthuong_desktop.domain import text
from khenthuong_desktop.spreadsheets.cells.cell_signs import as_text, is_empty
from khenthuong_desktop.spreadsheets.tables.carried_headings import award_in, award_of_heading, names_award
from khenthuong_desktop.spreadsheets.words import bare
from khenthuong_desktop.spreadsheets.work_words import is_unit

Rows = list[list[object]]

_NUMBER = re.compile(r"^(?:[IVX]{1,5}|[A-ZĐa-zđ]|\d{1,2}(?:\.\d{1,2})*)\s*[.)/:-]\s*|^[-+*•]\s*")
_WHOLE = re.compile(r"(?:bang |bieu |phu luc )?(?:danh sach|tong hop|ket qua|dang ky|de nghi|ke hoach)\b")
_OF_AWARDS = re.compile(r"\b(?:danh hieu|hinh thuc|khen|thi dua)\b")


def titles_left(above: Rows, own: Rows) -> tuple[Rows, bool, str]:
    """The rows above the first table as they hold for one with ``own`` titles; whether those say what its rows are
    listed for; and their words where no award is known of them, though the first title names one."""
    said = [words for words in _texts(own) if _tells_awards(words)]
    if not said or {bare(words) for words in said} <= {bare(words) for words in _texts(above)}:
        return [list(row) for row in above], False, ""
    whole = any(_WHOLE.match(bare(_unnumbered(words))) for words in said)
    known = any(map(_award_of, said))
    carried = any(_award_of(words) for row in above for words in _texts([row]))
    unclear = "" if known or not carried else said[0]
    return [[_left(cell, whole) for cell in row] for row in above], carried or known, unclear


def _left(cell: object, whole: bool) -> object:
    """A title above the first table without its award; nothing of it where the other table has a ``whole`` title."""
    words = text.clean(as_text(cell))
    award = _award_of(words)
    if not award:
        return cell
    numbered = _unnumbered(words) != words
    return "" if whole or numbered or names_award(words) else words.replace(award, "").strip()


def _tells_awards(words: str) -> bool:
    unnumbered = _unnumbered(words)
    return bool(_award_of(words)) or (_OF_AWARDS.search(bare(unnumbered)) is not None and not is_unit(unnumbered))


def _award_of(words: str) -> str:
    """The award that a title names, without the year and the number of those listed."""
    return award_in(award_of_heading(_unnumbered(words)))


def _unnumbered(words: str) -> str:
    return _NUMBER.sub("", words)


def _texts(rows: Rows) -> list[str]:
    return [text.clean(as_text(cell)) for row in rows for cell in row if not is_empty(cell)]
