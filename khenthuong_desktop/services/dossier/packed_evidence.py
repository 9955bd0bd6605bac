"""The evidence that goes into a dossier, and that which does not: the answer to the dossier itself."""

from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy.orm import Session

from khenthuong_desktop.packaging.content import Origin, PackedEvidence
from khenthuong_desktop.paths import DataFolder
from khenthuong_desktop.services.award_rounds.evidence_uses import evidence_nominations, evidence_of, initiative_users
from khenthuong_desktop.services.award_rounds.rounds import NominationRow
from khenthuong_desktop.services.dossier.packed_papers import packed_file
from khenthuong_desktop.services.signatures import packed_signature
from khenthuong_desktop.store.tables import AwardRound


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
