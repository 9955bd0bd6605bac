"""What to bear in mind about a subject: notes that never decide a verdict, each one question of the facts."""

from collections.abc import Callable
from fractions import Fraction

from khenthuong_desktop.domain.facts import CollectiveFacts, PersonFacts, SubjectFacts
from khenthuong_desktop.domain.terms import Gender, PersonClass

_MOSTLY = Fraction(7, 10)


def _woman_or_mostly_women(subject: SubjectFacts, year: int) -> bool:
    if isinstance(subject, PersonFacts):
        return subject.gender is Gender.FEMALE
    if not isinstance(subject, CollectiveFacts) or not subject.members:
        return False
    women = sum(member.gender is Gender.FEMALE for member in subject.members)
    return Fraction(women, max(len(subject.members), subject.headcount or 0)) >= _MOSTLY


def _joined_during_year(subject: SubjectFacts, year: int) -> bool:
    """Somebody who came in the first days of January was nowhere else in that year."""
    came = subject.since
    return isinstance(subject, PersonFacts) and came is not None and came.year == year and came.timetuple().tm_yday > 1


def _maternity_leave(subject: SubjectFacts, year: int) -> bool:
    return subject.of_year(year).maternity_months > 0


def _leader_above_collective(subject: SubjectFacts, year: int) -> bool:
    own = subject.of_year(year).rating
    if own is None or not isinstance(subject, CollectiveFacts):
        return False
    leaders = [member for member in subject.members if member.person_class is PersonClass.LEADER]
    ratings = [leader.of_year(year).rating for leader in leaders]
    return any(rating is not None and rating.rank > own.rank for rating in ratings)


CHECKS: dict[str, Callable[[SubjectFacts, int], bool]] = {
    "woman_or_mostly_women": _woman_or_mostly_women,
    "joined_during_year": _joined_during_year,
    "maternity_leave": _maternity_leave,
    "leader_above_collective": _leader_above_collective,
}
