"""The unit's own Word templates: every fault named, no copy overwritten."""

import shutil
from pathlib import Path

import pytest
from docx import Document

from khenthuong_desktop.documents.catalogue import KINDS
from khenthuong_desktop.errors import FileMissing, FileUnreadable, TargetNotWritable
from khenthuong_desktop.paths import DataFolder, shipped_templates
from khenthuong_desktop.services.templates import check_folder, copy_shipped, fields_of, kind_names, lint


def test_the_shipped_templates_are_all_there_and_right() -> None:
    found = check_folder(shipped_templates())
    assert {one.kind for one in found} == set(kind_names())
    assert [one for one in found if one.sentences] == []


@pytest.mark.parametrize("kind", kind_names())
def test_every_kind_lists_the_fields_a_template_may_print(kind: str) -> None:
    fields = fields_of(kind)
    assert fields
    required = {field.path for field in fields if field.required}
    assert required
    assert len({field.path for field in fields}) == len(fields)


def test_a_copy_is_the_shipped_file_and_is_never_overwritten(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    target = copy_shipped("minutes", folder)
    assert target == folder.templates / "minutes.docx"
    assert target.read_bytes() == (shipped_templates() / "minutes.docx").read_bytes()
    target.write_bytes(b"the unit's own")
    with pytest.raises(TargetNotWritable):
        copy_shipped("minutes", folder)
    assert target.read_bytes() == b"the unit's own"


def test_a_wrong_field_and_a_foreign_name_are_told_and_lock_files_are_not(tmp_path: Path) -> None:
    for name in ("minutes.docx", "của tôi.docx"):
        shutil.copyfile(shipped_templates() / "minutes.docx", tmp_path / name)
    (tmp_path / "~$minutes.docx").write_bytes(b"Word is open")
    document = Document(str(tmp_path / "minutes.docx"))
    document.add_paragraph("{{ chairmann }}")
    document.save(str(tmp_path / "minutes.docx"))
    found = {one.file: one for one in check_folder(tmp_path)}
    assert set(found) == {"minutes.docx", "của tôi.docx"}
    (sentence,) = found["minutes.docx"].sentences
    assert "chairmann" in sentence
    assert "chairman" in sentence.replace("chairmann", "")  # the nearest field there is
    assert found["của tôi.docx"].kind is None
    assert all(f"{kind}.docx" in found["của tôi.docx"].sentences[0] for kind in KINDS)


def test_an_unreadable_template_does_not_hide_the_others(tmp_path: Path) -> None:
    (tmp_path / "decision.docx").write_bytes(b"no Word file")
    shutil.copyfile(shipped_templates() / "minutes.docx", tmp_path / "minutes.docx")
    broken, good = check_folder(tmp_path)
    assert "decision.docx" in broken.sentences[0]
    assert good.sentences == ()


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        check_folder(tmp_path / "none")


def test_any_word_file_can_be_linted_and_another_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "thư.docx"
    document = Document()
    document.add_paragraph("Một dòng chữ không theo thể thức nào.")
    document.save(str(path))
    report = lint(path)
    assert report.file == "thư.docx"
    assert report.failed
    assert {fault.id for fault in report.failed} <= set(report.checked)
    (tmp_path / "ảnh.docx").write_bytes(b"\x89PNG")
    with pytest.raises(FileUnreadable):
        lint(tmp_path / "ảnh.docx")
    with pytest.raises(FileMissing):
        lint(tmp_path / "không có.docx")
