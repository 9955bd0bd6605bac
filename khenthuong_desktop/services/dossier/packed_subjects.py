"""Who is proposed in a dossier: each subject once, with the proposals for it, their grounds and reports."""

from collections.abc import Iterable

from sqlalchemy.orm import Session

from khenthuong_desktop.domain.dossier import Sitting
from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.packaging.content import DossierFile, PackedSubject, Proposal
from khenthuong_desktop.paths import DataFolder
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.award_rounds.rounds import NominationRow
from khenthuong_desktop.services.dossier.packed_papers import packed_reports
from khenthuong_desktop.store.tables import Collective, Household, Paper, Person


def packed_subjects(
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
            session,
            rows,
            tuple(_proposal(row, library, sitting) for row in rows),
            packed_reports(rows, reports, folder),
        )
        for rows in grouped.values()
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
