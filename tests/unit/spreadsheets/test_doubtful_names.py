"""What is no name of one person is asked about, never taken for one."""

from typing import Any

import pytest

from khenthuong_desktop.spreadsheets.person_cells import one_person


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
    assert (told, "birth_date" in fields) == ([code], False)


@pytest.mark.parametrize(
    "name", ["Nguyễn Văn An", "H'Hen Niê", "Và A Chia", "Lý Thị Và", "Ngô-Đình Lan", "Lê Văn Ước 12"]
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
    assert told == ["birth_divided", "name_doubtful"]


def test_a_year_in_brackets_beside_a_birth_of_its_own_is_told() -> None:
    assert read("Nguyễn Văn An (1981)", birth_date="1980-05-07")[1] == ["name_doubtful"]
