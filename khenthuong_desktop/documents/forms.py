"""The numbers of official forms by the law of the day, as far as they are known, and how sure of them we are."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from khenthuong_desktop import paths
from khenthuong_desktop.domain.terms import Confidence, SubjectKind
from khenthuong_desktop.messages import read_json, say


@dataclass(frozen=True)
class Form:
    """The form that a law gives for a kind of documents; ``subject_kind`` None where it is the same for all."""

    kind: str
    document: str
    number: str
    since: date
    until: date | None
    confidence: Confidence
    subject_kind: SubjectKind | None = None


@cache
def _forms() -> tuple[Form, ...]:
    entries = read_json(paths.resources() / "format" / "forms.json")["forms"]
    return tuple(
        Form(
            entry["kind"],
            entry["document"],
            entry["number"],
            date.fromisoformat(entry["from"]),
            date.fromisoformat(entry["until"]) if "until" in entry else None,
            Confidence(entry["confidence"]),
            SubjectKind(entry["subject_kind"]) if "subject_kind" in entry else None,
        )
        for entry in entries
    )


def form_of(kind: str, subject_kind: SubjectKind | None, on: date) -> Form | None:
    """The form of a kind on a day, whoever told of it."""
    for form in _forms():
        fits = form.kind == kind and form.subject_kind in (None, subject_kind)
        if fits and form.since <= on and (form.until is None or on < form.until):
            return form
    return None


def printed_form(kind: str, subject_kind: SubjectKind | None, on: date) -> str:
    """Mẫu số 05, but only where somebody has read it in the law itself; else nothing is printed."""
    form = form_of(kind, subject_kind, on)
    return say("papers", "form", number=form.number) if form and form.confidence is Confidence.A else ""
