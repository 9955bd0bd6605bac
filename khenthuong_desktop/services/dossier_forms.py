"""What a round's dossier is made of by the law: for each award its papers, copies, electronic files, opinions."""

from collections.abc import Iterator
from dataclasses import dataclass

from khenthuong_desktop.domain.rules import Reference
from khenthuong_desktop.domain.terms import Confidence
from khenthuong_desktop.messages import catalogue, say
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.due_dates import dossier_forms, unit_level
from khenthuong_desktop.services.rounds import get_round
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
    """For each award still aimed at in a round, what its dossier is made of by the law of the round's day."""
    found, level = get_round(db, round_reference), unit_level(db)
    procedure = library.procedure(found.law_on)
    if procedure is None:
        return ()
    kind, on = found.commendation_type, found.law_on
    relying = {row.award for row in found.nominations if row.initiatives}
    awards = tuple(dict.fromkeys(row.award for row in found.nominations if row.passed is not False))
    forms = dossier_forms(library, awards, on, level, kind)
    answers = []
    for award in awards:
        ballot = library.threshold(award, on).ballot
        short = procedure.is_simplified(kind, ballot=ballot)
        needed = procedure.papers(kind, ballot=ballot, initiative=award in relying)
        form = forms.get(award)
        listed = form.papers if form and not short else ()
        answers.append(
            AwardPapers(
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
        )
    return tuple(answers)


def _ordered(papers: frozenset[str]) -> list[str]:
    """In the order in which a dossier is leafed through."""
    order = [*catalogue("dossiers")["papers"], *catalogue("timetable")["papers"]]
    return sorted(papers, key=lambda paper: order.index(paper) if paper in order else len(order))
