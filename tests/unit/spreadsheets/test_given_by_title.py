"""Awards that the words above a list say were given, not proposed: a decision's list, "CÁ NHÂN ĐẠT DANH HIỆU …"."""

import pytest

from khenthuong_desktop.spreadsheets.layouts.decision_lists import decision_said
from khenthuong_desktop.spreadsheets.layouts.given_by_decision import without_rules
from khenthuong_desktop.spreadsheets.reader import read_workbook
from khenthuong_desktop.spreadsheets.rows.read_sheet import ReadSheet
from tests.unit.spreadsheets.conftest import MakeWorkbook, Rows
from tests.unit.spreadsheets.what_was_read import codes, only, told

MARKED: Rows = [
    ["STT", "Họ và tên", "Đơn vị", "LĐTT", "CSTĐCS"],
    [1, "Lê Hoàng Cường", "Văn phòng", "x", "x"],
    [2, "Đỗ Quang Em", "Phòng Kinh tế", "x", None],
]
DECISION = "(Kèm theo Quyết định số 77/QĐ-UBND ngày 15/01/2026 của Chủ tịch UBND xã)"


def read(make_workbook: MakeWorkbook, *rows: list[object] | Rows) -> ReadSheet:
    return only(read_workbook(make_workbook({"S": rows})))


@pytest.mark.parametrize(
    "title",
    [
        "DANH SÁCH CÔNG NHẬN DANH HIỆU LAO ĐỘNG TIÊN TIẾN, CHIẾN SĨ THI ĐUA CƠ SỞ NĂM 2025",
        "DANH SÁCH CÁ NHÂN ĐẠT DANH HIỆU THI ĐUA NĂM 2025",
        "DANH SÁCH",
    ],
)
@pytest.mark.parametrize("mark", ["x", 1])
def test_marks_in_the_list_of_a_decision_are_what_it_gives(
    make_workbook: MakeWorkbook, title: str, mark: object
) -> None:
    rows = [[mark if cell == "x" else cell for cell in row] for row in MARKED]
    sheet = read(make_workbook, [title], [DECISION], [], *rows)
    assert sheet.layout.code == "decision_list"
    assert told(sheet, "name", "award") == [("Lê Hoàng Cường", "LĐTT; CSTĐCS"), ("Đỗ Quang Em", "LĐTT")]
    assert codes(sheet) == set()


def test_marks_for_collectives_in_the_list_of_a_decision_are_given(make_workbook: MakeWorkbook) -> None:
    heading, who = ["STT", "Tên tập thể", "TTLĐTT", "TTLĐXS"], [1, "Phòng Kinh tế", "x", None]
    sheet = read(make_workbook, ["DANH SÁCH CÔNG NHẬN DANH HIỆU"], [DECISION], heading, who)
    assert (sheet.layout.code, told(sheet, "award", "subject_kind")) == ("decision_list", [("TTLĐTT", "collective")])


@pytest.mark.parametrize(
    "title",
    [
        "DANH SÁCH CÁ NHÂN ĐƯỢC CÔNG NHẬN DANH HIỆU THI ĐUA NĂM 2025",
        "DANH SÁCH CÁ NHÂN ĐẠT CÁC DANH HIỆU THI ĐUA NĂM 2025",
        "KẾT QUẢ KHEN THƯỞNG NĂM 2025",
    ],
)
def test_what_the_title_says_was_given_is_not_proposed_and_that_is_told(
    make_workbook: MakeWorkbook, title: str
) -> None:
    in_words: Rows = [["STT", "Họ và tên", "Danh hiệu"], [1, "Lê Hoàng Cường", "LĐTT; CSTĐCS"], [2, "Đỗ Em", "LĐTT"]]
    for rows in (MARKED, in_words):
        sheet = read(make_workbook, [title], *rows)
        assert told(sheet, "held_2025", "award", "award_title") == [("LĐTT; CSTĐCS", None, None), ("LĐTT", None, None)]
        assert codes(sheet) == {"award_supposed_held"}


def test_without_a_year_what_was_given_stays_given(make_workbook: MakeWorkbook) -> None:
    sheet = read(make_workbook, ["DANH SÁCH CÁ NHÂN ĐƯỢC CÔNG NHẬN DANH HIỆU THI ĐUA"], *MARKED)
    assert told(sheet, "held", "award") == [("LĐTT; CSTĐCS", None), ("LĐTT", None)]


