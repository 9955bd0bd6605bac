"""What a cell names as initiatives: which decision recognised each, and which is only spoken of."""

import pytest

from khenthuong_desktop.spreadsheets.cells.work_titles import works_in


@pytest.mark.parametrize(
    "title",
    [
        "Số hóa hồ sơ theo Đề án 06, Quyết định số 749/QĐ-TTg",
        "Số hóa hồ sơ (QĐ 749/QĐ-TTg)",
        "Số hóa hồ sơ theo QĐ 901/QĐ-UBND (QĐ 902/QĐ-UBND)",
    ],
)
def test_a_programme_or_two_decisions_of_which_nobody_says_what_they_are_stay_in_the_title(title: str) -> None:
    assert [(work.title, work.decision) for work in works_in(title)] == [(title, None)]


def test_a_decision_alone_recognises_the_work_before_it_unless_that_has_its_own() -> None:
    works = works_in("Số hóa hồ sơ (QĐ 901/QĐ-UBND); QĐ 902/QĐ-UBND; Trồng cây; QĐ 903/QĐ-UBND")
    told = [(work.title, work.decision.number) for work in works if work.decision is not None]
    assert told == [("Số hóa hồ sơ", "901/QĐ-UBND"), ("Trồng cây", "903/QĐ-UBND")]
