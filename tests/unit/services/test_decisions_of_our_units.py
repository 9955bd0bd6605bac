"""Decisions of units of ours – a school, a company – name their own people and parts; so do unit and post in a row."""

from pathlib import Path
from typing import Any

import pytest

from khenthuong_desktop.domain.terms import UnitLevel
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services import units
from khenthuong_desktop.services.imports import Aim, ImportAnswer
from khenthuong_desktop.services.registers.collectives import CollectiveDetail, save_collective
from khenthuong_desktop.services.registers.people import PersonDetail, save_person
from khenthuong_desktop.store.database import in_memory
from khenthuong_desktop.store.tables import AwardHeld, Collective, Person
from tests.unit.services.importing import Importer

FIRST, SECOND = "Trường THCS Hòa An", "Trường Tiểu học Kim Đồng"
HEADS = ["STT", "Họ và tên", "Chức vụ"]
OF_FIRST, OF_COMMUNE = f"Hiệu trưởng {FIRST}", "Chủ tịch UBND xã Hòa An"


@pytest.fixture
def commune(library: Library, tmp_path: Path) -> Importer:
    db = in_memory(actor="t")
    units.save_unit(db, units.new_unit("Ủy ban nhân dân xã Hòa An", "tỉnh Hưng Yên", UnitLevel.COMMUNE))
    at = [save_collective(db, CollectiveDetail(f"TT{n}", name, headcount=9)) for n, name in enumerate((FIRST, SECOND))]
    for n, unit in enumerate(at):
        save_collective(db, CollectiveDetail(f"TO{n}", "Tổ Văn phòng", parent_id=unit, headcount=5))
    people = (("CB1", "Trần Thị Lan", "Kế toán", 0), ("CB2", "Trần Thị Lan", "Giáo viên", 1))
    for code, name, post, of in (*people, ("CB3", "Ngô Văn Tài", "Giáo viên", 0)):
        save_person(db, PersonDetail(code, name, None, None, None, None, post, at[of]))
    return Importer(db, library, tmp_path)


def give(
    importer: Importer,
    by: str,
    *rows: list[Any],
    heads: list[str] | None = None,
    letterhead: str = "",
    make: bool = False,
) -> ImportAnswer:
    above = [["UBND XÃ HÒA AN"], [letterhead.upper()]] if letterhead else []
    said = f"(Kèm theo Quyết định số 15/QĐ-THCS ngày 15/01/2026{f' của {by}' if by else ''})"
    title = [["DANH SÁCH ĐẠT DANH HIỆU LAO ĐỘNG TIÊN TIẾN NĂM 2025"], [said], heads or HEADS]
    return importer.take_list([*above, *title, *rows], aim=Aim(make_people=make))


def awarded(importer: Importer) -> list[str]:
    codes = {row.id: row.code for table in (Person, Collective) for row in importer.all(table)}
    return sorted(codes[row.subject_id] for row in importer.all(AwardHeld))


@pytest.mark.parametrize(("by", "letterhead"), [(OF_FIRST, ""), (OF_FIRST, FIRST), ("Hiệu trưởng", FIRST), ("", FIRST)])
def test_the_people_of_the_unit_that_decided_are_meant(commune: Importer, by: str, letterhead: str) -> None:
    answer = give(commune, by, [1, "Trần Thị Lan", "Kế toán"], [2, "Ngô Văn Tài", "Tổ trưởng"], letterhead=letterhead)
    assert "person_maybe" not in {one.code for one in answer.problems}
    assert awarded(commune) == ["CB1", "CB3"]


def test_an_organ_that_nobody_knows_leaves_the_question(commune: Importer) -> None:
    give(commune, "Hiệu trưởng Trường THCS Tân Hưng", [1, "Ngô Văn Tài", "Giáo viên"])
    assert awarded(commune) == []


@pytest.mark.parametrize(
    ("unit", "post", "code"),
    [(FIRST, "Giáo viên", "CB1"), (SECOND, "Giáo viên", "CB2"), (f"{SECOND}, xã Hòa An", "", "CB2")],
)
def test_of_two_namesakes_the_unit_of_the_row_tells_which(commune: Importer, unit: str, post: str, code: str) -> None:
    give(commune, OF_COMMUNE, [1, "Trần Thị Lan", post, unit], heads=[*HEADS, "Đơn vị công tác"])
    assert awarded(commune) == [code]


def test_of_two_namesakes_of_one_unit_the_post_tells_which(commune: Importer) -> None:
    key = next(row.id for row in commune.all(Collective) if row.name == SECOND)
    save_person(commune.db, PersonDetail("CB4", "Trần Thị Lan", None, None, None, None, "Y tế", key))
    give(commune, OF_COMMUNE, [1, "Trần Thị Lan", "Y tế", SECOND], heads=[*HEADS, "Đơn vị công tác"])
    assert awarded(commune) == ["CB4"]


def test_the_parts_of_the_unit_that_decided_are_its_own(commune: Importer) -> None:
    by = f"Hiệu trưởng {SECOND}"
    title = [["TẬP THỂ ĐẠT DANH HIỆU TẬP THỂ LAO ĐỘNG TIÊN TIẾN NĂM 2025"]]
    said = [[f"(Kèm theo Quyết định số 16/QĐ-TH ngày 15/01/2026 của {by})"], ["STT", "Tên tập thể"]]
    rows = [["1", "Tổ Văn phòng"], ["2", "Tổ Khối 1"]]
    commune.take_list([*title, *said, *rows], aim=Aim(make_people=True))
    parents = {row.code: (row.name, row.parent_name) for row in commune.all(Collective)}
    assert [parents[code] for code in awarded(commune)] == [("Tổ Văn phòng", SECOND), ("Tổ Khối 1", SECOND)]


def test_somebody_new_in_its_list_works_there(commune: Importer) -> None:
    told = give(commune, OF_FIRST, [1, "Quách Thị Mới", "Giáo viên"])
    assert "ours_unknown" in {one.code for one in told.problems}
    give(commune, OF_FIRST, [1, "Quách Thị Mới", "Giáo viên"], make=True)
    (made,) = (row for row in commune.all(Person) if row.name == "Quách Thị Mới")
    assert made.collective_name == FIRST
