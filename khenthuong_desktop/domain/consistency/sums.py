"""Money: the lines add up to the total, and the total in words is the total in figures."""

from collections.abc import Iterator

from khenthuong_desktop.domain.consistency.telling import problem_of
from khenthuong_desktop.domain.dossier import DossierProblem, RoundPicture
from khenthuong_desktop.domain.terms import Severity
from khenthuong_desktop.domain.text import compare_key


def check_sums(picture: RoundPicture) -> Iterator[DossierProblem]:
    """Sums of the papers that list money, each in itself."""
    for paper in picture.papers:
        money = paper.money
        if money is None:
            continue
        if sum(money.amounts) != money.total:
            details = {"told": money.total, "sum": sum(money.amounts)}
            spot = money.changed_spot or money.spot
            yield problem_of(paper, "sum_differs", Severity.ERROR, spot, **details)
        if compare_key(money.in_words) != compare_key(money.due_in_words):
            written, due = money.in_words, money.due_in_words
            yield problem_of(paper, "words_differ", Severity.ERROR, money.words_spot, told=written, due=due)
