"""The list of a decision taken in: results of a round, awards held, quick history; asked where unsure, one undo."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from sqlalchemy import select

from khenthuong_desktop.domain.terms import Severity, Stage
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services import imports
from khenthuong_desktop.services.award_rounds.rounds import get_round
from khenthuong_desktop.services.imports import Aim
from khenthuong_desktop.services.outcome.decisions import get_decision
from khenthuong_desktop.spreadsheets.layouts.decision_lists import DecisionSaid
from khenthuong_desktop.store.tables import AwardHeld, AwardRound, Collective, Decision
from tests.unit.services.dossier_round import FIGHTER, WORKER, Round, make_round

ATTACHED = "(Kèm theo Quyết định số 900/QĐ-UBND ngày 20 tháng 12 năm 2026 của Chủ tịch UBND tỉnh Hưng Yên)"
HEADING = ["STT", "Họ và tên", "Chức vụ, đơn vị công tác", "Danh hiệu, hình thức"]
FOOT: tuple[list[Any], ...] = ([], [None, "KT. CHỦ TỊCH"], [None, "PHÓ CHỦ TỊCH"], [None, "Nguyễn Khắc Ký"])
OURS = "Chuyên viên, UBND xã An Bình"


@pytest.fixture
def made(library: Library, tmp_path: Path) -> Round:
    """The council passed all three: Hoà for CSTĐCS, Minh and Lan for LĐTT."""
    return make_round(tmp_path, library, papers=False, vote_for_third=4)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "qd.xlsx"


def show(
    made: Round, path: Path, *rows: list[Any], above: tuple[str, ...] = ("DANH SÁCH KHEN THƯỞNG", ATTACHED), **more: Any
) -> imports.Preview:
    book = Workbook()
    for row in ([words] for words in above):
        book.worksheets[0].append(row)
    for cells in (*rows, *FOOT):
        book.worksheets[0].append(cells)
    book.save(path)
    return imports.preview(made.db, made.library, path, "decision_list", **more)


def take(made: Round, path: Path, *rows: list[Any], **more: Any) -> imports.ImportAnswer:
    answer = imports.confirm(made.db, show(made, path, *rows, **more))
    assert answer.committed, [problem.message for problem in answer.problems]
    return answer


def codes(told: imports.Preview | imports.ImportAnswer) -> list[str]:
    return [problem.code for problem in told.problems]


def results(told: imports.ImportAnswer) -> dict[str, str]:
    return {outcome.code: outcome.result for outcome in told.outcomes}


def held(made: Round) -> list[tuple[str, str, int, str | None, date | None, str | None]]:
    with made.db.read() as session:
        rows = session.scalars(select(AwardHeld).order_by(AwardHeld.id)).all()
        return [
            (row.award, row.award_name, row.year, row.decision_number, row.decision_date, row.decided_by)
            for row in rows
        ]


def stages(made: Round) -> dict[str, Stage]:
    return {row.code: row.stage for row in get_round(made.db, made.key).nominations}


BY = "Chủ tịch UBND tỉnh Hưng Yên"
DAY = date(2026, 12, 20)
HOA = [1, "Đặng Thị Hoà", OURS, "CSTĐCS"]
MINH = [2, "LÊ MINH", OURS, "Lao động tiên tiến"]
LAN = [3, "Bà Trần Thị Lan", OURS, "LĐTT"]


def test_a_decision_settles_the_round_and_stands_in_everybody_s_record(made: Round, path: Path) -> None:
    answer = take(made, path, HEADING, HOA, MINH, LAN)
    assert results(answer) == {"CB1": "awarded", "CB2": "awarded", "CB3": "awarded"}
    assert [outcome.row for outcome in answer.outcomes] == [4, 5, 6]
    assert held(made) == [
        (FIGHTER, "Chiến sĩ thi đua cơ sở", 2026, "900/QĐ-UBND", DAY, BY),
        (WORKER, "Lao động tiên tiến", 2026, "900/QĐ-UBND", DAY, BY),
        (WORKER, "Lao động tiên tiến", 2026, "900/QĐ-UBND", DAY, BY),
    ]
    decision = get_decision(made.db, made.key)
    assert decision is not None
    assert (decision.number, decision.issued_on, decision.decided_by) == ("900/QĐ-UBND", DAY, BY)
    assert (decision.signer_name, len(decision.awarded)) == ("Nguyễn Khắc Ký", 3)
    assert get_round(made.db, made.key).stage is Stage.DECIDED


@pytest.mark.parametrize(
    "words", ["Chờ bổ sung HS", "Đề nghị giải trình", "0", "Hạ xuống: thư khen", "Giấy khen", "Xem xét sau", "?"]
)
def test_a_result_that_is_neither_yes_nor_no_is_asked_and_never_taken_for_the_award(
    made: Round, path: Path, words: str
) -> None:
    heading = [*HEADING, "Kết quả"]
    shown = show(made, path, heading, [*HOA, "Đồng ý"], [*MINH, words], [*LAN, "x"])
    assert codes(shown).count("result_unclear") == 1
    assert results(imports.confirm(made.db, shown, accept_valid=True)) == {
        "CB1": "awarded", "CB2": "waiting", "CB3": "awarded",
    }  # fmt: skip
    assert len(held(made)) == 2


@pytest.mark.parametrize(
    "words", ["Được khen", "Đạt", "X", "Nhất trí khen thưởng", "Công nhận", "Lao động tiên tiến", ""]
)
def test_a_result_in_other_words_of_consent_gives_the_award(made: Round, path: Path, words: str) -> None:
    answer = take(made, path, [*HEADING, "Kết quả"], [*HOA, "Đồng ý"], [*MINH, words], [*LAN, "Trả hồ sơ"])
    assert results(answer) == {"CB1": "awarded", "CB2": "awarded", "CB3": "not_awarded"}


def test_who_is_not_in_the_list_of_the_award_is_not_awarded(made: Round, path: Path) -> None:
    answer = take(made, path, HEADING, HOA, MINH)
    assert results(answer) == {"CB1": "awarded", "CB2": "awarded", "CB3": "not_awarded"}
    assert "absent_not_awarded" in codes(answer)
    assert stages(made) == {"CB1": Stage.DECIDED, "CB2": Stage.DECIDED, "CB3": Stage.NOT_AWARDED}


def test_a_list_of_one_award_leaves_the_others_waiting(made: Round, path: Path) -> None:
    answer = take(made, path, HEADING, HOA)
    assert results(answer) == {"CB1": "awarded", "CB2": "waiting", "CB3": "waiting"}
    assert get_round(made.db, made.key).stage is not Stage.DECIDED
    second = ATTACHED.replace("900", "901")
    answer = take(made, path, HEADING, MINH, above=("DANH SÁCH KHEN THƯỞNG", second))
    assert results(answer) == {"CB1": "awarded", "CB2": "awarded", "CB3": "not_awarded"}
    assert get_round(made.db, made.key).stage is Stage.DECIDED
    with made.db.read() as session:
        assert set(session.scalars(select(Decision.number))) == {"900/QĐ-UBND", "901/QĐ-UBND"}


def test_the_absent_may_wait_for_another_decision(made: Round, path: Path) -> None:
    answer = take(made, path, HEADING, HOA, MINH, aim=Aim(absent_wait=True))
    assert results(answer)["CB3"] == "waiting"
    assert "absent_waits" in codes(answer)


def test_a_row_may_say_that_nothing_was_given(made: Round, path: Path) -> None:
    heading = [*HEADING, "Kết quả"]
    answer = take(made, path, heading, [*HOA, "Đồng ý"], [*MINH, "Đồng ý"], [*LAN, "Không khen"])
    assert results(answer) == {"CB1": "awarded", "CB2": "awarded", "CB3": "not_awarded"}
    assert len(held(made)) == 2


def test_the_same_list_again_changes_nothing(made: Round, path: Path) -> None:
    take(made, path, HEADING, HOA, MINH)
    again = show(made, path, HEADING, HOA, MINH)
    assert not again.can_be_written()
    assert again.sheets[0].counts == {imports.RowStatus.SAME: 2}


def test_one_undo_takes_all_of_it_back(made: Round, path: Path) -> None:
    before = get_round(made.db, made.key)
    take(made, path, HEADING, HOA, MINH)
    made.db.undo()
    assert get_round(made.db, made.key) == before
    assert (held(made), get_decision(made.db, made.key)) == ([], None)


def test_a_dry_run_writes_nothing(made: Round, path: Path) -> None:
    show(made, path, HEADING, HOA)
    assert (held(made), get_decision(made.db, made.key)) == ([], None)


def test_people_of_other_places_are_left_out_without_a_fuss(made: Round, path: Path) -> None:
    others = [[n, f"Người Khác {n}", "UBND xã Hòa Bình", "LĐTT"] for n in range(4, 40)]
    shown = show(made, path, HEADING, HOA, MINH, LAN, *others)
    assert shown.sheets[0].counts[imports.RowStatus.SKIPPED] == 36
    assert codes(shown).count("rows_of_others") == 1
    assert [one.severity for one in shown.problems if one.code == "rows_of_others"] == [Severity.WARNING]
    assert shown.can_be_written()


def test_a_namesake_of_another_place_is_asked_about(made: Round, path: Path) -> None:
    heading = ["STT", "Họ và tên", "Đơn vị công tác", "Danh hiệu, hình thức"]
    rows = ([1, "Đặng Thị Hoà", "UBND xã Hòa Bình", "CSTĐCS"], [2, "Lê Minh", "Xã An Bình", "LĐTT"])
    shown = show(made, path, heading, *rows)
    (question,) = shown.questions
    assert [candidate.code for candidate in question.candidates] == ["CB1"]
    assert results(imports.not_written(shown)) == {"CB1": "waiting", "CB2": "awarded", "CB3": "waiting"}
    other = imports.answer(made.db, shown, {question.key: imports.NEW})
    assert other.questions == ()
    assert results(imports.not_written(other)) == {"CB1": "not_awarded", "CB2": "awarded", "CB3": "not_awarded"}
    same = imports.answer(made.db, shown, {question.key: "CB1"})
    assert results(imports.not_written(same))["CB1"] == "awarded"


def test_a_name_typed_wrong_is_asked_about(made: Round, path: Path) -> None:
    shown = show(made, path, HEADING, HOA, [2, "Lê Minhh", OURS, "LĐTT"], [3, "Tran Thi Lan", OURS, "LĐTT"])
    assert [[one.code for one in question.candidates] for question in shown.questions] == [["CB2"], ["CB3"]]
    assert "absent_waits" in codes(shown)


def test_ours_whom_nobody_knows_are_told_one_by_one(made: Round, path: Path) -> None:
    shown = show(made, path, HEADING, HOA, [2, "Quách Văn Mới", OURS, "LĐTT"])
    told = [problem for problem in shown.problems if problem.code == "ours_unknown"]
    assert [(problem.row, problem.column, problem.value) for problem in told] == [(5, "B", "Quách Văn Mới")]


def test_the_award_may_stand_in_the_title_or_in_a_heading(made: Round, path: Path) -> None:
    bare = ["TT", "Họ và tên", "Chức vụ, đơn vị"]
    in_title = ("DANH SÁCH CÁ NHÂN ĐẠT DANH HIỆU “CHIẾN SĨ THI ĐUA CƠ SỞ” NĂM 2026", ATTACHED)
    assert results(imports.not_written(show(made, path, bare, HOA[:3], above=in_title)))["CB1"] == "awarded"
    headed = show(made, path, bare, ["I", "Danh hiệu Chiến sĩ thi đua cơ sở"], HOA[:3], ["II", "LĐTT"], MINH[:3])
    assert results(imports.not_written(headed)) == {"CB1": "awarded", "CB2": "awarded", "CB3": "not_awarded"}
    lacking = show(made, path, bare, HOA[:3], aim=Aim(round=made.key))
    assert [(problem.code, problem.row) for problem in lacking.problems if problem.severity == "error"] == [
        ("award_unsaid", 4)
    ]


@pytest.mark.parametrize(
    "heading",
    [
        "I. Danh hiệu “Chiến sĩ thi đua cơ sở”: 01 cá nhân",
        "I. Danh hiệu Chiến sĩ thi đua cơ sở (01 cá nhân)",
        "1. Danh hiệu “Chiến sĩ thi đua cơ sở” cho 01 ông, bà có tên sau:",
        "A. CHIẾN SĨ THI ĐUA CƠ SỞ - 1 NGƯỜI",
        "I. Chiến sĩ thi đua cơ sở:",
    ],
)
def test_a_heading_of_an_award_may_count_who_is_under_it(made: Round, path: Path, heading: str) -> None:
    told = show(made, path, HEADING[:3], [heading], HOA[:3])
    assert "award_unknown_near" not in codes(told) and "award_unknown" not in codes(told)
    imports.confirm(made.db, told)
    assert [award for award, *_ in held(made)] == [FIGHTER]


def test_a_cell_may_hold_who_and_what(made: Round, path: Path) -> None:
    shown = show(made, path, ["TT", "Tên tập thể, cá nhân", "Hình thức"], [1, f"Ông Lê Minh, {OURS}", "LĐTT"])
    assert results(imports.not_written(shown))["CB2"] == "awarded"
    assert shown.sheets[0].rows[0].fields["name"] == "Lê Minh"


def test_collectives_are_known_with_words_before_and_our_place_after(made: Round, path: Path) -> None:
    heading = ["TT", "Tên tập thể, cá nhân", "Hình thức"]
    rows = (["I", "TẬP THỂ"], [1, "Tập thể Phòng Văn hoá – Xã hội, UBND xã An Bình", "TTLĐTT"],
            [2, "Phòng VH-XH xã An Bình", "GK"], [3, "Phòng Văn hóa - Xã hội xã Hòa Bình", "GK"])  # fmt: skip
    answer = take(made, path, heading, *rows)
    assert [row[:1] for row in held(made)] == [("advanced_labour_collective",), ("certificate_of_merit",)]
    assert answer.sheets[0].counts == {imports.RowStatus.NEW: 2, imports.RowStatus.SKIPPED: 1}


def test_an_old_decision_is_history_and_no_result(made: Round, path: Path) -> None:
    old = "(Kèm theo Quyết định số 31/QĐ-UBND ngày 10 tháng 01 năm 2024 của Chủ tịch UBND xã An Bình)"
    answer = take(made, path, HEADING, HOA, [2, "Lê Minh", "Văn thư", "LĐTT; GK"], above=("LĐTT, GK NĂM 2023", old))
    assert answer.outcomes == ()
    assert [row[:1] + row[2:4] for row in held(made)] == [
        (FIGHTER, 2023, "31/QĐ-UBND"), (WORKER, 2023, "31/QĐ-UBND"), ("certificate_of_merit", 2023, "31/QĐ-UBND"),
    ]  # fmt: skip
    assert stages(made)["CB1"] is not Stage.DECIDED


def test_several_old_decisions_in_one_book_of_awards(made: Round, path: Path) -> None:
    first, second = ("Quyết định số 31/QĐ-UBND ngày 10/01/2024", "Quyết định số 8/QĐ-UBND ngày 05 tháng 01 năm 2025")
    by_own = " của Chủ tịch UBND xã An Bình"
    bare = ["TT", "Họ và tên", "Danh hiệu"]
    take(made, path, bare, ["I", first + by_own], [1, "Lê Minh", "LĐTT"], ["II", second + by_own], [1, "Lê Minh", "GK"])
    assert [(row[0], row[2], row[3]) for row in held(made)] == [
        (WORKER, 2024, "31/QĐ-UBND"), ("certificate_of_merit", 2025, "8/QĐ-UBND"),
    ]  # fmt: skip


def test_an_award_on_file_is_completed_not_doubled(made: Round, path: Path) -> None:
    with made.db.write("import_list") as session:
        row = get_round(made.db, made.key).nominations[0]
        session.add(
            AwardHeld(subject_kind=row.subject_kind, subject_id=row.subject_id, award=FIGHTER, award_name="CSTĐCS",
                      year=2026)
        )  # fmt: skip
    answer = take(made, path, HEADING, HOA)
    assert answer.sheets[0].counts == {imports.RowStatus.CHANGED: 1}
    assert [row[1:4] for row in held(made)] == [("CSTĐCS", 2026, "900/QĐ-UBND")]


def test_a_second_award_of_the_year_is_pointed_out(made: Round, path: Path) -> None:
    take(made, path, HEADING, HOA)
    above = ("DANH SÁCH KHEN THƯỞNG", ATTACHED.replace("900", "955"))
    assert "award_held_otherwise" in codes(show(made, path, HEADING, HOA, above=above, aim=Aim(round=made.key)))


def test_another_day_of_a_decision_on_file_is_told_once_with_both_days(made: Round, path: Path) -> None:
    old = "(Kèm theo Quyết định số {}/QĐ-UBND ngày 10 tháng {} năm 2024 của Chủ tịch UBND xã An Bình)"
    titles = [("LĐTT NĂM 2024", old.format("31", "01")), ("LĐTT NĂM 2024", old.format("031", "03"))]
    take(made, path, HEADING, HOA, MINH, above=titles[0])
    shown = show(made, path, HEADING, HOA, MINH, above=titles[1])
    moved = [one.details for one in shown.problems if one.code == "decision_day_moved"]
    assert moved == [{"number": "31/QĐ-UBND", "before": "10/01/2024", "now": "10/03/2024"}]
    imports.confirm(made.db, shown)
    assert {row[3:5] for row in held(made)} == {("31/QĐ-UBND", date(2024, 3, 10))}


def test_the_same_number_of_another_year_is_another_decision(made: Round, path: Path) -> None:
    by_own = "(Kèm theo Quyết định số 31/QĐ-UBND ngày 10 tháng 12 năm {} của Chủ tịch UBND xã An Bình)"
    for year in (2023, 2024):
        take(made, path, HEADING, HOA, above=(f"CSTĐCS NĂM {year}", by_own.format(year)))
    assert [row[2:5] for row in held(made)] == [
        (2023, "31/QĐ-UBND", date(2023, 12, 10)), (2024, "31/QĐ-UBND", date(2024, 12, 10)),
    ]  # fmt: skip


def test_a_decision_of_a_day_to_come_is_told_once(made: Round, path: Path) -> None:
    shown = show(made, path, HEADING, HOA, MINH)
    (told,) = [one for one in shown.problems if one.code == "decision_in_future"]
    assert (told.severity, told.details) == ("warning", {"number": "900/QĐ-UBND", "day": "20/12/2026"})


def test_without_number_or_day_nothing_is_written_until_they_are_said(made: Round, path: Path) -> None:
    shown = show(made, path, HEADING, HOA, above=("DANH SÁCH KHEN THƯỞNG",))
    assert [problem.code for problem in shown.problems if problem.severity == "error"] == ["decision_unsaid"]
    assert not shown.can_be_written(accept_valid=True)
    undated = show(made, path, HEADING, HOA, above=("Kèm theo Quyết định số 900/QĐ-UBND",))
    assert [problem.code for problem in undated.problems if problem.severity == "error"] == ["decision_day_unsaid"]
    said = Aim(decision=DecisionSaid("900/QĐ-UBND", DAY))
    answer = take(made, path, HEADING, HOA, above=("DANH SÁCH KHEN THƯỞNG",), aim=said)
    assert "decided_by_supposed" in codes(answer)
    decision = get_decision(made.db, made.key)
    assert decision is not None and decision.decided_by == OUR_HEAD  # whose title it is to give


OUR_HEAD, ABOVE = "Chủ tịch Ủy ban nhân dân xã An Bình", "Ủy ban nhân dân tỉnh Hưng Yên"


@pytest.mark.parametrize(("award", "by"), [("CSTĐCS", OUR_HEAD), ("Bằng khen tỉnh", ABOVE)])
def test_who_is_supposed_to_have_decided_is_the_same_wherever_it_is_told_or_kept(
    made: Round, path: Path, award: str, by: str
) -> None:
    no_organ = ("DANH SÁCH KHEN THƯỞNG", "(Kèm theo Quyết định số 900/QĐ-UBND ngày 20/12/2026)")
    shown = show(made, path, HEADING, HOA, [*MINH[:3], award], above=no_organ)
    if award != "CSTĐCS":
        shown = show(made, path, HEADING, [*HOA[:3], f"CSTĐCS; {award}"], above=no_organ)
    (told,) = [problem for problem in shown.problems if problem.code == "decided_by_supposed"]
    imports.confirm(made.db, shown)
    decision = get_decision(made.db, made.key)
    assert decision is not None and {decision.decided_by, told.details["new"]} == {by}
    assert {row[5] for row in held(made)} == {by} == {one.decided_by for one in shown.plan.decisions}


def test_another_award_than_was_proposed_is_told_and_settles_nothing(made: Round, path: Path) -> None:
    shown = show(made, path, HEADING, [*HOA[:3], "LĐTT"], MINH, aim=Aim(absent_wait=True))
    (told,) = [problem for problem in shown.problems if problem.code == "award_otherwise"]
    assert told.row == 4 and "được đề nghị Chiến sĩ thi đua cơ sở" in told.message
    assert "quyết định ghi Lao động tiên tiến" in told.message
    assert results(imports.confirm(made.db, shown)) == {"CB1": "waiting", "CB2": "awarded", "CB3": "waiting"}


def test_an_award_beside_the_proposed_one_is_nothing_to_tell(made: Round, path: Path) -> None:
    """In the same row, or by another decision of the file; nor what a decision on no round gives of another sort."""
    second = ["Kèm theo Quyết định số 901/QĐ-UBND ngày 21/12/2026 của Chủ tịch UBND tỉnh Hưng Yên"]
    shown = show(made, path, HEADING, [*HOA[:3], "LĐTT"], MINH, second, [3, *HOA[1:]])
    assert "award_otherwise" not in codes(shown)
    assert "award_otherwise" not in codes(show(made, path, HEADING, [*HOA[:3], "Giấy khen"]))
    assert "award_otherwise" in codes(show(made, path, HEADING, [*HOA[:3], "LĐTT"]))


def test_whom_the_council_turned_down_the_record_still_knows(library: Library, tmp_path: Path, path: Path) -> None:
    made = make_round(tmp_path, library, papers=False)
    answer = take(made, path, HEADING, HOA, MINH, LAN)
    assert "council_refused" in codes(answer)
    assert results(answer) == {"CB1": "awarded", "CB2": "awarded", "CB3": "not_awarded"}
    assert len(held(made)) == 3


def test_a_decision_is_kept_for_one_round(made: Round, path: Path) -> None:
    with made.db.write("record_decision") as session:
        session.add(Decision(number="900/QĐ-UBND", issued_on=DAY, decided_by="UBND tỉnh"))
    answer = take(made, path, HEADING, HOA)
    assert results(answer)["CB1"] == "awarded"
    with made.db.read() as session:
        (decision,) = session.scalars(select(Decision))
        assert (decision.round_id, decision.decided_by, decision.signer_name) == (
            made.key,
            "UBND tỉnh",
            "Nguyễn Khắc Ký",
        )


def test_who_got_nothing_needs_no_decision_of_his_own(made: Round, path: Path) -> None:
    heading = ["Mã số", "Họ và tên", "Danh hiệu", "Số quyết định", "Ngày quyết định", "Kết quả"]
    given = [["CB1", "Đặng Thị Hoà", "CSTĐCS", "9/QĐ-UBND", "20/12/2026", "Đạt"],
             ["CB2", "Lê Minh", "LĐTT", "9/QĐ-UBND", "20/12/2026", "Đạt"]]  # fmt: skip
    answer = take(made, path, heading, *given, ["CB3", "Trần Thị Lan", "LĐTT", None, None, "Từ chối"], above=("KQ",))
    assert results(answer) == {"CB1": "awarded", "CB2": "awarded", "CB3": "not_awarded"}
    assert "absent_not_awarded" not in codes(answer)


def test_a_decision_before_the_meeting_is_pointed_out(made: Round, path: Path) -> None:
    early = ATTACHED.replace("20 tháng 12", "01 tháng 11")
    shown = show(made, path, HEADING, HOA, above=("DANH SÁCH KHEN THƯỞNG", early))
    assert imports.not_written(shown).outcomes == ()
    assert codes(shown).count("decided_too_early") == 1
    assert not imports.confirm(made.db, shown).committed and held(made) == []


def test_a_round_whose_meeting_nobody_recorded_keeps_its_awards_waiting(made: Round, path: Path) -> None:
    with made.db.write("take_back") as session:
        session.get_one(AwardRound, made.key).stage = Stage.DRAFT
    other = [3, "Trần Thị Lan", OURS, "Giấy khen"]
    shown = show(made, path, HEADING, HOA, MINH, other)
    (told,) = [one for one in shown.problems if one.severity is Severity.ERROR]
    assert (told.code, told.details["count"], told.details["round"]) == ("round_not_met", 2, "2026/D01")
    assert not imports.confirm(made.db, shown).committed
    answer = imports.confirm(made.db, shown, accept_valid=True)
    assert (answer.committed, answer.outcomes) == (True, ())
    assert [row[0] for row in held(made)] == ["certificate_of_merit"]
    of_another_year = ("LAO ĐỘNG TIÊN TIẾN NĂM 2025", ATTACHED)
    assert "round_not_met" not in codes(show(made, path, HEADING, MINH, above=of_another_year))


def test_a_result_before_the_meeting_needs_no_decision_yet(made: Round, path: Path) -> None:
    with made.db.write("take_back") as session:
        session.get_one(AwardRound, made.key).stage = Stage.DRAFT
    shown = show(made, path, HEADING, HOA, above=("KẾT QUẢ XÉT CỦA HỘI ĐỒNG",), aim=Aim(round=made.key))
    assert [one.code for one in shown.problems if one.severity is Severity.ERROR] == ["round_without_votes"]
    assert not imports.confirm(made.db, shown).committed


def add_collectives(made: Round, *names: str) -> None:
    with made.db.write("collectives") as session:
        session.add_all(Collective(code=f"X{number}", name=name) for number, name in enumerate(names))


def test_the_exact_name_of_a_collective_with_a_name_of_its_own_is_not_asked(made: Round, path: Path) -> None:
    add_collectives(made, "Trường Mầm non Hoa Sen", "Trạm Y tế An Bình", "Phòng Nội vụ")
    rows = [
        [number, name, None, "TTLĐTT"] for number, name in enumerate(("Trường mầm non Hoa Sen", "Trạm Y tế An Bình"))
    ]
    shown = show(made, path, HEADING, *rows)
    assert (shown.questions, shown.sheets[0].counts) == ((), {imports.RowStatus.NEW: 2})
    asked = show(made, path, HEADING, [1, "Phòng Nội vụ", None, "TTLĐTT"])
    assert [question.value for question in asked.questions] == ["Phòng Nội vụ"]
    elsewhere = show(
        made, path, [*HEADING[:2], "Đơn vị", HEADING[3]], [1, "Trường Mầm non Hoa Sen", "Xã Lạc Long", "TTLĐTT"]
    )
    assert [question.value for question in elsewhere.questions] == ["Trường Mầm non Hoa Sen"]


ASKED = ["STT", "Họ và tên", "Chức vụ, đơn vị công tác", "Hình thức đề nghị", "Kết quả", "Lý do"]


def test_what_was_asked_for_and_refused_is_not_awarded(made: Round, path: Path) -> None:
    given = [*HOA, "Đồng ý", None]
    rows = [given, [*MINH, "Đồng ý", None], [*LAN, "Không đồng ý", "Chưa đủ điều kiện"]]
    answer = take(made, path, ASKED, *rows)
    assert results(answer) == {"CB1": "awarded", "CB2": "awarded", "CB3": "not_awarded"}
    assert len(held(made)) == 2


def test_a_list_of_results_without_a_decision_is_no_list_of_proposals(made: Round, path: Path) -> None:
    book = Workbook()
    for row in (
        ["KẾT QUẢ XÉT KHEN THƯỞNG"],
        ["(Kèm theo Thông báo số 15/TB-HĐTĐKT)"],
        ASKED,
        [*LAN, "Không đồng ý", "x"],
    ):
        book.worksheets[0].append(row)
    book.save(path)
    shown = imports.preview(made.db, made.library, path)
    assert shown.sheets[0].layout == "decision_list"
    assert "decision_unsaid" in codes(shown)
    told = imports.preview(
        made.db, made.library, path, aim=Aim(decision=DecisionSaid("900/QĐ-UBND", DAY, BY), absent_wait=True)
    )
    assert results(imports.confirm(made.db, told))["CB3"] == "not_awarded"


def test_a_code_beside_another_name_decides_nothing(made: Round, path: Path) -> None:
    rows: list[list[Any]] = [["Mã số", *HEADING[1:]], ["CB1", *MINH[1:]], ["CB9", *HOA[1:]]]
    told = {outcome.code: (outcome.award, outcome.result) for outcome in take(made, path, *rows).outcomes}
    assert told["CB1"] == (FIGHTER, "awarded")
    assert told["CB2"] == (WORKER, "awarded")


SECTION = ["STT", "Họ và tên", "Chức vụ, đơn vị công tác"]
UNITS = ["STT", "Tên tập thể", "Tiền thưởng"]
OF_MANY = ("DANH SÁCH TẬP THỂ, CÁ NHÂN ĐƯỢC TẶNG DANH HIỆU THI ĐUA, GIẤY KHEN", ATTACHED)


@pytest.mark.parametrize("blank", [[], [[]]])
def test_the_award_of_a_section_stands_above_its_own_headings(made: Round, path: Path, blank: list[list[Any]]) -> None:
    first: list[list[Any]] = [["I. DANH HIỆU “CHIẾN SĨ THI ĐUA CƠ SỞ”"], *blank, SECTION, [1, "Đặng Thị Hoà", OURS]]
    second: list[list[Any]] = [
        [],
        ["II. DANH HIỆU “LAO ĐỘNG TIÊN TIẾN”: 01 cá nhân"],
        *blank,
        SECTION,
        [1, "Lê Minh", OURS],
    ]
    take(made, path, *first, *second, above=OF_MANY)
    assert [award for award, *_ in held(made)] == [FIGHTER, WORKER]


def test_sections_of_units_and_of_people_have_each_their_award(made: Round, path: Path) -> None:
    with made.db.write("by_hand") as session:
        session.add(Collective(code="TT9", name="Trường Tiểu học An Bình"))
    first: list[list[Any]] = [
        ["I", "Danh hiệu “Tập thể lao động tiên tiến”"],
        UNITS,
        [1, "Trường Tiểu học An Bình", "1.872.000"],
    ]
    second: list[list[Any]] = [
        [],
        ["II", "Danh hiệu “Lao động tiên tiến”"],
        [*SECTION, "Tiền thưởng"],
        [1, "Lê Minh", OURS, "702.000"],
    ]
    take(made, path, *first, *second, above=OF_MANY)
    assert [award for award, *_ in held(made)] == ["advanced_labour_collective", WORKER]


def test_the_last_line_of_a_title_is_no_section(made: Round, path: Path) -> None:
    title = ("DANH SÁCH CÁ NHÂN ĐƯỢC TẶNG DANH HIỆU LĐTT,", "GIẤY KHEN", ATTACHED)
    shown = show(made, path, SECTION, [1, "Lê Minh", OURS], above=(title[2], *title[:2]))
    assert "award_unsaid_of_several" in codes(shown)


def test_an_award_of_the_title_that_nobody_knows_is_named(made: Round, path: Path) -> None:
    title = "DANH SÁCH CÁ NHÂN ĐẠT DANH HIỆU “CÔNG DÂN HỌC TẬP” NĂM 2026"
    shown = show(made, path, SECTION, [1, "Lê Minh", OURS], above=(title, ATTACHED))
    told = [problem.details["award"] for problem in shown.problems if problem.code == "award_unsaid_unknown"]
    assert told == ["CÔNG DÂN HỌC TẬP"]


@pytest.mark.parametrize("money", ["Mức khen (đồng)", "Mức khen", "Mức tiền thưởng"])
def test_money_is_no_award_and_the_award_may_stand_as_what_is_given(made: Round, path: Path, money: str) -> None:
    heading = ["STT", "Họ và tên", "Chức vụ", "Nội dung khen thưởng", money]
    shown = show(made, path, heading, [1, "Trần Thị Hoà", "Chuyên viên", "Giấy khen", 700000], [None, "Ký nhận"])
    columns = {use.heading: use.field for use in shown.sheets[0].uses}
    assert (columns["Nội dung khen thưởng"], columns[money]) == ("award", "reward")


def test_what_for_stays_what_for_where_another_column_names_the_award(made: Round, path: Path) -> None:
    heading = ["STT", "Họ và tên", "Chức vụ", "Hình thức khen thưởng", "Nội dung khen thưởng"]
    shown = show(made, path, heading, [1, "Trần Thị Hoà", "Chuyên viên", "Giấy khen", "Giấy khen năm 2025"])
    columns = {use.heading: use.field for use in shown.sheets[0].uses}
    assert columns["Nội dung khen thưởng"] == "achievement"


@pytest.mark.parametrize(
    ("above", "award"),
    [
        ([["II. Lao động tiên tiến"]], "Lao động tiên tiến"),
        ([["II. Lao động tiên tiến"], []], "Lao động tiên tiến"),
        ([["II. Lao động tiên tiến"], [], [], [], []], None),  # of another table, which stood there
        ([["II. Đơn vị đạt Lao động tiên tiến"]], None),
        ([["II. Danh sách Lao động tiên tiến"]], None),
    ],
)
def test_only_what_begins_as_an_award_right_above_headings_is_the_award_of_a_section(
    made: Round, path: Path, above: list[list[Any]], award: str | None
) -> None:
    shown = show(made, path, *above, SECTION, [1, "Lê Minh", OURS], above=OF_MANY)
    assert ("award_unsaid_of_several" in codes(shown)) is (award is None)


def test_where_somebody_made_for_an_award_lives_is_told_and_not_kept(made: Round, path: Path) -> None:
    heading = ["STT", "Họ và tên", "Năm sinh", "Địa chỉ", "Hình thức"]
    row = [1, "Bùi Thị Tơ", 1978, "Thôn Đông, xã An Bình", "Giấy khen"]
    shown = show(made, path, heading, row, aim=Aim(make_people=True))
    told = [(problem.code, problem.value) for problem in shown.problems]
    assert ("home_of_made_not_kept", "Thôn Đông, xã An Bình") in told


def test_units_numbered_over_people_head_them_in_the_list_of_a_decision(made: Round, path: Path) -> None:
    heading = ["STT", "Họ và tên", "Chức vụ"]
    rows: list[list[Any]] = [
        ["1", "Văn phòng UBND xã An Bình", None],
        ["1.1", "Lê Minh", OURS],
        ["2", "Phòng Kinh tế", None],
    ]
    above = ("DANH SÁCH CÁ NHÂN ĐẠT DANH HIỆU LAO ĐỘNG TIÊN TIẾN NĂM 2026", ATTACHED)
    shown = show(made, path, heading, *rows, ["2.1", "Trần Thị Hoà", "Chuyên viên"], above=above)
    assert "award_for_other_kind" not in codes(shown)
    assert shown.sheets[0].classes["group"] == 2
