"""Fills the achievement reports that have a form of their own: flags, national fighters, sudden deeds and the like."""

from collections.abc import Callable, Iterator
from typing import TypedDict

from khenthuong_desktop.documents.fields import (
    AchievementReport,
    ExternalReport,
    FlagReport,
    MovementReport,
    NationalFighterReport,
    ServiceReport,
    UnexpectedReport,
)
from khenthuong_desktop.documents.parts import DOTS, ProfileLine, ServicePeriod, SigningBlock
from khenthuong_desktop.documents.wording import paragraphs, short_day
from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.services.award_rounds.rounds import NominationRow
from khenthuong_desktop.services.filling.paper_contents import iso, label, words
from khenthuong_desktop.services.filling.paper_issuing import phrase
from khenthuong_desktop.services.filling.paper_sources import Sources
from khenthuong_desktop.services.filling.report_parts import ToldByAll, on_record, told_by_all
from khenthuong_desktop.services.registers.records import SubjectRecord

Fill = Callable[[Sources, NominationRow, SubjectRecord], AchievementReport]


class _Profile(TypedDict):
    profile: tuple[ProfileLine, ...]
    profile_title: str
    reporter_post: str
    reporter: str
    who_promises: str


def _reporter(sources: Sources, nomination: NominationRow) -> str:
    """Who signs: the person, the head of the household, the head of the collective as far as known."""
    household = sources.households.get(nomination.subject_id)
    if nomination.subject_kind is SubjectKind.INDIVIDUAL:
        return nomination.name
    return household.head_name if household else nomination.report.get("head") or DOTS


def _shared(sources: Sources, nomination: NominationRow, record: SubjectRecord, kind: str) -> ToldByAll:
    return told_by_all(sources, nomination, record, kind, _reporter(sources, nomination))


def _profile(sources: Sources, nomination: NominationRow) -> _Profile:
    """The lines about a person or a collective, and who reports."""
    kind = nomination.subject_kind
    posts = {SubjectKind.INDIVIDUAL: phrase("reporter"), SubjectKind.HOUSEHOLD: words("household_head")}
    return _Profile(
        profile=tuple(ProfileLine(phrase(code), value or DOTS) for code, value in _about(sources, nomination)),
        profile_title=phrase("profile_person" if kind is SubjectKind.INDIVIDUAL else "profile_collective"),
        reporter_post=posts.get(kind, words("unit_head")),
        reporter=_reporter(sources, nomination),
        who_promises=phrase(f"promised_by_{kind}"),
    )


def _about(sources: Sources, nomination: NominationRow) -> Iterator[tuple[str, str | None]]:
    told = nomination.report
    if nomination.subject_kind is SubjectKind.INDIVIDUAL:
        person = sources.people[nomination.subject_id]
        yield "name", person.name
        yield "born_on", short_day(person.birth_date) if person.birth_date else None
        yield "gender", label("Gender", person.gender) if person.gender else None
        yield "hometown", told.get("hometown")
        yield "residence", told.get("residence")
        yield "position", person.job_title
        yield "unit", nomination.unit_name or sources.unit.name
        yield "qualifications", told.get("qualifications")
        return
    collective = sources.collectives.get(nomination.subject_id)
    household = sources.households.get(nomination.subject_id)
    yield "household" if household else "collective", nomination.name
    yield "address", told.get("address") or (household.address if household else None)
    if collective is not None:
        headcount = collective.headcount
        yield "headcount", words("people", count=f"{headcount:02d}") if headcount else None
        yield "features", told.get("features")


def _flag(sources: Sources, nomination: NominationRow, record: SubjectRecord) -> FlagReport:
    return FlagReport(
        **_shared(sources, nomination, record, "flag_report"),
        **_profile(sources, nomination),
        **on_record(sources, nomination, record),
    )


def _national_fighter(sources: Sources, nomination: NominationRow, record: SubjectRecord) -> NationalFighterReport:
    return NationalFighterReport(
        **_shared(sources, nomination, record, "national_fighter_report"),
        **_profile(sources, nomination),
        **on_record(sources, nomination, record),
        duties=paragraphs(nomination.report.get("duties")) or (DOTS,),
    )


def _unexpected(sources: Sources, nomination: NominationRow, record: SubjectRecord) -> UnexpectedReport:
    return UnexpectedReport(
        **_shared(sources, nomination, record, "unexpected_report"), **_profile(sources, nomination)
    )


def _movement(sources: Sources, nomination: NominationRow, record: SubjectRecord) -> MovementReport:
    return MovementReport(
        **_shared(sources, nomination, record, "movement_report"),
        **_profile(sources, nomination),
        movement=sources.round.name,
    )


def _service(sources: Sources, nomination: NominationRow, record: SubjectRecord) -> ServiceReport:
    """The post held now is known; the way there, and for how long, is for the person to tell."""
    person = sources.people[nomination.subject_id]
    disciplined = [row for row in record.discipline if row.form is not None]
    return ServiceReport(
        **_shared(sources, nomination, record, "service_report"),
        **_profile(sources, nomination),
        service=(
            ServicePeriod(),
            ServicePeriod(
                phrase("since", day=short_day(iso(person.since))) if person.since else "", person.job_title or ""
            ),
        ),
        discipline="; ".join(_discipline(row.form, row.decision_number) for row in disciplined if row.form)
        or phrase("never_disciplined"),
    )


def _discipline(form: object, number: str | None) -> str:
    named = label("DisciplineForm", str(form))
    return phrase("disciplined", form=named, number=number) if number else named


def _external(sources: Sources, nomination: NominationRow, record: SubjectRecord) -> ExternalReport:
    return ExternalReport(
        **_shared(sources, nomination, record, "external_report"),
        **_profile(sources, nomination),
        confirming_above=SigningBlock(tuple(words("confirmed_above").split("|")), DOTS),
    )


SPECIAL: dict[str, Fill] = {
    "flag_report": _flag,
    "national_fighter_report": _national_fighter,
    "unexpected_report": _unexpected,
    "movement_report": _movement,
    "service_report": _service,
    "external_report": _external,
}
