"""A list of a council's members: roles as decisions write them, who stays, who leaves; one undo."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from khenthuong_desktop.domain.terms import CouncilRole, UnitLevel
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services import imports
from khenthuong_desktop.services.council.council_numbers import save_council
from khenthuong_desktop.services.council.councils import CouncilDetail, Member, list_councils
from khenthuong_desktop.services.imports.planners.council_posts import post_of_member
from khenthuong_desktop.services.lists.council_lists import read_council
from khenthuong_desktop.services.numbers.number_register import register_of_year
from khenthuong_desktop.services.numbers.paper_numbers import OutsideNumber, enter_number
from khenthuong_desktop.services.units import UnitDetail, save_unit
from khenthuong_desktop.spreadsheets.layouts.council_lists import council_said, role_told
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.history import last_hash
from khenthuong_desktop.store.tables import Collective

TITLE = ["DANH SÁCH THÀNH VIÊN HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG XÃ AN BÌNH"]
ATTACHED = ["(Kèm theo Quyết định số 15/QĐ-UBND ngày 20 tháng 01 năm 2026 của Chủ tịch UBND xã An Bình)"]
HEADING = ["STT", "Họ và tên", "Chức vụ", "Chức danh trong Hội đồng", "Nhiệm vụ được phân công"]
ROWS: tuple[list[Any], ...] = (
    [1, "Ông NGUYỄN VĂN THÀNH", "Chủ tịch UBND xã", "Chủ tịch Hội đồng", "Phụ trách chung"],
    [2, "Bà Lê Thị Hoa", "Phó Chủ tịch UBND xã", "Phó Chủ tịch (thường trực)", None],
    [3, "Trần Văn Hải", "Chủ tịch UBMTTQ xã", "Ủy viên", None],
    [4, "Phạm Thị Na", "Công chức Văn hóa", "Ủy viên, Thư ký", "Ghi biên bản"],
    [5, "Đỗ Văn Giúp", "Văn thư", "Tổ giúp việc", None],
)


@pytest.fixture
def unit(db: Database) -> None:
    save_unit(
        db,
        UnitDetail("Ủy ban nhân dân xã An Bình", "H49", UnitLevel.COMMUNE, "tỉnh Hưng Yên", "An Bình", "UBND",
                   "Chủ tịch", "HĐTĐKT", "VX", "Ủy ban nhân dân tỉnh Hưng Yên"),
    )  # fmt: skip


def show(db: Database, library: Library, folder: Path, *rows: list[Any]) -> imports.Preview:
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    book.save(folder / "hd.xlsx")
    return imports.preview(db, library, folder / "hd.xlsx")


def errors(shown: imports.Preview) -> list[tuple[str, int | None, str | None]]:
    return [(problem.code, problem.row, problem.column) for problem in shown.problems if problem.severity == "error"]


def test_a_council_is_set_up_from_its_list(db: Database, library: Library, tmp_path: Path, unit: None) -> None:
    shown = show(db, library, tmp_path, TITLE, ATTACHED, [], HEADING, *ROWS, [], [None, "Người lập biểu"])
    assert shown.sheets[0].layout == "council_list"
    assert imports.confirm(db, shown).committed
    (council,) = list_councils(db)
    assert (council.name, council.decision_number, council.decision_date) == (
        "Hội đồng Thi đua - Khen thưởng xã An Bình", "15/QĐ-UBND", date(2026, 1, 20),
    )  # fmt: skip
    assert [(member.name, member.role, member.job_title, member.task) for member in council.members] == [
        ("Nguyễn Văn Thành", CouncilRole.CHAIRMAN, "Chủ tịch UBND xã", "Phụ trách chung"),
        ("Lê Thị Hoa", CouncilRole.DEPUTY, "Phó Chủ tịch UBND xã", None),
        ("Trần Văn Hải", CouncilRole.MEMBER, "Chủ tịch UBMTTQ xã", None),
        ("Phạm Thị Na", CouncilRole.SECRETARY, "Công chức Văn hóa", "Ghi biên bản"),
        ("Đỗ Văn Giúp", CouncilRole.ASSISTANT, "Văn thư", None),
    ]
    assert not show(db, library, tmp_path, TITLE, ATTACHED, [], HEADING, *ROWS).can_be_written()
    db.undo()
    assert list_councils(db) == ()


def test_who_is_not_named_any_more_leaves_and_it_is_told(db: Database, library: Library, tmp_path: Path) -> None:
    before = (Member("Nguyễn Văn Thành", CouncilRole.CHAIRMAN), Member("Vũ Văn Cũ", CouncilRole.MEMBER, "Cũ"))
    save_council(db, library, CouncilDetail("Hội đồng Thi đua - Khen thưởng xã An Bình", before))
    shown = show(db, library, tmp_path, TITLE, HEADING, *ROWS[:3])
    assert [row.status for row in shown.sheets[0].rows] == ["changed", "new", "new"]
    told = {problem.code: problem.message for problem in shown.problems}
    assert told["council_members_leave"] == "1 người không còn trong Hội đồng: Vũ Văn Cũ."
    imports.confirm(db, shown)
    (council,) = list_councils(db)
    assert [member.name for member in council.members] == ["Nguyễn Văn Thành", "Lê Thị Hoa", "Trần Văn Hải"]


def test_roles_may_stand_in_headings_or_among_the_tasks(db: Database, library: Library, tmp_path: Path) -> None:
    headed = (["I", "Chủ tịch Hội đồng"], [1, "Lê A", "Chủ tịch"], ["II", "Các Ủy viên"], [2, "Lê B", "Công chức"])
    shown = show(db, library, tmp_path, TITLE, ["STT", "Họ và tên", "Chức vụ"], *headed)
    assert errors(shown) == []
    assert [member.role for member in shown.plan.councils[0].members] == [CouncilRole.CHAIRMAN, CouncilRole.MEMBER]
    tasks = show(db, library, tmp_path, TITLE, ["STT", "Họ và tên", "Nhiệm vụ"], [1, "Lê A", "Chủ tịch Hội đồng"])
    assert [(member.role, member.task) for member in tasks.plan.councils[0].members] == [(CouncilRole.CHAIRMAN, None)]


def test_what_is_wrong_is_told_and_nobody_leaves_for_it(db: Database, library: Library, tmp_path: Path) -> None:
    members = tuple(Member(name, role) for name, role in (("Lê A", CouncilRole.CHAIRMAN), ("Lê B", CouncilRole.MEMBER)))
    save_council(db, library, CouncilDetail("Hội đồng", members))
    rows = [[number, name, None, role, None] for number, (name, role) in enumerate(
        (("Lê A", "Chủ tịch"), ("Lê B", "Bạn"), ("Lê C", "Chủ tịch")), 1)]  # fmt: skip
    shown = show(db, library, tmp_path, TITLE, HEADING, *rows)
    assert errors(shown) == [("council_one_chairman", 2, None), ("council_role_unknown", 4, "D")]
    assert "council_members_leave" not in {problem.code for problem in shown.problems}
    assert not shown.can_be_written()


def test_a_number_that_another_paper_has_is_told_and_not_taken(
    db: Database, library: Library, tmp_path: Path, unit: None
) -> None:
    budget = OutsideNumber("QĐ-UBND", 2026, "Quyết định giao dự toán", "15", date(2026, 1, 10))
    enter_number(db, library, budget)
    shown = show(db, library, tmp_path, TITLE, ATTACHED, HEADING, *ROWS)
    assert errors(shown) == [("council_number_taken_on", 3, None)]
    (told,) = [one.message for one in shown.problems if one.severity == "error"]
    assert told.startswith(
        "Số 15/QĐ-UBND của quyết định thành lập đã cấp cho Quyết định giao dự toán (ngày 10/01/2026)"
    )
    assert imports.confirm(db, shown).refused
    assert imports.confirm(db, shown, accept_valid=True).committed
    (council,) = list_councils(db)
    assert (len(council.members), council.decision_number, council.decision_date) == (5, None, None)
    numbered = replace(council, decision_number="15/QĐ-UBND", decision_date=date(2026, 1, 20))
    save_council(db, library, numbered, "Cùng một quyết định")
    assert errors(show(db, library, tmp_path, TITLE, ATTACHED, HEADING, *ROWS)) == []  # it is the council's by now


def test_the_number_of_a_list_is_in_the_register_at_once(
    db: Database, library: Library, tmp_path: Path, unit: None
) -> None:
    imports.confirm(db, show(db, library, tmp_path, TITLE, ATTACHED, HEADING, *ROWS))
    (entry,) = [entry for series in register_of_year(db, library, 2026) for entry in series.entries]
    assert (entry.number, entry.symbol, bool(entry.noted_by)) == ("15", "QĐ-UBND", True)
    db.undo()
    assert not [entry for series in register_of_year(db, library, 2026) for entry in series.entries]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Danh sách Hội đồng Thi đua - Khen thưởng xã An Bình (Kèm theo Quyết định số 1/QĐ-UBND)",
         "Hội đồng Thi đua - Khen thưởng xã An Bình"),
        ("Danh sách thành viên Hội đồng sáng kiến năm 2026", "Hội đồng sáng kiến"),
        ("DANH SÁCH HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG", None),
    ],
)  # fmt: skip
def test_the_title_names_the_council(title: str, name: str | None) -> None:
    assert council_said(title) == name


def test_a_deputy_is_no_chairman_and_a_secretary_no_mere_member() -> None:
    told = [role_told(words) for words in ("P. Chủ tịch", "Phó Chủ tịch Thường trực HĐ", "UV thư ký", "Khách mời")]
    assert told == [CouncilRole.DEPUTY, CouncilRole.DEPUTY, CouncilRole.SECRETARY, None]


def test_roles_in_letters() -> None:
    told = [role_told(words) for words in ("Phó CT HĐ", "CT Hội đồng", "Thường trực Hội đồng", "PCT")]
    assert told == [CouncilRole.DEPUTY, CouncilRole.CHAIRMAN, CouncilRole.MEMBER, CouncilRole.DEPUTY]


def test_a_role_that_loses_a_word_is_told(db: Database, library: Library, tmp_path: Path, unit: None) -> None:
    shown = show(db, library, tmp_path, TITLE, ATTACHED, [], HEADING, *ROWS)
    told = [problem for problem in shown.problems if problem.code == "council_role_shortened"]
    assert [(problem.row, problem.column, problem.details["read"]) for problem in told] == [
        (6, "D", "Phó Chủ tịch Hội đồng")
    ]


def test_who_is_written_as_invited_is_told(db: Database, library: Library, tmp_path: Path, unit: None) -> None:
    rows: list[list[Any]] = [[6, "Mời ông Đinh Văn Khoa", "Chủ tịch UBMTTQ", "Ủy viên"]]
    rows.append([7, "Kính Mời Bà Lê Thị Mời", "Chủ tịch Hội LHPN", "Ủy viên"])
    shown = show(db, library, tmp_path, TITLE, ATTACHED, HEADING, *ROWS, *rows)
    assert [(one.row, one.details["new"]) for one in shown.problems if one.code == "name_invited"] == [
        (9, "Đinh Văn Khoa"),
        (10, "Lê Thị Mời"),
    ]
    imports.confirm(db, shown)
    assert {"Đinh Văn Khoa", "Lê Thị Mời"} < {one.name for one in list_councils(db)[0].members}


@pytest.mark.parametrize(
    "title",
    [
        "DANH SÁCH HỘI ĐỒNG KỶ LUẬT CÔNG CHỨC",
        "DANH SÁCH THÀNH VIÊN HỘI ĐỒNG NGHIỆM THU ĐỀ TÀI",
        "DANH SÁCH TỔ GIÚP VIỆC HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG XÃ AN BÌNH",
        "DANH SÁCH BAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ",
    ],
)
def test_a_list_of_another_body_leaves_the_council_as_it_is(
    db: Database, library: Library, tmp_path: Path, unit: None, title: str
) -> None:
    imports.confirm(db, show(db, library, tmp_path, TITLE, ATTACHED, HEADING, *ROWS))
    before = list_councils(db)
    shown = show(db, library, tmp_path, [title], HEADING, *ROWS[:2])
    assert [one.code for one in shown.problems if one.severity == "warning"] == ["council_of_another_body"]
    assert not shown.can_be_written()
    imports.confirm(db, shown)
    assert list_councils(db) == before


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("DANH SÁCH HỘI ĐỒNG SÁNG KIẾN XÃ AN BÌNH NĂM 2026", "Hội đồng sáng kiến xã An Bình"),
        ("DANH SÁCH HỘI ĐỒNG XÉT, CÔNG NHẬN SÁNG KIẾN", "Hội đồng xét, công nhận sáng kiến"),
        ("Danh sách thành viên Hội đồng Sáng kiến xã An Bình", "Hội đồng Sáng kiến xã An Bình"),
    ],
)
def test_a_council_for_initiatives_is_one_of_its_own(
    db: Database, library: Library, tmp_path: Path, unit: None, title: str, name: str
) -> None:
    imports.confirm(db, show(db, library, tmp_path, TITLE, ATTACHED, HEADING, *ROWS))
    (before,) = list_councils(db)
    imports.confirm(db, show(db, library, tmp_path, [title], HEADING, *ROWS[:2]))
    others = [council for council in list_councils(db) if council.id != before.id]
    assert before in list_councils(db) and [(one.name, len(one.members)) for one in others] == [(name, 2)]
    assert not show(db, library, tmp_path, [title], HEADING, *ROWS[:2]).can_be_written()


@pytest.mark.parametrize(
    "title", ["DANH SÁCH HỘI ĐỒNG", "DANH SÁCH HỘI ĐỒNG XÃ AN BÌNH", "HỘI ĐỒNG TĐ-KT, DANH SÁCH THÀNH VIÊN", ""]
)
def test_a_title_that_names_no_other_body_is_of_the_only_council(
    db: Database, library: Library, tmp_path: Path, unit: None, title: str
) -> None:
    imports.confirm(db, show(db, library, tmp_path, TITLE, ATTACHED, HEADING, *ROWS))
    assert not show(db, library, tmp_path, [title], HEADING, *ROWS).can_be_written()
    assert show(db, library, tmp_path, [title], HEADING, *ROWS[:2]).can_be_written()


def test_a_list_taken_in_again_is_no_action(db: Database, library: Library, tmp_path: Path, unit: None) -> None:
    shuffled = (ROWS[3], ROWS[0], *ROWS[1:3], ROWS[4])  # the chairman not first
    for rows in (ROWS, shuffled):
        imports.confirm(db, show(db, library, tmp_path, TITLE, ATTACHED, HEADING, *rows))
        with db.read() as session:
            before = last_hash(session)
        again = imports.confirm(db, show(db, library, tmp_path, TITLE, ATTACHED, HEADING, *rows))
        with db.read() as session:
            assert (again.writes, last_hash(session)) == (False, before)
        read = read_council(db, library, tmp_path / "hd.xlsx").council
        assert read is not None and len(read.members) == 5  # a form is filled with it all the same


@pytest.mark.parametrize(
    ("post", "unit", "whole"),
    [
        ("Trưởng phòng", "Phòng Tổ chức - Hành chính", "Trưởng phòng Tổ chức - Hành chính"),
        ("Giám đốc nhà máy", "Nhà máy nước Nam Thành", "Giám đốc nhà máy nước Nam Thành"),
        ("Kỹ sư", "Phòng Kỹ thuật", "Kỹ sư Phòng Kỹ thuật"),
        ("Trưởng phòng Nội vụ", "Phòng Nội vụ", "Trưởng phòng Nội vụ"),
        ("Trưởng phòng TCHC", "Phòng Tổ chức - Hành chính", "Trưởng phòng TCHC"),
        ("Phó Hiệu trưởng", "Trường THCS An Bình", "Phó Hiệu trưởng Trường THCS An Bình"),
        ("Giám đốc", "Ban Giám đốc", "Giám đốc"),
        ("Tổ trưởng", "Tổ Toán - Tin", "Tổ trưởng Tổ Toán - Tin"),
        ("Chủ tịch UBND xã", "UBND xã An Bình", "Chủ tịch UBND xã"),
        ("Giám đốc", None, "Giám đốc"),
        (None, "Phòng Kỹ thuật", "Phòng Kỹ thuật"),
    ],
)
def test_the_unit_of_a_member_stands_behind_the_post(post: str | None, unit: str | None, whole: str) -> None:
    assert post_of_member(post, unit, {"UBND xã An Bình"}) == whole


def test_a_column_of_units_is_not_lost(db: Database, library: Library, tmp_path: Path, unit: None) -> None:
    heading = ["STT", "Họ và tên", "Chức vụ", "Đơn vị", "Chức danh trong Hội đồng"]
    rows = [[1, "Lê Hồng Phúc", "Trưởng phòng", "Phòng Kinh tế", "Chủ tịch"],
            [2, "Phạm Văn Khải", "Chủ tịch", "Hội Nông dân xã", "Ủy viên"]]  # fmt: skip
    shown = show(db, library, tmp_path, TITLE, heading, *rows)
    assert [problem.code for problem in shown.problems].count("council_unit_in_post") == 1
    assert imports.confirm(db, shown).committed
    (council,) = list_councils(db)
    posts = [member.job_title for member in council.members]
    assert posts == ["Trưởng phòng Kinh tế", "Chủ tịch Hội Nông dân xã"]
    assert not show(db, library, tmp_path, TITLE, heading, *rows).can_be_written()


@pytest.mark.parametrize("above", ["TRƯỜNG THCS AN BÌNH", "PHÒNG VĂN HÓA - XÃ HỘI"])
def test_the_council_of_a_school_on_file_is_not_ours(
    db: Database, library: Library, tmp_path: Path, unit: None, above: str
) -> None:
    with db.write("by_hand") as session:
        session.add_all([Collective(code="T1", name="Trường THCS An Bình"),
                         Collective(code="T2", name="Phòng Văn hóa - Xã hội")])  # fmt: skip
    title = ["DANH SÁCH HỘI ĐỒNG THI ĐUA, KHEN THƯỞNG"]
    shown = show(db, library, tmp_path, ["UBND XÃ AN BÌNH"], [above], [], title, HEADING, *ROWS)
    of_school = above.startswith("TRƯỜNG")
    assert ("council_of_another_unit" in [problem.code for problem in shown.problems]) == of_school
    assert shown.can_be_written() != of_school
