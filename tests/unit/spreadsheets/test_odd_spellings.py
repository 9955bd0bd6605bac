"""What is told of a cell is told in whatever words its workbook is written: zeros shown, formulas, errors, fonts."""

import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from khenthuong_desktop.errors import FileUnreadable
from khenthuong_desktop.spreadsheets.files.raw_sheets import RawSheet, load_workbook
from tests.unit.spreadsheets import nasty_files as nasty
from tests.unit.spreadsheets.conftest import MakeWorkbook
from tests.unit.spreadsheets.corpus.drafts import Cell
from tests.unit.spreadsheets.corpus.grids import Sheet
from tests.unit.spreadsheets.corpus.xls import save_xls
from tests.unit.spreadsheets.corpus.xlsb import record, save_xlsb
from tests.unit.spreadsheets.test_file_kinds import ods, ods_row

ROWS = (
    b'<row r="4"><c r="A4" s="1"><v>12</v></c><c r="B4" t="inlineStr"><is><t>A &amp; B</t></is></c></row>'
    b'<row r="5"><c r="A5"><f>NA()</f></c><c r="B5" t="e"><v>#N/A</v></c></row>'
    b'<row r="6" hidden="1"><c r="A6"><v>7</v></c></row>'
)
STYLES = (
    b'<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1">'
    b'<numFmt numFmtId="164" formatCode="0000"/></numFmts><cellXfs count="2"><xf numFmtId="0" fontId="0"/>'
    b'<xf numFmtId="164" fontId="0"/></cellXfs></styleSheet>'
)
USUAL: tuple[tuple[bytes, bytes], ...] = ()
SPELLINGS = {
    "usual": USUAL,
    "style first": ((b'r="A4" s="1"', b's="1" r="A4"'), (b'r="B5" t="e"', b't="e" r="B5"')),
    "type before style": ((b'r="A4" s="1"', b'r="A4" t="n" s="1"'),),
    "single quotes": ((b'"', b"'"),),
    "other blanks": ((b'<c r="A4" s="1"', b'<c\n r = "A4"\ts="1"'), (b"</c>", b"</c >")),
    "small letters": ((b'r="A4"', b'r="a4"'),),
    "no places": ((b' r="A4"', b""), (b' r="B4"', b""), (b' r="5"', b""), (b' r="A5"', b""), (b' r="B5"', b"")),
    "comment": ((b"<f>NA()</f>", b"<!-- <v>1</v> --><f>NA()</f>"),),
}


def opened(path: Path, rows: bytes, prefix: bool = False, styles: bytes = STYLES) -> RawSheet:
    def change(name: str, part: bytes) -> bytes:
        if name == "xl/styles.xml":
            return styles
        if name != nasty.SHEET:
            return part
        part = part.replace(b"</sheetData>", rows + b"</sheetData>")
        if prefix:
            part = part.replace(b"</", b"</x:").replace(b"<", b"<x:").replace(b"<x:/x:", b"</x:")
            part = part.replace(b"<x:?", b"<?").replace(b" xmlns=", b" xmlns:x=")
        return part

    nasty.repacked(path, change)
    return load_workbook(path).sheets[0]


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_sheet_in_other_words_tells_the_same(spelling: str, tmp_path: Path) -> None:
    rows = ROWS
    for words, others in SPELLINGS[spelling]:
        rows = rows.replace(words, others)
    sheet = opened(tmp_path / "ds.xlsx", rows)
    assert [row[:2] for row in sheet.rows[3:]] == [["0012", "A & B"], ["", "#N/A"], [7.0, ""]]
    assert (sheet.uncalculated, sheet.hidden_rows) == ({(4, 0)}, {5})


def test_a_sheet_whose_names_all_have_a_prefix_tells_the_same(tmp_path: Path) -> None:
    sheet = opened(tmp_path / "ds.xlsx", ROWS, prefix=True)
    assert [row[:2] for row in sheet.rows[3:]] == [["0012", "A & B"], ["", "#N/A"], [7.0, ""]]
    assert (sheet.uncalculated, sheet.hidden_rows) == ({(4, 0)}, {5})


