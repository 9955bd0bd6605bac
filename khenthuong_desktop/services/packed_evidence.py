"""The evidence that goes into a dossier, and that which does not: the answer to the dossier itself."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from khenthuong_desktop.domain.dossier import DossierProblem, Place, PlaceKind
from khenthuong_desktop.domain.numbering import rank, read_reference
from khenthuong_desktop.domain.terms import Severity
from khenthuong_desktop.domain.text import compare_key
from khenthuong_desktop.packaging.content import Origin, PackedEvidence
from khenthuong_desktop.paths import DataFolder
from khenthuong_desktop.services.packed_papers import packed_file
from khenthuong_desktop.services.round_pictures import evidence_nominations, initiative_users
from khenthuong_desktop.services.rounds import NominationRow
from khenthuong_desktop.services.signatures import packed_signature
from khenthuong_desktop.store.tables import AwardRound, Decision, Evidence


def packed_evidence(
    session: Session, folder: DataFolder, row: AwardRound, nominations: Iterable[NominationRow]
) -> tuple[PackedEvidence, ...]:
    """What proves something of those who are proposed, or of the whole round; files that are gone are left out."""
    owners = {nomination.id: (nomination.subject_kind, nomination.code) for nomination in nominations}
    users = initiative_users(session, row.id)
    packed = []
    for item in sorted(evidence_of(session, row.id), key=lambda item: (item.name, item.number or "", item.sha256)):
        path = folder.attachments / item.path
        serves = evidence_nominations(item, users)
        if not path.is_file() or (serves and not serves & owners.keys()):
            continue
        origin = Origin.SCANNED if item.mime.startswith("image/") or item.mime.endswith("/pdf") else Origin.ATTACHED
        made = packed_file(path, item.name, "", item.mime, origin)
        packed.append(
            PackedEvidence(
                item.name,
                item.form,
                tuple(sorted({owners[key] for key in serves & owners.keys()})),
                (replace(made, signature=packed_signature(path, folder)),),
                item.issuer or "",
                item.number or "",
                item.issued_on,
            )
        )
    return tuple(packed)


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
