"""What a clerk reads about a template changed in Word: every fault with its place and a way to mend it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as Opened
from docx.oxml import parse_xml

from khenthuong_desktop.documents.dangers import dangers
from khenthuong_desktop.paths import shipped_templates
from khenthuong_desktop.services.word_templates.templates import check_file

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@pytest.fixture
def changed(tmp_path: Path) -> Callable[..., tuple[str, ...]]:
    """The faults of a shipped template after a change."""

    def told(change: Callable[[Opened], object], kind: str = "minutes") -> tuple[str, ...]:
        document = Document(str(shipped_templates() / f"{kind}.docx"))
        change(document)
        document.save(str(tmp_path / f"{kind}.docx"))
        return check_file(tmp_path / f"{kind}.docx").sentences

    return told


Told = Callable[..., tuple[str, ...]]


@pytest.mark.parametrize(
    ("written", "advice"),
    [
        ("{{ chairmann }}", "Có phải là “chairman”?"),
        ("{{ Chairman }}", "Có phải là “chairman”?"),
        ("{{ unit_name }}", "Xem tên các trường ở “Thẻ để chèn”"),
        ("{{ ten_sai }}", "Xem tên các trường ở “Thẻ để chèn”"),
        ("{{ chủ tọa }}", "Có phải là “chairman”?"),
        ("{{ chu_toa }}", "Có phải là “chairman”?"),
        ("{{ }}", "hãy chép lại ở “Thẻ để chèn”"),
        ("Chủ tọa: {{ chairman }", "thẻ viết chưa đúng {{ chairman }"),
        ("Chủ tọa: { chairman }", "{ chairman } chỉ có một ngoặc nhọn mỗi bên"),
        ("{{ present.role }}", "Hãy bấm “Cả vòng lặp”"),
        ("{{ present_item.role }}", "chỉ dùng được trong vòng lặp của nó"),
        ("{{ present }}", "Hãy bấm “Cả vòng lặp”"),
    ],
)
def test_a_tag_written_wrongly_is_told_with_what_to_do(changed: Told, written: str, advice: str) -> None:
    (sentence,) = changed(lambda document: document.add_paragraph(written))
    assert sentence.startswith("Thân văn bản: ")
    assert advice in sentence


def test_braces_around_other_words_are_nobody_s_tag(changed: Told) -> None:
    assert changed(lambda document: document.add_paragraph("Tập hợp {a, b} và {ghi chú}, {x}")) == ()


def test_words_struck_out_while_changes_are_tracked_are_to_be_accepted(changed: Told) -> None:
    struck = (
        f'<w:del {_W} w:id="9" w:author="A" w:date="2026-01-01T00:00:00Z"><w:r><w:delText>{{{{ secretary }}}}'
        "</w:delText></w:r></w:del>"
    )
    (sentence,) = changed(lambda document: document.add_paragraph()._p.append(parse_xml(struck)))
    assert "Accept All Changes" in sentence


def test_a_tag_of_a_row_outside_its_row_is_told(changed: Told) -> None:
    (sentence,) = changed(lambda document: document.add_paragraph("{{ nominee.position }}"), "decision")
    assert "Hãy chuyển vào hàng lặp" in sentence


def test_a_file_of_an_old_word_and_one_with_a_password_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "minutes.docx"
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
    for content, words in (
        (ole + "WordDocument".encode("utf-16-le"), "kiểu Word cũ (.doc)"),
        (ole + "EncryptedPackage".encode("utf-16-le"), "có đặt mật khẩu"),
        (rb"{\rtf1 x}", "không phải tệp Word .docx"),
    ):
        path.write_bytes(content)
        (sentence,) = check_file(path).sentences
        assert words in sentence


def test_a_drawing_of_lines_alone_is_no_danger() -> None:
    drawn = (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><defs><path id="a"/></defs>'
        '<use xlink:href="#a"/><rect fill="url(#b)" stroke="url(\'#c\')"/>'
        '<image href="data:image/png;base64,AA=="/></svg>'
    )
    assert dangers({"word/media/a.svg": drawn.encode()}) == []
