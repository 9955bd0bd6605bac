"""The unit's own Word templates: every fault named, no copy overwritten."""

import shutil
from pathlib import Path

import pytest
from docx import Document
from docx.shared import Cm

from khenthuong_desktop.documents.catalogue import KINDS
from khenthuong_desktop.documents.shape import template_shape
from khenthuong_desktop.documents.template_check import check_template
from khenthuong_desktop.errors import FileMissing, FileUnreadable
from khenthuong_desktop.paths import shipped_templates
from khenthuong_desktop.services.word_templates.templates import (
    check_file,
    check_folder,
    fields_of,
    kind_names,
    kind_title,
    lint,
)


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


@pytest.mark.parametrize("kind", kind_names())
def test_every_tag_offered_for_copying_works_where_it_is_pasted(kind: str, tmp_path: Path) -> None:
    document = Document(str(shipped_templates() / f"{kind}.docx"))
    for field in fields_of(kind):
        for line in field.block.splitlines():
            document.add_paragraph(line)
        assert field.tag in field.block
    document.save(str(tmp_path / f"{kind}.docx"))
    assert check_template(tmp_path / f"{kind}.docx", template_shape(KINDS[kind].record)) == []


def test_every_kind_has_a_title_of_its_own() -> None:
    titles = [kind_title(kind) for kind in kind_names()]
    assert len(set(titles)) == len(titles)
    assert all(title and "{" not in title and "[" not in title for title in titles)


def test_split_tags_are_told_and_repaired_when_asked(tmp_path: Path) -> None:
    document = Document(str(shipped_templates() / "minutes.docx"))
    paragraph = document.add_paragraph("Chủ tọa: {{ chair")
    paragraph.add_run("man }}").bold = True
    document.save(str(tmp_path / "minutes.docx"))
    before = (tmp_path / "minutes.docx").read_bytes()
    (told,) = check_folder(tmp_path)
    assert (told.sentences, told.split) == ((), 1)
    assert (tmp_path / "minutes.docx").read_bytes() == before
    assert check_folder(tmp_path, repair=True)[0].split == 1
    assert check_folder(tmp_path)[0].split == 0
    assert "Chủ tọa: {{ chairman }}" in [one.text for one in Document(str(tmp_path / "minutes.docx")).paragraphs]


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


def test_a_table_wider_than_its_page_is_advised_of_and_is_no_fault(tmp_path: Path) -> None:
    shipped = shipped_templates() / "summary_list.docx"
    assert check_file(shipped).advice == ()
    document = Document(str(shipped))
    table = max(document.tables, key=lambda one: len(one.columns))
    table.add_column(Cm(5)).cells[0].text = "Ghi chú"
    document.save(str(tmp_path / shipped.name))
    found = check_file(tmp_path / shipped.name)
    assert found.sentences == ()
    assert "mm, phần chữ của trang chỉ" in found.advice[0]
