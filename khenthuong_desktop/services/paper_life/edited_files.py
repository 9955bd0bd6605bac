"""A paper's file as it lies: whether it can be read, what is hidden in it, and the fields as they stand in it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from khenthuong_desktop.documents.catalogue import KINDS
from khenthuong_desktop.documents.dangers import dangers
from khenthuong_desktop.documents.package import parts_of, read_package
from khenthuong_desktop.documents.reading_back.paper import ReadBack, read_back
from khenthuong_desktop.documents.reading_back.standing import StandingFields, standing_fields
from khenthuong_desktop.documents.unseen_text import unseen_texts
from khenthuong_desktop.domain.dossier import FileFault, FileState
from khenthuong_desktop.errors import FileEncrypted, FileProblem, FileUnreadable
from khenthuong_desktop.files import Lies, is_plain, sha256_of, what_lies
from khenthuong_desktop.paths import DataFolder
from khenthuong_desktop.services.paper_life.paper_templates import template_of_older, templates_of
from khenthuong_desktop.services.paper_life.paper_versions import State, kept_bytes
from khenthuong_desktop.store.tables import Paper

_NEVER = ("forbidden_part", "outside_link", "document_type")
_OF_PRINTERS = re.compile(r"word/(?:printerSettings/)?printerSettings\d*\.bin")  # what Word itself puts beside a text
_IN_PLACE = {Lies.FOLDER: FileFault.FOLDER, Lies.LINK: FileFault.LINK, Lies.OTHER: FileFault.NOT_A_FILE}
_FAULTS = {"old_word": FileFault.OLD_WORD, "too_large": FileFault.TOO_LARGE}


@dataclass(frozen=True)
class LyingFile:
    """The state of a paper's file; ``standing`` where it was edited and could be read back."""

    state: FileState
    fault: FileFault | None = None
    hides: tuple[str, ...] = ()
    unseen: tuple[str, ...] = ()  # texts that are hidden or struck through
    standing: StandingFields | None = None


def file_state(path: Path, sha256: str) -> FileState:
    """A file on disk against the hash that was recorded; DAMAGED when there is no right to read it."""
    try:
        if not is_plain(path):
            return FileState.MISSING
        return FileState.AS_RECORDED if sha256_of(path) == sha256 else FileState.CHANGED
    except PermissionError:
        return FileState.DAMAGED


def lying_file(row: Paper, folder: DataFolder, template: str | None) -> LyingFile:
    """What has become of a paper's file; ``template`` is the digest of the one that its newest state goes back to."""
    path = folder.documents / row.path
    state = file_state(path, row.sha256)
    if state is FileState.MISSING:
        return LyingFile(state, _IN_PLACE.get(what_lies(path)))
    if state is FileState.DAMAGED:
        return LyingFile(state, FileFault.CLOSED)
    if state is not FileState.CHANGED:
        return LyingFile(state)
    hides: tuple[str, ...] = ()
    try:
        parts = read_package(path)
        hides = _hidden_in(parts)
        return replace(_read(row, folder, parts, template, hides), unseen=unseen_texts(parts))
    except FileProblem as error:
        return LyingFile(FileState.DAMAGED, _fault(error), hides)


def _fault(error: FileProblem) -> FileFault:
    if isinstance(error, FileEncrypted):
        return FileFault.ENCRYPTED
    reason = str(error.details.get("reason", "")) if isinstance(error, FileUnreadable) else ""
    return _FAULTS.get(reason, FileFault.DAMAGED)


def _hidden_in(parts: dict[str, bytes]) -> tuple[str, ...]:
    """The parts with something in them that must not go out, once each."""
    found = [one.part for one in dangers(parts) if one.code in _NEVER and not _OF_PRINTERS.fullmatch(one.part)]
    return tuple(dict.fromkeys(found))


def _read(
    row: Paper, folder: DataFolder, parts: Mapping[str, bytes], template: str | None, hides: tuple[str, ...]
) -> LyingFile:
    """Raises FileUnreadable for text that is unsound."""
    read = _read_back(row, folder, parts, template)
    if read is None:
        return LyingFile(FileState.CHANGED, None, hides)
    if not read.is_ours:
        return LyingFile(FileState.CHANGED, FileFault.ANOTHER, hides)
    return LyingFile(FileState.CHANGED, None, hides, standing=standing_fields(row.fields, read))


def _read_back(row: Paper, folder: DataFolder, parts: Mapping[str, bytes], digest: str | None) -> ReadBack | None:
    """Read by the template that it was made from, else by the one in use as far as that fits the paper as drafted.

    So does what the program makes of the fields by now; None where nothing tells that it is the same. An older
    drafting that was put back is read by its own template: the newest one tells nothing of how that prints.
    """
    older = template_of_older(row, folder, digest)
    if older is not None:
        read = read_back(KINDS[row.kind], older, row.fields, parts, pictures=folder.templates)
        if read is not None:
            return read
    kept = kept_bytes(folder, State(row.path, row.sha256, 0))
    drafted = parts_of(kept) if kept is not None else None
    for template, is_its_own in templates_of(row, folder):
        if drafted is not None or is_its_own:
            read = read_back(KINDS[row.kind], template, row.fields, parts, drafted=drafted, pictures=folder.templates)
            if read is not None:
                return read
    return None
