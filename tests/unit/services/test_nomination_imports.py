"""A sub-unit's list of proposals taken into a round: everybody judged, asked where unsure, one undo."""

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from sqlalchemy import select

from khenthuong_desktop.domain.terms import Stage
from khenthuong_desktop.errors import RecordMissing
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services import imports
from khenthuong_desktop.services.award_rounds.rounds import get_round, open_round
from khenthuong_desktop.services.imports import Aim
from khenthuong_desktop.services.imports.plan.change_words import changes_said
from khenthuong_desktop.store.tables import AwardRound, Collective, Household, Person, YearRating
from tests.unit.services.dossier_round import FIGHTER, WORKER, Round, make_round

SAMPLES = Path(__file__).resolve().parents[4] / "shared" / "samples"
HEADING = ["STT", "Họ và tên", "Chức vụ", "Đơn vị", "Danh hiệu đề nghị", "Tóm tắt thành tích"]
OFFICE = "Phòng Văn hóa - Xã hội"
MERIT = "certificate_of_merit"


@pytest.fixture
def made(library: Library, tmp_path: Path) -> Round:
    return make_round(tmp_path, library, papers=False)


@pytest.fixture
def key(made: Round) -> str:
    """A round with nobody in it."""
    return open_round(made.db, "Đợt mới", 2026, date(2026, 11, 20))


def show(made: Round, key: str | None, *rows: list[Any], path: Path | None = None, **more: Any) -> imports.Preview:
    path = path or made.folder.root / "ds.xlsx"
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    book.save(path)
    return imports.preview(made.db, made.library, path, aim=Aim(key), **more)


def take(made: Round, key: str, *rows: list[Any]) -> imports.ImportAnswer:
    answer = imports.confirm(made.db, show(made, key, *rows))
    assert answer.committed, [problem.message for problem in answer.problems]
    return answer


def nominated(made: Round, key: str) -> list[tuple[str, str, str | None]]:
    return sorted((row.name, row.award, row.achievement) for row in get_round(made.db, key).nominations)


def put(made: Round, **values: str) -> None:
    """What is on file of Minh."""
    with made.db.write("by_hand") as session:
        minh = session.scalars(select(Person).where(Person.code == "CB2")).one()
        for name, value in values.items():
            setattr(minh, name, value)


HOA = [1, "Đặng Thị Hoà", "Chuyên viên", OFFICE, "CSTĐCS", "Có sáng kiến."]
MINH = [2, "LÊ MINH", "Văn thư", OFFICE, "Lao động tiên tiến", None]


def test_whom_the_list_proposes_stands_in_the_round_judged(made: Round, key: str) -> None:
    answer = take(made, key, ["DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG"], HEADING, HOA, MINH)
    assert nominated(made, key) == [("Lê Minh", WORKER, None), ("Đặng Thị Hoà", FIGHTER, "Có sáng kiến.")]
    verdicts = {row.code: (row.verdict or {}).get("verdict") for row in get_round(made.db, key).nominations}
    assert set(verdicts) == {"CB1", "CB2"} and None not in verdicts.values()
    assert {problem.code for problem in answer.problems} >= {"nominated_in_round"}
    assert "proposals_not_kept" not in {problem.code for problem in answer.problems}


def test_only_those_who_are_kept_are_counted_as_proposed(made: Round, key: str) -> None:
    wrong = [1, "Quách Văn Mới", "Kế toán", OFFICE, "Tập thể lao động xuất sắc", None]
    again = [2, "Quách Văn Mới", "Kế toán", OFFICE, "LĐTT", None]  # stands on the person of the faulty row
    shown = show(made, key, HEADING, wrong, again, HOA)
    (told,) = [problem for problem in shown.problems if problem.code == "nominated_in_round"]
    assert told.message.startswith("1 đề nghị được đưa vào đợt ")
    imports.confirm(made.db, shown, accept_valid=True)
    assert [name for name, _, _ in nominated(made, key)] == ["Đặng Thị Hoà"]


