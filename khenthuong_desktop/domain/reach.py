"""How far a subject is from an award: what the easiest way still asks for, and where that leaves the subject.

This is the one place that says what “near” means; ``decisions/0009`` says why.
"""

from collections.abc import Callable, Iterable
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from khenthuong_desktop.domain.criteria import CATEGORY_MISSING
from khenthuong_desktop.domain.records import MAY_GO_ON
from khenthuong_desktop.domain.rules import Criterion
from khenthuong_desktop.domain.verdict import JUDGEMENT, MET, UNKNOWN, Detail, Finding, Verdict, VerdictKind

NEAR_STEPS = 1
"""So many things, each of which the year can still bring, make a subject near; more do not."""

FOR_PEOPLE = ("judgement", "to_confirm")
"""The kinds of criteria that no register answers: people decide or confirm them."""

CLEAN_REGISTERS = frozenset({"no_discipline", "not_under_review", "not_dissolved", "no_member_disciplined"})


class Standing(StrEnum):
    """Where a subject stands with an award, the best first.

    ``to_confirm``: the data speak for it and people have to confirm the rest. ``left_to_people``: the data neither
    speak for it nor turn it down. ``unknown``: data are missing, or the text of the law is not sure.
    """

    ELIGIBLE = "eligible"
    TO_CONFIRM = "to_confirm"
    NEAR = "near"
    UNKNOWN = "unknown"
    LEFT_TO_PEOPLE = "left_to_people"
    NOT_ELIGIBLE = "not_eligible"

    @cached_property
    def rank(self) -> int:
        """0 best."""
        return list(Standing).index(self)


class Gap(NamedTuple):
    """One finding that is not met: ``steps`` the year can still bring, or facts to enter, or something to confirm.

    A gap with none of them is closed by nothing that the year may bring. ``instead`` are the gaps of the way that
    is open to every category, where the category nobody entered leads past it.
    """

    finding: Finding
    steps: int = 0
    unknown: int = 0
    confirm: int = 0
    instead: tuple["Gap", ...] = ()

    @property
    def is_blocked(self) -> bool:
        return not (self.steps or self.unknown or self.confirm)


class Way(NamedTuple):
    """What the easiest way to an award still asks for; ``backed``: some data of merit speak for the subject."""

    gaps: tuple[Gap, ...] = ()
    backed: bool = False

    @property
    def cost(self) -> tuple[int, int, int, bool, int, bool]:
        """What cannot be, what is to be brought, to be entered, to be confirmed with nothing that speaks for it."""
        blocked = sum(gap.is_blocked for gap in self.gaps)
        confirm = sum(gap.confirm for gap in self.gaps)
        return blocked, self.steps, self.unknown, confirm > 0 and not self.backed, confirm, not self.backed

    @property
    def steps(self) -> int:
        return sum(gap.steps for gap in self.gaps)

    @property
    def unknown(self) -> int:
        return sum(gap.unknown for gap in self.gaps)

    @property
    def is_open(self) -> bool:
        """Whether nothing is missing that data can show."""
        return all(gap.confirm for gap in self.gaps)


WayTo = Callable[[str], Way | None]
"""The same subject's way to another award of the same year; ``None`` where that is out of the question."""


def way_of(verdict: Verdict, way_to: WayTo = lambda _: None) -> Way:
    """The easiest way to what the verdict is about."""
    return _together([_way(finding, verdict.year, way_to) for finding in verdict.findings])


def standing_of(verdict: Verdict, way: Way) -> Standing:
    """Where the subject stands: the one rule for the window, the table, the first page, JSON and plans."""
    if verdict.kind is VerdictKind.ELIGIBLE:
        return Standing.ELIGIBLE
    if way.is_open:
        return Standing.TO_CONFIRM if way.backed and way.gaps else Standing.LEFT_TO_PEOPLE
    blocked = any(gap.is_blocked for gap in way.gaps)
    if not blocked and way.steps + way.unknown <= NEAR_STEPS:
        return Standing.NEAR if way.steps else Standing.UNKNOWN
    if verdict.kind is VerdictKind.NOT_ELIGIBLE:
        return Standing.NOT_ELIGIBLE
    return Standing.LEFT_TO_PEOPLE if all(map(_is_left_to_people, verdict.findings)) else Standing.UNKNOWN


def as_told(verdict: Verdict, way: Way) -> Way:
    """The way as people are told it: what is not met first, the category only where it may change the verdict."""
    settled = verdict.kind is VerdictKind.NOT_ELIGIBLE or any(gap.is_blocked for gap in way.gaps)
    told: list[Gap] = []
    for gap in way.gaps:
        if not asks_category(gap.finding):
            told.append(gap)
        elif settled:
            told += gap.instead
        else:
            told += [*(one for one in gap.instead if one.is_blocked), gap]
    return way._replace(gaps=tuple(sorted(told or way.gaps, key=lambda gap: not (gap.is_blocked or gap.steps))))


def first_standing(kind: VerdictKind, *, left_to_people: bool) -> Standing:
    """What a verdict without its reasons tells until they are known: nothing yet of who is near or to be confirmed."""
    if kind is VerdictKind.UNDECIDED:
        return Standing.LEFT_TO_PEOPLE if left_to_people else Standing.UNKNOWN
    return Standing(kind.value)


