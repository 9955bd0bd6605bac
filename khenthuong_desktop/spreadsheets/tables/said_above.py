"""What the title says of all rows, where a list has no column for it: the year, the unit, the decision, whose it is."""

from collections.abc import Mapping
from dataclasses import replace

from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.spreadsheets.cells.cell_signs import as_text, is_empty
from khenthuong_desktop.spreadsheets.cells.dates import read_date
from khenthuong_desktop.spreadsheets.files.gathered import own_name
from khenthuong_desktop.spreadsheets.files.raw_sheets import RawSheet
from khenthuong_desktop.spreadsheets.layouts.award_standing import is_open
from khenthuong_desktop.spreadsheets.layouts.decision_lists import is_proposed
from khenthuong_desktop.spreadsheets.layouts.told_years import year_in
from khenthuong_desktop.spreadsheets.tables.header import Header
from khenthuong_desktop.spreadsheets.tables.title_places import village_above, within
from khenthuong_desktop.spreadsheets.tables.titled_registers import award_of_register
from khenthuong_desktop.spreadsheets.tables.titles import (
    letterhead_unit,
    named_unit,
    title_decision,
    title_owner,
    title_person,
    title_sorts,
    title_unit,
    title_year,
    unit_listed,
    words_above,
)
from khenthuong_desktop.spreadsheets.words import bare

_WORKS = ("initiatives", "initiatives_list")
_OF_ONE_YEAR = ("ratings", "registrations", *_WORKS)
_AWARD_BOOK = "so khen thuong nam"
_FIRST_OF_OTHERS = 2  # a table that begins further to the right stands beside another
_OF_ONE_SORT = (*_WORKS, "decision_list", "awards_held")
_OF_ONE_DECISION = (*_WORKS, "awards_held")


def said_above(sheet: RawSheet, header: Header) -> Header:
    """The year and the unit in the title, where the list has no column for them."""
    if len(header.columns) < 2:
        return header
    lacking = {column.field for column in header.layout.columns} - {column.field for column in header.columns.values()}
    above = sheet.rows[: header.row]
    said: dict[str, object] = {}
    year = year_told(sheet, header.row) if "year" in lacking else None
    if year is not None and (header.layout.code in _OF_ONE_YEAR or _are_awards_of_year(sheet, header, year)):
        said["year"] = year
    if {"decision_number", "decision_date"} <= lacking:
        decision = _decision_above(header, above, said.get("year"))
        said = {field: value for field, value in decision.items() if field in lacking} | said
    if header.layout.named and header.name_index is None and header.index_of("code") is None:
        said |= {field: value for field, value in title_person(above).items() if field in lacking}
        if not said and header.layout.code == "awards_held" and (owner := title_owner(above)) is not None:
            said["name"] = owner
    if "unit" in lacking and ("name" not in lacking or "name" in said):
        unit = (
            title_unit(above) or _unit_of_table(above, min(header.headings, default=0)) or _unit_of_sheet(sheet, above)
        )
        said |= {"unit": unit} if unit is not None else {}
    if _is_register(header, lacking) and (award := award_of_register(above)) is not None:
        said["award"] = award
    if header.layout.code in _OF_ONE_SORT:
        said |= {field: value for field, value in title_sorts(above).items() if field in lacking}
    if header.layout.subject is SubjectKind.HOUSEHOLD and "name" not in lacking:
        place = named_unit(own_name(sheet.name)) or village_above(above)  # a sheet for each village, or a list
        said |= {"address": place} if place is not None and _lacks_places(sheet, header, place) else {}
    return replace(header, said_above=said) if said else header


def _is_register(header: Header, lacking: set[str]) -> bool:
    """Whether a list of names tells years or decisions of awards, and never which awards."""
    told = header.layout.named and header.layout.code == "awards_held" and header.name_index is not None
    return told and "award" in lacking and bool({"year", "decision_number"} - lacking)


def _lacks_places(sheet: RawSheet, header: Header, village: str) -> bool:
    """Whether a list has no column for where households live, or some of its rows tell nothing there, or no more than
    a part of the village."""
    place, name = header.index_of("address"), header.name_index
    if place is None or name is None:
        return place is None
    needed = [name] if header.ordinal is None else [name, header.ordinal]
    rows = (row for row in sheet.rows[header.body :] if len(row) > max(place, *needed))
    places = (row[place] for row in rows if not any(is_empty(row[at]) for at in needed))
    return any(is_empty(cell) or within(as_text(cell), village) is not None for cell in places)


def _unit_of_table(above: list[list[object]], left: int) -> str | None:
    """The unit in the title of one of several tables of a sheet, which stands beside another or has a number."""
    unit = unit_listed([row[left:] for row in above])
    return unit if unit and (left > _FIRST_OF_OTHERS or any(map(str.isdecimal, unit))) else None


def _unit_of_sheet(sheet: RawSheet, above: list[list[object]]) -> str | None:
    """The unit whose name the sheet bears, as it is written in full above the table."""
    named, over = named_unit(own_name(sheet.name)), letterhead_unit(above)
    return over if named and over and bare(over).startswith(bare(named)) else named


def _decision_above(header: Header, above: list[list[object]], year: object) -> Mapping[str, object]:
    """The decision in the title that all rows are of: not of awards of years of their own, nor one by which ratings
    of another ``year`` were only given."""
    if header.layout.code in _OF_ONE_DECISION:
        return title_decision(above) if header.index_of("year") is None else {}
    return rating_decision(above, year) if header.layout.code == "ratings" else {}


def rating_decision(above: list[list[object]], year: object) -> Mapping[str, object]:
    """The decision in the title by which ratings of a year were given: of that year or of the next."""
    decision = title_decision(above)
    decided_in = decision.pop("year", None)
    return decision if isinstance(year, int) and decided_in in (year, year + 1) else {}


def _are_awards_of_year(sheet: RawSheet, header: Header, year: int) -> bool:
    """Awards for the achievements of the year in the title: those of an award book, or decided in that year or in the
    next; not those that people had before who are proposed for something in that year."""
    if header.layout.code != "awards_held" or is_proposed(words_above(sheet.rows[: header.row])):
        return False
    at = header.index_of("decision_date")
    if at is None and is_open(words_above(sheet.rows[: header.row])):
        return False
    if at is None or _AWARD_BOOK in bare(words_above(sheet.rows[: header.row])):
        return True
    days = (read_date(row[at])[0] for row in sheet.rows[header.body :] if at < len(row))
    return {int(day[:4]) for day in days if day} <= {year, year + 1}


def year_told(sheet: RawSheet, row: int) -> int | None:
    """The year of a list by its title, else by the name of its sheet."""
    return title_year(sheet.rows[:row]) or year_in(own_name(sheet.name))
