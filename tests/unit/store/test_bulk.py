"""Many records written at once are, with their history, what the ORM would have written one by one."""

from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select, text

from khenthuong_desktop.domain.terms import Gender, PersonCategory
from khenthuong_desktop.store.bulk import insert_many
from khenthuong_desktop.store.database import Database, in_memory
from khenthuong_desktop.store.history_check import check_history
from khenthuong_desktop.store.tables import Person

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
        noted = session.execute(text('SELECT table_name, row_id, kind, "before", "after" FROM changes ORDER BY seq'))
        assert check_history(session) == []
        return list(rows), list(noted.all())


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
    assert kept(at_once) == kept(one_by_one)
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
