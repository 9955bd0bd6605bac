"""Evidence files of a round: originals and copies, kept in the data folder under their own names."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import select

from khenthuong_desktop.domain import text
from khenthuong_desktop.domain.terms import EvidenceForm
from khenthuong_desktop.errors import (
    FieldFault,
    RecordMissing,
    ValuesRefused,
)
from khenthuong_desktop.files import need_file
from khenthuong_desktop.messages import say
from khenthuong_desktop.paths import DataFolder
from khenthuong_desktop.services.attachments import examine, keep
from khenthuong_desktop.services.award_rounds.evidence_uses import evidence_nominations, initiative_users
from khenthuong_desktop.services.award_rounds.rounds import find_round
from khenthuong_desktop.services.award_rounds.stages import reopen
from khenthuong_desktop.services.details import detail_of
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import AwardRound, Evidence, Initiative, InitiativeAuthor, Nomination, Person

ALLOWED = (".pdf", ".jpg", ".jpeg", ".png", ".docx", ".doc", ".xlsx", ".xls", ".tif", ".tiff")


@dataclass(frozen=True)
class EvidenceRow:
    """An evidence file; ``path`` is relative to the folder's ``attachments/``.

    ``serves`` are the nominations it is for: its own, or all that its initiative speaks for; none: the whole round.
    """

    id: str
    name: str
    form: EvidenceForm
    issuer: str | None
    number: str | None
    issued_on: date | None
    nomination_id: str | None
    initiative_id: str | None
    serves: frozenset[str]
    path: str
    size: int
    sha256: str
    mime: str


@dataclass(frozen=True)
class EvidenceNote:
    """What the clerk says about an evidence file."""

    name: str
    form: EvidenceForm
    nomination_id: str | None = None
    initiative_code: str | None = None
    issuer: str | None = None
    number: str | None = None
    issued_on: date | None = None


def list_evidence(db: Database, round_reference: str) -> tuple[EvidenceRow, ...]:
    """The round's evidence by name."""
    with db.read() as session:
        key = find_round(session, round_reference).id
        rows = session.scalars(select(Evidence).where(Evidence.round_id == key).order_by(Evidence.name, Evidence.id))
        users = initiative_users(session, key)
        return tuple(detail_of(EvidenceRow, row, serves=evidence_nominations(row, users)) for row in rows)


def initiatives_to_prove(
    db: Database, round_reference: str, nomination_id: str | None = None
) -> tuple[tuple[str, str], ...]:
    """Names, with their authors, and codes of the initiatives that a round's nominees name or have written.

    Those of one nomination, when it is told, come first; then the newest, by name.
    """
    with db.read() as session:
        users = initiative_users(session, find_round(session, round_reference).id)
        authors: dict[str, list[str]] = {}
        written = select(InitiativeAuthor.initiative_id, Person.name).join(
            Person, Person.id == InitiativeAuthor.person_id
        )
        ours = InitiativeAuthor.initiative_id.in_(users)
        for key, name in session.execute(written.where(ours).order_by(InitiativeAuthor.id)):
            authors.setdefault(key, []).append(name)
        query = select(Initiative).where(Initiative.id.in_(users)).order_by(Initiative.year.desc(), Initiative.name)
        rows = sorted(session.scalars(query), key=lambda row: nomination_id not in users[row.id])
        return tuple((_with_authors(row, authors.get(row.id, [])), row.code) for row in rows)


def _with_authors(row: Initiative, authors: list[str]) -> str:
    name = say("documents", "initiative_of_year", name=row.name, year=row.year)
    return f"{name} · {', '.join(authors)}" if authors else name


def add_evidence(db: Database, folder: DataFolder, round_reference: str, source: Path, note: EvidenceNote) -> str:
    """Copy a file into the data folder and note what it proves; gives its key. The source stays untouched."""
    need_file(source)
    ending = source.suffix.lower()
    faults = [] if text.clean(note.name) else [FieldFault("name", "required")]
    if ending not in ALLOWED:
        faults.append(FieldFault("file", "evidence_kind", {"ending": ending or source.name}))
    if faults:
        raise ValuesRefused(*faults)
    attachment = examine(source)
    with db.write("add_evidence") as session:
        found = find_round(session, round_reference)
        nomination = session.get(Nomination, note.nomination_id) if note.nomination_id else None
        if note.nomination_id and (nomination is None or nomination.round_id != found.id):
            raise RecordMissing("nomination", note.nomination_id)
        initiative_id = None
        if note.initiative_code:
            initiative_id = session.scalar(select(Initiative.id).where(Initiative.code == note.initiative_code))
            if initiative_id is None:
                raise RecordMissing("initiative", note.initiative_code)
            users = initiative_users(session, found.id).get(initiative_id, set())
            if nomination is not None and nomination.id not in users:
                raise ValuesRefused(FieldFault("initiative_code", "initiative_of_others"))
        keep(folder, attachment)
        row = Evidence(
            round_id=found.id,
            nomination_id=note.nomination_id,
            initiative_id=initiative_id,
            name=text.clean(note.name),
            form=note.form,
            issuer=text.clean(note.issuer or "") or None,
            number=text.clean(note.number or "") or None,
            issued_on=note.issued_on,
            path=attachment.path.as_posix(),
            sha256=attachment.sha256,
            size=attachment.size,
            mime=attachment.mime,
        )
        session.add(row)
        session.flush()
        return row.id


def remove_evidence(db: Database, evidence_ids: tuple[str, ...]) -> int:
    """Take evidence off a round; the copied file stays for undo and older dossiers."""
    with db.write("remove_evidence") as session:
        for key in evidence_ids:
            row = session.get(Evidence, key)
            if row is None:
                raise RecordMissing("evidence", key)
            reopen(session, session.get_one(AwardRound, row.round_id))
            session.delete(row)
        return len(evidence_ids)
