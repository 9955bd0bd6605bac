"""Papers typed straight into Word, nothing set: what they say and how they end is read all the same."""

from pathlib import Path
from typing import Any

import pytest
from docx import Document

from khenthuong_desktop.documents.format_check import FormatFault, check_format

_NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"


def plain(folder: Path, dateline: str, *lines: str) -> dict[str, list[FormatFault]]:
    """The faults by their rules of a paper with a heading and these lines."""
    document = Document()
    heading = document.add_table(rows=2, cols=2)
    texts = ("ỦY BAN NHÂN DÂN\nXÃ HÒA AN", _NATION, "Số: 05/QĐ-UBND", dateline)
    for cell, text in zip((*heading.rows[0].cells, *heading.rows[1].cells), texts, strict=True):
        cell.text = text
    return faults_of(document, folder, *lines)


def faults_of(document: Any, folder: Path, *lines: str) -> dict[str, list[FormatFault]]:
    for line in lines:
        document.add_paragraph(line)
    path = folder / "paper.docx"
    document.save(str(path))
    found: dict[str, list[FormatFault]] = {}
    for fault in check_format(path).failed:
        found.setdefault(fault.id, []).append(fault)
    return found


_OLD_LAW = "Căn cứ Luật Thi đua, Khen thưởng ngày 26/11/2003;"
_DAY = "Hòa An, ngày 05 tháng 11 năm 2026"
_DECISION = ("QUYẾT ĐỊNH", "Về việc khen thưởng", "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ HÒA AN")
_ARTICLES = ("QUYẾT ĐỊNH:", "Điều 1. Tặng giấy khen.", "Nơi nhận:", "- Như Điều 1;", "- Lưu: VT.")


def test_a_day_that_does_not_exist_is_told_in_vietnamese(tmp_path: Path) -> None:
    found = plain(tmp_path, "Hòa An, ngày 31 tháng 11 năm 2026", *_DECISION, *_ARTICLES)
    assert [fault.found for fault in found["D06"]] == ["ngày này không có trong lịch"]


