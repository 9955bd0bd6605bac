"""What a pack must not do beside the rest of the law: overlap it, go in circles, end before it begins."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from khenthuong_desktop.domain.rules import Criterion, Version
from khenthuong_desktop.domain.terms import Confidence
from khenthuong_desktop.regulations.entries import Faults, Located, read_entries
from khenthuong_desktop.regulations.kept import Manifest
from khenthuong_desktop.regulations.library import Library


def check(files: Iterable[Path], manifest: Manifest | None, before: Library, library: Library, faults: Faults) -> None:
    """Notes every fault of these files; ``before`` is the law without them, ``library`` with them."""
    own: set[str] = set()
    for path in files:
        top = read_entries(path, Faults(), foreign=True)
        if path.stem == "sources":
            _check_sources(top, before, faults)
        else:
            own.add(path.stem)
            _check_dates(top, path.stem, manifest, before, faults)
    for name, code, other in library.names.clashes:
        for one, known in ((code, other), (other, code)):
            if one in own:
                faults.add(f"{one}.yaml", 1, "same_award_name", found=name, other=library.award(known).name)
    for circle in circles(library):
        if own & set(circle):
            file = next(code for code in circle if code in own)
            names = " → ".join(library.award(code).name for code in (*circle, circle[0]))
            faults.add(f"{file}.yaml", 1, "circle", found=names)


def _check_dates(top: Located, code: str, manifest: Manifest | None, before: Library, faults: Faults) -> None:
    """A version may begin on the day of another only to replace a text nobody has verified."""
    versions = top.get("versions")
    if not isinstance(versions, Located):
        return
    award = before.awards.get(code)
    taken = {version.valid_from: version for version in award.versions if version.criteria} if award else {}
    for day in versions:
        line = versions.lines[day]
        if type(day) is not date:
            continue
        if day in taken and taken[day].confidence is not Confidence.UNVERIFIED:
            faults.add(top.file, line, "overlapping_dates", found=day)
        if manifest is not None and day < manifest.effective_from:
            faults.add(top.file, line, "before_effect", found=day, first=manifest.effective_from)


def _check_sources(top: Located, before: Library, faults: Faults) -> None:
    for code, entry in top.items():
        if code in before.sources:
            faults.add(top.file, top.lines[code], "source_known", found=code)
        if isinstance(entry, Located):
            start, end = entry.get("in_force"), entry.get("until")
            if type(start) is date and type(end) is date and end <= start:
                faults.add(top.file, entry.lines["until"], "ends_before_start", found=end, first=start)


def circles(library: Library) -> Iterator[tuple[str, ...]]:
    """Awards whose standards refer to one another in a ring, on any day of the law."""
    told: set[frozenset[str]] = set()
    days = sorted({version.valid_from for award in library.awards.values() for version in award.versions})
    for day in days:
        leads = {
            code: sorted(_builds_on(version))
            for code, award in library.awards.items()
            if (version := award.version_on(day)) is not None
        }
        for start in leads:
            ring = _ring(start, leads)
            if ring and frozenset(ring) not in told:
                told.add(frozenset(ring))
                yield ring


def _ring(start: str, leads: dict[str, list[str]]) -> tuple[str, ...]:
    """The way from an award back to itself, or nothing."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    while ways:
        way = ways.pop()
        for following in leads.get(way[-1], []):
            if following == start:
                return way
            if following not in seen:
                seen.add(following)
                ways.append((*way, following))
    return ()


def _builds_on(version: Version) -> set[str]:
    trees = [*version.criteria.values(), *([version.advisory] if version.advisory else [])]
    return {code for tree in trees for code in _referred(tree)}


def _referred(criterion: Criterion) -> Iterator[str]:
    if criterion.kind == "meets_standard_of":
        yield criterion.parameters.get("award", "")
    for child in criterion.children:
        yield from _referred(child)
