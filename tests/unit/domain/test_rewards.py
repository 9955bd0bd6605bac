"""Reward money: rounded up to ten thousand; what is paid together."""

from fractions import Fraction

import pytest

from khenthuong_desktop.domain.rewards import Reward, payable, reward_amount


@pytest.mark.parametrize(
    ("coefficient", "base_salary", "amount"),
    [
        (Fraction(3, 10), 2_340_000, 710_000),
        (Fraction(3, 10), 2_530_000, 760_000),
        (Fraction(8, 10), 2_340_000, 1_880_000),
        (Fraction(1), 2_530_000, 2_530_000),
        (Fraction(9, 4), 2_340_000, 5_270_000),
        (Fraction(45, 100), 2_530_000, 1_140_000),
    ],
)
def test_money_is_rounded_up_to_ten_thousand(coefficient: Fraction, base_salary: int, amount: int) -> None:
    assert reward_amount(coefficient, base_salary) == amount


def test_of_two_titles_of_one_year_the_higher_is_paid_and_forms_add_up() -> None:
    worker = Reward("advanced_worker", "title", 2025, 710_000)
    fighter = Reward("grassroots_emulation_fighter", "title", 2025, 2_340_000)
    earlier = Reward("advanced_worker", "title", 2024, 710_000)
    certificate = Reward("certificate_of_merit", "form", 2025, 710_000)
    assert payable([worker, fighter, earlier, certificate]) == [fighter, earlier, certificate]
