"""Draft a round's documents: all fields first, then files and records; what a hand wrote is never lost."""

import hashlib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sqlalchemy import select

from khenthuong_desktop.documents.catalogue import KINDS, template_path
from khenthuong_desktop.documents.fields import open_fields
from khenthuong_desktop.documents.render import as_printed, render
from khenthuong_desktop.domain.terms import Redraft, VersionOrigin
from khenthuong_desktop.files import Lies, is_plain, needed, sha256_of, what_lies
from khenthuong_desktop.paths import DataFolder
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.award_rounds.rounds import find_round
from khenthuong_desktop.services.details import detail_of
from khenthuong_desktop.services.drafting.paper_drafts import Draft, drafts_of
from khenthuong_desktop.services.filling.paper_sources import gather
from khenthuong_desktop.services.paper_life.outdated_papers import outdated_papers
from khenthuong_desktop.services.paper_life.paper_editions import current_papers, identity, newest_edition
from khenthuong_desktop.services.paper_life.paper_files import Files, all_or_none, exact_digest, listed_digest
from khenthuong_desktop.services.paper_life.paper_templates import keep_template, template_to_draft_from
from khenthuong_desktop.services.paper_life.paper_versions import (
    keep_edits,
    keep_version,
    kept_bytes,
    kept_edit,
    last_sound_state,
    secure,
)
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.history import Writing
from khenthuong_desktop.store.tables import Paper, SignedCopy

_EDITION = "-ban-{edition}"

Tell = Callable[[int, int, str], None]


@dataclass(frozen=True)
class PaperMade:
    """A document that was made; ``path`` is where the user finds it.

    ``kept`` is a file edited by hand that was left alone, so that this one is a new edition beside it, or the kept
    state of one that is gone or was to be replaced.
    ``open_fields`` stand as dotted lines, to be written in by hand. ``signed_before``: the edition that this one lies
    beside was signed, and this one is not.
    """

    id: str
    kind: str
    title: str
    path: Path
    sha256: str
    edition: int
    nomination_id: str | None
    kept: Path | None
    open_fields: tuple[str, ...]
    signed_before: bool


@dataclass(frozen=True)
class PaperRow:
    """A document as the list shows it; ``edited`` by hand since it was made, ``there`` on the disk.

    An ``outdated`` one names or cites numbers or days that have changed since.
    """

    id: str
    kind: str
    title: str
    nomination_id: str | None
    number: str | None
    symbol: str | None
    issued_on: date | None
    signer_name: str | None
    signer_title: str | None
    path: Path
    edition: int
    there: bool
    edited: bool
    outdated: bool


def draft_papers(
    db: Database,
    data_folder: DataFolder,
    library: Library,
    round_id: str,
    kinds: Collection[str] | None = None,
    out: Path | None = None,
    tell: Tell = lambda _done, _total, _what: None,
    choices: Mapping[str, Redraft] | None = None,
    only: Collection[str] | None = None,
) -> tuple[PaperMade, ...]:
    """Make the round's documents (all that can be made by now, or just ``kinds``), with copies in ``out``.

    ``choices`` say, by paper, what becomes of one that was edited in Word (else the new one lies beside it); of papers
    that are there already only those in ``only`` are made again. Raises FieldsMissing or TemplateFaulty before
    anything is written, FileInUse while Word holds a file that would be written over.
    """
    sources = gather(db, library, round_id, data_folder.templates)
    drafts = drafts_of(db, sources, kinds)
    rendered = []
    templates: dict[str, bytes] = {}
    for done, draft in enumerate(drafts, 1):
        tell(done, len(drafts), draft.title)
        template = template_to_draft_from(data_folder, draft.kind)
        rendered.append((draft, render(template, draft.filled)))
        if draft.kind not in templates:
            templates[draft.kind] = template.read_bytes()
    replaced = [paper for paper, choice in (choices or {}).items() if choice is Redraft.REPLACE]
    with needed(out or data_folder.documents):
        keep_edits(db, data_folder, round_id=sources.round.id)
        keep_edits(db, data_folder, papers=replaced, halves=True)
        with all_or_none() as files, db.write("draft_papers") as session:
            folder = Path(f"{sources.round.year}-{sources.round.code}")
            ours = set(session.scalars(select(Paper.sha256)))
            digests = {kind: keep_template(data_folder, files, kind, own) for kind, own in templates.items()}
            drafting = _Drafting(session, data_folder, sources.round.id, folder, files, choices or {}, only, digests)
            made = [paper for draft, content in rendered if (paper := drafting.put(draft, content))]
            if out is not None:
                made = [_copied(paper, out, ours, files) for paper in made]
    return tuple(made)


def list_papers(db: Database, data_folder: DataFolder, round_id: str) -> tuple[PaperRow, ...]:
    """The newest edition of every document of a round."""
    with db.read() as session:
        key = find_round(session, round_id).id
        rows = current_papers(session, key)
        outdated = outdated_papers(session, rows)
    found = []
    for row in rows:
        path = data_folder.documents / row.path
        there = is_plain(path)
        edited = there and listed_digest(path, path.stat()) != row.sha256
        found.append(detail_of(PaperRow, row, path=path, there=there, edited=edited, outdated=row.id in outdated))
    return tuple(found)


