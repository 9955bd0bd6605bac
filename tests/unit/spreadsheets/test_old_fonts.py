"""Old fonts tell what a cell says in every kind of workbook, where its words alone would not."""

import struct
import zipfile
from pathlib import Path

import pytest

from khenthuong_desktop.spreadsheets.reader import read_workbook
from tests.unit.spreadsheets.corpus.grids import Sheet
from tests.unit.spreadsheets.corpus.xlsb import record, save_xlsb
from tests.unit.spreadsheets.test_file_kinds import ods, ods_row

WRITTEN = "Tæ Hµ"  # too little to be told by its letters among so much Unicode
OTHERS = [f"Tổ số {number}" for number in range(30)]
FACE = '<style:font-face style:name="F1" svg:font-family="&apos;.VnTime&apos;"/>'
BY_FACE = '<style:text-properties style:font-name="F1"/>'
BY_FAMILY = '<style:text-properties fo:font-family=".VnTime"/>'


def names(path: Path) -> list[str]:
    return [row.fields["name"] for row in read_workbook(path).sheets[0].data]


def with_styles(path: Path, body: str, properties: str) -> Path:
    ods(path, body)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    styles = f'{FACE}<style:style style:name="ce1" style:family="table-cell">{properties}</style:style>'
    named = "".join(
        f' xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in ("style", "fo", "svg-compatible")
    ).replace("svg-compatible=", "svg=")
    content = parts["content.xml"].replace("<office:document-content", f"<office:document-content{named}")
    parts["content.xml"] = content.replace("<office:body>", f"{styles}<office:body>")
    with zipfile.ZipFile(path, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return path


@pytest.mark.parametrize("properties", [BY_FACE, BY_FAMILY])
@pytest.mark.parametrize("of_column", [False, True])
def test_the_font_of_a_cell_or_a_column_of_an_open_document_is_heeded(
    properties: str, of_column: bool, tmp_path: Path
) -> None:
    cell = "<table:table-cell" + ' table:style-name="ce1"' * (not of_column)
    body = ods_row("Mã số", "Tên tập thể") + "".join(ods_row(f"T{at}", name) for at, name in enumerate(OTHERS))
    body += ods_row("TT1", WRITTEN).replace("<table:table-cell", cell)
    if of_column:
        columns = '<table:table-column/><table:table-column table:default-cell-style-name="ce1"/>'
        body = columns + body
    assert names(with_styles(tmp_path / "ds.ods", body, properties)) == [*OTHERS, "Tổ Hà"]


def test_without_an_old_font_the_words_of_an_open_document_stay(tmp_path: Path) -> None:
    body = ods_row("Mã số", "Tên tập thể") + "".join(ods_row(f"T{at}", name) for at, name in enumerate(OTHERS))
    assert names(with_styles(tmp_path / "ds.ods", body + ods_row("TT1", WRITTEN), BY_FACE))[-1] == WRITTEN


def text(words: str) -> bytes:
    data = words.encode("utf-16-le")
    return struct.pack("<I", len(data) // 2) + data


def font(name: str) -> bytes:
    return record(43, struct.pack("<HHHHBBBB", 240, 0, 400, 0, 0, 0, 0, 0) + bytes(8) + b"\x00" + text(name))


@pytest.mark.parametrize(("style", "read"), [(1, "Tổ Hà"), (0, WRITTEN)])
def test_the_font_of_a_cell_of_a_binary_workbook_is_heeded(style: int, read: str, tmp_path: Path) -> None:
    path = tmp_path / "ds.xlsb"
    rows = [["Mã số", "Tên tập thể"], *([f"T{at}", name] for at, name in enumerate(OTHERS)), ["TT1", WRITTEN]]
    save_xlsb(path, [Sheet("Tập thể", [list(row) for row in rows])])
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    looks = b"".join(record(47, struct.pack("<HHH", 0, 0, number) + bytes(10)) for number in (0, 1))
    parts["xl/styles.bin"] = (
        record(278) + font("Arial") + font(".VnTime") + record(617, bytes(4)) + looks + record(618) + record(279)
    )
    plain, styled = (record(6, struct.pack("<II", 1, look) + text(WRITTEN)) for look in (0, style))
    name = "xl/worksheets/sheet1.bin"
    assert plain in parts[name]
    parts[name] = parts[name].replace(plain, styled)
    with zipfile.ZipFile(path, "w") as archive:
        for part, data in parts.items():
            archive.writestr(part, data)
    assert names(path)[-1] == read
