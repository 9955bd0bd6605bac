"""Lists under one another on one sheet, each under its own title, are read as they are on sheets of their own."""

from itertools import permutations, product
from typing import Any

import pytest

from khenthuong_desktop.spreadsheets.layouts.decision_lists import decision_said
from khenthuong_desktop.spreadsheets.reader import read_workbook
from khenthuong_desktop.spreadsheets.rows.read_sheet import ReadSheet
from tests.unit.spreadsheets.conftest import MakeWorkbook, Rows
from tests.unit.spreadsheets.what_was_read import told

AWARDS = ["TT", "Họ và tên", "Chức vụ", "Đơn vị", "Danh hiệu"]
RATINGS = ["TT", "Họ và tên", "Ngày sinh", "Chức vụ", "Xếp loại"]
TITLES: tuple[tuple[str, ...], ...] = (
    ("DANH SÁCH KHEN THƯỞNG NĂM 2024", "(Kèm theo Quyết định số 10/QĐ-SNNMT ngày 05/01/2025)"),
    ("DANH SÁCH KHEN THƯỞNG NĂM 2025 (Kèm theo Quyết định số 11/QĐ-SNNMT ngày 06/01/2026)",),
    ("I. Quyết định số 12/QĐ-SNNMT ngày 06 tháng 01 năm 2024 (khen thưởng năm 2023)",),
    ("DANH SÁCH ĐẠT DANH HIỆU THI ĐUA NĂM 2021",),
    ("DANH SÁCH CÁ NHÂN", "ĐƯỢC CÔNG NHẬN DANH HIỆU THI ĐUA NĂM HỌC 2019-2020"),
    ("DANH SÁCH ĐĂNG KÝ THI ĐUA NĂM 2025",),
    ("DANH SÁCH ĐĂNG KÝ DANH HIỆU THI ĐUA NĂM 2026",),
    ("DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2026",),
    ("KẾT QUẢ THI ĐUA NĂM 2022",),
)
RATED: tuple[tuple[str, ...], ...] = (
    ("KẾT QUẢ XẾP LOẠI NĂM 2024",),
    ("KẾT QUẢ XẾP LOẠI VIÊN CHỨC", "NĂM HỌC 2024-2025"),
    ("BẢNG TỔNG HỢP KẾT QUẢ XẾP LOẠI NĂM 2023", "(Kèm theo Quyết định số 3/QĐ-UBND ngày 15/12/2023)"),
)
FIRST: Rows = [[1, "Lê Quang Dũng", "Chánh Văn phòng", "Văn phòng", "CSTĐCS"]]
SECOND: Rows = [
    [1, "Đỗ Thị Mai", "Chuyên viên", "Chi cục Thủy lợi", "LĐTT"],
    [2, "Vũ Đình Khôi", "Chi cục trưởng", "Chi cục Thủy lợi", "LĐTT"],
]
PAIRS = [(AWARDS, (title, TITLES[at - step])) for step in (1, 4) for at, title in enumerate(TITLES)]
PAIRS += [(RATINGS, pair) for pair in permutations(RATED, 2)]


def of(headings: list[str], rows: Rows) -> Rows:
    return [[*row[:2], "05/07/1985", row[2], "HTTNV"] for row in rows] if headings == RATINGS else rows


def seen(sheet: ReadSheet) -> dict[str, Any]:
    rows = [row.fields for row in sheet.data]
    return {"layout": sheet.layout.code, "rows": rows, "year": sheet.year, "decision": decision_said(sheet.title)}


@pytest.mark.parametrize(("headings", "titles"), PAIRS)
def test_lists_under_one_another_are_read_as_on_sheets_of_their_own(
    make_workbook: MakeWorkbook, headings: list[str], titles: tuple[tuple[str, ...], ...]
) -> None:
    lists = [(title, of(headings, rows)) for title, rows in zip(titles, (FIRST, SECOND), strict=True)]
    alone = [[*([line] for line in title), headings, *rows] for title, rows in lists]
    apart = [seen(sheet) for sheet in read_workbook(make_workbook({"A": alone[0], "B": alone[1]})).sheets]
    gaps: tuple[Rows, Rows] = ([], [[]])
    for gap, repeated in product(gaps, (True, False)):
        if not repeated and titles[1][0].startswith("I. "):
            continue  # a heading over rows
        below: Rows = [*([line] for line in titles[1]), *([headings] if repeated else []), *lists[1][1]]
        book = read_workbook(make_workbook({"S": [["SỞ NỘI VỤ"], *alone[0], *gap, *below]}))
        assert [seen(sheet) for sheet in book.sheets] == apart
        assert [row.row for row in book.sheets[1].data][-1] == 1 + len(alone[0]) + len(gap) + len(below)


