"""The sheet of a person: everything on record about that one, newest first, and nothing of others."""

from datetime import date

from khenthuong_desktop.domain.terms import (
    DisciplineForm,
    DisciplineStatus,
    InitiativeKind,
    Rating,
    Scope,
    SubjectKind,
)
from khenthuong_desktop.services.registers.people import PersonDetail, save_person
from khenthuong_desktop.services.registers.records import (
    AwardRow,
    DisciplineRow,
    RatingRow,
    SubjectRecord,
    get_record,
)
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import AwardHeld, Discipline, Initiative, InitiativeAuthor, YearRating

PERSON = SubjectKind.INDIVIDUAL


def on_record(db: Database, person: str) -> None:
    who = {"subject_kind": PERSON, "subject_id": person}
    with db.write("import_list") as session:
        session.add(YearRating(**who, year=2024, rating=None, months_worked=7))
        session.add(YearRating(**who, year=2025, rating=Rating.GOOD, decision_number="70/QĐ", decision_date=None))
        session.add(AwardHeld(**who, year=2023, award="advanced_worker", award_name="LĐTT"))
        for award in ("grassroots_emulation_fighter", "advanced_worker"):
            session.add(AwardHeld(**who, year=2025, award=award, award_name=award, decided_by="UBND xã"))
        for code, year in (("SK1", 2023), ("SK2", 2025)):
            initiative = Initiative(
                code=code, name=f"Sáng kiến {code}", kind=InitiativeKind.INITIATIVE, scope=Scope.GRASSROOTS, year=year
            )
            session.add(initiative)
            session.flush()
            session.add(InitiativeAuthor(initiative_id=initiative.id, person_id=person, share=6_000))
        session.add(
            Discipline(
                **who,
                form=DisciplineForm.REPRIMAND,
                status=DisciplineStatus.CONCLUDED,
                from_date=date(2020, 3, 1),
                decision_number="5/QĐ",
            )
        )


def test_everything_is_told_newest_first(db: Database) -> None:
    person = save_person(db, PersonDetail("CB1", "Đặng Thị Hoà"))
    on_record(db, person)
    told = get_record(db, PERSON, person)
    assert told.ratings == (
        RatingRow(2025, Rating.GOOD, None, "70/QĐ", None),
        RatingRow(2024, None, 7, None, None),
    )
    assert [(row.year, row.award) for row in told.awards] == [
        (2025, "advanced_worker"),
        (2025, "grassroots_emulation_fighter"),
        (2023, "advanced_worker"),
    ]
    assert told.awards[2] == AwardRow(2023, "advanced_worker", "LĐTT", None, None, None)
    assert [(row.code, row.year, row.share) for row in told.initiatives] == [("SK2", 2025, 6_000), ("SK1", 2023, 6_000)]
    assert told.discipline == (
        DisciplineRow(DisciplineForm.REPRIMAND, DisciplineStatus.CONCLUDED, date(2020, 3, 1), None, "5/QĐ"),
    )


def test_nothing_of_others_is_told(db: Database) -> None:
    person = save_person(db, PersonDetail("CB1", "Đặng Thị Hoà"))
    other = save_person(db, PersonDetail("CB2", "Lê Minh"))
    on_record(db, person)
    nothing = SubjectRecord((), (), (), ())
    assert get_record(db, PERSON, other) == nothing
    told = get_record(db, SubjectKind.COLLECTIVE, person)  # the same key, another kind
    assert (told.ratings, told.awards) == ((), ())
