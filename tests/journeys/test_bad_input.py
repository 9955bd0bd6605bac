"""Bad input: one clear Vietnamese message with place and advice, the right exit code, not a byte changed."""

import json
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from khenthuong_desktop.cli import main
from khenthuong_desktop.files import sha256_of

Run = Callable[..., tuple[int, Any, str]]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "Dữ liệu"
    done = main(
        ["init", "--data", str(folder), "--unit-name", "Ủy ban nhân dân xã An Bình", "--province", "tỉnh Hưng Yên"]
    )
    assert done == 0
    return folder


@pytest.fixture
def run(data: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a verb on the data folder with --json; gives (exit code, answer, messages)."""

    def run_verb(*words: str | Path) -> tuple[int, Any, str]:
        capsys.readouterr()
        code = main([*map(str, words), "--data", str(data), "--json"])
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        return code, json.loads(out), err

    return run_verb


@pytest.fixture
def workbook(tmp_path: Path, run: Run) -> Path:
    path = tmp_path / "Danh sách.xlsx"
    assert run("workbook", path)[0] == 0
    return path


def fill(path: Path, sheet: str, *rows: list[Any]) -> None:
    book = load_workbook(path)
    for row in rows:
        book[sheet].append(row)
    book.save(path)


def refused(run: Run, data: Path, *words: str | Path, code: int) -> tuple[Any, str]:
    before = sha256_of(data / "khenthuong.db")
    found, answer, err = run(*words)
    assert found == code
    assert sha256_of(data / "khenthuong.db") == before
    return answer, err


def problems(answer: Any) -> set[tuple[str, int, str | None]]:
    return {(p["sheet"], p["row"], p["column"]) for p in answer["problems"] if p["severity"] == "error"}


def test_an_unknown_header_is_named_with_what_is_missing(run: Run, data: Path, tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Nhân sự"
    sheet.append(["Mã số", "Danh xưng của người ấy", "Ngày sinh"])
    sheet.append(["CB1", "Nguyễn Văn An", "1980"])
    path = tmp_path / "lạ.xlsx"
    book.save(path)
    answer, _ = refused(run, data, "import", path, code=1)
    assert not answer["committed"]
    assert any("Họ và tên" in p["message"] for p in answer["problems"] if p["severity"] == "error")


def test_every_wrong_cell_is_told_at_once_with_its_place(run: Run, data: Path, workbook: Path) -> None:
    fill(
        workbook,
        "Nhân sự",
        ["CB1", "Nguyễn Văn An", "31/02/1980", "Nam", None, None, None, None, "công chức"],
        ["CB2", "Trần Thị Bình", "1981", "Nữ"],
        ["CB2", "Trần Thị Bình hai", "1982", "Nữ"],
    )
    fill(workbook, "Xếp loại năm", [2025, "CB1", "Rất giỏi", 12], [2025, "CB9", "HTTNV", 12])
    answer, _ = refused(run, data, "import", workbook, code=1)
    found = problems(answer)
    assert ("Nhân sự", 2, "C") in found  # a day that does not exist
    assert ("Xếp loại năm", 2, "C") in found  # a rating nobody knows
    assert ("Xếp loại năm", 3, "B") in found  # a code of nobody
    assert {row for sheet, row, _ in found if sheet == "Nhân sự"} >= {3, 4}  # two people with one code
    assert all(p["message"] for p in answer["problems"])


def test_the_right_rows_are_kept_when_asked_for(run: Run, workbook: Path) -> None:
    fill(workbook, "Nhân sự", ["CB1", "Nguyễn Văn An", "1980"], ["CB2", "Trần Thị Bình", "45/13/1980"])
    code, answer, _ = run("import", workbook, "--accept-valid")
    assert (code, answer["committed"]) == (1, True)
    [people] = [sheet for sheet in answer["sheets"] if sheet["layout"] == "people"]
    assert (people["added"], people["skipped"]) == (1, 1)


def test_importing_the_same_list_twice_adds_nothing(run: Run, workbook: Path) -> None:
    fill(workbook, "Nhân sự", ["CB1", "Nguyễn Văn An", "1980"])
    assert run("import", workbook)[1]["committed"]
    code, answer, _ = run("import", workbook)
    [people] = [sheet for sheet in answer["sheets"] if sheet["layout"] == "people"]
    assert (code, people["added"], people["updated"], people["unchanged"]) == (0, 0, 0, 1)


def test_a_formula_without_a_value_is_named(run: Run, data: Path, workbook: Path) -> None:
    fill(workbook, "Nhân sự", ["CB1", '="Nguyễn "&"An"', "1980"])
    answer, _ = refused(run, data, "import", workbook, code=1)
    assert ("Nhân sự", 2, "B") in problems(answer)


def encrypted(path: Path) -> None:
    # An encrypted workbook is an OLE file with the stream "EncryptedPackage"; the reader must know it by that.
    header = bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 504
    path.write_bytes(header + "EncryptedPackage".encode("utf-16-le").ljust(512, b"\0") + b"\0" * 1024)


def truncated(path: Path) -> None:
    Workbook().save(path)
    path.write_bytes(path.read_bytes()[:-400])


def word_file(path: Path) -> None:
    from docx import Document

    Document().save(str(path))


def empty(path: Path) -> None:
    path.write_bytes(b"")


def web_page(path: Path) -> None:
    path.write_text("<html><table><tr><td>Họ tên</td></tr></table></html>", "utf-8")


def folder(path: Path) -> None:
    path.mkdir()


@pytest.mark.parametrize("make", [encrypted, truncated, word_file, empty, web_page, folder], ids=lambda f: f.__name__)
def test_a_file_that_is_no_readable_workbook_is_refused(
    run: Run, data: Path, tmp_path: Path, make: Callable[[Path], None]
) -> None:
    path = tmp_path / "Danh sách.xlsx"
    make(path)
    answer, err = refused(run, data, "import", path, code=2)
    assert answer["error"]["message"].strip() in err
    assert "Danh sách.xlsx" in err


def test_a_data_folder_that_cannot_be_written_is_refused(run: Run, data: Path, workbook: Path) -> None:
    data.chmod(0o555)
    try:
        answer, err = refused(run, data, "import", workbook, code=2)
    finally:
        data.chmod(0o755)
    assert answer["error"]["code"] == "DataFolderReadOnly"
    assert "chỉ cho đọc" in err


def test_a_data_folder_in_use_by_another_program_is_refused(run: Run, data: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from khenthuong_desktop.paths import DataFolder;"
        "from khenthuong_desktop.store.folder import open_folder;"
        "open_folder(DataFolder(Path(sys.argv[1]))); print('open', flush=True); sys.stdin.read()"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", program, str(data)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        code, answer, err = run("info")
        assert (code, answer["error"]["code"]) == (2, "DataFolderBusy")
        assert "đang được mở" in err
    finally:
        other.communicate("")
    assert run("info")[0] == 0


def test_a_data_folder_of_a_newer_program_is_refused(run: Run, data: Path) -> None:
    with closing(sqlite3.connect(data / "khenthuong.db")) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    answer, _ = refused(run, data, "info", code=2)
    assert answer["error"]["code"] == "DataTooNew"


def test_a_full_disk_loses_nothing(run: Run, data: Path, workbook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(workbook, "Nhân sự", ["CB1", "Nguyễn Văn An", "1980"])

    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("khenthuong_desktop.store.backup.copy_database", full)
    answer, err = refused(run, data, "import", workbook, code=2)
    assert answer["error"]["code"] == "DiskFull"
    assert "đầy" in err
    assert not list((data / "backups").glob("*import*"))


def test_a_template_with_a_broken_tag_or_an_unknown_field_is_named(run: Run, data: Path) -> None:
    from docx import Document

    run("templates", "copy", "request_statement")
    path = data / "templates" / "request_statement.docx"
    document = Document(str(path))
    document.add_paragraph("Kính gửi {{ nguoi_nhan_la_ai }}")
    document.add_paragraph("{% for x in proposals %} không đóng")
    document.save(str(path))
    code, answer, _ = run("templates", "check", data / "templates")
    faults = answer["templates"][0]["faults"]
    assert code == 1
    assert any("nguoi_nhan_la_ai" in fault for fault in faults)
    assert len(faults) >= 2


def test_a_zip_that_is_no_dossier_is_refused(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "khác.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "không phải hồ sơ")
    code, answer, _ = run("verify", path)
    assert (code, answer["error"]["code"]) == (2, "NotADossier")


def test_bad_arguments_get_a_vietnamese_word_and_exit_two(run: Run) -> None:
    for words in (["check"], ["check", "--year", "hai nghìn"], ["round", "new", "--year", "2026"], ["nhập"]):
        code, answer, err = run(*words)
        assert (code, answer["error"]["code"]) == (2, "BadArguments")
        assert err.startswith("Lệnh chưa đúng")
    assert run("check", "--year", "2026", "--on", "31/2/2026")[0] == 2
    assert run("round", "show", "D99")[0] == 2


def test_a_backup_is_restored_and_a_damaged_one_is_refused(
    run: Run, data: Path, workbook: Path, tmp_path: Path
) -> None:
    fill(workbook, "Nhân sự", ["CB1", "Nguyễn Văn An", "1980"])
    run("import", workbook)
    target = tmp_path / "sao lưu.zip"
    assert run("backup", target)[0] == 0
    broken = tmp_path / "hỏng.zip"
    content = bytearray(target.read_bytes())
    content[len(content) // 2] ^= 0xFF
    broken.write_bytes(content)
    answer, _ = refused(run, data, "restore", broken, code=2)
    assert answer["error"]["code"] == "BackupUnusable"
    shutil.rmtree(data)
    assert run("restore", target)[0] == 0
    assert run("doctor")[1]["healthy"]
    assert run("check", "--year", "2025", "--award", "LĐTT")[1]["results"][0]["subject"]["ref"] == "CB1"


def test_a_meeting_form_nested_beyond_reason_is_refused(run: Run, tmp_path: Path) -> None:
    form = tmp_path / "hop.json"
    form.write_text("[" * 100_000, "utf-8")
    code, answer, _ = run("meeting", "record", "D01", form)
    assert (code, answer["error"]["code"]) == (2, "ValuesRefused")
