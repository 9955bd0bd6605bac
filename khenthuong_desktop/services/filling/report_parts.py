"""Parts that achievement reports share: who confirms, what was achieved, what is on record."""

from datetime import date
from typing import TypedDict

from khenthuong_desktop.documents.forms import printed_form
from khenthuong_desktop.documents.parts import (
    DOTS,
    AwardRow,
    Dateline,
    InitiativeRow,
    Organ,
    RatingRow,
    SigningBlock,
)
from khenthuong_desktop.documents.wording import organ_lines, paragraphs, sentence, short_day, superior_line
from khenthuong_desktop.domain.terms import CouncilRole, SubjectKind
from khenthuong_desktop.domain.text import compare_key
from khenthuong_desktop.services.award_rounds.rounds import NominationRow
from khenthuong_desktop.services.filling.paper_contents import dateline, label, unit_organ, unit_signing, words
from khenthuong_desktop.services.filling.paper_sources import Sources
from khenthuong_desktop.services.registers import records

_YEARS_SHOWN = 5


class ToldByAll(TypedDict):
    """The fields that all achievement reports share."""

    organ: Organ
    dateline: Dateline
    award: str
    year: int
    name: str
    achievements: tuple[str, ...]
    confirming: SigningBlock
    form: str
    titles: tuple[AwardRow, ...]
    commendations: tuple[AwardRow, ...]


class OnRecord(TypedDict):
    """Ratings and initiatives of the last years."""

    ratings: tuple[RatingRow, ...]
    initiatives: tuple[InitiativeRow, ...]


def told_by_all(
    sources: Sources, nomination: NominationRow, record: records.SubjectRecord, kind: str, reporter: str
) -> ToldByAll:
    """What every report says of a nominee; ``reporter`` never confirms it."""
    individual = nomination.subject_kind is SubjectKind.INDIVIDUAL
    collective = sources.collectives.get(nomination.subject_id)
    return ToldByAll(
        organ=organ(sources, nomination.unit_name if individual else collective.name if collective else ""),
        dateline=dateline(sources, str(sources.round.law_on.year)),
        award=sources.award_phrase(nomination.award),
        year=sources.round.year,
        name=nomination.name,
        achievements=achievements(sources, nomination, record),
        confirming=confirming(sources, reporter),
        form=printed_form(kind, nomination.subject_kind, sources.round.law_on),
        titles=held(sources, record, titles=True),
        commendations=held(sources, record, titles=False),
    )


def on_record(sources: Sources, nomination: NominationRow, record: records.SubjectRecord) -> OnRecord:
    """A collective has no initiatives of its own."""
    individual = nomination.subject_kind is SubjectKind.INDIVIDUAL
    return OnRecord(
        ratings=ratings(sources, record),
        initiatives=initiatives(sources, nomination, record) if individual else (),
    )


def confirming(sources: Sources, reporter: str) -> SigningBlock:
    """The head of the unit confirms, but never an own report: that is left to the level above."""
    signing = unit_signing(sources)
    heads = (signing.signer_name, sources.seat(CouncilRole.CHAIRMAN))
    if compare_key(reporter) in {compare_key(name) for name in heads if name}:
        return SigningBlock(tuple(words("confirmed_above").split("|")), DOTS)
    return signing


def organ(sources: Sources, unit_name: str) -> Organ:
    """The nominee's own unit under ours, or ours alone."""
    if not unit_name or unit_name == sources.unit.name:
        return unit_organ(sources)
    return Organ(organ_lines(unit_name), superior_line(sources.unit.name))


def achievements(sources: Sources, nomination: NominationRow, record: records.SubjectRecord) -> tuple[str, ...]:
    """The clerk's words; without any, what the year's records tell; without those, dotted lines."""
    told = paragraphs(nomination.report.get("results")) or paragraphs(nomination.achievement)
    if told:
        return tuple(sentence(text) for text in told)
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


def ratings(sources: Sources, record: records.SubjectRecord) -> tuple[RatingRow, ...]:
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


def initiatives(
    sources: Sources, nomination: NominationRow, record: records.SubjectRecord
) -> tuple[InitiativeRow, ...]:
    return tuple(
        InitiativeRow(
            str(row.year),
            row.name,
            label("Scope", row.scope) if row.scope else DOTS,
            _decision(row.decision_number, row.decision_date) or DOTS,
        )
        for row in _recognised(sources, nomination, record)
    )


def held(sources: Sources, record: records.SubjectRecord, *, titles: bool) -> tuple[AwardRow, ...]:
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
