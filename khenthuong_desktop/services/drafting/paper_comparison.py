"""A paper's text as it lies in its file, as it was once, and as the program would write it now, against each other."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from pathlib import Path

from sqlalchemy.orm import Session

from khenthuong_desktop.documents.catalogue import KINDS, template_path
from khenthuong_desktop.documents.package import package_of, read_package
from khenthuong_desktop.documents.plain_text import text_lines
from khenthuong_desktop.documents.render import render
from khenthuong_desktop.errors import FileMissing, FileProblem, RecordMissing
from khenthuong_desktop.files import is_plain, refuse_odd
from khenthuong_desktop.paths import DataFolder
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.drafting.paper_drafts import Draft, drafts_of
from khenthuong_desktop.services.filling.paper_sources import gather
from khenthuong_desktop.services.paper_life.paper_editions import identity, newest_edition
from khenthuong_desktop.services.paper_life.paper_files import exact_digest
from khenthuong_desktop.services.paper_life.paper_history import version_bytes
from khenthuong_desktop.services.paper_life.paper_versions import kept_bytes, last_sound_state, states_of
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import Paper

_MOST_WORDS = 4_000  # of a place that is compared word by word: beyond that nobody reads marks

Lines = tuple[str, ...]


@dataclass(frozen=True)
class Difference:
    """Lines that stand in the one text only and those in the other instead; ``after`` which line both have.

    One of them may be empty.
    """

    there: Lines
    anew: Lines
    after: str = ""


@dataclass(frozen=True)
class WordRun:
    """A run of words of a line; ``changed`` when the other text has not got them here."""

    text: str
    changed: bool


MarkedLine = tuple[WordRun, ...]


@dataclass(frozen=True)
class EditedPaper:
    """A paper edited in Word that would be drafted again; ``gone`` when its file is, and its last state is kept.

    ``differences`` are None where the edited file cannot be read as a Word file.
    """

    id: str
    title: str
    path: Path
    gone: bool
    differences: tuple[Difference, ...] | None


def compare_paper(db: Database, folder: DataFolder, library: Library, paper_id: str) -> tuple[Difference, ...]:
    """What making a paper again would change in its words; nothing is written.

    Raises RecordMissing for a paper that is not, or would no longer be made; FileMissing without its file or any
    kept state; FieldsMissing when its data are gone.
    """
    return tuple(differences(_present(db, folder, paper_id), _drafted(db, folder, library, paper_id)))


def compare_version(db: Database, folder: DataFolder, paper_id: str, version_id: str) -> tuple[Difference, ...]:
    """What putting a kept state back would change; raises as ``compare_paper`` and ``version_bytes`` do."""
    kept = _lines_of(version_bytes(db, folder, version_id))
    return tuple(differences(_present(db, folder, paper_id), kept))


def compare_version_with_draft(
    db: Database, folder: DataFolder, library: Library, paper_id: str, version_id: str
) -> tuple[Difference, ...]:
    """A kept state against what the program would write now."""
    kept = _lines_of(version_bytes(db, folder, version_id))
    return tuple(differences(kept, _drafted(db, folder, library, paper_id)))


def edited_papers(
    db: Database,
    folder: DataFolder,
    library: Library,
    round_id: str,
    kinds: Collection[str] | None = None,
    only: Collection[str] | None = None,
) -> tuple[EditedPaper, ...]:
    """Those of the papers to be drafted again that somebody edited, with what drafting would change in each.

    Raises what ``draft_papers`` raises before it writes.
    """
    sources = gather(db, library, round_id, folder.templates)
    found = []
    for draft in drafts_of(db, sources, kinds):
        with db.read() as session:
            paper = newest_edition(session, sources.round.id, identity(draft.nomination_id, draft.kind, draft.title))
            edited = paper is not None and (only is None or paper.id in only) and _is_edited(session, folder, paper)
        if paper is not None and edited:
            found.append(_told(db, folder, paper, draft))
    return tuple(found)


def _is_edited(session: Session, folder: DataFolder, paper: Paper) -> bool:
    path = folder.documents / paper.path
    known = exact_digest(path) if is_plain(path) else states_of(session, [paper])[paper.id].sha256
    return known != paper.sha256


def _told(db: Database, folder: DataFolder, paper: Paper, draft: Draft) -> EditedPaper:
    path = folder.documents / paper.path
    try:
        found = tuple(differences(_present(db, folder, paper.id), _rendered(folder, draft)))
    except FileProblem:
        return EditedPaper(paper.id, paper.title, path, not is_plain(path), None)
    return EditedPaper(paper.id, paper.title, path, not is_plain(path), found)


def _present(db: Database, folder: DataFolder, paper_id: str) -> Lines:
    """The text of a paper's file, or of its last kept state where the file is gone."""
    with db.read() as session:
        row = session.get(Paper, paper_id)
        if row is None:
            raise RecordMissing("paper", paper_id)
        state = last_sound_state(session, row)
    path = folder.documents / state.path
    refuse_odd(path)
    if is_plain(path):
        return text_lines(read_package(path), path)
    kept = kept_bytes(folder, state)
    if kept is None:
        raise FileMissing(path)
    return _lines_of(kept, path)


