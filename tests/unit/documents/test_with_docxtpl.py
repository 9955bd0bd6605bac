"""What takes more than text: docxtpl fills it under our rules, and fills everything else as we do."""

import dataclasses
import re
import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.shared import Mm
from lxml import etree

from khenthuong_desktop.documents.catalogue import KINDS, template_path
from khenthuong_desktop.documents.fields import RequestStatement
from khenthuong_desktop.documents.package import parts_of, read_package
from khenthuong_desktop.documents.pictures import read_picture
from khenthuong_desktop.documents.render import as_context, load_template, render
from khenthuong_desktop.documents.shape import template_fields, template_shape
from khenthuong_desktop.documents.template_check import check_parts
from khenthuong_desktop.documents.wording import printable
from khenthuong_desktop.errors import FieldsMissing, PictureRefused, TemplateFaulty
from tests.unit.documents.image_files import HOSTILE, jpeg, png
from tests.unit.documents.samples import SAMPLES
from tests.unit.documents.word_tools import changed, made, text_of, with_paragraph

KIND = "request_statement"
STATEMENT, SAMPLE = template_path(KINDS[KIND]), SAMPLES[KIND]
DRAWING_NUMBER = re.compile(rb'(<wp:docPr id=)"\d+"')  # docxtpl numbers drawings anew


def with_emblem(folder: Path, tag: str = "{{ emblem }}", content: bytes | None = None) -> Path:
    """A template of the unit's own that prints its emblem, which lies beside it."""
    (folder / "bieu-tuong.png").write_bytes(content or png())
    return with_paragraph(STATEMENT, folder / f"{KIND}.docx", tag)


def canonical(xml: bytes) -> bytes:
    return DRAWING_NUMBER.sub(rb'\1"0"', bytes(etree.tostring(etree.fromstring(xml), method="c14n")))


def pictures_of(document: bytes) -> list[bytes]:
    return [content for name, content in parts_of(document).items() if name.startswith("word/media/")]


@pytest.mark.parametrize("kind", SAMPLES)
def test_docxtpl_fills_every_shipped_template_as_we_do(kind: str) -> None:
    from khenthuong_desktop.documents.with_docxtpl import fill

    path, sample = template_path(KINDS[kind]), SAMPLES[kind]
    ours = parts_of(render(path, sample))
    by_docxtpl, lost = fill(read_package(path), kind, as_context(sample), ours)
    assert lost == []
    assert by_docxtpl.keys() == ours.keys()
    for name, content in ours.items():
        if name != "[Content_Types].xml" and not name.endswith(".rels"):  # which say the same in another order
            assert canonical(by_docxtpl[name]) == canonical(content), name


def test_the_emblem_is_printed_as_it_is(tmp_path: Path) -> None:
    document = render(with_emblem(tmp_path), SAMPLE)
    assert pictures_of(document) == [png()]
    (shape,) = docx.Document(BytesIO(document)).inline_shapes
    assert (shape.width, round(shape.height / shape.width, 2)) == (Mm(20), 1.33)


@pytest.mark.parametrize(("tag", "millimetres"), [("{{ emblem|mm(35) }}", 35), ("{{ emblem | mm(7.5) }}", 7.5)])
def test_a_template_says_how_wide_the_emblem_is(tag: str, millimetres: float, tmp_path: Path) -> None:
    document = render(with_emblem(tmp_path, tag), SAMPLE)
    assert docx.Document(BytesIO(document)).inline_shapes[0].width == Mm(millimetres)


def test_an_emblem_is_never_higher_than_a_page(tmp_path: Path) -> None:
    document = render(with_emblem(tmp_path, "{{ emblem|mm(170) }}", png(10, 300)), SAMPLE)
    shape = docx.Document(BytesIO(document)).inline_shapes[0]
    assert (shape.width, round(shape.height / Mm(1))) == (Mm(8), 240)


