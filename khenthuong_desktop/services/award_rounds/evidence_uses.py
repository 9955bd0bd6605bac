"""Whom the evidence of a round serves, and which of it is the answer to the dossier itself."""

from collections.abc import Iterable, Iterator, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from khenthuong_desktop.domain.dossier import DossierProblem, Place, PlaceKind
from khenthuong_desktop.domain.numbering import rank, read_reference
from khenthuong_desktop.domain.terms import Severity
from khenthuong_desktop.domain.text import compare_key
from khenthuong_desktop.store.tables import Decision, Evidence, InitiativeAuthor, InitiativeUse, Nomination


def initiative_users(session: Session, round_id: str) -> dict[str, set[str]]:
    """The round's nominations that an initiative speaks for: those that name it, and those of its authors."""
    named = (
        select(InitiativeUse.initiative_id, InitiativeUse.nomination_id)
        .join(Nomination, Nomination.id == InitiativeUse.nomination_id)
        .where(Nomination.round_id == round_id)
    )
    written = (
        select(InitiativeAuthor.initiative_id, Nomination.id)
        .join(Nomination, Nomination.subject_id == InitiativeAuthor.person_id)
        .where(Nomination.round_id == round_id)
    )
    users: dict[str, set[str]] = {}
    for initiative_id, nomination_id in (*session.execute(named), *session.execute(written)):
        users.setdefault(initiative_id, set()).add(nomination_id)
    return users


def evidence_nominations(row: Evidence, users: Mapping[str, set[str]]) -> frozenset[str]:
    """Whom an evidence file serves: its nomination, else all that rely on its initiative."""
    if row.nomination_id:
        return frozenset({row.nomination_id})
    return frozenset(users.get(row.initiative_id or "", ()))


def evidence_of(session: Session, round_id: str) -> list[Evidence]:
    """What was filed with a round, but for the decision on it: that is the answer to a dossier, no part of it."""
    decision = _decision(session, round_id)
    return [item for item in _filed(session, round_id) if not _is_answer(item, decision)]


def left_out(session: Session, round_id: str) -> Iterator[DossierProblem]:
    """A warning of each file that is taken for the decision on the round, and so not packed."""
    decision = _decision(session, round_id)
    for item in _filed(session, round_id):
        if decision is not None and _is_answer(item, decision):
            details = {"evidence": item.name, "number": decision.number}
            yield DossierProblem(Severity.WARNING, "evidence_left_out", Place(PlaceKind.EVIDENCE, item.id), details)


def _decision(session: Session, round_id: str) -> Decision | None:
    return session.scalar(select(Decision).where(Decision.round_id == round_id))


def _filed(session: Session, round_id: str) -> Iterable[Evidence]:
    return session.scalars(select(Evidence).where(Evidence.round_id == round_id).order_by(Evidence.name, Evidence.id))


def _is_answer(item: Evidence, decision: Decision | None) -> bool:
    """The same number, with the same symbol and no other day; a number alone is the decision's only of its very day."""
    if decision is None:
        return False
    (told, told_of), (given, given_of) = (read_reference(one or "") for one in (item.number, decision.number))
    if rank(told) is None or rank(told) != rank(given):
        return False
    if told_of:
        return compare_key(told_of) == compare_key(given_of) and item.issued_on in (None, decision.issued_on)
    return item.issued_on == decision.issued_on
