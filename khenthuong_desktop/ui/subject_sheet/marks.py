"""What stands on the picture over the years: what is on record, and in dashes what may come."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from khenthuong_desktop.domain.planning import Step
from khenthuong_desktop.domain.terms import DisciplineStatus, Rating, Scope
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.registers.records import SubjectRecord
from khenthuong_desktop.services.verdicts import planning
from khenthuong_desktop.services.verdicts.planning import SubjectPlan
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.theme import Tone
from khenthuong_desktop.ui.widgets.timeline import Mark

RATINGS, AWARDS, INITIATIVES, DISCIPLINE = "Xếp loại", "Khen thưởng", "Sáng kiến", "Kỷ luật"
RATING_TONES = {
    Rating.EXCELLENT: Tone.GOOD,
    Rating.GOOD: Tone.ACCENT,
    Rating.COMPLETED: Tone.NEUTRAL,
    Rating.FAILED: Tone.ERROR,
}
_SCOPES = {Scope.GRASSROOTS: "cơ sở", Scope.PROVINCE: "tỉnh", Scope.NATION: "toàn quốc"}


def past(record: SubjectRecord, library: Library, today: date) -> Iterator[Mark]:
    """What is on record."""
    for rating in record.ratings:
        if rating.rating is not None:
            words = labels.word(rating.rating)
            yield Mark(RATINGS, rating.year, rating.year, rating.rating.value, RATING_TONES[rating.rating], words)
    for award in record.awards:
        known = library.awards.get(award.award)
        short = known.abbreviation if known else award.award_name
        yield Mark(AWARDS, award.year, award.year, short, Tone.AWARD, award.award_name)
    for made in record.initiatives:
        scope = _SCOPES[made.scope] if made.scope else "chưa rõ phạm vi"
        yield Mark(INITIATIVES, made.year, made.year, scope, Tone.ACCENT, f"{made.name} ({scope})")
    for line in record.discipline:
        if line.from_date is not None:
            pending = line.status is DisciplineStatus.UNDER_REVIEW
            words = labels.word(line.form) or labels.word(line.status)
            last = line.finished_on or today
            tone = Tone.WARNING if pending else Tone.ERROR
            yield Mark(DISCIPLINE, line.from_date.year, max(last.year, line.from_date.year), words, tone)


def future(plan: SubjectPlan | None, year: int) -> Iterator[Mark]:
    """Every award in the year it can be had; what the nearest one asks of the years before it."""
    if plan is None:
        return
    for one in plan.awards:
        if one.path is not None:
            result = one.gap.result
            name = result.library.award(result.award).name
            yield Mark(AWARDS, one.path.year, one.path.year, result.abbreviation, Tone.AWARD, f"có thể: {name}", True)
    nearest = plan.nearest
    for step in nearest.path.steps if nearest is not None and nearest.path is not None else ():
        if step.year >= year:
            yield from _asked(step)


def _asked(step: Step) -> Iterator[Mark]:
    """What one year must bring for the nearest award."""
    words = f"cần: {planning.needs_words(step.brings)}"
    if step.brings.rating is not None:
        yield Mark(RATINGS, step.year, step.year, step.brings.rating.value, Tone.NEUTRAL, words, True)
    for scope, count in Counter(step.brings.initiatives).items():
        text = _SCOPES[scope] if count == 1 else f"{count:02d} {_SCOPES[scope]}"
        yield Mark(INITIATIVES, step.year, step.year, text, Tone.NEUTRAL, words, True)
