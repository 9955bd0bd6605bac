"""What the words around a list say of the decision it goes with, and how such a list is told from others."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from khenthuong_desktop.spreadsheets.layouts.decision_lists import (
    DecisionSaid,
    decision_said,
    is_given,
    is_of_awards,
    signer_said,
)
from khenthuong_desktop.spreadsheets.reader import read_workbook
from khenthuong_desktop.spreadsheets.rows.read_sheet import ReadSheet
from tests.unit.spreadsheets.conftest import MakeWorkbook, Rows

FIFTH = date(2026, 12, 5)


def read(folder: Path, *rows: list[Any], merges: tuple[str, ...] = ()) -> ReadSheet:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(row)
    for area in merges:
        sheet.merge_cells(area)
    path = folder / "qd.xlsx"
    book.save(path)
    (found,) = read_workbook(path).sheets
    return found


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            "(Kèm theo Quyết định số 412/QĐ-UBND ngày 05 tháng 12 năm 2026 của Chủ tịch UBND tỉnh Hưng Yên)",
            DecisionSaid("412/QĐ-UBND", FIFTH, "Chủ tịch UBND tỉnh Hưng Yên"),
        ),
        (
            "Kèm theo QĐ số: 412 /QĐ-UBND, ngày 5/12/2026 của Ủy ban nhân dân tỉnh về việc khen thưởng",
            DecisionSaid("412/QĐ-UBND", FIFTH, "Ủy ban nhân dân tỉnh"),
        ),
        ("kèm theo quyết định số 07/2026/QĐ–CTN ngày 5-12-2026", DecisionSaid("07/2026/QĐ-CTN", FIFTH, None)),
        ("Số: 412/QĐ-UBND  Hưng Yên, ngày 05 tháng 12 năm 2026", DecisionSaid("412/QĐ-UBND", FIFTH, None)),
        ("Kèm theo Quyết định số 412/QĐ-UBND ngày 31/02/2026", DecisionSaid("412/QĐ-UBND", None, None)),
        ("Kèm theo Quyết định số      /QĐ-UBND ngày    tháng    năm 2026", DecisionSaid()),
        ("Kèm theo Tờ trình số 12/TTr-UBND ngày 05/11/2026", DecisionSaid()),
    ],
)
def test_the_parts_of_a_decision_are_read_from_its_words(words: str, said: DecisionSaid) -> None:
    assert decision_said(words) == said


def test_what_is_known_goes_before_what_is_read() -> None:
    assert DecisionSaid("1/QĐ-A") | DecisionSaid("2/QĐ-B", FIFTH) == DecisionSaid("1/QĐ-A", FIFTH)


@pytest.mark.parametrize(
    ("foot", "name"),
    [
        (["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "(Đã ký)", "Nguyễn Văn A"], "Nguyễn Văn A"),
        (["Hưng Yên, ngày 05 tháng 12 năm 2026", "Người lập biểu", "Lê Thị Na"], None),
        (["NGƯỜI LẬP", "CHỦ TỊCH", "Lê Thị Na", "Trần Đức Bảy"], "Trần Đức Bảy"),
        (["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"], None),
        ([], None),
    ],
)
def test_who_signed_stands_under_the_authority(foot: list[str], name: str | None) -> None:
    assert signer_said(foot) == name


def test_only_decisions_on_awards_count() -> None:
    assert is_of_awards("DANH SÁCH KHEN THƯỞNG (Kèm theo Quyết định số 1/QĐ-UBND)")
    assert not is_of_awards("DANH SÁCH KHEN THƯỞNG (Kèm theo Tờ trình số 1/TTr-UBND)")
    assert is_of_awards("DANH SÁCH LAO ĐỘNG TIÊN TIẾN NĂM 2025 (QĐ số 5/QĐ-UBND ngày 12/01/2026)")
    assert not is_of_awards("DANH SÁCH ĐĂNG KÝ LAO ĐỘNG TIÊN TIẾN NĂM 2027 (theo QĐ số 5/QĐ-UBND ngày 12/01/2026)")
    assert not is_of_awards("DANH SÁCH NÂNG LƯƠNG (Kèm theo Quyết định số 1/QĐ-UBND)")


def test_a_result_in_words_is_yes_no_or_neither() -> None:
    assert [is_given(words) for words in ("Đồng ý", "Đạt", "")] == [True, True, True]
    assert [is_given(words) for words in ("Không khen", "Chưa đủ điều kiện", "Trả lại hồ sơ")] == [False, False, False]
    assert [is_given(words) for words in ("Chờ bổ sung HS", "Đề nghị giải trình", "0")] == [None, None, None]


HEADING = ["STT", "Họ và tên", "Chức vụ, đơn vị công tác"]
TITLE = "DANH SÁCH CÁ NHÂN ĐƯỢC TẶNG BẰNG KHEN"
ATTACHED = "(Kèm theo Quyết định số 412/QĐ-UBND ngày 05 tháng 12 năm 2026 của Chủ tịch UBND tỉnh)"


def test_the_same_columns_are_a_decision_s_list_by_the_words_above(tmp_path: Path) -> None:
    rows: list[list[Any]] = [HEADING, [1, "Nguyễn Văn An", "Trưởng phòng"]]
    assert read(tmp_path, [TITLE], [ATTACHED], *rows).layout.code == "decision_list"
    plain = read(tmp_path, ["DANH SÁCH ĐỀ NGHỊ"], ["(Kèm theo Tờ trình số 12/TTr-UBND ngày 05/11/2026)"], *rows)
    assert plain.layout.code != "decision_list"


def test_groups_tell_kind_award_and_decision_and_the_foot_is_kept(tmp_path: Path) -> None:
    sheet = read(
        tmp_path,
        ["SỔ KHEN THƯỞNG"],
        [ATTACHED],
        ["STT", "Tên tập thể, cá nhân", "Đơn vị"],
        ["I", "TẬP THỂ"],
        [1, "Phòng Kinh tế", None],
        ["II", "CÁ NHÂN"],
        ["1", "Danh hiệu Chiến sĩ thi đua cơ sở"],
        [1, "NGUYỄN VĂN AN", "Phòng Kinh tế"],
        ["Quyết định số 15/QĐ-UBND ngày 07 tháng 01 năm 2025 của Chủ tịch UBND xã"],
        [1, "Bà Trần Thị Bình", "Trạm Y tế"],
        [],
        [None, "KT. CHỦ TỊCH"],
        [None, "PHÓ CHỦ TỊCH"],
        [None, "Lê Văn Ký"],
        merges=("A9:C9",),
    )
    assert [(row.row, row.fields) for row in sheet.data] == [
        (5, {"name": "Phòng Kinh tế", "subject_kind": "collective"}),
        (8, {"name": "Nguyễn Văn An", "subject_kind": "individual", "unit": "Phòng Kinh tế",
             "award": "Danh hiệu Chiến sĩ thi đua cơ sở"}),
        (10, {"name": "Trần Thị Bình", "honorific": "Bà", "subject_kind": "individual", "unit": "Trạm Y tế"}),
    ]  # fmt: skip
    assert [decision_said(" ".join(row.groups)).number for row in sheet.data] == [None, None, "15/QĐ-UBND"]
    assert signer_said(sheet.foot) == "Lê Văn Ký"


def test_an_award_of_collectives_does_not_hold_for_the_people_under_the_next_award(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["DANH SÁCH TẬP THỂ, CÁ NHÂN ĐƯỢC CÔNG NHẬN DANH HIỆU THI ĐUA NĂM 2024"],
        ["(Kèm theo Quyết định số 1234/QĐ-UBND ngày 08/01/2025 của Chủ tịch UBND huyện Kim Động)"],
        ["TT", "Tên tập thể, cá nhân", "Chức vụ, đơn vị công tác"],
        ["I", "Tập thể Lao động tiên tiến (01 tập thể)"],
        [1, "Trường Mầm non An Bình"],
        ["II", "Chiến sĩ thi đua cơ sở (01 cá nhân)"],
        [1, "Bà Lê Thị Bưởi", "Hiệu trưởng, Trường Mầm non An Bình"],
        ["III", "Lao động tiên tiến"],
        [1, "Ông Nguyễn Văn An", "Chủ tịch UBND xã An Bình"],
    ]
    (sheet,) = read_workbook(make_workbook({"Kèm QĐ": rows})).sheets
    told = [[row.fields.get(name) for name in ("name", "subject_kind", "award")] for row in sheet.data]
    assert told == [
        ["Trường Mầm non An Bình", "collective", "Tập thể Lao động tiên tiến"],
        ["Lê Thị Bưởi", "individual", "Chiến sĩ thi đua cơ sở"],
        ["Nguyễn Văn An", "individual", "Lao động tiên tiến"],
    ]


def test_the_count_in_a_heading_of_an_award_tells_whom_it_is_for(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["DANH SÁCH ĐƯỢC TẶNG GIẤY KHEN (Kèm theo Quyết định số 5/QĐ-UBND ngày 08/01/2025)"],
        ["TT", "Tên tập thể, cá nhân", "Ghi chú"],
        ["A", "TẬP THỂ"],
        [1, "Tổ Một cửa"],
        ["B", "Giấy khen (01 cá nhân)"],
        [1, "Lê Thị Bưởi"],
    ]
    (sheet,) = read_workbook(make_workbook({"Sheet1": rows})).sheets
    assert [row.fields["subject_kind"] for row in sheet.data] == ["collective", "individual"]


@pytest.mark.parametrize(
    "heading",
    ["Danh hiệu được tặng", "Hình thức được khen", "Danh hiệu được công nhận năm 2026", "Được tặng thưởng"],
)
def test_what_was_given_is_the_award_of_a_decision(tmp_path: Path, heading: str) -> None:
    rows: list[list[Any]] = [["STT", "Họ và tên", "Đơn vị", heading], [1, "Lê Hoàng Cường", "Văn phòng", "LĐTT"]]
    sheet = read(tmp_path, [TITLE], [ATTACHED], *rows)
    assert (sheet.layout.code, [row.fields.get("award") for row in sheet.data]) == ("decision_list", ["LĐTT"])


@pytest.mark.parametrize(
    "heading",
    [
        "Tên cá nhân được khen thưởng",
        "Họ và tên người được khen",
        "Tên tập thể được khen thưởng",
        "Tập thể, cá nhân được tặng",
        "Đối tượng được khen thưởng",
    ],
)
def test_who_was_given_awards_is_named_so(tmp_path: Path, heading: str) -> None:
    rows: list[list[Any]] = [["TT", heading, "Hình thức khen thưởng"], [1, "Lê Hoàng Cường", "Bằng khen"]]
    sheet = read(tmp_path, [TITLE], [ATTACHED], [], *rows)
    assert sheet.header_row == 4
    assert [(row.fields["name"], row.fields["award"]) for row in sheet.data] == [("Lê Hoàng Cường", "Bằng khen")]


@pytest.mark.parametrize("headings", [["Họ và đệm", "Tên"], ["Họ đệm", "Tên"], ["Họ lót", "Tên"]])
def test_a_decision_s_list_with_names_in_two_columns_is_one(tmp_path: Path, headings: list[Any]) -> None:
    sheet = read(
        tmp_path,
        ["DANH SÁCH CÁ NHÂN ĐẠT DANH HIỆU THI ĐUA NĂM 2025"],
        ["(Kèm theo Quyết định số 112/QĐ-SH ngày 28 tháng 12 năm 2025 của Tổng Giám đốc)"],
        ["STT", *headings, "Đơn vị", "Danh hiệu"],
        [1, "Lý Thị", "Hoa", "Phân xưởng 1", "Lao động tiên tiến"],
    )
    assert sheet.layout.code == "decision_list"
    assert [row.fields["name"] for row in sheet.data] == ["Lý Thị Hoa"]


def test_an_award_beside_an_upper_heading_of_awards_is_ticked_for_itself(tmp_path: Path) -> None:
    sheet = read(
        tmp_path,
        ["DANH SÁCH CÁ NHÂN ĐƯỢC KHEN THƯỞNG NĂM 2025"],
        ["(Kèm theo Quyết định số 112/QĐ-SH ngày 28 tháng 12 năm 2025 của Tổng Giám đốc)"],
        ["STT", "Họ và tên", "Tổ", "Danh hiệu thi đua", None, "Giấy khen"],
        [None, None, None, "LĐTT", "CSTĐCS", None],
        [1, "Lý Thị Hoa", "Phân xưởng 1", "x", "x", None],
        [2, "Vũ Đình Ích", "Phân xưởng 2", None, None, "x"],
        merges=("A3:A4", "B3:B4", "C3:C4", "D3:E3", "F3:F4"),
    )
    told = [[row.fields[name] for name in row.fields if name.startswith("award")] for row in sheet.data]
    assert [", ".join(awards) for awards in told] == ["LĐTT; CSTĐCS", "Giấy khen"]


@pytest.mark.parametrize("heading", ["Kết quả khen thưởng", "Kết quả", "Kết quả xét khen thưởng"])
def test_a_result_over_the_names_of_awards_heads_their_marks(tmp_path: Path, heading: str) -> None:
    above = ["KẾT QUẢ KHEN THƯỞNG NĂM 2025"], ["(Kèm theo Quyết định số 650/QĐ-UBND ngày 20/8/2025)"]
    heads: list[list[Any]] = [["TT", "Họ và tên", heading, None, None], [None, None, "LĐTT", "CSTĐCS", "Giấy khen"]]
    rows: list[list[Any]] = [[1, "Lê An", None, "x", "x"], [2, "Trần Bình", "x", None, None]]
    sheet = read(tmp_path, *above, *heads, *rows, merges=("A3:A4", "B3:B4", "C3:E3"))
    assert [row.fields["award"] for row in sheet.data] == ["CSTĐCS; Giấy khen", "LĐTT"]
