"""Cleaning single cells."""

import unicodedata
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khenthuong_desktop.spreadsheets.cells.person_names import in_title_case, split_honorific, with_capitals
from khenthuong_desktop.spreadsheets.columns import ValueKind
from khenthuong_desktop.spreadsheets.words import WORDS, find_word
from tests.unit.spreadsheets.one_cell import clean_cell


def codes(kind: ValueKind, raw: object) -> list[str]:
    return [remark.code for remark in clean_cell(kind, raw)[1]]


@given(st.integers(min_value=0, max_value=10**14))
def test_a_code_typed_as_a_number_is_kept_as_its_digits(number: int) -> None:
    assert clean_cell(ValueKind.CODE, float(number)) == (str(number), ())


@given(st.text(alphabet="0123456789ABCĐ-/", min_size=1, max_size=12).filter(lambda text: text.strip("-/")))
def test_a_code_typed_as_text_is_kept_as_it_is(code: str) -> None:
    assert clean_cell(ValueKind.CODE, code) == (code, ())


@given(st.sampled_from(list(ValueKind)), st.text() | st.floats() | st.booleans() | st.dates() | st.none())
def test_no_cell_makes_the_cleaning_fail(kind: ValueKind, raw: object) -> None:
    value, remarks = clean_cell(kind, raw)
    assert all(remark.severity in ("error", "warning", "fixed") for remark in remarks)
    assert value is None or isinstance(value, (str, int, list))


@pytest.mark.parametrize(
    ("raw", "kept", "remarks"),
    [
        ("12.0", "12", ["code_decimal_removed"]),
        ("0012", "0012", []),
        (12.5, "12.5", []),
        ("1.7E+11", None, ["code_digits_lost"]),
        (date(2026, 1, 2), None, ["code_became_date"]),
    ],
)
def test_codes_that_excel_changed(raw: object, kept: str | None, remarks: list[str]) -> None:
    assert clean_cell(ValueKind.CODE, raw)[0] == kept
    assert codes(ValueKind.CODE, raw) == remarks


@pytest.mark.parametrize(
    ("raw", "kept", "remarks"),
    [
        ("001080012345", "001080012345", []),
        (1080012345.0, "001080012345", ["citizen_number_zeros"]),
        (33080012345.0, "033080012345", ["citizen_number_zeros"]),
        ("001 080 012 345", "001080012345", []),
        ("'001080012345", "001080012345", []),
        ("145678901", "145678901", ["citizen_number_old"]),
        (14567890.0, None, ["citizen_number_eight"]),
        ("0330800123", None, ["citizen_number_length"]),
        ("99080012345", None, ["citizen_number_length"]),
        ("1234", None, ["citizen_number_length"]),
        ("00108001234A", None, ["citizen_number_not_digits"]),
    ],
)
def test_citizen_numbers(raw: object, kept: str | None, remarks: list[str]) -> None:
    assert clean_cell(ValueKind.CITIZEN_ID, raw)[0] == kept
    assert codes(ValueKind.CITIZEN_ID, raw) == remarks


def test_text_becomes_nfc_without_a_word_but_removed_spaces_are_reported() -> None:
    decomposed = unicodedata.normalize("NFD", "Nguyễn Thị Thuỷ")
    assert clean_cell(ValueKind.TEXT, decomposed) == ("Nguyễn Thị Thuỷ", ())
    assert clean_cell(ValueKind.TEXT, "  Sở\u00a0Y tế ")[0] == "Sở Y tế"
    assert codes(ValueKind.TEXT, "  Sở\u00a0Y tế ") == ["spaces_removed"]
    assert clean_cell(ValueKind.PERSON_NAME, "Lê\x0bThị\x01Bình")[0] == "Lê Thị Bình"
    assert clean_cell(ValueKind.TEXT, "Ðặng Văn Ðông")[0] == "Đặng Văn Đông"
    assert codes(ValueKind.TEXT, "Ðặng Văn Ðông") == ["letter_repaired"]


@pytest.mark.parametrize("raw", ["", "  ", "-", "…", "...", "#N/A", "#REF!", None, "\u00a0"])
def test_placeholders_are_empty(raw: object) -> None:
    assert clean_cell(ValueKind.TEXT, raw) == (None, ())


@pytest.mark.parametrize(
    ("raw", "shares"),
    [
        ("50%", [5000]), ("50;50", [5000, 5000]), ("60%; 40%", [6000, 4000]), (0.5, [5000]), ("0,5;0,5", [5000, 5000]),
        (100.0, [10000]), ("33,34;33,33;33,33", [3334, 3333, 3333]), ("99;1", [9900, 100]), (1.0, [10000]),
    ],
)  # fmt: skip
def test_shares(raw: object, shares: list[int]) -> None:
    assert clean_cell(ValueKind.SHARES, raw) == (shares, ())


