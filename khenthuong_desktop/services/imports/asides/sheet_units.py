"""Lists of people whom nothing but the name of their sheet gives a unit: "CA xã" is that of "Công an xã"."""

from collections.abc import Sequence

from khenthuong_desktop.services.imports.plan.known import Known
from khenthuong_desktop.services.imports.plan.lines import Line, sheets_of
from khenthuong_desktop.spreadsheets.files.gathered import own_name
from khenthuong_desktop.spreadsheets.problems import FIXED, WARNING, Problem
from khenthuong_desktop.spreadsheets.rows.read_sheet import ReadSheet
from khenthuong_desktop.spreadsheets.tables.titles import named_unit


def plan_sheet_units(known: Known, lines: Sequence[Line]) -> None:
    """New people are of the known unit that their sheet is named after; where other sheets are of units and one is
    not, that is told."""
    sheets = sheets_of(lines)
    by_name = any(named_unit(own_name(sheet.name)) for sheet in sheets)
    for sheet in sheets:
        unit = known.units.match(own_name(sheet.name)).sure
        if _tells_units(sheet, unit.name if unit else None):
            continue
        if unit is not None:
            sheet.unit_above = unit.name
            column = sheet.layout.column("unit")
            details = {"heading": column.heading if column else "", "new": unit.name}
            known.notes.append(Problem(FIXED, "said_by_sheet", sheet.name, sheet.header_row, details=details))
        elif by_name:
            count = {"name": own_name(sheet.name), "count": len(sheet.data)}
            known.notes.append(Problem(WARNING, "sheet_of_no_unit", sheet.name, sheet.header_row, details=count))


def _tells_units(sheet: ReadSheet, named: str | None) -> bool:
    """Whether a list says itself where its people are, beside the unit that it is named after."""
    above = sheet.unit_above is not None and sheet.unit_above != named
    return above or "unit" in sheet.columns or any(unit is not None for unit in sheet.column("unit"))
