"""Word files from elsewhere that were attached to a round, against the round and in themselves; nothing is guessed."""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from khenthuong_desktop.documents.foreign_papers import CitedNumber, ForeignPaper, read_foreign, total_labels
from khenthuong_desktop.domain.dossier import DossierProblem, FileState, Place, PlaceKind, RoundPicture, Spot
from khenthuong_desktop.domain.terms import Severity
from khenthuong_desktop.domain.text import compare_key, fold
from khenthuong_desktop.errors import FileProblem
from khenthuong_desktop.files import sha256_of
from khenthuong_desktop.messages import catalogue
from khenthuong_desktop.paths import DataFolder
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.checking.paper_pictures import subject_counts
from khenthuong_desktop.store.tables import AwardHeld, Evidence, Initiative, YearRating

_WORD = ".docx"
_Decisions = dict[str, set[date]]


def foreign_problems(
    session: Session, folder: DataFolder, library: Library, picture: RoundPicture
) -> Iterator[DossierProblem]:
    """What is wrong with attached Word files; warnings, for they are not ours to change."""
    sound = {proof.key for proof in picture.proofs if proof.state is FileState.AS_RECORDED}
    rows = session.scalars(select(Evidence).where(Evidence.round_id == picture.key).order_by(Evidence.name))
    files = [row for row in rows if row.id in sound and row.path.lower().endswith(_WORD)]
    decisions = _decisions(session) if files else {}
    for row in files:
        paper = _read(folder.attachments / row.path, row.sha256)
        if paper is None:
            yield DossierProblem(
                Severity.WARNING, "foreign_unreadable", Place(PlaceKind.EVIDENCE, row.id), {"evidence": row.name}
            )
            continue
        initiative = session.get(Initiative, row.initiative_id) if row.initiative_id else None
        for code, spot, details in (
            *_against_initiative(paper, initiative),
            *_citations(paper, decisions),
            *_names(paper, picture),
            *_awards(paper, picture, library),
            *_days(paper, picture.statement_on),
            *_in_itself(paper),
        ):
            place = Place(PlaceKind.EVIDENCE, row.id, spot)
            yield DossierProblem(Severity.WARNING, code, place, {"evidence": row.name, **details})


def is_unreadable(path: Path) -> bool:
    """Whether a file called one of Word's cannot be read as such: said at once when it is attached."""
    return path.suffix.lower() == _WORD and _read(path, sha256_of(path)) is None


_Found = Iterator[tuple[str, Spot | None, dict[str, object]]]


@lru_cache(maxsize=64)
def _read(path: Path, _sha256: str) -> ForeignPaper | None:
    """A file that was attached never changes: it is read once."""
    try:
        return read_foreign(path)
    except FileProblem:
        return None


def _decisions(session: Session) -> _Decisions:
    """Days by the numbers of all decisions on record: initiatives, ratings, awards held."""
    found: _Decisions = defaultdict(set)
    for table in (Initiative, YearRating, AwardHeld):
        for number, day in session.execute(select(table.decision_number, table.decision_date).distinct()):
            if number and day:
                found[_even(number)].add(day)
    return found


def _even(number: str) -> str:
    """05/QĐ-UBND, 5 / QĐ-UBND: the same."""
    return re.sub(r"\s+", "", compare_key(number).replace(" - ", "-")).lstrip("0")


def _symbol(number: str) -> str:
    return _even(number).partition("/")[2]


def _against_initiative(paper: ForeignPaper, initiative: Initiative | None) -> _Found:
    """A file that proves an initiative is, or cites, the decision that was recorded for it."""
    if initiative is None or not initiative.decision_number:
        return
    recorded = CitedNumber(initiative.decision_number, initiative.decision_date)
    own = paper.own if paper.own.number else None
    told = [one for one in (own, *paper.cited) if one is not None]
    if not told:
        return
    same = [one for one in told if _even(one.number) == _even(recorded.number)]
    details: dict[str, object] = {"initiative": initiative.name, "round": recorded.number}
    if same:
        days = {one.day for one in same if one.day}
        if recorded.day and days and recorded.day not in days:
            yield "foreign_day_differs", same[0].spot, {**details, "told": min(days), "round": recorded.day}
    elif own is not None and _symbol(own.number) == _symbol(recorded.number):
        yield "foreign_number_differs", None, {**details, "told": own.number}


def _citations(paper: ForeignPaper, decisions: _Decisions) -> _Found:
    """A decision on record that is cited with another day."""
    for cited in paper.cited:
        days = decisions.get(_even(cited.number), set())
        if cited.day and days and cited.day not in days:
            yield "foreign_cited_day", cited.spot, {"number": cited.number, "told": cited.day, "round": min(days)}


def _names(paper: ForeignPaper, picture: RoundPicture) -> _Found:
    """Names of nominees with other marks than in the round."""
    names = {nominee.name for nominee in picture.proposed if " " in nominee.name.strip()}
    known = {compare_key(name) for name in names}
    told: set[str] = set()
    for one in paper.said:
        folded = fold(one.text)
        for name in sorted(names):
            for found in re.finditer(rf"\b{re.escape(fold(name))}\b", folded):
                written = one.text[found.start() : found.end()]
                if len(folded) == len(one.text) and _is_other_name(written, known) and written not in told:
                    told.add(written)
                    yield "foreign_name", one.spot, {"name": written, "round_name": name}


def _awards(paper: ForeignPaper, picture: RoundPicture, library: Library) -> _Found:
    """A list of this year that names a nominee for another award; a decision may tell of earlier ones."""
    lists = {fold(name) for name in catalogue("dossiers")["list_types"]}
    if not any(name in fold(paper.type_name) for name in lists) or (
        paper.own.day and paper.own.day.year != picture.year
    ):
        return
    proposed: dict[str, set[str]] = defaultdict(set)
    for nominee in picture.proposed:
        for name in (nominee.name, nominee.called):
            proposed[compare_key(name)].add(nominee.award)
    for row in paper.rows:
        awards, code = proposed.get(compare_key(row.name), set()), library.find_award(row.award)
        if awards and code and code not in awards:
            words = " / ".join(sorted(library.award(one).name for one in awards))
            yield "foreign_award", row.spot, {"name": row.name, "award": library.award(code).name, "round_award": words}


def _is_other_name(written: str, known: set[str]) -> bool:
    return compare_key(written) not in known and all(word[0].isupper() for word in written.split())


def _days(paper: ForeignPaper, statement: date | None) -> _Found:
    """What a statement rests on was there before it."""
    if statement and paper.own.day and paper.own.day > statement:
        yield "foreign_late", None, {"told": paper.own.day, "round": statement}


def _in_itself(paper: ForeignPaper) -> _Found:
    for one in paper.said if paper.rows else ():
        told = subject_counts(one.text) if fold(one.text).startswith(total_labels()) else {}
        if told and sum(told.values()) != len(paper.rows):
            yield "foreign_count", one.spot, {"told": sum(told.values()), "listed": len(paper.rows)}
    for total in paper.wrong_sums:
        yield "foreign_sum", total.spot, {"told": total.told, "sum": total.due}
    for words in paper.wrong_words:
        yield "foreign_words", words.spot, {"told": words.words, "figures": words.figures, "due": words.due}
