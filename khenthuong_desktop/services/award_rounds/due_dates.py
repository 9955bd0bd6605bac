"""When a dossier must be handed in and, from there backwards, when each piece of work must begin."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from khenthuong_desktop.domain.deadlines import Planned, plan_back
from khenthuong_desktop.domain.rules import Reference
from khenthuong_desktop.domain.terms import CommendationType, Confidence, Stage, UnitLevel
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.regulations.timetable import DeadlineRule, DossierForm, ProcessingTime
from khenthuong_desktop.services.award_rounds.progress import progress_of
from khenthuong_desktop.services.award_rounds.rounds import get_round
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import Unit

EDUCATION = "education"
_DONE_WITH = {
    "reports": Stage.COMPLETE,
    "review": Stage.COMPLETE,
    "opinions": Stage.COUNCIL_MET,
    "public_opinion": Stage.COUNCIL_MET,
    "council": Stage.COUNCIL_MET,
    "statement": Stage.STATEMENT_SIGNED,
}
_HANDING_IN, _HANDING_IN_PACKED = "handing_in", "handing_in_packed"


@dataclass(frozen=True)
class LastDay:
    """What the law says of the last day for some awards of a round; no day: it hangs on an event not known here."""

    due: date | None
    to: str
    text: str
    reference: Reference
    confidence: Confidence
    awards: tuple[str, ...]


@dataclass(frozen=True)
class Work:
    """One piece of a round's preparation: its latest days, and whether it is done."""

    step: str
    start: date
    finish: date
    done: bool


@dataclass(frozen=True)
class RoundPlan:
    """What is to be done until when; ``due`` is the clerk's day or, without one, the first the law sets."""

    round_id: str
    due: date | None
    by_law: bool
    work: tuple[Work, ...]
    last_days: tuple[LastDay, ...]
    processing: tuple[ProcessingTime, ...]
    unsure_years: tuple[int, ...]

    @property
    def next_work(self) -> Work | None:
        """The first piece of work that is not done."""
        return next((one for one in self.work if not one.done), None)


def plan_for(
    library: Library,
    awards: tuple[str, ...],
    due: date,
    on: date,
    level: UnitLevel | None = None,
    kind: CommendationType = CommendationType.MERIT,
) -> tuple[tuple[Planned, ...], tuple[int, ...]]:
    """The work for a dossier of these awards, back from its last day, and the years whose days off are unsure."""
    table = library.timetable
    forms = dossier_forms(library, awards, on, level, kind)
    work = plan_back(due, table.work(_papers(library, awards, on, kind), forms.values()), table.calendar)
    return work, table.holidays.unsure(min((one.start for one in work), default=due), due)


def dossier_forms(
    library: Library, awards: tuple[str, ...], on: date, level: UnitLevel | None, kind: CommendationType
) -> dict[str, DossierForm]:
    """What the dossier of each award is made of, where the law says it."""
    found = ((award, library.timetable.dossier_for(award, on, level, kind)) for award in awards)
    return {award: form for award, form in found if form is not None}


def _papers(library: Library, awards: tuple[str, ...], on: date, kind: CommendationType) -> frozenset[str]:
    procedure = library.procedure(on)
    if procedure is None:
        return frozenset()
    ballots = [library.threshold(award, on).ballot for award in awards] or [False]
    return frozenset().union(*(procedure.papers(kind, ballot=ballot, initiative=False) for ballot in ballots))


def unit_level(db: Database) -> UnitLevel | None:
    """The level of the unit whose data these are; ``None`` before the first run is done."""
    with db.read() as session:
        return session.scalars(select(Unit.level)).first()


def plan_round(db: Database, library: Library, round_reference: str) -> RoundPlan:
    """A round's work back from its last day, the days the law sets for its awards, and how long offices take."""
    found, level = get_round(db, round_reference), unit_level(db)
    done = progress_of(db, found.id).done
    awards = tuple(dict.fromkeys(row.award for row in found.nominations if row.passed is not False))
    by_rule = last_days(library, awards, found.commendation_type, found.year, found.law_on, level)
    by_law = min((one.due for one in by_rule if one.due is not None), default=None)
    due = found.due_on or by_law
    work: tuple[Planned, ...] = ()
    unsure: tuple[int, ...] = ()
    if due is not None:
        work, unsure = plan_for(library, awards, due, found.law_on, level, found.commendation_type)
    steps = {
        rule: None for award in awards for rule in library.timetable.processing_for(award, found.law_on)
    }  # each once, in order
    return RoundPlan(
        found.id,
        due,
        by_law=found.due_on is None and due is not None,
        work=tuple(_work(one, done) for one in work),
        last_days=by_rule,
        processing=tuple(steps),
        unsure_years=unsure,
    )


def last_days(
    library: Library, awards: tuple[str, ...], kind: CommendationType, year: int, on: date, level: UnitLevel | None
) -> tuple[LastDay, ...]:
    """What the law says of the last day, the earliest first.

    A day of the year is for the merits of that year, days before an event for a movement; nothing else can be late.
    """
    awards_by_rule: dict[DeadlineRule, list[str]] = {}
    wanted = {CommendationType.MERIT: False, CommendationType.MOVEMENT: True}.get(kind)
    sector = EDUCATION if level is UnitLevel.SCHOOL else None
    for award in awards:
        for rule in library.timetable.deadlines_for(award, on, level, sector):
            if (rule.days_before_event is not None) is wanted:
                awards_by_rule.setdefault(rule, []).append(award)
    days = [
        LastDay(rule.due(year), rule.to, rule.text, rule.reference, rule.confidence, tuple(codes))
        for rule, codes in awards_by_rule.items()
    ]
    return tuple(sorted(days, key=lambda one: one.due or date.max))


def _work(planned: Planned, done: frozenset[Stage]) -> Work:
    """A round with its decision wants nothing more; a dossier that is packed only has to be handed in."""
    finished = Stage.DECIDED in done or _DONE_WITH.get(planned.code, Stage.SUBMITTED) in done
    packed = planned.code == _HANDING_IN and Stage.PACKAGED in done
    return Work(_HANDING_IN_PACKED if packed else planned.code, planned.start, planned.finish, finished)
