"""Everybody's yearly facts as bits, added up by the database in one GROUP BY for each register."""

from array import array
from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, and_, case, distinct, func, literal, or_, select
from sqlalchemy.orm import Session

from khenthuong_desktop.domain.crowd import (
    ALWAYS_COVERED,
    COVERED,
    ENDED,
    WINDOW,
    Attribute,
    Crowd,
    empty_masks,
)
from khenthuong_desktop.domain.records import NO_GROUND_FOR_MERIT
from khenthuong_desktop.domain.terms import PersonCategory, Rating, Scope, SubjectKind
from khenthuong_desktop.services.fact_finding import NOT_COMMITTED
from khenthuong_desktop.store import tables

_EVERY_YEAR = (1 << WINDOW) - 1
_PERSON = SubjectKind.INDIVIDUAL

Masks = dict[Attribute, "array[int]"]


def find_crowd(session: Session, last_year: int, asked: Iterable[Attribute], on: date) -> Crowd:
    """The people who had not left before ``last_year`` with the facts asked for, of sixteen years up to it."""
    places, classes, masks = _people(session, last_year, on)
    wanted = set(asked) - masks.keys()
    masks |= {attribute: empty_masks(len(places)) for attribute in wanted}
    first = last_year - WINDOW + 1
    _fill(session, places, masks, _ratings(wanted, first, last_year))
    _fill(session, places, masks, _awards(wanted, first, last_year))
    _fill_initiatives(session, places, masks, first, last_year)
    irregular = sum(1 << (len(places) - 1 - places[key]) for key in _irregular(session) if key in places)
    return Crowd(list(places), last_year, masks, classes, irregular)


def _people(session: Session, last_year: int, on: date) -> tuple[dict[str, int], "array[int]", Masks]:
    """The place of each person, the bit of the category, and the years that the registers cover."""
    person = tables.Person
    present = or_(person.until.is_(None), person.until >= date(last_year, 1, 1))
    query = select(person.id, person.category, person.since, person.until).where(present)
    rows = session.execute(query).all()
    places = {row.id: place for place, row in enumerate(rows)}
    class_of: dict[PersonCategory | None, int] = {one: 1 << bit for bit, one in enumerate(PersonCategory)}
    classes = array("H", [class_of.get(row.category, 0) for row in rows])
    first = last_year - WINDOW + 1
    masks: Masks = {
        COVERED: array("H", [_from_year(row.since, first) for row in rows]),
        ALWAYS_COVERED: array("H", [_EVERY_YEAR if row.since is None else 0 for row in rows]),
        ENDED: array("H", [_EVERY_YEAR if row.until is not None and row.until <= on else 0 for row in rows]),
    }
    return places, classes, masks


def _from_year(since: date | None, first: int) -> int:
    return _EVERY_YEAR if since is None else _EVERY_YEAR << max(since.year - first, 0) & _EVERY_YEAR


Query = tuple[list[Attribute], Select[*tuple[Any, ...]]]


def _fill(session: Session, places: dict[str, int], masks: Masks, query: Query | None) -> None:
    """One row a person: the key, then a mask for each attribute."""
    if query is None:
        return
    attributes, statement = query
    rows = session.execute(statement).all()
    if not rows:
        return
    keys, *columns = zip(*rows, strict=True)
    where = [places.get(key) for key in keys]
    for attribute, column in zip(attributes, columns, strict=True):
        lanes = masks[attribute]
        for place, mask in zip(where, column, strict=True):
            if mask and place is not None:
                lanes[place] = mask


def _ratings(wanted: set[Attribute], first: int, last: int) -> Query | None:
    """A year has one rating, so adding the bits of the years joins them."""
    rating = tables.YearRating
    asked = [one for one in sorted(wanted, key=str) if one.kind in ("rated", "rating_at_least", "months_below")]
    if not asked:
        return None
    bit = literal(1, Integer).bitwise_lshift(rating.year - first)
    sums = [func.sum(case((_rating_is(one), bit), else_=0)) for one in asked]
    query = select(rating.subject_id, *sums).where(rating.subject_kind == _PERSON, rating.year.between(first, last))
    return asked, query.group_by(rating.subject_kind, rating.subject_id)


def _rating_is(asked: Attribute) -> ColumnElement[bool]:
    rating = tables.YearRating
    if asked.kind == "months_below":
        return rating.months_worked < asked.value
    if asked.kind == "rated":
        return rating.rating.is_not(None)
    assert isinstance(asked.value, int)
    return rating.rating.in_([level for level in Rating if level.rank >= asked.value])


def _awards(wanted: set[Attribute], first: int, last: int) -> Query | None:
    """The same award may be entered twice for a year; awards before the window stand at its first year."""
    held = tables.AwardHeld
    asked = [one for one in sorted(wanted, key=str) if one.kind == "award"]
    if not asked:
        return None
    bit = literal(1, Integer).bitwise_lshift(case((held.year < first, 0), else_=held.year - first))
    counts = or_(held.commendation_type.is_(None), held.commendation_type.not_in(NO_GROUND_FOR_MERIT))
    sums = [func.sum(distinct(case((held.award == one.value, bit), else_=0))) for one in asked]
    codes = [str(one.value) for one in asked]
    query = select(held.subject_id, *sums).where(
        and_(held.subject_kind == _PERSON, held.award.in_(codes), held.year <= last, counts)
    )
    return asked, query.group_by(held.subject_id)


def _fill_initiatives(session: Session, places: dict[str, int], masks: Masks, first: int, last: int) -> None:
    """How many a person made in a year and of what scope; few have any."""
    asked = [one for one in masks if one.kind == "initiatives"]
    if not asked:
        return
    made, author = tables.Initiative, tables.InitiativeAuthor
    query = (
        select(author.person_id, made.year, made.scope)
        .join(made, made.id == author.initiative_id)
        .where(made.year <= last, made.scope.is_not(None))
    )
    found: Counter[tuple[str, int, int]] = Counter()
    for person, year, scope in session.execute(query):
        for rank in range((scope or Scope.GRASSROOTS).rank + 1):
            found[person, max(year - first, 0), rank] += 1
    for (person, bit, rank), count in found.items():
        for one in asked:
            if one.value == rank and count >= one.number and person in places:
                masks[one][places[person]] |= 1 << bit


def _irregular(session: Session) -> set[str]:
    """Whose records bits cannot tell: discipline has days, and an initiative used or unclear counts for some only."""
    disciplined = select(tables.Discipline.person_id)
    made, author = tables.Initiative, tables.InitiativeAuthor
    unclear = select(author.person_id).join(made, made.id == author.initiative_id).where(made.scope.is_(None))
    nomination, use = tables.Nomination, tables.InitiativeUse
    used = (
        select(nomination.subject_id)
        .join(use, use.nomination_id == nomination.id)
        .where(nomination.stage.not_in(NOT_COMMITTED))
    )
    return {key for query in (disciplined, unclear, used) for key in session.scalars(query)}
