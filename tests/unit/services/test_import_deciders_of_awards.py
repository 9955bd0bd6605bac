"""Who decided tells which award "Bằng khen" or "Cờ thi đua" alone is, wherever a list says it."""

from collections.abc import Sequence
from typing import Any

import pytest

from khenthuong_desktop.services.imports import ImportAnswer
from khenthuong_desktop.spreadsheets.layouts.award_givers import giver_of_title
from khenthuong_desktop.store.tables import AwardHeld
from tests.unit.services.importing import Importer, codes

_PRIME_MINISTER = "(Kèm theo Quyết định số 1450/QĐ-TTg ngày 10/9/2025 của Thủ tướng Chính phủ)"


def given(importer: Importer, title: str, decision: str, award: str = "") -> list[tuple[str, str | None]]:
    take(importer, title, decision, award)
    return [(row.award, row.decided_by) for row in importer.all(AwardHeld)]


def take(importer: Importer, title: str, decision: str, award: str = "") -> ImportAnswer:
    importer.take({"people": [{"code": "CB1", "name": "Lê Thị Hoa", "birth_date": "1985-03-12"}]})
    column, cell = (["Hình thức"], [award]) if award else ([], [])
    sheet: list[list[Any]] = [[title], [decision], [], ["STT", "Họ và tên", "Ngày sinh", *column]]
    sheet.append([1, "Lê Thị Hoa", "12/03/1985", *cell])
    return importer.take_list(sheet)


@pytest.mark.parametrize(
    ("title", "award"),
    [
        ("DANH SÁCH CÁ NHÂN ĐƯỢC THỦ TƯỚNG CHÍNH PHỦ TẶNG BẰNG KHEN", ""),
        ("DANH SÁCH CÁ NHÂN ĐƯỢC TẶNG BẰNG KHEN", ""),
        ("DANH SÁCH KHEN THƯỞNG", "Bằng khen"),
    ],
)
@pytest.mark.parametrize("by", [" của Thủ tướng Chính phủ", ""])
def test_a_diploma_by_decision_of_the_prime_minister_is_his(
    importer: Importer, title: str, award: str, by: str
) -> None:
    decision = f"(Kèm theo Quyết định số 1450/QĐ-TTg ngày 10/9/2025{by})"
    assert given(importer, title, decision, award) == [("prime_minister_diploma_of_merit", "Thủ tướng Chính phủ")]


@pytest.mark.parametrize(
    ("number", "by", "award"),
    [
        ("2788/QĐ-BGDĐT", "Bộ trưởng Bộ Giáo dục và Đào tạo", "ministerial_diploma_of_merit"),
        ("77/QĐ-TLĐ", "Tổng Liên đoàn Lao động Việt Nam", "ministerial_diploma_of_merit"),
        ("12/QĐ-TANDTC", "Chánh án Tòa án nhân dân tối cao", "ministerial_diploma_of_merit"),
        ("35/QĐ-TĐTN", "Ban Thường vụ Tỉnh đoàn Hưng Yên", "mass_organisation_diploma_of_merit"),
        ("36/QĐ-ĐCT", "Hội Liên hiệp Phụ nữ tỉnh", "mass_organisation_diploma_of_merit"),
        ("9/QĐ-BTL", "Bộ Tư lệnh Quân khu 3", "military_zone_diploma_of_merit"),
        ("1203/QĐ-UBND", "Chủ tịch UBND tỉnh Hưng Yên", "provincial_diploma_of_merit"),
        ("1203/QĐ-UBND", "Ủy ban nhân dân", "provincial_diploma_of_merit"),
    ],
)
@pytest.mark.parametrize("told", ["title", "column"])
def test_a_diploma_is_that_of_the_organ_that_decided(
    importer: Importer, number: str, by: str, award: str, told: str
) -> None:
    title, cell = ("ĐƯỢC TẶNG BẰNG KHEN", "") if told == "title" else ("KHEN THƯỞNG", "Bằng khen")
    decision = f"(Kèm theo Quyết định số {number} ngày 10/9/2025 của {by})"
    assert [one for one, _ in given(importer, f"DANH SÁCH CÁ NHÂN {title}", decision, cell)] == [award]


@pytest.mark.parametrize("cell", ["", "Bằng khen"])
@pytest.mark.parametrize("by", ["Chủ tịch UBND xã An Bình", "Ban Thường vụ Tỉnh ủy", "Giám đốc Sở Y tế"])
def test_a_diploma_by_whom_none_is_known_is_told_and_not_the_provinces(importer: Importer, by: str, cell: str) -> None:
    decision = f"(Kèm theo Quyết định số 45/QĐ-ABC ngày 10/9/2025 của {by})"
    answer = take(importer, "DANH SÁCH CÁ NHÂN ĐƯỢC TẶNG BẰNG KHEN", decision, cell)
    assert importer.all(AwardHeld) == []
    assert "award_giver_unknown" in {code for code, *_ in codes(answer)}


@pytest.mark.parametrize(
    ("number", "award"),
    [("8/QĐ-TTg", "prime_minister_diploma_of_merit"), ("8/QĐ-UBND", "provincial_diploma_of_merit")],
)
def test_registers_know_the_giver_by_the_number_of_the_decision(importer: Importer, number: str, award: str) -> None:
    importer.take({"people": [{"code": "CB1", "name": "Lê Thị Hoa", "birth_date": "1985-03-12"}]})
    headings = ["TT", "Họ và tên", "Năm", "Hình thức khen thưởng", "Số quyết định"]
    importer.take_list([["SỔ KHEN THƯỞNG"], headings, [1, "Lê Thị Hoa", 2023, "Bằng khen", number]])
    assert [row.award for row in importer.all(AwardHeld)] == [award]


