"""Fills the fields of a round's own documents: request statement, summary list, decision."""

from collections import Counter
from collections.abc import Iterable, Iterator

from khenthuong_desktop.documents.fields import Decision, RequestStatement, SummaryList
from khenthuong_desktop.documents.parts import (
    AwardQuantity,
    Dateline,
    Gift,
    Nominee,
    NomineeGroup,
    Organ,
    SigningBlock,
)
from khenthuong_desktop.documents.wording import (
    coefficient,
    day_beside,
    day_in_words,
    figures,
    join,
    money_in_words,
    organ_lines,
    quantities,
    roman,
    sentence_case,
    superior_line,
    unbroken_end,
    without_place,
)
from khenthuong_desktop.domain.terms import CouncilRole, SubjectKind
from khenthuong_desktop.domain.text import fold
from khenthuong_desktop.messages import catalogue, say
from khenthuong_desktop.services.award_rounds.rounds import NominationRow
from khenthuong_desktop.services.filling.paper_references import borne, cited, day_of
from khenthuong_desktop.services.filling.paper_sources import Sources
from khenthuong_desktop.services.money.reward_lines import RewardLine
from khenthuong_desktop.services.registers.subjects import KIND_ORDER, SubjectName
from khenthuong_desktop.services.units import UnitDetail


def words(code: str, **details: object) -> str:
    """Words of documents."""
    return say("documents", code, **details)


def label(kind: str, value: str) -> str:
    """The Vietnamese word for a value of a closed list."""
    return str(catalogue("labels")[kind][value])


def organ_of(unit: UnitDetail) -> Organ:
    """A unit as it stands at the top left of its papers."""
    return Organ(organ_lines(unit.name), superior_line(unit.superior) if unit.superior else "")


def unit_organ(sources: Sources) -> Organ:
    """The unit as the issuing organ."""
    return organ_of(sources.unit)


def council_organ(sources: Sources) -> Organ:
    """The council as the issuing organ, under the unit it advises."""
    return Organ(organ_lines(without_place(sources.council_name)), superior_line(sources.unit.name))


def unit_signing(sources: Sources) -> SigningBlock:
    """Who signs for the unit; empty while nobody is named."""
    signer = sources.signer
    return SigningBlock(signer.authority_lines, signer.name) if signer else SigningBlock((), "")


def head_signing(sources: Sources) -> SigningBlock:
    """An act of the head: no line "on behalf of" a collective stands above the signature."""
    signing, prefix = unit_signing(sources), words("collective_prefix")
    lines = tuple(line for line in signing.authority_lines if not line.startswith(prefix))
    return SigningBlock(lines, signing.signer_name)


def dateline(sources: Sources, day: str) -> Dateline:
    """Place and day; of a day not known yet its year."""
    return dateline_of(sources, day_in_words(day, sources.round.law_on.year))


def dateline_of(sources: Sources, day: str) -> Dateline:
    """Place and a day that is in words already."""
    return Dateline(sources.unit.place, day_beside(sources.unit.place, day))


def archive(sources: Sources) -> str:
    """Where the paper is kept: with the clerks and, if it has a name, the office that drafted it."""
    office = sources.unit.drafting_office
    return words("archive", office=office) if office else words("archive_plain")


def totals(nominations: tuple[NominationRow, ...]) -> str:
    """01 tập thể, 12 cá nhân: whoever is proposed for two awards is one and counts once."""
    kinds = [kind for kind, _ in {(nomination.subject_kind, nomination.subject_id) for nomination in nominations}]
    return quantities(
        kinds.count(SubjectKind.COLLECTIVE), kinds.count(SubjectKind.INDIVIDUAL), kinds.count(SubjectKind.HOUSEHOLD)
    )


def kinds_of(nominations: tuple[NominationRow, ...]) -> str:
    """tập thể, cá nhân: whom a paper is about, without the kinds that it does not name."""
    there = {nomination.subject_kind for nomination in nominations}
    return ", ".join(label("SubjectKind", kind).lower() for kind in sorted(there, key=KIND_ORDER.__getitem__))


def by_award(nominations: tuple[NominationRow, ...]) -> dict[str, tuple[NominationRow, ...]]:
    """Nominations by award, in the order in which awards first appear."""
    awards = dict.fromkeys(nomination.award for nomination in nominations)
    return {award: tuple(n for n in nominations if n.award == award) for award in awards}


