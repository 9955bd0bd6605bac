"""Packing a round's dossier: sealed and noted, never over errors without a reason, editions that follow one another."""

from datetime import date
from pathlib import Path

import pytest
from docx import Document

from khenthuong_desktop.domain.terms import Stage
from khenthuong_desktop.errors import Cancelled, DiskFull, DossierHasErrors, RecordMissing, ValuesRefused
from khenthuong_desktop.packaging.verification import Seal, verify
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.award_rounds.rounds import get_round, open_round
from khenthuong_desktop.services.dossier.dossiers import check_dossier, export_dossier, list_dossiers
from khenthuong_desktop.store.tables import AwardRound, Dossier
from tests.presence import there
from tests.unit.services.dossier_round import Round, add_paper, export, make_round, problems


def test_the_exported_dossier_is_sealed_and_noted(made: Round, tmp_path: Path) -> None:
    path = export(made, tmp_path / "usb")
    found = verify(path)
    assert found.seal is Seal.SEALED
    assert found.dossier is not None
    assert [person["ho_ten"] for person in found.dossier["ca_nhan"]] == ["Đặng Thị Hoà", "Lê Minh"]
    assert found.dossier["ca_nhan"][0]["danh_hieu_de_nghi"][0]["bo_phieu"] == {"dong_y": 5, "tong_thanh_vien": 5}
    assert found.dossier["ca_nhan"][0]["can_cu"]
    assert found.dossier["minh_chung"][0]["cua"] == [{"loai": "ca_nhan", "ma": "CB1"}]
    assert [paper["loai"] for paper in found.dossier["van_ban"]] == ["15", "20", "20", "32"]
    assert found.dossier["mo_rong"] == {}
    (row,) = list_dossiers(made.db, made.key)
    assert (row.edition, row.file_name, row.fingerprint) == (1, path.name, found.fingerprint)
    assert get_round(made.db, made.key).stage is Stage.PACKAGED


def test_a_dossier_that_cannot_be_noted_is_not_left_behind(
    made: Round, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_told: object) -> None:
        raise DiskFull(tmp_path)

    export(made, tmp_path / "cũ")
    before = [path.name for path in (tmp_path / "cũ").iterdir()]
    monkeypatch.setattr("khenthuong_desktop.services.dossier.dossiers._note", full)
    for folder in (tmp_path / "mới" / "nộp", tmp_path / "cũ"):
        with pytest.raises(DiskFull):
            export(made, folder)
    assert not (tmp_path / "mới").exists()
    assert [path.name for path in (tmp_path / "cũ").iterdir()] == before


def test_files_lie_where_the_format_wants_them(made: Round, tmp_path: Path) -> None:
    dossier = verify(export(made, tmp_path)).dossier
    assert dossier is not None
    assert [file["duong_dan"] for file in dossier["tep"]] == [
        "data/ca-nhan/0001/bao-cao-thanh-tich.docx",
        "data/ca-nhan/0002/bao-cao-thanh-tich.docx",
        "data/minh-chung/0001/01.pdf",
        "data/van-ban/01-to-trinh.docx",
        "data/van-ban/02-bien-ban.docx",
        "data/van-ban/03-bien-ban-kiem-phieu.docx",
        "data/van-ban/04-danh-sach.docx",
    ]


def test_the_same_work_in_two_folders_gives_the_same_bytes(tmp_path: Path, library: Library) -> None:
    one, two = (export(make_round(tmp_path / name, library), tmp_path / f"{name}-out") for name in ("a", "b"))
    assert one.name == two.name
    assert one.read_bytes() == two.read_bytes()


def test_errors_stop_the_export_and_nothing_is_written(made: Round, tmp_path: Path) -> None:
    next(made.folder.documents.glob("minutes-*")).unlink()
    with pytest.raises(DossierHasErrors) as refused:
        export(made, tmp_path / "out")
    assert refused.value.errors == ["Không còn tệp của “Biên bản họp”. Hãy soạn lại."]
    assert not (tmp_path / "out").exists()
    assert list_dossiers(made.db) == ()
    assert get_round(made.db, made.key).stage is Stage.STATEMENT_SIGNED


