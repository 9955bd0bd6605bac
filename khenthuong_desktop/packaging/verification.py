"""Verifies a dossier file from anybody: nothing is unpacked, every changed, missing or extra file is named."""

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from io import BufferedReader
from pathlib import Path
from typing import Any

from khenthuong_desktop.errors import FileMissing, FileUnreadable, NotADossier
from khenthuong_desktop.packaging import names, tag_files, zip_records
from khenthuong_desktop.packaging.bag_check import bag_faults
from khenthuong_desktop.packaging.copying import ALGORITHMS, Digests, Meter, Step, side_by_side
from khenthuong_desktop.packaging.dossier_check import dossier_faults
from khenthuong_desktop.packaging.dossier_json import DOSSIER, EVENTS
from khenthuong_desktop.packaging.faults import Fault
from khenthuong_desktop.packaging.zip_reader import Member, looks_like_zip, read_member, read_members
from khenthuong_desktop.packaging.zip_records import Entry

MAX_TEXT = 16 * 1024 * 1024  # of a manifest or ho-so.json


class Seal(StrEnum):
    """Sealed: byte for byte as it was made. Repacked: right content in another zip. Invalid: do not use."""

    SEALED = "sealed"
    REPACKED = "repacked"
    INVALID = "invalid"


@dataclass(frozen=True)
class Verification:
    """What a dossier file is worth; ``dossier`` (``ho-so.json``) only when its content is proven right."""

    seal: Seal
    faults: tuple[Fault, ...] = ()
    dossier: dict[str, Any] | None = None
    fingerprint: str = ""

    def as_json(self) -> dict[str, Any]:
        return {
            "verdict": self.seal.value,
            "faults": [fault.as_json() for fault in self.faults],
            "dossier": self.dossier,
            "fingerprint": self.fingerprint,
        }


class _Bag:
    """The files of one bag inside an open archive, by their path in the bag."""

    def __init__(self, path: Path, members: Mapping[str, Member], algorithms: tuple[str, ...]) -> None:
        self.path, self.members, self.algorithms = path, members, algorithms
        self.digests: dict[str, Digests] = {}

    def text(self, file: BufferedReader, path: str) -> bytes:
        """The bytes of a small file."""
        return b"".join(bytes(piece) for piece in read_member(file, self.members[path]))


def verify(path: Path, on_step: Step | None = None, algorithms: tuple[str, ...] = ALGORITHMS) -> Verification:
    """Check the dossier file ``path`` without writing anything; a reader checks all ``algorithms``.

    Raises FileMissing, FileUnreadable, and NotADossier when it is no zip or holds no bag at all.
    """
    try:
        with path.open("rb") as file:
            size = file.seek(0, 2)
            if not looks_like_zip(file, size):
                raise NotADossier(path, "not_a_zip")
            members, faults = read_members(file, size)
            if members and not any(_belongs_to_a_bag(member.name) for member in members):
                raise NotADossier(path, "no_bag")
            if faults:
                return _invalid(_without_base(faults))
            bag = _Bag(path, {m.name.partition("/")[2]: m for m in members if not m.is_folder}, algorithms)
            return _verify_members(bag, file, size, members, on_step)
    except FileNotFoundError:
        raise FileMissing(path) from None
    except IsADirectoryError:
        raise NotADossier(path, "not_a_zip") from None
    except OSError as problem:
        raise FileUnreadable(path, problem.strerror or "") from problem


def _belongs_to_a_bag(name: str) -> bool:
    return name.rpartition("/")[2] in tag_files.LEADING


def _invalid(faults: list[Fault]) -> Verification:
    return Verification(Seal.INVALID, tuple(faults))


def _without_base(faults: list[Fault]) -> list[Fault]:
    """Faults found before the top folder is known name the file inside it."""
    return [Fault(f.code, f.path.partition("/")[2] or f.path, f.details) for f in faults]


