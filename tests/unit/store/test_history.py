"""One listener gives the audit trail, undo and the change notice."""

import pytest
from sqlalchemy import select, text, update

from khenthuong_desktop.domain.terms import Rating, SubjectKind
from khenthuong_desktop.errors import NothingToUndo, RecordChanged, UndoBlocked
from khenthuong_desktop.store import history
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.history_check import check_history
from khenthuong_desktop.store.tables import Change, Collective, Person, YearRating


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


def test_what_is_written_is_kept_and_noted_by_action(db: Database) -> None:
    add_people(db, "Đặng Thị Hoà", "Nguyễn Văn An")
    with db.read() as session:
        actions = history.list_actions(session)
        assert [(a.name, a.actor, a.changes, a.undone) for a in actions] == [
            ("add_people", "tester", 2, False)
        ]
        found = session.scalar(select(Person).where(Person.search.contains("dang thi hoa")))
        assert found is not None
        assert found.name == "Đặng Thị Hoà"
    assert names(db) == ["Nguyễn Văn An", "Đặng Thị Hoà"]
    assert faults(db) == []


def test_an_error_inside_an_action_keeps_nothing(db: Database) -> None:
    with pytest.raises(ZeroDivisionError), db.write("add_people") as session:
        session.add(Person(code="NV001", name="An"))
        session.flush()
        _ = 1 / 0
    assert names(db) == []
    assert faults(db) == []


def test_listeners_hear_which_tables_a_commit_touched_and_only_then(db: Database) -> None:
    heard: list[frozenset[str]] = []
    db.on_change(heard.append)
    add_people(db, "An")
    with db.write("nothing"):
        pass
    with pytest.raises(ZeroDivisionError), db.write("add_people") as session:
        session.add(Person(code="NV002", name="Bình"))
        session.flush()
        _ = 1 / 0
    assert heard == [frozenset({"people"})]


def test_undo_takes_back_adding_changing_and_deleting(db: Database) -> None:
    [an] = add_people(db, "Nguyễn Văn An")
    with db.write("edit_person") as session:
        person = session.get_one(Person, an)
        person.name = "Nguyễn Văn Ân"
        person.job_title = "Chuyên viên"
    with db.write("delete_person") as session:
        session.delete(session.get_one(Person, an))
    assert names(db) == []
    assert db.undo().name == "delete_person"
    assert names(db) == ["Nguyễn Văn Ân"]
    assert db.undo().name == "edit_person"
    with db.read() as session:
        person = session.get_one(Person, an)
        assert (person.name, person.job_title, person.search) == (
            "Nguyễn Văn An",
            None,
            "nv001 nguyen van an",
        )
    assert db.undo().name == "add_people"
    assert names(db) == []
    with pytest.raises(NothingToUndo):
        db.undo()
    assert faults(db) == []


def test_undo_of_an_old_action_is_refused_when_later_work_stands_on_it(db: Database) -> None:
    [an] = add_people(db, "An")
    with db.read() as session:
        first = history.list_actions(session)[0]
    with db.write("edit_person") as session:
        session.get_one(Person, an).job_title = "Chủ tịch"
    with pytest.raises(UndoBlocked):
        db.undo(first.id)
    assert names(db) == ["An"]


def test_undo_is_refused_when_another_record_refers_to_what_was_added(db: Database) -> None:
    with db.write("add_collective") as session:
        office = Collective(code="VP", name="Văn phòng")
        session.add(office)
        session.flush()
        first = office.id
    with db.read() as session:
        action = history.list_actions(session)[0]
    with db.write("add_people") as session:
        session.add(Person(code="NV1", name="An", collective_id=first))
    with pytest.raises(UndoBlocked):
        db.undo(action.id)
    assert faults(db) == []


def test_many_rows_are_written_with_the_same_history_and_undone_at_once(db: Database) -> None:
    with db.write("import_list") as session:
        people = [Person(code=f"NV{i:04d}", name=f"Nguyễn Văn {i}") for i in range(1000)]
        history.insert_many(session, people)
        history.insert_many(
            session,
            [
                YearRating(
                    subject_kind=SubjectKind.INDIVIDUAL, subject_id=p.id, year=2025, rating=Rating.GOOD
                )
                for p in people
            ],
        )
    assert len(names(db)) == 1000
    assert faults(db) == []
    db.undo()
    assert names(db) == []
    assert faults(db) == []


def test_bulk_statements_that_would_escape_the_history_are_refused(db: Database) -> None:
    add_people(db, "An")
    with pytest.raises(RuntimeError, match="escape the history"), db.write("edit") as session:
        session.execute(update(Person).values(name="X"))
    assert names(db) == ["An"]


def test_saving_over_a_newer_version_is_refused(db: Database) -> None:
    [an] = add_people(db, "An")
    with db.read() as session:
        stale = session.get_one(Person, an)
        session.expunge(stale)
    with db.write("edit_person") as session:
        session.get_one(Person, an).name = "Ân"
    with pytest.raises(RecordChanged), db.write("edit_person") as session:
        session.add(stale)
        stale.name = "Anh"
    assert names(db) == ["Ân"]


def test_a_change_behind_the_programs_back_is_found(db: Database) -> None:
    [an] = add_people(db, "An")
    with db.engine.begin() as connection:
        connection.execute(text("UPDATE people SET name = 'Kẻ khác' WHERE id = :id"), {"id": an})
    assert faults(db) == ["row_changed"]


@pytest.mark.parametrize(
    "column, value", [("after", '{"name":"x"}'), ("row_id", "other"), ("kind", "update")]
)
def test_a_change_of_the_history_itself_breaks_the_chain(db: Database, column: str, value: str) -> None:
    add_people(db, "An", "Bình", "Chi")
    with db.engine.begin() as connection:
        connection.execute(text(f'UPDATE changes SET "{column}" = :value WHERE seq = 2'), {"value": value})
    assert "chain_broken" in faults(db)


def test_a_deleted_history_row_breaks_the_chain(db: Database) -> None:
    add_people(db, "An", "Bình", "Chi")
    with db.engine.begin() as connection:
        connection.execute(text("DELETE FROM changes WHERE seq = 2"))
    assert "chain_broken" in faults(db)
    with db.read() as session:
        assert session.scalar(select(Change.seq).where(Change.seq == 2)) is None
