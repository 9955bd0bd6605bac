"""Fills an achievement report from what is on record and what the clerk wrote; nothing is invented.

What nobody has told stands as dotted lines, to be written in by hand, and is named in the result.
"""

from khenthuong_desktop.documents.fields import AchievementReport, CollectiveReport, IndividualReport
from khenthuong_desktop.documents.parts import DOTS
from khenthuong_desktop.documents.wording import paragraphs, short_day
from khenthuong_desktop.domain.terms import CommendationType, SubjectKind
from khenthuong_desktop.services.award_rounds.rounds import NominationRow
from khenthuong_desktop.services.filling.paper_contents import label, words
from khenthuong_desktop.services.filling.paper_sources import Sources
from khenthuong_desktop.services.filling.report_parts import on_record, told_by_all
from khenthuong_desktop.services.filling.special_reports import SPECIAL
from khenthuong_desktop.services.registers import records
from khenthuong_desktop.store.database import Database

_BY_AWARD = {
    "national_emulation_fighter": "national_fighter_report",
    "government_emulation_flag": "flag_report",
    "provincial_emulation_flag": "flag_report",
}
_BY_TYPE = {
    CommendationType.UNEXPECTED: "unexpected_report",
    CommendationType.MOVEMENT: "movement_report",
    CommendationType.EXTERNAL: "external_report",
}


def report_kind(sources: Sources, nomination: NominationRow) -> str:
    """Which form a nominee reports on: by the award, else by the type of commendation."""
    individual = nomination.subject_kind is SubjectKind.INDIVIDUAL
    if sources.round.commendation_type is CommendationType.DEDICATION and individual:
        return "service_report"
    usual = "individual_report" if individual else "collective_report"
    return _BY_AWARD.get(nomination.award) or _BY_TYPE.get(sources.round.commendation_type, usual)


def achievement_report(db: Database, sources: Sources, nomination: NominationRow) -> AchievementReport:
    """The report of one nominee."""
    kind = report_kind(sources, nomination)
    record = records.get_record(db, nomination.subject_kind, nomination.subject_id)
    if kind in SPECIAL:
        return SPECIAL[kind](sources, nomination, record)
    if kind == "individual_report":
        return _individual(sources, nomination, record)
    return _collective(sources, nomination, record)


def _individual(sources: Sources, nomination: NominationRow, record: records.SubjectRecord) -> IndividualReport:
    person = sources.people[nomination.subject_id]
    told = nomination.report
    return IndividualReport(
        **told_by_all(sources, nomination, record, "individual_report", person.name),
        **on_record(sources, nomination, record),
        unit=nomination.unit_name or sources.unit.name,
        position=person.job_title or DOTS,
        born_on=short_day(person.birth_date) if person.birth_date else DOTS,
        gender=label("Gender", person.gender) if person.gender else DOTS,
        hometown=told.get("hometown") or DOTS,
        residence=told.get("residence") or DOTS,
        qualifications=told.get("qualifications") or DOTS,
        duties=paragraphs(told.get("duties")) or (DOTS,),
    )


def _collective(sources: Sources, nomination: NominationRow, record: records.SubjectRecord) -> CollectiveReport:
    told = nomination.report
    collective = sources.collectives.get(nomination.subject_id)
    household = sources.households.get(nomination.subject_id)
    headcount = collective.headcount if collective else None
    head = household.head_name if household else told.get("head") or DOTS
    return CollectiveReport(
        **told_by_all(sources, nomination, record, "collective_report", head),
        **on_record(sources, nomination, record),
        address=told.get("address") or (household.address if household else None) or DOTS,
        headcount=words("people", count=f"{headcount:02d}") if headcount else "" if household else DOTS,
        characteristics=paragraphs(told.get("features")) or (DOTS,),
        head_post=words("household_head" if household else "unit_head"),
        head_name=head,
        applicant=words("household_applicant" if household else "collective_applicant"),
    )
