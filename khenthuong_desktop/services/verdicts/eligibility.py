"""Who meets the standard of which award, under the law of a day, and what is still missing."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import Any

from khenthuong_desktop.domain.case import Memo
from khenthuong_desktop.domain.criteria import judge
from khenthuong_desktop.domain.facts import SubjectFacts, UnitFacts
from khenthuong_desktop.domain.reach import Standing, Way, as_told, standing_of, way_of
from khenthuong_desktop.domain.rules import RulesOnDay
from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.domain.verdict import Verdict, VerdictKind
from khenthuong_desktop.errors import FieldFault, RecordMissing, ValuesRefused
from khenthuong_desktop.messages import say
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.regulations.transitions import Step
from khenthuong_desktop.services.findings import detail_text, finding_json, gap_sentence
from khenthuong_desktop.services.law.law_of_the_day import LawChoice, choose_law
from khenthuong_desktop.services.verdicts.fact_finding import Key, UnitRegister, find_facts
from khenthuong_desktop.store.database import Database

_DRAFT_DIFFERS = ("advisory_only_present_law", "advisory_only_draft")


@dataclass(frozen=True)
class CheckResult:
    """The verdict on one subject for one award, under the law of the day ``on``, and the easiest way to it.

    ``choice`` tells how that law was chosen where the dossier waited while the law changed.
    """

    on: date
    subject_kind: SubjectKind
    subject_id: str
    subject_ref: str
    subject_name: str
    abbreviation: str
    verdict: Verdict
    way: Way
    library: Library = field(repr=False, compare=False)
    choice: LawChoice | None = None

    @property
    def award(self) -> str:
        return self.verdict.award

    @property
    def kind(self) -> VerdictKind:
        return self.verdict.kind

    @property
    def standing(self) -> Standing:
        return standing_of(self.verdict, self.way)

    @property
    def blocks(self) -> bool:
        """Whether a nomination is refused: law we are not sure of warns and never blocks."""
        unsure = self.verdict.confidence.never_blocks
        waits = self.choice is not None and self.choice.may_favour
        return self.kind is VerdictKind.NOT_ELIGIBLE and not unsure and not waits

    @property
    def advice(self) -> str:
        """Where a draft of the law would decide otherwise: what to compare before proposing."""
        differs = (one for one in self.verdict.findings if one.detail is not None and one.detail.code in _DRAFT_DIFFERS)
        return next((detail_text(finding, self.library) for finding in differs), "")

    def subject_json(self) -> dict[str, str]:
        return {"kind": self.subject_kind.value, "ref": self.subject_ref, "name": self.subject_name}

    def as_json(self) -> dict[str, Any]:
        """The result in words and plain data, as the command line gives it."""
        return {
            "subject": self.subject_json(),
            "award": self.award,
            "abbreviation": self.abbreviation,
            "verdict": self.kind.value,
            "standing": self.standing.value,
            "version": self.verdict.version.isoformat(),
            "confidence": self.verdict.confidence.value,
            **({"advice": self.advice} if self.advice else {}),
            **({"law": self.choice.as_json(self.library)} if self.choice is not None else {}),
            "findings": [finding_json(finding, self.library) for finding in self.verdict.findings],
        }

    def snapshot(self) -> dict[str, Any]:
        """The verdict as a nomination keeps it, whatever the law says later, with the unit's packs it rests on."""
        regime = self.library.on(self.on).regime
        packs = {"packs": list(self.library.packs)} if self.library.packs else {}
        return {"on": self.on.isoformat(), "regime": regime, **packs, "year": self.verdict.year, **self.as_json()}


@dataclass(frozen=True)
class CheckAnswer:
    """All verdicts asked for, and the law they were given under (``regime`` R1 … R4)."""

    on: date
    regime: str | None
    year: int
    results: tuple[CheckResult, ...]

    def as_json(self) -> dict[str, Any]:
        results = [result.as_json() for result in self.results]
        return {"on": self.on.isoformat(), "regime": self.regime, "results": results}


@dataclass(frozen=True)
class Gap:
    """What stands between a subject and an award: the findings to be met, in words."""

    result: CheckResult
    missing: tuple[str, ...]
    sentence: str


def check(
    db: Database,
    library: Library,
    year: int,
    award: str | None = None,
    subject_ref: str | None = None,
    on: date | None = None,
    received_on: date | None = None,
) -> CheckAnswer:
    """Judge the unit's subjects for the awards of a year.

    ``award`` is a code, an abbreviation or a name; ``subject_ref`` a subject's own code;
    ``on`` the day whose law applies (today by default). With ``received_on``, the day the appraising organ had
    the dossier, its law applies, or that of ``on`` where a transitional rule lets it.
    Raises ``RecordMissing``, and ``ValuesRefused`` for a receipt after ``on``.
    """
    day = on or db.today()
    if received_on is not None and received_on > day:
        raise ValuesRefused(FieldFault("received_on", "received_after_day", {"day": f"{day:%d/%m/%Y}"}))
    code = None if award is None else _award_code(library, award)
    with db.read() as session:
        register = find_facts(session, year)
    return check_register(library, register, year, code, subject_ref, day, received_on)


