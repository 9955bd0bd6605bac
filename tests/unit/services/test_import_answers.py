"""An answer, a row left out and a cell put right hold for just the place that they are told of."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from khenthuong_desktop.errors import ValuesRefused
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services import imports
from khenthuong_desktop.services.imports import Preview
from khenthuong_desktop.services.lists import faulty_lists
from khenthuong_desktop.spreadsheets.files.gathered import file_names, file_of, own_name
from khenthuong_desktop.spreadsheets.rows.corrections import Corrections
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import Collective, Household, Person
from tests.unit.services.office_files import Rows, add, jobs, list_of, row, write


@pytest.fixture
def hoa(db: Database) -> None:
    add(db, Person(code="CB2", name="Lê Thị Hoa", birth_date="1980-05-07"))


@pytest.mark.usefixtures("hoa")
def test_the_number_of_a_row_is_of_the_one_sheet_that_asks(db: Database, library: Library, tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", A=[row("Lý Người Mới", 1990)], B=[row("Lê Thị Hoa", job="Kế toán")])
    shown = imports.preview(db, library, path, choices={"2": "CB2"})
    assert shown.said.choices == {"B!2": "CB2"}
    imports.confirm(db, shown)
    assert jobs(db) == [("CB2", "Lê Thị Hoa", "Kế toán"), ("CN0001", "Lý Người Mới", None)]


@pytest.mark.usefixtures("hoa")
def test_the_number_of_a_row_that_two_sheets_ask_about_is_refused(
    db: Database, library: Library, tmp_path: Path
) -> None:
    path = write(tmp_path / "a.xlsx", A=[row("Lê Thị Hoa")], B=[row("Lê Thị Hoa", job="Kế toán")])
    with pytest.raises(ValuesRefused) as refused:
        imports.preview(db, library, path, choices={"2": "CB2"})
    (fault,) = refused.value.faults
    assert (fault.code, fault.details["choices"]) == ("answer_of_several", "A!2; B!2")


@pytest.mark.usefixtures("hoa")
@pytest.mark.parametrize(
    ("choices", "code"),
    [({"A!2": "CB2"}, "answer_vain"), ({"3": "CB2"}, "answer_vain"), ({"B!2": "CB9"}, "answer_not_offered")],
)
def test_what_nobody_asked_and_whom_nobody_offered_is_refused(
    db: Database, library: Library, tmp_path: Path, choices: dict[str, str], code: str
) -> None:
    add(db, Person(code="CB9", name="Trần Văn Khác"))
    path = write(tmp_path / "a.xlsx", A=[row("Lý Người Mới", 1990)], B=[row("Lê Thị Hoa")])
    with pytest.raises(ValuesRefused) as refused:
        imports.preview(db, library, path, choices=choices)
    assert [fault.code for fault in refused.value.faults] == [code]


@pytest.mark.usefixtures("hoa")
@pytest.mark.parametrize("answer", ["CB2", "new"])
def test_answers_hold_where_the_same_list_is_taken_in_again(
    db: Database, library: Library, tmp_path: Path, answer: str
) -> None:
    add(db, Person(code="CB9", name="Trần Văn Khác"))
    path = write(tmp_path / "a.xlsx", A=[row("Lê Thị Hoa", "1980-05-08")])
    imports.confirm(db, imports.preview(db, library, path, choices={"2": answer}))
    again = imports.preview(db, library, path, choices={"2": answer})
    assert not again.plan.writes
    with pytest.raises(ValuesRefused):  # it is not about that one
        imports.preview(db, library, path, choices={"2": "CB9"})


@pytest.mark.usefixtures("hoa")
def test_an_answer_is_let_go_once_its_row_is_about_somebody_else(
    db: Database, library: Library, tmp_path: Path
) -> None:
    path = write(tmp_path / "a.xlsx", A=[row("Lê Thị Hoa", job="Kế toán")])
    answered = imports.preview(db, library, path, choices={"A!2": "CB2"})
    mended = imports.correct(db, answered, Corrections({("A", 2, "B"): "Lý Người Mới"}))
    assert mended.said.choices == {}
    imports.confirm(db, mended)
    assert ("CB2", "Lê Thị Hoa", None) in jobs(db)


@pytest.mark.usefixtures("hoa")
def test_an_answer_is_let_go_once_its_row_bears_another_name_that_is_asked(
    db: Database, library: Library, tmp_path: Path
) -> None:
    add(db, Person(code="CB3", name="Lý Văn Sáu", birth_date="1980-05-07"))
    path = write(tmp_path / "a.xlsx", A=[row("Lê Thị Hoa")])
    shown = imports.preview(db, library, path, choices={"A!2": "new"})
    assert not shown.questions
    renamed = imports.correct(db, shown, Corrections({("A", 2, "B"): "Lý Văn Sáu"}))
    assert [question.value for question in renamed.questions] == ["Lý Văn Sáu"]
    settled = imports.answer(db, renamed, {"A!2": "CB3"})
    assert settled.said.choices == {"A!2": "CB3"}
    again = imports.correct(db, settled, settled.said.corrections)
    assert again.said.choices == {"A!2": "CB3"}


@pytest.mark.usefixtures("hoa")
@pytest.mark.parametrize("key", ["A!2", "2"])
def test_an_answer_is_given_anew(db: Database, library: Library, tmp_path: Path, key: str) -> None:
    path = write(tmp_path / "a.xlsx", A=[row("Lê Thị Hoa", job="Kế toán")])
    shown = imports.preview(db, library, path, choices={"A!2": "new"})
    meant = imports.answer(db, shown, {key: "CB2"})
    assert meant.said.choices == {"A!2": "CB2"}
    imports.confirm(db, meant)
    assert jobs(db) == [("CB2", "Lê Thị Hoa", "Kế toán")]


@pytest.mark.usefixtures("hoa")
def test_a_code_behind_a_name_answers_who_is_meant(db: Database, library: Library, tmp_path: Path) -> None:
    add(db, Person(code="CB3", name="Lê Thị Hoa", birth_date="1985-05-07"))
    path = write(tmp_path / "a.xlsx", A=[row("Lê Thị Hoa (mã số CB3)", job="Kế toán")])
    shown = imports.preview(db, library, path)
    assert not shown.questions
    imports.confirm(db, shown)
    assert ("CB3", "Lê Thị Hoa", "Kế toán") in jobs(db)


def test_a_household_told_twice_in_one_file_is_one(db: Database, library: Library, tmp_path: Path) -> None:
    heading = ["STT", "Họ tên chủ hộ", "Hình thức đề nghị"]
    rows = [[1, "Lê Văn Hải", "Giấy khen"], [2, "Lê Văn Hải", "Gia đình văn hóa"]]
    shown = imports.preview(db, library, list_of(tmp_path / "a.xlsx", A=[heading, *rows]))
    assert not shown.questions
    imports.confirm(db, shown)
    with db.read() as session:
        assert session.scalars(select(Household.head_name)).all() == ["Lê Văn Hải"]


def two_schools(folder: Path, *rows: list[Any]) -> list[Path]:
    return [write(folder / f"Trường {name}" / "2026" / "danh-sach.xlsx", DS=list(rows)) for name in "AB"]


@pytest.fixture
def gathered(db: Database, library: Library, tmp_path: Path) -> Preview:
    """Two files of one name in folders of one name, each with a namesake of somebody and a faulty row."""
    add(db, Person(code="CB2", name="Lê Thị Hoa", birth_date="1980-05-07"))
    first, second = two_schools(tmp_path, row("Lê Thị Hoa", job="Kế toán"))
    write(first, DS=[row("Lê Thị Hoa", job="Kế toán"), row("Trần Sai A", "31/02/1980")])
    write(second, DS=[row("Lê Thị Hoa", job="Văn thư"), row("Trần Sai B", "32/01/1980")])
    return imports.preview(db, library, [first, second])


SHEETS = ["DS · Trường A/2026/danh-sach.xlsx", "DS · Trường B/2026/danh-sach.xlsx"]


def test_files_of_one_name_are_told_apart_by_their_folders(gathered: Preview) -> None:
    assert [sheet.sheet for sheet in gathered.sheets] == SHEETS
    assert [question.key for question in gathered.questions] == [f"{sheet}!2" for sheet in SHEETS]


def test_an_answer_for_one_file_is_not_taken_for_the_other(db: Database, gathered: Preview) -> None:
    answered = imports.answer(db, gathered, {f"{SHEETS[1]}!2": "CB2"})
    assert [question.key for question in answered.questions] == [f"{SHEETS[0]}!2"]
    imports.confirm(db, answered, accept_valid=True)
    assert jobs(db) == [("CB2", "Lê Thị Hoa", "Văn thư")]


def test_cells_and_rows_of_one_file_are_not_those_of_the_other(db: Database, gathered: Preview) -> None:
    mended = imports.correct(
        db, gathered, Corrections({(SHEETS[1], 2, "B"): "Lý Người Mới"}, frozenset({(SHEETS[0], 3, "")}))
    )
    names = {(sheet.sheet, line.row): line.fields.get("name") for sheet in mended.sheets for line in sheet.rows}
    assert (names[SHEETS[0], 2], names[SHEETS[1], 2]) == ("Lê Thị Hoa", "Lý Người Mới")
    assert {(p.sheet, p.row) for p in mended.problems if p.severity == "error"} == {(SHEETS[1], 3)}


def test_each_copy_tells_the_faults_of_its_own_file(db: Database, gathered: Preview, tmp_path: Path) -> None:
    copies = faulty_lists.save_all_faults(db, gathered, tmp_path)
    assert [copy.faults for copy in copies] == [1, 1]  # questions are ours
    told = [
        {cell.value for cells in load_workbook(copy.path)["DS"].iter_rows() for cell in cells if cell.comment}
        for copy in copies
    ]
    assert ["31/02/1980" in values for values in told] == [True, False]
    assert ["32/01/1980" in values for values in told] == [False, True]


def test_a_row_without_its_sheet_is_refused_with_its_places(db: Database, gathered: Preview) -> None:
    with pytest.raises(ValuesRefused) as refused:
        imports.correct(db, gathered, Corrections(left_out=frozenset({("", 3, "")})))
    (fault,) = refused.value.faults
    assert (fault.code, fault.details["choices"]) == ("row_of_several", "; ".join(f"{sheet}!3" for sheet in SHEETS))


def test_a_heading_of_a_group_is_no_row_to_leave_out(db: Database, library: Library, tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", A=[["I", "Phòng Kinh tế"], row("Lê Thị Hoa")])
    with pytest.raises(ValuesRefused) as refused:
        imports.preview(db, library, path, corrections=Corrections({}, frozenset({("A", 2, "")})))
    assert [fault.code for fault in refused.value.faults] == ["row_without_data"]
    assert imports.preview(db, library, path, corrections=Corrections({}, frozenset({("A", 3, "")}))).sheets


def test_a_sheet_named_like_a_gathered_one_gets_its_copy(db: Database, library: Library, tmp_path: Path) -> None:
    wrong = row("Trần Sai", "31/02/1980")
    files = [write(tmp_path / "a.xlsx", **{"Tổ 1 · Tổ 2": [wrong]}), write(tmp_path / "b · c.xlsx", DS=[wrong])]
    shown = imports.preview(db, library, files)
    copies = faulty_lists.save_all_faults(db, shown, tmp_path)
    assert [copy.path.name for copy in copies] == ["a (lỗi).xlsx", "b · c (lỗi).xlsx"]
    marked = load_workbook(copies[0].path)["Tổ 1 · Tổ 2"]
    assert marked["C2"].comment is not None


def test_a_file_under_two_paths_is_read_once(db: Database, library: Library, tmp_path: Path) -> None:
    path = write(tmp_path / "a" / "ds.xlsx", DS=[row("Lý Người Mới", 1990)])
    again = tmp_path / "a" / ".." / "a" / "ds.xlsx"
    assert [sheet.sheet for sheet in imports.preview(db, library, [path, again]).sheets] == ["DS"]


@pytest.mark.parametrize(
    ("paths", "names"),
    [
        (["/x/a/ds.xlsx", "/x/b/ds.xlsx", "/x/c.csv"], ["a/ds.xlsx", "b/ds.xlsx", "c.csv"]),
        (["/x/a/1/ds.xlsx", "/x/b/1/ds.xlsx"], ["a/1/ds.xlsx", "b/1/ds.xlsx"]),
        (["/x/a · b.xlsx", "/x/a - b.xlsx"], ["x/a - b.xlsx", "2. x/a - b.xlsx"]),
        (["/x/ds", "/x/y.xlsx"], ["ds.", "y.xlsx"]),
    ],
)
def test_the_names_of_files_tell_them_apart(paths: list[str], names: list[str]) -> None:
    found = file_names([Path(path) for path in paths])
    assert [name.replace("//x", "x") for name in found] == names
    for name in found:
        sheet = f"Tổ 1 · Tổ 2 · {name}"
        assert (own_name(sheet), file_of(sheet)) == ("Tổ 1 · Tổ 2", name)
    assert (own_name("Tổ 1 · Tổ 2"), file_of("Tổ 1 · Tổ 2")) == ("Tổ 1 · Tổ 2", "")


@pytest.fixture
def offices(db: Database) -> None:
    add(
        db,
        Collective(code="T1", name="Tổ Văn phòng", parent_name="Trường A"),
        Collective(code="T2", name="Tổ Văn phòng", parent_name="Trường B"),
    )


def units(db: Database) -> dict[str, str | None]:
    with db.read() as session:
        codes = {row.id: row.code for row in session.scalars(select(Collective))}
        return {row.name: codes.get(row.collective_id or "") for row in session.scalars(select(Person))}


@pytest.mark.usefixtures("offices")
def test_a_unit_is_asked_about_in_each_file(db: Database, library: Library, tmp_path: Path) -> None:
    files = [write(tmp_path / f"Trường {name}.xlsx", DS=[row(f"Trần {name}", 1990, "Tổ Văn phòng")]) for name in "AB"]
    shown = imports.preview(db, library, files)
    keys = ["Tổ Văn phòng · Trường A.xlsx", "Tổ Văn phòng · Trường B.xlsx"]
    assert [question.key for question in shown.questions] == keys
    with pytest.raises(ValuesRefused, match="answer_of_several"):
        imports.preview(db, library, files, choices={"Tổ Văn phòng": "T1"})
    answered = imports.answer(db, shown, {keys[0]: "T1"})
    assert [question.key for question in answered.questions] == keys[1:]
    imports.confirm(db, answered)
    assert units(db) == {"Trần A": "T1", "Trần B": None}


@pytest.mark.usefixtures("offices")
def test_a_unit_is_asked_about_under_each_place(db: Database, library: Library, tmp_path: Path) -> None:
    heads = [["I", "Trường A", None, None, None], ["II", "Trường B", None, None, None]]
    people = [row("Trần A", 1990, "Tổ Văn phòng"), row("Trần B", 1991, "Tổ Văn phòng")]
    path = write(tmp_path / "ds.xlsx", DS=[heads[0], people[0], heads[1], people[1]])
    shown = imports.preview(db, library, path)
    assert [question.key for question in shown.questions] == ["Tổ Văn phòng (Trường A)", "Tổ Văn phòng (Trường B)"]
    imports.confirm(db, imports.answer(db, shown, {"Tổ Văn phòng (Trường B)": "T2"}))
    assert units(db) == {"Trần A": None, "Trần B": "T2"}


@pytest.mark.usefixtures("offices")
def test_a_unit_that_is_no_unit_is_refused(db: Database, library: Library, tmp_path: Path) -> None:
    add(db, Person(code="CB9", name="Trần Văn Khác"))
    path = write(tmp_path / "ds.xlsx", DS=[row("Trần A", 1990, "Tổ Văn phòng")])
    with pytest.raises(ValuesRefused, match="answer_vain"):
        imports.preview(db, library, path, choices={"Tổ Văn phòng": "CB9"})


WITHOUT_HEADING: Rows = [["TT", "Họ và tên", None, "Chức vụ"], [1, "Lê Văn Một", "01/02/1980", "Thủ quỹ"]]


@pytest.mark.parametrize(
    "other",
    [
        [["TT", "Họ và tên", "Chức vụ"], [1, "Lê Văn Ba", "Trưởng thôn", "03/04/1990"]],
        [["TT", "Họ và tên", "Chức vụ", None, None], [1, "Lê Văn Ba", "Trưởng thôn", "03/04/1990", "Thôn 1"]],
        [["TT", None, "Họ và tên", "Chức vụ"], [1, None, "Lê Văn Ba", "Trưởng thôn"]],
    ],
)
def test_columns_told_by_their_place_are_not_those_of_another_list(
    db: Database, library: Library, tmp_path: Path, other: Rows
) -> None:
    told = {"[C]": "birth_date", "[D]": "job_title"}
    imports.confirm(db, imports.preview(db, library, list_of(tmp_path / "a.xlsx", S=WITHOUT_HEADING), mapping=told))
    shown = imports.preview(db, library, list_of(tmp_path / "b.xlsx", S=other))
    assert "columns_recalled" not in {problem.code for problem in shown.problems}
    assert [line.fields.get("job_title") for sheet in shown.sheets for line in sheet.rows] == ["Trưởng thôn"]
    again = imports.preview(db, library, list_of(tmp_path / "c.xlsx", S=WITHOUT_HEADING))
    assert "columns_recalled" in {problem.code for problem in again.problems}


def test_a_place_that_is_another_column_in_each_list_is_refused(db: Database, library: Library, tmp_path: Path) -> None:
    others: Rows = [["TT", "Họ và tên", "Chức vụ"], [1, "Lê Văn Ba", "Trưởng thôn"]]
    path = list_of(tmp_path / "a.xlsx", S=WITHOUT_HEADING, T=others)
    with pytest.raises(ValuesRefused, match="column_of_several"):
        imports.preview(db, library, path, mapping={"[C]": "birth_date"})


def test_years_of_birth_under_both_genders_are_refused(db: Database, library: Library, tmp_path: Path) -> None:
    rows: Rows = [
        ["STT", "Họ và tên", "Năm sinh", None],
        [None, None, "Nam", "Nữ"],
        [1, "Lê Một", 1980, None],
        [2, "Lê Ba", 1982, 1983],
    ]
    shown = imports.preview(db, library, list_of(tmp_path / "a.xlsx", S=rows))
    told = [(problem.code, problem.row, problem.column) for problem in shown.problems if problem.severity == "error"]
    assert told == [("gender_of_both", 4, "D")]


@pytest.mark.usefixtures("hoa")
def test_two_rows_that_are_said_to_be_one_person_are_told(db: Database, library: Library, tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", A=[row("Lê Thị Hoa", job="Kế toán"), row("Lê Thị Hoa", job="Văn thư")])
    shown = imports.preview(db, library, path, choices={"A!2": "CB2", "A!3": "CB2"})
    twice = [problem for problem in shown.problems if problem.row == 3 and problem.severity == "warning"]
    assert [problem.code for problem in twice] == ["answered_twice", "told_otherwise"]
    imports.confirm(db, shown)
    assert jobs(db) == [("CB2", "Lê Thị Hoa", "Kế toán")]


def test_who_is_meant_besides_the_one_of_the_other_file_is_offered(
    db: Database, library: Library, tmp_path: Path
) -> None:
    add(
        db,
        *(Person(code=code, name="Lê Thị Hoa", birth_date=born) for code, born in (("CB2", "1970"), ("CB3", "1980"))),
    )
    shown = imports.preview(db, library, two_schools(tmp_path, row("Lê Thị Hoa", job="Kế toán")))
    first = imports.answer(db, shown, {f"{SHEETS[0]}!2": "CB2"})
    (question,) = first.questions
    assert [candidate.code for candidate in question.candidates] == ["CB2", "CB3"]
    imports.confirm(db, imports.answer(db, first, {question.key: "CB3"}))
    assert [(code, job) for code, _, job in jobs(db)] == [("CB2", "Kế toán"), ("CB3", "Kế toán")]


def test_an_answer_means_the_unit_that_was_offered_however_many_rows_get_codes_meanwhile(
    db: Database, library: Library, tmp_path: Path
) -> None:
    add(db, Collective(code="X1", name="Tổ Ngữ Văn"))
    units: Rows = [["STT", "Tên tập thể", "Danh hiệu đề nghị"], [1, "To Ngu Van", "TTLĐTT"], [2, "Tổ Toán", "TTLĐTT"]]
    people: Rows = [["STT", "Họ và tên", "Năm sinh", "Đơn vị"], [1, "Lê Thị Hoa", 1980, "To Toan"]]
    shown = imports.preview(db, library, list_of(tmp_path / "a.xlsx", TT=units, NS=people))
    offered = {question.value: question.candidates[0] for question in shown.questions}
    assert offered["To Toan"].name == "Tổ Toán"
    choices = {"TT!2": imports.NEW, "To Toan": offered["To Toan"].code}
    for answered in (
        imports.answer(db, shown, choices),
        imports.answer(db, imports.answer(db, shown, {"To Toan": choices["To Toan"]}), {"TT!2": imports.NEW}),
        imports.preview(db, library, shown.path, choices=choices),
    ):
        written = [line.record.values for line in answered.plan.lines if line.record is not None]
        assert [values["collective_name"] for values in written if "collective_name" in values] == ["Tổ Toán"]
    imports.confirm(db, answered)
    with db.read() as session:
        names = {row.code: row.name for row in session.scalars(select(Collective))}
    assert names[offered["To Toan"].code] == "Tổ Toán"
    assert sorted(names.values()) == ["To Ngu Van", "Tổ Ngữ Văn", "Tổ Toán"]


def test_an_answer_means_the_household_that_was_offered_when_a_row_before_it_is_left_out(
    db: Database, library: Library, tmp_path: Path
) -> None:
    rows: Rows = [["STT", "Họ và tên chủ hộ", "Địa chỉ"], [1, "Trần Thị Bình", "Thôn 5"]]
    rows += [[number, "Lê Văn Hải", place] for number, place in ((2, "Thôn 1"), (3, "Thôn 2"), (4, None))]
    shown = imports.preview(db, library, list_of(tmp_path / "a.xlsx", HO=rows))
    (question,) = shown.questions
    assert [candidate.about for candidate in question.candidates] == [("Thôn 1",), ("Thôn 2",)]
    answered = imports.answer(db, shown, {question.key: question.candidates[0].code})
    corrected = imports.correct(db, answered, Corrections(left_out=frozenset({("HO", 2, "")})))
    meant = corrected.plan.lines[3].same_as
    assert meant is not None and meant.fields["address"] == "Thôn 1"
