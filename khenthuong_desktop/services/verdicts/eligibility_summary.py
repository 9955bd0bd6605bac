"""How a year stands in a few figures, reckoned verdict by verdict so that no tree of reasons is kept."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date

from khenthuong_desktop.domain.reach import Standing
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.registers.namesakes import told_apart
from khenthuong_desktop.services.registers.subjects import subject_names
from khenthuong_desktop.services.verdicts.eligibility import Gap, describe_gap, each_result
from khenthuong_desktop.services.verdicts.fact_finding import find_facts
from khenthuong_desktop.store.database import Database

NEAREST = 5
NEAREST_PER_AWARD = 2


@dataclass(frozen=True)
class EligibilitySummary:
    """Who may have what: ``eligible`` and ``to_confirm`` count by award code, ``lacking`` those that want data.

    ``near`` are the first few whom the year can still bring there.
    """

    eligible: Counter[str]
    to_confirm: Counter[str]
    lacking: int
    near: tuple[Gap, ...]


def summarise(db: Database, library: Library, year: int, on: date) -> EligibilitySummary:
    """Judge everybody for every award of the year under the law of ``on``."""
    with db.read() as session:
        register = find_facts(session, year)
        called = told_apart(subject_names(session).values())
    counted: dict[Standing, Counter[str]] = {standing: Counter() for standing in Standing}
    near: list[Gap] = []
    lacking = 0
    for result in each_result(library, register, year, on):
        standing = result.standing
        counted[standing][result.award] += 1
        lacking += standing is Standing.UNKNOWN and result.way.unknown > 0
        if standing is Standing.NEAR and counted[standing][result.award] <= NEAREST_PER_AWARD:
            name = called.get((result.subject_kind, result.subject_id), result.subject_name)
            near.append(describe_gap(replace(result, subject_name=name)))
    return EligibilitySummary(counted[Standing.ELIGIBLE], counted[Standing.TO_CONFIRM], lacking, tuple(near[:NEAREST]))
