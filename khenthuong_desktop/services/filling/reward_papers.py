"""Fills the list by which a unit pays out the reward money of its own decision."""

from khenthuong_desktop.documents.fields import RewardPayments
from khenthuong_desktop.documents.parts import DOTS, RewardRow
from khenthuong_desktop.documents.wording import (
    coefficient,
    day_in_words,
    document_symbol,
    figures,
    join,
    money,
    money_in_words,
    reference,
)
from khenthuong_desktop.services.award_rounds.rounds import NominationRow
from khenthuong_desktop.services.filling.paper_contents import iso, position, unit_organ, unit_signing, words
from khenthuong_desktop.services.filling.paper_sources import Sources
from khenthuong_desktop.services.money.reward_lines import RewardLine
from khenthuong_desktop.services.money.rewards import highest_only, rewards_of_round
from khenthuong_desktop.store.database import Database


def reward_payments(db: Database, sources: Sources) -> RewardPayments:
    """One row for each award that the unit pays for, ordered as the decision's list; others pay by lists of theirs."""
    found, unit = sources.round, sources.unit
    places = {(row.subject_kind, row.code, row.award): place for place, row in enumerate(found.nominations)}
    lines = paid_here(db, sources)
    lines.sort(key=lambda line: places[line.subject_kind, line.code, line.award])
    recorded = next((line for line in lines if line.decision_number), None)
    number, _, symbol = recorded.decision_number.partition("/") if recorded else (found.decision_number, "", "")
    day = recorded.decided_on if recorded else found.decision_on
    symbol = symbol or document_symbol("decision", unit.symbol)
    cited = reference(number, symbol, day_in_words(iso(day), found.law_on.year))
    nominations = {(row.subject_kind, row.code, row.award): row for row in found.nominations}
    total = sum(line.amount for line in lines)
    salaries = dict.fromkeys(money(line.base_salary) for line in lines if line.base_salary)
    return RewardPayments(
        organ=unit_organ(sources),
        subject=words("rewards_subject", year=found.year),
        attached_to=words("decision_attached_to", reference=cited, authority=sources.head),
        rows=tuple(
            _row(sources, order, line, nominations[line.subject_kind, line.code, line.award])
            for order, line in enumerate(lines, 1)
        ),
        total=figures(total),
        total_in_words=money_in_words(total),
        base_salary=join(list(salaries)),
        higher_only=highest_only(sources.library, rewards_of_round(db, sources.library, found.id).higher_taken),
        compiler=unit.clerk_name or DOTS,
        signing=unit_signing(sources),
    )


def paid_here(db: Database, sources: Sources) -> list[RewardLine]:
    """What the unit itself pays for in the round."""
    lines = rewards_of_round(db, sources.library, sources.round.id).lines
    return [line for line in lines if line.amount and line.payer == sources.unit.name]


def _row(sources: Sources, order: int, line: RewardLine, nomination: NominationRow) -> RewardRow:
    person = sources.people.get(nomination.subject_id)
    return RewardRow(
        order,
        line.called,
        line.award_name,
        coefficient(line.coefficient or 0),
        figures(line.amount),
        position(nomination) or line.unit_name,
        (person.citizen_number if person else None) or "",
        **sources.columns(nomination.id),
    )
