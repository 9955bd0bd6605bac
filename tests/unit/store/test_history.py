"""One listener gives the audit trail, undo and the change notice."""

import json
from datetime import date

import pytest
from sqlalchemy import Text, event, select, text, type_coerce, update

from khenthuong_desktop.domain.terms import Gender, Rating, SubjectKind
from khenthuong_desktop.errors import NothingToUndo, RecordChanged, UndoBlocked
from khenthuong_desktop.store import history
from khenthuong_desktop.store.bulk import insert_many
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.history_check import check_history
from khenthuong_desktop.store.raw import raw_rows
from khenthuong_desktop.store.tables import Base, Change, Collective, Person, YearRating


def add_people(db: Database, *names: str) -> list[str]:
    with db.write("add_people") as session:
        people = [Person(code=f"NV{i:03d}", name=name) for i, name in enumerate(names, 1)]
        session.add_all(people)
        session.flush()
        return [person.id for person in people]


def names(db: Database) -> list[str]:
    with db.read() as session:
        return list(session.scalars(select(Person.name).order_by(Person.sort_key)))


def faults(db: Database) -> list[str]:
    with db.read() as session:
        return [fault.code for fault in check_history(session)]


def test_what_is_written_is_kept_and_noted_by_action(either_db: Database) -> None:
    add_people(either_db, "Đặng Thị Hoà", "Nguyễn Văn An")
    with either_db.read() as session:
        actions = history.list_actions(session)
        assert [(a.name, a.actor, a.changes, a.undone) for a in actions] == [("add_people", "tester", 2, False)]
        found = session.scalar(select(Person).where(Person.search.contains("dang thi hoa")))
        assert found is not None
        assert found.name == "Đặng Thị Hoà"
    assert names(either_db) == ["Nguyễn Văn An", "Đặng Thị Hoà"]
    assert faults(either_db) == []


def test_changing_a_record_again_and_again_agrees_with_its_history(either_db: Database) -> None:
    [an] = add_people(either_db, "An")
    for title in ("Văn thư", "Chuyên viên", None):
        with either_db.write("edit_person") as session:
            session.get_one(Person, an).job_title = title
    with either_db.write("edit_twice") as session:
        person = session.get_one(Person, an)
        person.job_title = "Kế toán"
        session.flush()
        person.job_title = "Phó phòng"
    assert faults(either_db) == []
    either_db.undo()
    assert faults(either_db) == []
    with either_db.read() as session:
        assert session.get_one(Person, an).job_title is None


def test_a_database_at_rest_answers_as_before(either_db: Database) -> None:
    add_people(either_db, "Nguyễn Văn An")
    asked: list[str] = []
    event.listen(either_db.engine, "before_cursor_execute", lambda _, __, statement, *___: asked.append(statement))
    either_db.rest()
    assert ("PRAGMA shrink_memory" in asked) is (either_db.engine.dialect.name == "sqlite")
    assert names(either_db) == ["Nguyễn Văn An"]


def test_an_error_inside_an_action_keeps_nothing(either_db: Database) -> None:
    with pytest.raises(ZeroDivisionError), either_db.write("add_people") as session:
        session.add(Person(code="NV001", name="An"))
        session.flush()
        _ = 1 / 0
    assert names(either_db) == []
    assert faults(either_db) == []


def test_listeners_hear_which_tables_a_commit_touched_and_only_then(either_db: Database) -> None:
    heard: list[frozenset[str]] = []
    either_db.on_change(heard.append)
    add_people(either_db, "An")
    with either_db.write("nothing"):
        pass
    with pytest.raises(ZeroDivisionError), either_db.write("add_people") as session:
        session.add(Person(code="NV002", name="Bình"))
        session.flush()
        _ = 1 / 0
    assert heard == [frozenset({"people"})]