@pytest.mark.parametrize(
    ("signed", "agrees"), [(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), False), (("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), True)]
)
def test_a_signature_below_the_recipients_is_found(signed: tuple[str, ...], agrees: bool, tmp_path: Path) -> None:
    found = plain(tmp_path, _DAY, *_DECISION, *_ARTICLES, *signed, "Nguyễn Văn An")
    assert ("K04" not in found) == agrees
    assert "Nguyễn Văn An" in found["K05"][0].where


@pytest.mark.parametrize("name", ["Công Tằng Tôn Nữ Hoàng Phương Thảo Nguyên", "H’Hen Niê Kđăm Y Bhok Ksor"])
def test_the_longest_names_of_the_country_sign_below_the_recipients(name: str, tmp_path: Path) -> None:
    found = plain(tmp_path, _DAY, *_DECISION, *_ARTICLES, "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", name)
    assert name in found["K05"][0].where
    assert "K04" not in found


def test_minutes_end_before_the_posts_that_sign_them(tmp_path: Path) -> None:
    found = plain(tmp_path, "", "BIÊN BẢN", "Họp Hội đồng", "Cuộc họp kết thúc hồi 10 giờ.", "THƯ KÝ", "CHỦ TRÌ")
    assert "kết thúc hồi 10 giờ" in found["B12"][0].where
    whole = plain(tmp_path, "", "BIÊN BẢN", "Họp Hội đồng", "Cuộc họp kết thúc hồi 10 giờ./.", "THƯ KÝ", "CHỦ TRÌ")
    assert "B12" not in whole


@pytest.mark.parametrize(
    ("cited", "replaced"),
    [
        ("Luật Thi đua, khen thưởng năm 2003", True),
        ("Luật Thi đua khen thưởng ngày 26/11/2003", True),
        ("Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022", False),
        ("Luật Tổ chức chính quyền địa phương năm 2015", True),
        ("Luật Tổ chức chính quyền địa phương ngày 16/6/2025", False),
        ("Luật Tổ chức chính quyền địa phương năm 2025", False),
    ],
)
def test_a_law_no_longer_in_force_is_known_by_its_year(cited: str, replaced: bool, tmp_path: Path) -> None:
    found = plain(tmp_path, _DAY, *_DECISION, f"Căn cứ {cited};", *_ARTICLES)
    assert ("C07" in found) == replaced


@pytest.mark.parametrize(
    ("rule", "text", "due"),
    [
        ("R01", "Tiền thưởng: 10.000.000 đồng (Chín triệu đồng).", "Mười triệu đồng"),
        ("R01", "Tiền thưởng: 10.000.000 đồng (Mười triệu đồng chẵn).", None),
        ("R01", "Tiền thưởng: 10.000.000 đồng (một tập thể).", None),
        ("R02", "Ông Nguyễn Văn An được 7/9 đạt 80%", "77,8%"),
        ("R02", "Được 7/9 phiếu đồng ý (tỷ lệ 77,78%)", None),
        ("R02", "Được 7/9 phiếu, đạt 78%", None),
        ("R02", "Họp ngày 10/12/2026, đạt 100% yêu cầu", None),
        ("R02", "Được 9/9 phiếu, đạt tỷ lệ 90%", "100%"),
    ],
)
def test_figures_told_twice_are_reckoned(rule: str, text: str, due: str | None, tmp_path: Path) -> None:
    found = plain(tmp_path, _DAY, *_DECISION, "QUYẾT ĐỊNH:", text)
    told = [fault.found for fault in found.get(rule, [])]
    assert [due in words for words in told] == [True] if due else told == []


def test_wrong_facts_come_first_and_looks_last_with_alike_places_as_one(tmp_path: Path) -> None:
    lines = ("Điều 1. Tặng giấy khen.", "Điều 2. Được 7/9 phiếu, đạt 80%", "Điều 3. Thi hành.")
    path = tmp_path / "paper.docx"
    plain(tmp_path, "Hòa An, ngày 31 tháng 11 năm 2026", *_DECISION, "QUYẾT ĐỊNH:", *lines, *_ARTICLES[2:])
    report = check_format(path)
    order = [fault.id for fault in report.by_weight]
    assert order.index("D06") < order.index("Q03") < order.index("B03") and order.index("R02") < order.index("A01")
    (indent,) = (fault for fault in report.failed if fault.id == "B03")
    assert (indent.count, indent.place) == (3, f"{indent.where} và 2 chỗ nữa")
    assert [fault.id for fault in report.failed] != order


def test_what_stands_there_badly_written_is_not_called_missing(tmp_path: Path) -> None:
    """A heading typed without its table: organ, number and day one below the other."""
    heading = ("UBND XÃ HÒA BÌNH", "Số 41 /QĐ- UBND", "Hòa bình, ngày 3 tháng 2 năm 2026")
    found = faults_of(
        Document(),
        tmp_path,
        *_NATION.split("\n"),
        *heading,
        "QUYẾT ĐỊNH",
        "V/v khen thưởng",
        _OLD_LAW,
        *_ARTICLES,
    )
    for rule, line in zip(("A01", "S01", "D01"), heading, strict=True):
        assert line in found[rule][0].where, rule
        assert found[rule][0].found == "có ghi nhưng chưa đúng cách viết hoặc chưa đúng chỗ"
    assert "26/11/2003" in found["C07"][0].where


def test_what_is_nowhere_is_called_missing(tmp_path: Path) -> None:
    found = faults_of(
        Document(), tmp_path, *_NATION.split("\n"), "QUYẾT ĐỊNH", "V/v khen thưởng", "Căn cứ Luật Thi đua", *_ARTICLES
    )
    assert {found[rule][0].found for rule in ("A01", "S01", "D01")} == {"không có"}


def test_the_end_of_a_paragraph_is_told_in_whole_words(tmp_path: Path) -> None:
    found = plain(tmp_path, _DAY, *_DECISION, "Điều 1. Quyết định này có hiệu lực", "CHỦ TỊCH", "Trần Văn An")
    assert found["B12"][0].found == "… này có hiệu lực"
