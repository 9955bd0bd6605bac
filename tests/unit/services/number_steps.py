"""Steps on the register of numbers of a small round, as several tests take them."""

from collections.abc import Mapping
from datetime import date

import pytest

from khenthuong_desktop.domain.numbering import NumberState
from khenthuong_desktop.errors import ValuesRefused
from khenthuong_desktop.services.numbers import number_register as register
from khenthuong_desktop.services.numbers.given_numbers import Given, PaperKey
from khenthuong_desktop.services.numbers.paper_numbers import OutsideNumber, enter_number, give_numbers, reserve_number
from tests.unit.services.dossier_round import Round

DAY = date(2026, 11, 14)
NOTICE: PaperKey = ("public_notice", "")
PLAN: PaperKey = ("inspection_plan", "")


def series(made: Round, symbol: str, year: int = 2026) -> register.NumberSeries:
    return next(one for one in register.register_of_year(made.db, made.library, year) if one.symbol == symbol)


def states(made: Round, symbol: str, year: int = 2026) -> dict[str, NumberState]:
    return {entry.number: entry.state for entry in series(made, symbol, year).entries}


def give(made: Round, given: Mapping[PaperKey, Given], reason: str | None = None) -> None:
    give_numbers(made.db, made.library, made.key, given, reason)


def reserve(made: Round, key: PaperKey, number: str | None = None, day: date | None = None) -> str:
    return reserve_number(made.db, made.library, made.key, key, Given(number, day))


def enter(
    made: Round,
    symbol: str,
    subject: str,
    number: str | None = None,
    *,
    day: date | None = None,
    reserved: bool = False,
    reason: str | None = None,
) -> str:
    return enter_number(made.db, made.library, OutsideNumber(symbol, 2026, subject, number, day, reserved), reason)


def fault(refused: pytest.ExceptionInfo[ValuesRefused]) -> str:
    return refused.value.faults[0].code
