"""Awards that collectives hold, year by year, under the headings that offices put over the names."""

from pathlib import Path
from typing import Any

import pytest

from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import AwardHeld, Collective, Household, Person, Registration
from tests.unit.services.importing import Importer

TITLE: list[Any] = ["THÀNH TÍCH KHEN THƯỞNG CỦA CÁC TẬP THỂ"]
REGISTER: list[Any] = ["SỔ VÀNG KHEN THƯỞNG XÃ"]


@pytest.fixture
def importer(db: Database, library: Library, tmp_path: Path) -> Importer:
    with db.write("by_hand") as session:
        session.add(Collective(code="TT1", name="Phòng Kinh tế"))
        session.add(Collective(code="TT2", name="Quang Trung"))
        session.add(Person(code="CB1", name="Vũ Văn Hậu"))
        session.add(Household(code="HO1", head_name="Lê Văn Mười", address="Thôn Đoài"))
    return Importer(db, library, tmp_path)


def held(importer: Importer) -> list[tuple[str, str, int]]:
    return sorted((row.subject_kind, row.award, row.year) for row in importer.all(AwardHeld))


@pytest.mark.parametrize("heading", ["Tên tập thể", "Tập thể", "Đơn vị", "Tên đơn vị", "Tên phòng, ban"])
@pytest.mark.parametrize(
    "award", ["Danh hiệu", "Danh hiệu thi đua", "Hình thức khen thưởng", "Tên danh hiệu", "Tên hình thức khen thưởng"]
)
def test_awards_of_collectives_are_taken_year_by_year(importer: Importer, heading: str, award: str) -> None:
    rows: list[list[Any]] = [
        [1, "Phòng Kinh tế", 2023, "Tập thể lao động xuất sắc", "45/QĐ-UBND", "10/01/2024"],
        [2, "Phòng Kinh tế", 2024, "TTLĐTT", "30/QĐ-UBND", "05/01/2025"],
        [3, "Quang Trung", 2024, "TTLĐTT", "30/QĐ-UBND", "05/01/2025"],
    ]
    importer.take_list([TITLE, ["TT", heading, "Năm", award, "Số quyết định", "Ngày, tháng, năm"], *rows])
    collective = "collective"
    assert held(importer) == [
        (collective, "advanced_labour_collective", 2024),
        (collective, "advanced_labour_collective", 2024),
        (collective, "excellent_labour_collective", 2023),
    ]


def test_a_collective_nobody_entered_is_told_and_nobody_is_made_of_it(importer: Importer) -> None:
    answer = importer.take_list([TITLE, ["TT", "Tên tập thể", "Năm", "Danh hiệu"], [1, "Tổ Mới", 2024, "TTLĐTT"]])
    assert [problem.code for problem in answer.problems] == ["name_unknown"]
    assert answer.people_missing == ("Tổ Mới",) and held(importer) == []


def test_a_register_of_all_kinds_is_taken_by_the_names(importer: Importer) -> None:
    name = "Họ và tên cá nhân, tên tập thể, hộ gia đình"
    rows: list[list[Any]] = [
        [1, "Vũ Văn Hậu", 2023, "Giấy khen", "15/QĐ-UBND"],
        [2, "Hộ ông Lê Văn Mười", 2024, "Giấy khen", "16/QĐ-UBND"],
        [3, "Phòng Kinh tế", 2024, "Giấy khen", "99/QĐ-UBND"],
    ]
    importer.take_list([REGISTER, ["Số TT", name, "Năm", "Hình thức khen thưởng", "Số quyết định"], *rows])
    kinds = [kind for kind, _, _ in held(importer)]
    assert kinds == ["collective", "household", "individual"]


def test_people_beside_their_units_are_still_the_subjects(importer: Importer) -> None:
    headings = ["TT", "Họ và tên", "Tên đơn vị", "Năm", "Danh hiệu", "Số quyết định"]
    importer.take_list([headings, [1, "Vũ Văn Hậu", "Phòng Kinh tế", 2024, "LĐTT", "30/QĐ-UBND"]])
    assert held(importer) == [("individual", "advanced_worker", 2024)]


