"""The verb on reward money: rewards."""

import argparse
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from khenthuong_desktop.cli.arguments import year
from khenthuong_desktop.cli.data import library_of, opened
from khenthuong_desktop.cli.output import Answer, table
from khenthuong_desktop.domain.text import decimal

if TYPE_CHECKING:
    from khenthuong_desktop.services.money.reward_lines import RewardList

_HEADINGS = ("Mã số", "Tên", "Danh hiệu, hình thức", "Hệ số", "Lương cơ sở", "Tiền thưởng", "Căn cứ", "Ghi chú")


def add_verbs(verbs: Any, shared: argparse.ArgumentParser) -> None:
    """Teach the parser this module's verb."""
    rewards = verbs.add_parser("rewards", parents=[shared], help="tiền thưởng của một năm, quyết định hoặc đợt")
    of_what = rewards.add_mutually_exclusive_group(required=True)
    of_what.add_argument("--year", type=year, metavar="NĂM", help="mọi khen thưởng cho thành tích của năm")
    of_what.add_argument("--decision", metavar="SỐ", help="số, ký hiệu quyết định, ví dụ 412/QĐ-UBND")
    of_what.add_argument("--round", metavar="ĐỢT", help="một đợt; chưa có quyết định thì tính dự kiến")
    rewards.set_defaults(run=run_rewards)


def run_rewards(arguments: argparse.Namespace) -> Answer:
    from khenthuong_desktop.services.money import rewards

    with opened(arguments) as data:
        library = library_of(data)
        if arguments.year is not None:
            found = rewards.rewards_of_year(data.db, library, arguments.year)
        elif arguments.decision is not None:
            found = rewards.rewards_of_decision(data.db, library, arguments.decision)
        else:
            found = rewards.rewards_of_round(data.db, library, arguments.round)
    return Answer(found.as_json(), _lines(found))


def _lines(found: "RewardList") -> list[str]:
    rows = [
        [
            line.code,
            line.name,
            line.award_name,
            _decimal(line.coefficient),
            _dong(line.base_salary),
            _dong(line.amount),
            line.reference,
            "; ".join(line.notes),
        ]
        for line in found.lines
    ]
    return [
        *([found.expected] if found.expected else []),
        *table(_HEADINGS, rows),
        f"Tổng cộng: {_dong(found.total)} đồng ({found.total_in_words})",
        *(f"  {one.payer} chi: {_dong(one.amount)} đồng, {one.awards} khen thưởng" for one in found.payers),
        *(f"Lưu ý: {doubt}" for doubt in found.doubts),
    ]


def _decimal(value: Fraction | None) -> str:
    return "" if value is None else decimal(value)


def _dong(value: int | None) -> str:
    return "" if value is None else f"{value:,}".replace(",", ".")
