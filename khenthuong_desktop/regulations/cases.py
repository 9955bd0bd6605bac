"""Worked examples of each award, both ways, written for lawyers and run against the packs."""

from dataclasses import dataclass
from datetime import date
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
from khenthuong_desktop.domain.verdict import Finding, Outcome, Verdict, VerdictKind
from khenthuong_desktop.errors import RulePackFaulty
from khenthuong_desktop.regulations.entries import Entry, Faults, read_entries
from khenthuong_desktop.regulations.library import Library, shipped_folder

_MOST_ALIKE = 10_000


@dataclass(frozen=True)
class WorkedCase:
    """One example: what is known, the day whose law applies, the expected verdict.

    ``findings`` are expected outcomes of criteria, by kind: one criterion of the kind must come out so.
    """

    name: str
    award: str
    on: date
    year: int
    subject: SubjectFacts
    unit: UnitFacts
    expected: VerdictKind
    findings: tuple[tuple[str, Outcome], ...] = ()


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


def judge_case(library: Library, case: WorkedCase) -> Verdict | None:
    return judge(library.on(case.on), case.subject, case.award, case.year, case.unit)


def outcomes_of(verdict: Verdict, kind: str) -> set[Outcome]:
    """What the criteria of one kind came to, at any depth of the verdict."""
    waiting: list[Finding] = list(verdict.findings)
    found = set()
    while waiting:
        finding = waiting.pop()
        waiting += finding.children
        if finding.kind == kind:
            found.add(finding.outcome)
    return found


def _case(award: str, entry: Entry) -> WorkedCase:
    entry.only("name", "law_of", "year", "person", "collective", "household", "expected", "findings")
    subject: SubjectFacts
    if "collective" in entry:
        subject = _collective(entry.entry("collective"))
    elif "household" in entry:
        household = entry.entry("household")
        household.only("awards")
        subject = HouseholdFacts(ref="H", name="H", awards=_awards(household))
    else:
        subject = _person("P", entry.entry("person", needed=True))
    everybody = [subject, *getattr(subject, "members", ())]
    recorded = frozenset((held.award, held.year) for one in everybody for held in one.awards)
    return WorkedCase(
        name=entry.words("name"),
        award=award,
        on=entry.day("law_of", needed=True) or date.max,
        year=entry.value("year", int, needed=True) or 0,
        subject=subject,
        unit=UnitFacts(recorded),
        expected=entry.choice("expected", VerdictKind, VerdictKind.UNDECIDED),
        findings=_findings(entry.entry("findings")),
    )


def _findings(entry: Entry) -> tuple[tuple[str, Outcome], ...]:
    for kind in entry.located:
        if kind not in KINDS:
            entry.fault("unknown_key", kind, near=", ".join(KINDS))
    return tuple((kind, entry.choice(kind, Outcome, Outcome.UNKNOWN)) for kind in entry.located)


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
        discipline=tuple(_discipline(item) for item in entry.entries("discipline")) if "discipline" in entry else (),
    )


def _collective(entry: Entry) -> CollectiveFacts:
    """``people`` on a member line stands for that many people alike."""
    entry.only(
        "headcount", "years", "awards", "members", "category", "armed_forces", "established", "since", "dissolved"
    )
    category = entry.choices("category", CollectiveCategory)
    members: list[PersonFacts] = []
    for line in entry.entries("members") if "members" in entry else ():
        alike = line.value("people", int) or 1
        if not 1 <= alike <= _MOST_ALIKE:
            line.fault("out_of_range", "people", found=alike, most=_MOST_ALIKE)
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
        headcount=entry.value("headcount", int),
        members=tuple(members),
    )


def _years(entry: Entry) -> dict[int, YearFacts]:
    found = {}
    for year, known in entry.entry("years").by_name():
        rating = known.choices("rating", Rating)
        if not (year.isascii() and year.isdigit() and len(year) == 4):
            entry.fault("not_a_year", "years", found=year)
            continue
        found[int(year)] = YearFacts(
            rating[0] if rating else None, known.value("months", int), known.value("maternity", int) or 0
        )
    return found


def _awards(entry: Entry) -> tuple[AwardHeld, ...]:
    if "awards" not in entry:
        return ()
    held = []
    for line in entry.entries("awards"):
        kind = line.choices("type", CommendationType)
        held.append(AwardHeld(line.words("award"), line.value("year", int) or 0, kind[0] if kind else None))
    return tuple(held)


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