def test_wrong_shares_are_errors() -> None:
    assert codes(ValueKind.SHARES, "một nửa") == ["share_unreadable"]
    assert codes(ValueKind.SHARES, "150;50") == ["share_out_of_range"]


def test_authors_are_split_by_semicolons() -> None:
    assert clean_cell(ValueKind.CODES, "CB01; CB02 ;CB03") == (["CB01", "CB02", "CB03"], ())
    assert clean_cell(ValueKind.CODES, "NV|01;NV|02") == (["NV|01", "NV|02"], ())
    assert clean_cell(ValueKind.CODES, 12.0) == (["12"], ())
    assert codes(ValueKind.CODES, "CB01;CB01") == ["author_twice"]


@pytest.mark.parametrize(
    ("raw", "kept", "remarks"),
    [
        (2024.0, 2024, []), ("Năm 2024", 2024, []), ("2023-2024", 2024, ["school_year"]),
        ("NH 24-25", 2025, ["school_year"]), ("24-26", None, ["year_unreadable"]),
        ("24", None, ["year_unreadable"]), (1024.0, None, ["year_out_of_range"]), (2024.5, None, ["year_unreadable"]),
        (date(2024, 5, 1), 2024, ["year_from_date"]),
    ],
)  # fmt: skip
def test_years(raw: object, kept: int | None, remarks: list[str]) -> None:
    assert clean_cell(ValueKind.YEAR, raw)[0] == kept
    assert codes(ValueKind.YEAR, raw) == remarks


@pytest.mark.parametrize(
    ("raw", "kept"), [(12.0, 12), ("6 tháng", 6), (0.0, 0), (13.0, None), (-1.0, None), ("5.5", None)]
)
def test_months_worked_are_between_0_and_12(raw: object, kept: int | None) -> None:
    value, remarks = clean_cell(ValueKind.MONTHS, raw)
    assert value == kept
    assert bool(remarks) == (kept is None)


@pytest.mark.parametrize(
    ("raw", "kept"),
    [("1.234", 1234), ("1,000 người", 1000), ("2 340 000", 2_340_000), (12.0, 12), ("12,0", 12), ("1.23", None)],
)
def test_whole_numbers_may_be_grouped_by_thousands(raw: object, kept: int | None) -> None:
    assert clean_cell(ValueKind.COUNT, raw)[0] == kept


def test_thousands_are_told_and_a_broken_number_is_none() -> None:
    assert codes(ValueKind.COUNT, "12.345") == ["thousands_read"]
    assert (clean_cell(ValueKind.COUNT, 12.345)[0], codes(ValueKind.COUNT, 12.345)) == (None, ["number_unreadable"])


WORDY: list[tuple[ValueKind, str, Any]] = [
    (ValueKind.RATING, "hoàn thành tốt nhiệm vụ", "HTTNV"),
    (ValueKind.RATING, "HTXSNV", "HTXSNV"),
    (ValueKind.RATING, "Hoan thanh xuat sac nhiem vu", "HTXSNV"),
    (ValueKind.SCOPE, "Cấp tỉnh", "province"),
    (ValueKind.SCOPE, "toàn quốc", "nation"),
    (ValueKind.SCOPE, "Công ty", "grassroots"),
    (ValueKind.SCOPE, "UBND tỉnh", "province"),
    (ValueKind.CATEGORY, "Viên chức", "public_employee"),
    (ValueKind.PERSON_CLASS, "Lãnh đạo", "leader"),
    (ValueKind.GENDER, "NU", "female"),
    (ValueKind.GENDER, "Nam", "male"),
    (ValueKind.SUBJECT_KIND, "HOGIADINH", "household"),
    (ValueKind.DISCIPLINE_FORM, "Khiển trách", "reprimand"),
    (ValueKind.DISCIPLINE_STATUS, "đang xem xét", "under_review"),
    (ValueKind.COMMENDATION_TYPE, "Phong trào / chuyên đề", "movement"),
    (ValueKind.INITIATIVE_KIND, "đề tài", "research_topic"),
]


@pytest.mark.parametrize(("kind", "written", "term"), WORDY)
def test_words_of_closed_lists(kind: ValueKind, written: str, term: str) -> None:
    assert clean_cell(kind, written) == (term, ())


def test_every_spelling_we_know_is_understood() -> None:
    for kind, terms in WORDS.items():
        for term, spellings in terms.items():
            for spelling in spellings:
                assert find_word(kind, spelling) is term, (kind, spelling)
                assert find_word(kind, spelling.upper()) is term


def test_an_unknown_word_names_the_nearest_and_all_choices() -> None:
    assert clean_cell(ValueKind.RATING, "Hoàn thành tôt nhiệm vụ") == ("HTTNV", ())  # accents may be lost
    _, (remark,) = clean_cell(ValueKind.RATING, "Hoàn thành tốt nhiệm")
    assert remark.code == "word_unknown_near"
    assert remark.details["nearest"] == "Hoàn thành tốt nhiệm vụ"
    assert "KHTNV" in str(remark.details["words"])