def test_a_flag_by_decision_of_the_prime_minister_is_the_governments(importer: Importer) -> None:
    importer.take({"collectives": [{"code": "TT1", "name": "Trường Tiểu học An Bình"}]})
    sheet = [["DANH SÁCH TẬP THỂ ĐƯỢC TẶNG CỜ THI ĐUA"], [_PRIME_MINISTER], [], ["STT", "Tên tập thể"]]
    importer.take_list([*sheet, [1, "Trường Tiểu học An Bình"]])
    assert [row.award for row in importer.all(AwardHeld)] == ["government_emulation_flag"]


@pytest.mark.parametrize("asking", ["ĐƯỢC XÉT, ĐỀ NGHỊ TẶNG BẰNG KHEN", "ĐỀ NGHỊ CẤP TRÊN TẶNG BẰNG KHEN"])
def test_words_of_asking_in_a_title_are_no_giver(asking: str) -> None:
    assert giver_of_title(f"DANH SÁCH {asking}") is None


@pytest.mark.parametrize("name", ["Kỷ niệm chương “Vì sự nghiệp giáo dục”", 'Kỷ niệm chương "Vì sự nghiệp giáo dục"'])
def test_the_name_of_a_medal_keeps_both_its_quotes(importer: Importer, name: str) -> None:
    importer.take({"people": [{"code": "CB1", "name": "Lê Thị Hoa"}]})
    headings = ["TT", "Họ và tên", "Năm", "Hình thức khen thưởng"]
    importer.take_list([["SỔ KHEN THƯỞNG"], headings, [1, "Lê Thị Hoa", 2023, name]])
    assert [row.award_name for row in importer.all(AwardHeld)] == [name]


BY_MINISTER = ["(Kèm theo Quyết định số 3120/QĐ-BVHTTDL ngày 14/11/2025 của Bộ trưởng Bộ Văn hóa, Thể thao và Du lịch)"]
CULTURE = "KỶ NIỆM CHƯƠNG “VÌ SỰ NGHIỆP VĂN HÓA, THỂ THAO VÀ DU LỊCH”"


WHO, HOA = ["TT", "Họ và tên", "Chức vụ", "Đơn vị"], [1, "Lê Thị Hoa", "Giáo viên", "Trường Tiểu học An Bình"]


def medals(
    importer: Importer, *title: list[Any], heading: Sequence[str] = (), row: Sequence[Any] = ()
) -> list[str | None]:
    importer.take_list([WHO, HOA])
    importer.take_list([*title, [*WHO, *heading], [*HOA, *row]])
    assert [row.award for row in importer.all(AwardHeld)] == ["provincial_commemorative_medal"]
    return [row.award_name for row in importer.all(AwardHeld)]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ([CULTURE], "Kỷ niệm chương “Vì sự nghiệp văn hóa, thể thao và du lịch”"),
        (["KỶ NIỆM CHƯƠNG", "“VÌ SỰ NGHIỆP GIÁO DỤC” NĂM 2025"], "Kỷ niệm chương “Vì sự nghiệp giáo dục”"),
        (["KỶ NIỆM CHƯƠNG VÌ AN NINH TỔ QUỐC NĂM 2025"], "Kỷ niệm chương “Vì an ninh Tổ quốc”"),
        (["KỶ NIỆM CHƯƠNG"], "Kỷ niệm chương của bộ, ban, ngành, tỉnh"),
    ],
)
def test_the_medal_that_a_title_names_keeps_its_own_name(importer: Importer, title: list[str], name: str) -> None:
    first, *further = title
    lines = [[f"DANH SÁCH CÁ NHÂN ĐƯỢC TẶNG {first}"], *([line] for line in further), BY_MINISTER]
    assert medals(importer, *lines) == [name]


def test_the_medal_of_a_column_keeps_its_own_name_in_a_decision_too(importer: Importer) -> None:
    name = "Kỷ niệm chương Vì sức khỏe nhân dân"
    told = medals(importer, ["DANH SÁCH KHEN"], BY_MINISTER, heading=["Hình thức khen thưởng"], row=[name])
    assert told == [name]


def test_the_medal_of_a_title_without_a_decision_keeps_its_own_name(importer: Importer) -> None:
    title = [f"DANH SÁCH CÁ NHÂN ĐƯỢC TẶNG {CULTURE} NĂM 2025"]
    assert medals(importer, title) == ["Kỷ niệm chương “Vì sự nghiệp văn hóa, thể thao và du lịch”"]


def test_the_medal_of_a_register_keeps_its_own_name_and_year(importer: Importer) -> None:
    title = ["DANH SÁCH CÁ NHÂN ĐÃ ĐƯỢC TẶNG KỶ NIỆM CHƯƠNG “VÌ SỰ NGHIỆP GIÁO DỤC”"]
    told = medals(importer, title, heading=["Năm tặng", "Số quyết định"], row=[2023, "12/QĐ-BGDĐT"])
    assert told == ["Kỷ niệm chương “Vì sự nghiệp giáo dục”"]
    assert [(row.year, row.decision_number) for row in importer.all(AwardHeld)] == [(2023, "12/QĐ-BGDĐT")]
