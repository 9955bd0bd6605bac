"""Names of people are found where a line begins with one or addresses one, and nowhere else."""

import pytest

from khenthuong_desktop.services.named_persons import persons_in


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
    assert list(persons_in(text)) == names
