"""Lists of offices, where nobody has a code: known by name, given one, never doubled."""

from typing import Any

import pytest
from openpyxl import Workbook

from khenthuong_desktop.services.imports import confirm, preview
from khenthuong_desktop.store.tables import (
    AwardHeld,
    Collective,
    Household,
    Initiative,
    InitiativeAuthor,
    Person,
    YearRating,
)
from tests.unit.services.importing import Importer, Rows, codes, counts

NOMINEES: list[list[Any]] = [
    ["DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG"],
    ["STT", "Phân loại khen thưởng", "Tên tập thể/cá nhân/hộ gia đình", "Chức vụ", "Đơn vị công tác",
     "Danh hiệu thi đua/Hình thức khen thưởng", "Địa chỉ"],
    [1, "CANHAN", "Ông Nguyễn Văn An", "Chủ tịch", "Phòng Kinh tế", "Giấy khen"],
    [2, "TAPTHE", "Phòng Kinh tế", None, None, "Giấy khen"],
    [3, "HOGIADINH", "Gia đình ông Lê Văn Hải", None, None, "Bằng khen lạ hoắc", "Thôn 3"],
]  # fmt: skip


def test_an_offices_mixed_list_gets_codes_and_is_known_again(importer: Importer) -> None:
    answer = importer.take_list(NOMINEES)
    assert answer.committed
    assert counts(answer, "rows", "added")["nominees_list"] == (3, 3)
    (person,) = importer.all(Person)
    assert (person.code, person.honorific, person.name) == ("CN0001", "Ông", "Nguyễn Văn An")
    assert person.collective_id == importer.all(Collective)[0].id
    assert [row.proposed for row in answer.sheets[0].rows] == [("certificate_of_merit",), ("certificate_of_merit",), ()]
    warnings = [code for code, *_ in codes(answer, "warning")]
    assert "proposals_not_kept" in warnings
    before = importer.contents()
    assert counts(importer.take_list(NOMINEES), "unchanged")["nominees_list"] == (3,)
    assert importer.contents() == before


def test_people_without_codes_are_known_by_name_and_birth_date(importer: Importer, rows: Rows) -> None:
    importer.take(rows)
    answer = importer.take_list(
        [
            ["STT", "Họ và tên", "Ngày sinh", "Chức vụ"],
            [1, "Nguyễn Văn An", "07/05/1980", "Bí thư"],
            [2, "Nguyễn Văn An", "01/01/1999", "Chuyên viên"],
        ]
    )
    assert counts(answer, "added", "updated")["people"] == (1, 1)
    assert {row.code: row.job_title for row in importer.all(Person)} == {
        "007": "Bí thư",
        "CB2": None,
        "CN0001": "Chuyên viên",
    }


def test_a_person_told_twice_in_a_list_is_added_once(importer: Importer) -> None:
    rows: list[list[Any]] = [
        ["STT", "Họ và tên", "Ngày sinh", "Chức vụ", "Đơn vị công tác"],
        [1, "Lê Thị Mai", "1/2/1980", "Giáo viên", "Tổ Toán"],
        [2, "Lê Thị Mai", "01/02/1980", "Tổ trưởng", "Tổ Văn"],
        [3, "Lê Thị Mai", "3/4/1985", "Giáo viên", "Tổ Toán"],
        [4, "Bùi Văn Tý", None, "Bảo vệ", "Tổ Văn phòng"],
        [5, "Bùi Văn TÝ", None, "Bảo vệ", "Tổ Văn phòng"],
        [6, "Bùi Văn Tý", None, "Lái xe", "Tổ Văn phòng"],
    ]
    answer = importer.take_list(rows)
    assert [(code, row) for code, _, row, _ in codes(answer, "warning") if code == "subject_twice"] == [
        ("subject_twice", 3),
        ("subject_twice", 6),
    ]
    assert "dòng 2 của trang “Sheet1”" in next(p.message for p in answer.problems if p.code == "subject_twice")
    assert counts(answer, "added", "skipped")["people"] == (4, 2)


