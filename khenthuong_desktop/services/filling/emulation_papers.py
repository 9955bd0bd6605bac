"""Fills the papers of a year's emulation from its movements and registrations."""

from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy import select

from khenthuong_desktop.documents.fields import (
    InspectionMinutes,
    InspectionPlan,
    LaunchPlan,
    Pledge,
    PublicityPlan,
    RegistrationList,
)
from khenthuong_desktop.documents.parts import (
    DOTS,
    MonthPlan,
    PledgeParty,
    RegistrationGroup,
    RegistrationLine,
    SigningBlock,
)
from khenthuong_desktop.documents.wording import day_in_words, join, moment_in_words, quantities, roman, without_place
from khenthuong_desktop.domain.terms import CouncilRole, SubjectKind
from khenthuong_desktop.domain.text import compare_key
from khenthuong_desktop.services.award_rounds.registrations import RegistrationRow, list_registrations
from khenthuong_desktop.services.filling import paper_contents as contents
from khenthuong_desktop.services.filling.paper_issuing import (
    Filled,
    by_unit,
    laws,
    lines,
    or_dots,
    phrase,
    proposer,
    subject_of,
)
from khenthuong_desktop.services.filling.paper_references import borne
from khenthuong_desktop.services.filling.paper_sources import Sources
from khenthuong_desktop.services.numbers.given_numbers import own_title
from khenthuong_desktop.services.registers.subjects import subject_names
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import Movement, Person

_MONTHS = range(1, 13)
_GROUPED = (SubjectKind.COLLECTIVE, SubjectKind.INDIVIDUAL, SubjectKind.HOUSEHOLD)


def movements_of(db: Database, sources: Sources) -> Sequence[Movement]:
    """The movements of the round's year: those kept, then those that only registrations name, of days unknown."""
    year = sources.round.year
    query = select(Movement).where(Movement.year == year).order_by(Movement.launched_on, Movement.name)
    with db.read() as session:
        found = {compare_key(movement.name): movement for movement in session.scalars(query)}
    for row in registered(db, sources):
        if row.movement:
            found.setdefault(compare_key(row.movement), Movement(name=row.movement, year=year))
    return tuple(found.values())


def registered(db: Database, sources: Sources) -> tuple[RegistrationRow, ...]:
    """Who registered for the round's year."""
    return list_registrations(db, sources.round.year).rows


def registered_collectives(db: Database, sources: Sources) -> dict[str, list[RegistrationRow]]:
    """Registrations of collectives by the key of the collective."""
    found: dict[str, list[RegistrationRow]] = {}
    for row in registered(db, sources):
        if row.subject_kind is SubjectKind.COLLECTIVE:
            found.setdefault(row.subject_id, []).append(row)
    return found


def launch_plans(db: Database, sources: Sources) -> Iterator[Filled]:
    """One for each movement on record, with the awards registered under it."""
    rows = registered(db, sources)
    for movement in movements_of(db, sources):
        awards = dict.fromkeys(sources.award_name(row.award) for row in rows if row.movement == movement.name)
        year = sources.round.year
        yield Filled(
            LaunchPlan(
                **by_unit(sources, "launch_plan", about=movement.name, movement=movement.name),
                legal_bases=laws(sources, "plan"),
                proposer=proposer(sources),
                year=year,
                movement=movement.name,
                opened_at=day_in_words(contents.iso(movement.launched_on), year),
                closed_at=day_in_words(contents.iso(movement.ends_on), year),
                awards=or_dots(tuple(awards), DOTS),
            ),
            about=movement.name,
            file_part=movement.name,
        )


def registration_list(db: Database, sources: Sources) -> Iterator[Filled]:
    rows = registered(db, sources)
    kinds = [row.subject_kind for row in rows]
    counted = [kinds.count(kind) for kind in _GROUPED]
    yield Filled(
        RegistrationList(
            organ=contents.unit_organ(sources),
            dateline=contents.dateline(sources, ""),
            subject=subject_of(sources, "registration_list"),
            sections=tuple(_groups(db, sources, rows)),
            proposer=proposer(sources),
            year=sources.round.year,
            totals=phrase("registrations", totals=quantities(*counted)),
            signing=contents.unit_signing(sources),
        )
    )


