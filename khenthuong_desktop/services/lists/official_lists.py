"""Lists as offices send them, for Excel: a round's summary list and counts, a year's registrations and awards."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from khenthuong_desktop.documents.parts import Organ, SigningBlock
from khenthuong_desktop.documents.wording import count as counted
from khenthuong_desktop.documents.wording import day_in_words, quantities, roman
from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.errors import FieldsMissing
from khenthuong_desktop.messages import catalogue, say
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.award_rounds.registrations import list_registrations
from khenthuong_desktop.services.filling import paper_contents as contents
from khenthuong_desktop.services.filling.paper_sources import Sources, gather
from khenthuong_desktop.services.money.rewards import rewards_of_year
from khenthuong_desktop.services.registers.namesakes import told_apart
from khenthuong_desktop.services.registers.subjects import KIND_ORDER, SubjectName, list_subjects
from khenthuong_desktop.services.units import get_unit, list_signers
from khenthuong_desktop.spreadsheets.out.list_sheets import (
    Band,
    Form,
    Letterhead,
    Line,
    ListColumn,
    Signature,
    Sums,
    Value,
    WrittenList,
    without_empty,
)
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import AwardHeld

_Subjects = Mapping[tuple[SubjectKind, str], SubjectName]
_ORDER = ListColumn("TT", Form.PLAIN, 5)
_MAY_BE_EMPTY = ("movement",)  # columns that a list does without where it has nothing for them


@dataclass(frozen=True)
class _Frame:
    """What stands around an official list: who issues it, where and when, and who signs."""

    organ: Organ
    dateline: str
    signing: SigningBlock


def summary_list(db: Database, library: Library, round_reference: str) -> WrittenList:
    """Whom a round puts forward, as in the Word document of that name. Raises FieldsMissing, RecordMissing."""
    sources = _sources(db, library, round_reference)
    filled = contents.summary_list(sources)
    rows: list[Line] = []
    for group in filled.groups:
        rows.append(Band(f"{group.numeral}. {group.title}"))
        for nominee in group.nominees:
            rows += [Band(nominee.heading)] if nominee.heading else []
            rows.append((nominee.order, nominee.name, nominee.position, nominee.summary, nominee.award))
    whom = _whom([nomination.subject_kind for nomination in sources.put_forward])
    columns = (*whom(28, 34), *_columns(("achievement", 46), ("award_proposed", 26)))
    return _official(
        db,
        "summary",
        columns,
        rows,
        _frame_of(sources),
        (filled.subject, filled.attached_to),
        totals=_proposed(sources),
    )


def proposal_counts(db: Database, library: Library, round_reference: str) -> WrittenList:
    """How many a round puts forward for each award. Raises FieldsMissing, RecordMissing."""
    sources = _sources(db, library, round_reference)
    kinds = _present(nomination.subject_kind for nomination in sources.put_forward)
    counts = {
        sources.award_name(award): [sum(n.subject_kind is kind for n in nominations) for kind in kinds]
        for award, nominations in contents.by_award(sources.put_forward).items()
    }

    def across(count: Sequence[int]) -> tuple[int, ...]:
        """What stands in a line: with several kinds also how many there are in all."""
        return (*count, sum(count)) if len(kinds) > 1 else tuple(count)

    rows: list[Line] = [
        (number, name, *across(count)) for number, (name, count) in enumerate(counts.items(), 1)
    ]  # fmt: skip
    sums = [sum(column) for column in zip(*counts.values(), strict=True)]
    in_all = say("lists", "sum" if sum(sums) == _people(sources) else "sum_of_turns")
    rows.append(Sums(("", in_all, *across(sums))))
    columns = (
        *_columns(("award", 40)),
        *(ListColumn(contents.label("SubjectKind", kind), Form.PLAIN, 12) for kind in kinds),
        *([ListColumn(catalogue("lists")["headings"]["count"], Form.PLAIN, 12)] if len(kinds) > 1 else []),
    )
    filled = contents.summary_list(sources)
    return _official(
        db,
        "counts",
        columns,
        rows,
        _frame_of(sources),
        (filled.subject, filled.attached_to),
        totals=_proposed(sources),
    )


def _people(sources: Sources) -> int:
    """How many are put forward, each counted once."""
    return len({(nomination.subject_kind, nomination.subject_id) for nomination in sources.put_forward})


def _proposed(sources: Sources) -> str:
    told, turns = contents.totals(sources.put_forward), len(sources.put_forward)
    return told if turns == _people(sources) else say("lists", "turns_proposed", totals=told, count=counted(turns))


def _sources(db: Database, library: Library, round_reference: str) -> Sources:
    """What a round's lists are made of; an empty list says nothing and is refused."""
    sources = gather(db, library, round_reference)
    if not sources.round.nominations:
        raise FieldsMissing(sources.round.name, [say("papers", "needs_nominations")])
    return sources


