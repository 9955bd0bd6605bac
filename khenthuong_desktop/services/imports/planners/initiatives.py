"""Initiatives by their codes, with their authors and shares."""

import difflib
from collections import defaultdict
from collections.abc import Hashable, Sequence

from khenthuong_desktop.domain import text
from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.services.imports.asides.research_topics import kind_listed
from khenthuong_desktop.services.imports.matching.initiative_titles import title_to_keep
from khenthuong_desktop.services.imports.plan.answers import RowStatus
from khenthuong_desktop.services.imports.plan.known import Known
from khenthuong_desktop.services.imports.plan.lines import Authors, Line
from khenthuong_desktop.services.imports.plan.questions import place_of
from khenthuong_desktop.services.imports.planners.initiatives_on_file import OnFile, author_keys, together
from khenthuong_desktop.services.imports.planners.registers import report_twice
from khenthuong_desktop.services.imports.planners.unrecognised_initiatives import leave_unrecognised
from khenthuong_desktop.services.registers.initiatives import WHOLE
from khenthuong_desktop.spreadsheets.problems import ERROR, WARNING
from khenthuong_desktop.store.tables import Initiative

DETAILS = ("kind", "scope", "decision_number", "decision_date")
_NEAR = 0.8


def plan_initiatives(known: Known, lines: Sequence[Line]) -> None:
    """Each initiative by its code, with its authors and their shares."""
    there = OnFile(known)
    groups: dict[Hashable, list[Line]] = defaultdict(list)
    for line in lines:
        if "code" in line.fields:
            groups[line.fields["code"]].append(line)
    known.codes.take(str(code) for code in groups)
    report_twice(groups, "initiative_twice", "code")
    for line in leave_unrecognised(known, [line for line in lines if not line.faulty]):
        authors = _authors(known, line)
        if line.faulty:
            continue
        existing = there.by_code.get(line.fields["code"])
        if existing is None or _is_same_work(known, line, existing, there, authors):
            authors = _with_those_on_file(known, line, there, existing, authors)
            if existing is None and not line.get("authors"):
                line.report(WARNING, "author_none", "authors")
            make_initiative(known, line, line.fields["code"], authors, existing, there)
            known.works.append(line)


def _authors(known: Known, line: Line) -> Authors:
    codes = line.get("authors") or ()
    shares: list[int | None] = (line.get("shares") if codes else None) or [None] * len(codes)
    found: Authors = []
    for code, share in zip(codes, shares, strict=True):
        target = known.subject(line, "authors", code)
        if target is not None and target.kind is not SubjectKind.INDIVIDUAL:
            line.report(ERROR, "author_no_person", "authors", code, holder=target.name)
        elif target is not None and target.id in {key for key, _ in found}:  # "001;1" of one whose code is 001
            line.report(ERROR, "author_said_twice", "authors", code)
        elif target is not None:
            found.append((target.id, share))
    return found


def _is_same_work(known: Known, line: Line, existing: Initiative, there: OnFile, authors: Authors) -> bool:
    """Whether the row is about the initiative with its code: another title of the same people is told, a title that
    is quite another one's is asked, and the row waits."""
    written, before = text.fold(line.fields["name"]), text.fold(existing.name)
    if written == before or difflib.SequenceMatcher(None, written, before).ratio() >= _NEAR:
        return True
    chosen = known.choices.of_row(line)
    if chosen == existing.code:
        return True
    if existing.year == line.get("year") and author_keys(authors) & author_keys(there.authors(existing)):
        line.report(WARNING, "name_changed", "name", holder=existing.name)
        return True
    candidate = there.candidate(existing)
    severity, code = (WARNING, "holder_maybe") if chosen is None else (ERROR, "code_of_another")
    details = {"given": existing.code, "holder": candidate.shown}
    known.ask(line, "name", place_of(line), [candidate], code, severity, **details)
    line.status = RowStatus.PROBLEM
    return False


def make_initiative(
    known: Known, line: Line, code: str, authors: Authors, existing: Initiative | None, there: OnFile
) -> None:
    """The initiative's record; other authors or shares than on file change it, too."""
    values = {"code": code, **{name: line.get(name) for name in ("name", *DETAILS, "year")}}
    if existing is None:
        values["kind"] = values["kind"] or kind_listed(known, line)
    elif "code" not in line.sheet.columns:  # known by its title, which is written so or so
        values["name"] = title_to_keep(existing.name, line.fields["name"])
    line.make(Initiative, existing, values, known.new_key())
    put_authors(line, authors, existing, there)


def put_authors(line: Line, authors: Authors, existing: Initiative | None, there: OnFile) -> None:
    assert line.record is not None
    kept = there.authors(existing)
    if authors and authors != kept:
        line.record.authors = authors
        if existing is not None:
            line.changes = {**line.changes, "authors": (len(kept), len(authors))}
            line.status = RowStatus.CHANGED


def put_together(line: Line, there: OnFile, kept: Authors, told: Authors) -> Authors:
    """The authors on file and those of a row. Shares and people on file stay, but for those whom a row takes away that
    tells all shares of others: an empty cell wipes nothing, and what is open then is told."""
    gone = [key for key, _ in kept if key not in author_keys(told)]
    if gone and is_whole(told):
        line.report(WARNING, "authors_taken_away", _place(line), names=there.names(gone))
        return told
    authors = together(kept, told)
    if sum(share or 0 for _, share in authors) > WHOLE + _rounding(authors):
        line.report(WARNING, "shares_kept", "shares")
        authors = together(kept, [(key, None) for key, _ in told])
    open_ = [key for key, share in authors if share is None]
    if open_ and is_whole(kept):
        line.report(WARNING, "shares_to_divide", _place(line), names=there.names(open_))
    return authors


def is_whole(authors: Authors) -> bool:
    """Whether everybody's share is told; thirds are written 33,3."""
    shares = [share for _, share in authors if share is not None]
    return 0 < len(shares) == len(authors) and abs(sum(shares) - WHOLE) <= _rounding(authors)


def _rounding(authors: Authors) -> int:
    return 10 * len(authors)


def _with_those_on_file(known: Known, line: Line, there: OnFile, existing: Initiative | None, told: Authors) -> Authors:
    """The authors of a work whose code the row tells: whoever is not named is still one, and that is told, unless the
    clerk said that the work of quite other people is this one."""
    kept = there.authors(existing)
    if not kept or not told:
        return told
    if known.choices.of_row(line) is not None and not author_keys(kept) & author_keys(told):
        line.report(WARNING, "authors_taken_away", "authors", names=there.names(key for key, _ in kept))
        return told
    authors = put_together(line, there, kept, told)
    stay = [key for key, _ in authors if key not in author_keys(told)]
    if stay:
        line.report(WARNING, "authors_stay", "authors", names=there.names(stay))
    return authors


def _place(line: Line) -> str:
    return "authors" if "authors" in line.fields else "author_names"
