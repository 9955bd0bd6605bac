"""What the words of titles and headings say became of awards, by one table for each meaning."""

import pytest

from khenthuong_desktop.spreadsheets.layouts.award_standing import (
    asks,
    came_out,
    gives,
    is_open,
    is_reached,
    is_unsure,
    only_asks,
    proposes,
    registers,
    revokes,
)
from khenthuong_desktop.spreadsheets.reader import read_workbook
from tests.unit.spreadsheets.conftest import MakeWorkbook, Rows
from tests.unit.spreadsheets.what_was_read import codes, only, told

OPEN = [
    "DANH SÁCH CÁ NHÂN ĐỦ ĐIỀU KIỆN XÉT TẶNG GIẤY KHEN NĂM 2025",
    "TỔNG HỢP THÀNH TÍCH XÉT TẶNG BẰNG KHEN NĂM 2025",
    "DANH SÁCH TRÌNH HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG NĂM 2025",
    "DANH SÁCH DỰ KIẾN KHEN THƯỞNG NĂM 2025",
    "KẾT QUẢ BÌNH XÉT THI ĐUA NĂM 2025",
    "TỔNG HỢP KẾT QUẢ CÔNG TÁC XÉT THI ĐUA NĂM 2025",
    "DANH SÁCH KHEN THƯỞNG NĂM 2025 (Kèm theo Tờ trình số 12/TTr-UBND ngày 05/11/2025)",
    "KẾT QUẢ SUY TÔN KHEN THƯỞNG NĂM 2025",
    "KẾT QUẢ GIỚI THIỆU KHEN THƯỞNG NĂM 2025",
    "TỔNG HỢP ĐĂNG KÍ THI ĐUA NĂM 2025",
    "KẾT QUẢ GIAO ƯỚC THI ĐUA NĂM 2025",
    "DANH SÁCH LAO ĐỘNG TIÊN TIẾN NĂM 2025 (Kèm theo Biên bản họp ngày 5/1/2026)",
]
GIVEN = [
    "DANH SÁCH CÁ NHÂN ĐƯỢC TẶNG GIẤY KHEN NĂM 2025",
    "DANH SÁCH CÁ NHÂN ĐƯỢC KHEN THƯỞNG NĂM 2025",
    "DANH SÁCH CÁ NHÂN ĐẠT DANH HIỆU THI ĐUA NĂM 2025",
    "DANH SÁCH CÔNG NHẬN DANH HIỆU THI ĐUA NĂM HỌC 2024 – 2025",
]
REVOKED = [
    "THU HỒI DANH HIỆU LAO ĐỘNG TIÊN TIẾN ĐÃ ĐƯỢC CÔNG NHẬN NĂM 2024",
    "DANH SÁCH CÁ NHÂN BỊ HỦY DANH HIỆU THI ĐUA NĂM 2024",
    "HUỶ BỎ QUYẾT ĐỊNH KHEN THƯỞNG NĂM 2024",
    "DANH SÁCH CÁ NHÂN BỊ TƯỚC DANH HIỆU NĂM 2024",
    "DANH SÁCH HỘ CÓ DANH HIỆU GIA ĐÌNH VĂN HÓA BỊ THU HỒI NĂM 2024",
    "ĐỀ NGHỊ THU HỒI BẰNG KHEN ĐÃ TẶNG",
]
OTHERS = [
    "KHOA XÉT NGHIỆM - KẾT QUẢ THI ĐUA NĂM 2025",
    "TRƯỜNG THCS TRỊNH HOÀI ĐỨC - KẾT QUẢ THI ĐUA NĂM 2025",
    "TRƯỜNG THPT PHAN CHÂU TRINH - KẾT QUẢ THI ĐUA NĂM 2025",
    "KẾT QUẢ THI ĐUA CHƯƠNG TRÌNH NÔNG THÔN MỚI NĂM 2025",
    "KẾT QUẢ NHẬN XÉT, ĐÁNH GIÁ VÀ THI ĐUA NĂM 2025",
    "UBND XÃ XÍN MẦN - KẾT QUẢ THI ĐUA NĂM 2025",
    "KẾT QUẢ THI ĐUA NĂM 2025 (KÈM THEO QUYẾT ĐỊNH SỐ 5/QĐ-UBND)",
]


@pytest.mark.parametrize("title", OPEN)
def test_a_title_may_leave_open_that_anything_was_given(title: str) -> None:
    assert is_open(title) and not revokes(title)


@pytest.mark.parametrize("title", [*GIVEN, *OTHERS])
def test_names_of_schools_rooms_and_programmes_ask_for_nothing(title: str) -> None:
    assert not is_open(title) and not proposes(title) and not revokes(title)


@pytest.mark.parametrize(("title", "given"), [*((one, True) for one in GIVEN), *((one, False) for one in OTHERS)])
def test_a_title_says_that_awards_were_given(title: str, given: bool) -> None:
    assert gives(title) is given


