"""Names of people are found where a line begins with one or addresses one, and nowhere else."""

import pytest

from khenthuong_desktop.services.checking.named_persons import persons_in


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Nguyễn Văn Lạ", ["Nguyễn Văn Lạ"]),
        ("19. Lò Thị Giả, Phó Trưởng phòng", ["Lò Thị Giả"]),
        ("7 | NGUYỄN VĂN LẠ | Công chức", ["NGUYỄN VĂN LẠ"]),
        ("Ông Hồ A Páo - Trưởng thôn", ["Hồ A Páo"]),
        ("cùng đồng chí Vừ Mí Sính (Hạt kiểm lâm)", ["Vừ Mí Sính"]),
        ("Trần An; Lê Thị Hoa Mai", ["Trần An", "Lê Thị Hoa Mai"]),
        ("Hội đồng Thi đua - Khen thưởng", []),
        ("Hoàng hôn", []),
        ("Trưởng thôn Nguyễn Văn Lạ", []),
        ("bà con Nhân dân trong thôn", []),
        ("", []),
        (" |  | ", []),
    ],
)
def test_names_are_found(text: str, names: list[str]) -> None:
    assert [person.name for person in persons_in(text)] == names


@pytest.mark.parametrize(
    "text",
    [
        "Đoàn Thanh niên xã",
        "4. Đoàn Thanh niên xã An Bình",
        "Đoàn TNCS Hồ Chí Minh xã An Bình",
        "ĐOÀN TNCS HỒ CHÍ MINH XÃ",
        "Đoàn Luật sư tỉnh",
        "Hà Nội",
        "4. Thái Nguyên",
        "Lâm Đồng, ngày 05 tháng 3",
        "CAO BẰNG",
        "Hồ Chí Minh",
        "Cao Đẳng nghề",
        "Mai Châu xưa và nay",
    ],
)
def test_organs_and_places_that_begin_as_names_do_are_nobody(text: str) -> None:
    assert list(persons_in(text)) == []


@pytest.mark.parametrize(
    ("text", "surely"),
    [
        ("Nguyễn Văn Lạ", True),
        ("Lò Thị Giả được tặng Giấy khen", True),
        ("Trần An", False),
        ("4 | Trần An | Công chức", True),
        ("Trần An - Trưởng thôn", True),
        ("Trần An trưởng thôn", True),
        ("ông Thái Nguyên", True),
        ("Cao Đẳng", False),
        ("Mai Châu | 2025", False),
    ],
)
def test_a_title_a_post_or_a_middle_name_tells_a_person(text: str, surely: bool) -> None:
    assert [person.surely for person in persons_in(text)] == [surely]
