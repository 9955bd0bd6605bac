"""Filling templates: every word arrives, nothing is blank, nothing is executed, the bytes repeat."""

import dataclasses
import unicodedata
import zipfile
from pathlib import Path
from typing import Any

import pytest
from docxtpl import DocxTemplate
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment
from lxml import etree

from khenthuong_desktop.documents.catalogue import KINDS, template_path
from khenthuong_desktop.documents.fields import DocumentFields, Minutes, RequestStatement, missing
from khenthuong_desktop.documents.parts import Dateline, SigningBlock
from khenthuong_desktop.documents.render import as_context, load_template, render
from khenthuong_desktop.documents.wording import printable
from khenthuong_desktop.errors import FieldsMissing, FileMissing
from tests.unit.documents.samples import SAMPLES
from tests.unit.documents.word_tools import made, text_of, with_paragraph

GOLDEN = Path(__file__).parent / "golden"
STATEMENT = template_path(KINDS["request_statement"])


def statement(**changes: Any) -> DocumentFields:
    filled = SAMPLES["request_statement"]
    assert isinstance(filled, RequestStatement)
    return dataclasses.replace(filled, **changes)


@pytest.mark.parametrize("kind", SAMPLES)
def test_the_text_of_each_kind_is_as_agreed(kind: str, tmp_path: Path) -> None:
    document = made(template_path(KINDS[kind]), SAMPLES[kind], tmp_path / "made.docx")
    assert text_of(document) == (GOLDEN / f"{kind}.txt").read_text("utf-8")


@pytest.mark.parametrize("kind", SAMPLES)
def test_the_same_input_gives_the_same_bytes(kind: str) -> None:
    path = template_path(KINDS[kind])
    first = render(path, SAMPLES[kind])
    load_template.__globals__["_load"].cache_clear()
    assert render(path, SAMPLES[kind]) == first


@pytest.mark.parametrize("kind", ["request_statement", "minutes", "individual_report"])
def test_the_text_is_what_docxtpl_would_write(kind: str, tmp_path: Path) -> None:
    path = template_path(KINDS[kind])
    reference = DocxTemplate(str(path))
    reference.render(as_context(SAMPLES[kind]), Environment(autoescape=True))
    reference.save(str(tmp_path / "reference.docx"))
    ours = made(path, SAMPLES[kind], tmp_path / "ours.docx")
    assert text_of(ours) == text_of(tmp_path / "reference.docx")


@pytest.mark.parametrize(
    "name",
    [
        "Công ty A & B <TNHH>",
        "Trường \"Sao Mai\" 'số 1' “đẹp”",
        unicodedata.normalize("NFD", "Nguyễn Thị Hồng Đào"),
        "H'Hen Niê Kđăm Y Bhok " * 3,
        "{{ organ.superior }} {% for x in y %} {# thôi #}",
        "{_{ 1 + 1 }_} ]]> &amp; <w:p/>",
        "dòng một\ndòng hai\tthụt",
    ],
)
def test_difficult_names_come_out_whole(name: str, tmp_path: Path) -> None:
    filled = statement(signing=SigningBlock(("CHỦ TỊCH",), name), attachments=(name,))
    document = made(STATEMENT, filled, tmp_path / "made.docx")
    assert text_of(document).count(printable(name).strip()) == 2


@given(st.text(min_size=1).filter(lambda text: printable(text).strip() != ""))
def test_any_text_survives(text: str) -> None:
    content = render(STATEMENT, statement(attachments=(text,)))
    assert content.startswith(b"PK")  # render itself re-opens the file and looks for the text


def test_control_characters_are_left_out() -> None:
    assert printable("a\x00b\x0bc\u200bd\ufffe\ud800") == "abcd"


def test_all_missing_fields_are_named_at_once() -> None:
    filled = statement(dateline=Dateline("", " "), archive="", signing=SigningBlock((), "Nguyễn Văn An"))
    with pytest.raises(FieldsMissing) as caught:
        render(STATEMENT, filled)
    assert caught.value.fields == ["dateline.place", "dateline.day", "archive", "signing.authority_lines"]


def test_a_blank_name_inside_a_list_is_named_with_its_place() -> None:
    filled = SAMPLES["minutes"]
    assert isinstance(filled, Minutes)
    second = dataclasses.replace(filled.present[1], name="")
    assert missing(dataclasses.replace(filled, present=(filled.present[0], second))) == ["present[1].name"]


def test_a_value_that_is_not_plain_is_a_bug() -> None:
    with pytest.raises(TypeError):
        as_context(statement(subject=object()))


def test_an_own_template_may_split_tags_over_runs(tmp_path: Path) -> None:
    split = "{</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>{ pro</w:t></w:r><w:r><w:t>poser }</w:t></w:r><w:r><w:t>}"
    own = with_paragraph(STATEMENT, tmp_path / "own.docx", split)
    document = made(own, statement(), tmp_path / "made.docx")
    assert text_of(document).startswith("Ủy ban nhân dân xã An Thới Đông\n")


def test_a_changed_template_is_read_again(tmp_path: Path) -> None:
    own = with_paragraph(STATEMENT, tmp_path / "own.docx", "Bản một")
    assert "Bản một" in text_of(made(own, statement(), tmp_path / "one.docx"))
    with_paragraph(STATEMENT, own, "Bản thứ hai")
    assert "Bản thứ hai" in text_of(made(own, statement(), tmp_path / "two.docx"))


def test_a_template_that_is_gone_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        render(tmp_path / "none.docx", statement())


@pytest.mark.parametrize("kind", SAMPLES)
def test_every_part_is_sound_and_dated_alike(kind: str, tmp_path: Path) -> None:
    document = made(template_path(KINDS[kind]), SAMPLES[kind], tmp_path / "made.docx")
    with zipfile.ZipFile(document) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        roots = [etree.fromstring(package.read(name)).tag for name in package.namelist()]
    assert len(roots) >= 9
