"""Rows that say several things at once, several awards in a cell or several years, are a row for each of them."""

from collections.abc import Sequence
from typing import Any

from khenthuong_desktop.services.imports.plan.answers import RowStatus
from khenthuong_desktop.services.imports.plan.known import Known
from khenthuong_desktop.services.imports.plan.lines import Line, listed_rows
from khenthuong_desktop.services.imports.planners.awards_told import year_otherwise, years_of
from khenthuong_desktop.services.imports.planners.office_lists import awards_in
from khenthuong_desktop.spreadsheets.cells.award_mentions import AwardMention, award_mentions
from khenthuong_desktop.spreadsheets.problems import ERROR, FIXED, WARNING, Remark
from khenthuong_desktop.spreadsheets.rows.award_cells import take_decision, year_from_decision
from khenthuong_desktop.spreadsheets.rows.read_sheet import ReadRow, ReadSheet

_HELD = "awards_held"
_AWARD_IN_ROW = (_HELD, "registrations")
_YEARS_IN_ROW = (_HELD, "ratings")
_OF_ONE_YEAR = ("decision_number", "decision_date")


def lines_of(known: Known, sheet: ReadSheet) -> list[Line]:
    """The rows of a sheet to be planned."""
    as_read = _are_planned_as_read(sheet)
    if sheet.layout.code not in {*_AWARD_IN_ROW, *_YEARS_IN_ROW}:
        return [_line(sheet, row, as_read) for row in sheet.data]
    lines = [line for row in sheet.data for line in _divided(known, sheet, row, as_read)]
    if sheet.layout.code in _AWARD_IN_ROW:
        _skip_without_award(sheet, lines)
    return lines


def _skip_without_award(sheet: ReadSheet, lines: Sequence[Line]) -> None:
    """Not everybody of a list registers for something, or holds an award: the rows of those who do not are told, and
    make nothing."""
    without = [line for line in lines if not line.faulty and line.status is None and _names_no_award(line)]
    for line in without:
        line.status = RowStatus.SKIPPED
    if without:
        code = "registers_nothing" if sheet.layout.code == "registrations" else "holds_nothing"
        without[0].report(WARNING, code, "award", count=len(without), rows=listed_rows(without))


def _names_no_award(line: Line) -> bool:
    written = line.fields.get("award")
    return written is None or not award_mentions(written)


def _divided(known: Known, sheet: ReadSheet, row: ReadRow, as_read: bool) -> list[Line]:
    if row.left_out:
        return [_line(sheet, row, as_read)]
    written = row.fields.get("award", "") if sheet.layout.code in _AWARD_IN_ROW else ""
    mentions = _mentions(known, written) if written else ()
    if mentions != (AwardMention(written),) and mentions:
        return _of_awards(known, sheet, row, mentions)
    years = row.fields.get("year")
    if not isinstance(years, tuple):
        return [_line(sheet, row, as_read)]
    lines = [_line(sheet, row.saying({**row.fields, "year": year}), True) for year in years]
    if any(name in row.fields for name in _OF_ONE_YEAR):
        _ask_for_years(lines, years)
    else:
        lines[0].report(FIXED, "years_divided", "year", _listed(years), count=len(years))
    return lines


def _mentions(known: Known, written: str) -> tuple[AwardMention, ...]:
    """The awards of a cell; words that nobody knows, or only some of, are left as they stand."""
    mentions = award_mentions(written)
    decided = any(mention.decision is not None for mention in mentions)
    if not decided and known.library.find_award(written) is not None:
        return (AwardMention(written),)
    if any(AwardMention(mention.written) != mention for mention in mentions):
        return mentions
    awards = awards_in(known, written) if mentions else []
    divided = len(awards) > 1 and all(map(known.library.find_award, awards))
    return tuple(map(AwardMention, awards)) if divided else (AwardMention(written),) if mentions else ()


def _of_awards(known: Known, sheet: ReadSheet, row: ReadRow, mentions: Sequence[AwardMention]) -> list[Line]:
    """A line for each award and year that a row names, or none is written where a part of it cannot be."""
    beside = row.fields.get("year")
    of_row = beside if isinstance(beside, tuple) else () if beside is None else (beside,)
    named = "year" in sheet.columns or sheet.layout.code == "registrations"  # and not only in a title
    awards = [(award, mention) for mention in mentions for award in awards_in(known, mention.written)]
    told: list[dict[str, Any]] = []
    remarks: list[Remark] = []
    decided: set[int] = set()  # the years of those that have the row's own decision
    for award, mention in awards:
        years, fields = years_of(mention, of_row), {**row.fields, "award": award}
        if not years and mention.unclear:
            years = () if of_row else mention.years  # a year that is none at all the row was told of when read
            unclear = [Remark(ERROR, "award_year_unclear", {"awards": mention.written})] if of_row else []
            remarks += [Remark(WARNING, "school_year", {"year": years[-1]})] if years else unclear
        if mention.decision is not None and sheet.layout.column("decision_number") is not None:
            remarks += take_decision(fields, mention.decision)
        else:
            decided.update(years)
        remarks += year_otherwise(mention, of_row) if named else ()
        if not years and sheet.layout.code == _HELD and "decision_date" in fields:
            remarks += [remark for _, remark in year_from_decision(fields)]
        told += [fields | {"year": year} for year in years] or [fields]
    lines = [_line(sheet, row.saying(fields), True) for fields in told]
    for at, remark in enumerate(remarks):
        if remark not in remarks[:at]:
            lines[0].report(remark.severity, remark.code, "award", row.fields["award"], **remark.details)
    one_decision = any(name in row.fields for name in _OF_ONE_YEAR) and len(decided) > 1
    if one_decision or any(mention.undecided for mention in mentions):
        _ask_for_years(lines, sorted({fields["year"] for fields in told if "year" in fields}))
    unknown = any(known.library.find_award(award) is None for award, _ in awards)
    if unknown or any(line.faulty for line in lines):
        for line in lines:
            line.leave_out()
    else:
        of_row = of_row if any(not mention.years for mention in mentions) else ()
        _tell_divided(lines, row.fields["award"], len(awards), of_row)
    return lines


def _tell_divided(lines: Sequence[Line], written: str, awards: int, years: Sequence[int]) -> None:
    """What became of a row: how many awards it names, and of how many years."""
    first = lines[0]
    if awards > 1:
        first.report(FIXED, "awards_divided", "award", written, count=awards)
    if len(years) > 1:
        first.report(FIXED, "years_divided", "year", _listed(years), count=len(years))
    elif awards == 1 and len(lines) > 1:
        first.report(FIXED, "years_divided", "award", written, count=len(lines))
    elif len(lines) == 1 and "year" in first.fields and first.fields["award"] != written:
        first.report(FIXED, "year_from_award", "award", written, year=first.fields["year"], new=first.fields["award"])


def _ask_for_years(lines: Sequence[Line], years: Sequence[int]) -> None:
    """Of which year a decision is that stands once in the row, or several of them, only the paper tells."""
    for line in lines:
        line.leave_out()
    name = "year" if "year" in lines[0].sheet.columns else "award"
    lines[0].report(ERROR, "years_of_one_decision", name, _listed(years))


def _listed(years: Sequence[int]) -> str:
    return ", ".join(map(str, years))


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
