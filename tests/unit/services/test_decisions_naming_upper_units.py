"""Units of ours in the decisions of a province, with the Sở above them behind their names, or with nothing at all."""

from pathlib import Path

import pytest

from khenthuong_desktop.domain.terms import UnitLevel
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services import units
from khenthuong_desktop.services.imports import Aim, ImportAnswer
from khenthuong_desktop.services.registers.collectives import CollectiveDetail, save_collective
from khenthuong_desktop.store.database import in_memory
from khenthuong_desktop.store.tables import AwardHeld, Collective
from tests.unit.services.importing import Importer

OURS = "Sở Nông nghiệp và Môi trường tỉnh Lâm Đồng"
BY_PROVINCE, BY_MINISTRY = "Chủ tịch UBND tỉnh", "Bộ trưởng Bộ Nông nghiệp và Môi trường"


@pytest.fixture
def department(library: Library, tmp_path: Path) -> Importer:
    db = in_memory(actor="t")
    units.save_unit(db, units.new_unit(OURS, "tỉnh Lâm Đồng", UnitLevel.DEPARTMENT))
    for code, name in (("TT1", "Chi cục Kiểm lâm"), ("TT2", "Phòng Kế hoạch - Tài chính")):
        save_collective(db, CollectiveDetail(code, name, headcount=20))
    return Importer(db, library, tmp_path)


def give(importer: Importer, *named: str, by: str = BY_PROVINCE, make: bool = False) -> ImportAnswer:
    above = [
        ["DANH SÁCH TẬP THỂ ĐƯỢC TẶNG DANH HIỆU “TẬP THỂ LAO ĐỘNG XUẤT SẮC” NĂM 2025"],
        [f"(Kèm theo Quyết định số 498/QĐ-UBND ngày 28/3/2026 của {by})"],
        ["STT", "Tên đơn vị"],
    ]
    rows = [[str(number), name] for number, name in enumerate(named, 1)]
    return importer.take_list([*above, *rows], aim=Aim(make_people=make))


def awarded(importer: Importer) -> list[str]:
    names = {row.id: row.name for row in importer.all(Collective)}
    return sorted(names[row.subject_id] for row in importer.all(AwardHeld))


@pytest.mark.parametrize(
    "named",
    [
        "Chi cục Kiểm lâm thuộc Sở Nông nghiệp và Môi trường",
        "Chi cục Kiểm lâm trực thuộc Sở Nông nghiệp và Môi trường tỉnh Lâm Đồng",
        "Chi cục Kiểm lâm, thuộc Sở Nông nghiệp & Môi trường",
        "Chi cục Kiểm lâm, Sở Nông nghiệp và Môi trường",
        "Chi cục Kiểm lâm - Sở NN và MT",
        "Chi cục Kiểm lâm (Sở Nông nghiệp và Môi trường tỉnh Lâm Đồng)",
        "Chi cục Kiểm lâm (thuộc Sở Nông nghiệp và Môi trường Lâm Đồng)",
        "Chi cục Kiểm lâm của Sở NNMT",
        "Chi cục Kiểm lâm Sở Nông nghiệp và Môi trường",
        "Tập thể Chi cục Kiểm lâm thuộc Sở Nông nghiệp và Môi trường, tỉnh Lâm Đồng",
        "Chi cục Kiểm lâm tỉnh Lâm Đồng",
        "Chi cục Kiểm lâm Lâm Đồng",
        "Chi cục Kiểm lâm",
    ],
)
def test_a_unit_on_file_with_our_name_behind_it_is_that_unit_and_never_made_twice(
    department: Importer, named: str
) -> None:
    assert give(department, named, make=True).committed
    assert awarded(department) == ["Chi cục Kiểm lâm"]
    assert len(department.all(Collective)) == 2


@pytest.mark.parametrize(
    "named", ["Phòng Kế hoạch - Tài chính thuộc Sở Nông nghiệp và Môi trường", f"Phòng Kế hoạch - Tài chính, {OURS}"]
)
def test_so_is_one_that_every_organ_has(department: Importer, named: str) -> None:
    give(department, named)
    assert awarded(department) == ["Phòng Kế hoạch - Tài chính"]


@pytest.mark.parametrize("named", ["Phòng Kế hoạch - Tài chính", "Phòng Kế hoạch - Tài chính thuộc Sở Y tế"])
def test_what_every_organ_has_is_asked_about_without_our_name_behind_it(department: Importer, named: str) -> None:
    answer = give(department, named, make=True)
    assert "person_maybe" in {one.code for one in answer.problems} and awarded(department) == []


@pytest.mark.parametrize("named", ["Chi cục Kiểm lâm", "Chi cục Kiểm lâm thuộc Sở Nông nghiệp và Môi trường"])
def test_in_the_list_of_a_ministry_the_same_words_may_be_another_province_s(department: Importer, named: str) -> None:
    answer = give(department, named, by=BY_MINISTRY)
    assert "person_maybe" in {one.code for one in answer.problems} and awarded(department) == []


def test_another_province_behind_our_name_is_not_ours(department: Importer) -> None:
    give(department, "Chi cục Kiểm lâm thuộc Sở Nông nghiệp và Môi trường tỉnh Gia Lai", make=True)
    give(department, "Chi cục Kiểm lâm", by="Chủ tịch UBND tỉnh Gia Lai", make=True)
    assert awarded(department) == [] and len(department.all(Collective)) == 2


def test_a_new_unit_is_made_by_its_own_name_once(department: Importer) -> None:
    for _ in range(2):
        give(department, "Chi cục Biển và Hải đảo thuộc Sở Nông nghiệp và Môi trường", make=True)
    assert awarded(department) == ["Chi cục Biển và Hải đảo"]