@pytest.mark.parametrize(
    ("name", "split"),
    [
        ("Ông Nguyễn Văn An", ("Ông", "Nguyễn Văn An")),
        ("Đ/c Trần Thị Bình", ("Đ/c", "Trần Thị Bình")),
        ("Thượng tá Lê Hoà", ("Thượng tá", "Lê Hoà")),
        ("Bà ThS. Phạm Thị Dung", ("Bà ThS", "Phạm Thị Dung")),
        ("Bàn Văn Chi", (None, "Bàn Văn Chi")),
        ("Bà Lan", (None, "Bà Lan")),
        ("Ông Văn Tám", (None, "Ông Văn Tám")),
        ("Ông Lê Tám", ("Ông", "Lê Tám")),
        ("H'Hen Niê", (None, "H'Hen Niê")),
        ("CNĐD Trần Thị Cúc", ("CNĐD", "Trần Thị Cúc")),
        ("YS. Hoàng Gấm", ("YS", "Hoàng Gấm")),
        ("ThSBSCKI. Đỗ Thị Sen", ("ThSBSCKI", "Đỗ Thị Sen")),
        ("BS.ĐK Lê Thị Na", ("BS ĐK", "Lê Thị Na")),
        ("TTƯT. BSNT. Vũ Kỳ", ("TTƯT BSNT", "Vũ Kỳ")),
        ("NGƯT. PGS.TS. Lê Văn Ký", ("NGƯT PGS.TS", "Lê Văn Ký")),
        ("ĐDT. Trần Thị Cúc", ("ĐDT", "Trần Thị Cúc")),
        ("Đ/c Bác sĩ Lê Na", ("Đ/c Bác sĩ", "Lê Na")),
        ("Y sỹ Trần Thị Cúc", ("Y sỹ", "Trần Thị Cúc")),
        ("Y Sĩ Niê", (None, "Y Sĩ Niê")),
        ("Y Sĩ Niê Kdăm", (None, "Y Sĩ Niê Kdăm")),
        ("Kỹ sư hạng II", (None, "Kỹ sư hạng II")),
        ("CNTT VÀ TRUYỀN THÔNG", (None, "CNTT VÀ TRUYỀN THÔNG")),
    ],
)
def test_honorifics_are_split_from_names(name: str, split: tuple[str | None, str]) -> None:
    assert split_honorific(name) == split


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("NGUYỄN VĂN AN", "Nguyễn Văn An"),
        ("ĐẶNG THỊ ÁNH", "Đặng Thị Ánh"),
        ("H'HEN NIÊ", "H'Hen Niê"),
        ("Y BHOK KSƠR", "Y Bhok Ksơr"),
        ("K'BRẾP", "K'Brếp"),
        ("Nguyễn Văn AN", None),
        ("H'Hen Niê", None),
        ("nguyễn văn an", "Nguyễn Văn An"),
    ],
)
def test_only_a_name_all_in_one_case_is_written_as_names_are(name: str, kept: str | None) -> None:
    assert in_title_case(name) == kept


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Ngô văn ích", "Ngô Văn Ích"),
        ("nguyễn Thị hoa", "Nguyễn Thị Hoa"),
        ("Nguyễn Thị Tôn nữ Hoài An", "Nguyễn Thị Tôn Nữ Hoài An"),
        ("NGUYỄN văn AN", "Nguyễn Văn An"),
        ("Lê van An", "Lê Van An"),
        ("H'hen niê", "H'Hen Niê"),
        ("y Bhok Ksơr", "Y Bhok Ksơr"),
        ("Trần đăng khoa", "Trần Đăng Khoa"),
        ("H'Hen Niê", None),
        ("Y Bhok", None),
        ("Nguyễn Văn AN", None),
        ("Ludwig van Beethoven", None),
        ("Charles de Gaulle", None),
        ("Maria da Silva", None),
        ("Lê Văn Tám và Đỗ Thị Lý", None),
        ("Lê Văn Tám phó chủ tịch", None),
        ("Lê Văn Tám (con)", None),
        ("Gia đình bà Phạm Thị Dung", None),
        ("Gia đình Phạm Thị Dung", None),
    ],
)
def test_small_words_of_a_name_are_written_as_names_are(name: str, kept: str | None) -> None:
    assert with_capitals(name) == kept


def test_a_number_that_is_no_code_is_never_lost_without_a_word() -> None:
    for kind in (ValueKind.CODE, ValueKind.CODES, ValueKind.CITIZEN_ID):
        assert [remark.code for remark in clean_cell(kind, 1.5e15)[1]] == ["code_digits_lost"]
    assert [remark.code for remark in clean_cell(ValueKind.CITIZEN_ID, 12.5)[1]] == ["code_unreadable"]
    assert clean_cell(ValueKind.CODE, 12.5) == ("12.5", ())
