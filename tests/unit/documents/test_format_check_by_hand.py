"""Papers by python-docx and by LibreOffice, papers of other regimes, and papers whose kind somebody tells."""

import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from khenthuong_desktop.documents.format_check import FormatReport, check_format
from tests.unit.documents.examination.by_hand import write_by_hand
from tests.unit.documents.examination.files import parts_of, write
from tests.unit.documents.examination.makes import Make
from tests.unit.documents.examination.papers import PAPERS, Line
from tests.unit.documents.examination.writers import WRITERS
from tests.unit.documents.sound_documents import written

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
LOST_BY_OFFICE = {"boxes", "nested", "in_one_cell", "floating", "padded"}  # what it saves is no longer right


def errors(report: FormatReport) -> list[str]:
    return [fault.id for fault in report.failed if fault.severity == "error"]


@pytest.mark.parametrize("paper", PAPERS)
def test_a_right_paper_by_python_docx_has_no_error(paper: str, tmp_path: Path) -> None:
    report = check_format(write_by_hand(PAPERS[paper], tmp_path / "paper.docx"))
    assert [fault.id for fault in report.failed] == ["F10"]  # its template is in English
    assert report.kind == PAPERS[paper].kind


def through_office(files: list[Path], folder: Path) -> list[Path]:
    """The files saved by LibreOffice as .odt and as .docx again."""
    if OFFICE is None:
        pytest.skip("LibreOffice is not on this machine")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    for form, sources in (("odt", files), ("docx", [folder / f"{file.stem}.odt" for file in files])):
        command = [str(OFFICE), profile, "--headless", "--convert-to", form, "--outdir", str(folder)]
        subprocess.run([*command, *map(str, sources)], check=True, capture_output=True, timeout=600)
    return [folder / file.name for file in files]


@pytest.mark.soak
@pytest.mark.parametrize("writer", sorted(WRITERS.keys() - LOST_BY_OFFICE))
def test_right_papers_are_still_right_after_libreoffice_saved_them(writer: str, tmp_path: Path) -> None:
    (tmp_path / "before").mkdir()
    files = [write(WRITERS[writer], paper, tmp_path / "before" / f"{name}.docx") for name, paper in PAPERS.items()]
    saved = through_office(files, tmp_path)
    assert [(file.name, errors(check_format(file))) for file in saved if errors(check_format(file))] == []


@pytest.mark.parametrize("heading", ["ĐẢNG CỘNG SẢN VIỆT NAM", "ĐOÀN TNCS HỒ CHÍ MINH"])
@pytest.mark.parametrize("writer", ["plain", "tabs", "boxes"])
def test_a_paper_of_another_regime_is_told_and_not_judged(heading: str, writer: str, tmp_path: Path) -> None:
    make = replace(WRITERS[writer], national=heading, motto="*")
    report = check_format(write(make, PAPERS["plan"], tmp_path / "paper.docx"))
    assert (report.failed, report.checked) == ((), ())
    assert report.note.endswith("không kiểm theo Nghị định 30/2020/NĐ-CP.")


@pytest.mark.parametrize("told", ["decision", "QĐ", "quyết định", "QUYẾT ĐỊNH"])
def test_a_kind_that_is_told_is_checked_by_its_rules(told: str, tmp_path: Path) -> None:
    paper = PAPERS["decision"]
    blocks = tuple(replace(item, text="QUYẾT ĐỊNH KHEN") if item.role == "type" else item for item in paper.blocks)
    file = write(Make(), replace(paper, blocks=blocks), tmp_path / "paper.docx")
    assert not {"T07", "N05"} & set(check_format(file).checked)
    report = check_format(file, told)
    assert {"T07", "T08", "N05", "S07"} <= set(report.checked)
    assert report.failed == ()


def test_lines_of_a_fixed_height_are_a_warning(tmp_path: Path) -> None:
    text = replace(Make().face("text"), line=360, line_rule="exact")
    file = write(replace(Make(), faces={**Make().faces, "text": text}), PAPERS["minutes"], tmp_path / "paper.docx")
    assert {(fault.id, fault.severity) for fault in check_format(file).failed} == {("B05", "warning")}
    assert check_format(file).failed[0].found == "cách dòng cố định 18 pt"


def test_an_officer_signs_with_his_rank(tmp_path: Path) -> None:
    paper = replace(PAPERS["letter"], name="Đại tá Trần Văn Bình")
    assert check_format(write(Make(), paper, tmp_path / "paper.docx")).failed == ()


def test_running_text_that_begins_with_a_basis_is_no_basis(tmp_path: Path) -> None:
    text = Line("text", "Căn cứ Kế hoạch số 12/KH-UBND, Ủy ban nhân dân xã báo cáo như sau:")
    paper = PAPERS["report"]
    paper = replace(paper, blocks=(*paper.blocks[:-2], text, *paper.blocks[-2:]))
    assert check_format(write(Make(), paper, tmp_path / "paper.docx")).failed == ()


@pytest.mark.parametrize("page_break", ["", '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'])
def test_an_annex_without_a_section_of_its_own_is_told(page_break: str, tmp_path: Path) -> None:
    parts = parts_of(Make(), PAPERS["decision"])
    body = re.sub(r"<w:p><w:pPr><w:sectPr>.*?</w:sectPr></w:pPr></w:p>", page_break, parts["word/document.xml"])
    file = tmp_path / "paper.docx"
    written({name: content.encode() for name, content in {**parts, "word/document.xml": body}.items()}, file)
    assert [fault.id for fault in check_format(file).failed] == ["P12"]


def test_dots_for_a_number_to_come_are_told_as_that(tmp_path: Path) -> None:
    paper = replace(PAPERS["decision"], number="Số: …/QĐ-UBND")
    assert [fault.id for fault in check_format(write(Make(), paper, tmp_path / "paper.docx")).failed] == ["S03"]


@pytest.mark.parametrize(
    ("name", "number", "faults"),
    [
        ("plan", "Số: 12a/KH-UBND", []),
        ("plan", "Số: 07A/KH-UBND", []),
        ("letter", "Số: 12b/UBND-VHXH", []),
        ("plan", "Số: 7a/KH-UBND", ["S03"]),
        ("letter", "Số: a/UBND-VHXH", ["S03"]),
        ("plan", "Số: 12a/KH-ubnd", ["S04"]),
        ("letter", "Số: 12a/CV-UBND", ["S05"]),
    ],
)
def test_a_number_may_have_a_letter_as_in_the_register(
    name: str, number: str, faults: list[str], tmp_path: Path
) -> None:
    file = write(Make(), replace(PAPERS[name], number=number), tmp_path / "paper.docx")
    assert [fault.id for fault in check_format(file).failed] == faults


def test_a_fault_says_in_which_cell_it_is(tmp_path: Path) -> None:
    file = write(replace(Make(), motto="Độc lập – Tự do – Hạnh phúc"), PAPERS["plan"], tmp_path / "paper.docx")
    (fault,) = check_format(file).failed
    assert fault.where == "Bảng 1, hàng 1, cột 2, đoạn 5: “Độc lập – Tự do – Hạnh phúc”"
