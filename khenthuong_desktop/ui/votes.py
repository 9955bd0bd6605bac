"""Votes of a council as people read them: shares never rounded up to a threshold, thresholds, passed or not."""

from fractions import Fraction

from khenthuong_desktop.ui.table_model import Chip
from khenthuong_desktop.ui.theme import Tone

_PASSED = Chip("Thông qua", Tone.GOOD, "circle-check")
_FAILED = Chip("Không qua", Tone.ERROR, "circle-x")


def share_text(share: Fraction) -> str:
    """A share of all members in percent, rounded to two decimals, but never up to a whole percent.

    Thresholds are whole percents: 79,999 % must not look like 80 %.
    """
    hundredths = int(share * 10_000 + Fraction(1, 2))
    if hundredths % 100 == 0 and share * 10_000 < hundredths:
        hundredths -= 1
    whole, rest = divmod(hundredths, 100)
    decimals = f"{rest:02d}".rstrip("0")
    return f"{whole},{decimals} %" if decimals else f"{whole} %"


def threshold_text(threshold: str) -> str:
    """ "≥ 80%" as it is kept, with the decimal comma."""
    return threshold.replace(".", ",").replace("%", " %")


def result_chip(passed: bool) -> Chip:
    """Whether a nomination got the share it needs."""
    return _PASSED if passed else _FAILED
