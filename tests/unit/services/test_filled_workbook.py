"""What goes out in the filled workbook comes in again: the same elsewhere, and nothing new at home."""

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from sqlalchemy import select

from khenthuong_desktop.domain import text
from khenthuong_desktop.domain.terms import (
    DisciplineForm,
    DisciplineStatus,
    Gender,
    InitiativeKind,
    PersonCategory,
    PersonClass,
    Rating,
    Scope,
    SubjectKind,
)
from khenthuong_desktop.errors import TargetNotWritable
from khenthuong_desktop.paths import DataFolder
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services import demo, imports, upkeep
from khenthuong_desktop.services.imports.plan.answers import RowStatus
from khenthuong_desktop.services.lists.filled_workbook import write_filled_workbook
from khenthuong_desktop.spreadsheets.problems import ERROR, WARNING
from khenthuong_desktop.spreadsheets.words import category_of_collective
from khenthuong_desktop.store.database import Database, in_memory
from khenthuong_desktop.store.tables import (
    AwardHeld,
    Collective,
    Discipline,
    Household,
    Initiative,
    InitiativeAuthor,
    Person,
    Registration,
    YearRating,
)

BEGINNINGS = ("=", "+84 ", "-", "@", "'", "0012 ", "1E5 ", "", "", "")
WORDS = ("Phòng", "Kinh tế", "“Đền ơn”", "Hoà", "Thuỷ", "A & B", "<x>", "1/2", "H'Hen", "Ước", "Ðà", "–")
TEXTS = st.builds(
    lambda start, words: text.clean(f"{start}{' '.join(words)} số"),
    st.sampled_from(BEGINNINGS),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=4),
)
NAMES = st.sampled_from(("Đặng Thị Hoà", "Y Bhok Ksơr", "H'Hen Niê", "Nguyễn Văn Ước", "Lý Thuỷ", "K'Brếp"))
DAYS = st.dates(date(1950, 1, 1), date(2026, 11, 1))
BORN = st.one_of(st.none(), DAYS.map(lambda day: day.isoformat()[: (4, 7, 10)[day.day % 3]]))
MAYBE = st.one_of(st.none(), TEXTS)
YEARS = st.integers(2019, 2026)


@st.composite
def units(draw: st.DrawFn) -> Database:
    """A unit with whatever may stand in its registers."""
    db = in_memory()
    with db.write("import_list") as session:
        offices = [
            Collective(
                id=f"c{n}",
                code=f"TT0{n}",
                name=draw(TEXTS),
                kind=draw(MAYBE),
                headcount=draw(st.sampled_from((None, 0, 9))),
            )
            for n in range(draw(st.integers(0, 3)))
        ]
        for each in offices:
            each.category = category_of_collective(each.kind or "", each.name)
        session.add_all(offices)
        people = [Person(id=f"p{n}", code=f"00{n}", name=draw(NAMES)) for n in range(draw(st.integers(1, 4)))]
        for number, person in enumerate(people):
            office = draw(st.sampled_from((None, *offices)))
            person.collective_id, person.collective_name = (office.id, office.name) if office else (None, None)
            person.honorific = draw(st.sampled_from((None, "Ông", "Bà", "Đại tá")))
            person.birth_date, person.job_title = draw(BORN), draw(MAYBE)
            person.gender, person.category = (
                draw(st.sampled_from((None, *Gender))),
                draw(st.sampled_from((None, *PersonCategory))),
            )
            person.person_class = draw(st.sampled_from((None, *PersonClass)))
            person.citizen_number = draw(st.sampled_from((None, f"00108500000{number}")))
            person.since = draw(st.one_of(st.none(), st.dates(date(2000, 1, 1), date(2010, 1, 1))))
        session.add_all(people)
        session.add_all(
            Household(code=f"H{n}", head_name=draw(NAMES), address=draw(MAYBE)) for n in range(draw(st.integers(0, 2)))
        )
        for person in people:
            about: dict[str, Any] = {"subject_kind": SubjectKind.INDIVIDUAL, "subject_id": person.id}
            year = draw(YEARS)
            session.add(
                YearRating(year=year, rating=draw(st.sampled_from(tuple(Rating))), decision_number=draw(MAYBE), **about)
            )
            held = AwardHeld(award="advanced_worker", award_name="Lao động tiên tiến", year=year, **about)
            held.decision_date = draw(st.none() | DAYS)
            session.add(held)
            session.add(Registration(year=year, award="advanced_worker", movement_name=draw(MAYBE), **about))
            if draw(st.booleans()):
                form, status = (
                    draw(st.sampled_from(tuple(DisciplineForm))),
                    draw(st.sampled_from(tuple(DisciplineStatus))),
                )
                session.add(Discipline(form=form, status=status, from_date=draw(DAYS), **about))
        idea = Initiative(
            id="i", code="SK-01", name=draw(TEXTS), kind=draw(st.sampled_from(tuple(InitiativeKind))), year=2025
        )
        idea.scope = draw(st.sampled_from((None, *Scope)))
        session.add(idea)
        of_one: tuple[list[int | None], ...] = ([10_000], [None])
        of_two: tuple[list[int | None], ...] = ([5_000, 5_000], [3_333, 6_667], [None, None])
        shares = draw(st.sampled_from(of_two if len(people) > 1 else of_one))
        for place, (person, share) in enumerate(zip(people, shares, strict=False)):
            session.add(InitiativeAuthor(initiative_id="i", person_id=person.id, share=share, position=place))
    return db


