"""Records name their subject without a foreign key; whatever is undone, they never lose it."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from khenthuong_desktop.domain.terms import DisciplineStatus, Rating, SubjectKind
from khenthuong_desktop.errors import KnownError, UndoBlocked
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services import imports
from khenthuong_desktop.services.award_rounds import registrations, rounds
from khenthuong_desktop.services.award_rounds.nominating import nominate
from khenthuong_desktop.services.award_rounds.rounds import Nominee
from khenthuong_desktop.services.registers import collectives, households, people, record_lines
from khenthuong_desktop.services.registers.collectives import CollectiveDetail
from khenthuong_desktop.services.registers.households import HouseholdDetail
from khenthuong_desktop.services.registers.people import PersonDetail
from khenthuong_desktop.services.registers.record_lines import (
    AwardHeldDetail,
    ConfirmationDetail,
    DisciplineDetail,
    LineKind,
    RatingDetail,
)
from khenthuong_desktop.services.registers.subjects import subject_names
from khenthuong_desktop.store.database import Database, in_memory
from khenthuong_desktop.store.history import list_actions
from khenthuong_desktop.store.history_check import check_history
from khenthuong_desktop.store.subject_references import RECORDS, SUBJECTS, orphans
from khenthuong_desktop.store.tables import AwardRound, Nomination, Registration, YearRating
from tests.unit.services.importing import ROWS, Importer

PERSON, COLLECTIVE, HOUSEHOLD = SubjectKind
LAW_ON = date(2026, 6, 30)
MERIT = "certificate_of_merit"


def first_action(db: Database) -> str:
    with db.read() as session:
        return list_actions(session)[-1].id


def made(db: Database, kind: SubjectKind) -> str:
    if kind is PERSON:
        return people.save_person(db, PersonDetail("K1", "Phạm Văn Khôi"))
    if kind is COLLECTIVE:
        return collectives.save_collective(db, CollectiveDetail("K1", "Văn phòng"))
    return households.save_household(db, HouseholdDetail("K1", "Lê Văn Hải"))


RECORD: dict[str, Callable[[Database, Library, SubjectKind, str], object]] = {
    "year_ratings": lambda db, _, kind, key: record_lines.save_rating(db, RatingDetail(kind, key, 2024, Rating.GOOD)),
    "awards_held": lambda db, library, kind, key: record_lines.save_award_held(
        db, library, AwardHeldDetail(kind, key, MERIT, 2024)
    ),
    "discipline": lambda db, _, kind, key: record_lines.save_discipline(
        db, DisciplineDetail(kind, key, status=DisciplineStatus.UNDER_REVIEW)
    ),
    "confirmations": lambda db, library, kind, key: record_lines.save_confirmation(
        db, library, ConfirmationDetail(kind, key, MERIT, 2024)
    ),
    "registrations": lambda db, *_: registrations.register(db, 2026, ("K1",), MERIT),
    "nominations": lambda db, *_: nominate(
        db, rounds.open_round(db, "Tổng kết", 2026, LAW_ON), (Nominee("K1", MERIT),)
    ),
}


def test_every_table_of_records_is_tried_here() -> None:
    assert {table.name for table in RECORDS} == set(RECORD)
    assert set(SUBJECTS) == set(SubjectKind)


@pytest.mark.parametrize("kind", SubjectKind)
@pytest.mark.parametrize("table", RECORD)
def test_adding_somebody_is_not_undone_under_later_records(
    db: Database, library: Library, kind: SubjectKind, table: str
) -> None:
    subject = made(db, kind)
    RECORD[table](db, library, kind, subject)
    with pytest.raises(UndoBlocked) as refused:
        db.undo(first_action(db))
    assert refused.value.details["reason"] == ""
    with db.read() as session:
        assert subject_names(session, [(kind, subject)])
        assert orphans(session) == []


def test_newest_first_everything_can_be_undone(db: Database, library: Library) -> None:
    subject = made(db, PERSON)
    for note in RECORD.values():
        note(db, library, PERSON, subject)
    with db.read() as session:
        count = len(list_actions(session))
    for _ in range(count):
        db.undo()
    assert people.list_people(db).total == 0


def test_one_import_of_people_and_their_records_is_undone_whole(importer: Importer) -> None:
    before = importer.contents()
    assert not importer.take(ROWS).errors
    importer.db.undo()
    assert importer.contents() == before


def test_a_record_does_not_come_back_without_its_subject(db: Database) -> None:
    subject = made(db, PERSON)
    rating = record_lines.save_rating(db, RatingDetail(PERSON, subject, 2024, Rating.GOOD))
    record_lines.delete_line(db, LineKind.RATING, rating)
    with db.read() as session:
        deleting = list_actions(session)[0].id
    people.delete_people(db, (subject,))
    with pytest.raises(UndoBlocked) as refused:
        db.undo(deleting)
    assert refused.value.details["reason"] == "subject_gone"
    db.undo()
    db.undo(deleting)
    with db.read() as session:
        assert session.scalars(select(YearRating.id)).all() == [rating]


def test_an_older_move_of_a_unit_is_not_taken_back_into_a_ring(db: Database) -> None:
    office, school, third = (collectives.save_collective(db, CollectiveDetail(code, f"Tổ {code}")) for code in "ABC")

    def put(unit: str, under: str) -> None:
        collectives.save_collective(db, replace(collectives.get_collective(db, unit), parent_id=under))

    put(office, school)
    put(office, third)
    put(school, office)
    with db.read() as session:
        moved = list_actions(session)[1].id
    with pytest.raises(UndoBlocked) as refused:
        db.undo(moved)
    assert refused.value.details["reason"] == "ring"
    assert collectives.get_collective(db, office).parent_id == third
    db.undo()
    db.undo(moved)
    assert collectives.get_collective(db, office).parent_id == school


class Office:
    """One who imports, notes, nominates, deletes and undoes in any order."""

    def __init__(self, db: Database, library: Library, folder: Path) -> None:
        self.db, self.library, self.folder = db, library, folder

    def all(self, column: Any) -> list[str]:
        with self.db.read() as session:
            return list(session.scalars(select(column).order_by(column)))

    def subject(self, number: int) -> tuple[SubjectKind, str, str] | None:
        with self.db.read() as session:
            names = sorted(subject_names(session).values(), key=lambda name: name.code)
        if not names:
            return None
        chosen = names[number % len(names)]
        return chosen.kind, chosen.id, chosen.code

    def take(self, number: int) -> None:
        path = self.folder / f"{number % len(LISTS)}.xlsx"
        imports.confirm(self.db, imports.preview(self.db, self.library, path), accept_valid=True)

    def note(self, number: int) -> None:
        if (chosen := self.subject(number)) is not None and chosen[0] is not HOUSEHOLD:
            record_lines.save_rating(self.db, RatingDetail(chosen[0], chosen[1], 2000 + number, Rating.GOOD))

    def forget(self, number: int) -> None:
        if ratings := self.all(YearRating.id):
            record_lines.delete_line(self.db, LineKind.RATING, ratings[number % len(ratings)])

    def register(self, number: int) -> None:
        if (chosen := self.subject(number)) is not None:
            registrations.register(self.db, 2026, (chosen[2],), MERIT)

    def withdraw(self, number: int) -> None:
        if known := self.all(Registration.id):
            registrations.withdraw(self.db, (known[number % len(known)],))

    def nominate(self, number: int) -> None:
        if not (known := self.all(AwardRound.id)):
            known = [rounds.open_round(self.db, "Tổng kết", 2026, LAW_ON)]
        if (chosen := self.subject(number)) is not None:
            nominate(self.db, known[0], (Nominee(chosen[2], MERIT),))

    def drop(self, number: int) -> None:
        if known := self.all(Nomination.id):
            rounds.drop_nominations(self.db, (known[number % len(known)],))

    def remove(self, number: int) -> None:
        if (chosen := self.subject(number)) is not None:
            delete = {
                PERSON: people.delete_people,
                COLLECTIVE: collectives.delete_collectives,
                HOUSEHOLD: households.delete_households,
            }
            delete[chosen[0]](self.db, (chosen[1],))

    def undo(self, number: int) -> None:
        with self.db.read() as session:
            past = [action.id for action in list_actions(session) if action.undoable]
        if past:
            self.db.undo(past[-1 - number % len(past)])


@pytest.fixture(scope="module")
def lists(library: Library, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("lists")
    for number, names in enumerate(LISTS):
        imports.write_filled(library, folder / f"{number}.xlsx", {name: ROWS[name] for name in names})
    return folder


LISTS = (("people", "collectives", "households"), ("ratings", "awards_held", "discipline", "registrations"))
STEPS = ("take", "note", "forget", "register", "withdraw", "nominate", "drop", "remove", "undo", "undo", "undo")


@settings(max_examples=20, deadline=None, phases=(Phase.generate,))
@given(steps=st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 5)), min_size=8, max_size=12))
def test_whatever_is_done_and_undone_no_record_loses_its_subject(
    library: Library, lists: Path, steps: list[tuple[str, int]]
) -> None:
    db = in_memory(actor="tester")
    office = Office(db, library, lists)
    try:
        office.take(0)
        for verb, number in steps:
            with suppress(KnownError):
                getattr(office, verb)(number)
            with db.read() as session:
                assert orphans(session) == []
        with db.read() as session:
            assert check_history(session) == []
    finally:
        db.close()
