"""The year's papers: their state, signed copies beside them, numbers, and what making one again would change."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document

from khenthuong_desktop.domain.dossier import FileState
from khenthuong_desktop.domain.terms import SignatureState
from khenthuong_desktop.errors import DossierHasErrors, FileMissing, RecordMissing, ValuesRefused
from khenthuong_desktop.files import sha256_of
from khenthuong_desktop.packaging.verification import Seal, verify
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.award_rounds.rounds import get_round
from khenthuong_desktop.services.dossier.dossiers import check_dossier, export_dossier
from khenthuong_desktop.services.drafting import paper_register as register
from khenthuong_desktop.services.drafting.paper_comparison import (
    Difference,
    WordRun,
    compare_paper,
    compare_version,
    compare_version_with_draft,
    differences,
    edited_papers,
    marked_lines,
)
from khenthuong_desktop.services.drafting.paper_register import RegisteredPaper
from khenthuong_desktop.services.drafting.papers import draft_papers
from khenthuong_desktop.services.paper_life.paper_history import take_back_version, versions_of
from khenthuong_desktop.services.paper_life.paper_versions import keep_edits
from tests import signing
from tests.presence import there
from tests.unit.services.dossier_round import Round, make_round


@pytest.fixture
def made(tmp_path: Path, library: Library) -> Iterator[Round]:
    whole = make_round(tmp_path / "data", library, papers=False)
    draft_papers(whole.db, whole.folder, library, whole.key)
    yield whole
    whole.db.close()


@pytest.fixture
def signed(tmp_path: Path) -> Path:
    path = tmp_path / "TTr 12 đã ký.pdf"
    path.write_bytes(signing.signed(signing.unsigned(), "Nguyễn Thị Hoà"))
    return path


def papers(made: Round) -> dict[str, RegisteredPaper]:
    year = get_round(made.db, made.key).year
    return {row.kind: row for row in register.papers_of_year(made.db, made.folder, year)}


def test_papers_are_told_with_the_state_of_their_files(made: Round) -> None:
    found = papers(made)
    statement, minutes = found["request_statement"], found["minutes"]
    assert (statement.state, statement.group, statement.signed) == (FileState.AS_RECORDED, "round", 0)
    document = Document(str(statement.path))
    document.add_paragraph("Thêm một câu.")
    document.save(str(statement.path))
    minutes.path.unlink()
    found = papers(made)
    assert found["request_statement"].state is FileState.CHANGED
    assert found["minutes"].state is FileState.MISSING
    assert register.papers_of_year(made.db, made.folder, 1999) == ()


def test_a_signed_copy_is_kept_byte_for_byte_and_can_be_taken_off(made: Round, signed: Path) -> None:
    key = papers(made)["request_statement"].id
    before = signed.read_bytes()
    copy = register.add_signed_copy(made.db, made.folder, key, signed)
    (row,) = register.signed_copies(made.db, made.folder, key)
    assert (row.id, row.name, row.path.read_bytes()) == (copy, signed.name, before)
    assert papers(made)["request_statement"].signed == 1
    register.remove_signed_copy(made.db, copy)
    assert papers(made)["request_statement"].signed == 0
    made.db.undo()
    assert papers(made)["request_statement"].signed == 1


def test_what_cannot_be_a_signed_copy_is_refused(made: Round, tmp_path: Path, signed: Path) -> None:
    key = papers(made)["request_statement"].id
    word = tmp_path / "tờ trình.docx"
    word.write_bytes(b"PK")
    with pytest.raises(ValuesRefused):
        register.add_signed_copy(made.db, made.folder, key, word)
    with pytest.raises(FileMissing):
        register.add_signed_copy(made.db, made.folder, key, tmp_path / "none.pdf")
    with pytest.raises(RecordMissing):
        register.add_signed_copy(made.db, made.folder, "nobody", signed)
    with pytest.raises(RecordMissing):
        register.remove_signed_copy(made.db, "nothing")


def test_the_dossier_carries_the_signed_copy_beside_its_word_file(made: Round, signed: Path, tmp_path: Path) -> None:
    register.add_signed_copy(made.db, made.folder, papers(made)["request_statement"].id, signed)
    path = export_dossier(made.db, made.folder, made.library, made.key, tmp_path / "out", with_errors="thử").path
    found = verify(path)
    assert found.seal is Seal.SEALED
    assert found.dossier is not None
    files = {file["duong_dan"]: file for file in found.dossier["tep"]}
    (statement,) = (paper for paper in found.dossier["van_ban"] if paper["loai"] == "15")
    word, copied = statement["tep"]
    assert (word.endswith("to-trinh.docx"), copied.endswith("to-trinh-da-ky.pdf")) == (True, True)
    copy = files[copied]
    assert (copy["nguon"], copy["sha256"], copy["chu_ky"]["nguoi"]) == ("quet", sha256_of(signed), "Nguyễn Thị Hoà")


def test_a_signed_copy_that_is_gone_leaves_no_gap_in_the_numbers_of_those_packed(
    made: Round, signed: Path, tmp_path: Path
) -> None:
    key = papers(made)["request_statement"].id
    gone = tmp_path / "mất.pdf"
    gone.write_bytes(signing.unsigned())
    register.add_signed_copy(made.db, made.folder, key, gone)
    (first,) = register.signed_copies(made.db, made.folder, key)
    first.path.unlink()
    register.add_signed_copy(made.db, made.folder, key, signed)
    path = export_dossier(made.db, made.folder, made.library, made.key, tmp_path / "out", with_errors="thử").path
    (statement,) = (paper for paper in there(verify(path).dossier)["van_ban"] if paper["loai"] == "15")
    assert [name.rpartition("/")[2] for name in statement["tep"]][1:] == ["01-to-trinh-da-ky.pdf"]


def test_what_was_edited_is_kept_even_if_the_dossier_has_errors(made: Round, tmp_path: Path) -> None:
    found = papers(made)
    document = Document(str(found["request_statement"].path))
    document.add_paragraph("Một câu viết tay.")
    document.save(str(found["request_statement"].path))
    found["minutes"].path.unlink()
    with pytest.raises(DossierHasErrors):
        export_dossier(made.db, made.folder, made.library, made.key, tmp_path / "out")
    assert len(versions_of(made.db, made.folder, found["request_statement"].id)) == 2


def test_making_an_unchanged_paper_again_would_change_nothing(made: Round) -> None:
    for row in papers(made).values():
        assert compare_paper(made.db, made.folder, made.library, row.id) == ()


def test_what_was_edited_in_word_is_shown_against_what_would_be_written(made: Round) -> None:
    statement = papers(made)["request_statement"]
    document = Document(str(statement.path))
    document.add_paragraph("Một câu viết tay.")
    document.save(str(statement.path))
    before = statement.path.read_bytes()
    (found,) = compare_paper(made.db, made.folder, made.library, statement.id)
    assert (found.there, found.anew) == (("Một câu viết tay.",), ())
    assert statement.path.read_bytes() == before


def test_a_paper_whose_file_is_gone_is_compared_as_it_was_kept(made: Round) -> None:
    statement = papers(made)["request_statement"]
    statement.path.unlink()
    assert compare_paper(made.db, made.folder, made.library, statement.id) == ()
    for kept in statement.path.parent.glob("phien-ban/*"):
        kept.unlink()
    with pytest.raises(FileMissing):
        compare_paper(made.db, made.folder, made.library, statement.id)
    with pytest.raises(RecordMissing):
        compare_paper(made.db, made.folder, made.library, "nothing")


def test_differences_stand_in_their_order() -> None:
    assert list(differences("abcd", "axcde")) == [Difference(("b",), ("x",), "a"), Difference((), ("e",), "d")]


def test_words_that_the_other_side_has_not_got_are_marked() -> None:
    there, anew = marked_lines(Difference(("Khen 12 người,", "một hộ"), ("Khen 13 người,", "hai hộ")))
    same, other = WordRun("Khen", False), WordRun("người,", False)
    assert there == ((same, WordRun("12", True), other), (WordRun("một", True), WordRun("hộ", False)))
    assert anew == ((same, WordRun("13", True), other), (WordRun("hai", True), WordRun("hộ", False)))
    split, whole = marked_lines(Difference(("Khen 12 người", "và hộ ông Lâm"), ("Khen 12 người và hộ ông Lam",)))
    assert split[0] == (WordRun("Khen 12 người", False),)
    assert [word.text for line in (*split, *whole) for word in line if word.changed] == ["Lâm", "Lam"]


def test_rows_of_tables_are_compared_as_rows(made: Round) -> None:
    summary = papers(made)["summary_list"]
    document = Document(str(summary.path))
    row = document.tables[-2].rows[-1]
    row.cells[1].paragraphs[0].add_run(" (sửa)")
    document.save(str(summary.path))
    (found,) = compare_paper(made.db, made.folder, made.library, summary.id)
    assert len(found.there) == len(found.anew) == 1
    assert found.there[0].count(" | ") == found.anew[0].count(" | ") > 1
    assert [word.text for line in marked_lines(found)[0] for word in line if word.changed] == ["(sửa)"]


def test_a_kept_state_is_compared_with_the_present_one_and_with_the_draft(made: Round) -> None:
    statement = papers(made)["request_statement"]
    document = Document(str(statement.path))
    document.add_paragraph("Một câu viết tay.")
    document.save(str(statement.path))
    keep_edits(made.db, made.folder)
    edited, drafted = versions_of(made.db, made.folder, statement.id)
    assert compare_version(made.db, made.folder, statement.id, edited.id) == ()
    (back,) = compare_version(made.db, made.folder, statement.id, drafted.id)
    assert (back.there, back.anew) == (("Một câu viết tay.",), ())
    assert compare_version_with_draft(made.db, made.folder, made.library, statement.id, drafted.id) == ()
    (again,) = compare_version_with_draft(made.db, made.folder, made.library, statement.id, edited.id)
    assert again == back


def test_papers_that_somebody_edited_are_told_before_they_are_drafted_again(made: Round) -> None:
    found = papers(made)
    minutes, summary = found["minutes"], found["summary_list"]
    assert edited_papers(made.db, made.folder, made.library, made.key) == ()
    document = Document(str(minutes.path))
    document.add_paragraph("Một câu viết tay.")
    document.save(str(minutes.path))
    summary.path.write_bytes(b"half")
    keep_edits(made.db, made.folder)
    told = edited_papers(made.db, made.folder, made.library, made.key)
    assert [(one.id, one.gone, one.differences is None) for one in told] == [
        (summary.id, False, True), (minutes.id, False, False),
    ]  # fmt: skip
    minutes.path.unlink()
    (gone,) = edited_papers(made.db, made.folder, made.library, made.key, ["minutes"])
    assert gone.gone and gone.differences and gone.differences[0].there == ("Một câu viết tay.",)
    assert edited_papers(made.db, made.folder, made.library, made.key, only=[found["decision"].id]) == ()


def test_a_signed_copy_belongs_to_the_edition_that_was_signed(made: Round, signed: Path) -> None:
    first = papers(made)["request_statement"]
    register.add_signed_copy(made.db, made.folder, first.id, signed)
    document = Document(str(first.path))
    document.add_paragraph("Một câu viết tay.")
    document.save(str(first.path))
    (drafted,) = draft_papers(made.db, made.folder, made.library, made.key, ["request_statement"])
    assert (drafted.edition, drafted.signed_before) == (2, True)
    second = papers(made)["request_statement"]
    assert (second.edition, second.signed, second.signed_before) == (2, 0, 1)
    assert not second.edited_after_signing
    assert [row.edition for row in register.signed_copies(made.db, made.folder, second.id)] == [1]
    warnings = check_dossier(made.db, made.folder, made.library, made.key).warnings
    assert "signed_before_redrafting" in {problem.code for problem in warnings}
    register.add_signed_copy(made.db, made.folder, second.id, signed)
    assert [row.edition for row in register.signed_copies(made.db, made.folder, second.id)] == [2, 1]
    assert [row.edition for row in register.signed_copies(made.db, made.folder, first.id)] == [1, 2]
    third = papers(made)["request_statement"]
    assert (third.signed, third.signed_before) == (1, 1)
    assert not any(one.signed_before for one in draft_papers(made.db, made.folder, made.library, made.key, ["minutes"]))


def test_a_word_file_edited_after_signing_is_told(made: Round, signed: Path) -> None:
    statement = papers(made)["request_statement"]

    def codes() -> set[str]:
        check = check_dossier(made.db, made.folder, made.library, made.key)
        return {problem.code for problem in check.warnings}

    def edit() -> None:
        document = Document(str(statement.path))
        document.add_paragraph("Một câu viết tay.")
        document.save(str(statement.path))

    edit()
    register.add_signed_copy(made.db, made.folder, statement.id, signed)
    assert not papers(made)["request_statement"].edited_after_signing
    assert "edited_after_signing" not in codes()
    edit()
    assert papers(made)["request_statement"].edited_after_signing
    assert "edited_after_signing" in codes()
    keep_edits(made.db, made.folder)
    assert "edited_after_signing" in codes()
    take_back_version(made.db, made.folder, statement.id, versions_of(made.db, made.folder, statement.id)[1].id)
    assert "edited_after_signing" not in codes()


@pytest.mark.parametrize(
    ("content", "state", "told"),
    [
        (signing.changed_after(signing.signed(signing.unsigned(), "Hoà")), SignatureState.CHANGED, "BỊ THAY ĐỔI"),
        (b"no pdf", SignatureState.BROKEN, "TỆP HỎNG"),
        (signing.unsigned(), None, "không có chữ ký số"),
    ],
)
def test_a_signed_copy_that_is_not_what_was_signed_is_an_error_and_a_scan_is_none(
    made: Round, tmp_path: Path, content: bytes, state: SignatureState | None, told: str
) -> None:
    copy = tmp_path / "da ky.pdf"
    copy.write_bytes(content)
    register.add_signed_copy(made.db, made.folder, papers(made)["request_statement"].id, copy)
    assert papers(made)["request_statement"].fault is state
    check = check_dossier(made.db, made.folder, made.library, made.key)
    found = [problem.code for problem in (*check.errors, *check.warnings) if problem.code.startswith("signed_copy")]
    assert found == ([f"signed_copy_{state.value}"] if state else [])
    assert all(code in {problem.code for problem in check.errors} for code in found)
    path = export_dossier(made.db, made.folder, made.library, made.key, tmp_path / "out", with_errors="thử").path
    with zipfile.ZipFile(path) as dossier:
        page = next(dossier.read(name) for name in dossier.namelist() if name.endswith("XEM-HO-SO.html"))
    assert f"(bản đã ký).pdf</a> ({told}" in page.decode("utf-8")


def test_the_dossier_holds_the_file_as_it_lies_now_and_the_signed_bytes(
    made: Round, signed: Path, tmp_path: Path
) -> None:
    statement = papers(made)["request_statement"]
    register.add_signed_copy(made.db, made.folder, statement.id, signed)
    document = Document(str(statement.path))
    document.add_paragraph("Một câu viết tay.")
    document.save(str(statement.path))
    path = export_dossier(made.db, made.folder, made.library, made.key, tmp_path / "out", with_errors="thử").path
    with zipfile.ZipFile(path) as dossier:
        held = {dossier.read(name) for name in dossier.namelist()}
    assert {statement.path.read_bytes(), signed.read_bytes()} <= held
    assert versions_of(made.db, made.folder, statement.id)[0].current
