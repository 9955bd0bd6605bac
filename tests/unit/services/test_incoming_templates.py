"""Templates brought back by the unit, what lies in their folder in vain, and what an update would change in words."""

import shutil
from pathlib import Path

import pytest
from docx import Document

from khenthuong_desktop.errors import FileMissing, TemplateFaulty
from khenthuong_desktop.paths import DataFolder, shipped_templates
from khenthuong_desktop.services.drafting.template_updates import template_changes
from khenthuong_desktop.services.word_templates import incoming_templates, own_templates
from khenthuong_desktop.services.word_templates.own_templates import TemplateState


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    made = DataFolder(tmp_path / "data")
    made.templates.mkdir(parents=True)
    return made


def written(path: Path, words: str, base: Path | None = None) -> Path:
    """A template with a paragraph of somebody's own."""
    document = Document(str(base or shipped_templates() / "minutes.docx"))
    document.add_paragraph(words)
    document.save(str(path))
    return path


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("minutes.docx", "minutes"),
        ("minutes (1).docx", "minutes"),
        ("Minutes - Copy.docx", "minutes"),
        ("initiative_minutes_sua.docx", "initiative_minutes"),
        ("Biên bản họp Hội đồng.docx", "minutes"),
        ("bien ban hop hoi dong.docx", "minutes"),
        ("minutesque.docx", None),
        ("Mẫu mới.docx", None),
    ],
)
def test_the_kind_of_a_file_is_told_by_its_name_and_by_copies_of_it(name: str, kind: str | None) -> None:
    assert incoming_templates.kind_of(Path(name)) == kind


def test_a_file_brought_in_is_used_and_the_one_before_comes_back(folder: DataFolder, tmp_path: Path) -> None:
    first = written(tmp_path / "a.docx", "Lời thứ nhất")
    assert incoming_templates.take_in("minutes", folder, first) is None
    own = own_templates.own_path("minutes", folder)
    second = written(tmp_path / "b.docx", "Lời thứ hai")
    kept = incoming_templates.take_in("minutes", folder, second)
    assert own.read_bytes() == second.read_bytes()
    assert kept is not None and kept.read_bytes() == first.read_bytes()
    own_templates.bring_back("minutes", folder, kept)
    assert own.read_bytes() == first.read_bytes()
    assert incoming_templates.take_in("minutes", folder, own) is None
    assert own.read_bytes() == first.read_bytes()


def test_a_file_with_faults_is_refused_whole_and_nothing_changes(folder: DataFolder, tmp_path: Path) -> None:
    own = own_templates.copy_shipped("minutes", folder)
    before = own.read_bytes()
    with pytest.raises(TemplateFaulty) as refused:
        incoming_templates.take_in("minutes", folder, written(tmp_path / "a.docx", "{{ chairmann }} { secretary }"))
    assert len(refused.value.faults) == 2
    assert own.read_bytes() == before
    with pytest.raises(FileMissing):
        incoming_templates.take_in("minutes", folder, tmp_path / "none.docx")


def test_what_lies_in_the_folder_in_vain_is_named(folder: DataFolder) -> None:
    own_templates.copy_shipped("minutes", folder)
    for name in ("decision.doc", "minutes (1).docx", "~$minutes.docx", "bieu-tuong.png", ".lock.docx"):
        (folder.templates / name).write_bytes(b"x")
    first, second = incoming_templates.unused_files(folder)
    assert "decision.doc" in first and ".docx" in first
    assert "minutes (1).docx" in second
    shutil.rmtree(folder.templates)
    assert incoming_templates.unused_files(folder) == ()


def test_an_update_is_told_in_words_of_the_program_and_of_the_unit(folder: DataFolder) -> None:
    own = own_templates.copy_shipped("minutes", folder)
    written(own, "Lời của đơn vị", own)
    origin = own_templates.origin_path("minutes", folder)
    written(origin, "Câu cũ của chương trình", origin)
    changes = template_changes("minutes", folder)
    assert [found.there for found in changes.taking] == [("Lời của đơn vị",)]
    assert changes.by_program is not None and changes.by_unit is not None
    assert [(found.there, found.anew) for found in changes.by_program] == [(("Câu cũ của chương trình",), ())]
    assert [found.anew for found in changes.by_unit] == [("Lời của đơn vị",)]


def test_a_copy_of_an_older_program_shows_only_what_taking_the_new_one_changes(folder: DataFolder) -> None:
    own = own_templates.copy_shipped("minutes", folder)
    shutil.rmtree(own_templates.origin_path("minutes", folder).parent)
    changes = template_changes("minutes", folder)
    assert (changes.taking, changes.by_program, changes.by_unit) == ((), None, None)
    own_templates.keep_own("minutes", folder)
    assert own_templates.origin_path("minutes", folder).is_file()
    row = next(row for row in own_templates.list_templates(folder) if row.id == "minutes")
    assert (row.state, row.group, own) == (TemplateState.OWN, "round", row.path)
