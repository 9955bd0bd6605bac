"""Days off of a year as the Government decides them, typed by the unit: they stand in place of what is shipped."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from khenthuong_desktop.domain import text
from khenthuong_desktop.domain.terms import Confidence
from khenthuong_desktop.errors import FieldFault, RecordMissing, ValuesRefused
from khenthuong_desktop.regulations.holidays import YearOff
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.units import set_setting, settings_of
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import Setting

_KEY = "days_off:"
_FIRST, _LAST = 2000, 2100
_SATURDAY = 5


@dataclass(frozen=True)
class YearRow:
    """A year's days off as the list shows it; ``typed`` by this unit, else as shipped or packed."""

    year: int
    closed: tuple[date, ...]
    worked: tuple[date, ...]
    confidence: Confidence
    text: str
    typed: bool

    @property
    def id(self) -> str:
        return str(self.year)


def list_days_off(library: Library) -> tuple[YearRow, ...]:
    """Every year that is listed, the newest first."""
    typed = {one.year for one in library.typed}
    years = reversed(library.timetable.holidays.years)
    return tuple(YearRow(**vars(one), typed=one.year in typed) for one in years)


def typed_years(db: Database) -> tuple[YearOff, ...]:
    """What this unit typed, in order of time."""
    found = [
        YearOff(
            int(year),
            tuple(map(date.fromisoformat, value["closed"])),
            tuple(map(date.fromisoformat, value["worked"])),
            Confidence.A,
            str(value["document"]),
        )
        for year, value in settings_of(db, _KEY).items()
    ]
    return tuple(sorted(found, key=lambda one: one.year))


def save_days_off(db: Database, year: int, closed: Iterable[date], worked: Iterable[date], document: str) -> None:
    """Keep a year as ``document`` decides it; can be undone. Raises ValuesRefused with all faults."""
    off, on = sorted(set(closed)), sorted(set(worked))
    faults = [] if text.clean(document) else [FieldFault("document", "required")]
    if not _FIRST <= year <= _LAST:
        faults.append(FieldFault("year", "year_outside", {"first": _FIRST, "last": _LAST}))
    if not off:
        faults.append(FieldFault("closed", "no_day_off", {"year": year}))
    for day in (*off, *on):
        if day.year != year:
            faults.append(FieldFault("closed", "day_of_other_year", {"day": f"{day:%d/%m/%Y}", "year": year}))
    for day in on:
        if day in off:
            faults.append(FieldFault("worked", "day_off_and_worked", {"day": f"{day:%d/%m/%Y}"}))
        elif day.weekday() < _SATURDAY:
            faults.append(FieldFault("worked", "worked_on_weekday", {"day": f"{day:%d/%m/%Y}"}))
    if faults:
        raise ValuesRefused(*faults)
    value = {
        "closed": [day.isoformat() for day in off],
        "worked": [day.isoformat() for day in on],
        "document": text.clean(document),
    }
    set_setting(db, f"{_KEY}{year}", value, "save_days_off")


def forget_days_off(db: Database, year: int) -> None:
    """Go back to what is shipped or packed for a year. Raises RecordMissing."""
    with db.write("forget_days_off") as session:
        row = session.get(Setting, f"{_KEY}{year}")
        if row is None:
            raise RecordMissing("days_off", str(year))
        session.delete(row)
