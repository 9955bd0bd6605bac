"""Two columns for where somebody works, "Phòng ban" and "Đơn vị": which of them is what our data call the unit."""

from collections.abc import Sequence

from khenthuong_desktop.domain.terms import Severity, SubjectKind
from khenthuong_desktop.services.imports.matching.unit_names import are_one
from khenthuong_desktop.services.imports.plan.known import Known
from khenthuong_desktop.services.imports.plan.lines import Line, sheets_of
from khenthuong_desktop.spreadsheets.problems import FIXED, WARNING, Problem
from khenthuong_desktop.spreadsheets.rows.read_sheet import ReadSheet

_DEPARTMENT = "department"


def take_departments(known: Known, lines: Sequence[Line]) -> None:
    """Within our own organ the department is the unit, and so it is where our data know it as one; of each sheet it is
    told once which column was taken."""
    for sheet in (sheet for sheet in sheets_of(lines) if _DEPARTMENT in sheet.columns):
        of_it = (line for line in lines if line.sheet is sheet and line.subject_kind is SubjectKind.INDIVIDUAL)
        told = [line for line in of_it if line.fields.get(_DEPARTMENT)]
        taken = [line for line in told if "unit" not in line.fields or _is_unit(known, line)]
        replaced = [line for line in taken if "unit" in line.fields]
        for line in taken:
            line.fields["unit"] = line.fields[_DEPARTMENT]
        _note(known, sheet, FIXED, "department_is_unit", replaced)
        left = {id(line) for line in told} - {id(line) for line in taken}
        _note(known, sheet, WARNING, "department_unused", [line for line in told if id(line) in left])


def _is_unit(known: Known, line: Line) -> bool:
    department, over = line.fields[_DEPARTMENT], line.fields["unit"]
    if any(are_one(own, over) for own in known.own_names):
        return True
    match = known.units.match(department, over)
    above = known.units.parent_of(match.sure) if match.sure is not None else None
    return (above is not None and are_one(above, over)) or _is_on_file(known, line)


def _is_on_file(known: Known, line: Line) -> bool:
    """Whether somebody of the row's name is on file in its department."""
    codes = [bearer.code for bearer in known.bearers(line.fields.get("name", ""))]
    units = [known.people[code].collective_name for code in codes if code in known.people]
    return any(unit is not None and are_one(unit, line.fields[_DEPARTMENT]) for unit in units)


def _note(known: Known, sheet: ReadSheet, severity: Severity, code: str, lines: Sequence[Line]) -> None:
    if lines:
        headings = {use.field: use.heading for use in sheet.uses}
        details = {
            "count": len(lines),
            "example": lines[0].fields[_DEPARTMENT],
            "heading": headings.get(_DEPARTMENT, ""),
            "other": headings.get("unit", ""),
        }
        column = sheet.columns[_DEPARTMENT]
        known.notes.append(Problem(severity, code, sheet.name, sheet.header_row, column, details=details))
