"""Drafting, linting and templates on the command line."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from khenthuong_desktop.documents.catalogue import KINDS
from khenthuong_desktop.paths import DataFolder
from khenthuong_desktop.services import units
from khenthuong_desktop.services.upkeep import open_folder

Run = Callable[..., Any]
Read = Callable[..., str]


@pytest.fixture
def nominated(run: Run) -> None:
    run("round", "new", "--name", "Tổng kết năm 2025", "--year", "2025", "--on", "2025-12-20")
    run("round", "add", "D01", "--subject", "CB1", "--award", "LĐTT", "--achievement", "Làm tốt.")


def signed(data: Path) -> None:
    opened = open_folder(DataFolder(data))
    units.save_signer(opened.db, units.usual_signers(units.get_unit(opened.db), "Nguyễn Văn Thịnh")[0])
    opened.close()


@pytest.mark.usefixtures("nominated")
def test_one_kind_is_drafted_and_copied_out(run: Run, data: Path, tmp_path: Path) -> None:
    signed(data)
    told = run("draft", "D01", "--kind", "summary_list", "--out", tmp_path / "nộp")
    (paper,) = told["documents"]
    path = Path(paper["path"])
    assert path.parent == tmp_path / "nộp"
    assert paper["kind"] == "summary_list"
    assert paper["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
    assert run("lint", path)["files"][0]["failed"] == []


@pytest.mark.usefixtures("nominated")
def test_without_a_signer_nothing_is_drafted(run: Run, data: Path) -> None:
    told = run("draft", "D01", code=2)
    assert told["error"]["code"] == "FieldsMissing"
    assert not list((data / "documents").rglob("*.docx"))


@pytest.mark.usefixtures("nominated")
def test_the_kinds_of_a_round_say_what_they_follow_and_wait_for(run: Run, read: Read) -> None:
    told = {one["id"]: one for one in run("kinds", "D01")["kinds"]}
    assert set(told) == set(KINDS)
    assert told["launch_plan"]["needs"] == ["phong trào thi đua của năm"]
    assert told["ballot"]["needs"] == []
    assert "Nghị định 30/2020/NĐ-CP, Phụ lục III, mẫu 1.7" in told["invitation"]["source"]
    [line] = [line for line in read("kinds", "D01").splitlines() if line.startswith("launch_plan")]
    assert "cần phong trào thi đua của năm" in line


def test_kinds_that_do_not_exist_are_refused_by_name(run: Run) -> None:
    for words in (("draft", "D01", "--kind", "poem"), ("templates", "fields", "poem"), ("templates", "copy", "poem")):
        assert "“poem”" in run(*words, code=2)["error"]["message"]


def test_lint_tells_each_fault_with_place_and_rule(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "thư.docx"
    document = Document()
    document.add_paragraph("Một dòng không theo thể thức.")
    document.save(str(path))
    (told,) = run("lint", path, "--kind", "letter", code=1)["files"]
    assert (told["file"], told["kind"]) == ("thư.docx", "letter")
    assert told["checked"]
    for fault in told["failed"]:
        assert set(fault) == {"id", "severity", "where", "found", "allowed", "fix", "count"}


def test_lint_says_once_how_to_mend_what_stands_in_many_places(read: Read, tmp_path: Path) -> None:
    path = tmp_path / "thư.docx"
    document = Document()
    for number in range(3):
        document.add_paragraph(f"Đoạn {number} bằng phông chữ khác.")
    document.save(str(path))
    lines = read("lint", path, code=1).splitlines()
    (font,) = (line for line in lines if line.startswith("  F01 "))
    assert "và 2 chỗ nữa" in font
    assert sum("Cách sửa: Chọn đoạn, Home → Font → Times New Roman" in line for line in lines) == 1


def test_the_fields_of_a_kind_say_which_may_stay_empty(run: Run, read: Read) -> None:
    told = run("templates", "fields", "decision")
    fields = {field["path"]: field["required"] for field in told["fields"]}
    assert fields["dateline.place"] is True
    [place] = [line for line in read("templates", "fields", "decision").splitlines() if "{{ dateline.place }}" in line]
    assert "địa danh" in place
    assert "có thể trống" not in place


def test_the_unit_s_own_templates_are_checked_when_it_has_some(run: Run, data: Path) -> None:
    assert len(run("templates", "check")["templates"]) == len(KINDS)
    copied = Path(run("templates", "copy", "minutes")["template"])
    assert copied.parent == data / "templates"
    told = run("templates", "check")
    assert (told["folder"], [one["file"] for one in told["templates"]]) == (str(copied.parent), ["minutes.docx"])
    copied.write_bytes(b"no longer a Word file")
    assert run("templates", "check", code=1)["templates"][0]["faults"]


@pytest.mark.usefixtures("nominated")
def test_what_was_edited_is_kept_and_said_to_be(run: Run, read: Read, data: Path) -> None:
    signed(data)
    path = Path(run("draft", "D01", "--kind", "summary_list")["documents"][0]["path"])
    document = Document(str(path))
    document.add_paragraph("Một câu viết tay.")
    document.save(str(path))
    edited = path.read_bytes()
    told = run("draft", "D01", "--kind", "summary_list", "--edited", "keep")
    assert (told["documents"], told["edited"][0]["path"], told["edited"][0]["choice"]) == ([], str(path), "keep")
    said, which, *_ = read("draft", "D01", "--kind", "summary_list").splitlines()
    assert said.startswith("1 văn bản đã sửa trong Word được để nguyên") and "BẢN MỚI SOẠN" in said
    assert "--edited keep" in said and which.endswith(str(path))
    assert path.read_bytes() == edited
    assert edited in {one.read_bytes() for one in path.parent.glob("phien-ban/*.docx")}
    newer = Path(run("draft", "D01", "--kind", "summary_list")["documents"][0]["path"])
    newer.write_bytes(edited)
    run("draft", "D01", "--kind", "minutes", code=2)  # nothing to do with it
    newer.unlink()
    assert run("draft", "D01", "--kind", "summary_list")["documents"][0]["kept"] is None  # nobody saw it
    assert run("doctor")["healthy"]


@pytest.mark.usefixtures("nominated")
def test_an_edited_paper_that_is_no_word_file_any_more_is_told_as_such(run: Run, read: Read, data: Path) -> None:
    signed(data)
    path = Path(run("draft", "D01", "--kind", "summary_list")["documents"][0]["path"])
    path.write_bytes(b"")
    assert f"{path} (tệp rỗng, hỏng" in read("draft", "D01", "--kind", "summary_list", "--edited", "keep")


@pytest.mark.usefixtures("nominated")
def test_what_was_edited_is_replaced_when_asked_and_stays_among_the_kept(run: Run, data: Path) -> None:
    signed(data)
    path = Path(run("draft", "D01", "--kind", "summary_list")["documents"][0]["path"])
    document = Document(str(path))
    document.add_paragraph("Một câu viết tay.")
    document.save(str(path))
    edited = path.read_bytes()
    (made,) = run("draft", "D01", "--kind", "summary_list", "--edited", "replace")["documents"]
    assert (made["path"], made["edition"]) == (str(path), 1)
    assert path.read_bytes() != edited
    assert edited in {one.read_bytes() for one in path.parent.glob("phien-ban/*.docx")}


@pytest.mark.usefixtures("nominated")
def test_two_reports_of_one_person_are_told_apart_by_their_awards(run: Run, data: Path) -> None:
    signed(data)
    words = ("draft", "D01", "--kind", "individual_report")
    (alone,) = run(*words)["documents"]
    run("round", "add", "D01", "--subject", "CB1", "--award", "CSTĐCS")
    titles = [one["title"] for one in run(*words)["documents"]]
    assert sorted(titles) == [f"{alone['title']} (CSTĐCS)", f"{alone['title']} (LĐTT)"]
