"""The states of papers' files: each is kept beside the papers and never changed, so that no hand's work is lost.

The newest state on record is what the program knows to lie in a paper's file. A file of other bytes was changed from
outside; ``keep_edits`` notes that, and whoever is about to write over a file asks it first.
"""

import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path, PurePosixPath

from sqlalchemy import ColumnElement, select, true
from sqlalchemy.orm import Session, defer

from khenthuong_desktop.documents.wholeness import is_sound, is_worth_keeping
from khenthuong_desktop.domain.terms import VersionOrigin
from khenthuong_desktop.errors import FileInUse, FileProblem
from khenthuong_desktop.files import is_plain, refuse_odd, sha256_of
from khenthuong_desktop.paths import DataFolder
from khenthuong_desktop.services.paper_life.paper_files import Files, all_or_none, is_fresh, read_file
from khenthuong_desktop.sparing import sha256_of_few
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.history import Writing
from khenthuong_desktop.store.tables import AwardRound, Paper, PaperVersion

_PLACE = "phien-ban"
_LONGEST_STEM = 60

Stamp = tuple[int, int, int, int]


@dataclass(frozen=True)
class State:
    """What is known of a paper's file; ``serial`` is 0 before any state was kept. Paths are in ``documents/``.

    ``template`` is the digest of the one that it was made from, before any hand changed it; None where not known.
    """

    path: str
    sha256: str
    serial: int
    template: str | None = None


@dataclass(frozen=True)
class EditKept:
    """A state of a paper's file that somebody left in Word and that was kept; Word cannot open a ``damaged`` one."""

    paper_id: str
    title: str
    year: int
    noticed_at: datetime
    damaged: bool = False


@dataclass(frozen=True)
class Noticed:
    """What looking at files came to; those ``waiting`` changed but are held by Word or only half written yet."""

    kept: tuple[EditKept, ...] = ()
    waiting: tuple[Path, ...] = ()


@dataclass
class Looked:
    """Sizes, times and places of files that were found to be known, so that looking again costs nothing."""

    stamps: dict[Path, Stamp] = field(default_factory=dict)


def states_of(session: Session, papers: Iterable[Paper]) -> dict[str, State]:
    """What is known of the files of these papers, by paper."""
    papers = tuple(papers)
    newest = {row.paper_id: row for row in kept_versions(session, [paper.id for paper in papers])}
    return {
        paper.id: _state_of(paper, newest[paper.id])
        if paper.id in newest
        else State(paper.path, paper.sha256, 0, paper.template_sha256)
        for paper in papers
    }


def _state_of(paper: Paper, row: PaperVersion) -> State:
    return State(paper.path, row.sha256, row.serial, row.template_sha256)


def kept_versions(session: Session, papers: Sequence[str]) -> Sequence[PaperVersion]:
    """The kept states of these papers, oldest first."""
    query = select(PaperVersion).where(PaperVersion.paper_id.in_(papers)).order_by(PaperVersion.serial)
    return session.scalars(query).all()


def keep_version(
    session: Writing,
    folder: DataFolder,
    files: Files,
    paper: Paper,
    content: bytes,
    origin: VersionOrigin,
    template: str | None,
    since: datetime | None = None,
) -> None:
    """Keep ``content`` as the newest state of a paper, unless it is that already; it is so ``since`` now.

    ``template`` is that of the drafting it goes back to.
    """
    digest = sha256_of_few(content)
    state = states_of(session, [paper])[paper.id]
    if state.serial and state.sha256 == digest:
        return
    path = _kept_path(paper.path, digest)
    target = folder.documents / path
    if not is_plain(target) or sha256_of(target) != digest:
        files.write(target, content)
    session.add(
        PaperVersion(
            paper_id=paper.id,
            serial=state.serial + 1,
            origin=origin,
            path=path,
            sha256=digest,
            size=len(content),
            noticed_at=since or session.now(),
            template_sha256=template,
        )
    )
    session.flush()


def _kept_path(path: str, digest: str) -> str:
    """Where bytes are kept: told by what they are, with the paper's name in front for people."""
    own = PurePosixPath(path)
    return (own.parent / _PLACE / f"{own.stem[:_LONGEST_STEM]}-{digest[:12]}{own.suffix}").as_posix()


def kept_edit(session: Session, folder: DataFolder, paper: Paper) -> Path | None:
    """Where the newest state of a paper is kept if it is not what was drafted."""
    newest = next(reversed(kept_versions(session, [paper.id])), None)
    return folder.documents / newest.path if newest is not None and newest.sha256 != paper.sha256 else None


def last_sound_state(session: Session, paper: Paper) -> State:
    """The newest state of a paper's file that Word can open."""
    sound = [row for row in kept_versions(session, [paper.id]) if row.origin is not VersionOrigin.DAMAGED]
    return _state_of(paper, sound[-1]) if sound else State(paper.path, paper.sha256, 0, paper.template_sha256)


def kept_bytes(folder: DataFolder, state: State) -> bytes | None:
    """The bytes of a state as they were kept; None when they are not."""
    own = PurePosixPath(state.path)
    place = folder.documents / own.parent / _PLACE
    for found in filter(is_plain, place.glob(f"*-{state.sha256[:12]}{own.suffix}")):
        content = read_file(found)
        if sha256_of_few(content) == state.sha256:
            return content
    return None


