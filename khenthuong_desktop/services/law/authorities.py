"""Who decides on an award on a day, and what follows for a unit that proposes it or records a decision."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from khenthuong_desktop.domain.terms import UnitLevel
from khenthuong_desktop.domain.text import compare_key
from khenthuong_desktop.messages import say
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.regulations.timetable import AuthorityRule
from khenthuong_desktop.services.findings import reference_text

# Whose word a unit's "higher authority" is; a school's may be a commune or a department.
_ABOVE = {UnitLevel.COMMUNE: UnitLevel.PROVINCE, UnitLevel.DEPARTMENT: UnitLevel.PROVINCE}


@dataclass(frozen=True)
class Authority:
    """Everybody who may decide on an award on a day; ``here``: the rule by which the asking unit's head may.

    ``rules`` is empty for an award of which only the words of its deciding authority are known.
    """

    award: str
    on: date
    who: tuple[str, ...]
    rules: tuple[AuthorityRule, ...]
    here: AuthorityRule | None


def who_decides(library: Library, award: str, on: date, level: UnitLevel | None = None) -> Authority:
    """The authorities for an award; ``level`` is the asking unit's."""
    rules = tuple(library.timetable.deciders(award, on))
    version = library.version(award, on)
    words = [rule.who for rule in rules] or [(version.deciding_authority or "") if version else ""]
    here = library.timetable.may_decide(award, level, on) if level is not None else None
    return Authority(award, on, tuple(dict.fromkeys(filter(None, words))), rules, here)


def decided_here(library: Library, level: UnitLevel, award: str, on: date) -> bool:
    """Whether the head of a unit of that level gives the award."""
    return library.timetable.may_decide(award, level, on) is not None


def decided_elsewhere(library: Library, award: str, on: date, level: UnitLevel) -> str:
    """In words, who decides on an award that is not the unit's to give; empty when it is, or nobody knows."""
    found = who_decides(library, award, on, level)
    if found.here is not None or not found.who:
        return ""
    places = dict.fromkeys(reference_text(rule.reference, library) for rule in found.rules)
    details = {"award": library.award(award).name, "who": "; ".join(found.who), "place": "; ".join(places)}
    return say("timetable", "decided_elsewhere" if places else "decided_elsewhere_plain", **details)


def decision_doubts(
    library: Library,
    awards: Iterable[str],
    on: date,
    decided_by: str,
    level: UnitLevel,
    own_names: Iterable[str],
    higher: str,
) -> tuple[str, ...]:
    """In words, the awards on which the one who decided may not decide that day.

    ``own_names`` are the ways of naming the unit and its head. Whose level is not known is not doubted.
    """
    said = compare_key(decided_by)
    if said in {compare_key(name) for name in own_names}:
        deciding: UnitLevel | None = level
    else:
        deciding = _ABOVE.get(level) if said == compare_key(higher) else None
    if deciding is None:
        return ()
    doubts = []
    for award in dict.fromkeys(awards):
        found = who_decides(library, award, on, deciding)
        if found.here is None and found.who:
            details = {"award": library.award(award).name, "by": decided_by, "who": "; ".join(found.who)}
            doubts.append(say("timetable", "not_competent", day=f"{on:%d/%m/%Y}", **details))
    return tuple(doubts)
