"""The unit's own templates: copied, put aside, brought back; what an update brings is offered, never forced."""

from pathlib import Path

import pytest
from docx import Document
from docx.shared import Mm

from khenthuong_desktop.documents.catalogue import KINDS
from khenthuong_desktop.errors import TargetNotWritable, TemplateFaulty
from khenthuong_desktop.paths import DataFolder, shipped_templates
from khenthuong_desktop.services.outcome.certificates import EMBLEM, keep_picture
from khenthuong_desktop.services.word_templates import own_templates
from khenthuong_desktop.services.word_templates.own_templates import TemplateRow, TemplateState
from tests.unit.documents.image_files import png

SHIPPED = (shipped_templates() / "minutes.docx").read_bytes()


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path)


def minutes(folder: DataFolder) -> TemplateRow:
    return next(row for row in own_templates.list_templates(folder) if row.id == "minutes")


def edited(folder: DataFolder, words: str) -> bytes:
    """The unit's copy with a paragraph of its own, saved by Word."""
    path = own_templates.own_path("minutes", folder)
    document = Document(str(path))
    document.add_paragraph(words)
    document.save(str(path))
    return path.read_bytes()


def updated(folder: DataFolder) -> None:
    """As if the copy had been made from the template of an older program."""
    origins = folder.templates / "origins.json"
    origins.write_text('{"minutes.docx": "0000"}', "utf-8")


def test_a_copy_is_the_shipped_file_and_is_never_overwritten(folder: DataFolder) -> None:
    target = own_templates.copy_shipped("minutes", folder)
    assert target == folder.templates / "minutes.docx"
    assert target.read_bytes() == SHIPPED
    target.write_bytes(b"the unit's own")
    with pytest.raises(TargetNotWritable):
        own_templates.copy_shipped("minutes", folder)
    assert target.read_bytes() == b"the unit's own"


def test_every_kind_starts_with_the_template_of_the_program(folder: DataFolder) -> None:
    rows = own_templates.list_templates(folder)
    assert [row.id for row in rows] == list(KINDS)
    assert {row.state for row in rows} == {TemplateState.SHIPPED}
    assert not any(row.is_own for row in rows)


def test_a_copy_is_the_unit_s_own_and_its_faults_are_told_as_they_are_now(folder: DataFolder) -> None:
    own_templates.copy_shipped("minutes", folder)
    assert minutes(folder).state is TemplateState.OWN
    edited(folder, "Chủ tọa: {{ chairmann }}")
    faulty = minutes(folder)
    assert faulty.state is TemplateState.FAULTY
    assert len(faulty.sentences) == 1
    assert "Thân văn bản" in faulty.sentences[0]
    with pytest.raises(TemplateFaulty):
        own_templates.preview("minutes", folder)


def test_the_program_s_template_comes_back_and_the_own_one_is_kept(folder: DataFolder) -> None:
    own_templates.copy_shipped("minutes", folder)
    own = edited(folder, "Lời của đơn vị")
    kept = own_templates.put_aside("minutes", folder)
    assert minutes(folder).state is TemplateState.SHIPPED
    assert kept.read_bytes() == own
    own_templates.bring_back("minutes", folder, kept)
    assert not kept.exists()
    assert minutes(folder).state is TemplateState.OWN
    assert minutes(folder).path.read_bytes() == own


def test_putting_aside_twice_keeps_both(folder: DataFolder) -> None:
    kept = []
    for words in ("bản một", "bản hai"):
        own_templates.copy_shipped("minutes", folder)
        edited(folder, words)
        kept.append(own_templates.put_aside("minutes", folder))
    assert len({path.read_bytes() for path in kept}) == 2


def test_a_newer_template_is_offered_and_the_own_one_stays_in_use(folder: DataFolder) -> None:
    own_templates.copy_shipped("minutes", folder)
    own = edited(folder, "Lời của đơn vị")
    assert not minutes(folder).newer
    updated(folder)
    row = minutes(folder)
    assert (row.state, row.newer, row.path.read_bytes()) == (TemplateState.NEWER, True, own)


def test_an_offer_is_declined_once(folder: DataFolder) -> None:
    own_templates.copy_shipped("minutes", folder)
    own = edited(folder, "Lời của đơn vị")
    updated(folder)
    own_templates.keep_own("minutes", folder)
    row = minutes(folder)
    assert (row.state, row.path.read_bytes()) == (TemplateState.OWN, own)


def test_an_offer_is_taken_and_taken_back(folder: DataFolder) -> None:
    own_templates.copy_shipped("minutes", folder)
    own = edited(folder, "Lời của đơn vị")
    updated(folder)
    kept = own_templates.take_newer("minutes", folder)
    assert (minutes(folder).state, minutes(folder).path.read_bytes()) == (TemplateState.OWN, SHIPPED)
    own_templates.bring_back("minutes", folder, kept)
    row = minutes(folder)
    assert (row.state, row.path.read_bytes()) == (TemplateState.NEWER, own)
    assert [path.name for path in (folder.templates / "put-aside").iterdir()] == []


def test_bringing_back_keeps_what_was_edited_meanwhile(folder: DataFolder) -> None:
    own_templates.copy_shipped("minutes", folder)
    edited(folder, "bản một")
    kept = own_templates.put_aside("minutes", folder)
    own_templates.copy_shipped("minutes", folder)
    second = edited(folder, "bản hai")
    own_templates.bring_back("minutes", folder, kept)
    assert [path.read_bytes() for path in (folder.templates / "put-aside").iterdir()] == [second]


def test_a_template_of_unknown_origin_is_left_in_peace(folder: DataFolder) -> None:
    folder.templates.mkdir()
    (folder.templates / "minutes.docx").write_bytes(SHIPPED)
    (folder.templates / "origins.json").write_text("[broken", "utf-8")
    assert minutes(folder).state is TemplateState.OWN


def test_split_tags_are_told_and_made_whole_keeping_the_file_as_it_was(folder: DataFolder) -> None:
    own_templates.copy_shipped("minutes", folder)
    path = own_templates.own_path("minutes", folder)
    document = Document(str(path))
    document.add_paragraph("{{ chair").add_run("man }}").bold = True
    document.save(str(path))
    before = path.read_bytes()
    assert (minutes(folder).state, minutes(folder).split) == (TemplateState.OWN, 1)
    assert own_templates.repair("minutes", folder) == 1
    assert minutes(folder).split == 0
    assert (folder.templates / "put-aside" / "minutes-1.docx").read_bytes() == before


@pytest.mark.parametrize("kind", KINDS)
def test_a_preview_is_a_whole_document_with_no_field_left_unnamed(kind: str, folder: DataFolder) -> None:
    path = own_templates.preview(kind, folder)
    document = Document(str(path))
    words = "\n".join(paragraph.text for paragraph in document.paragraphs)
    words += "\n".join(cell.text for table in document.tables for row in table.rows for cell in row.cells)
    assert len(words) > 200
    assert "{{" not in words
    assert "{%" not in words


def test_the_emblem_kept_for_certificates_is_printed_by_an_own_template(folder: DataFolder, tmp_path: Path) -> None:
    (tmp_path / "scan.png").write_bytes(png())
    keep_picture(folder, EMBLEM, tmp_path / "scan.png")
    own_templates.copy_shipped("minutes", folder)
    edited(folder, "{{ emblem|mm(25) }}")
    assert minutes(folder).state is TemplateState.OWN
    (shape,) = Document(str(own_templates.preview("minutes", folder))).inline_shapes
    assert shape.width == Mm(25)
