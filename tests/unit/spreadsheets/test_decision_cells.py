"""Number and day of a decision in one cell, in all the ways that offices write them."""

from datetime import date

import pytest

from khenthuong_desktop.spreadsheets.cells.decided_titles import divided_title
from khenthuong_desktop.spreadsheets.cells.told_decisions import ToldDecision
from khenthuong_desktop.spreadsheets.layouts.layouts import LAYOUTS
from khenthuong_desktop.spreadsheets.rows.decision_cells import divided_decision


@pytest.mark.parametrize(
    "words",
    [
        "412/QĐ-UBND ngày 16/12/2025", "412/QĐ-UBND, 16/12/2025", "412/QĐ-UBND-16/12/2025", "412/QĐ-UBND (16.12.2025)",
        "16/12/2025 - 412/QĐ-UBND", "ngày 16/12/2025, số 412/QĐ-UBND", "412/QĐ-UBND/16.12.25",
        "Số: 412/QĐ-UBND; Ngày: 16/12/2025", "Số 412/QĐ-UBND ngày 16 tháng 12 năm 2025",
    ],
)  # fmt: skip
def test_number_and_day_are_divided(words: str) -> None:
    fields = {"decision_number": words}
    ((_, remark),) = divided_decision(LAYOUTS["awards_held"], fields)
    assert remark.code == "decision_divided"
    assert fields == {"decision_number": "412/QĐ-UBND", "decision_date": "2025-12-16"}


@pytest.mark.parametrize("words", ["QĐ412/16.12.2025", "Số 412 ngày 16 tháng 12 năm 2025", "412 - 16/12/2025"])
def test_a_number_without_symbol_is_divided(words: str) -> None:
    fields = {"decision_number": words}
    divided_decision(LAYOUTS["awards_held"], fields)
    assert fields == {"decision_number": "412", "decision_date": "2025-12-16"}


def test_a_day_that_cannot_be_told_from_the_number_is_told() -> None:
    fields = {"decision_number": "QĐ: 412 ngày 16/12"}
    assert [remark.code for _, remark in divided_decision(LAYOUTS["awards_held"], fields)] == ["decision_not_divided"]
    assert divided_decision(LAYOUTS["awards_held"], {"decision_number": "412/2025/QĐ-UBND"}) == []


SPELLINGS = {
    **dict.fromkeys(
        [
            "15/QĐ-UBND, 12/11/2025", "QĐ 15/QĐ-UBND 12.11.2025", "15/QĐ-UBND (12/11/2025)", "15/QĐ-UBND - 12/11/2025",
            "Số 15/QĐ-UBND ngày 12 tháng 11 năm 2025", "QĐ số: 15/QĐ-UBND, ngày: 12/11/2025", "15/QĐ-UBND/12.11.25",
            "12/11/2025 số 15/QĐ-UBND", "15/QĐ-UBND ký ngày 12/11/2025",
            "QĐ số 15/QĐ-UBND ngày 12/11/2025 về việc khen thưởng năm 2025",
        ],
        ("15/QĐ-UBND", "2025-11-12", "decision_divided"),
    ),
    "15 ngày 12/11/2025": ("15", "2025-11-12", "decision_divided"),
    "ngày 12/11/2025": (None, "2025-11-12", "decision_without_number"),
    "12/11/2025": (None, "2025-11-12", "decision_without_number"),
    "QĐ ngày 12/11/2025": (None, "2025-11-12", "decision_without_number"),
    "15/QĐ-UBND ngày 32/11/2025": ("15/QĐ-UBND ngày 32/11/2025", None, "decision_not_divided"),
    "15/QĐ-UBND ngày 12/11/2025; 16/QĐ-UBND ngày 1/12/2025": (
        "15/QĐ-UBND ngày 12/11/2025; 16/QĐ-UBND ngày 1/12/2025", None, "decision_not_divided",
    ),
}  # fmt: skip
PLACES = [
    ("awards_held", "decision_number", "decision_date"),
    ("ratings", "decision_number", "decision_date"),
    ("people", "held_number", "held_date"),
    ("people", "held_number_2025", "held_date_2025"),
    ("people", "rating_number_2025", "rating_date_2025"),
    ("collectives_list", "initiative_number", "initiative_date"),
]


@pytest.mark.parametrize("words", SPELLINGS)
@pytest.mark.parametrize(("layout", "number", "day"), PLACES)
def test_a_decision_is_read_alike_in_lists_and_beside_subjects(layout: str, number: str, day: str, words: str) -> None:
    fields = {number: words}
    ((name, remark),) = divided_decision(LAYOUTS[layout], fields)
    assert (fields.get(number), fields.get(day), remark.code) == SPELLINGS[words]
    assert name == number


@pytest.mark.parametrize(("layout", "number", "day"), PLACES)
def test_a_number_that_names_its_day_stays_a_number_beside_a_column_of_days(layout: str, number: str, day: str) -> None:
    fields = {number: "15/QĐ-UBND ngày 12/11/2025", day: "2025-11-12"}
    assert [remark.code for _, remark in divided_decision(LAYOUTS[layout], fields)] == ["decision_divided"]
    assert fields == {number: "15/QĐ-UBND", day: "2025-11-12"}
    fields = {number: "15/QĐ-UBND ngày 12/11/2025", day: "2025-12-01"}
    assert [remark.code for _, remark in divided_decision(LAYOUTS[layout], fields)] == ["decision_days_differ"]
    assert fields == {number: "15/QĐ-UBND", day: "2025-12-01"}


def test_a_decision_with_its_day_before_it_is_no_part_of_a_title() -> None:
    decision = ToldDecision("15/QĐ-UBND", date(2025, 11, 12))
    assert divided_title("Số hóa hồ sơ (ngày 12/11/2025, QĐ số 15/QĐ-UBND)") == ("Số hóa hồ sơ", decision)
