"""Tags that Word has split or dressed up are made whole: the template then does what the unsplit one does."""

import random
import re
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khenthuong_desktop.documents.catalogue import KINDS, template_path
from khenthuong_desktop.documents.package import packed, read_package
from khenthuong_desktop.documents.shape import shape_of
from khenthuong_desktop.documents.tag_repair import mended
from khenthuong_desktop.documents.template_check import check_parts, check_template
from tests.unit.documents.samples import SAMPLES
from tests.unit.documents.word_tools import made, text_of, with_paragraph

STATEMENT = template_path(KINDS["request_statement"])
SHAPE = shape_of(KINDS["request_statement"].record)
_TEXT = re.compile(r'<w:r>((?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?)<w:t xml:space="preserve">([^<]*\{[^<]*)</w:t></w:r>')
_BETWEEN = (
    "",
    '<w:proofErr w:type="spellStart"/>',
    '<w:proofErr w:type="gramEnd"/>',
    '<w:bookmarkStart w:id="7" w:name="_GoBack"/><w:bookmarkEnd w:id="7"/>',
)
_DRESS = ('<w:r w:rsidR="00A1">{}', "<w:r><w:rPr><w:b/></w:rPr>{}", '<w:r><w:rPr><w:lang w:val="vi-VN"/></w:rPr>{}')


def split_like_word(xml: str, seed: int) -> str:
    """Every tag cut at random places into runs of different faces, as Word does while somebody types."""
    dice = random.Random(seed)

    def cut(found: re.Match[str]) -> str:
        face, text = found.groups()
        pieces, rest = [], text
        while rest:
            size = dice.randint(1, 5)
            while "&" in rest[:size] and ";" not in rest[:size]:  # a reference stays whole
                size += 1
            pieces.append(rest[:size])
            rest = rest[size:]
        runs = [
            dice.choice(_DRESS).format(f'<w:t xml:space="preserve">{piece}</w:t></w:r>')
            if number
            else f'<w:r>{face}<w:t xml:space="preserve">{piece}</w:t></w:r>'
            for number, piece in enumerate(pieces)
        ]
        between = [dice.choice(_BETWEEN) for _ in runs]
        return "".join(run + mark for run, mark in zip(runs, between, strict=True))

    return _TEXT.sub(cut, xml)


def split_copy(path: Path, out: Path, seed: int) -> Path:
    parts = read_package(path)
    parts["word/document.xml"] = split_like_word(parts["word/document.xml"].decode(), seed).encode()
    out.write_bytes(packed(parts))
    return out


@pytest.mark.parametrize("kind", SAMPLES)
def test_a_template_split_all_over_makes_the_same_document(kind: str, tmp_path: Path) -> None:
    template = template_path(KINDS[kind])
    split = split_copy(template, tmp_path / "split.docx", seed=len(kind))
    with zipfile.ZipFile(split) as package:
        assert package.read("word/document.xml").count(b"<w:t ") > 60
    checked = check_parts(read_package(split), shape_of(KINDS[kind].record))
    assert checked.faults == []
    assert checked.mended > 10
    expected = text_of(made(template, SAMPLES[kind], tmp_path / "whole-made.docx"))
    assert text_of(made(split, SAMPLES[kind], tmp_path / "split-made.docx")) == expected


@given(st.integers(0, 2**32))
def test_wherever_a_tag_is_cut_it_is_whole_again(seed: int) -> None:
    runs = (
        '<w:r><w:t xml:space="preserve">Kính gửi: {{ proposer }}; {{ decider|upper }} và {# lời dặn #}{{ archive }}'
        "</w:t></w:r>"
    )
    body = (
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p>{}</w:p>'
        "</w:body></w:document>"
    )
    parts = {"word/document.xml": body.format(split_like_word(runs, seed)).encode()}
    xml = mended(parts)[0]["word/document.xml"].decode()
    assert "".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", xml)) in runs
    for tag in ("{{ proposer }}", "{{ decider|upper }}", "{{ archive }}", "{# lời dặn #}"):
        assert tag in xml
    assert mended({"word/document.xml": xml.encode()})[1] == 0


@pytest.mark.parametrize(
    "tag",
    [
        "{{ proposer if archive == “VT” else decider }}",
        "{{ proposer if archive == ‘VT’ else decider }}",
        "{{ proposer if archive == „VT‟ else decider }}",
        "{{\u00a0proposer\u00a0}}",
        "{\u200b{ propo\u00adser }\u200b}",
        "{{\u2003proposer\u3000}}",
        "{%\u00a0if\u00a0proposer %}x{% endif %}",
        "{{ month – 1 }}",
        "{{ pro</w:t><w:tab/><w:t>poser }}",
    ],
)
def test_signs_that_word_puts_into_tags_are_plain_again(tag: str, tmp_path: Path) -> None:
    faults = check_template(with_paragraph(STATEMENT, tmp_path / "own.docx", tag), SHAPE)
    expected = ["unknown_field"] if "month" in tag else ["broken_tag"] if "<w:tab/>" in tag else []
    assert [fault.code for fault in faults] == expected


def test_words_around_tags_and_sound_parts_keep_every_byte(tmp_path: Path) -> None:
    own = with_paragraph(
        STATEMENT, tmp_path / "own.docx", "“Lời\u00a0dẫn” – {{ pro</w:t></w:r><w:r><w:t>poser }} “hết”"
    )
    before = read_package(own)
    after, count = mended(before)
    assert count == 1
    assert {name for name in before if before[name] != after[name]} == {"word/document.xml"}
    assert "“Lời\u00a0dẫn” – {{ proposer }}" in after["word/document.xml"].decode()
    assert " “hết”" in after["word/document.xml"].decode()


def test_tags_of_a_text_box_stay_in_it(tmp_path: Path) -> None:
    box = (
        "{{ pro</w:t></w:r><w:r><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>{{ de</w:t></w:r><w:r>"
        "<w:t>cider }}</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></w:r><w:r><w:t>poser }}"
    )
    own = with_paragraph(STATEMENT, tmp_path / "own.docx", box)
    xml = mended(read_package(own))[0]["word/document.xml"].decode()
    assert "{{ proposer }}" in xml
    assert re.search(r"<w:txbxContent>(?:(?!</w:txbxContent>).)*\{\{ decider \}\}", xml)
