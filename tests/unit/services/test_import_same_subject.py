"""What one sheet of a file says is known to the next: nobody is made twice, and no code is given twice."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from sqlalchemy import select

from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services import imports
from khenthuong_desktop.services.imports import Aim, ImportAnswer, RowStatus
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import Collective, Council, Discipline, Household, Initiative, Person, YearRating

Sheet = list[list[Any]]


class Books:
    """Workbooks of several sheets on their way in."""

    def __init__(self, db: Database, library: Library, folder: Path) -> None:
        self.db, self.library, self.folder = db, library, folder

    def write(self, sheets: dict[str, Sheet], name: str = "ds.xlsx") -> Path:
        book = Workbook()
        book.remove(book.worksheets[0])
        for title, rows in sheets.items():
            page = book.create_sheet(title)
            for row in rows:
                page.append(row)
        book.save(self.folder / name)
        return self.folder / name

    def show(self, *books: dict[str, Sheet], **said: Any) -> imports.Preview:
        files = [self.write(sheets, f"ds{number}.xlsx") for number, sheets in enumerate(books)]
        return imports.preview(self.db, self.library, files, **said)

    def take(self, *books: dict[str, Sheet], accept_valid: bool = False, **said: Any) -> ImportAnswer:
        return imports.confirm(self.db, self.show(*books, **said), accept_valid)

    def all(self, table: type[Any]) -> list[Any]:
        with self.db.read() as session:
            return list(session.scalars(select(table)))


@pytest.fixture
def books(db: Database, library: Library, tmp_path: Path) -> Books:
    return Books(db, library, tmp_path)


def told(answer: ImportAnswer | imports.Preview, *severities: str) -> list[tuple[str, str | None, int | None]]:
    wanted = severities or ("error", "warning")
    general = ("proposals_not_kept", "unit_unknown")
    found = [one for one in answer.problems if one.severity in wanted and one.code not in general]
    return [(one.code, one.sheet, one.row) for one in found]


UNITS = ["Mã số", "Tên tập thể", "Tổng số người"]
PROPOSED_UNITS: list[Any] = ["STT", "Tên đơn vị/tập thể", "Hình thức đề nghị"]
STAFF = ["Mã số", "Họ và tên", "Ngày sinh", "Chức vụ"]
PROPOSED: list[Any] = ["STT", "Họ và tên", "Ngày sinh", "Chức vụ", "Hình thức đề nghị"]


def test_a_unit_of_one_sheet_is_proposed_in_the_next(books: Books) -> None:
    answer = books.take(
        {"Tập thể": [UNITS, ["TT1", "Tổ Toán", 9]], "Đề nghị": [PROPOSED_UNITS, [1, "Tổ Toán", "Giấy khen"]]}
    )
    assert answer.committed
    assert [(row.code, row.name) for row in books.all(Collective)] == [("TT1", "Tổ Toán")]
    proposed = answer.sheets[1].rows[0]
    assert (proposed.status, proposed.proposed) == (RowStatus.SAME, ("certificate_of_merit",))


def test_people_of_one_sheet_are_proposed_by_code_in_the_next(books: Books) -> None:
    answer = books.take(
        {
            "Nhân sự": [STAFF, ["A1", "Lê Thị Hoa", "1980", None], ["A2", "Trần An", "1985", None]],
            "Đề nghị": [
                ["Mã số", "Họ và tên", "Chức vụ", "Hình thức đề nghị"],
                ["A1", "Lê Thị Hoa", "Tổ trưởng", "Giấy khen"],
                ["A2", "Trần An", None, "Giấy khen"],
            ],
        }
    )
    assert (answer.committed, told(answer)) == (True, [])
    assert [(row.code, row.job_title) for row in books.all(Person)] == [("A1", "Tổ trưởng"), ("A2", None)]
    assert [row.proposed for row in answer.sheets[1].rows] == [("certificate_of_merit",)] * 2


def test_people_of_one_sheet_are_known_by_name_and_birth_in_the_next(books: Books) -> None:
    answer = books.take(
        {
            "Nhân sự": [STAFF, ["A1", "Lê Thị Hoa", "1980", "Giáo viên"], ["A2", "Trần An", "1985", None]],
            "Đề nghị": [
                [*PROPOSED, "Xếp loại 2025"],
                [1, "Lê Thị Hoa", "07/05/1980", "Tổ trưởng", "Giấy khen", "HTTNV"],
                [2, "Trần An", None, None, "Giấy khen", None],
            ],
        }
    )
    assert told(answer) == [("told_otherwise", "Đề nghị", 2), ("person_maybe", "Đề nghị", 3)]
    people = {row.id: (row.code, row.name, row.job_title) for row in books.all(Person)}
    assert sorted(people.values()) == [("A1", "Lê Thị Hoa", "Giáo viên"), ("A2", "Trần An", None)]
    assert [people[row.subject_id][0] for row in books.all(YearRating)] == ["A1"]


def test_who_is_faulty_in_one_sheet_is_not_made_in_the_next(books: Books) -> None:
    answer = books.take(
        {
            "Nhân sự": [[*STAFF, "Số CCCD"], ["A1", "Lê Thị Hoa", "1980", None, "12"]],
            "Đề nghị": [PROPOSED, [1, "Lê Thị Hoa", "1980", None, "Giấy khen"]],
        },
        accept_valid=True,
    )
    assert books.all(Person) == []
    assert ("waits_for_faulty_row", "Đề nghị", 2) in told(answer)


def test_one_code_on_two_names_of_a_list_is_told_as_that(books: Books) -> None:
    rows = [["Mã số", *PROPOSED[1:]], ["A1", "Lê Thị Hoa", None, None, None], ["A1", "Trần An", None, None, None]]
    answer = books.take({"Đề nghị": rows})
    assert told(answer) == [("code_twice", "Đề nghị", 2), ("code_twice", "Đề nghị", 3)]


def test_a_code_is_one_kind_of_subject_across_sheets(books: Books) -> None:
    answer = books.take(
        {
            "Nhân sự": [STAFF, ["A1", "Lê Thị Hoa", None, None]],
            "Đề nghị": [["Mã số", *PROPOSED_UNITS[1:]], ["A1", "Tổ Toán", "Giấy khen"]],
        }
    )
    assert told(answer) == [("code_twice", "Nhân sự", 2), ("code_twice", "Đề nghị", 2)]
    books.take({"Nhân sự": [STAFF, ["A1", "Lê Thị Hoa", None, None]]})
    answer = books.take({"Đề nghị": [["Mã số", *PROPOSED_UNITS[1:]], ["A1", "Tổ Toán", "Giấy khen"]]})
    assert told(answer) == [("code_of_other_kind", "Đề nghị", 2)]


HOUSEHOLDS: list[Any] = ["Họ tên chủ hộ", "Địa chỉ", "Số khẩu", "Hình thức đề nghị"]


@pytest.mark.parametrize("code", [None, "H1"])
def test_a_household_on_two_rows_is_one(books: Books, code: str | None) -> None:
    head = HOUSEHOLDS if code is None else ["Mã hộ", *HOUSEHOLDS]
    row = ["Lê Văn Hải", "Thôn 3", "4", "Giấy khen"]
    first, second = (row, [*row[:2], "5", "Giấy khen"]) if code is None else ([code, *row], [code, *row[:2], "5", None])
    answer = books.take({"Hộ": [head, first, second]})
    assert answer.committed
    assert told(answer) == [("subject_twice", "Hộ", 3)]
    assert [row.code for row in books.all(Household)] == [code or "HO0001"]


def test_a_household_is_one_by_its_village_and_by_a_part_of_it(books: Books) -> None:
    with books.db.write("add") as session:
        session.add(Household(code="H1", head_name="Lê Văn Hải", address="Xóm 1, Thôn 3"))
    shown = books.show({"Hộ": [HOUSEHOLDS, ["Lê Văn Hải", "Thôn 3", "4", None]]})
    assert "household_maybe" not in [code for code, _, _ in told(shown)] and not shown.questions
    imports.confirm(books.db, shown)
    assert [row.address for row in books.all(Household)] == ["Xóm 1, Thôn 3"]


def test_a_household_by_its_name_alone_is_asked(books: Books) -> None:
    with books.db.write("add") as session:
        session.add(Household(code="H1", head_name="Lê Văn Hải", address="Thôn 3"))
    assert told(books.show({"Hộ": [HOUSEHOLDS, ["Lê Văn Hải", None, "4", None]]})) == [("household_maybe", "Hộ", 2)]
    same = books.show({"Hộ": [HOUSEHOLDS, ["Lê Văn Hải", "thôn 3", "4", None]]})
    assert same.sheets[0].rows[0].changes == {"address": ("Thôn 3", "thôn 3")}
    books.take({"Hộ": [HOUSEHOLDS, ["Trần Văn Hải", "Thôn 4", "4", None]]})
    assert sorted(row.code for row in books.all(Household)) == ["H1", "HO0001"]


def test_free_codes_are_given_once_in_a_file(books: Books) -> None:
    answer = books.take(
        {"Tập thể": [["Tên tập thể", "Trực thuộc"], ["Tổ Toán", None], ["Tổ Văn", None]]},
        {"Tập thể": [["Tên tập thể", "Trực thuộc"], ["Tổ Lý", None], ["Tổ Toán", None]]},
    )
    assert told(answer) == [("subject_twice", "Tập thể · ds1.xlsx", 3)]
    assert [(row.code, row.name) for row in books.all(Collective)] == [
        ("TT0001", "Tổ Toán"), ("TT0002", "Tổ Văn"), ("TT0003", "Tổ Lý"),
    ]  # fmt: skip


def test_a_code_of_the_list_itself_is_not_free(books: Books) -> None:
    rows = [["Mã số", *PROPOSED_UNITS[1:]], [None, "Tổ Toán", None], ["TT0001", "Tổ Văn", None]]
    answer = books.take({"Đề nghị": rows})
    assert (answer.committed, told(answer)) == (True, [])
    assert {row.name: row.code for row in books.all(Collective)} == {"Tổ Toán": "TT0002", "Tổ Văn": "TT0001"}


def test_initiatives_of_all_sheets_share_their_codes(books: Books) -> None:
    answer = books.take(
        {
            "Nhân sự": [[*STAFF, "Sáng kiến 2025"], ["A1", "Lê Thị Hoa", None, None, "Số hóa hồ sơ"]],
            "SK": [["STT", "Tên sáng kiến", "Tên tác giả", "Năm"], [1, "Cải tiến lịch họp", "Lê Thị Hoa", 2025]],
            "Sáng kiến": [["Mã sáng kiến", "Tên sáng kiến", "Tác giả", "Năm"], ["SK0001", "Sổ tay", "A1", 2024]],
        }
    )
    assert answer.committed
    assert {row.name: row.code for row in books.all(Initiative)} == {
        "Sổ tay": "SK0001", "Cải tiến lịch họp": "SK0002", "Số hóa hồ sơ": "SK0003",
    }  # fmt: skip


def test_two_lists_of_one_council_are_not_both_taken(books: Books) -> None:
    members: Sheet = [
        ["DANH SÁCH HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG XÃ HÒA AN"],
        ["STT", "Họ và tên", "Chức vụ", "Chức danh trong Hội đồng"],
        [1, "Lê Thị Hoa", "Chủ tịch UBND", "Chủ tịch"],
        [2, "Trần An", "Công chức", "Ủy viên, Thư ký"],
    ]
    shown = books.show({"HĐ": members}, {"HĐ": members})
    assert told(shown, "error") == [("council_twice", "HĐ · ds1.xlsx", 2)]
    assert not imports.confirm(books.db, shown).committed
    imports.confirm(books.db, shown, accept_valid=True)
    assert len(books.all(Council)) == 1


def test_what_two_sheets_say_alike_is_no_contradiction(books: Books) -> None:
    rated: Sheet = [["Mã số", "Năm", "Mức xếp loại", "Số quyết định"], ["A1", 2025, "HTTNV", None]]
    again: Sheet = [rated[0], ["A1", 2025, "Hoàn thành tốt nhiệm vụ", "5/QĐ"]]
    staff: Sheet = [[*STAFF, "Xếp loại 2025"], ["A1", "Lê Thị Hoa", None, None, "HTTNV"]]
    answer = books.take({"Nhân sự": staff, "Xếp loại năm": rated}, {"Xếp loại năm": again})
    assert told(answer) == [("said_twice", "Xếp loại năm · ds1.xlsx", 2)]
    assert [(row.rating, row.decision_number) for row in books.all(YearRating)] == [("HTTNV", "5/QĐ")]
    other: Sheet = [rated[0], ["A1", 2025, "HTNV", None]]
    answer = books.take({"Xếp loại năm": rated}, {"Xếp loại năm": other})
    assert told(answer) == [
        ("rated_twice", "Xếp loại năm · ds0.xlsx", 2), ("rated_twice", "Xếp loại năm · ds1.xlsx", 2),
    ]  # fmt: skip
    assert "“Xếp loại năm · ds1.xlsx”" in answer.problems[0].message


def test_a_registration_said_twice_counts_once(books: Books) -> None:
    staff: Sheet = [STAFF, ["A1", "Lê Thị Hoa", None, None]]
    registered: Sheet = [["Mã số", "Năm", "Danh hiệu đăng ký", "Ngày đăng ký"], ["A1", 2026, "LĐTT", "15/01/2026"]]
    answer = books.take({"Nhân sự": staff, "Đăng ký": registered}, {"Đăng ký": [registered[0], ["A1", 2026, "LĐTT"]]})
    assert (answer.committed, told(answer)) == (True, [("said_twice", "Đăng ký · ds1.xlsx", 2)])


def test_a_disciplinary_matter_under_a_bare_name_is_asked(books: Books) -> None:
    with books.db.write("add") as session:
        session.add(Person(code="A1", name="Lê Thị Hoa", birth_date="1980-05-07", collective_name="Văn phòng"))
    head = ["STT", "Họ và tên", "Đơn vị", "Hình thức kỷ luật", "Từ ngày"]
    sheet: Sheet = [head, [1, "Lê Thị Hoa", None, "khiển trách", "01/02/2024"]]
    shown = books.show({"Kỷ luật": sheet})
    assert told(shown) == [("person_maybe", "Kỷ luật", 2)]
    imports.confirm(books.db, shown)
    assert books.all(Discipline) == []
    imports.confirm(books.db, imports.answer(books.db, shown, {"2": "A1"}))
    assert len(books.all(Discipline)) == 1
    sheet[1][2] = "Văn phòng"
    assert told(books.show({"Kỷ luật": sheet})) == []


def test_records_by_name_tell_namesakes_of_the_same_file_apart(books: Books) -> None:
    answer = books.take(
        {
            "Nhân sự": [STAFF, ["A1", "Lê Thị Hoa", "1980", None], ["A2", "Lê Thị Hoa", "1985", None]],
            "Xếp loại năm": [["Họ và tên", "Năm sinh", "Năm", "Mức xếp loại"], ["Lê Thị Hoa", "1985", 2025, "HTTNV"]],
        }
    )
    assert answer.committed
    people = {row.id: row.code for row in books.all(Person)}
    assert [people[row.subject_id] for row in books.all(YearRating)] == ["A2"]


@pytest.mark.parametrize("births", [("1980", "7/5/1980"), ("7/5/1980", "1980")])
def test_of_two_rows_about_one_person_the_more_exact_birth_is_kept(books: Books, births: tuple[str, str]) -> None:
    answer = books.take(
        {
            "Nhân sự": [STAFF, ["CB1", "Lê Thị Hoa", births[0], "Giáo viên"]],
            "Đề nghị": [PROPOSED, [1, "Lê Thị Hoa", births[1], "Giáo viên", "Giấy khen"]],
        }
    )
    assert told(answer) == []
    assert [(row.code, row.birth_date) for row in books.all(Person)] == [("CB1", "1980-05-07")]


CARDS: list[Any] = ["Họ và tên", "Ngày sinh", "Số CCCD", "Chức vụ", "Đơn vị"]


def test_two_numbers_under_one_name_and_birth_are_told_and_a_bare_name_in_another_sheet_is_asked(books: Books) -> None:
    sheets: dict[str, Sheet] = {
        "S1": [CARDS, ["Võ Văn Một", "1/1/1980", "033080000009", "A", "T1"]],
        "S2": [CARDS, ["Võ Văn Một", "1/1/1980", "033080000010", "B", "T2"]],
        "S3": [CARDS, ["Võ Văn Một", None, None, "C", "T3"]],
    }
    shown = books.show(sheets)
    assert [(question.sheet, len(question.candidates)) for question in shown.questions] == [("S3", 2)]
    assert told(shown) == [("same_birth_in_file", "S2", 2), ("person_in_two_files", "S3", 2)]
    one = shown.questions[0].candidates[0].code
    imports.confirm(books.db, imports.answer(books.db, shown, {shown.questions[0].key: one}))
    assert len(books.all(Person)) == 2


@pytest.mark.parametrize(
    ("head", "row"),
    [
        (
            ["STT", "Họ và tên", "Chức vụ", "Đơn vị", "Hình thức đề nghị"],
            ["", "Lê Hoa", "Giáo viên", "Tổ 1", "Giấy khen"],
        ),
        (["STT", "Họ và tên", "Chức vụ"], ["", "Lê Hoa", "Giáo viên"]),
        (["Năm", "Họ và tên", "Mức xếp loại"], [2025, "Lê Hoa", "HTTNV"]),
    ],
)
def test_rows_that_are_alike_are_each_asked_where_several_bear_the_name(books: Books, head: Any, row: Any) -> None:
    staff: Sheet = [[*STAFF, "Đơn vị"], *([code, "Lê Hoa", None, "Giáo viên", "Tổ 1"] for code in ("A1", "A2"))]
    books.take({"Nhân sự": staff})
    other = [row[0], "Trần An", *row[2:]]
    shown = books.show({"DS": [head, row, other, other, row]}, aim=Aim(make_people=True))
    candidates = [[one.code for one in question.candidates] for question in shown.questions]
    assert candidates == [["A1", "A2"], ["A1", "A2"]]
    assert [problem.row for problem in shown.problems if problem.code == "row_twice"] == [4]
    answers = dict(zip((question.key for question in shown.questions), ("A2", "A1"), strict=True))
    counts = imports.answer(books.db, shown, answers).sheets[0].counts
    assert sum(counts.values()) - counts[RowStatus.REPEATED] == 3


def test_a_row_said_twice_is_no_faulty_row(books: Books) -> None:
    row = ["A1", "Lê Văn Cường", "7/5/1980", None]
    (sheet,) = books.show({"Nhân sự": [STAFF, row, row]}).sheets
    assert sheet.counts == {RowStatus.NEW: 1, RowStatus.REPEATED: 1}


def test_another_birth_or_name_of_somebody_on_file_and_a_second_one_of_one_birth_are_told(books: Books) -> None:
    books.take({"Nhân sự": [STAFF, ["A1", "Lê Văn Cường", "7/5/1980", None], ["A2", "Trần An", "1985", None]]})
    again: Sheet = [
        STAFF,
        ["A1", "Lê Văn Cương", "5/7/1980", None],
        ["A2", "Trần An", "2/3/1985", None],
        ["A3", "Lê Văn Cường", "7/5/1980", None],
    ]
    assert told(books.show({"Nhân sự": again})) == [
        ("name_changed", "Nhân sự", 2), ("birth_changed", "Nhân sự", 2), ("same_birth_on_file", "Nhân sự", 4),
    ]  # fmt: skip
