"""Everybody's yearly facts as bits, added up by the database in one GROUP BY for each register."""

import sys
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cached_property
from itertools import repeat
from operator import itemgetter
from typing import Any, NamedTuple

from sqlalchemy import BigInteger, ColumnElement, Select, Text, and_, case, cast, func, or_, select, type_coerce
from sqlalchemy.orm import Session

from khenthuong_desktop.domain.crowd import (
    ALWAYS_COVERED,
    COVERED,
    ENDED,
    WINDOW,
    Attribute,
    Crowd,
    empty_masks,
    holding,
)
from khenthuong_desktop.domain.rules import RulesOnDay
from khenthuong_desktop.domain.terms import PersonCategory, Rating, Scope, SubjectKind
from khenthuong_desktop.services.verdicts.fact_finding import NOT_COMMITTED
from khenthuong_desktop.store import tables

_EVERY_YEAR = (1 << WINDOW) - 1
_PERSON = SubjectKind.INDIVIDUAL
_PER_WORD = 3
_CHUNK = 1000

Masks = dict[Attribute, "array[int]"]
Lanes = dict[Attribute, int]


class _People:
    """Those present in the year, in one order for all their masks."""

    def __init__(self, keys: Sequence[str]) -> None:
        self.keys = keys

    @cached_property
    def places(self) -> dict[str, int]:
        """The place of each person; few registers need it."""
        return {key: place for place, key in enumerate(self.keys)}


class _Years(NamedTuple):
    first: int
    last: int


def find_crowd(session: Session, last_year: int, asked: Iterable[Attribute], rules: RulesOnDay) -> Crowd:
    """The people who had not left before ``last_year`` with the facts asked for, of sixteen years up to it."""
    years = _Years(last_year - WINDOW + 1, last_year)
    people, classes, masks = _people(session, years, rules.on)
    wanted = set(asked) - masks.keys()
    masks |= {attribute: empty_masks(len(people.keys)) for attribute in wanted}
    _fill_ratings(session, people, masks, years)
    _fill_awards(session, people, masks, years, rules)
    _fill_initiatives(session, people, masks, years)
    irregular = _irregular(session)
    places = [people.places[key] for key in irregular if key in people.places] if irregular else []
    return Crowd(list(people.keys), last_year, masks, classes, sum(1 << (len(people.keys) - 1 - at) for at in places))


def _columns(session: Session, query: Select[*tuple[Any, ...]]) -> list[list[Any]]:
    """The answer column by column as the driver gives it: a row object for each of many costs more than the query."""
    cursor = session.connection().execute(query).cursor
    assert cursor is not None
    rows = cursor.fetchall()
    return [list(map(itemgetter(place), rows)) for place in range(len(query.selected_columns))]


def _people(session: Session, years: _Years, on: date) -> tuple[_People, "array[int]", Masks]:
    """The people, the bit of each one's category, and the years that the registers cover."""
    person = tables.Person
    present = or_(person.until.is_(None), person.until >= date(years.last, 1, 1))
    words = (type_coerce(column, Text) for column in (person.category, person.since, person.until))
    keys, categories, since, until = _columns(session, select(person.id, *words).where(present))
    class_of = {one.value: 1 << bit for bit, one in enumerate(PersonCategory)}
    day = on.isoformat()
    masks: Masks = {
        COVERED: _each(since, lambda came: _from_year(came, years.first)),
        ALWAYS_COVERED: _each(since, lambda came: _EVERY_YEAR if came is None else 0),
        ENDED: _each(until, lambda left: _EVERY_YEAR if left is not None and left <= day else 0),
    }
    return _People(keys), _each(categories, lambda category: class_of.get(category or "", 0)), masks


def _each(column: Sequence[str | None], bits: Callable[[str | None], int]) -> "array[int]":
    """The bits of every value of a column, computed once for each different one."""
    known = {value: bits(value) for value in set(column)}
    return array("H", map(known.__getitem__, column))


def _from_year(since: str | None, first: int) -> int:
    return _EVERY_YEAR if since is None else _EVERY_YEAR << max(int(since[:4]) - first, 0) & _EVERY_YEAR


def _in_words(asked: Sequence[Attribute]) -> list[Lanes]:
    """Three attributes share one 64-bit sum, sixteen bits each: by how much each is shifted in its sum."""
    return [
        {attribute: WINDOW * lane for lane, attribute in enumerate(asked[start : start + _PER_WORD])}
        for start in range(0, len(asked), _PER_WORD)
    ]


def _total(word: ColumnElement[Any], year: ColumnElement[int]) -> ColumnElement[int]:
    """The bits of all years joined: no two years share one, so adding is enough."""
    return cast(func.sum(cast(word, BigInteger).bitwise_lshift(year)), BigInteger)


def _fill(
    people: _People, masks: Masks, words: Sequence[Lanes], keys: Sequence[str], sums: Sequence[Sequence[int]]
) -> None:
    """The sums of the attributes' bits taken apart again."""
    for lanes, totals in zip(words, sums, strict=True):
        total_of = dict(zip(keys, totals, strict=True))
        quarters = array("H", array("Q", map(total_of.get, people.keys, repeat(0))).tobytes())
        for position, attribute in enumerate(lanes):
            masks[attribute] = quarters[position if sys.byteorder == "little" else 3 - position :: 4]


