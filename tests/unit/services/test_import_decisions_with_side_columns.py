"""Lists that go with a decision on awards and hold a column of something else besides: the title's award is given, and
the other column is read, or told to be unread."""

from typing import Any

import pytest

from khenthuong_desktop.domain.terms import UnitLevel
from khenthuong_desktop.store.tables import AwardHeld, Collective, Initiative, Person, Unit
from tests.unit.services.importing import Importer

FIGHTERS: list[list[Any]] = [
    ["DANH SÁCH CÔNG NHẬN CHIẾN SĨ THI ĐUA CƠ SỞ NĂM 2025"],
    ["(Kèm theo Quyết định số 1217/QĐ-UBND ngày 22/12/2025 của Chủ tịch UBND phường Hạc Thành)"],
]
WHO: list[Any] = ["TT", "Họ và tên", "Chức vụ", "Đơn vị"]
LAN: list[Any] = [1, "Trần Thị Lan", "Chuyên viên", "Văn phòng"]


@pytest.fixture
def staffed(importer: Importer) -> Importer:
    names = ("place", "symbol", "head_title", "council_symbol", "drafting_office", "higher_authority")
    said = dict.fromkeys(names, "Hạc Thành")
    with importer.db.write("by_hand") as session:
        session.add(
            Unit(code="UB", name="UBND phường Hạc Thành", level=UnitLevel.COMMUNE, province="Thanh Hóa", **said)
        )
        session.add(Collective(code="VP", name="Văn phòng"))
        session.add(Collective(code="KP1", name="Khu phố 1"))
        session.add(Person(code="L", name="Trần Thị Lan", job_title="Chuyên viên", collective_name="Văn phòng"))
    return importer


def _held(importer: Importer) -> list[tuple[str, int, str | None, str]]:
    return sorted((one.award, one.year, one.decision_number, str(one.decision_date)) for one in importer.all(AwardHeld))


@pytest.mark.parametrize(
    ("beside", "cells", "works"),
    [
        (["Tên sáng kiến", "Số QĐ công nhận sáng kiến"], ["Số hóa hồ sơ", "1102/QĐ-UBND"], ["Số hóa hồ sơ"]),
        (["Tên sáng kiến"], ["Số hóa hồ sơ"], ["Số hóa hồ sơ"]),
        (["Số phiếu đồng ý"], ["11/11"], []),
        (["Số phiếu đồng ý", "Tỷ lệ (%)"], ["11/11", 100], []),
    ],
)
def test_a_decided_award_of_a_title_is_given_whatever_stands_beside_it(
    staffed: Importer, beside: list[Any], cells: list[Any], works: list[str]
) -> None:
    answer = staffed.take_list([*FIGHTERS, [*WHO, *beside], [*LAN, *cells]])
    assert answer.committed, answer.problems
    assert _held(staffed) == [("grassroots_emulation_fighter", 2025, "1217/QĐ-UBND", "2025-12-22")]
    assert [work.name for work in staffed.all(Initiative)] == works
    unread = {one.details["heading"] for one in answer.problems if one.code == "extra_column"}
    assert works or unread == set(beside)


def test_votes_that_go_with_a_decision_stay_votes_where_the_title_says_so(staffed: Importer) -> None:
    title = ["KẾT QUẢ BỎ PHIẾU CÔNG NHẬN CHIẾN SĨ THI ĐUA CƠ SỞ NĂM 2025"]
    answer = staffed.take_list([title, FIGHTERS[1], [*WHO, "Số phiếu đồng ý"], [*LAN, "11/11"]])
    assert "votes_of_no_round" in {one.code for one in answer.problems}


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        ("DANH SÁCH KHU PHỐ ĐƯỢC TẶNG DANH HIỆU “KHU PHỐ VĂN HÓA” NĂM 2025", "Khu phố"),
        ("DANH SÁCH CÔNG NHẬN DANH HIỆU KHU PHỐ VĂN HÓA NĂM 2025", "Tên khu phố"),
        ("DANH SÁCH CÁC THÔN, KHU PHỐ ĐẠT DANH HIỆU “THÔN, TỔ DÂN PHỐ VĂN HÓA” NĂM 2025", "Thôn/tổ dân phố"),
    ],
)
def test_villages_that_a_decision_lists_are_named_under_the_heading_of_an_address(
    staffed: Importer, title: str, heading: str
) -> None:
    head = ["STT", heading, "Tỷ lệ hộ đạt GĐVH (%)", "Ghi chú"]
    answer = staffed.take_list([[title], FIGHTERS[1], head, [1, "Khu phố 1", 96.5, "Đạt 5 năm liên tục"]])
    assert answer.committed, answer.problems
    assert _held(staffed) == [("cultural_village", 2025, "1217/QĐ-UBND", "2025-12-22")]


def test_households_of_a_village_stay_households(staffed: Importer) -> None:
    head = ["STT", "Họ và tên chủ hộ", "Khu phố"]
    title = ["DANH SÁCH CÔNG NHẬN DANH HIỆU “GIA ĐÌNH VĂN HÓA” KHU PHỐ 1 NĂM 2025"]
    shown = staffed.show_list([title, FIGHTERS[1], head, [1, "Lê Văn Hải", "Khu phố 1"]])
    assert [row.fields.get("address") for sheet in shown.sheets for row in sheet.rows if row.status] == ["Khu phố 1"]


@pytest.mark.parametrize(
    ("beside", "cells"),
    [
        (["Vai trò"], ["Tổ trưởng"]),
        (["Nhiệm vụ trong Hội đồng"], ["Ủy viên"]),
    ],
)
def test_a_decided_award_is_given_beside_what_lists_of_councils_say(
    staffed: Importer, beside: list[Any], cells: list[Any]
) -> None:
    answer = staffed.take_list([*FIGHTERS, [*WHO, *beside], [*LAN, *cells]])
    assert answer.committed, answer.problems
    assert _held(staffed) == [("grassroots_emulation_fighter", 2025, "1217/QĐ-UBND", "2025-12-22")]


@pytest.mark.parametrize(
    "title",
    [
        "DANH SÁCH HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG NĂM 2025",
        "DANH SÁCH THÀNH VIÊN (thành lập Hội đồng Thi đua - Khen thưởng)",
        "DANH SÁCH HỘI ĐỒNG XÉT KHEN THƯỞNG NĂM 2025",
    ],
)
def test_a_council_made_by_a_decision_stays_a_council(staffed: Importer, title: str) -> None:
    shown = staffed.show_list([[title], FIGHTERS[1], [*WHO, "Nhiệm vụ"], [*LAN, "Chủ tịch Hội đồng"]])
    assert [sheet.layout for sheet in shown.sheets] == ["council_list"]
