"""Which documents a round needs now, with all their fields and file names; nothing is written here."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date

from khenthuong_desktop.documents.catalogue import KINDS, REPORT_KINDS, USUAL_KINDS, file_name
from khenthuong_desktop.documents.fields import DocumentFields, missing
from khenthuong_desktop.documents.shape import field_label
from khenthuong_desktop.documents.wording import padded
from khenthuong_desktop.errors import FieldsMissing
from khenthuong_desktop.services.filling.paper_issuing import phrase
from khenthuong_desktop.services.filling.paper_makers import MAKERS, lacking
from khenthuong_desktop.services.filling.paper_sources import Sources
from khenthuong_desktop.services.numbers.given_numbers import own_title, title_of
from khenthuong_desktop.store.database import Database


@dataclass(frozen=True)
class Draft:
    """A document to be written: its fields, its file name, and what the record of it says."""

    kind: str
    title: str
    filled: DocumentFields
    name: str = ""
    number: str | None = None
    symbol: str | None = None
    issued_on: date | None = None
    nomination_id: str | None = None


def drafts_of(db: Database, sources: Sources, kinds: Collection[str] | None = None) -> list[Draft]:
    """The usual documents that can be made by now, or just ``kinds``; raises FieldsMissing with all that is missing."""
    drafts = [_named(draft) for kind in _wanted(db, sources, kinds) for draft in _drafts(db, sources, kind)]
    _refuse_missing(sources, drafts)
    return drafts


def _wanted(db: Database, sources: Sources, kinds: Collection[str] | None) -> list[str]:
    """Kinds to make in their order; those asked for by name must be possible."""
    if kinds is None:
        kinds = [kind for kind in USUAL_KINDS if not set(lacking(db, sources, kind)) - {"nominations"}]
    needs = dict.fromkeys(need for kind in KINDS if kind in kinds for need in lacking(db, sources, kind))
    if needs:
        raise FieldsMissing(sources.round.name, [phrase(f"needs_{need}") for need in sorted(needs)])
    return [kind for kind in KINDS if kind in kinds]


def _drafts(db: Database, sources: Sources, kind: str) -> Iterator[Draft]:
    for made in MAKERS[kind].make(db, sources):
        reference = getattr(made.fields, "reference", None)
        given = sources.given(kind, own_title(kind, made.about))
        yield Draft(
            kind,
            title_of(kind, made.about),
            made.fields,
            made.file_part,
            given.number,
            reference.symbol if reference else None,
            given.day,
            made.nomination_id,
        )


def _named(draft: Draft) -> Draft:
    """The draft with its file name; where another paper has that name already is seen when it is written."""
    name = file_name(
        KINDS[draft.kind],
        number=padded(draft.number) if draft.number else "",
        symbol=draft.symbol or "",
        day=draft.issued_on.isoformat() if draft.issued_on else "",
        about=_about(draft),
    )
    return replace(draft, name=name)


def _about(draft: Draft) -> str:
    """A report is known by its nominee; other kinds say what they are first."""
    if draft.kind in REPORT_KINDS or not draft.name:
        return draft.name
    return f"{KINDS[draft.kind].slug}-{draft.name}"


def _refuse_missing(sources: Sources, drafts: list[Draft]) -> None:
    """All that is missing in all documents, once each."""
    if sources.signer is None:
        raise FieldsMissing(sources.round.name, [phrase("needs_signer")])
    needs = dict.fromkeys(f"{draft.title}: {field_label(path)}" for draft in drafts for path in missing(draft.filled))
    if needs:
        raise FieldsMissing(sources.round.name, list(needs))
