"""What a pack must not do beside the rest of the law: tell a thing twice, change what binds already, go in circles."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from khenthuong_desktop.regulations import award_changes, citations, national_criteria, table_changes
from khenthuong_desktop.regulations.award_changes import builds_on
from khenthuong_desktop.regulations.entries import Faults, Located, read_entries
from khenthuong_desktop.regulations.kept import Manifest
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.regulations.overlays import TABLE_FILES
from khenthuong_desktop.regulations.rule_folders import shipped_folder


def check(files: Iterable[Path], manifest: Manifest | None, before: Library, library: Library, faults: Faults) -> None:
    """Notes every fault of these files; ``before`` is the law without them, ``library`` with them."""
    effect = manifest.effective_from if manifest is not None and manifest.effective_from != date.max else date.min
    own: set[str] = set()
    for path in files:
        top = read_entries(path, Faults(), foreign=True)
        if path.stem in own:
            faults.add(top.file, 1, "two_files", found=path.stem)
        own.add(path.stem)
        citations.check(top, library, faults)
        if path.stem == "sources":
            _check_sources(top, before, faults)
        elif path.stem in TABLE_FILES:
            shipped = read_entries(shipped_folder() / f"{path.stem}.yaml", Faults())
            table_changes.check(top, shipped, effect, faults)
            table_changes.check_centre(top, before, library, faults)
        else:
            award_changes.check(top, path.stem, effect, before, library, faults)
            _check_versions(top, path.stem, before, library, faults)
    for name, code, other in library.names.clashes:
        for one, known in ((code, other), (other, code)):
            if one in own:
                faults.add(f"{one}.yaml", 1, "same_award_name", found=name, other=library.award(known).name)
    for circle in circles(library):
        if own & set(circle):
            file = next(code for code in circle if code in own)
            names = " → ".join(library.award(code).name for code in (*circle, circle[0]))
            faults.add(f"{file}.yaml", 1, "circle", found=names)


def _check_versions(top: Located, code: str, before: Library, library: Library, faults: Faults) -> None:
    """Notes what the file's own versions may not ask."""
    award = library.awards.get(code)
    own = {version.valid_from: version for version in award.versions} if award else {}
    for day, _, line in award_changes.versions_of(top):
        if award is not None and code in before.awards and day in own and own[day].criteria:
            national_criteria.check(Located(top.file, line), award, own[day], before, library, faults)
        if award is not None and day in own:
            award_changes.check_version(Located(top.file, line), award, own[day], library, faults)


def _check_sources(top: Located, before: Library, faults: Faults) -> None:
    for code in top:
        if code in before.sources:
            faults.add(top.file, top.lines[code], "source_known", found=code)


def circles(library: Library) -> Iterator[tuple[str, ...]]:
    """Awards whose standards refer to one another in a ring, on any day of the law."""
    told: set[frozenset[str]] = set()
    days = sorted({version.valid_from for award in library.awards.values() for version in award.versions})
    for day in days:
        leads = {
            code: sorted(builds_on(version))
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
