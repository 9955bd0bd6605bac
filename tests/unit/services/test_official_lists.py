"""Official lists for Excel: the same people as in the papers, grouped as offices do, with heading and signature."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.errors import FieldsMissing, RecordMissing
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.award_rounds.registrations import register
from khenthuong_desktop.services.award_rounds.rounds import open_round
from khenthuong_desktop.services.lists.official_lists import (
    award_book,
    proposal_counts,
    registration_list,
    summary_list,
)
from khenthuong_desktop.services.lists.unit_lists import UNIT_LISTS, day_or_words
from khenthuong_desktop.services.outcome.decisions import DecisionNote, record_decision
from khenthuong_desktop.services.registers.households import HouseholdDetail, save_household
from khenthuong_desktop.services.units import get_unit, save_signer, usual_signers
from khenthuong_desktop.spreadsheets.out.list_sheets import Band, Sums, WrittenList
from khenthuong_desktop.spreadsheets.out.written_list import write_lists
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import AwardHeld, Person
from tests.unit.services.dossier_round import FIGHTER, WORKER, Round, make_round

DAY = date(2026, 11, 20)


@pytest.fixture
def made(tmp_path: Path, library: Library) -> Round:
    """Hoà and Minh were passed by the council, Lan was not."""
    return make_round(tmp_path, library)


def told(written: WrittenList) -> list[object]:
    """Lines as a reader sees them: a band by its words, sums as such, rows as they are."""
    return [
        line.text if isinstance(line, Band) else ("=", *line.values) if isinstance(line, Sums) else line
        for line in written.rows
    ]


def headings(written: WrittenList) -> Sequence[str]:
    return [column.heading for column in written.columns]


def test_the_summary_list_names_whom_the_round_puts_forward(made: Round, library: Library) -> None:
    written = summary_list(made.db, library, made.key)
    post = "Phòng Văn hóa - Xã hội"
    assert told(written) == [
        "I. Cá nhân",
        "Chiến sĩ thi đua cơ sở: 01 cá nhân",
        (1, "Đặng Thị Hoà", f"Chuyên viên, {post}", "Có sáng kiến số hóa.", "Chiến sĩ thi đua cơ sở"),
        "Lao động tiên tiến: 01 cá nhân",
        (2, "Lê Minh", f"Văn thư, {post}", "Hoàn thành tốt.", "Lao động tiên tiến"),
    ]
    assert written.closing == "Danh sách có 02 cá nhân."
    assert "Tờ trình số 12/TTr-HĐTĐKT ngày 12 tháng 11 năm 2026" in written.notes[1]
    head, signature = written.letterhead, written.signature
    assert head is not None and signature is not None
    assert (head.superior, head.country[1]) == ("UBND XÃ AN BÌNH", "Độc lập - Tự do - Hạnh phúc")
    assert signature.dateline == "An Bình, ngày 12 tháng 11 năm 2026"
    assert (signature.authority[0], signature.name) == ("TM. HỘI ĐỒNG", "Ủy viên B")


def test_the_counts_tell_how_many_for_each_award(made: Round, library: Library) -> None:
    written = proposal_counts(made.db, library, made.key)
    assert headings(written)[2:] == ["Cá nhân"]
    assert told(written) == [
        (1, "Chiến sĩ thi đua cơ sở", 1),
        (2, "Lao động tiên tiến", 1),
        ("=", "", "Tổng cộng", 2),
    ]
    assert written.closing == "Tổng số: 02 cá nhân."


def test_a_round_without_nominees_says_what_is_missing(made: Round, library: Library) -> None:
    empty = open_round(made.db, "Đợt hai", 2026, date(2026, 11, 1))
    for make in (summary_list, proposal_counts):
        with pytest.raises(FieldsMissing):
            make(made.db, library, empty)
        with pytest.raises(RecordMissing):
            make(made.db, library, "2026/D99")


def test_registrations_stand_in_groups_numbered_from_one(made: Round, library: Library) -> None:
    save_household(made.db, HouseholdDetail("H1", "Bùi Văn Tám", "Thôn Đông"))
    register(made.db, 2026, ("CB1", "CB2"), WORKER, None, date(2026, 2, 10))
    register(made.db, 2026, ("H1",), "certificate_of_merit", "Xây dựng nông thôn mới")
    for signer in usual_signers(get_unit(made.db), "Nguyễn Văn Thành"):
        save_signer(made.db, signer)
    written = registration_list(made.db, library, 2026)
    assert written.title == "BẢN ĐĂNG KÝ THI ĐUA NĂM 2026"
    bands = [line for line in told(written) if isinstance(line, str)]
    assert bands == ["I. Cá nhân", "II. Hộ gia đình"]
    rows = [line for line in told(written) if not isinstance(line, str)]
    assert [row[0] for row in rows if isinstance(row, tuple)] == [1, 2, 1]
    assert rows[0] == (
        1, "Đặng Thị Hoà", "Chuyên viên, Phòng Văn hóa - Xã hội", "Lao động tiên tiến", None, date(2026, 2, 10),
    )  # fmt: skip
    assert rows[2] == (1, "Bùi Văn Tám", "Thôn Đông", "Giấy khen", "Xây dựng nông thôn mới", None)
    assert written.closing == "Danh sách có 02 cá nhân và 01 hộ gia đình."
    assert written.signature is not None and written.signature.name == "Nguyễn Văn Thành"


def test_who_has_several_awards_is_counted_once(made: Round, library: Library) -> None:
    register(made.db, 2026, ("CB1", "CB2"), WORKER, None, date(2026, 2, 10))
    register(made.db, 2026, ("CB1",), FIGHTER, None, date(2026, 2, 10))
    assert registration_list(made.db, library, 2026).closing == "Danh sách có 02 cá nhân với 03 lượt đăng ký."
    with made.db.write("import_list") as session:
        who = session.scalars(select(Person.id).where(Person.code == "CB1")).one()
        for award in (WORKER, FIGHTER):
            about = {"subject_kind": SubjectKind.INDIVIDUAL, "subject_id": who, "year": 2026, "award_name": award}
            session.add(AwardHeld(award=award, **about))
    assert award_book(made.db, library, 2026).closing == "Danh sách có 01 cá nhân với 02 lượt khen thưởng."


def test_the_award_book_has_decisions_and_money(made: Round, library: Library) -> None:
    awarded = (made.nominations["CB1", FIGHTER], made.nominations["CB2", WORKER])
    head = "Chủ tịch Ủy ban nhân dân xã An Bình"
    record_decision(made.db, library, made.key, DecisionNote("412/QĐ-UBND", DAY, head, awarded))
    with made.db.write("import_list") as session:
        gone = AwardHeld(subject_kind=SubjectKind.INDIVIDUAL, subject_id="đã xóa", year=2026, award=WORKER)
        gone.award_name = "Lao động tiên tiến"
        session.add(gone)
    written = award_book(made.db, library, 2026)
    band, first, second, sums = told(written)
    assert band == "I. Cá nhân"
    assert isinstance(first, tuple) and isinstance(second, tuple) and isinstance(sums, tuple)
    assert first[:2] == (1, "Đặng Thị Hoà") and first[3:7] == ("Chiến sĩ thi đua cơ sở", "412/QĐ-UBND", DAY, head)
    assert second[1] == "Lê Minh"
    assert first[7] > second[7] > 0
    assert sums[-1] == first[7] + second[7]
    assert told(award_book(made.db, library, 1990)) == []


def test_before_the_unit_is_known_there_are_no_official_lists(db: Database, library: Library) -> None:
    for make in (registration_list, award_book):
        with pytest.raises(RecordMissing):
            make(db, library, 2026)


def test_the_lists_of_the_unit_have_what_is_kept_and_are_searched(made: Round, tmp_path: Path) -> None:
    people = UNIT_LISTS["people"](made.db, "")
    assert people.unit == "Ủy ban nhân dân xã An Bình"
    assert people.rows[0] == (
        1, "CB1", "Đặng Thị Hoà", None, "Chuyên viên", "Phòng Văn hóa - Xã hội", "Công chức", "",
    )  # fmt: skip
    found = UNIT_LISTS["people"](made.db, "tran lan")
    assert [row[2] for row in found.rows if isinstance(row, tuple)] == ["Trần Thị Lan"]
    assert found.notes == ("Tìm: “tran lan”",)
    assert told(UNIT_LISTS["collectives"](made.db, "")) == [(1, "TT1", "Phòng Văn hóa - Xã hội", None, None, 9, 3)]
    path = tmp_path / "đơn vị.xlsx"
    write_lists(path, [make(made.db, "") for make in UNIT_LISTS.values()])
    assert load_workbook(path).sheetnames == ["Danh sách cá nhân", "Danh sách tập thể", "Danh sách hộ gia đình"]


def test_parts_of_days_are_told_as_people_write_them() -> None:
    days = ("1980-05-12", "1980-05", "1980", None)
    assert [day_or_words(day) for day in days] == [date(1980, 5, 12), "05/1980", "1980", None]
