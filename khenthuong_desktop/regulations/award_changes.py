"""What a pack may change in an award that others know: it adds dated versions, and names; the rest stays."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from khenthuong_desktop.domain.rules import Award, Criterion, Version
from khenthuong_desktop.domain.terms import Confidence, SubjectKind
from khenthuong_desktop.regulations.entries import Faults, Located, is_law_day
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.regulations.strictness import leaves
from khenthuong_desktop.regulations.tables import Source

# What has no day of its own: a pack that changed it would change decisions already made.
_HEAD = {
    "name": "name",
    "abbreviation": "abbreviation",
    "group": "group",
    "level": "level",
    "subject": "subjects",
    "commendation_types": "commendation_types",
    "cycle": "cycle",
    "builds_on": "builds_on",
    "left_to_provinces": "left_to_provinces",
}
_GIVEN_EACH_YEAR = ("meets_standard_of", "each_year", "members_holding")  # they need an award that is still given


def check(top: Located, code: str, effect: date, before: Library, library: Library, faults: Faults) -> None:
    """Notes every change that reaches into the past or takes away what others rest on."""
    known = before.awards.get(code)
    _check_days(top, known, effect, faults)
    if known is None or code not in library.awards:
        return
    for key, field in _HEAD.items():
        if key in top and getattr(known, field) != getattr(library.awards[code], field):
            faults.add(top.file, top.lines[key], "award_head", key=key, award=known.name)
    for day, _, line in versions_of(top):
        ended = [one for one in library.awards[code].versions if one.valid_from == day and one.abolished]
        for version in ended:
            _check_abolition(Located(top.file, line), known, version, before, library, faults)


def _check_days(top: Located, known: Award | None, effect: date, faults: Faults) -> None:
    """A version may begin on the day of another only to replace a text nobody has verified."""
    taken = {version.valid_from: version for version in known.versions if version.criteria} if known else {}
    for day, _, line in versions_of(top):
        if day in taken and taken[day].confidence is not Confidence.UNVERIFIED:
            faults.add(top.file, line, "overlapping_dates", found=day)
        if day < effect:
            faults.add(top.file, line, "before_effect", found=day, first=effect)


def versions_of(top: Located) -> Iterator[tuple[date, Any, int]]:
    """The dated versions of a file with their lines."""
    versions = top.get("versions")
    if isinstance(versions, Located):
        yield from ((day, body, versions.lines[day]) for day, body in versions.items() if is_law_day(day))


def _check_abolition(
    place: Located, award: Award, version: Version, before: Library, library: Library, faults: Faults
) -> None:
    """A national award ends only by a document of the centre, and none while others rest on it."""
    source = library.sources.get(version.reference.document) if version.reference else None
    if is_national(award, before) and not _may_abolish(source, award, before):
        faults.add(place.file, place.line, "abolishes_national", award=award.name)
    for other in library.awards.values():
        resting = [one for one in _from(other, version.valid_from) if award.code in needed_by(one)]
        if resting and other.code != award.code:
            faults.add(place.file, place.line, "still_rested_on", award=award.name, other=other.name)


def _may_abolish(source: Source | None, award: Award, before: Library) -> bool:
    """Only a document of the centre that nobody knew before, later than the first that speaks of the award."""
    if source is None or source.province_only or source.code in before.sources or source.in_force is None:
        return False
    days = [known.in_force for code in _speaking_of(award) if (known := before.sources.get(code)) is not None]
    return source.in_force > min((day for day in days if day is not None), default=date.min)


def is_national(award: Award, library: Library) -> bool:
    """Whether any document but a province's own speaks of the award."""
    cited = _speaking_of(award)
    return any(not library.sources[code].province_only for code in cited if code in library.sources)


def _speaking_of(award: Award) -> set[str]:
    """The documents that an award's versions cite."""
    cited = {one.reference.document for version in award.versions for one in criteria_of(version)}
    return cited | {version.reference.document for version in award.versions if version.reference}


def _from(award: Award, day: date) -> Iterator[Version]:
    """The versions in force on a day or later."""
    now = award.version_on(day)
    for version in award.versions:
        if version is now or version.valid_from > day:
            yield version


def needed_by(version: Version) -> set[str]:
    """Awards that must still be given for the version ever to be met; past honours keep their worth."""
    return {
        one.parameters["award"]
        for one in criteria_of(version)
        if one.kind in _GIVEN_EACH_YEAR and one.parameters.get("award")
    }


def builds_on(version: Version) -> set[str]:
    """Awards without which the version cannot be met in the same year, whatever else is true."""
    standards = {one.parameters.get("award", "") for one in criteria_of(version) if one.kind == "meets_standard_of"}
    return standards.union(*map(_cannot_do_without, version.criteria.values())) - {""}


def _cannot_do_without(criterion: Criterion) -> set[str]:
    """An alternative to an award (another one, a rating, a run that ends earlier) makes it one that may be missing."""
    needs = [_cannot_do_without(child) for child in criterion.children]
    asked = criterion.parameters
    if criterion.kind == "any_of":
        return set.intersection(*needs)
    if asked.get("ends_within"):
        return set()
    if criterion.kind in _GIVEN_EACH_YEAR and "rating" not in asked and not asked.get("counts_also"):
        return {asked.get("award", "")}
    return set().union(*needs)


def check_version(place: Located, award: Award, version: Version, library: Library, faults: Faults) -> None:
    """Notes awards asked of somebody who cannot hold them, and a comparison with the law that is yet to be made."""
    if version.verified_on is not None and version.verified_on > date.today():
        faults.add(place.file, place.line, "verified_in_future", key="verified_on", found=version.verified_on)
    for kind, tree in version.criteria.items():
        for one in leaves(tree):
            asked = library.awards.get(one.parameters.get("award", ""))
            holder = SubjectKind.INDIVIDUAL if one.kind == "members_holding" else kind
            if asked is not None and holder not in asked.subjects:
                faults.add(place.file, place.line, "not_for_subject", key=one.kind, award=award.name, other=asked.name)


def criteria_of(version: Version) -> Iterator[Criterion]:
    """Every criterion of a version, groups and the advisory text among them."""
    open_trees = [*version.criteria.values(), *([version.advisory] if version.advisory else [])]
    while open_trees:
        tree = open_trees.pop()
        yield tree
        open_trees += tree.children