def _verify_members(
    bag: _Bag, file: BufferedReader, size: int, members: list[Member], on_step: Step | None
) -> Verification:
    bases = {member.name.partition("/")[0] for member in members}
    if len(bases) != 1 or "" in bag.members:
        return _invalid([Fault("one_folder", details={"count": len(bases)})])
    if large := [name for name in bag.members if _is_text(name) and bag.members[name].size > MAX_TEXT]:
        return _invalid([Fault("too_large", name) for name in large])
    damaged = _hash_all(bag, on_step)
    readable = (name for name in bag.members if not name.startswith("data/") and name not in damaged)
    texts = {name: bag.text(file, name) for name in readable}
    changed = [Fault("file_changed", name) for name in damaged]
    if faults := changed + [fault for fault in bag_faults(bag.digests, texts, bag.algorithms) if fault not in changed]:
        return _invalid(faults)
    dossier, faults = dossier_faults(bag.digests, texts, lambda name: bag.text(file, name))
    if faults or dossier is None:
        return _invalid(faults)
    return _judge_wrapper(bag, file, size, members, dossier)


def _is_text(name: str) -> bool:
    """Whether the file is read into memory as a whole."""
    return not name.startswith("data/") or name in (DOSSIER, EVENTS)


def _hash_all(bag: _Bag, on_step: Step | None) -> list[str]:
    """Checksums of every file, several at once; the names of those that cannot be read whole."""
    damaged, done, total = [], 0, sum(member.size for member in bag.members.values())
    for name, found in side_by_side(bag.members, partial(_hash_one, bag)):
        done += bag.members[name].size
        bag.digests[name] = found or Digests()
        if found is None:
            damaged.append(name)
        if on_step:
            on_step(done, total, name)
    return damaged


def _hash_one(bag: _Bag, name: str) -> Digests | None:
    member, meter = bag.members[name], Meter(bag.algorithms)
    with bag.path.open("rb") as file:
        try:
            for piece in read_member(file, member):
                meter.take(piece)
        except zlib.error:
            return None
    digests = meter.digests()
    return digests if (digests.size, digests.crc) == (member.size, member.crc) else None


def _judge_wrapper(
    bag: _Bag, file: BufferedReader, size: int, members: list[Member], dossier: dict[str, Any]
) -> Verification:
    """The content is right; is the zip around it also the one that was made?"""
    fingerprint = tag_files.fingerprint({n: d for n, d in bag.digests.items() if n.startswith("data/")})
    laid = _canonical(bag, dossier, fingerprint)
    same_order = [member.offset for member in members] == [entry.offset for entry in laid]
    if not same_order or size != zip_records.total_size(laid):
        return Verification(Seal.REPACKED, (), dossier, fingerprint)
    differing = [
        member.name
        for member, entry in zip(members, laid, strict=True)
        if member.local != zip_records.local_header(entry) or member.central != zip_records.central_header(entry)
    ]
    if not differing:
        return Verification(Seal.SEALED, (), dossier, fingerprint)
    if len(differing) == len(members):
        return Verification(Seal.REPACKED, (), dossier, fingerprint)
    # Another program would have written every header its own way: single ones that differ are damage.
    return _invalid(_without_base([Fault("entry_header", name) for name in differing]))


def _canonical(bag: _Bag, dossier: Mapping[str, Any], fingerprint: str) -> list[Entry]:
    """The entries as the writer of this format would have laid them out."""
    base = names.base_name(
        dossier["don_vi"]["ma_dinh_danh"],
        dossier["dot"]["nam"],
        dossier["dot"]["ma"],
        dossier["goi"]["lan"],
        fingerprint,
    )
    others = sorted(set(bag.digests) - set(tag_files.LEADING), key=lambda n: (n.startswith("data/"), n))
    ordered = [*tag_files.LEADING, *others]
    laid = zip_records.lay_out([(f"{base}/{name}", bag.digests[name].size) for name in ordered])
    return [
        Entry(entry.name, entry.size, bag.digests[name].crc, entry.offset)
        for name, entry in zip(ordered, laid, strict=True)
    ]
