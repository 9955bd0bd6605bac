"""A rule rests on a document in force on the first day of the rule: neither one to come nor one that has lapsed."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from khenthuong_desktop.regulations.entries import Faults, Located, is_law_day
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.regulations.tables import Source

_BINDS_NOBODY = "advisory"  # a draft shown beside the law


def check(top: Located, library: Library, faults: Faults) -> None:
    """Notes every dated row and version that cites a document not in force on its day."""
    for place, document, day in _cited(top, None):
        source = library.sources.get(document)
        if source is None:
            continue
        line, start = place.lines["document"], _first_day(source)
        told = {"key": "document", "document": source.short, "day": day}
        if start is None:
            faults.add(top.file, line, "never_in_force", **told)
        elif day < start:
            faults.add(top.file, line, "not_yet_in_force", first=start, **told)
        elif source.until is not None and day >= source.until:
            faults.add(top.file, line, "no_longer_in_force", until=source.until, **told)


def _first_day(source: Source) -> date | None:
    if source.in_force is None or source.is_draft:
        return None
    return max(source.in_force, source.issued_on or source.in_force)


def _cited(value: Any, day: date | None) -> Iterator[tuple[Located, str, date]]:
    """Where documents are cited under a day: their mapping, code and the day."""
    if isinstance(value, list):
        for item in value:
            yield from _cited(item, day)
    if not isinstance(value, Located):
        return
    start = value.get("from")
    if is_law_day(start):
        day = start
    if day is not None and isinstance(value.get("document"), str):
        yield value, value["document"], day
    for key, inside in value.items():
        if key != _BINDS_NOBODY:
            yield from _cited(inside, key if is_law_day(key) else day)
