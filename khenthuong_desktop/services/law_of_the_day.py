"""Which law binds a dossier: the text of the day it was received, or a newer one where that is more favourable."""

from dataclasses import dataclass
from datetime import date

from khenthuong_desktop.domain.criteria import judge
from khenthuong_desktop.domain.facts import SubjectFacts, UnitFacts
from khenthuong_desktop.domain.terms import Confidence
from khenthuong_desktop.domain.verdict import Verdict, VerdictKind
from khenthuong_desktop.regulations.library import Library

_FAVOUR = {VerdictKind.NOT_ELIGIBLE: 0, VerdictKind.UNDECIDED: 1, VerdictKind.ELIGIBLE: 2}


@dataclass(frozen=True)
class LawChoice:
    """The verdict that binds, the day whose law gave it, and the other one.

    ``newer`` is ``None`` when no text changed between the two days; ``by_favour`` tells that the newer text
    was taken because it is more favourable, which wants a reason in the dossier.
    """

    binding: Verdict
    law_on: date
    older: Verdict
    newer: Verdict | None = None
    by_favour: bool = False


def choose_law(
    library: Library,
    subject: SubjectFacts,
    award: str,
    year: int,
    received_on: date,
    decided_on: date,
    unit: UnitFacts,
) -> LawChoice | None:
    """Luật 06/2026/QH16, Điều 4.4: received before a change, the old text binds unless the new one favours.

    A text that nobody has compared with the law never wins by favour. ``None`` where there is no rule.
    """
    older = judge(library.on(received_on), subject, award, year, unit)
    newer = judge(library.on(decided_on), subject, award, year, unit)
    if older is None:
        return None if newer is None else LawChoice(newer, decided_on, newer)
    if newer is None or not _changed(library, award, received_on, decided_on):
        return LawChoice(older, received_on, older)
    favoured = _FAVOUR[newer.kind] > _FAVOUR[older.kind] and newer.confidence not in (
        Confidence.D,
        Confidence.UNVERIFIED,
    )
    if favoured:
        return LawChoice(newer, decided_on, older, newer, by_favour=True)
    return LawChoice(older, received_on, older, newer)


def _changed(library: Library, award: str, first: date, last: date) -> bool:
    before, after = library.version(award, first), library.version(award, last)
    return before is not after or library.regime(first) != library.regime(last)
