"""X01: quantities in the statement, lines in the lists, totals in words."""

from collections import Counter
from collections.abc import Iterator

from khenthuong_desktop.domain.consistency.telling import problem_of
from khenthuong_desktop.domain.dossier import (
    MINUTES,
    STATEMENT,
    SUMMARY_LIST,
    DossierProblem,
    MadePaper,
    RoundPicture,
    Spot,
)
from khenthuong_desktop.domain.terms import Severity, SubjectKind
from khenthuong_desktop.domain.text import compare_key

_COUNT_SUBJECTS = (STATEMENT, SUMMARY_LIST, "request_letter")  # notices and the like are written before the vote


def check_counts(picture: RoundPicture) -> Iterator[DossierProblem]:
    """What papers count against what the round has."""
    expected = Counter(compare_key(nominee.award_name) for nominee in picture.put_forward)
    words = {compare_key(nominee.award_name): nominee.award_name for nominee in picture.proposed}
    for paper in picture.papers:
        told = Counter({compare_key(award): count for award, count in paper.quantities.items()})
        words |= {compare_key(award): award for award in paper.quantities}
        for award in sorted(told.keys() | expected.keys()) if told else ():
            if told[award] != expected[award]:
                spot = _quantity_spot(paper, award)
                details = {"award": words[award], "told": told[award], "round": expected[award]}
                yield problem_of(paper, "count_differs", Severity.ERROR, spot, **details)
    for kind, nominees in ((SUMMARY_LIST, picture.put_forward), (MINUTES, picture.proposed)):
        for paper in picture.of_kind(kind):
            if paper.lines and len(paper.lines) != len(nominees) and not paper.is_read:  # there each line is told
                yield problem_of(paper, "lines_differ", told=len(paper.lines), round=len(nominees))
    yield from _totals(picture)


def _quantity_spot(paper: MadePaper, award: str) -> Spot | None:
    """Where an edited file counts an award, or did before somebody changed it."""
    told = next((spot for name, spot in paper.quantity_spots.items() if compare_key(name) == award), None)
    return told or next((change.spot for change in paper.by_hand if award in compare_key(change.made)), None)


def _totals(picture: RoundPicture) -> Iterator[DossierProblem]:
    """How many collectives, people and households a sentence counts; two awards of one person are one person."""
    due = Counter(
        kind for kind, _ in {(nominee.kind, nominee.subject or nominee.key) for nominee in picture.put_forward}
    )
    for paper in picture.papers:
        if paper.kind in _COUNT_SUBJECTS and paper.totals:
            for kind in SubjectKind:
                told = paper.totals.get(kind, 0)
                if told != due[kind]:
                    details = {"subjects": kind.value, "told": told, "round": due[kind]}
                    yield problem_of(paper, "totals_differ", Severity.ERROR, paper.spots.get("totals"), **details)
