"""Hostile templates are refused before anything is filled in, each with the part that is to blame."""

import random
import time
from pathlib import Path

import pytest

from khenthuong_desktop.documents.catalogue import KINDS, template_path
from khenthuong_desktop.documents.package import read_package
from khenthuong_desktop.documents.render import load_template
from khenthuong_desktop.documents.shape import shape_of
from khenthuong_desktop.documents.tags import part_words
from khenthuong_desktop.documents.template_check import check_parts
from khenthuong_desktop.errors import FileUnreadable, TemplateFaulty
from khenthuong_desktop.messages import explain
from tests.unit.documents.hostile import CONTENT_TYPES, MARKUP, PACKAGES, PARTS, TAGS
from tests.unit.documents.word_tools import changed, with_part

STATEMENT = template_path(KINDS["request_statement"])
RECORD = KINDS["request_statement"].record
SHAPE = shape_of(RECORD)
_W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
HERE = "<w:p><w:r><w:t>Chữ của đơn vị @tag@</w:t></w:r>@markup@</w:p>"
PLACES = {
    "body": ("word/document.xml", f"<w:document {_W}><w:body>{HERE}</w:body></w:document>"),
    "table": (
        "word/document.xml",
        f"<w:document {_W}><w:body><w:tbl><w:tr><w:tc>{HERE}</w:tc></w:tr></w:tbl></w:body></w:document>",
    ),
    "header": ("word/header1.xml", f"<w:hdr {_W}>{HERE}</w:hdr>"),
    "footer": ("word/footer1.xml", f"<w:ftr {_W}>{HERE}</w:ftr>"),
    "footnote": ("word/footnotes.xml", f'<w:footnotes {_W}><w:footnote w:id="2">{HERE}</w:footnote></w:footnotes>'),
    "properties": (
        "docProps/core.xml",
        '<cp:coreProperties xmlns:cp="p" xmlns:dc="d"><dc:title>Tên @tag@</dc:title></cp:coreProperties>',
    ),
}


def template_with(place: str, tag: str = "", markup: str = "") -> dict[str, bytes]:
    """The parts of a small sound template with something in one place."""
    part, xml = PLACES[place]
    body = PLACES["body"][1].replace("@tag@", "").replace("@markup@", "")
    shown = tag.replace("&", "&amp;").replace("<", "&lt;")
    filled = xml.replace("@tag@", shown).replace("@markup@", markup)
    return {
        "[Content_Types].xml": b"<Types/>",
        "word/document.xml": body.encode(),
        part: filled.encode(),
    }


@pytest.mark.parametrize("place", PLACES)
def test_the_template_around_is_sound(place: str) -> None:
    checked = check_parts(template_with(place, "{{ proposer }}", ""), SHAPE)
    assert (checked.faults, checked.used) == ([], {"proposer"})


def test_the_corpus_is_large() -> None:
    assert len(set(TAGS)) >= 60
    assert len(set(MARKUP)) + len(set(PARTS)) >= 60


@pytest.mark.parametrize("place", PLACES)
def test_every_hostile_tag_is_refused_in_its_place(place: str) -> None:
    part = PLACES[place][0]
    started = time.process_time()
    for tag in TAGS:
        faults = check_parts(template_with(place, tag), SHAPE).faults
        assert faults, tag
        assert {fault.part for fault in faults} == {part}, tag
        assert all(part_words(part) in fault.sentence for fault in faults), tag
    assert time.process_time() - started < 15


@pytest.mark.parametrize("place", [place for place in PLACES if place != "properties"])
def test_hostile_markup_is_refused_in_its_place(place: str) -> None:
    part = PLACES[place][0]
    for markup in MARKUP:
        faults = check_parts(template_with(place, markup=markup), SHAPE).faults
        assert faults, markup
        assert {fault.part for fault in faults} == {part}, markup


@pytest.mark.parametrize(("name", "content", "code"), PARTS)
def test_a_part_that_should_not_be_there_is_refused(name: str, content: str, code: str) -> None:
    faults = check_parts({**template_with("body"), name: content.encode()}, SHAPE).faults
    assert [(fault.code, fault.part) for fault in faults] == [(code, name)]
    assert part_words(name) in faults[0].sentence


@pytest.mark.parametrize("kind", CONTENT_TYPES)
def test_a_document_with_macros_under_another_name_is_refused(kind: str) -> None:
    types = f'<Types><Override PartName="/word/document.xml" ContentType="{kind}"/></Types>'
    faults = check_parts({**template_with("body"), "[Content_Types].xml": types.encode()}, SHAPE).faults
    assert [fault.code for fault in faults] == ["forbidden_part"]


@pytest.mark.parametrize(
    "instruction",
    [
        "PAGE",
        "NUMPAGES \\* MERGEFORMAT",
        'DATE \\@ "dd/MM/yyyy"',
        'HYPERLINK "https://example.vn"',
        'HYPERLINK \\l "muc1"',
        "HYPERLINK \\l _Toc1 \\h",
        'HYPERLINK "https://example.vn" \\l "a" \\o "Cổng: tin" \\t "_blank" \\* MERGEFORMAT',
        'HYPERLINK "mailto:xa@example.vn" \\n',
        "= 2 + 3",
        "REF a \\h",
    ],
)
def test_harmless_fields_are_welcome(instruction: str) -> None:
    markup = f"<w:fldSimple w:instr='{instruction}'/>"
    assert check_parts(template_with("footer", markup=markup), SHAPE).faults == []


