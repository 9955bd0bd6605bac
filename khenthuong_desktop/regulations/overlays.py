"""How a unit's own files are laid over ours: dated versions and rows join, what it says replaces."""

from typing import Any

from khenthuong_desktop.regulations.entries import Located

# The tables that a unit's pack may add to; all its other files but the sources are awards.
TABLE_FILES = frozenset(
    ("authority", "councils", "deadlines", "dossiers", "holidays", "limits", "processing", "procedures", "rewards")
)


def join_tables(ours: Located, theirs: Located) -> Located:
    """A unit's table beside ours: its keys and dated rows are added or replace ours, its lists join ours."""
    merged = Located(theirs.file, theirs.line)
    merged.update(ours)
    merged.lines = {**ours.lines, **theirs.lines}
    for key, value in theirs.items():
        known = ours.get(key)
        if isinstance(known, Located) and isinstance(value, Located):
            value = _replaced(known, value) if key == "years" else join_tables(known, value)
        elif isinstance(known, list) and isinstance(value, list):
            steps = {row["step"] for row in value} if key == "preparation" else set()
            value = [*(row for row in known if key != "preparation" or row["step"] not in steps), *value]
        merged[key] = value
    return merged


def _replaced(ours: Located, theirs: Located) -> Located:
    """Ours, with each of their entries in place of ours: a version of an award, the days off of a year."""
    merged = Located(theirs.file, theirs.line)
    merged.update({**ours, **theirs})
    merged.lines = {**ours.lines, **theirs.lines}
    return merged


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def overlay_award(shipped: Located, given: Located) -> Located:
    """A unit's pack for a known award: what it says replaces ours, its dated versions join ours."""
    merged = Located(given.file, given.line)
    merged.update(shipped)
    merged.update(given)
    merged.lines = {**shipped.lines, **given.lines}
    for key in ("also_called", "called_from"):
        if key in shipped and key in given:
            merged[key] = [
                *_as_list(shipped[key]),
                *(one for one in _as_list(given[key]) if one not in _as_list(shipped[key])),
            ]
    ours, theirs = shipped.get("versions"), given.get("versions")
    if isinstance(ours, Located) and isinstance(theirs, Located):
        merged["versions"] = _replaced(ours, theirs)
    return merged


def catalogued(catalogue: Located, code: str) -> Located | None:
    """What the catalogue says of an award known by name only, as if it were a pack; ``None``: it says nothing."""
    entry = catalogue.get(code)
    if not isinstance(entry, Located):
        return None
    head = Located(entry.file, entry.line)
    head.update({key: value for key, value in entry.items() if key not in ("authority", "reference")})
    head.lines = entry.lines
    return head
