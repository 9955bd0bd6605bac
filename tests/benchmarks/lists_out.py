"""Lists out: 50,000 styled rows written, against openpyxl; both files are read back and compared first."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from khenthuong_desktop.spreadsheets.out.list_sheets import ListColumn, Value, WrittenList
from khenthuong_desktop.spreadsheets.out.written_list import write_lists
from tests.benchmarks.measure import Result, in_turns

ROWS, COLUMNS = 50_000, 15
_DAY = date(2026, 11, 22)
_FAMILIES = ("Nguyễn Văn", "Trần Thị", "Lê Hoàng", "Phạm Minh", "Đặng Thị Hoà", "Vũ Quốc", "Bùi Thanh")
_UNITS = ("Văn phòng HĐND và UBND", "Phòng Kinh tế", "Trường Tiểu học Hòa An", "Trạm Y tế", "Trung tâm Phục vụ HCC")
_AWARDS = ("Lao động tiên tiến", "Chiến sĩ thi đua cơ sở", "Giấy khen", "Bằng khen của Chủ tịch UBND tỉnh")


@cache
def _rows() -> tuple[tuple[Value, ...], ...]:
    return tuple(_row(number) for number in range(ROWS))


def _row(n: int) -> tuple[Value, ...]:
    day = date(1965, 1, 1) + timedelta(days=n % 14_000)
    return (
        n + 1, f"CB{n:05d}", f"{_FAMILIES[n % 7]} {n % 997}", day, f"{n:012d}", "Công chức", _UNITS[n % 5],
        _AWARDS[n % 4], 2025, 1_000 + n, f"{n % 900}/QĐ-UBND", _DAY, (n % 30 + 1) * 234_000, n % 12,
        None if n % 3 else "Vượt 20 % chỉ tiêu",
    )  # fmt: skip


def _ours(path: Path) -> None:
    columns = tuple(ListColumn(f"Cột số {number}") for number in range(COLUMNS))
    write_lists(path, [WrittenList("Danh sách", columns, _rows(), _DAY)])


def _peer(path: Path) -> None:
    """The same cells with the same look by openpyxl."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Border, Font, Side

    thin = Side("thin")
    border, font = Border(thin, thin, thin, thin), Font("Times New Roman", 11)
    wrapped, centred = Alignment(vertical="top", wrap_text=True), Alignment("center", "top", wrap_text=True)
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    for line, values in enumerate(((f"Cột số {n}" for n in range(COLUMNS)), *_rows()), start=1):
        for place, value in enumerate(values, start=1):
            cell = sheet.cell(line, place, value)
            cell.border, cell.font = border, font
            cell.alignment = centred if isinstance(value, date) else wrapped
            if value is not None and not isinstance(value, str):
                cell.number_format = "dd/mm/yyyy" if isinstance(value, date) else "#,##0"
    sheet.freeze_panes = "A2"
    workbook.save(path)


def _read(path: Path) -> list[list[tuple[Any, str, str, str]]]:
    """Values with what shows: number format, font, border, below the heading."""
    from openpyxl import load_workbook

    rows: list[list[tuple[Any, str, str, str]]] = []
    for row in load_workbook(path, read_only=True).worksheets[0].iter_rows():
        if rows or row[0].value == "Cột số 0":
            rows.append([(c.value, c.number_format, str(c.font.name), str(c.border.left.style)) for c in row])
    return rows[1:]


def write_rows() -> Result:
    """50,000 × 15 with borders, font, wrapping, number and day formats."""
    with TemporaryDirectory() as folder:
        ours, peer = Path(folder) / "ours.xlsx", Path(folder) / "peer.xlsx"
        _ours(ours)
        _peer(peer)
        written = _read(ours)
        assert len(written) == ROWS and written == _read(peer), "the two ways disagree"
        one, other = in_turns(lambda: _ours(ours), lambda: _peer(peer), 3)
    cpu = other.cpu / one.cpu
    met = other.wall >= 2.5 * one.wall
    return Result("write_50000_seconds", one.wall, other.wall, "openpyxl", "≥ 2.5 ×", met, cpu_ratio=cpu)


BENCHMARKS: dict[str, Callable[[], Result]] = {"write_rows": write_rows}
