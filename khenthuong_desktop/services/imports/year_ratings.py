"""Ratings that stand beside the subjects themselves, one column for a year."""

from collections.abc import Sequence

from sqlalchemy import select

from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.services.imports.answers import RowStatus
from khenthuong_desktop.services.imports.known import Known
from khenthuong_desktop.services.imports.lines import Line, Record
from khenthuong_desktop.spreadsheets.problems import WARNING
from khenthuong_desktop.spreadsheets.record_columns import RecordKind, record_field
from khenthuong_desktop.store.tables import Collective, Person, Row, YearRating

_KEY = ("subject_kind", "subject_id", "year")
_RATED: dict[type[Row], SubjectKind] = {Person: SubjectKind.INDIVIDUAL, Collective: SubjectKind.COLLECTIVE}


def plan_year_ratings(known: Known, subjects: Sequence[Line], rated: Sequence[Line]) -> None:
    """One rating for a subject and year; what the file's own sheet of ratings (``rated``) says goes first."""
    sheets = {id(line.sheet): line.sheet for line in subjects}.values()
    if not any(rating_year(field) for sheet in sheets for field in sheet.columns):
        return
    there = {(row.subject_kind, row.subject_id, row.year): row for row in known.session.scalars(select(YearRating))}
    key_of = {row.id: key for key, row in there.items()}
    told = {}
    for line in rated:
        if line.record is not None:
            values = line.record.values
            new = (values.get("subject_kind"), values.get("subject_id"), values.get("year"))
            told[key_of.get(line.record.id, new)] = line
    for line in subjects:
        for field, rating in list(line.fields.items()):
            year = rating_year(field)
            if year is None or line.record is None or line.record.table not in _RATED:
                continue
            key = (_RATED[line.record.table], line.record.id, year)
            if key in told:
                line.report(WARNING, "rated_twice", field, other=told[key].row.row)
                continue
            told[key] = line
            _keep(known, line, field, there.get(key), dict(zip(_KEY, key, strict=True)) | {"rating": rating})


def rating_year(field: str) -> int | None:
    """The year whose rating a field holds; None for any other field."""
    found = record_field(field)
    return found.year if found is not None and found.record is RecordKind.RATING and not found.part else None


def _keep(known: Known, line: Line, field: str, existing: YearRating | None, values: dict[str, object]) -> None:
    before = existing.rating if existing is not None else None
    if before == values["rating"]:
        return
    if existing is None:
        line.beside += (Record(YearRating, known.new_key(), values, new=True),)
    else:
        line.beside += (Record(YearRating, existing.id, {"rating": values["rating"]}, new=False),)
    if line.status is not RowStatus.NEW:
        line.changes = {**line.changes, field: (before, values["rating"])}
        line.status = RowStatus.CHANGED