def _groups(db: Database, sources: Sources, rows: Sequence[RegistrationRow]) -> Iterator[RegistrationGroup]:
    with db.read() as session:
        known = subject_names(session, {(row.subject_kind, row.subject_id) for row in rows})
    numeral = 0
    for kind in _GROUPED:
        same = [row for row in rows if row.subject_kind is kind]
        if same:
            numeral += 1
            registrations = tuple(
                RegistrationLine(
                    order,
                    row.name,
                    sources.award_name(row.award),
                    contents.position(known[kind, row.subject_id]),
                    row.movement or "",
                )
                for order, row in enumerate(same, 1)
            )
            yield RegistrationGroup(roman(numeral), contents.label("SubjectKind", kind), registrations)


def pledge(db: Database, sources: Sources) -> Iterator[Filled]:
    """Between the collectives that registered, signed by those who lead them."""
    collectives = registered_collectives(db, sources)
    with db.read() as session:
        leaders = session.execute(select(Person.heads_id, Person.name).where(Person.heads_id.in_(collectives)))
        heads = {key: name for key, name in leaders if key}
    yield Filled(
        Pledge(
            organ=contents.unit_organ(sources),
            dateline=contents.dateline(sources, ""),
            subject=subject_of(sources, "pledge"),
            place=sources.unit.name,
            year=sources.round.year,
            parties=tuple(
                PledgeParty(
                    order, rows[0].name, join([sources.award_name(row.award) for row in rows]), heads.get(key, "")
                )
                for order, (key, rows) in enumerate(collectives.items(), 1)
            ),
            signing=contents.unit_signing(sources),
        )
    )


def publicity_plan(db: Database, sources: Sources) -> Iterator[Filled]:
    """Month by month what the records know of; the other months stay open."""
    topics: dict[int, list[str]] = {}
    for day, topic in _happenings(db, sources):
        if day is not None and day.year == sources.round.year:
            topics.setdefault(day.month, []).append(topic)
    yield Filled(
        PublicityPlan(
            **by_unit(sources, "publicity_plan"),
            legal_bases=laws(sources, "plan"),
            proposer=proposer(sources),
            year=sources.round.year,
            months=tuple(MonthPlan(month, "; ".join(topics.get(month, ()))) for month in _MONTHS),
        )
    )


def _happenings(db: Database, sources: Sources) -> Iterator[tuple[date | None, str]]:
    for movement in movements_of(db, sources):
        yield movement.launched_on, phrase("month_launch", movement=movement.name)
        yield movement.ends_on, phrase("month_end", movement=movement.name)
    if sources.meeting is not None:
        yield sources.meeting.held_on, phrase("month_meeting", round=sources.round.name)
    yield sources.round.decision_on, phrase("month_decision", round=sources.round.name)


def inspection_plan(db: Database, sources: Sources) -> Iterator[Filled]:
    yield Filled(
        InspectionPlan(
            **by_unit(sources, "inspection_plan"),
            legal_bases=laws(sources, "plan"),
            proposer=proposer(sources),
            year=sources.round.year,
            places=tuple(rows[0].name for rows in registered_collectives(db, sources).values()),
            opened_at=day_in_words("", sources.round.year),
        )
    )


def inspection_minutes(db: Database, sources: Sources) -> Iterator[Filled]:
    """One sheet for each collective to be inspected, led by the council; what is found is written in."""
    leader = sources.seat(CouncilRole.DEPUTY) or sources.seat(CouncilRole.CHAIRMAN)
    secretary = sources.seat(CouncilRole.SECRETARY)
    for rows in registered_collectives(db, sources).values():
        title = own_title("inspection_minutes", rows[0].name)
        day = contents.iso(sources.given("inspection_minutes", title).day)
        yield Filled(
            InspectionMinutes(
                organ=contents.unit_organ(sources),
                reference=borne(sources, "inspection_minutes", title),
                subject=subject_of(sources, "inspection_minutes", place=rows[0].name),
                inspected=rows[0].name,
                opened_at=moment_in_words(day, "", sources.round.year),
                held_at=rows[0].name,
                closed_at=moment_in_words(day, "", sources.round.year),
                recipients=(
                    phrase("inspected_unit"),
                    contents.words("council_members", council=without_place(sources.council_name)),
                ),
                archive=contents.words("minutes_archive"),
                signing=SigningBlock(lines("inspection_lead"), leader or DOTS),
                chairman=leader or DOTS,
                secretary_name=secretary or DOTS,
            ),
            about=rows[0].name,
            file_part=f"{rows[0].code}-{rows[0].name}",
        )
