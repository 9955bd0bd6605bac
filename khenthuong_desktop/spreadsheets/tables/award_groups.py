"""Awards that head the columns of their own years and decisions: "TTLĐTT" over "Năm | Số QĐ"."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from khenthuong_desktop.domain import text
from khenthuong_desktop.spreadsheets.cells.cell_signs import as_text, is_empty
from khenthuong_desktop.spreadsheets.cells.written_decisions import WrittenDecision, read_decision
from khenthuong_desktop.spreadsheets.layouts.record_columns import Part, decision_part
from khenthuong_desktop.spreadsheets.tables.carried_headings import award_in
from khenthuong_desktop.spreadsheets.words import bare

_PARTED = re.compile(r"[;\n]")


@dataclass(frozen=True)
class AwardGroup:
    """An award and the columns (from 0) of what is told of it."""

    award: str
    columns: Mapping[Part, int]
    at: int | None = None  # the column of the award itself, where no heading names it

    def written(self, row: Sequence[object]) -> str:
        """What a row tells of it, as one cell would: "TTLĐTT 2022, 2023 (QĐ số 11/QĐ-UBND ngày 05/01/2024)"."""
        cells = {
            part: text.clean(as_text(row[index]))
            for part, index in self.columns.items()
            if index < len(row) and not is_empty(row[index])
        }
        if not cells:
            return ""
        decision, organ = _decision(cells.get(Part.NUMBER, ""), cells.get(Part.DATE, "")), cells.get(Part.ORGAN)
        if organ and " của " not in decision:
            decision = f"{decision} của {organ}".strip()
        behind = tuple(filter(None, (cells.get(Part.YEAR), decision and f"({decision})")))
        if self.at is None:
            return " ".join((self.award, *behind))
        words = as_text(row[self.at]) if self.at < len(row) else ""
        return "; ".join(" ".join((one.strip(), *behind)) for one in _PARTED.split(words) if one.strip())


def _decision(number: str, day: str) -> str:
    """Number and day in the usual words, however one cell writes both; as it stands there where that is unclear."""
    read = read_decision(number) if number else WrittenDecision()
    if not number or read.unclear:
        return number
    if read.day is not None:
        day = day or "/".join(reversed(read.day.split("-")))
    if read.number is None:
        return f"ngày {day}"  # which is told: there is no number
    number = read.number if bare(read.number).startswith(("qd", "quyet dinh")) else f"QĐ số {read.number}"
    decision = " ngày ".join(filter(None, (number, day)))
    return f"{decision} của {read.decided_by}" if read.decided_by else decision


def award_groups(headings: Mapping[int, Sequence[str]]) -> Iterator[AwardGroup]:
    """All of them among the headings of a header, from left to right."""
    upper = ((index, texts) for index, texts in sorted(headings.items()) if len(texts) == 2)
    for heading, columns in groupby(upper, key=lambda column: column[1][0]):
        told = [(decision_part(texts[1]), index) for index, texts in columns]
        parts = {part: index for part, index in told if part is not None}
        award = award_in(heading)
        if award and Part.YEAR in parts and len(parts) == len(told) > 1:
            yield AwardGroup(award, parts)


def gathered(groups: Iterable[AwardGroup], row: Sequence[object]) -> str:
    """All awards that a row tells so, in the words of one cell."""
    return "; ".join(filter(None, (group.written(row) for group in groups)))
