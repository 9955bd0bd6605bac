"""Writes a dossier: one pass over its files into a canonical zip, verified from the disk before it gets its name.

The zip stores files as they are, so every place in it is known before the first byte is read. Files go to
their places while they are hashed; what depends on the hashes (manifests, pages, headers) has a known length
and is written last.
"""

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from io import FileIO
from pathlib import Path
from typing import BinaryIO

from khenthuong_desktop import paths
from khenthuong_desktop.errors import (
    DiskFull,
    FieldFault,
    FileMissing,
    FileTooLarge,
    FileUnreadable,
    TargetNotWritable,
    ValuesRefused,
)
from khenthuong_desktop.files import draft_in, put_in_place
from khenthuong_desktop.packaging import names, tag_files, zip_records
from khenthuong_desktop.packaging.content import DossierContent
from khenthuong_desktop.packaging.copying import Digests, Meter, Step, chunks_of, digests_of, side_by_side
from khenthuong_desktop.packaging.dossier_json import (
    DOSSIER,
    EVENTS,
    Places,
    dossier_json,
    dossier_value,
    place,
)
from khenthuong_desktop.packaging.events import event_lines
from khenthuong_desktop.packaging.pages import cover_sheet, index_page
from khenthuong_desktop.packaging.schema import check_written
from khenthuong_desktop.packaging.verification import Seal, verify
from khenthuong_desktop.packaging.zip_records import Entry

_PROOF = ("sha256",)  # enough to see that the disk holds what was written


@dataclass(frozen=True)
class DossierMade:
    """A dossier on disk."""

    path: Path
    fingerprint: str
    files: int
    size: int
    is_new: bool = True  # else the same file was there before


def make_dossier(content: DossierContent, folder: Path, on_step: Step | None = None) -> DossierMade:
    """Write ``content`` into ``folder``; the same content always gives the same bytes.

    Raises FileMissing, FileUnreadable, FileTooLarge, DiskFull, TargetNotWritable, ValuesRefused; whatever
    happens, no half-made file stays behind and no other file is overwritten.
    """
    plan = _Plan(content)
    with draft_in(folder, plan.base("0" * 64)) as draft:
        digests = _write(plan, draft, on_step)
        fingerprint = tag_files.fingerprint(digests)
        if verify(draft, algorithms=_PROOF).seal is not Seal.SEALED:
            raise FileUnreadable(draft, "written_wrong")
        target, is_new = _move(draft, folder, plan.base(fingerprint))
        return DossierMade(target, fingerprint, len(digests), target.stat().st_size, is_new)


class _Plan:
    """What goes where: known in full before anything is copied."""

    def __init__(self, content: DossierContent) -> None:
        self.content = content
        self.places: Places = place(content)
        self.sources: dict[str, Path | bytes] = {p.path: p.file.source for p in self.places.all()}
        if content.happenings:
            self.sources[EVENTS] = event_lines(content.happenings)
        self._check_names()
        blank = {path: Digests(size=_size_of(source)) for path, source in self.sources.items()}
        blank[DOSSIER] = Digests(size=len(self.dossier(blank)))
        check_written(dossier_value(content, self.places, blank))
        tags = self.tags(blank)
        self.sizes = {path: len(raw) for path, raw in tags.items()} | {path: blank[path].size for path in sorted(blank)}
        if sum(self.sizes.values()) > zip_records.MAX_SIZE or self.entries("0" * 64)[1] > zip_records.MAX_SIZE:
            raise FileTooLarge(self.base("0" * 64) + ".zip", "2 GiB")
        if len(self.sizes) > zip_records.MAX_ENTRIES:
            raise FileTooLarge(self.base("0" * 64) + ".zip", f"{zip_records.MAX_ENTRIES}")

    def _check_names(self) -> None:
        """The names come from ``place``; this guards against a mistake there."""
        refused = [path for path in self.sources if names.refusal(path)] + names.clashes(self.sources)
        if refused:
            raise ValuesRefused(*(FieldFault("path", "dossier_value", {"value": path}) for path in refused))

    def base(self, fingerprint: str) -> str:
        content = self.content
        return names.base_name(content.unit.code, content.round.year, content.round.code, content.edition, fingerprint)

    def dossier(self, digests: Mapping[str, Digests]) -> bytes:
        return dossier_json(self.content, self.places, digests)

    def tags(self, payload: Mapping[str, Digests]) -> dict[str, bytes]:
        """All tag files in their order in the zip; their lengths do not depend on the checksums."""
        value = dossier_value(self.content, self.places, payload)
        fingerprint = tag_files.fingerprint(payload)
        listed = {
            tag_files.BAGIT: tag_files.DECLARATION,
            tag_files.BAG_INFO: tag_files.bag_info(self.content, payload, value["dem"]),
            **{name: tag_files.manifest(payload, algorithm) for algorithm, name in tag_files.MANIFESTS.items()},
        }
        others = {
            tag_files.COVER_SHEET: cover_sheet(value, fingerprint),
            tag_files.INDEX_PAGE: index_page(value, fingerprint),
            tag_files.SCHEMA: (paths.resources() / "schemas" / "ho-so-1.schema.json").read_bytes(),
            tag_files.PROFILE: tag_files.profile(),
        }
        digests = {path: digests_of(raw) for path, raw in (listed | others).items()}
        tag_manifests = {
            name: tag_files.manifest(digests, algorithm) for algorithm, name in tag_files.TAG_MANIFESTS.items()
        }
        return listed | tag_manifests | dict(sorted(others.items()))

    def entries(self, fingerprint: str) -> tuple[dict[str, Entry], int]:
        """Every file's place in the zip by its path in the bag, and the size of the whole."""
        base = self.base(fingerprint)
        laid = zip_records.lay_out([(f"{base}/{path}", size) for path, size in self.sizes.items()])
        return dict(zip(self.sizes, laid, strict=True)), zip_records.total_size(laid)


