"""Every list that the program writes comes in again: each row the same, or the sheet is told for what it is."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.paths import DataFolder
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services import demo, imports, upkeep
from khenthuong_desktop.services.award_rounds.rounds import list_rounds
from khenthuong_desktop.services.imports.plan.answers import RowStatus
from khenthuong_desktop.services.lists.official_lists import BY_ROUND, BY_YEAR
from khenthuong_desktop.services.lists.unit_lists import UNIT_LISTS
from khenthuong_desktop.services.registers.households import HouseholdDetail, save_household
from khenthuong_desktop.services.registers.people import PersonDetail, save_person
from khenthuong_desktop.services.registers.subjects import list_subjects
from khenthuong_desktop.spreadsheets.out.list_sheets import WrittenList
from khenthuong_desktop.spreadsheets.out.written_list import write_lists
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import AwardHeld
from tests.unit.services.dossier_round import make_round

YEARS = range(2020, 2027)


@pytest.fixture(scope="module")
def commune(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    opened = upkeep.open_folder(DataFolder(demo.run(tmp_path_factory.mktemp("demo")).data))
    yield opened.db
    opened.close()


def again(db: Database, library: Library, written: WrittenList, folder: Path) -> imports.Preview:
    path = folder / "ds.xlsx"
    write_lists(path, [written])
    return imports.preview(db, library, path)


def rows_of(written: WrittenList) -> int:
    return sum(isinstance(line, tuple) for line in written.rows)


def all_the_same(preview: imports.Preview, count: int) -> bool:
    (sheet,) = preview.sheets
    return dict(sheet.counts) == {RowStatus.SAME: count}


@pytest.mark.parametrize("name", UNIT_LISTS)
def test_lists_of_the_unit_are_the_same_without_a_word(
    commune: Database, library: Library, tmp_path: Path, name: str
) -> None:
    written = UNIT_LISTS[name](commune, "")
    preview = again(commune, library, written, tmp_path)
    assert all_the_same(preview, rows_of(written)) and not preview.problems


@pytest.mark.parametrize("name", BY_YEAR)
def test_official_lists_of_a_year_are_the_same(commune: Database, library: Library, tmp_path: Path, name: str) -> None:
    lists = [written for year in YEARS if (written := BY_YEAR[name](commune, library, year)).rows]
    assert lists
    for written in lists:
        preview = again(commune, library, written, tmp_path)
        assert all_the_same(preview, rows_of(written))
        assert {problem.code for problem in preview.problems} <= {"said_above", "post_divided", "notes_not_kept"}


def test_summary_lists_of_rounds_are_of_people_known_already(
    commune: Database, library: Library, tmp_path: Path
) -> None:
    for one in list_rounds(commune):
        written = BY_ROUND["nominees"](commune, library, one.id)
        preview = again(commune, library, written, tmp_path)
        assert all_the_same(preview, rows_of(written))
        assert {problem.code for problem in preview.problems} <= {"proposals_not_kept", "post_divided"}


def test_tables_of_counts_are_told_for_what_they_are(commune: Database, library: Library, tmp_path: Path) -> None:
    for one in list_rounds(commune):
        preview = again(commune, library, BY_ROUND["proposals"](commune, library, one.id), tmp_path)
        assert not preview.sheets
        assert [problem.code for problem in preview.problems] == ["own_view"]
        assert "Bảng tổng hợp đề nghị khen thưởng" in preview.problems[0].message


@pytest.fixture
def made(tmp_path: Path, library: Library) -> Database:
    """A unit with a household that is called as a person is."""
    db = make_round(tmp_path, library, papers=False).db
    save_person(db, PersonDetail("N1", "Lê Văn Hải", job_title="Nông dân"))
    save_household(db, HouseholdDetail("H1", "Lê Văn Hải", "Thôn 3"))
    return db


def give(db: Database, *given: tuple[str, str | None]) -> None:
    """Awards for 2025 to these, by decisions of the next year."""
    subjects = {subject.code: subject for subject in list_subjects(db)}
    with db.write("import_list") as session:
        for code, number in given:
            held = AwardHeld(subject_kind=subjects[code].kind, subject_id=subjects[code].id, year=2025)
            held.award, held.award_name, held.decision_number = "certificate_of_merit", "Giấy khen", number
            held.decision_date = date(2026, 1, 15) if number else None
            session.add(held)


def test_an_award_book_is_of_the_year_in_its_title(made: Database, library: Library, tmp_path: Path) -> None:
    give(made, ("N1", "12/QĐ-UBND"), ("H1", None))
    preview = again(made, library, BY_YEAR["awards"](made, library, 2025), tmp_path)
    assert all_the_same(preview, 2)
    told = {row.fields["subject_kind"] for row in preview.sheets[0].rows if row.status}
    assert told == {SubjectKind.INDIVIDUAL, SubjectKind.HOUSEHOLD}
    assert {problem.code for problem in preview.problems} == {"said_above", "name_told_apart", "notes_not_kept"}


@pytest.mark.parametrize("post", ["Tổ trưởng", "Đội trưởng", "Trưởng phòng Y tế"])
def test_a_post_behind_a_name_is_no_unit(made: Database, library: Library, tmp_path: Path, post: str) -> None:
    path = tmp_path / "ds.csv"
    path.write_text(f"TT,Họ và tên,Ngày sinh\n1,Lê Na ({post}),1980\n", "utf-8")
    (row,) = (row for row in imports.preview(made, library, path).sheets[0].rows if row.status)
    assert "unit" not in row.fields


def test_namesakes_in_an_award_book_are_found_by_what_tells_them_apart(
    made: Database, library: Library, tmp_path: Path
) -> None:
    for code, born, unit in (("N2", "1980-05-12", "Phòng Y tế"), ("N3", "1985-01-02", "Phòng Y tế")):
        save_person(made, PersonDetail(code, "Trần An", birth_date=born, collective_name=unit))
    for code in ("N4", "N5"):
        save_person(made, PersonDetail(code, "Lý Na", collective_name=f"Tổ {code}"))
    for code in ("N6", "N7"):
        save_person(made, PersonDetail(code, "Lý Sơn"))
    give(made, *((f"N{number}", "12/QĐ-UBND") for number in range(2, 8)))
    preview = again(made, library, BY_YEAR["awards"](made, library, 2025), tmp_path)
    assert all_the_same(preview, 6)
