"""Number and day of a decision in one cell, in all the ways that offices write them."""

import pytest

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