def leaves_to_people(criterion: Criterion) -> bool:
    """Whether a way open to everybody is left that only people can decide, whatever the data say."""
    if criterion.kind in FOR_PEOPLE:
        return True
    open_to_all = (child for child in criterion.children if child.applies_to is None)
    if criterion.kind == "any_of":
        return any(map(leaves_to_people, open_to_all))
    return bool(criterion.children) and all(map(leaves_to_people, criterion.children))


def asks_category(finding: Finding) -> bool:
    """Whether an alternative may be open or not: nobody entered the category it is kept for."""
    return finding.detail is not None and finding.detail.code == CATEGORY_MISSING


def _way(finding: Finding, year: int, way_to: WayTo) -> Way:
    if finding.outcome is JUDGEMENT:
        return Way()
    if finding.outcome is MET:
        return Way((), _backs(finding))
    if not finding.children:
        return Way((_gap(finding, year),)) if not _is_title_of(finding, year) else _way_to_title(finding, way_to)
    ways = [_way(child, year, way_to) for child in _alternatives(finding)]
    return _easiest(ways) if finding.kind == "any_of" else _together(ways)


def _easiest(ways: list[Way]) -> Way:
    """The cheapest alternative; one that asks for the category remembers the cheapest that does not."""
    best, *others = sorted(ways, key=lambda way: way.cost)
    if not others or not any(asks_category(gap.finding) for gap in best.gaps):
        return best
    instead = others[0].gaps
    gaps = (gap._replace(instead=instead) if asks_category(gap.finding) else gap for gap in best.gaps)
    return best._replace(gaps=tuple(gaps))


def _backs(finding: Finding) -> bool:
    """Whether something met speaks for the subject; that the registers are clean does not."""
    if finding.outcome is not MET:
        return False
    return any(map(_backs, finding.children)) if finding.children else finding.kind not in CLEAN_REGISTERS


def _alternatives(finding: Finding) -> list[Finding]:
    """The children on the way; of alternatives those that data decide, and the category where it would tell."""
    if finding.kind != "any_of":
        return list(finding.children)
    left = [child for child in finding.children if child.outcome is not JUDGEMENT and not asks_category(child)]
    asking = next(filter(asks_category, finding.children), None)
    if asking is not None and (not left or not _has_open_judgement(finding)):
        left.append(asking._replace(outcome=UNKNOWN, children=()))
    return left


def _has_open_judgement(finding: Finding) -> bool:
    return any(one.outcome is JUDGEMENT and one.open and not asks_category(one) for one in finding.children)


def _together(ways: Iterable[Way]) -> Way:
    """All of it, each fact that is missing named once."""
    gaps: dict[object, Gap] = {}
    backed = False
    for way in ways:
        backed = backed or way.backed
        for gap in way.gaps:
            missing = gap.unknown and gap.finding.detail
            gaps.setdefault(repr(missing) if missing else id(gap.finding), gap)
    return Way(tuple(gaps.values()), backed)


def _is_left_to_people(finding: Finding) -> bool:
    """Whether people alone can still bring it about, whatever the data say."""
    if finding.outcome in (MET, JUDGEMENT):
        return finding.open
    if finding.kind == "any_of":
        return any(_is_left_to_people(child) for child in finding.children if not asks_category(child))
    if finding.children:
        return all(map(_is_left_to_people, finding.children))
    return finding.kind == "to_confirm"


def _is_title_of(finding: Finding, year: int) -> bool:
    """Whether a run of titles lacks that of the year itself alone."""
    code, values = finding.detail or Detail("")
    asks_title = "award" in finding.criterion.parameters and "rating" not in finding.criterion.parameters
    return code == "years_missing" and asks_title and values["years"] == (year,) and not values[MAY_GO_ON]


def _way_to_title(finding: Finding, way_to: WayTo) -> Way:
    """The title of the year is one step more than what it asks for itself."""
    way = way_to(finding.criterion.parameters["award"])
    return Way((Gap(finding),)) if way is None else _together([way, Way((Gap(finding, steps=1),))])


def _gap(finding: Finding, year: int) -> Gap:
    code, values = finding.detail or Detail("")
    if finding.kind == "to_confirm" and code != CATEGORY_MISSING:
        return Gap(finding, confirm=1)
    if code in ("initiatives_missing", "initiatives_used"):
        return Gap(finding, steps=values["needed"] - values["found"])
    if code in _SETTLED:
        return Gap(finding)
    if code == "years_unknown":
        return Gap(finding, unknown=len(values["years"]))
    if code in ("good_years_unclear", "initiatives_doubtful"):
        return Gap(finding, unknown=values["needed"] - values["found"])
    return Gap(finding, unknown=1) if finding.outcome is UNKNOWN else Gap(finding)


_SETTLED = frozenset(
    {
        "rating_is",
        "worked_too_short_to_be_rated",
        "years_missing",
        "times_more_than_asked",
        "held_too_seldom",
        "not_held_by",
        "good_years_missing",
        "established_in",
        "dissolved_on",
        "under_review",
        "disciplined",
        "members_too_few",
        "members_failing",
    }
)
"""Details of what no step of the year changes, also where unsure law makes them unknown."""
