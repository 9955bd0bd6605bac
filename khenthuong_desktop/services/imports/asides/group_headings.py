"""What headings over groups of people were taken for: told once each, and never against a unit that is known."""

from collections.abc import Sequence

from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.services.imports.plan.known import Known
from khenthuong_desktop.services.imports.plan.lines import Line
from khenthuong_desktop.spreadsheets.problems import FIXED, WARNING, Remark
from khenthuong_desktop.spreadsheets.rows.read_sheet import ReadRow
from khenthuong_desktop.spreadsheets.rows.row_classes import RowClass
from khenthuong_desktop.spreadsheets.tables.carried_headings import place_of
from khenthuong_desktop.spreadsheets.tables.group_headings import class_of_people, in_ordinary_case


def plan_group_headings(known: Known, lines: Sequence[Line]) -> None:
    """A class of people is no unit, unless one bears just this name; a unit in capitals is told as it is kept."""
    told: set[tuple[str, str]] = set()
    headings: dict[str, dict[object, ReadRow]] = {}
    for line in (line for line in lines if line.row.groups):
        heading = place_of(line.row.groups)
        kind = line.fields.get("subject_kind", SubjectKind.INDIVIDUAL)
        if heading is None or line.faulty or kind != SubjectKind.INDIVIDUAL:
            continue
        remark = _remark(known, line, heading)
        sheet = line.sheet
        if remark is not None and (sheet.name, heading) not in told:
            told.add((sheet.name, heading))
            if sheet.name not in headings:
                headings[sheet.name] = _first_headings(sheet.rows)
            row = headings[sheet.name].get(heading, line.row)
            known.notes.append(sheet.place(row, remark, value=heading))


def _first_headings(rows: Sequence[ReadRow]) -> dict[object, ReadRow]:
    """Where the words of each heading stand first."""
    return {row.fields.get("name"): row for row in reversed(rows) if row.row_class is RowClass.GROUP}


def _remark(known: Known, line: Line, heading: str) -> Remark | None:
    unit, match = line.fields.get("unit"), known.units.match(heading)
    if class_of_people(heading) is None:
        new = in_ordinary_case(heading)
        capitals = unit == new != heading and match.sure is None
        return Remark(FIXED, "heading_in_capitals", {"new": new}) if capitals else None
    if unit is None and match.sure is not None and not match.respelled:
        line.fields["unit"] = match.sure.name
        return None
    return Remark(WARNING, "heading_is_no_unit") if unit is None else None
