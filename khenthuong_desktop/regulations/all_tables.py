"""Every dated table of one library, read together."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from khenthuong_desktop.regulations import tables
from khenthuong_desktop.regulations.cross_rules import CrossRule, load_cross_rules
from khenthuong_desktop.regulations.entries import Entry
from khenthuong_desktop.regulations.naming import WaysOfWriting
from khenthuong_desktop.regulations.procedures import Procedure, load_procedures
from khenthuong_desktop.regulations.timetable import Timetable, load_timetable
from khenthuong_desktop.regulations.transitions import Transition, load_transitions


@dataclass(frozen=True)
class Tables:
    """The dated tables of one library."""

    sources: dict[str, tables.Source]
    regimes: list[tables.Regime]
    thresholds: list[tables.Thresholds]
    simple_majority: Fraction
    quorums: list[tables.Quorum]
    base_salaries: list[tables.BaseSalary]
    coefficients: list[tables.Coefficients]
    legal_bases: dict[str, list[tables.LegalBasis]]
    ways_of_writing: WaysOfWriting
    limits: list[tables.Limits]
    procedures: list[Procedure]
    timetable: Timetable
    cross_rules: tuple[CrossRule, ...]
    transitions: list[Transition]


def load_tables(top: Callable[[str], Entry], sources: dict[str, tables.Source]) -> Tables:
    """``top`` gives a table's file by its name, a unit's own rows joined to ours."""
    councils, rewards, naming = top("councils"), top("rewards"), top("naming")
    spellings = naming.entry("spellings")
    return Tables(
        sources=sources,
        regimes=tables.load_regimes(top("regimes")),
        thresholds=tables.load_thresholds(councils),
        simple_majority=councils.fraction("simple_majority"),
        quorums=tables.load_quorums(councils),
        base_salaries=tables.load_base_salaries(rewards),
        coefficients=tables.load_coefficients(rewards),
        legal_bases=tables.load_legal_bases(top("legal_bases")),
        limits=tables.load_limits(top("limits")),
        ways_of_writing=WaysOfWriting.of(
            naming.texts("leading"), {word: spellings.words(word) for word in spellings.located}
        ),
        procedures=load_procedures(top("procedures")),
        timetable=load_timetable(
            top("deadlines"), top("processing"), top("dossiers"), top("authority"), top("holidays")
        ),
        cross_rules=load_cross_rules(top("cross_rules")),
        transitions=load_transitions(top("transitions")),
    )
