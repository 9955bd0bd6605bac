"""Checking, exporting and verifying dossiers on the command line."""

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from khenthuong_desktop.paths import DataFolder
from khenthuong_desktop.services import units
from khenthuong_desktop.services.upkeep import open_folder

Run = Callable[..., Any]


@pytest.fixture
def nominated(run: Run) -> None:
    run("round", "new", "--name", "Tổng kết năm 2025", "--year", "2025", "--on", "2025-12-20")
    run("round", "add", "D01", "--subject", "CB1", "--award", "LĐTT")


@pytest.mark.usefixtures("nominated")
def test_an_incomplete_dossier_is_told_and_not_exported(run: Run, tmp_path: Path) -> None:
    told = run("dossier", "check", "D01", code=1)
    assert told["errors"]
    for problem in (*told["errors"], *told["warnings"]):
        assert set(problem) == {"severity", "code", "message", "target", "key", "place"}
    refused = run("export", "D01", "--out", tmp_path / "nộp", code=2)
    assert refused["error"]["code"] == "DossierHasErrors"
    assert not (tmp_path / "nộp").exists()


@pytest.mark.usefixtures("nominated")
def test_a_name_changed_in_word_is_told_with_its_place(run: Run, read: Callable[..., str], data: Path) -> None:
    opened = open_folder(DataFolder(data))
    units.save_signer(opened.db, units.usual_signers(units.get_unit(opened.db), "Nguyễn Văn Thịnh")[0])
    opened.close()
    (paper,) = run("draft", "D01", "--kind", "summary_list")["documents"]
    document = Document(paper["path"])
    name = max(document.tables, key=lambda table: len(table.columns)).rows[-1].cells[1].paragraphs[0]
    assert name.text == "Đặng Thị Hoà"
    name.runs[0].text = "Đặng Thị Hoa"
    document.save(paper["path"])
    (problem,) = [one for one in run("dossier", "check", "D01", code=1)["errors"] if one["target"] == "paper"]
    assert problem["code"] == "spelt_differently"
    assert problem["place"].startswith("bảng người, tập thể được đề nghị, dòng 1, cột “Họ và tên")
    assert f"{problem['message']} [{problem['place']}]" in read("dossier", "check", "D01", code=1)


@pytest.mark.usefixtures("nominated")
def test_problems_alike_are_one_line_after_the_rarer_ones_and_each_in_json(run: Run, read: Callable[..., str]) -> None:
    run("round", "add", "D01", "--subject", "CB1", "--award", "CSTĐCS")
    told = run("dossier", "check", "D01", code=1)
    alike = [one for one in told["warnings"] if one["code"] == "achievement_missing"]
    assert len(alike) == 2
    lines = read("dossier", "check", "D01", code=1).splitlines()
    (line,) = [line for line in lines if "tóm tắt thành tích" in line]
    assert line == "Cảnh báo: Chưa ghi tóm tắt thành tích cho 2 đề nghị."
    assert lines.index(line) > max(n for n, one in enumerate(lines) if one.startswith("Lỗi: "))
    assert lines[-1] == f"{len(told['errors'])} lỗi, {len(told['warnings'])} cảnh báo."


@pytest.mark.usefixtures("nominated")
def test_with_a_reason_it_is_exported_and_the_reason_is_in_it(run: Run, tmp_path: Path) -> None:
    told = run("export", "D01", "--out", tmp_path / "nộp", "--with-errors", "Nộp trước, bổ sung sau")
    path = Path(told["dossier"])
    assert path.stat().st_size == told["size"]
    verified = run("verify", path)
    assert (verified["verdict"], verified["faults"]) == ("sealed", [])
    with zipfile.ZipFile(path) as archive:
        name = next(name for name in archive.namelist() if name.endswith("/data/ho-so.json"))
        assert "Nộp trước, bổ sung sau" in archive.read(name).decode("utf-8")


@pytest.mark.usefixtures("nominated")
def test_a_changed_dossier_is_invalid_and_names_the_file(run: Run, tmp_path: Path) -> None:
    path = Path(run("export", "D01", "--out", tmp_path, "--with-errors", "thử")["dossier"])
    content = bytearray(path.read_bytes())
    content[content.rindex("Đặng Thị Hoà".encode())] ^= 1  # the last one stands in ho-so.json
    path.write_bytes(content)
    told = run("verify", path, code=1)
    assert told["verdict"] == "invalid"
    assert any(fault["path"].endswith("ho-so.json") for fault in told["faults"])
    assert {"code", "path", "detail"} == set(told["faults"][0])


def test_what_is_no_dossier_cannot_be_verified(run: Run, tmp_path: Path) -> None:
    assert run("verify", tmp_path / "none.zip", code=2)["error"]["code"] == "FileMissing"
    (tmp_path / "thư.zip").write_bytes(b"hello")
    assert run("verify", tmp_path / "thư.zip", code=2)["error"]["code"] == "NotADossier"


@pytest.mark.usefixtures("nominated")
def test_packing_again_names_the_package_that_must_not_go_out(
    run: Run, read: Callable[..., str], tmp_path: Path
) -> None:
    words = ("export", "D01", "--out", tmp_path / "nộp", "--with-errors", "Nộp trước")
    first = run(*words)
    assert (first["replaces"], first["warnings"] > 0) == (None, True)
    assert run(*words)["replaces"] is None  # the same package once more
    run("round", "add", "D01", "--subject", "CB1", "--award", "CSTĐCS")
    told = read(*words)
    assert f"Gói này thay gói {Path(first['dossier']).name} đóng ngày" in told
    assert "không nộp gói cũ nữa" in told and "cảnh báo; xem bằng dossier check" in told
