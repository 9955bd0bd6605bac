"""Award packs in YAML become the rules of the domain; every fault is found, with its file and line."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from khenthuong_desktop.domain.criteria import KINDS
from khenthuong_desktop.domain.rules import Award, Criterion, Left, Reference, Version
from khenthuong_desktop.domain.terms import AwardCycle, CommendationType, Confidence, Scope, SubjectKind
from khenthuong_desktop.regulations.criteria_loader import CriteriaLoader
from khenthuong_desktop.regulations.entries import Entry

_AWARD_KEYS = (
    "code",
    "abbreviation",
    "name",
    "also_called",
    "called_from",
    "group",
    "level",
    "subject",
    "commendation_types",
    "cycle",
    "builds_on",
    "left_to_provinces",
    "versions",
)
_VERSION_KEYS = (
    "confidence",
    "verified_on",
    "deciding_authority",
    "criteria",
    "same_criteria_as",
    "now_cited_as",
    "now_worded_as",
    "advisory",
    "note",
    "abolished",
)
_FIRST_KNOWN_DAY = date(2017, 10, 1)


class AwardLoader:
    """Turns entries into awards, knowing which documents and which awards may be named."""

    def __init__(self, documents: Iterable[str], awards: Iterable[str]) -> None:
        self.criteria = CriteriaLoader(documents, awards)

    def pack(self, entry: Entry) -> Award:
        """A full pack: names and dated versions."""
        entry.only(*_AWARD_KEYS)
        subjects = entry.choices("subject", SubjectKind, needed=True)
        award = self._names(entry.words("code"), entry, subjects)
        versions: list[Version] = []
        if not entry.entry("versions").located:
            entry.fault("missing_key", "versions")
        for valid_from, body in entry.entry("versions").by_date():
            versions.append(self._version(valid_from, body, subjects, versions))
        return replace(award, versions=tuple(versions))

    def name_only(self, code: str, entry: Entry) -> Award:
        """A line of the catalogue: an award we know by its names and who decides it."""
        entry.only(*_AWARD_KEYS, "authority", "reference")
        award = self._names(code, entry, entry.choices("subject", SubjectKind, needed=True))
        version = Version(
            _FIRST_KNOWN_DAY,
            Confidence.B,
            deciding_authority=entry.text("authority", needed=True),
            reference=self.criteria.reference(entry.entry("reference", needed=True)),
        )
        return replace(award, versions=(version,))

    def _names(self, code: str, entry: Entry, subjects: tuple[SubjectKind, ...]) -> Award:
        builds_on = entry.texts("builds_on")
        for named in builds_on:
            self.criteria.check_award(named, entry, "builds_on")
        group = entry.words("group")
        if group not in ("title", "form", "honour"):
            entry.fault("not_one_of", "group", found=group, near="title, form, honour")
        return Award(
            code=code,
            name=entry.words("name"),
            abbreviation=entry.words("abbreviation"),
            group=group,
            level=entry.choice("level", Scope, Scope.GRASSROOTS),
            subjects=subjects,
            commendation_types=entry.choices("commendation_types", CommendationType) or (CommendationType.MERIT,),
            cycle=entry.choice("cycle", AwardCycle, AwardCycle.ANNUAL) if "cycle" in entry else None,
            also_called=entry.texts("also_called"),
            called_from=entry.texts("called_from"),
            builds_on=builds_on,
            left_to_provinces=tuple(self._left(one) for one in entry.entries("left_to_provinces"))
            if "left_to_provinces" in entry
            else (),
        )

    def _left(self, entry: Entry) -> Left:
        """A place in the law that provinces fill, or the criteria of one kind there."""
        entry.only("reference", "kind")
        kind = entry.text("kind")
        if kind is not None and kind not in KINDS:
            entry.fault("not_one_of", "kind", found=kind, near=", ".join(KINDS))
        return Left(self.criteria.reference(entry.entry("reference", needed=True)), kind)

    def _version(
        self, valid_from: date, entry: Entry, subjects: tuple[SubjectKind, ...], earlier: list[Version]
    ) -> Version:
        if entry.flag("abolished"):
            entry.only("abolished", "note", "reference")
            reference = self.criteria.reference(entry.entry("reference")) if "reference" in entry else None
            return Version(valid_from, Confidence.A, note=entry.text("note"), abolished=True, reference=reference)
        entry.only(*_VERSION_KEYS)
        return Version(
            valid_from=valid_from,
            confidence=entry.choice("confidence", Confidence, Confidence.UNVERIFIED),
            verified_on=entry.day("verified_on"),
            deciding_authority=entry.text("deciding_authority", needed=True),
            criteria=MappingProxyType(self._criteria(entry, subjects, earlier)),
            advisory=self.criteria.criterion(entry.entry("advisory")) if "advisory" in entry else None,
            note=entry.text("note"),
        )

    def _criteria(
        self, entry: Entry, subjects: tuple[SubjectKind, ...], earlier: list[Version]
    ) -> dict[SubjectKind, Criterion]:
        """One tree for every subject, a tree per kind of subject, or those of an earlier version."""
        if "same_criteria_as" in entry:
            if "criteria" in entry:
                entry.fault("not_both", "criteria", other="same_criteria_as")
            day = entry.day("same_criteria_as")
            for version in earlier:
                if version.valid_from == day:
                    cited = self._references(entry.entry("now_cited_as")) if "now_cited_as" in entry else {}
                    worded = self._words(entry.entry("now_worded_as"), version) if "now_worded_as" in entry else {}
                    return {kind: _told_anew(tree, cited, worded) for kind, tree in version.criteria.items()}
            entry.fault("no_such_version", "same_criteria_as", found=day)
            return {}
        body = entry.entry("criteria", needed=True)
        kinds = {kind.value: kind for kind in subjects}
        if body.located and all(key in kinds for key in body.located):
            trees = {kinds[key]: self.criteria.criterion(body.entry(key)) for key in body.located}
        else:
            trees = dict.fromkeys(subjects, self.criteria.criterion(body))
        for kind, tree in trees.items():
            if kind is not SubjectKind.COLLECTIVE and (found := _asks_about_members(tree)):
                entry.fault("only_for_collectives", "criteria", found=found)
        return trees

    def _references(self, entry: Entry) -> dict[str, Reference]:
        return {document: self.criteria.reference(body) for document, body in entry.by_name()}

    def _words(self, entry: Entry, version: Version) -> dict[str, str]:
        """New words for criteria of that version, by their old ones."""
        known = {text for tree in version.criteria.values() for text in _texts(tree)}
        for old in entry.located:
            if old not in known:
                entry.fault("no_such_words", old)
        return {str(old): entry.words(old) for old in entry.located}


def _asks_about_members(criterion: Criterion) -> str:
    """The kind in this tree that only collectives can be asked, or nothing."""
    if KINDS[criterion.kind].about_members:
        return criterion.kind
    return next(filter(None, map(_asks_about_members, criterion.children)), "")


def _texts(criterion: Criterion) -> Iterator[str]:
    yield criterion.text
    for child in criterion.children:
        yield from _texts(child)


def _told_anew(criterion: Criterion, cited: Mapping[str, Reference], worded: Mapping[str, str]) -> Criterion:
    """The same tree, with documents and words that were replaced meanwhile given by their successors."""
    if not cited and not worded:
        return criterion
    return replace(
        criterion,
        text=worded.get(criterion.text, criterion.text),
        reference=cited.get(criterion.reference.document, criterion.reference),
        children=tuple(_told_anew(child, cited, worded) for child in criterion.children),
    )
