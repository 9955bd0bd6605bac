"""People, collectives and households: kept, listed, found without accents, never removed from under records."""

from dataclasses import replace

import pytest

from khenthuong_desktop.domain.terms import Rating, SubjectKind
from khenthuong_desktop.errors import RecordChanged, RecordMissing, ValuesRefused
from khenthuong_desktop.services.listing import Wanted
from khenthuong_desktop.services.registers import collectives, households, people, subjects
from khenthuong_desktop.services.registers.people import PersonDetail
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import Collective, YearRating


def add(db: Database, *names: str) -> list[str]:
    return [people.save_person(db, PersonDetail(f"CB{n:02d}", name)) for n, name in enumerate(names, 1)]


def test_people_are_listed_by_given_name_in_vietnamese_order(db: Database) -> None:
    add(db, "Nguyễn Văn Ước", "Trần Thị Đào", "Lê Văn Dũng", "Phạm Ăn", "Bùi Văn An", "Đỗ Duy")
    assert [row.name.split()[-1] for row in people.list_people(db).rows] == ["An", "Ăn", "Dũng", "Duy", "Đào", "Ước"]


def test_search_finds_names_without_accents_and_in_any_word_order(db: Database) -> None:
    add(db, "Nguyễn Thị Đào", "Đặng Văn Đức", "Trần Hoà")
    for words, found in (("dao", "Nguyễn Thị Đào"), ("duc dang", "Đặng Văn Đức"), ("Hòa", "Trần Hoà")):
        assert [row.name for row in people.list_people(db, Wanted(search=words)).rows] == [found]
    assert people.list_people(db, Wanted(search="100%_")).total == 0


def test_a_page_of_the_list_knows_the_whole_count(db: Database) -> None:
    add(db, *(f"Nguyễn Văn {letter}" for letter in "ABCDEFGH"))
    page = people.list_people(db, Wanted(order="code", descending=True, offset=2, limit=3))
    assert ([row.code for row in page.rows], page.total) == (["CB06", "CB05", "CB04"], 8)


def test_every_fault_of_a_person_is_told_at_once_and_nothing_is_kept(db: Database) -> None:
    add(db, "An")
    bad = PersonDetail("CB01", "  ", citizen_number="12345")
    with pytest.raises(ValuesRefused) as refused:
        people.save_person(db, bad)
    assert {(fault.field, fault.code) for fault in refused.value.faults} == {
        ("name", "required"),
        ("code", "code_taken"),
        ("citizen_number", "citizen_number_form"),
    }
    assert people.list_people(db).total == 1


@pytest.mark.parametrize("number", ["²" * 9, "00108001234²", "٠" * 12, "001080012345"])
def test_the_number_of_a_citizen_is_written_in_plain_digits(db: Database, number: str) -> None:
    if number.isascii():
        assert people.save_person(db, PersonDetail("CB01", "Lê An", citizen_number=number))
        return
    with pytest.raises(ValuesRefused) as refused:
        people.save_person(db, PersonDetail("CB01", "Lê An", citizen_number=number))
    assert [fault.code for fault in refused.value.faults] == ["citizen_number_form"]


def test_changing_a_person_keeps_the_key_and_the_name_as_written(db: Database) -> None:
    [key] = add(db, "Trần Hoà")
    unit = collectives.save_collective(db, collectives.CollectiveDetail("VP", "Văn phòng", headcount=3))
    changed = replace(people.get_person(db, key), job_title="Chuyên viên", collective_id=unit)
    assert people.save_person(db, changed) == key
    found = people.get_person(db, key)
    assert (found.name, found.job_title, found.collective_name) == ("Trần Hoà", "Chuyên viên", "Văn phòng")
    assert collectives.list_collectives(db).rows[0].listed == 1