def check_register(
    library: Library,
    register: UnitRegister,
    year: int,
    award: str | None,
    subject_ref: str | None,
    on: date,
    received_on: date | None = None,
) -> CheckAnswer:
    """The verdicts on facts already read (or supposed); ``award`` is a pack code."""
    subjects = register.present_in(year) if subject_ref is None else _by_ref(register, subject_ref)
    law_on = received_on or on
    results = tuple(_results(library, register, subjects, year, award, law_on))
    for step in library.changes(law_on, on) if received_on is not None else ():
        newer = tuple(_results(library, register, subjects, year, award, step.new_on))
        results = tuple(_chosen(step, law_on, results, newer))
    return CheckAnswer(law_on, library.on(law_on).regime, year, results)


def each_result(library: Library, register: UnitRegister, year: int, on: date) -> Iterator[CheckResult]:
    """The verdicts on everybody for every award, one after another: for those who keep only figures of them."""
    return _results(library, register, register.present_in(year), year, None, on)


def _chosen(
    step: Step, received_on: date, older: tuple[CheckResult, ...], newer: tuple[CheckResult, ...]
) -> Iterator[CheckResult]:
    """For each subject and award the result that binds, in the order of the older law, what is new at the end."""
    by_new = {(result.subject_kind, result.subject_id, result.award): result for result in newer}
    by_old = {(result.subject_kind, result.subject_id, result.award): result for result in older}
    for key in dict.fromkeys((*by_old, *by_new)):
        first, second = by_old.get(key), by_new.get(key)
        choice = choose_law(
            step,
            received_on,
            first.verdict if first else None,
            second.verdict if second else None,
            first.choice if first else None,
        )
        binding = second if choice.takes_newer else first
        if binding is not None:
            yield replace(binding, choice=choice)


def _award_code(library: Library, award: str) -> str:
    code = library.find_award(award)
    if code is None:
        suggested = library.suggest_awards(award)
        if len(suggested) != 1:
            raise RecordMissing("award", award)
        code = suggested[0]
    return code


def _by_ref(register: UnitRegister, ref: str) -> list[tuple[Key, SubjectFacts]]:
    found = [(key, facts) for key, facts in register.subjects.items() if facts.ref == ref.strip()]
    if not found:
        raise RecordMissing("subject", ref)
    return found


def _results(
    library: Library,
    register: UnitRegister,
    subjects: list[tuple[Key, SubjectFacts]],
    year: int,
    award: str | None,
    on: date,
) -> Iterator[CheckResult]:
    rules = library.on(on)
    memo: Memo = {}
    awards = {kind: library.awards_for(kind, on) if award is None else [library.award(award)] for kind in SubjectKind}
    for (kind, key), facts in subjects:
        for candidate in awards[kind]:
            verdict = judge(rules, facts, candidate.code, year, register.unit, memo)
            if verdict is None and award is not None and kind in candidate.subjects:
                verdict = _without_rules(library, candidate.code, year, on)
            if verdict is not None:
                way = way_of(verdict, partial(_way_to_title, rules, facts, year, register.unit, memo))
                abbreviation = candidate.abbreviation
                yield CheckResult(on, kind, key, facts.ref, facts.name, abbreviation, verdict, way, library)


def _way_to_title(
    rules: RulesOnDay, facts: SubjectFacts, year: int, unit: UnitFacts, memo: Memo, award: str
) -> Way | None:
    """The way to another award of the same year."""
    verdict = judge(rules, facts, award, year, unit, memo)
    return None if verdict is None else way_of(verdict)


def _without_rules(library: Library, award: str, year: int, on: date) -> Verdict | None:
    """An award we know by name only: nothing can be decided about it."""
    version = library.version(award, on)
    if version is None:
        return None
    return Verdict(award, year, VerdictKind.UNDECIDED, version.valid_from, version.confidence)


def describe_gap(result: CheckResult) -> Gap:
    """What one subject still lacks for one award."""
    told = as_told(result.verdict, result.way)
    missing = tuple(dict.fromkeys(gap_sentence(gap.finding, result.library) for gap in told.gaps))
    sentence = say(
        "findings",
        _lead(result, told),
        who=result.subject_name,
        award=result.abbreviation,
        year=result.verdict.year,
        missing="; ".join(missing),
    )
    return Gap(result, missing, sentence)


def _lead(result: CheckResult, told: Way) -> str:
    """The sentence for what is missing."""
    gaps, standing = told.gaps, result.standing
    if standing in _LEADS:
        return _LEADS[standing]
    if not gaps:
        return "left_to_judgement"
    if told.is_open:
        return "confirm_only"
    if all(gap.unknown for gap in gaps):
        return "unknown_lead"
    return "open_to_judgement" if standing is Standing.LEFT_TO_PEOPLE else "missing_lead"


_LEADS = {Standing.ELIGIBLE: "nothing_missing", Standing.TO_CONFIRM: "confirm_lead", Standing.NEAR: "missing_lead"}
