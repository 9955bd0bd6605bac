"""Fills the letters, the notice and the index that go with a round's dossier."""

from collections.abc import Iterator

from sqlalchemy import select

from khenthuong_desktop.documents.catalogue import DOSSIER_KINDS, KINDS, REPORT_KINDS
from khenthuong_desktop.documents.fields import (
    DossierIndex,
    OpinionReply,
    OpinionRequest,
    PublicNotice,
    ReplyLetter,
    RequestLetter,
)
from khenthuong_desktop.documents.parts import DOTS, AwardQuantity, IndexEntry, OpinionGiven
from khenthuong_desktop.documents.wording import (
    count,
    day_in_words,
    item,
    paragraphs,
    sentence_case,
    short_day,
    unbroken_end,
)
from khenthuong_desktop.services.award_rounds.dossier_forms import AwardPapers, papers_of_round
from khenthuong_desktop.services.award_rounds.evidence import list_evidence
from khenthuong_desktop.services.filling import paper_contents as contents
from khenthuong_desktop.services.filling.paper_issuing import (
    Filled,
    by_unit,
    laws,
    lines,
    or_dots,
    phrase,
    proposer,
    subject_of,
)
from khenthuong_desktop.services.filling.paper_references import cited
from khenthuong_desktop.services.filling.paper_sources import Sources
from khenthuong_desktop.services.paper_life.paper_editions import current_papers
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import Dossier, Paper

_REPORTS = KINDS[REPORT_KINDS[0]].order  # all reports stand together, in the order of the lists


def public_notice(db: Database, sources: Sources) -> Iterator[Filled]:
    days = max((form.public_days or 0 for form in _forms(db, sources)), default=0)
    phone = sources.unit.clerk_phone
    yield Filled(
        PublicNotice(
            **by_unit(sources, "public_notice"),
            legal_bases=laws(sources, "report"),
            proposer=proposer(sources),
            totals=contents.totals(sources.put_forward),
            year=sources.round.year,
            period=phrase("public_days", days=days) if days else DOTS,
            contact=phrase("contact", unit=proposer(sources), phone=phone) if phone else proposer(sources),
            appendix_title=unbroken_end(phrase("public_list", year=sources.round.year)),
            appendix_reference=_attached(sources, "public_notice"),
            groups=contents.groups(sources),
        )
    )


def _forms(db: Database, sources: Sources) -> tuple[AwardPapers, ...]:
    return papers_of_round(db, sources.library, sources.round.id)


def _attached(sources: Sources, kind: str) -> str:
    return phrase(f"attached_to_{kind}", reference=cited(sources, kind), unit=proposer(sources))


def opinion_request(db: Database, sources: Sources) -> Iterator[Filled]:
    """To those whose opinion the law wants; to whom exactly is for the clerk to say."""
    asked = dict.fromkeys(who for form in _forms(db, sources) for who in form.opinions)
    yield Filled(
        OpinionRequest(
            **by_unit(sources, "opinion_request"),
            addressees=or_dots(tuple(asked), DOTS),
            proposer=proposer(sources),
            totals=contents.totals(sources.put_forward),
            year=sources.round.year,
            matters=lines("matters"),
            return_by=day_in_words("", sources.round.year),
            appendix_title=phrase("opinion_list"),
            appendix_reference=_attached(sources, "opinion_request"),
            groups=contents.groups(sources),
        )
    )


def opinion_reply(_db: Database, sources: Sources) -> Iterator[Filled]:
    """The answer to whoever asked about nominees of the unit; what is found is for the clerk to write."""
    yield Filled(
        OpinionReply(
            **by_unit(sources, "opinion_reply"),
            addressees=(DOTS,),
            proposer=proposer(sources),
            totals=contents.totals(sources.put_forward),
            opinions=tuple(OpinionGiven(matter, DOTS) for matter in lines("matters")),
            appendix_title=phrase("opinion_reply_list"),
            appendix_reference=_attached(sources, "opinion_reply"),
            groups=contents.groups(sources),
        )
    )