@pytest.mark.parametrize(
    "words",
    [
        "DANH SÁCH ĐỀ NGHỊ CÔNG NHẬN DANH HIỆU THI ĐUA NĂM 2025",
        "DANH SÁCH CÁ NHÂN ĐỦ ĐIỀU KIỆN CÔNG NHẬN DANH HIỆU THI ĐUA NĂM 2025",
        "DANH SÁCH CÔNG NHẬN DANH HIỆU NĂM 2025 (Kèm theo Tờ trình số 12/TTr-UBND)",
        "DANH SÁCH CÔNG NHẬN DANH HIỆU NĂM 2025 (Kèm theo Quyết định số      /QĐ-UBND ngày    /01/2026)",
    ],
)
def test_what_is_not_given_yet_stays_proposed(make_workbook: MakeWorkbook, words: str) -> None:
    assert told(read(make_workbook, [words], *MARKED), "award") == [("LĐTT",), ("LĐTT",)]


def test_who_strives_for_awards_registers(make_workbook: MakeWorkbook) -> None:
    sheet = read(make_workbook, ["DANH SÁCH CÁ NHÂN PHẤN ĐẤU ĐẠT DANH HIỆU THI ĐUA NĂM 2026"], *MARKED)
    assert told(sheet, "registered_2026", "award") == [("LĐTT; CSTĐCS", None), ("LĐTT", None)]


@pytest.mark.parametrize("heading", ["Danh hiệu", "LĐTT"])
def test_the_clerk_s_word_that_they_are_proposed_counts(make_workbook: MakeWorkbook, heading: str) -> None:
    cell = "x" if heading == "LĐTT" else "LĐTT"
    rows: Rows = [["CÁ NHÂN ĐẠT DANH HIỆU NĂM 2025"], ["STT", "Họ và tên", heading], [1, "Lê Hoàng Cường", cell]]
    sheet = only(read_workbook(make_workbook({"S": rows}), "individuals_list", {heading: "award"}))
    assert told(sheet, "award", "held_2025") == [("LĐTT", None)]


RESULTS = [
    "KẾT QUẢ THI ĐUA NĂM HỌC 2024-2025",
    "TỔNG HỢP KẾT QUẢ THI ĐUA, KHEN THƯỞNG NĂM 2025",
    "KẾT QUẢ XẾP LOẠI VIÊN CHỨC VÀ THI ĐUA NĂM HỌC 2024-2025",
    "KẾT QUẢ ĐÁNH GIÁ, XẾP LOẠI VÀ THI ĐUA NĂM 2025",
]
BESIDE = ("rating_2025", "rating_number", "held_2025", "held_number", "held_date", "award", "award_title")
BOTH = ("HTXSNV", None, "CSTĐCS", "45/QĐ-UBND", "2025-07-15", None, None)


@pytest.mark.parametrize("title", RESULTS)
@pytest.mark.parametrize("rating", ["Xếp loại viên chức", "Xếp loại"])
@pytest.mark.parametrize("day", ["Ngày QĐ", "Ngày tháng"])
def test_a_decision_behind_awards_beside_ratings_is_of_the_awards_which_were_given(
    make_workbook: MakeWorkbook, title: str, rating: str, day: str
) -> None:
    heading: list[object] = ["TT", "Họ và tên", rating, "Danh hiệu thi đua", "Số QĐ", day]
    row: list[object] = [1, "Hà Thị Thảo", "HTXSNV", "CSTĐCS", "45/QĐ-UBND", "15/7/2025"]
    sheet = read(make_workbook, [title], heading, row)
    assert told(sheet, *BESIDE) == [BOTH]
    assert codes(sheet) == {"award_supposed_held"}


@pytest.mark.parametrize(
    ("heading", "cells", "held"),
    [
        (["Xếp loại viên chức", "LĐTT", "CSTĐCS", "Số QĐ"], ["HTXSNV", "x", "x", "45/QĐ-UBND"], "LĐTT; CSTĐCS"),
        (["Danh hiệu thi đua", "Số QĐ", "Xếp loại viên chức"], ["CSTĐCS", "45/QĐ-UBND", "HTXSNV"], "CSTĐCS"),
        (
            ["Xếp loại", "Danh hiệu thi đua", "Hình thức khen thưởng", "Số QĐ"],
            ["HTXSNV", "CSTĐCS", "Giấy khen", "45/QĐ-UBND"],
            "CSTĐCS; Giấy khen",
        ),
    ],
)
def test_however_awards_stand_beside_ratings_the_decision_behind_them_is_theirs(
    make_workbook: MakeWorkbook, heading: list[object], cells: list[object], held: str
) -> None:
    sheet = read(make_workbook, [RESULTS[0]], ["TT", "Họ và tên", *heading], [1, "Hà Thị Thảo", *cells])
    assert told(sheet, "rating_2025", "rating_number", "held_2025", "held_number") == [
        ("HTXSNV", None, held, "45/QĐ-UBND")
    ]


