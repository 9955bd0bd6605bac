"""Rule packs that travel: one file made from a folder of YAML, read safely and checked whole."""

import hashlib
import lzma
import re
import tempfile
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import yaml

from khenthuong_desktop.errors import FileMissing, FileUnreadable, RulePackFaulty
from khenthuong_desktop.files import draft_beside
from khenthuong_desktop.messages import say
from khenthuong_desktop.regulations import soundness
from khenthuong_desktop.regulations.cases import CASES_FOLDER, WorkedCase, check_cases, load_cases
from khenthuong_desktop.regulations.entries import Entry, Faults, read_entries
from khenthuong_desktop.regulations.kept import (
    FORMAT,
    MANIFEST,
    Manifest,
    Noted,
    changed_files,
    kept_packs,
    load_manifest,
    name_and_rank,
    rule_files,
)
from khenthuong_desktop.regulations.law_in_force import law_of, law_with
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.regulations.rule_folders import Chosen, RuleSet, choose

ENDING = ".ktluat"
MAX_FILES = 300
MAX_FILE, MAX_WHOLE = 1 << 20, 8 << 20  # bytes, unpacked
_MEMBER = re.compile(r"(?:(?:awards|cases)/(?!manifest\.))?(?!(?:con|prn|aux|nul|com\d|lpt\d)\.)[a-z0-9_]{1,60}\.yaml")
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError),
    *(OSError, RuntimeError, ValueError),
)


@dataclass(frozen=True)
class Pack:
    """A sound pack: what it says of itself (and its very words), its files (name → text), the law, its cases.

    ``before`` is the law without it, ``library`` with it in place of any other version of it, ``after`` once it is
    taken in; ``instead`` is a newer version that stays in use then.
    """

    manifest: Manifest
    told: str = field(repr=False)
    files: Mapping[str, str]
    before: Library = field(repr=False, compare=False)
    library: Library = field(repr=False, compare=False)
    after: Library = field(repr=False, compare=False)
    instead: str
    cases: dict[str, list[WorkedCase]] = field(repr=False, compare=False)


def read_pack(path: Path, kept_folder: Path | None = None, noted: Mapping[str, Noted] | None = None) -> Pack:
    """A pack from a file, checked beside the law in force; raises ``RulePackFaulty`` with every fault.

    ``noted`` tells which of the packs in ``kept_folder`` are in use. Raises FileMissing, FileUnreadable.
    """
    faults = Faults()
    chosen = choose(kept_folder, noted)
    before = law_of(chosen)
    contents = dict(_members(path, faults))
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        folder = Path(scratch)
        texts = dict(_texts(contents, faults))
        _unpack(texts, folder)
        manifest = _manifest(folder, contents, faults)
        if manifest is not None and kept_folder is not None:
            _check_against_kept(manifest, kept_folder, noted or {}, faults)
        library = _checked(folder, manifest, before, faults)
        cases = _cases(folder, library, faults)
        if faults.found or manifest is None:
            raise RulePackFaulty(list(dict.fromkeys(faults.found)))
        instead = max((one for one in chosen.ids if _is_newer(one, manifest)), key=name_and_rank, default="")
        own = RuleSet(manifest.id, tuple(rule_files(folder)), manifest.title)
        after = before if instead else _taken_in(own, chosen, before, library)
    return Pack(manifest, texts.pop(MANIFEST), texts, before, library, after, instead, cases)


def write_pack(folder: Path, target: Path) -> Pack:
    """Make a pack file of a folder of YAML with its ``manifest.yaml``; a faulty one is refused, nothing written."""
    texts = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*.yaml"))}
    if MANIFEST not in texts:
        raise FileMissing(folder / MANIFEST)
    faults = Faults()
    manifest = load_manifest(Entry(read_entries(texts.pop(MANIFEST), faults, foreign=True), faults))
    if faults.found:
        raise RulePackFaulty(faults.found)
    contents = {name: path.read_bytes() for name, path in texts.items()}
    sums = {name: hashlib.sha256(content).hexdigest() for name, content in contents.items()}
    with draft_beside(target) as draft:
        write_archive(draft, replace(manifest, files=sums), contents)
        return read_pack(draft)


def write_archive(target: Path, manifest: Manifest, contents: Mapping[str, bytes]) -> None:
    """The file itself; equal contents give equal bytes."""
    described = {"format": FORMAT, **vars(manifest)}
    told = yaml.safe_dump(described, allow_unicode=True, sort_keys=False).encode()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {MANIFEST: told, **dict(sorted(contents.items()))}.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED)


