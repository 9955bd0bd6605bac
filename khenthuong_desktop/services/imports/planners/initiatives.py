"""Initiatives: by their codes, or as offices list them, by title, year and the names of their authors."""

import difflib
import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence

from sqlalchemy import select

from khenthuong_desktop.domain import text
from khenthuong_desktop.domain.terms import InitiativeKind, SubjectKind
from khenthuong_desktop.services.imports.matching.targets import Target
from khenthuong_desktop.services.imports.plan.answers import RowStatus
from khenthuong_desktop.services.imports.plan.known import Known
from khenthuong_desktop.services.imports.plan.lines import Authors, Line
from khenthuong_desktop.services.imports.plan.questions import NEW, Candidate, place_of
from khenthuong_desktop.services.imports.planners.registers import report_twice
from khenthuong_desktop.spreadsheets.problems import ERROR, FIXED, WARNING
from khenthuong_desktop.spreadsheets.words import name_key
from khenthuong_desktop.store.tables import Initiative, InitiativeAuthor

Titled = tuple[str, int | None]  # what a title and a year are compared by

_NAME_SPLIT = re.compile(r"\s*[;,\n]\s*|\s+và\s+")
_DETAILS = ("kind", "scope", "decision_number", "decision_date")
_NEAR = 0.8
_WHOLE = 10_000  # shares are in hundredths of a percent


class OnFile:
    """The initiatives on file, with their authors in order."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self.by_code = {row.code: row for row in known.session.scalars(select(Initiative))}
        self._authors: dict[str, Authors] = defaultdict(list)
        for row in known.session.scalars(select(InitiativeAuthor).order_by(InitiativeAuthor.position)):
            self._authors[row.initiative_id].append((row.person_id, row.share))
        self._titled: dict[Titled, list[Initiative]] = defaultdict(list)
        for initiative in self.by_code.values():
            self._titled[name_key(initiative.name), initiative.year].append(initiative)
        known.codes.take(self.by_code)

    def authors(self, initiative: Initiative | None) -> Authors:
        return self._authors.get(initiative.id, []) if initiative is not None else []

    def titled(self, title: Titled) -> Sequence[Initiative]:
        """All of this title and year."""
        return self._titled.get(title, ())

    def of_some(self, title: Titled, people: Iterable[str]) -> list[Initiative]:
        """Those of them that one of these people has, or nobody yet."""
        keys = set(people)
        return [row for row in self.titled(title) if not self._authors.get(row.id) or keys & _keys(self.authors(row))]

    def candidate(self, initiative: Initiative) -> Candidate:
        """The initiative with its year and authors."""
        names = {target.id: target.name for target in self._known.targets.values()}
        authors = ", ".join(names.get(key, "?") for key, _ in self.authors(initiative))
        return Candidate(initiative.code, initiative.name, tuple(filter(None, (str(initiative.year), authors))))


def _keys(authors: Authors) -> set[str]:
    return {key for key, _ in authors}


def together(on_file: Authors, told: Authors) -> Authors:
    """The authors on file, with shares that are told now, and then the others."""
    shares = dict(told)
    kept = [(key, share if shares.get(key) is None else shares[key]) for key, share in on_file]
    return [*kept, *((key, share) for key, share in shares.items() if key not in _keys(on_file))]


def plan_initiatives(known: Known, lines: Sequence[Line]) -> None:
    """Each initiative by its code, with its authors and their shares."""
    there = OnFile(known)
    groups: dict[Hashable, list[Line]] = defaultdict(list)
    for line in lines:
        if "code" in line.fields:
            groups[line.fields["code"]].append(line)
    known.codes.take(str(code) for code in groups)
    report_twice(groups, "initiative_twice", "code")
    for line in lines:
        authors = _authors(known, line) if not line.faulty else []
        if line.faulty:
            continue
        existing = there.by_code.get(line.fields["code"])
        if existing is None or _is_same_work(known, line, existing, there, authors):
            if existing is None and not line.get("authors"):
                line.report(WARNING, "author_none", "authors")
            _make(known, line, line.fields["code"], authors, existing, there)
            known.works.append(line)


def _authors(known: Known, line: Line) -> Authors:
    codes = line.get("authors") or ()
    shares: list[int | None] = (line.get("shares") if codes else None) or [None] * len(codes)
    found = []
    for code, share in zip(codes, shares, strict=True):
        target = known.subject(line, "authors", code)
        if target is not None and target.kind is not SubjectKind.INDIVIDUAL:
            line.report(ERROR, "author_no_person", "authors", code, holder=target.name)
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
    if existing.year == line.get("year") and _keys(authors) & _keys(there.authors(existing)):
        line.report(WARNING, "name_changed", "name", holder=existing.name)
        return True
    candidate = there.candidate(existing)
    severity, code = (WARNING, "holder_maybe") if chosen is None else (ERROR, "code_of_another")
    details = {"given": existing.code, "holder": candidate.shown}
    known.ask(line, "name", place_of(line), [candidate], code, severity, **details)
    line.status = RowStatus.PROBLEM
    return False


def _make(known: Known, line: Line, code: str, authors: Authors, existing: Initiative | None, there: OnFile) -> None:
    """The initiative's record; other authors or shares than on file change it, too."""
    values = {"code": code, **{name: line.get(name) for name in ("name", *_DETAILS, "year")}}
    if existing is None:
        values["kind"] = values["kind"] or InitiativeKind.INITIATIVE
    line.make(Initiative, existing, values, known.new_key())
    _put_authors(line, authors, existing, there)