def groups(sources: Sources) -> tuple[NomineeGroup, ...]:
    """Those put forward as I. Tập thể, II. Cá nhân, III. Hộ gia đình; empty groups are left out."""
    found: list[NomineeGroup] = []
    for kind in (SubjectKind.COLLECTIVE, SubjectKind.INDIVIDUAL, SubjectKind.HOUSEHOLD):
        nominations = [n for n in sources.put_forward if n.subject_kind is kind]
        if nominations:
            lines = _lines_by_award(sources, tuple(nominations))
            found.append(NomineeGroup(roman(len(found) + 1), label("SubjectKind", kind), lines))
    return tuple(found)


def _lines_by_award(sources: Sources, nominations: tuple[NominationRow, ...]) -> tuple[Nominee, ...]:
    """Rows of one kind, award after award, numbered through; the first of each award carries its heading."""
    headings = {
        award: words("award_heading", award=sources.award_name(award), totals=totals(same))
        for award, same in by_award(nominations).items()
    }
    return tuple(
        Nominee(
            number,
            n.called,
            sources.award_name(n.award),
            position(n),
            n.achievement or "",
            headings.pop(n.award, ""),
            **sources.columns(n.id),
        )
        for number, n in numbered(nominations)
    )


def numbered(nominations: Iterable[NominationRow]) -> Iterator[tuple[int, NominationRow]]:
    """Nominees in order, each with its number in the lists that papers carry: every kind begins with 1."""
    counts: Counter[SubjectKind] = Counter()
    for nomination in nominations:
        counts[nomination.subject_kind] += 1
        yield counts[nomination.subject_kind], nomination


def position(subject: NominationRow | SubjectName) -> str:
    """Post and unit in one cell; a post that names its unit says enough."""
    if fold(subject.unit_name) in fold(subject.about):
        return subject.about
    return ", ".join(dict.fromkeys(filter(None, (subject.about, subject.unit_name))))


def iso(day: object) -> str:
    """A day as text, or nothing."""
    return str(day) if day else ""


def council_signing(sources: Sources) -> SigningBlock:
    """For the council towards the head of the unit: the deputy, since the chairman is that head."""
    deputy, chairman = sources.seat(CouncilRole.DEPUTY), sources.seat(CouncilRole.CHAIRMAN)
    if deputy:
        return SigningBlock(tuple(words("council_deputy_authority").split("|")), deputy)
    name = chairman or unit_signing(sources).signer_name  # no meeting yet: the head of the unit leads the council
    return SigningBlock(tuple(words("council_authority").split("|")), name)


def request_statement(sources: Sources) -> RequestStatement:
    """The council's towards the head of the unit where the unit decides itself, else the unit's to the higher organ."""
    own = sources.decides_itself
    decider = sources.head if own else sources.unit.higher_authority
    year = sources.round.year
    proposer = sources.council_name if own else sources.unit.name
    attachments = [words("attached_list")]
    if sources.meeting:
        attachments.append(words("attached_minutes", council=sources.council_name))
    attachments.append(words("attached_reports", totals=totals(sources.put_forward)))
    if any(nomination.initiatives for nomination in sources.put_forward):
        attachments.append(words("attached_proofs"))
    return RequestStatement(
        organ=council_organ(sources) if own else unit_organ(sources),
        reference=borne(sources, "request_statement"),
        dateline=dateline_of(sources, day_of(sources, "request_statement")),
        subject=words("statement_subject", year=year),
        addressees=(decider,),
        legal_bases=(*_laws(sources, "request_statement"), *_minutes_basis(sources)),
        proposer=sentence_case(proposer),
        decider=decider,
        achievement=words("achievement", year=year),
        totals=totals(sources.put_forward),
        proposals=tuple(
            AwardQuantity(sentence_case(sources.award_phrase(award)), totals(nominations))
            for award, nominations in by_award(sources.put_forward).items()
        ),
        attachments=tuple(attachments),
        recipients=(words("council_members", council=without_place(sources.council_name)),),
        archive=archive(sources),
        signing=council_signing(sources) if own else unit_signing(sources),
        year=year,
        nominee_groups=groups(sources),
    )


