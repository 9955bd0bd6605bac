"""The files of drafted papers: whole or not at all, and never over what somebody edited."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from khenthuong_desktop.errors import DiskFull, FieldsMissing, RecordMissing, TemplateFaulty
from khenthuong_desktop.messages import explain
from khenthuong_desktop.paths import shipped_templates
from khenthuong_desktop.services import units
from khenthuong_desktop.services.award_rounds.nominating import nominate
from khenthuong_desktop.services.award_rounds.rounds import Nominee
from khenthuong_desktop.services.drafting.papers import draft_papers, list_papers
from khenthuong_desktop.services.numbers.round_papers import RoundPapers, set_round_papers
from khenthuong_desktop.services.paper_life import paper_files
from khenthuong_desktop.store.tables import Person
from tests.unit.services.commune_round import MERIT, Commune, meet


def test_when_the_copies_cannot_be_written_nothing_is(
    commune: Commune, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, write = tmp_path / "usb" / "văn bản", paper_files.write_file

    def full_after_the_first(target: Path, content: bytes) -> None:
        if out.is_dir() and list(out.glob("*.docx")):
            raise DiskFull(target)
        write(target, content)

    monkeypatch.setattr(paper_files, "write_file", full_after_the_first)
    with pytest.raises(DiskFull):
        commune.draft("summary_list", "request_statement", out=out)
    assert not (tmp_path / "usb").exists()
    assert not [path for path in commune.folder.documents.rglob("*") if path.is_file()]
    assert list_papers(commune.db, commune.folder, commune.round) == ()


def test_without_any_signer_nothing_is_written(commune: Commune) -> None:
    (signer,) = units.list_signers(commune.db)
    units.save_signer(commune.db, replace(signer, active=False))
    with pytest.raises(FieldsMissing) as caught:
        commune.draft()
    assert caught.value.fields == ["người ký văn bản"]
    assert not commune.folder.documents.exists()
    meet(commune)
    assert "Nguyễn Đức Thịnh" in commune.text("decision")


def test_drafting_again_replaces_our_own_file(commune: Commune) -> None:
    first = commune.draft("request_statement")["request_statement"]
    set_round_papers(commune.db, commune.library, commune.round, RoundPapers("12", date(2026, 12, 8)))
    second = commune.draft("request_statement")["request_statement"]
    assert second.name == "01_TTr_12-TTr-HDTDKT_20261208_de-nghi-khen-thuong.docx"
    assert not first.exists()
    (row,) = list_papers(commune.db, commune.folder, commune.round)
    assert (row.path, row.edition, row.there, row.edited) == (second, 1, True, False)


def test_a_hand_edited_file_is_kept_and_a_new_edition_made_beside_it(commune: Commune) -> None:
    first = commune.draft("summary_list")["summary_list"]
    first.write_bytes(b"edited in Word")
    assert [row.edited for row in list_papers(commune.db, commune.folder, commune.round)] == [True]
    (second,) = draft_papers(commune.db, commune.folder, commune.library, commune.round, ["summary_list"])
    assert first.read_bytes() == b"edited in Word"
    assert (second.kept, second.edition) == (first, 2)
    assert second.path.name.endswith("-ban-2.docx")
    (third,) = draft_papers(commune.db, commune.folder, commune.library, commune.round, ["summary_list"])
    assert (third.path, third.edition, third.kept) == (second.path, 2, None)


def test_copies_go_where_the_user_wants_and_spare_foreign_files(commune: Commune, tmp_path: Path) -> None:
    out = tmp_path / "out"
    first = commune.draft("summary_list", out=out)["summary_list"]
    assert first.parent == out
    assert commune.draft("summary_list", out=out)["summary_list"] == first
    first.write_bytes(b"edited in Word")
    second = commune.draft("summary_list", out=out)["summary_list"]
    assert second != first
    assert first.read_bytes() == b"edited in Word"


def test_the_units_own_template_wins(commune: Commune) -> None:
    own = commune.folder.templates / "summary_list.docx"
    own.parent.mkdir(parents=True)
    own.write_bytes((shipped_templates() / "minutes.docx").read_bytes())
    with pytest.raises(TemplateFaulty) as caught:
        commune.draft()
    assert caught.value.template == "summary_list.docx"
    said = explain(caught.value)
    assert said.startswith("Mẫu Word “summary_list.docx” có") and caught.value.faults[0] in said
    assert "templates check" in said and "bỏ mẫu riêng" in said
    assert len(caught.value.faults) > 1 and caught.value.faults[1] not in said
    assert not commune.folder.documents.exists()


def test_an_unknown_round_is_named(commune: Commune) -> None:
    with pytest.raises(RecordMissing):
        draft_papers(commune.db, commune.folder, commune.library, "nowhere")


def test_two_reports_whose_names_would_be_the_same_stay_two_files(commune: Commune) -> None:
    with commune.db.write("edit_person") as session:
        for old, new in (("CB2", "CB-2"), ("CB3", "CB 2")):
            person = session.query(Person).filter_by(code=old).one()
            person.code, person.name = new, "Trần Lan"
    nominate(commune.db, commune.round, (Nominee("CB-2", MERIT), Nominee("CB 2", MERIT)))
    first, again = (
        draft_papers(commune.db, commune.folder, commune.library, commune.round, ["individual_report"])
        for _time in range(2)
    )
    assert len({paper.path for paper in first}) == len(first) == 5
    assert [(paper.path, paper.nomination_id) for paper in again] == [(p.path, p.nomination_id) for p in first]
    assert len(list(commune.folder.documents.glob("*/*.docx"))) == 5


def test_files_are_as_before_when_drafting_is_not_kept(commune: Commune) -> None:
    commune.draft()
    documents = commune.folder.documents
    before = {path: path.read_bytes() for path in documents.rglob("*.docx")}
    set_round_papers(commune.db, commune.library, commune.round, RoundPapers("99", date(2026, 12, 8)))

    def pressed() -> None:
        raise KeyboardInterrupt

    commune.db.before_commit(pressed)
    with pytest.raises(KeyboardInterrupt):
        commune.draft()
    assert {path: path.read_bytes() for path in documents.rglob("*.docx")} == before
