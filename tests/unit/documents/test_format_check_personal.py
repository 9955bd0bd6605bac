"""Papers that a person writes: the nation alone stands above them, and no rule of an organ's papers is told of."""

from pathlib import Path

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from khenthuong_desktop.documents.catalogue import KINDS, template_path
from khenthuong_desktop.documents.format_check import check_format
from khenthuong_desktop.documents.sample_values import sample_of
from khenthuong_desktop.documents.wording import printable
from tests.unit.documents.word_tools import made

OF_ORGANS = {"A01", "A02", "A04", "Q04", "S01", "S02", "D01", "T02"}
NATION = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")


def written(out: Path, title: str, *above: str) -> Path:
    """A paper as somebody types it, with lines above the nation."""
    document = Document()
    for text in (*above, *NATION, title):
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = paragraph.add_run(printable(text))
        run.bold, run.font.size = True, Pt(13)
    document.add_paragraph("Kính gửi: Hội đồng Sáng kiến xã An Bình")
    document.add_paragraph("Tôi là Trần Thị Bình, công chức Phòng Kinh tế, làm đơn này trình bày như sau.")
    document.save(str(out))
    return out


def with_organ(out: Path, title: str) -> Path:
    """The same with an organ's heading, as a table."""
    document = Document()
    left, right = document.add_table(1, 2).rows[0].cells
    left.text = "ỦY BAN NHÂN DÂN\nXÃ AN BÌNH"
    right.text = NATION[0]
    right.add_paragraph(NATION[1])
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run(title).bold = True
    document.add_paragraph("Kính gửi: Hội đồng Sáng kiến xã An Bình")
    document.save(str(out))
    return out


def test_our_application_bears_the_nation_alone_and_its_author_signs(tmp_path: Path) -> None:
    kind = KINDS["initiative_application"]
    path = made(template_path(kind), sample_of(kind), tmp_path / "don.docx")
    report = check_format(path)
    assert (report.kind, report.failed) == ("initiative_application", ())
    assert {"Q01", "Q03", "Q06", "Q07", "Q09", "Q10"} <= set(report.checked)
    assert not (OF_ORGANS - {"T02"}) & set(report.checked)
    tables = Document(str(path)).tables
    assert [text for text in (cell.text.split("\n")[0] for cell in tables[-1].rows[0].cells) if text] == [
        "NGƯỜI NỘP ĐƠN"
    ]
    assert "ỦY BAN" not in " ".join(paragraph.text for paragraph in Document(str(path)).paragraphs[:5])


@pytest.mark.parametrize(
    "title", ["ĐƠN XIN NGHỈ PHÉP", "ĐƠN ĐỀ NGHỊ", "BẢN CAM KẾT", "BẢN TỰ KIỂM ĐIỂM", "SƠ YẾU LÝ LỊCH"]
)
def test_no_organ_and_no_number_is_missed_in_a_paper_of_a_person(title: str, tmp_path: Path) -> None:
    report = check_format(written(tmp_path / "don.docx", title))
    assert not OF_ORGANS & {fault.id for fault in report.failed}
    assert "Q10" in report.checked
    assert "Q10" not in {fault.id for fault in report.failed}


def test_an_organ_above_an_application_is_told_with_its_lines(tmp_path: Path) -> None:
    report = check_format(with_organ(tmp_path / "don.docx", "ĐƠN XIN NGHỈ PHÉP"))
    (fault,) = [fault for fault in report.failed if fault.id == "Q10"]
    assert (fault.severity, fault.found) == ("warning", "ỦY BAN NHÂN DÂN XÃ AN BÌNH")
    moved = check_format(written(tmp_path / "low.docx", "ĐƠN XIN NGHỈ PHÉP", "Mẫu số 01"))
    assert [fault.found for fault in moved.failed if fault.id == "Q10"] == ["không ở giữa đầu trang"]


@pytest.mark.parametrize("title", ["BẢN CAM KẾT", "ĐƠN VỊ TIÊU BIỂU"])
def test_what_an_organ_issues_stays_under_the_rules_of_organs(title: str, tmp_path: Path) -> None:
    report = check_format(with_organ(tmp_path / "cam-ket.docx", title))
    assert "Q10" not in report.checked
    assert {"A01", "Q04"} <= set(report.checked)