def keep_edits(
    db: Database,
    folder: DataFolder,
    *,
    year: int | None = None,
    round_id: str | None = None,
    papers: Collection[str] | None = None,
    looked: Looked | None = None,
    halves: bool = False,
) -> Noticed:
    """Keep what somebody changed in the files of these papers (all by default) since they were known.

    ``looked`` spares files that have not been touched since; ``halves`` keeps also what is no whole Word file.
    """
    stamps = looked.stamps if looked else {}
    with db.read() as session:
        lying = session.execute(select(Paper.id, Paper.path).where(_chosen(year, round_id, papers))).all()
        touched = [key for key, path in lying if _is_touched(folder.documents / path, stamps)]
        known = select(Paper).options(defer(Paper.fields, raiseload=True)).where(Paper.id.in_(touched))
        states = states_of(session, session.scalars(known)) if touched else {}
    found: dict[str, bytes] = {}
    waiting = []
    for paper, state in states.items():
        path = folder.documents / state.path
        try:
            content = _changed(path, state.sha256, stamps)
        except FileProblem:
            waiting.append(path)
            continue
        if content is None:
            continue
        if halves or is_worth_keeping(content):
            found[paper] = content
        else:
            waiting.append(path)
    return Noticed(_keep_all(db, folder, found) if found else (), tuple(waiting))


def _chosen(
    year: int | None, round_id: str | None = None, papers: Collection[str] | None = None
) -> ColumnElement[bool]:
    chosen: ColumnElement[bool] = true()
    if year is not None:
        chosen &= Paper.round_id.in_(select(AwardRound.id).where(AwardRound.year == year))
    if round_id is not None:
        chosen &= Paper.round_id == round_id
    if papers is not None:
        chosen &= Paper.id.in_(papers)
    return chosen


def _changed(path: Path, known: str, stamps: dict[Path, Stamp]) -> bytes | None:
    """The file's bytes when they are not the known ones; raises FileProblem for what cannot be read just now."""
    facts = _facts(path)
    if facts is None or stamps.get(path) == _stamp(facts):
        return None
    content = read_file(path)
    if sha256_of_few(content) == known:
        if not is_fresh(facts):
            stamps[path] = _stamp(facts)
        return None
    after = _facts(path)
    if after is None or _stamp(after) != _stamp(facts):
        raise FileInUse(path)
    return content


def _is_touched(path: Path, stamps: Mapping[Path, Stamp]) -> bool:
    """Whether a file may be another one than when it was looked at; one that is not there is no edit."""
    try:
        facts = _facts(path)
    except FileProblem:
        return True
    return facts is not None and stamps.get(path) != _stamp(facts)


def _facts(path: Path) -> os.stat_result | None:
    """Raises what ``refuse_odd`` raises."""
    refuse_odd(path)
    try:
        return path.stat()
    except OSError:
        return None


def _stamp(facts: os.stat_result) -> Stamp:
    """Who gives a file back its time cannot give back this, too: when it was changed (Linux), or which file it is."""
    return facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns, facts.st_ino


def places_to_watch(db: Database, folder: DataFolder, year: int) -> frozenset[Path]:
    """The folders of all papers, and the files of a year's, all editions: who works on older ones saves anew."""
    with db.read() as session:
        own = {folder.documents / path for path in session.scalars(select(Paper.path).where(_chosen(year)))}
        folders = {(folder.documents / path).parent for path in session.scalars(select(Paper.path))}
    return frozenset({path for path in own if is_plain(path)} | {place for place in folders if place.is_dir()})


def _keep_all(db: Database, folder: DataFolder, found: Mapping[str, bytes]) -> tuple[EditKept, ...]:
    kept = []
    with all_or_none() as files, db.write("keep_edits") as session:
        papers = select(Paper, AwardRound.year).join(AwardRound, AwardRound.id == Paper.round_id)
        for paper, year in session.execute(papers.where(Paper.id.in_(found)).order_by(Paper.path)).all():
            state = states_of(session, [paper])[paper.id]
            if sha256_of_few(found[paper.id]) != state.sha256:
                origin = VersionOrigin.EDITED if is_sound(found[paper.id]) else VersionOrigin.DAMAGED
                keep_version(session, folder, files, paper, found[paper.id], origin, state.template)
                damaged = origin is VersionOrigin.DAMAGED
                kept.append(EditKept(paper.id, paper.title, year, session.now(), damaged))
    return tuple(kept)


def secure(session: Writing, folder: DataFolder, files: Files, paper: Paper) -> None:
    """Make sure that a paper's file may be written over: what it holds is kept, also from before states were.

    Raises FileInUse for a file that holds what was never kept: somebody is saving it at this moment.
    """
    path, state = folder.documents / paper.path, states_of(session, [paper])[paper.id]
    if not is_plain(path):
        return  # whoever writes there refuses what lies there instead
    content = read_file(path)
    if sha256_of_few(content) != state.sha256:
        raise FileInUse(path)
    if not state.serial:
        keep_version(session, folder, files, paper, content, VersionOrigin.MADE, state.template, paper.made_at)
