"""Everybody of a unit at once, from the database: the same verdicts as one by one."""

import random
from datetime import date

import pytest

from khenthuong_desktop.domain import bulk
from khenthuong_desktop.domain.terms import (
    CommendationType,
    DisciplineForm,
    DisciplineStatus,
    InitiativeKind,
    PersonCategory,
    Rating,
    Scope,
    Stage,
    SubjectKind,
)
from khenthuong_desktop.domain.verdict import VerdictKind
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.verdicts.bulk_eligibility import check_everybody
from khenthuong_desktop.services.verdicts.eligibility import check
from khenthuong_desktop.store import tables
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.history import Writing

ON = date(2025, 12, 20)
YEAR = 2025
CSTDCS = "grassroots_emulation_fighter"


def _history(session: Writing, person: tables.Person, luck: random.Random) -> None:
    about = {"subject_kind": SubjectKind.INDIVIDUAL, "subject_id": person.id}
    good = [Rating.EXCELLENT, Rating.EXCELLENT, Rating.GOOD, Rating.GOOD, Rating.COMPLETED, None]
    for year in range(2014, YEAR + 1):
        if luck.random() < 0.95:
            worked = luck.choice([4, 12])
            leave = luck.choice([None, 1, 6]) if worked == 4 else None
            told = {"rating": luck.choice(good), "months_worked": worked, "maternity_months": leave}
            session.add(tables.YearRating(year=year, **told, **about))
        for award, chance in (
            (CSTDCS, 0.7),
            ("provincial_diploma_of_merit", 0.2),
            ("provincial_emulation_fighter", 0.1),
        ):
            if luck.random() < chance:
                kind = luck.choice([None, CommendationType.MERIT, CommendationType.UNEXPECTED])
                for _ in range(luck.choice([1, 1, 2])):
                    session.add(
                        tables.AwardHeld(award=award, award_name="", year=year, commendation_type=kind, **about)
                    )
    session.add(tables.AwardHeld(award="prime_minister_diploma_of_merit", award_name="", year=2003, **about))
    for number in range(luck.choice([0, 0, 1, 2, 3])):
        made = tables.Initiative(
            id=session.new_key(),
            code=f"{person.code}-{number}",
            name="Giải pháp",
            kind=InitiativeKind.INITIATIVE,
            scope=luck.choice([*Scope, None]) if luck.random() < 0.2 else luck.choice([*Scope]),
            year=luck.randint(2022, YEAR),
        )
        session.add_all([made, tables.InitiativeAuthor(initiative_id=made.id, person_id=person.id)])
    if luck.random() < 0.1:
        form = luck.choice([DisciplineForm.WARNING, None])
        status = luck.choice([*DisciplineStatus])
        session.add(
            tables.Discipline(
                subject_kind=SubjectKind.INDIVIDUAL,
                subject_id=person.id,
                form=form,
                from_date=date(2024, 5, 1),
                status=status,
            )
        )


@pytest.fixture
def crowded(either_db: Database) -> Database:
    """Eighty people of every kind of history, and one initiative already used."""
    luck, db = random.Random(7), either_db
    with db.write("import_list") as session:
        for number in range(80):
            person = tables.Person(id=session.new_key(), code=f"P{number}", name="Nguyễn Văn A")
            person.category = luck.choice([*PersonCategory, None])
            person.since = luck.choice([None, None, date(2021, 3, 1)])
            person.until = luck.choice([None, None, None, date(2025, 10, 1), date(2024, 12, 31)])
            session.add(person)
            _history(session, person, luck)
    with db.write("nominate") as session:
        award_round = tables.AwardRound(
            id=session.new_key(),
            code="D1",
            name="Đợt 1",
            year=YEAR,
            commendation_type=CommendationType.MERIT,
            law_on=ON,
        )
        author = session.query(tables.InitiativeAuthor).first()
        assert author is not None
        nomination = tables.Nomination(
            id=session.new_key(),
            round_id=award_round.id,
            subject_kind=SubjectKind.INDIVIDUAL,
            subject_id=author.person_id,
            award=CSTDCS,
            stage=Stage.COUNCIL_MET,
        )
        session.add_all([award_round, nomination])
        session.add(tables.InitiativeUse(nomination_id=nomination.id, initiative_id=author.initiative_id))
    return db


def assert_same(db: Database, library: Library) -> None:
    at_once = check_everybody(db, library, YEAR, on=ON)
    plain = list(check(db, library, YEAR, on=ON).results)
    for kind, told in ((VerdictKind.ELIGIBLE, at_once.eligible), (VerdictKind.NOT_ELIGIBLE, at_once.not_eligible)):
        expected = {(result.award, result.subject_id) for result in plain if result.kind is kind}
        assert {(award, key) for award, keys in told.items() for key in keys} == expected
        assert len(expected) > 20


def test_at_once_and_one_by_one_give_the_same_verdicts(crowded: Database, library: Library) -> None:
    assert_same(crowded, library)
    answer = check_everybody(crowded, library, YEAR, on=ON)
    assert answer.one_by_one == ()
    assert 50 < answer.people < 80  # some left before the year
    assert 5 < len(answer.irregular) < 40


def test_an_award_that_bits_cannot_say_is_judged_one_by_one_and_told(
    crowded: Database, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    kinds = {name: kind for name, kind in bulk.BIT_KINDS.items() if name != "initiative_at_least"}
    monkeypatch.setattr(bulk, "BIT_KINDS", kinds)
    assert CSTDCS in check_everybody(crowded, library, YEAR, on=ON).one_by_one
    assert_same(crowded, library)


def test_an_empty_unit_has_nobody(db: Database, library: Library) -> None:
    answer = check_everybody(db, library, YEAR, [CSTDCS], ON)
    assert (answer.people, answer.eligible) == (0, {CSTDCS: frozenset()})