def registration_list(db: Database, library: Library, year: int) -> WrittenList:
    """Who registered for what in a year. Raises RecordMissing before the unit is known."""
    subjects = _subjects(db)
    lines: list[tuple[SubjectName, tuple[Value, ...]]] = []
    registered = list_registrations(db, year).rows
    called = told_apart(subjects[row.subject_kind, row.subject_id] for row in registered)
    for row in registered:
        name = subjects[row.subject_kind, row.subject_id]
        award = _award_name(library, row.award)
        lines.append(
            (name, (called[name.kind, name.id], contents.position(name), award, row.movement, row.registered_on))
        )
    whom = _whom([name.kind for name, _ in lines])
    columns = (*whom(28, 34), *_columns(("award_registered", 28), ("movement", 28), ("registered_on", 12)))
    return _official(
        db,
        "registrations",
        columns,
        _grouped(lines),
        _frame_of_unit(db),
        year=year,
        totals=_totals(lines, "turns_registered"),
    )


def award_book(db: Database, library: Library, year: int) -> WrittenList:
    """The awards on record for the achievements of a year, with their decisions and money."""
    subjects = _subjects(db)
    money = {line.id: line.amount for line in rewards_of_year(db, library, year).lines if line.amount}
    with db.read() as session:
        query = select(AwardHeld).where(AwardHeld.year == year)
        held = [one for one in session.scalars(query) if (one.subject_kind, one.subject_id) in subjects]
    called = told_apart(subjects[one.subject_kind, one.subject_id] for one in held)
    lines = []
    for one in held:
        name = subjects[one.subject_kind, one.subject_id]
        decision = (one.decision_number, one.decision_date, one.decided_by)
        award = _award_name(library, one.award) if one.award in library.awards else one.award_name
        lines.append((name, (called[name.kind, name.id], contents.position(name), award, *decision, money.get(one.id))))
    lines.sort(key=lambda line: (KIND_ORDER[line[0].kind], line[0].sort_key, str(line[1][2])))
    rows = _grouped(lines)
    if money:
        rows.append(Sums(("", say("lists", "sum"), "", "", "", None, "", sum(money.values()))))
    whom = _whom([name.kind for name, _ in lines])
    columns = (
        *whom(26, 28),
        *_columns(("award", 26), ("number", 15), ("decided_on", 12), ("decided_by", 22)),
        ListColumn(catalogue("lists")["headings"]["money"], Form.MONEY, 14, needed=False),
    )
    return _official(db, "awards", columns, rows, _frame_of_unit(db), year=year, totals=_totals(lines, "turns_awarded"))


BY_ROUND: Mapping[str, Callable[[Database, Library, str], WrittenList]] = {
    "nominees": summary_list,
    "proposals": proposal_counts,
}
BY_YEAR: Mapping[str, Callable[[Database, Library, int], WrittenList]] = {
    "registrations": registration_list,
    "awards": award_book,
}


def _subjects(db: Database) -> _Subjects:
    return {(name.kind, name.id): name for name in list_subjects(db)}


