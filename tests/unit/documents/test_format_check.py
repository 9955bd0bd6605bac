"""The format check: our documents pass every rule, and each seeded fault is caught under its own id."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from khenthuong_desktop import paths
from khenthuong_desktop.documents.catalogue import KINDS, template_path
from khenthuong_desktop.documents.format_check import check_format
from khenthuong_desktop.documents.format_check.report import CHECKS
from khenthuong_desktop.errors import FileUnreadable
from tests.unit.documents.samples import SAMPLES
from tests.unit.documents.word_tools import changed, made, with_part

ALWAYS = {
    "P01",
    "P03",
    "P04",
    "P05",
    "P06",
    "P08",
    "F01",
    "F04",
    "F07",
    "Q01",
    "Q06",
    "Q09",
    "A01",
    "A04",
    "B12",
    "K05",
}
NUMBERED = {"S01", "S03", "S04", "S06", "S07", "T03", "N01", "N02", "N03"}


def sample(kind: str, folder: Path) -> Path:
    return made(template_path(KINDS[kind]), SAMPLES[kind], folder / f"{kind}.docx")


@pytest.mark.parametrize("kind", SAMPLES)
def test_our_documents_break_no_rule(kind: str, tmp_path: Path) -> None:
    report = check_format(sample(kind, tmp_path))
    assert report.failed == ()
    assert set(report.checked) >= ALWAYS
    if kind in ("request_statement", "decision", "minutes", "vote_count_minutes"):
        assert set(report.checked) >= NUMBERED
    assert len(report.checked) >= 50


def test_the_checks_and_the_checklist_have_the_same_ids() -> None:
    book = json.loads((paths.resources() / "format" / "nd30.json").read_text("utf-8"))
    assert {entry["id"] for entry in book["checks"]} == set(CHECKS)
    assert len(CHECKS) >= 90


def text(old: str, new: str) -> Callable[[str], str]:
    return lambda xml: xml.replace(old, new, 1)


def style(name: str, old: str, new: str) -> Callable[[str], str]:
    """Changes one thing inside one paragraph style."""

    def change(xml: str) -> str:
        block = re.search(rf'<w:style [^>]*w:styleId="{name}">.*?</w:style>', xml, re.DOTALL)
        assert block is not None
        return xml.replace(block.group(0), re.sub(old, new, block.group(0), count=1))

    return change


STYLES = "word/styles.xml"
BODY = "word/document.xml"
SEEDED: list[tuple[str, str, str, Callable[[str], str]]] = [
    ("P01", "request_statement", BODY, text('w:w="11906" w:h="16838"', 'w:w="12240" w:h="15840"')),
    ("P02", "request_statement", BODY, text('w:w="11906" w:h="16838"', 'w:w="16838" w:h="11906"')),
    ("P03", "minutes", BODY, text('w:top="1134"', 'w:top="1700"')),
    ("P04", "minutes", BODY, text('w:bottom="1134"', 'w:bottom="567"')),
    ("P05", "minutes", BODY, text('w:left="1701"', 'w:left="1134"')),
    ("P06", "minutes", BODY, text('w:right="850"', 'w:right="1440"')),
    ("P07", "minutes", BODY, text('w:gutter="0"', 'w:gutter="284"')),
    ("P08", "minutes", "word/header1.xml", text(" PAGE ", " DATE ")),
    ("P09", "minutes", STYLES, style("PageNumber1", 'w:sz w:val="26"', 'w:sz w:val="22"')),
    ("P10", "minutes", BODY, text("<w:titlePg/>", "")),
    ("P11", "minutes", BODY, text('w:fmt="decimal"', 'w:fmt="upperRoman"')),
    ("P12", "decision", BODY, text(' w:start="1"', "")),
    ("F01", "minutes", STYLES, style("BodyText1", 'w:ascii="Times New Roman"', 'w:ascii="Arial"')),
    ("F02", "minutes", STYLES, style("BodyText1", 'w:eastAsia="Times New Roman"', 'w:eastAsia="SimSun"')),
    (
        "F03",
        "minutes",
        BODY,
        text(
            '<w:r><w:t xml:space="preserve">BIÊN',
            '<w:r><w:rPr><w:color w:val="FF0000"/></w:rPr><w:t xml:space="preserve">BIÊN',
        ),
    ),
    ("F04", "minutes", BODY, text("Địa điểm:", "\u00d0ịa điểm:")),
    ("F04", "minutes", BODY, text("Hội đồng: 4", "Hô\u0323i đồng: 4")),
    ("F05", "minutes", STYLES, style("BodyText1", 'w:ascii="Times New Roman"', 'w:ascii=".VnTime"')),
    ("F06", "request_statement", STYLES, style("Dateline", 'w:sz w:val="26"', 'w:sz w:val="28"')),
    ("F07", "minutes", STYLES, style("ClosingText", 'w:sz w:val="28"', 'w:sz w:val="26"')),
    ("F08", "minutes", STYLES, style("Motto", "<w:b/>", '<w:b/><w:u w:val="single"/>')),
    ("F09", "minutes", BODY, text("BIÊN BẢN", "BIÊN BẢN {{ x }}")),
    ("F09", "minutes", STYLES, style("BodyText1", "<w:sz ", '<w:highlight w:val="yellow"/><w:sz ')),
    ("F10", "minutes", STYLES, text('w:lang w:val="vi-VN"', 'w:lang w:val="en-US"')),
    ("Q01", "minutes", BODY, text("CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "CỘNG HÒA XÃ HỘI CHŨ NGHĨA")),
    ("Q02", "minutes", STYLES, style("NationalName", 'w:sz w:val="24"', 'w:sz w:val="28"')),
    ("Q03", "minutes", STYLES, style("NationalName", "<w:b/>", "")),
    ("Q04", "minutes", STYLES, style("NationalName", '"center"', '"left"')),
    ("Q05", "minutes", BODY, text('<w:gridCol w:w="5670"/>', '<w:gridCol w:w="4500"/>')),
    ("Q06", "minutes", BODY, text("Độc lập - Tự do - Hạnh phúc", "Độc lập – Tự do – Hạnh phúc")),
    ("Q07", "minutes", STYLES, style("Motto", 'w:sz w:val="26"', 'w:sz w:val="24"')),
    ("Q08", "minutes", STYLES, style("Motto", 'w:after="0"', 'w:after="120"')),
    ("Q09", "minutes", BODY, text('<wp:extent cx="2019600"', '<wp:extent cx="3019600"')),
    ("A01", "minutes", STYLES, style("IssuingOrgan", "<w:b/>", "")),
    ("A02", "minutes", STYLES, style("Superior", "<w:sz ", "<w:i/><w:sz ")),
    ("A03", "minutes", STYLES, style("IssuingOrgan", 'w:line="240"', 'w:line="360"')),
    ("A04", "minutes", BODY, lambda xml: re.sub(r'<wp:extent cx="\d+"', '<wp:extent cx="2500000"', xml, count=1)),
    ("A05", "request_statement", BODY, text("ỦY BAN NHÂN DÂN<", "UBND<")),
    ("S01", "request_statement", STYLES, style("Reference", "<w:sz ", "<w:b/><w:sz ")),
    ("S02", "request_statement", STYLES, style("Reference", '"center"', '"left"')),
    ("S03", "request_statement", BODY, text("Số: 12/", "Số: 5/")),
    ("S04", "request_statement", BODY, text("12/TTr-UBND", "12/TTR-UBND")),
    ("S06", "request_statement", BODY, text("Số: 12/TTr", "Số: 12 /TTr")),
    ("S07", "request_statement", BODY, text("12/TTr-UBND", "12/BC-UBND")),
    ("S08", "request_statement", BODY, text("12/TTr-UBND", "12/2026/TTr-UBND")),
    (
        "D01",
        "request_statement",
        BODY,
        text("An Thới Đông, ngày 05 tháng 11 năm 2026<", "An Thới Đông ngày 05 tháng 11 năm 2026<"),
    ),
    ("D02", "request_statement", BODY, text(", ngày 05 tháng 11 năm 2026<", ", ngày 05 tháng 07 năm 2026<")),
    ("D02", "request_statement", BODY, text(", ngày 05 tháng 11 năm 2026<", ", ngày 05 tháng 2 năm 2026<")),
    ("D03", "request_statement", STYLES, style("Dateline", "<w:i/>", "")),
    ("D04", "request_statement", STYLES, style("Dateline", '"center"', '"right"')),
    ("D06", "request_statement", BODY, text(", ngày 05 tháng 11 năm 2026<", ", ngày 31 tháng 11 năm 2026<")),
    (
        "D07",
        "minutes",
        BODY,
        text(
            '<w:pStyle w:val="Dateline"/></w:pPr>',
            '<w:pStyle w:val="Dateline"/></w:pPr><w:r><w:t>An Thới Đông, ngày 02 tháng 11 năm 2026</w:t></w:r>',
        ),
    ),
    ("T01", "request_statement", STYLES, style("DocumentType", '"center"', '"left"')),
    ("T02", "request_statement", STYLES, style("Subject", "<w:b/>", "<w:b/><w:i/>")),
    (
        "T03",
        "request_statement",
        BODY,
        lambda xml: re.sub(
            r'(<wp:extent cx=")\d+("(?:(?!<wp:extent).)*rule:Subject)', r"\g<1>5000000\2", xml, flags=re.DOTALL
        ),
    ),
    ("T05", "request_statement", BODY, text("” năm 2026<", "” năm 2026.<")),
    ("T06", "decision", BODY, text("Về việc tặng", "V/v tặng")),
    ("T07", "decision", STYLES, style("Authority", "<w:b/>", "")),
    ("T08", "decision", BODY, text("QUYẾT ĐỊNH:", "QUYẾT ĐỊNH")),
    ("C01", "request_statement", STYLES, style("LegalBasis", "<w:i/>", "")),
    ("C02", "request_statement", BODY, text("ngày 15 tháng 6 năm 2022;", "ngày 15 tháng 6 năm 2022,")),
    ("C02", "request_statement", BODY, text("Khen thưởng xã An Thới Đông.", "Khen thưởng xã An Thới Đông;")),
    (
        "C03",
        "request_statement",
        BODY,
        text("Luật Thi đua, khen thưởng ngày", "Luật Thi đua, khen thưởng số 06/2022/QH15 ngày"),
    ),
    ("B01", "minutes", STYLES, style("BodyText1", 'w:sz w:val="28"', 'w:sz w:val="24"')),
    ("B02", "minutes", STYLES, style("BodyText1", '"both"', '"left"')),
    ("B03", "minutes", STYLES, style("BodyText1", 'w:firstLine="720"', 'w:firstLine="0"')),
    ("B04", "minutes", STYLES, style("BodyText1", 'w:after="120"', 'w:after="0"')),
    ("B05", "minutes", STYLES, style("BodyText1", 'w:line="264"', 'w:line="480"')),
    ("B06", "decision", BODY, text("Điều 2.", "Điều 4.")),
    ("B11", "minutes", BODY, text("IV. KẾT LUẬN", "IV. Kết luận")),
    ("B12", "minutes", BODY, text("năm 2026./.", "năm 2026.")),
    (
        "B13",
        "minutes",
        BODY,
        text('<w:p><w:pPr><w:pStyle w:val="SectionHeading"/>', '<w:p/><w:p><w:pPr><w:pStyle w:val="SectionHeading"/>'),
    ),
    ("K01", "request_statement", BODY, text("TM. ỦY", "T/M ỦY")),
    ("K01", "request_statement", BODY, text("KT. CHỦ", "KT.CHỦ")),
    ("K02", "request_statement", STYLES, style("SignAuthority", "<w:b/>", "")),
    ("K03", "request_statement", BODY, text("PHÓ CHỦ TỊCH", "KT. CHỦ TỊCH")),
    ("K04", "decision", BODY, text('preserve">CHỦ TỊCH<', 'preserve">TM. ỦY BAN NHÂN DÂN<')),
    ("K05", "request_statement", BODY, text("Trần Thị Bích Ngọc", "TRẦN THỊ BÍCH NGỌC")),
    ("K06", "request_statement", BODY, text("Trần Thị Bích Ngọc", "TS. Trần Thị Bích Ngọc")),
    ("K07", "request_statement", STYLES, style("SignSpace", 'w:line="1500"', 'w:line="300"')),
    (
        "K08",
        "request_statement",
        BODY,
        lambda xml: xml[::-1].replace("<w:trPr><w:cantSplit/></w:trPr>"[::-1], "", 1)[::-1],
    ),
    ("K10", "minutes", BODY, text("THƯ KÝ<", "NGƯỜI GHI<")),
    ("N01", "request_statement", STYLES, style("RecipientsLabel", "<w:i/>", "")),
    ("N02", "request_statement", STYLES, style("RecipientItem", 'w:sz w:val="22"', 'w:sz w:val="24"')),
    ("N03", "request_statement", BODY, text("- Lưu: VT, VHXH.", "- Lưu VT, VHXH;")),
    ("N04", "request_statement", BODY, text("- Như trên;", "- Như Kính gửi;")),
    ("N05", "decision", BODY, text("- Như Điều 3;", "- Như Điều 7;")),
    ("N06", "minutes", BODY, text("Thời gian bắt đầu", "Kính gửi: A. Thời gian bắt đầu")),
    ("N08", "request_statement", BODY, text("Sở Nội vụ Thành phố Hồ Chí Minh.", "Sở Nội vụ Thành phố Hồ Chí Minh;")),
    ("L01", "decision", STYLES, style("AppendixLabel", 'w:sz w:val="28"', 'w:sz w:val="26"')),
    ("L02", "decision", BODY, text("DANH SÁCH CÁ NHÂN ĐƯỢC", "Danh sách cá nhân được")),
    ("L03", "decision", STYLES, style("AppendixReference", "<w:i/>", "")),
    ("G01", "summary_list", BODY, text("<w:tblHeader/>", "")),
    ("G02", "summary_list", BODY, text("<w:cantSplit/><w:tblHeader/>", "<w:tblHeader/>")),
    ("G03", "summary_list", BODY, text('<w:gridCol w:w="680"/>', '<w:gridCol w:w="1680"/>')),
    ("G04", "summary_list", BODY, text('preserve">2<', 'preserve">3<')),
    ("G05", "summary_list", STYLES, style("TableText", 'w:sz w:val="24"', 'w:sz w:val="20"')),
    ("V07", "minutes", BODY, text("người, gồm:", "người , gồm:")),
]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("sound")
    return {kind: sample(kind, folder) for kind in {case[1] for case in SEEDED}}


@pytest.mark.parametrize(
    ("identity", "kind", "part", "change"), SEEDED, ids=[f"{c[0]}-{n}" for n, c in enumerate(SEEDED)]
)
def test_a_seeded_fault_is_caught(
    identity: str, kind: str, part: str, change: Callable[[str], str], sound: dict[str, Path], tmp_path: Path
) -> None:
    failed = check_format(changed(sound[kind], tmp_path / "faulty.docx", change, part)).failed
    hits = [fault for fault in failed if fault.id == identity]
    assert hits, failed
    assert all(fault.found and fault.allowed and fault.where for fault in hits)


def test_a_fault_says_where_and_what(sound: dict[str, Path], tmp_path: Path) -> None:
    faulty = changed(sound["request_statement"], tmp_path / "a.docx", text("Trần Thị Bích Ngọc", "TRẦN THỊ BÍCH NGỌC"))
    (fault,) = check_format(faulty).failed
    assert (fault.id, fault.severity, fault.found) == ("K05", "error", "không viết hoa đúng tên người")
    assert "TRẦN THỊ BÍCH NGỌC" in fault.where


def test_a_file_with_macros_is_not_looked_at(sound: dict[str, Path], tmp_path: Path) -> None:
    with pytest.raises(FileUnreadable):
        check_format(with_part(sound["minutes"], tmp_path / "a.docx", "word/vbaProject.bin", b"x"))
