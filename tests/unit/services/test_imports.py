"""Lists into the database: preview, confirm, and what stands between."""

import copy
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from sqlalchemy import func, select

from khenthuong_desktop.errors import ValuesRefused
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services import imports
from khenthuong_desktop.services.imports import ImportAnswer, RowStatus, confirm, not_written, preview
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import (
    AwardHeld,
    Base,
    Collective,
    Discipline,
    Household,
    Initiative,
    InitiativeAuthor,
    Movement,
    Person,
    Registration,
    YearRating,
)
from tests.statements import counted

Rows = dict[str, list[dict[str, Any]]]

ROWS: Rows = {
    "people": [
        {
            "code": "007", "name": "Nguyễn Văn An", "birth_date": "1980-05-07", "gender": "male",
            "citizen_number": "001080012345", "job_title": "Chủ tịch", "unit": "Văn phòng", "person_class": "leader",
            "category": "cadre", "since": "2015-01-02",
        },
        {"code": "CB2", "name": "Trần Thị Bình", "birth_date": "1985", "unit": "TT2"},
    ],
    "collectives": [
        {"code": "TT2", "name": "Bộ phận một cửa", "parent": "Văn phòng", "headcount": 4},
        {"code": "TT1", "name": "Văn phòng", "headcount": 25},
    ],
    "households": [{"code": "H1", "name": "Lê Văn Hải", "address": "Thôn 3"}],
    "ratings": [
        {"year": 2025, "code": "007", "rating": "HTXSNV", "months_worked": 12},
        {"year": 2025, "code": "TT1", "rating": "HTTNV"},
    ],
    "initiatives": [
        {
            "code": "SK1", "name": "Số hoá sổ hộ tịch", "kind": "initiative", "authors": ["007", "CB2"],
            "shares": [6000, 4000], "scope": "grassroots", "year": 2025,
        }
    ],
    "awards_held": [
        {"code": "007", "award": "CSTĐCS", "year": 2024, "decision_number": "09/QĐ-UBND"},
        {"code": "TT1", "award": "“Tập thể lao động tiên tiến”", "year": 2024},
    ],
    "discipline": [{"code": "CB2", "form": "reprimand", "decision_number": "3", "from_date": "2024-01-02"}],
    "registrations": [
        {"year": 2026, "code": "007", "award": "Lao động tiên tiến", "movement": "Chuyển đổi số"},
        {"year": 2026, "code": "H1", "award": "Giấy khen"},
    ],
}  # fmt: skip


@pytest.fixture
def rows() -> Rows:
    return copy.deepcopy(ROWS)


class Importer:
    """Writes rows as a workbook and takes them in."""

    def __init__(self, db: Database, library: Library, folder: Path) -> None:
        self.db, self.library, self.path = db, library, folder / "nhap.xlsx"

    def show(self, rows: Rows) -> imports.Preview:
        imports.write_filled(self.library, self.path, rows)
        return preview(self.db, self.library, self.path)

    def take(self, rows: Rows, accept_valid: bool = False) -> ImportAnswer:
        return confirm(self.db, self.show(rows), accept_valid)

    def take_list(self, sheet: list[list[Any]], name: str = "Sheet1", accept_valid: bool = False) -> ImportAnswer:
        workbook = Workbook()
        page = workbook.worksheets[0]
        page.title = name
        for row in sheet:
            page.append(row)
        workbook.save(self.path)
        return confirm(self.db, preview(self.db, self.library, self.path), accept_valid)

    def all(self, table: type[Any]) -> list[Any]:
        with self.db.read() as session:
            return list(session.scalars(select(table)))

    def contents(self) -> dict[str, list[tuple[Any, ...]]]:
        """Every row of every table but the history."""
        with self.db.read() as session:
            return {
                name: sorted((tuple(row) for row in session.execute(select(table))), key=repr)
                for name, table in Base.metadata.tables.items()
                if name not in ("actions", "changes")
            }


@pytest.fixture
def importer(db: Database, library: Library, tmp_path: Path) -> Importer:
    return Importer(db, library, tmp_path)


def counts(answer: ImportAnswer, *names: str) -> dict[str, tuple[int, ...]]:
    return {sheet["layout"]: tuple(sheet[name] for name in names) for sheet in answer.as_json()["sheets"]}


