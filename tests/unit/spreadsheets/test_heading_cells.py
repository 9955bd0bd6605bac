"""What stands beside the names in headings of groups: read as the unit's own, or told."""

from khenthuong_desktop.spreadsheets.reader import read_workbook
from khenthuong_desktop.spreadsheets.rows.read_sheet import ReadSheet
from tests.unit.spreadsheets.conftest import MakeWorkbook, Rows

REGISTERED: Rows = [
    ["ĐĂNG KÝ DANH HIỆU THI ĐUA NĂM 2026"],
    ["TT", "Họ và tên", "Đăng ký danh hiệu", None, None, None],
    [None, None, "LĐTT", "CSTĐCS", "TTLĐTT", "TTLĐXS"],
]


def read(make_workbook: MakeWorkbook, *rows: list[object]) -> ReadSheet:
    (sheet,) = read_workbook(make_workbook({"ĐK": [*REGISTERED, *rows]}, merges={"ĐK": ["C2:F2"]})).sheets
    return sheet


def told(sheet: ReadSheet) -> list[tuple[str | None, object, str | None]]:
    code = "beside_group_heading"
    return [(found.column, found.details["rows"], found.value) for found in sheet.problems if found.code == code]


def test_marks_beside_a_unit_are_its_own_and_it_heads_its_people(make_workbook: MakeWorkbook) -> None:
    sheet = read(
        make_workbook,
        ["I", "Phòng Kinh tế", None, None, "x"],
        [1, "Phạm Thị Dung", "x", "x"],
        ["II", "Văn phòng HĐND và UBND", None, None, "x", "x"],
        [1, "Lê Văn Cường", "x"],
    )
    assert [(row.fields["name"], row.fields.get("unit"), row.fields["award"]) for row in sheet.data] == [
        ("Phòng Kinh tế", None, "TTLĐTT"),
        ("Phạm Thị Dung", "Phòng Kinh tế", "LĐTT; CSTĐCS"),
        ("Văn phòng HĐND và UBND", None, "TTLĐTT; TTLĐXS"),
        ("Lê Văn Cường", "Văn phòng HĐND và UBND", "LĐTT"),
    ]
    assert [row.fields.get("subject_kind") for row in sheet.data] == ["collective", None, "collective", None]
    assert told(sheet) == []


def test_counts_beside_a_unit_are_of_those_under_it(make_workbook: MakeWorkbook) -> None:
    heading: list[object] = ["I", "Phòng Kinh tế", 5, 1, None, 1]
    sheet = read(make_workbook, heading, [1, "Phạm Thị Dung", "x", None, "x", "x"])
    assert [(row.fields["name"], row.groups) for row in sheet.data] == [("Phạm Thị Dung", ("Phòng Kinh tế",))]
    assert told(sheet) == []


def test_what_a_list_of_people_cannot_hold_of_a_unit_is_told_with_its_cell(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["STT", "Họ và tên", "Ngày sinh", "Chức vụ", "Danh hiệu đề nghị"],
        ["I", "Phòng Kinh tế", None, None, "TTLĐTT"],
        [1, "Phạm Thị Dung", "1/2/1980", "Chuyên viên", "LĐTT"],
        ["II", "Phòng Nội vụ (05 người)", None, None, "05 người"],
        ["III", "Phòng Y tế", None, None, "Tập thể LĐXS"],
    ]
    (sheet,) = read_workbook(make_workbook({"S": rows})).sheets
    assert [row.fields["name"] for row in sheet.data] == ["Phạm Thị Dung"]
    assert told(sheet) == [("E", "2, 5", "TTLĐTT")]


def test_people_may_be_numbered_with_letters(make_workbook: MakeWorkbook) -> None:
    sheet = read(make_workbook, ["a", "Phạm Thị Dung", "x"], ["b", "Lê Văn Cường", None, "x"])
    assert [(row.fields["name"], row.fields["award"]) for row in sheet.data] == [
        ("Phạm Thị Dung", "LĐTT"),
        ("Lê Văn Cường", "CSTĐCS"),
    ]


def test_counts_under_awards_make_no_person_of_a_unit(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["STT", "Họ và tên", "Ngày sinh", "LĐTT", "CSTĐCS", "GK"],
        ["I", "Phòng Kinh tế", None, 2, 1, 1],
        [1, "Phạm Thị Dung", "1/2/1980", "x", "x", "x"],
        [2, "Lê Văn Cường", "1/2/1981", "x"],
    ]
    (sheet,) = read_workbook(make_workbook({"S": rows})).sheets
    assert [row.row_class.value for row in sheet.rows] == ["group", "data", "data"]
