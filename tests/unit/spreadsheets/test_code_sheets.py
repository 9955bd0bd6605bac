"""Only tables of codes explain codes, and every word put for a code is told."""

from collections.abc import Sequence

import pytest

from khenthuong_desktop.spreadsheets.files.raw_sheets import RawSheet
from khenthuong_desktop.spreadsheets.reader import read_workbook
from khenthuong_desktop.spreadsheets.tables.code_sheets import code_meanings
from tests.unit.spreadsheets.conftest import MakeWorkbook, Rows

FORMS: Rows = [["STT", "Mã số", "Hình thức"], [1, "1650360499", "Giấy khen"], [2, "1650360491", "Bằng khen"]]
OLD_LIST: Rows = [
    ["TT", "Họ và tên", "Danh hiệu 2024", "Danh hiệu 2025"],
    [1, "Nguyễn Văn An", "LĐTT", "Chiến sĩ thi đua cơ sở"],
    [2, "Trần Thị Bình", "CSTĐCS", "Lao động tiên tiến"],
]


def hidden(*rows: Sequence[object]) -> RawSheet:
    return RawSheet("ma", [list(row) for row in rows], hidden=True)


@pytest.mark.parametrize(
    ("rows", "meanings"),
    [
        ([["PCT", "Phó Chủ tịch"], ["CVP", "Chánh Văn phòng"]], {"PCT": "Phó Chủ tịch", "CVP": "Chánh Văn phòng"}),
        ([["Tên", "Mã"], ["Báo chí", "0009"], ["Y tế", "0012"]], {"0009": "Báo chí", "0012": "Y tế"}),
        ([[1.0, "1650360499", "LĐTT"], [2.0, "1650360491", "BK"]], {"1650360499": "LĐTT", "1650360491": "BK"}),
        # a list of people, what is known by itself, years, one code of two meanings
        ([["PCT", "Phòng Văn hóa"], ["CVP", "Tổ Toán"]], {}),
        ([["CB01", "An", "PCT", "Phòng Văn hóa"], ["CB02", "Bình", "CVP", "Tổ Toán"]], {}),
        ([["LĐTT", "Lao động tốt tươi"], ["CC", "Chi cục"]], {}),
        ([[2024.0, "Một"], [2025.0, "Hai"]], {}),
        ([["PCT", "Phó Chủ tịch"], ["PCT", "Phòng Chính trị"], ["CVP", "Chánh Văn phòng"]], {}),
    ],
)
def test_a_code_is_what_a_table_of_codes_says(rows: list[list[object]], meanings: dict[str, str]) -> None:
    assert code_meanings([hidden(*rows)]) == meanings


def test_a_code_of_two_meanings_in_two_sheets_has_none() -> None:
    first = hidden(["PCT", "Phó Chủ tịch"], ["CVP", "Chánh Văn phòng"])
    second = hidden(["PCT", "Phòng Chính trị"], ["KT", "Kế toán"])
    assert code_meanings([first, second]) == {"CVP": "Chánh Văn phòng", "KT": "Kế toán"}
    assert code_meanings([first, first]) == {"PCT": "Phó Chủ tịch", "CVP": "Chánh Văn phòng"}


def test_one_code_alone_is_no_table() -> None:
    assert code_meanings([hidden(["PCT", "Phó Chủ tịch"])]) == {}


def test_blank_rows_are_no_headings_of_a_table_of_codes() -> None:
    blank: list[object] = ["", ""]
    rows: list[list[object]] = [["PCT", "Phó Chủ tịch"], blank, blank, ["", "Chức vụ"], ["CVP", "Chánh Văn phòng"]]
    assert code_meanings([hidden(*rows)]) == {"PCT": "Phó Chủ tịch", "CVP": "Chánh Văn phòng"}


def test_a_column_that_is_half_numbers_is_no_numbering() -> None:
    codes = [("PCT", "Phó Chủ tịch"), ("CVP", "Chánh Văn phòng"), ("KTT", "Kế toán trưởng"), ("VT", "Văn thư")]
    numbered = [[number, *pair] for number, pair in zip(("1", "2", "3", "x"), codes, strict=True)]
    assert code_meanings([hidden(*numbered)]) == dict(codes)
    assert code_meanings([hidden(*[[number, *pair[1:]] for number, pair in zip("12xy", numbered, strict=True)])]) == {}


def test_tables_beside_one_another_are_told_apart_by_the_blank_column() -> None:
    rows: list[list[object]] = [
        [1.0, "1650360499", "Giấy khen", "", 1.0, "1660638226", "Cơ quan hành chính"],
        [2.0, "1650360491", "Bằng khen", "", 2.0, "1660638247", "Doanh nghiệp"],
    ]
    assert code_meanings([hidden(*rows)])["1660638247"] == "Doanh nghiệp"


def test_a_hidden_list_of_another_year_changes_no_award(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [["Năm", "Mã số", "Danh hiệu đăng ký"], [2027, "CB001", "LĐTT"], [2027, "CB002", "CSTĐCS"]]
    book = read_workbook(make_workbook({"DS": rows, "Năm 2025": OLD_LIST}, hidden=["Năm 2025"]))
    (sheet,) = book.sheets
    assert [row.fields["award"] for row in sheet.data] == ["LĐTT", "CSTĐCS"]


def test_each_code_put_into_words_is_told_once(make_workbook: MakeWorkbook) -> None:
    people: Rows = [
        ["STT", "Họ và tên", "Chức vụ", "Mã hình thức khen thưởng"],
        [1, "Nguyễn Văn An", "Chủ tịch", "1650360499"],
        [2, "Trần Thị Bình", "Phó Chủ tịch", 1650360491],
        [3, "Lê Văn Cường", "Văn thư", 1650360491],
        [4, "Phạm Thị Dung", "Kế toán", "1650360499"],
    ]
    (sheet,) = read_workbook(make_workbook({"DS": people, "DANHMUC": FORMS})).sheets
    forms = [row.fields["award_form"] for row in sheet.data]
    assert forms == ["Giấy khen", "Bằng khen", "Bằng khen", "Giấy khen"]
    told = [(one.severity.value, one.row, one.value) for one in sheet.problems if one.code == "code_explained"]
    assert told == [("fixed", 2, "1650360499"), ("fixed", 3, "1650360491")]


def test_the_codes_of_one_file_are_not_those_of_another(make_workbook: MakeWorkbook) -> None:
    heading = ["STT", "Họ và tên", "Ngày sinh", "Danh hiệu đề nghị"]
    row = [1, "Nguyễn Văn An", "01/02/1980", "1650360491"]
    meanings = ("Giấy khen", "Chiến sĩ thi đua cơ sở")
    files = [
        make_workbook(
            {"S": [heading, row], "Danh mục": [["Mã", "Tên"], ["1650360491", words], ["1650360492", "Lao động giỏi"]]},
            name=f"{number}.xlsx",
        )
        for number, words in enumerate(meanings)
    ]
    assert [sheet.data[0].fields["award"] for sheet in read_workbook(files).sheets] == list(meanings)
