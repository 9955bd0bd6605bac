"""Who decides on an award on a day, and what is said to a unit that may not."""

from datetime import date

import pytest

from khenthuong_desktop.domain.terms import UnitLevel
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.law.authorities import decided_elsewhere, decision_doubts, who_decides

ON = date(2026, 11, 22)
FIGHTER, DIPLOMA, PRIME = (
    "grassroots_emulation_fighter",
    "provincial_diploma_of_merit",
    "prime_minister_diploma_of_merit",
)
HEAD = "Chủ tịch Ủy ban nhân dân xã An Bình"
PROVINCE = "Ủy ban nhân dân tỉnh Hưng Yên"


def test_what_is_the_units_to_give_needs_no_notice(library: Library) -> None:
    assert decided_elsewhere(library, FIGHTER, ON, UnitLevel.COMMUNE) == ""
    assert decided_elsewhere(library, FIGHTER, ON, UnitLevel.ENTERPRISE) == ""


def test_an_award_of_a_higher_level_names_who_decides_and_the_article(library: Library) -> None:
    said = decided_elsewhere(library, DIPLOMA, ON, UnitLevel.COMMUNE)
    assert "Chủ tịch UBND cấp tỉnh" in said and "khoản 4 Điều 79" in said
    assert "Chủ tịch nước" in decided_elsewhere(library, "ho_chi_minh_order", ON, UnitLevel.COMMUNE)
    assert "Chủ tịch UBND cấp xã" in decided_elsewhere(library, FIGHTER, ON, UnitLevel.SCHOOL)


def test_a_commune_gives_the_title_from_the_first_of_july_2025(library: Library) -> None:
    assert who_decides(library, FIGHTER, date(2025, 6, 30), UnitLevel.COMMUNE).here is None
    rule = who_decides(library, FIGHTER, date(2025, 7, 1), UnitLevel.COMMUNE).here
    assert rule is not None and rule.reference.document == "129/2025/NĐ-CP"


@pytest.mark.parametrize(
    ("award", "by", "doubted"),
    [
        (FIGHTER, HEAD, False),
        (DIPLOMA, HEAD, True),
        (DIPLOMA, "chủ tịch ủy ban nhân dân  xã An Bình", True),
        (DIPLOMA, PROVINCE, False),
        (FIGHTER, PROVINCE, True),
        (PRIME, PROVINCE, True),
        (PRIME, "Thủ tướng Chính phủ", False),
        (DIPLOMA, "Ai đó", False),
    ],
)
def test_a_decision_is_doubted_only_where_the_deciding_level_is_known(
    library: Library, award: str, by: str, doubted: bool
) -> None:
    said = decision_doubts(library, [award, award], ON, by, UnitLevel.COMMUNE, (HEAD, "x"), PROVINCE)
    assert len(said) == doubted
    assert all(library.award(award).name in one and "22/11/2026" in one for one in said)
