"""Overlaps between nominations: one achievement, one award; one initiative, one use; one open round."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from khenthuong_desktop.domain.rules import Award
from khenthuong_desktop.domain.terms import CommendationType, Severity, SubjectKind


@dataclass(frozen=True)
class NominationFacts:
    """What overlap needs to know of one nomination; ``award_round`` is the round's key, open or closed."""

    key: str
    award_round: str
    subject_kind: SubjectKind
    subject_ref: str
    subject_name: str
    award: str
    year: int
    commendation_type: CommendationType | None = None
    achievement: str | None = None
    initiatives: tuple[str, ...] = ()
    round_is_open: bool = True


@dataclass(frozen=True)
class Conflict:
    """Two nominations that stand in each other's way; ``code`` is in ``findings.json``."""

    severity: Severity
    code: str
    nominations: tuple[str, str]
    details: dict[str, Any] = field(default_factory=dict)


def find_conflicts(nominations: Iterable[NominationFacts], award_of: Callable[[str], Award | None]) -> list[Conflict]:
    """Every overlap among the nominations, errors first; ``award_of`` looks an award up by its code."""
    given = list(nominations)
    found = [*_same_achievement(given, award_of), *_same_initiative(given)]
    return sorted(found, key=lambda conflict: (conflict.severity is not Severity.ERROR, conflict.nominations))


def _same_achievement(
    nominations: list[NominationFacts], award_of: Callable[[str], Award | None]
) -> Iterator[Conflict]:
    """Luật 06/2022/QH15, Điều 5.2.c: not several times, not several forms for one achievement."""
    by_subject: dict[tuple[SubjectKind, str, int], list[NominationFacts]] = defaultdict(list)
    for nomination in nominations:
        by_subject[nomination.subject_kind, nomination.subject_ref, nomination.year].append(nomination)
    for group in by_subject.values():
        for one, other in combinations(group, 2):
            yield from _between(one, other, award_of)


def _between(
    one: NominationFacts, other: NominationFacts, award_of: Callable[[str], Award | None]
) -> Iterator[Conflict]:
    first, second = award_of(one.award), award_of(other.award)
    details = {
        "who": one.subject_name,
        "year": one.year,
        "first": one.award if first is None else first.name,
        "second": other.award if second is None else second.name,
    }
    pair = (one.key, other.key)
    if one.award == other.award:
        if one.award_round != other.award_round and one.round_is_open and other.round_is_open:
            yield Conflict(Severity.ERROR, "in_another_open_round", pair, details)
        elif _one_achievement(one, other):
            yield Conflict(Severity.ERROR, "same_award_twice", pair, details)
        else:
            yield Conflict(Severity.WARNING, "same_award_other_achievement", pair, details)
        return
    if not _one_achievement(one, other) or _go_together(first, second, award_of):
        return
    same_rank = first and second and first.group == second.group and first.level == second.level
    severity = Severity.ERROR if same_rank else Severity.WARNING
    yield Conflict(severity, "several_awards_for_one_achievement", pair, details)


def _one_achievement(one: NominationFacts, other: NominationFacts) -> bool:
    """Whether nothing tells the two achievements apart."""
    if one.commendation_type and other.commendation_type and one.commendation_type != other.commendation_type:
        return False
    return not (one.achievement and other.achievement and one.achievement != other.achievement)


def _go_together(first: Award | None, second: Award | None, award_of: Callable[[str], Award | None]) -> bool:
    """A title that builds on the other is normally decided together with it."""
    if first is None or second is None:
        return False
    return first.code in _foundation(second, award_of) or second.code in _foundation(first, award_of)


def _foundation(award: Award, award_of: Callable[[str], Award | None]) -> set[str]:
    below: set[str] = set()
    waiting = list(award.builds_on)
    while waiting:
        code = waiting.pop()
        if code not in below:
            below.add(code)
            found = award_of(code)
            waiting.extend(found.builds_on if found else ())
    return below


def _same_initiative(nominations: list[NominationFacts]) -> Iterator[Conflict]:
    """Official letter 5007/BNV-TĐKT: an initiative serves once, for one person and one award."""
    uses: dict[tuple[str, str], list[NominationFacts]] = defaultdict(list)
    for nomination in nominations:
        for initiative in nomination.initiatives:
            uses[nomination.subject_ref, initiative].append(nomination)
    for (_, initiative), group in uses.items():
        for one, other in combinations(group, 2):
            if (one.award, one.year) != (other.award, other.year):
                details = {"who": one.subject_name, "initiative": initiative}
                pair = (one.key, other.key)
                yield Conflict(Severity.WARNING, "initiative_used_twice", pair, details)
