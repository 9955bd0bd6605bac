"""Lists as offices keep them, in any size, made from a seed: people, formatted blank rows, the old Excel format."""

import atexit
import random
import zipfile
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

UNITS = [f"Trường Tiểu học số {number} xã Hòa An" for number in range(1, 401)]
_HEADINGS = (
    "STT", "Mã số", "Họ và tên", "Ngày sinh", "Giới tính", "Số CCCD", "Chức vụ", "Đơn vị", "Đối tượng", "Loại",
    "Từ ngày", "Đến ngày", "Điện thoại", "Thư điện tử", "Ghi chú",
)  # fmt: skip
_FAMILY = (
    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ",
    "Hồ", "Ngô", "Dương", "Lý",
)  # fmt: skip
_MIDDLE = (
    "Văn", "Thị", "Hữu", "Đức", "Minh", "Ngọc", "Thanh", "Quang", "Thu", "Xuân", "Hải", "Kim",
    "Thúy", "Quốc", "Gia", "Bảo",
)  # fmt: skip
_GIVEN = (
    "An", "Anh", "Bình", "Chi", "Cường", "Dũng", "Duy", "Giang", "Hà", "Hạnh", "Hiền", "Hòa",
    "Hùng", "Hương", "Khánh", "Lan", "Linh", "Long", "Mai", "Nam", "Nga",
)  # fmt: skip
_JOBS = ("Chuyên viên", "Phó Trưởng phòng", "Trưởng phòng", "Giáo viên", "Hiệu trưởng", "Y sĩ", "Nhân viên")
_ROW_END = b"</sheetData>"


def people(count: int) -> Iterator[list[int | str | date | None]]:
    """15 cells for each person, as the headings say."""
    luck = random.Random(count)
    for number in range(1, count + 1):
        name = (luck.choice(_FAMILY), luck.choice(_MIDDLE), luck.choice(_MIDDLE), luck.choice(_GIVEN))
        born = date(1965, 1, 1) + timedelta(days=luck.randrange(12_000))
        gender = luck.choice(("Nam", "Nữ"))
        yield [
            number,
            f"CB{number:06d}",
            " ".join(name),
            born,
            gender,
            f"0{luck.randrange(1, 97):02d}{int(gender == 'Nữ')}{born:%y}{luck.randrange(10**6):06d}",
            luck.choice(_JOBS),
            luck.choice(UNITS),
            luck.choice(("lãnh đạo", "trực tiếp")),
            luck.choice(("công chức", "viên chức")),
            date(2010, 1, 1) + timedelta(days=luck.randrange(5_000)),
            date(2025, 6, 30) if luck.random() < 0.1 else None,
            f"09{luck.randrange(10**8):08d}",
            f"cb{number}@hoaan.gov.vn",
            f"Ghi chú {luck.randrange(1_000)}",
        ]


@cache
def _folder() -> Path:
    """Gone with the process."""
    folder = TemporaryDirectory(prefix="khenthuong-bench-", ignore_cleanup_errors=True)
    atexit.register(folder.cleanup)
    return Path(folder.name)


@cache
def xlsx_of_people(count: int) -> Path:
    """A workbook as Excel keeps it: shared strings, days as numbers with a date format."""
    from xlsxwriter import Workbook

    path = _folder() / f"nhan-su-{count}.xlsx"
    book = Workbook(str(path))
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    sheet = book.add_worksheet("Nhân sự")
    sheet.write_row(0, 0, _HEADINGS)
    for number, row in enumerate(people(count), 1):
        for index, value in enumerate(row):
            if isinstance(value, date):
                sheet.write_datetime(number, index, value, day)
            elif value is not None:
                sheet.write(number, index, value)
    book.close()
    return path


@cache
def xlsx_with_blank_rows(filled: int, blank: int) -> Path:
    """The workbook of a clerk who formatted whole columns: so many rows of empty cells with a style."""
    source = xlsx_of_people(filled)
    path = _folder() / f"dong-trong-{filled}-{blank}.xlsx"
    cells = "".join(f'<c r="{letter}%d" s="1"/>' for letter in "ABCDEFGHIJKLMNO")
    rows = "".join(
        f'<row r="{number}">{cells % ((number,) * 15)}</row>' for number in range(filled + 2, filled + blank + 2)
    )
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, part.replace(_ROW_END, rows.encode() + _ROW_END) if b"sheetData>" in part else part)
    return path


@cache
def xls_of_people(count: int) -> Path:
    """The same list in the format of Excel 97 (the format holds 65,536 rows)."""
    import xlwt

    path = _folder() / f"nhan-su-{count}.xls"
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("Nhân sự")
    day = xlwt.easyxf(num_format_str="DD/MM/YYYY")
    for index, heading in enumerate(_HEADINGS):
        sheet.write(0, index, heading)
    for number, row in enumerate(people(count), 1):
        for index, value in enumerate(row):
            if isinstance(value, date):
                sheet.write(number, index, value, day)
            elif value is not None:
                sheet.write(number, index, value)
    book.save(str(path))
    return path
