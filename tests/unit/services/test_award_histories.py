"""What people were awarded in years before, taken from lists of "quá trình khen thưởng" in the shapes offices keep."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from sqlalchemy import select

from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services import imports
from khenthuong_desktop.services.registers.collectives import CollectiveDetail, save_collective
from khenthuong_desktop.services.registers.people import PersonDetail, save_person
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import AwardHeld, Person

Rows = Sequence[Sequence[Any]]
Sheets = Mapping[str, Rows]
AN, BINH = "Nguyễn Văn An", "Lê Thị Bình"
WORKER, FIGHTER, MERIT = "advanced_worker", "grassroots_emulation_fighter", "certificate_of_merit"


class Histories:
    """An office of two people, and what its lists say they were awarded."""

    def __init__(self, db: Database, library: Library, folder: Path) -> None:
        self.db, self.library, self.path = db, library, folder / "qua-trinh.xlsx"
        save_collective(db, CollectiveDetail("TT1", "Phòng Kinh tế"))
        save_person(db, PersonDetail("CB1", AN, birth_date="1980-05-12", collective_name="Phòng Kinh tế"))
        save_person(db, PersonDetail("CB2", BINH, birth_date="1985", collective_name="Phòng Kinh tế"))

    def take(self, sheets: Sheets) -> imports.Preview:
        """Take the workbook in; everything in it must be understood."""
        book = Workbook()
        book.remove(book.worksheets[0])
        for name, rows in sheets.items():
            sheet = book.create_sheet(name)
            for row in rows:
                sheet.append(list(row))
        book.save(self.path)
        shown = imports.preview(self.db, self.library, self.path)
        assert imports.confirm(self.db, shown).committed
        again = imports.preview(self.db, self.library, self.path)
        assert {status for sheet in again.sheets for status in sheet.counts} == {"same"}
        return shown

    @property
    def held(self) -> set[tuple[str, str, int]]:
        with self.db.read() as session:
            of = select(Person.code, AwardHeld.award, AwardHeld.year).join(Person, Person.id == AwardHeld.subject_id)
            return {(code, award, year) for code, award, year in session.execute(of)}


@pytest.fixture
def office(db: Database, library: Library, tmp_path: Path) -> Histories:
    return Histories(db, library, tmp_path)


def test_a_row_for_each_award_with_the_name_beside_the_first_alone(office: Histories) -> None:
    rows: Rows = [
        ["QUÁ TRÌNH KHEN THƯỞNG CỦA CÁN BỘ, CÔNG CHỨC"],
        ["TT", "Họ và tên", "Năm", "Danh hiệu, hình thức khen thưởng", "Số quyết định", "Ngày quyết định"],
        [1, AN, 2022, "Lao động tiên tiến", "310/QĐ-UBND", "25/12/2022"],
        [None, None, 2023, "Chiến sĩ thi đua cơ sở", "320/QĐ-UBND", "25/12/2023"],
        [None, None, 2023, "Giấy khen", "321/QĐ-UBND", "25/12/2023"],
        [2, BINH, 2023, "Lao động tiên tiến", "320/QĐ-UBND", "25/12/2023"],
    ]
    shown = office.take({"Sheet1": rows})
    assert office.held == {
        ("CB1", WORKER, 2022), ("CB1", FIGHTER, 2023), ("CB1", MERIT, 2023), ("CB2", WORKER, 2023),
    }  # fmt: skip
    (told,) = [problem for problem in shown.problems if problem.code == "subject_from_above"]
    assert "2 dòng" in told.message and "dòng 4, 5" in told.message


def test_a_numbered_row_without_a_name_is_of_nobody(office: Histories) -> None:
    rows: Rows = [
        ["TT", "Họ và tên", "Năm", "Danh hiệu, hình thức khen thưởng"],
        [1, AN, 2022, "Lao động tiên tiến"],
        [2, None, 2022, "Lao động tiên tiến"],
    ]
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(list(row))
    book.save(office.path)
    shown = imports.preview(office.db, office.library, office.path)
    assert [(problem.row, problem.code) for problem in shown.problems] == [(3, "required_missing")]


def test_several_awards_in_a_cell_with_their_years(office: Histories) -> None:
    rows: Rows = [
        ["DANH SÁCH KHEN THƯỞNG 3 NĂM"],
        ["TT", "Họ và tên", "Đơn vị", "Danh hiệu thi đua, hình thức khen thưởng đã đạt được"],
        [1, AN, "Phòng Kinh tế", "2021: LĐTT; năm 2022: LĐTT, CSTĐCS; 2023: Giấy khen"],
        [2, BINH, "Phòng Kinh tế", "- LĐTT năm 2022 (QĐ số 12/QĐ-UBND ngày 12/12/2022)\n- CSTĐCS năm 2023"],
    ]
    office.take({"Sheet1": rows})
    assert office.held == {
        ("CB1", WORKER, 2021), ("CB1", WORKER, 2022), ("CB1", FIGHTER, 2022), ("CB1", MERIT, 2023),
        ("CB2", WORKER, 2022), ("CB2", FIGHTER, 2023),
    }  # fmt: skip


def test_a_column_for_each_year(office: Histories) -> None:
    rows: Rows = [
        ["TỔNG HỢP QUÁ TRÌNH KHEN THƯỞNG"],
        ["TT", "Họ và tên", "Ngày sinh", "2021", "2022"],
        [1, AN, "12/05/1980", "LĐTT", "LĐTT, CSTĐCS"],
        [2, BINH, "1985", None, "LĐTT"],
    ]
    office.take({"Sheet1": rows})
    assert office.held == {
        ("CB1", WORKER, 2021), ("CB1", WORKER, 2022), ("CB1", FIGHTER, 2022), ("CB2", WORKER, 2022),
    }  # fmt: skip


def test_a_sheet_for_each_year(office: Histories) -> None:
    heading = ["TT", "Họ và tên", "Đơn vị", "Danh hiệu", "Số QĐ"]
    title = ["DANH SÁCH CÁ NHÂN ĐƯỢC KHEN THƯỞNG"]
    sheets: Sheets = {
        f"Năm {year}": [title, heading, [1, AN, "Phòng Kinh tế", "LĐTT; CSTĐCS", "31/QĐ-UBND"]] for year in (2021, 2022)
    }
    office.take(sheets)
    assert office.held == {("CB1", award, year) for award in (WORKER, FIGHTER) for year in (2021, 2022)}


@pytest.mark.parametrize(
    "above",
    [
        [["QUÁ TRÌNH KHEN THƯỞNG CỦA ÔNG NGUYỄN VĂN AN"]],
        [["QUÁ TRÌNH KHEN THƯỞNG"], ["Họ và tên: Nguyễn Văn An"], ["Ngày sinh: 12/05/1980"], ["Đơn vị: Phòng Kinh tế"]],
    ],
)
def test_the_sheet_of_one_person(office: Histories, above: list[list[Any]]) -> None:
    heading = [
        "Năm",
        "Danh hiệu thi đua",
        "Số, ngày, tháng, năm của quyết định công nhận danh hiệu thi đua; cơ quan ban hành quyết định",
    ]
    rows: Rows = [
        [2021, "Lao động tiên tiến", "Quyết định số 310/QĐ-UBND ngày 25/12/2021 của Chủ tịch UBND xã An Bình"],
        [2022, "Chiến sĩ thi đua cơ sở", "Quyết định số 320/QĐ-UBND ngày 25/12/2022 của Chủ tịch UBND xã An Bình"],
    ]
    office.take({"Sheet1": [*above, heading, *rows]})
    assert office.held == {("CB1", WORKER, 2021), ("CB1", FIGHTER, 2022)}


def test_a_list_that_calls_the_year_time_and_the_award_contents(office: Histories) -> None:
    rows: Rows = [
        ["THEO DÕI KHEN THƯỞNG GIAI ĐOẠN 2021-2023"],
        ["TT", "Họ và tên", "Thời gian", "Nội dung khen thưởng", "Cấp khen"],
        [1, AN, "2021", "Lao động tiên tiến", "UBND xã"],
        [2, BINH, "Năm 2022", "Chiến sĩ thi đua cơ sở", "UBND xã"],
    ]
    office.take({"Sheet1": rows})
    assert office.held == {("CB1", WORKER, 2021), ("CB2", FIGHTER, 2022)}