def _size_of(source: Path | bytes) -> int:
    if isinstance(source, bytes):
        return len(source)
    try:
        return source.stat().st_size
    except FileNotFoundError:
        raise FileMissing(source) from None
    except OSError as problem:
        raise FileUnreadable(source, problem.strerror or "") from problem


def _write(plan: _Plan, draft: Path, on_step: Step | None) -> dict[str, Digests]:
    """Fill ``draft``; gives the checksums of the payload."""
    entries, size = plan.entries("0" * 64)
    if shutil.disk_usage(draft.parent).free < size:
        raise DiskFull(draft.parent)
    with draft.open("wb") as out:
        out.truncate(size)
    digests: dict[str, Digests] = {}
    done, total = 0, sum(entries[path].size for path in plan.sources)
    for path, found in side_by_side(plan.sources, partial(_copy, plan, entries, draft)):
        digests[path] = found
        done += found.size
        if on_step:
            on_step(done, total, path)
    dossier = plan.dossier(digests)
    digests[DOSSIER] = digests_of(dossier)
    tags = plan.tags(digests)
    final, _ = plan.entries(tag_files.fingerprint(digests))
    with draft.open("r+b") as out:
        for path, raw in {**tags, DOSSIER: dossier}.items():
            out.seek(final[path].data_offset)
            out.write(raw)
        crcs = {path: digests_of(raw).crc for path, raw in tags.items()}
        crcs |= {path: found.crc for path, found in digests.items()}
        final = {path: replace(entry, crc=crcs[path]) for path, entry in final.items()}
        for entry in final.values():
            out.seek(entry.offset)
            out.write(zip_records.local_header(entry))
        _write_directory(out, list(final.values()))
    return digests


def _write_directory(out: BinaryIO, entries: list[Entry]) -> None:
    start = entries[-1].data_offset + entries[-1].size
    directory = b"".join(map(zip_records.central_header, entries))
    out.seek(start)
    out.write(directory + zip_records.end_record(len(entries), len(directory), start))


def _copy(plan: _Plan, entries: Mapping[str, Entry], draft: Path, path: str) -> Digests:
    """Copy one source to its place; refuses a file that changes while it is read."""
    source, entry, meter = plan.sources[path], entries[path], Meter()
    with draft.open("r+b", buffering=0) as out:
        out.seek(entry.data_offset)
        for chunk in _readable(source):
            meter.take(chunk)
            if meter.size > entry.size:
                break
            _write_all(out, chunk)
    if meter.size != entry.size:
        raise FileUnreadable(str(source)[:200], "changed_while_packing")
    return meter.digests()


def _readable(source: Path | bytes) -> Iterator[memoryview]:
    try:
        yield from chunks_of(source)
    except FileNotFoundError:
        raise FileMissing(str(source)) from None
    except OSError as problem:
        raise FileUnreadable(str(source), problem.strerror or "") from problem


def _write_all(out: FileIO, chunk: memoryview) -> None:
    while len(chunk):
        chunk = chunk[out.write(chunk) :]


def _move(draft: Path, folder: Path, base: str) -> tuple[Path, bool]:
    """Give the draft its name and tell whether it is new: an equal file that is there already is kept, another one is
    never overwritten."""
    for number in range(1, 100):
        target = folder / (f"{base}.zip" if number == 1 else f"{base}-{number}.zip")
        if not target.exists():
            put_in_place(draft, target)
            return target, True
        if _same(draft, target):
            return target, False
    raise TargetNotWritable(folder)


def _same(one: Path, other: Path) -> bool:
    if one.stat().st_size != other.stat().st_size:
        return False
    with one.open("rb") as left, other.open("rb") as right:
        while chunk := left.read(1024 * 1024):
            if chunk != right.read(1024 * 1024):
                return False
    return True
