"""People of units of one name under two upper ones: who is meant is told by the unit with the one above it."""

from typing import Any

import pytest

from khenthuong_desktop.services.imports import Aim
from khenthuong_desktop.store.tables import Collective, Discipline, Person, YearRating
from tests.unit.services.importing import Importer

KIM_SON, YEN_MO, CLUSTER = "Xí nghiệp Kim Sơn", "Xí nghiệp Yên Mô", "Cụm thủy nông số 1"
UNITS: list[list[Any]] = [[CLUSTER, 9, KIM_SON], [CLUSTER, 8, YEN_MO], [KIM_SON, 40, None], [YEN_MO, 50, None]]
STAFF: list[list[Any]] = [["DANH SÁCH CBCNV"], ["STT", "Họ và tên", "Năm sinh", "Tổ", "Đơn vị"]]
RATINGS: list[list[Any]] = [["XẾP LOẠI NĂM 2026"], ["STT", "Họ và tên", "Chức vụ", "Xếp loại"]]
MAKE = Aim(make_people=True, make_units=True)


@pytest.fixture
def company(importer: Importer) -> Importer:
    assert importer.take_list([["Tên tập thể", "Số người", "Trực thuộc"], *UNITS]).committed
    assert len(importer.all(Collective)) == 4
    return importer


def people(company: Importer) -> set[tuple[str, str | None]]:
    keys = {row.id: row.parent_name for row in company.all(Collective)}
    return {(row.name, keys.get(row.collective_id or "")) for row in company.all(Person)}


def test_the_same_list_again_finds_everybody_of_it(company: Importer) -> None:
    rows = [*STAFF, [1, "Phạm Văn Dũng", 1980, CLUSTER, KIM_SON], [2, "Phạm Văn Dũng", 1980, CLUSTER, YEN_MO]]
    company.take_list(rows)
    assert people(company) == {("Phạm Văn Dũng", KIM_SON), ("Phạm Văn Dũng", YEN_MO)}
    assert [sheet.counts for sheet in company.show_list(rows).sheets] == [{"same": 2}]


def test_a_namesake_of_another_unit_of_that_name_is_asked_about(company: Importer) -> None:
    company.take_list([*STAFF, [1, "Phạm Văn Dũng", 1980, CLUSTER, KIM_SON], [2, "Lê An", 1981, CLUSTER, YEN_MO]])
    shown = company.show_list([*STAFF, [1, "Phạm Văn Dũng", 1980, CLUSTER, YEN_MO]])
    assert len(shown.questions) == 1


def test_ratings_under_two_headings_again_find_the_people_of_each(company: Importer) -> None:
    rows = [
        *RATINGS, ["A", KIM_SON], ["I", CLUSTER], [1, "Phạm Văn Dũng", "Cụm trưởng", "HTXSNV"],
        ["B", YEN_MO], ["I", CLUSTER], [1, "Phạm Văn Dũng", "Công nhân", "HTNV"],
    ]  # fmt: skip
    company.take_list(rows, aim=MAKE)
    assert people(company) == {("Phạm Văn Dũng", KIM_SON), ("Phạm Văn Dũng", YEN_MO)}
    assert [sheet.counts for sheet in company.show_list(rows, aim=MAKE).sheets] == [{"same": 2}]


def test_the_letterhead_tells_which_namesake_a_list_of_ratings_means(company: Importer) -> None:
    def rows(unit: str, rating: str) -> list[list[Any]]:
        return [["CÔNG TY SÔNG ĐÁY"], [unit.upper()], *RATINGS, [1, "Phạm Văn Dũng", None, rating]]

    staff = ([number, "Phạm Văn Dũng", 1980, unit] for number, unit in enumerate((KIM_SON, YEN_MO), 1))
    company.take_list([STAFF[0], ["STT", "Họ và tên", "Năm sinh", "Đơn vị"], *staff])
    company.take_list(rows(KIM_SON, "HTXSNV"))
    company.take_list(rows(YEN_MO, "HTNV"))
    units = {row.id: row.collective_name for row in company.all(Person)}
    found = {(units[row.subject_id], row.rating) for row in company.all(YearRating)}
    assert found == {(KIM_SON, "HTXSNV"), (YEN_MO, "HTNV")}