@pytest.mark.parametrize(
    ("typed", "kept", "listed"), [(" văn  phòng ", "Văn phòng", 1), ("Tổ hòa giải", "Tổ hòa giải", 0)]
)
def test_a_unit_is_named_in_words_and_found_by_them(db: Database, typed: str, kept: str, listed: int) -> None:
    [key] = add(db, "Trần Hoà")
    collectives.save_collective(db, collectives.CollectiveDetail("VP", "Văn phòng", headcount=3))
    people.save_person(db, people.of_unit_named(db, replace(people.get_person(db, key), collective_name=typed)))
    assert people.get_person(db, key).collective_name == kept
    assert collectives.list_collectives(db).rows[0].listed == listed
    people.save_person(db, people.of_unit_named(db, replace(people.get_person(db, key), collective_name="")))
    found = people.get_person(db, key)
    assert (found.collective_id, found.collective_name) == (None, None)


def test_who_has_records_is_not_removed(db: Database) -> None:
    [an, binh] = add(db, "An", "Bình")
    with db.write("import_list") as session:
        session.add(YearRating(subject_kind=SubjectKind.INDIVIDUAL, subject_id=an, year=2025, rating=Rating.GOOD))
    with pytest.raises(ValuesRefused) as refused:
        people.delete_people(db, (binh, an))
    assert [fault.code for fault in refused.value.faults] == ["used_by_year_ratings"]
    assert people.list_people(db).total == 2
    people.delete_people(db, (binh,))
    assert people.list_people(db).total == 1


def test_what_somebody_changed_or_removed_meanwhile_is_not_overwritten(db: Database) -> None:
    [an] = add(db, "An")
    mine = people.get_person(db, an)
    people.save_person(db, replace(mine, job_title="Chuyên viên"))
    with pytest.raises(RecordChanged):
        people.save_person(db, replace(mine, job_title="Văn thư"))
    assert people.get_person(db, an).job_title == "Chuyên viên"
    people.delete_people(db, (an,))
    with pytest.raises(RecordMissing):
        people.save_person(db, mine)
    with pytest.raises(RecordMissing):
        people.delete_people(db, (an,))


def test_a_collective_cannot_stand_under_itself(db: Database) -> None:
    top = collectives.save_collective(db, collectives.CollectiveDetail("A", "Trường A"))
    below = collectives.save_collective(db, collectives.CollectiveDetail("B", "Tổ B", parent_id=top))
    assert collectives.get_collective(db, below).parent_name == "Trường A"
    looped = replace(collectives.get_collective(db, top), parent_id=below)
    with pytest.raises(ValuesRefused) as refused:
        collectives.save_collective(db, looped)
    assert [fault.code for fault in refused.value.faults] == ["own_parent"]


def test_a_unit_is_put_under_those_of_a_ring_that_an_old_version_left(db: Database) -> None:
    one, other, third = (
        collectives.save_collective(db, collectives.CollectiveDetail(code, f"Tổ {code}")) for code in "ABC"
    )
    with db.write("test") as session:
        session.get_one(Collective, one).parent_id = other
        session.get_one(Collective, other).parent_id = one
    collectives.save_collective(db, replace(collectives.get_collective(db, third), parent_id=one))
    assert collectives.get_collective(db, third).parent_id == one


def test_any_subject_is_found_by_its_code(db: Database) -> None:
    add(db, "An")
    collectives.save_collective(db, collectives.CollectiveDetail("VP", "Văn phòng"))
    households.save_household(db, households.HouseholdDetail("HO1", "Đỗ Văn Lâm", "Thôn Đông"))
    with db.read() as session:
        kinds = [subjects.get_by_code(session, code).kind for code in ("CB01", "VP", "HO1")]
        assert kinds == [SubjectKind.INDIVIDUAL, SubjectKind.COLLECTIVE, SubjectKind.HOUSEHOLD]
        with pytest.raises(RecordMissing):
            subjects.get_by_code(session, "không có")
    assert households.list_households(db, Wanted(search="thon dong")).total == 1
