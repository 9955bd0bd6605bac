"""Initiatives that a list only promises: they are told, and stored when they are recognised."""

import re
from collections import Counter
from collections.abc import Sequence

from khenthuong_desktop.services.imports.plan.answers import RowStatus
from khenthuong_desktop.services.imports.plan.known import Known
from khenthuong_desktop.services.imports.plan.lines import Line
from khenthuong_desktop.services.imports.planners.beside import Told, decision_of, told_part
from khenthuong_desktop.spreadsheets.cells.work_titles import works_in
from khenthuong_desktop.spreadsheets.layouts.record_columns import Part, RecordField
from khenthuong_desktop.spreadsheets.problems import WARNING, Problem
from khenthuong_desktop.spreadsheets.rows.read_sheet import ReadSheet
from khenthuong_desktop.spreadsheets.tables.titles import promises, title_year
from khenthuong_desktop.spreadsheets.words import bare

_PROMISED = re.compile(r"\bdang k[iy]\b|\bdu kien\b")
_RECOGNISED = re.compile(r"\bcong nhan\b|\bda\b|\bnghiem thu\b")
_OF_RECOGNISED = ("decision_number", "decision_date", "scope")


def without_promised(known: Known, told: Told) -> Told:
    """What stands beside names in lists that register nothing; columns of what is only promised are told."""
    kept, promised = [], Counter[tuple[int, str]]()
    sheets: dict[int, ReadSheet] = {}
    for entry in told:
        line, name, _ = entry
        if _is_promised(*entry):
            sheets[id(line.sheet)] = line.sheet
            promised[id(line.sheet), name] += 1
        else:
            kept.append(entry)
    for (key, name), count in promised.items():
        sheet = sheets[key]
        heading, at = sheet.heading_of(name), sheet.columns.get(name)
        details = {"heading": heading, "count": count}
        known.notes.append(Problem(WARNING, "initiatives_not_kept", sheet.name, sheet.header_row, at, heading, details))
    return kept


def leave_promised(known: Known, lines: Sequence[Line]) -> list[Line]:
    """The rows of lists of initiatives but for those that are only registered, which are told."""
    left: dict[int, list[Line]] = {}
    for line in lines:
        words = bare(line.sheet.heading_of("name"))
        registers = promises(line.sheet.title) or _PROMISED.search(words) is not None
        if registers and line.fields.keys().isdisjoint(_OF_RECOGNISED):
            line.status = RowStatus.SKIPPED
            left.setdefault(id(line.sheet), []).append(line)
    for same in left.values():
        sheet = same[0].sheet
        details = {"count": len(same)}
        known.notes.append(Problem(WARNING, "initiatives_promised", sheet.name, sheet.header_row, details=details))
    return [line for line in lines if line.status is not RowStatus.SKIPPED]


def _is_promised(line: Line, name: str, field: RecordField) -> bool:
    """Whether list or column register what a cell names: nothing says that it was recognised, nor is it of a year
    before the one that is promised."""
    heading, of_title = bare(line.sheet.heading_of(name)), title_year([[line.sheet.title]])
    if decision_of(line, field) or told_part(line, field, Part.SCOPE) or _RECOGNISED.search(heading):
        return False
    if any(work.decision is not None for work in works_in(line.fields[name])):
        return False
    if _PROMISED.search(heading):
        return True
    earlier = field.year is not None and of_title is not None and field.year < of_title
    return promises(line.sheet.title) and not earlier