def _drafted(db: Database, folder: DataFolder, library: Library, paper_id: str) -> Lines:
    with db.read() as session:
        row = session.get(Paper, paper_id)
        if row is None:
            raise RecordMissing("paper", paper_id)
    asked = identity(row.nomination_id, row.kind, row.title)
    for draft in drafts_of(db, gather(db, library, row.round_id, folder.templates), [row.kind]):
        if identity(draft.nomination_id, draft.kind, draft.title) == asked:
            return _rendered(folder, draft)
    raise RecordMissing("paper", row.title)


def _rendered(folder: DataFolder, draft: Draft) -> Lines:
    return _lines_of(render(template_path(KINDS[draft.kind], folder.templates), draft.filled))


def _lines_of(document: bytes, path: Path = Path()) -> Lines:
    return text_lines(package_of(document, path), path)


def differences(there: Sequence[str], anew: Sequence[str]) -> Iterator[Difference]:
    """Runs of lines that are not the same, in order."""
    matcher = SequenceMatcher(None, there, anew, autojunk=False)
    for what, first, last, other_first, other_last in matcher.get_opcodes():
        if what != "equal":
            before = there[first - 1] if first else ""
            yield Difference(tuple(there[first:last]), tuple(anew[other_first:other_last]), before)


def marked_lines(found: Difference) -> tuple[tuple[MarkedLine, ...], tuple[MarkedLine, ...]]:
    """The lines of both sides, with the words marked that the other side has not got."""
    if len(found.there) == len(found.anew):  # line against line
        sides = [_marked((ours,), (theirs,)) for ours, theirs in zip(found.there, found.anew, strict=True)]
        return tuple(line for left, _right in sides for line in left), tuple(
            line for _left, right in sides for line in right
        )
    return _marked(found.there, found.anew)


def _marked(there: Lines, anew: Lines) -> tuple[tuple[MarkedLine, ...], tuple[MarkedLine, ...]]:
    ours, theirs = _words(there), _words(anew)
    if len(ours) + len(theirs) > _MOST_WORDS:
        return tuple((WordRun(line, True),) for line in there), tuple((WordRun(line, True),) for line in anew)
    blocks = SequenceMatcher(None, [word for _line, word in ours], [word for _line, word in theirs], autojunk=False)
    same, same_there = set[int](), set[int]()
    for ours_at, theirs_at, size in blocks.get_matching_blocks():
        same |= set(range(ours_at, ours_at + size))
        same_there |= set(range(theirs_at, theirs_at + size))
    return _runs(ours, same, len(there)), _runs(theirs, same_there, len(anew))


def _words(lines: Lines) -> list[tuple[int, str]]:
    """Each word with the number of its line."""
    return [(number, word) for number, line in enumerate(lines) for word in line.split()]


def _runs(words: list[tuple[int, str]], same: Collection[int], count: int) -> tuple[MarkedLine, ...]:
    """Neighbouring words of one line and one sort together."""
    lines: list[list[WordRun]] = [[] for _line in range(count)]
    sorted_out = ((line, place not in same, word) for place, (line, word) in enumerate(words))
    for (line, changed), run in groupby(sorted_out, key=lambda told: told[:2]):
        lines[line].append(WordRun(" ".join(word for _line, _changed, word in run), changed))
    return tuple(map(tuple, lines))
