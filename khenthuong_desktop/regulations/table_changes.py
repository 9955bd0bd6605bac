"""What a pack may change in our tables: it adds rows from its own day on, and touches nothing that binds before."""

from datetime import date
from typing import Any

from khenthuong_desktop.domain.terms import Confidence
from khenthuong_desktop.regulations.entries import Faults, Located, is_law_day
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.regulations.tables import Source


def check_centre(given: Located, before: Library, library: Library, faults: Faults) -> None:
    """What no province may do, and fewer votes: they take a document of the centre that is not known yet."""
    for key in ("base_salary", "thresholds"):
        rows = given.get(key)
        if not isinstance(rows, Located):
            continue
        for day, row in rows.items():
            if not (is_law_day(day) and isinstance(row, Located)):
                continue
            source = _cited(row, library)
            provincial = source is not None and source.province_only
            if key == "base_salary" and provincial:
                faults.add(given.file, rows.lines[day], "centre_alone", key=day)
            elif isinstance(row.get("awards"), Located) and (
                source is None or provincial or source.code in before.sources
            ):
                _check_votes(row["awards"], day, before, library, faults)


def _cited(row: Located, library: Library) -> Source | None:
    cited = row.get("reference")
    return library.sources.get(str(cited.get("document"))) if isinstance(cited, Located) else None


def _check_votes(awards: Located, day: date, before: Library, library: Library, faults: Faults) -> None:
    for code in awards:
        least = before.threshold(code, day)
        if least.ballot and library.threshold(code, day).share < least.share:
            faults.add(awards.file, awards.lines[code], "fewer_votes", key=code, least=f"{float(least.share):.0%}")


def check(given: Located, shipped: Located, effect: date, faults: Faults) -> None:
    """Notes every row that begins before the pack, takes the place of a sure one, or has no day at all."""
    for key, value in given.items():
        line, ours = given.lines[key], shipped.get(key)
        if is_law_day(key):
            _check_row(given, key, ours, effect, faults)
        elif key == "years" and isinstance(value, Located):
            for year in value:
                if type(year) is int and year < effect.year:
                    faults.add(given.file, value.lines[year], "row_before_effect", key=year, first=effect)
        elif isinstance(value, Located):
            check(value, ours if isinstance(ours, Located) else Located(given.file, line), effect, faults)
        elif isinstance(value, list) and key != "every_year":
            _check_list(value, effect, faults)
        elif key in shipped and value != ours:
            faults.add(given.file, line, "without_day", key=key)


def _check_row(given: Located, day: date, ours: Any, effect: date, faults: Faults) -> None:
    """A row of the same day may be replaced only where nobody compared ours with the law."""
    line = given.lines[day]
    if day < effect:
        faults.add(given.file, line, "row_before_effect", key=day, first=effect)
    elif ours is not None and not _is_unsure(ours):
        faults.add(given.file, line, "row_taken", key=day)


def _is_unsure(row: Any) -> bool:
    told = row.get("confidence") if isinstance(row, Located) else None
    return told in (Confidence.D.value, Confidence.UNVERIFIED.value)


def _check_list(rows: list[Any], effect: date, faults: Faults) -> None:
    for row in rows:
        start = row.get("from") if isinstance(row, Located) else None
        if isinstance(row, Located) and is_law_day(start) and start < effect:
            faults.add(row.file, row.lines["from"], "row_before_effect", key="from", first=effect)