def test_undo_takes_back_adding_changing_and_deleting(either_db: Database) -> None:
    [an] = add_people(either_db, "Nguyễn Văn An")
    with either_db.write("edit_person") as session:
        person = session.get_one(Person, an)
        person.name = "Nguyễn Văn Ân"
        person.job_title = "Chuyên viên"
    with either_db.write("delete_person") as session:
        session.delete(session.get_one(Person, an))
    assert names(either_db) == []
    assert either_db.undo().name == "delete_person"
    assert names(either_db) == ["Nguyễn Văn Ân"]
    assert either_db.undo().name == "edit_person"
    with either_db.read() as session:
        person = session.get_one(Person, an)
        assert (person.name, person.job_title, person.search) == (
            "Nguyễn Văn An",
            None,
            "nv001 nguyen van an",
        )
    assert either_db.undo().name == "add_people"
    assert names(either_db) == []
    with pytest.raises(NothingToUndo):
        either_db.undo()
    assert faults(either_db) == []


def test_undo_of_an_old_action_is_refused_when_later_work_stands_on_it(either_db: Database) -> None:
    [an] = add_people(either_db, "An")
    with either_db.read() as session:
        first = history.list_actions(session)[0]
    with either_db.write("edit_person") as session:
        session.get_one(Person, an).job_title = "Chủ tịch"
    with pytest.raises(UndoBlocked):
        either_db.undo(first.id)
    assert names(either_db) == ["An"]


def test_an_action_is_found_and_undone_however_many_notices_followed(db: Database) -> None:
    add_people(db, "An")
    with db.read() as session:
        first = history.last_undoable(session)
    assert first is not None
    keys = [{"key": f"{number:05d}"} for number in range(10_001)]
    with db.engine.begin() as connection:
        connection.execute(
            text("INSERT INTO actions VALUES (:key, 'keep_edits', 'tester', '2026-12-14', NULL, 1)"), keys
        )
        connection.execute(
            text("INSERT INTO changes VALUES (NULL, :key, 'papers', 'one', 'update', NULL, NULL, '')"), keys
        )
    with db.read() as session:
        assert history.last_undoable(session) == first
        assert history.action_done(session, first.id) == first
        assert history.action_done(session, "none") is None
    assert db.undo(first.id) == first
    assert names(db) == []
    with db.read() as session:
        assert history.last_undoable(session) is None
        undone = history.action_done(session, first.id)
        assert undone is not None and undone.undone


def test_undo_is_refused_when_another_record_refers_to_what_was_added(either_db: Database) -> None:
    with either_db.write("add_collective") as session:
        office = Collective(code="VP", name="Văn phòng")
        session.add(office)
        session.flush()
        first = office.id
    with either_db.read() as session:
        action = history.list_actions(session)[0]
    with either_db.write("add_people") as session:
        session.add(Person(code="NV1", name="An", collective_id=first))
    with pytest.raises(UndoBlocked) as told:
        either_db.undo(action.id)
    assert faults(either_db) == []
    assert told.value.details["action"] == "add_collective"


def test_many_rows_are_written_with_the_same_history_and_undone_at_once(either_db: Database) -> None:
    with either_db.write("import_list") as session:
        people = [{"id": session.new_key(), "code": f"NV{i:04d}", "name": f"Nguyễn Văn {i}"} for i in range(1000)]
        insert_many(session, Person, people)
        ratings = (
            {"subject_kind": SubjectKind.INDIVIDUAL, "subject_id": p["id"], "year": 2025, "rating": Rating.GOOD}
            for p in people
        )
        insert_many(session, YearRating, ratings)
    assert len(names(either_db)) == 1000
    assert faults(either_db) == []
    either_db.undo()
    assert names(either_db) == []
    assert faults(either_db) == []


