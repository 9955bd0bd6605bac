"""The words of the rules and documents in force, how sure they are, and who compared them with the law."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from khenthuong_desktop.domain import text
from khenthuong_desktop.domain.rules import Award, Criterion, Version
from khenthuong_desktop.domain.terms import Confidence, SubjectKind
from khenthuong_desktop.errors import FieldFault, RecordMissing, ValuesRefused
from khenthuong_desktop.regulations.comparisons import Comparison, Comparisons, print_of, version_subject
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.findings import criterion_text, reference_text
from khenthuong_desktop.services.units import set_setting, settings_of
from khenthuong_desktop.store.database import Database

_COMPARED = "compared:"


@dataclass(frozen=True)
class TextRow:
    """A rule or a document as it stands on a day, and who compared it with the law."""

    subject: str
    name: str
    valid_from: date | None
    confidence: Confidence
    verified_on: date | None
    note: str | None
    compared: Comparison | None

    @property
    def id(self) -> str:
        return self.subject

    @property
    def is_document(self) -> bool:
        """Whether it is a document, not a version of an award's rules."""
        return "@" not in self.subject

    @property
    def is_doubtful(self) -> bool:
        """Whether nobody has read the text yet, here or where the rules were made."""
        return self.compared is None and self.confidence.is_doubtful


@dataclass(frozen=True)
class TextLine:
    """One criterion in its words; ``depth`` is how far it stands inside others."""

    depth: int
    text: str
    reference: str


@dataclass(frozen=True)
class Passage:
    """The criteria of one version: the one in question, the one ``before`` it or the ``draft`` beside it.

    ``kind`` is whom they are for; None where they are for everybody alike.
    """

    role: str
    since: date
    kind: SubjectKind | None
    lines: tuple[TextLine, ...]


def list_texts(library: Library, on: date) -> tuple[TextRow, ...]:
    """The rules in force on a day, then the documents they rest on, the least sure first."""
    rows = []
    for award in library.awards.values():
        version = award.version_on(on)
        if version is None or not version.criteria:
            continue
        subject = version_subject(award.code, version.valid_from)
        told = (version.confidence, version.verified_on, version.note, library.compared.get(subject))
        rows.append(TextRow(subject, award.name, version.valid_from, *told))
    for source in library.sources.values():
        if source.is_in_force(on):
            told_of = (source.confidence, None, source.name, library.compared.get(source.code))
            rows.append(TextRow(source.code, source.short, source.in_force, *told_of))
    order = list(Confidence)
    return tuple(sorted(rows, key=lambda row: -order.index(row.confidence)))


def passages(library: Library, subject: str) -> tuple[Passage, ...]:
    """What the program takes for the law in a rule, to be read beside its source; nothing for a document."""
    named = {version_subject(award.code, version.valid_from): (award, version) for award, version in _versions(library)}
    found = named.get(subject)
    if found is None:
        return ()
    award, version = found
    told = list(_of_version(library, "this", version))
    before = [one for one in award.versions if one.valid_from < version.valid_from and one.criteria]
    if before and before[-1].criteria != version.criteria:
        told += _of_version(library, "before", before[-1])
    if version.advisory is not None:
        told.append(Passage("draft", version.valid_from, None, tuple(_lines(library, version.advisory))))
    return tuple(told)


def mark_compared(db: Database, library: Library, comparison: Comparison) -> None:
    """Keep that somebody compared a text with the law; can be undone. Raises RecordMissing, ValuesRefused."""
    known = dict.fromkeys(library.sources, "")
    known |= {version_subject(award.code, one.valid_from): print_of(one) for award, one in _versions(library)}
    if comparison.subject not in known:
        raise RecordMissing("rule_text", comparison.subject)
    faults = [FieldFault(name, "required") for name in ("by", "document") if not text.clean(getattr(comparison, name))]
    if comparison.on > db.today():
        faults.append(FieldFault("on", "in_future"))
    if faults:
        raise ValuesRefused(*faults)
    value = {
        "by": text.clean(comparison.by),
        "on": comparison.on.isoformat(),
        "document": text.clean(comparison.document),
        "text": comparison.text.strip(),
        "rules": known[comparison.subject],
    }
    set_setting(db, _COMPARED + comparison.subject, value, "mark_compared")


def comparisons_of(db: Database) -> Comparisons:
    """Who compared what, by the rule or document."""
    return {
        subject: Comparison(
            subject,
            str(value["by"]),
            date.fromisoformat(str(value["on"])),
            str(value["document"]),
            str(value.get("text", "")),
            str(value.get("rules", "")),
        )
        for subject, value in settings_of(db, _COMPARED).items()
    }


def _versions(library: Library) -> Iterator[tuple[Award, Version]]:
    return ((award, version) for award in library.awards.values() for version in award.versions)


def _of_version(library: Library, role: str, version: Version) -> Iterator[Passage]:
    """Kinds of subject with the same criteria are told once."""
    trees = list(version.criteria.items())
    alike = all(tree == trees[0][1] for _, tree in trees)
    for kind, tree in trees[:1] if alike else trees:
        yield Passage(role, version.valid_from, None if alike else kind, tuple(_lines(library, tree)))


def _lines(library: Library, criterion: Criterion, depth: int = 0) -> Iterator[TextLine]:
    yield TextLine(depth, criterion_text(criterion), reference_text(criterion.reference, library))
    for child in criterion.children:
        yield from _lines(library, child, depth + 1)
