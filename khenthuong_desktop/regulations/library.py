"""The library of the law: what applied on a day, for an award, a council, a reward, a document."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from pathlib import Path

from khenthuong_desktop.domain.facts import SubjectFacts
from khenthuong_desktop.domain.limits import Limit
from khenthuong_desktop.domain.rewards import reward_amount
from khenthuong_desktop.domain.rules import Award, AwardRule, Criterion, Reference, RulesOnDay, Version
from khenthuong_desktop.domain.terms import Confidence, SubjectKind, UnitLevel
from khenthuong_desktop.errors import RulePackFaulty
from khenthuong_desktop.regulations import tables
from khenthuong_desktop.regulations.all_tables import Tables, load_tables
from khenthuong_desktop.regulations.comparisons import (
    Comparisons,
    compared_award,
    compared_regime,
    compared_source,
    still_true,
)
from khenthuong_desktop.regulations.cross_rules import CrossRule, cautions, no_ground
from khenthuong_desktop.regulations.dated import latest
from khenthuong_desktop.regulations.entries import Entry, Faults, Located, read_entries
from khenthuong_desktop.regulations.holidays import YearOff
from khenthuong_desktop.regulations.kept import Noted
from khenthuong_desktop.regulations.loader import AwardLoader
from khenthuong_desktop.regulations.naming import AwardNames
from khenthuong_desktop.regulations.overlays import TABLE_FILES, catalogued, join_tables, overlay_award
from khenthuong_desktop.regulations.procedures import Procedure
from khenthuong_desktop.regulations.rule_folders import LOOSE, LeftOut, RuleSet, choose, shipped_folder, sources_first
from khenthuong_desktop.regulations.timetable import Timetable
from khenthuong_desktop.regulations.transitions import Step, steps_between

_GROUPS = ("title", "form", "honour")


@dataclass(frozen=True)
class Threshold:
    """What a nomination needs in the council; ``ballot`` whether a secret ballot is obligatory."""

    share: Fraction
    ballot: bool
    more_than: bool
    confidence: Confidence
    reference: Reference


@dataclass(frozen=True)
class RewardOnDay:
    """The money of one award on the day of the decision, in đồng: coefficient × base salary."""

    coefficient: Fraction
    salary: tables.BaseSalary
    amount: int
    at_most: bool
    confidence: Confidence
    reference: Reference

    @property
    def base_salary(self) -> int:
        return self.salary.amount


@dataclass(frozen=True)
class LegalBasisLine:
    """One legal base as it is written in a document."""

    source: str
    citation: str


class Library:
    """Everything the packs say; made by ``load_library`` and never changed afterwards."""

    def __init__(
        self,
        awards: dict[str, Award],
        exclusions: list[tuple[date, tuple[Criterion, ...]]],
        shipped: Tables,
    ) -> None:
        self.awards = awards
        self.exclusions = exclusions
        self.tables = shipped
        self.sources = shipped.sources
        self.names = AwardNames(awards.values(), shipped.ways_of_writing)
        self.sets: tuple[RuleSet, ...] = ()  # the unit's own rules that are in force
        self.left_out: tuple[LeftOut, ...] = ()  # those that should be and cannot
        self.compared: Comparisons = {}  # those that are about the rules as they stand
        self.comparisons: Comparisons = {}  # all that were noted
        self.typed: tuple[YearOff, ...] = ()  # days off as the unit typed them
        self._on_day: dict[date, RulesOnDay] = {}

    def compared_with(self, comparisons: Comparisons, typed: tuple[YearOff, ...] = ()) -> "Library":
        """The same law, as sure as these comparisons make it, with the days off that the unit typed."""
        timetable, noted = self.timetable, comparisons
        comparisons = still_true(noted, self.awards.values())
        awards = {code: compared_award(award, comparisons) for code, award in self.awards.items()}
        made = Library(
            awards,
            self.exclusions,
            replace(
                self.tables,
                sources={code: compared_source(source, comparisons) for code, source in self.sources.items()},
                regimes=[compared_regime(regime, comparisons) for regime in self.tables.regimes],
                timetable=replace(timetable, holidays=timetable.holidays.with_typed(typed)),
            ),
        )
        made.sets, made.left_out = self.sets, self.left_out
        made.compared, made.comparisons, made.typed = dict(comparisons), dict(noted), typed
        return made

    @property
    def packs(self) -> tuple[str, ...]:
        """Ids of the unit's packs in force."""
        return tuple(one.id for one in self.sets if one.id != LOOSE)

    def award(self, code: str) -> Award:
        """The award with this pack code; a ``KeyError`` is a bug, use ``find_award`` for words."""
        return self.awards[code]

    def higher_first(self, code: str) -> tuple[int, int, int, str]:
        """Sorts awards as lists name them: titles, forms, honours, in each the highest first; the unknown last."""
        award = self.awards.get(code)
        if award is None:
            return len(_GROUPS) + 1, 0, 0, code
        group, level, builds_on, _ = _rank(award)
        return group, -level, -builds_on, code

    def find_award(self, text: str) -> str | None:
        """The code of the award that these words name (code, name, abbreviation, variant)."""
        return self.names.find(text)

    def suggest_awards(self, text: str) -> tuple[str, ...]:
        """Codes the words may mean, for a person to confirm."""
        return self.names.suggest(text)

    def version(self, code: str, on: date) -> Version | None:
        """The award's version in force on a day."""
        return self.awards[code].version_on(on)

    def awards_for(self, kind: SubjectKind, on: date | None = None) -> list[Award]:
        """The awards a kind of subject can receive; with ``on`` only those with criteria that day."""
        return [
            award
            for award in self.awards.values()
            if kind in award.subjects and (on is None or self.on(on).rule(award.code, kind) is not None)
        ]

    def on(self, on: date) -> RulesOnDay:
        """The whole law of one day, as the domain judges by it."""
        if on not in self._on_day:
            exclusions: tuple[Criterion, ...] = ()
            for valid_from, criteria in self.exclusions:
                if valid_from <= on:
                    exclusions = criteria
            rules = {
                (award.code, kind): AwardRule(award.code, version, criterion, _for_kind(exclusions, kind))
                for award in self.awards.values()
                if (version := award.version_on(on)) is not None
                for kind, criterion in version.criteria.items()
            }
            regime = self.regime(on)
            idle = no_ground(self.tables.cross_rules, on)
            self._on_day[on] = RulesOnDay(on, regime.code if regime else None, rules, idle)
        return self._on_day[on]

    def regime(self, on: date) -> tables.Regime | None:
        return latest(self.tables.regimes, on)

    def changes(self, received_on: date, on: date) -> tuple[Step, ...]:
        """The changes of law between the two days, each with what it says of dossiers received before it."""
        return steps_between(self.tables.transitions, received_on, on)

    def threshold(self, code: str, on: date) -> Threshold:
        """The share of all members of the council that the award needs on that day."""
        dated = latest(self.tables.thresholds, on)
        if dated is None or code not in dated.awards:
            reference = dated.reference if dated else Reference("")
            return Threshold(self.tables.simple_majority, False, True, Confidence.C, reference)
        ballot = dated.awards[code]
        return Threshold(ballot.share, True, False, ballot.confidence, ballot.reference)

    def quorum(self, on: date, unit_level: UnitLevel | None = None) -> Fraction:
        """The share of members that must be present in the council of a unit of that level."""
        dated = latest((row for row in self.tables.quorums if not row.levels or unit_level in row.levels), on)
        return dated.share if dated else Fraction(2, 3)

    def procedure(self, on: date) -> Procedure | None:
        """The papers that a dossier needs on that day; ``None`` before the first law we know."""
        return latest(self.tables.procedures, on)

    @property
    def timetable(self) -> Timetable:
        """Deadlines, processing times, dossiers, authority and the calendar of working days."""
        return self.tables.timetable

    def cautions(self, subject: SubjectFacts, year: int, on: date) -> list[CrossRule]:
        """The principles to bear in mind for a subject; they never decide a verdict."""
        return cautions(self.tables.cross_rules, subject, year, on)

    def limits(self, on: date) -> tuple[Limit, ...]:
        """The limits on numbers of that day."""
        dated = latest(self.tables.limits, on)
        return dated.limits if dated else ()

    def reward(self, code: str, kind: SubjectKind, on: date, unit_level: UnitLevel | None = None) -> RewardOnDay | None:
        """The reward by the law of the day of the decision; ``None`` where no money is laid down."""
        coefficients, salary = latest(self.tables.coefficients, on), latest(self.tables.base_salaries, on)
        if coefficients is None or salary is None:
            return None
        found = coefficients.awards.get((code, kind))
        if unit_level is UnitLevel.COMMUNE:
            found = coefficients.at_commune.get((code, kind), found)
        if found is None:
            return None
        amount = reward_amount(found.value, salary.amount)
        return RewardOnDay(found.value, salary, amount, found.at_most, found.confidence, found.reference)

    def legal_bases(self, document_kind: str, on: date, unit_level: UnitLevel) -> list[LegalBasisLine]:
        """The laws, decrees and circulars in force that a document of this kind rests on, in order."""
        lines = []
        for basis in self.tables.legal_bases.get(document_kind, []):
            source = self.sources[basis.source]
            applies = not basis.levels or unit_level in basis.levels
            if applies and source.citation and source.is_in_force(on):
                lines.append(LegalBasisLine(source.code, source.citation))
        return lines


