"""Draft a round's documents: all fields first, then files and records; a hand-edited file is never overwritten."""

import hashlib
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from khenthuong_desktop.documents.catalogue import KINDS, SEVERAL_KINDS, template_path
from khenthuong_desktop.documents.fields import open_fields
from khenthuong_desktop.documents.render import as_context, render
from khenthuong_desktop.files import draft_beside, needed, sha256_of
from khenthuong_desktop.paths import DataFolder
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.details import detail_of
from khenthuong_desktop.services.outdated_papers import outdated_papers
from khenthuong_desktop.services.paper_drafts import Draft, drafts_of
from khenthuong_desktop.services.paper_sources import gather
from khenthuong_desktop.services.round_pictures import current_papers
from khenthuong_desktop.services.rounds import find_round
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import Paper

_EDITION = "-ban-{edition}"

Tell = Callable[[int, int, str], None]


@dataclass(frozen=True)
class PaperMade:
    """A document that was made; ``path`` is where the user finds it.

    ``kept`` is a file edited by hand that was left alone, so that this one is a new edition beside it.
    ``open_fields`` stand as dotted lines, to be written in by hand.
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
) -> tuple[PaperMade, ...]:
    """Make the round's documents (all that can be made by now, or just ``kinds``), with copies in ``out``.

    Raises FieldsMissing or TemplateFaulty before anything is written.
    """
    sources = gather(db, library, round_id)
    drafts = drafts_of(db, sources, kinds)
    rendered = []
    for done, draft in enumerate(drafts, 1):
        tell(done, len(drafts), draft.title)
        template = template_path(KINDS[draft.kind], data_folder.templates)
        rendered.append((draft, render(template, draft.filled)))
    with needed(out or data_folder.documents), _all_or_none() as files, db.write("draft_papers") as session:
        folder = Path(f"{sources.round.year}-{sources.round.code}")
        ours = set(session.scalars(select(Paper.sha256)))
        made = []
        for draft, content in rendered:
            row, kept = _row_for(session, data_folder, sources.round.id, folder, draft, files)
            files.write(data_folder.documents / row.path, content)
            _describe(row, draft, content)
            row.made_at = session.now()
            session.add(row)
            session.flush()
            made.append(_made(row, data_folder.documents / row.path, kept, draft))
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
        there = path.is_file()
        edited = there and sha256_of(path) != row.sha256
        found.append(detail_of(PaperRow, row, path=path, there=there, edited=edited, outdated=row.id in outdated))
    return tuple(found)


def _row_for(
    session: Session, data_folder: DataFolder, round_id: str, folder: Path, draft: Draft, files: "_Files"
) -> tuple[Paper, Path | None]:
    """The record to write to: the newest one, or a new edition when its file was edited by hand."""
    same = (Paper.round_id == round_id, Paper.kind == draft.kind, Paper.nomination_id == draft.nomination_id)
    newest = session.scalar(
        select(Paper)
        .where(*same, *([Paper.title == draft.title] if draft.kind in SEVERAL_KINDS else []))
        .order_by(Paper.edition.desc())
        .limit(1)
    )
    edition = newest.edition if newest else 1
    kept = None
    if newest is not None:
        old = data_folder.documents / newest.path
        if old.is_file() and sha256_of(old) != newest.sha256:
            kept, edition = old, edition + 1
    row = Paper(round_id=round_id, nomination_id=draft.nomination_id) if newest is None or kept else newest
    name = draft.name if edition == 1 else draft.name.removesuffix(".docx") + _EDITION.format(edition=edition) + ".docx"
    path = _free(data_folder.documents, (folder / name).as_posix(), newest.path if newest and not kept else None)
    if row is newest and newest.path != path:
        files.remove(data_folder.documents / newest.path)  # ours, unchanged, now under another name
    row.kind, row.title, row.path, row.edition = draft.kind, draft.title, path, edition
    return row, kept


def _free(documents: Path, path: str, own: str | None) -> str:
    """``path``, or the next name that no other file has."""
    stem, serial = path.removesuffix(".docx"), 1
    while path != own and (documents / path).exists():
        serial += 1
        path = f"{stem}-{serial}.docx"
    return path


def _write(target: Path, content: bytes) -> None:
    with draft_beside(target) as draft:
        draft.write_bytes(content)


class _Files:
    """Files written and removed together, with what stood there before."""

    def __init__(self) -> None:
        self._before: dict[Path, bytes | None] = {}
        self._superseded: list[Path] = []

    def write(self, target: Path, content: bytes) -> None:
        self._remember(target)
        _write(target, content)

    def remove(self, target: Path) -> None:
        """Gone once the action is kept: a crash before that must not cost the file."""
        self._superseded.append(target)

    def settle(self) -> None:
        """What was superseded goes, unless its name was taken again."""
        for target in self._superseded:
            if target not in self._before:
                target.unlink(missing_ok=True)

    def restore(self) -> None:
        """Everything as it was; what is new goes first, so that a full disk has room for what was there."""
        for target in self._before:
            target.unlink(missing_ok=True)
        for target, content in self._before.items():
            if content is not None:
                _write(target, content)

    def _remember(self, target: Path) -> None:
        if target not in self._before:
            self._before[target] = target.read_bytes() if target.is_file() else None


@contextmanager
def _all_or_none() -> Iterator[_Files]:
    """When the action is not kept, its files are not either."""
    files = _Files()
    try:
        yield files
    except BaseException:
        files.restore()
        raise
    files.settle()


def _describe(row: Paper, draft: Draft, content: bytes) -> None:
    row.number, row.symbol, row.issued_on = draft.number, draft.symbol, draft.issued_on
    row.sha256 = hashlib.sha256(content).hexdigest()
    row.size = len(content)
    row.fields = as_context(draft.filled)
    signing = getattr(draft.filled, "signing", None) or getattr(draft.filled, "confirming", None)
    row.signer_name = signing.signer_name if signing else None
    row.signer_title = signing.authority_lines[-1] if signing and signing.authority_lines else None


def _made(row: Paper, path: Path, kept: Path | None, draft: Draft) -> PaperMade:
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
    )


def _copied(paper: PaperMade, out: Path, ours: set[str], files: "_Files") -> PaperMade:
    """The same document in the user's folder; a file there that is none of ``ours`` is left alone."""
    target, serial, kept = out / paper.path.name, 1, paper.kept
    while target.exists() and sha256_of(target) not in ours | {paper.sha256}:
        kept = kept or target
        serial += 1
        target = out / f"{paper.path.stem}-{serial}.docx"
    files.write(target, paper.path.read_bytes())
    return replace(paper, path=target, kept=kept)
