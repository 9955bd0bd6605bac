"""What does not belong into a paper of this round: rows of another make, another addressee, another organ's paper."""

from collections.abc import Iterator

from khenthuong_desktop.domain.consistency.telling import problem_of
from khenthuong_desktop.domain.dossier import (
    DECISION,
    MINUTES,
    STATEMENT,
    SUMMARY_LIST,
    VOTE_COUNT,
    DossierProblem,
    HandChange,
    HandChangeKind,
    MadePaper,
    RoundPicture,
)
from khenthuong_desktop.domain.terms import Severity
from khenthuong_desktop.domain.text import compare_key

_NAMING = (STATEMENT, SUMMARY_LIST, MINUTES, VOTE_COUNT, DECISION)
_OF_AN_ORGAN = ("organ.", "dateline.place", "addressees")


def check_strangers(picture: RoundPicture) -> Iterator[DossierProblem]:
    """Errors for what would go out under a wrong name, a warning for rows that are for somebody to look at."""
    for paper in picture.papers:
        for spot, names_award in paper.unread.items() if paper.kind in _NAMING else ():
            code, severity = ("names_written_in", Severity.ERROR) if names_award else ("row_unread", Severity.WARNING)
            yield problem_of(paper, code, severity, spot)
        changes = {part: _first(paper, part) for part in _OF_AN_ORGAN}
        other = changes["addressees"]
        organ = changes["organ."]
        if organ and all(changes.values()):
            yield problem_of(paper, "of_another_organ", Severity.ERROR, organ.spot, told=organ.now, made=organ.made)
        elif other and _names(other.made, picture.higher) and not _names(other.now, picture.higher):
            details = {"told": other.now, "round": picture.higher}
            yield problem_of(paper, "addressee_differs", Severity.ERROR, other.spot, **details)


def _first(paper: MadePaper, part: str) -> HandChange | None:
    changed = (one for one in paper.by_hand if one.kind is HandChangeKind.CHANGED)
    return next((one for one in changed if one.path.startswith(part)), None)


def _names(text: str, organ: str) -> bool:
    return bool(organ) and compare_key(organ) in compare_key(text)
