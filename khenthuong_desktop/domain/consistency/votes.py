"""X04: votes against members present, row by row, and against what was recorded."""

from collections.abc import Iterator

from khenthuong_desktop.domain.consistency.telling import problem_of
from khenthuong_desktop.domain.dossier import (
    MINUTES,
    VOTE_COUNT,
    Count,
    DossierProblem,
    Line,
    MadePaper,
    Place,
    PlaceKind,
    RoundPicture,
    Sitting,
    Spot,
)
from khenthuong_desktop.domain.paper_lines import match_lines
from khenthuong_desktop.domain.terms import Severity

Votes = tuple[int, int, int]


def check_votes(picture: RoundPicture) -> Iterator[DossierProblem]:
    """X04: the counts add up, and the minutes tell them as they were recorded."""
    if picture.sitting is None:
        return
    sitting, nominees = picture.sitting, {nominee.key: nominee for nominee in picture.proposed}
    place = Place(PlaceKind.MEETING, sitting.key)
    voters = sitting.present + sitting.written
    if voters > sitting.members:
        counts = {"voters": voters, "members": sitting.members}
        yield DossierProblem(Severity.ERROR, "more_voters_than_members", place, counts)
    for count in sitting.counts:
        cast = count.in_favour + count.against + count.invalid
        nominee = nominees.get(count.nomination)
        if nominee and cast != voters:
            details = {"name": nominee.called, "award": nominee.award_name, "cast": cast, "voters": voters}
            severity = Severity.ERROR if cast > voters else Severity.WARNING
            yield DossierProblem(severity, "votes_do_not_add_up", place, details)
    counted = {count.nomination: count for count in sitting.counts}
    voted_on = [nominee for nominee in picture.proposed if nominee.key in counted]
    for paper in (*picture.of_kind(MINUTES), *picture.of_kind(VOTE_COUNT)):
        pairs = match_lines(paper.lines, voted_on).pairs
        differing = {id(line) for line, nominee in pairs if _differs(line, counted[nominee.key])}
        yield from _attendance(paper, sitting)
        told_already = differing if paper.is_read else set()
        yield from _ballots(paper, [line for line in paper.lines if id(line) not in told_already])
        for line, nominee in pairs:
            if id(line) in differing:
                yield _votes_differ(paper, line, counted[nominee.key])


def _told_and_kept(line: Line, found: Count) -> tuple[Votes, Votes]:
    told = (line.in_favour or 0, line.against or 0, found.invalid if line.invalid is None else line.invalid)
    return told, (found.in_favour, found.against, found.invalid)


def _differs(line: Line, found: Count) -> bool:
    told, kept = _told_and_kept(line, found)
    return line.in_favour is not None and told != kept


def _votes_differ(paper: MadePaper, line: Line, found: Count) -> DossierProblem:
    """In the terms of the paper's cells: ballots and written opinions apart where it gives them so."""
    told, kept = _told_and_kept(line, found)
    spot = _first_differing(line, told, kept)
    who = {"name": line.name, "award": line.award_name}
    if line.written is None or not any((*line.written, *found.written)):
        details = {"told": _figures(told), "round": _figures(kept)}
        return problem_of(paper, "votes_differ", Severity.ERROR, spot, **who, **details)
    details = {
        "told": _figures(_ballots_of(told, line.written)),
        "round": _figures(_ballots_of(kept, found.written)),
        "told_written": _figures(line.written),
        "round_written": _figures(found.written),
    }
    return problem_of(paper, "votes_differ", Severity.ERROR, spot, **who, **details)


def _ballots_of(votes: Votes, written: tuple[int, int]) -> Votes:
    return (votes[0] - written[0], votes[1] - written[1], votes[2])


def _figures(counts: tuple[int, ...]) -> str:
    return "/".join(map(str, counts))


def _first_differing(line: Line, told: Votes, kept: Votes) -> Spot | None:
    """The count of an edited file that was not recorded so."""
    names = ("in_favour", "against", "invalid")
    name = next(name for name, one, other in zip(names, told, kept, strict=True) if one != other)
    return line.spots.get(name)


def _attendance(paper: MadePaper, sitting: Sitting) -> Iterator[DossierProblem]:
    counts = {
        "members": (paper.members, sitting.members),
        "present": (paper.present, sitting.present),
        "written": (paper.written, sitting.written),
    }
    for what, (told, kept) in counts.items():
        if told is not None and told != kept:
            spot = paper.spots.get(f"{what}_total", paper.spots.get(f"{what}_opinions"))
            yield problem_of(paper, "attendance_differs", Severity.ERROR, spot, what=what, told=told, round=kept)
    if paper.listed_present is not None and paper.present == sitting.present != paper.listed_present:
        details = {"told": paper.present, "listed": paper.listed_present}
        yield problem_of(paper, "present_listed_differs", Severity.ERROR, paper.spots.get("present_total"), **details)


def _ballots(paper: MadePaper, lines: list[Line]) -> Iterator[DossierProblem]:
    """The votes on each case are the ballots issued and the opinions written; who did not vote is worth a look."""
    if paper.ballots is None:
        return
    issued, collected = paper.ballots
    if collected > issued:
        spot = paper.spots.get("ballots_collected")
        yield problem_of(paper, "ballots_do_not_add_up", Severity.ERROR, spot, issued=issued, collected=collected)
    due = issued + (paper.written or 0)
    cast = {id(line): _cast(line) for line in lines if line.in_favour is not None and line.invalid is not None}
    if len(cast) > 1 and due not in cast.values() and len(set(cast.values())) == 1:  # it is the ballots, not the rows
        all_cast = next(iter(cast.values()))
        severity = Severity.ERROR if all_cast > due else Severity.WARNING
        yield problem_of(
            paper, "rows_do_not_add_up", severity, paper.spots.get("ballots_issued"), cast=all_cast, due=due
        )
        return
    for line in lines:
        if cast.get(id(line), due) != due:
            severity = Severity.ERROR if cast[id(line)] > due else Severity.WARNING
            details = {"name": line.name, "award": line.award_name, "cast": cast[id(line)], "due": due}
            yield problem_of(paper, "row_does_not_add_up", severity, line.spots.get("in_favour"), **details)


def _cast(line: Line) -> int:
    return (line.in_favour or 0) + (line.against or 0) + (line.invalid or 0)
