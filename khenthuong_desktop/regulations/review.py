"""What a careful reader would object to in the packs: references, dates, examples, age of the checks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from khenthuong_desktop.domain.rules import Award, Criterion, Reference, Version
from khenthuong_desktop.domain.terms import Confidence, Severity
from khenthuong_desktop.regulations.cases import WorkedCase
from khenthuong_desktop.regulations.comparisons import version_subject
from khenthuong_desktop.regulations.dated import latest
from khenthuong_desktop.regulations.lapsing import due_reviews
from khenthuong_desktop.regulations.library import Library

_STALE_AFTER = timedelta(days=365)


@dataclass(frozen=True)
class Remark:
    """One objection; ``code`` is a sentence of ``regulations.json``, ``subject`` the rule or document it is about."""

    severity: Severity
    code: str
    details: Mapping[str, Any]
    subject: str = ""


def review(library: Library, cases: Mapping[str, list[WorkedCase]], today: date) -> list[Remark]:
    """All remarks on the packs, errors first."""
    remarks: list[Remark] = []
    for award in library.awards.values():
        judged = [version for version in award.versions if version.criteria]
        if not judged:
            continue
        remarks += _dates(library, award, judged)
        remarks += [remark for version in judged for remark in _age(award, version, today)]
        remarks += [remark for version in judged for remark in _unsure(award, version, today)]
        remarks += [remark for version in judged for remark in _references(library, award, version)]
        if not cases.get(award.code):
            remarks.append(Remark(Severity.ERROR, "no_cases", {"award": award.name}))
    remarks += _names(library)
    remarks += _table_references(library)
    remarks += _unsure_tables(library, today)
    remarks += _unsure_sources(library, today)
    remarks += [
        Remark(Severity.WARNING, "review_due", {"document": source.short, "day": source.review_by}, source.code)
        for source in due_reviews(library, today)
    ]
    return sorted(remarks, key=lambda remark: remark.severity is not Severity.ERROR)


def _dates(library: Library, award: Award, judged: list[Version]) -> Iterator[Remark]:
    """Versions reach back to the first regime, if only to say that there was none; every regime has its own."""
    regimes = library.tables.regimes
    first = award.versions[0].valid_from
    if regimes and first > regimes[0].valid_from:
        values = {"award": award.name, "first": first, "regime": regimes[0].valid_from}
        yield Remark(Severity.WARNING, "gap_before", values, version_subject(award.code, judged[0].valid_from))
    starts = {version.valid_from for version in award.versions}
    for regime in regimes:
        if regime.valid_from not in starts and regime.valid_from > judged[0].valid_from:
            values = {"award": award.name, "regime": regime.code, "first": regime.valid_from}
            yield Remark(Severity.WARNING, "regime_without_version", values)


def _age(award: Award, version: Version, today: date) -> Iterator[Remark]:
    values = {"award": award.name, "first": version.valid_from, "verified": version.verified_on}
    following = [later for later in award.versions if version.valid_from < later.valid_from <= today]
    if following:
        return
    if version.verified_on is None:
        yield Remark(Severity.WARNING, "never_verified", values, version_subject(award.code, version.valid_from))
    elif today - version.verified_on > _STALE_AFTER:
        yield Remark(Severity.WARNING, "verified_long_ago", values, version_subject(award.code, version.valid_from))


def _references(library: Library, award: Award, version: Version) -> Iterator[Remark]:
    """Documents that a version cites and that had lapsed before the version began."""
    cited = {c.reference.document for tree in version.criteria.values() for c in _walk(tree)}
    for document in sorted(cited):
        source = library.sources.get(document)
        if source is not None and source.until is not None and source.until <= version.valid_from:
            values = {"award": award.name, "first": version.valid_from, "document": document, "until": source.until}
            yield Remark(Severity.ERROR, "expired_reference", values, version_subject(award.code, version.valid_from))


def _walk(criterion: Criterion) -> Iterator[Criterion]:
    yield criterion
    for child in criterion.children:
        yield from _walk(child)


def _names(library: Library) -> Iterator[Remark]:
    for name, _, other in library.names.clashes:
        yield Remark(Severity.ERROR, "same_award_name", {"found": name, "other": library.award(other).name})


def _table_references(library: Library) -> Iterator[Remark]:
    """Every document that a table cites stands in the list of sources."""
    tables = library.tables
    cited = {("councils", ballot.reference.document) for row in tables.thresholds for ballot in row.awards.values()}
    cited |= {("councils", quorum.reference.document) for quorum in tables.quorums}
    cited |= {("procedures", procedure.reference.document) for procedure in tables.procedures}
    cited |= {("limits", limit.reference.document) for row in tables.limits for limit in row.limits}
    cited |= {("rewards", row.reference.document) for row in tables.base_salaries}
    cited |= {("rewards", found.reference.document) for row in tables.coefficients for found in row.awards.values()}
    cited |= {("legal_bases", basis.source) for bases in tables.legal_bases.values() for basis in bases}
    cited |= {("timetable", rule.reference.document) for rule in tables.timetable.rules()}
    cited |= {("cross_rules", rule.reference.document) for rule in tables.cross_rules}
    cited |= {("transitions", transition.reference.document) for transition in tables.transitions}
    cited |= {("regimes", document) for regime in tables.regimes for document in (regime.law, regime.decree)}
    for place, document in sorted(cited):
        if document not in library.sources:
            yield Remark(Severity.ERROR, "unknown_reference", {"place": place, "document": document})


def _unsure(award: Award, version: Version, today: date) -> Iterator[Remark]:
    """Texts in force that rest on one source, on memory or on nothing."""
    if award.version_on(today) is version and version.confidence.is_doubtful:
        values = {"award": award.name, "first": version.valid_from, "confidence": version.confidence.value}
        yield Remark(Severity.WARNING, "unsure_in_force", values, version_subject(award.code, version.valid_from))


def _unsure_sources(library: Library, today: date) -> Iterator[Remark]:
    for source in library.sources.values():
        if source.is_in_force(today) and source.confidence.is_doubtful:
            values = {"document": source.short, "confidence": source.confidence.value}
            yield Remark(Severity.WARNING, "unsure_source", values, source.code)


def _unsure_tables(library: Library, today: date) -> Iterator[Remark]:
    """Rows of tables in force that rest on one source or less, once for each place of the law."""
    tables = library.tables
    thresholds, money = latest(tables.thresholds, today), latest(tables.coefficients, today)
    salary, quorum = latest(tables.base_salaries, today), latest(tables.quorums, today)
    rows: list[tuple[str, Confidence, Reference]] = []
    rows += [("councils", one.confidence, one.reference) for one in (thresholds.awards.values() if thresholds else ())]
    rows += [("councils", one.confidence, one.reference) for one in (quorum,) if one]
    rows += [("rewards", one.confidence, one.reference) for one in (salary,) if one]
    paid = (*money.awards.values(), *money.at_commune.values()) if money else ()
    rows += [("rewards", one.confidence, one.reference) for one in paid]
    in_force = [rule for rule in tables.timetable.rules() if rule.holds(today)]
    rows += [("timetable", rule.confidence, rule.reference) for rule in in_force]
    rows += [("transitions", one.confidence, one.reference) for one in tables.transitions]
    told = [(place, sure, where.document, where.article or "–") for place, sure, where in rows if sure.is_doubtful]
    for place, sure, document, article in dict.fromkeys(told):
        values = {"place": place, "document": document, "article": article, "confidence": sure.value}
        yield Remark(Severity.WARNING, "unsure_table", values)
