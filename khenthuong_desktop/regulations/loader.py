"""Award packs in YAML become the rules of the domain; every fault is found, with its file and line."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType
from typing import Any

from khenthuong_desktop.domain.criteria import ARMED_FORCES, KINDS, AwardCode, AwardCodes
from khenthuong_desktop.domain.crowd import WINDOW
from khenthuong_desktop.domain.rules import Award, Criterion, Left, Reference, Version
from khenthuong_desktop.domain.terms import (
    AwardCycle,
    CollectiveCategory,
    CommendationType,
    Confidence,
    PersonCategory,
    Scope,
    SubjectKind,
)
from khenthuong_desktop.regulations.entries import PLACE, Entry, Located

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
_NO_REFERENCE = Reference("")
_MOST = 100
_FIRST_KNOWN_DAY = date(2017, 10, 1)


class AwardLoader:
    """Turns entries into awards, knowing which documents and which awards may be named."""

    def __init__(self, documents: Iterable[str], awards: Iterable[str]) -> None:
        self.documents = frozenset(documents)
        self.awards = frozenset(awards)

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
            reference=self._reference(entry.entry("reference", needed=True)),
        )
        return replace(award, versions=(version,))

    def _names(self, code: str, entry: Entry, subjects: tuple[SubjectKind, ...]) -> Award:
        builds_on = entry.texts("builds_on")
        for named in builds_on:
            self._check_award(named, entry, "builds_on")
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
        return Left(self._reference(entry.entry("reference", needed=True)), kind)

    def _version(
        self, valid_from: date, entry: Entry, subjects: tuple[SubjectKind, ...], earlier: list[Version]
    ) -> Version:
        if entry.flag("abolished"):
            entry.only("abolished", "note", "reference")
            reference = self._reference(entry.entry("reference")) if "reference" in entry else None
            return Version(valid_from, Confidence.A, note=entry.text("note"), abolished=True, reference=reference)
        entry.only(*_VERSION_KEYS)
        return Version(
            valid_from=valid_from,
            confidence=entry.choice("confidence", Confidence, Confidence.UNVERIFIED),
            verified_on=entry.day("verified_on"),
            deciding_authority=entry.text("deciding_authority", needed=True),
            criteria=MappingProxyType(self._criteria(entry, subjects, earlier)),
            advisory=self.criterion(entry.entry("advisory")) if "advisory" in entry else None,
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
            trees = {kinds[key]: self.criterion(body.entry(key)) for key in body.located}
        else:
            trees = dict.fromkeys(subjects, self.criterion(body))
        for kind, tree in trees.items():
            if kind is not SubjectKind.COLLECTIVE and (found := _asks_about_members(tree)):
                entry.fault("only_for_collectives", "criteria", found=found)
        return trees

    def _references(self, entry: Entry) -> dict[str, Reference]:
        return {document: self._reference(body) for document, body in entry.by_name()}

    def _words(self, entry: Entry, version: Version) -> dict[str, str]:
        """New words for criteria of that version, by their old ones."""
        known = {text for tree in version.criteria.values() for text in _texts(tree)}
        for old in entry.located:
            if old not in known:
                entry.fault("no_such_words", old)
        return {str(old): entry.words(old) for old in entry.located}

    def criterion(self, entry: Entry) -> Criterion:
        """One criterion: exactly one kind, and for all but groups its words and its legal place."""
        named = [key for key in entry.located if key in KINDS]
        if len(named) != 1:
            others = [str(key) for key in entry.located if key not in ("text", "reference")]
            near = get_close_matches(others[0], KINDS, 1) if others else []
            entry.fault("not_one_kind", found=", ".join(others), near=near[0] if near else ", ".join(KINDS))
            return Criterion("judgement", "", _NO_REFERENCE)
        name = named[0]
        kind = KINDS[name]
        entry.only(name, "text", "reference", "confidence", "applies_to")
        inside = entry.entry(name) if isinstance(entry.located[name], Located) else entry
        children: tuple[Criterion, ...] = ()
        if kind.is_group:
            children = tuple(
                self.criterion(child) for child in inside.entries("all_of" if inside is not entry else name)
            )
            if not children:
                entry.fault("empty_group", name)
        parameters = self._parameters(name, inside, entry)
        if any(child.parameters.get("times", parameters.get("years")) != parameters.get("years") for child in children):
            inside.fault("times_are_not_years", "years", found=parameters.get("years"))
        reference = self._reference(entry.entry("reference")) if "reference" in entry else None
        if reference is None:
            if not children:
                entry.fault("missing_key", "reference")
            reference = children[0].reference if children else _NO_REFERENCE
        return Criterion(
            kind=name,
            text=entry.text("text", needed=not children) or "",
            reference=reference,
            parameters=MappingProxyType(parameters),
            children=children,
            confidence=entry.choice("confidence", Confidence, Confidence.A) if "confidence" in entry else None,
            applies_to=self._open_to(entry) if "applies_to" in entry else None,
        )

    def _open_to(self, entry: Entry) -> frozenset[str]:
        known = {ARMED_FORCES}.union(
            *([one.value for one in words] for words in (PersonCategory, CollectiveCategory, SubjectKind))
        )
        for word in entry.texts("applies_to"):
            if word not in known:
                entry.fault("not_one_of", "applies_to", found=word, near=", ".join(sorted(known)))
        return frozenset(entry.texts("applies_to"))

    def _parameters(self, name: str, inside: Entry, entry: Entry) -> dict[str, Any]:
        kind = KINDS[name]
        if inside is entry:
            for needed in kind.needed:
                entry.fault("missing_key", needed)
            if entry.located[name] is not None and not kind.is_group:
                entry.fault("not_a_mapping_here", name)
            elif kind.one_of:
                entry.fault("one_of_these", name, near=", ".join(kind.one_of))
            return {}
        inside.only(*kind.parameters, *(("all_of",) if kind.is_group else ()))
        for needed in kind.needed:
            if needed not in inside:
                inside.fault("missing_key", needed)
        read = {
            key: self._parameter(kind.parameters[key], key, inside) for key in inside.located if key in kind.parameters
        }
        told = [key for key in kind.one_of if key in inside]
        if kind.one_of and (not told or (kind.one_only and len(told) > 1)):
            inside.fault("one_of_these", name, near=", ".join(kind.one_of))
        shortest = read.get("years", 1)
        longest = read.get("up_to_years", shortest)
        if longest < shortest:
            inside.fault("run_backwards", "years")
        most = WINDOW - read.get("ends_within", 0)  # facts are read no further back
        if "up_to_years" in kind.parameters and longest > most:
            inside.fault("out_of_range", "years", found=longest, least=1, most=most)
        return read

    def _parameter(self, kind: type, key: str, entry: Entry) -> Any:
        if issubclass(kind, StrEnum):
            return entry.choice(key, kind, next(iter(kind)))
        if kind is Fraction:
            share = entry.fraction(key)
            if not 0 <= share <= 1:
                entry.fault("out_of_range", key, found=f"{float(share * 100):g}%", least="0%", most="100%")
            return share
        if kind is bool:
            return entry.flag(key)
        if kind is int:
            return self._number(key, entry)
        codes = entry.texts(key) if kind is AwardCodes else tuple(filter(None, [entry.text(key)]))
        if not codes:
            entry.fault("missing_key", key)
            return codes if kind is AwardCodes else ""
        for code in codes:
            self._check_award(code, entry, key)
        assert kind in (AwardCode, AwardCodes)
        return codes if kind is AwardCodes else codes[0]

    def _number(self, key: str, entry: Entry) -> int:
        """Years, times or people; nobody has a run of a thousand years, and none at all asks for nothing."""
        number: int = entry.value(key, int, needed=True) or 0
        least = 0 if key == "ends_within" else 1
        if not least <= number <= _MOST:
            entry.fault("out_of_range", key, found=number, least=least, most=_MOST)
            return 1
        return number

    def _check_award(self, code: str, entry: Entry, key: str) -> None:
        if code not in self.awards:
            near = get_close_matches(code, self.awards, 1)
            entry.fault("unknown_award", key, found=code, near=near[0] if near else "-")

    def _reference(self, entry: Entry) -> Reference:
        entry.only("document", "article", "clause", "point")
        document = entry.words("document")
        if document and document not in self.documents:
            near = get_close_matches(document, self.documents, 1)
            entry.fault("unknown_document", "document", found=document, near=near[0] if near else "-")
        places = [entry.text(key) for key in ("article", "clause", "point")]
        for key, place in zip(("article", "clause", "point"), places, strict=True):
            if place is not None and not PLACE.fullmatch(place):
                entry.fault("wrong_type", key, found=place[:60])
        return Reference(document, *places)


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
