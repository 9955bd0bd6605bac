"""The evidence that goes into a dossier, and that which does not: the answer to the dossier itself."""

from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from khenthuong_desktop.domain.numbering import place, read_reference
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
    decision = session.scalar(select(Decision).where(Decision.round_id == round_id))
    found = session.scalars(select(Evidence).where(Evidence.round_id == round_id).order_by(Evidence.name, Evidence.id))
    return [item for item in found if decision is None or not _is_answer(item, decision)]


def _is_answer(item: Evidence, decision: Decision) -> bool:
    """The same number, with its symbol where both have it, and no other day."""
    (told, told_of), (given, given_of) = (read_reference(one or "") for one in (item.number, decision.number))
    alike = place(told) is not None and place(told) == place(given)
    same_symbol = not told_of or compare_key(told_of) == compare_key(given_of)
    return alike and same_symbol and item.issued_on in (None, decision.issued_on)