def test_a_line_of_a_title_that_tells_another_year_holds_for_the_rows_below_it(make_workbook: MakeWorkbook) -> None:
    lines: Rows = [["KẾT QUẢ XẾP LOẠI VIÊN CHỨC"], ["NĂM 2024"], list(RATINGS), *of(RATINGS, FIRST), []]
    sheets = read_workbook(make_workbook({"S": [*lines, ["NĂM 2025"], list(RATINGS), *of(RATINGS, SECOND)]})).sheets
    assert [told(sheet, "year", "rating") for sheet in sheets] == [[(2024, "HTTNV")], [(2025, "HTTNV")] * 2]


def test_the_same_title_over_each_page_begins_no_table(make_workbook: MakeWorkbook) -> None:
    page: Rows = [["DANH SÁCH ĐĂNG KÝ THI ĐUA NĂM 2026"], list(AWARDS)]
    (sheet,) = read_workbook(make_workbook({"S": [*page, *FIRST, *page, *SECOND, *page[:1], *SECOND]})).sheets
    assert len(sheet.data) == 5


@pytest.mark.parametrize(
    "words", ["Danh sách này có 3 người đăng ký năm 2025", "DANH SÁCH GỒM 3 NGƯỜI", "Danh sách cá nhân"]
)
def test_words_between_rows_that_tell_nothing_else_begin_no_table(make_workbook: MakeWorkbook, words: str) -> None:
    rows: Rows = [["DANH SÁCH ĐĂNG KÝ THI ĐUA NĂM 2026"], list(AWARDS), *FIRST, [words], *SECOND]
    assert len(read_workbook(make_workbook({"S": rows})).sheets) == 1


def test_the_unit_over_the_first_table_holds_for_the_second_and_its_decision_where_it_may(
    make_workbook: MakeWorkbook,
) -> None:
    rows: Rows = [
        ["DANH SÁCH ĐẠT DANH HIỆU LAO ĐỘNG TIÊN TIẾN NĂM 2025"],
        ["(Kèm theo Quyết định số 9/QĐ-UBND ngày 05/01/2026)"],
        ["Đơn vị: Trường Tiểu học An Bình"],
        ["TT", "Họ và tên", "Chức vụ", "Danh hiệu"],
        [1, "Lê Quang Dũng", "Giáo viên", "LĐTT"],
        [],
    ]
    headings, row = ["TT", "Họ và tên", "Chức vụ", "Danh hiệu"], [1, "Đỗ Thị Mai", "Giáo viên", "CSTĐCS"]
    for title, decision in (
        ("DANH SÁCH ĐƯỢC CÔNG NHẬN DANH HIỆU CHIẾN SĨ THI ĐUA CƠ SỞ", "9/QĐ-UBND"),
        ("DANH SÁCH ĐĂNG KÝ DANH HIỆU THI ĐUA NĂM 2026", None),
    ):
        sheet = read_workbook(make_workbook({"S": [*rows, [title], headings, row]})).sheets[1]
        assert told(sheet, "name", "unit") == [("Đỗ Thị Mai", "Trường Tiểu học An Bình")]
        assert decision_said(sheet.title).number == decision


@pytest.mark.parametrize(
    ("title", "heading", "field"),
    [
        ("TỔNG HỢP XẾP LOẠI (BÁO CÁO NĂM 2025)", "Xếp loại", None),
        ("DANH SÁCH ĐĂNG KÝ THI ĐUA NĂM 2025", "Danh hiệu đăng ký", None),
        ("KẾT QUẢ THI ĐUA NĂM 2025", "Danh hiệu đã đạt", "held"),
    ],
)
def test_a_year_over_rows_goes_before_the_year_of_the_title(
    make_workbook: MakeWorkbook, title: str, heading: str, field: str | None
) -> None:
    cell = "HTTNV" if heading == "Xếp loại" else "LĐTT"
    rows: list[list[object]] = [["TT", "Họ và tên", "Ngày sinh", heading]]
    for number, words in enumerate(("Năm 2024", "II. Năm 2025"), 1):
        rows += [[words], [number, "Lê Quang Dũng", f"0{number}/07/1985", cell]]
    (sheet,) = read_workbook(make_workbook({"S": [[title], *rows]})).sheets
    if field is None:
        assert told(sheet, "year") == [(2024,), (2025,)]
    else:
        assert told(sheet, "held_2024", "held_2025") == [("LĐTT", None), (None, "LĐTT")]


