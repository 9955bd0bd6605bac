"""One small commune's year, told once for both journeys: through the window and through the command line."""

import json
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

UNIT, PROVINCE, CODE = "Ủy ban nhân dân xã An Bình", "tỉnh Hưng Yên", "H33.01.07"
SIGNER, CLERK = "Nguyễn Văn Thịnh", "Trần Thị Hà"
YEAR_TEXT = "2025"
YEAR, LAW_ON, HELD_ON = 2025, date(2026, 6, 15), date(2026, 6, 15)
ROUND = "Khen thưởng năm 2025"
COUNCIL, PLACE = "Hội đồng Thi đua - Khen thưởng xã An Bình", "Phòng họp Ủy ban nhân dân xã"
MEMBERS = (
    ("Nguyễn Văn Thịnh", "chairman", "Chủ tịch Ủy ban nhân dân xã"),
    ("Phạm Thị Nguyệt", "deputy", "Phó Chủ tịch Ủy ban nhân dân xã"),
    ("Lê Quang Huy", "member", "Chủ tịch Ủy ban Mặt trận Tổ quốc xã"),
    ("Vũ Thị Tâm", "member", "Chủ tịch Hội Phụ nữ xã"),
    ("Trần Thị Hà", "secretary", "Công chức Phòng Văn hóa - Xã hội"),
)
IN_FAVOUR = {("CB1", "grassroots_emulation_fighter"): 5, ("CB3", "advanced_worker"): 4}  # the rest: all five
MINUTES, VOTE_MINUTES, STATEMENT, DECISION = "01", "02", "05", "12"
STATEMENT_ON, DECISION_ON = date(2026, 6, 16), date(2026, 6, 18)
MOMENT = datetime(2026, 6, 20, 2, 0, tzinfo=UTC)

SHEETS: dict[str, list[list[Any]]] = {
    "Nhân sự": [
        ["CB1", "Đặng Thị Hoà", date(1985, 7, 5), "Nữ", None, "Công chức", "Văn phòng", "trực tiếp", "công chức"],
        ["CB2", "Nguyễn Văn An", "1979", "Nam", None, "Chánh Văn phòng", "Văn phòng", "lãnh đạo", "công chức"],
        ["CB3", "Trần Ước <B&T>", "03/1990", "Nam", None, "Công chức", "Văn phòng", "trực tiếp", "công chức"],
    ],
    "Tập thể": [["VP", "Văn phòng", "phòng", None, 3]],
    "Xếp loại năm": [
        [YEAR, "CB1", "HTXSNV", 12, "70/QĐ-UBND", date(2025, 12, 10)],
        [YEAR, "CB2", "HTTNV", 12, "70/QĐ-UBND", date(2025, 12, 10)],
        [YEAR, "CB3", "HTTNV", 12, "70/QĐ-UBND", date(2025, 12, 10)],
        [YEAR, "VP", "HTTNV", None, "71/QĐ-UBND", date(2025, 12, 12)],
    ],
    "Đăng ký": [
        [YEAR, "CB1", "Lao động tiên tiến", None, date(2025, 1, 15)],
        [YEAR, "CB1", "CSTĐCS", None, date(2025, 1, 15)],
        [YEAR, "CB2", "LĐTT", None, date(2025, 1, 15)],
        [YEAR, "CB3", "LĐTT", None, date(2025, 1, 15)],
        [YEAR, "VP", "Tập thể lao động tiên tiến", None, date(2025, 1, 15)],
    ],
}


def achievement(code: str, award: str) -> tuple[str, dict[str, str]]:
    """The two-line summary and the report parts that the clerk types for a nominee."""
    results = f"Hoàn thành tốt các nhiệm vụ được giao trong năm {YEAR}; đạt {award.count('a')} chỉ tiêu."
    report = {"results": results}
    if code == "VP":
        report["features"] = "Văn phòng gồm 03 người, nội bộ đoàn kết."
    else:
        report["duties"] = "Thực hiện nhiệm vụ theo vị trí việc làm."
    return f"{code}: tham mưu kịp thời, giải quyết hồ sơ đúng hạn.", report


def clock() -> datetime:
    """The same moment whenever it is asked for, so that both journeys make the same dossier."""
    return MOMENT


def fill_workbook(path: Path) -> None:
    """Type the commune's rows into the blank standard workbook."""
    book = load_workbook(path)
    for sheet, rows in SHEETS.items():
        for row in rows:
            book[sheet].append(row)
    book.save(path)


def dossier_of(path: Path) -> dict[str, Any]:
    """``ho-so.json`` of an exported dossier."""
    with zipfile.ZipFile(path) as archive:
        name = next(name for name in archive.namelist() if name.endswith("/data/ho-so.json"))
        told: dict[str, Any] = json.loads(archive.read(name))
        return told
