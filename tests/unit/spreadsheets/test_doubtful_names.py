"""What is no name of one person is asked about, never taken for one."""

from typing import Any

import pytest

from khenthuong_desktop.spreadsheets.cells.household_cells import household
from khenthuong_desktop.spreadsheets.cells.person_cells import are_plain, one_person
from khenthuong_desktop.spreadsheets.cells.values import CLEANERS
from khenthuong_desktop.spreadsheets.columns import ValueKind


def read(name: str, **others: Any) -> tuple[dict[str, Any], list[str]]:
    fields: dict[str, Any] = {"name": name, **others}
    return fields, [remark.code for _, remark in one_person(fields)]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("😀😀", "name_without_letters"),
        ("12345", "name_without_letters"),
        (".", "name_without_letters"),
        ("(1980)", "name_without_letters"),
        ("N", "name_doubtful"),
        ("Nguyễn Văn An và Trần Thị Bình", "name_of_two"),
        ("Lê Thị Bảy - Trần Văn Cư", "name_of_two"),
        ("Lê Thị Bảy; Trần Văn Cư", "name_of_two"),
        ("Bà Lê Thị Bảy, ông Trần Văn Cư", "honorific_split name_of_two"),
        ("Lê Thị Bảy & Trần Văn Cư", "name_of_two"),
        ("Lê Th? Bảy", "name_letters_lost"),
        ("Nguy?n Văn Anh", "name_letters_lost"),
        ("Lê Thị \ufffd\ufffd", "name_letters_lost"),
        ("Lê \u0422hị Bảy", "name_letters_lost"),
        ("Nguyễn Văn A1", "name_doubtful"),
        ("Lê Thị Bảy*", "name_doubtful"),
        ("\u0421\u0435\u0440\u0433\u0435\u0439 \u0418\u0432\u0430\u043d\u043e\u0432", "name_doubtful"),
        ("Lê Thị Dung sinh năm 79", "name_with_number"),
        ("1980 Phạm Văn Em", "name_with_number"),
        ("Nguyễn Văn P 05-7-85", "name_with_number"),
        ("Lý K; 1/1/0001", "name_with_number"),
        ("Đinh Công M (1980-1985)", "name_with_number"),
        ("Ng Văn S 01/02/1980 - Lê Thị T 02/03/1981", "name_with_number"),
    ],
)
def test_what_is_no_name_of_one_person_is_told(name: str, code: str) -> None:
    fields, told = read(name)
    assert (told, "birth_date" in fields) == (code.split(), False)


@pytest.mark.parametrize(
    "name",
    [
        "Nguyễn Văn An",
        "H'Hen Niê",
        "Và A Chia",
        "Lý Thị Và",
        "Ngô-Đình Lan",
        "Lê Văn Ước 12",
        "K'Brếp",
        "Nguyễn Thị Minh - Khai",
    ],
)
def test_a_name_is_told_nothing_of(name: str) -> None:
    assert read(name) == ({"name": name}, [])


def test_words_in_small_letters_are_put_right_and_told() -> None:
    assert read("Ông Ngô văn ích") == (
        {"name": "Ngô Văn Ích", "honorific": "Ông"},
        ["honorific_split", "name_small_words"],
    )
    assert read("Ludwig van Beethoven") == ({"name": "Ludwig van Beethoven"}, [])


def test_a_gender_behind_the_birth_is_no_part_of_the_name() -> None:
    fields, _ = read("Nguyễn Văn O 05/07/1985 Nam")
    assert fields == {"name": "Nguyễn Văn O", "birth_date": "1985-07-05", "gender": "male"}


def test_what_a_title_leaves_in_the_name_is_told() -> None:
    fields, told = read("Mai Thị N, (05.07.1985), Giám đốc", job_title="CC")
    assert fields["birth_date"] == "1985-07-05"
    assert told == ["birth_divided", "name_cut"]


def test_a_year_in_brackets_beside_a_birth_of_its_own_is_told() -> None:
    assert read("Nguyễn Văn An (1981)", birth_date="1980-05-07")[1] == ["name_doubtful"]


def test_two_people_in_the_lines_of_one_cell_are_asked_about() -> None:
    name, _ = CLEANERS[ValueKind.PERSON_NAME]("Lê Thị Bảy\nTrần Văn Cư")
    assert read(name)[1] == ["name_of_two"]
    assert CLEANERS[ValueKind.PERSON_NAME]("Nguyễn Thị\nMinh Khai")[0] == "Nguyễn Thị Minh Khai"


def test_many_names_at_once_are_not_plain_where_letters_only_look_alike() -> None:
    assert are_plain(["Lê Thị Bảy", "Trần Văn Cư"])
    assert not are_plain(["Lê Thị Bảy", "Trần \u0412ăn Cư"])


def test_a_damaged_name_of_a_collective_is_told() -> None:
    value, remarks = CLEANERS[ValueKind.NAME]("Trường Ti?u học")
    assert (value, [remark.code for remark in remarks]) == ("Trường Ti?u học", ["name_letters_doubtful"])
    assert CLEANERS[ValueKind.NAME]("Vì sao? Giải pháp")[1] == () and CLEANERS[ValueKind.NAME]("Trường A")[1] == ()


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Nguyễn Văn An và Trần Thị Bình", "Nguyễn Văn An và Trần Thị Bình"),
        ("NGUYỄN VĂN AN VÀ TRẦN THỊ BÌNH", "Nguyễn Văn An và Trần Thị Bình"),
        ("Ông An - Bà Bình", "Ông An - Bà Bình"),
        ("Hộ ông Nguyễn Văn An, bà Trần Thị Bình", "Ông Nguyễn Văn An, bà Trần Thị Bình"),
    ],
)
def test_a_couple_as_head_of_a_household_is_kept_as_written_and_told(written: str, kept: str) -> None:
    fields: dict[str, Any] = {"name": written}
    told = [(remark.code, remark.severity.value) for _, remark in household(fields)]
    assert (fields["name"], told[-1]) == (kept, ("household_of_two", "warning"))


@pytest.mark.parametrize(
    "written", ["Hộ ông/bà Nguyễn Văn An", "Và A Chia", "Nguyễn Thị Minh - Khai", "Gia đình bà Lý Thị Và"]
)
def test_one_head_of_a_household_is_told_nothing_of_two(written: str) -> None:
    assert "household_of_two" not in [remark.code for _, remark in household({"name": written})]


def test_a_household_without_a_head_is_left_to_what_lacks() -> None:
    assert household({"address": "Thôn Đông"}) == []


@pytest.mark.parametrize(
    ("written", "more"),
    [
        ("Trần Thị Thu (ĐD, SN 1995)", {"birth_date": "1995"}),
        ("Trần Thị Thu (Kế toán, 1995)", {"birth_date": "1995", "job_title": "Kế toán"}),
        ("Trần Thị Thu (kế toán)", {"job_title": "kế toán"}),
    ],
)
def test_birth_and_work_in_brackets_behind_a_name_are_none_of_it(written: str, more: dict[str, str]) -> None:
    fields, told = read(written)
    assert fields == {"name": "Trần Thị Thu", **more}
    assert told


@pytest.mark.parametrize("name", ["Trần Thị Thu (A)", "Trần Thị Thu (kế toán 2)"])
def test_what_tells_namesakes_apart_in_brackets_stays(name: str) -> None:
    assert read(name) == ({"name": name}, ["name_doubtful"])
