"""Decisions of a province or a ministry name people of many places; units of one name stand in each of them."""

from pathlib import Path
from typing import Any

import pytest

from khenthuong_desktop.domain.terms import UnitLevel
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services import units
from khenthuong_desktop.services.imports import ImportAnswer
from khenthuong_desktop.services.registers.collectives import CollectiveDetail, save_collective
from khenthuong_desktop.services.registers.households import HouseholdDetail, save_household
from khenthuong_desktop.services.registers.people import PersonDetail, save_person
from khenthuong_desktop.store.database import Database, in_memory
from khenthuong_desktop.store.tables import AwardHeld, Household, Person
from tests.unit.services.importing import Importer

ABOVE = [
    ["DANH SÁCH CÁ NHÂN ĐƯỢC TẶNG BẰNG KHEN"],
    ["(Kèm theo Quyết định số 3456/QĐ-UBND ngày 14/11/2025 của Chủ tịch UBND tỉnh Hưng Yên)"],
]
HEADINGS = ["STT", "Họ và tên", "Chức vụ", "Đơn vị"]
AWARD = "Bằng khen của Chủ tịch UBND tỉnh"


def _unit(name: str, level: UnitLevel, work: str, library: Library, folder: Path) -> Importer:
    db = in_memory(actor="t")
    units.save_unit(db, units.new_unit(name, "tỉnh Hưng Yên", level))
    _work_at(db, work)
    return Importer(db, library, folder)


def _work_at(db: Database, work: str) -> None:
    unit = save_collective(db, CollectiveDetail("TT1", work, headcount=8))
    for code, name in (("CB1", "Trần Thị Lan"), ("CB2", "Ngô Văn Tài")):
        save_person(db, PersonDetail(code, name, None, None, None, None, "Kế toán", unit))


@pytest.fixture
def commune(library: Library, tmp_path: Path) -> Importer:
    return _unit("Ủy ban nhân dân xã Hòa An", UnitLevel.COMMUNE, "Phòng Kinh tế", library, tmp_path)


@pytest.fixture
def department(library: Library, tmp_path: Path) -> Importer:
    named = "Sở Nông nghiệp và Môi trường"
    return _unit(named, UnitLevel.DEPARTMENT, "Trung tâm Khuyến nông", library, tmp_path)


def take(importer: Importer, headings: list[str], *rows: list[Any]) -> ImportAnswer:
    return importer.take_list([*ABOVE, [*headings, "Danh hiệu"], *([*row, AWARD] if row[0] else row for row in rows)])


def awarded(importer: Importer) -> list[str]:
    names = {row.id: row.name for row in importer.all(Person)}
    names |= {row.id: row.head_name for row in importer.all(Household)}
    return sorted(names[row.subject_id] for row in importer.all(AwardHeld))


def lan(unit: str, *more: str) -> list[Any]:
    return [1, "Trần Thị Lan", "Kế toán", unit, *more]


def tai(unit: str, *more: str) -> list[Any]:
    return [2, "Ngô Văn Tài", "Trưởng phòng", unit, *more]


@pytest.mark.parametrize("heading", ["UBND XÃ TÂN HƯNG", "XÃ TÂN HƯNG", "Phường Phố Hiến", "Sở Y tế", "Bộ Tài chính"])
def test_who_stands_under_another_place_is_asked_about(commune: Importer, heading: str) -> None:
    ours, theirs = tai("Phòng Kinh tế"), lan("Phòng Kinh tế")
    answer = take(commune, HEADINGS, [None, "UBND XÃ HÒA AN"], ours, [None, heading], theirs)
    assert [one.code for one in answer.problems].count("person_maybe") == 1
    assert awarded(commune) == ["Ngô Văn Tài"]