def codes(
    answer: ImportAnswer | imports.Preview, severity: str = "error"
) -> list[tuple[str, str | None, int | None, str | None]]:
    return [(p.code, p.sheet, p.row, p.column) for p in answer.problems if p.severity == severity]


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


def test_two_ratings_of_one_year_are_both_errors(importer: Importer, rows: Rows) -> None:
    rows["ratings"].append({"year": 2025, "code": "007", "rating": "HTNV"})
    answer = importer.take(rows)
    assert codes(answer) == [("rated_twice", "Xếp loại năm", 2, "C"), ("rated_twice", "Xếp loại năm", 4, "C")]


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


NOMINEES: list[list[Any]] = [
    ["DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG"],
    ["STT", "Phân loại khen thưởng", "Tên tập thể/cá nhân/hộ gia đình", "Chức vụ", "Đơn vị công tác",
     "Danh hiệu thi đua/Hình thức khen thưởng"],
    [1, "CANHAN", "Ông Nguyễn Văn An", "Chủ tịch", "Phòng Kinh tế", "Giấy khen"],
    [2, "TAPTHE", "Phòng Kinh tế", None, None, "Giấy khen"],
    [3, "HOGIADINH", "Gia đình ông Lê Văn Hải", None, None, "Bằng khen lạ hoắc"],
]  # fmt: skip


def test_an_offices_mixed_list_gets_codes_and_is_known_again(importer: Importer) -> None:
    answer = importer.take_list(NOMINEES)
    assert answer.committed
    assert counts(answer, "rows", "added")["nominees_list"] == (3, 3)
    (person,) = importer.all(Person)
    assert (person.code, person.honorific, person.name) == ("CN0001", "Ông", "Nguyễn Văn An")
    assert person.collective_id == importer.all(Collective)[0].id
    assert [row.proposed for row in answer.sheets[0].rows] == [("certificate_of_merit",), ("certificate_of_merit",), ()]
    warnings = [code for code, *_ in codes(answer, "warning")]
    assert "proposals_not_kept" in warnings
    before = importer.contents()
    assert counts(importer.take_list(NOMINEES), "unchanged")["nominees_list"] == (3,)
    assert importer.contents() == before


def test_people_without_codes_are_known_by_name_and_birth_date(importer: Importer, rows: Rows) -> None:
    importer.take(rows)
    answer = importer.take_list(
        [
            ["STT", "Họ và tên", "Ngày sinh", "Chức vụ"],
            [1, "Nguyễn Văn An", "07/05/1980", "Bí thư"],
            [2, "Nguyễn Văn An", "01/01/1999", "Chuyên viên"],
        ]
    )
    assert counts(answer, "added", "updated")["people"] == (1, 1)
    assert {row.code: row.job_title for row in importer.all(Person)} == {
        "007": "Bí thư",
        "CB2": None,
        "CN0001": "Chuyên viên",
    }


def test_a_person_told_twice_in_a_list_is_added_once(importer: Importer) -> None:
    rows: list[list[Any]] = [
        ["STT", "Họ và tên", "Ngày sinh", "Chức vụ", "Đơn vị công tác"],
        [1, "Lê Thị Mai", "1/2/1980", "Giáo viên", "Tổ Toán"],
        [2, "Lê Thị Mai", "01/02/1980", "Tổ trưởng", "Tổ Văn"],
        [3, "Lê Thị Mai", "3/4/1985", "Giáo viên", "Tổ Toán"],
        [4, "Bùi Văn Tý", None, "Bảo vệ", "Tổ Văn phòng"],
        [5, "Bùi văn Tý", None, "Bảo vệ", "Tổ Văn phòng"],
        [6, "Bùi Văn Tý", None, "Lái xe", "Tổ Văn phòng"],
    ]
    answer = importer.take_list(rows)
    assert [(code, row) for code, _, row, _ in codes(answer, "warning") if code == "subject_twice"] == [
        ("subject_twice", 3),
        ("subject_twice", 6),
    ]
    assert "dòng 2 của trang “Sheet1”" in next(p.message for p in answer.problems if p.code == "subject_twice")
    assert counts(answer, "added", "skipped")["people"] == (4, 2)


