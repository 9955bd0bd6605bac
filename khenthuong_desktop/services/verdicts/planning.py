"""The planner: for each subject the awards within reach, this year and the next five, and the way there."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from khenthuong_desktop.domain.facts import PersonFacts, SubjectFacts
from khenthuong_desktop.domain.planning import YEARS_AHEAD, Known, Path, Step, find_path
from khenthuong_desktop.domain.supposing import Suppose, assume
from khenthuong_desktop.domain.terms import Rating, Scope
from khenthuong_desktop.messages import catalogue, say
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.findings import criterion_text
from khenthuong_desktop.services.verdicts.eligibility import CheckAnswer, CheckResult, Gap, check_register, describe_gap
from khenthuong_desktop.services.verdicts.fact_finding import Key, UnitRegister, find_facts
from khenthuong_desktop.store.database import Database


@dataclass(frozen=True)
class AwardPlan:
    """One award for one subject: what is missing this year, and the shortest way there if there is one."""

    gap: Gap
    path: Path | None
    steps: tuple[str, ...]
    sentence: str

    @property
    def confirms(self) -> str:
        """What people have to confirm in the year it is reached, in the words of the law."""
        return _confirms(self.path.steps[-1]) if self.path else ""

    @property
    def is_left_to_people(self) -> bool:
        """Whether no data decide it: there is nothing to plan."""
        return self.gap.result.way.is_open

    def as_json(self) -> dict[str, Any]:
        result, library = self.gap.result, self.gap.result.library
        return {
            "award": result.award,
            "abbreviation": result.abbreviation,
            "verdict": result.kind.value,
            "standing": result.standing.value,
            "missing": list(self.gap.missing),
            "sentence": self.gap.sentence,
            "reach_year": self.path.year if self.path else None,
            "effort": self.path.effort if self.path else None,
            "way": self.sentence,
            "steps": [
                _step_json(step, words, library)
                for step, words in zip(self.path.steps if self.path else (), self.steps, strict=True)
            ],
        }


@dataclass(frozen=True)
class SubjectPlan:
    """All awards one subject does not hold yet for the year, the nearest first.

    ``question``: what to enter first, because the ways of some are not known without it.
    """

    awards: tuple[AwardPlan, ...]
    question: str = ""

    @property
    def result(self) -> CheckResult:
        return self.awards[0].gap.result

    @property
    def nearest(self) -> AwardPlan | None:
        """The award that still asks for something and is soonest and most easily had."""
        open_ways = [award for award in self.awards if award.path is not None and award.path.effort > 0]
        return min(open_ways, key=lambda award: _distance(award.path), default=None)

    def as_json(self) -> dict[str, Any]:
        nearest = self.nearest
        return {
            "subject": self.result.subject_json(),
            "question": self.question,
            "nearest": None if nearest is None else nearest.gap.result.award,
            "awards": [award.as_json() for award in self.awards],
        }


@dataclass(frozen=True)
class PlanAnswer:
    """The plans asked for, under the law of the day ``on``, which is taken to stay as it is."""

    on: date
    regime: str | None
    year: int
    subjects: tuple[SubjectPlan, ...]

    def as_json(self) -> dict[str, Any]:
        subjects = [subject.as_json() for subject in self.subjects]
        return {
            "on": self.on.isoformat(),
            "regime": self.regime,
            "year": self.year,
            "until": self.year + YEARS_AHEAD,
            "subjects": subjects,
        }


def _distance(path: Path | None) -> tuple[int, int]:
    assert path is not None
    return path.year, path.effort


def plan(
    db: Database,
    library: Library,
    year: int,
    subject_ref: str | None = None,
    on: date | None = None,
    supposed: Mapping[int, Suppose] | None = None,
) -> PlanAnswer:
    """For each subject the awards not yet held for the year, nearest first, and the way to each.

    ``supposed`` is taken as fact for the one subject asked about. Raises ``RecordMissing``.
    """
    with db.read() as session:
        register = find_facts(session, year)
    if supposed and subject_ref is not None:
        register = _supposing(register, subject_ref, supposed)
    answer = check_register(library, register, year, None, subject_ref, on or db.today())
    by_subject: dict[Key, list[AwardPlan]] = {}
    known = Known()
    for result in answer.results:
        key = (result.subject_kind, result.subject_id)
        facts = register.subjects[key]
        if not any(held.award == result.award and held.year == year for held in facts.awards):
            by_subject.setdefault(key, []).append(_award_plan(result, facts, register, known))
    plans = tuple(
        SubjectPlan(tuple(sorted(awards, key=_nearness)), _question(register.subjects[key]))
        for key, awards in by_subject.items()
    )
    return PlanAnswer(answer.on, answer.regime, year, plans)


def _nearness(award: AwardPlan) -> tuple[int, int]:
    return award.gap.result.standing.rank, len(award.gap.missing)


def _question(facts: SubjectFacts) -> str:
    """The law treats workers and farmers apart: a person's category is asked for, not guessed."""
    asked = isinstance(facts, PersonFacts) and facts.category is None
    return say("planning", "category", who=facts.name) if asked else ""


