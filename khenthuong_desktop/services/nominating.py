"""Propose subjects after judging them: the verdict is frozen with the version of the law it was given under."""

from collections.abc import Collection
from dataclasses import replace

from sqlalchemy import select

from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.domain.verdict import VerdictKind
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services import eligibility
from khenthuong_desktop.services.rounds import Nominee, get_round, nominate
from khenthuong_desktop.services.subjects import subject_names
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import Initiative, InitiativeAuthor, InitiativeUse, Registration


def nominate_checked(
    db: Database, library: Library, round_reference: str, nominees: tuple[Nominee, ...]
) -> tuple[str, ...]:
    """Judge each nominee by the law of the round's day and nominate all of them; gives the nominations' keys.

    Somebody who is not eligible can be nominated too: the check of the dossier will say so.
    """
    found = get_round(db, round_reference)
    answer = eligibility.check(db, library, found.year, on=found.law_on)
    verdicts = {(result.subject_ref, result.award): result.snapshot() for result in answer.results}
    judged = tuple(
        replace(nominee, verdict=verdicts.get((nominee.subject_code, nominee.award))) for nominee in nominees
    )
    return nominate(db, found.id, judged)


def nominate_registered(
    db: Database, library: Library, round_reference: str, awards: Collection[str] | None = None
) -> tuple[str, ...]:
    """Nominate everybody who registered for an award of the round's year (one of ``awards``) and is not ruled out.

    Initiatives of the year that nothing else uses yet are taken along where the award can rest on them.
    """
    found = get_round(db, round_reference)
    with db.read() as session:
        names = subject_names(session)
        registered = {
            (names[row.subject_kind, row.subject_id].code, row.award)
            for row in session.scalars(select(Registration).where(Registration.year == found.year))
            if (row.subject_kind, row.subject_id) in names and (awards is None or row.award in awards)
        }
    answer = eligibility.check(db, library, found.year, on=found.law_on)
    free = _free_initiatives(db, found.year)
    nominees = []
    for result in answer.results:
        if (result.subject_ref, result.award) in registered and result.kind is not VerdictKind.NOT_ELIGIBLE:
            initiatives: tuple[str, ...] = ()
            if result.subject_kind is SubjectKind.INDIVIDUAL and rests_on_initiative(result):
                initiatives = free.pop(result.subject_id, ())
            nominees.append(
                Nominee(result.subject_ref, result.award, initiatives=initiatives, verdict=result.snapshot())
            )
    return nominate(db, found.id, tuple(nominees))


def rests_on_initiative(result: eligibility.CheckResult) -> bool:
    """Whether an initiative is among what made the verdict."""
    return any(
        leaf.kind.startswith("initiative") and leaf.outcome.value == "met"
        for finding in result.verdict.findings
        for leaf in finding.leaves()
    )


def _free_initiatives(db: Database, year: int) -> dict[str, tuple[str, ...]]:
    """Codes of a year's initiatives that no nomination uses, by author."""
    used = select(InitiativeUse.initiative_id)
    query = (
        select(InitiativeAuthor.person_id, Initiative.code)
        .join(Initiative, Initiative.id == InitiativeAuthor.initiative_id)
        .where(Initiative.year == year, Initiative.id.not_in(used))
        .order_by(Initiative.code)
    )
    found: dict[str, tuple[str, ...]] = {}
    with db.read() as session:
        for person_id, code in session.execute(query):
            found[person_id] = (*found.get(person_id, ()), code)
    return found