@pytest.mark.parametrize(
    ("heading", "award"),
    [
        ("Tập thể LĐTT", "advanced_labour_collective"),
        ("TT LĐTT", "advanced_labour_collective"),
        ("TTLĐTT", "advanced_labour_collective"),
        ("Tập thể LĐXS", "excellent_labour_collective"),
        ("TT LĐXS", "excellent_labour_collective"),
        ("TTLĐXS", "excellent_labour_collective"),
    ],
)
def test_a_mark_under_a_collective_award_in_short_registers_the_collective_for_it(
    importer: Importer, heading: str, award: str
) -> None:
    rows: list[list[Any]] = [[1, "Phòng Kinh tế", "x"], [2, "Quang Trung", None]]
    importer.take_list([["TỔNG HỢP ĐĂNG KÝ THI ĐUA TẬP THỂ NĂM 2026"], ["STT", "Tên tập thể", heading], *rows])
    assert [(row.subject_kind, row.award) for row in importer.all(Registration)] == [("collective", award)]


@pytest.mark.parametrize(
    ("title", "kind", "name", "award"),
    [
        ("CÁ NHÂN ĐẠT DANH HIỆU CHIẾN SĨ THI ĐUA CẤP TỈNH", "individual", "Vũ Văn Hậu", "provincial_emulation_fighter"),
        ("TẬP THỂ ĐẠT DANH HIỆU “TẬP THỂ LAO ĐỘNG XUẤT SẮC” GIAI ĐOẠN 2020-2025", "collective", "Phòng Kinh tế",
         "excellent_labour_collective"),
    ],
)  # fmt: skip
def test_a_register_of_one_award_has_it_from_its_title(
    importer: Importer, title: str, kind: str, name: str, award: str
) -> None:
    head = ["STT", "Tên tập thể" if kind == "collective" else "Họ và tên", "Năm", "Số quyết định"]
    rows = [[1, name, 2023, "1822/QĐ-UBND ngày 30/8/2023"], [2, name, 2024, "2011/QĐ-UBND ngày 02/12/2024"]]
    answer = importer.take_list([[f"DANH SÁCH {title}"], [], head, *rows])
    assert ("said_above", 1) in [(problem.code, problem.row) for problem in answer.problems]
    assert held(importer) == [(kind, award, 2023), (kind, award, 2024)]
    (named,) = {row.award_name for row in importer.all(AwardHeld)}
    assert named == importer.library.award(award).name


@pytest.mark.parametrize(
    "title",
    [
        "ĐẠT DANH HIỆU LAO ĐỘNG TIÊN TIẾN, CHIẾN SĨ THI ĐUA CƠ SỞ",
        "ĐĂNG KÝ DANH HIỆU CHIẾN SĨ THI ĐUA CƠ SỞ",
        "ĐỀ NGHỊ TẶNG DANH HIỆU CHIẾN SĨ THI ĐUA CƠ SỞ",
        "KHÔNG ĐẠT DANH HIỆU CHIẾN SĨ THI ĐUA CƠ SỞ",
        "CHIẾN SĨ THI ĐUA CƠ SỞ",
    ],
)
def test_a_title_of_several_awards_or_none_given_makes_no_register(importer: Importer, title: str) -> None:
    importer.take_list([[f"DANH SÁCH {title}"], [], ["STT", "Họ và tên", "Năm"], [1, "Vũ Văn Hậu", 2023]])
    assert held(importer) == []


@pytest.mark.parametrize("heading", ["Tên Kỷ niệm chương", "Loại Kỷ niệm chương"])
def test_medals_are_taken_from_the_column_of_their_names(importer: Importer, heading: str) -> None:
    rows: list[list[Any]] = [[1, "Vũ Văn Hậu", "Kỷ niệm chương Vì sức khỏe nhân dân", 2022, "310/QĐ-BYT"]]
    importer.take_list([REGISTER, ["TT", "Họ và tên", heading, "Năm tặng", "Số Quyết định"], *rows])
    assert held(importer) == [("individual", "provincial_commemorative_medal", 2022)]
