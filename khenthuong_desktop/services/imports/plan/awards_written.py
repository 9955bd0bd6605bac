"""The awards that rows write, in words: which award, for which year, by which decision; titles of lists tell these of
all rows at once, and nobody sees them in a cell."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from khenthuong_desktop.messages import say
from khenthuong_desktop.services.imports.plan.answers import RowStatus
from khenthuong_desktop.store.tables import AwardHeld

if TYPE_CHECKING:
    from khenthuong_desktop.services.imports.plan.lines import Line, Record

_DOING = (RowStatus.NEW, RowStatus.CHANGED)
_MOST_TOLD = 3  # of all rows; a register of many decisions says them in its own columns


class AwardWritten(NamedTuple):
    """One award as it will stand in a subject's record."""

    award: str
    name: str
    year: int | None
    number: str | None = None
    issued_on: date | None = None
    decided_by: str | None = None

    @property
    def words(self) -> str:
        """ "Chiến sĩ thi đua cơ sở năm 2025 (Quyết định 88/QĐ-UBND ngày 20/12/2025 của Chủ tịch UBND xã)"."""
        parts = {
            "number": self.number,
            "day": f"{self.issued_on:%d/%m/%Y}" if self.issued_on is not None else None,
            "organ": self.decided_by,
        }
        told = [say("list_changes", f"decision_{part}", value=value) for part, value in parts.items() if value]
        decision = " ".join(told)
        words = say("list_changes", "award_of_year", award=self.name, year=self.year) if self.year else self.name
        return say("list_changes", "award_by_decision", award=words, decision=decision) if decision else words


def awards_of(lines: Iterable["Line"]) -> tuple[AwardWritten, ...]:
    """What these rows write of awards; new people of a long list are not looked at."""
    written = (line for line in lines if line.among is None and line.status in _DOING)
    records = (record for line in written for record in (line.record, *line.beside) if record is not None)
    return tuple(dict.fromkeys(_award(record) for record in records if record.table is AwardHeld and record.new))


def awards_of_all(lines: Iterable["Line"]) -> Mapping[AwardWritten, int]:
    """How many rows write which award, where all write but few different ones; lists may be long."""
    counts: Counter[AwardWritten] = Counter()
    for line in [line for line in lines if line.among is None and line.status in _DOING]:
        counts.update(awards_of((line,)))
        if len(counts) > _MOST_TOLD:
            return {}
    return counts


def counted_in_words(awards: Mapping[AwardWritten, int]) -> list[str]:
    """ "5 dòng: Chiến sĩ thi đua cơ sở năm 2025 (…)"."""
    return [say("list_changes", "awards_of_rows", count=count, award=award.words) for award, count in awards.items()]


def short_of(awards: Sequence[AwardWritten], names: Mapping[str, str]) -> str:
    """ "CSTĐCS 2025; BK tỉnh 2025"; ``names`` are the short ones by code."""
    told = ((names.get(award.award, award.name), award.year) for award in awards)
    return "; ".join(f"{name} {year}" if year else name for name, year in told)


def _award(record: "Record") -> AwardWritten:
    told = record.get
    return AwardWritten(
        told("award"),
        told("award_name") or told("award"),
        told("year"),
        told("decision_number"),
        told("decision_date"),
        told("decided_by"),
    )
