"""What does not belong into a paper of this round: rows of another make, another addressee, another organ's paper."""

from collections.abc import Collection, Iterator

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
    WrittenIn,
)
from khenthuong_desktop.domain.terms import Severity
from khenthuong_desktop.domain.text import compare_key

_PUTTING_FORWARD = (STATEMENT, SUMMARY_LIST, DECISION)
_NAMING = (*_PUTTING_FORWARD, MINUTES, VOTE_COUNT)
_OF_AN_ORGAN = ("organ.", "dateline.place", "addressees")


def check_strangers(picture: RoundPicture) -> Iterator[DossierProblem]:
    """Errors for what would go out under a wrong name, a warning for rows that are for somebody to look at."""
    known = {compare_key(name) for nominee in picture.proposed for name in (nominee.name, nominee.called)}
    for paper in picture.papers:
        for written in _lines(paper):
            yield from _written_in(paper, written, known)
        changes = {part: _first(paper, part) for part in _OF_AN_ORGAN}
        other = changes["addressees"]
        organ = changes["organ."]
        if organ and all(changes.values()):
            yield problem_of(paper, "of_another_organ", Severity.ERROR, organ.spot, told=organ.now, made=organ.made)
        elif other and _names(other.made, picture.higher) and not _names(other.now, picture.higher):
            details = {"told": other.now, "round": picture.higher}
            yield problem_of(paper, "addressee_differs", Severity.ERROR, other.spot, **details)


def _lines(paper: MadePaper) -> Iterator[WrittenIn]:
    """What was not there at all; sentences said otherwise are looked at by themselves."""
    return (one for one in paper.written_in if paper.kind in _NAMING and not one.made)


def _written_in(paper: MadePaper, written: WrittenIn, known: Collection[str]) -> Iterator[DossierProblem]:
    """An award in rows and boxes, or for somebody, and somebody in a list of nominees: nobody else may be put forward.

    People at the meeting, what only looks like a name and what has none are for the clerk to look at.
    """
    stranger = next((person for person in written.persons if compare_key(person.name) not in known), None)
    in_list = written.listed and paper.kind in _PUTTING_FORWARD
    if written.names_award and not written.loose:
        yield problem_of(paper, "names_written_in", Severity.ERROR, written.spot)
    elif stranger and (written.names_award or in_list):
        clear = stranger.surely or written.names_award
        severity = Severity.ERROR if clear else Severity.WARNING
        yield problem_of(paper, "stranger_written_in", severity, written.spot, name=stranger.name)
    elif not written.loose:
        yield problem_of(paper, "row_unread", Severity.WARNING, written.spot)


def _first(paper: MadePaper, part: str) -> HandChange | None:
    changed = (one for one in paper.by_hand if one.kind is HandChangeKind.CHANGED)
    return next((one for one in changed if one.path.startswith(part)), None)


def _names(text: str, organ: str) -> bool:
    return bool(organ) and compare_key(organ) in compare_key(text)
