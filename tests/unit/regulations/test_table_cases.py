"""The worked examples of money, votes, authority and days come out as they were written."""

import pytest

from khenthuong_desktop.regulations.library import Library
from tests.unit.regulations.table_cases import QUESTIONS, TableCase, answer, load_table_cases

CASES = load_table_cases()


@pytest.mark.parametrize("case", CASES, ids=[f"{case.question}: {case.name}" for case in CASES])
def test_a_table_answers_as_its_example_says(library: Library, case: TableCase) -> None:
    assert answer(library, case) == case.expected


def test_every_question_has_examples() -> None:
    assert {case.question for case in CASES} == set(QUESTIONS)
