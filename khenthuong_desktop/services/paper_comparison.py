"""A paper as it lies in its file against what the program would write now."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from khenthuong_desktop.documents.catalogue import KINDS, SEVERAL_KINDS, template_path
from khenthuong_desktop.documents.package import read_package
from khenthuong_desktop.documents.plain_text import paragraphs
from khenthuong_desktop.documents.render import render
from khenthuong_desktop.errors import FileMissing, RecordMissing
from khenthuong_desktop.paths import DataFolder
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.paper_drafts import drafts_of
from khenthuong_desktop.services.paper_sources import gather
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import Paper


@dataclass(frozen=True)
class Difference:
    """Paragraphs that stand in the file only, and what would stand there instead; one of them may be empty."""

    there: tuple[str, ...]
    anew: tuple[str, ...]


def compare_paper(db: Database, folder: DataFolder, library: Library, paper_id: str) -> tuple[Difference, ...]:
    """What making a paper again would change in its words; nothing is written.

    Raises RecordMissing for a paper that is not, or would no longer be made; FileMissing without its file;
    FieldsMissing when its data are gone.
    """
    with db.read() as session:
        row = session.get(Paper, paper_id)
        if row is None:
            raise RecordMissing("paper", paper_id)
        kind, title, nomination, path, key = row.kind, row.title, row.nomination_id, row.path, row.round_id
    file = folder.documents / path
    if not file.is_file():
        raise FileMissing(file)
    drafts = drafts_of(db, gather(db, library, key), [kind])
    draft = next(
        (
            one
            for one in drafts
            if one.nomination_id == nomination and (kind not in SEVERAL_KINDS or one.title == title)
        ),
        None,
    )
    if draft is None:
        raise RecordMissing("paper", title)
    anew = render(template_path(KINDS[kind], folder.templates), draft.filled)
    return tuple(differences(paragraphs(read_package(file)), paragraphs(_parts(anew))))


def differences(there: Sequence[str], anew: Sequence[str]) -> Iterator[Difference]:
    """Runs of paragraphs that are not the same, in order."""
    matcher = SequenceMatcher(None, there, anew, autojunk=False)
    for what, first, last, other_first, other_last in matcher.get_opcodes():
        if what != "equal":
            yield Difference(tuple(there[first:last]), tuple(anew[other_first:other_last]))


def _parts(document: bytes) -> dict[str, bytes]:
    import zipfile
    from io import BytesIO

    with zipfile.ZipFile(BytesIO(document)) as package:
        return {name: package.read(name) for name in package.namelist()}
