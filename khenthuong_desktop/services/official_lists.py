"""Lists as offices send them, for Excel: a round's summary list and counts, a year's registrations and awards."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from khenthuong_desktop.documents.parts import Organ, SigningBlock
from khenthuong_desktop.documents.wording import count as counted
from khenthuong_desktop.documents.wording import day_in_words, quantities, roman
from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.errors import FieldsMissing
from khenthuong_desktop.messages import catalogue, say
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services import paper_contents as contents
from khenthuong_desktop.services.namesakes import told_apart
from khenthuong_desktop.services.paper_sources import Sources, gather
from khenthuong_desktop.services.registrations import list_registrations
from khenthuong_desktop.services.rewards import rewards_of_year
from khenthuong_desktop.services.subjects import KIND_ORDER, SubjectName, list_subjects
from khenthuong_desktop.services.units import get_unit, list_signers
from khenthuong_desktop.spreadsheets.list_sheets import (
    Band,
    Form,
    Letterhead,
    Line,
    ListColumn,
    Signature,
    Sums,
    Value,
    WrittenList,
)
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import AwardHeld

_Subjects = Mapping[tuple[SubjectKind, str], SubjectName]
_ORDER = ListColumn("TT", Form.PLAIN, 5)


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
    columns = _columns(("name", 28), ("position", 34), ("achievement", 46), ("award_proposed", 24))
    return _official(
        db, "summary", columns, rows, _frame_of(sources), (filled.subject, filled.attached_to), totals=filled.totals
    )


def proposal_counts(db: Database, library: Library, round_reference: str) -> WrittenList:
    """How many a round puts forward for each award. Raises FieldsMissing, RecordMissing."""
    sources = _sources(db, library, round_reference)
    kinds = sorted(SubjectKind, key=KIND_ORDER.__getitem__)
    counts = {
        sources.award_name(award): [sum(n.subject_kind is kind for n in nominations) for kind in kinds]
        for award, nominations in contents.by_award(sources.put_forward).items()
    }
    rows: list[Line] = [
        (number, name, *count, sum(count)) for number, (name, count) in enumerate(counts.items(), 1)
    ]  # fmt: skip
    sums = [sum(column) for column in zip(*counts.values(), strict=True)] or [0] * len(kinds)
    rows.append(Sums(("", say("lists", "sum"), *sums, sum(sums))))
    columns = (
        *_columns(("award", 40)),
        *(ListColumn(contents.label("SubjectKind", kind), width=12) for kind in kinds),
        *_columns(("count", 12)),
    )
    filled = contents.summary_list(sources)
    return _official(db, "counts", columns, rows, _frame_of(sources), (filled.subject, filled.attached_to))


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
    columns = _columns(("name", 28), ("position", 40), ("award_registered", 30), ("movement", 22), ("day", 12))
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
    rows.append(Sums(("", say("lists", "sum"), "", "", "", None, "", sum(money.values()))))
    columns = _columns(
        ("name", 26), ("position", 28), ("award", 26), ("number", 15), ("day", 12), ("decided_by", 22), ("money", 14)
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
    return tuple(ListColumn(headings[name], width=width) for name, width in named)


def _grouped(lines: Sequence[tuple[SubjectName, tuple[Value, ...]]]) -> list[Line]:
    """I. Tập thể, II. Cá nhân, III. Hộ gia đình, each numbered from one; empty groups are left out."""
    return list(_with_bands(lines))


def _with_bands(lines: Sequence[tuple[SubjectName, tuple[Value, ...]]]) -> Iterator[Line]:
    present = [
        kind for kind in sorted(SubjectKind, key=KIND_ORDER.__getitem__) if any(n.kind is kind for n, _ in lines)
    ]
    for place, kind in enumerate(present, 1):
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
    country, motto = catalogue("lists")["country"]
    titles = catalogue("lists")["official"][name]
    return WrittenList(
        title=titles["title"].format(year=year),
        columns=(_ORDER, *columns),
        rows=tuple(rows),
        made_on=db.today(),
        notes=notes,
        closing=say("lists", "totals", totals=totals) if totals else "",
        name=titles["sheet"],
        letterhead=Letterhead(frame.organ.superior, frame.organ.issuing_lines, (country, motto)),
        signature=Signature(frame.dateline, frame.signing.authority_lines, frame.signing.signer_name),
    )