@pytest.mark.parametrize("theirs", ["Phòng Kinh tế, xã Tân Hưng", "Phòng Kinh tế - UBND phường Phố Hiến"])
def test_who_works_in_another_commune_is_asked_about(commune: Importer, theirs: str) -> None:
    take(commune, HEADINGS, tai("Phòng Kinh tế, xã Hòa An, huyện Kim Động"), lan(theirs))
    assert awarded(commune) == ["Ngô Văn Tài"]


@pytest.mark.parametrize("unit", ["Phòng Kinh tế", "Phòng Kinh tế xã", "Phòng Kinh tế, UBND xã", "Phòng KT, xã Hòa An"])
def test_the_unit_on_file_with_words_that_name_no_other_place_is_ours(commune: Importer, unit: str) -> None:
    take(commune, HEADINGS, lan(unit))
    assert awarded(commune) == ["Trần Thị Lan"]


@pytest.mark.parametrize(("ours", "theirs"), [("Hòa An", "Tân Hưng"), ("xã Hòa An", "phường Phố Hiến")])
@pytest.mark.parametrize("heading", ["Xã, phường", "Xã/phường", "Địa phương"])
def test_a_column_of_communes_tells_ours_from_others(commune: Importer, heading: str, ours: str, theirs: str) -> None:
    take(commune, [*HEADINGS, heading], tai("Phòng Kinh tế", ours), lan("Phòng Kinh tế", theirs))
    assert awarded(commune) == ["Ngô Văn Tài"]


def test_columns_and_headings_of_provinces_tell_ours_from_others(department: Importer) -> None:
    ours, theirs = tai("Trung tâm Khuyến nông", "Hưng Yên"), lan("Trung tâm Khuyến nông", "Ninh Bình")
    take(department, [*HEADINGS, "Tỉnh"], ours, theirs)
    assert awarded(department) == ["Ngô Văn Tài"]


def test_what_stands_under_another_province_stays_there_below_headings_of_its_units(department: Importer) -> None:
    office, unit = [None, "Sở Nông nghiệp và Môi trường"], "Trung tâm Khuyến nông"
    take(department, HEADINGS, [None, "TỈNH HƯNG YÊN"], office, tai(unit), [None, "TỈNH NINH BÌNH"], office, lan(unit))
    assert awarded(department) == ["Ngô Văn Tài"]


def test_our_commune_s_name_in_another_province_is_not_ours(commune: Importer) -> None:
    take(commune, HEADINGS, [None, "TỈNH NINH BÌNH"], lan("Phòng Kinh tế, xã Hòa An"))
    assert awarded(commune) == []


def test_a_household_of_another_commune_s_hamlet_is_asked_about(commune: Importer) -> None:
    save_household(commune.db, HouseholdDetail("HO1", "Đỗ Văn Lâm", "Thôn Đông"))
    rows: list[list[Any]] = [
        ["STT", "Họ tên chủ hộ", "Địa chỉ", "Danh hiệu"],
        [None, "XÃ TÂN HƯNG"],
        [1, "Hộ ông Đỗ Văn Lâm", "Thôn Đông", AWARD],
    ]
    answer = commune.take_list([*ABOVE, *rows])
    assert "household_maybe" in [one.code for one in answer.problems]
    assert awarded(commune) == []


OURS = "(Kèm theo Quyết định số 388/QĐ-UBND ngày 05/11/2025)"


def give(importer: Importer, above: list[str], *rows: list[Any]) -> ImportAnswer:
    headings = ["STT", "Tập thể, cá nhân", "Hình thức khen thưởng"]
    return importer.take_list([*([words] for words in above), headings, *rows])


@pytest.mark.parametrize(
    "above",
    [
        ["DANH SÁCH KHEN THƯỞNG ĐỘT XUẤT", OURS],
        ["ỦY BAN NHÂN DÂN XÃ HÒA AN", "DANH SÁCH KHEN THƯỞNG", OURS],
        ["DANH SÁCH KHEN THƯỞNG", OURS.replace(")", " của Chủ tịch UBND)")],
    ],
)
def test_the_only_unit_of_that_very_name_is_not_asked_about_in_a_list_that_names_no_other_place(
    commune: Importer, above: list[str]
) -> None:
    assert give(commune, above, ["I", "Tập thể", None], [1, "Phòng Kinh tế", "Giấy khen"]).committed
    assert len(commune.all(AwardHeld)) == 1