def test_who_is_new_is_known_and_proposed_at_once_and_undone_at_once(made: Round, key: str) -> None:
    take(made, key, HEADING, [1, "Quách Văn Mới", "Kế toán", OFFICE, "LĐTT; Giấy khen", "Làm tốt."])
    assert nominated(made, key) == [("Quách Văn Mới", WORKER, "Làm tốt."), ("Quách Văn Mới", MERIT, "Làm tốt.")]
    assert made.db.undo().name == "import_list"
    assert nominated(made, key) == []
    with made.db.read() as session:
        assert "Quách Văn Mới" not in set(session.scalars(select(Person.name)))


def test_the_same_list_again_changes_nothing_another_achievement_does(made: Round, key: str) -> None:
    take(made, key, HEADING, HOA, MINH)
    again = show(made, key, HEADING, HOA, MINH)
    assert again.sheets[0].counts == {imports.RowStatus.SAME: 2}
    changed = show(made, key, HEADING, [*HOA[:5], "Hai sáng kiến."], MINH)
    assert changed.sheets[0].rows[0].changes == {"achievement": ("Có sáng kiến.", "Hai sáng kiến.")}
    imports.confirm(made.db, changed)
    assert ("Đặng Thị Hoà", FIGHTER, "Hai sáng kiến.") in nominated(made, key)


def test_a_person_said_again_for_another_award_is_no_repetition(made: Round, key: str) -> None:
    answer = take(
        made, key, HEADING, MINH, [3, "Lê Minh", "Văn thư", OFFICE, "Giấy khen", None], [*MINH[:5], "Làm tốt."]
    )
    assert [award for _, award, _ in nominated(made, key)] == [WORKER, MERIT]
    assert [problem.row for problem in answer.problems if problem.code == "subject_twice"] == [4]


def test_kinds_awards_and_titles_come_from_headings(made: Round, key: str) -> None:
    heading = ["STT", "Tên tập thể, cá nhân", "Tóm tắt thành tích"]
    groups = (["I", "TẬP THỂ"], [1, "Phòng VH-XH", "Tốt."], ["II", "CÁ NHÂN"], [1, "Ông Lê Minh", "Tốt."])
    shown = show(made, key, ["DANH SÁCH ĐỀ NGHỊ TẶNG GIẤY KHEN NĂM 2026"], heading, *groups)
    (question,) = shown.questions  # a name alone does not decide
    answer = imports.confirm(made.db, imports.answer(made.db, shown, {question.key: "CB2"}))
    assert answer.committed
    assert nominated(made, key) == [("Lê Minh", MERIT, "Tốt."), (OFFICE, MERIT, "Tốt.")]


def test_what_is_wrong_is_told_with_its_place(made: Round, key: str) -> None:
    unknown = [3, "Trần Thị Lan", "Kế toán", OFFICE, "Danh hiệu vũ trụ", None]
    other = [4, "Lê Minh", "Văn thư", OFFICE, "Tập thể lao động xuất sắc", None]
    nothing = [5, "Đặng Thị Hoà", "Chuyên viên", OFFICE, None, None]
    shown = show(made, key, HEADING, unknown, other, nothing)
    errors = [(problem.code, problem.row, problem.column) for problem in shown.problems if problem.severity == "error"]
    assert errors == [("award_unknown", 2, "E"), ("award_for_other_kind", 3, "E"), ("award_unsaid", 4, "E")]
    assert not shown.can_be_written()


@pytest.mark.parametrize("empty", [None, "Không", "Không đề nghị"])
def test_who_is_not_proposed_in_a_list_is_told_and_keeps_nobody_else_out(
    made: Round, key: str, empty: str | None
) -> None:
    rated, values = [*HEADING[:4], "Xếp loại 2025", HEADING[4]], [*MINH[:4], "HTNV", empty]
    title = ["BẢNG TỔNG HỢP ĐÁNH GIÁ VÀ ĐỀ NGHỊ KHEN THƯỞNG NĂM 2026"]
    answer = take(made, key, title, rated, [*HOA[:4], "HTXSNV", "CSTĐCS"], values)
    assert [(name, award) for name, award, _ in nominated(made, key)] == [("Đặng Thị Hoà", FIGHTER)]
    told = [(one.row, one.details["rows"]) for one in answer.problems if one.code == "proposes_nothing"]
    assert told == [(4, "4")]
    with made.db.read() as session:  # what else the rows say is kept
        of_year = session.scalars(select(YearRating.rating).where(YearRating.year == 2025))
        assert "HTNV" in {rating.value for rating in of_year if rating is not None}


