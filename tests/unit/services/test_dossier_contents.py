"""A dossier holds what is handed in: never the decision that answers it, whoever made or filed it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from khenthuong_desktop.domain.terms import EvidenceForm
from khenthuong_desktop.packaging.verification import verify
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.award_rounds.evidence import EvidenceNote, add_evidence
from khenthuong_desktop.services.drafting.papers import draft_papers
from khenthuong_desktop.services.numbers.given_numbers import Given
from khenthuong_desktop.services.numbers.paper_numbers import give_numbers
from khenthuong_desktop.services.outcome.decisions import DecisionNote, record_decision
from tests import signing
from tests.presence import there
from tests.unit.services.dossier_round import FIGHTER, Round, export, make_round, problems

DECIDED_ON = date(2026, 11, 20)
HIGHER = "Ủy ban nhân dân tỉnh Hưng Yên"


@pytest.fixture
def drafted(tmp_path: Path, library: Library) -> Iterator[Round]:
    """A round of the unit's own awards with everything drafted, its decision too."""
    made = make_round(tmp_path / "data", library, papers=False)
    draft_papers(made.db, made.folder, library, made.key)
    yield made
    made.db.close()


def held(path: Path) -> tuple[set[str], list[str]]:
    """Kinds of papers, and the names of the evidence."""
    dossier = there(verify(path).dossier)
    return {paper["ma_loai"] for paper in dossier["van_ban"]}, [one["ten"] for one in dossier["minh_chung"]]


def file_evidence(made: Round, name: str, number: str | None, on: date | None, content: bytes = b"") -> None:
    scan = made.folder.root / f"{name}.pdf"
    scan.write_bytes(content or f"%PDF-1.4 {name}".encode())
    note = EvidenceNote(name, EvidenceForm.CERTIFIED_COPY, number=number, issued_on=on)
    add_evidence(made.db, made.folder, made.key, scan, note)


def test_the_unit_s_own_decision_is_drafted_but_not_packed(drafted: Round, tmp_path: Path) -> None:
    assert list(drafted.folder.documents.glob("*/*quyet-dinh-khen-thuong*"))
    kinds, _proofs = held(export(drafted, tmp_path / "out"))
    assert kinds == {"request_statement", "minutes", "vote_count_minutes", "summary_list"}


@pytest.mark.parametrize("told", ["412/QĐ-UBND", "412 / qđ-ubnd", "412"])
def test_a_dossier_made_after_the_decision_holds_what_was_handed_in(drafted: Round, tmp_path: Path, told: str) -> None:
    before = held(export(drafted, tmp_path / "out"))
    note = DecisionNote("412/QĐ-UBND", DECIDED_ON, HIGHER, (drafted.nominations["CB1", FIGHTER],))
    record_decision(drafted.db, drafted.library, drafted.key, note)
    file_evidence(drafted, "Quyết định khen thưởng của tỉnh", told, DECIDED_ON)
    draft_papers(drafted.db, drafted.folder, drafted.library, drafted.key, ["decision"])
    assert held(export(drafted, tmp_path / "again", supplement=True)) == before
    assert ("warning", "evidence_left_out") in problems(drafted)


def test_another_organ_s_number_is_not_held_against_our_draft_of_a_decision(drafted: Round) -> None:
    give_numbers(drafted.db, drafted.library, drafted.key, {("decision", ""): Given("411", DECIDED_ON)})
    draft_papers(drafted.db, drafted.folder, drafted.library, drafted.key, ["decision"])
    own = DecisionNote("412", DECIDED_ON, "Chủ tịch Ủy ban nhân dân xã An Bình", ())
    record_decision(drafted.db, drafted.library, drafted.key, own)
    assert ("warning", "number_differs") in problems(drafted)
    record_decision(drafted.db, drafted.library, drafted.key, replace(own, number="413/QĐ-UBND", decided_by=HIGHER))
    assert ("warning", "number_differs") not in problems(drafted)


def test_a_signature_of_the_decision_stands_in_no_dossier_s_way(drafted: Round) -> None:
    changed = signing.changed_after(signing.signed(signing.unsigned(), "Tỉnh"))
    file_evidence(drafted, "Quyết định của tỉnh", "412/QĐ-UBND", DECIDED_ON, changed)
    assert ("error", "evidence_signature_changed") in problems(drafted)
    record_decision(drafted.db, drafted.library, drafted.key, DecisionNote("412/QĐ-UBND", DECIDED_ON, HIGHER, ()))
    assert ("error", "evidence_signature_changed") not in problems(drafted)


def test_evidence_of_another_day_or_number_is_not_the_decision(drafted: Round, tmp_path: Path) -> None:
    note = DecisionNote("412/QĐ-UBND", DECIDED_ON, HIGHER, ())
    record_decision(drafted.db, drafted.library, drafted.key, note)
    file_evidence(drafted, "Năm trước", "412/QĐ-UBND", date(2025, 12, 1))
    file_evidence(drafted, "Của huyện", "412/QĐ-STC", None)
    file_evidence(drafted, "Không số", None, DECIDED_ON)
    file_evidence(drafted, "Công nhận một sáng kiến", "412", None)
    _kinds, proofs = held(export(drafted, tmp_path / "out", supplement=True))
    assert {"Năm trước", "Của huyện", "Không số", "Công nhận một sáng kiến"} <= set(proofs)
    assert ("warning", "evidence_left_out") not in problems(drafted)
