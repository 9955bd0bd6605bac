"""Lists of several senders gathered into one: the file named on each row, who stands in two of them asked about."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from sqlalchemy import select

from khenthuong_desktop.errors import FileMissing, FileUnreadable
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services import imports
from khenthuong_desktop.services.award_rounds.rounds import get_round, open_round
from khenthuong_desktop.services.imports import Aim
from khenthuong_desktop.services.lists import faulty_lists
from khenthuong_desktop.spreadsheets.rows.corrections import Corrections
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import Person, YearRating

HEADING = ["STT", "Họ và tên", "Năm sinh", "Đơn vị", "Danh hiệu đề nghị"]


def write(folder: Path, name: str, *rows: list[Any], title: str = "Sheet") -> Path:
    book = Workbook()
    book.worksheets[0].title = title
    for row in rows:
        book.worksheets[0].append(row)
    folder.mkdir(exist_ok=True)
    book.save(folder / name)
    return folder / name


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Two schools, each with its own list; Lê Minh stands in both without a unit in one."""
    first = write(tmp_path, "Trường A.xlsx", ["DANH SÁCH ĐỀ NGHỊ"], HEADING,
                  [1, "Lê Minh", 1980, "Trường A", "LĐTT"], [2, "Trần Thị Lan", None, "Trường A", "LĐTT"])  # fmt: skip
    second = write(tmp_path, "Trường B.xlsx", HEADING,
                   [1, "Lê Minh", None, None, "Giấy khen"], [2, "Trần Thị Lan", None, "Trường B", "LĐTT"])  # fmt: skip
    return [first, second]


def names(db: Database) -> list[tuple[str, str]]:
    with db.read() as session:
        return sorted((row.name, row.collective_name or "") for row in session.scalars(select(Person)))


def test_every_row_names_its_file(db: Database, library: Library, files: list[Path]) -> None:
    shown = imports.preview(db, library, files)
    assert [sheet.sheet for sheet in shown.sheets] == ["Sheet · Trường A.xlsx", "Sheet · Trường B.xlsx"]
    assert [row["sheet"] for row in imports.not_written(shown).as_json(rows=True)["rows"]] == [
        "Sheet · Trường A.xlsx", "Sheet · Trường A.xlsx", "Sheet · Trường B.xlsx", "Sheet · Trường B.xlsx",
    ]  # fmt: skip
    assert shown.name == "Trường A.xlsx, Trường B.xlsx"


def test_who_may_stand_in_two_files_is_asked_about(db: Database, library: Library, files: list[Path]) -> None:
    shown = imports.preview(db, library, files)
    (question,) = shown.questions
    assert (question.key, question.value) == ("Sheet · Trường B.xlsx!2", "Lê Minh")
    told = next(problem for problem in shown.problems if problem.code == "person_in_two_files")
    assert "dòng 3 của “Sheet · Trường A.xlsx”" in told.message
    (same,) = question.candidates
    merged = imports.answer(db, shown, {question.key: same.code})
    assert imports.confirm(db, merged).committed
    assert names(db) == [("Lê Minh", "Trường A"), ("Trần Thị Lan", "Trường A"), ("Trần Thị Lan", "Trường B")]
    db.undo()
    assert names(db) == []


def test_two_people_of_one_name_are_two(db: Database, library: Library, files: list[Path]) -> None:
    shown = imports.preview(db, library, files)
    two = imports.answer(db, shown, {shown.questions[0].key: imports.NEW})
    assert two.questions == ()
    imports.confirm(db, two)
    assert [name for name, _ in names(db)] == ["Lê Minh", "Lê Minh", "Trần Thị Lan", "Trần Thị Lan"]


def test_proposals_of_all_files_fill_one_round(db: Database, library: Library, files: list[Path]) -> None:
    key = open_round(db, "Đợt", 2026, date(2026, 11, 1))
    shown = imports.preview(db, library, files, aim=Aim(key))
    (question,) = shown.questions
    imports.confirm(db, imports.answer(db, shown, {question.key: question.candidates[0].code}))
    told = sorted((row.name, row.award, row.unit_name) for row in get_round(db, key).nominations)
    assert told == [
        ("Lê Minh", "advanced_worker", "Trường A"),
        ("Lê Minh", "certificate_of_merit", "Trường A"),
        ("Trần Thị Lan", "advanced_worker", "Trường A"),
        ("Trần Thị Lan", "advanced_worker", "Trường B"),
    ]


def test_standard_sheets_are_known_in_every_file(db: Database, library: Library, tmp_path: Path) -> None:
    heading = ["Mã số", "Họ và tên"]
    one = write(tmp_path / "a", "ds.xlsx", heading, ["A1", "Lê A"], title="Nhân sự")
    two = write(tmp_path / "b", "ds.xlsx", heading, ["B1", "Lê B"], ["A1", "Lê C"], title="Nhân sự")
    shown = imports.preview(db, library, [one, two, one])
    assert [(sheet.sheet, sheet.layout) for sheet in shown.sheets] == [
        ("Nhân sự · a/ds.xlsx", "people"), ("Nhân sự · b/ds.xlsx", "people"),
    ]  # fmt: skip
    twice = [problem for problem in shown.problems if problem.code == "code_twice"]
    assert [(problem.sheet, problem.row) for problem in twice] == [
        ("Nhân sự · a/ds.xlsx", 2),
        ("Nhân sự · b/ds.xlsx", 3),
    ]