def _for_kind(exclusions: tuple[Criterion, ...], kind: SubjectKind) -> tuple[Criterion, ...]:
    return tuple(one for one in exclusions if one.applies_to is None or kind in one.applies_to)


def load_library(extra_folder: Path | None = None, noted: Mapping[str, Noted] | None = None) -> Library:
    """The shipped packs, and over them whole ones that a unit imported; raises ``RulePackFaulty`` with every fault.

    ``noted`` tells which kept packs are in use; without it all are.
    """
    chosen, faults = choose(extra_folder, noted), Faults()
    library = load_with((path for one in chosen.sets for path in one.files), faults)
    if faults.found:
        raise RulePackFaulty(faults.found)
    library.sets, library.left_out = chosen.sets, chosen.left_out
    return library


def check_pack(path: Path) -> list[str]:
    """Every fault that one more file of rules would bring, before it is taken in."""
    faults = Faults()
    load_with([path], faults)
    return faults.found


def load_with(files: Iterable[Path], faults: Faults) -> Library:
    """The shipped packs with these files over them, whatever is wrong with them."""
    return _load(shipped_folder(), sources_first(files), faults)


def _load(folder: Path, extra: Sequence[Path], faults: Faults) -> Library:
    of_tables: dict[str, list[Located]] = {}

    def top(name: str) -> Entry:
        located = read_entries(folder / f"{name}.yaml", faults)
        for given in of_tables.get(name, ()):
            located = join_tables(located, given)
        return Entry(located, faults)

    organs = tables.load_organs(top("organs"))
    sources = tables.load_sources(top("sources"), organs)
    packs = {path.stem: read_entries(path, faults) for path in sorted((folder / "awards").glob("*.yaml"))}
    catalogue, exclusions = top("catalogue"), top("exclusions")
    codes = {*packs, *catalogue.located, *(path.stem for path in extra if path.stem not in TABLE_FILES)}
    for path in extra:
        # What tables may say is asked of a unit's own only; the window usually opens without any.
        from khenthuong_desktop.regulations.table_shapes import AWARDS, DOCUMENTS, check_table

        located = read_entries(path, faults, foreign=True)
        if path.stem == "sources":
            check_table("sources", located, {}, faults)
            sources |= tables.load_sources(Entry(located, Faults()), organs)
        elif path.stem in TABLE_FILES:
            if check_table(path.stem, located, {AWARDS: frozenset(codes), DOCUMENTS: frozenset(sources)}, faults):
                of_tables.setdefault(path.stem, []).append(located)
        else:
            ours = packs.get(path.stem) or catalogued(catalogue.located, path.stem)
            packs[path.stem] = overlay_award(ours, located) if ours is not None else located
    loader = AwardLoader(sources, codes)
    awards = {code: _pack(code, Entry(located, faults), loader) for code, located in packs.items()}
    for code, entry in catalogue.by_name():
        named = loader.name_only(code, entry)
        given = awards.get(code)
        awards[code] = replace(given, versions=(*named.versions, *given.versions)) if given else named
    dated = [
        (day, tuple(loader.criteria.criterion(entry) for entry in exclusions.entries(day)))
        for day in sorted(exclusions.located)
    ]
    in_order = sorted(awards.values(), key=_rank)
    return Library({award.code: award for award in in_order}, dated, load_tables(top, sources))


def _rank(award: Award) -> tuple[int, int, int, str]:
    """Titles, forms, honours; the lowest level first; a title before the one that builds on it."""
    group = _GROUPS.index(award.group) if award.group in _GROUPS else len(_GROUPS)
    return group, award.level.rank, len(award.builds_on), award.code


def _pack(code: str, entry: Entry, loader: AwardLoader) -> Award:
    if entry.located and entry.located.get("code") != code:
        entry.fault("code_is_not_file_name", "code", found=entry.located.get("code"))
    return loader.pack(entry)
