"""Files that are broken, endless or built to break a reader: told in Vietnamese, in little time."""

import random
import time
import zipfile
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest

from khenthuong_desktop.documents.format_check import check_format
from khenthuong_desktop.errors import FileUnreadable
from khenthuong_desktop.messages import explain
from tests.unit.documents.examination.files import parts_of
from tests.unit.documents.examination.makes import Make
from tests.unit.documents.examination.papers import PAPERS
from tests.unit.documents.sound_documents import written

BASE = parts_of(Make(), PAPERS["plan"])
BODY = "word/document.xml"
_CELL = "<w:tc><w:p><w:r><w:t>abc</w:t></w:r></w:p></w:tc>"
_TABLE = "<w:tbl><w:tblGrid><w:gridCol w:w='1'/></w:tblGrid><w:tr><w:tc>"
_STYLES = "".join(f'<w:style w:styleId="s{n}"><w:basedOn w:val="s{n + 1}"/></w:style>' for n in range(2000))


def with_blocks(xml: str) -> dict[str, str]:
    place = BASE[BODY].index("<w:sectPr")
    return {**BASE, BODY: BASE[BODY][:place] + xml + BASE[BODY][place:]}


def changed(part: str, old: str, new: str) -> dict[str, str]:
    assert old in BASE[part]
    return {**BASE, part: BASE[part].replace(old, new)}


ENDLESS = {
    "rows": with_blocks(_TABLE.removesuffix("<w:tr><w:tc>") + f"<w:tr>{_CELL * 8}</w:tr>" * 500 + "</w:tbl>"),
    "runs": with_blocks(f"<w:p>{'<w:r><w:t>a </w:t></w:r>' * 10_000}</w:p>"),
    "line breaks": with_blocks(f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r>{"<w:br/>" * 5_000}</w:r></w:p>'),
    "tabs": changed(BODY, "CỘNG HÒA", "\t" * 20_000 + "CỘNG HÒA"),
    "digits": with_blocks(f"<w:p><w:r><w:t>{'1' * 100_000} đồng</w:t></w:r></w:p>"),
    "sums": with_blocks(f"<w:p><w:r><w:t>1.000.000 đồng {'bằng chữ: ' * 9_000}</w:t></w:r></w:p>"),
    "styles": changed("word/styles.xml", "</w:styles>", f"{_STYLES}</w:styles>"),
    "columns": with_blocks(f"{_TABLE}<w:tcPr><w:gridSpan w:val='999999999'/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>"),
}
BROKEN = {
    "deep tables": with_blocks(_TABLE * 2_000 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 2_000),
    "endless number": changed(BODY, 'w:w="11906"', f'w:w="{"9" * 5_000}"'),
    "no number": changed(BODY, 'w:w="11906"', 'w:w="inf"'),
    "no body": {**BASE, BODY: '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'},
    "entities": {**BASE, BODY: '<!DOCTYPE a [<!ENTITY a "aaaa">]><a>&a;</a>'},
    "zeros": {**BASE, "word/media/a.png": "\0" * 5_000_000},
    "no document": {name: content for name, content in BASE.items() if name != BODY},
    "malformed": changed(BODY, "</w:body>", "<w:p>"),
}


def packed(parts: dict[str, str], out: Path) -> Path:
    return written({name: content.encode() for name, content in parts.items()}, out)


@pytest.mark.parametrize("name", ENDLESS)
def test_an_endless_file_is_checked_in_time(name: str, tmp_path: Path) -> None:
    file = packed(ENDLESS[name], tmp_path / "a.docx")
    start = time.process_time()
    assert len(check_format(file).checked) > 60
    assert time.process_time() - start < 5


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_called_unreadable_in_vietnamese(name: str, tmp_path: Path) -> None:
    with pytest.raises(FileUnreadable) as raised:
        check_format(packed(BROKEN[name], tmp_path / "a.docx"))
    assert explain(raised.value).startswith(("Tệp “a.docx” ", "Nội dung bên trong tệp “a.docx” "))


def test_what_is_left_of_a_file_is_checked_or_called_unreadable(tmp_path: Path) -> None:
    whole = packed(BASE, tmp_path / "whole.docx").read_bytes()
    luck = random.Random(1)
    for _ in range(100):
        damaged = bytearray(whole)
        for _ in range(luck.choice((1, 9))):
            start = luck.randrange(len(damaged))
            damaged[start : start + luck.randrange(1, 300)] = luck.choice((b"", b"<", b"\xff\x00"))
        (tmp_path / "a.docx").write_bytes(damaged)
        with suppress(FileUnreadable):
            assert check_format(tmp_path / "a.docx").checked
    with zipfile.ZipFile(BytesIO(whole)) as package:
        assert package.testzip() is None


def test_objects_and_links_that_stay_closed_do_not_stop_the_check(tmp_path: Path) -> None:
    parts = {
        **BASE,
        "word/embeddings/book.xlsx": "x",
        "word/_rels/settings.xml.rels": (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" '
            'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
            'Target="file:///C:/Mau/Normal.dotm" TargetMode="External"/></Relationships>'
        ),
    }
    assert check_format(packed(parts, tmp_path / "a.docx")).failed == ()