def _laws(sources: Sources, kind: str) -> tuple[str, ...]:
    day = sources.round.decision_on if kind == "decision" else sources.round.statement_on
    lines = sources.library.legal_bases(kind, day or sources.round.law_on, sources.unit.level)
    return tuple(words("basis", citation=line.citation) for line in lines)


def _minutes_basis(sources: Sources) -> tuple[str, ...]:
    if sources.meeting is None:
        return ()
    return (words("minutes_basis", reference=cited(sources, "minutes"), council=sources.council_name),)


def summary_list(sources: Sources) -> SummaryList:
    """The list that goes with the statement, signed by who signs that."""
    own = sources.decides_itself
    organ = sources.council_name if own else sources.unit.name
    return SummaryList(
        organ=council_organ(sources) if own else unit_organ(sources),
        subject=words("list_subject", year=sources.round.year),
        attached_to=words("list_attached_to", reference=cited(sources, "request_statement"), organ=organ),
        groups=groups(sources),
        totals=totals(sources.put_forward),
        signing=council_signing(sources) if own else unit_signing(sources),
    )


def decision(sources: Sources) -> Decision:
    """The unit's own decision, by its head."""
    year = sources.round.year
    subjects = kinds_of(sources.put_forward)
    awarded = by_award(sources.put_forward)
    gifts = [
        words("decision_gift", award=sources.award_phrase(award), totals=totals(nominations))
        for award, nominations in awarded.items()
    ]
    responsible = words("decision_responsible", subjects=subjects)
    rewards = _rewards(sources, sources.put_forward)
    money = sum(line.amount for line in rewards)
    return Decision(
        organ=unit_organ(sources),
        reference=borne(sources, "decision"),
        dateline=dateline_of(sources, day_of(sources, "decision")),
        subject=words("decision_subject", year=year),
        authority=sources.head.upper(),
        legal_bases=(
            *_laws(sources, "decision"),
            *_minutes_basis(sources),
            words("decision_proposal", council=sources.council_name, reference=cited(sources, "request_statement")),
        ),
        articles=(
            words("decision_gives", gifts=join(gifts), achievement=words("achievement", year=year)),
            words("decision_money", subjects=sentence_case(subjects)),
            words("decision_force", responsible=responsible),
        ),
        recipients=(words("council_members", council=without_place(sources.council_name)),),
        archive=archive(sources),
        signing=head_signing(sources),
        appendix_title=unbroken_end(words("decision_appendix", subjects=subjects.upper(), year=year)),
        appendix_reference=words("decision_attached_to", reference=cited(sources, "decision"), authority=sources.head),
        groups=groups(sources),
        gifts=tuple(_gift(sources, award, nominations) for award, nominations in awarded.items()),
        totals=totals(sources.put_forward),
        year=year,
        decider=sources.head,
        achievement=words("achievement", year=year),
        subjects=subjects,
        responsible=responsible,
        proposer=sources.council_name,
        money=figures(money) if money else "",
        money_in_words=money_in_words(money) if money else "",
        payer=_payers(rewards),
    )


def _rewards(sources: Sources, nominations: tuple[NominationRow, ...]) -> list[RewardLine]:
    found = sources.details().rewards
    return [found[nomination.id] for nomination in nominations if nomination.id in found]


def _payers(lines: list[RewardLine]) -> str:
    return join(list(dict.fromkeys(line.payer for line in lines)))


def _gift(sources: Sources, award: str, nominations: tuple[NominationRow, ...]) -> Gift:
    """An award with what it brings to all who get it; nothing is said where nothing is paid or it is not one rate."""
    lines = _rewards(sources, nominations)
    rates = {(line.coefficient, line.amount) for line in lines}
    multiple, rate = rates.pop() if len(rates) == 1 else (None, 0)
    total = sum(line.amount for line in lines)
    return Gift(
        award=sources.award_name(award),
        phrase=sources.award_phrase(award),
        quantity=totals(nominations),
        coefficient=coefficient(multiple) if multiple else "",
        rate=figures(rate) if rate else "",
        amount=figures(total) if total else "",
        amount_in_words=money_in_words(total) if total else "",
        payer=_payers(lines),
    )
