"""What the clerk mends in the preview of a list, and what it tells him: columns, cells, rows, tables, questions."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from sqlalchemy import select

from khenthuong_desktop.errors import ValuesRefused
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services import imports
from khenthuong_desktop.services.imports import Corrections, Preview, RowStatus, ToldColumns
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import AwardHeld, Collective, Person, YearRating

WHO: list[Any] = ["STT", "Họ và tên", "Ngày sinh", "Chức vụ", "Đơn vị"]
HOA: list[Any] = [1, "Lê Thị Hoa", "01/02/1980", "Trưởng phòng", "Phòng Nội vụ"]
AN: list[Any] = [2, "Trần Văn An", "31/02/1985", "Phó phòng", "Phòng Nội vụ"]


class Previews:
    """One list on its way in, read again as often as the clerk wants."""

    def __init__(self, db: Database, library: Library, folder: Path) -> None:
        self.db, self.library, self.path = db, library, folder / "ds.xlsx"

    def show(self, *rows: list[Any], **said: Any) -> Preview:
        book = Workbook()
        for row in rows:
            book.worksheets[0].append(row)
        book.save(self.path)
        return imports.preview(self.db, self.library, self.path, **said)

    def explain(self, shown: Preview, mapping: dict[str, str], number: int = 0) -> Preview:
        return imports.explain(self.db, shown, shown.sheets[number], ToldColumns(None, mapping))

    def all(self, table: type[Any]) -> list[Any]:
        with self.db.read() as session:
            return list(session.scalars(select(table)))


@pytest.fixture
def previews(db: Database, library: Library, tmp_path: Path) -> Previews:
    return Previews(db, library, tmp_path)


def uses(shown: Preview, number: int = 0) -> dict[str, tuple[str | None, str]]:
    return {use.column: (use.field, use.confidence.value) for use in shown.sheets[number].uses}


def told(shown: Preview) -> list[tuple[str, int | None, str | None]]:
    return [(problem.code, problem.row, problem.column) for problem in shown.problems if problem.code != "unit_unknown"]


def test_every_column_is_told_with_its_field_or_the_cells_it_would_lose(previews: Previews) -> None:
    shown = previews.show([*WHO, "Danh hiệu 2025", "Ghi chú nội bộ", None], [*HOA, "LĐTT", None, "lạc"])
    answer = shown.as_json()
    columns = answer["sheets"][0]["columns"]
    assert columns[1] == {"column": "B", "heading": "Họ và tên", "field": "name", "confidence": "sure"}
    assert columns[5:] == [
        {"column": "F", "heading": "Danh hiệu 2025", "field": None, "confidence": "unknown", "filled": 1},
        {"column": "G", "heading": "Ghi chú nội bộ", "field": None, "confidence": "unknown", "filled": 0},
        {"column": "H", "heading": "", "field": None, "confidence": "unknown", "filled": 1},
    ]
    assert told(shown) == [("extra_award_year", 1, "F"), ("column_without_heading", 1, "H")]


def test_a_column_explained_is_read_at_once_and_known_next_time(previews: Previews) -> None:
    rows = [[*WHO, "Danh hiệu 2025", None], [*HOA, "LĐTT", "HTXSNV"]]
    shown = previews.explain(previews.show(*rows), {"Danh hiệu 2025": "held_2025", "[G]": "rating_2024"})
    assert (uses(shown)["F"], uses(shown)["G"]) == (("held_2025", "told"), ("rating_2024", "told"))
    assert told(shown) == []
    assert previews.all(Person) == []
    imports.confirm(previews.db, shown)
    assert [(row.year, row.award) for row in previews.all(AwardHeld)] == [(2025, "advanced_worker")]
    assert [(row.year, row.rating) for row in previews.all(YearRating)] == [(2024, "HTXSNV")]
    assert uses(previews.show(*rows))["G"] == ("rating_2024", "told")


def test_what_was_explained_may_be_taken_back_for_good(previews: Previews) -> None:
    rows = [[*WHO, "Danh hiệu 2025"], [*HOA, "LĐTT"]]
    imports.confirm(previews.db, previews.explain(previews.show(*rows), {"Danh hiệu 2025": "held_2025"}))
    back = previews.explain(previews.show(*rows), {"Chức vụ": "job_title"})
    assert uses(back)["F"] == (None, "unknown")
    imports.confirm(previews.db, back)
    assert uses(previews.show(*rows))["F"] == (None, "unknown")


def test_a_column_of_no_use_is_left_alone_when_the_clerk_says_so(previews: Previews) -> None:
    shown = previews.explain(previews.show([*WHO, "Mã lương"], [*HOA, 3]), {"Mã lương": "unused"})
    assert uses(shown)["F"] == ("unused", "told")
    assert told(shown) == []


def test_an_unknown_field_is_refused(previews: Previews) -> None:
    shown = previews.show([*WHO, "Danh hiệu 2025"], [*HOA, "LĐTT"])
    with pytest.raises(ValuesRefused):
        previews.explain(shown, {"Danh hiệu 2025": "held_in_2025"})


def test_dates_put_right_leave_the_others_as_doubtful_as_they_were(previews: Previews) -> None:
    people = [("An", "13/02/1980"), ("Ba", "05/13/1980"), ("Ca", "05/14/1980"), ("Du", "05/06/1980")]
    shown = previews.show(["STT", "Họ và tên", "Ngày sinh"], *([1, f"Lê Văn {name}", day] for name, day in people))
    mended = {("Sheet", 3, "C"): "13/05/1980", ("Sheet", 4, "C"): "14/05/1980"}
    shown = imports.correct(previews.db, shown, Corrections(mended))
    assert [(problem.code, problem.row) for problem in shown.problems] == [("date_order_unsure", 5)]
    shown = imports.correct(previews.db, shown, Corrections({**mended, ("Sheet", 5, "C"): "05/06/1980"}))
    assert not shown.problems
    assert [row.fields["birth_date"] for row in shown.sheets[0].rows] == [
        "1980-02-13", "1980-05-13", "1980-05-14", "1980-06-05",
    ]  # fmt: skip


def test_a_cell_put_right_and_a_row_left_out_leave_the_workbook_as_it_is(previews: Previews) -> None:
    shown = previews.show(WHO, HOA, AN)
    assert told(shown) == [("date_impossible", 3, "C")]
    before = previews.path.read_bytes()
    right = imports.correct(previews.db, shown, Corrections({("Sheet", 3, "C"): "28/02/1985"}))
    assert (told(right), right.sheets[0].counts[RowStatus.NEW]) == ([], 2)
    without = imports.correct(previews.db, shown, Corrections(left_out=frozenset({("Sheet", 3, "")})))
    assert (told(without), dict(without.sheets[0].counts)) == ([], {RowStatus.NEW: 1, RowStatus.SKIPPED: 1})
    answer = without.as_json()
    assert answer["sheets"][0]["skipped"] == 1
    imports.confirm(previews.db, right)
    assert sorted(person.birth_date for person in previews.all(Person)) == ["1980-02-01", "1985-02-28"]
    assert previews.path.read_bytes() == before


def test_mending_keeps_what_was_said_before(previews: Previews) -> None:
    with previews.db.write("by_hand") as session:
        session.add(Person(code="A", name="Lê Thị Hoa", collective_name="Phòng Khác"))
    shown = previews.show([*WHO[:2], "Chức vụ", "Danh hiệu 2025"], [1, "Lê Thị Hoa", "Tổ trưởng", "LĐTT"])
    shown = imports.answer(previews.db, shown, {"Sheet!2": "A"})
    shown = previews.explain(shown, {"Danh hiệu 2025": "held_2025"})
    assert (shown.questions, shown.sheets[0].counts[RowStatus.CHANGED]) == ((), 1)
    gone = imports.correct(previews.db, shown, Corrections(left_out=frozenset({("", 2, "")})))
    assert gone.sheets[0].counts == {RowStatus.SKIPPED: 1}
    assert not gone.can_be_written()


@pytest.mark.parametrize("place", [("Sheet", 9, ""), ("Khác", 2, ""), ("Sheet", 2, "Z")])
def test_a_correction_of_no_row_is_refused(previews: Previews, place: tuple[str, int, str]) -> None:
    with pytest.raises(ValuesRefused):
        previews.show(WHO, HOA, corrections=Corrections(left_out=frozenset({place})))


def test_two_tables_under_one_another_are_two_lists(previews: Previews) -> None:
    shown = previews.show(
        ["DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2025"],
        ["I. TẬP THỂ"],
        ["STT", "Tên tập thể", "Hình thức đề nghị"],
        [1, "Phòng Nội vụ", "Giấy khen"],
        [2, "Văn phòng", "Giấy khen"],
        [],
        ["II. CÁ NHÂN"],
        ["STT", "Họ và tên", "Chức vụ", "Đơn vị công tác", "Hình thức đề nghị"],
        [1, "Lê Thị Hoa", "Chuyên viên", "Phòng Nội vụ", "Giấy khen"],
        [None, "Cộng: 3"],
    )
    assert [(sheet.layout, sheet.header_row) for sheet in shown.sheets] == [
        ("collectives_list", 3),
        ("individuals_list", 8),
    ]
    assert ("further_table", 8, None) in told(shown)
    imports.confirm(previews.db, shown)
    assert [row.name for row in previews.all(Collective)] == ["Phòng Nội vụ", "Văn phòng"]
    assert [(row.name, row.collective_name) for row in previews.all(Person)] == [("Lê Thị Hoa", "Phòng Nội vụ")]


def test_a_further_table_that_nobody_understands_is_told(previews: Previews) -> None:
    shown = previews.show(WHO, HOA, [], ["STT", "Thứ gì", "Màu sắc", "Cân nặng"], [1, "Bàn", "Nâu", "9 kg"])
    assert ("table_not_read", 4, None) in told(shown)


def test_tables_beside_one_another_are_written_each(previews: Previews) -> None:
    head = ["STT", "Họ và tên", "Chức vụ"]
    shown = previews.show([*head, None, *head], [1, "Lê Thị Hoa", "Văn thư", None, 1, "Trần Văn An", "Kế toán"])
    assert ("tables_beside", None, None) in told(shown)
    imports.confirm(previews.db, shown)
    assert {(row.name, row.job_title) for row in previews.all(Person)} == {
        ("Lê Thị Hoa", "Văn thư"),
        ("Trần Văn An", "Kế toán"),
    }


def test_a_row_of_one_of_two_tables_is_left_out(previews: Previews) -> None:
    head = ["STT", "Họ và tên", "Chức vụ"]
    rows = [*head, None, *head], [1, "Lê Thị Hoa", "Văn thư", None, 1, "Trần Văn An", "Kế toán"]
    left, right = previews.show(*rows, corrections=Corrections(left_out=frozenset({("Sheet", 2, "F")}))).sheets
    assert (left.beside, right.beside) == ("A", "E")
    assert (dict(left.counts), dict(right.counts)) == ({RowStatus.NEW: 1}, {RowStatus.SKIPPED: 1})
    both = previews.show(*rows, corrections=Corrections(left_out=frozenset({("", 2, "")})))
    assert [dict(sheet.counts) for sheet in both.sheets] == [{RowStatus.SKIPPED: 1}] * 2


def test_an_answer_is_about_a_row_of_one_of_two_tables(previews: Previews) -> None:
    with previews.db.write("by_hand") as session:
        session.add_all([Person(code="A", name="Lê Thị Hoa"), Person(code="B", name="Trần Văn An")])
    head = ["STT", "Họ và tên", "Chức vụ"]
    shown = previews.show([*head, None, *head], [1, "Lê Thị Hoa", "Văn thư", None, 1, "Trần Văn An", "Kế toán"])
    assert [question.key for question in shown.questions] == ["Sheet!A2", "Sheet!E2"]
    answered = imports.answer(previews.db, shown, {"Sheet!A2": "A", "Sheet!E2": "new"})
    assert [dict(sheet.counts) for sheet in answered.sheets] == [{RowStatus.CHANGED: 1}, {RowStatus.NEW: 1}]


def test_a_sheet_is_told_in_one_line_with_its_rows_by_class(previews: Previews) -> None:
    (sheet,) = previews.show(
        WHO, [None, "I. PHÒNG NỘI VỤ"], HOA, AN, [], [None, "Cộng: 2"], [None, None, "Người lập biểu"]
    ).sheets
    told = sheet.as_json(refused=False)
    assert told["classes"] == {"data": 2, "group": 1, "subtotal": 1, "tail": 1, "blank": 1}
    assert "2 dòng dữ liệu, 1 dòng nhóm, 1 dòng cộng, 1 dòng ký, ghi chú cuối, 1 dòng trống" in told["understood"]


def test_the_columns_of_a_table_beside_that_nobody_understands_are_told(previews: Previews) -> None:
    head = ["STT", "Họ và tên", "Chức vụ", None, "STT", "Thứ gì", "Màu sắc"]
    shown = previews.show(head, [1, "Lê Thị Hoa", "Văn thư", None, 1, "Bàn", "Nâu"])
    assert told(shown)[-2:] == [("extra_column", 1, "F"), ("extra_column", 1, "G")]


def test_a_question_says_sheet_row_and_unit(previews: Previews) -> None:
    with previews.db.write("by_hand") as session:
        session.add(Person(code="A", name="Lê Thị Hoa"))
    (question,) = previews.show([*WHO[:2], "Đơn vị"], [1, "Lê Thị Hoa", "Phòng Nội vụ"]).questions
    assert {name: question.as_json()[name] for name in ("sheet", "row", "unit")} == {
        "sheet": "Sheet",
        "row": 2,
        "unit": "Phòng Nội vụ",
    }


def test_a_line_tells_what_was_understood_and_how_sure_it_is(previews: Previews) -> None:
    heading = [*WHO, "Màu áo"]
    sheet = previews.show(heading, [*HOA, "Xanh"]).as_json()["sheets"][0]
    assert sheet["confidence"] == "sure"
    told = "Nhân sự, tiêu đề ở dòng 1: 4 cột chắc chắn; 1 dòng dữ liệu; có dữ liệu mà chưa hiểu: cột F"
    assert sheet["understood"] == told
    by_content = previews.show([1, "Lê Thị Hoa", "Văn thư"], [2, "Trần Văn An", "Kế toán"]).as_json()["sheets"][0]
    assert by_content["confidence"] == "supposed"
    assert by_content["understood"] == "Nhân sự, không có dòng tiêu đề: 2 cột đoán theo nội dung; 2 dòng dữ liệu"
