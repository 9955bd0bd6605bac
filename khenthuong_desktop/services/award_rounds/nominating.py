"""Propose subjects, judged before: the verdict is frozen with the version of the law it was given under."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from khenthuong_desktop.domain import text
from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.domain.verdict import JUDGEMENT, MET, Finding, VerdictKind
from khenthuong_desktop.errors import FieldFault, RecordMissing, ValuesRefused
from khenthuong_desktop.messages import say
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.award_rounds.frozen_verdicts import Occasion, freeze, judge_round
from khenthuong_desktop.services.award_rounds.initiative_needs import counts_initiative, is_about_initiative
from khenthuong_desktop.services.award_rounds.round_days import receipt_faults
from khenthuong_desktop.services.award_rounds.rounds import (
    Nominee,
    RoundDetail,
    RoundNote,
    add_round,
    find_round,
    get_round,
)
from khenthuong_desktop.services.award_rounds.stages import refuse_closed, refuse_ended, reopen
from khenthuong_desktop.services.law.law_of_the_day import LawDays, law_days
from khenthuong_desktop.services.registers.subjects import subject_names
from khenthuong_desktop.services.verdicts import eligibility
from khenthuong_desktop.services.verdicts.fact_finding import find_facts
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import (
    AwardRound,
    Initiative,
    InitiativeAuthor,
    InitiativeUse,
    Nomination,
    Registration,
)


def nominate(db: Database, round_id: str, nominees: tuple[Nominee, ...]) -> tuple[str, ...]:
    """Add nominees to a round, or bring those already in it up to date; gives their keys in order."""
    with db.write("nominate") as session:
        found = find_round(session, round_id)
        refuse_closed(found)
        reopen(session, found)
        return _put_in(session, found, nominees)


def open_with_nominees(
    db: Database, library: Library, year: int, note: RoundNote, nominees: tuple[Nominee, ...]
) -> tuple[str, tuple[str, ...]]:
    """Open a round with its first nominees, judged as ``nominate_checked`` does; gives its key and theirs."""
    with db.read() as session:
        judged = _judged(session, library, year, LawDays(note.law_on), nominees)
    with db.write("open_with_nominees") as session:
        found = add_round(session, year, note)
        return found.id, _put_in(session, found, judged)


def _put_in(session: Session, found: AwardRound, nominees: tuple[Nominee, ...]) -> tuple[str, ...]:
    keys = []
    subjects = {name.code: name for name in subject_names(session).values()}
    for position, nominee in enumerate(nominees, 1):
        subject = subjects.get(nominee.subject_code)
        if subject is None:
            raise RecordMissing("subject", nominee.subject_code)
        row = session.scalar(
            select(Nomination).where(
                Nomination.round_id == found.id,
                Nomination.subject_kind == subject.kind,
                Nomination.subject_id == subject.id,
                Nomination.award == nominee.award,
            )
        )
        if row is None:
            row = Nomination(
                round_id=found.id,
                subject_kind=subject.kind,
                subject_id=subject.id,
                award=nominee.award,
                position=position,
            )
            session.add(row)
        _describe(row, nominee)
        session.flush()
        _use_initiatives(session, row.id, nominee.initiatives)
        keys.append(row.id)
    return tuple(keys)


def _describe(row: Nomination, nominee: Nominee) -> None:
    if nominee.achievement is not None:
        row.achievement = text.clean(nominee.achievement) or None
    if nominee.report is not None:
        row.report = dict(nominee.report)
    if nominee.verdict is not None:
        row.verdict = dict(nominee.verdict)


def _use_initiatives(session: Session, nomination_id: str, codes: tuple[str, ...]) -> None:
    for code in codes:
        initiative_id = session.scalar(select(Initiative.id).where(Initiative.code == code))
        if initiative_id is None:
            raise RecordMissing("initiative", code)
        known = session.scalar(
            select(InitiativeUse.id).where(
                InitiativeUse.nomination_id == nomination_id, InitiativeUse.initiative_id == initiative_id
            )
        )
        if known is None:
            session.add(InitiativeUse(nomination_id=nomination_id, initiative_id=initiative_id))


def nominate_checked(
    db: Database, library: Library, round_reference: str, nominees: tuple[Nominee, ...]
) -> tuple[str, ...]:
    """Judge each nominee by the law that binds the round and nominate all of them; gives the nominations' keys.

    Somebody who is not eligible can be nominated too: the check of the dossier will say so. A title that is
    for another kind of subject is refused.
    """
    found = get_round(db, round_reference)
    with db.read() as session:
        judged = _judged(session, library, found.year, law_days(found, db.today()), nominees)
    return nominate(db, found.id, judged)


def nominate_within(
    session: Session, library: Library, found: AwardRound, nominees: tuple[Nominee, ...], today: date
) -> tuple[str, ...]:
    """Like ``nominate_checked``, inside a running action whose own records count."""
    refuse_closed(found)
    reopen(session, found)
    return _put_in(session, found, _judged(session, library, found.year, law_days(found, today), nominees))


def _judged(
    session: Session, library: Library, year: int, days: LawDays, nominees: tuple[Nominee, ...]
) -> tuple[Nominee, ...]:
    """The nominees with their verdicts; a title that is for another kind of subject is refused.

    Who names no initiative although the verdict rests on one is given those of the year that nothing else uses yet.
    """
    _refuse_awards_of_others(session, library, nominees)
    register = find_facts(session, year)
    results = {
        (result.subject_ref, award): result
        for award in dict.fromkeys(nominee.award for nominee in nominees)
        for result in eligibility.check_register(
            library, register, year, award, None, days.on, days.received_on
        ).results
    }
    free = _free_initiatives(session, year)
    judged = []
    for nominee in nominees:
        result = results.get((nominee.subject_code, nominee.award))
        if result is not None:
            taken = nominee.initiatives or _needed_initiatives(result, free)
            nominee = replace(nominee, initiatives=taken, verdict=result.snapshot())
        judged.append(nominee)
    return tuple(judged)


def _needed_initiatives(result: eligibility.CheckResult, free: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Takes the free initiatives of a person out of ``free`` where the verdict rests on them."""
    if result.subject_kind is not SubjectKind.INDIVIDUAL or not rests_on_initiative(result):
        return ()
    return free.pop(result.subject_id, ())


