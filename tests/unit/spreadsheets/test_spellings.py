"""Ratings, forms, genders and counts in the small variations that offices write, and what is no suggestion for them."""

from datetime import date

import pytest

from khenthuong_desktop.spreadsheets.cells.award_mentions import AwardMention, award_mentions
from khenthuong_desktop.spreadsheets.cells.field_values import OF_FIELDS
from khenthuong_desktop.spreadsheets.cells.told_decisions import ToldDecision
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


FIFTH = ToldDecision("5/QĐ-UBND")
OF_A_DAY = ToldDecision("5/QĐ-UBND", date(2024, 1, 10))


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("LĐTT năm 2023; 2024", [AwardMention("LĐTT", (2023,)), AwardMention("LĐTT", (2024,))]),
        ("LĐTT; 2024", [AwardMention("LĐTT", (2024,))]),
        (
            "LĐTT 2023 (QĐ số 5/QĐ-UBND); 2024 (QĐ số 6/QĐ-UBND)",
            [AwardMention("LĐTT", (2023,), FIFTH), AwardMention("LĐTT", (2024,), ToldDecision("6/QĐ-UBND"))],
        ),
        ("Giấy khen (đột xuất) 2023", [AwardMention("Giấy khen (đột xuất)", (2023,))]),
        ("LĐTT 2022; CSTĐCS 2023", [AwardMention("LĐTT", (2022,)), AwardMention("CSTĐCS", (2023,))]),
        ("LĐTT 2022 và CSTĐCS 2023", [AwardMention("LĐTT", (2022,)), AwardMention("CSTĐCS", (2023,))]),
        ("2022: LĐTT, 2023: CSTĐCS", [AwardMention("LĐTT", (2022,)), AwardMention("CSTĐCS", (2023,))]),
        ("2022 LĐTT, 2023 CSTĐCS", [AwardMention("LĐTT", (2022,)), AwardMention("CSTĐCS", (2023,))]),
        ("LĐTT 2 năm liền (2022, 2023)", [AwardMention("LĐTT", (2022, 2023))]),
        ("LĐTT 5 năm liền 2023", [AwardMention("LĐTT 5 năm liền", (2023,))]),
        ("LĐTT các năm 2022-2023", [AwardMention("LĐTT", (2022, 2023))]),
        ("LĐTT 2022-2023", [AwardMention("LĐTT", (2023,), unclear=True)]),
        ("LĐTT 2022‑2023", [AwardMention("LĐTT", (2023,), unclear=True)]),
        ("LĐTT năm học 2022~2023", [AwardMention("LĐTT", (2023,))]),
        ("LĐTT năm học 2022_23", [AwardMention("LĐTT", (2023,))]),
        ("năm 2022: không", []),
        ("2022, 2023", [AwardMention("2022, 2023")]),
    ],
)
def test_years_behind_an_award_are_all_its_own(cell: str, expected: list[AwardMention]) -> None:
    assert award_mentions(cell) == tuple(expected)


@pytest.mark.parametrize(
    ("cell", "decision"),
    [
        ("CSTĐCS năm 2023, QĐ số 5/QĐ-UBND ngày 10/1/2024", OF_A_DAY),
        ("CSTĐCS năm 2023; Quyết định số: 5/QĐ-UBND, ngày 10.01.2024", OF_A_DAY),
        ("CSTĐCS năm 2023\nQĐ số 5/QĐ-UBND ngày 10/1/24", OF_A_DAY),
        ("CSTĐCS năm 2023 theo Quyết định số 5/QĐ-UBND ngày 10 tháng 01 năm 2024", OF_A_DAY),
        ("CSTĐCS (2023, số 5 / QĐ - UBND ngày 10/1/2024)", OF_A_DAY),
        ("QĐ số 5/QĐ-UBND ngày 10/1/2024: CSTĐCS năm 2023", OF_A_DAY),
        ("CSTĐCS 2023 (5/QĐ-UBND)", FIFTH),
        ("CSTĐCS 2023 - QĐ 5/QĐ-UBND - ngày 10/1/2024", OF_A_DAY),
        (
            "CSTĐCS 2023, QĐ số 5/QĐ-UBND ngày 10/1/2024 của chủ tịch UBND xã An Bình",
            ToldDecision("5/QĐ-UBND", date(2024, 1, 10), "Chủ tịch UBND xã An Bình"),
        ),
    ],
)
def test_a_decision_behind_an_award_is_its_own_whatever_stands_between(cell: str, decision: ToldDecision) -> None:
    assert award_mentions(cell) == (AwardMention("CSTĐCS", (2023,), decision),)


@pytest.mark.parametrize(
    "cell",
    [
        "LĐTT 2022, 2023 (QĐ số 5/QĐ-UBND)",
        "LĐTT 2022, 2023, theo QĐ 5/QĐ-UBND, QĐ 6/QĐ-UBND",
        "QĐ 5/QĐ-UBND: LĐTT năm 2022 và năm 2023",
    ],
)
def test_of_which_of_several_years_a_decision_is_stays_open(cell: str) -> None:
    assert award_mentions(cell) == (AwardMention("LĐTT", (2022, 2023), undecided=True),)


def test_the_years_of_an_award_may_each_have_a_decision() -> None:
    both = (AwardMention("LĐTT", (2022,), FIFTH), AwardMention("LĐTT", (2023,), ToldDecision("6/QĐ-UBND")))
    assert award_mentions("LĐTT 2022 (QĐ 5/QĐ-UBND), 2023 (QĐ 6/QĐ-UBND)") == both
    assert award_mentions("LĐTT (năm 2022: QĐ 5/QĐ-UBND; năm 2023: QĐ 6/QĐ-UBND)") == both
    assert award_mentions("QĐ 5/QĐ-UBND, LĐTT 2022, QĐ 6/QĐ-UBND, LĐTT 2023") == both


@pytest.mark.parametrize("cell", ["QĐ số 5/QĐ-UBND về việc tặng LĐTT", "LĐTT 2023 QĐ 5/QĐ-UBND ngày 32/1/2024"])
def test_words_that_nobody_understands_are_not_lost(cell: str) -> None:
    assert any(mention.written.startswith(("QĐ", "LĐTT QĐ")) for mention in award_mentions(cell))
