"""Where a round and its nominees stand, from the draft to the desk of the higher authority."""

from datetime import date
from pathlib import Path

import pytest

from khenthuong_desktop.domain.terms import CommendationType, Stage
from khenthuong_desktop.errors import ValuesRefused
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.award_rounds.evidence import list_evidence, remove_evidence
from khenthuong_desktop.services.award_rounds.nominating import nominate, nominate_checked, open_with_nominees
from khenthuong_desktop.services.award_rounds.rounds import (
    Nominee,
    RoundNote,
    change_round,
    drop_nominations,
    get_round,
    list_rounds,
    open_round,
)
from khenthuong_desktop.services.award_rounds.submissions import hand_in, take_return
from khenthuong_desktop.services.dossier.completing import check_nominees, confirm_complete
from khenthuong_desktop.services.dossier.dossiers import export_dossier, list_dossiers
from tests.unit.services.dossier_round import FIGHTER, WORKER, Round, make_round

LAW_ON = date(2026, 11, 1)


@pytest.fixture
def made(library: Library, tmp_path: Path) -> Round:
    """The council passed Hoà and Minh, not Lan."""
    return make_round(tmp_path, library)


@pytest.fixture
def draft(made: Round) -> str:
    """Another round, with one nominee that needs no evidence."""
    key = open_round(made.db, "Khen đột xuất", 2026, LAW_ON)
    nominate_checked(made.db, made.library, key, (Nominee("CB2", "certificate_of_merit"),))
    return key


def stages(made: Round, key: str) -> tuple[Stage, ...]:
    """Of the round, then of its nominees."""
    found = get_round(made.db, key)
    return (found.stage, *(row.stage for row in sorted(found.nominations, key=lambda row: row.code)))


def test_nominees_go_with_the_round_unless_the_council_turned_them_down(made: Round, tmp_path: Path) -> None:
    assert stages(made, made.key)[1:] == (Stage.STATEMENT_SIGNED, Stage.STATEMENT_SIGNED, Stage.NOT_AWARDED)
    export_dossier(made.db, made.folder, made.library, made.key, tmp_path / "out", "Nộp đúng hạn")
    assert stages(made, made.key) == (Stage.PACKAGED, Stage.PACKAGED, Stage.PACKAGED, Stage.NOT_AWARDED)
    dossier = list_dossiers(made.db)[0]
    hand_in(made.db, made.library, dossier.id)
    assert stages(made, made.key) == (Stage.SUBMITTED, Stage.SUBMITTED, Stage.SUBMITTED, Stage.NOT_AWARDED)
    take_return(made.db, dossier.id, "Thiếu bản sao")
    assert stages(made, made.key) == (Stage.RETURNED, Stage.RETURNED, Stage.RETURNED, Stage.NOT_AWARDED)


def test_who_comes_after_the_vote_stays_a_draft(made: Round) -> None:
    nominate(made.db, made.key, (Nominee("CB2", FIGHTER),))
    added = next(row for row in get_round(made.db, made.key).nominations if row.award == FIGHTER and row.code == "CB2")
    assert added.stage is Stage.DRAFT


def test_a_round_without_faults_is_confirmed_complete_and_taken_back_by_one_undo(made: Round, draft: str) -> None:
    confirm_complete(made.db, made.folder, made.library, draft)
    assert stages(made, draft) == (Stage.COMPLETE, Stage.COMPLETE)
    assert made.db.undo().name == "confirm_complete"
    assert stages(made, draft) == (Stage.DRAFT, Stage.DRAFT)


def test_what_is_missing_of_the_nominees_stands_against_completeness(made: Round) -> None:
    empty = open_round(made.db, "Trống", 2026, LAW_ON)
    unproved = open_round(made.db, "Chưa đủ", 2026, LAW_ON)
    nominate_checked(made.db, made.library, unproved, (Nominee("CB1", FIGHTER, initiatives=("SK1",)),))
    for key, code in ((empty, "no_nominations"), (unproved, "initiative_proof_missing")):
        assert code in [problem.code for problem in check_nominees(made.db, made.folder, made.library, key)]
        with pytest.raises(ValuesRefused) as refused:
            confirm_complete(made.db, made.folder, made.library, key)
        assert [fault.code for fault in refused.value.faults] == ["nominees_have_faults"]
        assert get_round(made.db, key).stage is Stage.DRAFT


def test_what_comes_later_does_not_stand_against_completeness(made: Round, draft: str) -> None:
    """No meeting, no statement, no report: all that is done after the nominees are complete."""
    assert check_nominees(made.db, made.folder, made.library, draft) == ()


def test_a_round_that_is_further_stays_there(made: Round) -> None:
    confirm_complete(made.db, made.folder, made.library, made.key)
    assert get_round(made.db, made.key).stage is Stage.STATEMENT_SIGNED


def test_a_change_of_the_nominees_makes_a_complete_round_a_draft_again(made: Round, draft: str) -> None:
    confirm_complete(made.db, made.folder, made.library, draft)
    nominate(made.db, draft, (Nominee("CB3", "certificate_of_merit"),))
    assert set(stages(made, draft)) == {Stage.DRAFT}
    confirm_complete(made.db, made.folder, made.library, draft)
    drop_nominations(made.db, (get_round(made.db, draft).nominations[0].id,))
    assert set(stages(made, draft)) == {Stage.DRAFT}


def test_taking_evidence_off_leaves_a_round_that_is_further_where_it_is(made: Round) -> None:
    remove_evidence(made.db, (list_evidence(made.db, made.key)[0].id,))
    assert get_round(made.db, made.key).stage is Stage.STATEMENT_SIGNED


def test_a_round_is_said_to_be_otherwise(made: Round, draft: str) -> None:
    change_round(made.db, draft, RoundNote(" Khen đợt bão ", LAW_ON, date(2026, 12, 1), CommendationType.UNEXPECTED))
    found = get_round(made.db, draft)
    assert (found.name, found.due_on) == ("Khen đợt bão", date(2026, 12, 1))
    assert found.commendation_type is CommendationType.UNEXPECTED
    with pytest.raises(ValuesRefused):
        change_round(made.db, draft, RoundNote(" ", LAW_ON))
    assert made.db.undo().name == "change_round"
    assert get_round(made.db, draft).name == "Khen đột xuất"


def test_a_round_that_left_the_house_is_not_said_to_be_otherwise(made: Round, tmp_path: Path) -> None:
    export_dossier(made.db, made.folder, made.library, made.key, tmp_path / "out", "Nộp đúng hạn")
    hand_in(made.db, made.library, list_dossiers(made.db)[0].id)
    with pytest.raises(ValuesRefused) as refused:
        change_round(made.db, made.key, RoundNote("Tên khác", LAW_ON))
    assert [fault.code for fault in refused.value.faults] == ["round_closed"]


def test_a_round_opened_with_its_nominees_is_one_undo(made: Round) -> None:
    before = list_rounds(made.db)
    note = RoundNote("Đợt hai", LAW_ON)
    key, nominations = open_with_nominees(made.db, made.library, 2026, note, (Nominee("CB2", WORKER),))
    [row] = get_round(made.db, key).nominations
    assert (row.id,) == nominations
    assert row.verdict is not None
    assert made.db.undo().name == "open_with_nominees"
    assert list_rounds(made.db) == before


def test_a_refused_nominee_opens_no_round(made: Round) -> None:
    before = list_rounds(made.db)
    with pytest.raises(ValuesRefused):
        open_with_nominees(made.db, made.library, 2026, RoundNote("Đợt hai", LAW_ON), (Nominee("TT1", WORKER),))
    assert list_rounds(made.db) == before
