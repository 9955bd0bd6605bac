"""What rows of a list refer to: subjects by code or name, units, awards, movements."""

from typing import Any

import pytest

from khenthuong_desktop.store.tables import AwardHeld, Collective, Movement, Person, Registration
from tests.unit.services.importing import Importer, Rows, codes


@pytest.mark.parametrize(
    ("layout", "row", "problem"),
    [
        ("ratings", {"year": 2025, "code": "XX", "rating": "HTTNV"}, ("code_unknown", 2, "B")),
        ("ratings", {"year": 2025, "code": "H1", "rating": "HTTNV"}, ("subject_of_other_kind", 2, "B")),
        ("ratings", {"year": 2025, "code": "007", "rating": "Khá khen"}, ("word_unknown", 2, "C")),
        ("awards_held", {"code": "007", "award": "Lao động tiên tiếng", "year": 2024}, ("award_unknown_near", 2, "B")),
        ("awards_held", {"code": "007", "award": "Vô địch làng", "year": 2024}, ("award_unknown", 2, "B")),
        ("awards_held", {"code": "007", "award": "Giấy khen"}, ("required_missing", 2, "D")),
        ("discipline", {"code": "TT1", "form": "reprimand"}, ("subject_of_other_kind", 2, "A")),
        ("registrations", {"year": 2026, "code": "XX", "award": "Giấy khen"}, ("code_unknown", 2, "B")),
        ("initiatives", {"code": "S", "name": "A", "authors": ["XX"], "year": 2025}, ("code_unknown", 2, "D")),
        ("initiatives", {"code": "S", "name": "A", "authors": ["TT1"], "year": 2025}, ("author_no_person", 2, "D")),
        ("collectives", {"code": "TT1", "name": "Văn phòng", "parent": "Văn phòng"}, ("own_parent", 2, "D")),
    ],
)
def test_what_does_not_fit_the_records_is_an_error(
    importer: Importer, rows: Rows, layout: str, row: dict[str, Any], problem: tuple[str, int, str]
) -> None:
    importer.take(rows)
    before = importer.contents()
    answer = importer.take({layout: [row]})
    assert [(code, line, column) for code, _, line, column in codes(answer)] == [problem]
    assert importer.contents() == before


def test_all_faults_of_a_row_are_told_at_once(importer: Importer, rows: Rows) -> None:
    importer.take(rows)
    head = ["Năm", "Mã số", "Danh hiệu đăng ký", "Ngày đăng ký"]
    answer = importer.take_list([head, [2026, "XX", "Vô địch làng", "30/02/2026"]], "Đăng ký")
    assert [code for code, *_ in codes(answer)] == ["code_unknown", "award_unknown", "date_impossible"]
    head = ["Mã số", "Danh hiệu, hình thức khen thưởng", "Năm", "Ngày quyết định"]
    answer = importer.take_list([head, ["007", "Vô địch làng", 2024, "31/6/2024"]], "Khen thưởng đã có")
    assert [code for code, *_ in codes(answer)] == ["award_unknown", "date_impossible"]


def test_a_name_that_only_one_bears_stands_for_the_code(importer: Importer, rows: Rows) -> None:
    importer.take(rows)
    named = {person.code: person.name for person in importer.all(Person)}
    author = named["007"]
    answer = importer.take(
        {
            "registrations": [{"year": 2027, "code": f" {author.upper()} ", "award": "Giấy khen"}],
            "initiatives": [{"code": "S9", "name": "Sổ tay", "authors": [author], "year": 2025}],
        }
    )
    assert answer.committed
    assert [code for code, *_ in codes(answer, "fixed")].count("name_read_as_code") == 2


def test_a_name_that_several_bear_wants_the_code(importer: Importer) -> None:
    people = [{"code": code, "name": "Nguyễn Văn An"} for code in ("A1", "A2")]
    registration = {"year": 2026, "code": "Nguyễn Văn An", "award": "Giấy khen"}
    answer = importer.take({"people": people, "registrations": [registration]})
    assert codes(answer) == [("name_of_several", "Đăng ký", 2, "B")]
    [problem] = [one for one in answer.problems if one.code == "name_of_several"]
    assert "Nguyễn Văn An (A1); Nguyễn Văn An (A2)" in problem.message


