"""One changed figure, name, day or vote anywhere is found, and named with its paper."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khenthuong_desktop.domain.consistency import check_consistency
from khenthuong_desktop.domain.dossier import DECISION, STATEMENT, Cited, Count, MadePaper, RoundPicture
from khenthuong_desktop.domain.terms import SubjectKind
from tests.unit.domain.dossier_sample import (
    FIGHTER,
    HOA,
    LAN,
    MINH,
    PAPERS,
    SITTING,
    WORKER,
    line,
    papers_with,
    picture,
)


def found(changed: RoundPicture) -> set[tuple[str, str, str]]:
    return {(problem.severity.value, problem.code, problem.place.key) for problem in check_consistency(changed)}


def with_paper(key: str, **changes: Any) -> RoundPicture:
    return picture(papers=papers_with(key, **changes))


def test_papers_that_agree_have_no_problem() -> None:
    assert check_consistency(picture()) == []


def test_spelling_that_only_moves_a_tone_or_a_quote_agrees() -> None:
    other = replace(line(HOA), name="Đặng  Thị Hòa", award_name="“Chiến sĩ thi đua cơ sở”")
    assert found(with_paper("p2", lines=(other, line(MINH)))) == set()


def test_a_wrong_quantity_in_the_statement_is_found() -> None:
    changed = with_paper("p1", quantities={FIGHTER: 1, WORKER: 2})
    (problem,) = check_consistency(changed)
    assert problem.code == "count_differs"
    assert (problem.details["award"], problem.details["told"], problem.details["round"]) == (WORKER, 2, 1)


def test_an_award_missing_from_the_statement_is_found() -> None:
    assert found(with_paper("p1", quantities={FIGHTER: 1})) == {("error", "count_differs", "p1")}


def test_the_one_turned_down_may_not_be_proposed() -> None:
    changed = with_paper("p2", lines=(line(HOA), line(MINH), line(LAN)))
    assert ("error", "turned_down_yet_named", "p2") in found(changed)


def test_a_nominee_left_out_is_named() -> None:
    changed = with_paper("p3", lines=(line(HOA, 9, 0), line(LAN, 3, 6)))
    problems = {problem.code: problem for problem in check_consistency(changed)}
    assert set(problems) == {"lines_differ", "left_out"}
    assert problems["left_out"].details["name"] == "Lê Minh"


@pytest.mark.parametrize(
    ("name", "award", "code"),
    [
        ("Đặng Thị Hoa", FIGHTER, "spelt_differently"),
        ("Dặng Thị Hòa", FIGHTER, "spelt_differently"),
        ("Đặng Thị Hoà", WORKER, "other_award"),
        ("Nguyễn Văn Lạ", FIGHTER, "not_in_round"),
    ],
)
def test_a_line_that_fits_nobody_is_explained(name: str, award: str, code: str) -> None:
    changed = with_paper("p2", lines=(replace(line(HOA), name=name, award_name=award), line(MINH)))
    assert ("error", code, "p2") in found(changed)


@pytest.mark.parametrize("kind", ["public_notice", "opinion_request", "opinion_reply", "ballot", "written_opinion"])
def test_a_wrong_name_in_a_paper_beside_the_dossier_is_a_warning(kind: str) -> None:
    beside = MadePaper("p9", kind, "Công văn", lines=(replace(line(HOA), name="Đặng Thị Hoa"), line(MINH)))
    assert found(picture(papers=(*PAPERS, beside))) == {("warning", "spelt_differently", "p9")}


def test_a_nominee_named_twice_is_found() -> None:
    changed = with_paper("p2", lines=(line(HOA), line(HOA), line(MINH)))
    assert ("error", "named_twice", "p2") in found(changed)


def test_another_position_is_a_warning() -> None:
    changed = with_paper("p5", lines=(replace(line(HOA), position="Kế toán, Phòng Văn hóa - Xã hội"),))
    assert found(changed) == {("warning", "position_differs", "p5")}


def test_a_report_about_somebody_else_is_found() -> None:
    assert ("error", "not_in_round", "p6") in found(with_paper("p6", lines=(line(LAN),)))


def test_a_second_report_and_a_report_of_nobody_are_warnings() -> None:
    second = replace(PAPERS[4], key="p7")
    nobody = MadePaper("p8", "achievement_report", "Báo cáo cũ", "gone")
    assert found(picture(papers=(*PAPERS, second, nobody))) == {
        ("warning", "second_report", "p7"),
        ("warning", "report_of_nobody", "p8"),
    }


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"statement_on": date(2026, 11, 9)}, "minutes_after_statement"),
        ({"decision_on": date(2026, 11, 11)}, "statement_after_decision"),
        ({"decision_on": date(2026, 11, 1)}, "minutes_after_decision"),
    ],
)
def test_days_must_follow_one_another(changes: dict[str, date], code: str) -> None:
    assert ("error", code, "r1") in found(picture(**changes))


def test_equal_days_are_in_order() -> None:
    same = date(2026, 11, 10)
    assert found(picture(statement_on=same, decision_on=same, papers=papers_with("p1", issued_on=same))) == set()


def test_numbers_and_days_must_be_the_rounds_own() -> None:
    assert found(picture(statement_number="13")) == {("warning", "number_differs", "p1")}
    assert found(picture(vote_minutes_number="05")) == {("warning", "number_differs", "p4")}
    assert found(with_paper("p1", issued_on=date(2026, 11, 13))) == {("warning", "day_differs", "p1")}
    assert found(with_paper("p3", issued_on=date(2026, 11, 9))) == {("error", "minutes_before_meeting", "p3")}


def test_a_paper_drafted_before_it_had_a_number_and_one_that_cites_an_old_one_should_be_made_again() -> None:
    assert found(with_paper("p1", number="", issued_on=None)) == {("warning", "paper_outdated", "p1")}
    assert found(with_paper("p2", outdated=True)) == {("warning", "paper_outdated", "p2")}
    assert found(with_paper("p1", number="13", outdated=True)) == {("warning", "number_differs", "p1")}


def test_a_dossier_packed_before_a_change_is_told_with_its_day() -> None:
    changed = picture(packed_before_change=date(2026, 11, 14))
    assert found(changed) == {("warning", "packed_before_change", "r1")}


def test_both_minutes_under_one_number_are_found() -> None:
    changed = picture(vote_minutes_number="3", papers=papers_with("p4", number="3"))
    assert found(changed) == {("warning", "minutes_share_number", "r1")}


def test_votes_told_otherwise_are_found() -> None:
    changed = with_paper("p3", lines=(line(HOA, 8, 1), line(MINH, 8, 1), line(LAN, 3, 6)))
    (problem,) = check_consistency(changed)
    assert (problem.code, problem.details["told"], problem.details["round"]) == ("votes_differ", "8/1/0", "9/0/0")


def test_votes_told_otherwise_are_given_as_the_cells_have_them_with_written_opinions_apart() -> None:
    counts = (Count("n1", 9, 0, 0, 9, True, "≥ 80%", (1, 0)), *SITTING.counts[1:])
    first = replace(line(HOA, 8, 0, 0), written=(1, 0))
    changed = with_paper("p3", lines=(first, line(MINH, 8, 1), line(LAN, 3, 6)))
    (problem,) = check_consistency(replace(changed, sitting=replace(SITTING, counts=counts)))
    told = [problem.details[name] for name in ("told", "round", "told_written", "round_written")]
    assert (problem.code, told) == ("votes_differ", ["7/0/0", "8/0/0", "1/0", "1/0"])


@pytest.mark.parametrize("what", ["members", "present", "written"])
def test_attendance_told_otherwise_is_found(what: str) -> None:
    assert found(with_paper("p3", **{what: 7})) == {("error", "attendance_differs", "p3")}


def test_more_ballots_collected_than_issued_are_found() -> None:
    assert found(with_paper("p4", ballots=(8, 9))) == {("error", "ballots_do_not_add_up", "p4")}


@pytest.mark.parametrize(("votes", "severity"), [((9, 0, 1), "error"), ((8, 0, 0), "warning")])
def test_a_row_that_does_not_add_up_is_found(votes: tuple[int, int, int], severity: str) -> None:
    changed = with_paper("p4", lines=(line(HOA, *votes), line(MINH, 8, 1, 0), line(LAN, 3, 6, 0)))
    problems = {problem.code: problem for problem in check_consistency(changed)}
    assert set(problems) == {"row_does_not_add_up", "votes_differ"}
    problem = problems["row_does_not_add_up"]
    assert (problem.severity.value, problem.details["cast"], problem.details["due"]) == (severity, sum(votes), 9)


def test_rows_that_add_up_to_different_votes_are_each_named() -> None:
    changed = with_paper("p4", lines=(line(HOA, 10, 0, 0), line(MINH, 8, 0, 0), line(LAN, 3, 5, 0)))
    rows = [problem for problem in check_consistency(changed) if problem.code == "row_does_not_add_up"]
    assert [(problem.details["name"], problem.details["cast"]) for problem in rows] == [
        (HOA.name, 10),
        (MINH.name, 8),
        (LAN.name, 8),
    ]


def test_an_invalid_ballot_for_one_leaves_the_rows_of_others_alone() -> None:
    counts = (Count("n1", 8, 0, 1, 9, True, "≥ 80%"), *SITTING.counts[1:])
    lines = (line(HOA, 8, 0, 1), line(MINH, 8, 1, 0), line(LAN, 3, 6, 0))
    papers = tuple(replace(paper, lines=lines) if paper.key in ("p3", "p4") else paper for paper in PAPERS)
    assert found(picture(sitting=replace(SITTING, counts=counts), papers=papers)) == set()


@pytest.mark.parametrize(("cited", "problems"), [("12a", set()), ("012A", set()), ("12", {"cited_number_differs"})])
def test_a_number_is_cited_whatever_the_case_of_its_letter(cited: str, problems: set[str]) -> None:
    papers = (replace(PAPERS[0], number="12A"), replace(PAPERS[1], cited=(Cited(STATEMENT, cited),)), *PAPERS[2:])
    assert {code for _, code, _ in found(picture(papers=papers, statement_number="12A"))} == problems


@pytest.mark.parametrize(("kind", "problems"), [("request_letter", {"totals_differ"}), ("public_notice", set())])
def test_people_are_counted_in_what_is_written_after_the_vote(kind: str, problems: set[str]) -> None:
    letter = MadePaper("p7", kind, "Công văn", totals={SubjectKind.INDIVIDUAL: 3})
    assert {code for _, code, key in found(picture(papers=(*PAPERS, letter))) if key == "p7"} == problems


def test_more_votes_than_voters_is_an_error_and_fewer_a_warning() -> None:
    for cast, severity in ((10, "error"), (8, "warning")):
        counts = (Count("n1", cast, 0, 0, 9, True), *SITTING.counts[1:])
        problems = found(picture(sitting=replace(SITTING, counts=counts), papers=()))
        assert problems == {(severity, "votes_do_not_add_up", "m1")}


def test_more_voters_than_members_is_an_error() -> None:
    problems = found(picture(sitting=replace(SITTING, written=2), papers=()))
    assert ("error", "more_voters_than_members", "m1") in problems


@given(st.permutations(PAPERS), st.permutations((HOA, MINH, LAN)))
def test_order_never_matters(papers: list[MadePaper], proposed: list[Any]) -> None:
    assert check_consistency(picture(papers=tuple(papers), proposed=tuple(proposed))) == []


NAMESAKE = replace(MINH, key="n4", unit_name="Phòng Kinh tế", told_apart="Lê Minh (Phòng Kinh tế)")
TWO_OF_A_NAME = (HOA, replace(MINH, told_apart="Lê Minh (Văn phòng)"), NAMESAKE)


@pytest.mark.parametrize(
    "lines",
    [
        (line(HOA), line(NAMESAKE), line(MINH)),
        (line(HOA), *(replace(line(one), name=one.called) for one in TWO_OF_A_NAME[1:])),
    ],
)
def test_two_nominees_of_one_name_are_two(lines: tuple[Any, ...]) -> None:
    changed = picture(proposed=TWO_OF_A_NAME, papers=papers_with("p2", lines=lines)[1:2], sitting=None)
    assert found(changed) == set()


def test_a_namesake_named_once_too_often_or_left_out_is_found() -> None:
    thrice = (line(HOA), line(MINH), line(MINH), line(MINH))
    once = (line(HOA), replace(line(MINH), name="Lê Minh (Văn phòng)"))
    for lines, code in ((thrice, "named_twice"), (once, "left_out")):
        changed = picture(proposed=TWO_OF_A_NAME, papers=papers_with("p2", lines=lines)[1:2], sitting=None)
        assert ("error", code, "p2") in found(changed)


def test_votes_of_namesakes_are_compared_each_with_its_own() -> None:
    counts = (Count("n1", 9, 0, 0, 9, True), Count("n2", 8, 1, 0, 9, True), Count("n4", 9, 0, 0, 9, True))
    told = (line(HOA, 9, 0), line(NAMESAKE, 9, 0), line(MINH, 8, 1))
    changed = picture(
        proposed=TWO_OF_A_NAME, papers=papers_with("p3", lines=told)[2:3], sitting=replace(SITTING, counts=counts)
    )
    assert found(changed) == set()


def test_who_registered_after_the_meeting_is_worth_a_look() -> None:
    late, early = date(2026, 11, 11), date(2026, 11, 10)
    changed = picture(proposed=(replace(HOA, registered_on=late), replace(MINH, registered_on=early), LAN))
    assert found(changed) == {("warning", "registered_after_meeting", "n1")}


def test_a_decision_need_not_name_whom_it_gives_nothing_and_may_as_drafted_before() -> None:
    nominees = (HOA, replace(MINH, turned_away=True), LAN)
    for lines in ((line(HOA),), (line(HOA), line(MINH))):
        paper = MadePaper("p9", DECISION, "Quyết định khen thưởng", lines=lines)
        assert not [one for one in found(picture(proposed=nominees, papers=(*PAPERS, paper))) if one[2] == "p9"]
    paper = MadePaper("p9", DECISION, "Quyết định khen thưởng", lines=(line(MINH),))
    assert ("error", "left_out", "p9") in found(picture(proposed=nominees, papers=(*PAPERS, paper)))
