"""What somebody has to see to because a document is said to lapse, in words."""

from dataclasses import dataclass
from datetime import date

from khenthuong_desktop.messages import say
from khenthuong_desktop.regulations.lapsing import due_reviews
from khenthuong_desktop.regulations.library import Library


@dataclass(frozen=True)
class Reminder:
    """A document that is said to lapse soon."""

    document: str
    name: str
    day: date
    sentence: str


def reminders(library: Library, today: date) -> tuple[Reminder, ...]:
    """Documents said to lapse within 60 days or already, and that nobody compared since the reminding began."""
    found = []
    for source in due_reviews(library, today):
        day = source.until or source.review_by
        assert day is not None
        details = {"document": source.short, "day": f"{day:%d/%m/%Y}", "days": max(0, (day - today).days)}
        sentence = say("regulations", "lapses_soon" if today < day else "said_to_have_lapsed", **details)
        found.append(Reminder(source.code, source.short, day, sentence))
    return tuple(found)
