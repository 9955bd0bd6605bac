"""What the title of a further table takes from those above the first: purpose, year, decision and award that it tells
are its own."""

import re

from khenthuong_desktop.domain import text
from khenthuong_desktop.spreadsheets.cells.cell_signs import as_text
from khenthuong_desktop.spreadsheets.layouts.refusals import refuses
from khenthuong_desktop.spreadsheets.tables.carried_headings import award_in, award_of_heading, names_award
from khenthuong_desktop.spreadsheets.tables.title_parts import (
    NUMBER,
    Rows,
    TitleParts,
    is_whole,
    parts_of,
    texts_of,
    without_decision,
    without_title,
    without_year,
)
from khenthuong_desktop.spreadsheets.words import bare
from khenthuong_desktop.spreadsheets.work_words import is_unit

_OF_AWARDS = re.compile(r"\b(?:danh hieu|hinh thuc|khen|thi dua)\b")


def titles_left(above: Rows, own: Rows) -> tuple[Rows, bool, str]:
    """The rows above the first table as they hold for one with ``own`` titles; whether those say what its rows are
    listed for; and their words where no award is known of them, though the first title names one."""
    left, anew = _as_told_anew(above, own)
    said = [words for words in texts_of(own) if _tells_awards(words)]
    if not said or {bare(words) for words in said} <= {bare(words) for words in texts_of(above)}:
        return left, anew, ""
    whole = any(map(is_whole, said))
    known = any(map(_award_of, said))
    carried = any(map(_award_of, texts_of(left)))
    unclear = "" if known or not carried or any(map(refuses, said)) else said[0]
    return [[_left(cell, whole) for cell in row] for row in left], anew or carried or known, unclear


def is_told_anew(above: Rows, own: Rows) -> bool:
    """Whether ``own`` titles tell another purpose, year or decision than those above."""
    return _as_told_anew(above, own)[1]


def _as_told_anew(above: Rows, own: Rows) -> tuple[Rows, bool]:
    """The rows above without purpose, year and decision where ``own`` titles tell others, and whether they do."""
    first, further = parts_of(above), parts_of(own)
    refused = "refused" in further.purposes
    purpose = further.purposes != first.purposes and (refused or (further.whole and bool(further.purposes)))
    year = further.of_period if further.year is None else further.year != first.year
    decision = further.decision is not None and further.decision != first.decision
    left = [list(row) for row in above]
    gives_instead = decision and further.gives and not first.gives
    if gives_instead or ((purpose or year or decision) and (refused or further.is_complete)):
        keeps = first.gives and further.gives and not (year or decision)
        left = without_title(above, keeps_decision=keeps)
    if year:
        left = [[without_year(cell) for cell in row] for row in left]
    if decision or (year and not _decided_after(first, further)):
        left = [[without_decision(cell) for cell in row] for row in left]
    return left, purpose or year or decision


def _decided_after(first: TitleParts, further: TitleParts) -> bool:
    """Whether the decision above the first table may be of the year of the other one, too."""
    return first.decided_in is not None and further.year in (first.decided_in - 1, first.decided_in)


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
    return (
        refuses(unnumbered)
        or bool(_award_of(words))
        or (_OF_AWARDS.search(bare(unnumbered)) is not None and not is_unit(unnumbered))
    )


def _award_of(words: str) -> str:
    """The award that a title names and does not refuse, without the year and the number of those listed."""
    return "" if refuses(words) else award_in(award_of_heading(_unnumbered(words)))


def _unnumbered(words: str) -> str:
    return NUMBER.sub("", words)
