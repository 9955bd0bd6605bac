"""The unit and its signers, with what is usual at each level filled in."""

from dataclasses import replace
from datetime import date

import pytest

from khenthuong_desktop.domain.terms import UnitLevel
from khenthuong_desktop.errors import RecordMissing, ValuesRefused
from khenthuong_desktop.services.unit_levels import level_of_name
from khenthuong_desktop.services.units import (
    doubts_about,
    find_unit,
    get_unit,
    list_signers,
    new_unit,
    save_signer,
    save_unit,
    usual_signers,
)
from khenthuong_desktop.store.database import Database

UNIT = new_unit("Ủy ban nhân dân xã An Bình", "tỉnh Hưng Yên", UnitLevel.COMMUNE)


def test_a_new_unit_is_named_after_its_place() -> None:
    assert (UNIT.place, UNIT.symbol, UNIT.code) == ("An Bình", "UBND", "AN-BINH")
    assert new_unit("UBND xã An Bình", "tỉnh Hưng Yên", UnitLevel.COMMUNE, " H33.01 ").code == "H33.01"


@pytest.mark.parametrize("level", UnitLevel)
def test_at_every_level_a_new_unit_can_be_kept_as_it_is(db: Database, level: UnitLevel) -> None:
    with pytest.raises(RecordMissing):
        get_unit(db)
    unit = new_unit("Trường Tiểu học An Bình", "tỉnh Hưng Yên", level)
    save_unit(db, unit)
    assert get_unit(db) == unit
    for signer in usual_signers(unit, "Nguyễn Văn Thịnh"):
        save_signer(db, signer)
    assert len(list_signers(db)) == 1


def test_names_are_written_out_for_the_documents(db: Database) -> None:
    day = date(2026, 11, 22)
    unit = new_unit("UBND xã Tân Hòa", "Hưng Yên", UnitLevel.COMMUNE, day=day)
    assert (unit.name, unit.province, unit.place) == ("Ủy ban nhân dân xã Tân Hòa", "tỉnh Hưng Yên", "Tân Hòa")
    assert unit.higher_authority == "Ủy ban nhân dân tỉnh Hưng Yên"
    assert new_unit("Sở Nội vụ", "TP.HCM", UnitLevel.DEPARTMENT, day=day).place == "Thành phố Hồ Chí Minh"
    save_unit(db, replace(unit, name="UBND xã Tân Hòa", province="Hưng Yên", higher_authority="UBND tỉnh Hưng Yên"))
    assert get_unit(db) == unit


def test_an_unknown_province_is_kept_and_doubted() -> None:
    day = date(2026, 11, 22)
    unit = new_unit("Ủy ban nhân dân xã Tân Hòa", "Hải Dương", UnitLevel.COMMUNE, day=day)
    assert unit.province == "Hải Dương"
    assert [(fault.field, fault.code) for fault in doubts_about(unit, day)] == [("province", "province_unknown")]
    assert doubts_about(replace(unit, province="tỉnh Hưng Yên"), day) == []


def test_there_is_one_unit_however_often_it_is_kept(db: Database) -> None:
    save_unit(db, UNIT)
    save_unit(db, replace(UNIT, clerk_name="  Trần   Thị Hà ", superior=" "))
    kept = find_unit(db)
    assert kept is not None
    assert (kept.clerk_name, kept.superior) == ("Trần Thị Hà", None)


def test_the_head_signs_for_the_unit_and_a_deputy_for_the_head() -> None:
    (head,) = usual_signers(UNIT, "Nguyễn Văn Thịnh")
    assert head.title == UNIT.head_title
    assert not any(line.startswith("KT.") for line in head.authority_lines)
    (deputy,) = usual_signers(UNIT, "Phạm Thị Nguyệt", "Phó Chủ tịch")
    assert deputy.authority_lines[-2:] == ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    assert deputy.authority_lines[:-2] == head.authority_lines[:-1]
    assert usual_signers(UNIT, None) == ()


def test_signers_come_in_their_order_and_those_who_left_are_not_offered(db: Database) -> None:
    (signer,) = usual_signers(UNIT, "Nguyễn Văn Thịnh")
    save_signer(db, replace(signer, name="Người thứ hai", position=2))
    first = save_signer(db, replace(signer, position=1))
    left = save_signer(db, replace(signer, name="Người đã nghỉ", position=0))
    save_signer(db, replace(signer, id=left, name="Người đã nghỉ", active=False))
    assert [row.name for row in list_signers(db)] == ["Nguyễn Văn Thịnh", "Người thứ hai"]
    assert list_signers(db)[0].id == first


def test_everything_wrong_with_a_signer_is_told(db: Database) -> None:
    (signer,) = usual_signers(UNIT, "A")
    with pytest.raises(ValuesRefused) as refused:
        save_signer(db, replace(signer, name=" ", title="", authority_lines=(" ",)))
    assert [fault.field for fault in refused.value.faults] == ["name", "title", "authority_lines"]
    with pytest.raises(RecordMissing):
        save_signer(db, replace(signer, id="nowhere"))


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("Trường THPT Nguyễn Du", UnitLevel.SCHOOL), ("Công ty TNHH MTV Thủy lợi", UnitLevel.ENTERPRISE),
        ("Sở Nội vụ tỉnh Hưng Yên", UnitLevel.DEPARTMENT), ("UBND tỉnh Hưng Yên", UnitLevel.PROVINCE),
        ("Ủy ban nhân dân thành phố Hải Phòng", UnitLevel.PROVINCE), ("Ủy ban nhân dân xã An Bình", None),
        ("Sơn La", None),
    ],
)  # fmt: skip
def test_the_name_of_a_unit_tells_its_level(name: str, level: UnitLevel | None) -> None:
    assert level_of_name(name) is level
