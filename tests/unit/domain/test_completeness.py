"""Everything the law wants is asked for, and nothing else."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from khenthuong_desktop.domain.completeness import check_completeness
from khenthuong_desktop.domain.dossier import FileState, PlaceKind, Proof
from khenthuong_desktop.domain.terms import EvidenceForm, Severity
from tests.unit.domain.dossier_sample import HOA, LAN, MINH, PROOFS, SITTING, papers_with, papers_without, picture


def codes(**changes: Any) -> list[tuple[str, str]]:
    return [(p.severity.value, p.code) for p in check_completeness(picture(**changes)) if p.code != "turned_down"]


def test_a_whole_round_has_no_problem_but_the_one_turned_down() -> None:
    (problem,) = check_completeness(picture())
    assert (problem.code, problem.place.key, problem.details["name"]) == ("turned_down", "n3", "Trần Thị Lan")


def test_a_round_without_nominations_has_nothing_to_hand_in() -> None:
    assert codes(proposed=()) == [("error", "no_nominations")]


@pytest.mark.parametrize(
    ("key", "kind"), [("p1", "request_statement"), ("p3", "minutes"), ("p4", "vote_count_minutes")]
)
def test_each_paper_of_the_round_is_missed(key: str, kind: str) -> None:
    problems = [p for p in check_completeness(picture(papers=papers_without(key))) if p.code == "paper_missing"]
    assert [problem.details["paper"] for problem in problems] == [kind]


def test_vote_count_minutes_are_wanted_only_where_a_ballot_is_compulsory() -> None:
    assert codes(proposed=(MINH,), papers=papers_without("p4")) == []


def test_a_report_is_missed_with_the_name_of_the_nominee() -> None:
    problems = [p for p in check_completeness(picture(papers=papers_without("p6"))) if p.code == "report_missing"]
    assert [(p.place.kind, p.place.key, p.details["name"]) for p in problems] == [
        (PlaceKind.NOMINATION, "n2", "Lê Minh")
    ]


def test_who_was_turned_down_needs_no_report() -> None:
    assert ("error", "report_missing") not in codes(proposed=(HOA, MINH, LAN))


def test_a_round_in_which_everybody_was_turned_down_has_nothing_to_hand_in() -> None:
    assert ("error", "nobody_put_forward") in codes(proposed=(LAN,))
    assert ("error", "nobody_put_forward") not in codes(proposed=(HOA, LAN))


def test_a_round_without_a_meeting_is_incomplete() -> None:
    assert ("error", "meeting_missing") in codes(sitting=None)


def test_a_missing_count_is_an_error_only_where_a_ballot_is_compulsory() -> None:
    found = codes(sitting=replace(SITTING, counts=()))
    assert found.count(("error", "vote_missing")) == 1
    assert found.count(("warning", "vote_missing")) == 2


def test_an_initiative_needs_its_proof() -> None:
    assert codes(proofs=()) == [("error", "initiative_proof_missing")]
    somebody_elses = (replace(PROOFS[0], nominations=frozenset({"n2"})),)
    assert codes(proofs=somebody_elses) == [("error", "initiative_proof_missing")]
    assert codes(proposed=(replace(HOA, relies_on_initiative=False), MINH), proofs=()) == []


def test_a_plain_copy_proves_no_initiative() -> None:
    plain = replace(PROOFS[0], form=EvidenceForm.PLAIN_COPY)
    assert codes(proofs=(plain,)) == [("error", "initiative_proof_plain")]
    assert codes(proofs=(plain, PROOFS[0])) == []


def test_who_meets_the_standard_without_the_initiative_is_only_advised() -> None:
    excellent = (replace(HOA, needs_initiative=False), MINH)
    assert codes(proposed=excellent, proofs=()) == [("warning", "initiative_proof_missing_advised")]
    plain = replace(PROOFS[0], form=EvidenceForm.PLAIN_COPY)
    assert codes(proposed=excellent, proofs=(plain,)) == [("warning", "initiative_proof_plain_advised")]


def test_a_report_without_achievements_is_an_error() -> None:
    dotted = frozenset({"achievements", "hometown"})
    assert codes(papers=papers_with("p6", dotted=dotted)) == [("error", "report_empty"), ("warning", "report_dotted")]
    assert codes(proposed=(HOA, replace(MINH, told=False))) == [("error", "report_empty")]


def test_a_report_finished_by_hand_is_left_to_the_clerk() -> None:
    by_hand = papers_with("p6", state=FileState.CHANGED, dotted=frozenset({"achievements"}))
    assert ("warning", "report_empty") in codes(papers=by_hand)
    untold = (HOA, replace(MINH, told=False))
    assert codes(proposed=untold, papers=papers_with("p6", state=FileState.CHANGED)) == [("warning", "paper_changed")]


def test_an_edit_elsewhere_leaves_a_report_as_empty_as_it_was() -> None:
    dotted = frozenset({"achievements"})
    read: dict[str, Any] = {"state": FileState.CHANGED, "is_read": True, "dotted": dotted}
    assert codes(papers=papers_with("p6", **read)) == [("error", "report_empty")]
    assert ("warning", "report_empty") in codes(papers=papers_with("p6", **read, retold=True))


def test_personal_particulars_may_stay_dotted_with_a_warning() -> None:
    changed = picture(papers=papers_with("p6", dotted=frozenset({"hometown", "duties"})))
    (problem,) = [p for p in check_completeness(changed) if p.code != "turned_down"]
    assert (problem.severity.value, problem.code, problem.details["parts"]) == (
        "warning",
        "report_dotted",
        ["duties", "hometown"],
    )


def test_awards_of_two_levels_in_one_round_are_a_warning() -> None:
    here = replace(MINH, decided_here=True)
    (problem,) = [p for p in check_completeness(picture(proposed=(HOA, here, LAN))) if p.code == "levels_mixed"]
    assert (problem.details["own"], problem.details["above"]) == ([MINH.award_name], [HOA.award_name])
    assert codes(proposed=(replace(HOA, decided_here=True), here, LAN)) == []


def test_other_evidence_as_a_plain_copy_is_a_warning() -> None:
    other = Proof("e2", "Ảnh hoạt động", EvidenceForm.PLAIN_COPY, frozenset({"n2"}))
    assert codes(proofs=(*PROOFS, other)) == [("warning", "evidence_plain")]


@pytest.mark.parametrize(
    ("state", "paper", "evidence"),
    [
        (FileState.MISSING, ("error", "paper_file_missing"), ("error", "evidence_missing")),
        (FileState.CHANGED, ("warning", "paper_changed"), ("error", "evidence_changed")),
    ],
)
def test_files_that_are_gone_or_changed_are_told(
    state: FileState, paper: tuple[str, str], evidence: tuple[str, str]
) -> None:
    assert codes(papers=papers_with("p1", state=state)) == [paper]
    assert codes(proofs=(replace(PROOFS[0], state=state),)) == [evidence]


def test_an_empty_summary_of_achievements_is_a_warning() -> None:
    assert codes(proposed=(HOA, replace(MINH, achievement=" "))) == [("warning", "achievement_missing")]


def test_a_statement_without_number_or_day_is_a_warning() -> None:
    assert codes(statement_number="") == [("warning", "statement_not_numbered")]
    assert codes(statement_on=None) == [("warning", "statement_not_numbered")]


def test_minutes_without_a_number_of_their_own_are_a_warning() -> None:
    assert codes(minutes_number="") == [("warning", "minutes_not_numbered")]
    assert codes(vote_minutes_number="") == [("warning", "minutes_not_numbered")]
    assert codes(proposed=(MINH,), vote_minutes_number="", papers=papers_without("p4")) == []


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 12, 2), []),
        (date(2026, 12, 3), [("warning", "deadline_near")]),
        (date(2026, 12, 10), [("warning", "deadline_near")]),
        (date(2026, 12, 11), [("warning", "deadline_passed")]),
    ],
)
def test_the_deadline_warns_a_week_before(today: date, expected: list[tuple[str, str]]) -> None:
    assert codes(today=today) == expected


def test_names_in_capitals_are_told_once_for_the_whole_round() -> None:
    shouted = replace(HOA, name="ĐẶNG THỊ HOÀ")
    [told] = [one for one in check_completeness(picture(proposed=(shouted, MINH))) if one.code == "names_in_capitals"]
    assert (told.details["names"], told.details["count"]) == (["ĐẶNG THỊ HOÀ"], 1)
    assert told.severity is Severity.WARNING


def test_a_meeting_without_a_secretary_is_a_warning() -> None:
    assert codes(sitting=replace(SITTING, has_secretary=False)) == [("warning", "secretary_missing")]
