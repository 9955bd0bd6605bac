"""Sections of a list, each with headings of its own: the award of one stands above its row of headings."""

import re
from collections.abc import Sequence

from khenthuong_desktop.domain import text
from khenthuong_desktop.spreadsheets.cells.cell_signs import as_text, is_empty
from khenthuong_desktop.spreadsheets.layouts.refusals import refuses
from khenthuong_desktop.spreadsheets.tables.carried_headings import award_in, names_award

_NUMBER = re.compile(r"(?:[IVX]{1,5}|\d{1,2}|[A-Za-zĐđ])\s*[.)/-]\s*(?=\D)")
_NUMBER_ALONE = re.compile(r"(?:[IVX]{1,5}|\d{1,2}|[A-ZĐ])\s*[.)/-]?")
_LINES_OF_TITLE = 3
_UNDER_TITLE = re.compile(r"\W*(?:năm(?: học)?\W.*|\(.*\)|đơn vị\b.*|kèm theo\b.*|tháng\b.*)", re.IGNORECASE)
_MOST_BLANK = 1  # rows between; over more stands the section of another table


def section_above(rows: Sequence[Sequence[object]], header: int) -> tuple[str, ...]:
    """The heading "I. DANH HIỆU “LAO ĐỘNG TIÊN TIẾN”" above the headings of a section, as those over rows are told.
    Without a number the words may be the last line of a title, which names other awards, too; words that refuse hold
    with a number or none."""
    if refusal := _refusal_above(rows[max(0, header - _LINES_OF_TITLE - _MOST_BLANK) : header]):
        return (refusal,)
    for row in reversed(rows[max(0, header - 1 - _MOST_BLANK) : header]):
        texts = list(dict.fromkeys(text.clean(as_text(cell)) for cell in row if not is_empty(cell)))
        if texts:
            words = _numbered(texts)
            return (words,) if words and names_award(words) and award_in(words) else ()
    return ()


def _refusal_above(rows: Sequence[Sequence[object]]) -> str:
    """The words that refuse in the lines over headings: the last one, or one over lines of years and the like."""
    blank = 0
    for row in reversed(rows):
        texts = list(dict.fromkeys(text.clean(as_text(cell)) for cell in row if not is_empty(cell)))
        blank = blank + 1 if not texts else 0
        refusal = next(filter(refuses, texts), "")
        if refusal or blank > _MOST_BLANK or not all(map(_UNDER_TITLE.fullmatch, texts)):
            return refusal
    return ""


def _numbered(texts: Sequence[str]) -> str:
    """The words behind the number of a section, in its cell or beside it."""
    if len(texts) == 2 and _NUMBER_ALONE.fullmatch(texts[0]):
        return texts[1]
    number = _NUMBER.match(texts[0]) if len(texts) == 1 else None
    return texts[0][number.end() :] if number is not None else ""
