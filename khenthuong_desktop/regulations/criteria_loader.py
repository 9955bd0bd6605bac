"""Criteria of award packs: one kind each, its parameters within bounds, its words and its place in the law."""

import difflib
from collections.abc import Iterable
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType
from typing import Any

from khenthuong_desktop.domain.criteria import ARMED_FORCES, KINDS, AwardCode, AwardCodes
from khenthuong_desktop.domain.crowd import WINDOW
from khenthuong_desktop.domain.rules import Criterion, Reference
from khenthuong_desktop.domain.terms import CollectiveCategory, Confidence, PersonCategory, SubjectKind
from khenthuong_desktop.regulations.entries import PLACE, Entry, Located

_NO_REFERENCE = Reference("")
_MOST = 100


class CriteriaLoader:
    """Turns entries into criteria, knowing which documents and which awards may be named."""

    def __init__(self, documents: Iterable[str], awards: Iterable[str]) -> None:
        self.documents = frozenset(documents)
        self.awards = frozenset(awards)

    def criterion(self, entry: Entry) -> Criterion:
        """One criterion: exactly one kind, and for all but groups its words and its legal place."""
        named = [key for key in entry.located if key in KINDS]
        if len(named) != 1:
            others = [str(key) for key in entry.located if key not in ("text", "reference")]
            near = difflib.get_close_matches(others[0], KINDS, 1) if others else []
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
        reference = self.reference(entry.entry("reference")) if "reference" in entry else None
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
            self.check_award(code, entry, key)
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

    def check_award(self, code: str, entry: Entry, key: str) -> None:
        if code not in self.awards:
            near = difflib.get_close_matches(code, self.awards, 1)
            entry.fault("unknown_award", key, found=code, near=near[0] if near else "-")

    def reference(self, entry: Entry) -> Reference:
        entry.only("document", "article", "clause", "point")
        document = entry.words("document")
        if document and document not in self.documents:
            near = difflib.get_close_matches(document, self.documents, 1)
            entry.fault("unknown_document", "document", found=document, near=near[0] if near else "-")
        places = [entry.text(key) for key in ("article", "clause", "point")]
        for key, place in zip(("article", "clause", "point"), places, strict=True):
            if place is not None and not PLACE.fullmatch(place):
                entry.fault("wrong_type", key, found=place[:60])
        return Reference(document, *places)
