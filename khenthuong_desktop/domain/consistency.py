"""Do all papers tell the same: counts (X01), names and awards (X02), days and numbers (X03), votes (X04)?"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from khenthuong_desktop.domain.dossier import (
    DECISION,
    MINUTES,
    REPORT,
    STATEMENT,
    SUMMARY_LIST,
    VOTE_COUNT,
    Count,
    DossierProblem,
    Line,
    MadePaper,
    Place,
    PlaceKind,
    Proposed,
    RoundPicture,
)
from khenthuong_desktop.domain.paper_lines import NameAndAward, keys_of, line_key, match_lines
from khenthuong_desktop.domain.terms import Severity
from khenthuong_desktop.domain.text import compare_key, fold

_NAMES_PUT_FORWARD = (STATEMENT, SUMMARY_LIST, DECISION)
_NAMES_ALL = (MINUTES, VOTE_COUNT)
_NAMES_BESIDE = ("public_notice", "opinion_request", "ballot", "written_opinion")  # made early, never in the dossier


def check_consistency(picture: RoundPicture) -> list[DossierProblem]:
    """Every contradiction between the round, its papers and its meeting."""
    return [*_counts(picture), *_names(picture), *_reports(picture), *_days(picture), *_votes(picture)]


def _problem(paper: MadePaper, code: str, severity: Severity = Severity.ERROR, **details: object) -> DossierProblem:
    return DossierProblem(severity, code, Place(PlaceKind.PAPER, paper.key), {"paper": paper.title, **details})


def _counts(picture: RoundPicture) -> Iterator[DossierProblem]:
    """X01: quantities in the statement, lines in the lists, reports."""
    expected = Counter(compare_key(nominee.award_name) for nominee in picture.put_forward)
    words = {compare_key(nominee.award_name): nominee.award_name for nominee in picture.proposed}
    for paper in picture.papers:
        told = Counter({compare_key(award): count for award, count in paper.quantities.items()})
        words |= {compare_key(award): award for award in paper.quantities}
        for award in sorted(told.keys() | expected.keys()) if told else ():
            if told[award] != expected[award]:
                yield _problem(paper, "count_differs", award=words[award], told=told[award], round=expected[award])
    for kind, nominees in ((SUMMARY_LIST, picture.put_forward), (MINUTES, picture.proposed)):
        for paper in picture.of_kind(kind):
            if paper.lines and len(paper.lines) != len(nominees):
                yield _problem(paper, "lines_differ", told=len(paper.lines), round=len(nominees))


def _names(picture: RoundPicture) -> Iterator[DossierProblem]:
    """X02: who is in the papers, for what, as what."""
    turned_down = {key for nominee in picture.proposed if nominee.passed is False for key in keys_of(nominee)}
    for paper in picture.papers:
        if paper.kind in _NAMES_PUT_FORWARD:
            yield from _compare_lines(paper, picture.put_forward, turned_down)
        elif paper.kind in _NAMES_ALL:
            yield from _compare_lines(paper, picture.proposed, set())
        elif paper.kind in _NAMES_BESIDE:
            named = {line_key(line.name, line.award_name) for line in paper.lines}
            due = [
                nominee for nominee in picture.proposed if nominee.passed is not False or named & set(keys_of(nominee))
            ]
            yield from (replace(problem, severity=Severity.WARNING) for problem in _compare_lines(paper, due, set()))


def _compare_lines(
    paper: MadePaper, nominees: Iterable[Proposed], turned_down: set[NameAndAward]
) -> Iterator[DossierProblem]:
    if not paper.lines:
        return
    matched = match_lines(paper.lines, nominees)
    for line, nominee in matched.pairs:
        yield from _compare_position(paper, nominee, line.position)
    for line in matched.repeated:
        rejected = line_key(line.name, line.award_name) in turned_down
        code = "turned_down_yet_named" if rejected else "named_twice"
        yield _problem(paper, code, name=line.name, award=line.award_name)
    missing = list(matched.missing)
    for line in matched.unknown:
        if line_key(line.name, line.award_name) in turned_down:
            yield _problem(paper, "turned_down_yet_named", name=line.name, award=line.award_name)
        else:
            yield _explain_unknown(paper, line, missing)
    for nominee in missing:
        yield _problem(paper, "left_out", name=nominee.called, award=nominee.award_name)


def _explain_unknown(paper: MadePaper, line: Line, missing: list[Proposed]) -> DossierProblem:
    """A line that fits nobody: another spelling, another award, or really somebody else."""
    same: tuple[tuple[str, Callable[[Proposed], bool]], ...] = (
        ("spelt_differently", lambda n: fold(n.name) == fold(line.name) and _same(n.award_name, line.award_name)),
        ("other_award", lambda n: _same(n.name, line.name)),
    )
    for code, fits in same:
        nominee = next((one for one in missing if fits(one)), None)
        if nominee is not None:
            missing.remove(nominee)
            return _problem(
                paper,
                code,
                name=line.name,
                award=line.award_name,
                round_name=nominee.called,
                round_award=nominee.award_name,
            )
    return _problem(paper, "not_in_round", name=line.name, award=line.award_name)


def _same(one: str, other: str) -> bool:
    return compare_key(one) == compare_key(other)


def _compare_position(paper: MadePaper, nominee: Proposed, position: str) -> Iterator[DossierProblem]:
    """The position as printed may join post and unit in one cell."""
    if not position or not nominee.position:
        return
    printed = compare_key(position)
    if compare_key(nominee.position) not in printed:
        yield _problem(
            paper,
            "position_differs",
            Severity.WARNING,
            name=nominee.called,
            told=position,
            round=nominee.position,
        )


def _reports(picture: RoundPicture) -> Iterator[DossierProblem]:
    """X01, X02 for the reports: one for each nominee, about that nominee."""
    nominees = {nominee.key: nominee for nominee in picture.proposed}
    seen: set[str | None] = set()
    for paper in picture.of_kind(REPORT):
        nominee = nominees.get(paper.nomination or "")
        if nominee is None:
            yield _problem(paper, "report_of_nobody", Severity.WARNING)
        else:
            if paper.nomination in seen:
                yield _problem(paper, "second_report", Severity.WARNING, name=nominee.called)
            if paper.lines:
                yield from _compare_lines(paper, [nominee], set())
        seen.add(paper.nomination)


def _days(picture: RoundPicture) -> Iterator[DossierProblem]:
    """X03: registration ≤ minutes ≤ statement ≤ decision; papers carry the round's own numbers and days."""
    place = Place(PlaceKind.ROUND, picture.key)
    met = picture.sitting.held_on if picture.sitting else None
    steps = (
        ("minutes_after_statement", met, picture.statement_on),
        ("statement_after_decision", picture.statement_on, picture.decision_on),
        ("minutes_after_decision", met, picture.decision_on),
    )
    for code, before, after in steps:
        if before and after and before > after:
            yield DossierProblem(Severity.ERROR, code, place, {"first": before, "second": after})
    yield from _registered_late(picture)
    numbers = {
        STATEMENT: picture.statement_number,
        MINUTES: picture.minutes_number,
        VOTE_COUNT: picture.vote_minutes_number,
    }
    yield from _outdated(picture, numbers)
    if picture.packed_before_change:
        details = {"day": picture.packed_before_change}
        yield DossierProblem(Severity.WARNING, "packed_before_change", place, details)
    first, second = (number.strip().lstrip("0") for number in (numbers[MINUTES], numbers[VOTE_COUNT]))
    if first and first == second:
        yield DossierProblem(Severity.WARNING, "minutes_share_number", place, {"number": picture.minutes_number})
    for paper in picture.of_kind(MINUTES):
        if met and paper.issued_on and paper.issued_on < met:
            yield _problem(paper, "minutes_before_meeting", told=paper.issued_on, round=met)


