"""A year's days off as the unit types them: kept, in force at once, taken back."""

from datetime import date

import pytest

from khenthuong_desktop.errors import RecordMissing, ValuesRefused
from khenthuong_desktop.paths import DataFolder
from khenthuong_desktop.services.law.days_off import forget_days_off, list_days_off, save_days_off
from khenthuong_desktop.services.law.unit_law import rules_now, rules_of
from khenthuong_desktop.store.database import Database

TET = [date(2027, 2, day) for day in (4, 5, 8, 9, 10)]
DOCUMENT = "Thông báo 12/TB-BNV"


@pytest.fixture
def folder(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    return DataFolder(tmp_path_factory.mktemp("unit"))


def test_a_typed_year_is_in_force_until_it_is_undone(db: Database, folder: DataFolder) -> None:
    before = rules_of(folder, db)
    assert before.timetable.calendar.is_working(TET[0])
    save_days_off(db, 2027, TET, [date(2027, 2, 6)], DOCUMENT)
    after = rules_now(folder, db, before)
    assert not after.timetable.calendar.is_working(TET[0]) and after.timetable.calendar.is_working(date(2027, 2, 6))
    assert after.timetable.holidays.unsure(TET[0], TET[0]) == ()
    row = list_days_off(after)[0]
    assert (row.year, row.typed, row.text, row.closed) == (2027, True, DOCUMENT, tuple(TET))
    assert rules_now(folder, db, after) is after
    db.undo()
    assert rules_now(folder, db, after).timetable.calendar.is_working(TET[0])


def test_a_year_typed_again_is_put_right_and_can_be_forgotten(db: Database, folder: DataFolder) -> None:
    save_days_off(db, 2027, TET, [], DOCUMENT)
    save_days_off(db, 2027, TET[:1], [], DOCUMENT)
    assert list_days_off(rules_of(folder, db))[0].closed == (TET[0],)
    forget_days_off(db, 2027)
    assert not list_days_off(rules_of(folder, db))[0].typed
    with pytest.raises(RecordMissing):
        forget_days_off(db, 2027)


@pytest.mark.parametrize(
    ("closed", "worked", "document", "codes"),
    [
        ([], [], " ", {"required", "no_day_off"}),
        ([date(2026, 2, 4)], [], DOCUMENT, {"day_of_other_year"}),
        (TET, [date(2027, 2, 11)], DOCUMENT, {"worked_on_weekday"}),
        ([date(2027, 2, 6)], [date(2027, 2, 6)], DOCUMENT, {"day_off_and_worked"}),
    ],
)
def test_what_cannot_be_a_year_of_days_off_is_refused(
    db: Database, closed: list[date], worked: list[date], document: str, codes: set[str]
) -> None:
    with pytest.raises(ValuesRefused) as refused:
        save_days_off(db, 2027, closed, worked, document)
    assert {fault.code for fault in refused.value.faults} == codes