def test_the_emblem_stands_in_a_header_beside_text(tmp_path: Path) -> None:
    (tmp_path / "bieu-tuong.jpg").write_bytes(jpeg())
    run = "<w:p><w:r><w:t>Số {{ emblem }} của {{ proposer }}</w:t></w:r></w:p></w:hdr>"
    own = changed(STATEMENT, tmp_path / "own.docx", lambda xml: xml.replace("</w:hdr>", run), "word/header1.xml")
    parts = parts_of(render(own, SAMPLE))
    assert parts["word/media/image1.jpg"] == jpeg()
    assert b"media/image1.jpg" in parts["word/_rels/header1.xml.rels"]
    assert b"<w:drawing>" in parts["word/header1.xml"]
    assert as_context(SAMPLE)["proposer"] in parts["word/header1.xml"].decode()


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    own = with_emblem(tmp_path, "{{ emblem }}{{ emblem|mm(30) }}")
    first = render(own, SAMPLE)
    load_template.__globals__["_load"].cache_clear()
    assert render(own, SAMPLE) == first
    with zipfile.ZipFile(BytesIO(first)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_what_is_not_filled_keeps_its_bytes(tmp_path: Path) -> None:
    plain, drawn = parts_of(render(STATEMENT, SAMPLE)), parts_of(render(with_emblem(tmp_path), SAMPLE))
    for name in ("word/styles.xml", "word/settings.xml", "docProps/core.xml"):
        assert drawn[name] == plain[name]


def test_lines_are_as_long_as_their_text_asks(tmp_path: Path) -> None:
    extents = re.compile(r'<wp:extent cx="(\d+)"')
    plain = extents.findall(parts_of(render(STATEMENT, SAMPLE))["word/document.xml"].decode())
    drawn = extents.findall(parts_of(render(with_emblem(tmp_path), SAMPLE))["word/document.xml"].decode())
    assert plain
    assert drawn[1:] == plain


@pytest.mark.parametrize(
    "name",
    [
        "A & B <TNHH>",
        "{{ organ }} {% for x in y %} {# thôi #}",
        "{_{ 1 }_} {_% %_} &amp; ]]>",
        "\\1 %s {0} “đẹp”",
        "Đ\u0300",
    ],
)
def test_difficult_names_come_out_whole_beside_a_picture(name: str, tmp_path: Path) -> None:
    assert isinstance(SAMPLE, RequestStatement)
    filled = dataclasses.replace(SAMPLE, attachments=(name,))
    document = made(with_emblem(tmp_path), filled, tmp_path / "made.docx")
    assert text_of(document).count(printable(name)) == 1


def test_an_emblem_that_nobody_gave_is_named_as_missing(tmp_path: Path) -> None:
    own = with_emblem(tmp_path)
    (tmp_path / "bieu-tuong.png").unlink()
    with pytest.raises(FieldsMissing) as caught:
        render(own, SAMPLE)
    assert caught.value.fields == ["emblem"]


def test_a_template_may_do_without_an_emblem(tmp_path: Path) -> None:
    own = with_emblem(tmp_path, "{% if emblem %}Có {{ emblem }}{% else %}Không có{% endif %}")
    assert pictures_of(render(own, SAMPLE)) == [png()]
    (tmp_path / "bieu-tuong.png").unlink()
    assert text_of(made(own, SAMPLE, tmp_path / "made.docx")).startswith("Không có\n")


def test_another_emblem_is_taken_at_once(tmp_path: Path) -> None:
    own = with_emblem(tmp_path)
    render(own, SAMPLE)
    (tmp_path / "bieu-tuong.png").write_bytes(png(9, 9))
    assert pictures_of(render(own, SAMPLE)) == [png(9, 9)]


@pytest.mark.parametrize("ending", [".png", ".jpg", ".jpeg"])
@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_picture_that_is_none_is_refused_under_any_ending(hostile: str, ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"bieu-tuong{ending}"
    path.write_bytes(HOSTILE[hostile])
    with pytest.raises(PictureRefused):
        read_picture(path)


def test_nothing_is_written_with_a_hostile_picture(tmp_path: Path) -> None:
    with pytest.raises(PictureRefused, match="bieu-tuong"):
        render(with_emblem(tmp_path, content=HOSTILE["emf"]), SAMPLE)


def test_a_link_brings_in_no_picture_from_another_folder(tmp_path: Path) -> None:
    folder, elsewhere = tmp_path / "templates", tmp_path / "secret.png"
    folder.mkdir()
    elsewhere.write_bytes(png())
    try:
        (folder / "bieu-tuong.png").symlink_to(elsewhere)
    except OSError:
        pytest.skip("this system lets nobody make links")
    with pytest.raises(PictureRefused):
        read_picture(folder / "bieu-tuong.png")


@pytest.mark.parametrize(
    "tag",
    [
        "{{ emblem.path }}", "{{ emblem.name }}", "{{ emblem._path }}", "{{ emblem|upper }}", "{{ emblem|length }}",
        "{{ emblem|mm }}", "{{ emblem|mm() }}", "{{ emblem|mm(0) }}", "{{ emblem|mm(-5) }}", "{{ emblem|mm(9999) }}",
        "{{ emblem|mm('5') }}", "{{ emblem|mm(proposer) }}", "{{ emblem|mm(20, 20) }}", "{{ emblem|mm(width=20) }}",
        "{{ emblem|mm(5)|mm(9999) }}", "{{ proposer|mm(20) }}", "{{ 'x.png'|mm(20) }}", "{{ emblem ~ 'x' }}",
        "{{ emblem + emblem }}", "{{ emblem == 'x' }}", "{{ 'a' in emblem }}", "{{ emblem[0] }}",
        "{% for x in emblem %}{% endfor %}", "{{ emblem if proposer else proposer }}", "{{ emblem() }}",
        "{{ _draw }}", "{{ pictures }}", "{{ bieu_tuong }}",
    ],
)  # fmt: skip
def test_a_picture_is_printed_and_nothing_else(tag: str, tmp_path: Path) -> None:
    with pytest.raises(TemplateFaulty):
        render(with_emblem(tmp_path, tag), SAMPLE)


@pytest.mark.parametrize("part", ["docProps/core.xml", "word/footnotes.xml", "word/endnotes.xml"])
def test_a_picture_stands_where_word_can_show_it(part: str) -> None:
    namespaces = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    parts = {
        "[Content_Types].xml": b"<Types/>",
        "word/document.xml": f"<w:document {namespaces}><w:body/></w:document>".encode(),
        part: f"<w:x {namespaces}><w:p><w:r><w:t>{{{{ emblem }}}}</w:t></w:r></w:p></w:x>".encode(),
    }
    faults = check_parts(parts, template_shape(KINDS[KIND].record)).faults
    assert [fault.code for fault in faults] == ["picture_misplaced"]


def test_a_table_grows_by_columns(tmp_path: Path) -> None:
    cell = "<w:tc><w:tcPr/><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    tags = ("{%tc for item in recipients %}", "{{ item }}", "{%tc endfor %}")
    table = (
        '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="9000"/></w:tblGrid><w:tr>'
        + "".join(map(cell.format, tags))
        + "</w:tr></w:tbl><w:p/>"
    )
    own = changed(STATEMENT, tmp_path / "own.docx", lambda xml: xml.replace("<w:body>", f"<w:body>{table}", 1))
    grown = docx.Document(str(made(own, SAMPLE, tmp_path / "made.docx"))).tables[0]
    recipients = as_context(SAMPLE)["recipients"]
    assert len(recipients) > 1
    assert [cell.text for cell in grown.rows[0].cells] == recipients
    assert len(grown.columns) == len(recipients)


@pytest.mark.parametrize("tag", ["{{ emblem }}", "{{ proposer }}"])
def test_a_table_without_columns_is_refused_where_they_are_counted(tag: str, tmp_path: Path) -> None:
    table = f"<w:tbl><w:tr><w:tc><w:p><w:r><w:t>{tag}</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/>"
    own = changed(STATEMENT, tmp_path / "own.docx", lambda xml: xml.replace("<w:body>", f"<w:body>{table}", 1))
    faults = check_parts(read_package(own), template_shape(KINDS[KIND].record)).faults
    assert [fault.code for fault in faults] == (["no_columns"] if "emblem" in tag else [])


def test_whatever_docxtpl_stumbles_over_is_a_fault_of_the_template(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(*_given: object) -> None:
        raise AttributeError("'NoneType' object has no attribute 'findall'")

    monkeypatch.setattr("docxtpl.DocxTemplate.fix_tables", stumble)
    with pytest.raises(TemplateFaulty) as caught:
        render(with_emblem(tmp_path), SAMPLE)
    assert caught.value.template == f"{KIND}.docx"
    assert "findall" in caught.value.faults[0]


def test_text_beside_the_tag_of_a_column_would_be_lost(tmp_path: Path) -> None:
    cell = "<w:tc><w:p><w:r><w:t>Tên {%tc for item in recipients %}</w:t></w:r></w:p></w:tc>"
    table = f"<w:body><w:tbl><w:tblGrid/><w:tr>{cell}</w:tr></w:tbl>"
    own = changed(STATEMENT, tmp_path / "own.docx", lambda xml: xml.replace("<w:body>", table, 1))
    with pytest.raises(TemplateFaulty):
        render(own, SAMPLE)


def test_the_list_of_fields_ends_with_the_emblem() -> None:
    last = list(template_fields(KINDS[KIND].record))[-1]
    assert (last.tag, last.kind, last.required, last.label) == (
        "{{ emblem }}", "picture", False, "biểu tượng của đơn vị",
    )  # fmt: skip
