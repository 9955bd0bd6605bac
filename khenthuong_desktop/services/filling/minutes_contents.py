"""Fills the fields of the council's own documents: minutes of the meeting and of the vote count."""

import re
from fractions import Fraction

from khenthuong_desktop.documents.fields import Minutes, VoteCountMinutes
from khenthuong_desktop.documents.parts import (
    DOTS,
    Absentee,
    Attendee,
    SigningBlock,
    VoteResult,
)
from khenthuong_desktop.documents.wording import (
    item,
    join,
    moment_in_words,
    number_in_words,
    paragraphs,
    share,
    spelt_out,
    without_place,
)
from khenthuong_desktop.domain.text import compare_key
from khenthuong_desktop.services.council.meetings import MeetingDetail
from khenthuong_desktop.services.council.meetings import VoteResult as Counted
from khenthuong_desktop.services.filling.paper_contents import (
    by_award,
    council_organ,
    iso,
    label,
    totals,
    words,
)
from khenthuong_desktop.services.filling.paper_references import borne
from khenthuong_desktop.services.filling.paper_sources import Sources


def minutes(sources: Sources, meeting: MeetingDetail) -> Minutes:
    """What was said and resolved, who was there and how each case fared."""
    present = [seat for seat in meeting.seats if seat.present]
    absent = [seat for seat in meeting.seats if not seat.present]
    return Minutes(
        organ=council_organ(sources),
        reference=borne(sources, "minutes"),
        subject=words("minutes_subject", year=sources.round.year),
        opened_at=moment_in_words(iso(meeting.held_on), meeting.started_at),
        held_at=item(meeting.place),
        members_total=meeting.members,
        present_total=meeting.present,
        present=tuple(
            Attendee(seat.name, label("CouncilRole", seat.role), spelt_out(seat.job_title or "")) for seat in present
        ),
        absent=tuple(Absentee(seat.name, label("CouncilRole", seat.role), item(seat.reason or "")) for seat in absent),
        written_opinions=meeting.written,
        chairman=_with_role(meeting, meeting.chair_name),
        secretary=_with_role(meeting, meeting.secretary_name),
        agenda=tuple(words("agenda").split("|")),
        discussion=tuple(item(text) for text in paragraphs(meeting.opinions)),
        results=vote_results(sources, meeting),
        conclusions=_conclusions(sources),
        closed_at=moment_in_words(iso(meeting.held_on), meeting.ended_at),
        archive=words("minutes_archive"),
        recipients=(words("council_members", council=without_place(sources.council_name)),),
        secretary_name=meeting.secretary_name,
        signing=_chair(meeting),
    )


def _with_role(meeting: MeetingDetail, name: str) -> str:
    role = _role(meeting, name)
    return words("with_role", name=name, role=role) if role else name


def _role(meeting: MeetingDetail, name: str) -> str:
    role = next((seat.role for seat in meeting.seats if seat.name == name), None)
    return label("CouncilRole", role) if role else ""


def _chair(meeting: MeetingDetail) -> SigningBlock:
    """Who presided, by the post in the council."""
    role = _role(meeting, meeting.chair_name).upper()
    return SigningBlock((words("chair"), role) if role else (words("chair"),), meeting.chair_name)


def vote_results(sources: Sources, meeting: MeetingDetail) -> tuple[VoteResult, ...]:
    """Each case with its ballots and, beside them, its written opinions."""
    return tuple(
        VoteResult(
            order=place,
            name=result.called,
            award=sources.award_name(result.award),
            in_favour=result.in_favour,
            against=result.against,
            invalid=result.invalid,
            written_in_favour=result.written_in_favour,
            written_against=result.written_against,
            share=share(result.in_favour + result.written_in_favour, result.members, _missed(result)),
            threshold=result.threshold.replace(" ", "\u00a0"),  # never broken in its narrow column
            outcome=words("passed" if result.passed else "not_passed"),
            **sources.columns(result.nomination_id),
        )
        for place, result in enumerate(meeting.results, 1)
    )


def _missed(result: Counted) -> Fraction | None:
    """The threshold that a case did not reach, from its words: "≥ 80%", "≥ 66,67%"."""
    found = re.search(r"\d+(,\d+)?", result.threshold)
    return Fraction(found.group().replace(",", ".")) / 100 if found and not result.passed else None


def _conclusions(sources: Sources) -> tuple[str, ...]:
    said = []
    for code, outcome in (("conclusion_passed", True), ("conclusion_not_passed", False)):
        voted = tuple(n for n in sources.round.nominations if n.passed is outcome)
        for award, nominations in by_award(voted).items():
            names = join([nomination.called for nomination in nominations])
            said.append(words(code, award=sources.award_phrase(award), totals=totals(nominations), names=names))
    return tuple(said)


def vote_count_minutes(sources: Sources, meeting: MeetingDetail) -> VoteCountMinutes:
    """The count by itself: who counted and when, ballots handed out and collected, the figures of each case."""
    counts = [(result.in_favour + result.against + result.invalid, result.invalid) for result in meeting.results]
    collected = max((total for total, _ in counts), default=0)
    issued = max(meeting.present, collected)
    tellers = _tellers(meeting)
    return VoteCountMinutes(
        organ=council_organ(sources),
        reference=borne(sources, "vote_count_minutes"),
        subject=words("vote_count_subject", year=sources.round.year),
        opened_at=moment_in_words(iso(meeting.held_on), meeting.count_started_at or ""),
        held_at=item(meeting.place),
        members_total=meeting.members,
        present_total=meeting.present,
        chairman=_with_role(meeting, meeting.chair_name),
        secretary=_with_role(meeting, meeting.secretary_name),
        ballots_issued=issued,
        issued_in_words=number_in_words(issued),
        ballots_collected=collected,
        collected_in_words=number_in_words(collected),
        ballots_validity=_validity(counts),
        written_opinions=meeting.written,
        committee=tellers,
        head_teller=tellers[0].name,
        results=vote_results(sources, meeting),
        closed_at=moment_in_words(iso(meeting.held_on), meeting.count_ended_at or ""),
        archive=words("minutes_archive"),
        secretary_name=meeting.secretary_name,
        signing=_chair(meeting),
    )


def _tellers(meeting: MeetingDetail) -> tuple[Attendee, ...]:
    """Who counted, the head first; nobody told stands as dotted lines, to be written in by hand."""
    names = paragraphs(meeting.tellers) or (DOTS, DOTS)
    posts = {compare_key(seat.name): spelt_out(seat.job_title or "") for seat in meeting.seats}
    return tuple(
        Attendee(item(name), words("teller" if place else "head_teller"), posts.get(compare_key(name), ""))
        for place, name in enumerate(names)
    )


def _validity(counts: list[tuple[int, int]]) -> str:
    """Valid and invalid ballots in one figure each where they are the same for every case, else where to look."""
    if len(set(counts)) != 1:
        return words("ballots_differ")
    ((total, invalid),) = set(counts)
    return words("ballots_alike", valid=total - invalid, invalid=invalid)