def test_an_unknown_award_names_the_nearest(importer: Importer, rows: Rows) -> None:
    importer.take(rows)
    answer = importer.take({"registrations": [{"year": 2026, "code": "007", "award": "Lao động tiên tiếng"}]})
    assert "“Lao động tiên tiến”" in answer.problems[0].message


def test_an_unknown_unit_is_kept_as_text_with_a_warning(importer: Importer) -> None:
    answer = importer.take({"people": [{"code": "A", "name": "Nguyễn Văn An", "unit": "Phòng Lạ"}]})
    assert answer.committed
    assert codes(answer, "warning") == [("unit_unknown", "Nhân sự", 2, "G")]
    (person,) = importer.all(Person)
    assert (person.collective_name, person.collective_id) == ("Phòng Lạ", None)


def test_units_of_one_name_under_two_parents_are_never_merged(importer: Importer) -> None:
    rows: Rows = {
        "collectives": [
            {"code": "T1", "name": "Tổ hành chính", "parent": "Trường A"},
            {"code": "T2", "name": "Tổ hành chính", "parent": "Trường B"},
        ],
        "people": [{"code": "A", "name": "Nguyễn Văn An", "unit": "Tổ hành chính"}],
    }
    answer = importer.take(rows)
    assert [code for code, *_ in codes(answer, "warning")].count("unit_ambiguous") == 1
    assert importer.all(Person)[0].collective_id is None
    assert len(importer.all(Collective)) == 2


def test_units_are_found_whatever_the_tone_style_dash_or_case(importer: Importer) -> None:
    rows: Rows = {
        "collectives": [{"code": "T1", "name": "Văn hoá – Xã hội"}],
        "people": [{"code": "A", "name": "Nguyễn Văn An", "unit": "VĂN HÓA - XÃ HỘI"}],
    }
    assert importer.take(rows).problems == ()
    assert importer.all(Person)[0].collective_id is not None


def test_zeros_that_excel_dropped_from_a_reference_are_restored(importer: Importer, rows: Rows) -> None:
    importer.take(rows)
    answer = importer.take({"ratings": [{"year": 2024, "code": "7", "rating": "HTTNV"}]})
    assert answer.committed
    assert codes(answer, "fixed") == [("code_restored", "Xếp loại năm", 2, "B")]


def test_movements_are_linked_by_name_and_year(importer: Importer, rows: Rows) -> None:
    with importer.db.write("launch") as session:
        session.add(Movement(name="Chuyển đổi số", year=2026))
    importer.take(rows)
    linked = {row.movement_name: row.movement_id for row in importer.all(Registration)}
    assert linked["Chuyển đổi số"] == importer.all(Movement)[0].id


def test_collectives_in_a_ring_never_leave_a_loose_end(importer: Importer) -> None:
    ring: Rows = {
        "collectives": [
            {"code": "A", "name": "Tổ A", "parent": "Tổ B"},
            {"code": "B", "name": "Tổ B", "parent": "A"},
            {"code": "C", "name": "Tổ C", "parent": "A"},
        ],
        "people": [{"code": "P", "name": "Lê Văn Hải", "unit": "Tổ A"}],
        "ratings": [{"year": 2026, "code": "A", "rating": "HTTNV"}],
    }
    answer = importer.take(ring, accept_valid=True)
    assert answer.committed
    assert codes(answer) == [("own_parent", "Tập thể", 2, "D")]
    assert ("waits_for_faulty_row", "Xếp loại năm", 2, "B") in codes(answer, "warning")
    assert sorted(row.code for row in importer.all(Collective)) == ["B", "C"]


def test_a_ring_through_the_database_is_found_and_a_real_move_is_not_one(importer: Importer) -> None:
    first, second, third = ({"code": code, "name": f"Tổ {code}"} for code in "ABC")
    importer.take({"collectives": [first, {**second, "parent": "A"}]})
    ring: Rows = {"collectives": [{**first, "parent": "B"}]}
    assert codes(importer.show(ring)) == [("own_parent", "Tập thể", 2, "D")]
    moved: Rows = {"collectives": [{**first, "parent": "B"}, {**second, "parent": "C"}, third]}
    assert importer.take(moved).committed
    parents = {row.code: row.parent_name for row in importer.all(Collective)}
    assert parents == {"A": "Tổ B", "B": "Tổ C", "C": None}


