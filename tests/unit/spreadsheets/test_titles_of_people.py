"""Units that titles of lists of people name, for those of whom no column tells theirs."""

import pytest

from khenthuong_desktop.spreadsheets.tables.titles_of_people import unit_of_people
from tests.unit.spreadsheets.conftest import MakeWorkbook
from tests.unit.spreadsheets.test_what_lists_say_besides import read


@pytest.mark.parametrize(
    ("title", "unit"),
    [
        ("DANH SÁCH VIÊN CHỨC TRUNG TÂM KHUYẾN NÔNG", "Trung tâm Khuyến nông"),
        ("DANH SÁCH CÁN BỘ, CÔNG CHỨC PHÒNG KINH TẾ NĂM 2026", "Phòng Kinh tế"),
        ("Danh sách trích ngang viên chức và người lao động Trạm Y tế (tính đến 01/11/2026)", "Trạm Y tế"),
        ("DANH SÁCH GIÁO VIÊN, NHÂN VIÊN CỦA TRƯỜNG THCS AN BÌNH", "Trường THCS An Bình"),
        ("DANH SÁCH VIÊN CHỨC CHI CỤC TRỒNG TRỌT VÀ BẢO VỆ THỰC VẬT", "Chi cục Trồng trọt và Bảo vệ thực vật"),
        ("DANH SÁCH CÔNG NHÂN XÍ NGHIỆP XÂY LẮP NĂM 2026", "Xí nghiệp Xây Lắp"),
        ("DANH SÁCH CBCNV PHÒNG KẾ HOẠCH - KỸ THUẬT", "Phòng Kế hoạch - Kỹ thuật"),
        ("DANH SÁCH BÁC SĨ, ĐIỀU DƯỠNG KHOA NHI", "Khoa Nhi"),
        ("DANH SÁCH VIÊN CHỨC", None),
        ("DANH SÁCH VIÊN CHỨC SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", None),
        ("DANH SÁCH GIÁO VIÊN CÁC TRƯỜNG TRÊN ĐỊA BÀN XÃ", None),
        ("DANH SÁCH VIÊN CHỨC TRUNG TÂM KHUYẾN NÔNG ĐƯỢC CỬ ĐI HỌC", None),
        ("DANH SÁCH CÔNG CHỨC BỊ KỶ LUẬT", None),
    ],
)
def test_a_title_names_the_unit_of_those_listed(title: str, unit: str | None) -> None:
    found = unit_of_people([["SỞ NÔNG NGHIỆP"], [title]])
    assert found == (None if unit is None else (2, unit))


@pytest.mark.parametrize(
    ("line", "unit"),
    [
        ("Khoa Nhi", "Khoa Nhi"),
        ("PHÒNG KINH TẾ", "Phòng Kinh tế"),
        ("Sở Nông nghiệp và Môi trường", None),
        ("HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG", None),
        ("Ban Chấp hành Công đoàn", None),
        ("Chi bộ Khoa Nhi", None),
        ("Thôn Đông", None),
        ("Tháng 10 năm 2026", None),
    ],
)
def test_the_unit_may_stand_alone_below_the_title(line: str, unit: str | None) -> None:
    above = [["SỞ Y TẾ"], ["BỆNH VIỆN ĐA KHOA"], [], ["DANH SÁCH VIÊN CHỨC"], [line]]
    assert unit_of_people(above) == (None if unit is None else (5, unit))
    assert unit_of_people([[line], ["DANH SÁCH VIÊN CHỨC"]]) is None  # the letterhead


def test_it_is_told(make_workbook: MakeWorkbook) -> None:
    title = ["DANH SÁCH VIÊN CHỨC TRUNG TÂM KHUYẾN NÔNG"]
    sheet = read(make_workbook, [title, ["STT", "Họ và tên", "Chức vụ"], [1, "Cao Bá Quát", "Khuyến nông viên"]])
    assert sheet.unit_above == "Trung tâm Khuyến nông"
    assert [(one.code, one.row) for one in sheet.problems] == [("unit_of_title", 1)]
