"""The rule packs a unit took in: what each would change, which are in force, the law that follows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from khenthuong_desktop.errors import RecordMissing
from khenthuong_desktop.paths import DataFolder
from khenthuong_desktop.regulations.differences import Difference, compare
from khenthuong_desktop.regulations.kept import KeptPack, Manifest, in_force, kept_packs
from khenthuong_desktop.regulations.library import Library, load_library
from khenthuong_desktop.regulations.packs import changed_files, keep_pack, library_as_of, read_pack
from khenthuong_desktop.services.unit_law import ASIDE, IN_USE, PACK_SETTING, pack_state, packs_aside
from khenthuong_desktop.services.units import set_setting, settings_of
from khenthuong_desktop.store.database import Database


class PackState(StrEnum):
    """Where a kept pack stands."""

    IN_FORCE = "in_force"
    SUPERSEDED = "superseded"
    PUT_ASIDE = "put_aside"
    DAMAGED = "damaged"


@dataclass(frozen=True)
class PackRow:
    """A version of a pack in the data folder; ``changed`` are files that are not as they were taken in.

    ``since`` is the day it was last taken in or put aside.
    """

    manifest: Manifest
    state: PackState
    since: date | None
    changed: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        return self.manifest.id


@dataclass(frozen=True)
class PackPreview:
    """What taking a pack in would change."""

    manifest: Manifest
    changes: tuple[Difference, ...]
    is_new: bool


def rules_of_verdict(folder: DataFolder, snapshot: Mapping[str, object]) -> Library:
    """The law under which a frozen verdict (``CheckResult.snapshot``) was given."""
    packs = snapshot.get("packs")
    return library_as_of(folder.regulations, frozenset(map(str, packs if isinstance(packs, list) else ())))


def list_packs(db: Database, folder: DataFolder) -> tuple[PackRow, ...]:
    """Every kept version of every pack, newest first."""
    states, kept = settings_of(db, PACK_SETTING), kept_packs(folder.regulations)
    used = {pack.manifest.id for pack in in_force(kept, packs_aside(folder, states))}
    return tuple(_pack_row(pack, states.get(pack.manifest.id), pack.manifest.id in used) for pack in kept)


def preview(db: Database, folder: DataFolder, path: Path) -> PackPreview:
    """What a pack would change; raises ``RulePackFaulty`` with every fault, FileMissing, FileUnreadable."""
    states = settings_of(db, PACK_SETTING)
    pack = read_pack(path, folder.regulations)
    before = load_library(folder.regulations, packs_aside(folder, states))
    is_new = pack_state(states.get(pack.manifest.id)) != IN_USE
    return PackPreview(pack.manifest, tuple(compare(before, pack.library)), is_new)


def take_in(db: Database, folder: DataFolder, path: Path) -> PackPreview:
    """Keep a pack beside its older versions and let it be in force; a faulty one is refused whole.

    Raises what ``preview`` raises. Taking the same file in again changes nothing.
    """
    told = preview(db, folder, path)
    keep_pack(path, folder.regulations)
    if told.is_new:
        _set_state(db, "take_in_rule_pack", told.manifest.id, IN_USE)
    return told


def put_aside(db: Database, folder: DataFolder, pack_id: str) -> None:
    """Let a pack be in force no longer; it stays in the folder. Raises RecordMissing."""
    _find(folder, pack_id)
    _set_state(db, "put_rule_pack_aside", pack_id, ASIDE)


def bring_back(db: Database, folder: DataFolder, pack_id: str) -> None:
    """Let a pack that was put aside be in force again. Raises RecordMissing."""
    _find(folder, pack_id)
    _set_state(db, "take_in_rule_pack", pack_id, IN_USE)


def _pack_row(pack: KeptPack, state: Mapping[str, object] | None, used: bool) -> PackRow:
    changed = tuple(changed_files(pack))
    if changed:
        shown = PackState.DAMAGED
    elif used:
        shown = PackState.IN_FORCE
    else:
        shown = PackState.SUPERSEDED if pack_state(state) == IN_USE else PackState.PUT_ASIDE
    since = state.get("since") if state else None
    return PackRow(pack.manifest, shown, date.fromisoformat(str(since)) if since else None, changed)


def _find(folder: DataFolder, pack_id: str) -> KeptPack:
    for pack in kept_packs(folder.regulations):
        if pack.manifest.id == pack_id:
            return pack
    raise RecordMissing("rule_pack", pack_id)


def _set_state(db: Database, action: str, pack_id: str, state: str) -> None:
    set_setting(db, PACK_SETTING + pack_id, {"state": state, "since": db.today().isoformat()}, action)