def statuses(preview: imports.Preview) -> set[RowStatus]:
    return set(sum((sheet.counts for sheet in preview.sheets), Counter[RowStatus]()))


def differences(preview: imports.Preview) -> list[object]:
    """What is not the same as it is on record, and what is said against it."""
    rows = (row for sheet in preview.sheets for row in sheet.rows if row.status is not RowStatus.SAME)
    told = [problem.message for problem in preview.problems if problem.severity is ERROR]
    return [*((row.status, row.fields, dict(row.changes)) for row in rows), *told]


@settings(
    deadline=None, max_examples=12, phases=(Phase.explicit, Phase.generate), suppress_health_check=list(HealthCheck)
)
@given(home=units())
def test_whatever_a_unit_has_is_the_same_elsewhere_and_nothing_new_at_home(
    tmp_path_factory: pytest.TempPathFactory, library: Library, home: Database
) -> None:
    sent, again = (tmp_path_factory.mktemp("filled") / name for name in ("đi.xlsx", "về.xlsx"))
    elsewhere = in_memory()
    try:
        rows = write_filled_workbook(home, library, sent)
        assert differences(imports.preview(home, library, sent)) == []
        preview = imports.preview(elsewhere, library, sent)
        assert statuses(preview) == {RowStatus.NEW}
        imports.confirm(elsewhere, preview)
        assert write_filled_workbook(elsewhere, library, again) == rows
        assert again.read_bytes() == sent.read_bytes()
    finally:
        home.close()
        elsewhere.close()


def test_an_initiative_without_an_author_comes_in_again_and_is_told_where_it_is_new(
    tmp_path: Path, library: Library, db: Database
) -> None:
    with db.write("import_list") as session:
        session.add(Initiative(code="SK01", name="Số hoá sổ hộ tịch", kind=InitiativeKind.INITIATIVE, year=2025))
    sent, elsewhere = tmp_path / "đi.xlsx", in_memory()
    write_filled_workbook(db, library, sent)
    at_home = imports.preview(db, library, sent)
    assert (differences(at_home), at_home.problems) == ([], ())
    preview = imports.preview(elsewhere, library, sent)
    assert [(problem.severity, problem.code) for problem in preview.problems] == [(WARNING, "author_none")]
    assert imports.confirm(elsewhere, preview).committed
    with elsewhere.read() as session:
        assert session.scalars(select(Initiative.name)).all() == ["Số hoá sổ hộ tịch"]
    elsewhere.close()


def test_the_demo_goes_out_and_comes_in_again(tmp_path: Path, library: Library) -> None:
    opened = upkeep.open_folder(DataFolder(demo.run(tmp_path / "demo").data))
    try:
        rows = write_filled_workbook(opened.db, library, tmp_path / "đi.xlsx")
        assert rows > 800
        preview = imports.preview(opened.db, library, tmp_path / "đi.xlsx")
        assert differences(preview) == [] and not preview.problems
    finally:
        opened.close()


def test_collectives_of_one_name_are_told_by_code_and_all_that_is_known_has_a_column(
    tmp_path: Path, library: Library, db: Database
) -> None:
    with db.write("import_list") as session:
        session.add_all(
            [
                Collective(id="a", code="T1", name="Tổ 1"),
                Collective(id="b", code="T2", name="Tổ 1", parent_id="a", parent_name="Tổ 1"),
            ]
        )
        session.add(
            Person(
                code="N1", name="Lê Na", collective_id="b", collective_name="Tổ 1", heads_id="b", came_from="Sở Y tế"
            )
        )
    write_filled_workbook(db, library, tmp_path / "x.xlsx")
    sheets = load_workbook(tmp_path / "x.xlsx")
    heading, person = sheets["Nhân sự"].iter_rows(values_only=True)
    told = dict(zip(heading, person, strict=True))
    assert (told["Đơn vị"], told["Đứng đầu"]) == ("T2", "T2")
    assert "Sở Y tế" in person
    assert differences(imports.preview(db, library, tmp_path / "x.xlsx")) == []


def test_a_missing_folder_is_not_made(tmp_path: Path, library: Library, db: Database) -> None:
    with pytest.raises(TargetNotWritable):
        write_filled_workbook(db, library, tmp_path / "không có" / "x.xlsx")
