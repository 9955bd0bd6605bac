"""Lists into the database: preview, confirm, and what stands between."""

import pytest
from sqlalchemy import func, select

from khenthuong_desktop.errors import Cancelled, ValuesRefused
from khenthuong_desktop.services import imports
from khenthuong_desktop.services.imports import RowStatus, confirm, not_written, preview
from khenthuong_desktop.store.tables import (
    AwardHeld,
    Collective,
    Discipline,
    Household,
    Initiative,
    InitiativeAuthor,
    Person,
    Registration,
    YearRating,
)
from tests.statements import counted
from tests.unit.services.importing import Importer, Rows, codes, counts


def test_a_whole_workbook_is_taken_in(importer: Importer, rows: Rows) -> None:
    answer = importer.take(rows)
    assert answer.committed
    assert answer.problems == ()
    assert sum(sheet["added"] for sheet in answer.as_json()["sheets"]) == 13
    (one, two) = sorted(importer.all(Person), key=lambda row: row.code)
    assert (one.name, one.birth_date, one.citizen_number, one.collective_name) == (
        "Nguyễn Văn An", "1980-05-07", "001080012345", "Văn phòng",
    )  # fmt: skip
    units = {row.code: row for row in importer.all(Collective)}
    assert (one.collective_id, two.collective_id) == (units["TT1"].id, units["TT2"].id)
    assert two.collective_name == "Bộ phận một cửa"
    assert units["TT2"].parent_id == units["TT1"].id
    assert {(row.subject_id, row.rating) for row in importer.all(YearRating)} == {
        (one.id, "HTXSNV"),
        (units["TT1"].id, "HTTNV"),
    }
    assert [(row.person_id, row.share, row.position) for row in importer.all(InitiativeAuthor)] == [
        (one.id, 6000, 0),
        (two.id, 4000, 1),
    ]
    assert {(row.award, row.award_name) for row in importer.all(AwardHeld)} == {
        ("grassroots_emulation_fighter", "Chiến sĩ thi đua cơ sở"),
        ("advanced_labour_collective", "Tập thể lao động tiên tiến"),
    }
    assert [row.subject_id for row in importer.all(Discipline)] == [two.id]
    assert {row.award for row in importer.all(Registration)} == {"advanced_worker", "certificate_of_merit"}
    assert [row.head_name for row in importer.all(Household)] == ["Lê Văn Hải"]


def test_importing_twice_changes_nothing(importer: Importer, rows: Rows) -> None:
    importer.take(rows)
    before = importer.contents()
    answer = importer.take(rows)
    assert answer.committed
    assert importer.contents() == before
    for sheet in answer.as_json()["sheets"]:
        assert (sheet["added"], sheet["updated"], sheet["skipped"]) == (0, 0, 0)
        assert sheet["unchanged"] == sheet["rows"]


def test_confirming_one_preview_twice_adds_once(importer: Importer, rows: Rows) -> None:
    shown = importer.show(rows)
    confirm(importer.db, shown)
    before = importer.contents()
    again = confirm(importer.db, shown)
    assert importer.contents() == before
    assert counts(again, "added", "unchanged")["people"] == (0, 2)


def test_the_whole_import_is_one_undo(importer: Importer, rows: Rows) -> None:
    empty = importer.contents()
    importer.take(rows)
    importer.db.undo()
    assert importer.contents() == empty


