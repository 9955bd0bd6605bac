"""Fills the papers by which the initiatives of the round's year are asked for, scored and recognised."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from khenthuong_desktop.documents.fields import (
    InitiativeApplication,
    InitiativeDecision,
    InitiativeMinutes,
    InitiativeScore,
)
from khenthuong_desktop.documents.parts import (
    DOTS,
    Attendee,
    InitiativeAuthor,
    InitiativeCase,
    Organ,
    ScoreLine,
    SigningBlock,
)
from khenthuong_desktop.documents.wording import (
    count,
    join,
    moment_in_words,
    organ_lines,
    padded,
    sentence_case,
    short_day,
    spelt_out,
    superior_line,
    unbroken_end,
    without_place,
)
from khenthuong_desktop.domain.terms import CouncilRole, Scope, UnitLevel
from khenthuong_desktop.domain.text import decimal, fold
from khenthuong_desktop.services.council.councils import CouncilDetail, list_councils
from khenthuong_desktop.services.filling import paper_contents as contents
from khenthuong_desktop.services.filling.council_papers import role_name
from khenthuong_desktop.services.filling.paper_issuing import Filled, by_unit, laws, lines, phrase, subject_of
from khenthuong_desktop.services.filling.paper_references import borne, cited
from khenthuong_desktop.services.filling.paper_sources import Sources
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import Evidence, Initiative, Person
from khenthuong_desktop.store.tables import InitiativeAuthor as Share


@dataclass(frozen=True)
class _Work:
    """An initiative with those who made it, each with a share in hundredths of a percent."""

    initiative: Initiative
    authors: tuple[tuple[Person, int | None], ...]

    @property
    def names(self) -> str:
        return join([person.name for person, _ in self.authors]) or DOTS


def initiatives_of(db: Database, sources: Sources) -> Sequence[_Work]:
    """The initiatives of the round's year with their authors in order."""
    query = (
        select(Initiative, Person, Share.share)
        .join(Share, Share.initiative_id == Initiative.id)
        .join(Person, Person.id == Share.person_id)
        .where(Initiative.year == sources.round.year)
        .order_by(Initiative.code, Share.position)
    )
    found: dict[str, tuple[Initiative, list[tuple[Person, int | None]]]] = {}
    with db.read() as session:
        for initiative, person, share in session.execute(query):
            found.setdefault(initiative.id, (initiative, []))[1].append((person, share))
    return [_Work(initiative, tuple(authors)) for initiative, authors in found.values()]


def initiative_council(db: Database, _sources: Sources) -> CouncilDetail | None:
    """The unit's council for initiatives, known by its name."""
    word = fold(phrase("initiative_word"))
    return next((council for council in list_councils(db) if word in fold(council.name)), None)


def applications(db: Database, sources: Sources) -> Iterator[Filled]:
    council = initiative_council(db, sources)
    for work in initiatives_of(db, sources):
        first = work.authors[0][0]
        yield _filled(
            work,
            InitiativeApplication(
                organ=contents.unit_organ(sources),
                dateline=contents.dateline(sources, ""),
                addressees=(council.name if council else phrase("initiative_council"),),
                name=work.initiative.name,
                authors=tuple(
                    InitiativeAuthor(
                        order,
                        person.name,
                        ", ".join(filter(None, (person.job_title, person.collective_name))),
                        decimal(share / 100) if share is not None else "",
                        short_day(person.birth_date) if person.birth_date else "",
                    )
                    for order, (person, share) in enumerate(work.authors, 1)
                ),
                applicant=first.name,
                confirming=contents.unit_signing(sources),
            ),
        )


def _filled(work: _Work, made: InitiativeApplication | InitiativeScore) -> Filled:
    row = work.initiative
    return Filled(made, about=phrase("coded", code=row.code, name=row.name), file_part=f"{row.code}-{row.name}")


def scores(db: Database, sources: Sources) -> Iterator[Filled]:
    """A sheet for each initiative, by what the law calls one; how much each standard counts is the unit's choice."""
    council = initiative_council(db, sources)
    standards = tuple(ScoreLine(order, name) for order, name in enumerate(lines("initiative_standards"), 1))
    for work in initiatives_of(db, sources):
        yield _filled(
            work,
            InitiativeScore(
                organ=_organ(sources, council),
                dateline=contents.dateline(sources, ""),
                subject=subject_of(sources, "initiative_score"),
                name=work.initiative.name,
                authors=work.names,
                standards=standards,
            ),
        )


