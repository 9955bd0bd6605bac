"""The kinds of documents that a round offers: what each is, what it follows, and what it still waits for."""

from dataclasses import dataclass

from khenthuong_desktop.documents.catalogue import KINDS, REPORT_KINDS, USUAL_KINDS
from khenthuong_desktop.documents.forms import form_of
from khenthuong_desktop.domain.terms import Confidence, SubjectKind
from khenthuong_desktop.messages import catalogue
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.filling.achievement_reports import report_kind
from khenthuong_desktop.services.filling.paper_issuing import phrase
from khenthuong_desktop.services.filling.paper_makers import lacking
from khenthuong_desktop.services.filling.paper_sources import Sources, gather
from khenthuong_desktop.services.word_templates.templates import kind_title
from khenthuong_desktop.store.database import Database


@dataclass(frozen=True)
class KindOffer:
    """One kind; ``needs`` says in words what must be there first, ``usual`` ones are made without being asked for."""

    id: str
    title: str
    group: str
    source: str
    needs: tuple[str, ...]
    usual: bool


def kinds_of_round(db: Database, library: Library, round_reference: str) -> tuple[KindOffer, ...]:
    """Every kind in the order of its group, for the law of the round's day."""
    sources = gather(db, library, round_reference)
    reported = {report_kind(sources, nomination) for nomination in sources.put_forward}
    groups = catalogue("papers")["groups"]
    return tuple(
        KindOffer(
            name,
            kind_title(name),
            groups[kind.group],
            _source(sources, name),
            _needs(db, sources, reported, name),
            name in USUAL_KINDS,
        )
        for name, kind in KINDS.items()
    )


def left_out_without_secretary(db: Database, library: Library, round_reference: str) -> tuple[str, ...]:
    """Titles of the usual papers that wait for nothing but the secretary of the meeting."""
    sources = gather(db, library, round_reference)
    return tuple(kind_title(kind) for kind in USUAL_KINDS if lacking(db, sources, kind) == ("secretary",))


def _needs(db: Database, sources: Sources, reported: set[str], kind: str) -> tuple[str, ...]:
    missing = lacking(db, sources, kind)
    if not missing and kind in REPORT_KINDS and kind not in reported:
        missing = ("nominees_of_form",)
    return tuple(phrase(f"needs_{need}") for need in missing)


def _source(sources: Sources, kind: str) -> str:
    """The article, and the number of the form with how sure we are of it."""
    found = dict.fromkeys(form_of(kind, subject, sources.round.law_on) for subject in SubjectKind)
    forms = [
        phrase(
            "form_of" if form.confidence is Confidence.A else "form_doubtful",
            number=form.number,
            document=form.document,
        )
        for form in found
        if form is not None
    ]
    return "; ".join([catalogue("papers")["sources"][kind], *forms])
