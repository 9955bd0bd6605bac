"""A list of votes into the meeting on a round: every count checked by who sat there; one undo."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services import imports
from khenthuong_desktop.services.award_rounds.nominating import nominate_checked
from khenthuong_desktop.services.award_rounds.rounds import Nominee, get_round, open_round
from khenthuong_desktop.services.council.meetings import get_meeting
from khenthuong_desktop.services.imports import Aim
from khenthuong_desktop.services.lists.vote_lists import VotesRead
from khenthuong_desktop.store.tables import Nomination
from tests.unit.services.dossier_round import WORKER, Round, make_round, rename

HEADING = ["STT", "Họ và tên", "Danh hiệu đề nghị", "Số phiếu", None, None, "Tỷ lệ (%)", "Kết quả"]
LOWER = [None, None, None, "Đồng ý", "Không đồng ý", "Không hợp lệ", None, None]
TITLE = ["BIÊN BẢN KIỂM PHIẾU"]


@pytest.fixture
def made(library: Library, tmp_path: Path) -> Round:
    """Five members, four present, one who wrote; Hoà and Minh have five in favour, Lan two."""
    return make_round(tmp_path, library, papers=False)


def show(
    made: Round, *rows: list[Any], round_: str | None = "", two_rows: bool = False, **more: Any
) -> imports.Preview:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(row)
    if two_rows:
        sheet.merge_cells("D2:F2")
        for column in "ABCGH":
            sheet.merge_cells(f"{column}2:{column}3")
    path = made.folder.root / "phieu.xlsx"
    book.save(path)
    aim = Aim(made.key if round_ == "" else round_, **more)
    return imports.preview(made.db, made.library, path, aim=aim)


def passed(made: Round) -> dict[str, bool | None]:
    return {row.code: row.passed for row in get_round(made.db, made.key).nominations}


def errors(shown: imports.Preview) -> list[tuple[str, int | None, str | None]]:
    return [(problem.code, problem.row, problem.column) for problem in shown.problems if problem.severity == "error"]


def test_counts_go_into_the_meeting_and_decide_anew(made: Round) -> None:
    heading = ["STT", "Họ và tên", "Đồng ý", "Không đồng ý", "Ý kiến bằng văn bản đồng ý"]
    rows = ([1, "Đặng Thị Hoà", 4, 0, 1], [2, "LÊ MINH", 1, 3, 0], [3, "Bà Trần Thị Lan", "04/4", "0 phiếu", 1])
    shown = show(made, TITLE, heading, *rows)
    assert shown.sheets[0].layout == "vote_list"
    assert [row.status for row in shown.sheets[0].rows] == ["same", "changed", "changed"]
    assert imports.confirm(made.db, shown).committed
    assert passed(made) == {"CB1": True, "CB2": False, "CB3": True}
    meeting = get_meeting(made.db, made.key)
    assert meeting is not None
    assert {one.subject_code: one.in_favour for one in meeting.results} == {"CB1": 4, "CB2": 1, "CB3": 4}
    made.db.undo()
    assert passed(made) == {"CB1": True, "CB2": True, "CB3": False}


def test_names_in_two_columns_are_voted_on_and_proposed_by_nobody(made: Round) -> None:
    heading = ["STT", "Họ đệm", "Tên", "Danh hiệu đề nghị", "Số phiếu đồng ý", "Không đồng ý"]
    shown = show(made, ["KẾT QUẢ BỎ PHIẾU"], heading, [1, "Lê", "Minh", "LĐTT", 1, 3])
    assert [sheet.layout for sheet in shown.sheets] == ["vote_list"]
    assert imports.confirm(made.db, shown).committed
    assert passed(made)["CB2"] is False


def test_a_header_of_two_rows_shares_and_results_are_understood(made: Round) -> None:
    rows = ([1, "Đặng Thị Hoà", "CSTĐCS", 4, 0, 0, "80%", "Đạt"], [2, "Lê Minh", "LĐTT", 4, 0, 0, 8000, "Không đạt"])
    shown = show(made, TITLE, HEADING, LOWER, *rows, two_rows=True)
    assert [row.fields["in_favour"] for row in shown.sheets[0].rows] == [4, 4]
    told = [(problem.code, problem.row) for problem in shown.problems if problem.severity == "warning"]
    assert ("share_reckoned_otherwise", 5) in told
    assert ("result_reckoned_passed", 5) in told
    assert ("share_reckoned_otherwise", 4) not in told


def test_votes_against_are_what_is_left_of_those_returned_without_the_invalid_ones(made: Round) -> None:
    heading = ["STT", "Họ và tên", "Đồng ý", "Không hợp lệ", "Số phiếu thu về"]
    shown = show(made, TITLE, heading, [1, "Đặng Thị Hoà", 2, 1, 4])
    assert errors(shown) == []
    assert [(vote.in_favour, vote.against, vote.invalid) for vote in shown.plan.votes] == [(2, 1, 1)]


def test_what_cannot_be_right_is_told_with_its_place(made: Round) -> None:
    heading = ["STT", "Họ và tên", "Đồng ý", "Không đồng ý", "Số phiếu thu về", "Đồng ý bằng văn bản"]
    rows = (
        [1, "Đặng Thị Hoà", 5, 0, None, 0],
        [2, "Lê Minh", 3, 0, 4, 0],
        [3, "Trần Thị Lan", "nhiều", 0, None, 0],
        [4, "Ai Đó Khác", 4, 0, None, 0],
        [5, "Lê Minh", 4, 0, None, 2],
    )
    assert errors(show(made, TITLE, heading, *rows)) == [
        ("votes_more_returned_than_issued", 3, "C"),
        ("votes_do_not_add_up", 4, "E"),
        ("votes_unreadable", 5, "C"),
        ("not_nominated", 6, "B"),
        ("votes_twice", 7, "B"),
    ]


def test_a_name_typed_wrong_is_asked_about(made: Round) -> None:
    shown = show(made, TITLE, ["Họ và tên", "Đồng ý"], ["Le Minh", 4])
    (question,) = shown.questions
    assert [one.code for one in question.candidates] == ["CB2"]
    answered = imports.answer(made.db, shown, {question.key: "CB2"})
    assert answered.sheets[0].counts == {imports.RowStatus.CHANGED: 1}


def test_several_awards_of_one_person_need_the_award(made: Round, library: Library) -> None:
    with made.db.write("nominate") as session:
        minh = session.get_one(Nomination, made.nominations["CB2", WORKER])
        session.add(
            Nomination(round_id=made.key, subject_kind=minh.subject_kind, subject_id=minh.subject_id,
                       award="certificate_of_merit")
        )  # fmt: skip
    assert errors(show(made, TITLE, ["Họ và tên", "Đồng ý"], ["Lê Minh", 4])) == [("votes_for_which", 3, "A")]
    assert errors(show(made, TITLE, ["Họ và tên", "Danh hiệu", "Đồng ý"], ["Lê Minh", "GK", 4])) == []
    assert errors(show(made, TITLE, ["Họ và tên", "Danh hiệu", "Đồng ý"], ["Lê Minh", "CSTĐCS", 4])) == [
        ("nominated_otherwise", 3, "A")
    ]


def test_votes_need_a_round_and_its_meeting(made: Round, library: Library) -> None:
    row: tuple[list[Any], ...] = (TITLE, ["Họ và tên", "Đồng ý"], ["Lê Minh", 4])
    assert errors(show(made, *row, round_=None))[0][0] == "votes_of_no_round"
    other = open_round(made.db, "Đợt sau", 2026, date(2026, 11, 1))
    nominate_checked(made.db, library, other, (Nominee("CB2", WORKER),))
    assert errors(show(made, *row, round_=other)) == [("votes_without_meeting", None, None)]
    read = show(made, *row, round_=other, only_read=True)
    assert (errors(read), [vote.in_favour for vote in read.plan.votes]) == ([], [4])


def test_nominees_without_votes_are_named(made: Round, library: Library) -> None:
    other = open_round(made.db, "Đợt sau", 2026, date(2026, 11, 1))
    nominate_checked(made.db, library, other, (Nominee("CB2", WORKER), Nominee("CB3", WORKER)))
    shown = show(made, TITLE, ["Họ và tên", "Đồng ý"], ["Lê Minh", 4], round_=other, only_read=True)
    absent = [problem.message for problem in shown.problems if problem.code == "votes_absent"]
    assert absent == ["Không có số phiếu cho Trần Thị Lan (Lao động tiên tiến)."]


def test_many_nominees_without_votes_are_told_in_one_line(made: Round, library: Library) -> None:
    other = open_round(made.db, "Đợt sau", 2026, date(2026, 11, 1))
    nominate_checked(made.db, library, other, tuple(Nominee(code, WORKER) for code in ("CB1", "CB2", "CB3")))
    shown = show(made, TITLE, ["Họ và tên", "Đồng ý"], ["Lê Minh", 4], round_=other, only_read=True)
    assert VotesRead(shown).faults == ("Không có số phiếu cho 2 đề nghị: Đặng Thị Hoà, Trần Thị Lan",)


def test_votes_of_a_code_beside_another_name_are_nobodys(made: Round) -> None:
    heading = ["Mã số", "Họ và tên", "Đồng ý", "Không đồng ý"]
    shown = show(made, TITLE, heading, ["CB2", "Trần Thị Lan", 4, 0], ["CB3", "Lê Minh", 1, 3])
    assert errors(shown)[:2] == [("code_not_of_name", 3, "B"), ("code_not_of_name", 4, "B")]
    assert passed(made) == {"CB1": True, "CB2": True, "CB3": False}


def test_rows_that_are_alike_are_one_for_each_nominee_of_their_name(made: Round) -> None:
    rename(made, "CB3", "Lê Minh")
    heading, rows = ["STT", "Họ và tên", "Đồng ý", "Không đồng ý"], [[2, "Lê Minh", 4, 0], [3, "Lê Minh", 4, 0]]
    shown = show(made, TITLE, heading, [1, "Đặng Thị Hoà", 4, 0], *rows)
    assert [(vote.subject_code, vote.in_favour) for vote in shown.plan.votes] == [("CB1", 4), ("CB2", 4), ("CB3", 4)]
    assert [problem.row for problem in shown.problems if problem.code == "namesakes_each"] == [4, 5]
    assert imports.confirm(made.db, shown).committed
    assert passed(made)["CB3"] is True
    more = show(made, TITLE, heading, *rows, [4, "Lê Minh", 4, 0])
    assert [(problem.code, problem.row) for problem in more.problems if problem.code == "row_twice"] == [
        ("row_twice", 5)
    ]


def test_namesakes_with_other_counts_are_asked_about_row_by_row(made: Round) -> None:
    rename(made, "CB3", "Lê Minh")
    shown = show(made, TITLE, ["Họ và tên", "Đồng ý"], ["Lê Minh", 4], ["Lê Minh", 3])
    first, second = (question.key for question in shown.questions)
    answered = imports.answer(made.db, shown, {first: "CB3", second: "CB2"})
    assert [(vote.subject_code, vote.in_favour) for vote in answered.plan.votes] == [("CB3", 4), ("CB2", 3)]


def test_a_row_said_twice_about_the_only_nominee_of_its_name_counts_once(made: Round) -> None:
    shown = show(made, TITLE, ["Họ và tên", "Đồng ý"], ["Lê Minh", 4], ["Lê Minh", 4])
    assert [vote.subject_code for vote in shown.plan.votes] == ["CB2"]
    assert [(problem.code, problem.row) for problem in shown.problems if problem.row == 4] == [("row_twice", 4)]