def what_if(
    db: Database,
    library: Library,
    year: int,
    subject_ref: str,
    supposed: Mapping[int, Suppose],
    award: str | None = None,
    on: date | None = None,
) -> CheckAnswer:
    """The verdicts on one subject if the years brought what is supposed; nothing is stored."""
    with db.read() as session:
        register = _supposing(find_facts(session, year), subject_ref, supposed)
    return check_register(library, register, year, award, subject_ref, on or db.today())


def _supposing(register: UnitRegister, subject_ref: str, supposed: Mapping[int, Suppose]) -> UnitRegister:
    subjects = {
        key: assume(facts, supposed) if facts.ref == subject_ref.strip() else facts
        for key, facts in register.subjects.items()
    }
    return replace(register, subjects=subjects)


def _award_plan(result: CheckResult, facts: SubjectFacts, register: UnitRegister, known: Known) -> AwardPlan:
    rules = result.library.on(result.on)
    path = find_path(rules, facts, result.award, result.verdict.year, register.unit, known)
    gap = describe_gap(result)
    steps = tuple(step_words(step, result.library) for step in path.steps) if path else ()
    return AwardPlan(gap, path, steps, _sentence(gap, path, steps))


def _sentence(gap: Gap, path: Path | None, steps: Iterable[str]) -> str:
    result = gap.result
    year = result.verdict.year
    words: dict[str, object] = {"who": result.subject_name, "award": result.abbreviation}
    if path is None:
        code = "left_to_people" if result.way.is_open else "no_path" if gap.missing else "no_path_yet"
        return say("planning", code, first=year, last=year + YEARS_AHEAD, missing="; ".join(gap.missing), **words)
    if path.effort == 0 and path.year == year:
        confirms = _confirms(path.steps[-1])
        return say("planning", "to_confirm" if confirms else "reached", year=year, confirms=confirms, **words)
    return say("planning", "path", year=path.year, steps=". ".join(steps), **words)


def step_words(step: Step, library: Library) -> str:
    """ "2026: HTXSNV; hoặc HTTNV trở lên và thêm 01 sáng kiến … → CSTĐCS"."""
    ways = say("planning", "or").join(needs_words(way) for way in (step.brings, *step.instead))
    awards = ", ".join(library.award(code).abbreviation for code in step.awards)
    words = say("planning", "step_with_awards" if awards else "step", year=step.year, needs=ways, awards=awards)
    confirms = _confirms(step)
    return say("planning", "step_to_confirm", step=words, confirms=confirms) if confirms else words


def _confirms(step: Step) -> str:
    """What people have to confirm in a year, in the words of the law."""
    return "; ".join(say("planning", "confirms", text=criterion_text(one)) for one in step.confirms)


def needs_words(brings: Suppose) -> str:
    """What one year must bring, in words."""
    words = []
    if brings.rating is not None:
        best = brings.rating is Rating.EXCELLENT
        words.append(say("planning", "rating_best" if best else "rating", rating=brings.rating.value))
    labels: Mapping[str, str] = catalogue("labels")["Scope"]
    for scope in Scope:
        count = brings.initiatives.count(scope)
        if count:
            words.append(say("planning", "initiatives", count=count, scope=labels[scope.value].lower()))
    if brings.members is not None:
        words.append(say("planning", "members", rating=brings.members.value))
    if brings.best_member is not None:
        words.append(say("planning", "best_member", rating=brings.best_member.value))
    return say("planning", "and").join(words) or say("planning", "nothing_needed")


def _step_json(step: Step, words: str, library: Library) -> dict[str, Any]:
    return {
        "year": step.year,
        "text": words,
        "needs": _needs_json(step.brings),
        "instead": [_needs_json(way) for way in step.instead],
        "awards": [library.award(code).abbreviation for code in step.awards],
        "confirms": [criterion_text(one) for one in step.confirms],
    }


def _needs_json(brings: Suppose) -> dict[str, Any]:
    """Only what is asked for; ratings and scopes as their codes."""
    told: dict[str, Any] = {
        "rating": brings.rating,
        "initiatives": [scope.value for scope in brings.initiatives],
        "members": brings.members,
        "best_member": brings.best_member,
    }
    return {key: value.value if isinstance(value, Rating) else value for key, value in told.items() if value}
