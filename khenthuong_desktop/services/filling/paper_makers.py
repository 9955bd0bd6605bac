"""How each kind of document is filled for a round, and what must be there first."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from khenthuong_desktop.documents.catalogue import REPORT_KINDS
from khenthuong_desktop.domain.terms import Stage
from khenthuong_desktop.services.filling import (
    council_papers,
    emulation_papers,
    initiative_papers,
    letter_papers,
    review_papers,
)
from khenthuong_desktop.services.filling import paper_contents as contents
from khenthuong_desktop.services.filling.achievement_reports import achievement_report, report_kind
from khenthuong_desktop.services.filling.minutes_contents import minutes, vote_count_minutes
from khenthuong_desktop.services.filling.paper_issuing import Filled
from khenthuong_desktop.services.filling.paper_sources import Sources
from khenthuong_desktop.services.filling.reward_papers import paid_here, reward_payments
from khenthuong_desktop.services.money.rewards import rewards_of_round
from khenthuong_desktop.store.database import Database


@dataclass(frozen=True)
class Maker:
    """Fills the documents of a kind; ``needs`` are codes of what must be there first."""

    make: Callable[[Database, Sources], Iterable[Filled]]
    needs: tuple[str, ...] = ()


THERE: dict[str, Callable[[Database, Sources], object]] = {
    "nominations": lambda _db, sources: sources.round.nominations,
    "meeting": lambda _db, sources: sources.meeting,
    "secretary": lambda _db, sources: sources.meeting is None or sources.meeting.secretary_name.strip(),
    "own_authority": lambda _db, sources: sources.decides_itself,
    "higher_decision": lambda _db, sources: not sources.decides_itself,
    "council": lambda _db, sources: sources.council,
    "papers": letter_papers.has_papers,
    "returned_dossier": letter_papers.newest_return,
    "movement": emulation_papers.movements_of,
    "registrations": emulation_papers.registered,
    "registered_collectives": emulation_papers.registered_collectives,
    "initiatives": initiative_papers.initiatives_of,
    "initiatives_to_recognise": initiative_papers.to_recognise,
    "initiative_council": initiative_papers.initiative_council,
    "money": lambda db, sources: rewards_of_round(db, sources.library, sources.round.id).total,
    "own_money": paid_here,
}


def lacking(db: Database, sources: Sources, kind: str) -> tuple[str, ...]:
    """Codes of what a kind waits for."""
    return tuple(need for need in MAKERS[kind].needs if not THERE[need](db, sources))


def _request_statement(_db: Database, sources: Sources) -> Iterator[Filled]:
    yield Filled(contents.request_statement(sources))


def _summary_list(_db: Database, sources: Sources) -> Iterator[Filled]:
    yield Filled(contents.summary_list(sources))


def _minutes(_db: Database, sources: Sources) -> Iterator[Filled]:
    if sources.meeting is not None:
        yield Filled(minutes(sources, sources.meeting))


def _vote_count_minutes(_db: Database, sources: Sources) -> Iterator[Filled]:
    if sources.meeting is not None:
        yield Filled(vote_count_minutes(sources, sources.meeting))


def _decision(_db: Database, sources: Sources) -> Iterator[Filled]:
    """Once the decision is on record, its list is of those awarded: numbers of certificates are of this list."""
    awarded = tuple(row for row in sources.put_forward if row.stage is not Stage.NOT_AWARDED)
    found = replace(sources.round, nominations=awarded or sources.put_forward)
    yield Filled(contents.decision(replace(sources, round=found)))


def _reward_payments(db: Database, sources: Sources) -> Iterator[Filled]:
    yield Filled(reward_payments(db, sources))


def _reports(db: Database, sources: Sources, *, kind: str) -> Iterator[Filled]:
    """A nominee with several reports in the round has them told apart by their awards."""
    times = Counter((row.subject_kind, row.subject_id) for row in sources.put_forward)
    for nomination in sources.put_forward:
        if report_kind(sources, nomination) == kind:
            abbreviation = sources.library.award(nomination.award).abbreviation
            several = times[nomination.subject_kind, nomination.subject_id] > 1
            yield Filled(
                achievement_report(db, sources, nomination),
                about=f"{nomination.called} ({abbreviation})" if several else nomination.called,
                file_part=f"{nomination.code}-{abbreviation}-{nomination.name}",
                nomination_id=nomination.id,
            )


_NOMINATIONS, _COUNCIL = ("nominations",), ("council",)
_SAT = (*_NOMINATIONS, "meeting", "secretary")
_REGISTERED, _INITIATIVES = ("registered_collectives",), ("initiatives",)
MAKERS: dict[str, Maker] = {
    "request_statement": Maker(_request_statement, _NOMINATIONS),
    "summary_list": Maker(_summary_list, _NOMINATIONS),
    "minutes": Maker(_minutes, _SAT),
    "vote_count_minutes": Maker(_vote_count_minutes, _SAT),
    "decision": Maker(_decision, ("nominations", "own_authority")),
    **{kind: Maker(partial(_reports, kind=kind), _NOMINATIONS) for kind in REPORT_KINDS},
    "public_notice": Maker(letter_papers.public_notice, _NOMINATIONS),
    "opinion_request": Maker(letter_papers.opinion_request, _NOMINATIONS),
    "opinion_reply": Maker(letter_papers.opinion_reply, _NOMINATIONS),
    "request_letter": Maker(letter_papers.request_letter, ("nominations", "higher_decision")),
    "reply_letter": Maker(letter_papers.reply_letter, ("returned_dossier",)),
    "dossier_index": Maker(letter_papers.dossier_index, ("papers",)),
    "invitation": Maker(council_papers.invitation, _COUNCIL),
    "ballot": Maker(council_papers.ballot, _NOMINATIONS),
    "written_opinion": Maker(council_papers.written_opinions, _NOMINATIONS),
    "council_decision": Maker(council_papers.council_decision, _COUNCIL),
    "council_rules": Maker(council_papers.council_rules, _COUNCIL),
    "council_tasks": Maker(council_papers.council_tasks, _COUNCIL),
    "launch_plan": Maker(emulation_papers.launch_plans, ("movement",)),
    "registration_list": Maker(emulation_papers.registration_list, ("registrations",)),
    "pledge": Maker(emulation_papers.pledge, _REGISTERED),
    "publicity_plan": Maker(emulation_papers.publicity_plan),
    "inspection_plan": Maker(emulation_papers.inspection_plan, _REGISTERED),
    "inspection_minutes": Maker(emulation_papers.inspection_minutes, _REGISTERED),
    "interim_review": Maker(review_papers.interim_review),
    "final_review": Maker(review_papers.final_review),
    "initiative_application": Maker(initiative_papers.applications, _INITIATIVES),
    "initiative_score": Maker(initiative_papers.scores, _INITIATIVES),
    "initiative_minutes": Maker(initiative_papers.minutes, ("initiatives", "initiative_council")),
    "initiative_decision": Maker(initiative_papers.decision, ("initiatives_to_recognise",)),
    "reward_estimate": Maker(review_papers.reward_estimate, ("nominations", "money")),
    "reward_payments": Maker(_reward_payments, ("nominations", "own_money")),
}
