"""X02: who is in the papers, for what, as what; and one report for each nominee."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from khenthuong_desktop.domain.consistency.telling import problem_of
from khenthuong_desktop.domain.dossier import (
    DECISION,
    MINUTES,
    REPORT,
    STATEMENT,
    SUMMARY_LIST,
    VOTE_COUNT,
    DossierProblem,
    HandChange,
    HandChangeKind,
    Line,
    MadePaper,
    Proposed,
    RoundPicture,
    Spot,
)
from khenthuong_desktop.domain.paper_lines import NameAndAward, keys_of, line_key, match_lines
from khenthuong_desktop.domain.terms import Severity
from khenthuong_desktop.domain.text import compare_key, fold

_NAMES_PUT_FORWARD = (STATEMENT, SUMMARY_LIST, DECISION)
_NAMES_ALL = (MINUTES, VOTE_COUNT)
_NAMES_BESIDE = (  # made early, never in the dossier
    "public_notice",
    "opinion_request",
    "opinion_reply",
    "ballot",
    "written_opinion",
)


def check_names(picture: RoundPicture) -> Iterator[DossierProblem]:
    """Every name, award and post against the round."""
    turned_down = {key for nominee in picture.proposed if nominee.passed is False for key in keys_of(nominee)}
    for paper in picture.papers:
        if paper.kind in _NAMES_PUT_FORWARD:
            yield from _compare_lines(paper, _put_forward(paper, picture), turned_down)
        elif paper.kind in _NAMES_ALL:
            yield from _compare_lines(paper, picture.proposed, set())
        elif paper.kind in _NAMES_BESIDE:
            named = _named(paper)
            due = [
                nominee for nominee in picture.proposed if nominee.passed is not False or named & set(keys_of(nominee))
            ]
            yield from (replace(problem, severity=Severity.WARNING) for problem in _compare_lines(paper, due, set()))


def _named(paper: MadePaper) -> set[NameAndAward]:
    return {line_key(line.name, line.award_name) for line in paper.lines}


def _put_forward(paper: MadePaper, picture: RoundPicture) -> Iterable[Proposed]:
    """Whom a paper must name; a decision need not name those to whom it gives nothing."""
    if paper.kind != DECISION:
        return picture.put_forward
    named = _named(paper)
    return [one for one in picture.put_forward if not one.turned_away or named & set(keys_of(one))]


def _compare_lines(
    paper: MadePaper, nominees: Iterable[Proposed], turned_down: set[NameAndAward]
) -> Iterator[DossierProblem]:
    if not paper.lines and not any(_is_line_gone(change) for change in paper.by_hand):
        return
    matched = match_lines(paper.lines, nominees)
    for line, nominee in matched.pairs:
        yield from _compare_position(paper, nominee, line)
    for line in matched.repeated:
        rejected = line_key(line.name, line.award_name) in turned_down
        code = "turned_down_yet_named" if rejected else "named_twice"
        yield problem_of(paper, code, Severity.ERROR, line.spots.get("name"), name=line.name, award=line.award_name)
    missing = list(matched.missing)
    for line in matched.unknown:
        if line_key(line.name, line.award_name) in turned_down:
            yield problem_of(
                paper,
                "turned_down_yet_named",
                Severity.ERROR,
                line.spots.get("name"),
                name=line.name,
                award=line.award_name,
            )
        else:
            yield _explain_unknown(paper, line, missing)
    for nominee in missing:
        spot = _deleted_line(paper, nominee)
        yield problem_of(paper, "left_out", Severity.ERROR, spot, name=nominee.called, award=nominee.award_name)


def _explain_unknown(paper: MadePaper, line: Line, missing: list[Proposed]) -> DossierProblem:
    """A line that fits nobody: another spelling, another award, or really somebody else."""
    same: tuple[tuple[str, Callable[[Proposed], bool]], ...] = (
        ("spelt_differently", lambda n: fold(n.name) == fold(line.name) and _same(n.award_name, line.award_name)),
        ("other_award", lambda n: _same(n.name, line.name)),
        ("other_name", lambda n: _same(n.name, _made_name(paper, line)) and _same(n.award_name, line.award_name)),
    )
    for code, fits in same:
        nominee = next((one for one in missing if fits(one)), None)
        if nominee is not None:
            missing.remove(nominee)
            return problem_of(
                paper,
                code,
                Severity.ERROR,
                line.spots.get("award" if code == "other_award" else "name"),
                name=line.name,
                award=line.award_name,
                round_name=nominee.called,
                round_award=nominee.award_name,
            )
    return problem_of(
        paper, "not_in_round", Severity.ERROR, line.spots.get("name"), name=line.name, award=line.award_name
    )


def _made_name(paper: MadePaper, line: Line) -> str:
    """Whose name stood in a line before somebody wrote another one over it."""
    spot = line.spots.get("name")
    return next((change.made for change in paper.by_hand if spot and change.spot == spot), "")


def _deleted_line(paper: MadePaper, nominee: Proposed) -> Spot | None:
    """The line about somebody that was taken out by hand."""
    award = compare_key(nominee.award_name)
    gone = [one for one in paper.by_hand if one.kind is HandChangeKind.DELETED and _same(one.made, nominee.name)]
    return next((change.spot for change in gone if award in compare_key(change.spot.text)), None)


def _is_line_gone(change: HandChange) -> bool:
    return change.kind is HandChangeKind.DELETED and change.path.endswith("].name")


def _same(one: str, other: str) -> bool:
    return compare_key(one) == compare_key(other)


def _compare_position(paper: MadePaper, nominee: Proposed, line: Line) -> Iterator[DossierProblem]:
    """The position as printed may join post and unit in one cell."""
    if not line.position or not nominee.position:
        return
    if compare_key(nominee.position) not in compare_key(line.position):
        yield problem_of(
            paper,
            "position_differs",
            Severity.WARNING,
            line.spots.get("position"),
            name=nominee.called,
            told=line.position,
            round=nominee.position,
        )
        return
    if nominee.unit_name in line.position:
        return  # as nearly always
    rest = compare_key(line.position).replace(compare_key(nominee.position), "", 1).strip(" ,-")
    unit = compare_key(nominee.unit_name)
    if rest and unit and unit not in rest and rest not in unit:
        details = {"name": nominee.called, "told": line.position, "round": nominee.unit_name}
        yield problem_of(paper, "unit_differs", Severity.WARNING, line.spots.get("position"), **details)


def check_reports(picture: RoundPicture) -> Iterator[DossierProblem]:
    """X01, X02 for the reports: one for each nominee, about that nominee."""
    nominees = {nominee.key: nominee for nominee in picture.proposed}
    seen: set[str | None] = set()
    for paper in picture.of_kind(REPORT):
        nominee = nominees.get(paper.nomination or "")
        if nominee is None:
            yield problem_of(paper, "report_of_nobody", Severity.WARNING)
        else:
            if paper.nomination in seen:
                yield problem_of(paper, "second_report", Severity.WARNING, name=nominee.called)
            if paper.lines:
                yield from _compare_lines(paper, [nominee], set())
        seen.add(paper.nomination)
