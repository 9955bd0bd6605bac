"""Worked examples of each award, both ways, written for lawyers and run against the packs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path

from khenthuong_desktop.domain.criteria import KINDS, judge
from khenthuong_desktop.domain.facts import (
    AwardHeld,
    AwardUse,
    CollectiveFacts,
    DisciplineFacts,
    HouseholdFacts,
    InitiativeFacts,
    PersonFacts,
    SubjectFacts,
    UnitFacts,
    YearFacts,
)
from khenthuong_desktop.domain.rules import RulesOnDay
from khenthuong_desktop.domain.terms import (
    CollectiveCategory,
    CommendationType,
    DisciplineForm,
    DisciplineStatus,
    InitiativeKind,
    PersonCategory,
    Rating,
    Scope,
)
from khenthuong_desktop.domain.verdict import Finding, Outcome, Verdict
from khenthuong_desktop.errors import RulePackFaulty
from khenthuong_desktop.regulations.entries import Entry, Faults, read_entries
from khenthuong_desktop.regulations.library import Library, load_library
from khenthuong_desktop.regulations.rule_folders import shipped_folder

_MOST_ALIKE = 10_000
_YEARS = re.compile(r"(\d{4})(?:-(\d{4}))?", re.ASCII)
_LONGEST = 100
_CLOSED = "closed"  # an alternative that is not for this subject


class Expected(StrEnum):
    """The verdict a case should get; none at all where the award is not for the subject, or not yet law."""

    ELIGIBLE = "eligible"
    NOT_ELIGIBLE = "not_eligible"
    UNDECIDED = "undecided"
    NOT_CONCERNED = "not_concerned"


@dataclass(frozen=True)
class WorkedCase:
    """One example: what is known, the day whose law applies, the expected verdict.

    ``findings`` are expected outcomes of criteria, by kind or by the first words of their text: one of these
    criteria must come out so.
    """

    name: str
    award: str
    on: date
    year: int
    subject: SubjectFacts
    unit: UnitFacts
    expected: Expected
    findings: tuple[tuple[str, str], ...] = ()


def load_cases(folder: Path | None = None) -> dict[str, list[WorkedCase]]:
    """The examples of every award; raises ``RulePackFaulty`` with every fault."""
    faults = Faults()
    found: dict[str, list[WorkedCase]] = {}
    for path in sorted((folder or shipped_folder() / "cases").glob("*.yaml")):
        top = Entry(read_entries(path, faults, foreign=folder is not None), faults)
        found[path.stem] = [_case(path.stem, entry) for entry in top.entries("cases")]
    if faults.found:
        raise RulePackFaulty(faults.found)
    return found


def still_ours(cases: dict[str, list[WorkedCase]], library: Library) -> dict[str, list[WorkedCase]]:
    """Our cases without those that a unit's own text of the award answers otherwise on their day."""
    ours = load_library()
    return {
        award: [case for case in of_award if _criteria(ours, case) == _criteria(library, case)]
        for award, of_award in cases.items()
    }


def _criteria(library: Library, case: WorkedCase) -> object:
    version = library.version(case.award, case.on)
    return None if version is None else version.criteria


def found_for(rules: RulesOnDay, case: WorkedCase) -> tuple[Expected, tuple[str, ...]]:
    """What these rules make of a case, and those of its findings that do not come out."""
    verdict = judge(rules, case.subject, case.award, case.year, case.unit)
    if verdict is None:
        return Expected.NOT_CONCERNED, tuple(asked for asked, _ in case.findings)
    unmet = tuple(asked for asked, outcome in case.findings if outcome not in _outcomes_of(verdict, asked))
    return Expected(verdict.kind.value), unmet


def _outcomes_of(verdict: Verdict, asked: str) -> Iterator[str]:
    """What the criteria of one kind, or those whose text begins so, came to at any depth of the verdict."""
    waiting: list[Finding] = list(verdict.findings)
    while waiting:
        finding = waiting.pop()
        waiting += finding.children
        if asked in KINDS:
            meant = finding.kind == asked
        else:
            meant = finding.text.startswith(asked)
        if meant:
            yield finding.outcome.value if finding.open else _CLOSED


def _case(award: str, entry: Entry) -> WorkedCase:
    entry.only("name", "law_of", "year", "person", "collective", "household", "confirmed", "expected", "findings")
    subject: SubjectFacts
    if "collective" in entry:
        subject = _collective(entry.entry("collective"))
    elif "household" in entry:
        household = entry.entry("household")
        household.only("awards")
        subject = HouseholdFacts(ref="H", name="H", awards=_awards(household))
    else:
        subject = _person("P", entry.entry("person", needed=True))
    year = entry.value("year", int, needed=True) or 0
    if entry.flag("confirmed"):  # what no register knows
        subject = replace(subject, confirmed=frozenset({(award, year)}))
    everybody = [subject, *getattr(subject, "members", ())]
    recorded = frozenset((held.award, held.year) for one in everybody for held in one.awards)
    return WorkedCase(
        name=entry.words("name"),
        award=award,
        on=entry.day("law_of", needed=True) or date.max,
        year=year,
        subject=subject,
        unit=UnitFacts(recorded),
        expected=entry.choice("expected", Expected, Expected.UNDECIDED),
        findings=_findings(entry.entry("findings")),
    )