def _organ(sources: Sources, council: CouncilDetail | None) -> Organ:
    """The council under its unit, else the unit."""
    if council is None:
        return contents.unit_organ(sources)
    return Organ(organ_lines(without_place(council.name)), superior_line(sources.unit.name))


def minutes(db: Database, sources: Sources) -> Iterator[Filled]:
    council = initiative_council(db, sources)
    if council is None:
        return
    names = {member.role: member.name for member in reversed(council.members)}
    day = contents.iso(sources.given("initiative_minutes").day)
    chairman, secretary = names[CouncilRole.CHAIRMAN], names.get(CouncilRole.SECRETARY, DOTS)
    yield Filled(
        InitiativeMinutes(
            organ=_organ(sources, council),
            reference=borne(sources, "initiative_minutes"),
            subject=subject_of(sources, "initiative_minutes"),
            opened_at=moment_in_words(day, "", sources.round.year),
            closed_at=moment_in_words(day, "", sources.round.year),
            members_total=sum(member.role.votes for member in council.members),
            members=tuple(Attendee(m.name, role_name(m.role), spelt_out(m.job_title or "")) for m in council.members),
            chairman=contents.words("with_role", name=chairman, role=role_name(CouncilRole.CHAIRMAN)),
            secretary=secretary,
            cases=_cases(_ours(db, sources)),
            archive=contents.words("minutes_archive"),
            secretary_name=secretary,
            recipients=(contents.words("council_members", council=without_place(council.name)),),
            signing=SigningBlock(lines("chair_of_council"), chairman),
        )
    )


def _ours(db: Database, sources: Sources) -> list[_Work]:
    """What the unit itself may recognise; a wider reach is for the province to say (Luật 06/2022, Điều 22.2)."""
    province = sources.unit.level is UnitLevel.PROVINCE
    return [w for w in initiatives_of(db, sources) if province or w.initiative.scope in (None, Scope.GRASSROOTS)]


def to_recognise(db: Database, sources: Sources) -> list[_Work]:
    """Those of them without a decision, on record or among the evidence: nothing is recognised twice."""
    with db.read() as session:
        proved = set(session.scalars(select(Evidence.initiative_id).where(Evidence.number.is_not(None))))
    own = sources.given("initiative_decision").number
    return [
        work
        for work in _ours(db, sources)
        if _same_number(work.initiative.decision_number, own)
        or not (work.initiative.decision_number or work.initiative.id in proved)
    ]


def _same_number(recorded: str | None, given: str | None) -> bool:
    """Whether the decision on record is the very one that is drafted again."""
    return bool(recorded and given) and padded((recorded or "").partition("/")[0]) == padded(given)


def _cases(works: Sequence[_Work]) -> tuple[InitiativeCase, ...]:
    return tuple(
        InitiativeCase(
            order,
            work.initiative.name,
            work.names,
            contents.label("Scope", work.initiative.scope) if work.initiative.scope else "",
        )
        for order, work in enumerate(works, 1)
    )


def decision(db: Database, sources: Sources) -> Iterator[Filled]:
    council = initiative_council(db, sources)
    cases, year = _cases(to_recognise(db, sources)), sources.round.year
    filled = InitiativeDecision(
        **by_unit(sources, "initiative_decision"),
        authority=sources.head.upper(),
        legal_bases=(*laws(sources, "initiative_decision"), *_proposed(sources, council)),
        quantity=phrase("initiatives", count=count(len(cases))),
        appendix_title=unbroken_end(phrase("initiative_list", year=year)),
        appendix_reference=contents.words(
            "decision_attached_to", reference=cited(sources, "initiative_decision"), authority=sources.head
        ),
        cases=cases,
    )
    yield Filled(filled)


def _proposed(sources: Sources, council: CouncilDetail | None) -> tuple[str, ...]:
    """Who proposes it, by minutes that bear a number; a council that is not on record is not cited."""
    if council is None:
        return (phrase("proposed_by", office=DOTS),)
    told = contents.words("minutes_basis", reference=cited(sources, "initiative_minutes"), council=council.name)
    met = (told,) if sources.given("initiative_minutes").number else ()
    return (*met, phrase("proposed_by", office=sentence_case(council.name)))
