"""Files that were signed: what changed since is an error, in papers and evidence alike; poor copies are told."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document

from khenthuong_desktop.domain.terms import EvidenceForm, Redraft
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.award_rounds.evidence import EvidenceNote, add_evidence
from khenthuong_desktop.services.dossier.dossier_problems import Problem
from khenthuong_desktop.services.dossier.dossiers import check_dossier
from khenthuong_desktop.services.drafting.paper_register import RegisteredPaper, add_signed_copy, papers_of_year
from khenthuong_desktop.services.drafting.papers import draft_papers
from khenthuong_desktop.services.numbers.given_numbers import Given, numbers_of_round
from khenthuong_desktop.services.numbers.paper_numbers import give_numbers
from khenthuong_desktop.services.signed.copy_forms import copy_doubt, copy_findings
from tests import signing
from tests.unit.documents.test_format_check_copies import Scan
from tests.unit.services.dossier_round import Round, make_round

STATEMENT = ("request_statement", "")


@pytest.fixture
def drafted(tmp_path: Path, library: Library) -> Iterator[Round]:
    made = make_round(tmp_path / "data", library, papers=False)
    draft_papers(made.db, made.folder, library, made.key)
    yield made
    made.db.close()


def told(made: Round) -> dict[str, Problem]:
    check = check_dossier(made.db, made.folder, made.library, made.key)
    return {problem.code: problem for problem in (*check.errors, *check.warnings)}


def statement(made: Round) -> RegisteredPaper:
    return next(row for row in papers_of_year(made.db, made.folder, 2026) if row.kind == STATEMENT[0])


def attach(made: Round, path: Path) -> None:
    add_evidence(made.db, made.folder, made.key, path, EvidenceNote("Bản đã ký số", EvidenceForm.ORIGINAL))


def test_evidence_changed_after_signing_is_an_error_as_a_signed_copy_is(made: Round, tmp_path: Path) -> None:
    sound, changed = tmp_path / "lành.pdf", tmp_path / "sửa.pdf"
    sound.write_bytes(signing.signed(signing.unsigned(), "Nguyễn Thị Hoà"))
    changed.write_bytes(signing.changed_after(sound.read_bytes()))
    before = told(made).keys()
    attach(made, sound)
    assert told(made).keys() == before
    attach(made, changed)
    found = told(made)["evidence_signature_changed"]
    assert (found.severity.value, found.place.kind.value) == ("error", "evidence")
    assert "Bản đã ký số" in found.sentence


def test_evidence_of_which_nobody_can_tell_who_signed_is_a_warning(made: Round, tmp_path: Path) -> None:
    torn = tmp_path / "rách.pdf"
    content = signing.signed(signing.unsigned(), "Nguyễn Thị Hoà")
    torn.write_bytes(content[: content.index(b"/ByteRange") + 60])
    attach(made, torn)
    assert told(made)["evidence_signature_broken"].severity.value == "warning"


def test_a_poor_scan_is_told_beside_signed_copies_and_evidence(drafted: Round, tmp_path: Path) -> None:
    poor = Scan(pixels=(827, 1170), space="/DeviceGray").write(tmp_path / "mờ.pdf")
    fine = Scan().write(tmp_path / "rõ.pdf")
    assert copy_findings(fine) == ()
    assert copy_findings(poor) == ("trang 1: ảnh quét 100 dpi", "trang 1: ảnh quét đen trắng hoặc xám")
    assert copy_doubt(poor).startswith("mờ.pdf chưa đúng yêu cầu của bản số hóa: trang 1")
    add_signed_copy(drafted.db, drafted.folder, statement(drafted).id, fine)
    attach(drafted, fine)
    assert not {"signed_copy_form", "evidence_form"} & told(drafted).keys()
    add_signed_copy(drafted.db, drafted.folder, statement(drafted).id, poor)
    attach(drafted, poor)
    found = told(drafted)
    assert {found[code].severity.value for code in ("signed_copy_form", "evidence_form")} == {"warning"}
    assert "trang 1: ảnh quét 100 dpi" in found["signed_copy_form"].sentence
    assert found["signed_copy_form"].place.key == statement(drafted).id


@pytest.mark.parametrize("name", ["ảnh.jpg", "không phải.pdf", "không có.pdf"])
def test_what_cannot_be_measured_is_passed_over(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    if "không có" not in name:
        path.write_bytes(b"nothing of a PDF")
    assert copy_findings(path) == ()


def test_a_signed_number_that_is_not_the_register_s_is_an_error_with_its_place(drafted: Round, tmp_path: Path) -> None:
    given = numbers_of_round(drafted.db, drafted.key)[STATEMENT]
    changed = {STATEMENT: replace(given, number="15")}
    give_numbers(drafted.db, drafted.library, drafted.key, changed)
    assert told(drafted)["number_differs"].severity.value == "warning"  # to be drafted again
    add_signed_copy(drafted.db, drafted.folder, statement(drafted).id, Scan().write(tmp_path / "ký.pdf"))
    found = told(drafted)
    assert "number_differs" not in found
    error = found["signed_number_differs"]
    assert (error.severity.value, error.place.key) == ("error", statement(drafted).id)
    assert "mang số 12, sổ số và đợt ghi số 15" in error.sentence
    give_numbers(drafted.db, drafted.library, drafted.key, {STATEMENT: Given("012", given.day)})
    assert "signed_number_differs" not in told(drafted)


def test_a_number_written_over_in_word_and_signed_has_its_place_in_the_file(drafted: Round, tmp_path: Path) -> None:
    row = statement(drafted)
    document = Document(str(row.path))
    runs = [
        run
        for table in document.tables
        for cell in table._cells
        for paragraph in cell.paragraphs
        if "Số:" in paragraph.text
        for run in paragraph.runs
    ]
    runs[0].text = runs[0].text.replace("12", "21")
    document.save(str(row.path))
    add_signed_copy(drafted.db, drafted.folder, row.id, Scan().write(tmp_path / "ký.pdf"))
    error = told(drafted)["signed_number_differs"]
    assert "mang số 21" in error.sentence
    assert "Số: 21/" in error.where


def test_a_paper_drafted_beside_the_signed_one_is_told(drafted: Round, tmp_path: Path) -> None:
    row = statement(drafted)
    add_signed_copy(drafted.db, drafted.folder, row.id, Scan().write(tmp_path / "ký.pdf"))
    assert "signed_before_redrafting" not in told(drafted)
    document = Document(str(row.path))
    document.add_paragraph("Viết tay.")
    document.save(str(row.path))
    draft_papers(
        drafted.db, drafted.folder, drafted.library, drafted.key, [STATEMENT[0]], choices={row.id: Redraft.BESIDE}
    )
    found = told(drafted)["signed_before_redrafting"]
    assert (found.severity.value, found.place.key) == ("warning", statement(drafted).id)
    assert statement(drafted).edition == 2
