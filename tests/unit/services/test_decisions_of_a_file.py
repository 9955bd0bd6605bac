"""What several sheets, headings and rows of a file say of decisions, and whom they name, is taken together."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from sqlalchemy import select

from khenthuong_desktop.domain.terms import CommendationType, Stage, SubjectKind
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services import imports
from khenthuong_desktop.services.award_rounds.rounds import get_round
from khenthuong_desktop.services.imports import Aim, Corrections
from khenthuong_desktop.store.tables import AwardHeld, AwardRound, Collective, Decision, Nomination, Person, Unit
from tests.unit.services.dossier_round import FIGHTER, WORKER, Round, make_round
from tests.unit.services.test_decision_imports import (
    ATTACHED,
    FOOT,
    HEADING,
    HOA,
    LAN,
    MINH,
    OURS,
    codes,
    held,
    results,
    show,
    stages,
    take,
)
from tests.unit.spreadsheets.corpus.grids import Sheet
from tests.unit.spreadsheets.corpus.ods import save_ods

ALL = {"CB1": "awarded", "CB2": "awarded", "CB3": "awarded"}
Rows = list[list[Any]]


@pytest.fixture
def made(library: Library, tmp_path: Path) -> Round:
    """The council passed all three: Hoà for CSTĐCS, Minh and Lan for LĐTT."""
    return make_round(tmp_path, library, papers=False, vote_for_third=4)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "qd.xlsx"


def annexes(
    made: Round, path: Path, *sheets: Rows, hidden: int = -1, layout: str | None = "decision_list"
) -> imports.Preview:
    book = Workbook()
    book.remove(book.worksheets[0])
    for number, rows in enumerate(sheets):
        page = book.create_sheet(f"PL{number + 1}")
        for cells in rows:
            page.append(cells)
        page.sheet_state = "hidden" if number == hidden else "visible"
    book.save(path)
    return imports.preview(made.db, made.library, path, layout)


def annex(*rows: list[Any], attached: str = ATTACHED) -> Rows:
    return [["DANH SÁCH KHEN THƯỞNG"], [attached], *rows]


def decisions(made: Round) -> list[tuple[str, str | None]]:
    with made.db.read() as session:
        rows = session.scalars(select(Decision).order_by(Decision.number))
        return [(row.number, row.signer_name) for row in rows]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (annex(HEADING, HOA, MINH, *FOOT), annex(HEADING, LAN)),
        (annex(HEADING, HOA, MINH), annex(HEADING, LAN, attached=ATTACHED.replace("900/QĐ-UBND", "0900/QĐ - UBND"))),
        (annex(HEADING, HOA, MINH), annex(HEADING, LAN, attached=ATTACHED.replace("Chủ tịch UBND", "UBND"))),
        (annex(HEADING, HOA, MINH), annex(HEADING, LAN, attached="(Kèm theo Quyết định số 900/QĐ-UBND)")),
        (
            annex([*HEADING, "Cơ quan quyết định"], [*HOA, "UBND tỉnh"], [*MINH, "Ủy ban nhân dân tỉnh Hưng Yên"]),
            annex([*HEADING, "Cơ quan quyết định"], [*LAN, "Chủ tịch UBND tỉnh"]),
        ),
    ],
    ids=["signed once", "number", "decided by", "without day", "column"],
)
def test_a_decision_told_in_several_ways_is_one(made: Round, path: Path, first: Rows, second: Rows) -> None:
    answer = imports.confirm(made.db, annexes(made, path, first, second))
    assert results(answer) == ALL
    assert len(answer.outcomes) == 3
    assert [number for number, _ in decisions(made)] == ["900/QĐ-UBND"]
    assert {row[3] for row in held(made)} == {"900/QĐ-UBND"} and len(held(made)) == 3
    assert get_round(made.db, made.key).stage is Stage.DECIDED


def test_a_decision_on_file_is_known_however_its_number_is_written(made: Round, path: Path) -> None:
    take(made, path, HEADING, HOA, MINH, LAN)
    again = ATTACHED.replace("900/QĐ-UBND", "0900/QĐ-UBND")
    take(made, path, HEADING, HOA, MINH, LAN, above=("DANH SÁCH KHEN THƯỞNG", again))
    assert decisions(made) == [("900/QĐ-UBND", "Nguyễn Khắc Ký")]


SECOND = ATTACHED.replace("900/", "901/")


@pytest.mark.parametrize(
    "sheets",
    [
        [annex(HEADING, HOA, MINH), annex(HEADING, LAN, attached=SECOND)],
        [annex(HEADING, [ATTACHED.strip("()")], HOA, MINH, [SECOND.strip("()")], LAN)],
    ],
    ids=["sheets", "headings"],
)
def test_two_decisions_of_a_file_settle_their_round_together(made: Round, path: Path, sheets: list[Rows]) -> None:
    answer = imports.confirm(made.db, annexes(made, path, *sheets))
    assert results(answer) == ALL and len(answer.outcomes) == 3
    assert [number for number, _ in decisions(made)] == ["900/QĐ-UBND", "901/QĐ-UBND"]
    assert set(stages(made).values()) == {Stage.DECIDED}


def test_who_is_asked_about_under_one_decision_is_not_turned_down_by_another(made: Round, path: Path) -> None:
    unsure = [3, "Tran Thi Lan", OURS, "LĐTT"]
    shown = annexes(made, path, annex(HEADING, HOA, MINH), annex(HEADING, unsure, attached=SECOND))
    assert len(shown.questions) == 1
    answer = imports.confirm(made.db, shown, accept_valid=True)
    assert results(answer) == {**ALL, "CB3": "waiting"}


def test_two_organs_may_give_decisions_one_number_on_one_day(made: Round, path: Path) -> None:
    own = ATTACHED.replace("Chủ tịch UBND tỉnh Hưng Yên", "Chủ tịch UBND xã An Bình")
    imports.confirm(made.db, annexes(made, path, annex(HEADING, HOA, MINH), annex(HEADING, LAN, attached=own)))
    with made.db.read() as session:
        by = set(session.scalars(select(AwardHeld.decided_by)))
    assert by == {"Chủ tịch UBND tỉnh Hưng Yên", "Chủ tịch UBND xã An Bình"}


LOST = ["=A5+1", "=VLOOKUP(1,A1:B1,2,0)", "=B1", "=C1"]
UNKNOWN: Rows = [["PHỤ LỤC 2"], ["Số", "Người được khen", "Mức"], ["1", "Trần Thị Lan", "LĐTT"]]


@pytest.mark.parametrize(
    ("sheets", "hidden"),
    [
        ([annex(HEADING, HOA, MINH, LOST, [4, "Nguyễn Văn Xa", "Giáo viên, xã Bình Xa", "LĐTT"])], -1),
        ([annex(HEADING, HOA, MINH), annex(HEADING, LAN)], 1),
        ([annex(HEADING, HOA, MINH), UNKNOWN], -1),
    ],
    ids=["formulas", "hidden sheet", "unknown headings"],
)
def test_nobody_is_turned_down_while_a_part_of_the_file_is_not_read(
    made: Round, path: Path, sheets: list[Rows], hidden: int
) -> None:
    shown = annexes(made, path, *sheets, hidden=hidden, layout=None)
    answer = imports.confirm(made.db, shown, accept_valid=True)
    assert results(answer) == {**ALL, "CB3": "waiting"}
    assert codes(answer).count("absent_wait_for_unread") == 1
    assert get_round(made.db, made.key).stage is not Stage.DECIDED


def waiting(made: Round, shown: imports.Preview) -> str:
    """That the third waits, and for what."""
    assert results(imports.confirm(made.db, shown, accept_valid=True)) == {**ALL, "CB3": "waiting"}
    (told,) = [problem for problem in shown.problems if problem.code == "absent_wait_for_unread"]
    return told.message


def test_nobody_is_turned_down_while_one_of_several_files_is_not_read(made: Round, path: Path) -> None:
    torn = path.with_name("phu luc 2.xlsx")
    torn.write_bytes(b"PK\x03\x04 torn")
    annexes(made, path, annex(HEADING, HOA, MINH))
    shown = imports.preview(made.db, made.library, [path, torn], "decision_list")
    assert "phu luc 2.xlsx" in waiting(made, shown)


def test_nobody_is_turned_down_while_a_sheet_of_the_same_name_is_not_read(made: Round, tmp_path: Path) -> None:
    path = tmp_path / "qd.ods"
    save_ods(path, [Sheet("PL", annex(HEADING, LAN)), Sheet("PL", annex(HEADING, HOA, MINH))])
    assert "PL" in waiting(made, imports.preview(made.db, made.library, path, "decision_list"))


def test_nobody_is_turned_down_while_a_row_is_left_out(made: Round, path: Path) -> None:
    shown = show(made, path, HEADING, HOA, MINH, LAN)
    left_out = imports.correct(made.db, shown, Corrections({}, frozenset({("Sheet", 6, "")})))
    assert results(imports.confirm(made.db, left_out)) == {**ALL, "CB3": "waiting"}


def test_one_person_twice_in_the_lists_of_a_decision_gets_the_award_once(made: Round, path: Path) -> None:
    again = [2, "Đặng Thị Hoà", "Trưởng phòng, UBND xã An Bình", "CSTĐCS"]
    answer = take(made, path, HEADING, HOA, again)
    assert "said_twice" in codes(answer)
    assert [row[0] for row in held(made)] == [FIGHTER]
    assert results(answer)["CB1"] == "awarded"


def test_a_row_that_says_yes_stands_against_one_that_says_no(made: Round, path: Path) -> None:
    heading = [*HEADING, "Kết quả"]
    no, yes = [*HOA, "Không"], [2, *HOA[1:], "Đồng ý"]
    for rows in ((no, yes), (yes, no)):
        shown = show(made, path, heading, *rows)
        assert "result_otherwise" in codes(shown)
        assert [row.status for row in shown.sheets[0].rows].count(imports.RowStatus.SAME) == 1
        assert results(imports.not_written(shown))["CB1"] == "awarded"
    imports.confirm(made.db, show(made, path, heading, no, yes))
    assert stages(made)["CB1"] is Stage.DECIDED and len(held(made)) == 1


def test_what_was_not_proposed_is_of_the_year_that_its_row_tells(made: Round, path: Path) -> None:
    heading = [*HEADING, "Năm"]
    answer = take(made, path, heading, [*HOA, 2025], [*MINH[:3], "Giấy khen", 2025], [*LAN[:3], "Giấy khen"])
    assert [(row[0], row[2]) for row in held(made)] == [
        (FIGHTER, 2026), ("certificate_of_merit", 2025), ("certificate_of_merit", 2026),
    ]  # fmt: skip
    assert codes(answer).count("year_of_round") == 1


def test_results_are_of_the_year_of_their_round_though_decided_in_the_next(made: Round, path: Path) -> None:
    late = ATTACHED.replace("20 tháng 12 năm 2026", "10 tháng 01 năm 2027")
    take(made, path, HEADING, HOA, [*MINH[:3], "Giấy khen"], above=("DANH SÁCH KHEN THƯỞNG", late))
    assert [row[2] for row in held(made)] == [2026, 2026]


def test_a_decision_gives_one_award_for_each_year_that_its_rows_tell(made: Round, path: Path) -> None:
    heading = [*HEADING, "Năm"]
    take(made, path, heading, *([*MINH[:3], "Giấy khen", year] for year in (2024, 2025)))
    assert [row[2] for row in held(made)] == [2024, 2025]


def test_a_second_refusal_takes_the_first_not_back(made: Round, path: Path) -> None:
    no, again = [*LAN, "Không"], [4, "Trần Thị Lan", "Kế toán, UBND xã An Bình", "LĐTT", "Không"]
    shown = show(made, path, [*HEADING, "Kết quả"], [*HOA, "Đồng ý"], [*MINH, "Đồng ý"], no, again)
    assert {one.code: one.row for one in imports.not_written(shown).outcomes}["CB3"] == 6
    imports.confirm(made.db, shown, accept_valid=True)
    assert stages(made) == {"CB1": Stage.DECIDED, "CB2": Stage.DECIDED, "CB3": Stage.NOT_AWARDED}


def test_a_list_of_collectives_turns_no_person_down_who_is_proposed_for_the_same(made: Round, path: Path) -> None:
    with made.db.write("propose") as session:
        team = Collective(code="TT7", name="Phòng Văn hóa - Xã hội")
        session.add(team)
        session.flush()
        person = session.scalars(select(Person).where(Person.code == "CB3")).one()
        for kind, key in ((SubjectKind.COLLECTIVE, team.id), (SubjectKind.INDIVIDUAL, person.id)):
            about = {"subject_kind": kind, "subject_id": key, "award": "certificate_of_merit"}
            session.add(Nomination(round_id=made.key, stage=Stage.SUBMITTED, **about))
    answer = take(
        made, path, ["STT", "Tên tập thể", "Hình thức khen thưởng"], [1, "Phòng Văn hóa - Xã hội", "Giấy khen"]
    )
    letters = {one.code: one.result for one in answer.outcomes if one.award == "certificate_of_merit"}
    assert letters == {"TT7": "awarded", "CB3": "waiting"}


def test_a_decision_on_file_for_another_round_settles_nothing_here(made: Round, path: Path) -> None:
    with made.db.write("another") as session:
        at = {"law_on": date(2026, 6, 1), "received_on": date(2026, 6, 1), "commendation_type": CommendationType.MERIT}
        session.add(other := AwardRound(code="D02", name="Đợt khác", year=2026, **at))
        session.flush()
        day, organ = date(2026, 12, 20), "Chủ tịch UBND tỉnh Hưng Yên"
        session.add(Decision(round_id=other.id, number="900/QĐ-UBND", issued_on=day, decided_by=organ))
    answer = take(made, path, HEADING, HOA, MINH, LAN)
    (told,) = [one for one in answer.problems if one.code == "decision_of_other_round"]
    assert (told.details["number"], told.details["name"]) == ("900/QĐ-UBND", "Đợt khác")
    assert Stage.DECIDED not in stages(made).values()
    assert len(held(made)) == 3 and len(decisions(made)) == 1


def test_a_decision_of_another_organ_with_that_number_and_day_is_another(made: Round, path: Path) -> None:
    with made.db.write("another") as session:
        day = date(2026, 12, 20)
        session.add(Decision(number="900/QĐ-UBND", issued_on=day, decided_by="Chủ tịch UBND xã An Bình"))
    take(made, path, HEADING, HOA, MINH, LAN)
    with made.db.read() as session:
        kept = {row.decided_by: row.round_id for row in session.scalars(select(Decision))}
    assert kept == {"Chủ tịch UBND xã An Bình": None, "Chủ tịch UBND tỉnh Hưng Yên": made.key}


def test_an_award_that_a_list_takes_back_is_told_and_stays(made: Round, path: Path) -> None:
    heading = [*HEADING, "Kết quả"]
    take(made, path, heading, [*HOA, "Đồng ý"], [*MINH, "Đồng ý"], [*LAN, "Đồng ý"])
    answer = take(made, path, heading, [*HOA, "Đồng ý"], [*MINH, "Không"], [*LAN, "Không"], aim=Aim(round=made.key))
    assert codes(answer).count("refused_but_held") == 2
    assert len(held(made)) == 3


def test_a_book_of_awards_gives_everybody_the_awards_of_every_decision(made: Round, path: Path) -> None:
    by_own = "Quyết định số {}/QĐ-UBND ngày 15/01/{} của Chủ tịch UBND xã An Bình"
    rows = [[1, "Đặng Thị Hoà", OURS, "LĐTT"], [2, "Lê Minh", OURS, "LĐTT"]]
    take(made, path, HEADING, [by_own.format(10, 2023)], *rows, [by_own.format(12, 2024)], *rows, above=("SỔ",))
    assert [row[2:4] for row in held(made)] == [(2023, "10/QĐ-UBND")] * 2 + [(2024, "12/QĐ-UBND")] * 2


def test_a_kind_of_subject_under_a_decision_is_of_that_decision(made: Round, path: Path) -> None:
    by_own = "Quyết định số 10/QĐ-UBND ngày 15/01/2024 của Chủ tịch UBND xã An Bình"
    rows = ([by_own], ["I", "CÁ NHÂN"], HOA, MINH, ["II", "TẬP THỂ"], [1, "Phòng Văn hoá - Xã hội", None, "TTLĐTT"])
    take(made, path, HEADING, *rows, above=("SỔ KHEN THƯỞNG",))
    assert [(row[0], row[3]) for row in held(made)] == [
        (FIGHTER, "10/QĐ-UBND"), (WORKER, "10/QĐ-UBND"), ("advanced_labour_collective", "10/QĐ-UBND"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("unit", "decided_by", "ours"),
    [
        ("Công ty TNHH MTV Thủy lợi Kim Sơn", "Giám đốc Công ty", True),
        ("Trường THCS Tân Hòa", "Hiệu trưởng Trường THCS", True),
        ("UBND xã An Bình", "Chủ tịch UBND xã", True),
        ("UBND xã An Bình", "Chủ tịch UBND", False),
        ("Trường THCS Tân Hòa", "Chủ tịch UBND xã", False),
    ],
)
def test_words_short_for_our_own_unit_say_that_it_decided(
    made: Round, path: Path, unit: str, decided_by: str, ours: bool
) -> None:
    with made.db.write("edit_unit") as session:
        session.scalars(select(Unit)).one().name = unit
    attached = f"(Kèm theo Quyết định số 16/QĐ-CT ngày 08/01/2024 của {decided_by})"
    shown = annexes(made, path, annex(HEADING, [1, "Quách Văn Mới", "Lái xe", "LĐTT"], attached=attached))
    assert ("ours_unknown" in codes(shown), "rows_of_others" in codes(shown)) == (ours, not ours)
