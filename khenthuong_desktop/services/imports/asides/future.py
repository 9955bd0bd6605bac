"""What a list tells as done though its day has not come: births, ratings, awards held and their decisions;
and births that are too late to be true."""

from collections.abc import Sequence
from datetime import date

from khenthuong_desktop.services.imports.matching.people_matching import shown_day
from khenthuong_desktop.services.imports.plan.lines import Line, column_of
from khenthuong_desktop.spreadsheets.problems import ERROR, WARNING
from khenthuong_desktop.store.tables import AwardHeld, YearRating

_YOUNGEST = 5  # years, of those who are commended


def tell_future(lines: Sequence[Line], today: date) -> None:
    """Keep out every birth after ``today``, warn of one shortly before it and of every record of a year that has not
    begun."""
    iso = today.isoformat()
    decided: set[tuple[str | None, date]] = set()
    for line in _worth_asking(lines, today):
        fields = line.row.fields
        born = fields.get("birth_date")
        if born and born > iso[: len(born)] and not line.row.left_out:
            line.report(ERROR, "birth_in_future", "birth_date", shown_day(born))
        elif born and today.year - int(born[:4]) < _YOUNGEST and not line.row.left_out:
            line.report(WARNING, "birth_of_infant", "birth_date", shown_day(born))
        if not line.makes_something:
            continue
        if fields.get("year", 0) > today.year and line.record and line.record.table in (AwardHeld, YearRating):
            line.report(WARNING, "record_in_future", "year", year=fields["year"])
        if line.among is None and line.record is not None and line.record.table is AwardHeld:
            number, day = line.record.get("decision_number"), line.record.get("decision_date")
            if day is not None and day > today and (number, day) not in decided:
                decided.add((number, day))
                line.report(WARNING, "decision_in_future", number=number or "", day=f"{day:%d/%m/%Y}")
        for record in line.beside:
            if record.table in (AwardHeld, YearRating) and record.values.get("year", 0) > today.year:
                line.report(WARNING, "record_in_future", year=record.values["year"])


def _worth_asking(lines: Sequence[Line], today: date) -> Sequence[Line]:
    """Those that tell more than one of many new people born long ago, who are nearly all of a long list."""
    late = str(today.year - _YOUNGEST + 1)
    told = zip(lines, column_of(lines, "year"), column_of(lines, "birth_date"), strict=True)
    return [
        line
        for line, year, birth in told
        if line.among is None or line.beside or year is not None or (birth or "") >= late
    ]
