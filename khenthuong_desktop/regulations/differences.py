"""What changes when a pack comes into force: awards, versions and criteria, by their words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from khenthuong_desktop.domain.rules import Award, Criterion, Version
from khenthuong_desktop.messages import catalogue, say
from khenthuong_desktop.regulations.library import Library


@dataclass(frozen=True)
class Difference:
    """One change; ``code`` is a sentence of ``regulations.json`` after ``change_``."""

    code: str
    subject: str
    details: Mapping[str, Any]

    @property
    def sentence(self) -> str:
        return say("regulations", f"change_{self.code}", subject=self.subject, **self.details)

    def as_json(self) -> dict[str, str]:
        return {"change": self.code, "subject": self.subject, "text": self.sentence}


def compare(before: Library, after: Library) -> Iterator[Difference]:
    """What one library says otherwise than another."""
    for code, source in after.sources.items():
        if code not in before.sources:
            yield Difference("source_added", source.short, {"name": source.name})
    for code, source in before.sources.items():
        if code not in after.sources:
            yield Difference("source_removed", source.short, {"name": source.name})
    for code, award in after.awards.items():
        known = before.awards.get(code)
        if known is None:
            yield Difference("award_added", award.name, {})
        elif known.name != award.name:
            yield Difference("award_renamed", known.name, {"name": award.name})
        yield from _versions(known, award)
    for code, award in before.awards.items():
        if code not in after.awards:
            yield Difference("award_removed", award.name, {})
    for field in fields(before.tables):
        if field.name != "sources" and getattr(before.tables, field.name) != getattr(after.tables, field.name):
            words = catalogue("regulations")
            yield Difference("table", words.get(f"table_{field.name}", words["table_other"]), {})


def _versions(before: Award | None, after: Award) -> Iterator[Difference]:
    old = {version.valid_from: version for version in before.versions} if before else {}
    new = {version.valid_from: version for version in after.versions}
    for day, version in new.items():
        if old.get(day) == version:
            continue
        changed = old.get(day)
        code = "version_abolished" if version.abolished else "version_changed" if changed else "version_added"
        yield Difference(code, after.name, {"day": f"{day:%d/%m/%Y}"})
        previous = changed or (before.version_on(day) if before else None)
        yield from _criteria(after.name, previous, version)
    for day in old:
        if day not in new:
            yield Difference("version_removed", after.name, {"day": f"{day:%d/%m/%Y}"})


def _criteria(name: str, before: Version | None, after: Version) -> Iterator[Difference]:
    old, new = _words(before), _words(after)
    for text in new:
        if text not in old:
            yield Difference("criterion_added", name, {"text": text})
    for text in old:
        if text not in new and not after.abolished:
            yield Difference("criterion_removed", name, {"text": text})


def _words(version: Version | None) -> list[str]:
    """The words of every criterion, once each, in the order of the law."""
    trees = version.criteria.values() if version else ()
    return list(dict.fromkeys(text for tree in trees for text in _texts(tree)))


def _texts(criterion: Criterion) -> Iterator[str]:
    if criterion.text:
        yield criterion.text
    for child in criterion.children:
        yield from _texts(child)
