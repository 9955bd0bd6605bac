"""Fills an achievement report from what is on record and what the clerk wrote; nothing is invented.

What nobody has told stands as dotted lines, to be written in by hand, and is named in the result.
"""

from datetime import date

from khenthuong_desktop.documents.fields import CollectiveReport, IndividualReport
from khenthuong_desktop.documents.parts import (
    DOTS,
    AwardRow,
    InitiativeRow,
    Organ,
    RatingRow,
    SigningBlock,
)
from khenthuong_desktop.documents.wording import organ_lines, paragraphs, short_day, superior_line
from khenthuong_desktop.domain.terms import CouncilRole, SubjectKind
from khenthuong_desktop.domain.text import compare_key
from khenthuong_desktop.services import records
from khenthuong_desktop.services.paper_contents import dateline, label, unit_organ, unit_signing, words
from khenthuong_desktop.services.paper_sources import Sources
from khenthuong_desktop.services.rounds import NominationRow
from khenthuong_desktop.store.database import Database

_YEARS_SHOWN = 5


def achievement_report(
    db: Database, sources: Sources, nomination: NominationRow
) -> IndividualReport | CollectiveReport:
    """The report of one nominee."""
    record = records.get_record(db, nomination.subject_kind, nomination.subject_id)
    if nomination.subject_kind is SubjectKind.INDIVIDUAL:
        return _individual(sources, nomination, record)
    return _collective(sources, nomination, record)


def _individual(sources: Sources, nomination: NominationRow, record: records.SubjectRecord) -> IndividualReport:
    person = sources.people[nomination.subject_id]
    told = nomination.report
    return IndividualReport(
        organ=_organ(sources, nomination.unit_name),
        dateline=dateline(sources, str(sources.round.law_on.year)),
        award=sources.award_phrase(nomination.award),
        year=sources.round.year,
        name=person.name,
        unit=nomination.unit_name or sources.unit.name,
        position=person.job_title or DOTS,
        born_on=short_day(person.birth_date) if person.birth_date else DOTS,
        gender=label("Gender", person.gender) if person.gender else DOTS,
        hometown=told.get("hometown") or DOTS,
        residence=told.get("residence") or DOTS,
        qualifications=told.get("qualifications") or DOTS,
        duties=paragraphs(told.get("duties")) or (DOTS,),
        achievements=_achievements(sources, nomination, record),
        ratings=_ratings(sources, record),
        initiatives=_initiatives(sources, nomination, record),
        titles=_held(sources, record, titles=True),
        commendations=_held(sources, record, titles=False),
        confirming=_confirming(sources, person.name),
    )


def _collective(sources: Sources, nomination: NominationRow, record: records.SubjectRecord) -> CollectiveReport:
    told = nomination.report
    collective = sources.collectives.get(nomination.subject_id)
    household = sources.households.get(nomination.subject_id)
    headcount = collective.headcount if collective else None
    head = household.head_name if household else told.get("head") or DOTS
    return CollectiveReport(
        organ=_organ(sources, collective.name if collective else ""),
        dateline=dateline(sources, str(sources.round.law_on.year)),
        award=sources.award_phrase(nomination.award),
        year=sources.round.year,
        name=nomination.name,
        address=told.get("address") or (household.address if household else None) or DOTS,
        headcount=words("people", count=f"{headcount:02d}") if headcount else "" if household else DOTS,
        characteristics=paragraphs(told.get("features")) or (DOTS,),
        achievements=_achievements(sources, nomination, record),
        ratings=_ratings(sources, record),
        titles=_held(sources, record, titles=True),
        commendations=_held(sources, record, titles=False),
        head_post=words("household_head" if household else "unit_head"),
        head_name=head,
        confirming=_confirming(sources, head),
        applicant=words("household_applicant" if household else "collective_applicant"),
    )


def _confirming(sources: Sources, reporter: str) -> SigningBlock:
    """The head of the unit confirms, but never an own report: that is left to the level above."""
    signing = unit_signing(sources)
    heads = (signing.signer_name, sources.seat(CouncilRole.CHAIRMAN))
    if compare_key(reporter) in {compare_key(name) for name in heads if name}:
        return SigningBlock(tuple(words("confirmed_above").split("|")), DOTS)
    return signing


def _organ(sources: Sources, unit_name: str) -> Organ:
    """The nominee's own unit under ours, or ours alone."""
    if not unit_name or unit_name == sources.unit.name:
        return unit_organ(sources)
    return Organ(organ_lines(unit_name), superior_line(sources.unit.name))


def _achievements(sources: Sources, nomination: NominationRow, record: records.SubjectRecord) -> tuple[str, ...]:
    """The clerk's words; without any, what the year's records tell; without those, dotted lines."""
    told = paragraphs(nomination.report.get("results")) or paragraphs(nomination.achievement)
    if told:
        return told
    facts = [
        words("report_rating", year=row.year, rating=label("Rating", row.rating))
        for row in record.ratings
        if row.rating is not None and row.year == sources.round.year
    ]
    facts += [
        words("report_initiative", kind=label("InitiativeKind", row.kind).lower(), name=row.name)
        for row in _recognised(sources, nomination, record)
        if row.year == sources.round.year or row.code in nomination.initiatives
    ]
    return tuple(facts) or (DOTS,)


def _ratings(sources: Sources, record: records.SubjectRecord) -> tuple[RatingRow, ...]:
    first = sources.round.year - _YEARS_SHOWN + 1
    return tuple(
        RatingRow(str(row.year), label("Rating", row.rating), _decision(row.decision_number, row.decision_date))
        for row in reversed(record.ratings)
        if row.rating is not None and first <= row.year <= sources.round.year
    )


def _recognised(
    sources: Sources, nomination: NominationRow, record: records.SubjectRecord
) -> list[records.InitiativeRow]:
    """Initiatives of the years that the report looks back on, and those the proposal names, oldest first."""
    first = sources.round.year - _YEARS_SHOWN + 1
    return [
        row
        for row in reversed(record.initiatives)
        if first <= row.year <= sources.round.year or row.code in nomination.initiatives
    ]


def _initiatives(
    sources: Sources, nomination: NominationRow, record: records.SubjectRecord
) -> tuple[InitiativeRow, ...]:
    return tuple(
        InitiativeRow(
            words("initiative_of_year", name=row.name, year=row.year),
            label("Scope", row.scope) if row.scope else DOTS,
            _decision(row.decision_number, row.decision_date) or DOTS,
        )
        for row in _recognised(sources, nomination, record)
    )


def _held(sources: Sources, record: records.SubjectRecord, *, titles: bool) -> tuple[AwardRow, ...]:
    return tuple(
        AwardRow(
            str(row.year), row.award_name, _decision(row.decision_number, row.decision_date, row.decided_by) or DOTS
        )
        for row in reversed(record.awards)
        if _is_title(sources, row.award) is titles and row.year <= sources.round.year
    )


def _is_title(sources: Sources, award: str) -> bool:
    known = sources.library.awards.get(award)
    return known is not None and known.group == "title"


def _decision(number: str | None, day: date | None, organ: str | None = None) -> str:
    """Quyết định số 15/QĐ-UBND ngày 10/01/2025 của …, as far as it is known; "" without a number."""
    if not number:
        return ""
    text = words("decision_reference", number=number)
    text += words("decision_day", day=short_day(day.isoformat())) if day else ""
    return text + (words("decision_by", organ=organ) if organ else "")