def test_the_decision_of_the_title_is_of_no_other_year_that_stands_over_rows(make_workbook: MakeWorkbook) -> None:
    above: Rows = [["KẾT QUẢ XẾP LOẠI NĂM 2025"], ["(Kèm theo Quyết định số 3/QĐ-UBND ngày 15/12/2025)"], list(RATINGS)]
    first, second = of(RATINGS, SECOND)
    (sheet,) = read_workbook(make_workbook({"S": [*above, ["Năm 2024"], first, ["Năm 2025"], second]})).sheets
    assert told(sheet, "year", "decision_number") == [(2024, None), (2025, "3/QĐ-UBND")]


PLACES = ["TT", "Họ và tên", "Đơn vị"]


@pytest.mark.parametrize("first", ["I. DANH HIỆU CHIẾN SĨ THI ĐUA CƠ SỞ", "I. Chiến sĩ thi đua cơ sở"])
def test_no_words_of_the_award_of_the_first_table_are_left_over_the_second(
    make_workbook: MakeWorkbook, first: str
) -> None:
    over, second = "DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2026", "II. DANH HIỆU LAO ĐỘNG TIÊN TIẾN"
    rows: Rows = [[over], [first], PLACES, [1, "Lê Minh", "Văn phòng"], [], [second], PLACES, [1, "Đỗ Em", "Văn phòng"]]
    titles = [sheet.title for sheet in read_workbook(make_workbook({"S": rows})).sheets]
    assert titles == [f"{over} {first}", f"{over} {second}"]


def test_a_unit_whose_name_speaks_of_awards_is_no_title_of_another_table(make_workbook: MakeWorkbook) -> None:
    title, unit = "DANH SÁCH ĐỀ NGHỊ LAO ĐỘNG TIÊN TIẾN NĂM 2026", "II. PHÒNG THI ĐUA - KHEN THƯỞNG"
    rows: Rows = [[title], PLACES, [1, "Lê Minh", "Văn phòng"], [unit], PLACES, [2, "Đỗ Em", None]]
    (sheet,) = read_workbook(make_workbook({"S": rows})).sheets
    assert (sheet.title, told(sheet, "name")) == (title, [("Lê Minh",), ("Đỗ Em",)])


def test_crosses_of_the_second_table_make_no_columns_of_awards_of_the_first(make_workbook: MakeWorkbook) -> None:
    titles = ("DANH SÁCH CÁN BỘ ĐẠT DANH HIỆU NĂM 2024", "DANH SÁCH CÁN BỘ ĐĂNG KÝ DANH HIỆU NĂM 2026")
    headings: list[object] = [*PLACES, "LĐTT"]
    above: Rows = [[titles[0]], headings, [1, "Lê Minh", "Văn phòng", None], []]
    rows: Rows = [*above, [titles[1]], headings, [1, "Đỗ Em", "Văn phòng", "x"]]
    first, second = read_workbook(make_workbook({"S": rows})).sheets
    assert (list(first.columns), told(second, "registered_2026")) == (["name", "unit"], [("LĐTT",)])


@pytest.mark.parametrize("words", ["II. Đơn vị đạt LĐTT", "2. Tổng hợp Lao động tiên tiến", "II. Danh sách LĐTT"])
def test_a_title_that_only_ends_with_an_award_is_no_heading_of_its_rows(
    make_workbook: MakeWorkbook, words: str
) -> None:
    (sheet,) = read_workbook(make_workbook({"S": [[words], PLACES, [1, "Lê Minh", "Văn phòng"]]})).sheets
    assert [row.groups for row in sheet.data] == [()]


@pytest.mark.parametrize("title", ["DANH SÁCH CÁN BỘ BAN CHỈ HUY QUÂN SỰ XÃ", "DANH SÁCH NGƯỜI CÓ HUY HIỆU ĐẢNG"])
def test_the_military_and_medals_in_a_title_refuse_nothing(make_workbook: MakeWorkbook, title: str) -> None:
    rows: Rows = [["DANH SÁCH CÁN BỘ, CÔNG CHỨC XÃ"], PLACES, [1, "Lê Minh", "Văn phòng"], []]
    sheets = read_workbook(make_workbook({"S": [*rows, [title], PLACES, [1, "Đỗ Em", "Quân sự"]]})).sheets
    assert [told(sheet, "name", "result") for sheet in sheets] == [[("Lê Minh", None), ("Đỗ Em", None)]]
