"""The rule packs a unit keeps: one folder for each version of each pack, whole or not, and what is noted of them."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from khenthuong_desktop.regulations.entries import Entry, Faults, read_entries

MANIFEST = "manifest.yaml"
FORMAT = 1
_NAME = re.compile(r"[a-z][a-z0-9_]{1,39}")
_VERSION = re.compile(r"[0-9]{1,6}(\.[0-9]{1,6}){0,3}")
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Manifest:
    """What a pack says of itself; ``source`` is the document it was made from, ``files`` their SHA-256.

    ``example``: it shows how a pack is written and is nobody's law.
    """

    name: str
    title: str
    version: str
    source: str
    effective_from: date
    files: dict[str, str] = field(default_factory=dict)
    example: bool = False

    @property
    def id(self) -> str:
        """One version of one pack; also the name of its folder."""
        return f"{self.name}-{self.version}"

    @property
    def rank(self) -> tuple[int, ...]:
        """A later version of the same pack ranks higher; 1.0 and 1 are the same."""
        return rank_of(self.version)

    @property
    def digest(self) -> str:
        """By what a version is known again, down to its last file."""
        told = (self.name, self.title, self.version, self.source, str(self.effective_from), self.example)
        return hashlib.sha256(repr((told, sorted(self.files.items()))).encode()).hexdigest()


@dataclass(frozen=True)
class KeptPack:
    """A version of a pack that was taken in."""

    folder: Path
    manifest: Manifest


@dataclass(frozen=True)
class Noted:
    """What a unit's records say of a pack; ``digest`` and ``title`` as it was taken in, ``since`` the last word."""

    in_use: bool = True
    digest: str = ""
    title: str = ""
    since: date | None = None


def rank_of(version: str) -> tuple[int, ...]:
    """Numbers by which versions are compared; zeros at the end do not count."""
    numbers = [int(part) for part in version.split(".")]
    while len(numbers) > 1 and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)


def name_and_rank(pack_id: str) -> tuple[str, tuple[int, ...]]:
    """The pack of an id and the rank of its version; what is no id of a pack stands for itself."""
    name, _, version = pack_id.rpartition("-")
    return (name, rank_of(version)) if _NAME.fullmatch(name) and _VERSION.fullmatch(version) else (pack_id, ())


def load_manifest(top: Entry) -> Manifest:
    """Reads a manifest; what is wrong with it is noted as faults."""
    found = top.value("format", int, needed=True)
    if found is not None and found != FORMAT:
        code = "format_too_new" if found > FORMAT else "not_one_of"
        top.fault(code, "format", found=found, near=FORMAT, known=FORMAT)
    top.only("format", "name", "title", "version", "source", "effective_from", "example", "files")
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
        example=top.flag("example"),
    )


def kept_packs(root: Path | None) -> list[KeptPack]:
    """Every pack under a data folder's ``regulations``, by name, the newest version first.

    Drafts and packs whose manifest cannot be read are left out.
    """
    if root is None or not root.is_dir():
        return []
    found = []
    for path in root.glob(f"*/{MANIFEST}"):
        faults = Faults()
        manifest = load_manifest(Entry(read_entries(path, faults, foreign=True), faults))
        if not faults.found and manifest.id == path.parent.name:
            found.append(KeptPack(path.parent, manifest))
    found.sort(key=lambda pack: (pack.manifest.rank, pack.manifest.version), reverse=True)
    return sorted(found, key=lambda pack: pack.manifest.name)


def changed_files(kept: KeptPack, digest: str = "") -> list[str]:
    """Files of a kept pack that are no longer what was taken in; ``digest`` as it was noted then."""
    changed = files_of(kept.folder) ^ set(kept.manifest.files)
    for name, expected in kept.manifest.files.items():
        if name not in changed and _sha256(kept.folder / name) != expected:
            changed.add(name)
    if digest and digest != kept.manifest.digest:
        changed.add(MANIFEST)
    return sorted(changed)


def _sha256(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def files_of(folder: Path) -> set[str]:
    """The names of the YAML files of a pack's folder but its manifest."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*.yaml")} - {MANIFEST}


def rule_files(folder: Path) -> Iterator[Path]:
    """The YAML of one pack's folder that holds rules: neither its manifest nor its worked cases."""
    for path in sorted(folder.rglob("*.yaml")):
        if path.name != MANIFEST and "cases" not in path.relative_to(folder).parts[:-1]:
            yield path
