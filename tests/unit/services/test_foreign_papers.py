"""Word files of other organs, attached to a round: what differs from the round or in themselves is a warning."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from khenthuong_desktop.documents.foreign_papers import read_foreign
from khenthuong_desktop.domain.dossier import PlaceKind
from khenthuong_desktop.domain.terms import EvidenceForm, Severity
from khenthuong_desktop.services.award_rounds.evidence import EvidenceNote, add_evidence
from khenthuong_desktop.services.checking.foreign_papers import foreign_problems, is_unreadable
from khenthuong_desktop.services.checking.round_pictures import picture_of
from khenthuong_desktop.services.dossier.dossier_words import sentence_of, where_of
from khenthuong_desktop.services.dossier.dossiers import check_dossier
from khenthuong_desktop.store.tables import AwardRound
from tests.unit.services.dossier_round import Round

DAY = date(2026, 11, 22)
SOUND: dict[str, Any] = {
    "type": "QUYẾT ĐỊNH",
    "header": ["TT", "Họ và tên", "Tên sáng kiến", "Tiền thưởng (đồng)"],
    "number": "Số: 45/QĐ-UBND",
    "dateline": "An Bình, ngày 01 tháng 6 năm 2026",
    "said": ["Căn cứ Biên bản số 02/BB-HĐSK ngày 20 tháng 5 năm 2026;", "Công nhận sáng kiến của bà Đặng Thị Hoà."],
    "rows": [["1", "Đặng Thị Hòa", "Số hóa hồ sơ", "1.500.000"], ["2", "Lê Minh", "Một cửa", "500.000"]],
    "total": ["", "Tổng cộng", "", "2.000.000"],
    "words": "(Bằng chữ: Hai triệu đồng chẵn)",
}


def foreign(path: Path, **changes: Any) -> Path:
    """A decision of another organ, set as they are set: heading and signature in tables, a list with sums."""
    told = {**SOUND, **changes}
    document = Document()
    heading = document.add_table(2, 2)
    heading.cell(0, 0).text = "ỦY BAN NHÂN DÂN\nXÃ AN BÌNH"
    heading.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
    heading.cell(1, 0).text = str(told["number"])
    heading.cell(1, 1).paragraphs[0].add_run(str(told["dateline"])).italic = True
    document.add_paragraph(str(told["type"]))
    document.add_paragraph("Về việc công nhận sáng kiến")
    for text in told["said"]:
        document.add_paragraph(text)
    table = document.add_table(0, 4)
    for texts in (told["header"], *told["rows"], told["total"]):
        row = table.add_row()
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document.add_paragraph(str(told["words"]))
    signed = document.add_table(1, 2)
    signed.cell(0, 0).text = "Nơi nhận:\n- Như trên;\n- Lưu: VT."
    signed.cell(0, 1).text = "CHỦ TỊCH\n\nNguyễn Văn An"
    document.save(str(path))
    return path


@dataclass(frozen=True)
class Told:
    code: str
    severity: Severity
    kind: PlaceKind
    sentence: str
    where: str


def told(made: Round, path: Path) -> list[Told]:
    note = EvidenceNote("Quyết định sáng kiến", EvidenceForm.CERTIFIED_COPY, initiative_code="SK1")
    add_evidence(made.db, made.folder, made.key, path, note)
    with made.db.read() as session:
        picture = picture_of(session, made.folder, made.library, session.get_one(AwardRound, made.key), DAY)
        return [
            Told(one.code, one.severity, one.place.kind, sentence_of(one), where_of(one.place.spot))
            for one in foreign_problems(session, made.folder, made.library, picture)
        ]


def test_a_decision_is_read_without_a_template(tmp_path: Path) -> None:
    paper = read_foreign(foreign(tmp_path / "qd.docx"))
    assert (paper.type_name, paper.own.number, str(paper.own.day)) == ("QUYẾT ĐỊNH", "45/QĐ-UBND", "2026-06-01")
    assert (paper.organ, paper.signer) == ("ỦY BAN NHÂN DÂN XÃ AN BÌNH", "Nguyễn Văn An")
    assert paper.subject == "Về việc công nhận sáng kiến"
    assert [(one.number, str(one.day)) for one in paper.cited] == [("02/BB-HĐSK", "2026-05-20")]
    assert [one.name for one in paper.rows] == ["Đặng Thị Hòa", "Lê Minh"]
    assert (paper.wrong_sums, paper.wrong_words) == ((), ())


def test_numbers_with_a_letter_and_days_that_do_not_exist_are_read_as_they_are(tmp_path: Path) -> None:
    said = ["Căn cứ Quyết định số 045B/QĐ-UBND ngày 31 tháng 6 năm 2026;", "Theo Tờ trình số 7/TTr-UBND."]
    paper = read_foreign(foreign(tmp_path / "qd.docx", number="Số: 12a/GCN-UBND", said=said))
    assert paper.own.number == "12a/GCN-UBND"
    assert [(one.number, one.day) for one in paper.cited] == [("45B/QĐ-UBND", None), ("07/TTr-UBND", None)]


def test_a_file_that_agrees_with_the_round_raises_nothing(made: Round, tmp_path: Path) -> None:
    assert told(made, foreign(tmp_path / "qd.docx")) == []


@pytest.mark.parametrize(
    ("changes", "code", "sentence", "where"),
    [
        ({"number": "Số: 54/QĐ-UBND"}, "foreign_number_differs", "mang số 54/QĐ-UBND", ""),
        ({"dateline": "An Bình, ngày 02 tháng 6 năm 2026"}, "foreign_day_differs", "ghi ngày 02/06/2026", ""),
        ({"dateline": "An Bình, ngày 01 tháng 12 năm 2026"}, "foreign_late", "sau ngày tờ trình 12/11/2026", ""),
        (
            {"said": ["Theo Quyết định số 45/QĐ-UBND ngày 03 tháng 6 năm 2026."]},
            "foreign_cited_day",
            "dẫn quyết định số 45/QĐ-UBND ngày 03/06/2026",
            "đoạn “Theo Quyết định số 45/QĐ-UBND",
        ),
        (
            {"rows": [["1", "Đặng Thị Hóa", "Số hóa hồ sơ", "1.500.000"], ["2", "Lê Minh", "Một cửa", "500.000"]]},
            "foreign_name",
            "viết tên “Đặng Thị Hóa”, trong đợt là “Đặng Thị Hoà”",
            "bảng 1, dòng 1, cột “Họ và tên”",
        ),
        ({"said": ["Khen thưởng bà Trần Thị Lân."]}, "foreign_name", "“Trần Thị Lân”", "đoạn “Khen thưởng"),
        (
            {"total": ["", "Tổng cộng", "", "2.500.000"], "words": "(Bằng chữ: Hai triệu năm trăm nghìn đồng)"},
            "foreign_sum",
            "dòng tổng ghi 2.500.000, các dòng cộng lại là 2.000.000",
            "bảng 1, dòng 3, cột “Tiền thưởng (đồng)”",
        ),
        ({"words": "Bằng chữ: Hai triệu ba trăm ngàn đồng."}, "foreign_words", "“Hai triệu đồng”", "đoạn “Bằng chữ"),
        ({"words": "Gồm 8 phiếu (bằng chữ: chín phiếu)"}, "foreign_words", "8 bằng chữ là “chín phiếu”", "đoạn “Gồm"),
        (
            {
                "type": "TỜ TRÌNH",
                "header": ["TT", "Họ và tên", "Danh hiệu đề nghị", "Tiền thưởng (đồng)"],
                "rows": [["1", "Đặng Thị Hòa", "Lao động tiên tiến", "1.500.000"], ["2", "Lê Minh", "LĐTT", "500.000"]],
            },
            "foreign_award",
            "ghi Đặng Thị Hòa được đề nghị Lao động tiên tiến, trong đợt là Chiến sĩ thi đua cơ sở",
            "bảng 1, dòng 1",
        ),
        ({"words": "Tổng số: 03 cá nhân./."}, "foreign_count", "tổng số 3, trong bảng có 2 dòng tên", "đoạn “Tổng số"),
    ],
)
def test_what_differs_is_warned_of_in_its_place(
    made: Round, tmp_path: Path, changes: dict[str, Any], code: str, sentence: str, where: str
) -> None:
    found = told(made, foreign(tmp_path / "qd.docx", **changes))
    assert {problem.severity for problem in found} == {Severity.WARNING}
    assert {problem.kind for problem in found} == {PlaceKind.EVIDENCE}
    (problem,) = [one for one in found if one.code == code]
    assert sentence in problem.sentence
    assert where in problem.where


@pytest.mark.parametrize(
    "changes",
    [
        {"words": "Bằng chữ: hai triệu đồng ./."},
        {"said": ["Tổ chức buổi lễ minh họa sáng kiến của bà ĐẶNG THỊ HÒA."]},
        {"number": "Số: 12/GCN-UBND"},
        {"words": "Tổng số: 02 cá nhân./."},
        {"said": ["Theo Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025."]},
        {"total": ["", "Cộng: 02 người", "", ""], "words": ""},
        {"total": ["", "Tổng cộng", "", "9" * 5_000], "words": f"{'9' * 5_000} (bằng chữ: chín)"},
    ],
)
def test_what_only_looks_odd_is_let_be(made: Round, tmp_path: Path, changes: dict[str, Any]) -> None:
    assert told(made, foreign(tmp_path / "qd.docx", **changes)) == []


def test_the_check_of_the_dossier_tells_it_with_its_place(made: Round, tmp_path: Path) -> None:
    assert told(made, foreign(tmp_path / "qd.docx", said=["Khen thưởng bà Trần Thị Lân."]))
    found = check_dossier(made.db, made.folder, made.library, made.key).as_json()["warnings"]
    (problem,) = [one for one in found if one["code"] == "foreign_name"]
    assert (problem["target"], problem["place"]) == ("evidence", "đoạn “Khen thưởng bà Trần Thị Lân.”")


def test_a_file_that_cannot_be_read_is_warned_of(made: Round, tmp_path: Path) -> None:
    broken = tmp_path / "hỏng.docx"
    broken.write_bytes(b"PK\3\4 nothing")
    assert is_unreadable(broken)
    assert not is_unreadable(foreign(tmp_path / "whole.docx"))
    assert [(one.code, one.severity) for one in told(made, broken)] == [("foreign_unreadable", Severity.WARNING)]
