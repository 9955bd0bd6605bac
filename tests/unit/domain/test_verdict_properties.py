"""What holds of every verdict whatever the history: it is the conjunction of its tree, and good years only help."""

from dataclasses import replace
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from khenthuong_desktop.domain.criteria import judge
from khenthuong_desktop.domain.facts import (
    AwardHeld,
    CollectiveFacts,
    InitiativeFacts,
    PersonFacts,
    UnitFacts,
    YearFacts,
)
from khenthuong_desktop.domain.terms import PersonCategory, Rating, Scope, SubjectKind
from khenthuong_desktop.domain.verdict import (
    JUDGEMENT,
    NOT_MET,
    UNKNOWN,
    Finding,
    Outcome,
    VerdictKind,
    all_met,
    any_met,
    verdict_kind,
)
from khenthuong_desktop.regulations.library import Library
from tests.unit.domain.test_bulk import DAYS, YEAR, histories

_PERSON = SubjectKind.INDIVIDUAL
_RISING = [VerdictKind.NOT_ELIGIBLE, VerdictKind.UNDECIDED, VerdictKind.ELIGIBLE]
_slow = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


def shown(finding: Finding) -> Outcome:
    """What the finding's own children say, for the kinds that are groups."""
    if not finding.open:
        return JUDGEMENT
    if finding.kind == "any_of":
        outcome = any_met(finding.children)
    elif finding.kind in ("all_of", "within_run"):
        outcome = all_met(child.outcome for child in finding.children)
    else:
        return finding.outcome
    return UNKNOWN if outcome is NOT_MET and finding.criterion.never_blocks else outcome


def whole_tree(finding: Finding) -> list[Finding]:
    return [finding, *(below for child in finding.children for below in whole_tree(child))]


@_slow
@given(person=histories, on=st.sampled_from(DAYS))
def test_a_verdict_is_the_conjunction_that_its_tree_shows(library: Library, person: PersonFacts, on: date) -> None:
    rules = library.on(on)
    for award in library.awards_for(_PERSON, on):
        rule = rules.rule(award.code, _PERSON)
        verdict = judge(rules, person, award.code, YEAR, UnitFacts())
        if verdict is None or rule is None:
            continue
        told = verdict.findings[:-1] if rule.version.advisory else verdict.findings
        core, exclusions = told[: len(told) - len(rule.exclusions)], told[len(told) - len(rule.exclusions) :]
        assert all(shown(one) is one.outcome for finding in told for one in whole_tree(finding)), award.code
        together = all_met(finding.outcome for finding in core)
        assert verdict.kind is verdict_kind(together, (finding.outcome for finding in exclusions)), award.code


@_slow
@given(person=histories, good_year=st.integers(2014, YEAR), on=st.sampled_from(DAYS))
def test_a_good_year_never_makes_anyone_less_eligible(
    library: Library, person: PersonFacts, good_year: int, on: date
) -> None:
    title = AwardHeld("grassroots_emulation_fighter", good_year)
    years = {**person.years, good_year: YearFacts(Rating.EXCELLENT, 12)}
    better = replace(person, years=years, awards=(*person.awards, title))
    for award in library.awards_for(_PERSON, on):
        before = judge(library.on(on), person, award.code, YEAR, UnitFacts())
        after = judge(library.on(on), better, award.code, YEAR, UnitFacts())
        if before is not None and after is not None:
            assert _RISING.index(after.kind) >= _RISING.index(before.kind), award.code


_TITLES = (
    "advanced_worker",
    "advanced_soldier",
    "grassroots_emulation_fighter",
    "provincial_emulation_fighter",
    "national_emulation_fighter",
)
_workers = st.builds(
    PersonFacts,
    ref=st.uuids().map(str),
    name=st.just("A"),
    category=st.sampled_from([PersonCategory.CIVIL_SERVANT, PersonCategory.PUBLIC_EMPLOYEE]),
    years=st.sampled_from([None, Rating.COMPLETED, Rating.GOOD, Rating.EXCELLENT]).map(
        lambda rating: {YEAR: YearFacts(rating, 12)}
    ),
    awards=st.lists(st.builds(AwardHeld, st.sampled_from(_TITLES), st.just(YEAR)), max_size=1).map(tuple),
)


@st.composite
def _teams_and_better_ones(draw: st.DrawFn) -> tuple[CollectiveFacts, CollectiveFacts]:
    """A collective, and the same after one member got a title, a good rating or an initiative."""
    members = draw(st.lists(_workers, min_size=3, max_size=9, unique_by=lambda one: one.ref))
    years = {YEAR: YearFacts(draw(st.sampled_from([Rating.GOOD, Rating.EXCELLENT])))}
    team = CollectiveFacts(ref="T", name="T", years=years, headcount=len(members), members=tuple(members))
    place = draw(st.integers(0, len(members) - 1))
    lucky = members[place]
    title = AwardHeld(draw(st.sampled_from(_TITLES)), YEAR)
    better = draw(
        st.sampled_from(
            [
                replace(lucky, awards=(*lucky.awards, title)),
                replace(lucky, years={YEAR: YearFacts(Rating.EXCELLENT, 12)}),
                replace(lucky, initiatives=(InitiativeFacts("SK", YEAR, Scope.GRASSROOTS),)),
            ]
        )
    )
    members[place] = better
    return team, replace(team, members=tuple(members))


def _recorded(team: CollectiveFacts) -> UnitFacts:
    return UnitFacts(frozenset((held.award, held.year) for member in team.members for held in member.awards))


@_slow
@given(teams=_teams_and_better_ones(), on=st.sampled_from(DAYS))
def test_good_news_of_one_member_never_turns_a_verdict_of_anybody_to_no(
    library: Library, teams: tuple[CollectiveFacts, CollectiveFacts], on: date
) -> None:
    rules, (before, after) = library.on(on), teams
    subjects = [(before, after), *zip(before.members, after.members, strict=True)]
    for then, now in subjects:
        for award in (one.code for one in library.awards_for(now.kind, on)):
            first = judge(rules, then, award, YEAR, _recorded(before))
            second = judge(rules, now, award, YEAR, _recorded(after))
            if first is not None and second is not None and first.kind is VerdictKind.ELIGIBLE:
                assert second.kind is not VerdictKind.NOT_ELIGIBLE, (award, now.ref)