def test_merged_cells_and_hidden_columns_of_an_odd_sheet_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "ds.xlsx"
    nasty.respelt(
        path,
        (b"<sheetData>", b"<cols><col hidden='1' min='2' max='3'/></cols><sheetData>"),
        (b"</sheetData>", b"</sheetData><mergeCells><mergeCell ref='A2:A3'/></mergeCells>"),
    )
    sheet = load_workbook(path).sheets[0]
    assert (sheet.merges, sheet.hidden_columns) == ([((1, 0), (2, 0))], {1, 2})


@pytest.mark.parametrize("place", [b"4A", b"A0x4", b"", b"ABCD4"])
def test_a_cell_whose_place_cannot_be_told_makes_the_file_unreadable(place: bytes, tmp_path: Path) -> None:
    with pytest.raises(FileUnreadable):
        opened(tmp_path / "ds.xlsx", ROWS.replace(b'"A4"', b'"%s"' % place))


def test_two_parts_of_one_name_are_refused(tmp_path: Path) -> None:
    path = nasty.workbook(tmp_path / "ds.xlsx")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(nasty.SHEET.replace("sheet1", "Sheet1"), b"<worksheet/>")
    with pytest.raises(FileUnreadable):
        load_workbook(path)


def test_zeros_shown_in_an_old_workbook_are_those_of_their_own_sheet(tmp_path: Path) -> None:
    first = Sheet("Biểu đồ", [["x"]])
    second = Sheet("Tập thể", [["Mã số"], [Cell(12.0, form="0000")], [Cell(5.0, form='"TT"00')]])
    save_xls(tmp_path / "ds.xls", [first, second], chart_in=0)
    assert load_workbook(tmp_path / "ds.xls").sheets[1].rows == [["Mã số"], ["0012"], ["TT05"]]


def test_zeros_shown_in_an_open_document_are_kept(tmp_path: Path) -> None:
    cell = '<table:table-cell office:value-type="float" office:value="12"><text:p>{}</text:p></table:table-cell>'
    shown = ["0012", "CB0012", "CB-12", "12", "12,00", "99"]
    rows = [f"<table:table-row>{cell.format(words)}</table:table-row>" for words in shown]
    sheet = load_workbook(ods(tmp_path / "ds.ods", ods_row("Mã số") + "".join(rows))).sheets[0]
    assert [row[0] for row in sheet.rows[1:]] == ["0012", "CB0012", "CB-12", 12.0, 12.0, 12.0]


def test_zeros_shown_in_a_binary_workbook_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "ds.xlsb"
    save_xlsb(path, [Sheet("Tập thể", [["Mã số"], [12.0]])])
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    form = record(44, b"\xa4\x00" + b"\x04\x00\x00\x00" + "0000".encode("utf-16-le"))
    looks = [record(47, b"\x00\x00" + number + bytes(12)) for number in (b"\x00\x00", b"\xa4\x00")]
    parts["xl/styles.bin"] = form + looks[1] + record(617, b"\x02\x00\x00\x00") + b"".join(looks) + record(618)
    name = "xl/worksheets/sheet1.bin"
    number = parts[name].index(record(5, bytes(16))[:2] + bytes(8))
    parts[name] = parts[name][: number + 6] + b"\x01" + parts[name][number + 7 :]
    with zipfile.ZipFile(path, "w") as archive:
        for part, data in parts.items():
            archive.writestr(part, data)
    assert load_workbook(path).sheets[0].rows == [["Mã số"], ["0012"]]


def test_a_code_shown_by_conditions_is_doubtful(tmp_path: Path) -> None:
    sheet = opened(tmp_path / "ds.xlsx", ROWS, styles=STYLES.replace(b'"0000"', b'"[&gt;99]0000;000"'))
    found = [problem for problem in sheet.problems if problem.code == "shown_otherwise"]
    assert [(problem.row, problem.column, problem.value) for problem in found] == [(4, "A", "12")]
    assert "12" in found[0].message


