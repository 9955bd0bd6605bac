"""What a round's dossier holds, in the order in which it is read."""

import mimetypes
import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime, time, timedelta, timezone
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from khenthuong_desktop import __version__
from khenthuong_desktop.documents.catalogue import DOSSIER_KINDS, REPORT_KINDS
from khenthuong_desktop.domain.dossier import Sitting
from khenthuong_desktop.domain.numbering import place, read_reference
from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.domain.text import compare_key
from khenthuong_desktop.files import is_plain
from khenthuong_desktop.messages import say
from khenthuong_desktop.packaging.content import (
    DossierContent,
    DossierFile,
    Happening,
    Origin,
    PackedCouncil,
    PackedEvidence,
    PackedPaper,
    PackedRound,
    PackedSubject,
    PackedUnit,
    Proposal,
)
from khenthuong_desktop.paths import DataFolder
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.round_pictures import (
    current_papers,
    evidence_nominations,
    initiative_users,
)
from khenthuong_desktop.services.rounds import NominationRow, nominations_of
from khenthuong_desktop.services.signatures import packed_signature
from khenthuong_desktop.services.stages import newest_meeting
from khenthuong_desktop.store.tables import (
    AwardRound,
    Collective,
    Council,
    Decision,
    Evidence,
    Household,
    Paper,
    Person,
    SignedCopy,
    Unit,
)

_NAMES = {  # in the bag, and typeName of TT 05/2025/TT-BNV
    "request_statement": ("to-trinh", "15"),
    "minutes": ("bien-ban", "20"),
    "vote_count_minutes": ("bien-ban-kiem-phieu", "20"),
    "summary_list": ("danh-sach", "32"),
}
_REPORT_NAME = "bao-cao-thanh-tich"
_ORDER = list(_NAMES)
_VIETNAM = timezone(timedelta(hours=7))


def content_of(
    session: Session,
    folder: DataFolder,
    library: Library,
    row: AwardRound,
    sitting: Sitting | None,
    edition: int,
    created: datetime,
    extensions: Mapping[str, Any],
) -> DossierContent:
    """The dossier of a round; files that are gone from the disk are left out."""
    unit = session.scalars(select(Unit)).one()
    package = package_id(unit.code, row)
    nominations = [nomination for nomination in nominations_of(session, row.id) if nomination.passed is not False]
    handed_in = [paper for paper in current_papers(session, row.id) if paper.kind in DOSSIER_KINDS]
    papers = [paper for paper in handed_in if is_plain(folder.documents / paper.path)]
    round_papers = [paper for paper in papers if paper.kind not in REPORT_KINDS and paper.nomination_id is None]
    return DossierContent(
        package_id=package,
        edition=edition,
        created=created,
        program=say("dossiers", "program", version=__version__),
        unit=PackedUnit(
            unit.code, unit.name, unit.level.value, unit.province, unit.clerk_name or "", unit.clerk_phone or ""
        ),
        round=PackedRound(row.code, row.name, row.year, row.commendation_type.value, row.due_on),
        papers=tuple(_paper(session, paper, folder) for paper in sorted(round_papers, key=_paper_order)),
        subjects=_subjects(session, folder, library, nominations, papers, sitting),
        evidence=_evidence(session, folder, row, nominations),
        council=_council(session, row, sitting),
        happenings=_happenings(papers, sitting, unit.clerk_name or "", created),
        replaces=f"{package}@{edition - 1}" if edition > 1 else "",
        extensions={**_law(row, nominations), **extensions},
    )


def _law(row: AwardRound, nominations: Iterable[NominationRow]) -> dict[str, Any]:
    """Which law each verdict rests on, for a round that was received already."""
    if row.received_on is None:
        return {}
    told = []
    for nomination in nominations:
        verdict = nomination.verdict or {}
        choice = verdict.get("law", {})
        told.append(
            {
                "ma": nomination.code,
                "danh_hieu": nomination.award,
                "luat_ngay": verdict.get("on"),
                "che_do": verdict.get("regime"),
                "co_loi_hon": choice.get("by_favour", False),
                "can_cu": choice.get("sentence", ""),
            }
        )
    return {"luat_ap_dung": {"ngay_tiep_nhan": row.received_on.isoformat(), "de_nghi": told}}