def test_a_unit_written_with_the_one_above_it_keeps_its_name(company: Importer) -> None:
    rows: list[list[Any]] = [["Tên tập thể", "Số người"], [f"{CLUSTER} - {KIM_SON}", 10], [f"{CLUSTER}, {YEN_MO}", 8]]
    answer = company.take_list(rows)
    assert [problem.code for problem in answer.problems] == ["unit_read_as", "unit_read_as"]
    found = {(row.name, row.parent_name, row.headcount) for row in company.all(Collective) if row.parent_name}
    assert found == {(CLUSTER, KIM_SON, 10), (CLUSTER, YEN_MO, 8)}


@pytest.mark.parametrize(
    ("heading", "since"), [("Từ ngày", None), ("Ngày về đơn vị", None), ("Ngày vào cơ quan", "2026-09-01")]
)
def test_the_day_of_a_move_inside_is_not_the_first_at_the_office(
    company: Importer, heading: str, since: str | None
) -> None:
    company.take_list([["STT", "Họ và tên", "Ngày sinh", "Đơn vị"], [1, "Phạm Thị Mai", "15/08/1988", KIM_SON]])
    answer = company.take_list(
        [
            ["DANH SÁCH THUYÊN CHUYỂN"],
            ["STT", "Họ và tên", "Ngày sinh", "Đơn vị cũ", "Đơn vị mới", heading],
            [1, "Phạm Thị Mai", "15/08/1988", KIM_SON, YEN_MO, "01/09/2026"],
        ]
    )
    found = {row.name: (row.since and str(row.since), row.collective_name) for row in company.all(Person)}
    assert found == {"Phạm Thị Mai": (since, YEN_MO)}
    assert ("since_of_move" in [problem.code for problem in answer.problems]) == (since is None)


@pytest.mark.parametrize("heads", [("Từ đơn vị", "Đến đơn vị"), ("Nơi đi", "Nơi đến"), ("Đơn vị cũ", "Đơn vị mới")])
def test_who_goes_from_one_unit_to_another_changes_his_own_and_came_from_nowhere(
    company: Importer, heads: tuple[str, str]
) -> None:
    staff: list[list[Any]] = [["STT", "Họ và tên", "Ngày sinh", "Đơn vị"], [1, "Phạm Thị Mai", "15/08/1988", KIM_SON]]
    company.take_list([["DANH SÁCH CBCNV"], *staff])
    rows: list[list[Any]] = [
        ["DANH SÁCH ĐIỀU ĐỘNG"],
        ["STT", "Họ và tên", "Ngày sinh", *heads],
        [1, "Phạm Thị Mai", "15/08/1988", KIM_SON, YEN_MO],
    ]
    shown = company.show_list(rows)
    assert shown.sheets[0].rows[0].changes == {"unit": (KIM_SON, YEN_MO)}
    assert "came_from_inside" in [problem.code for problem in shown.problems]
    company.take_list(rows)
    assert [(row.collective_name, row.came_from) for row in company.all(Person)] == [(YEN_MO, None)]
    assert [sheet.counts for sheet in company.show_list(rows).sheets] == [{"same": 1}]


def school(importer: Importer) -> None:
    """A school with a Tổ Toán - Tin, in which somebody teaches, and another school."""
    units: list[list[Any]] = [["Trường THCS Nguyễn Du", 30, None], ["Trường THCS Lê Lợi", 20, None]]
    units.append(["Tổ Toán - Tin", 8, "Trường THCS Nguyễn Du"])
    importer.take_list([["Tên tập thể", "Số người", "Trực thuộc"], *units])
    head = ["STT", "Họ và tên", "Ngày sinh", "Chức vụ", "Đơn vị"]
    importer.take_list([["DANH SÁCH"], head, [1, "Vũ Hoàng Nam", "25/01/1990", "Giáo viên", "Tổ Toán - Tin"]])


