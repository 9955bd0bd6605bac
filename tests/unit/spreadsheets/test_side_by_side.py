"""Tables beside one another in one sheet are read each for itself, their cells with the letters they have."""

from collections import Counter

import pytest

from khenthuong_desktop.domain.terms import CollectiveCategory
from khenthuong_desktop.spreadsheets import words
from khenthuong_desktop.spreadsheets.reader import read_workbook
from khenthuong_desktop.spreadsheets.words import category_of_collective, plain
from tests.unit.spreadsheets.conftest import MakeWorkbook, Rows


def test_people_and_collectives_beside_one_another(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["KẾT QUẢ XÉT THI ĐUA NĂM 2025"],
        ["CÁ NHÂN", None, None, None, None, "TẬP THỂ"],
        ["TT", "Họ và tên", "Phòng/Khoa", "Danh hiệu", None, "TT", "Tên tập thể", "Danh hiệu"],
        [1, "Trịnh Công Thành", "Khoa Dược", "CSTĐCS", None, 1, "Khoa Dược", "Tập thể LĐXS"],
        [2, "Hồ Thị Kỷ", "Phòng Đào tạo", "LĐTT", None, 2, "Phòng Đào tạo", "Tập thể LĐTT"],
        [3, "Mạc Văn Khoa", "Khoa Y", "LĐTT"],
    ]
    book = read_workbook(make_workbook({"Sheet1": rows}))
    people, collectives = book.sheets
    assert [row.fields["name"] for row in people.data] == ["Trịnh Công Thành", "Hồ Thị Kỷ", "Mạc Văn Khoa"]
    assert [(row.row, row.fields["name"], row.fields["award_title"]) for row in collectives.data] == [
        (4, "Khoa Dược", "Tập thể LĐXS"),
        (5, "Phòng Đào tạo", "Tập thể LĐTT"),
    ]
    assert (people.columns["award_title"], collectives.columns["award_title"]) == ("D", "H")
    assert [problem.code for problem in book.problems] == ["tables_beside"]


def test_tables_without_numbers_divided_by_an_empty_column(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["Họ và tên", "Chức vụ", "Danh hiệu", None, "Tên tập thể", "Hình thức khen thưởng"],
        ["Trịnh Công Thành", "Trưởng khoa", "CSTĐCS", None, "Khoa Dược", "Giấy khen"],
        ["Hồ Thị Kỷ", "Chuyên viên", "LĐTT", None, "Phòng Đào tạo", "Giấy khen"],
    ]
    book = read_workbook(make_workbook({"Sheet1": rows}))
    assert [sheet.layout.code for sheet in book.sheets] == ["individuals_list", "collectives_list"]


def test_one_table_with_a_blank_column_stays_one(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["TT", "Họ và tên", None, "Chức vụ", "Danh hiệu đề nghị"],
        [1, "Trịnh Công Thành", None, "Trưởng khoa", "CSTĐCS"],
    ]
    (sheet,) = read_workbook(make_workbook({"Sheet1": rows})).sheets
    assert sheet.data[0].fields["award"] == "CSTĐCS"


def test_an_office_typed_without_its_tones_is_one() -> None:
    assert category_of_collective("Uy ban nhân dân xã An Bình") is CollectiveCategory.OFFICE
    assert category_of_collective("UY BAN NHAN DAN XA AN BINH") is CollectiveCategory.OFFICE
    assert category_of_collective("Phong Van Kinh") is None


def test_the_words_that_names_begin_with_are_not_read_for_each_name(monkeypatch: pytest.MonkeyPatch) -> None:
    category_of_collective("Phòng Kinh tế")
    read = Counter[str]()

    def counted(written: str) -> str:
        read[written] += 1
        return plain(written)

    monkeypatch.setattr(words, "plain", counted)
    names = [f"Ban Chỉ huy Quân sự số {number}" for number in range(50)]
    assert set(map(category_of_collective, names)) == {CollectiveCategory.ARMED_UNIT}
    assert read == Counter(names)
