"""What each table of the law may say: its keys, their ranges, the codes it may name."""

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from fractions import Fraction
from typing import Any

from khenthuong_desktop.domain.cautions import CHECKS
from khenthuong_desktop.domain.dossier import (
    DECISION,
    INITIATIVE_PROOF,
    MINUTES,
    REPORT,
    STATEMENT,
    SUMMARY_LIST,
    VOTE_COUNT,
)
from khenthuong_desktop.domain.terms import CommendationType, Confidence, SubjectKind, UnitLevel
from khenthuong_desktop.regulations.cross_rules import Applied
from khenthuong_desktop.regulations.entries import Faults, Located, is_law_day
from khenthuong_desktop.regulations.shapes import (
    Code,
    Day,
    DayOfYear,
    Flag,
    Keyed,
    ListOf,
    Number,
    OneOf,
    PlaceInLaw,
    Record,
    Shape,
    Spot,
    Text,
    Whole,
    at_least_one,
    exactly_one,
    in_order,
    together,
)
from khenthuong_desktop.regulations.timetable import Needed

AWARDS, DOCUMENTS, GROUPS = "awards", "documents", "groups"
PAPERS = (STATEMENT, REPORT, SUMMARY_LIST, MINUTES, VOTE_COUNT, INITIATIVE_PROOF, DECISION)
PREPARATION = ("reports", "review", "opinions", "public_opinion", "council", "statement", "handing_in")
SECTORS = ("education",)
FILES = ("docx", "pdf")


def words(of: type[StrEnum]) -> OneOf:
    return OneOf(tuple(word.value for word in of))


DAY, FLAG, NAME, PLACE = Day(), Flag(), Text(200), PlaceInLaw()
AWARD, DOCUMENT = Code(AWARDS, "unknown_award"), Code(DOCUMENTS, "unknown_document")
SOME_AWARDS = ListOf(AWARD, least=1, single=True)
SOME_LEVELS = ListOf(words(UnitLevel), least=1, single=True)
SOME_TYPES = ListOf(words(CommendationType), least=1, single=True)
CONFIDENCE = words(Confidence)
REFERENCE = Record({"document": DOCUMENT}, {"article": PLACE, "clause": PLACE, "point": PLACE})
SURE: dict[str, Shape] = {"confidence": CONFIDENCE, "reference": REFERENCE}
SHARE = Number(Fraction(1, 1000), Fraction(1))
HALF_OR_MORE = Number(Fraction(1, 2), Fraction(1))  # a council that decides with fewer than half is none
WORKING_DAYS = Whole(1, 365)


def by_day(shape: Shape) -> Keyed:
    return Keyed(DAY, shape)


def dated(needed: Mapping[str, Shape], may: Mapping[str, Shape] | None = None, *rules: Any) -> Record:
    """A row of a list with its own first and last day."""
    return Record(
        {"from": DAY, "text": Text(), **SURE, **needed},
        {"until": DAY, "awards": SOME_AWARDS, "levels": SOME_LEVELS, **(may or {})},
        (in_order("from", "until"), *rules),
    )


def _once_for_each(rows: list[Any], spot: Spot) -> None:
    """Two limits on one award that tell the same thing differently."""
    told: set[tuple[str, ...]] = set()
    for number, row in enumerate(row for row in rows if isinstance(row, Located)):
        what: set[tuple[str, ...]] = {("share", str(row.get("award")), str(row.get("of")))} if "share" in row else set()
        what |= {("at_most", str(row.get("award")))} if "at_most" in row else set()
        if what & told:
            replace(spot, line=row.line).item(number).fault("told_twice", found=row.get("award"))
        told |= what


_LIMIT = Record(
    {"award": AWARD, "reference": REFERENCE},
    {"of": AWARD, "share": SHARE, "at_most": Whole(1, 100_000)},
    (together("of", "share"), at_least_one(("share", "at_most"))),
)
_KINDS: dict[str, Shape] = {kind.value: Number(Fraction(1, 100), Fraction(200)) for kind in SubjectKind}


class _Sure:
    """One letter, or one for each kind of subject."""

    def check(self, value: Any, spot: Spot) -> None:
        many = Keyed(words(SubjectKind), CONFIDENCE, least=1)
        (many if isinstance(value, Located) else CONFIDENCE).check(value, spot)


_COEFFICIENT = Record(
    {},
    {
        **_KINDS,
        "at_most": FLAG,
        "confidence": _Sure(),
        "reference": REFERENCE,
        "at_commune": Record({}, {**_KINDS, "confidence": _Sure()}, (at_least_one(_KINDS),)),
    },
    (at_least_one(_KINDS),),
)
_COEFFICIENTS = Record(
    {**SURE, "awards": Keyed(AWARD, _COEFFICIENT, least=1)},
    {
        "articles": ListOf(
            Record({"article": PLACE, "awards": SOME_AWARDS}, {"clauses": Keyed(words(SubjectKind), PLACE, least=1)})
        )
    },
)
_DEADLINE = dated(
    {"to": NAME},
    {
        "by": DayOfYear(),
        "before": DayOfYear(),
        "days_before_event": WORKING_DAYS,
        "years_after": Whole(0, 2),
        "sector": OneOf(SECTORS),
    },
    exactly_one("by", "before", "days_before_event"),
)
_PAPERS = ListOf(OneOf(PAPERS), least=1)
_PROCEDURE = Record(
    {
        **SURE,
        "always": _PAPERS,
        "with_ballot": _PAPERS,
        "with_initiative": _PAPERS,
        "simplified_types": SOME_TYPES,
        "simplified": _PAPERS,
        "simplified_text": Text(),
        "simplified_reference": REFERENCE,
    }
)
_DOSSIER = dated(
    {"papers": _PAPERS},
    {
        "copies": Whole(1, 20),
        "electronic": ListOf(OneOf(FILES), least=1),
        "opinions": ListOf(NAME),
        "public_days": WORKING_DAYS,
        "types": SOME_TYPES,
    },
)
_PREPARED = Record({"step": OneOf(PREPARATION)}, {"working_days": Whole(1, 100), "needed": words(Needed)})