def test_taking_in_may_be_stopped_until_it_is_done(importer: Importer, rows: Rows) -> None:
    shown = importer.show(rows)

    def stop(_done: int, _count: int, _what: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        confirm(importer.db, shown, progress=stop)
    assert importer.all(Person) == []
    assert confirm(importer.db, shown).committed
    with pytest.raises(Cancelled):
        preview(importer.db, importer.library, importer.path, progress=stop)


def test_a_preview_writes_nothing_and_says_what_would_change(importer: Importer, rows: Rows) -> None:
    importer.take(rows)
    before = importer.contents()
    rows["people"][0]["job_title"] = "Bí thư"
    rows["ratings"][0]["rating"] = "HTTNV"
    rows["initiatives"][0]["shares"] = [5000, 5000]
    rows["households"].append({"code": "H2", "name": "Phạm Thị Dung"})
    shown = importer.show(rows)
    assert importer.contents() == before
    sheets = {sheet.layout: sheet for sheet in shown.sheets}
    assert sheets["people"].rows[0].changes == {"job_title": ("Chủ tịch", "Bí thư")}
    assert sheets["ratings"].rows[0].status is RowStatus.CHANGED
    assert sheets["initiatives"].rows[0].status is RowStatus.CHANGED
    assert [row.status for row in sheets["households"].rows] == [RowStatus.SAME, RowStatus.NEW]
    answer = confirm(importer.db, shown)
    assert counts(answer, "added", "updated")["people"] == (0, 1)
    assert {row.job_title for row in importer.all(Person)} == {"Bí thư", None}
    assert [row.share for row in importer.all(InitiativeAuthor)] == [5000, 5000]


def test_an_empty_cell_never_wipes_a_value(importer: Importer, rows: Rows) -> None:
    importer.take(rows)
    answer = importer.take({"people": [{"code": "007", "name": "Nguyễn Văn An"}]})
    assert counts(answer, "unchanged")["people"] == (1,)
    assert {row.job_title for row in importer.all(Person)} == {"Chủ tịch", None}


def test_one_faulty_row_keeps_everything_out(importer: Importer, rows: Rows) -> None:
    empty = importer.contents()
    rows["people"][1]["birth_date"] = "31/02/1985"
    answer = importer.take(rows)
    assert not answer.committed
    assert importer.contents() == empty
    assert codes(answer) == [("date_impossible", "Nhân sự", 3, "C")]
    assert counts(answer, "rows", "added", "skipped")["people"] == (2, 0, 2)


def test_valid_rows_are_accepted_and_those_on_a_faulty_one_wait(importer: Importer, rows: Rows) -> None:
    rows["people"][1]["birth_date"] = "31/02/1985"
    answer = importer.take(rows, accept_valid=True)
    assert answer.committed
    assert counts(answer, "added", "skipped")["people"] == (1, 1)
    assert [row.code for row in importer.all(Person)] == ["007"]
    assert importer.all(Initiative) == []
    assert importer.all(Discipline) == []
    waiting = [(code, sheet) for code, sheet, _, _ in codes(answer, "warning")]
    assert waiting == [("waits_for_faulty_row", "Sáng kiến"), ("waits_for_faulty_row", "Kỷ luật")]
    rows["people"][1]["birth_date"] = "1985"
    assert sum(sheet["added"] for sheet in importer.take(rows).as_json()["sheets"]) == 3


def test_two_people_with_one_code_are_both_errors(importer: Importer) -> None:
    answer = importer.take({"people": [{"code": "A", "name": "Nguyễn Văn An"}, {"code": "A", "name": "Lê Thị Bình"}]})
    assert codes(answer) == [("code_twice", "Nhân sự", 2, "A"), ("code_twice", "Nhân sự", 3, "A")]


def test_a_code_belongs_to_one_kind_of_subject(importer: Importer, rows: Rows) -> None:
    importer.take(rows)
    answer = importer.take({"households": [{"code": "007", "name": "Lê Văn Hải"}]})
    assert codes(answer) == [("code_of_other_kind", "Hộ gia đình", 2, "A")]


def test_a_row_said_twice_counts_once(importer: Importer) -> None:
    person = {"code": "A", "name": "Nguyễn Văn An"}
    answer = importer.take({"people": [person, person]})
    assert answer.committed
    assert codes(answer, "warning") == [("row_twice", "Nhân sự", 3, None)]
    assert counts(answer, "rows", "added", "skipped")["people"] == (2, 1, 1)


def test_two_ratings_of_one_year_are_both_errors(importer: Importer, rows: Rows) -> None:
    rows["ratings"].append({"year": 2025, "code": "007", "rating": "HTNV"})
    answer = importer.take(rows)
    assert codes(answer) == [("rated_twice", "Xếp loại năm", 2, "C"), ("rated_twice", "Xếp loại năm", 4, "C")]


def test_the_answer_has_the_shape_of_the_contract(importer: Importer, rows: Rows) -> None:
    rows["people"][0]["citizen_number"] = "1080012345"
    shown = importer.show(rows)
    told = not_written(shown).as_json(rows=True)
    assert set(told) == {
        "committed", "sheets", "problems", "beside", "units_missing", "units_made", "people_missing", "people_made",
        "rows", "changes",
    }  # fmt: skip
    assert told["committed"] is False
    assert set(told["sheets"][0]) == {
        "sheet", "layout", "header_row", "columns", "confidence", "understood", "rows", "added", "updated", "unchanged",
        "skipped", "waiting", "classes", "records",
    }  # fmt: skip
    assert told["problems"] == [
        {
            "severity": "fixed",
            "code": "citizen_number_zeros",
            "sheet": "Nhân sự",
            "row": 2,
            "column": "E",
            "value": "1080012345",
            "message": "“Số CCCD”: đã thêm lại số 0 ở đầu bị mất: 001080012345.",
        }
    ]
    assert told["rows"][0]["fields"]["birth_date"] == "1980-05-07"
    assert (told["rows"][0]["row"], told["rows"][0]["class"]) == (2, "data")
    assert "rows" not in shown.as_json()


def test_an_unknown_layout_or_field_is_refused(importer: Importer, rows: Rows) -> None:
    importer.show(rows)
    with pytest.raises(ValuesRefused):
        preview(importer.db, importer.library, importer.path, layout="lạ")
    with pytest.raises(ValuesRefused):
        preview(importer.db, importer.library, importer.path, mapping={"Mã số": "lạ"})


def test_a_missing_column_keeps_a_sheet_out(importer: Importer) -> None:
    answer = importer.take_list([["Mã sốo", "Tên tập thể"], ["TT1", "Văn phòng"]], "Tập thể", accept_valid=True)
    assert [code for code, *_ in codes(answer)] == ["missing_column_near"]
    assert counts(answer, "rows", "added", "skipped")["collectives"] == (1, 0, 1)


def test_more_rows_ask_the_database_no_more_often(importer: Importer) -> None:
    asked = []
    for first, last in ((0, 40), (40, 440)):
        people = [
            {"code": f"CB{n:05d}", "name": f"Nguyễn Văn {n}", "birth_date": "1980-05-07", "unit": f"Phòng {n % 40}"}
            for n in range(first, last)
        ]
        units = [{"code": f"T{first}-{n}", "name": f"Phòng {first}-{n}"} for n in range(40)]
        imports.write_filled(importer.library, importer.path, {"people": people, "collectives": units})
        with counted(importer.db) as sent:
            assert confirm(importer.db, preview(importer.db, importer.library, importer.path)).committed
        asked.append(len(sent))
    assert asked[0] == asked[1]
    with importer.db.read() as session:
        assert session.scalar(select(func.count()).select_from(Person)) == 440