def _put_authors(line: Line, authors: Authors, existing: Initiative | None, there: OnFile) -> None:
    assert line.record is not None
    kept = there.authors(existing)
    if authors and (existing is None or _differ(kept, authors)):
        line.record.authors = authors
        if existing is not None:
            line.changes = {**line.changes, "authors": (len(kept), len(authors))}
            line.status = RowStatus.CHANGED


def _differ(kept: Authors, given: Authors) -> bool:
    """Shares left empty in the file do not wipe those on file."""
    if [person for person, _ in kept] != [person for person, _ in given]:
        return True
    return any(new is not None and new != old for (_, old), (_, new) in zip(kept, given, strict=True))


def plan_initiative_lists(known: Known, lines: Sequence[Line]) -> None:
    """Initiatives by title, year and authors. Rows of one title are one initiative with all their authors; one of the
    same title that only others have on file is asked about. No row takes an author away unless it tells all shares."""
    there = OnFile(known)
    names: dict[str, list[Target]] = defaultdict(list)
    for target in known.targets.values():
        if target.kind is SubjectKind.INDIVIDUAL:
            names[name_key(target.name)].append(target)
    lists = _Lists(known, there, names)
    for same in _of_one_title(known, [line for line in lines if not line.faulty]):
        lists.plan(same)


def _title(line: Line) -> Titled:
    return name_key(line.fields["name"]), line.get("year")


def _of_one_title(known: Known, lines: Sequence[Line]) -> list[list[Line]]:
    """The rows that may be of one initiative: one title and year, and nothing that speaks against it."""
    groups: dict[Titled, list[list[Line]]] = defaultdict(list)
    for line in lines:
        of_title = groups[_title(line)]
        fitting = [group for group in of_title if not any(_speak_of_two(line, other) for other in group)]
        if not fitting or known.choices.of_row(line) is not None:
            of_title.append([line])
        else:
            fitting[0].append(line)
    return [group for of_title in groups.values() for group in of_title]


def _speak_of_two(one: Line, other: Line) -> bool:
    """Whether two rows of one title tell other details, or each all of its authors' shares."""
    if any(_is_whole(line) for line in (one, other)):
        return True
    return any(one.get(name) and other.get(name) and one.get(name) != other.get(name) for name in _DETAILS)


def _is_whole(line: Line) -> bool:
    return sum(share or 0 for share in line.fields.get("shares") or ()) == _WHOLE