def test_records_written_at_once_look_like_those_of_the_orm(db: Database) -> None:
    told = {"code": "NV1", "name": 'Hoàng "Út" \\ Ðỗ', "gender": Gender.FEMALE, "since": date(2020, 1, 2)}
    with db.write("one_by_one") as session:
        session.add(Person(id="one", **told))
    with db.write("at_once") as session:
        session.add(Collective(id="before", code="VP", name="Văn phòng"))
        insert_many(session, Person, [{"id": "two", **told, "code": "NV2"}])
    with db.read() as session:
        kept_rows = raw_rows(session, Base.metadata.tables["people"], ["one", "two"])
        differing = {name for name, value in kept_rows["one"].items() if kept_rows["two"][name] != value}
        assert differing == {"id", "code", "search"}
        kept = session.execute(select(Change.row_id, type_coerce(Change.after, Text)).order_by(Change.seq)).all()
    assert [row_id for row_id, _ in kept] == ["one", "before", "two"]
    for _, after in kept:
        assert after == json.dumps(json.loads(after), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert faults(db) == []


def test_bulk_statements_that_would_escape_the_history_are_refused(either_db: Database) -> None:
    add_people(either_db, "An")
    with pytest.raises(RuntimeError, match="escape the history"), either_db.write("edit") as session:
        session.execute(update(Person).values(name="X"))
    assert names(either_db) == ["An"]


def test_saving_over_a_newer_version_is_refused(either_db: Database) -> None:
    [an] = add_people(either_db, "An")
    with either_db.read() as session:
        stale = session.get_one(Person, an)
        session.expunge(stale)
    with either_db.write("edit_person") as session:
        session.get_one(Person, an).name = "Ân"
    with pytest.raises(RecordChanged), either_db.write("edit_person") as session:
        session.add(stale)
        stale.name = "Anh"
    assert names(either_db) == ["Ân"]


def test_a_change_behind_the_programs_back_is_found(either_db: Database) -> None:
    [an] = add_people(either_db, "An")
    with either_db.engine.begin() as connection:
        connection.execute(text("UPDATE people SET name = 'Kẻ khác' WHERE id = :id"), {"id": an})
    assert faults(either_db) == ["row_changed"]


@pytest.mark.parametrize("column, value", [("after", '{"name":"x"}'), ("row_id", "other"), ("kind", "update")])
def test_a_change_of_the_history_itself_breaks_the_chain(either_db: Database, column: str, value: str) -> None:
    add_people(either_db, "An", "Bình", "Chi")
    with either_db.engine.begin() as connection:
        connection.execute(text(f'UPDATE changes SET "{column}" = :value WHERE seq = 2'), {"value": value})
    assert "chain_broken" in faults(either_db)


def test_a_deleted_history_row_breaks_the_chain(either_db: Database) -> None:
    add_people(either_db, "An", "Bình", "Chi")
    with either_db.engine.begin() as connection:
        connection.execute(text("DELETE FROM changes WHERE seq = 2"))
    assert "chain_broken" in faults(either_db)
    with either_db.read() as session:
        assert session.scalar(select(Change.seq).where(Change.seq == 2)) is None


def test_no_reference_waits_while_an_action_goes_on(db: Database) -> None:
    with db.write("add_people") as session:
        session.add(Collective(id="c1", code="TT1", name="Trường A"))
        session.flush()
        insert_many(session, Person, [{"code": f"NV{i}", "name": "An", "collective_id": "c1"} for i in range(3)])
        session.keep_noted()
        assert session.execute(text("PRAGMA foreign_key_check")).all() == []
    with db.read() as session:
        assert [action.changes for action in history.list_actions(session)] == [4]


def test_who_refers_to_a_unit_is_found_without_looking_at_all(db: Database) -> None:
    with db.read() as session:
        for table, column in (("people", "heads_id"), ("people", "collective_id"), ("collectives", "parent_id")):
            plan = session.execute(text(f"EXPLAIN QUERY PLAN SELECT id FROM {table} WHERE {column} = 'c1'")).all()
            assert f"ix_{table}_{column}" in str(plan)
