"""Units and households that only another of several files tells of: whether they are the same is asked."""

from collections.abc import Container
from typing import Any

from khenthuong_desktop.services.imports.asides.repetitions import of_other_file
from khenthuong_desktop.services.imports.plan.known import Known
from khenthuong_desktop.services.imports.plan.lines import Line
from khenthuong_desktop.spreadsheets.words import name_key


def asks_of_other_file(known: Known, line: Line, code: str | None, on_file: Container[str], place: str) -> bool:
    """Whether it is asked if a unit or household of which only another file tells is this one, as neither is where they
    are the same."""
    earlier = known.first_rows.get(code or "")
    if earlier is None or code in on_file or not of_other_file(line, earlier) or "code" in line.fields:
        return False
    places = [one.fields.get(place) for one in (line, earlier)]
    if known.choices.of_row(line) is not None or (all(places) and name_key(places[0]) == name_key(places[1])):
        return False
    there = known.targets.get(str(code))
    if there is not None:
        told: dict[str, Any] = {"other": earlier.row.row, "other_sheet": earlier.sheet.name}
        known.ask_who(line, [there], "subject_in_two_files", **told)
    return there is not None