def test_one_decision_written_in_three_ways_gives_one_award(importer: Importer, rows: Rows) -> None:
    importer.take(rows)
    before = importer.all(AwardHeld)
    head = ["Mã số", "Danh hiệu, hình thức khen thưởng", "Năm", "Số quyết định"]
    numbers = ["1/QĐ-UBND", "01/QĐ-UBND", "Số: 1/qđ-ubnd", "2/QĐ-UBND"]
    answer = importer.take_list(
        [head, *(["007", "Giấy khen", 2021, number] for number in numbers)], "Khen thưởng đã có"
    )
    assert codes(answer, "warning") == [
        ("said_twice", "Khen thưởng đã có", 3, "B"),
        ("said_twice", "Khen thưởng đã có", 4, "B"),
    ]
    added = [award.decision_number for award in importer.all(AwardHeld) if award.id not in {one.id for one in before}]
    assert sorted(filter(None, added)) == ["1/QĐ-UBND", "2/QĐ-UBND"]
    again = importer.take_list([head, ["007", "Giấy khen", 2021, "001/QĐ-UBND"]], "Khen thưởng đã có")
    assert [sheet.counts.total() for sheet in again.sheets] == [1]
    assert len(importer.all(AwardHeld)) == len(before) + 2


def test_a_title_of_a_year_by_another_decision_is_told_and_a_number_without_accents_is_the_same(
    importer: Importer, rows: Rows
) -> None:
    importer.take(rows)
    head = ["Mã số", "Danh hiệu, hình thức khen thưởng", "Năm", "Số quyết định", "Ngày quyết định"]
    before = len(importer.all(AwardHeld))

    def take(number: str, day: str) -> list[tuple[str, str | None, int | None, str | None]]:
        row = ["007", "Lao động tiên tiến", 2019, number, day]
        return codes(importer.take_list([head, row], "Khen thưởng đã có"), "warning")

    assert take("12/QĐ-UBND", "05/01/2020") == []
    assert take("012/QD-UBND", "05/01/2020") == []
    assert [one[0] for one in take("12/QĐ-UBND", "06/01/2020")] == ["decision_day_moved"]
    assert [award.decision_number for award in importer.all(AwardHeld) if award.year == 2019] == ["12/QĐ-UBND"]
    assert [one[0] for one in take("13/QĐ-UBND", "06/01/2020")] == ["award_held_otherwise"]
    assert len(importer.all(AwardHeld)) == before + 2


def test_several_awards_in_a_cell_are_each_registered_and_held(importer: Importer, rows: Rows) -> None:
    importer.take(rows)
    registered, held = len(importer.all(Registration)), len(importer.all(AwardHeld))
    head = ["Năm", "Mã số", "Danh hiệu đăng ký"]
    answer = importer.take_list([head, [2027, "007", "CSTĐCS, LĐTT"], [2027, "008", "Vô địch làng; LĐTT"]], "Đăng ký")
    assert not answer.committed
    answer = importer.take_list([head, [2027, "007", "CSTĐCS, LĐTT"]], "Đăng ký")
    assert answer.committed and codes(answer, "fixed") == [("awards_divided", "Đăng ký", 2, "C")]
    new = {row.award for row in importer.all(Registration) if row.year == 2027}
    assert new == {"grassroots_emulation_fighter", "advanced_worker"}
    assert len(importer.all(Registration)) == registered + 2
    head = ["Mã số", "Danh hiệu, hình thức khen thưởng", "Năm", "Số quyết định"]
    answer = importer.take_list([head, ["007", "Giấy khen; LĐTT", 2019, "7/QĐ-UBND"]], "Khen thưởng đã có")
    assert answer.committed and len(importer.all(AwardHeld)) == held + 2
    again = importer.take_list([head, ["007", "Giấy khen; LĐTT", 2019, "7/QĐ-UBND"]], "Khen thưởng đã có")
    assert len(importer.all(AwardHeld)) == held + 2 and not again.writes