def _findings(entry: Entry) -> tuple[tuple[str, str], ...]:
    known = [*Outcome, _CLOSED]
    for asked in entry.located:
        if entry.words(asked) not in known:
            entry.fault("not_one_of", asked, found=entry.words(asked), near=", ".join(known))
    return tuple((str(asked), entry.words(asked)) for asked in entry.located)


def _person(ref: str, entry: Entry) -> PersonFacts:
    entry.only("category", "armed_forces", "since", "years", "awards", "initiatives", "discipline", "people")
    category = entry.choices("category", PersonCategory)
    return PersonFacts(
        ref=ref,
        name=ref,
        category=PersonCategory.SOLDIER if entry.flag("armed_forces") else category[0] if category else None,
        since=entry.day("since"),
        years=_years(entry),
        awards=_awards(entry),
        initiatives=tuple(_initiative(item) for item in entry.entries("initiatives")) if "initiatives" in entry else (),
        discipline=_disciplines(entry),
    )


def _collective(entry: Entry) -> CollectiveFacts:
    """``people`` on a member line stands for that many people alike."""
    entry.only(
        "headcount", "years", "awards", "members", "category", "armed_forces", "established", "since", "dissolved",
        "discipline",
    )  # fmt: skip
    category = entry.choices("category", CollectiveCategory)
    members: list[PersonFacts] = []
    for line in entry.entries("members") if "members" in entry else ():
        alike = line.value("people", int) or 1
        if not 1 <= alike <= _MOST_ALIKE:
            line.fault("out_of_range", "people", found=alike, least=1, most=_MOST_ALIKE)
            continue
        for _ in range(alike):
            members.append(_person(f"P{len(members) + 1}", line))
    return CollectiveFacts(
        ref="T",
        name="T",
        years=_years(entry),
        awards=_awards(entry),
        category=CollectiveCategory.ARMED_UNIT if entry.flag("armed_forces") else category[0] if category else None,
        established=entry.value("established", int),
        since=entry.day("since"),
        until=entry.day("dissolved"),
        discipline=_disciplines(entry),
        headcount=entry.value("headcount", int),
        members=tuple(members),
    )


def _years(entry: Entry) -> dict[int, YearFacts]:
    """``2025`` or ``2021-2025``: the same in each of these years."""
    found: dict[int, YearFacts] = {}
    for span, known in entry.entry("years").by_name():
        rating = known.choices("rating", Rating)
        facts = YearFacts(rating[0] if rating else None, known.value("months", int), known.value("maternity", int) or 0)
        matched = _YEARS.fullmatch(span)
        if matched is None:
            entry.fault("not_a_year", "years", found=span)
            continue
        first = int(matched[1])
        years = range(first, int(matched[2] or first) + 1)
        if not 0 < len(years) <= _LONGEST:
            entry.fault("not_a_year", "years", found=span)
            continue
        found |= dict.fromkeys(years, facts)
    return found


def _awards(entry: Entry) -> tuple[AwardHeld, ...]:
    """One line stands for an award of one ``year`` or of several ``years``."""
    if "awards" not in entry:
        return ()
    held = []
    for line in entry.entries("awards"):
        line.only("award", "year", "years", "type")
        kind = line.choices("type", CommendationType)
        years = line.value("years", list) or [line.value("year", int, needed=True) or 0]
        held += [AwardHeld(line.words("award"), year, kind[0] if kind else None) for year in years if type(year) is int]
    return tuple(held)


def _disciplines(entry: Entry) -> tuple[DisciplineFacts, ...]:
    return tuple(_discipline(line) for line in entry.entries("discipline")) if "discipline" in entry else ()


def _initiative(line: Entry) -> InitiativeFacts:
    scope = line.choices("scope", Scope)
    used = line.entry("used_by")
    uses = (AwardUse(used.words("award"), used.value("year", int) or 0),) if used.located else ()
    year = line.value("year", int)
    return InitiativeFacts(line.words("ref"), year, scope[0] if scope else None, InitiativeKind.INITIATIVE, uses)


def _discipline(line: Entry) -> DisciplineFacts:
    form = line.choices("form", DisciplineForm)
    status = line.choice("status", DisciplineStatus, DisciplineStatus.CONCLUDED)
    return DisciplineFacts(form[0] if form else None, line.day("from"), line.day("finished"), status)
