"""The awards that one cell names, each with its years and decision: "LĐTT 2022, 2023; CSTĐCS (QĐ số 5/QĐ-UBND …)".

A cell is read like this; what it says otherwise is unclear, and is told:

    cell    = part { (";" | line break | "+") part }    each tells its own, but for years and decisions alone
    part    = awards years { awards years }             "LĐTT: 2021, 2022 - CSTĐCS: 2023": years behind awards
            | years awards { years awards }             "2021, 2022: LĐTT, 2023: CSTĐCS": years before them
            | awards                                    of a year that is told beside the cell, or of none
            | years                                     further ones of the award before them, "LĐTT 2023; 2024";
                                                        where a cell begins so, those of all awards up to the next
            | decisions                                 see below
    awards  = award { "," award }                       of years behind them the last, of years before them the
                                                        first, or with a colon all: "2022: LĐTT, CSTĐCS"
    award   = words, with years or decisions among them "Giấy khen năm 2022 của Chủ tịch UBND xã"
    years   = year { ("," | "và" | "-" | "đến") year }  lists, ranges and school years (written_years)

A part that begins with an award and ends with years has them behind, one that begins with years and ends with an award
has them before. Where both ends are awards, years are of the one they stand nearer to: "LĐTT 2021, CSTĐCS"; if they
stand as near to both, or awards to years on both sides ("2021 LĐTT 2022"), nobody can tell.

A decision is of the award before it: right behind it ("LĐTT 2022 (QĐ 5/QĐ-UBND)"), or behind a comma or in a part of
its own, if this is the only one since the last decision. Where the cell names a decision before any award, each is of
the award behind it: the only one up to the next decision, or all of one year in its part ("QĐ 5/QĐ-UBND: LĐTT,
CSTĐCS"). Of which of several awards or years it is else stays open (``undecided``).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from khenthuong_desktop.domain import text
from khenthuong_desktop.spreadsheets.cells.award_drafts import Decided, Draft, give_decisions
from khenthuong_desktop.spreadsheets.cells.award_order import are_behind, joined
from khenthuong_desktop.spreadsheets.cells.award_parts import Gap, Item, Kind, parts_of
from khenthuong_desktop.spreadsheets.cells.told_decisions import ToldDecision
from khenthuong_desktop.spreadsheets.cells.written_years import WrittenYears
from khenthuong_desktop.spreadsheets.words import bare

_HOW_OFTEN = re.compile(r"\b0?(\d{1,2})\s+(?:năm|lần)(?:\s+(?:liền|liên tục|liên tiếp))*\b", re.IGNORECASE)
_COUNTED = re.compile(r"0?(\d{1,2})\s+")  # "02 LĐTT (2022, 2023)"
_LEFT_OVER = " \t,:-–()."
_NOTHING = re.compile(r"(?:khong|chua)\b.*|0|x")  # "Không đăng ký", "Chưa có"


@dataclass(frozen=True)
class AwardMention:
    """One award as written; ``years`` is empty where the cell names none."""

    written: str
    years: tuple[int, ...] = ()
    decision: ToldDecision | None = None
    unclear: bool = False  # two years that may be one school year, which then are these; or nobody can tell which years
    undecided: bool = False  # of which year a decision is that the cell names beside it is not said


def says_nothing(words: str) -> bool:
    """Whether words under awards say that there is none: "Không", "Chưa có"."""
    return _NOTHING.fullmatch(bare(words)) is not None


@lru_cache(maxsize=5_000)  # the same words stand in many cells
def award_mentions(cell: str) -> tuple[AwardMention, ...]:
    """The awards of a cell in their order, each once. Years that are of no award of it, and a cell that names no award
    at all, are given back as they are written, to be told."""
    reader = _Reader()
    for items in parts_of(cell):
        reader.read(joined(items))
    reader.end()
    if not reader.said:
        return (AwardMention(words),) if (words := text.clean(cell).strip(_LEFT_OVER)) else ()
    return tuple(dict.fromkeys(_mention(draft) for draft in reader.drafts if not says_nothing(draft.written)))


def _mention(draft: Draft) -> AwardMention:
    undecided = bool(draft.decisions) and draft.decision is None
    return AwardMention(_written(draft), draft.years, draft.decision, draft.unclear, undecided)


def _written(draft: Draft) -> str:
    """The words of an award without how often it was given, where that is what its years come to."""
    words, count = text.clean(draft.written).strip(_LEFT_OVER), len(draft.years)
    for often in (_HOW_OFTEN.search(words), _COUNTED.match(words)):
        if often is not None and int(often[1]) == count:  # "LĐTT 3 năm liền (2021-2023)"
            words = text.clean(words[: often.start()] + words[often.end() :]).strip(_LEFT_OVER)
            break
    return words + ")" if words.count("(") > words.count(")") else words


class _Reader:
    """Reads the parts of a cell one by one."""

    def __init__(self) -> None:
        self.said = False  # whether there is any award
        self._entries: list[Draft | Decided] = []
        self._part = 0
        self._last: Draft | None = None  # of which years alone are further ones
        self._heading: WrittenYears | None = None  # of the awards in the parts below it
        self._headed: list[Draft] = []
        self._heads = False  # whether years stand so in this cell

    @property
    def drafts(self) -> list[Draft]:
        """The awards so far."""
        return [entry for entry in self._entries if isinstance(entry, Draft)]

    def read(self, part: Sequence[Item]) -> None:
        """Take the next part."""
        self._part += 1
        kinds = {item.kind for item in part}
        self.said = self.said or Kind.AWARD in kinds
        if Kind.AWARD not in kinds:
            self._without_awards(part)
        elif Kind.YEARS not in kinds:
            self._without_years(part)
        else:
            self._end_heading()
            self._with_years(part)

    def end(self) -> None:
        """There are no more parts."""
        self._end_heading()
        give_decisions(self._entries)

    def _without_awards(self, part: Sequence[Item]) -> None:
        for place, item in enumerate(part):
            if item.kind is Kind.DECISION:
                self._decide(item, loose=place == 0)
            elif self._last is not None:
                self._last = self._more(self._last, item.years)
            elif self._heads or not self._entries:
                self._end_heading()
                self._heading, self._heads = item.years, True
            else:
                self._leave_over(item.years)

    def _without_years(self, part: Sequence[Item]) -> None:
        for item in part:
            if item.kind is Kind.DECISION:
                self._decide(item)
                continue
            draft = self._add(item)
            self._last = None if self._heading is not None or says_nothing(draft.written) else draft
            if self._heading is not None:
                draft.years, draft.unclear = self._heading.years, self._heading.unclear
                self._headed.append(draft)

    def _with_years(self, part: Sequence[Item]) -> None:
        behind, before = are_behind(part), len(self.drafts)
        self._heads, self._last = False, None
        if behind:
            self._behind(part)
        else:
            self._before(part)
        drafts = self.drafts[before:]
        lacks = any(says_nothing(draft.written) and not draft.years for draft in drafts)
        if behind is None or (lacks and len(drafts) > 1):  # "LĐTT 2022, không đạt"
            self._last = None
            for draft in drafts:
                draft.leave_unclear()

    def _behind(self, part: Sequence[Item]) -> None:
        draft, decided = None, False
        for item in part:
            if item.kind is Kind.AWARD:
                draft, decided = self._add(item), False
            elif item.kind is Kind.DECISION:
                self._decide(item)
                decided = True
            elif draft is not None and decided:
                draft, decided = self._more(draft, item.years), False
            elif draft is not None:
                draft.years = tuple(dict.fromkeys((*draft.years, *item.years.years)))
                draft.unclear = draft.unclear or item.years.unclear
        self._last = draft

    def _before(self, part: Sequence[Item]) -> None:
        years: list[WrittenYears] = []
        first = of_all = False  # award behind these years, whose colon says that they are of all of them
        for item in part:
            if item.kind is Kind.DECISION:
                self._decide(item)
            elif item.kind is Kind.YEARS:
                years, first = [*(years if first else []), item.years], True
            else:
                draft = self._add(item)
                of_all = item.colon if first else of_all
                if first or of_all:
                    draft.years = tuple(dict.fromkeys(year for one in years for year in one.years))
                    draft.unclear = any(one.unclear for one in years)
                first = False

    def _add(self, item: Item) -> Draft:
        draft = Draft(item.words, self._part, item.colon)
        self._entries.append(draft)
        return draft

    def _more(self, draft: Draft, years: WrittenYears) -> Draft:
        """Years alone are further ones of the award before them, or those it has none of as yet."""
        if not (draft.years or draft.unclear):
            draft.years, draft.unclear = years.years, years.unclear
            return draft
        more = Draft(draft.written, self._part, years=years.years, unclear=years.unclear)
        self._entries.append(more)
        return more

    def _decide(self, item: Item, *, loose: bool = False) -> None:
        assert item.decision is not None
        self._entries.append(Decided(item.decision, self._part, loose or item.gap is Gap.COMMA))

    def _end_heading(self) -> None:
        """Years that stand above no award make unclear whether all others do: "2022; LĐTT; 2023"."""
        if self._heading is not None and (not self._headed or self._headed[-1].years != self._heading.years):
            self._leave_over(self._heading)
            for draft in self._headed:
                draft.leave_unclear()
        self._heading = None

    def _leave_over(self, years: WrittenYears) -> None:
        self._entries.append(Draft(years.words, self._part))