def test_cells_are_put_right_and_shown_by_file(db: Database, library: Library, files: list[Path]) -> None:
    shown = imports.preview(db, library, files)
    sheet = "Sheet · Trường B.xlsx"
    mended = imports.correct(db, shown, Corrections({(sheet, 2, "C"): "1990"}))
    assert mended.questions == ()  # of another age, so somebody else
    assert imports.cells_of(mended, sheet, 2)["C"] == "1990"


def test_a_file_that_cannot_be_read_refuses_all(db: Database, library: Library, files: list[Path]) -> None:
    with pytest.raises(FileMissing):
        imports.preview(db, library, [*files, files[0].with_name("không có.xlsx")])


def test_a_broken_file_among_good_ones_is_told_and_left_out(
    db: Database, library: Library, files: list[Path], tmp_path: Path
) -> None:
    broken = tmp_path / "Trường C.xlsx"
    broken.write_bytes(b"PK\x03\x04 torn")
    shown = imports.preview(db, library, [files[0], broken])
    (told,) = [problem for problem in shown.problems if problem.code == "file_left_out"]
    assert (told.severity, told.sheet) == ("error", "Trường C.xlsx")
    assert "Trường C.xlsx" in told.message
    assert not shown.can_be_written() and shown.can_be_written(accept_valid=True)
    assert imports.confirm(db, shown, accept_valid=True).committed
    assert len(names(db)) == 2
    copies = faulty_lists.save_all_faults(db, shown, tmp_path)
    assert [copy.path.name for copy in copies] == ["Trường A (lỗi).xlsx"]


def test_of_broken_files_alone_the_first_is_told(db: Database, library: Library, tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("a.xlsx", "b.xlsx")]
    for path in paths:
        path.write_bytes(b"PK\x03\x04 torn")
    with pytest.raises(FileUnreadable) as refused:
        imports.preview(db, library, paths)
    assert refused.value.path == paths[0]


def test_a_sender_is_not_told_who_is_on_file(db: Database, library: Library, tmp_path: Path) -> None:
    with db.write("known") as session:
        session.add_all(
            Person(code=f"CB{at}", name="Lê Văn Sai", birth_date=f"198{at}-05-07", collective_name="Văn phòng")
            for at in range(2)
        )
    file = write(
        tmp_path, "hỏi.xlsx", HEADING, [1, "Lê Văn Sai", None, "Trường C", "LĐTT"], [2, "Lê", "1980", "A", "?"]
    )
    shown = imports.preview(db, library, file)
    assert shown.questions
    (copy,) = faulty_lists.save_all_faults(db, shown, tmp_path)
    words = [str(cell.value) for sheet in load_workbook(copy.path) for row in sheet.iter_rows() for cell in row]
    words += [
        cell.comment.text
        for sheet in load_workbook(copy.path)
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment
    ]
    assert any("“?”" in word for word in words)
    assert not [word for word in words if "CB0" in word or "1980-05-07" in word or "07/05/1980" in word]


def test_every_sender_gets_a_copy_with_his_own_faults(
    db: Database, library: Library, files: list[Path], tmp_path: Path
) -> None:
    wrong = [1, "Lê Văn Sai", "31/02/1980", "Trường C", "LĐTT"]
    faulty = write(tmp_path / "a", "sai.xlsx", HEADING, wrong)
    namesake = write(tmp_path / "b", "sai.xlsx", HEADING, wrong, [2, "Lê Văn Quấy", "32/01/1980", "Trường D", "LĐTT"])
    shown = imports.preview(db, library, [faulty, *files, namesake])
    assert faulty_lists.has_faults(shown)
    before = faulty.read_bytes()
    copies = {copy.path.stem: copy for copy in faulty_lists.save_all_faults(db, shown, tmp_path)}
    assert list(copies) == ["sai (lỗi)", "Trường A (lỗi)", "Trường B (lỗi)", "sai (lỗi 2)"]
    for name, marked in (
        ("sai (lỗi)", ["Lê Văn Sai"]),
        ("sai (lỗi 2)", ["Lê Văn Sai", "Lê Văn Quấy"]),
        ("Trường B (lỗi)", ["Trần Thị Lan"]),  # whether two Lê Minh are one is our question, not theirs
    ):
        sheet = load_workbook(copies[name].path)["Sheet"]
        noted = [row[1].value for row in sheet.iter_rows(min_row=2) if any(cell.comment for cell in row)]
        assert noted == marked
    assert copies["sai (lỗi 2)"].faults == 2
    assert faulty.read_bytes() == before


def test_what_the_second_file_says_more_of_one_person_is_written(
    db: Database, library: Library, tmp_path: Path
) -> None:
    heading = ["STT", "Họ và tên", "Ngày sinh", "Chức vụ", "Xếp loại năm 2024"]
    one = write(tmp_path / "a", "A.xlsx", heading, [1, "Lê Minh", None, "Giáo viên", None])
    two = write(tmp_path / "b", "B.xlsx", heading, [1, "Lê Minh", "05/06/1980", "Tổ trưởng", "HTXSNV"])
    shown = imports.preview(db, library, [one, two])
    (question,) = shown.questions
    said = imports.answer(db, shown, {question.key: question.candidates[0].code})
    assert [(problem.code, problem.details["heading"]) for problem in said.problems] == [("told_otherwise", "Chức vụ")]
    imports.confirm(db, said)
    with db.read() as session:
        (person,) = session.scalars(select(Person))
        assert (person.birth_date, person.job_title) == ("1980-06-05", "Giáo viên")
        assert [row.subject_id for row in session.scalars(select(YearRating))] == [person.id]
