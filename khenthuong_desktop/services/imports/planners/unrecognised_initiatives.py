"""Initiatives that a list says were not recognised, or does not say so of: they are told and not stored."""

import re
from collections.abc import Sequence
from dataclasses import replace

from khenthuong_desktop.services.imports.plan.answers import RowStatus
from khenthuong_desktop.services.imports.plan.known import Known
from khenthuong_desktop.services.imports.plan.lines import Line
from khenthuong_desktop.services.imports.planners.beside import Told
from khenthuong_desktop.spreadsheets.cells.cell_signs import is_mark
from khenthuong_desktop.spreadsheets.layouts.decision_lists import is_given
from khenthuong_desktop.spreadsheets.layouts.other_ratings import is_of_works
from khenthuong_desktop.spreadsheets.problems import FIXED, WARNING, Problem, Remark
from khenthuong_desktop.spreadsheets.rows.read_sheet import REFUSED
from khenthuong_desktop.spreadsheets.words import bare

_DENIED = re.compile(r"\b(?:khong|chua)(?: \w+){0,2} (?:cong nhan|dat|thong qua|du dieu kien)\b")
_REFUSED = re.compile(r"(?:khong|ko|chua|tu choi|rut|bi loai|bi tra|loai bo|k dat)\b.*|loai|bac(?: bo)?")  # no class
_UNDECIDED = re.compile(
    r"(?:(?:cho|dang)\b(?! (?:diem|ky)\b)|bo sung|(?:tam )?hoan\b(?! thanh)|xem xet|xem lai|tra lai|lam lai|chinh sua)"
)
_ASKED = re.compile(r"\b(?:de nghi|de xuat|trinh|xet)(?: \w+){0,3} cong nhan\b")
_CAME_OUT = re.compile(r"\b(?:ket qua|(?:da|duoc) cong nhan|kem theo quyet dinh)\b")
_DECIDED = ("decision_number", "decision_date")


def leave_unrecognised(known: Known, lines: Sequence[Line]) -> list[Line]:
    """The rows but for those whose own result, or the title of their list, says that they were not recognised."""
    kept: list[Line] = []
    classed: dict[int, list[Line]] = {}
    denied: dict[int, list[Line]] = {}
    asked: dict[int, list[Line]] = {}
    for line in lines:
        result, title = str(line.fields.get("result") or ""), bare(line.sheet.title)
        refused = _REFUSED.fullmatch(bare(result)) is not None
        if refused or _UNDECIDED.match(bare(result)):
            line.report(WARNING, "initiative_denied" if refused else "initiative_undecided", "result")
            line.status = RowStatus.SKIPPED
        elif not result.strip() and _DENIED.search(title) is not None:
            denied.setdefault(id(line.sheet), []).append(line)
            line.status = RowStatus.SKIPPED
        else:
            kept.append(line)
            if result.strip() and is_given(result) is not True and not is_mark(result):
                classed.setdefault(id(line.sheet), []).append(line)
            only_asked = _ASKED.search(title) is not None and _CAME_OUT.search(title) is None
            if only_asked and line.fields.keys().isdisjoint(_DECIDED):
                asked.setdefault(id(line.sheet), []).append(line)
    for same in classed.values():  # of which class an initiative is nobody keeps
        sheet, use = same[0].sheet, next((use for use in same[0].sheet.uses if use.field == "result"), None)
        if use is not None:
            about: dict[str, object] = {"heading": use.heading, "count": len(same)}
            place = (sheet.name, sheet.header_row, use.column, use.heading)
            known.notes.append(Problem(FIXED, "notes_not_kept", *place, about))
    for code, by_sheet in (("initiatives_denied", denied), ("initiatives_asked", asked)):
        for same in by_sheet.values():
            sheet, details = same[0].sheet, {"count": len({bare(str(line.fields.get("name"))) for line in same})}
            known.notes.append(Problem(WARNING, code, sheet.name, sheet.header_row, details=details))
    return kept


def without_denied(told: Told) -> Told:
    """Those beside names, but for rows that are refused under a title that speaks of initiatives alone."""
    kept = []
    for entry in told:
        line = entry[0]
        if (words := line.fields.get(REFUSED)) and is_of_works(line.sheet.title):
            letter, heading = line.sheet.refused[line.row.row]
            remark = Remark(WARNING, "initiative_denied", {"heading": heading})
            line.problems += (replace(line.sheet.place(line.row, remark, value=words), column=letter),)
        else:
            kept.append(entry)
    return kept