def test_standard_sheets_without_codes_get_them(importer: Importer) -> None:
    sheet: list[list[Any]] = [
        ["Tên tập thể", "Trực thuộc"],
        ["Tổ Toán", "Trường A"],
        ["Trường A", None],
        ["Tổ toán", "Trường A"],
    ]
    answer = importer.take_list(sheet, "Tập thể")
    assert [code for code, *_ in codes(answer, "fixed")] == ["codes_made"]
    assert [(code, row) for code, _, row, _ in codes(answer, "warning")] == [("subject_twice", 4)]
    assert {row.code: (row.name, row.parent_name) for row in importer.all(Collective)} == {
        "TT0001": ("Tổ Toán", "Trường A"),
        "TT0002": ("Trường A", None),
    }
    again = importer.take_list(sheet[:3], "Tập thể")
    assert counts(again, "added", "unchanged")["collectives"] == (0, 2)
    importer.take_list([["Họ tên chủ hộ", "Địa chỉ"], ["Lê Văn Hải", "Thôn 3"]], "Hộ gia đình")
    assert [row.code for row in importer.all(Household)] == ["HO0001"]
    importer.take_list([["Họ và tên", "Đơn vị"], ["Lê Thị Mai", "Tổ Toán"]], "Nhân sự")
    assert [(row.code, row.collective_name) for row in importer.all(Person)] == [("CN0001", "Tổ Toán")]


def test_ratings_in_columns_of_years_are_taken_in_with_the_people(importer: Importer) -> None:
    sheet: list[list[Any]] = [
        ["STT", "Họ và tên", "Chức vụ", "Đơn vị", "Xếp loại 2024", "Xếp loại năm 2025", "Danh hiệu 2025"],
        [1, "Lê Thị Mai", "Giáo viên", "Tổ Toán", "HTTNV", "HTXSNV", "LĐTT"],
        [2, "Bùi Văn Tý", "Bảo vệ", "Tổ Văn", None, "Hoàn thành tốt nhiệm vụ", None],
    ]
    answer = importer.take_list(sheet)
    assert [(code, column) for code, *_, column in codes(answer, "warning") if code[:4] != "unit"] == [
        ("extra_award_year", "G")
    ]
    names = {row.id: row.name for row in importer.all(Person)}
    assert {(names[row.subject_id], row.year, row.rating.value) for row in importer.all(YearRating)} == {
        ("Lê Thị Mai", 2024, "HTTNV"), ("Lê Thị Mai", 2025, "HTXSNV"), ("Bùi Văn Tý", 2025, "HTTNV"),
    }  # fmt: skip
    assert counts(importer.take_list(sheet), "added", "updated", "unchanged")["people"] == (0, 0, 2)
    sheet[2][5] = "HTNV"
    again = importer.take_list(sheet)
    assert counts(again, "updated", "unchanged")["people"] == (1, 1)
    assert again.sheets[0].rows[1].changes == {"rating_2025": ("HTTNV", "HTNV")}
    assert len(importer.all(YearRating)) == 3


def test_the_sheet_of_ratings_goes_before_a_column_of_the_year(importer: Importer) -> None:
    workbook = Workbook()
    workbook.worksheets[0].title = "Nhân sự"
    for row in (["Mã số", "Họ và tên", "Xếp loại 2025"], ["A", "Lê Thị Mai", "HTNV"]):
        workbook.worksheets[0].append(row)
    ratings = workbook.create_sheet("Xếp loại năm")
    for rated in (["Năm", "Mã số", "Mức xếp loại"], [2025, "A", "HTXSNV"]):
        ratings.append(rated)
    workbook.save(importer.path)
    answer = confirm(importer.db, preview(importer.db, importer.library, importer.path))
    assert codes(answer, "warning") == [("rated_twice", "Nhân sự", 2, "C")]
    assert [row.rating.value for row in importer.all(YearRating)] == ["HTXSNV"]


