"""What to bear in mind about a subject: notes that never decide a verdict, each one question of the facts."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction

from khenthuong_desktop.domain.facts import CollectiveFacts, PersonFacts, SubjectFacts, YearFacts
from khenthuong_desktop.domain.terms import DisciplineStatus, Gender, PersonCategory, PersonClass, Rating

_MOSTLY = Fraction(7, 10)
_FEWEST_MONTHS_RATED = 6


def _woman_or_mostly_women(subject: SubjectFacts, year: int) -> bool:
    if isinstance(subject, PersonFacts):
        return subject.gender is Gender.FEMALE
    if not isinstance(subject, CollectiveFacts) or not subject.members:
        return False
    women = sum(member.gender is Gender.FEMALE for member in subject.members)
    return Fraction(women, max(len(subject.members), subject.headcount or 0)) >= _MOSTLY


def _transferred_during_year(subject: SubjectFacts, year: int) -> bool:
    """Came from elsewhere within the year and the old workplace has not been heard, or moved on to a new one.

    Somebody who came on the first day of January was nowhere else in that year.
    """
    if not isinstance(subject, PersonFacts):
        return False
    came, left = subject.since, subject.until
    if subject.moved_to and left is not None and left.year == year and left < date(year, 12, 31):
        return True
    heard = subject.of_year(year).old_workplace_heard
    return came is not None and date(year, 1, 1) < came <= date(year, 12, 31) and not heard


def _maternity_leave(subject: SubjectFacts, year: int) -> bool:
    return subject.of_year(year).maternity_months > 0


def _leader_above_collective(subject: SubjectFacts, year: int) -> bool:
    """Told of the collective and of its head; where nobody is known to be the head, any leader may be."""
    if isinstance(subject, PersonFacts):
        return _above(subject.of_year(year), subject.headed.get(year))
    if not isinstance(subject, CollectiveFacts):
        return False
    leaders = [member for member in subject.members if member.person_class is PersonClass.LEADER]
    asked = leaders if subject.head is None else [subject.head]
    return any(_above(leader.of_year(year), subject.of_year(year)) for leader in asked)


def _above(leader: YearFacts, collective: YearFacts | None) -> bool:
    if collective is None or collective.rating is None or leader.rating is None:
        return False
    return leader.rating.rank > collective.rating.rank


def _disciplined_but_rated(subject: SubjectFacts, year: int) -> bool:
    """Only of public employees does the rule say so."""
    rating = subject.of_year(year).rating
    if not isinstance(subject, PersonFacts) or subject.category is not PersonCategory.PUBLIC_EMPLOYEE:
        return False
    punished = any(
        entry.status is DisciplineStatus.CONCLUDED
        and entry.form is not None
        and entry.from_date is not None
        and entry.from_date.year == year
        for entry in subject.discipline
    )
    return punished and rating not in (None, Rating.FAILED)


def _rated_after_too_few_months(subject: SubjectFacts, year: int) -> bool:
    """Whoever worked so little is not rated; that months or rating were entered wrongly is likelier."""
    known = subject.of_year(year)
    counted = known.months_counted
    return known.rating is not None and counted is not None and counted < _FEWEST_MONTHS_RATED


CHECKS: dict[str, Callable[[SubjectFacts, int], bool]] = {
    "woman_or_mostly_women": _woman_or_mostly_women,
    "transferred_during_year": _transferred_during_year,
    "maternity_leave": _maternity_leave,
    "leader_above_collective": _leader_above_collective,
    "disciplined_but_rated": _disciplined_but_rated,
    "rated_after_too_few_months": _rated_after_too_few_months,
}