def package_id(unit_code: str, row: AwardRound) -> str:
    """The same for all dossiers of one round, on whatever PC they are made."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"hs-tdkt:{unit_code}/{row.year}/{row.code}"))


def _paper_order(paper: Paper) -> tuple[int, str]:
    return (_ORDER.index(paper.kind) if paper.kind in _ORDER else len(_ORDER), paper.path)


def _paper(session: Session, paper: Paper, folder: DataFolder) -> PackedPaper:
    """The Word file, and after it what was signed."""
    name, type_code = _NAMES.get(paper.kind, ("", "32"))
    return PackedPaper(
        paper.kind,
        type_code,
        paper.title,
        (_file(folder.documents / paper.path, paper.title, name), *_signed(session, paper, folder, name)),
        paper.number or "",
        paper.symbol or "",
        paper.issued_on,
        paper.signer_name or "",
        paper.signer_title or "",
    )


def _signed(session: Session, paper: Paper, folder: DataFolder, name: str) -> Iterator[DossierFile]:
    query = select(SignedCopy).where(SignedCopy.paper_id == paper.id).order_by(SignedCopy.added_at, SignedCopy.id)
    title = say("dossiers", "signed_copy", title=paper.title)
    for number, copy in enumerate(session.scalars(query), 1):
        path = folder.attachments / copy.path
        if path.is_file():
            serial = f"-{number}" if number > 1 else ""
            made = _file(path, f"{title}{serial}", name and f"{name}-da-ky{serial}", copy.mime, Origin.SCANNED)
            yield replace(made, signature=packed_signature(path, folder))


def _file(path: Path, title: str, name: str, mime: str = "", origin: Origin = Origin.GENERATED) -> DossierFile:
    ending = path.suffix.lower()
    known = mime or mimetypes.types_map.get(ending) or _MIMES.get(ending, "application/octet-stream")
    return DossierFile(path, f"{title}{ending}", known, origin, f"{name}{ending}" if name else "")


_MIMES = {".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document"}


def _subjects(
    session: Session,
    folder: DataFolder,
    library: Library,
    nominations: Iterable[NominationRow],
    papers: Iterable[Paper],
    sitting: Sitting | None,
) -> tuple[PackedSubject, ...]:
    """Each subject once, with all that is proposed for it."""
    grouped: dict[tuple[SubjectKind, str], list[NominationRow]] = {}
    for nomination in nominations:
        grouped.setdefault((nomination.subject_kind, nomination.subject_id), []).append(nomination)
    reports: dict[str, list[Paper]] = {}
    for paper in papers:
        if paper.nomination_id:
            reports.setdefault(paper.nomination_id, []).append(paper)
    return tuple(
        _subject(
            session, rows, tuple(_proposal(row, library, sitting) for row in rows), _reports(rows, reports, folder)
        )
        for rows in grouped.values()
    )


def _reports(
    rows: Iterable[NominationRow], reports: Mapping[str, list[Paper]], folder: DataFolder
) -> tuple[DossierFile, ...]:
    return tuple(
        _file(folder.documents / paper.path, paper.title, _REPORT_NAME if paper.kind in REPORT_KINDS else "")
        for row in rows
        for paper in reports.get(row.id, ())
    )


def _subject(
    session: Session, rows: list[NominationRow], proposals: tuple[Proposal, ...], files: tuple[DossierFile, ...]
) -> PackedSubject:
    first = rows[0]
    achievement = "\n".join(dict.fromkeys(row.achievement for row in rows if row.achievement))
    match first.subject_kind:
        case SubjectKind.INDIVIDUAL:
            person = session.get_one(Person, first.subject_id)
            return PackedSubject(
                first.subject_kind,
                person.code,
                person.name,
                proposals,
                files,
                achievement,
                unit_name=first.unit_name,
                job_title=person.job_title or "",
                birth_date=person.birth_date,
                gender=person.gender,
            )
        case SubjectKind.COLLECTIVE:
            collective = session.get_one(Collective, first.subject_id)
            return PackedSubject(
                first.subject_kind,
                collective.code,
                collective.name,
                proposals,
                files,
                achievement,
                unit_name=collective.parent_name or "",
                collective_kind=collective.kind or "",
                headcount=collective.headcount,
            )
        case SubjectKind.HOUSEHOLD:
            household = session.get_one(Household, first.subject_id)
            return PackedSubject(
                first.subject_kind,
                household.code,
                household.head_name,
                proposals,
                files,
                achievement,
                address=household.address or "",
            )


def _proposal(row: NominationRow, library: Library, sitting: Sitting | None) -> Proposal:
    award = library.award(row.award)
    count = next((c for c in sitting.counts if c.nomination == row.id), None) if sitting else None
    verdict = row.verdict or {}
    grounds = tuple(
        f"{finding['text']} ({finding['reference']})"
        for finding in verdict.get("findings", ())
        if finding["outcome"] == "met"
    )
    return Proposal(
        award.code,
        award.abbreviation,
        award.name,
        grounds,
        count.in_favour if count else None,
        count.members if count else None,
        str(verdict.get("version") or ""),
    )


def _evidence(
    session: Session, folder: DataFolder, row: AwardRound, nominations: Iterable[NominationRow]
) -> tuple[PackedEvidence, ...]:
    owners = {nomination.id: (nomination.subject_kind, nomination.code) for nomination in nominations}
    users = initiative_users(session, row.id)
    packed = []
    for item in sorted(evidence_of(session, row.id), key=lambda item: (item.name, item.number or "", item.sha256)):
        path = folder.attachments / item.path
        serves = evidence_nominations(item, users)
        if not path.is_file() or (serves and not serves & owners.keys()):
            continue
        origin = Origin.SCANNED if item.mime.startswith("image/") or item.mime.endswith("/pdf") else Origin.ATTACHED
        packed.append(
            PackedEvidence(
                item.name,
                item.form,
                tuple(sorted({owners[key] for key in serves & owners.keys()})),
                (replace(_file(path, item.name, "", item.mime, origin), signature=packed_signature(path, folder)),),
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


def _council(session: Session, row: AwardRound, sitting: Sitting | None) -> PackedCouncil | None:
    meeting = newest_meeting(session, row.id)
    if meeting is None or sitting is None:
        return None
    name = session.get_one(Council, meeting.council_id).name
    return PackedCouncil(name, sitting.held_on, sitting.members, sitting.present, sitting.written)


def _happenings(papers: Iterable[Paper], sitting: Sitting | None, who: str, created: datetime) -> tuple[Happening, ...]:
    events = [Happening(paper.made_at, "soan_van_ban", who, paper.title) for paper in papers]
    if sitting:
        began = datetime.combine(sitting.held_on, time(), _VIETNAM)
        events.append(Happening(began, "hop_hoi_dong", about=sitting.held_on.isoformat()))
    events.sort(key=lambda event: (event.at, event.what, event.about))
    return (*events, Happening(created, "dong_goi", who))