def _award_name(library: Library, code: str) -> str:
    return library.award(code).name if code in library.awards else code


def _columns(*named: tuple[str, float]) -> tuple[ListColumn, ...]:
    headings = catalogue("lists")["headings"]
    return tuple(ListColumn(headings[name], width=width, needed=name not in _MAY_BE_EMPTY) for name, width in named)


def _present(kinds: Iterable[SubjectKind]) -> list[SubjectKind]:
    """The kinds that a list is about, in the order of its groups."""
    return sorted(set(kinds), key=KIND_ORDER.__getitem__)


def _whom(kinds: Sequence[SubjectKind]) -> Callable[[float, float], tuple[ListColumn, ListColumn]]:
    """The columns for who somebody is and where, of these widths, called by the kinds that stand below them."""
    headings, there = catalogue("lists")["whom"], " ".join(_present(kinds)) or "collective individual"
    name, position = headings[there]
    return lambda width, other: (ListColumn(name, width=width), ListColumn(position, width=other, needed=False))


def _grouped(lines: Sequence[tuple[SubjectName, tuple[Value, ...]]]) -> list[Line]:
    """I. Tập thể, II. Cá nhân, III. Hộ gia đình, each numbered from one; empty groups are left out."""
    return list(_with_bands(lines))


def _with_bands(lines: Sequence[tuple[SubjectName, tuple[Value, ...]]]) -> Iterator[Line]:
    for place, kind in enumerate(_present(name.kind for name, _ in lines), 1):
        yield Band(f"{roman(place)}. {contents.label('SubjectKind', kind)}")
        for number, values in enumerate((values for name, values in lines if name.kind is kind), 1):
            yield (number, *values)


def _totals(lines: Sequence[tuple[SubjectName, tuple[Value, ...]]], turns: str) -> str:
    """How many subjects there are, each counted once, and how many ``turns`` where some have several."""
    kinds = [kind for kind, _ in {(name.kind, name.id) for name, _ in lines}]
    told = quantities(
        kinds.count(SubjectKind.COLLECTIVE), kinds.count(SubjectKind.INDIVIDUAL), kinds.count(SubjectKind.HOUSEHOLD)
    )
    return say("lists", turns, totals=told, count=counted(len(lines))) if len(kinds) < len(lines) else told


def _frame_of(sources: Sources) -> _Frame:
    """The council writes where the unit itself decides, as in the request statement."""
    own = sources.decides_itself
    place = contents.dateline(sources, contents.iso(sources.round.statement_on))
    return _Frame(
        contents.council_organ(sources) if own else contents.unit_organ(sources),
        f"{place.place}, {place.day}",
        contents.council_signing(sources) if own else contents.unit_signing(sources),
    )


def _frame_of_unit(db: Database) -> _Frame:
    unit, signer = get_unit(db), next(iter(list_signers(db)), None)
    signing = (
        SigningBlock(signer.authority_lines, signer.name)
        if signer is not None
        else SigningBlock((contents.words("unit_head"),), "")
    )
    return _Frame(contents.organ_of(unit), f"{unit.place}, {day_in_words('', db.today().year)}", signing)


def _official(
    db: Database,
    name: str,
    columns: Sequence[ListColumn],
    rows: Sequence[Line],
    frame: _Frame,
    notes: tuple[str, ...] = (),
    *,
    year: int | None = None,
    totals: str = "",
) -> WrittenList:
    words = catalogue("lists")
    (country, motto), titles = words["country"], words["official"][name]
    columns, rows = without_empty((_ORDER, *columns), rows)
    return WrittenList(
        title=titles["title"].format(year=year),
        columns=columns,
        rows=rows,
        made_on=db.today(),
        notes=notes,
        closing=titles.get("totals", words["totals"]).format(totals=totals) if totals else "",
        name=titles["sheet"],
        letterhead=Letterhead(frame.organ.superior, frame.organ.issuing_lines, (country, motto)),
        signature=Signature(frame.dateline, frame.signing.authority_lines, frame.signing.signer_name),
    )
