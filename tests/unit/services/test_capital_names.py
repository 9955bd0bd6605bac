"""Names typed in capitals are told, offered in ordinary letters, and changed only when asked."""

from datetime import date

import pytest

from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.errors import RecordMissing
from khenthuong_desktop.services.award_rounds.capital_names import names_in_capitals, rewrite_names
from khenthuong_desktop.services.award_rounds.nominating import nominate
from khenthuong_desktop.services.award_rounds.rounds import Nominee, get_round, open_round
from khenthuong_desktop.services.registers.collectives import CollectiveDetail, save_collective
from khenthuong_desktop.services.registers.households import HouseholdDetail, save_household
from khenthuong_desktop.services.registers.people import PersonDetail, list_people, save_person
from khenthuong_desktop.store.database import Database


@pytest.fixture
def key(db: Database) -> str:
    for code, name in (("CB1", "NGUYỄN VĂN AN"), ("CB2", "Lê Thị Bình"), ("CB3", "H'HEN NIÊ")):
        save_person(db, PersonDetail(code, name))
    save_household(db, HouseholdDetail("HO1", "ĐỖ VĂN LÂM"))
    round_id = open_round(db, "Tổng kết", 2026, date(2026, 6, 1))
    nominees = [Nominee(code, "advanced_worker") for code in ("CB1", "CB2", "CB3")]
    nominate(db, round_id, (*nominees, Nominee("CB1", "certificate_of_merit"), Nominee("HO1", "certificate_of_merit")))
    return round_id


def test_names_in_capitals_are_offered_in_ordinary_letters_once_each(db: Database, key: str) -> None:
    found = names_in_capitals(db, key)
    assert {(one.name, one.offered) for one in found} == {
        ("NGUYỄN VĂN AN", "Nguyễn Văn An"), ("H'HEN NIÊ", "H'Hen Niê"), ("ĐỖ VĂN LÂM", "Đỗ Văn Lâm"),
    }  # fmt: skip
    assert len(found) == 3


def test_for_the_name_of_a_collective_nothing_is_offered(db: Database, key: str) -> None:
    save_collective(db, CollectiveDetail("TT1", "VĂN PHÒNG HĐND VÀ UBND"))
    nominate(db, key, (Nominee("TT1", "advanced_labour_collective"),))
    assert [one.offered for one in names_in_capitals(db, key) if one.name.startswith("VĂN")] == [""]


def test_only_what_is_asked_for_is_written_anew_and_undone_at_once(db: Database, key: str) -> None:
    found = names_in_capitals(db, key)
    wanted = {one.subject: "" if one.name.startswith("H'") else one.offered for one in found}
    assert rewrite_names(db, wanted) == 2
    assert {row.name for row in get_round(db, key).nominations} == {
        "Nguyễn Văn An", "Lê Thị Bình", "H'HEN NIÊ", "Đỗ Văn Lâm",
    }  # fmt: skip
    assert next(row.name for row in list_people(db).rows) == "Nguyễn Văn An"  # sorted by the name as it is now
    assert db.undo().name == "rewrite_names"
    assert len(names_in_capitals(db, key)) == 3


def test_a_subject_that_is_gone_is_named(db: Database, key: str) -> None:
    with pytest.raises(RecordMissing):
        rewrite_names(db, {(SubjectKind.INDIVIDUAL, "nobody"): "Lê Na"})