def test_a_name_that_several_people_bear_needs_more(importer: Importer) -> None:
    importer.take({"people": [{"code": "A", "name": "Lê Thị Hoa"}, {"code": "B", "name": "Lê Thị Hoa"}]})
    answer = importer.take_list([["STT", "Họ và tên", "Chức vụ"], [1, "Lê Thị Hoa", "Chuyên viên"]])
    assert codes(answer, "warning") == [("person_maybe", "Sheet1", 2, "B")]
    assert counts(answer, "added", "updated", "skipped")["people"] == (0, 0, 1)


def test_a_list_of_initiatives_finds_its_authors_by_name(importer: Importer, rows: Rows) -> None:
    importer.take(rows)
    sheet: list[list[Any]] = [
        ["STT", "Tên đề tài", "Ngày công nhận", "Tên tác giả", "Tỷ lệ (%)"],
        [1, "Cải tiến lịch họp", "02/03/2025", "Nguyễn Văn An, Người Lạ", "70;30"],
        [2, "Số hóa hồ sơ", "02/03/2025", "Nguyễn Văn An", "60;40"],
    ]
    answer = importer.take_list(sheet)
    told = [("author_unknown", "Sheet1", 2, "D"), ("shares_count", "Sheet1", 3, "E")]
    assert codes(answer, "warning") == told
    added, other = (row for row in importer.all(Initiative) if row.code in ("SK0001", "SK0002"))
    assert (added.name, added.year) == ("Cải tiến lịch họp", 2025)
    shares = {row.initiative_id: row.share for row in importer.all(InitiativeAuthor)}
    assert (shares[added.id], shares[other.id]) == (7000, None)
    assert counts(importer.take_list(sheet), "unchanged")["initiatives_list"] == (2,)


def test_ratings_by_name_take_the_year_of_the_title_and_the_code_of_the_name(importer: Importer, rows: Rows) -> None:
    importer.take(rows)
    sheet: list[list[Any]] = [
        ["KẾT QUẢ XẾP LOẠI CÁN BỘ NĂM 2024"],
        ["STT", "Họ và tên", "Đơn vị", "Xếp loại"],
        [1, "NGUYỄN VĂN AN", "Văn phòng", "Hoàn thành tốt nhiệm vụ"],
    ]
    answer = importer.take_list(sheet)
    assert answer.committed
    rating = next(row for row in importer.all(YearRating) if row.year == 2024)
    assert (rating.subject_id, rating.rating) == (next(p.id for p in importer.all(Person) if p.code == "007"), "HTTNV")
    assert counts(importer.take_list(sheet), "unchanged")["ratings"] == (1,)
    answer = importer.take_list([*sheet, [2, "Người Lạ Mặt", "Văn phòng", "HTNV"]])
    assert codes(answer, "error") == [("name_unknown", "Sheet1", 4, "B")]


def test_an_old_decision_list_becomes_awards_held_by_name(importer: Importer, rows: Rows) -> None:
    importer.take(rows)
    sheet: list[list[Any]] = [
        ["TT", "Họ và tên", "Đơn vị", "Hình thức khen thưởng", "Số QĐ", "Ngày QĐ"],
        [1, "Ông Nguyễn Văn An", "Văn phòng", "Lao động tiên tiến", "15/QĐ-UBND", "20/01/2020"],
    ]
    assert importer.take_list(sheet).committed
    held = next(row for row in importer.all(AwardHeld) if row.year == 2020)
    assert (held.award, held.decision_number) == ("advanced_worker", "15/QĐ-UBND")


@pytest.mark.parametrize(
    "written", ["LĐTT; CSTĐCS", "LĐTT\n- CSTĐCS", "LĐTT, CSTĐCS", "LĐTT và Chiến sĩ thi đua cơ sở"]
)
def test_several_awards_in_one_cell_are_each_proposed(importer: Importer, written: str) -> None:
    answer = importer.take_list(
        [["STT", "Họ và tên", "Chức vụ", "Hình thức đề nghị"], [1, "Lê Thị Mai", "Giáo viên", written]]
    )
    assert answer.sheets[0].rows[0].proposed == ("advanced_worker", "grassroots_emulation_fighter")
