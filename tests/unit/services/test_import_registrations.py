"""Lists in which people register for titles of a year: not everybody does, and few such lists tell who is who."""

from typing import Any

import pytest

from khenthuong_desktop.services import imports
from khenthuong_desktop.store.tables import Person, Registration
from tests.unit.services.importing import Importer

TITLE: list[Any] = ["BẢN ĐĂNG KÝ DANH HIỆU THI ĐUA NĂM 2026"]
MARKS: list[Any] = [None, None, None, "LĐTT", "CSTĐCS"]
WITHIN: list[Any] = ["TT", "Họ tên", "Chức vụ", "Danh hiệu đăng ký"]
BESIDE: list[Any] = ["TT", "Họ tên", "Chức vụ", "Danh hiệu thi đua đăng ký năm 2026"]


@pytest.fixture
def office(importer: Importer) -> Importer:
    with importer.db.write("by_hand") as session:
        session.add(Person(code="A", name="Nguyễn Văn An", job_title="Bí thư Đảng ủy", collective_name="Xã An Bình"))
        session.add(Person(code="B", name="Phạm Thị Dung", job_title="Văn thư", collective_name="Văn phòng"))
    return importer


def registered(importer: Importer) -> list[str]:
    return sorted(row.award for row in importer.all(Registration))


def asked(answer: imports.ImportAnswer) -> list[int | None]:
    return [one.row for one in answer.problems if one.code == "person_maybe"]


def test_who_registers_for_nothing_is_told_and_keeps_nobody_else_out(office: Importer) -> None:
    answer = office.take_list([TITLE, WITHIN, MARKS, [1, "Nguyễn Văn An", "Bí thư", "x", "x"], [2, "Phạm Thị Dung"]])
    assert answer.committed and registered(office) == ["advanced_worker", "grassroots_emulation_fighter"]
    assert [(one.row, one.details["rows"]) for one in answer.problems if one.code == "registers_nothing"] == [(5, "5")]


def test_an_empty_cell_for_the_title_registers_nothing(office: Importer) -> None:
    rows: list[list[Any]] = [TITLE, WITHIN, [1, "Nguyễn Văn An", None, "LĐTT"], [2, "Phạm Thị Dung"], [3, "Lê Thị Lạ"]]
    answer = office.take_list(rows)
    assert answer.committed and registered(office) == ["advanced_worker"]
    assert [one.details["rows"] for one in answer.problems if one.code == "registers_nothing"] == ["4, 5"]
    assert len(office.all(Person)) == 2


@pytest.mark.parametrize("post", ["Bí thư Đảng ủy", "Bí thư", None])
def test_a_name_with_the_post_on_file_means_its_only_bearer(office: Importer, post: str | None) -> None:
    answer = office.take_list([TITLE, BESIDE, MARKS, [1, "Nguyễn Văn An", post, "x"], [2, "Phạm Thị Dung", "VT"]])
    assert answer.committed and not asked(answer)
    assert registered(office) == ["advanced_worker"]
    assert {one.code: one.job_title for one in office.all(Person)} == {"A": "Bí thư Đảng ủy", "B": "Văn thư"}


def test_a_name_with_another_post_is_asked(office: Importer) -> None:
    answer = office.take_list([TITLE, BESIDE, MARKS, [1, "Nguyễn Văn An", "Kế toán", "x"]])
    assert asked(answer) == [4] and not registered(office)


def test_a_name_with_the_post_of_one_of_two_bearers_is_asked(office: Importer) -> None:
    with office.db.write("by_hand") as session:
        session.add(Person(code="C", name="Nguyễn Văn An", job_title="Chuyên viên", collective_name="Văn phòng"))
    answer = office.take_list([TITLE, BESIDE, MARKS, [1, "Nguyễn Văn An", "Chuyên viên", "x"]])
    assert asked(answer) == [4] and not registered(office)
    assert answer.sheets[0].counts[imports.RowStatus.NEW] == 0


def test_a_column_headed_only_as_of_registering_holds_what_is_registered(office: Importer) -> None:
    title: list[Any] = ["ĐĂNG KÝ THI ĐUA NĂM 2026"]
    rows: list[list[Any]] = [title, ["STT", "Họ và tên", "Chức vụ", "Đăng ký"], [1, "Phạm Thị Dung", "Văn thư", "LĐTT"]]
    assert office.take_list(rows).committed and registered(office) == ["advanced_worker"]


def test_a_cross_beside_a_form_in_words_registers_for_both(office: Importer) -> None:
    heading: list[Any] = ["TT", "Họ tên", "Danh hiệu đăng ký", None, "Hình thức khen thưởng đăng ký"]
    marks: list[Any] = [None, None, "LĐTT", "CSTĐCS", None]
    answer = office.take_list([TITLE, heading, marks, [1, "Nguyễn Văn An", "x", None, "Giấy khen"]])
    assert answer.committed and registered(office) == ["advanced_worker", "certificate_of_merit"]
