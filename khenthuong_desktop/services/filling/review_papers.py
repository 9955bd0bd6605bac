"""Fills the reviews of a year and the estimate of reward money from what is on record."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from khenthuong_desktop.documents.fields import RewardEstimate, YearReview
from khenthuong_desktop.documents.parts import DOTS, AwardTally, EstimateRow
from khenthuong_desktop.documents.wording import coefficient, figures, join, money, money_in_words
from khenthuong_desktop.services.award_rounds.registrations import decided_awards, list_registrations
from khenthuong_desktop.services.filling import paper_contents as contents
from khenthuong_desktop.services.filling.emulation_papers import movements_of
from khenthuong_desktop.services.filling.paper_issuing import Filled, by_unit, phrase, proposer, subject_of
from khenthuong_desktop.services.filling.paper_sources import Sources
from khenthuong_desktop.services.money.reward_lines import RewardLine
from khenthuong_desktop.services.money.rewards import highest_only, rewards_of_round, rewards_of_year
from khenthuong_desktop.store.database import Database


def interim_review(db: Database, sources: Sources) -> Iterator[Filled]:
    """As things stood on the last day of June."""
    yield _review(db, sources, "interim_review", date(sources.round.year, 6, 30))


def final_review(db: Database, sources: Sources) -> Iterator[Filled]:
    yield _review(db, sources, "final_review")


def _review(db: Database, sources: Sources, kind: str, until: date | None = None) -> Filled:
    """Movements, registrations and what came of them, money; judgement is left to people."""
    year, day = sources.round.year, until or date.max
    begun = [movement for movement in movements_of(db, sources) if (movement.launched_on or date.min) <= day]
    return Filled(
        YearReview(
            **by_unit(sources, kind),
            addressees=(sources.unit.higher_authority,),
            proposer=proposer(sources),
            year=year,
            period=phrase(f"period_{kind}", year=year),
            movements=tuple(phrase("movement", name=movement.name) for movement in begun),
            tallies=tuple(_tallies(db, sources, until)),
            rewards=_paid(db, sources, until),
        )
    )


def _paid(db: Database, sources: Sources, until: date | None) -> str:
    """What decisions brought so far; no sum is told before there is one."""
    year = sources.round.year
    lines = rewards_of_year(db, sources.library, year).lines
    total = sum(line.amount for line in lines if line.decided_on <= (until or date.max))
    if total:
        return money(total)
    return phrase("no_rewards" if decided_awards(db, year, until) else "undecided")


def _tallies(db: Database, sources: Sources, until: date | None) -> Iterator[AwardTally]:
    """Nobody has got an award yet that no decision was taken on: that is not a result of nought."""
    rows = list_registrations(db, sources.round.year, until=until).rows
    decided = decided_awards(db, sources.round.year, until)
    for order, award in enumerate(dict.fromkeys(row.award for row in rows), 1):
        same = [row for row in rows if row.award == award]
        proposed, achieved = sum(row.proposed for row in same), sum(row.achieved for row in same)
        told = str(achieved) if award in decided else phrase("undecided")
        yield AwardTally(order, sources.award_name(award), len(same), proposed, told)


def reward_estimate(db: Database, sources: Sources) -> Iterator[Filled]:
    """What all that is put forward would cost, by the law of the day of the decision."""
    listed = rewards_of_round(db, sources.library, sources.round.id)
    paid = [line for line in listed.lines if line.amount]
    kinds = {line.award: {other.subject_kind for other in paid if other.award == line.award} for line in paid}
    counted = Counter((_told(line, alone=len(kinds[line.award]) == 1), line.coefficient, line.amount) for line in paid)
    salaries = dict.fromkeys(money(line.base_salary) for line in paid if line.base_salary)
    yield Filled(
        RewardEstimate(
            organ=contents.unit_organ(sources),
            dateline=contents.dateline(sources, ""),
            subject=subject_of(sources, "reward_estimate"),
            rows=tuple(
                EstimateRow(order, award, number, coefficient(times or 0), figures(amount), figures(amount * number))
                for order, ((award, times, amount), number) in enumerate(counted.items(), 1)
            ),
            total=figures(listed.total),
            total_in_words=money_in_words(listed.total),
            base_salary=join(list(salaries)),
            higher_only=highest_only(sources.library, listed.higher_taken),
            compiler=sources.unit.clerk_name or DOTS,
            signing=contents.unit_signing(sources),
        )
    )


def _told(line: RewardLine, *, alone: bool) -> str:
    """The award; with whom it is for where it comes to different sums for different subjects."""
    kind = contents.label("SubjectKind", line.subject_kind).lower()
    return line.award_name if alone else phrase("award_for", award=line.award_name, kind=kind)
