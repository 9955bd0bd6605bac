"""Households in lists headed as lists of people are: by "Hộ ông …", by the heading over them or by the title."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from sqlalchemy import select

from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services import imports
from khenthuong_desktop.services.award_rounds.rounds import open_round
from khenthuong_desktop.services.imports import Aim
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import Household, Nomination, Person
from tests.unit.services.importing import Importer

TITLE: list[Any] = ["DANH SÁCH ĐỀ NGHỊ TẶNG GIẤY KHEN NĂM 2026"]
HEADING: list[Any] = ["STT", "Họ và tên", "Chức vụ, đơn vị"]
SON: list[Any] = [1, "Hà Văn Sơn", "Chánh Văn phòng"]
HOUSEHOLD, PERSON = SubjectKind.HOUSEHOLD, SubjectKind.INDIVIDUAL


def nominated(db: Database, library: Library, path: Path, *rows: list[Any]) -> set[tuple[str, str]]:
    with db.write("seed") as session:
        session.add(Household(code="HO3", head_name="Lê Đức Thọ", address="Thôn 3"))
        session.add(Person(code="CB1", name="Hà Văn Sơn", job_title="Chánh Văn phòng"))
    key = open_round(db, "Cuối năm", 2026, date(2026, 12, 1))
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    book.save(path)
    assert imports.confirm(db, imports.preview(db, library, path, aim=Aim(round=key))).committed
    with db.read() as session:
        assert [row.name for row in session.scalars(select(Person))] == ["Hà Văn Sơn"]
        names = {row.id: row.name for row in session.scalars(select(Person))}
        names |= {row.id: row.head_name for row in session.scalars(select(Household))}
        return {(row.subject_kind, names[row.subject_id]) for row in session.scalars(select(Nomination))}


@pytest.mark.parametrize("name", ["Hộ ông Lê Đức Thọ", "Hộ gia đình ông Lê Đức Thọ", "Gia đình ông Lê Đức Thọ"])
def test_a_household_among_people_is_known_by_its_name(
    db: Database, library: Library, tmp_path: Path, name: str
) -> None:
    found = nominated(db, library, tmp_path / "ds.xlsx", TITLE, HEADING, SON, [2, name, "Thôn 3"])
    assert found - {(PERSON, "Hà Văn Sơn")} == {(HOUSEHOLD, "Lê Đức Thọ")}  # he is asked about, being of no unit


def test_a_household_under_such_a_heading_is_none_of_the_people(db: Database, library: Library, tmp_path: Path) -> None:
    rows = (["I", "Hộ gia đình"], [1, "Ông Lê Đức Thọ", "Thôn 3"], ["II", "Cá nhân"], SON)
    found = nominated(db, library, tmp_path / "ds.xlsx", TITLE, HEADING, *rows)
    assert found - {(PERSON, "Hà Văn Sơn")} == {(HOUSEHOLD, "Lê Đức Thọ")}  # he is asked about, being of no unit


@pytest.mark.parametrize(
    "title",
    [
        "DANH SÁCH HỘ GIA ĐÌNH HIẾN ĐẤT LÀM ĐƯỜNG ĐỀ NGHỊ TẶNG GIẤY KHEN NĂM 2026",
        "DANH SÁCH GIA ĐÌNH TIÊU BIỂU ĐỀ NGHỊ TẶNG GIẤY KHEN NĂM 2026",
    ],
)
def test_the_title_of_households_is_of_all_who_are_named(
    db: Database, library: Library, tmp_path: Path, title: str
) -> None:
    rows = ([title], ["STT", "Họ và tên", "Địa chỉ"], [1, "Ông Lê Đức Thọ", "Thôn 3"])
    assert nominated(db, library, tmp_path / "ds.xlsx", *rows) == {(HOUSEHOLD, "Lê Đức Thọ")}


@pytest.mark.parametrize(
    ("heading", "reason"),
    [("Danh hiệu", "Lý do không đề nghị"), ("Đề nghị hình thức khen", "Lý do")],
)
def test_reasons_keep_no_proposal_out_and_forms_are_proposed(
    db: Database, library: Library, tmp_path: Path, heading: str, reason: str
) -> None:
    title: list[Any] = ["DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2026"]
    rows = ([*HEADING, heading, reason], [*SON, "Giấy khen", None], [2, "Hộ bà Lò Thị Mỷ", "Thôn 3", None, "Vi phạm"])
    assert (PERSON, "Hà Văn Sơn") in nominated(db, library, tmp_path / "ds.xlsx", title, *rows)


@pytest.mark.parametrize("own", ["Thôn Đông", None])
@pytest.mark.parametrize(
    "heading", ["1. Thôn Đông (02 hộ)", "I. Thôn Đông: 02 hộ gia đình", "1. Thôn Đông (05 nhân khẩu)"]
)
def test_how_many_live_in_a_village_is_no_part_of_their_address(
    importer: Importer, heading: str, own: str | None
) -> None:
    headings = ["STT", "Họ và tên chủ hộ", "Địa chỉ", "Số khẩu"]
    importer.take_list([["DANH SÁCH HỘ GIA ĐÌNH"], headings, [heading], [1, "Nguyễn Văn Mới", own, 4]])
    assert [row.address for row in importer.all(Household)] == ["Thôn Đông"]