def test_a_decision_behind_awards_beside_initiatives_is_of_the_awards(make_workbook: MakeWorkbook) -> None:
    heading: list[object] = ["TT", "Họ và tên", "Tên sáng kiến", "Danh hiệu thi đua", "Số QĐ"]
    row: list[object] = [1, "Hà Thị Thảo", "Ứng dụng bảng kiểm", "CSTĐCS", "45/QĐ-UBND"]
    sheet = read(make_workbook, [RESULTS[0]], heading, row)
    assert told(sheet, "initiative_number", "held_2025", "held_number") == [(None, "CSTĐCS", "45/QĐ-UBND")]


def test_a_decision_behind_ratings_stays_theirs(make_workbook: MakeWorkbook) -> None:
    heading: list[object] = ["TT", "Họ và tên", "Xếp loại viên chức", "Số QĐ", "Danh hiệu thi đua"]
    row: list[object] = [1, "Hà Thị Thảo", "HTXSNV", "45/QĐ-UBND", "CSTĐCS"]
    sheet = read(make_workbook, [RESULTS[0]], heading, row)
    assert told(sheet, "rating_number", "held_2025", "held_number") == [("45/QĐ-UBND", "CSTĐCS", None)]


@pytest.mark.parametrize("title", ["DANH SÁCH VIÊN CHỨC", "DANH SÁCH XẾP LOẠI, THI ĐUA NĂM 2025"])
@pytest.mark.parametrize("rating", ["Xếp loại viên chức", "Xếp loại"])
def test_awards_with_decisions_are_held_where_no_title_says_so_and_ratings_left_unread_are_told(
    make_workbook: MakeWorkbook, title: str, rating: str
) -> None:
    heading: list[object] = ["TT", "Họ và tên", rating, "Danh hiệu thi đua", "Số QĐ"]
    sheet = read(make_workbook, [title], heading, [1, "Hà Thị Thảo", "HTXSNV", "CSTĐCS", "45/QĐ-UBND ngày 15/7/2025"])
    assert sheet.layout.code == "awards_held"
    assert told(sheet, "award", "decision_number") == [("CSTĐCS", "45/QĐ-UBND")]
    assert "extra_column" in codes(sheet)


def test_a_decision_behind_what_a_title_asks_for_is_not_of_the_ratings_and_is_told(
    make_workbook: MakeWorkbook,
) -> None:
    heading: list[object] = ["TT", "Họ và tên", "Xếp loại viên chức", "Danh hiệu thi đua", "Số QĐ"]
    row: list[object] = [1, "Hà Thị Thảo", "HTXSNV", "CSTĐCS", "45/QĐ-UBND"]
    sheet = read(make_workbook, ["DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2025"], heading, row)
    assert told(sheet, "rating_2025", "rating_number", "award_title") == [("HTXSNV", None, "CSTĐCS")]
    assert codes(sheet) == {"extra_column"}


OF_RULES = [
    "(Căn cứ Quyết định số 315/QĐ-UBND ngày 20/01/2026 ban hành Quy chế thi đua, khen thưởng)",
    "(Kèm theo Quyết định số 20/QĐ-UBND ngày 15/02/2026 về việc phát động phong trào thi đua)",
    "(Theo Quyết định số 20/QĐ-UBND ngày 15/02/2026 về Quy chế thi đua, khen thưởng)",
    "(Thực hiện Kế hoạch kèm theo Quyết định số 20/QĐ-UBND ngày 15/02/2026)",
    "Quyết định số 7/QĐ-UBND ngày 15/02/2026 về việc thành lập Hội đồng thi đua, khen thưởng",
]


@pytest.mark.parametrize("decision", OF_RULES)
@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("DANH SÁCH ĐĂNG KÝ DANH HIỆU THI ĐUA NĂM 2026", "registered_2026"),
        ("DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2026", "award_title"),
        ("DANH SÁCH XÉT THI ĐUA NĂM 2026", "award_title"),
        ("DANH SÁCH KHEN THƯỞNG NĂM 2026", "award_title"),
    ],
)
def test_a_decision_that_only_gives_the_rules_makes_no_list_of_what_was_given(
    make_workbook: MakeWorkbook, decision: str, title: str, field: str
) -> None:
    rows: Rows = [["TT", "Họ và tên", "Đơn vị", "Danh hiệu"], [1, "Lê Quang Dũng", "Văn phòng", "CSTĐCS"]]
    sheet = read(make_workbook, [title], [decision], [], *rows)
    assert (sheet.layout.code, told(sheet, field)) == ("individuals_list", [("CSTĐCS",)])


