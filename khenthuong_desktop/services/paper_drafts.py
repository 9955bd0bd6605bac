"""Which documents a round needs now, with all their fields and file names; nothing is written here."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date

from khenthuong_desktop.documents.catalogue import INNER_KINDS, KINDS, REPORT_KINDS, file_name
from khenthuong_desktop.documents.fields import DocumentFields, missing
from khenthuong_desktop.documents.shape import field_label
from khenthuong_desktop.documents.wording import document_symbol
from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.errors import FieldsMissing
from khenthuong_desktop.services import paper_contents as contents
from khenthuong_desktop.services.achievement_reports import achievement_report
from khenthuong_desktop.services.minutes_contents import minutes, vote_count_minutes
from khenthuong_desktop.services.paper_sources import Sources
from khenthuong_desktop.services.reward_papers import reward_payments
from khenthuong_desktop.store.database import Database


@dataclass(frozen=True)
class Draft:
    """A document to be written: its fields, its file name, and what the record of it says."""

    kind: str
    title: str
    filled: DocumentFields
    name: str = ""
    number: str | None = None
    symbol: str | None = None
    issued_on: date | None = None
    nomination_id: str | None = None


def drafts_of(db: Database, sources: Sources, kinds: Collection[str] | None = None) -> list[Draft]:
    """All documents that can be made by now, or just ``kinds``; raises FieldsMissing with all that is missing."""
    drafts = [_named(draft) for kind in _wanted(sources, kinds) for draft in _drafts(db, sources, kind)]
    _refuse_missing(sources, drafts)
    return drafts


def _wanted(sources: Sources, kinds: Collection[str] | None) -> list[str]:
    """Kinds to make in their order; those asked for by name must be possible."""
    impossible = {}
    if sources.meeting is None:
        impossible = dict.fromkeys(("minutes", "vote_count_minutes"), "needs_meeting")
    if not sources.decides_itself:
        impossible["decision"] = "needs_own_authority"
    if kinds is None:
        return [kind for kind in KINDS if kind not in impossible and kind not in INNER_KINDS]
    needs = sorted({impossible[kind] for kind in kinds if kind in impossible})
    if needs:
        raise FieldsMissing(sources.round.name, [contents.words(need) for need in needs])
    return [kind for kind in KINDS if kind in kinds]


def _drafts(db: Database, sources: Sources, kind: str) -> Iterator[Draft]:
    found, unit, meeting = sources.round, sources.unit, sources.meeting
    title = contents.words(f"title_{kind}")
    if kind == "request_statement":
        symbol, _ = contents.statement_reference(sources)
        filled: DocumentFields = contents.request_statement(sources)
        yield Draft(kind, title, filled, "", found.statement_number, symbol, found.statement_on)
    elif kind == "summary_list":
        yield Draft(kind, title, contents.summary_list(sources))
    elif kind == "decision":
        symbol = document_symbol("decision", unit.symbol)
        yield Draft(kind, title, contents.decision(sources), "", found.decision_number, symbol, found.decision_on)
    elif kind == "reward_payments":
        yield Draft(kind, title, reward_payments(db, sources))
    elif kind in REPORT_KINDS:
        yield from _reports(db, sources, kind)
    elif meeting is not None:
        symbol = document_symbol(kind, unit.council_symbol)
        counted = kind == "vote_count_minutes"
        filled = (vote_count_minutes if counted else minutes)(sources, meeting)
        number = found.vote_minutes_number if counted else found.minutes_number
        yield Draft(kind, title, filled, "", number, symbol, meeting.held_on)


def _reports(db: Database, sources: Sources, kind: str) -> Iterator[Draft]:
    for nomination in sources.put_forward:
        if (nomination.subject_kind is SubjectKind.INDIVIDUAL) is (kind == "individual_report"):
            yield Draft(
                kind,
                contents.words(f"title_{kind}", name=nomination.called),
                achievement_report(db, sources, nomination),
                f"{nomination.code}-{sources.library.award(nomination.award).abbreviation}-{nomination.name}",
                nomination_id=nomination.id,
            )


def _named(draft: Draft) -> Draft:
    """The draft with its file name; where another paper has that name already is seen when it is written."""
    name = file_name(
        KINDS[draft.kind],
        number=draft.number or "",
        symbol=draft.symbol or "",
        day=draft.issued_on.isoformat() if draft.issued_on else "",
        about=draft.name,
    )
    return replace(draft, name=name)


def _refuse_missing(sources: Sources, drafts: list[Draft]) -> None:
    """All that is missing in all documents, once each."""
    if sources.signer is None:
        raise FieldsMissing(sources.round.name, [contents.words("needs_signer")])
    needs = dict.fromkeys(f"{draft.title}: {field_label(path)}" for draft in drafts for path in missing(draft.filled))
    if needs:
        raise FieldsMissing(sources.round.name, list(needs))
