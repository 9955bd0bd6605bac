"""Who sets the criteria of an award: without a newer document of the centre a pack may only add to those of the law."""

from datetime import date

from khenthuong_desktop.domain.rules import Award, Version
from khenthuong_desktop.regulations.award_changes import criteria_of
from khenthuong_desktop.regulations.entries import Faults, Located
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.regulations.strictness import first_loosened, leaves


def check(place: Located, award: Award, version: Version, before: Library, library: Library, faults: Faults) -> None:
    """Notes each kind of subject from whom a version asks less than the law; ``place`` is the version's line."""
    followed = _followed(award, version, before, library)
    if followed is None or _is_newer_law(version, followed, library):
        return
    left = before.awards[award.code].left_to_provinces
    for kind, tree in version.criteria.items():
        old = followed.criteria.get(kind)
        lost = first_loosened(tree, old, left) if old is not None else None
        if lost is not None:
            told = lost if lost.text else next(iter(leaves(lost)))
            source = library.sources.get(told.reference.document)
            values = {
                "key": f"versions.{version.valid_from}.criteria.{kind}",
                "award": award.name,
                "text": told.text,
                "article": told.reference.article or "–",
                "document": source.short if source else told.reference.document,
            }
            faults.add(place.file, place.line, "asks_less_than_law", **values)


def _followed(award: Award, version: Version, before: Library, library: Library) -> Version | None:
    """The newest version up to that day that no province wrote."""
    known = [one for one in before.awards[award.code].versions if one.valid_from <= version.valid_from]
    known += [one for one in award.versions if one.valid_from < version.valid_from]
    national = [one for one in known if one.criteria and not _provincial(one, library)]
    return max(national, key=lambda one: one.valid_from, default=None)


def _is_newer_law(version: Version, followed: Version, library: Library) -> bool:
    """Whether a document of the centre that the version cites came after all that the followed one rests on."""
    if _provincial(version, library):
        return False
    return _newest(version, library) > _newest(followed, library)


def _newest(version: Version, library: Library) -> date:
    days = [source.in_force for code in _cited(version) if (source := library.sources.get(code)) is not None]
    return max((day for day in days if day is not None), default=date.min)


def _provincial(version: Version, library: Library) -> bool:
    return any(code in library.sources and library.sources[code].province_only for code in _cited(version))


def _cited(version: Version) -> set[str]:
    return {one.reference.document for one in criteria_of(version)}