@pytest.mark.parametrize(
    "decision",
    [
        "(Kèm theo Quyết định số 77/QĐ-UBND ngày 15/01/2026 của Chủ tịch UBND xã)",
        "(Kèm theo Quyết định số 77/QĐ-UBND ngày 15/01/2026 về việc tặng Giấy khen phong trào thi đua yêu nước)",
        "(Căn cứ Quyết định số 77/QĐ-UBND ngày 15/01/2026 về việc công nhận danh hiệu thi đua)",
        "(Kèm theo Quyết định số 77/QĐ-UBND ngày 15/01/2026 theo đề nghị của Hội đồng Thi đua - Khen thưởng)",
        "Căn cứ Quyết định số 5/QĐ-UBND ban hành Quy chế. Kèm theo Quyết định số 77/QĐ-UBND ngày 15/01/2026",
    ],
)
def test_a_decision_by_which_a_list_is_given_makes_it_one_of_what_was_given(
    make_workbook: MakeWorkbook, decision: str
) -> None:
    rows: Rows = [["TT", "Họ và tên", "Đơn vị", "Danh hiệu"], [1, "Lê Quang Dũng", "Văn phòng", "CSTĐCS"]]
    assert read(make_workbook, ["DANH SÁCH KHEN THƯỞNG NĂM 2025"], [decision], [], *rows).layout.code == "decision_list"
    assert decision_said(without_rules(f"DANH SÁCH {decision}")).number == "77/QĐ-UBND"
    asked = read(make_workbook, ["DANH SÁCH ĐĂNG KÝ THI ĐUA NĂM 2026"], [decision], [], *rows)
    assert asked.layout.code == "individuals_list"


@pytest.mark.parametrize("had", ["năm liền kề", "2 năm liền kề", "năm học trước", "năm trước đó"])
def test_what_somebody_had_before_is_neither_proposed_nor_registered_nor_of_the_year_of_the_title(
    make_workbook: MakeWorkbook, had: str
) -> None:
    heading: list[object] = ["TT", "Họ và tên", "Đơn vị", f"Danh hiệu thi đua {had}", "Hình thức khen thưởng"]
    row: list[object] = [1, "Lê Quang Dũng", "Văn phòng", "LĐTT", "Giấy khen"]
    sheet = read(make_workbook, ["DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2026"], heading, row)
    assert told(sheet, "award", "award_title", "award_form", "held_2026") == [(None, None, "Giấy khen", None)]
    assert codes(sheet) == {"extra_column"}
    reached: list[object] = [*heading[:3], f"Danh hiệu đã đạt {had}"]
    sheet = read(make_workbook, ["KẾT QUẢ THI ĐUA NĂM 2026"], reached, row[:4])
    assert told(sheet, "held", "held_2026") == [("LĐTT", None)]


@pytest.mark.parametrize(
    "headings",
    [
        ["Danh hiệu 2024", "Danh hiệu thi đua", "Số QĐ", "Ngày tháng"],  # which of two years they are of, nobody says
        ["Danh hiệu thi đua", "Ghi chú", "Số QĐ", "Ngày tháng"],
        ["Danh hiệu thi đua", "Ngày tháng", "Ghi chú", "Số QĐ"],
        ["Danh hiệu thi đua", "Ngày tháng"],
    ],
)
def test_a_number_or_a_day_that_may_be_of_something_else_is_told_and_not_that_of_the_awards(
    make_workbook: MakeWorkbook, headings: list[str]
) -> None:
    cells = {"Số QĐ": "45/QĐ-UBND", "Ngày tháng": "15/7/2025", "Ghi chú": "Lớp 9A"}
    row: list[object] = [1, "Hà Thị Thảo", "HTTNV", *(cells.get(heading, "LĐTT") for heading in headings)]
    sheet = read(make_workbook, [RESULTS[0]], ["TT", "Họ và tên", "Xếp loại", *headings], row)
    assert told(sheet, "held_2025", "held_number", "held_date") == [("LĐTT", None, None)]
    unread = [problem.value for problem in sheet.problems if problem.code == "extra_column"]
    assert unread == [heading for heading in headings if heading in ("Số QĐ", "Ngày tháng")]
