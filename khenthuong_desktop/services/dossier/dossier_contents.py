"""What a round's dossier holds, in the order in which it is read."""

import uuid
from collections.abc import Iterable, Mapping
from datetime import datetime, time, timedelta, timezone
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from khenthuong_desktop import __version__
from khenthuong_desktop.documents.catalogue import DOSSIER_KINDS, REPORT_KINDS
from khenthuong_desktop.domain.dossier import Sitting
from khenthuong_desktop.files import is_plain
from khenthuong_desktop.messages import say
from khenthuong_desktop.packaging.content import DossierContent, Happening, PackedCouncil, PackedRound, PackedUnit
from khenthuong_desktop.paths import DataFolder
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.award_rounds.rounds import NominationRow, nominations_of
from khenthuong_desktop.services.award_rounds.stages import newest_meeting
from khenthuong_desktop.services.dossier.packed_evidence import packed_evidence
from khenthuong_desktop.services.dossier.packed_papers import packed_paper, paper_order
from khenthuong_desktop.services.dossier.packed_subjects import packed_subjects
from khenthuong_desktop.services.paper_life.paper_editions import current_papers
from khenthuong_desktop.store.tables import AwardRound, Council, Paper, Unit

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
        papers=tuple(packed_paper(session, paper, folder) for paper in sorted(round_papers, key=paper_order)),
        subjects=packed_subjects(session, folder, library, nominations, papers, sitting),
        evidence=packed_evidence(session, folder, row, nominations),
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
