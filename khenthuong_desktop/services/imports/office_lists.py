"""Lists that offices send: no codes, so subjects are known by name with birth date, number or unit."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import select

from khenthuong_desktop.domain import text
from khenthuong_desktop.domain.terms import Severity, SubjectKind
from khenthuong_desktop.services.imports.answers import RowStatus
from khenthuong_desktop.services.imports.known import Known
from khenthuong_desktop.services.imports.lines import Line
from khenthuong_desktop.services.imports.people_matching import People
from khenthuong_desktop.services.imports.questions import NEW
from khenthuong_desktop.services.imports.registers import authors_on_file, make_initiative
from khenthuong_desktop.services.imports.repetitions import is_repetition, is_same_person, of_other_file
from khenthuong_desktop.services.imports.subjects import collective_category, make_household, make_person
from khenthuong_desktop.services.imports.targets import Target
from khenthuong_desktop.services.imports.unit_names import readings
from khenthuong_desktop.services.imports.units_matching import Units
from khenthuong_desktop.spreadsheets.problems import ERROR, FIXED, WARNING
from khenthuong_desktop.spreadsheets.words import name_key
from khenthuong_desktop.store.tables import Collective, Household, Initiative

AWARD_FIELDS = ("award", "award_form", "award_title")
_AWARD_SPLIT = re.compile(r"\s*[,+/&]\s*|\s+và\s+")
_NAME_SPLIT = re.compile(r"\s*[;,\n]\s*|\s+và\s+")


class Codes:
    """Free codes for subjects that come without one: CN0001, CN0002 …"""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = set(taken)
        self._last: dict[str, int] = defaultdict(int)

    def next(self, prefix: str) -> str:
        while True:
            self._last[prefix] += 1
            code = f"{prefix}{self._last[prefix]:04d}"
            if code not in self._taken:
                self._taken.add(code)
                return code


def plan_office_lists(known: Known, lines: Sequence[Line]) -> None:
    """Individuals, collectives and households of mixed lists; the awards they propose are told, not stored."""
    codes = Codes(known.targets)
    people = People(known.people.values())
    units_told: dict[str, Line] = {}
    told: dict[str, list[Line]] = defaultdict(list)
    for line in sorted(lines, key=lambda line: line.fields.get("subject_kind") != SubjectKind.COLLECTIVE):
        proposed = tuple(_proposals(known, line))  # also of a row that waits, so that all its faults are told at once
        if line.faulty:
            continue
        kind = SubjectKind(line.fields.get("subject_kind") or line.sheet.layout.subject or SubjectKind.INDIVIDUAL)
        if kind is SubjectKind.COLLECTIVE:
            _collective(known, line, codes, units_told)
        elif kind is SubjectKind.HOUSEHOLD:
            _household(known, line, codes)
        elif (earlier := _told_before(line, told[name_key(line.fields["name"])])) is not None:
            set_aside(line, earlier)
        elif not is_repetition(known, line, told[name_key(line.fields["name"])]):
            told[name_key(line.fields["name"])].append(line)
            _person(known, line, people, codes)
        line.proposed = proposed


def _person(known: Known, line: Line, people: People, codes: Codes) -> None:
    given, chosen = line.fields.get("code"), known.choices.of_row(line)
    if given and given in known.targets and given not in known.people:
        line.report(ERROR, "code_of_other_kind", "code", holder=known.targets[given].name)
        return
    existing = known.people.get(chosen or given or "")
    if not given and chosen is None:
        match = people.match(line.fields)
        if match.maybe:
            known.ask_who(line, [known.targets[person.code] for person in match.maybe], "person_maybe")
            return
        existing = match.sure
    make_person(known, line, existing, existing.code if existing else given or codes.next("CN"))


def set_aside(line: Line, earlier: Line) -> None:
    """A row that is likely the same as an earlier one is not written; the clerk is told which."""
    line.report(WARNING, "subject_twice", "name", other=earlier.row.row, other_sheet=earlier.sheet.name)
    line.status = RowStatus.PROBLEM
    line.same_as = earlier


def _told_before(line: Line, namesakes: Sequence[Line]) -> Line | None:
    return next(
        (other for other in namesakes if is_same_person(other.fields, line.fields) and not of_other_file(line, other)),
        None,
    )


def name_collectives(known: Known, lines: Sequence[Line]) -> list[Line]:
    """The lines of a sheet of collectives without codes, each with its own: the known one of its name or a new one."""
    codes = Codes(known.targets)
    told: dict[str, Line] = {}
    kept = []
    fresh = Units()  # of this sheet: further down stands the same unit in another spelling
    for line in lines:
        line.fields.pop("code", None)  # of an earlier plan of the same file
        if line.faulty:
            kept.append(line)
            continue
        name, parent = line.fields["name"], line.fields.get("parent")
        code = code_of_collective(known, line) or (found.code if (found := fresh.match(name, parent).sure) else None)
        if line.status is RowStatus.PROBLEM:
            continue
        if code in told:
            set_aside(line, told[code])
            continue
        code = code or codes.next("TT")
        told[code] = line
        target = Target(SubjectKind.COLLECTIVE, code, code, name)
        fresh.add(target)
        fresh.set_parents({code: parent})
        line.fields["code"] = code
        kept.append(line)
    return kept


def code_of_collective(known: Known, line: Line) -> str | None:
    """The code of the collective a row without one is about; what only may be meant is asked, and the row waits."""
    chosen = known.choices.of_row(line)
    if chosen is not None:
        return None if chosen == NEW else chosen
    match = known.units.match(line.fields["name"], line.fields.get("parent"))
    if match.maybe:
        known.ask_who(line, match.maybe, "collective_maybe")
    elif match.sure is not None and match.respelled:
        line.report(FIXED, "unit_read_as", "name", new=match.sure.name)
    return match.sure.code if match.sure else None


def _collective(known: Known, line: Line, codes: Codes, told: dict[str, Line]) -> None:
    fields = line.fields
    code = fields.get("code") or code_of_collective(known, line)
    if line.status is RowStatus.PROBLEM:
        return
    if code in told:
        set_aside(line, told[code])
        return
    code = code or codes.next("TT")
    told[code] = line
    existing = known.collectives.get(code)
    values = {
        "code": code,
        "name": name_to_keep(existing.name if existing else None, fields["name"]),
        "category": collective_category(line, existing),
        "headcount": fields.get("headcount"),
    }
    line.make(Collective, existing, values, known.new_key())
    assert line.record is not None
    known.add(Target(SubjectKind.COLLECTIVE, line.record.id, code, fields["name"]))


def _household(known: Known, line: Line, codes: Codes) -> None:
    name, address = name_key(line.fields["name"]), line.fields.get("address")
    chosen = known.choices.of_row(line)
    given = line.fields.get("code") or (chosen if chosen != NEW else None)
    same: list[Household] = [
        row
        for row in (known.households.values() if chosen != NEW else ())
        if (row.code == given if given else name_key(row.head_name) == name)
        and (given or not address or not row.address or name_key(address) == name_key(row.address))
    ]
    if len(same) > 1:
        known.ask_who(line, [known.targets[row.code] for row in same], "household_maybe")
        return
    existing = same[0] if same else None
    make_household(known, line, existing, existing.code if existing else given or codes.next("HO"))


def name_to_keep(known: str | None, written: str) -> str:
    """The name on file where the list only spells it otherwise: short forms, lost accents."""
    same = known is not None and known != written and name_key(known) != name_key(written)
    if known is not None and same and not set(readings(known)).isdisjoint(readings(written)):
        return known
    return known if known is not None and same and text.fold(known) == text.fold(written) else written


def _proposals(known: Known, line: Line) -> Iterable[str]:
    """Codes of the awards the row proposes; an unknown name is only a warning where they are for no round, and so are
    not stored."""
    severity = WARNING if known.aim.round is None else ERROR
    named = (awards_named(known, line, name, line.fields.get(name) or "", severity) for name in AWARD_FIELDS)
    return dict.fromkeys(code for of_field in named for code, _ in of_field)


def awards_named(
    known: Known, line: Line, name: str, written: str, severity: Severity = WARNING
) -> Iterator[tuple[str, str]]:
    """Codes of the awards that a cell names, each with its words; an unknown one is told."""
    for words in awards_in(known, written):
        code = known.library.find_award(words)
        if code is None:
            near = "”, “".join(known.library.award(near).name for near in known.library.suggest_awards(words))
            line.report(severity, "award_unknown_near" if near else "award_unknown", name, words, nearest=near)
        else:
            yield code, words


def awards_in(known: Known, written: str) -> list[str]:
    """The awards of one cell: divided by ``;``, or by what divides only where every part is an award."""
    parts: list[str] = []
    for part in filter(None, (part.strip() for part in written.split(";"))):
        divided = [name for name in _AWARD_SPLIT.split(part) if name]
        all_known = len(divided) > 1 and all(known.library.find_award(name) for name in divided)
        parts.extend(divided if all_known and known.library.find_award(part) is None else [part])
    return parts


def plan_initiative_lists(known: Known, lines: Sequence[Line]) -> None:
    """Initiatives by name and year; authors by name."""
    there = list(known.session.scalars(select(Initiative)))
    kept = authors_on_file(known)
    codes = Codes(row.code for row in there)
    names: dict[str, list[Target]] = defaultdict(list)
    for target in known.targets.values():
        if target.kind is SubjectKind.INDIVIDUAL:
            names[name_key(target.name)].append(target)
    for line in lines:
        if line.faulty:
            continue
        key = name_key(line.fields["name"])
        existing = next((row for row in there if name_key(row.name) == key and row.year == line.get("year")), None)
        authors: list[tuple[str, int | None]] = []
        for written, share in _with_shares(line):
            found = names.get(name_key(written), [])
            if len(found) == 1:
                authors.append((found[0].id, share))
            else:
                line.report(WARNING, "author_unknown", "author_names", written)
        make_initiative(known, line, existing.code if existing else codes.next("SK"), authors, existing, kept)


def _with_shares(line: Line) -> list[tuple[str, int | None]]:
    """The authors as they are written, each with its share where the row tells one for everybody."""
    written = [name for name in _NAME_SPLIT.split(line.fields["author_names"]) if name]
    shares = line.fields.get("shares") or []
    if shares and len(shares) != len(written):
        line.report(WARNING, "shares_count", "shares", authors=len(written), shares=len(shares))
        shares = []
    return list(zip(written, shares or [None] * len(written), strict=True))
