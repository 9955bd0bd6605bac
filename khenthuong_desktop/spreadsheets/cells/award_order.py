"""Whether years stand before or behind the awards of a part of a cell, and which words are one award."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from khenthuong_desktop.spreadsheets.cells.award_parts import Gap, Item, Kind


def joined(part: Sequence[Item]) -> list[Item]:
    """The items of a part where years or decisions stand among the words of one award: "Giấy khen năm 2022 của Chủ
    tịch UBND xã"."""
    found: list[Item] = []
    award: Item | None = None  # which further words would be part of
    for place, item in enumerate(part):
        if item.gap is not Gap.NONE or item.colon:
            award = None
        if item.kind is not Kind.AWARD:
            found.append(item)
        elif award is not None and (item.words[0].islower() or _is_alone(part, place)):
            award.words = f"{award.words} {item.words}"
        else:
            award = item
            found.append(item)
    return found


def _is_alone(part: Sequence[Item], place: int) -> bool:
    """Whether words are the second and last of a part that begins with an award: "Bằng khen 2022 UBND tỉnh"."""
    awards = [at for at, item in enumerate(part) if item.kind is Kind.AWARD]
    return awards == [0, place] and all(item.kind is Kind.DECISION for item in part[place + 1 :])


def are_behind(part: Sequence[Item]) -> bool | None:
    """Whether the years of a part stand behind its awards; None where nobody can tell."""
    groups = [list(group) for _, group in groupby(_without_decisions(part), key=lambda item: item.kind)]
    first, last = groups[0][0].kind, groups[-1][0].kind
    between = zip(groups, groups[1:-1], groups[2:], strict=False)
    nearer = {_nearer_before(years, after[0]) for _, years, after in between if years[0].kind is Kind.YEARS}
    if first is not last:
        behind = first is Kind.AWARD
        return behind if nearer <= {behind, None} and not _clashes(groups) else None
    if first is Kind.YEARS or len(nearer) != 1 or _clashes(groups):
        return None
    (behind_all,) = nearer
    return behind_all


def _nearer_before(years: Sequence[Item], after: Item) -> bool | None:
    """Whether years are nearer to the award before them than to the one behind; None: as near to both."""
    before = years[0]
    if before.colon != after.colon:
        return before.colon
    if before.gap == after.gap:
        return None
    listed = len(years) > 1 or len(years[0].years.years) > 1  # "LĐTT 2021, 2022 - CSTĐCS": it may be the last of them
    return None if listed and Gap.COMMA not in (before.gap, after.gap) else before.gap < after.gap


def _clashes(groups: Sequence[Sequence[Item]]) -> bool:
    """Whether years stand right behind an award, while a colon says that they are of the next: "LĐTT 2021: GK"."""
    return any(
        years[0].kind is Kind.YEARS and after[0].colon and years[0].gap is Gap.NONE and not years[0].colon
        for years, after in pairwise(groups[1:])
    )


def _without_decisions(part: Sequence[Item]) -> list[Item]:
    """Awards and years, each as far from the other as with what stands between."""
    found: list[Item] = []
    gap = Gap.NONE
    for item in part:
        gap = max(gap, item.gap)
        if item.kind is not Kind.DECISION:
            found.append(item if item.gap is gap else replace(item, gap=gap))
            gap = Gap.NONE
    return found