def test_a_row_without_a_cross_for_any_award_is_not_proposed(made: Round, key: str) -> None:
    marks = [*HEADING[:4], "LĐTT", "CSTĐCS"]
    answer = take(made, key, ["DANH SÁCH ĐỀ NGHỊ"], marks, [*HOA[:4], "x", "x"], [*MINH[:4], None, None])
    assert [award for _, award, _ in nominated(made, key)] == [WORKER, FIGHTER]
    assert [one.details["rows"] for one in answer.problems if one.code == "proposes_nothing"] == ["4"]


def test_who_has_an_achievement_and_no_award_is_asked_for(made: Round, key: str) -> None:
    shown = show(made, key, HEADING, HOA, [*MINH[:4], None, "Làm tốt."])
    errors = [(problem.code, problem.row) for problem in shown.problems if problem.severity == "error"]
    assert errors == [("award_unsaid", 3)]


def test_nobody_is_taken_as_not_proposed_where_no_row_proposes_anything(made: Round, key: str) -> None:
    shown = show(made, key, HEADING, [*HOA[:4], None, None], [*MINH[:4], None, None])
    assert [(one.code, one.row) for one in shown.problems if one.severity == "error"] == [
        ("award_unsaid", 2), ("award_unsaid", 3),
    ]  # fmt: skip


def test_the_column_of_awards_that_nobody_understood_is_pointed_at(made: Round, key: str) -> None:
    heading = [*HEADING[:4], "Xin được khen là"]
    shown = show(made, key, heading, MINH[:5])
    told = [problem.sentence for problem in shown.problems if problem.severity == "error"]
    assert len(told) == 1 and "cột E “Xin được khen là”" in told[0]


def test_an_award_that_nobody_knows_said_again_and_again_is_told_once(made: Round, key: str) -> None:
    shown = show(made, key, HEADING, [3, "Trần Thị Lan", "Kế toán", OFFICE, "Danh hiệu vũ trụ; " * 100, None])
    assert [problem.code for problem in shown.problems if problem.code.startswith("award")] == ["award_unknown"]


def test_an_award_that_nobody_knows_keeps_the_row_out_of_the_round(made: Round, key: str) -> None:
    """The other award of the row would be nominated and this one lost; another fault does not hide it."""
    heading = [*HEADING, "Ngày sinh"]
    half = [*MINH[:4], "LĐTT; Danh hiệu vũ trụ", None, None]
    shown = show(made, key, heading, half, [3, "Trần Thị Lan", "Kế toán", OFFICE, "LĐTTX", None, "30/02/1990"])
    errors = [(problem.code, problem.row) for problem in shown.problems if problem.severity == "error"]
    assert errors == [("award_unknown", 2), ("award_unknown_near", 3), ("date_impossible", 3)]
    imports.confirm(made.db, shown, accept_valid=True)
    assert nominated(made, key) == []


def test_a_round_that_was_decided_takes_nobody(made: Round) -> None:
    with made.db.write("record_decision") as session:
        session.get_one(AwardRound, made.key).stage = Stage.DECIDED
    shown = show(made, made.key, HEADING, HOA)
    assert "round_takes_nobody" in {problem.code for problem in shown.problems}
    assert not shown.can_be_written()
    with pytest.raises(RecordMissing):
        show(made, "2026/D99", HEADING, HOA)


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the sample lists are not beside the repository")
def test_a_real_list_of_all_kinds_fills_a_round(made: Round, key: str) -> None:
    path = made.folder.root / "NHANDULIEU.xlsx"
    shutil.copy(SAMPLES / path.name, path)
    book = load_workbook(path)
    sheet = book.worksheets[0]
    first = next(row for row in range(1, 20) if sheet.cell(row, 1).value == "STT") + 1
    rows = (
        ("TAPTHE", OFFICE, None, None, "Giấy khen"),
        ("CANHAN", "Lê Minh", "Văn thư", OFFICE, "LĐTT"),
        ("HOGIADINH", "Nguyễn Văn Hộ", None, None, "Giấy khen"),
    )
    for number, row in enumerate(rows, first):
        for column in range(1, 9):
            sheet.cell(number, column).value = None
        for column, value in enumerate(row, 2):
            sheet.cell(number, column).value = value
    sheet.delete_rows(first + 3, 50)
    book.save(path)
    shown = imports.preview(made.db, made.library, path, aim=Aim(key))
    assert imports.confirm(made.db, shown).committed, [problem.message for problem in shown.problems]
    assert [(name, award) for name, award, _ in nominated(made, key)] == [
        ("Lê Minh", WORKER), ("Nguyễn Văn Hộ", MERIT), (OFFICE, MERIT),
    ]  # fmt: skip


