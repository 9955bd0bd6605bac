"""Which of the awards in a title is given, and which its subjects had reached before."""

import pytest

from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.imports.matching.award_titles import awards_in_title

MERIT, WORKER, FAMILY = "certificate_of_merit", "advanced_worker", "cultural_family"


@pytest.mark.parametrize(
    "title",
    [
        "DANH SÁCH HỘ GIA ĐÌNH VĂN HÓA TIÊU BIỂU ĐƯỢC TẶNG GIẤY KHEN (Kèm theo Quyết định số 690/QĐ-UBND)",
        "DANH SÁCH HỘ ĐẠT DANH HIỆU “GIA ĐÌNH VĂN HÓA” 3 NĂM LIÊN TỤC (2023 - 2025) ĐỀ NGHỊ TẶNG GIẤY KHEN",
        "DANH SÁCH LAO ĐỘNG TIÊN TIẾN NĂM 2025 ĐƯỢC TẶNG THƯỞNG GIẤY KHEN",
        "DANH SÁCH TẬP THỂ ĐƯỢC TẶNG GIẤY KHEN Đã đạt danh hiệu “Thôn văn hóa” 05 năm liên tục (2021 - 2025)",
    ],
)
def test_what_was_reached_before_is_not_given_again(library: Library, title: str) -> None:
    assert awards_in_title(library, title) == [MERIT]


@pytest.mark.parametrize(
    ("title", "awards"),
    [
        ("DANH SÁCH CÁ NHÂN ĐƯỢC TẶNG DANH HIỆU LĐTT, GIẤY KHEN", [WORKER, MERIT]),
        ("DANH SÁCH TẶNG DANH HIỆU “LAO ĐỘNG TIÊN TIẾN” VÀ “GIẤY KHEN”", [WORKER, MERIT]),
        ("DANH SÁCH LAO ĐỘNG TIÊN TIẾN VÀ TẶNG GIẤY KHEN", [WORKER, MERIT]),
        ("DANH SÁCH CÔNG NHẬN DANH HIỆU LAO ĐỘNG TIÊN TIẾN TẶNG GIẤY KHEN", [WORKER, MERIT]),
        ("DANH SÁCH CÁ NHÂN ĐƯỢC TẶNG GIẤY KHEN VÀ ĐẠT DANH HIỆU LAO ĐỘNG TIÊN TIẾN", [MERIT, WORKER]),
        ("DANH SÁCH TẶNG DANH HIỆU LĐTT DANH SÁCH TẶNG GIẤY KHEN", [WORKER, MERIT]),
        ("DANH SÁCH GIA ĐÌNH VĂN HÓA, LAO ĐỘNG TIÊN TIẾN", [FAMILY, WORKER]),
    ],
)
def test_awards_given_together_stay_open(library: Library, title: str, awards: list[str]) -> None:
    assert awards_in_title(library, title) == awards
