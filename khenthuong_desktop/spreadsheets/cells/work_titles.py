"""The initiatives that one cell names beside an author: "1. Số hóa hồ sơ; 2. Trồng cây (đồng tác giả)"."""

import re
from functools import lru_cache
from typing import NamedTuple

from khenthuong_desktop.domain import text
from khenthuong_desktop.spreadsheets.cells.decided_titles import divided_title
from khenthuong_desktop.spreadsheets.cells.told_decisions import ToldDecision

_NUMBER = re.compile(r"(?:^|(?<=[\s;]))(\d{1,2})\s*[.)]\s*(?=[^\W\d])")
_PART = re.compile(
    r"\s*\((?:là\s+)?(?:chủ nhiệm|chủ biên|chủ trì|tác giả(?: chính)?|đồng tác giả|đồng chủ nhiệm|thành viên|cộng sự"
    r"|thư ký)\b[^()]*\)",
    re.IGNORECASE,
)
_YEAR_BEHIND = re.compile(
    r"\s*(?:\(\s*(?:năm\s+)?((?:19|20)\d\d)\s*\)|[,–-]\s*năm\s+((?:19|20)\d\d)"
    r"|[(,–-]\s*năm học\s+(?:19|20)\d\d\s*[-–]\s*((?:19|20)\d\d)\s*\)?)\s*$",
    re.IGNORECASE,
)
_YEAR_BEFORE = re.compile(r"^(?:năm\s+)?((?:19|20)\d\d)\s*:\s*", re.IGNORECASE)
_YEAR_AT_END = re.compile(r"\bnăm\s+((?:19|20)\d\d)$", re.IGNORECASE)
_AROUND = " \t;•*+–-"
_MOST = 20  # of more parts the cell is no list of titles


class WorkMention(NamedTuple):
    """One initiative as written; ``ends_with``: a year at the end of the title, which may be part of it."""

    title: str
    year: int | None = None
    ends_with: int | None = None
    decision: ToldDecision | None = None  # which recognised it


@lru_cache(maxsize=5_000)  # the same words stand beside several authors
def works_in(cell: str) -> tuple[WorkMention, ...]:
    """The initiatives of a cell, each once: divided by semicolons, or numbered from 1; a line break alone may stand
    within a title. What somebody did in it is no part of the title."""
    parts = _parts(cell)
    if len(parts) > _MOST:
        parts = [cell]
    found: list[WorkMention] = []
    for part in parts:
        title, decision = divided_title(part)
        if words := text.clean(title).strip(_AROUND):
            found.append(_mention(words)._replace(decision=decision))
        elif found and decision is not None and found[-1].decision is None:  # "Số hóa hồ sơ; QĐ số 901/QĐ-UBND"
            found[-1] = found[-1]._replace(decision=decision)
    return tuple(dict.fromkeys(found))


def _parts(cell: str) -> list[str]:
    numbers = list(_NUMBER.finditer(cell))
    if numbers and numbers[0].start() == 0 and [int(one[1]) for one in numbers] == list(range(1, len(numbers) + 1)):
        ends = [*(one.start() for one in numbers[1:]), len(cell)]
        return [cell[one.end() : end] for one, end in zip(numbers, ends, strict=True)]
    return cell.split(";")


def _mention(words: str) -> WorkMention:
    title = _PART.sub("", words).strip(_AROUND) or words
    for pattern in (_YEAR_BEHIND, _YEAR_BEFORE):
        told = pattern.search(title)
        rest = pattern.sub("", title).strip(_AROUND) if told is not None else ""
        if told is not None and rest:
            return WorkMention(rest, int(next(filter(None, told.groups()))))
    at_end = _YEAR_AT_END.search(title)
    return WorkMention(title, None, int(at_end[1]) if at_end is not None else None)
