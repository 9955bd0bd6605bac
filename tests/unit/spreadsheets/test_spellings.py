"""Ratings, forms, genders and counts in the small variations that offices write, and what is no suggestion for them."""

import pytest

from khenthuong_desktop.spreadsheets.cells.award_mentions import AwardMention, award_mentions
from khenthuong_desktop.spreadsheets.cells.field_values import OF_FIELDS
from khenthuong_desktop.spreadsheets.cells.values import CLEANERS
from khenthuong_desktop.spreadsheets.columns import ValueKind


@pytest.mark.parametrize(
    ("kind", "written", "value"),
    [
        (ValueKind.RATING, "Hoàn thành tốt nhiệm vụ (HTTNV)", "HTTNV"),
        (ValueKind.RATING, "HT tốt", "HTTNV"),
        (ValueKind.RATING, "Hoàn thành XS", "HTXSNV"),
        (ValueKind.RATING, "Hoàn thành xuất sắc chức trách, nhiệm vụ", "HTXSNV"),
        (ValueKind.SCOPE, "cấp phường", "grassroots"),
        (ValueKind.SCOPE, "Cấp trường", "grassroots"),
        (ValueKind.GENDER, "Nữ giới", "female"),
        (ValueKind.CATEGORY, "Hợp đồng 68", "employee"),
        (ValueKind.DISCIPLINE_STATUS, "Đang thi hành kỷ luật", "concluded"),
        (ValueKind.DISCIPLINE_STATUS, "Chưa xử lý", "under_review"),
        (ValueKind.YEAR, "2025.", 2025),
        (ValueKind.MONTHS, "đủ 12 tháng", 12),
        (ValueKind.MONTHS, "6th", 6),
        (ValueKind.COUNT, "12 đ/c", 12),
        (ValueKind.COUNT, "25 CBGV", 25),
    ],
)
def test_a_small_variation_is_read(kind: ValueKind, written: str, value: object) -> None:
    assert CLEANERS[kind](written) == (value, ())


@pytest.mark.parametrize("written", ["Kỷ luật khiển trách", "Hình thức: Khiển trách", "Hình thức kỷ luật khiển trách"])
def test_the_word_before_a_form_of_discipline_is_no_part_of_it(written: str) -> None:
    assert OF_FIELDS["form"](written) == ("reprimand", ())


@pytest.mark.parametrize(
    ("kind", "written", "nearest"),
    [
        (ValueKind.RATING, "Chưa hoàn thành nhiệm vụ", "Không hoàn thành nhiệm vụ"),
        (ValueKind.RATING, "Khá", ""),
        (ValueKind.RATING, "HTXSVN", "HTXSNV"),
        (ValueKind.RATING, "Hoàn thành tốt nhiệm vụ (HTXSNV)", "Hoàn thành tốt nhiệm vụ"),
        (ValueKind.DISCIPLINE_FORM, "Khai trừ", ""),
        (ValueKind.DISCIPLINE_FORM, "Khiển trách về Đảng", ""),
        (ValueKind.GENDER, "N", ""),
        (ValueKind.SCOPE, "cấp huyện", ""),
    ],
)
def test_what_is_not_known_is_refused_and_nothing_misleading_is_offered(
    kind: ValueKind, written: str, nearest: str
) -> None:
    value, (remark,) = CLEANERS[kind](written)
    assert (value, remark.severity, remark.details["nearest"]) == (None, "error", nearest)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("LĐTT năm 2023; 2024", [AwardMention("LĐTT", (2023,)), AwardMention("LĐTT", (2024,))]),
        ("LĐTT; 2024", [AwardMention("LĐTT", (2024,))]),
        (
            "LĐTT 2023 (QĐ số 5/QĐ-UBND); 2024 (QĐ số 6/QĐ-UBND)",
            [AwardMention("LĐTT", (2023,), "5/QĐ-UBND"), AwardMention("LĐTT", (2024,), "6/QĐ-UBND")],
        ),
        ("Giấy khen (đột xuất) 2023", [AwardMention("Giấy khen (đột xuất)", (2023,))]),
        ("LĐTT 2022; CSTĐCS 2023", [AwardMention("LĐTT", (2022,)), AwardMention("CSTĐCS", (2023,))]),
    ],
)
def test_years_behind_an_award_are_all_its_own(cell: str, expected: list[AwardMention]) -> None:
    assert award_mentions(cell) == tuple(expected)
