"""Worked examples of each award, both ways, written for lawyers and run against the packs."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from difflib import get_close_matches
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
from khenthuong_desktop.messages import say
from khenthuong_desktop.regulations.entries import Entry, Faults, read_entries
from khenthuong_desktop.regulations.library import Library, load_library
from khenthuong_desktop.regulations.rule_folders import shipped_folder

_FIRST_YEAR, _LAST_YEAR = 1945, 2100
_MOST_PEOPLE = 200  # of one case
_MOST_PEOPLE_YEARS = 20_000  # of all cases read together
_MOST_CASES = 2_000
_MOST_HEADCOUNT = 100_000
_YEARS = re.compile(r"(\d{4})(?:-(\d{4}))?", re.ASCII)
CASES_FOLDER = "cases"
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
    criteria must come out so; ``line`` is its place in the file.
    """

    name: str
    award: str
    on: date
    year: int
    subject: SubjectFacts
    unit: UnitFacts
    expected: Expected
    findings: tuple[tuple[str, str], ...] = ()
    line: int = field(default=1, compare=False)

    @property
    def people_years(self) -> int:
        """How much there is to judge."""
        return sum(max(1, len(one.years)) for one in (self.subject, *getattr(self.subject, "members", ())))


def load_cases(folder: Path | None = None) -> dict[str, list[WorkedCase]]:
    """The examples of every award; raises ``RulePackFaulty`` with every fault."""
    faults = Faults()
    found: dict[str, list[WorkedCase]] = {}
    cases, people_years = 0, 0
    for path in sorted((folder or shipped_folder() / "cases").glob("*.yaml")):
        top = Entry(read_entries(path, faults, foreign=folder is not None, called=_file(path.stem)), faults)
        of_award = found.setdefault(path.stem, [])
        for entry in top.entries("cases"):
            of_award.append(_case(path.stem, entry))
            cases, people_years = cases + 1, people_years + of_award[-1].people_years
            if cases > _MOST_CASES or people_years > _MOST_PEOPLE_YEARS:
                entry.fault("too_many_cases", cases=_MOST_CASES, people_years=_MOST_PEOPLE_YEARS)
                raise RulePackFaulty(faults.found)
    if faults.found:
        raise RulePackFaulty(faults.found)
    return found


def check_cases(cases: Mapping[str, list[WorkedCase]], library: Library, faults: Faults) -> None:
    """Notes cases about awards that this law does not know and, once nothing is wrong, those it answers otherwise."""
    for award, case in ((award, case) for award, of_award in cases.items() for case in of_award):
        for code in sorted({award, *(held for held, _ in case.unit.recorded)} - set(library.awards)):
            near = get_close_matches(code, library.awards, 1)
            faults.add(_file(award), case.line, "unknown_award", key="cases", found=code, near=near[0] if near else "-")
    for award, of_award in cases.items() if not faults.found else ():
        for case in of_award:
            found, unmet = found_for(library.on(case.on), case)
            if found is not case.expected:
                told = {"expected": _in_words(case.expected), "found": _in_words(found)}
                faults.add(_file(award), case.line, "case_fails", name=case.name, **told)
            elif unmet:
                faults.add(_file(award), case.line, "case_fails_within", name=case.name, criteria=", ".join(unmet))


def _file(award: str) -> str:
    return f"{CASES_FOLDER}/{award}.yaml"


def _in_words(expected: Expected) -> str:
    return say("regulations", f"case_{expected.value}")


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
    year = _year(entry, needed=True) or _LAST_YEAR
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
        line=entry.located.line,
    )


def _number(entry: Entry, key: str, least: int, most: int, *, needed: bool = False) -> int | None:
    """A whole number within its limits; another one is a fault and reads as none."""
    found: int | None = entry.value(key, int, needed)
    if found is None or least <= found <= most:
        return found
    entry.fault("out_of_range", key, found=found, least=least, most=most)
    return None


def _year(entry: Entry, key: str = "year", *, needed: bool = False) -> int | None:
    return _number(entry, key, _FIRST_YEAR, _LAST_YEAR, needed=needed)


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
        alike = _number(line, "people", 1, _MOST_PEOPLE) or 1
        if len(members) + alike > _MOST_PEOPLE:
            line.fault("too_many_people", "people", limit=_MOST_PEOPLE)
            break
        one = _person("", line)
        names = [f"P{len(members) + number}" for number in range(1, alike + 1)]
        members += [replace(one, ref=name, name=name) for name in names]
    return CollectiveFacts(
        ref="T",
        name="T",
        years=_years(entry),
        awards=_awards(entry),
        category=CollectiveCategory.ARMED_UNIT if entry.flag("armed_forces") else category[0] if category else None,
        established=_year(entry, "established"),
        since=entry.day("since"),
        until=entry.day("dissolved"),
        discipline=_disciplines(entry),
        headcount=_number(entry, "headcount", 0, _MOST_HEADCOUNT),
        members=tuple(members),
    )


def _years(entry: Entry) -> dict[int, YearFacts]:
    """``2025`` or ``2021-2025``: the same in each of these years."""
    found: dict[int, YearFacts] = {}
    for span, known in entry.entry("years").by_name():
        rating = known.choices("rating", Rating)
        months, maternity = _number(known, "months", 0, 12), _number(known, "maternity", 0, 12) or 0
        facts = YearFacts(rating[0] if rating else None, months, maternity)
        matched = _YEARS.fullmatch(span)
        if matched is None:
            entry.fault("not_a_year", "years", found=span)
            continue
        first, last = int(matched[1]), int(matched[2] or matched[1])
        if not _FIRST_YEAR <= first <= last <= _LAST_YEAR:
            entry.fault("out_of_range", "years", found=span, least=_FIRST_YEAR, most=_LAST_YEAR)
            continue
        found |= dict.fromkeys(range(first, last + 1), facts)
    return found


def _awards(entry: Entry) -> tuple[AwardHeld, ...]:
    """One line stands for an award of one ``year`` or of several ``years``."""
    if "awards" not in entry:
        return ()
    held = []
    for line in entry.entries("awards"):
        line.only("award", "year", "years", "type")
        kind = line.choices("type", CommendationType)
        years = line.value("years", list) or [_year(line, needed=True)]
        for year in years:
            if isinstance(year, int) and _FIRST_YEAR <= year <= _LAST_YEAR:
                held.append(AwardHeld(line.words("award"), year, kind[0] if kind else None))
            elif year is not None:
                line.fault("out_of_range", "years", found=str(year)[:60], least=_FIRST_YEAR, most=_LAST_YEAR)
    return tuple(held)


def _disciplines(entry: Entry) -> tuple[DisciplineFacts, ...]:
    return tuple(_discipline(line) for line in entry.entries("discipline")) if "discipline" in entry else ()


def _initiative(line: Entry) -> InitiativeFacts:
    scope = line.choices("scope", Scope)
    used = line.entry("used_by")
    uses = (AwardUse(used.words("award"), _year(used, needed=True) or _LAST_YEAR),) if used.located else ()
    year = _year(line)
    return InitiativeFacts(line.words("ref"), year, scope[0] if scope else None, InitiativeKind.INITIATIVE, uses)


def _discipline(line: Entry) -> DisciplineFacts:
    form = line.choices("form", DisciplineForm)
    status = line.choice("status", DisciplineStatus, DisciplineStatus.CONCLUDED)
    return DisciplineFacts(form[0] if form else None, line.day("from"), line.day("finished"), status)
