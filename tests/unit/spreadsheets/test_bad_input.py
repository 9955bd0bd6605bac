"""Files that no clerk means to send: one clear answer each, soon, in little memory, nothing written."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from khenthuong_desktop.errors import FileInUse, FileUnreadable, NotAWorkbook
from khenthuong_desktop.spreadsheets.files import raw_sheets
from khenthuong_desktop.spreadsheets.reader import read_workbook
from tests.unit.spreadsheets import nasty_files as nasty
from tests.unit.spreadsheets.corpus.grids import Sheet
from tests.unit.spreadsheets.corpus.xls import compound_file, save_xls
from tests.unit.spreadsheets.corpus.xlsb import save_xlsb
from tests.unit.spreadsheets.test_file_kinds import ods, ods_row

SECONDS, MEGABYTES = 10, 512
BLANK_ROWS = b"".join(b'<row r="%d"><c r="A%d" s="0"/></row>' % (n, n) for n in range(10, 1_000_010))
FAR_CELL = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
WORDS_IN_ROWS = b'<row r="9" hidden="1"><c r="H9" t="inlineStr"><is><t>' + b"row r " * 150_000 + b"</t></is></c></row>"
LONG_TEXT = b"<si><t>" + b"a" * 3_000_000 + b"</t></si></sst>"


def bomb(path: Path) -> Path:
    return nasty.repacked(path, lambda name, part: part, xl__worksheets__sheet9_dot_xml=b"0" * 20_000_000)


def html(path: Path) -> Path:
    path.write_text("<html><table><tr><td>Mã số</td><td>Tên tập thể</td></tr></table></html>", "utf-8")
    return path


def word(path: Path) -> Path:
    path.write_bytes(compound_file(bytes(8192), "WordDocument"))
    return path


def empty(path: Path) -> Path:
    path.write_bytes(b"")
    return path


def folder(path: Path) -> Path:
    path.mkdir()
    return path


def cut(path: Path) -> Path:
    content = nasty.workbook(path).read_bytes()
    path.write_bytes(content[: len(content) // 2])
    return path


def long_text(path: Path) -> Path:
    return nasty.repacked(path, lambda _, part: part.replace(b"</sst>", LONG_TEXT))


def pipe(path: Path) -> Path:
    os.mkfifo(path)
    return path


def endless(path: Path) -> Path:
    path.symlink_to("/dev/zero")
    return path


def repeated_in_both_ods(path: Path) -> Path:
    """Neither of the repetitions is beyond a list, but all together."""
    cell = '<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="104"/>'
    row = f'<table:table-row table:number-rows-repeated="20000">{cell * 40}</table:table-row>'
    return ods(path, ods_row("Mã số", "Tên tập thể") + row)


def blanks_in_ods(path: Path) -> Path:
    """Empty cells before one that is empty, too."""
    cells = '<table:table-cell table:number-columns-repeated="16383"/><table:table-cell/>'
    row = f"<table:table-row>{cells}</table:table-row>"
    return ods(path, ods_row("Mã số", "Tên tập thể") + row * 2_000 + ods_row("TT1", "Văn phòng"))


def repeated_ods(path: Path) -> Path:
    many = ods_row("A", "B", attributes=' table:number-rows-repeated="1000000"')
    return ods(path, ods_row("Mã số", "Tên tập thể") + many)


NASTY: dict[str, tuple[nasty.Make, str]] = {
    "protected.xlsx": (nasty.encrypted_package, "FileEncrypted"),
    "protected.xls": (nasty.old_protected, "FileEncrypted"),
    "cut.xlsx": (cut, "FileUnreadable"),
    "bomb.xlsx": (bomb, "FileTooLarge"),
    "lying.xlsx": (nasty.lying_sizes, "FileTooLarge"),
    "far.xlsx": (lambda path: nasty.with_rows(path, FAR_CELL), "far_cell"),
    "far_order.xlsx": (lambda path: nasty.with_rows(path, FAR_CELL.replace(b"<c r", b'<c s="0" r')), "far_cell"),
    "far_quotes.xlsx": (lambda path: nasty.with_rows(path, FAR_CELL.replace(b'"', b"'")), "far_cell"),
    "far_small.xlsx": (lambda path: nasty.with_rows(path, FAR_CELL.replace(b"XFD", b"xfd")), "far_cell"),
    "far_row.xlsx": (lambda path: nasty.with_rows(path, FAR_CELL.replace(b'row r="1048576"', b"row")), "far_cell"),
    "far_other_case.xlsx": (lambda path: nasty.linked(path, b"WorkSheets/sheet1.xml", FAR_CELL), "far_cell"),
    "far_other_way.xlsx": (lambda path: nasty.linked(path, b"worksheets/./sheet1.xml", FAR_CELL), "FileUnreadable"),
    "unplaced.xlsx": (nasty.unplaced, "column_without_heading far_cell required_missing"),
    "prefixed.xlsx": (nasty.prefixed, "FileTooLarge"),
    "rows_without_end.xlsx": (lambda path: nasty.with_rows(path, b"row r " * 1_000_000), "FileTooLarge"),
    "rows_in_text.xlsx": (lambda path: nasty.with_rows(path, WORDS_IN_ROWS), ""),
    "pipe.xlsx": (pipe, "FileUnreadable"),
    "endless.xlsx": (endless, "FileUnreadable"),
    "upside_down.xls": (lambda path: nasty.with_sizes_xls(path, 60_000, 3), "FileUnreadable"),
    "many_times.ods": (repeated_in_both_ods, "FileTooLarge"),
    "blanks.ods": (blanks_in_ods, "FileTooLarge"),
    "far.xls": (nasty.far_xls, "FileTooLarge"),
    "far.xlsb": (nasty.far_xlsb, "FileTooLarge"),
    "repeated.ods": (repeated_ods, "FileTooLarge"),
    "blank_rows.xlsx": (lambda path: nasty.with_rows(path, BLANK_ROWS), ""),
    "full.xlsx": (lambda path: nasty.filled(path, 20_000, 40), "column_without_heading required_missing"),
    "too_full.xlsx": (lambda path: nasty.filled(path, 90_000, 50), "FileTooLarge"),
    "long_text.xlsx": (long_text, "FileTooLarge"),
    "entities.xlsx": (lambda path: nasty.with_start(path, "xl/workbook.xml", nasty.ENTITIES), "FileUnreadable"),
    "entities16.xlsx": (
        lambda path: nasty.with_start(path, "xl/workbook.xml", nasty.ENTITIES, "utf-16"),
        "FileUnreadable",
    ),
    "html.xls": (html, "NotAWorkbook"),
    "word.xls": (word, "NotAWorkbook"),
    "macros.xlsm": (lambda path: nasty.repacked(path, lambda _, part: part, xl__vbaProject_dot_bin=b"x"), "has_macros"),
    "links.xlsx": (
        lambda path: nasty.repacked(path, lambda _, part: part, xl__externalLinks__externalLink1_dot_xml=b"<x/>"),
        "links_outside",
    ),
    "empty.xlsx": (empty, "FileUnreadable"),
    "folder.xlsx": (folder, "NotAWorkbook"),
    "~$open.xlsx": (nasty.owner_file, "NotAWorkbook"),
}
# What it takes is measured where nothing else runs: the peak is set back before each file.
MEASURING = """
import json, resource, sys, time
from pathlib import Path
from khenthuong_desktop.errors import KnownError
from khenthuong_desktop.spreadsheets.files import raw_sheets
from khenthuong_desktop.spreadsheets.reader import read_workbook
resource.setrlimit(resource.RLIMIT_AS, (3_000_000_000, 3_000_000_000))
for path in sys.argv[1:]:
    Path("/proc/self/clear_refs").write_text("5")
    begin = time.perf_counter()
    try:
        told = sorted({problem.code for problem in read_workbook(path).problems})
    except KnownError as error:
        told = [type(error).__name__]
    seconds = time.perf_counter() - begin
    peak = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
    print(json.dumps([Path(path).name, told, seconds, int(peak.split()[1]) // 1024]))
"""


@pytest.mark.skipif(not Path("/proc/self/clear_refs").exists(), reason="memory is measured on Linux alone")
def test_each_gets_one_clear_answer_soon_and_in_little_memory(tmp_path: Path) -> None:
    paths = [str(make(tmp_path / name)) for name, (make, _) in NASTY.items()]
    before = sorted((path.name, path.stat().st_mtime_ns) for path in tmp_path.iterdir())
    run = subprocess.run([sys.executable, "-c", MEASURING, *paths], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr[-2000:]
    answers = [json.loads(line) for line in run.stdout.splitlines()]
    assert [(name, told) for name, told, *_ in answers] == [(name, told.split()) for name, (_, told) in NASTY.items()]
    assert [found for found in answers if found[2] > SECONDS or found[3] > MEGABYTES] == []
    assert sorted((path.name, path.stat().st_mtime_ns) for path in tmp_path.iterdir()) == before


def test_macros_and_links_are_told_and_the_values_read(tmp_path: Path) -> None:
    for name in ("macros.xlsm", "links.xlsx", "far.xlsx"):
        make, told = NASTY[name]
        book = read_workbook(make(tmp_path / name))
        assert [row.fields["name"] for row in book.sheets[0].data] == nasty.NAMES
        assert [(problem.code, problem.severity.value) for problem in book.problems] == [(told, "warning")]


def test_the_file_beside_an_open_workbook_is_named_for_what_it_is(tmp_path: Path) -> None:
    with pytest.raises(NotAWorkbook) as caught:
        read_workbook(nasty.owner_file(tmp_path / "~$danh-sach.xlsx"))
    assert "đang mở" in str(caught.value.details["found"])


def test_a_file_that_excel_keeps_locked_is_in_use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = nasty.workbook(tmp_path / "khoa.xlsx")

    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "the process cannot access the file")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(FileInUse):
        read_workbook(path)


def test_a_cell_far_to_the_right_of_an_old_workbook_is_left_out_and_told(tmp_path: Path) -> None:
    rows = [nasty.ROWS[0], [*nasty.ROWS[1], *[None] * 150, "xa"], nasty.ROWS[2]]
    save_xls(tmp_path / "xa.xls", [Sheet("Tập thể", rows)])
    book = read_workbook(tmp_path / "xa.xls")
    assert [row.fields["name"] for row in book.sheets[0].data] == nasty.NAMES
    assert [(problem.code, problem.value) for problem in book.problems] == [("far_cell", "EW2")]


@pytest.mark.parametrize("save", [save_xls, save_xlsb])
def test_binary_workbooks_are_read_by_their_content(save: object, tmp_path: Path) -> None:
    assert callable(save)
    save(tmp_path / "ds.xlsx", nasty.GOOD)
    sheet = read_workbook(tmp_path / "ds.xlsx").sheets[0]
    assert [row.fields for row in sheet.data] == [
        {"code": "TT1", "name": nasty.NAMES[0]},
        {"code": "0012", "name": nasty.NAMES[1]},
    ]


def test_a_document_type_in_an_open_document_is_refused(tmp_path: Path) -> None:
    path = ods(tmp_path / "ds.ods", ods_row("Mã số", "Tên tập thể"))
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["content.xml"] = parts["content.xml"].replace(b"?>", b"?>" + b" " * 4000 + nasty.ENTITIES, 1)
    with zipfile.ZipFile(path, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    with pytest.raises(FileUnreadable):
        read_workbook(path)


def test_a_panic_of_the_reader_of_values_is_said_as_a_damaged_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    panic = type("PanicException", (BaseException,), {})

    def give_up(_: object) -> object:
        raise panic("index out of bounds")

    monkeypatch.setattr(raw_sheets, "_worksheets", give_up)
    with pytest.raises(FileUnreadable):
        read_workbook(nasty.workbook(tmp_path / "ds.xlsx"))