def test_a_reason_lets_errors_pass_and_is_kept_inside(made: Round, tmp_path: Path) -> None:
    next(made.folder.documents.glob("minutes-*")).unlink()
    path = export(made, tmp_path / "out", with_errors="Nộp trước theo yêu cầu của Sở")
    dossier = verify(path).dossier
    assert dossier is not None
    assert dossier["mo_rong"]["xuat_khi_con_loi"] == {
        "ly_do": "Nộp trước theo yêu cầu của Sở",
        "loi": ["Không còn tệp của “Biên bản họp”. Hãy soạn lại."],
    }
    assert list_dossiers(made.db)[0].errors_reason == "Nộp trước theo yêu cầu của Sở"


def test_a_blank_reason_is_no_reason(made: Round, tmp_path: Path) -> None:
    next(made.folder.documents.glob("minutes-*")).unlink()
    with pytest.raises(DossierHasErrors):
        export(made, tmp_path, with_errors="  ")


def test_a_reason_without_errors_is_not_noted(made: Round, tmp_path: Path) -> None:
    path = export(made, tmp_path, with_errors="thừa")
    assert there(verify(path).dossier)["mo_rong"] == {}
    assert list_dossiers(made.db)[0].errors_reason is None


def test_nobody_nominated_gives_no_dossier_whatever_the_reason(made: Round, tmp_path: Path) -> None:
    empty = open_round(made.db, "Đợt trống", 2026, date(2026, 11, 1))
    with pytest.raises(DossierHasErrors):
        export_dossier(made.db, made.folder, made.library, empty, tmp_path, with_errors="vẫn nộp")


def test_an_unknown_round_is_explained(made: Round, tmp_path: Path) -> None:
    with pytest.raises(RecordMissing):
        check_dossier(made.db, made.folder, made.library, "D77")


def test_making_it_again_keeps_the_edition_and_a_supplement_raises_it(made: Round, tmp_path: Path) -> None:
    first = export(made, tmp_path)
    assert export(made, tmp_path) == first
    add_paper(made, "summary_list", "Danh sách bổ sung", {})
    changed = export(made, tmp_path)
    assert [row.edition for row in list_dossiers(made.db)] == [1]
    supplement = export(made, tmp_path, supplement=True)
    assert ("_r01_" in changed.name, "_r02_" in supplement.name) == (True, True)
    package = there(verify(supplement).dossier)["goi"]
    assert package["lan"] == 2
    assert package["thay_the"] == f"{package['id']}@1"
    assert {row.edition for row in list_dossiers(made.db)} == {1, 2}


def test_what_was_handed_in_is_only_followed_by_a_supplement(made: Round, tmp_path: Path) -> None:
    export(made, tmp_path)
    with made.db.write("hand_in") as session:
        session.query(Dossier).one().stage = Stage.SUBMITTED
        session.get_one(AwardRound, made.key).stage = Stage.SUBMITTED
    with pytest.raises(ValuesRefused):
        export(made, tmp_path)
    assert "_r02_" in export(made, tmp_path, supplement=True).name


def test_stopping_notes_nothing(made: Round, tmp_path: Path) -> None:
    def stop(_done: int, _total: int, _what: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        export(made, tmp_path / "out", progress=stop)
    assert list_dossiers(made.db) == ()
    assert not list(tmp_path.glob("out/*"))


def test_a_paper_edited_by_hand_is_a_warning_and_goes_in_as_it_is(made: Round, tmp_path: Path) -> None:
    statement = next(made.folder.documents.glob("request_statement-*"))
    document = Document()
    document.add_paragraph("Sửa bằng Word")
    document.save(str(statement))
    assert ("warning", "paper_changed") in problems(made)
    dossier = verify(export(made, tmp_path)).dossier
    assert dossier is not None
    sizes = {file["duong_dan"]: file["kich_thuoc"] for file in dossier["tep"]}
    assert sizes["data/van-ban/01-to-trinh.docx"] == statement.stat().st_size