def test_a_table_of_contents_is_welcome() -> None:
    edge = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    inner = f"{edge('begin')}<w:r><w:instrText> PAGEREF a \\h </w:instrText></w:r>{edge('separate')}{edge('end')}"
    markup = f"{edge('begin')}<w:r><w:instrText> TOC \\o </w:instrText></w:r>{edge('separate')}{inner}{edge('end')}"
    assert check_parts(template_with("body", markup=markup), SHAPE).faults == []


@pytest.mark.parametrize("markup", MARKUP[:3])
def test_a_hostile_file_is_never_made_ready_for_filling(markup: str, tmp_path: Path) -> None:
    own = changed(STATEMENT, tmp_path / "own.docx", lambda xml: xml.replace("<w:body>", f"<w:body><w:p>{markup}</w:p>"))
    with pytest.raises(TemplateFaulty):
        load_template(own, RECORD)


@pytest.mark.parametrize("name", PACKAGES)
def test_a_package_that_is_not_alone_in_its_file_is_refused(name: str, tmp_path: Path) -> None:
    own = tmp_path / "own.docx"
    own.write_bytes(PACKAGES[name](STATEMENT.read_bytes()))
    with pytest.raises(FileUnreadable) as refused:
        load_template(own, RECORD)
    assert "File → Save As" in explain(refused.value)


def test_what_clicks_and_edges_of_fields_say_usually_is_welcome() -> None:
    click = '<wp:docPr xmlns:wp="wp" id="1" name="a"><a:hlinkClick xmlns:a="a" r:id="rId9" action=""/></wp:docPr>'
    assert check_parts(template_with("body", markup=click), SHAPE).faults == []


def test_a_swollen_part_is_not_unpacked(tmp_path: Path) -> None:
    started = time.process_time()
    for number, name in enumerate(("word/footer9.xml", "word/footer9.XML", "word/media/a.png")):
        own = with_part(STATEMENT, tmp_path / f"{number}.docx", name, b" " * 30_000_000)
        with pytest.raises(FileUnreadable):
            read_package(own)
    assert time.process_time() - started < 5


_RUN = "<w:r><w:t>{}</w:t></w:r>"
HEAVY = {
    "many_elements": "<w:b/>" * 100_000,
    "many_tags": _RUN.format("{{ proposer }}" * 2_001),
    "much_text": _RUN.format("x" * 4_000_001),
    "deep": "<w:sdt>" * 5_000 + "</w:sdt>" * 5_000,
}
ALLOWED = {
    "one_paragraph": (_RUN.format("{{ proposer }}") + _RUN.format("ab") * 23) * 1_990,
    "cut_tags": (_RUN.format("{") + _RUN.format("{ propo") + _RUN.format("ser }}") + _RUN.format("ab") * 21) * 1_990,
    "wide_tags": (_RUN.format("{{ proposer }}") + _RUN.format("x" * 1_900)) * 1_990,
}


@pytest.mark.parametrize("markup", HEAVY.values(), ids=HEAVY)
def test_a_template_that_would_take_long_is_refused_at_once(markup: str) -> None:
    started = time.process_time()
    (fault,) = check_parts(template_with("body", markup=markup), SHAPE).faults
    assert (fault.code, fault.part) in [("too_much", "word/document.xml"), ("not_sound", "word/document.xml")]
    assert time.process_time() - started < 1


@pytest.mark.parametrize("markup", ALLOWED.values(), ids=ALLOWED)
def test_the_heaviest_template_allowed_is_checked_in_seconds(markup: str) -> None:
    started = time.process_time()
    assert check_parts(template_with("body", markup=markup), SHAPE).faults == []
    assert time.process_time() - started < 6  # 2 s measured


def test_many_large_parts_are_not_unpacked(tmp_path: Path) -> None:
    own = STATEMENT
    for number in range(3):
        large = b"<a>" + random.Random(number).randbytes(3_500_000).hex().encode() + b"</a>"
        own = with_part(own, tmp_path / f"{number}.docx", f"word/x{number}.xml", large)
    with pytest.raises(FileUnreadable) as refused:
        read_package(own)
    assert refused.value.details["reason"] == "too_large"


def test_a_program_with_a_word_file_behind_it_is_not_opened(tmp_path: Path) -> None:
    (tmp_path / "own.docx").write_bytes(b"MZ" + bytes(1_000) + STATEMENT.read_bytes())
    with pytest.raises(FileUnreadable) as refused:
        read_package(tmp_path / "own.docx")
    assert refused.value.details["reason"] == "not_word"


def test_the_end_of_a_tag_alone_in_its_part_is_a_fault() -> None:
    faults = check_parts(template_with("footer", "proposer }}"), SHAPE).faults
    assert {fault.code for fault in faults} == {"broken_tag"}
