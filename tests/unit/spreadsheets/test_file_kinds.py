"""Files that are no workbook, or a bad one, or one under another name."""

import struct
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from unicodedata import normalize

import pytest
from openpyxl import Workbook

from khenthuong_desktop.errors import (
    FileEncrypted,
    FileMissing,
    FileProblem,
    FileTooLarge,
    FileUnreadable,
    NotAWorkbook,
)
from khenthuong_desktop.spreadsheets.reader import read_workbook
from tests.unit.spreadsheets.conftest import MakeWorkbook

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ROWS = [["Mã số", "Tên tập thể"], ["TT1", "Văn phòng Ủy ban"], ["0012", "Trường Tiểu học"]]
NAMES = ["Văn phòng Ủy ban", "Trường Tiểu học"]


def names(path: Path) -> list[str]:
    return [row.fields["name"] for row in read_workbook(path).sheets[0].data]


@pytest.fixture
def save(tmp_path: Path) -> Callable[[bytes, str], Path]:
    def write(content: bytes, name: str = "tep.xlsx") -> Path:
        (tmp_path / name).write_bytes(content)
        return tmp_path / name

    return write


def word_file(path: Path) -> bytes:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    return path.read_bytes()


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", FileUnreadable),
        (b"%PDF-1.7 ...", NotAWorkbook),
        (b"<!DOCTYPE html><html><table></table></html>", NotAWorkbook),
        (b"\xef\xbb\xbf<html>", NotAWorkbook),
        (b"{\\rtf1 abc}", NotAWorkbook),
        (b"\x89PNG\r\n", NotAWorkbook),
        (b"chi la mot dong chu", NotAWorkbook),
        (bytes(range(256)) * 10, NotAWorkbook),
        (OLE + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le"), FileEncrypted),
        (OLE + b"\x00" * 600 + "WordDocument".encode("utf-16-le"), NotAWorkbook),
        (OLE + b"\x00" * 600 + "Workbook".encode("utf-16-le"), FileUnreadable),
        (OLE + b"\x00" * 600, FileUnreadable),
        (b"PK\x03\x04 cut short", FileUnreadable),
    ],
)
def test_what_is_no_good_workbook_is_refused(
    save: Callable[..., Path], content: bytes, error: type[FileProblem]
) -> None:
    with pytest.raises(error) as caught:
        read_workbook(save(content))
    assert caught.value.path.name == "tep.xlsx"


def test_a_word_file_under_another_name_is_named(tmp_path: Path) -> None:
    word_file(tmp_path / "tep.xlsx")
    with pytest.raises(NotAWorkbook) as caught:
        read_workbook(tmp_path / "tep.xlsx")
    assert "Word" in str(caught.value.details["found"])


@pytest.mark.parametrize("place", [".", "/"])
def test_a_folder_that_has_no_name_of_its_own_is_told_by_its_path(place: str) -> None:
    with pytest.raises(NotAWorkbook) as caught:
        read_workbook(Path(place))
    assert caught.value.details["name"] == place


def test_a_file_that_tells_no_size_is_not_read_as_it_may_never_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "ds.csv"
    path.touch()
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("it was read"))
    with pytest.raises(FileUnreadable):
        read_workbook(path)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        read_workbook(tmp_path / "khong-co.xlsx")
    with pytest.raises(NotAWorkbook):
        read_workbook(tmp_path)


