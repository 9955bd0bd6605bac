"""Everybody's yearly facts as bits, added up by the database in one GROUP BY for each register."""

import sys
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Text, and_, case, cast, func, literal, or_, select, type_coerce
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
from khenthuong_desktop.services.fact_finding import NOT_COMMITTED
from khenthuong_desktop.store import tables

_EVERY_YEAR = (1 << WINDOW) - 1
_PERSON = SubjectKind.INDIVIDUAL
_PER_WORD = 3
_CHUNK = 1000

Masks = dict[Attribute, "array[int]"]


def find_crowd(session: Session, last_year: int, asked: Iterable[Attribute], rules: RulesOnDay) -> Crowd:
    """The people who had not left before ``last_year`` with the facts asked for, of sixteen years up to it."""
    places, classes, masks = _people(session, last_year, rules.on)
    wanted = set(asked) - masks.keys()
    masks |= {attribute: empty_masks(len(places)) for attribute in wanted}
    first = last_year - WINDOW + 1
    _fill_ratings(session, places, masks, first, last_year)
    _fill_awards(session, places, masks, first, last_year, rules)
    _fill_initiatives(session, places, masks, first, last_year)
    irregular = sum(1 << (len(places) - 1 - places[key]) for key in _irregular(session) if key in places)
    return Crowd(list(places), last_year, masks, classes, irregular)


def _people(session: Session, last_year: int, on: date) -> tuple[dict[str, int], "array[int]", Masks]:
    """The place of each person, the bit of the category, and the years that the registers cover."""
    person = tables.Person
    present = or_(person.until.is_(None), person.until >= date(last_year, 1, 1))
    words = (type_coerce(column, Text) for column in (person.category, person.since, person.until))
    query = select(person.id, *words).where(present).order_by(person.id)
    rows: Sequence[Any] = session.connection().execute(query).all()
    places = {key: place for place, (key, *_) in enumerate(rows)}
    class_of: dict[str | None, int] = {one.value: 1 << bit for bit, one in enumerate(PersonCategory)}
    classes = array("H", [class_of.get(category, 0) for _, category, _, _ in rows])
    first, day = last_year - WINDOW + 1, on.isoformat()
    masks: Masks = {
        COVERED: array("H", [_from_year(since, first) for _, _, since, _ in rows]),
        ALWAYS_COVERED: array("H", [_EVERY_YEAR if since is None else 0 for _, _, since, _ in rows]),
        ENDED: array("H", [_EVERY_YEAR if until is not None and until <= day else 0 for *_, until in rows]),
    }
    return places, classes, masks


def _from_year(since: str | None, first: int) -> int:
    return _EVERY_YEAR if since is None else _EVERY_YEAR << max(int(since[:4]) - first, 0) & _EVERY_YEAR


def _in_words(attributes: list[Attribute]) -> Iterator[tuple[Attribute, ...]]:
    """Three attributes share one 64-bit sum, sixteen bits each."""
    for start in range(0, len(attributes), _PER_WORD):
        yield tuple(attributes[start : start + _PER_WORD])


def _fill(places: dict[str, int], masks: Masks, attributes: tuple[Attribute, ...], rows: Sequence[Any]) -> None:
    """Rows of a key and a sum of the attributes' bits, taken apart again."""
    sums = array("Q", bytes(8 * len(places)))
    for key, total, *_ in rows:
        place = places.get(key)
        if place is not None:
            sums[place] = total
    for position, attribute in enumerate(attributes):
        quarter = position if sys.byteorder == "little" else 3 - position
        masks[attribute] = array("H", sums.tobytes())[quarter::4]


def _fill_ratings(session: Session, places: dict[str, int], masks: Masks, first: int, last: int) -> None:
    """A year has one rating, so adding the bits of the years joins them."""
    rating = tables.YearRating
    asked = [one for one in masks if one.kind in ("rated", "rating_at_least", "months_below")]
    for attributes in _in_words(asked):
        total: ColumnElement[Any] = func.sum(
            sum(
                (case((_rating_is(one), 1 << WINDOW * position), else_=0) for position, one in enumerate(attributes)),
                start=cast(literal(0), BigInteger),
            ).bitwise_lshift(rating.year - first)
        )
        query = select(rating.subject_id, cast(total, BigInteger)).where(
            rating.subject_kind == _PERSON, rating.year.between(first, last)
        )
        rows = session.connection().execute(query.group_by(rating.subject_kind, rating.subject_id)).all()
        _fill(places, masks, attributes, rows)


def _rating_is(asked: Attribute) -> ColumnElement[bool]:
    rating = tables.YearRating
    if asked.kind == "months_below":
        return rating.months_worked + func.coalesce(rating.maternity_months, 0) < asked.value
    if asked.kind == "rated":
        return rating.rating.is_not(None)
    assert isinstance(asked.value, int)
    return rating.rating.in_([level for level in Rating if level.rank >= asked.value])


def _fill_awards(
    session: Session, places: dict[str, int], masks: Masks, first: int, last: int, rules: RulesOnDay
) -> None:
    """Awards before the window stand at its first year.

    The same award may be there twice for a year and spoil the sum, which then has fewer bits than there were
    rows: these people are looked up once more.
    """
    held = tables.AwardHeld
    asked = [one for one in masks if one.kind == "award"]
    year = case((held.year < first, 0), else_=held.year - first)
    counts = or_(held.commendation_type.is_(None), held.commendation_type.not_in(rules.no_ground))
    for attributes in _in_words(asked):
        codes = {str(one.value): WINDOW * position for position, one in enumerate(attributes)}
        bit = case(
            *(
                (held.award == code, cast(literal(1), BigInteger).bitwise_lshift(year + lane))
                for code, lane in codes.items()
            )
        )
        found = and_(held.subject_kind == _PERSON, held.award.in_(codes), held.year <= last, counts)
        query = select(held.subject_id, cast(func.sum(bit), BigInteger), func.count()).where(found)
        rows = session.connection().execute(query.group_by(held.subject_kind, held.subject_id)).all()
        _fill(places, masks, attributes, rows)
        twice = [key for key, total, number in rows if total.bit_count() != number and key in places]
        for chunk in (twice[start : start + _CHUNK] for start in range(0, len(twice), _CHUNK)):
            for key in chunk:
                for one in attributes:
                    masks[one][places[key]] = 0
            again = select(held.subject_id, held.award, year).where(found, held.subject_id.in_(chunk))
            for key, award, position in session.execute(again):
                masks[holding(award)][places[key]] |= 1 << position


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
    disciplined = select(tables.Discipline.subject_id).where(tables.Discipline.subject_kind == _PERSON)
    made, author = tables.Initiative, tables.InitiativeAuthor
    unclear = select(author.person_id).join(made, made.id == author.initiative_id).where(made.scope.is_(None))
    nomination, use = tables.Nomination, tables.InitiativeUse
    used = (
        select(nomination.subject_id)
        .join(use, use.nomination_id == nomination.id)
        .where(nomination.stage.not_in(NOT_COMMITTED))
    )
    return {key for query in (disciplined, unclear, used) for key in session.scalars(query)}