def test_standard_sheets_without_codes_get_them(importer: Importer) -> None:
    sheet: list[list[Any]] = [
        ["Tên tập thể", "Trực thuộc"],
        ["Tổ Toán", "Trường A"],
        ["Trường A", None],
        ["Tổ toán", "Trường A"],
    ]
    answer = importer.take_list(sheet, "Tập thể")
    assert [code for code, *_ in codes(answer, "fixed")] == ["codes_made"]
    assert [(code, row) for code, _, row, _ in codes(answer, "warning")] == [("subject_twice", 4)]
    assert {row.code: (row.name, row.parent_name) for row in importer.all(Collective)} == {
        "TT0001": ("Tổ Toán", "Trường A"),
        "TT0002": ("Trường A", None),
    }
    again = importer.take_list(sheet[:3], "Tập thể")
    assert counts(again, "added", "unchanged")["collectives"] == (0, 2)
    importer.take_list([["Họ tên chủ hộ", "Địa chỉ"], ["Lê Văn Hải", "Thôn 3"]], "Hộ gia đình")
    assert [row.code for row in importer.all(Household)] == ["HO0001"]
    importer.take_list([["Họ và tên", "Đơn vị"], ["Lê Thị Mai", "Tổ Toán"]], "Nhân sự")
    assert [(row.code, row.collective_name) for row in importer.all(Person)] == [("CN0001", "Tổ Toán")]


def test_ratings_in_columns_of_years_are_taken_in_with_the_people(importer: Importer) -> None:
    sheet: list[list[Any]] = [
        ["STT", "Họ và tên", "Chức vụ", "Đơn vị", "Xếp loại 2024", "Xếp loại năm 2025", "Danh hiệu 2025"],
        [1, "Lê Thị Mai", "Giáo viên", "Tổ Toán", "HTTNV", "HTXSNV", "LĐTT"],
        [2, "Bùi Văn Tý", "Bảo vệ", "Tổ Văn", None, "Hoàn thành tốt nhiệm vụ", None],
    ]
    answer = importer.take_list(sheet)
    assert [(code, column) for code, *_, column in codes(answer, "warning") if code[:4] != "unit"] == [
        ("extra_award_year", "G")
    ]
    names = {row.id: row.name for row in importer.all(Person)}
    assert {(names[row.subject_id], row.year, row.rating.value) for row in importer.all(YearRating)} == {
        ("Lê Thị Mai", 2024, "HTTNV"), ("Lê Thị Mai", 2025, "HTXSNV"), ("Bùi Văn Tý", 2025, "HTTNV"),
    }  # fmt: skip
    assert counts(importer.take_list(sheet), "added", "updated", "unchanged")["people"] == (0, 0, 2)
    sheet[2][5] = "HTNV"
    again = importer.take_list(sheet)
    assert counts(again, "updated", "unchanged")["people"] == (1, 1)
    assert again.sheets[0].rows[1].changes == {"rating_2025": ("HTTNV", "HTNV")}
    assert len(importer.all(YearRating)) == 3


def test_the_sheet_of_ratings_goes_before_a_column_of_the_year(importer: Importer) -> None:
    workbook = Workbook()
    workbook.worksheets[0].title = "Nhân sự"
    for row in (["Mã số", "Họ và tên", "Xếp loại 2025"], ["A", "Lê Thị Mai", "HTNV"]):
        workbook.worksheets[0].append(row)
    ratings = workbook.create_sheet("Xếp loại năm")
    for rated in (["Năm", "Mã số", "Mức xếp loại"], [2025, "A", "HTXSNV"]):
        ratings.append(rated)
    workbook.save(importer.path)
    answer = confirm(importer.db, preview(importer.db, importer.library, importer.path))
    assert codes(answer, "warning") == [("rated_twice", "Nhân sự", 2, "C")]
    assert [row.rating.value for row in importer.all(YearRating)] == ["HTXSNV"]


def test_a_name_that_several_people_bear_needs_more(importer: Importer) -> None:
    importer.take({"people": [{"code": "A", "name": "Lê Thị Hoa"}, {"code": "B", "name": "Lê Thị Hoa"}]})
    answer = importer.take_list([["STT", "Họ và tên", "Chức vụ"], [1, "Lê Thị Hoa", "Chuyên viên"]])
    assert codes(answer, "warning") == [("person_maybe", "Sheet1", 2, "B")]
    assert counts(answer, "added", "updated", "skipped")["people"] == (0, 0, 1)


