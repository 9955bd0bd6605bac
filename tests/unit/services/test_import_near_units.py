"""A collective of a list that is nearly named as one on file is asked about; what tells collectives apart is not."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from khenthuong_desktop.domain.terms import UnitLevel
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services import imports
from khenthuong_desktop.services.imports.matching.unit_names import name_to_keep
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import AwardHeld, Collective, Unit, YearRating
from tests.unit.services.importing import Importer

HEADINGS: list[Any] = ["STT", "Tên tập thể", "Tổng số người"]
TITLE: list[Any] = ["DANH SÁCH TẬP THỂ"]


@pytest.fixture
def importer(db: Database, library: Library, tmp_path: Path) -> Importer:
    return Importer(db, library, tmp_path)


def take(importer: Importer, on_file: list[str], *names: str) -> list[str]:
    """The names of which it is asked who they are; the others are taken."""
    with importer.db.write("seed") as session:
        session.add_all(Collective(code=f"TT{number}", name=name) for number, name in enumerate(on_file))
    answer = importer.take_list([TITLE, HEADINGS, *([at, name, 5] for at, name in enumerate(names, 1))])
    asked = [str(found.value) for found in answer.problems if found.code == "collective_maybe"]
    assert len(importer.all(Collective)) == len({*on_file, *names} - {*asked})
    return asked


@pytest.mark.parametrize(
    ("on_file", "written"),
    [
        ("Trường Tiểu học An Bình", "Trường Tiểu học An Binh"),
        ("Trường Tiểu học An Bình", "Trường Tiểu học An Bnh"),
        ("Thôn Đông", "Thôn Đồng"),
        ("Thôn Đông", "Thon Đông"),
        ("Trường THCS An Bình", "THCS An Bình"),
        ("Trường Tiểu học An Bình", "Tiểu học An Bình"),
        ("Phòng Văn hóa - Xã hội", "Phòng Văn hóa"),
        ("Phòng Kinh tế", "Phòng Kinh tế - Hạ tầng"),
        ("Trường Tiểu học số 1 An Bình", "Trường Tiểu học số 1"),
    ],
)
def test_a_name_off_by_a_mark_a_letter_or_a_word_is_asked_about(importer: Importer, on_file: str, written: str) -> None:
    assert take(importer, [on_file], written) == [written]


@pytest.mark.parametrize(
    ("on_file", "written"),
    [
        ("Thôn 1", "Thôn 2"),
        ("Tổ dân phố A", "Tổ dân phố B"),
        ("Trường Tiểu học số 1", "Trường Tiểu học số 2"),
        ("Trường Tiểu học An Bình", "Trường Tiểu học An Bình 2"),
        ("Chi bộ II khối đảng", "Chi bộ III khối đảng"),
        ("Phòng Kinh tế", "Phòng Nội vụ"),
        ("Trường Mầm non An Bình", "Trường Mầm non Hòa Lạc"),
    ],
)
def test_numbers_letters_and_other_words_tell_collectives_apart(importer: Importer, on_file: str, written: str) -> None:
    assert take(importer, [on_file], written) == []


def test_a_collective_that_another_row_names_itself_is_not_asked_about(importer: Importer) -> None:
    assert take(importer, ["Thôn Đông"], "Thôn Đông", "Thôn Đồng") == []


def test_a_long_list_of_new_units_of_one_sort_asks_nothing(importer: Importer) -> None:
    places = ["An Bình", "Hòa Lạc", "Kim Sơn", "Tân Hòa", "Yên Mỹ"]
    assert take(importer, ["Trường Mầm non"], *(f"Trường Mầm non {place}" for place in places)) == []


def test_units_of_other_parents_are_not_asked_about(importer: Importer) -> None:
    headings = [*HEADINGS, "Trực thuộc"]
    importer.take_list([TITLE, headings, [1, "Trường A", 50, None], [2, "Tổ Văn phòng", 5, "Trường A"]])
    answer = importer.take_list([TITLE, headings, [1, "Trường C", 50, None], [2, "Tổ Văn phóng", 5, "Trường C"]])

    assert [found.code for found in answer.problems if found.severity != "fixed"] == []


@pytest.mark.parametrize(
    ("known", "written", "kept"),
    [
        ("Phân xưởng 1", "PHÂN XƯỞNG 1", "Phân xưởng 1"),
        ("Bộ phận một cửa", "bộ phận một cửa", "Bộ phận một cửa"),
        ("PHÂN XƯỞNG 1", "Phân xưởng 1", "Phân xưởng 1"),
        (None, "Phân xưởng 1", "Phân xưởng 1"),
    ],
)
def test_capitals_of_a_list_rename_no_unit(known: str | None, written: str, kept: str) -> None:
    assert name_to_keep(known, written) == kept


def test_a_dash_of_another_length_renames_no_unit() -> None:
    assert name_to_keep("Phòng Văn hóa - Xã hội", "Phòng Văn hóa – Xã hội") == "Phòng Văn hóa - Xã hội"


@pytest.mark.parametrize(
    ("former", "new"),
    [("Tên trường cũ", "Tên trường mới"), ("Tên cũ", "Tên mới"), ("Tên trước sắp xếp", "Tên sau sắp xếp")],
)
def test_a_unit_that_bears_another_name_from_now_on_is_asked_about(importer: Importer, former: str, new: str) -> None:
    with importer.db.write("seed") as session:
        session.add(Collective(code="TT6", name="Trường Trung học cơ sở Kim Tân"))
        session.add(Collective(code="TT7", name="Trường Tiểu học Kim Đông"))
    head: list[Any] = ["STT", former, new, "Số CBGV"]
    rows: list[list[Any]] = [
        [1, "Trường Tiểu học Kim Đông", "Trường Tiểu học Kim Đông", 26],
        [2, "Trường THCS Kim Tân", "Trường THCS Lê Lợi", 24],
        [3, "Trường Mầm non Kim Mỹ", "Trường Mầm non Hoa Sen", 18],
    ]
    answer = importer.take_list([["DANH SÁCH TRƯỜNG HỌC SAU SẮP XẾP"], head, *rows])
    asked = [(one.row, one.details["candidates"]) for one in answer.problems if one.code == "collective_renamed"]
    assert asked == [(4, "Trường Trung học cơ sở Kim Tân (TT6)")]
    assert "Trường THCS Lê Lợi" not in {one.name for one in importer.all(Collective)}
    assert "Trường Mầm non Hoa Sen" in {one.name for one in importer.all(Collective)}


STATION, PROVINCE = "Trạm Y tế xã", "UBND tỉnh Hưng Yên"


@pytest.mark.parametrize("make", [False, True])
@pytest.mark.parametrize(
    ("organ", "written", "sure"),
    [
        (PROVINCE, "Trạm Y tế xã Tân Hòa", True),
        (PROVINCE, "Tập thể TYT xã Tân Hòa", True),
        ("UBND xã Tân Hòa", "Trạm Y tế", False),
    ],
)
def test_our_place_behind_a_unit_or_left_out_in_a_decision_makes_no_second_unit(
    importer: Importer, organ: str, written: str, sure: bool, make: bool
) -> None:
    told = dict.fromkeys(("place", "symbol", "head_title", "council_symbol", "drafting_office"), "x")
    with importer.db.write("by_hand") as session:
        session.add(Collective(code="TT1", name=STATION))
        own = {"level": UnitLevel.COMMUNE, "province": "tỉnh Hưng Yên", "higher_authority": PROVINCE}
        session.add(Unit(code="TH", name="Ủy ban nhân dân xã Tân Hòa", **told, **own))
    book = Workbook()
    for row in (
        ["DANH SÁCH TẬP THỂ ĐƯỢC TẶNG DANH HIỆU “TẬP THỂ LAO ĐỘNG XUẤT SẮC” NĂM 2025"],
        [f"(Kèm theo Quyết định số 112/QĐ-UBND ngày 15/01/2026 của Chủ tịch {organ})"],
        ["TT", "Tên tập thể"],
        [1, written],
    ):
        book.worksheets[0].append(row)
    book.save(importer.path)
    shown = imports.preview(importer.db, importer.library, importer.path, aim=imports.Aim(make_people=make))
    imports.confirm(importer.db, shown)
    assert [unit.name for unit in importer.all(Collective)] == [STATION]
    assert [problem.code for problem in shown.problems] == ([] if sure else ["collective_maybe"])
    assert len(importer.all(AwardHeld)) == sure


@pytest.mark.parametrize(
    ("written", "more", "name"),
    [
        ("Khoa CNTT", {"Kết quả xếp loại": "HTXSNV"}, "Khoa Công nghệ thông tin"),
        ("Khoa Công nghệ", {"Kết quả xếp loại": "HTXSNV"}, "Khoa Công nghệ thông tin"),
        ("Khoa CNTT", {"Tổng số người": 12}, "Khoa Công nghệ thông tin"),
        ("Khoa Công nghệ", {"Tổng số người": 12}, "Khoa Công nghệ"),
    ],
)
def test_saying_which_unit_short_words_or_a_list_of_ratings_mean_renames_nobody(
    importer: Importer, written: str, more: dict[str, object], name: str
) -> None:
    with importer.db.write("seed") as session:
        session.add(Collective(code="KCN", name="Khoa Công nghệ thông tin"))
    workbook = Workbook()
    title = "KẾT QUẢ XẾP LOẠI TẬP THỂ NĂM 2025" if "Kết quả xếp loại" in more else "DANH SÁCH TẬP THỂ"
    for row in ([title], ["STT", "Tên tập thể", *more], [1, written, *more.values()]):
        workbook.worksheets[0].append(row)
    workbook.save(importer.path)
    shown = imports.preview(importer.db, importer.library, importer.path)
    assert [(one.row, one.code) for one in shown.problems if one.code == "collective_maybe"] == [
        (3, "collective_maybe")
    ]
    imports.confirm(importer.db, imports.answer(importer.db, shown, {"Sheet!3": "KCN"}))
    assert [row.name for row in importer.all(Collective)] == [name]
    assert len(importer.all(YearRating)) == ("Kết quả xếp loại" in more)
