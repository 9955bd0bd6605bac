"""What comes back signed is put beside its paper on the command line, told when it was changed, and taken off."""

from pathlib import Path
from typing import Any

import pytest
from docx import Document

from tests import signing
from tests.journeys.command_line import CommandLine, do_the_year


@pytest.fixture
def line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> CommandLine:
    """After a year's work, with its dossier exported."""
    made = CommandLine(tmp_path / "data", capsys)
    do_the_year(made, tmp_path)
    return made


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    path = tmp_path / "tờ trình ký số.pdf"
    path.write_bytes(signing.signed(signing.unsigned(), "Nguyễn Thị Hoà"))
    return path


def copies(answer: Any, kind: str = "request_statement") -> list[dict[str, Any]]:
    return [copy for paper in answer["papers"] if paper["kind"] == kind for copy in paper["signed_copies"]]


def test_a_signed_copy_is_attached_listed_and_taken_off(line: CommandLine, sound: Path) -> None:
    assert copies(line.run("signed", "list", "D01")) == []
    answer = line.run("signed", "add", "D01", "request_statement", sound)
    (copy,) = copies(answer)
    assert (copy["id"], copy["name"], copy["size"]) == (answer["added"], sound.name, sound.stat().st_size)
    assert copies(line.run("signed", "list", "D01")) == [copy]
    path = Path(line.run("draft", "D01", "--kind", "summary_list")["documents"][0]["path"])
    line.run("signed", "add", "D01", "summary_list", sound)
    document = Document(str(path))
    document.add_paragraph("Thêm sau khi ký")
    document.save(str(path))
    told = {paper["kind"]: paper["edited_after_signing"] for paper in line.run("signed", "list", "D01")["papers"]}
    assert (told["request_statement"], told["summary_list"]) == (False, True)
    assert copies(line.run("signed", "remove", "D01", copy["id"])) == []
    assert line.run("signed", "remove", "D01", copy["id"], code=2)["error"]["code"] == "RecordMissing"


def test_one_changed_after_signing_is_kept_and_told_by_the_exit_code(
    line: CommandLine, sound: Path, tmp_path: Path
) -> None:
    changed = tmp_path / "sửa.pdf"
    changed.write_bytes(signing.changed_after(sound.read_bytes()))
    (copy,) = copies(line.run("signed", "add", "D01", "request_statement", changed, code=1))
    assert copy["signature"] == "changed"
    errors = {one["code"] for one in line.run("dossier", "check", "D01", code=1)["errors"]}
    assert "signed_copy_changed" in errors
    line.run("signed", "remove", "D01", copy["id"])
    assert line.run("dossier", "check", "D01")["errors"] == []


def test_what_is_no_signed_copy_or_names_no_one_paper_is_refused(
    line: CommandLine, sound: Path, tmp_path: Path
) -> None:
    note = tmp_path / "ghi chú.txt"
    note.write_text("chưa ký", "utf-8")
    assert line.run("signed", "add", "D01", "request_statement", note, code=2)["error"]["code"] == "ValuesRefused"
    missing = line.run("signed", "add", "D01", "request_statement", tmp_path / "không có.pdf", code=2)
    assert missing["error"]["code"] == "FileMissing"
    assert line.run("signed", "add", "D01", "ballot", sound, code=2)["error"]["code"] == "RecordMissing"
    reports = [paper for paper in line.run("signed", "list", "D01")["papers"] if paper["kind"] == "individual_report"]
    assert len(reports) > 1
    refused = line.run("signed", "add", "D01", "individual_report", sound, code=2)["error"]
    assert refused["code"] == "ValuesRefused"
    assert all(paper["title"] in refused["message"] for paper in reports)
    answer = line.run("signed", "add", "D01", "individual_report:Đặng Thị Hoà (LĐTT)", sound)
    (taken,) = [paper["title"] for paper in answer["papers"] if paper["signed_copies"]]
    assert taken.endswith("Đặng Thị Hoà (LĐTT)")
    answer = line.run("signed", "add", "D01", "individual_report:trần ước", sound)
    assert len(copies(answer, "individual_report")) == 2
