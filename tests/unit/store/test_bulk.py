"""Many records written at once are, with their history, what the ORM would have written one by one."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select, text

from khenthuong_desktop.domain.terms import Gender, PersonCategory
from khenthuong_desktop.errors import UndoBlocked
from khenthuong_desktop.store.bulk import insert_columns, insert_many
from khenthuong_desktop.store.database import Database, in_memory
from khenthuong_desktop.store.history import INSERTS, list_actions, rows_of
from khenthuong_desktop.store.history_check import check_history
from khenthuong_desktop.store.tables import Change, Person, Setting, Signer

words = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=12)
people = st.fixed_dictionaries(
    {"name": words.filter(str.strip)},
    optional={
        "honorific": st.none() | words,
        "birth_date": st.sampled_from([None, "1980", "1980-05", "1980-05-07"]),
        "gender": st.none() | st.sampled_from(Gender),
        "category": st.none() | st.sampled_from(PersonCategory),
        "job_title": st.none() | st.sampled_from(["Hiệu trưởng", "Y sĩ", 'Tổ "1"']),
        "since": st.none() | st.dates(date(1950, 1, 1), date(2100, 1, 1)),
        "version": st.none(),
    },
)


def kept(db: Database) -> tuple[list[Any], list[Any]]:
    with db.read() as session:
        rows = session.execute(text("SELECT * FROM people ORDER BY id")).all()
        changes = session.scalars(select(Change).order_by(Change.seq))
        noted = [row for change in changes for row in rows_of(change)]
        assert check_history(session) == []
        return list(rows), noted


def _told(after: dict[str, Any]) -> dict[str, Any]:
    """Without what follows from the rest, which a block does not repeat."""
    return {name: value for name, value in after.items() if name not in ("search", "sort_key")}


@given(st.lists(people, max_size=5))
@settings(max_examples=25, deadline=None)
def test_rows_and_history_are_those_of_the_orm(told: list[dict[str, Any]]) -> None:
    records = [{"id": f"p{number}", "code": f"NV{number}", **values} for number, values in enumerate(told)]
    one_by_one, at_once = in_memory(), in_memory()
    with one_by_one.write("import_list") as session:
        for record in records:
            session.add(Person(**{name: value for name, value in record.items() if value is not None}))
            session.flush()
    with at_once.write("import_list") as session:
        insert_many(session, Person, records)
    (rows, noted), (expected, noted_alone) = kept(at_once), kept(one_by_one)
    assert rows == expected
    assert noted == [replace(one, after=_told(one.after or {})) for one in noted_alone]
    if records:
        at_once.undo()
        with at_once.read() as session:
            assert session.scalars(select(Person)).all() == []


def test_more_than_one_portion_is_written_in_order_with_keys_of_their_own(db: Database) -> None:
    with db.write("import_list") as session:
        insert_many(session, Person, ({"code": f"NV{number:04d}", "name": "Lê Văn An"} for number in range(1_203)))
    rows, noted = kept(db)
    assert len({row.id for row in rows}) == len(noted) == 1_203
    assert [row.code for row in rows] == [f"NV{number:04d}" for number in range(1_203)]


def test_a_portion_is_one_change_and_the_action_counts_its_rows(db: Database) -> None:
    with db.write("import_list") as session:
        insert_many(session, Person, ({"code": f"NV{number:04d}", "name": "Lê Văn An"} for number in range(700)))
    with db.read() as session:
        kinds = session.execute(select(Change.kind, func.length(text("after"))).order_by(Change.seq)).all()
        assert [kind for kind, _ in kinds] == [INSERTS, INSERTS]
        assert sum(length for _, length in kinds) < 700 * 90  # what all rows have in common is written once
        assert [action.changes for action in list_actions(session)] == [700]


def test_a_column_that_the_table_does_not_have_is_refused(db: Database) -> None:
    late = [*({"code": f"NV{number:04d}", "name": "Lê Văn An"} for number in range(600)), {"nmae": "Lê Văn An"}]
    with pytest.raises(TypeError, match="people has no nmae"), db.write("import_list") as session:
        insert_many(session, Person, late)
    with pytest.raises(TypeError, match="people has no nmae"), db.write("import_list") as session:
        insert_columns(session, Person, {"code": ["NV0001"], "nmae": ["Lê Văn An"]})
    assert kept(db) == ([], [])


def test_what_is_kept_as_json_is_written_like_the_rest(db: Database) -> None:
    told = {"name": "Lê Văn An", "title": "Phó Chủ tịch", "authority_lines": ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"]}
    with db.write("import_list") as session:
        insert_many(session, Setting, [{"id": "whole", "value": {"a": [1, 2]}}, {"id": "bare", "value": 3}])
        insert_many(session, Signer, [told, told])
    with db.read() as session:
        assert session.get_one(Setting, "whole").value == {"a": [1, 2]}
        assert session.get_one(Setting, "bare").value == 3
        assert [signer.authority_lines for signer in session.scalars(select(Signer))] == [told["authority_lines"]] * 2
        assert check_history(session) == []
    db.undo()
    with db.read() as session:
        assert session.get(Setting, "whole") is None


def test_pages_hear_of_rows_that_were_written_in_blocks_alone(db: Database) -> None:
    heard: list[frozenset[str]] = []
    db.on_change(heard.append)
    with db.write("import_list") as session:
        insert_many(session, Person, [{"code": "NV1", "name": "Lê Văn An"}])
    assert heard == [frozenset({"people"})]


def test_nothing_to_write_leaves_no_trace(db: Database) -> None:
    with db.write("import_list") as session:
        insert_many(session, Person, [])
        insert_columns(session, Person, {})
    with db.read() as session:
        assert list_actions(session) == []


def test_undo_is_refused_when_one_of_many_was_changed_since(db: Database) -> None:
    with db.write("import_list") as session:
        insert_many(session, Person, ({"code": f"NV{number:04d}", "name": "Lê Văn An"} for number in range(700)))
    with db.read() as session:
        first = list_actions(session)[0]
    with db.write("edit_person") as session:
        session.scalars(select(Person).where(Person.code == "NV0650")).one().job_title = "Kế toán"
    with pytest.raises(UndoBlocked):
        db.undo(first.id)
    db.undo()
    db.undo(first.id)
    rows, noted = kept(db)
    assert rows == [] and len(noted) == 1_402


@pytest.mark.parametrize(
    "statement, fault",
    [
        ("UPDATE people SET job_title = 'Kế toán' WHERE code = 'NV0002'", "row_changed"),
        ("DELETE FROM people WHERE code = 'NV0002'", "row_missing"),
        ("UPDATE changes SET after = replace(after, 'NV0002', 'NV0009')", "chain_broken"),
    ],
)
def test_what_happens_to_one_of_many_behind_the_programs_back_is_found(
    db: Database, statement: str, fault: str
) -> None:
    with db.write("import_list") as session:
        insert_many(session, Person, ({"code": f"NV{number:04d}", "name": "Lê Văn An"} for number in range(5)))
    with db.engine.begin() as connection:
        connection.execute(text(statement))
    with db.read() as session:
        assert fault in [found.code for found in check_history(session)]


@pytest.mark.parametrize(
    "kind, after",
    [
        *((kind, after) for kind in ("inserts", "update") for after in ('{"id"', "null", "[]", "7")),
        ("inserts", '{"id":[[1]],"name":["x"]}'),
    ],
)
def test_history_that_cannot_be_read_any_more_is_told_once(db: Database, kind: str, after: str) -> None:
    with db.write("import_list") as session:
        insert_many(session, Person, ({"code": f"NV{number:04d}", "name": "Lê Văn An"} for number in range(5)))
    with db.engine.begin() as connection:
        connection.execute(text("UPDATE changes SET after = :after, kind = :kind"), {"after": after, "kind": kind})
    with db.read() as session:
        found = [fault.code for fault in check_history(session)]
    assert found == ["chain_broken"]
