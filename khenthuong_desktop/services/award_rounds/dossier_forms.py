"""What a round's dossier is made of by the law: for each award its papers, copies, electronic files, opinions."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from khenthuong_desktop.domain.rules import Reference
from khenthuong_desktop.domain.terms import CommendationType, Confidence
from khenthuong_desktop.messages import catalogue, say
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.regulations.procedures import Procedure
from khenthuong_desktop.regulations.timetable import DossierForm
from khenthuong_desktop.services.award_rounds.due_dates import dossier_forms, unit_level
from khenthuong_desktop.services.award_rounds.rounds import get_round
from khenthuong_desktop.services.law.law_of_the_day import binding_day
from khenthuong_desktop.store.database import Database


@dataclass(frozen=True)
class AwardPapers:
    """The dossier of one award; ``copies`` of ``None`` is left to the province."""

    award: str
    papers: tuple[str, ...]
    copies: int | None
    electronic: tuple[str, ...]
    opinions: tuple[str, ...]
    public_days: int | None
    simplified: bool
    text: str
    reference: Reference
    confidence: Confidence

    def paper_names(self) -> tuple[str, ...]:
        """The papers in words."""
        words = {**catalogue("dossiers")["papers"], **catalogue("timetable")["papers"]}
        return tuple(words.get(paper, paper) for paper in self.papers)

    def conditions(self) -> tuple[str, ...]:
        """How many, in which form, and what else the dossier needs, in words."""
        return tuple(self._conditions())

    def _conditions(self) -> Iterator[str]:
        if self.copies is None:
            yield say("timetable", "copies_by_province")
        else:
            yield say("timetable", "copies", copies=f"{self.copies:02d}")
        if self.electronic:
            words = catalogue("timetable")["electronic"]
            yield say("timetable", "electronic_files", files=", ".join(words.get(one, one) for one in self.electronic))
        if self.opinions:
            yield say("timetable", "opinions", who=", ".join(self.opinions))
        if self.public_days:
            yield say("timetable", "public_days", days=self.public_days)


def papers_of_round(db: Database, library: Library, round_reference: str) -> tuple[AwardPapers, ...]:
    """For each award still aimed at in a round, what its dossier is made of by the law that binds its nominees.

    Where a transitional rule lets one law bind some and another law others, an award is told once for each.
    """
    found, level = get_round(db, round_reference), unit_level(db)
    kind = found.commendation_type
    relying = {row.award for row in found.nominations if row.initiatives}
    aimed = [row for row in found.nominations if row.passed is not False]
    told = dict.fromkeys((row.award, binding_day(row.verdict, found.law_on)) for row in aimed)
    answers = []
    for award, on in told:
        procedure = library.procedure(on)
        if procedure is not None:
            form = dossier_forms(library, (award,), on, level, kind).get(award)
            answers.append(_papers(library, procedure, form, award, kind, on, relies=award in relying))
    return tuple(answers)


def _papers(
    library: Library,
    procedure: Procedure,
    form: DossierForm | None,
    award: str,
    kind: CommendationType,
    on: date,
    *,
    relies: bool,
) -> AwardPapers:
    """The papers of one award by the law of a day."""
    ballot = library.threshold(award, on).ballot
    short = procedure.is_simplified(kind, ballot=ballot)
    needed = procedure.papers(kind, ballot=ballot, initiative=relies)
    listed = form.papers if form and not short else ()
    return AwardPapers(
        award,
        (*listed, *(paper for paper in _ordered(needed) if paper not in listed)),
        copies=form.copies if form else None,
        electronic=form.electronic if form else (),
        opinions=form.opinions if form else (),
        public_days=form.public_days if form else None,
        simplified=short,
        text=procedure.simplified_text if short else form.text if form else "",
        reference=procedure.simplified_reference if short else form.reference if form else procedure.reference,
        confidence=form.confidence if form and not short else procedure.confidence,
    )


def _ordered(papers: frozenset[str]) -> list[str]:
    """In the order in which a dossier is leafed through."""
    order = [*catalogue("dossiers")["papers"], *catalogue("timetable")["papers"]]
    return sorted(papers, key=lambda paper: order.index(paper) if paper in order else len(order))