def request_letter(_db: Database, sources: Sources) -> Iterator[Filled]:
    statement = contents.request_statement(sources)
    yield Filled(
        RequestLetter(
            **by_unit(sources, "request_letter"),
            addressees=(sources.unit.higher_authority,),
            proposer=proposer(sources),
            statement=cited(sources, "request_statement"),
            totals=statement.totals,
            year=sources.round.year,
            proposals=tuple(AwardQuantity(one.award, one.quantity) for one in statement.proposals),
            attachments=(phrase("statement"), *statement.attachments),
        )
    )


def newest_return(db: Database, sources: Sources) -> Dossier | None:
    """The last dossier of the round that came back."""
    query = (
        select(Dossier)
        .where(Dossier.round_id == sources.round.id, Dossier.returned_reason.is_not(None))
        .order_by(Dossier.edition.desc())
        .limit(1)
    )
    with db.read() as session:
        return session.scalar(query)


def reply_letter(db: Database, sources: Sources) -> Iterator[Filled]:
    """Why the dossier came back is on record; what was done about it is for the clerk to write."""
    returned = newest_return(db, sources)
    reasons = tuple(item(text) for text in paragraphs(returned.returned_reason if returned else None))
    yield Filled(
        ReplyLetter(
            **by_unit(sources, "reply_letter"),
            addressees=(sources.unit.higher_authority,),
            proposer=proposer(sources),
            year=sources.round.year,
            reasons=or_dots(reasons, DOTS),
            answers=(DOTS,),
            attachments=(DOTS,),
        )
    )


def dossier_index(db: Database, sources: Sources) -> Iterator[Filled]:
    entries = tuple(_entries(db, sources))
    yield Filled(
        DossierIndex(
            organ=contents.unit_organ(sources),
            dateline=contents.dateline(sources, ""),
            subject=subject_of(sources, "dossier_index"),
            entries=entries,
            totals=phrase("entries", count=count(len(entries))),
            signing=contents.unit_signing(sources),
        )
    )


def _place(kind: str) -> int:
    return _REPORTS if kind in REPORT_KINDS else KINDS[kind].order


def has_papers(db: Database, sources: Sources) -> bool:
    """Something is there to be listed."""
    with db.read() as session:
        return any(paper.kind in DOSSIER_KINDS for paper in current_papers(session, sources.round.id))


def _entries(db: Database, sources: Sources) -> Iterator[IndexEntry]:
    """The round's papers in the order of their kinds, reports in that of the lists; then the evidence."""
    with db.read() as session:
        kept = [paper for paper in current_papers(session, sources.round.id) if paper.kind in DOSSIER_KINDS]
    places = {nomination.id: place for place, nomination in enumerate(sources.round.nominations)}
    kept.sort(key=lambda paper: (_place(paper.kind), places.get(paper.nomination_id or "", 0), paper.path))
    for order, paper in enumerate(kept, 1):
        number = "/".join(filter(None, (paper.number, paper.symbol))) if paper.number else ""
        yield IndexEntry(
            order, paper.title, number, short_day(contents.iso(paper.issued_on)), issuer=_issuer(sources, paper)
        )
    for order, proof in enumerate(list_evidence(db, sources.round.id), len(kept) + 1):
        form = sentence_case(contents.label("EvidenceForm", proof.form))
        day = short_day(contents.iso(proof.issued_on))
        yield IndexEntry(order, proof.name, proof.number or "", day, form, proof.issuer or "")


def _issuer(sources: Sources, paper: Paper) -> str:
    """Whose paper it is: a nominee's report, else the council's or the unit's."""
    if paper.nomination_id:
        return next((one.called for one in sources.round.nominations if one.id == paper.nomination_id), "")
    council = [*contents.council_organ(sources).issuing_lines]
    return sources.council_name if paper.fields.get("organ", {}).get("issuing_lines") == council else sources.unit.name
