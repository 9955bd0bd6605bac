"""Initiatives as offices list them: by title, year and the names of their authors."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.services.imports.matching.initiative_titles import title_key
from khenthuong_desktop.services.imports.matching.targets import Target
from khenthuong_desktop.services.imports.matching.unit_names import are_one
from khenthuong_desktop.services.imports.plan.answers import RowStatus
from khenthuong_desktop.services.imports.plan.known import Known
from khenthuong_desktop.services.imports.plan.lines import Authors, Line
from khenthuong_desktop.services.imports.plan.questions import NEW, Candidate, Question, in_words, place_of
from khenthuong_desktop.services.imports.planners.initiatives import (
    DETAILS,
    is_whole,
    make_initiative,
    put_authors,
    put_together,
)
from khenthuong_desktop.services.imports.planners.initiatives_on_file import OnFile, Titled, author_keys
from khenthuong_desktop.services.imports.planners.promised_initiatives import leave_promised
from khenthuong_desktop.services.imports.planners.unrecognised_initiatives import leave_unrecognised
from khenthuong_desktop.spreadsheets.problems import FIXED, WARNING
from khenthuong_desktop.spreadsheets.words import name_key
from khenthuong_desktop.store.tables import Initiative

_NAME_SPLIT = re.compile(r"\s*[;,\n]\s*|\s+và\s+")


def plan_initiative_lists(known: Known, lines: Sequence[Line]) -> None:
    """Initiatives by title, year and authors. Rows of one title are one initiative with all their authors; one of the
    same title that only others have on file is asked about. No row takes an author away unless it tells all shares."""
    there = OnFile(known)
    names: dict[str, list[Target]] = defaultdict(list)
    for target in known.targets.values():
        if target.kind is SubjectKind.INDIVIDUAL:
            names[name_key(target.name)].append(target)
    promised_apart = leave_promised(known, [line for line in lines if not line.faulty])
    groups = _of_one_title(known, leave_unrecognised(known, promised_apart))
    lists = _Lists(known, there, names, groups)
    for same in groups:
        lists.plan(same)


def _title(line: Line) -> Titled:
    return title_key(line.fields["name"]), line.get("year")


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
    return any(one.get(name) and other.get(name) and one.get(name) != other.get(name) for name in DETAILS)


def _is_whole(line: Line) -> bool:
    return is_whole([("", share) for share in line.fields.get("shares") or ()])


class _Lists:
    """Plans initiatives of lists by title."""

    def __init__(
        self,
        known: Known,
        there: OnFile,
        names: Mapping[str, Sequence[Target]],
        groups: Sequence[Sequence[Line]],
    ) -> None:
        self._known, self._there, self._names = known, there, names
        self._of_title: dict[Titled, list[Line]] = defaultdict(list)
        for group in groups:
            self._of_title[_title(group[0])].extend(group)
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
            authors = put_together(first, self._there, before.record.authors or kept, told)
            put_authors(before, authors, found, self._there)
            first, others = before, lines
        else:
            authors = put_together(first, self._there, kept, told) if kept else told
            code = found.code if found is not None else self._known.codes.next("SK", place_of(first))
            make_initiative(self._known, first, code, authors, found, self._there)
        for line in others:
            line.report(FIXED, "initiative_shared", "name", other=first.row.row, other_sheet=first.sheet.name)
            line.same_as, line.status = first, RowStatus.SAME

    def _is_told_by_code(self, lines: Sequence[Line], people: set[str]) -> bool:
        """Whether another sheet of the file tells the work with its code; of other authors it is asked."""
        title, year = _title(lines[0])
        of_title = [
            line
            for line in self._known.works
            if line.record is not None and title_key(line.fields["name"]) == title and line.get("year") in (None, year)
        ]
        chosen = self._known.choices.of_row(lines[0])
        meant = [
            line for line in of_title if line.fields["code"] == chosen or people & author_keys(self._of_work(line))
        ]
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
        more = {name: line.fields[name] for line in lines for name in (*DETAILS, "year") if name in line.fields}
        if more.keys() - work.fields.keys() or {key for key, _ in told} - author_keys(kept):
            work.fields.update({name: value for name, value in more.items() if name not in work.fields})
            code = work.fields["code"]
            existing = self._there.by_code.get(code)
            authors = put_together(lines[0], self._there, kept, told)
            make_initiative(self._known, work, code, authors, existing, self._there)

    def _of_work(self, line: Line) -> Authors:
        assert line.record is not None
        return line.record.authors or self._there.authors(self._there.by_code.get(line.fields["code"]))

    def _existing(self, line: Line, fitting: Sequence[Initiative], people: Iterable[str]) -> Initiative | None:
        """The one on file that the row is about; what only may be is asked, and the row waits."""
        titled = self._there.titled(_title(line))
        chosen = self._known.choices.of_row(line)
        if chosen is not None or not titled:
            return next((row for row in titled if row.code == chosen), None)
        exact = [row for row in fitting if author_keys(self._there.authors(row)) == set(people)]
        sure = fitting if len(fitting) == 1 else exact
        if len(sure) == 1 and (exact or not self._has_rival(line, sure[0])):
            return sure[0]
        candidates = [self._there.candidate(row) for row in titled]
        self._known.ask(line, "name", place_of(line), candidates, "initiative_maybe")
        line.status = RowStatus.PROBLEM
        return None

    def _has_rival(self, line: Line, work: Initiative) -> bool:
        """Whether a row that speaks of another initiative of that title names authors of this one, too."""
        authors = author_keys(self._there.authors(work))
        others = (other for other in self._of_title[_title(line)] if other is not line and _speak_of_two(line, other))
        return any(one.id in authors for other in others for _, _, bearers in self._bearers(other) for one in bearers)

    def _bearers(self, line: Line) -> list[tuple[str, int | None, Sequence[Target]]]:
        """The authors as they are written, each with its share and all who bear the name."""
        return [(name, share, self._names.get(name_key(name), ())) for name, share in _with_shares(line)]

    def _told(self, line: Line, names: Iterable[tuple[str, int | None, Sequence[Target]]], kept: Authors) -> Authors:
        """Who the authors are; of namesakes, the one who is its author on file."""
        found: Authors = []
        for written, share, bearers in names:
            of_it = [one for one in bearers if one.id in author_keys(kept)]
            sure = of_it if len(of_it) == 1 else self._of_namesakes(line, written, bearers)
            if len(sure) == 1 and sure[0].id not in author_keys(found):  # of two namesakes one may not be on file
                found.append((sure[0].id, share))
            elif len(sure) < 2:
                line.report(WARNING, "author_unknown", "author_names", written)
        return found

    def _of_namesakes(self, line: Line, written: str, bearers: Sequence[Target]) -> Sequence[Target]:
        """Which of those who bear the name is the author: the one of the row's unit, or whom the clerk says. Several:
        it is asked; the initiative has the other authors until then."""
        unit = line.fields.get("unit")
        people = ((one, self._known.somebody(one.code)) for one in bearers) if unit and len(bearers) > 1 else ()
        of_unit = [one for one, person in people if person and are_one(person.collective_name or "", str(unit))]
        meant = of_unit or bearers
        if len(meant) < 2:
            return meant
        key = f"{place_of(line)} · {written}"
        chosen = self._known.choices.answers.get(key)
        if chosen is not None:
            return [one for one in bearers if one.code == chosen]
        found = tuple(self._known.candidate(one) for one in meant)
        line.report(WARNING, "author_maybe", "author_names", written, candidates=in_words(found), count=len(found))
        about = (key, line.sheet.name, line.row.row, "author_names", written, found, str(unit or ""))
        self._known.questions.append(Question(*about))
        return meant


def _with_shares(line: Line) -> list[tuple[str, int | None]]:
    """The authors as they are written, each with its share where the row tells one for everybody."""
    written = [name for name in _NAME_SPLIT.split(line.fields["author_names"]) if name]
    shares = line.fields.get("shares") or []
    if shares and len(shares) != len(written):
        line.report(WARNING, "shares_count", "shares", authors=len(written), shares=len(shares))
        shares = []
    return list(zip(written, shares or [None] * len(written), strict=True))
