"""What changes when a pack comes into force: awards, versions, criteria and rows of tables, by their words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from khenthuong_desktop.domain.rules import Award, Criterion, Version
from khenthuong_desktop.messages import catalogue, say
from khenthuong_desktop.regulations.comparisons import version_subject
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.regulations.table_differences import changed_rows


@dataclass(frozen=True)
class Difference:
    """One change; ``code`` is a sentence of ``regulations.json`` after ``change_``, or of ``rule_changes.json``."""

    code: str
    subject: str
    details: Mapping[str, Any]

    @property
    def sentence(self) -> str:
        told = {"subject": self.subject, **self.details}
        if self.code in catalogue("rule_changes"):
            return say("rule_changes", self.code, **told)
        return say("regulations", f"change_{self.code}", **told)

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
    told = False
    for table, row, said, says in changed_rows(before, after):
        code = "row_added" if said is None else "row_removed" if says is None else "row_changed"
        name = say("rule_changes", f"table_{table}")
        yield Difference(code, name[:1].upper() + name[1:], {"row": row, "said": said, "says": says})
        told = True
    yield from _tables(before, after, with_rows=told)
    yield from _comparisons(before, after)


def _tables(before: Library, after: Library, *, with_rows: bool) -> Iterator[Difference]:
    """Tables that say something else in what is not told row by row."""
    words = catalogue("regulations")
    for field in fields(before.tables):
        by_rows = with_rows and (field.name == "timetable" or f"table_{field.name}" in catalogue("rule_changes"))
        if field.name == "sources" or by_rows:
            continue
        if getattr(before.tables, field.name) != getattr(after.tables, field.name):
            yield Difference("table", words.get(f"table_{field.name}", words["table_other"]), {})


def _comparisons(before: Library, after: Library) -> Iterator[Difference]:
    """Rules that somebody compared with the law, and that a text nobody compared follows or replaces."""
    for code, award in before.awards.items():
        now = after.awards.get(code)
        for version in award.versions if now else ():
            found = before.compared.get(version_subject(code, version.valid_from))
            if found is None:
                continue
            known = {one.valid_from: one for one in award.versions}
            others = [
                one.valid_from
                for one in (now.versions if now else ())
                if one.valid_from >= version.valid_from and not _same_rules(known.get(one.valid_from), one)
            ]
            if others:
                told = {"by": found.by, "on": f"{found.on:%d/%m/%Y}", "day": f"{min(others):%d/%m/%Y}"}
                yield Difference("comparison_lost", award.name, told)


def _same_rules(before: Version | None, after: Version) -> bool:
    return before is not None and (before.criteria, before.abolished) == (after.criteria, after.abolished)


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
