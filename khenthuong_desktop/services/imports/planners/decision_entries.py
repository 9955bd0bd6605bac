"""The rows of a decision's list, each with the decision it belongs to and what it says of its award."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, reduce
from operator import or_

from khenthuong_desktop.domain.numbering import is_same_reference
from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.services.imports.matching.award_givers import award_given
from khenthuong_desktop.services.imports.matching.award_titles import award_names_in, awards_in_title
from khenthuong_desktop.services.imports.matching.organs import are_one_organ
from khenthuong_desktop.services.imports.matching.targets import Target
from khenthuong_desktop.services.imports.plan.answers import RowStatus
from khenthuong_desktop.services.imports.plan.known import Known
from khenthuong_desktop.services.imports.plan.lines import Line, sheets_of
from khenthuong_desktop.services.imports.planners.awards_told import full_name
from khenthuong_desktop.services.imports.planners.office_lists import AWARD_FIELDS, awards_in
from khenthuong_desktop.services.imports.planners.pupils_awards import for_whom
from khenthuong_desktop.spreadsheets.cells.cell_signs import is_mark
from khenthuong_desktop.spreadsheets.cells.medal_names import medal_in
from khenthuong_desktop.spreadsheets.layouts.award_givers import PRIME_MINISTER, is_prime_ministers
from khenthuong_desktop.spreadsheets.layouts.decision_lists import (
    DecisionSaid,
    decision_said,
    is_given,
    names_decision,
    signer_said,
)
from khenthuong_desktop.spreadsheets.layouts.given_by_decision import without_rules
from khenthuong_desktop.spreadsheets.problems import ERROR
from khenthuong_desktop.spreadsheets.rows.read_sheet import ReadSheet
from khenthuong_desktop.spreadsheets.tables.titles import title_year


@dataclass
class Entry:
    """A row with its decision, what it gives and to whom."""

    line: Line
    said: DecisionSaid
    awards: list[str]
    unknown: list[tuple[str, str]] = field(default_factory=list)  # field and words that name no award
    own_names: dict[str, str] = field(default_factory=dict)  # of medals, which the law knows as one sort
    target: Target | None = None

    @property
    def refused(self) -> bool:
        return self.given is False

    @property
    def given(self) -> bool | None:
        """What the row itself says of its result; None where that is neither yes nor no."""
        words = self.line.fields.get("result") or ""
        return is_mark(words) or is_given(words)

    @property
    def kind(self) -> SubjectKind | None:
        """What the row says that it is about."""
        return self.line.fields.get("subject_kind")

    @property
    def written(self) -> list[str]:
        """What the row calls its awards."""
        return [words for name in AWARD_FIELDS if (words := self.line.fields.get(name))]

    @property
    def settled(self) -> bool:
        """Whether it is known whom the row is about and what it gives, or that it is about nobody of ours, or says no
        more than a row before it."""
        waits = self.line.status is RowStatus.PROBLEM and self.line.same_as is None
        return not (self.line.faulty or waits)


def entries_of(known: Known, lines: Sequence[Line]) -> list[Entry]:
    """All rows; a result that is not clear is told as a fault, and who got nothing has the decision of the others."""
    entries = [entry for sheet in sheets_of(lines) for entry in _entries(known, sheet, lines)]
    for entry in entries:
        entry.awards = [for_whom(entry.line, award, entry.kind, *entry.written) for award in entry.awards]
    _join_decisions(entries)
    _refuse_unclear_results(known, entries)
    _refused_by_the_usual(entries)
    return entries


def _entries(known: Known, sheet: ReadSheet, lines: Sequence[Line]) -> Iterator[Entry]:
    """The rows of a sheet, each with the decision that it, a heading over it or the title names."""
    title = decision_said(without_rules(sheet.title)) | DecisionSaid(signer_name=signer_said(sheet.foot))
    named_above, medal = award_names_in(known.library, sheet.title), medal_in(sheet.title)
    given_above = cache(lambda giver, number: awards_in_title(known.library, sheet.title, giver, number))
    for line in lines:
        if line.sheet is not sheet:
            continue
        fields = line.fields
        own = DecisionSaid(
            fields.get("decision_number"),
            line.get("decision_date"),
            fields.get("decided_by"),
            fields.get("signer_name"),
        )
        heading = next((words for words in line.row.groups if names_decision(words)), None)
        said = known.aim.decision | own | (decision_said(heading) if heading else title)
        if said.number == title.number:
            said |= title
        if is_prime_ministers(said.number):
            said |= DecisionSaid(decided_by=PRIME_MINISTER)
        entry = Entry(line, said, [])
        asked = () if any(name in fields for name in AWARD_FIELDS) or "result" not in fields else ("asked_award",)
        for name in (*AWARD_FIELDS, *asked):
            for written in awards_in(known, fields.get(name) or ""):
                code = award_given(known.library, written, said.decided_by, said.number)
                if code is None:
                    entry.unknown.append((name, written))
                elif code not in entry.awards:
                    entry.awards.append(code)
                    entry.own_names |= {code: full_name(known, code, written)} if medal_in(written) else {}
        if not entry.awards and not entry.unknown and len(named_above) == 1:
            entry.awards = list(given_above(said.decided_by, said.number))
            entry.unknown = [] if entry.awards else [("award", named_above[0])]
            entry.own_names = dict.fromkeys(entry.awards, medal) if medal else {}
        yield entry


def _join_decisions(entries: Sequence[Entry]) -> None:
    """One decision is told by its number and day: of what else its sheets and rows say of it, each adds what the others
    leave out. A number without a day is of the only decision with that number."""
    joined: dict[date | None, list[list[DecisionSaid]]] = defaultdict(list)
    told = dict.fromkeys(entry.said for entry in entries if entry.said.number is not None)
    for said in sorted(told, key=lambda one: one.issued_on is None):  # those with a day first
        days = (said.issued_on,) if said.issued_on is not None else tuple(joined)
        alike = [ways for day in days for ways in joined[day] if all(_are_one(said, way) for way in ways)]
        if len(alike) == 1:
            alike[0].append(said)
        else:
            joined[said.issued_on].append([said])
    whole = {way: reduce(or_, ways) for of_day in joined.values() for ways in of_day for way in ways}
    for entry in entries:
        entry.said = whole.get(entry.said, entry.said)


def _are_one(one: DecisionSaid, other: DecisionSaid) -> bool:
    """Whether two ways of naming a decision of a day name one; "UBND tỉnh" may be short for its Chủ tịch."""
    if not is_same_reference(one.number or "", other.number or ""):
        return False
    return are_one_organ(one.decided_by, other.decided_by)


def _refuse_unclear_results(known: Known, entries: Sequence[Entry]) -> None:
    """A result that says neither yes nor no, or names another award, is never taken for what was proposed."""
    for entry in entries:
        if entry.given is not None or entry.line.faulty:
            continue
        named = [known.library.find_award(one) for one in awards_in(known, entry.line.fields["result"])]
        if not named or named != entry.awards:
            entry.line.report(ERROR, "result_unclear", "result")


def _refused_by_the_usual(entries: Sequence[Entry]) -> None:
    """Who got nothing has no decision of his own: the one that most rows of the file are of says so."""
    told = Counter(entry.said for entry in entries if entry.said.number is not None)
    for entry in entries if told else ():
        if entry.said.number is None and entry.refused:
            entry.said = told.most_common(1)[0][0]


def by_decision(entries: Sequence[Entry]) -> dict[DecisionSaid, list[Entry]]:
    found: dict[DecisionSaid, list[Entry]] = defaultdict(list)
    for entry in entries:
        found[entry.said].append(entry)
    return found


def told_year(line: Line) -> int | None:
    told = line.fields.get("year") or title_year([[line.sheet.title]])
    return None if told is None else int(told)