@pytest.mark.parametrize(
    ("above", "group"),
    [
        (["ỦY BAN NHÂN DÂN XÃ BÌNH MINH", "DANH SÁCH KHEN THƯỞNG", OURS], "Tập thể"),
        (["DANH SÁCH KHEN THƯỞNG", OURS.replace(")", " của Chủ tịch UBND tỉnh Hưng Yên)")], "Tập thể"),
        (["DANH SÁCH KHEN THƯỞNG", OURS], "Xã Bình Minh"),
    ],
)
def test_a_unit_of_that_name_may_be_another_place_s(commune: Importer, above: list[str], group: str) -> None:
    answer = give(commune, above, ["I", group, None], [1, "Phòng Kinh tế", "Giấy khen"])
    assert "person_maybe" in {one.code for one in answer.problems} and not commune.all(AwardHeld)


def test_the_unit_that_heads_the_rows_tells_which_of_two_namesakes_is_meant(commune: Importer) -> None:
    school = save_collective(commune.db, CollectiveDetail("TT2", "Trường THCS Hòa An", headcount=9))
    save_person(commune.db, PersonDetail("CB3", "Trần Thị Lan", None, None, None, None, "Kế toán", school))
    above = [
        ["DANH SÁCH CÁ NHÂN ĐẠT DANH HIỆU LAO ĐỘNG TIÊN TIẾN NĂM 2025"],
        [OURS.replace(")", " của Chủ tịch UBND xã Hòa An)")],
    ]
    rows: list[list[Any]] = [
        ["STT", "Họ và tên", "Chức vụ"],
        ["I", "Trường THCS Hòa An"],
        [1, "Trần Thị Lan", "Kế toán"],
    ]
    assert commune.take_list([*above, *rows]).committed
    codes = {row.id: row.code for row in commune.all(Person)}
    assert [codes[row.subject_id] for row in commune.all(AwardHeld)] == ["CB3"]


@pytest.mark.parametrize(
    ("named", "count"),
    [
        ("Trường THCS Hòa An, tỉnh Hưng Yên", 1),
        ("Tập thể Trường THCS Hòa An - tỉnh Hưng Yên;", 1),
        ("Trường THCS Hòa An, tỉnh Nghệ An", 0),
        ("Trường THCS Hòa An, xã Tân Hưng, tỉnh Hưng Yên", 0),
        ("Phòng Kinh tế, tỉnh Hưng Yên", 0),
    ],
)
def test_our_province_behind_the_proper_name_of_a_unit_of_ours_is_no_other_place(
    commune: Importer, named: str, count: int
) -> None:
    save_collective(commune.db, CollectiveDetail("TT2", "Trường THCS Hòa An", headcount=9))
    above = ["DANH SÁCH TẬP THỂ ĐƯỢC TẶNG BẰNG KHEN", OURS.replace(")", " của Thủ tướng Chính phủ)")]
    give(commune, above, ["I", "TẬP THỂ", None], [1, named, "Bằng khen của Thủ tướng Chính phủ"])
    assert len(commune.all(AwardHeld)) == count


def test_a_unit_that_every_place_has_is_asked_about_with_our_province_behind_it(commune: Importer) -> None:
    above = ["DANH SÁCH TẬP THỂ ĐƯỢC TẶNG BẰNG KHEN", OURS.replace(")", " của Thủ tướng Chính phủ)")]
    row: list[Any] = [1, "Phòng Kinh tế, tỉnh Hưng Yên", "Bằng khen của Thủ tướng Chính phủ"]
    answer = give(commune, above, ["I", "TẬP THỂ", None], row)
    assert "person_maybe" in {one.code for one in answer.problems}