def test_what_is_asked_considered_and_registered_are_told_apart() -> None:
    asked, considered, striven = "DANH SÁCH TRÌNH HỘI ĐỒNG", "TỔNG HỢP XÉT TẶNG", "ĐĂNG KÍ THI ĐUA"
    assert [proposes(words) for words in (asked, considered, striven)] == [True, False, False]
    assert [is_unsure(words) for words in (asked, considered, striven)] == [False, True, False]
    assert [registers(words) for words in (asked, considered, striven)] == [False, False, True]
    assert [only_asks(words) for words in (asked, considered, striven)] == [True, False, True]


@pytest.mark.parametrize("title", REVOKED)
def test_a_title_says_that_awards_are_taken_back(title: str) -> None:
    assert revokes(title)


@pytest.mark.parametrize(
    "title",
    [
        "DANH SÁCH TẶNG HUY CHƯƠNG NĂM 2025",
        "BAN CHỈ HUY QUÂN SỰ - KHEN THƯỞNG NĂM 2025",
        "KHEN THƯỞNG CÁC HỘ CÓ ĐẤT BỊ THU HỒI",
        "HỘ BỊ THU HỒI ĐẤT ĐƯỢC TẶNG GIẤY KHEN NĂM 2025",
        "KHEN THƯỞNG PHONG TRÀO XÓA ĐÓI GIẢM NGHÈO",
        "DANH SÁCH KHEN THƯỞNG CỦA ÔNG NGUYỄN VĂN HUY",
    ],
)
def test_land_medals_and_men_called_so_are_no_awards_taken_back(title: str) -> None:
    assert not revokes(title)


@pytest.mark.parametrize(
    ("words", "others"),
    [
        ("HỘ ĐẠT GIA ĐÌNH VĂN HÓA", "HỘ HIẾN ĐẤT LÀM ĐƯỜNG, GIA ĐÌNH VĂN HÓA"),
        ("Đạt LĐTT", "Đặt vòng hoa"),
        ("HO DAT GIA DINH VAN HOA", "HO CO GIA DINH VAN HOA"),
    ],
)
def test_what_was_reached_is_told_from_words_that_differ_in_accents_alone(words: str, others: str) -> None:
    assert is_reached(words) and not is_reached(others)


@pytest.mark.parametrize(
    ("words", "others"),
    [
        ("TRÌNH HỘI ĐỒNG", "ÔNG TRỊNH VĂN AN"),
        ("TRINH HOI DONG", "HOI DONG"),
        ("ĐĂNG KÝ THI ĐUA", "CÁN BỘ ĐANG KỲ NGHỈ"),
    ],
)
def test_what_is_asked_is_told_from_words_that_differ_in_accents_alone(words: str, others: str) -> None:
    assert only_asks(words) and not only_asks(others) and not asks(others)


def test_who_was_awarded_is_told_from_who_got_more_pay() -> None:
    assert came_out("CÁ NHÂN ĐƯỢC TẶNG GIẤY KHEN") and not came_out("CÁ NHÂN ĐƯỢC TĂNG LƯƠNG")


HEADS: list[object] = ["STT", "Họ và tên", "Ngày sinh"]
WHO: list[object] = [1, "Hà Thị Thảo", "05/07/1985"]


@pytest.mark.parametrize("title", OPEN)
@pytest.mark.parametrize(("heading", "cell"), [("Danh hiệu", "LĐTT"), ("LĐTT", "x"), ("Danh hiệu 2025", "LĐTT")])
def test_nothing_is_held_under_a_title_that_leaves_it_open(
    make_workbook: MakeWorkbook, title: str, heading: str, cell: str
) -> None:
    rows: Rows = [[title], [*HEADS, heading], [*WHO, cell]]
    assert told(only(read_workbook(make_workbook({"S": rows}))), "held", "held_2025") == [(None, None)]


@pytest.mark.parametrize("title", OPEN[:4])
def test_what_somebody_holds_beside_is_not_of_the_year_that_is_asked_for(
    make_workbook: MakeWorkbook, title: str
) -> None:
    rows: Rows = [[title], [*HEADS, "Danh hiệu đã đạt"], [*WHO, "LĐTT"]]
    assert told(only(read_workbook(make_workbook({"S": rows}))), "held", "held_2025") == [("LĐTT", None)]
    rows = [[title], [*HEADS, "2023", "2024", "2025"], [*WHO, "LĐTT", "CSTĐCS", "LĐTT"]]
    sheet = only(read_workbook(make_workbook({"S": rows})))
    assert told(sheet, "held_2023", "held_2024", "held_2025") == [("LĐTT", "CSTĐCS", None)]
    assert "extra_column" in codes(sheet)


