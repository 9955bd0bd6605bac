"""Rows that say several things at once, several awards in a cell or several years, are a row for each of them."""

from collections.abc import Sequence
from itertools import product

from khenthuong_desktop.services.imports.plan.answers import RowStatus
from khenthuong_desktop.services.imports.plan.known import Known
from khenthuong_desktop.services.imports.plan.lines import Line
from khenthuong_desktop.services.imports.planners.office_lists import awards_in
from khenthuong_desktop.spreadsheets.problems import ERROR, FIXED, WARNING
from khenthuong_desktop.spreadsheets.rows.read_sheet import ReadRow, ReadSheet

_AWARD_IN_ROW = ("awards_held", "registrations")
_YEARS_IN_ROW = ("awards_held", "ratings")
_OF_ONE_YEAR = ("decision_number", "decision_date")
_MOST_SHOWN = 20  # rows


def lines_of(known: Known, sheet: ReadSheet) -> list[Line]:
    """The rows of a sheet to be planned."""
    as_read = _are_planned_as_read(sheet)
    if sheet.layout.code not in {*_AWARD_IN_ROW, *_YEARS_IN_ROW}:
        return [_line(sheet, row, as_read) for row in sheet.data]
    lines = [line for row in sheet.data for line in _divided(known, sheet, row, as_read)]
    if sheet.layout.code == "registrations":
        _skip_unregistered(lines)
    return lines


def _skip_unregistered(lines: Sequence[Line]) -> None:
    """Not everybody of a list registers for something: the rows of those who do not are told, and make nothing."""
    unregistered = [line for line in lines if not line.faulty and line.status is None and "award" not in line.fields]
    for line in unregistered:
        line.status = RowStatus.SKIPPED
    if unregistered:
        rows = ", ".join(str(line.row.row) for line in unregistered[:_MOST_SHOWN])
        rows += " …" if len(unregistered) > _MOST_SHOWN else ""
        unregistered[0].report(WARNING, "registers_nothing", "award", count=len(unregistered), rows=rows)


def _divided(known: Known, sheet: ReadSheet, row: ReadRow, as_read: bool) -> list[Line]:
    fields = row.fields
    awards = _awards_of(known, fields.get("award", "")) if sheet.layout.code in _AWARD_IN_ROW else []
    years = fields["year"] if isinstance(fields.get("year"), tuple) else ()
    if not awards and not years:
        return [_line(sheet, row, as_read)]
    of_awards = [{"award": award} for award in awards] or [{}]
    of_years = [{"year": year} for year in years] or [{}]
    each = product(of_awards, of_years)
    lines = [_line(sheet, row.saying({**fields, **award, **year}), True) for award, year in each]
    if awards:
        lines[0].report(FIXED, "awards_divided", "award", fields["award"], count=len(awards))
    if years and any(name in fields for name in _OF_ONE_YEAR):
        for line in lines:
            line.leave_out()
        lines[0].report(ERROR, "years_of_one_decision", "year", ", ".join(map(str, years)))
    elif years:
        lines[0].report(FIXED, "years_divided", "year", ", ".join(map(str, years)), count=len(years))
    return lines


def _awards_of(known: Known, written: str) -> list[str]:
    """The awards of a cell that names several, each of them known."""
    find = known.library.find_award
    awards = awards_in(known, written) if find(written) is None else []
    return awards if len(awards) > 1 and all(map(find, awards)) else []


def _line(sheet: ReadSheet, row: ReadRow, as_read: bool) -> Line:
    """A row to be planned, in a copy where something is added to what it says: what was read may be planned again."""
    line = Line(sheet, row if as_read and not row.groups else row.saying(dict(row.fields)))
    if row.left_out:
        line.status = RowStatus.SKIPPED
    elif row.faulty or not sheet.usable:
        line.leave_out()
    return line


def _are_planned_as_read(sheet: ReadSheet) -> bool:
    """Whether nothing is added to what rows under no heading say, as their codes tell whom they are about."""
    layout = sheet.layout
    known_by_code = layout.standard and not layout.named and "code" in sheet.columns
    return known_by_code and layout.code != "initiatives"
