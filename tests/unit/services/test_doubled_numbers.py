"""A number that two papers bear is told in the check of their round alone, and only once it is given."""

from collections.abc import Iterable
from datetime import date

import pytest
from sqlalchemy.orm import Session

from khenthuong_desktop.domain.terms import Severity
from khenthuong_desktop.services.award_rounds.rounds import find_round, open_round
from khenthuong_desktop.services.numbers import number_register
from khenthuong_desktop.services.numbers.doubled_numbers import number_problems
from khenthuong_desktop.services.numbers.given_numbers import Given, PaperKey, given_numbers
from khenthuong_desktop.services.numbers.paper_numbers import OutsideNumber, enter_number, give_numbers
from khenthuong_desktop.store.tables import AwardRound
from tests.unit.services.dossier_round import Round

DAY = date(2026, 12, 5)
REASON = "Sổ văn thư ghi nhầm"


def enter(made: Round, number: str, day: date = DAY, *, reserved: bool = False) -> None:
    outside = OutsideNumber("QĐ-UBND", day.year, "Quyết định giao dự toán", number, None if reserved else day, reserved)
    enter_number(made.db, made.library, outside, REASON)


def give(made: Round, number: str, day: date = DAY) -> None:
    give_numbers(made.db, made.library, made.key, {("decision", ""): Given(number, day)}, REASON)


def told(made: Round) -> list[tuple[str, object]]:
    with made.db.read() as session:
        problems = list(number_problems(session, made.library, find_round(session, made.key)))
    assert all(problem.severity is Severity.WARNING for problem in problems)
    return [(problem.code, problem.details["number"]) for problem in problems]


def test_a_number_of_this_round_that_another_paper_bears_is_told_with_its_reason(made: Round) -> None:
    give(made, "411")
    enter(made, "411")
    assert told(made) == [("number_twice_for_reason", "411/QĐ-UBND")]


def test_what_other_papers_share_is_not_this_round_s(made: Round) -> None:
    enter(made, "500")
    enter(made, "500")
    assert told(made) == []


def test_a_number_that_is_only_reserved_is_no_double(made: Round) -> None:
    give(made, "411")
    enter(made, "411", reserved=True)
    assert told(made) == []


def test_a_decision_of_the_next_year_is_looked_for_there(made: Round) -> None:
    later = date(2027, 1, 5)
    give(made, "7", later)
    enter(made, "7", later)
    assert told(made) == [("number_twice_for_reason", "7/QĐ-UBND")]


def test_the_register_of_a_year_reads_the_rounds_of_that_year_alone(
    made: Round, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = open_round(made.db, "Tổng kết năm 2020", 2020, date(2020, 12, 20))
    read: list[str] = []

    def noting(session: Session, rounds: Iterable[AwardRound]) -> dict[str, dict[PaperKey, Given]]:
        rounds = tuple(rounds)
        read.extend(row.id for row in rounds)
        return given_numbers(session, rounds)

    monkeypatch.setattr(number_register, "given_numbers", noting)
    number_register.register_of_year(made.db, made.library, 2026)
    assert read == [made.key]
    number_register.register_of_year(made.db, made.library, 2020)
    assert read[1:] == [other]


def kept(made: Round) -> str | None:
    with made.db.read() as session:
        return find_round(session, made.key).decision_number


def test_zeros_in_front_are_no_part_of_a_number(made: Round) -> None:
    give(made, "0411")
    assert kept(made) == "411"
    with made.db.write("save_round") as session:
        find_round(session, made.key).decision_number = "0411"  # as older versions kept it
    give(made, "411")
    assert kept(made) == "0411"  # nothing has changed


def test_any_paper_of_the_next_year_is_looked_for_there(made: Round) -> None:
    later = date(2027, 11, 10)
    give_numbers(made.db, made.library, made.key, {("public_notice", ""): Given("5", later)})
    outside = OutsideNumber("TB-UBND", 2027, "Thông báo tuyển sinh", "5", later)
    enter_number(made.db, made.library, outside, REASON)
    assert told(made) == [("number_twice_for_reason", "5/TB-UBND")]
