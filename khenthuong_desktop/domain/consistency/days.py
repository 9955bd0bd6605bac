"""X03: days in their order, and papers that carry the numbers and days of the round."""

from collections.abc import Iterator, Mapping

from khenthuong_desktop.domain.consistency.telling import problem_of
from khenthuong_desktop.domain.dossier import (
    DECISION,
    MINUTES,
    REPORT,
    STATEMENT,
    VOTE_COUNT,
    DossierProblem,
    Place,
    PlaceKind,
    RoundPicture,
)
from khenthuong_desktop.domain.terms import Severity


def check_days(picture: RoundPicture) -> Iterator[DossierProblem]:
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
        DECISION: picture.decision_number,
    }
    yield from _outdated(picture, numbers)
    yield from _cited(picture, numbers)
    yield from _years(picture)
    yield from _rests_on(picture)
    if picture.packed_before_change:
        details = {"day": picture.packed_before_change}
        yield DossierProblem(Severity.WARNING, "packed_before_change", place, details)
    first, second = (number.strip().lstrip("0") for number in (numbers[MINUTES], numbers[VOTE_COUNT]))
    if first and first == second:
        yield DossierProblem(Severity.WARNING, "minutes_share_number", place, {"number": picture.minutes_number})
    for paper in picture.of_kind(MINUTES):
        if met and paper.issued_on and paper.issued_on < met:
            yield problem_of(paper, "minutes_before_meeting", told=paper.issued_on, round=met)
    for paper in (*picture.of_kind(MINUTES), *picture.of_kind(VOTE_COUNT)):
        if met and paper.opened_on and paper.opened_on != met:
            spot = paper.spots.get("opened_at")
            yield problem_of(paper, "meeting_day_differs", Severity.ERROR, spot, told=paper.opened_on, round=met)


def _outdated(picture: RoundPicture, numbers: Mapping[str, str]) -> Iterator[DossierProblem]:
    """Papers with another number or day than the round has, by name; else that they were drafted before a change."""
    days = {STATEMENT: picture.statement_on, DECISION: picture.decision_on}
    for paper in picture.papers:
        if paper.kind == DECISION and picture.decided_elsewhere:
            continue  # what was drafted here was never issued
        pairs = (
            ("number_differs", paper.number.strip(), numbers.get(paper.kind, "").strip()),
            ("day_differs", paper.issued_on, days.get(paper.kind)),
        )
        differing = [(code, told, now) for code, told, now in pairs if now and told != now]
        for code, told, now in differing:
            if told:
                spot = paper.spots.get("reference.number" if code == "number_differs" else "dateline.day")
                yield problem_of(paper, code, Severity.WARNING, spot, told=told, round=now)
        if (paper.outdated and not differing) or any(not told for _code, told, _now in differing):
            yield problem_of(paper, "paper_outdated", Severity.WARNING)


def _cited(picture: RoundPicture, numbers: Mapping[str, str]) -> Iterator[DossierProblem]:
    """Every number and day by which an edited paper cites another one are that paper's own."""
    met = picture.sitting.held_on if picture.sitting else None
    days = {STATEMENT: picture.statement_on, MINUTES: met, DECISION: picture.decision_on}
    for paper in picture.papers:
        for cited in paper.cited:
            number, day = numbers.get(cited.kind, "").strip(), days.get(cited.kind)
            details: dict[str, object] = {"cited": cited.kind}
            if number and cited.number.lstrip("0").lower() != number.lstrip("0").lower():  # 12A is 12a
                details |= {"told": cited.number or "…", "round": number}
                yield problem_of(paper, "cited_number_differs", Severity.ERROR, cited.spot, **details)
            elif day and cited.day and cited.day != day:
                details |= {"told": cited.day, "round": day}
                yield problem_of(paper, "cited_day_differs", Severity.ERROR, cited.spot, **details)


def _years(picture: RoundPicture) -> Iterator[DossierProblem]:
    for paper in picture.papers:
        if paper.year and picture.year and paper.year != picture.year:
            details = {"told": paper.year, "round": picture.year}
            yield problem_of(paper, "year_differs", Severity.ERROR, paper.spots.get("year"), **details)


def _rests_on(picture: RoundPicture) -> Iterator[DossierProblem]:
    """What a paper rests on was there before it; a report has the day of the statement."""
    for paper in picture.papers:
        own = picture.statement_on if paper.kind == REPORT else paper.issued_on
        for basis in paper.rests_on:
            if own and basis.day > own:
                details = {"text": basis.text, "told": basis.day, "own": own}
                yield problem_of(paper, "rests_on_later", Severity.WARNING, basis.spot, **details)


def _registered_late(picture: RoundPicture) -> Iterator[DossierProblem]:
    """Registering comes before choosing (letter 2290/UBND-NCKS, 2b); who did so afterwards is worth a look."""
    for nominee in picture.put_forward:
        if picture.sitting and nominee.registered_on and nominee.registered_on > picture.sitting.held_on:
            details = {"name": nominee.called, "award": nominee.award_name, "first": nominee.registered_on}
            place = Place(PlaceKind.NOMINATION, nominee.key)
            yield DossierProblem(
                Severity.WARNING, "registered_after_meeting", place, {**details, "second": picture.sitting.held_on}
            )
