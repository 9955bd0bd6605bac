"""Rows whose note, or whose cell in a column that nobody understands, takes them out of what their list says of all."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from sqlalchemy import select

from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services import imports
from khenthuong_desktop.services.award_rounds.rounds import open_round
from khenthuong_desktop.services.imports import Aim, ImportAnswer
from khenthuong_desktop.spreadsheets.rows.refusing_cells import Saying, saying_of
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import AwardHeld, Nomination, Person, Registration

NAMES = ("Lê Thị Hoa", "Trần Văn An")
WITHDRAWN = (
    "Không đề nghị", "Rút", "Rút tên khỏi danh sách", "Xin rút", "Không xét", "Loại", "Hội đồng không thông qua",
    "Không đồng ý", "Chưa đủ điều kiện", "Hoãn", "Thu hồi theo QĐ 20/QĐ-UBND", "Huỷ", "Không đạt", "Không công nhận",
    "Không đăng ký", "Không đề nghị khen thưởng vì mới tuyển dụng", "Chưa đủ điều kiện xét", "Bị loại khỏi danh sách",
    "Không đạt (nghỉ thai sản)", "Chưa xét - mới tuyển dụng", "Hoãn xét; chờ kết luận", "Không xét: chưa đủ 9 tháng",
)  # fmt: skip
DOUBTFUL = (
    "Đề nghị nâng mức lên CSTĐ cấp tỉnh", "Đang xem xét kỷ luật", "Đề nghị LĐTT", "Không đạt CSTĐCS", "Chờ xác minh",
    "Không đề nghị năm 2024", "Chưa được công nhận sáng kiến", "Hoãn (đã xét lại, đạt)", "Không đạt; đề nghị LĐTT",
)  # fmt: skip
KEPT = (
    "", "Hoàn thành tốt nhiệm vụ", "Bác sĩ", "Không có", "Chưa có sáng kiến", "Đảng viên", "Loại A", "Nghỉ thai sản",
    "Chuyển công tác", "Có sáng kiến được công nhận", "Đạt", "Đồng ý", "Bổ sung", "Rút kinh nghiệm", "Lên lương",
    "Đạt (không có ý kiến khác)",
    "Chuyển sang Phòng Kinh tế từ 01/5/2026", "Đang bị ốm", "Đang thi hành công vụ", "3,66", "-", "0",
)  # fmt: skip


class Lists:
    """Lists of two people on file, the second with a cell of its own."""

    def __init__(self, db: Database, library: Library, folder: Path) -> None:
        self.db, self.library, self.path = db, library, folder / "ds.xlsx"
        with db.write("by_hand") as session:
            session.add_all(Person(code=f"CB{at}", name=name) for at, name in enumerate(NAMES))

    def take(self, title: str, awards: str, heading: str, cell: object, aim: Aim | None = None) -> ImportAnswer:
        book = Workbook()
        for row in (
            [title],
            ["STT", "Họ và tên", awards, heading],
            [1, NAMES[0], "LĐTT", None],
            [2, NAMES[1], "LĐTT", cell],
        ):
            book.worksheets[0].append(row)
        book.save(self.path)
        shown = imports.preview(self.db, self.library, self.path, aim=aim or Aim())
        return imports.confirm(self.db, shown)

    def of(self, table: type[Any]) -> list[str]:
        with self.db.read() as session:
            names = {person.id: person.name for person in session.scalars(select(Person))}
            return sorted(names[row.subject_id] for row in session.scalars(select(table)))


@pytest.fixture
def lists(db: Database, library: Library, tmp_path: Path) -> Lists:
    return Lists(db, library, tmp_path)


def told(answer: ImportAnswer) -> list[tuple[int | None, str | None]]:
    return [(one.row, one.column) for one in answer.problems if one.code == "row_refused"]


def test_who_registers_nothing_by_the_note_is_not_registered(lists: Lists) -> None:
    answer = lists.take("DANH SÁCH ĐĂNG KÝ THI ĐUA NĂM 2026", "Danh hiệu đăng ký", "Ghi chú", "Không đăng ký")
    assert lists.of(Registration) == [NAMES[0]]
    assert told(answer) == [(4, "D")]


@pytest.mark.parametrize("heading", ["Ghi chú", "Ý kiến Hội đồng", "Kết quả xét"])
def test_who_is_withdrawn_is_not_proposed(lists: Lists, heading: str) -> None:
    key = open_round(lists.db, "Cuối năm", 2026, date(2026, 12, 1))
    answer = lists.take("DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2026", "Danh hiệu đề nghị", heading, "Rút", Aim(round=key))
    assert lists.of(Nomination) == [NAMES[0]]
    assert told(answer) == [(4, "D")]


def test_what_was_taken_back_is_not_held(lists: Lists) -> None:
    answer = lists.take("DANH SÁCH CÁ NHÂN ĐẠT DANH HIỆU THI ĐUA NĂM 2025", "Danh hiệu", "Kết quả", "Không đạt")
    assert lists.of(AwardHeld) == [NAMES[0]]
    assert told(answer) == [(4, "D")]


def test_what_was_held_before_stays_whatever_this_year_says(lists: Lists) -> None:
    lists.take("DANH SÁCH CÁN BỘ NĂM 2026", "Danh hiệu đã đạt năm 2024", "Ghi chú", "Không đề nghị")
    assert lists.of(AwardHeld) == sorted(NAMES)


@pytest.mark.parametrize(
    ("words", "saying"),
    [
        *((words, Saying.REFUSED) for words in WITHDRAWN),
        *((words, Saying.DOUBTED) for words in DOUBTFUL),
        *((words, None) for words in KEPT),
    ],
)
def test_what_notes_say_against_their_row(words: str, saying: Saying | None) -> None:
    assert saying_of("note", words) is saying


@pytest.mark.parametrize(
    ("heading", "cell", "saying"),
    [
        ("kết quả", "Không", Saying.REFUSED),
        ("kết quả bình xét", "Không đạt", Saying.REFUSED),
        ("ý kiến của hội đồng", "Không", Saying.REFUSED),
        ("kết quả", "0", None),
        ("kết quả", "-", None),
        ("không đủ điều kiện", "x", Saying.REFUSED),
        ("đủ điều kiện", "x", None),
        ("đủ điều kiện", "Không", Saying.REFUSED),
        ("kết quả", "Không (nghỉ thai sản)", Saying.REFUSED),
        ("kết quả", "- (đang xét)", None),
        ("đề nghị điều chỉnh", "LĐTT", Saying.DOUBTED),
    ],
)
def test_what_results_say_against_their_row(heading: str, cell: str, saying: Saying | None) -> None:
    assert saying_of(heading, cell) is saying


@pytest.mark.parametrize(
    ("heading", "cell"),
    [
        ("Thành tích đã đạt", "Không"),
        ("Số phiếu đồng ý", "0"),
        ("Hệ số lương sau điều chỉnh", "3,66"),
        ("Đảng viên", "Không"),
        ("Sáng kiến được công nhận cấp tỉnh", "Chưa được công nhận"),
        ("Kết quả kiểm tra tin học", "Không đạt"),
    ],
)
def test_columns_of_other_matters_take_nobody_out(lists: Lists, heading: str, cell: str) -> None:
    key = open_round(lists.db, "Cuối năm", 2026, date(2026, 12, 1))
    lists.take("DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2026", "Danh hiệu đề nghị", heading, cell, Aim(round=key))
    assert lists.of(Nomination) == sorted(NAMES)


def test_a_doubtful_note_is_told_and_the_row_taken(lists: Lists) -> None:
    key = open_round(lists.db, "Cuối năm", 2026, date(2026, 12, 1))
    answer = lists.take(
        "DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2026", "Danh hiệu đề nghị", "Ghi chú", "Đề nghị nâng lên CSTĐCS",
        Aim(round=key),
    )  # fmt: skip
    assert lists.of(Nomination) == sorted(NAMES)
    assert [(one.row, one.column) for one in answer.problems if one.code == "row_doubted"] == [(4, "D")]


def test_what_came_of_a_registration_does_not_take_it_back(lists: Lists) -> None:
    lists.take("DANH SÁCH ĐĂNG KÝ THI ĐUA NĂM 2026", "Danh hiệu đăng ký", "Kết quả", "Không đạt")
    assert lists.of(Registration) == sorted(NAMES)


@pytest.mark.parametrize(
    ("title", "groups", "table"),
    [
        ("DANH SÁCH ĐĂNG KÝ THI ĐUA NĂM 2026", ("Đăng ký", "Không đăng ký"), Registration),
        ("DANH SÁCH ĐẠT DANH HIỆU THI ĐUA NĂM 2025", ("Đạt", "Không đạt"), AwardHeld),
    ],
)
def test_who_stands_under_a_heading_that_refuses_has_nothing(
    lists: Lists, title: str, groups: tuple[str, str], table: type[Any]
) -> None:
    book = Workbook()
    for row in (
        [title],
        ["STT", "Họ và tên", "Danh hiệu"],
        ["I", groups[0]],
        [1, NAMES[0], "LĐTT"],
        ["II", groups[1]],
        [1, NAMES[1], "LĐTT"],
    ):
        book.worksheets[0].append(row)
    book.save(lists.path)
    answer = imports.confirm(lists.db, imports.preview(lists.db, lists.library, lists.path))
    assert lists.of(table) == [NAMES[0]]
    assert [one.row for one in answer.problems if one.code == "under_refusal"] == [6]


@pytest.mark.parametrize(
    "title",
    ["DANH SÁCH CÁ NHÂN KHÔNG ĐẠT DANH HIỆU THI ĐUA NĂM 2025", "DANH SÁCH KHÔNG ĐĂNG KÝ DANH HIỆU THI ĐUA NĂM 2026"],
)
def test_nobody_of_a_title_that_refuses_has_anything(lists: Lists, title: str) -> None:
    lists.take(title, "Danh hiệu", "Lý do", "Mới tuyển dụng")
    assert (lists.of(AwardHeld), lists.of(Registration)) == ([], [])
