"""The rule packs a unit keeps: one folder for each version of each pack, and which of them are in force."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from khenthuong_desktop.regulations.entries import Entry, Faults, read_entries

MANIFEST = "manifest.yaml"
FORMAT = 1
_NAME = re.compile(r"[a-z][a-z0-9_]{1,39}")
_VERSION = re.compile(r"\d{1,6}(\.\d{1,6}){0,3}")
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Manifest:
    """What a pack says of itself; ``source`` is the document it was made from, ``files`` their SHA-256."""

    name: str
    title: str
    version: str
    source: str
    effective_from: date
    files: dict[str, str] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """One version of one pack; also the name of its folder."""
        return f"{self.name}-{self.version}"

    @property
    def rank(self) -> tuple[int, ...]:
        """A later version of the same pack ranks higher; 1.0 and 1 are the same."""
        numbers = [int(part) for part in self.version.split(".")]
        while len(numbers) > 1 and not numbers[-1]:
            numbers.pop()
        return tuple(numbers)


@dataclass(frozen=True)
class KeptPack:
    """A version of a pack that was taken in."""

    folder: Path
    manifest: Manifest


def load_manifest(top: Entry) -> Manifest:
    """Reads a manifest; what is wrong with it is noted as faults."""
    found = top.value("format", int, needed=True)
    if found is not None and found != FORMAT:
        code = "format_too_new" if found > FORMAT else "not_one_of"
        top.fault(code, "format", found=found, near=FORMAT, known=FORMAT)
    top.only("format", "name", "title", "version", "source", "effective_from", "files")
    name, version = top.words("name"), top.words("version")
    if name and not _NAME.fullmatch(name):
        top.fault("bad_pack_name", "name", found=name[:60])
    if version and not _VERSION.fullmatch(version):
        top.fault("bad_pack_version", "version", found=version[:60])
    files = top.entry("files")
    for key in files.located:
        if not _SHA256.fullmatch(files.words(key)):
            files.fault("bad_checksum", key)
    return Manifest(
        name=name,
        title=top.words("title"),
        version=version,
        source=top.words("source"),
        effective_from=top.day("effective_from", needed=True) or date.max,
        files={str(key): files.text(key) or "" for key in files.located},
    )


def kept_packs(root: Path | None) -> list[KeptPack]:
    """Every pack under a data folder's ``regulations``, by name, the newest version first; damaged ones left out."""
    if root is None or not root.is_dir():
        return []
    found = []
    for path in root.glob(f"*/{MANIFEST}"):
        faults = Faults()
        manifest = load_manifest(Entry(read_entries(path, faults, foreign=True), faults))
        if not faults.found and manifest.id == path.parent.name:
            found.append(KeptPack(path.parent, manifest))
    found.sort(key=lambda pack: pack.manifest.rank, reverse=True)
    return sorted(found, key=lambda pack: pack.manifest.name)


def in_force(kept: Iterable[KeptPack], put_aside: Collection[str] = ()) -> list[KeptPack]:
    """The newest version of each pack that was not put aside."""
    newest: dict[str, KeptPack] = {}
    for pack in kept:
        if pack.manifest.id not in put_aside:
            newest.setdefault(pack.manifest.name, pack)
    return list(newest.values())


def rule_files(folder: Path) -> Iterator[Path]:
    """The YAML of one pack's folder that holds rules: neither its manifest nor its worked cases."""
    for path in sorted(folder.rglob("*.yaml")):
        if path.name != MANIFEST and "cases" not in path.relative_to(folder).parts[:-1]:
            yield path