def test_two_sheets_of_one_name_are_read_both(make_workbook: MakeWorkbook) -> None:
    head = ["Mã số", "Tên tập thể"]
    path = make_workbook({"Tổ & đội": [head, ["TT1", "Tổ Một"]], "Ba": [head, ["TT2", "Tổ Hai"]]})
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(b'name="Ba"', "name='Tổ &amp; đội'".encode())
    with zipfile.ZipFile(path, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    sheets = load_workbook(path).sheets
    assert [(sheet.name, sheet.rows[1]) for sheet in sheets] == [
        ("Tổ & đội", ["TT1", "Tổ Một"]),
        ("Tổ & đội (2)", ["TT2", "Tổ Hai"]),
    ]


TEXTS_OF_ODS = {
    "a tab": ("<text:p>Lê<text:tab/>Na</text:p>", "Lê\tNa"),
    "a line break": ("<text:p>Lê<text:line-break></text:line-break>Na</text:p>", "Lê\nNa"),
    "help to read": (
        "<text:p><text:ruby><text:ruby-base>Lê Na</text:ruby-base><text:ruby-text>x</text:ruby-text></text:ruby>"
        "</text:p>",
        "Lê Na",
    ),
    "not parsed": ("<text:p><![CDATA[Lê & <Na>]]></text:p>", "Lê & <Na>"),
}


@pytest.mark.parametrize("spelling", TEXTS_OF_ODS)
def test_a_text_of_an_open_document_is_read_whole(spelling: str, tmp_path: Path) -> None:
    written, words = TEXTS_OF_ODS[spelling]
    row = ods_row("TT1", "{}").replace("<text:p>{}</text:p>", written)
    assert load_workbook(ods(tmp_path / "ds.ods", row)).sheets[0].rows == [["TT1", words]]


@pytest.mark.parametrize("said", ["", ' office:value-type="float"', " office:value-type='date' table:style-name='x'"])
def test_a_cell_of_an_open_document_that_tells_its_text_alone_holds_this_text(said: str, tmp_path: Path) -> None:
    row = ods_row("TT1", "05/07/1985").replace(' office:value-type="string"><text:p>0', f"{said}><text:p>0")
    day = 'office:date-value="1985-07-05" office:value-type="date"><text:p>5</text:p>'
    row = row.replace("</table:table-row>", f"<table:table-cell {day}</table:table-cell></table:table-row>")
    assert load_workbook(ods(tmp_path / "ds.ods", row)).sheets[0].rows == [["TT1", "05/07/1985", date(1985, 7, 5)]]


def moved(name: str, part: bytes) -> tuple[str, bytes]:
    """The whole workbook in another folder, whose parts are linked with and without their folder."""
    if name == "_rels/.rels":
        return name, part.replace(b"xl/workbook.xml", b"/book/book.xml")
    name = name.replace("xl/", "book/").replace("workbook.xml", "book.xml")
    return name.replace("sharedStrings", "texts"), part.replace(b"sharedStrings.xml", b"/book/texts.xml")


def in_wide_characters(name: str, part: bytes) -> tuple[str, bytes]:
    head, _, body = part.decode().rpartition("?>")
    wide = head.replace("UTF-8", "UTF-16") + "?>" * bool(head) + body
    return name, wide.encode("utf-16") if name.startswith("xl/") else part


def linked_in_a_roundabout_way(name: str, part: bytes) -> tuple[str, bytes]:
    return name, part.replace(b"Target='worksheets/", b"Target='./../xl/worksheets/")


@pytest.mark.parametrize("change", [moved, in_wide_characters, linked_in_a_roundabout_way])
def test_parts_under_other_names_and_in_wide_characters_are_read(
    change: Callable[[str, bytes], tuple[str, bytes]], tmp_path: Path
) -> None:
    usual, other = nasty.workbook(tmp_path / "ds.xlsx"), tmp_path / "lạ.xlsx"
    with zipfile.ZipFile(usual) as archive, zipfile.ZipFile(other, "w") as written:
        changed = [change(name, archive.read(name)) for name in archive.namelist()]
        assert changed != [(name, archive.read(name)) for name in archive.namelist()]
        for name, part in changed:
            written.writestr(name, part)
    assert load_workbook(other).sheets[0].rows == load_workbook(usual).sheets[0].rows


def test_what_stands_for_no_letter_is_no_word(tmp_path: Path) -> None:
    rows = ROWS.replace(b"A &amp; B", b"L\xc3\xaa_xFFFE_ Na_xFFFF_")
    assert opened(tmp_path / "ds.xlsx", rows).rows[3][1] == "Lê Na"