def _fill_ratings(session: Session, people: _People, masks: Masks, years: _Years) -> None:
    """A year has one rating at most."""
    rating = tables.YearRating
    words = _in_words([one for one in masks if one.kind in ("rated", "rating_at_least", "months_below")])
    if not words:
        return
    totals = (_total(_rating_word(lanes), rating.year - years.first) for lanes in words)
    about = and_(rating.subject_kind == _PERSON, rating.year.between(*years))
    query = select(rating.subject_id, *totals).where(about).group_by(rating.subject_kind, rating.subject_id)
    keys, *sums = _columns(session, query)
    _fill(people, masks, words, keys, sums)


def _rating_word(lanes: Lanes) -> ColumnElement[Any]:
    rating = tables.YearRating
    best_first = sorted(Rating, key=lambda level: -level.rank)
    bits = {level: sum(1 << lane for one, lane in lanes.items() if _reaches(level, one)) for level in best_first}
    counted = rating.months_worked + func.coalesce(rating.maternity_months, 0)
    word: ColumnElement[Any] = case(bits, value=rating.rating, else_=0)
    for one, lane in lanes.items():
        if one.kind == "months_below":
            word += case((counted < one.value, 1 << lane), else_=0)
    return word


def _reaches(level: Rating, asked: Attribute) -> bool:
    if asked.kind == "rating_at_least":
        assert isinstance(asked.value, int)
        return level.rank >= asked.value
    return asked.kind == "rated"


def _fill_awards(session: Session, people: _People, masks: Masks, years: _Years, rules: RulesOnDay) -> None:
    """Awards before the window stand at its first year.

    The same award may be there twice for a year and spoil the sum, which then has fewer bits than there were
    rows: these people are looked up once more.
    """
    held = tables.AwardHeld
    asked = [one for one in masks if one.kind == "award"]
    words = _in_words(asked)
    if not words:
        return
    year = case((held.year < years.first, 0), else_=held.year - years.first)
    bits = (case({one.value: 1 << lane for one, lane in lanes.items()}, value=held.award, else_=0) for lanes in words)
    found = and_(
        held.subject_kind == _PERSON,
        held.award.in_([one.value for one in asked]),
        held.year <= years.last,
        or_(held.commendation_type.is_(None), held.commendation_type.not_in(rules.no_ground)),
    )
    query = select(held.subject_id, func.count(), *(_total(word, year) for word in bits)).where(found)
    keys, numbers, *sums = _columns(session, query.group_by(held.subject_kind, held.subject_id))
    _fill(people, masks, words, keys, sums)
    if sum(numbers) == sum(sum(map(int.bit_count, totals)) for totals in sums):
        return
    twice = [
        key
        for key, number, *totals in zip(keys, numbers, *sums, strict=True)
        if sum(map(int.bit_count, totals)) != number and key in people.places
    ]
    for chunk in (twice[start : start + _CHUNK] for start in range(0, len(twice), _CHUNK)):
        for place in map(people.places.__getitem__, chunk):
            for one in asked:
                masks[one][place] = 0
        again = select(held.subject_id, held.award, year).where(found, held.subject_id.in_(chunk))
        for key, award, position in session.execute(again):
            masks[holding(award)][people.places[key]] |= 1 << position


def _fill_initiatives(session: Session, people: _People, masks: Masks, years: _Years) -> None:
    """How many a person made in a year and of what scope; few have any."""
    asked = [one for one in masks if one.kind == "initiatives"]
    if not asked:
        return
    made, author = tables.Initiative, tables.InitiativeAuthor
    query = (
        select(author.person_id, made.year, made.scope)
        .join(made, made.id == author.initiative_id)
        .where(made.year <= years.last, made.scope.is_not(None))
    )
    found: Counter[tuple[str, int, int]] = Counter()
    for person, year, scope in session.execute(query):
        for rank in range((scope or Scope.GRASSROOTS).rank + 1):
            found[person, max(year - years.first, 0), rank] += 1
    for (person, bit, rank), count in found.items():
        for one in asked:
            if one.value == rank and count >= one.number and person in people.places:
                masks[one][people.places[person]] |= 1 << bit


def _irregular(session: Session) -> set[str]:
    """Whose records bits cannot tell: discipline has days, and an initiative used or unclear counts for some only."""
    disciplined = select(tables.Discipline.subject_id).where(tables.Discipline.subject_kind == _PERSON)
    confirmed = select(tables.Confirmation.subject_id).where(tables.Confirmation.subject_kind == _PERSON)
    made, author = tables.Initiative, tables.InitiativeAuthor
    unclear = select(author.person_id).join(made, made.id == author.initiative_id).where(made.scope.is_(None))
    nomination, use = tables.Nomination, tables.InitiativeUse
    used = (
        select(nomination.subject_id)
        .join(use, use.nomination_id == nomination.id)
        .where(nomination.stage.not_in(NOT_COMMITTED))
    )
    return {key for query in (disciplined, confirmed, unclear, used) for key in session.scalars(query)}