@dataclass(frozen=True)
class _Drafting:
    """Puts drafts into their files and records, within one action."""

    session: Writing
    data: DataFolder
    round_id: str
    folder: Path
    files: Files
    choices: Mapping[str, Redraft]
    only: Collection[str] | None
    templates: Mapping[str, str]  # digests, by kind

    def put(self, draft: Draft, content: bytes) -> PaperMade | None:
        """The draft as a file and on record; None where the present file stays."""
        newest = newest_edition(self.session, self.round_id, identity(draft.nomination_id, draft.kind, draft.title))
        choice = self._choice(newest)
        if newest is not None and choice is Redraft.KEEP:
            self._put_mine_back(newest)
            return None
        row, kept = newest, None
        if newest is not None:
            beside = choice is Redraft.BESIDE
            kept = self.data.documents / newest.path if beside else kept_edit(self.session, self.data, newest)
        if row is None or choice is Redraft.BESIDE:
            row = Paper(round_id=self.round_id, nomination_id=draft.nomination_id)
        self._name(row, newest, draft)
        path = self.data.documents / row.path
        self.files.write(path, content)
        _describe(row, draft, content)
        row.fields = as_printed(draft.filled, template_path(KINDS[draft.kind], self.data.templates))
        row.template_sha256 = self.templates[draft.kind]
        row.made_at = self.session.now()
        self.session.add(row)
        self.session.flush()
        keep_version(self.session, self.data, self.files, row, content, VersionOrigin.MADE, row.template_sha256)
        return _made(row, path, kept, draft, signed_before=row is not newest and self._is_signed(newest))

    def _is_signed(self, paper: Paper | None) -> bool:
        query = select(SignedCopy.id).where(SignedCopy.paper_id == (paper.id if paper else None))
        return self.session.scalar(query.limit(1)) is not None

    def _choice(self, newest: Paper | None) -> Redraft:
        """What becomes of the newest edition; one that nobody edited is replaced."""
        if newest is None:
            return Redraft.REPLACE
        if self.only is not None and newest.id not in self.only:
            return Redraft.KEEP
        old, chosen = self.data.documents / newest.path, self.choices.get(newest.id)
        if is_plain(old) and exact_digest(old) != newest.sha256:
            return chosen or Redraft.BESIDE
        return Redraft.KEEP if chosen is Redraft.KEEP else Redraft.REPLACE

    def _put_mine_back(self, paper: Paper) -> None:
        """A file that is gone is there again, as it was when Word could open it last."""
        path = self.data.documents / paper.path
        if paper.id in self.choices and not is_plain(path):
            mine = kept_bytes(self.data, last_sound_state(self.session, paper))
            if mine is not None:
                self.files.write(path, mine)

    def _name(self, row: Paper, newest: Paper | None, draft: Draft) -> None:
        """Give the record its edition and a free path; what lies there or under the older name is kept."""
        beside = newest is not None and row is not newest
        edition = newest.edition + beside if newest else 1
        name = (
            draft.name
            if edition == 1
            else draft.name.removesuffix(".docx") + _EDITION.format(edition=edition) + ".docx"
        )
        own = newest.path if newest and not beside else None
        path = _free(self.data.documents, (self.folder / name).as_posix(), own)
        if own is not None and row is newest:
            secure(self.session, self.data, self.files, row)
            if own != path:
                self.files.remove(self.data.documents / own)  # kept, now under another name
        row.kind, row.title, row.path, row.edition = draft.kind, draft.title, path, edition


def _free(documents: Path, path: str, own: str | None) -> str:
    """``path``, or the next name that no other file has."""
    stem, serial = path.removesuffix(".docx"), 1
    while path != own and (documents / path).exists():
        serial += 1
        path = f"{stem}-{serial}.docx"
    return path


def _describe(row: Paper, draft: Draft, content: bytes) -> None:
    row.number, row.symbol, row.issued_on = draft.number, draft.symbol, draft.issued_on
    row.sha256 = hashlib.sha256(content).hexdigest()
    row.size = len(content)
    signing = getattr(draft.filled, "signing", None) or getattr(draft.filled, "confirming", None)
    row.signer_name = signing.signer_name if signing else None
    row.signer_title = signing.authority_lines[-1] if signing and signing.authority_lines else None


def _made(row: Paper, path: Path, kept: Path | None, draft: Draft, *, signed_before: bool) -> PaperMade:
    return PaperMade(
        row.id,
        row.kind,
        row.title,
        path,
        row.sha256,
        row.edition,
        row.nomination_id,
        kept,
        open_fields(row.fields),
        signed_before,
    )


def _copied(paper: PaperMade, out: Path, ours: set[str], files: Files) -> PaperMade:
    """The same document in the user's folder; a file there that is none of ``ours`` is left alone."""
    target, serial, kept = out / paper.path.name, 1, paper.kept
    while what_lies(target) is not Lies.NOTHING and not (
        is_plain(target) and sha256_of(target) in ours | {paper.sha256}
    ):
        kept = kept or target
        serial += 1
        target = out / f"{paper.path.stem}-{serial}.docx"
    files.write(target, paper.path.read_bytes())
    return replace(paper, path=target, kept=kept)
