"""Steps of a round are done when what they are about is on record, not when a later one is."""

from datetime import date
from pathlib import Path

import pytest

from khenthuong_desktop.domain.terms import Stage
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.award_rounds.progress import STEPS, progress_of
from khenthuong_desktop.services.award_rounds.rounds import open_round
from khenthuong_desktop.services.award_rounds.submissions import hand_in, take_return
from khenthuong_desktop.services.dossier.dossiers import export_dossier, list_dossiers
from khenthuong_desktop.services.drafting.papers import draft_papers
from khenthuong_desktop.services.outcome.decisions import DecisionNote, record_decision
from tests.unit.services.dossier_round import FIGHTER, WORKER, Round, make_round


@pytest.fixture
def made(library: Library, tmp_path: Path) -> Round:
    return make_round(tmp_path, library)


def test_an_empty_round_has_its_first_step_to_do(made: Round) -> None:
    progress = progress_of(made.db, open_round(made.db, "Trống", 2026, date(2026, 11, 1)))
    assert (progress.done, progress.next_step) == (frozenset(), Stage.DRAFT)


def test_packing_handing_in_and_getting_back_move_the_next_step(made: Round, tmp_path: Path) -> None:
    assert progress_of(made.db, made.key).next_step is Stage.PACKAGED
    export_dossier(made.db, made.folder, made.library, made.key, tmp_path / "out", "Nộp đúng hạn")
    assert progress_of(made.db, made.key).next_step is Stage.SUBMITTED
    dossier = list_dossiers(made.db)[0].id
    hand_in(made.db, made.library, dossier)
    assert progress_of(made.db, made.key).next_step is Stage.DECIDED
    take_return(made.db, dossier, "Thiếu bản sao")
    returned = progress_of(made.db, made.key)
    assert returned.next_step is Stage.PACKAGED
    assert Stage.SUBMITTED not in returned.done


def test_a_number_alone_signs_no_statement(library: Library, tmp_path: Path) -> None:
    made = make_round(tmp_path, library, papers=False)
    assert progress_of(made.db, made.key).next_step is Stage.STATEMENT_SIGNED
    draft_papers(made.db, made.folder, library, made.key, ["request_statement"])
    assert progress_of(made.db, made.key).next_step is Stage.PACKAGED


def test_a_round_decided_in_the_house_needs_no_handing_in(made: Round) -> None:
    awarded = (made.nominations["CB1", FIGHTER], made.nominations["CB2", WORKER])
    head = "Chủ tịch Ủy ban nhân dân xã An Bình"
    record_decision(made.db, made.library, made.key, DecisionNote("412", date(2026, 11, 20), head, awarded))
    progress = progress_of(made.db, made.key)
    assert set(STEPS) - progress.done == {Stage.PACKAGED}
    assert progress.next_step is Stage.DECIDED
