"""Headings over rows at two levels: units of one name under two upper units are two, blocks of units are none."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from sqlalchemy import select

from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services import imports
from khenthuong_desktop.services.imports import Aim, ImportAnswer
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import Collective, Person, YearRating

HEADINGS: list[Any] = ["STT", "Họ và tên", "Ngày sinh", "Chức vụ"]
DUNG: list[Any] = [1, "Phạm Văn Dũng", "01/02/1980", "Cụm trưởng"]
HAI: list[Any] = [2, "Bùi Văn Hải", "01/02/1988", "Công nhân"]
KIM_SON, YEN_MO, CLUSTER = "Xí nghiệp Kim Sơn", "Xí nghiệp Yên Mô", "Cụm thủy nông số 1"


def take(db: Database, library: Library, folder: Path, *rows: list[Any], make: bool = True) -> ImportAnswer:
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    book.save(folder / "ds.xlsx")
    aim = Aim(make_people=make, make_units=make)
    return imports.confirm(db, imports.preview(db, library, folder / "ds.xlsx", aim=aim))


def units(db: Database) -> dict[str, str | None]:
    with db.read() as session:
        return {row.name: row.collective_name for row in session.scalars(select(Person))}


def above(db: Database) -> dict[str, tuple[str | None, str | None]]:
    """The unit of everybody, and the one above it."""
    with db.read() as session:
        parents = {row.id: row.parent_name for row in session.scalars(select(Collective))}
        people = list(session.scalars(select(Person)))
        return {row.name: (row.collective_name, parents.get(row.collective_id or "")) for row in people}


@pytest.mark.parametrize(
    "marks",
    [
        ("A", "I", "B", "I"),
        ("I", "1", "II", "1"),
        (None, "a", None, "a"),
        ("B", "I", "C", "I"),
        ("I", "I.1", "II", "II.1"),
        ("A.", "A.1.", "B.", "B.1."),
        ("I", "I-1", "II", "II-1"),
    ],
)
def test_units_of_one_name_under_two_upper_ones_are_two(
    db: Database, library: Library, tmp_path: Path, marks: tuple[str | None, ...]
) -> None:
    first, second, third, fourth = marks
    rows = ([first, KIM_SON], [second, CLUSTER], DUNG, [third, YEN_MO], [fourth, CLUSTER], HAI)
    take(db, library, tmp_path, HEADINGS, *rows)
    assert above(db) == {"Phạm Văn Dũng": (CLUSTER, KIM_SON), "Bùi Văn Hải": (CLUSTER, YEN_MO)}
    with db.read() as session:
        names = sorted(row.name for row in session.scalars(select(Collective)))
    assert names == [CLUSTER, CLUSTER, KIM_SON, YEN_MO]
    shown = imports.preview(db, library, tmp_path / "ds.xlsx", aim=Aim(make_units=True))
    assert [sheet.counts for sheet in shown.sheets] == [{"same": 2}]


def test_an_enterprise_is_under_its_company(db: Database, library: Library, tmp_path: Path) -> None:
    take(db, library, tmp_path, HEADINGS, ["A", "CÔNG TY SÔNG ĐÁY"], ["I", KIM_SON], DUNG)
    assert above(db) == {"Phạm Văn Dũng": (KIM_SON, "Công ty Sông Đáy")}


@pytest.mark.parametrize("upper", ["KHỐI LÂM SÀNG", "Đơn vị sự nghiệp"])
def test_words_for_many_units_are_no_unit_above(db: Database, library: Library, tmp_path: Path, upper: str) -> None:
    take(db, library, tmp_path, HEADINGS, ["A", upper], ["I", "Khoa Sản"], DUNG)
    assert above(db) == {"Phạm Văn Dũng": ("Khoa Sản", None)}


@pytest.mark.parametrize(
    ("first", "second"), [("Phòng Tài vụ", "PHÒNG KỸ THUẬT"), ("Tổ bảo vệ", "Phòng Kỹ thuật"), ("Trạm A", "Trạm B")]
)
def test_a_heading_without_a_number_is_no_part_of_a_unit_of_its_own_sort(
    db: Database, library: Library, tmp_path: Path, first: str, second: str
) -> None:
    take(db, library, tmp_path, HEADINGS, ["I", first], DUNG, [None, second], HAI)
    assert {parent for _unit, parent in above(db).values()} == {None}


def test_a_known_unit_is_the_one_above_a_new_one_and_keeps_its_own(
    db: Database, library: Library, tmp_path: Path
) -> None:
    with db.write("seed") as session:
        session.add(Collective(code="X1", name=KIM_SON))
        session.add(Collective(code="T2", name="Tổ Hành chính", parent_name="Công ty"))
    take(db, library, tmp_path, HEADINGS, ["A", KIM_SON], ["I", CLUSTER], DUNG, ["II", "Tổ Hành chính"], HAI)
    assert above(db) == {"Phạm Văn Dũng": (CLUSTER, KIM_SON), "Bùi Văn Hải": ("Tổ Hành chính", "Công ty")}


def test_without_leave_to_make_units_the_words_tell_them_apart(db: Database, library: Library, tmp_path: Path) -> None:
    rows = (["A", KIM_SON], ["I", CLUSTER], DUNG, ["B", YEN_MO], ["I", CLUSTER], HAI)
    take(db, library, tmp_path, HEADINGS, *rows, make=False)
    assert units(db) == {"Phạm Văn Dũng": f"{CLUSTER} - {KIM_SON}", "Bùi Văn Hải": f"{CLUSTER} - {YEN_MO}"}


def test_a_heading_with_a_number_of_the_one_above_is_told_by_the_numbers_that_begin_below_it(
    db: Database, library: Library, tmp_path: Path
) -> None:
    rows = (["II", KIM_SON], ["II.1", "Tổ sản xuất số 1"], DUNG, ["II.2", "Lái xe"], [1, *HAI[1:]])
    take(db, library, tmp_path, HEADINGS, *rows)
    assert units(db) == {"Phạm Văn Dũng": "Tổ sản xuất số 1", "Bùi Văn Hải": "Lái xe"}


def test_people_numbered_so_are_people(db: Database, library: Library, tmp_path: Path) -> None:
    take(db, library, tmp_path, HEADINGS, ["I", KIM_SON], ["I.1", *DUNG[1:]], ["I.2", "Bùi Văn Hải"])
    assert units(db) == {"Phạm Văn Dũng": KIM_SON, "Bùi Văn Hải": KIM_SON}


def test_a_unit_under_one_upper_one_alone_keeps_its_name(db: Database, library: Library, tmp_path: Path) -> None:
    take(db, library, tmp_path, HEADINGS, ["A", KIM_SON], ["I", CLUSTER], DUNG, ["II", "Cụm thủy nông số 2"], HAI)
    assert units(db) == {"Phạm Văn Dũng": CLUSTER, "Bùi Văn Hải": "Cụm thủy nông số 2"}


def test_a_block_of_units_is_no_part_of_the_name_of_one(db: Database, library: Library, tmp_path: Path) -> None:
    take(db, library, tmp_path, HEADINGS, ["I", "KHỐI LÂM SÀNG"], ["1", "Khoa Sản", None, None], ["1.1", *DUNG[1:]])
    assert units(db) == {"Phạm Văn Dũng": "Khoa Sản"}


@pytest.mark.parametrize("marks", [("1", "1"), ("I.1", "II.1")])
def test_small_units_of_a_list_stand_under_the_enterprise_above_them(
    db: Database, library: Library, tmp_path: Path, marks: tuple[str, str]
) -> None:
    head = ["STT", "Tên tập thể", "Số người"]
    rows = (["I", KIM_SON, 20], [marks[0], CLUSTER, 9], ["II", YEN_MO, 30], [marks[1], CLUSTER, 10])
    take(db, library, tmp_path, head, *rows)
    with db.read() as session:
        names = {row.id: row.name for row in session.scalars(select(Collective))}
        found = {(row.name, names.get(row.parent_id or "")) for row in session.scalars(select(Collective))}
    assert found == {(KIM_SON, None), (YEN_MO, None), (CLUSTER, KIM_SON), (CLUSTER, YEN_MO)}


def test_a_numbered_unit_among_people_who_are_rated_is_their_unit(
    db: Database, library: Library, tmp_path: Path
) -> None:
    head = ["STT", "Họ và tên", "Chức vụ", "Mức xếp loại"]
    rows = ([1, "Khoa Nội", None, None], ["1.1", "Ngô Văn Lợi", "Bác sĩ", "HTXSNV"],
            [2, "Khoa Sản", None, None], ["2.1", "Tạ Thị Phúc", "Hộ sinh", "HTTNV"])  # fmt: skip
    take(db, library, tmp_path, ["KẾT QUẢ XẾP LOẠI NĂM 2025"], head, *rows)
    assert units(db) == {"Ngô Văn Lợi": "Khoa Nội", "Tạ Thị Phúc": "Khoa Sản"}
    with db.read() as session:
        assert {row.rating for row in session.scalars(select(YearRating))} == {"HTTNV", "HTXSNV"}