def test_the_heading_says_what_sort_of_unit_stands_below(importer: Importer) -> None:
    school(importer)
    answer = importer.take_list(
        [["XẾP LOẠI NĂM 2026"], ["STT", "Họ và tên", "Tổ", "Xếp loại"], [1, "Vũ Hoàng Nam", "Toán - Tin", "HTTNV"]]
    )
    assert [row.rating for row in importer.all(YearRating)] == ["HTTNV"]
    assert "unit_read_as" in [problem.code for problem in answer.problems]
    new: list[list[Any]] = [["DANH SÁCH"], ["STT", "Họ và tên", "Tổ"], [1, "Lê Thị Mới", "Toán - Tin"]]
    importer.take_list(new)
    assert {row.name: row.collective_name for row in importer.all(Person)}["Lê Thị Mới"] == "Tổ Toán - Tin"


@pytest.mark.parametrize(("school_above", "unit"), [("NGUYỄN DU", "Tổ Toán - Tin"), ("LÊ LỢI", "Toán - Tin")])
def test_the_letterhead_of_another_school_is_heeded(importer: Importer, school_above: str, unit: str) -> None:
    school(importer)
    above: list[list[Any]] = [["UBND PHƯỜNG"], [f"TRƯỜNG THCS {school_above}"], [None], ["DANH SÁCH GIÁO VIÊN"]]
    importer.take_list([*above, ["STT", "Họ và tên", "Ngày sinh", "Tổ"], [1, "Lê Mới", "01/02/1999", "Toán - Tin"]])
    assert {row.name: row.collective_name for row in importer.all(Person)}["Lê Mới"] == unit


@pytest.mark.parametrize(("unit", "found"), [("Trường THCS Nguyễn Du", 1), ("Trường THCS Lê Lợi", 0)])
def test_who_is_told_with_the_unit_above_his_own_is_known(importer: Importer, unit: str, found: int) -> None:
    school(importer)
    head = ["STT", "Họ và tên", "Đơn vị", "Hình thức kỷ luật", "Số quyết định"]
    row = [1, "Vũ Hoàng Nam", unit, "Khiển trách", "97/QĐ-UBND ngày 03/7/2026"]
    importer.take_list([["DANH SÁCH KỶ LUẬT NĂM 2026"], head, row])
    assert len(importer.all(Discipline)) == found


@pytest.mark.parametrize(
    ("post", "unit"), [("Giáo viên", "Tổ Toán - Tin"), ("Phó Hiệu trưởng", "Trường THCS Nguyễn Du")]
)
def test_the_unit_above_takes_nobody_out_of_his_own_who_keeps_his_post(
    importer: Importer, post: str, unit: str
) -> None:
    school(importer)
    head = ["STT", "Họ và tên", "Ngày sinh", "Chức vụ", "Đơn vị"]
    row = [1, "Vũ Hoàng Nam", "25/01/1990", post, "Trường THCS Nguyễn Du"]
    answer = importer.take_list([["DANH SÁCH"], head, row])
    assert [(one.job_title, one.collective_name) for one in importer.all(Person)] == [(post, unit)]
    assert ("upper_unit_no_move" in [problem.code for problem in answer.problems]) == (post == "Giáo viên")


@pytest.mark.parametrize(
    ("head", "told", "found"),
    [
        (["Chức vụ"], ["Kỹ sư"], True),
        (["Năm sinh"], [1985], True),
        (["Chức vụ"], ["Văn thư"], False),
        (["Giới tính"], ["Nam"], False),
    ],
)
def test_part_of_the_unit_of_the_letterhead_that_nobody_knows_takes_no_question(
    importer: Importer, head: list[str], told: list[Any], found: bool
) -> None:
    importer.take_list([["Tên tập thể", "Số người", "Trực thuộc"], ["Chi cục Thủy lợi", 30, "Sở Nông nghiệp"]])
    staff = ["STT", "Họ và tên", "Ngày sinh", "Chức vụ", "Đơn vị"]
    importer.take_list([["DANH SÁCH"], staff, [1, "Mai Văn Thọ", "28/05/1985", "Kỹ sư", "Chi cục Thủy lợi"]])
    rows: list[list[Any]] = [
        ["SỞ NÔNG NGHIỆP"],
        ["CHI CỤC THỦY LỢI"],
        [None],
        ["DANH SÁCH CÔNG CHỨC"],
        ["STT", "Họ và tên", "Phòng", *head],
        [1, "Mai Văn Thọ", "Phòng Quản lý công trình", *told],
    ]
    shown = importer.show_list(rows)
    assert (len(shown.questions) == 0) == found
    assert len(importer.all(Person)) == 1