def _members(path: Path, faults: Faults) -> Iterator[tuple[str, bytes]]:
    """What is in the archive; no number in its directory is believed."""
    if not path.is_file():
        raise FileMissing(path)
    try:
        archive = zipfile.ZipFile(path)
    except zipfile.BadZipFile:
        faults.add(path.name, 1, "pack_not_zip")
        return
    except _BROKEN as error:
        raise FileUnreadable(path) from error
    with archive:
        entries = archive.infolist()
        if len(entries) > MAX_FILES:
            faults.add(path.name, 1, "pack_too_many_files", limit=MAX_FILES)
            return
        room, seen = MAX_WHOLE, set[str]()
        for entry in entries:
            name = entry.filename
            if not (name == MANIFEST or _MEMBER.fullmatch(name)):
                faults.add(path.name, 1, "pack_bad_name", found=name[:80])
            elif name in seen:
                faults.add(name, 1, "pack_file_twice")
            else:
                seen.add(name)
                try:
                    with archive.open(entry) as member:
                        content = member.read(min(MAX_FILE, room) + 1)
                except _BROKEN:
                    faults.add(name, 1, "pack_file_broken")
                    continue
                room -= len(content)
                if len(content) > MAX_FILE or room < 0:
                    faults.add(name, 1, "pack_too_large", limit=MAX_FILE >> 20)
                    return
                yield name, content


def _texts(contents: Mapping[str, bytes], faults: Faults) -> Iterator[tuple[str, str]]:
    for name, content in contents.items():
        try:
            yield name, content.decode("utf-8")
        except UnicodeDecodeError:
            faults.add(name, 1, "pack_not_utf8")


def _unpack(texts: Mapping[str, str], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        place = folder / name
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(text.encode("utf-8"))


def _manifest(folder: Path, contents: Mapping[str, bytes], faults: Faults) -> Manifest | None:
    """The manifest, with its list of files compared with those that are there."""
    if not (folder / MANIFEST).is_file():
        faults.add(MANIFEST, 1, "pack_without_manifest")
        return None
    manifest = load_manifest(Entry(read_entries(folder / MANIFEST, faults, foreign=True), faults))
    listed = manifest.files
    for name in sorted({*listed, *contents} - {MANIFEST}):
        if name not in contents:
            faults.add(MANIFEST, 1, "pack_file_missing", found=name)
        elif name not in listed:
            faults.add(MANIFEST, 1, "pack_file_not_listed", found=name)
        elif hashlib.sha256(contents[name]).hexdigest() != listed[name]:
            faults.add(name, 1, "pack_wrong_checksum")
    return manifest


def _checked(folder: Path, manifest: Manifest | None, before: Library, faults: Faults) -> Library:
    """The law with the pack in place of its other versions; names the packs that would not stand beside it."""
    own = RuleSet(manifest.id if manifest else "", tuple(rule_files(folder)))
    others = tuple(one for one in before.sets if manifest is None or one.name != manifest.name)
    without = before if others == before.sets else law_with(others)[0]
    library, found = law_with((*others, own))
    library.sets = (*others, own)
    faults.found += found
    if not own.files:
        faults.add(MANIFEST, 1, "pack_empty")
    soundness.check(own.files, manifest, without, library, faults)
    for one in others if found else ():
        if len(law_with([other for other in library.sets if other is not one])[1]) < len(found):
            faults.found.append(_told("not_beside", found=one.id))
    return library


def _taken_in(own: RuleSet, chosen: Chosen, before: Library, library: Library) -> Library:
    """The law once the pack is kept and in use; refused when anything that is in force now would fall out."""
    if not before.left_out:
        return library
    others = chosen.without(own.name)
    after = law_of(Chosen((*others.sets, own), others.left_out))
    lost = {one.id for one in after.left_out} - {one.id for one in before.left_out}
    if own.id in {one.id for one in after.left_out}:
        lost.add(own.id)
    if lost:
        raise RulePackFaulty([_told("not_beside", found=one) for one in sorted(lost - {own.id}) or [own.id]])
    return after


def _is_newer(other: str, manifest: Manifest) -> bool:
    """Whether another version of the same pack ranks higher."""
    name, rank = name_and_rank(other)
    return name == manifest.name and rank > manifest.rank


def _told(code: str, **values: object) -> str:
    return say("regulations", "fault", file=MANIFEST, line=1, what=say("rule_packs", code, **values))


def _cases(folder: Path, library: Library, faults: Faults) -> dict[str, list[WorkedCase]]:
    """The pack's examples, judged by the law with it once nothing else is wrong."""
    try:
        cases = load_cases(folder / CASES_FOLDER)
    except RulePackFaulty as error:
        faults.found += error.faults
        return {}
    check_cases(cases, library, faults)
    return cases


def _check_against_kept(manifest: Manifest, kept_folder: Path, noted: Mapping[str, Noted], faults: Faults) -> None:
    """A version number stands for one content for ever, however it is written; what was damaged can be mended."""
    if not (manifest.name and manifest.version):
        return
    for kept in kept_packs(kept_folder):
        known = kept.manifest
        if known.name != manifest.name or known.rank != manifest.rank:
            continue
        digest = noted.get(known.id, Noted()).digest
        if known.id != manifest.id:
            faults.found.append(_told("same_rank", found=manifest.version, known=known.version))
        elif changed_files(kept, digest):
            if digest != manifest.digest if digest else known.files != manifest.files:
                faults.found.append(_told("not_the_original", found=manifest.id))
        elif known.files != manifest.files:
            faults.add(MANIFEST, 1, "pack_version_kept", found=manifest.id)