def test_units_and_households_between_the_people_of_a_list_are_what_they_are(made: Round, key: str) -> None:
    with made.db.write("by_hand") as session:
        session.add(Household(code="H1", head_name="Trịnh Văn Sơn"))
        session.add(Collective(code="TT7", name="Bộ phận một cửa"))
        session.add(Collective(code="TT8", name="Trường Tiểu học Minh Tân"))
    rows: list[list[Any]] = [
        ["DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2026"],
        ["STT", "Họ và tên", "Chức vụ", "Hình thức đề nghị"],
        [1, "Đặng Thị Hoà", "Chuyên viên", "Giấy khen"],
        [2, "Tập thể Trường Tiểu học Minh Tân", None, "Giấy khen"],
        [3, "bộ phận một cửa", None, "Giấy khen"],
        [4, "Chi hội Phụ nữ thôn Đông", None, "Giấy khen"],
        [5, "Hộ ông Trịnh Văn Sơn", None, "Giấy khen"],
    ]
    shown = show(made, key, *rows)
    asked = [[candidate.code for candidate in question.candidates] for question in shown.questions if question.row == 7]
    assert asked == [["H1"]]
    answered = imports.answer(made.db, shown, {"7": "H1"})
    assert imports.confirm(made.db, answered, accept_valid=True).committed
    named = {name for name, _, _ in nominated(made, key)}
    assert named >= {"Trường Tiểu học Minh Tân", "Bộ phận một cửa", "Chi hội Phụ nữ thôn Đông", "Trịnh Văn Sơn"}
    with made.db.read() as session:
        people = {row.name for row in session.scalars(select(Person))}
        units = {row.name for row in session.scalars(select(Collective))}
    assert not people & (named - {"Đặng Thị Hoà"})
    assert "Chi hội Phụ nữ thôn Đông" in units


def test_what_a_list_of_proposals_changes_of_somebody_on_file_is_shown(made: Round, key: str) -> None:
    """Though the proposal is new; without a round the same is shown."""
    heading = [*HEADING, "Ngày sinh", "Xếp loại năm 2025"]
    put(made, birth_date="1990-04-12")
    row = [1, "Lê Minh", "Chuyên viên chính", OFFICE, "LĐTT", None, "12/04/1990", "HTXSNV"]
    shown = show(made, key, heading, row, HOA)
    (sheet,) = shown.sheets
    changed, proposed = sheet.rows
    sentences = [change.sentence for change in changes_said(sheet, changed, made.library)]
    assert sentences == [
        "Chức vụ: Văn thư → Chuyên viên chính",
        "Xếp loại năm 2025: (trống) → Hoàn thành xuất sắc nhiệm vụ",
    ]
    assert changed.status is imports.RowStatus.CHANGED and proposed.status is imports.RowStatus.NEW
    (told,) = shown.as_json()["changes"]
    assert told["row"] == 2 and told["changes"]["job_title"] == {"old": "Văn thư", "new": "Chuyên viên chính"}
    assert "rating_2025" in told["changes"]
    imports.confirm(made.db, shown)
    assert {name for name, _, _ in nominated(made, key)} == {"Lê Minh", "Đặng Thị Hoà"}


