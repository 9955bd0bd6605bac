"""A list of registrations sent anew: what it holds no more stays on file, and is told where the list is whole."""

from typing import Any

import pytest

from khenthuong_desktop.services.imports import ImportAnswer
from khenthuong_desktop.store.tables import Person, Registration
from tests.unit.services.importing import Importer

HEAD = ["STT", "Họ và tên", "Đơn vị", "Danh hiệu đăng ký"]
OFFICE, CULTURE = "Văn phòng", "Phòng Văn hóa"
AN, BINH, CUONG, DUNG = "Nguyễn Văn An", "Trần Thị Bình", "Lê Hoàng Cường", "Phạm Thị Dung"
UNITS = {AN: OFFICE, BINH: OFFICE, CUONG: OFFICE, DUNG: CULTURE}


@pytest.fixture
def commune(importer: Importer) -> Importer:
    with importer.db.write("by_hand") as session:
        for number, (name, unit) in enumerate(UNITS.items()):
            session.add(Person(code=f"CN{number}", name=name, collective_name=unit))
    return importer


def take(importer: Importer, said: dict[str, str], title: str = "ĐĂNG KÝ DANH HIỆU THI ĐUA NĂM 2026") -> ImportAnswer:
    rows: list[list[Any]] = [[n, name, UNITS.get(name), award] for n, (name, award) in enumerate(said.items(), 1)]
    return importer.take_list([[title], HEAD, *rows])


def left(answer: ImportAnswer) -> list[str]:
    return [str(one.details["names"]) for one in answer.problems if one.code == "registrations_not_repeated"]


FIRST = {AN: "LĐTT, CSTĐCS", BINH: "LĐTT", CUONG: "LĐTT", DUNG: "LĐTT"}


def test_what_somebody_in_the_list_registers_no_more_is_told_and_stays(commune: Importer) -> None:
    assert left(take(commune, FIRST)) == []
    assert left(take(commune, FIRST)) == []
    again = take(commune, FIRST | {AN: "LĐTT", DUNG: "LĐTT + CSTĐCS"})
    assert left(again) == ["Nguyễn Văn An (CSTĐCS)"] and again.committed
    assert len(commune.all(Registration)) == 6


def test_who_is_missing_in_a_unit_that_is_all_there_is_told(commune: Importer) -> None:
    take(commune, FIRST)
    assert left(take(commune, {AN: "LĐTT", BINH: "LĐTT"})) == ["Lê Hoàng Cường (LĐTT)"]  # nothing of the other unit


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ({AN: "LĐTT"}, "ĐĂNG KÝ DANH HIỆU THI ĐUA NĂM 2026"),  # one of three
        ({AN: "LĐTT", BINH: "LĐTT"}, "ĐĂNG KÝ BỔ SUNG DANH HIỆU THI ĐUA NĂM 2026"),
        ({AN: "LĐTT", BINH: "LĐTT"}, "ĐĂNG KÝ DANH HIỆU THI ĐUA NĂM 2027"),
        ({AN: "CSTĐCS"}, "ĐĂNG KÝ DANH HIỆU CHIẾN SĨ THI ĐUA CƠ SỞ NĂM 2026"),  # of one title alone
        ({AN: "LĐTT", BINH: "LĐTT", "Trần Thi Bình": "LĐTT"}, "ĐĂNG KÝ DANH HIỆU THI ĐUA NĂM 2026"),  # one waits
    ],
)
def test_a_list_that_may_not_be_whole_takes_nothing_for_withdrawn(
    commune: Importer, said: dict[str, str], title: str
) -> None:
    take(commune, FIRST)
    answer = take(commune, said, title)
    assert left(answer) == [] and answer.committed
    assert [sheet.layout for sheet in answer.sheets] == ["registrations"]
    assert len(commune.all(Registration)) >= 5


def test_columns_of_registrations_beside_people_tell_it_too(commune: Importer) -> None:
    take(commune, FIRST)
    head = ["STT", "Họ và tên", "Đơn vị", "Danh hiệu đăng ký năm 2026", "Xếp loại năm 2025"]
    rows = [[1, AN, OFFICE, "LĐTT", "HTTNV"], [2, BINH, OFFICE, "CSTĐCS", "HTTNV"], [3, CUONG, OFFICE, "LĐTT", "HTTNV"]]
    answer = commune.take_list([["DANH SÁCH CÔNG CHỨC"], head, *rows])
    assert left(answer) == ["Nguyễn Văn An (CSTĐCS); Trần Thị Bình (LĐTT)"]
