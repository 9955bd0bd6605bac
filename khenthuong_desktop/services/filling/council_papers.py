"""Fills the papers that set up the council, order its work, and call it together."""

from collections.abc import Iterator

from khenthuong_desktop.documents.fields import (
    Ballot,
    CouncilDecision,
    CouncilRules,
    CouncilTasks,
    Invitation,
    WrittenOpinion,
)
from khenthuong_desktop.documents.parts import (
    DOTS,
    AssignedTask,
    Attendee,
    BallotCase,
    CouncilSeat,
    VoteThreshold,
)
from khenthuong_desktop.documents.wording import (
    day_in_words,
    item,
    moment_in_words,
    reference,
    sentence_case,
    spelt_out,
)
from khenthuong_desktop.domain.terms import CouncilRole
from khenthuong_desktop.domain.text import decimal
from khenthuong_desktop.services.council.councils import CouncilDetail, Member
from khenthuong_desktop.services.filling import paper_contents as contents
from khenthuong_desktop.services.filling.paper_issuing import (
    Filled,
    by_council,
    by_unit,
    laws,
    lines,
    phrase,
    subject_of,
)
from khenthuong_desktop.services.filling.paper_references import cited, symbol_of
from khenthuong_desktop.services.filling.paper_sources import Sources
from khenthuong_desktop.store.database import Database


def council_of(sources: Sources) -> CouncilDetail:
    """The council that is there for certain: a condition of the kind has seen to it."""
    if sources.council is None:
        raise LookupError("council")
    return sources.council


def invitation(_db: Database, sources: Sources) -> Iterator[Filled]:
    """To all members; day and place stay open until the meeting is on record."""
    meeting, members = sources.meeting, council_of(sources).members
    day, clock = (contents.iso(meeting.held_on), meeting.started_at) if meeting else ("", "")
    chairman = next((m for m in members if m.role is CouncilRole.CHAIRMAN), members[0])
    yield Filled(
        Invitation(
            **by_council(sources, "invitation"),
            inviter=sentence_case(sources.council_name),
            occasion=phrase("occasion", year=sources.round.year, council=sources.council_name),
            invited=tuple(Attendee(m.name, role_name(m.role), spelt_out(m.job_title or "")) for m in members),
            chairman=contents.words("with_role", name=chairman.name, role=role_name(chairman.role)),
            opened_at=moment_in_words(day, clock, sources.round.year),
            held_at=item(meeting.place) if meeting else DOTS,
            agenda=tuple(contents.words("agenda").split("|")),
        )
    )


def role_name(role: CouncilRole) -> str:
    """The role as papers write it, without what the window adds in brackets."""
    return contents.label("CouncilRole", role).partition(" (")[0]


def ballot(_db: Database, sources: Sources) -> Iterator[Filled]:
    subject = subject_of(sources, "ballot")
    yield Filled(Ballot(organ=contents.council_organ(sources), subject=subject, cases=_cases(sources)))


def written_opinions(_db: Database, sources: Sources) -> Iterator[Filled]:
    """One for each member known to be absent, else one to be copied."""
    meeting = sources.meeting
    absent = [seat.name for seat in meeting.seats if not seat.present and seat.role.votes] if meeting else []
    secretary = sources.seat(CouncilRole.SECRETARY)
    for name in absent or [DOTS]:
        yield Filled(
            WrittenOpinion(
                organ=contents.council_organ(sources),
                subject=subject_of(sources, "ballot"),
                cases=_cases(sources),
                return_to=phrase("secretary", name=secretary) if secretary else phrase("secretary_unnamed"),
                return_by=day_in_words(contents.iso(meeting.held_on) if meeting else "", sources.round.year),
                member=name,
            ),
            about="" if name == DOTS else name,
            file_part="" if name == DOTS else name,
        )


def _cases(sources: Sources) -> tuple[BallotCase, ...]:
    """All that was put before the council, whatever came of it."""
    return tuple(
        BallotCase(order, row.called, sources.award_name(row.award), contents.position(row), **sources.columns(row.id))
        for order, row in enumerate(sources.round.nominations, 1)
    )


def council_decision(_db: Database, sources: Sources) -> Iterator[Filled]:
    council = council_of(sources)
    yield Filled(
        CouncilDecision(
            **by_unit(sources, "council_decision"),
            authority=sources.head.upper(),
            legal_bases=(*laws(sources, "council_decision", council.decision_date), phrase("proposed_by", office=DOTS)),
            council=sources.council_name,
            head=sources.head,
            members=tuple(
                CouncilSeat(m.name, role_name(m.role), spelt_out(m.job_title or "")) for m in council.members
            ),
        )
    )


def council_rules(_db: Database, sources: Sources) -> Iterator[Filled]:
    """The rules, with the quorum and the shares of votes of the law of the day."""
    quorum = sources.library.quorum(sources.round.law_on, sources.unit.level)
    yield Filled(
        CouncilRules(
            **by_unit(sources, "council_rules"),
            authority=sources.head.upper(),
            legal_bases=(*laws(sources, "council_decision"), phrase("proposed_by", office=sources.council_name)),
            council=sources.council_name,
            head=sources.head,
            appendix_reference=contents.words(
                "decision_attached_to",
                reference=cited(sources, "council_rules"),
                authority=sources.head,
            ),
            quorum=f"{quorum.numerator}/{quorum.denominator}",
            thresholds=tuple(_thresholds(sources)),
        )
    )


def _thresholds(sources: Sources) -> Iterator[VoteThreshold]:
    """Awards that need a ballot, from those given most to those given least."""
    for code, award in sources.library.awards.items():
        rule = sources.library.threshold(code, sources.round.law_on)
        if rule.ballot and not rule.confidence.never_blocks:
            yield VoteThreshold(award.name, phrase("at_least", share=decimal(rule.share * 100)))


def council_tasks(_db: Database, sources: Sources) -> Iterator[Filled]:
    council = council_of(sources)
    yield Filled(
        CouncilTasks(
            **by_council(sources, "council_tasks"),
            legal_bases=(setting_up(sources, council),),
            council=sentence_case(sources.council_name),
            members=tuple(
                AssignedTask(order, m.name, role_name(m.role), _task(m), spelt_out(m.job_title or ""))
                for order, m in enumerate(council.members, 1)
            ),
        )
    )


def setting_up(sources: Sources, council: CouncilDetail) -> str:
    """Căn cứ Quyết định số 05/QĐ-UBND ngày … của … về việc thành lập …"""
    number, _, symbol = (council.decision_number or "").partition("/")
    day = day_in_words(contents.iso(council.decision_date), sources.round.law_on.year)
    decision = reference(number.strip() or None, symbol or symbol_of(sources, "council_decision"), day)
    return phrase("council_basis", reference=decision, head=sources.head, council=sources.council_name)


def _task(member: Member) -> str:
    """The task on record, else what the role is there for."""
    return member.task or dict(zip(CouncilRole, lines("usual_tasks"), strict=True))[member.role]
