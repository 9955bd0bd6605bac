"""Lists that propose nobody, in a file that goes into a round: what they say is kept, and nobody of them proposed."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from sqlalchemy import select

from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services import imports
from khenthuong_desktop.services.award_rounds.rounds import get_round, open_round
from khenthuong_desktop.services.imports import Aim
from khenthuong_desktop.store.tables import AwardHeld, Collective, Household, Person, Registration
from tests.unit.services.dossier_round import FIGHTER, WORKER, Round, make_round

OFFICE = "Phòng Văn hóa - Xã hội"
PEOPLE = ["STT", "Họ và tên", "Chức vụ", "Đơn vị"]
TWO_HOUSEHOLDS: list[list[Any]] = [
    ["STT", "Họ và tên chủ hộ", "Địa chỉ", "Xếp loại"],
    [1, "Trần Văn Bảy", "Thôn Đông", "Đạt"],
    [2, "Lê Thị Na", "Thôn Đông", "Không đạt"],
]
STAFF: list[list[Any]] = [["DANH SÁCH CÁN BỘ, CÔNG CHỨC"], PEOPLE]
HOA, MINH = [1, "Đặng Thị Hoà", "Chuyên viên", OFFICE], [2, "Lê Minh", "Văn thư", OFFICE]
NEW = [3, "Quách Văn Mới", "Kế toán", OFFICE]
PROPOSED: list[list[Any]] = [["DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG"], [*PEOPLE, "Danh hiệu đề nghị"], [*HOA, "CSTĐCS"]]


@pytest.fixture
def made(library: Library, tmp_path: Path) -> Round:
    return make_round(tmp_path, library, papers=False)


@pytest.fixture
def key(made: Round) -> str:
    """A round with nobody in it."""
    return open_round(made.db, "Đợt mới", 2026, date(2026, 11, 20))


def show(made: Round, key: str, **sheets: list[list[Any]]) -> imports.Preview:
    path = made.folder.root / "ds.xlsx"
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return imports.preview(made.db, made.library, path, aim=Aim(key))


def take(made: Round, key: str, **sheets: list[list[Any]]) -> list[tuple[str, str]]:
    """What the file puts into the round; and what was told, for the reader of a failure."""
    answer = imports.confirm(made.db, show(made, key, **sheets))
    assert answer.committed, [problem.message for problem in answer.problems]
    return [(problem.code, problem.severity) for problem in answer.problems]


def nominated(made: Round, key: str) -> list[tuple[str, str]]:
    return sorted((row.name, row.award) for row in get_round(made.db, key).nominations)


def held(made: Round) -> list[tuple[str, int]]:
    with made.db.read() as session:
        return [(row.award, row.year) for row in session.scalars(select(AwardHeld))]


def test_a_sheet_of_staff_beside_the_proposals_is_kept_and_proposes_nobody(made: Round, key: str) -> None:
    told = take(made, key, DS=[*STAFF, HOA, MINH, NEW], DN=PROPOSED)
    assert nominated(made, key) == [("Đặng Thị Hoà", FIGHTER)]
    assert ("list_proposes_nobody", "fixed") in told
    with made.db.read() as session:
        assert "Quách Văn Mới" in set(session.scalars(select(Person.name)))


def test_a_file_that_proposes_nobody_at_all_is_kept_and_that_is_warned_of(made: Round, key: str) -> None:
    rows: list[list[Any]] = [["DANH SÁCH TẬP THỂ THUỘC XÃ"], ["STT", "Tên tập thể", "Ghi chú"], [1, "Tổ Mới", None]]
    told = take(made, key, TT=rows)
    assert ("list_proposes_nobody", "warning") in told and nominated(made, key) == []
    with made.db.read() as session:
        assert "Tổ Mới" in set(session.scalars(select(Collective.name)))


def test_households_that_reached_the_award_of_the_title_are_not_proposed_for_it_as_well(made: Round, key: str) -> None:
    title = ["DANH SÁCH HỘ GIA ĐÌNH VĂN HÓA THÔN ĐÔNG NĂM 2025"]
    before = held(made)
    take(made, key, H=[title, *TWO_HOUSEHOLDS])
    assert nominated(made, key) == [] and held(made) == [*before, ("cultural_family", 2025)]


def test_households_that_a_title_proposes_are_proposed_but_for_those_turned_down(made: Round, key: str) -> None:
    title = ["DANH SÁCH HỘ ĐỀ NGHỊ CÔNG NHẬN GIA ĐÌNH VĂN HÓA NĂM 2026"]
    before = held(made)
    take(made, key, H=[title, *TWO_HOUSEHOLDS])
    assert nominated(made, key) == [("Trần Văn Bảy", "cultural_family")] and held(made) == before


def test_what_a_title_says_was_given_or_is_striven_for_is_not_proposed(made: Round, key: str) -> None:
    before = held(made)
    take(made, key, A=[["DANH SÁCH CÁ NHÂN ĐẠT DANH HIỆU LAO ĐỘNG TIÊN TIẾN NĂM 2024"], PEOPLE, HOA])
    take(made, key, A=[["DANH SÁCH ĐĂNG KÝ DANH HIỆU LAO ĐỘNG TIÊN TIẾN NĂM 2026"], PEOPLE, HOA])
    assert nominated(made, key) == [] and held(made) == [*before, (WORKER, 2024)]
    with made.db.read() as session:
        assert WORKER in set(session.scalars(select(Registration.award).where(Registration.year == 2026)))


@pytest.mark.parametrize(
    ("title", "kept"),
    [("ĐƯỢC CÔNG NHẬN DANH HIỆU THI ĐUA NĂM 2024", AwardHeld), ("ĐĂNG KÝ DANH HIỆU THI ĐUA NĂM 2026", Registration)],
)
def test_crosses_for_what_was_given_or_is_striven_for_propose_nobody(
    made: Round, key: str, title: str, kept: type[AwardHeld | Registration]
) -> None:
    told = take(made, key, A=[[f"DANH SÁCH CÁ NHÂN {title}"], [*PEOPLE, "LĐTT", "CSTĐCS"], [*HOA, "x", "x"]])
    assert nominated(made, key) == [] and ("list_proposes_nobody", "warning") in told
    with made.db.read() as session:
        assert {WORKER, FIGHTER} <= set(session.scalars(select(kept.award)))


def test_a_title_that_names_one_award_and_no_more_is_a_proposal_in_a_round(made: Round, key: str) -> None:
    before = held(made)
    told = take(made, key, A=[["DANH SÁCH XÉT DANH HIỆU LAO ĐỘNG TIÊN TIẾN NĂM 2026"], PEOPLE, HOA])
    assert nominated(made, key) == [("Đặng Thị Hoà", WORKER)] and held(made) == before
    assert "title_award_not_kept" not in {code for code, _ in told}


@pytest.mark.parametrize("title", ["DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG", "DANH SÁCH THI ĐUA NĂM 2026"])
def test_proposals_that_nowhere_say_for_what_are_refused_as_before(made: Round, key: str, title: str) -> None:
    shown = show(made, key, A=[[title], PEOPLE, HOA])
    assert "award_unsaid" in {problem.code for problem in shown.problems} and not shown.can_be_written()


@pytest.mark.parametrize(("year", "warned"), [("", False), (" NĂM 2026", False), (" NĂM 2025", True)])
def test_a_list_of_another_year_than_its_round_goes_into_it_with_a_warning(
    made: Round, key: str, year: str, warned: bool
) -> None:
    told = take(made, key, DS=[[f"{PROPOSED[0][0]}{year}"], *PROPOSED[1:]])
    assert (("list_of_other_year", "warning") in told) is warned
    assert [award for _, award in nominated(made, key)] == [FIGHTER]


def test_a_title_of_two_awards_proposes_neither_of_them_for_everybody(made: Round, key: str) -> None:
    title = ["DANH SÁCH ĐỀ NGHỊ LAO ĐỘNG TIÊN TIẾN, CHIẾN SĨ THI ĐUA CƠ SỞ NĂM 2026"]
    shown = show(made, key, A=[title, PEOPLE, HOA])
    assert "award_unsaid" in {problem.code for problem in shown.problems} and not shown.can_be_written()


@pytest.mark.parametrize("words", ["Không", "Không đề nghị"])
def test_who_is_not_proposed_in_so_many_words_does_not_get_the_award_of_the_title(
    made: Round, key: str, words: str
) -> None:
    title, heading = ["DANH SÁCH ĐỀ NGHỊ DANH HIỆU LAO ĐỘNG TIÊN TIẾN NĂM 2026"], [*PEOPLE, "Danh hiệu đề nghị"]
    take(made, key, A=[title, heading, [*HOA, "LĐTT"], [*MINH, words]])
    assert nominated(made, key) == [("Đặng Thị Hoà", WORKER)]


def test_awards_held_under_a_title_that_speaks_of_awards_are_kept_and_propose_nobody(made: Round, key: str) -> None:
    before = held(made)
    title, heading = ["THÀNH TÍCH THI ĐUA, KHEN THƯỞNG CỦA CÁN BỘ"], [*PEOPLE, "Danh hiệu đã đạt năm 2024"]
    told = take(made, key, A=[title, heading, [*HOA, "LĐTT"]])
    assert ("list_proposes_nobody", "warning") in told and nominated(made, key) == []
    assert held(made) == [*before, (WORKER, 2024)]


COUNCIL: list[list[Any]] = [
    ["KẾT QUẢ XÉT CỦA HỘI ĐỒNG THI ĐUA, KHEN THƯỞNG NĂM 2026"],
    [*PEOPLE, "Đơn vị đề nghị", "Hội đồng xét"],
    [*HOA, "CSTĐCS", "LĐTT"],
    [*MINH, "LĐTT", "Không"],
]


def test_beside_what_was_asked_for_the_column_of_the_council_is_the_one_to_explain(made: Round, key: str) -> None:
    told = [one for one in show(made, key, DS=COUNCIL).problems if one.code == "award_column_unread"]
    assert {one.details["words"] for one in told} == {"Hội đồng xét"}


def test_a_column_that_the_clerk_explains_as_awards_proposes_in_a_round_and_registers_nobody(
    made: Round, key: str
) -> None:
    show(made, key, DS=COUNCIL)
    path = made.folder.root / "ds.xlsx"
    shown = imports.preview(made.db, made.library, path, aim=Aim(key), mapping={"Hội đồng xét": "award"})
    assert imports.confirm(made.db, shown).committed
    assert nominated(made, key) == [("Đặng Thị Hoà", WORKER)]
    with made.db.read() as session:
        assert list(session.scalars(select(Registration))) == []


@pytest.mark.parametrize(
    ("name", "where"),
    [
        ("Đối tượng khen thưởng", "Chức vụ/Địa chỉ"),
        ("Đối tượng đề nghị khen thưởng", "Chức vụ/Địa chỉ"),
        ("Tên gia đình/đơn vị", "Địa chỉ"),
    ],
)
def test_whoever_is_proposed_may_stand_under_one_heading(made: Round, key: str, name: str, where: str) -> None:
    with made.db.write("by_hand") as session:
        session.add(Collective(code="KP3", name="Khu phố 3"))
        session.add(Household(code="HO9", head_name="Trần Văn Bảy", address="Khu phố 3"))
    rows: list[list[Any]] = [
        ["DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2026"],
        ["STT", name, where, "Nội dung thành tích", "Hình thức khen thưởng"],
        ["I", "Tập thể"],
        [1, "Khu phố 3", None, "Dẫn đầu phong trào", "Giấy khen"],
        ["II", "Hộ gia đình"],
        [1, "Hộ ông Trần Văn Bảy", "Khu phố 3", "Hiến đất mở đường", "Giấy khen"],
    ]
    take(made, key, DS=rows)
    assert [name for name, _ in nominated(made, key)] == ["Khu phố 3", "Trần Văn Bảy"]


@pytest.mark.parametrize("of_whom", ["KHỐI THI ĐUA SỐ 2", "CỤM THI ĐUA CÁC PHƯỜNG"])
def test_a_list_of_an_emulation_group_is_of_its_units(made: Round, key: str, of_whom: str) -> None:
    with made.db.write("by_hand") as session:
        session.add(Collective(code="VPU", name="Văn phòng HĐND và UBND"))
    rows: list[list[Any]] = [
        [f"KẾT QUẢ CHẤM ĐIỂM, XẾP HẠNG {of_whom} NĂM 2026"],
        ["STT", "Đơn vị", "Tổng điểm", "Xếp hạng", "Đề nghị khen thưởng"],
        [1, "Văn phòng HĐND và UBND", 985, "Nhất", "Giấy khen của Chủ tịch UBND phường"],
    ]
    take(made, key, KQ=rows)
    assert [name for name, _ in nominated(made, key)] == ["Văn phòng HĐND và UBND"]