def _refuse_awards_of_others(session: Session, library: Library, nominees: tuple[Nominee, ...]) -> None:
    subjects = {name.code: name for name in subject_names(session).values()}
    told = [(subjects.get(nominee.subject_code), library.award(nominee.award)) for nominee in nominees]
    faults = [
        FieldFault("award", "award_for_other_kind", {"award": award.name, "name": subject.name})
        for subject, award in told
        if subject is not None and award.subjects and subject.kind not in award.subjects
    ]
    if faults:
        raise ValuesRefused(*faults)


def note_receipt(db: Database, library: Library, round_reference: str, received_on: date | None) -> RoundDetail:
    """Note when the appraising organ received a round's dossier and judge all its nominees by the law that binds it.

    None takes the day back. The verdicts are frozen anew, each with the law that was chosen for it.
    """
    found = get_round(db, round_reference)
    faults = tuple(receipt_faults("received_on", received_on, found.year, db.today()))
    if faults:
        raise ValuesRefused(*faults)
    judged = judge_round(db, library, replace(found, received_on=received_on))
    with db.write("note_receipt") as session:
        row = find_round(session, found.id)
        refuse_ended(row)
        row.received_on = received_on
        freeze(session, row.id, judged, Occasion.RECEIVED, received_on)
    return get_round(db, found.id)


@dataclass(frozen=True)
class Taken:
    """Keys of the nominations made, and in sentences who registered but was left out and why."""

    nominated: tuple[str, ...]
    left_out: tuple[str, ...]


def nominate_registered(
    db: Database, library: Library, round_reference: str, awards: Collection[str] | None = None
) -> Taken:
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
    judged = judge_round(db, library, found)
    with db.read() as session:
        free = _free_initiatives(session, found.year)
    nominees, left_out = [], []
    for result in judged.values():
        if (result.subject_ref, result.award) not in registered:
            continue
        registered.remove((result.subject_ref, result.award))
        if result.kind is VerdictKind.NOT_ELIGIBLE:
            left_out.append(eligibility.describe_gap(result).sentence)
        else:
            initiatives = _needed_initiatives(result, free)
            nominees.append(
                Nominee(result.subject_ref, result.award, initiatives=initiatives, verdict=result.snapshot())
            )
    left_out += [
        say("findings", "not_judged", who=name.name, award=library.award(award).abbreviation)
        for name in names.values()
        for code, award in sorted(registered)
        if code == name.code
    ]
    return Taken(nominate(db, found.id, tuple(nominees)), tuple(left_out))


def rests_on_initiative(result: eligibility.CheckResult) -> bool:
    """Whether the verdict would fall without an initiative; one that is not needed is not used up (N13)."""
    if not counts_initiative(result.verdict):
        return False
    return not all(_holds_without(finding) for finding in result.verdict.findings)


def _holds_without(finding: Finding) -> bool:
    """Whether a finding stays met, or for people to judge, when no initiative counts."""
    if finding.outcome is JUDGEMENT:  # it does not enter the verdict
        return True
    if not finding.children:
        return finding.outcome is MET and not is_about_initiative(finding)
    if finding.kind == "any_of":
        return any(child.outcome is MET and _holds_without(child) for child in finding.children)
    return all(_holds_without(child) for child in finding.children)


def _free_initiatives(session: Session, year: int) -> dict[str, tuple[str, ...]]:
    """Codes of a year's initiatives that no nomination uses, by author."""
    used = select(InitiativeUse.initiative_id)
    query = (
        select(InitiativeAuthor.person_id, Initiative.code)
        .join(Initiative, Initiative.id == InitiativeAuthor.initiative_id)
        .where(Initiative.year == year, Initiative.id.not_in(used))
        .order_by(Initiative.code)
    )
    found: dict[str, tuple[str, ...]] = {}
    for person_id, code in session.execute(query):
        found[person_id] = (*found.get(person_id, ()), code)
    return found