def test_a_workbook_cut_anywhere_is_unreadable(make_workbook: MakeWorkbook, save: Callable[..., Path]) -> None:
    whole = make_workbook({"Tập thể": ROWS}).read_bytes()
    for part in (10, len(whole) // 4, len(whole) // 2, len(whole) - 10):
        with pytest.raises(FileUnreadable):
            read_workbook(save(whole[:part], "cut.xlsx"))


def test_a_flipped_byte_is_never_read_as_data(make_workbook: MakeWorkbook, save: Callable[..., Path]) -> None:
    whole = make_workbook({"Tập thể": ROWS}).read_bytes()
    for place in range(0, len(whole), 97):
        spoilt = bytearray(whole)
        spoilt[place] ^= 0xFF
        path = save(bytes(spoilt), "spoilt.xlsx")
        with suppress(FileProblem):  # refused is as good as read right
            assert [row.fields["name"] for sheet in read_workbook(path).sheets for row in sheet.data] in (NAMES, [])


def test_a_zip_bomb_is_refused_before_it_unpacks(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 20_000_000)
    with pytest.raises(FileTooLarge):
        read_workbook(path)


def test_a_part_larger_than_it_declares_is_unreadable(make_workbook: MakeWorkbook, save: Callable[..., Path]) -> None:
    whole = bytearray(make_workbook({"Tập thể": ROWS}).read_bytes())
    with zipfile.ZipFile(make_workbook({"Tập thể": ROWS})) as archive:
        entry = next(i for i in archive.infolist() if i.filename == "xl/worksheets/sheet1.xml")
    central = whole.rfind(b"xl/worksheets/sheet1.xml") - 46
    assert whole[central : central + 4] == b"PK\x01\x02"
    whole[central + 24 : central + 28] = struct.pack("<I", entry.file_size // 2)
    with pytest.raises(FileUnreadable):
        read_workbook(save(bytes(whole)))


def test_a_document_type_inside_is_refused(make_workbook: MakeWorkbook, tmp_path: Path) -> None:
    source = make_workbook({"Tập thể": ROWS})
    target = tmp_path / "xxe.xlsx"
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "xl/workbook.xml":
                part = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + part
            new.writestr(name, part)
    with pytest.raises(FileUnreadable):
        read_workbook(target)


def test_a_cell_at_the_end_of_the_sheet_takes_no_memory(tmp_path: Path) -> None:
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "Tập thể"
    for row in ROWS:
        sheet.append(row)
    sheet.cell(1_048_576, 16_384, "xa")
    sheet.cell(3, 5_000, "xa")
    workbook.save(tmp_path / "xa.xlsx")
    book = read_workbook(tmp_path / "xa.xlsx")
    assert [row.fields["name"] for row in book.sheets[0].data] == NAMES
    assert [(p.code, p.value) for p in book.problems] == [("far_cell", "XFD1048576")]


def test_a_million_formatted_empty_rows_are_nothing(make_workbook: MakeWorkbook, tmp_path: Path) -> None:
    source = make_workbook({"Tập thể": ROWS})
    target = tmp_path / "dai.xlsx"
    empty = b"".join(b'<row r="%d"><c r="A%d" s="0"/></row>' % (n, n) for n in range(10, 1_000_010))
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                part = part.replace(b"</sheetData>", empty + b"</sheetData>")
            new.writestr(name, part)
    assert names(target) == NAMES
    assert read_workbook(target).problems == []


def tones_apart(letter: str) -> str:
    """The letter and its tone mark as two characters, the only form this encoding has for most letters."""
    parts = normalize("NFD", letter)
    tones = "".join(part for part in parts if part in "\u0300\u0301\u0303\u0309\u0323")
    return normalize("NFC", "".join(part for part in parts if part not in tones)) + tones


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "cp1258"]
)
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_text_tables_are_read_in_every_encoding(save: Callable[..., Path], encoding: str, mark: str) -> None:
    text = "\r\n".join(mark.join(row) for row in ROWS)
    if encoding == "cp1258":
        text = "".join(tones_apart(letter) for letter in text)
    path = save(text.encode(encoding), "ds.csv")
    assert names(path) == NAMES
    assert read_workbook(path).sheets[0].data[1].fields["code"] == "0012"


def test_a_tab_separated_table_named_xls_is_read(save: Callable[..., Path]) -> None:
    text = "\n".join("\t".join(row) for row in ROWS)
    assert names(save(text.encode("utf-16"), "ds.xls")) == NAMES


def test_the_extension_does_not_matter(make_workbook: MakeWorkbook, save: Callable[..., Path]) -> None:
    content = make_workbook({"Tập thể": ROWS}).read_bytes()
    assert names(save(content, "ds.xls")) == NAMES
    assert names(save(content, "ds")) == NAMES


def ods(path: Path, body: str) -> Path:
    """A minimal OpenDocument spreadsheet with one sheet."""
    names = "".join(f' xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in ("office", "table", "text"))
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content{names}><office:body><office:spreadsheet>'
        f'<table:table table:name="Tập thể">{body}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
    return path


def ods_row(*cells: str, attributes: str = "") -> str:
    inner = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>' for cell in cells
    )
    return f"<table:table-row{attributes}>{inner}</table:table-row>"


def test_an_open_document_is_read(tmp_path: Path) -> None:
    cell = '<table:table-cell table:number-columns-repeated="16384"/>'
    blank = f'<table:table-row table:number-rows-repeated="1048000">{cell}</table:table-row>'
    path = ods(tmp_path / "ds.ods", "".join(ods_row(*row) for row in ROWS) + blank)
    assert names(path) == NAMES


def test_an_open_document_that_repeats_a_value_without_end_is_refused(tmp_path: Path) -> None:
    rows = ods_row("Mã số", "Tên tập thể") + ods_row("A", "B", attributes=' table:number-rows-repeated="1000000"')
    with pytest.raises(FileTooLarge):
        read_workbook(ods(tmp_path / "ds.ods", rows))
    wide = ods_row("x").replace("<table:table-cell", '<table:table-cell table:number-columns-repeated="16384"')
    with pytest.raises(FileTooLarge):
        read_workbook(ods(tmp_path / "rong.ods", wide))