def test_what_came_of_considering_is_of_the_year_in_the_title(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [["KẾT QUẢ BÌNH XÉT THI ĐUA NĂM 2025"], [*HEADS, "Danh hiệu đạt được"], [*WHO, "LĐTT"]]
    assert told(only(read_workbook(make_workbook({"S": rows}))), "held_2025") == [("LĐTT",)]


@pytest.mark.parametrize("title", GIVEN)
@pytest.mark.parametrize(("heading", "cell"), [("Danh hiệu", "LĐTT"), ("LĐTT", "x")])
def test_what_a_title_says_was_given_is_held(make_workbook: MakeWorkbook, title: str, heading: str, cell: str) -> None:
    sheet = only(read_workbook(make_workbook({"S": [[title], [*HEADS, heading], [*WHO, cell]]})))
    assert (told(sheet, "held_2025", "award"), codes(sheet)) == ([("LĐTT", None)], {"award_supposed_held"})


@pytest.mark.parametrize("title", OTHERS[:6])
def test_results_of_such_names_are_those_of_their_year(make_workbook: MakeWorkbook, title: str) -> None:
    rows: Rows = [[title], [*HEADS, "Danh hiệu đã đạt"], [*WHO, "LĐTT"]]
    assert told(only(read_workbook(make_workbook({"S": rows}))), "held_2025") == [("LĐTT",)]


@pytest.mark.parametrize(
    "title", ["ĐĂNG KÍ THI ĐUA NĂM 2026", "BẢN GIAO ƯỚC THI ĐUA NĂM 2026", "CAM KẾT THI ĐUA NĂM 2026"]
)
@pytest.mark.parametrize(("heading", "cell"), [("Danh hiệu", "LĐTT"), ("LĐTT", "x")])
def test_what_people_commit_themselves_to_is_registered_however_it_is_spelt(
    make_workbook: MakeWorkbook, title: str, heading: str, cell: str
) -> None:
    sheet = only(read_workbook(make_workbook({"S": [[title], [*HEADS, heading], [*WHO, cell]]})))
    assert told(sheet, "registered_2026", "award") == [("LĐTT", None)]
    assert sheet.unit_above is None


def test_a_column_headed_by_the_other_spelling_of_registering_is_understood(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [["DANH SÁCH THI ĐUA"], [*HEADS, "Danh hiệu đăng kí năm 2026"], [*WHO, "LĐTT"]]
    assert told(only(read_workbook(make_workbook({"S": rows}))), "registered_2026") == [("LĐTT",)]


@pytest.mark.parametrize("title", REVOKED)
@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        (["Danh hiệu"], ["LĐTT"]),
        (["Danh hiệu đã đạt năm 2024"], ["LĐTT"]),
        (["Danh hiệu", "Số QĐ", "Ngày QĐ"], ["LĐTT", "5/QĐ-UBND", "5/1/2025"]),
        (["LĐTT"], ["x"]),
        (["Đơn vị"], ["Văn phòng"]),
    ],
)
def test_a_list_of_awards_taken_back_is_left_out_and_told(
    make_workbook: MakeWorkbook, title: str, heading: list[object], cells: list[object]
) -> None:
    rows: Rows = [[title], [*HEADS, *heading], [*WHO, *cells]]
    alone = read_workbook(make_workbook({"S": rows}))
    assert (alone.sheets, [(one.code, one.severity.value) for one in alone.problems]) == (
        [],
        [("list_revokes", "error")],
    )
    staff: Rows = [HEADS, WHO]
    beside = read_workbook(make_workbook({"NS": staff, "S": rows}))
    assert [sheet.name for sheet in beside.sheets] == ["NS"]
    assert ("list_revokes", "warning") in [(one.code, one.severity.value) for one in beside.problems]


def test_the_decision_by_which_awards_are_taken_back_gives_none(make_workbook: MakeWorkbook) -> None:
    title = ["DANH SÁCH CÁ NHÂN"]
    decision = ["(Kèm theo Quyết định số 77/QĐ-UBND ngày 15/01/2026 về việc thu hồi danh hiệu Lao động tiên tiến)"]
    found = read_workbook(make_workbook({"S": [title, decision, [*HEADS, "Danh hiệu"], [*WHO, "LĐTT"]]}))
    assert (found.sheets, [one.code for one in found.problems]) == ([], ["list_revokes"])


def test_a_decision_based_on_a_statement_gives(make_workbook: MakeWorkbook) -> None:
    decision = ["(Kèm theo Quyết định số 77/QĐ-UBND ngày 15/01/2026 của UBND xã, xét Tờ trình số 12/TTr-VHXH)"]
    rows: Rows = [["DANH SÁCH LAO ĐỘNG TIÊN TIẾN NĂM 2025"], decision, [*HEADS, "Danh hiệu"], [*WHO, "LĐTT"]]
    sheet = only(read_workbook(make_workbook({"S": rows})))
    assert sheet.layout.code == "decision_list"