def _inside_its_year(top: Located, spot: Spot) -> None:
    """The days under a year are days of it, each either off or worked."""
    years = top.get("years")
    for year, entry in years.items() if isinstance(years, Located) else ():
        lists = {key: entry.get(key) for key in ("closed", "worked")} if isinstance(entry, Located) else {}
        for key, days in lists.items():
            place = spot.at("years").at(year, entry.lines.get(key))
            for number, day in enumerate(days if isinstance(days, list) else ()):
                other = lists["closed"] if key == "worked" else None
                if is_law_day(day) and (day.year != year or (isinstance(other, list) and day in other)):
                    place.at(key).item(number).fault("wrong_type", found=day)


_YEAR_OFF = Record({"confidence": CONFIDENCE, "text": Text()}, {"closed": ListOf(DAY), "worked": ListOf(DAY)})
_SOURCE = Record(
    {"name": Text(400), "short": NAME, "issuer": NAME, "confidence": CONFIDENCE},
    {
        "issued_on": DAY,
        "in_force": DAY,
        "until": DAY,
        "citation": Text(),
        "draft": FLAG,
        "province_only": FLAG,
        "review_by": DAY,
    },
    (in_order("in_force", "until"),),
)
_REGIME = Record({"from": DAY, "law": DOCUMENT, "decree": DOCUMENT}, {"unverified": FLAG})
_PRINCIPLE = Record(
    {"code": Text(10), "from": DAY, "applied": words(Applied), "text": Text(), **SURE},
    {
        "until": DAY,
        "check": OneOf(tuple(CHECKS)),
        "types": SOME_TYPES,
        "no_ground": SOME_TYPES,
        "choosing": FLAG,
    },
    (in_order("from", "until"),),
)
_BASIS = Record({"source": DOCUMENT}, {"levels": SOME_LEVELS})

SHAPES: Mapping[str, Shape] = {
    "authority": Record({}, {"authority": ListOf(dated({"who": NAME})), "launching": ListOf(dated({}))}),
    "councils": Record(
        {},
        {
            "thresholds": by_day(
                Record({**SURE, "awards": Keyed(AWARD, HALF_OR_MORE, least=1)}, {"note": Text()}),
            ),
            "simple_majority": HALF_OR_MORE,
            "quorum": by_day(Record({**SURE, "share": HALF_OR_MORE}, {"levels": SOME_LEVELS})),
        },
    ),
    "cross_rules": Record({"rules": ListOf(_PRINCIPLE)}),
    "deadlines": Record(
        {}, {"deadlines": ListOf(_DEADLINE), "yearly": ListOf(_DEADLINE), "preparation": ListOf(_PREPARED)}
    ),
    "dossiers": Record({}, {"dossiers": ListOf(_DOSSIER)}),
    "holidays": Record(
        {}, {"every_year": ListOf(DayOfYear()), "years": Keyed(Whole(2017, 2100), _YEAR_OFF)}, (_inside_its_year,)
    ),
    "legal_bases": Record(
        {
            "groups": Keyed(Text(40), ListOf(_BASIS, least=1)),
            "documents": Keyed(Text(40), ListOf(Code(GROUPS, "not_one_of"), least=1)),
        }
    ),
    "limits": by_day(ListOf(_LIMIT, rule=_once_for_each)),
    "naming": Record({"leading": ListOf(NAME), "spellings": Keyed(NAME, NAME)}),
    "organs": Record({"centre": ListOf(NAME, least=1), "local": ListOf(NAME, least=1)}),
    "procedures": by_day(_PROCEDURE),
    "processing": Record({}, {"steps": ListOf(dated({"step": Text(40), "working_days": WORKING_DAYS}))}),
    "regimes": Keyed(Text(10), _REGIME),
    "rewards": Record(
        {},
        {
            "base_salary": by_day(Record({"amount": Whole(500_000, 100_000_000), **SURE})),
            "household_factor": Number(Fraction(1), Fraction(5)),
            "coefficients": by_day(_COEFFICIENTS),
        },
    ),
    "sources": Keyed(Text(60), _SOURCE),
    "transitions": by_day(Record({"if_more_favourable": FLAG, **SURE})),
}


def check_table(name: str, top: Located, known: Mapping[str, frozenset[str]], faults: Faults) -> bool:
    """Notes every fault of a table with its place; whether there was none."""
    groups = top.get("groups")
    codes = {**known, GROUPS: frozenset(map(str, groups if isinstance(groups, Located) else ()))}
    before = len(faults.found)
    SHAPES[name].check(top, Spot(top.file, top.line, faults, codes))
    return len(faults.found) == before