def _outdated(picture: RoundPicture, numbers: Mapping[str, str]) -> Iterator[DossierProblem]:
    """Papers with another number or day than the round has, by name; else that they were drafted before a change."""
    days = {STATEMENT: picture.statement_on, DECISION: picture.decision_on}
    for paper in picture.papers:
        pairs = (
            ("number_differs", paper.number.strip(), numbers.get(paper.kind, "").strip()),
            ("day_differs", paper.issued_on, days.get(paper.kind)),
        )
        differing = [(code, told, now) for code, told, now in pairs if now and told != now]
        for code, told, now in differing:
            if told:
                yield _problem(paper, code, Severity.WARNING, told=told, round=now)
        if (paper.outdated and not differing) or any(not told for _code, told, _now in differing):
            yield _problem(paper, "paper_outdated", Severity.WARNING)


def _registered_late(picture: RoundPicture) -> Iterator[DossierProblem]:
    """Registering comes before choosing (letter 2290/UBND-NCKS, 2b); who did so afterwards is worth a look."""
    for nominee in picture.put_forward:
        if picture.sitting and nominee.registered_on and nominee.registered_on > picture.sitting.held_on:
            details = {"name": nominee.called, "award": nominee.award_name, "first": nominee.registered_on}
            place = Place(PlaceKind.NOMINATION, nominee.key)
            yield DossierProblem(
                Severity.WARNING, "registered_after_meeting", place, {**details, "second": picture.sitting.held_on}
            )


def _votes(picture: RoundPicture) -> Iterator[DossierProblem]:
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
        yield from _attendance(paper, picture)
        for line, nominee in match_lines(paper.lines, voted_on).pairs:
            yield from _compare_votes(paper, line, counted[nominee.key])


def _compare_votes(paper: MadePaper, line: Line, found: Count) -> Iterator[DossierProblem]:
    if line.in_favour is None:
        return
    told = (line.in_favour, line.against or 0, found.invalid if line.invalid is None else line.invalid)
    kept = (found.in_favour, found.against, found.invalid)
    if told != kept:
        yield _problem(
            paper,
            "votes_differ",
            name=line.name,
            award=line.award_name,
            told="/".join(map(str, told)),
            round="/".join(map(str, kept)),
        )


def _attendance(paper: MadePaper, picture: RoundPicture) -> Iterator[DossierProblem]:
    sitting = picture.sitting
    if sitting is None:
        return
    pairs = {
        "members": (paper.members, sitting.members),
        "present": (paper.present, sitting.present),
        "written": (paper.written, sitting.written),
    }
    for what, (told, kept) in pairs.items():
        if told is not None and told != kept:
            yield _problem(paper, "attendance_differs", what=what, told=told, round=kept)
    if paper.ballots is not None:
        issued, collected = paper.ballots
        if collected > issued:
            yield _problem(paper, "ballots_do_not_add_up", issued=issued, collected=collected)
        yield from _rows_add_up(paper, issued + (paper.written or 0))


def _rows_add_up(paper: MadePaper, due: int) -> Iterator[DossierProblem]:
    """The votes on each case are the ballots issued and the opinions written; who did not vote is worth a look."""
    for line in paper.lines:
        if line.in_favour is None or line.invalid is None:
            continue
        cast = line.in_favour + (line.against or 0) + line.invalid
        if cast != due:
            severity = Severity.ERROR if cast > due else Severity.WARNING
            yield _problem(
                paper, "row_does_not_add_up", severity, name=line.name, award=line.award_name, cast=cast, due=due
            )
