"""Columns that follow from others: what somebody changed behind the program's back is found and reckoned anew."""

import pytest
from sqlalchemy import text

from khenthuong_desktop.store.bulk import insert_many
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.derived_columns import derive_anew, stale_columns
from khenthuong_desktop.store.history import list_actions
from khenthuong_desktop.store.history_check import check_history
from khenthuong_desktop.store.tables import Collective, Household, Person

SHOWN = "SELECT id, version, search, sort_key FROM people ORDER BY id"


@pytest.fixture
def filled(db: Database) -> Database:
    """One person added alone, two in a block, and a unit and a household beside them."""
    with db.write("add_person") as session:
        session.add(Person(id="p1", code="CB1", name="Đặng Thị Hoà", job_title="Kế toán"))
        session.add(Collective(id="c1", code="TT1", name="Phòng Nội vụ"))
    with db.write("import_list") as session:
        insert_many(session, Person, [{"id": f"p{n}", "code": f"CB{n}", "name": "Lê Văn Ân"} for n in (2, 3)])
        insert_many(session, Household, [{"id": "h1", "code": "HO1", "head_name": "Lò Thị Án", "address": "Thôn 1"}])
    return db


def change(db: Database, statement: str) -> None:
    with db.engine.begin() as connection:
        connection.execute(text(statement))


def test_what_was_written_one_by_one_or_in_a_block_follows(filled: Database) -> None:
    with filled.read() as session:
        assert stale_columns(session) == {}


@pytest.mark.parametrize("key", ["p1", "p3"])
@pytest.mark.parametrize("column", ["search", "sort_key"])
def test_a_changed_column_is_found_and_told_with_what_it_should_say(filled: Database, key: str, column: str) -> None:
    with filled.read() as session:
        before = {row.id: {"search": row.search, "sort_key": row.sort_key} for row in session.execute(text(SHOWN))}
    change(filled, f"UPDATE people SET {column} = 'zzz' WHERE id = '{key}'")
    with filled.read() as session:
        assert stale_columns(session) == {"people": {key: before[key]}}
        assert check_history(session) == []  # no word that anybody wrote was touched


def test_deriving_anew_mends_just_that_and_leaves_versions_and_history_alone(filled: Database) -> None:
    heard: list[frozenset[str]] = []
    with filled.read() as session:
        before, done = session.execute(text(SHOWN)).all(), list_actions(session)
    change(filled, "UPDATE people SET search = 'zzz', sort_key = id WHERE id != 'p2'")
    change(filled, "UPDATE collectives SET search = ''")
    filled.on_change(heard.append)
    with filled.write("mend") as session:
        assert {name: sorted(rows) for name, rows in derive_anew(session).items()} == {
            "collectives": ["c1"],
            "people": ["p1", "p3"],
        }
    assert heard == [frozenset({"collectives", "people"})]
    with filled.read() as session:
        assert session.execute(text(SHOWN)).all() == before
        assert (stale_columns(session), check_history(session)) == ({}, [])
        assert list_actions(session) == done


def test_an_older_reckoning_of_search_words_does_not_stand_in_the_way_of_undo(filled: Database) -> None:
    with filled.write("edit_person") as session:
        session.get_one(Person, "p1").name = "Đặng Thị Hòa"
    change(filled, "UPDATE people SET search = 'zzz'")
    filled.undo()
    with filled.read() as session:
        assert session.get_one(Person, "p1").name == "Đặng Thị Hoà"


def test_a_changed_word_is_a_changed_record_and_not_only_stale(filled: Database) -> None:
    change(filled, "UPDATE people SET name = 'Lê Văn Ba' WHERE id = 'p3'")
    with filled.read() as session:
        assert [(fault.code, fault.row_id) for fault in check_history(session)] == [("row_changed", "p3")]
        assert list(stale_columns(session)["people"]) == ["p3"]
