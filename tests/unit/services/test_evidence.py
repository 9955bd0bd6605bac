"""Evidence: the file is copied under its own hash, the source stays, what cannot be evidence is refused."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from khenthuong_desktop.domain.terms import EvidenceForm, InitiativeKind, Scope
from khenthuong_desktop.errors import FileMissing, FileTooLarge, FileUnreadable, RecordMissing, ValuesRefused
from khenthuong_desktop.files import sha256_of
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services import attachments
from khenthuong_desktop.services.award_rounds.evidence import (
    EvidenceNote,
    add_evidence,
    initiatives_to_prove,
    list_evidence,
    remove_evidence,
)
from khenthuong_desktop.services.award_rounds.nominating import nominate
from khenthuong_desktop.services.award_rounds.rounds import Nominee, get_round, open_round
from khenthuong_desktop.services.registers.initiatives import Author, InitiativeDetail, save_initiative
from tests.unit.services.dossier_round import FIGHTER, WORKER, Round, make_round

NOTE = EvidenceNote("  Quyết định   khen ", EvidenceForm.ORIGINAL)


@pytest.fixture
def made(tmp_path: Path, library: Library) -> Iterator[Round]:
    whole = make_round(tmp_path / "data", library, papers=False)
    remove_evidence(whole.db, tuple(row.id for row in list_evidence(whole.db, whole.key)))
    yield whole
    whole.db.close()


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "Bản quét.PDF"
    path.write_bytes(b"%PDF-1.4 a decision")
    return path


def kept_files(made: Round) -> list[Path]:
    return [
        path for path in made.folder.attachments.rglob("*") if path.is_file() and b"a decision" in path.read_bytes()
    ]


def test_a_file_is_copied_and_described(made: Round, scan: Path) -> None:
    key = add_evidence(made.db, made.folder, made.key, scan, NOTE)
    (row,) = list_evidence(made.db, made.key)
    assert (row.id, row.name, row.form, row.mime) == (key, "Quyết định khen", EvidenceForm.ORIGINAL, "application/pdf")
    copy = made.folder.attachments / row.path
    assert copy.read_bytes() == scan.read_bytes()
    assert (row.sha256, row.size) == (sha256_of(scan), scan.stat().st_size)
    assert scan.is_file()


def test_the_same_content_is_kept_once(made: Round, scan: Path) -> None:
    for name in ("Quyết định", "Cùng quyết định ấy"):
        add_evidence(made.db, made.folder, made.key, scan, EvidenceNote(name, EvidenceForm.PLAIN_COPY))
    rows = list_evidence(made.db, made.key)
    assert [row.name for row in rows] == ["Cùng quyết định ấy", "Quyết định"]
    assert len({row.path for row in rows}) == 1
    assert len(kept_files(made)) == 1


def test_a_kept_file_that_somebody_changed_is_put_right_by_adding_it_again(made: Round, scan: Path) -> None:
    add_evidence(made.db, made.folder, made.key, scan, NOTE)
    (copy,) = kept_files(made)
    copy.write_bytes(b"spoilt")
    add_evidence(made.db, made.folder, made.key, scan, NOTE)
    assert copy.read_bytes() == scan.read_bytes()


def test_it_may_serve_a_nominee_or_an_initiative(made: Round, scan: Path) -> None:
    hoa = made.nominations["CB1", FIGHTER]
    add_evidence(made.db, made.folder, made.key, scan, EvidenceNote("A", EvidenceForm.ORIGINAL, nomination_id=hoa))
    add_evidence(made.db, made.folder, made.key, scan, EvidenceNote("B", EvidenceForm.ORIGINAL, initiative_code="SK1"))
    first, second = list_evidence(made.db, made.key)
    assert first.nomination_id == hoa
    assert second.initiative_id is not None
    assert second.nomination_id is None
    assert first.serves == second.serves == {hoa}


def _write_initiative(made: Round, code: str, name: str, author: str) -> None:
    save_initiative(
        made.db,
        InitiativeDetail(
            code=code,
            name=name,
            kind=InitiativeKind.INITIATIVE,
            scope=Scope.GRASSROOTS,
            year=2026,
            authors=(Author(author, share=10_000),),
        ),
    )


def test_a_nominees_own_initiatives_are_offered_first_with_their_authors(made: Round) -> None:
    _write_initiative(made, "SK2", "An toàn hồ sơ", "CB2")
    own, others = ("Số hóa hồ sơ (năm 2026) · Đặng Thị Hoà", "SK1"), ("An toàn hồ sơ (năm 2026) · Lê Minh", "SK2")
    assert initiatives_to_prove(made.db, made.key) == (others, own)
    assert initiatives_to_prove(made.db, made.key, made.nominations["CB1", FIGHTER]) == (own, others)


def test_an_initiative_of_somebody_else_proves_nothing_for_a_nominee(made: Round, scan: Path) -> None:
    minh = made.nominations["CB2", WORKER]
    note = EvidenceNote("A", EvidenceForm.ORIGINAL, nomination_id=minh, initiative_code="SK1")
    with pytest.raises(ValuesRefused) as refused:
        add_evidence(made.db, made.folder, made.key, scan, note)
    assert [(fault.field, fault.code) for fault in refused.value.faults] == [
        ("initiative_code", "initiative_of_others")
    ]
    assert list_evidence(made.db, made.key) == ()
    hoa = replace(note, nomination_id=made.nominations["CB1", FIGHTER])
    add_evidence(made.db, made.folder, made.key, scan, hoa)
    assert len(list_evidence(made.db, made.key)) == 1


def test_a_nominee_of_another_round_is_not_known_here(made: Round, scan: Path) -> None:
    other = open_round(made.db, "Đợt khác", 2025, date(2025, 12, 1))
    nominate(made.db, other, (Nominee("CB1", FIGHTER),))
    stranger = get_round(made.db, other).nominations[0].id
    for note in (
        EvidenceNote("A", EvidenceForm.ORIGINAL, nomination_id=stranger),
        EvidenceNote("A", EvidenceForm.ORIGINAL, initiative_code="SK9"),
    ):
        with pytest.raises(RecordMissing):
            add_evidence(made.db, made.folder, made.key, scan, note)
    assert list_evidence(made.db, made.key) == ()
    assert kept_files(made) == []


def test_all_that_is_wrong_is_told_at_once(made: Round, tmp_path: Path) -> None:
    program = tmp_path / "virus.exe"
    program.write_bytes(b"MZ")
    with pytest.raises(ValuesRefused) as refused:
        add_evidence(made.db, made.folder, made.key, program, EvidenceNote(" ", EvidenceForm.ORIGINAL))
    assert {(fault.field, fault.code) for fault in refused.value.faults} == {
        ("name", "required"),
        ("file", "evidence_kind"),
    }


def test_a_file_that_is_missing_too_large_or_locked_is_told(
    made: Round, scan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(FileMissing):
        add_evidence(made.db, made.folder, made.key, tmp_path / "none.pdf", NOTE)

    def locked(_path: Path) -> str:
        raise PermissionError(13, "locked")

    with monkeypatch.context() as patch, pytest.raises(FileUnreadable):
        patch.setattr(attachments, "sha256_of", locked)
        add_evidence(made.db, made.folder, made.key, scan, NOTE)
    monkeypatch.setattr(attachments, "_MOST_BYTES", 4)
    with pytest.raises(FileTooLarge):
        add_evidence(made.db, made.folder, made.key, scan, NOTE)
    assert list_evidence(made.db, made.key) == ()


def test_removed_evidence_leaves_its_file_for_undo(made: Round, scan: Path) -> None:
    key = add_evidence(made.db, made.folder, made.key, scan, NOTE)
    assert remove_evidence(made.db, (key,)) == 1
    assert list_evidence(made.db, made.key) == ()
    assert len(kept_files(made)) == 1
    made.db.undo()
    assert [row.id for row in list_evidence(made.db, made.key)] == [key]
    with pytest.raises(RecordMissing):
        remove_evidence(made.db, ("nowhere",))
