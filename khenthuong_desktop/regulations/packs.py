"""Rule packs that travel: one file made from a folder of YAML, read safely, checked whole, kept beside older ones."""

import hashlib
import re
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import yaml

from khenthuong_desktop.errors import FileMissing, FileUnreadable, RulePackFaulty, TargetNotWritable
from khenthuong_desktop.files import draft_beside
from khenthuong_desktop.regulations import soundness
from khenthuong_desktop.regulations.cases import WorkedCase, load_cases
from khenthuong_desktop.regulations.entries import Entry, Faults, read_entries
from khenthuong_desktop.regulations.kept import FORMAT, MANIFEST, KeptPack, Manifest, load_manifest, rule_files
from khenthuong_desktop.regulations.library import Library, load_library, load_with
from khenthuong_desktop.regulations.rule_folders import extra_files

ENDING = ".ktluat"
MAX_FILES = 300
MAX_FILE, MAX_WHOLE = 1 << 20, 8 << 20  # bytes, unpacked
_MEMBER = re.compile(r"(?:(?:awards|cases)/)?(?!(?:con|prn|aux|nul|com\d|lpt\d)\.)[a-z0-9_]{1,60}\.yaml")
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError)


@dataclass(frozen=True)
class Pack:
    """A sound pack: what it says of itself, its files (name → text), the law as it would be with it, its cases."""

    manifest: Manifest
    files: Mapping[str, str]
    library: Library = field(repr=False, compare=False)
    cases: dict[str, list[WorkedCase]] = field(repr=False, compare=False)


def read_pack(path: Path, kept_folder: Path | None = None) -> Pack:
    """A pack from a file, checked beside what a unit keeps; raises ``RulePackFaulty`` with every fault.

    Raises FileMissing, FileUnreadable.
    """
    faults = Faults()
    contents = dict(_members(path, faults))
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        folder = Path(scratch)
        texts = dict(_texts(contents, faults))
        _unpack(texts, folder)
        manifest = _manifest(folder, contents, faults)
        library = _checked(folder, manifest, kept_folder, faults)
        cases = _cases(folder, faults)
    if manifest is not None and kept_folder is not None:
        _check_against_kept(manifest, kept_folder, faults)
    if faults.found or manifest is None:
        raise RulePackFaulty(list(dict.fromkeys(faults.found)))
    return Pack(manifest, {name: text for name, text in texts.items() if name != MANIFEST}, library, cases)


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


def keep_pack(path: Path, kept_folder: Path) -> tuple[Pack, bool]:
    """Take a sound pack in, beside its older versions; gives it, and whether it is new here.

    Raises what ``read_pack`` raises, and TargetNotWritable; then nothing is kept.
    """
    pack = read_pack(path, kept_folder)
    place = kept_folder / pack.manifest.id
    if place.exists():
        return pack, False
    draft = kept_folder / f".{pack.manifest.id}.part"
    try:
        shutil.rmtree(draft, ignore_errors=True)
        _unpack({**pack.files, MANIFEST: _manifest_text(path)}, draft)
        draft.replace(place)
    except OSError as error:
        shutil.rmtree(draft, ignore_errors=True)
        raise TargetNotWritable(place) from error
    return pack, True


def changed_files(kept: KeptPack) -> list[str]:
    """Files of a kept pack that are no longer what was taken in."""
    names = {path.relative_to(kept.folder).as_posix() for path in kept.folder.rglob("*.yaml")} - {MANIFEST}
    changed = names ^ set(kept.manifest.files)
    for name in names - changed:
        if hashlib.sha256((kept.folder / name).read_bytes()).hexdigest() != kept.manifest.files[name]:
            changed.add(name)
    return sorted(changed)


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


def _manifest_text(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        return archive.read(MANIFEST).decode("utf-8")


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


def _checked(folder: Path, manifest: Manifest | None, kept_folder: Path | None, faults: Faults) -> Library:
    """The law as it would be with the pack in place of its older versions."""
    own = list(rule_files(folder))
    others = extra_files(kept_folder, without=manifest.name if manifest else "")
    before_faults = Faults()
    before = load_with(others, before_faults)
    library = load_with([*others, *own], faults)
    if not own:
        faults.add(MANIFEST, 1, "pack_empty")
    soundness.check(own, manifest, before, library, faults)
    return library


def _cases(folder: Path, faults: Faults) -> dict[str, list[WorkedCase]]:
    try:
        return load_cases(folder / "cases")
    except RulePackFaulty as error:
        faults.found += error.faults
        return {}


def _check_against_kept(manifest: Manifest, kept_folder: Path, faults: Faults) -> None:
    """A version number stands for one content for ever."""
    place = kept_folder / manifest.id
    if manifest.name and manifest.version and place.is_dir():
        kept = load_manifest(Entry(read_entries(place / MANIFEST, Faults(), foreign=True), Faults()))
        if kept.files != manifest.files:
            faults.add(MANIFEST, 1, "pack_version_kept", found=manifest.id)


def library_as_of(kept_folder: Path, ids: frozenset[str]) -> Library:
    """The law as it stood when exactly these packs were in force, to explain an old verdict."""
    from khenthuong_desktop.regulations.kept import kept_packs

    return load_library(kept_folder, {pack.manifest.id for pack in kept_packs(kept_folder)} - ids)
