"""What every issued paper needs around its text: organ, number, day, recipients, signature, laws it rests on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypedDict

from khenthuong_desktop.documents.catalogue import KINDS
from khenthuong_desktop.documents.fields import DocumentFields
from khenthuong_desktop.documents.parts import Dateline, NumberAndSymbol, Organ, SigningBlock
from khenthuong_desktop.documents.wording import sentence_case, unbroken_end, without_place
from khenthuong_desktop.messages import say
from khenthuong_desktop.services.filling import paper_contents as contents
from khenthuong_desktop.services.filling.paper_references import borne, day_of
from khenthuong_desktop.services.filling.paper_sources import Sources
from khenthuong_desktop.services.numbers.given_numbers import own_title

_FOR_COUNCIL = frozenset(("council_decision", "council_rules", "launch_plan", "publicity_plan", "inspection_plan"))
_FOR_OTHERS = frozenset(("public_notice", "initiative_decision"))


@dataclass(frozen=True)
class Filled:
    """A document's fields; ``about`` tells it from others of its kind in the round."""

    fields: DocumentFields
    about: str = ""
    file_part: str = ""
    nomination_id: str | None = None


class Issue(TypedDict):
    """The fields that all issued papers share."""

    organ: Organ
    reference: NumberAndSymbol
    dateline: Dateline
    subject: str
    recipients: tuple[str, ...]
    archive: str
    signing: SigningBlock


def phrase(code: str, /, **details: object) -> str:
    """The words for a code of ``papers.json``."""
    return say("papers", code, **details)


def by_unit(sources: Sources, kind: str, *, about: str = "", **details: object) -> Issue:
    """A paper of the unit; its own decisions are acts of its head."""
    title = own_title(kind, about)
    decides = KINDS[kind].code == KINDS["decision"].code
    return Issue(
        organ=contents.unit_organ(sources),
        reference=borne(sources, kind, title),
        dateline=contents.dateline_of(sources, day_of(sources, kind, title)),
        subject=subject_of(sources, kind, **details),
        recipients=_recipients(sources, kind),
        archive=contents.archive(sources),
        signing=contents.head_signing(sources) if decides else contents.unit_signing(sources),
    )


def _recipients(sources: Sources, kind: str) -> tuple[str, ...]:
    """The council gets what it carries out; letters and reports go to whom they name above the text."""
    if kind in _FOR_COUNCIL:
        return (contents.words("council_members", council=without_place(sources.council_name)),)
    return lines(f"recipients_{kind}") if kind in _FOR_OTHERS else ()


def by_council(sources: Sources, kind: str, **details: object) -> Issue:
    """A paper of the advisory council, with its own series of numbers."""
    return Issue(
        organ=contents.council_organ(sources),
        reference=borne(sources, kind),
        dateline=contents.dateline_of(sources, day_of(sources, kind)),
        subject=subject_of(sources, kind, **details),
        recipients=(contents.words("council_members", council=without_place(sources.council_name)), proposer(sources)),
        archive=contents.archive(sources),
        signing=contents.council_signing(sources),
    )


def subject_of(sources: Sources, kind: str, **details: object) -> str:
    return unbroken_end(phrase(f"subject_{kind}", year=sources.round.year, council=sources.council_name, **details))


def proposer(sources: Sources) -> str:
    """The unit as the one who acts: it opens sentences."""
    return sentence_case(sources.unit.name)


def laws(sources: Sources, document: str, on: date | None = None) -> tuple[str, ...]:
    """The laws that a kind of documents rests on; on the day whose law applies to the round, unless told."""
    lines = sources.library.legal_bases(document, on or sources.round.law_on, sources.unit.level)
    return tuple(contents.words("basis", citation=line.citation) for line in lines)


def lines(code: str) -> tuple[str, ...]:
    """Several sentences kept under one code."""
    return tuple(phrase(code).split("|"))


def or_dots(texts: Sequence[str], dots: str) -> tuple[str, ...]:
    """The texts, else one dotted line."""
    return tuple(texts) or (dots,)
