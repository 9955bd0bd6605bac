"""People of one name in the list of a decision: each has a row of his own, and nobody is turned down for another."""

from pathlib import Path

import pytest

from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services import imports
from khenthuong_desktop.services.imports import Aim
from khenthuong_desktop.services.registers.people import PersonDetail, save_person
from khenthuong_desktop.store.tables import Person
from tests.unit.services.dossier_round import Round, make_round, rename
from tests.unit.services.test_decision_imports import HEADING, HOA, MINH, OURS, codes, held, results, show, take

BORN = [*HEADING, "Ngày sinh"]
IN_CELL = [2, "Lê Minh, Giáo viên", None, "LĐTT"]


@pytest.fixture
def made(library: Library, tmp_path: Path) -> Round:
    """Two nominees for LĐTT are called Lê Minh: CB2 and CB3."""
    made = make_round(tmp_path, library, papers=False, vote_for_third=4)
    rename(made, "CB3", "Lê Minh")
    return made


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "qd.xlsx"


@pytest.mark.parametrize("row", [MINH, IN_CELL])
def test_as_many_rows_as_namesakes_award_each_of_them(made: Round, path: Path, row: list[object]) -> None:
    answer = take(made, path, HEADING, HOA, row, row)
    assert results(answer) == {"CB1": "awarded", "CB2": "awarded", "CB3": "awarded"}
    assert [(problem.row, problem.value) for problem in answer.problems if problem.code == "namesakes_each"] == [
        (5, "Lê Minh"),
        (6, "Lê Minh"),
    ]
    assert len(held(made)) == 3
    assert all("candidates" not in problem.details for problem in answer.problems)  # else the window takes it as asked


def test_one_row_for_two_namesakes_is_asked_and_turns_nobody_down(made: Round, path: Path) -> None:
    shown = show(made, path, HEADING, HOA, MINH)
    (question,) = shown.questions
    assert results(imports.not_written(shown)) == {"CB1": "awarded", "CB2": "waiting", "CB3": "waiting"}
    answered = imports.answer(made.db, shown, {question.key: "CB3"})
    assert results(imports.not_written(answered)) == {"CB1": "awarded", "CB2": "not_awarded", "CB3": "awarded"}


def test_of_three_namesakes_on_two_rows_each_row_is_asked(made: Round, path: Path) -> None:
    save_person(made.db, PersonDetail("CB4", "Lê Minh"))
    shown = show(made, path, HEADING, HOA, MINH, MINH)
    first, second = shown.questions
    assert [one.code for one in second.candidates] == ["CB2", "CB3", "CB4"]
    answered = imports.answer(made.db, shown, {first.key: "CB3"})
    (left,) = answered.questions
    assert [one.code for one in left.candidates] == ["CB2", "CB4"]
    assert results(imports.not_written(answered))["CB2"] == "waiting"
    answered = imports.answer(made.db, answered, {left.key: "CB2"})
    assert results(imports.not_written(answered)) == {"CB1": "awarded", "CB2": "awarded", "CB3": "awarded"}


def test_one_row_more_than_there_are_namesakes_is_said_twice_and_holds_nobody_back(made: Round, path: Path) -> None:
    shown = show(made, path, HEADING, HOA, MINH, MINH, MINH)
    assert [problem.row for problem in shown.problems if problem.code == "row_twice"] == [7]
    assert set(results(imports.not_written(shown)).values()) == {"awarded"}


def test_both_rows_answered_alike_are_told(made: Round, path: Path) -> None:
    save_person(made.db, PersonDetail("CB4", "Lê Minh"))
    shown = show(made, path, HEADING, HOA, MINH, MINH)
    answered = imports.answer(made.db, shown, {question.key: "CB2" for question in shown.questions})
    assert [problem.row for problem in answered.problems if problem.code == "answered_twice"] == [6]


def test_a_nominee_s_name_under_another_birth_is_asked_before_he_is_turned_down(made: Round, path: Path) -> None:
    rename(made, "CB3", "Trần Thị Lan")
    with made.db.write("save_person") as session:
        session.query(Person).filter_by(code="CB2").one().birth_date = "1980-05-07"
    row = [*MINH, "07/05/1981"]
    shown = show(made, path, BORN, [*HOA, None], row)
    (question,) = shown.questions
    assert [one.code for one in question.candidates] == ["CB2"]
    assert results(imports.not_written(shown)) == {"CB1": "awarded", "CB2": "waiting", "CB3": "waiting"}
    other = imports.answer(made.db, shown, {question.key: imports.NEW})
    assert other.questions == ()
    assert results(imports.not_written(other))["CB2"] == "not_awarded"


def test_a_name_typed_wrong_and_answered_is_not_asked_again(made: Round, path: Path) -> None:
    shown = show(made, path, HEADING, HOA, [2, "Lê Minhh", None, "LĐTT"])
    (question,) = shown.questions
    answered = imports.answer(made.db, shown, {question.key: imports.NEW})
    assert answered.questions == ()
    assert codes(answered).count("absent_not_awarded") == 2


def test_a_row_said_twice_about_somebody_new_makes_one_person(made: Round, path: Path) -> None:
    new = [4, "Quách Văn Mới", OURS, "LĐTT"]
    shown = show(made, path, HEADING, HOA, MINH, MINH, new, new, aim=Aim(make_people=True))
    assert [problem.row for problem in shown.problems if problem.code == "row_twice"] == [8]
    answer = imports.confirm(made.db, shown)
    assert answer.people_made == ("Quách Văn Mới",)
    assert len(held(made)) == 4