def test_whom_a_list_proposes_is_not_said_to_be_added_as_somebody_else(made: Round, key: str) -> None:
    put(made, birth_date="1990-04-12")
    heading = [*HEADING, "Ngày sinh"]
    again = [2, "Lê Minh", "Văn thư", OFFICE, "Giấy khen", None, "12/04/1990"]
    new = [
        [n, "Quách Văn Mới", None, OFFICE, award, None, "01/02/1985"] for n, award in ((3, "LĐTT"), (4, "Giấy khen"))
    ]
    shown = show(made, key, heading, [*MINH, "12/04/1990"], again, *new)
    assert {problem.code for problem in shown.problems} == {"name_case", "nominated_in_round"}
    other = [5, "Lê Minh", "Văn thư", OFFICE, "LĐTT", None, "12/04/1990", "001090000001"]
    put(made, citizen_number="001090000002")
    shown = show(made, key, [*heading, "Số CCCD"], other)
    assert "same_birth_on_file" in {problem.code for problem in shown.problems}


PEOPLE: list[Any] = ["TT", "Họ và tên", "Chức vụ", "Đơn vị"]
OF_LIST: list[Any] = ["DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2026"]


@pytest.mark.parametrize("heading", [PEOPLE, ["STT", *PEOPLE[1:]], [*PEOPLE, "Ghi chú"]])
@pytest.mark.parametrize(
    "titles",
    [
        (OF_LIST, ["I. DANH HIỆU CHIẾN SĨ THI ĐUA CƠ SỞ"], ["II. DANH HIỆU LAO ĐỘNG TIÊN TIẾN"]),
        (OF_LIST, ["1. Chiến sĩ thi đua cơ sở: 01 cá nhân"], ["2. Lao động tiên tiến: 01 cá nhân"]),
        (OF_LIST, ["I", "Danh hiệu Chiến sĩ thi đua cơ sở"], ["II", "Danh hiệu Lao động tiên tiến"]),
        ([], ["DANH SÁCH ĐỀ NGHỊ CSTĐCS NĂM 2026"], ["DANH SÁCH ĐỀ NGHỊ LAO ĐỘNG TIÊN TIẾN NĂM 2026"]),
    ],
)
def test_tables_of_one_heading_under_titles_of_their_own_propose_what_these_say(
    made: Round, key: str, titles: tuple[list[Any], ...], heading: list[Any]
) -> None:
    over, first, second = titles
    take(made, key, over, first, PEOPLE, HOA[:4], [], second, heading, MINH[:4])
    assert nominated(made, key) == [("Lê Minh", WORKER, None), ("Đặng Thị Hoà", FIGHTER, None)]


def test_one_person_may_be_proposed_in_several_tables_of_a_sheet(made: Round, key: str) -> None:
    tables: list[list[Any]] = [["I. CSTĐCS"], PEOPLE, HOA[:4], [], ["II. LĐTT"], PEOPLE, HOA[:4], MINH[:4]]
    take(made, key, OF_LIST, *tables, [], ["III. GIẤY KHEN"], PEOPLE, MINH[:4])
    assert sorted((name, award) for name, award, _ in nominated(made, key)) == sorted(
        [("Đặng Thị Hoà", FIGHTER), ("Đặng Thị Hoà", WORKER), ("Lê Minh", WORKER), ("Lê Minh", MERIT)]
    )


def test_a_title_that_names_no_award_is_told_and_nobody_gets_that_of_the_table_above(made: Round, key: str) -> None:
    tables: list[list[Any]] = [["I. CSTĐCS"], PEOPLE, HOA[:4], [], ["II. Khen thưởng đột xuất"], PEOPLE, MINH[:4]]
    told = [(problem.code, problem.row) for problem in show(made, key, OF_LIST, *tables).problems]
    assert ("further_title_unclear", 7) in told
    assert ("award_unsaid", 8) in told


def test_headings_printed_again_under_the_same_title_or_a_unit_go_on_with_one_list(made: Round, key: str) -> None:
    title: list[Any] = ["DANH SÁCH ĐỀ NGHỊ LAO ĐỘNG TIÊN TIẾN NĂM 2026"]
    for again in (title, [OFFICE]):
        shown = show(made, key, title, PEOPLE, HOA[:4], again, PEOPLE, MINH[:4])
        assert [sheet.header_row for sheet in shown.sheets] == [2]