class _Lists:
    """Plans initiatives of lists by title."""

    def __init__(self, known: Known, there: OnFile, names: Mapping[str, Sequence[Target]]) -> None:
        self._known, self._there, self._names = known, there, names
        self._planned: dict[str, Line] = {}  # the row about each one on file

    def plan(self, lines: Sequence[Line]) -> None:
        """Rows that may be of one initiative; each is one of its own where several on file have their authors."""
        first, others = lines[0], lines[1:]
        written = [self._bearers(line) for line in lines]
        people = {target.id for of_line in written for _, _, bearers in of_line for target in bearers}
        if self._is_told_by_code(lines, people):
            return
        fitting = self._there.of_some(_title(first), people)
        if others and len(fitting) > 1:
            for line in lines:
                self.plan([line])
            return
        found = self._existing(first, fitting, people)
        if first.status is RowStatus.PROBLEM:
            for line in others:
                line.status = RowStatus.PROBLEM
            return
        kept = self._there.authors(found)
        told = [author for line, names in zip(lines, written, strict=True) for author in self._told(line, names, kept)]
        before = self._planned.setdefault(found.id, first) if found is not None else first
        if before is not first and before.record is not None:
            _put_authors(before, together(before.record.authors or kept, told), found, self._there)
            first, others = before, lines
        else:
            sure = len(told) == sum(map(len, written))
            authors = told if sure and _is_whole(first) else together(kept, told)
            code = found.code if found is not None else self._known.codes.next("SK", place_of(first))
            _make(self._known, first, code, authors, found, self._there)
        for line in others:
            line.report(FIXED, "initiative_shared", "name", other=first.row.row, other_sheet=first.sheet.name)
            line.same_as, line.status = first, RowStatus.SAME

    def _is_told_by_code(self, lines: Sequence[Line], people: set[str]) -> bool:
        """Whether another sheet of the file tells the work with its code; of other authors it is asked."""
        title, year = _title(lines[0])
        of_title = [
            line
            for line in self._known.works
            if line.record is not None and name_key(line.fields["name"]) == title and line.get("year") in (None, year)
        ]
        chosen = self._known.choices.of_row(lines[0])
        meant = [line for line in of_title if line.fields["code"] == chosen or people & _keys(self._of_work(line))]
        if chosen == NEW or not of_title:
            return False
        for line in lines:
            line.status = RowStatus.SAME if meant else RowStatus.PROBLEM
            if meant:
                line.same_as = meant[0]
                place = {"other": meant[0].row.row, "other_sheet": meant[0].sheet.name}
                line.report(FIXED, "initiative_told_by_code", "name", **place)
        if meant:
            self._tell_more(meant[0], lines)
        else:
            found = [Candidate(line.fields["code"], line.fields["name"], (line.sheet.name,)) for line in of_title]
            self._known.ask(lines[0], "name", place_of(lines[0]), found, "initiative_maybe")
        return True

    def _tell_more(self, work: Line, lines: Sequence[Line]) -> None:
        """What rows by name say, authors or details, that the row with the code does not."""
        kept = self._of_work(work)
        told = [author for line in lines for author in self._told(line, self._bearers(line), kept)]
        more = {name: line.fields[name] for line in lines for name in (*_DETAILS, "year") if name in line.fields}
        if more.keys() - work.fields.keys() or {key for key, _ in told} - _keys(kept):
            work.fields.update({name: value for name, value in more.items() if name not in work.fields})
            code = work.fields["code"]
            existing = self._there.by_code.get(code)
            _make(self._known, work, code, together(kept, told), existing, self._there)

    def _of_work(self, line: Line) -> Authors:
        assert line.record is not None
        return line.record.authors or self._there.authors(self._there.by_code.get(line.fields["code"]))

    def _existing(self, line: Line, fitting: Sequence[Initiative], people: Iterable[str]) -> Initiative | None:
        """The one on file that the row is about; what only may be is asked, and the row waits."""
        titled = self._there.titled(_title(line))
        chosen = self._known.choices.of_row(line)
        if chosen is not None or not titled:
            return next((row for row in titled if row.code == chosen), None)
        exact = [row for row in fitting if _keys(self._there.authors(row)) == set(people)]
        sure = fitting if len(fitting) == 1 else exact
        if len(sure) == 1:
            return sure[0]
        candidates = [self._there.candidate(row) for row in titled]
        self._known.ask(line, "name", place_of(line), candidates, "initiative_maybe")
        line.status = RowStatus.PROBLEM
        return None

    def _bearers(self, line: Line) -> list[tuple[str, int | None, Sequence[Target]]]:
        """The authors as they are written, each with its share and all who bear the name."""
        return [(name, share, self._names.get(name_key(name), ())) for name, share in _with_shares(line)]

    def _told(self, line: Line, names: Iterable[tuple[str, int | None, Sequence[Target]]], kept: Authors) -> Authors:
        """Who the authors are; of namesakes, the one who is its author on file."""
        found = []
        for written, share, bearers in names:
            of_it = [one for one in bearers if one.id in _keys(kept)]
            sure = of_it if len(of_it) == 1 else bearers
            if len(sure) == 1:
                found.append((sure[0].id, share))
            else:
                line.report(WARNING, "author_unknown", "author_names", written)
        return found


def _with_shares(line: Line) -> list[tuple[str, int | None]]:
    """The authors as they are written, each with its share where the row tells one for everybody."""
    written = [name for name in _NAME_SPLIT.split(line.fields["author_names"]) if name]
    shares = line.fields.get("shares") or []
    if shares and len(shares) != len(written):
        line.report(WARNING, "shares_count", "shares", authors=len(written), shares=len(shares))
        shares = []
    return list(zip(written, shares or [None] * len(written), strict=True))