def test_a_list_of_initiatives_finds_its_authors_by_name(importer: Importer, rows: Rows) -> None:
    importer.take(rows)
    sheet: list[list[Any]] = [
        ["STT", "Tên đề tài", "Ngày công nhận", "Tên tác giả", "Tỷ lệ (%)"],
        [1, "Cải tiến lịch họp", "02/03/2025", "Nguyễn Văn An, Người Lạ", "70;30"],
        [2, "Số hóa hồ sơ", "02/03/2025", "Nguyễn Văn An", "60;40"],
    ]
    answer = importer.take_list(sheet)
    told = [("author_unknown", "Sheet1", 2, "D"), ("shares_count", "Sheet1", 3, "E")]
    assert codes(answer, "warning") == told
    added, other = (row for row in importer.all(Initiative) if row.code in ("SK0001", "SK0002"))
    assert (added.name, added.year) == ("Cải tiến lịch họp", 2025)
    shares = {row.initiative_id: row.share for row in importer.all(InitiativeAuthor)}
    assert (shares[added.id], shares[other.id]) == (7000, None)
    assert counts(importer.take_list(sheet), "unchanged")["initiatives_list"] == (2,)


def test_the_answer_has_the_shape_of_the_contract(importer: Importer, rows: Rows) -> None:
    rows["people"][0]["citizen_number"] = "1080012345"
    shown = importer.show(rows)
    told = not_written(shown).as_json(rows=True)
    assert set(told) == {"committed", "sheets", "problems", "beside", "units_missing", "units_made", "rows"}
    assert told["committed"] is False
    assert set(told["sheets"][0]) == {
        "sheet", "layout", "header_row", "columns", "rows", "added", "updated", "unchanged", "skipped",
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


def test_ratings_by_name_take_the_year_of_the_title_and_the_code_of_the_name(importer: Importer, rows: Rows) -> None:
    importer.take(rows)
    sheet: list[list[Any]] = [
        ["KẾT QUẢ XẾP LOẠI CÁN BỘ NĂM 2024"],
        ["STT", "Họ và tên", "Đơn vị", "Xếp loại"],
        [1, "NGUYỄN VĂN AN", "Văn phòng", "Hoàn thành tốt nhiệm vụ"],
    ]
    answer = importer.take_list(sheet)
    assert answer.committed
    rating = next(row for row in importer.all(YearRating) if row.year == 2024)
    assert (rating.subject_id, rating.rating) == (next(p.id for p in importer.all(Person) if p.code == "007"), "HTTNV")
    assert counts(importer.take_list(sheet), "unchanged")["ratings"] == (1,)
    answer = importer.take_list([*sheet, [2, "Người Lạ Mặt", "Văn phòng", "HTNV"]])
    assert codes(answer, "error") == [("name_unknown", "Sheet1", 4, "B")]


def test_an_old_decision_list_becomes_awards_held_by_name(importer: Importer, rows: Rows) -> None:
    importer.take(rows)
    sheet: list[list[Any]] = [
        ["TT", "Họ và tên", "Đơn vị", "Hình thức khen thưởng", "Số QĐ", "Ngày QĐ"],
        [1, "Ông Nguyễn Văn An", "Văn phòng", "Lao động tiên tiến", "15/QĐ-UBND", "20/01/2020"],
    ]
    assert importer.take_list(sheet).committed
    held = next(row for row in importer.all(AwardHeld) if row.year == 2020)
    assert (held.award, held.decision_number) == ("advanced_worker", "15/QĐ-UBND")


@pytest.mark.parametrize(
    "written", ["LĐTT; CSTĐCS", "LĐTT\n- CSTĐCS", "LĐTT, CSTĐCS", "LĐTT và Chiến sĩ thi đua cơ sở"]
)
def test_several_awards_in_one_cell_are_each_proposed(importer: Importer, written: str) -> None:
    answer = importer.take_list(
        [["STT", "Họ và tên", "Chức vụ", "Hình thức đề nghị"], [1, "Lê Thị Mai", "Giáo viên", written]]
    )
    assert answer.sheets[0].rows[0].proposed == ("advanced_worker", "grassroots_emulation_fighter")
