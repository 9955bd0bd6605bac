"""The rule packs a unit took in: what each would change, which are in force, the law that follows."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path

from khenthuong_desktop.errors import RecordMissing, RulePackNeeded
from khenthuong_desktop.paths import DataFolder
from khenthuong_desktop.regulations.differences import Difference, compare
from khenthuong_desktop.regulations.keeping import kept_in
from khenthuong_desktop.regulations.kept import MANIFEST, KeptPack, Manifest, Noted, changed_files, kept_packs
from khenthuong_desktop.regulations.law_in_force import law_of
from khenthuong_desktop.regulations.library import Library, load_library
from khenthuong_desktop.regulations.packs import Pack, read_pack
from khenthuong_desktop.regulations.rule_folders import choose
from khenthuong_desktop.services.law.rule_texts import comparisons_of
from khenthuong_desktop.services.law.unit_law import ASIDE, IN_USE, PACK_SETTING, pack_notes
from khenthuong_desktop.services.units import set_settings
from khenthuong_desktop.store.database import Database


class PackState(StrEnum):
    """Where a kept pack stands."""

    IN_FORCE = "in_force"
    SUPERSEDED = "superseded"
    PUT_ASIDE = "put_aside"
    DAMAGED = "damaged"
    MISSING = "missing"
    UNUSABLE = "unusable"


@dataclass(frozen=True)
class PackRow:
    """A version of a pack in the data folder; ``changed`` are files that are not as they were taken in.

    ``since`` is the day it was last taken in or put aside; ``manifest`` is None when it cannot be read.
    """

    id: str
    title: str
    manifest: Manifest | None
    state: PackState
    in_use: bool
    since: date | None
    changed: tuple[str, ...] = ()


@dataclass(frozen=True)
class PackPreview:
    """What taking a pack in would change.

    ``mends``: it is in use and was altered on the disk; ``instead`` is the newer version that stays in force.
    """

    manifest: Manifest
    changes: tuple[Difference, ...]
    is_new: bool
    mends: bool = False
    instead: str = ""


def rules_of_verdict(folder: DataFolder, snapshot: Mapping[str, object]) -> Library:
    """The law under which a frozen verdict (``CheckResult.snapshot``) was given."""
    packs = snapshot.get("packs")
    used = map(str, packs if isinstance(packs, list) else ())
    return load_library(folder.regulations, {one: Noted() for one in used})


def list_packs(db: Database, folder: DataFolder, library: Library) -> tuple[PackRow, ...]:
    """Every kept version of every pack, newest first, then those in use that cannot be read."""
    notes, kept = pack_notes(db), kept_packs(folder.regulations)
    rows = [_row(pack, notes.get(pack.manifest.id, Noted(in_use=False)), library) for pack in kept]
    unread = {one for one, note in notes.items() if note.in_use} - {row.id for row in rows}
    for one in sorted(unread):
        there = (folder.regulations / one).is_dir()
        state, changed = (PackState.DAMAGED, (MANIFEST,)) if there else (PackState.MISSING, ())
        rows.append(PackRow(one, notes[one].title or one, None, state, True, notes[one].since, changed))
    return tuple(rows)


def preview(db: Database, folder: DataFolder, path: Path) -> PackPreview:
    """What a pack would change; raises ``RulePackFaulty`` with every fault, FileMissing, FileUnreadable."""
    notes = pack_notes(db)
    return _preview(db, read_pack(path, folder.regulations, notes), notes, folder)


def take_in(db: Database, folder: DataFolder, path: Path) -> PackPreview:
    """Keep a pack beside its older versions and let it be in use; a faulty one is refused whole.

    Raises what ``preview`` raises, DiskFull and TargetNotWritable. Taking the same file in again changes nothing,
    but for what was altered on the disk: that is mended.
    """
    notes = pack_notes(db)
    pack = read_pack(path, folder.regulations, notes)
    told = _preview(db, pack, notes, folder)
    known = notes.get(told.manifest.id, Noted(in_use=False))
    with kept_in(folder.regulations, pack, known.digest) as written:
        if told.is_new or written:
            _note(db, "take_in_rule_pack", {told.manifest.id: replace(_noted(pack.manifest), in_use=True)})
    return told


def put_aside(db: Database, folder: DataFolder, *pack_ids: str) -> tuple[str, ...]:
    """Let packs be in use no longer, in one step; they stay in the folder. Gives the older versions used instead.

    Raises RecordMissing, RulePackNeeded.
    """
    return _step(db, folder, "put_aside", "put_rule_pack_aside", pack_ids, in_use=False)


def bring_back(db: Database, folder: DataFolder, pack_id: str) -> None:
    """Let a pack that was put aside be in use again. Raises RecordMissing, RulePackNeeded."""
    _step(db, folder, "bring_back", "take_in_rule_pack", (pack_id,), in_use=True)


def in_use(db: Database) -> tuple[str, ...]:
    """The ids of all packs that were taken in and not put aside."""
    return tuple(sorted(one for one, note in pack_notes(db).items() if note.in_use))


def _step(
    db: Database, folder: DataFolder, reason: str, action: str, pack_ids: tuple[str, ...], *, in_use: bool
) -> tuple[str, ...]:
    """Note packs as in use or not, if nothing falls out of force by that; gives what comes into force instead."""
    notes = pack_notes(db)
    kept = {pack.manifest.id: _noted(pack.manifest) for pack in kept_packs(folder.regulations)}
    for one in pack_ids:
        if one not in notes and one not in kept:
            raise RecordMissing("rule_pack", one)
    said = {one: replace(_merged(notes.get(one), kept.get(one)), in_use=in_use) for one in pack_ids}
    before, after = (law_of(choose(folder.regulations, told)) for told in (notes, notes | said))
    known = {one.id for one in before.left_out} - (set(pack_ids) if in_use else set())
    lost = [one for one in after.left_out if one.id not in known]
    if lost:
        names = [f"{one.title} ({one.id})" if one.title else one.id for one in lost]
        faults = [detail for one in lost for detail in one.details]
        raise RulePackNeeded(", ".join(pack_ids), names, faults, reason)
    if any(notes.get(one, Noted(in_use=not in_use)).in_use is not in_use for one in pack_ids):
        _note(db, action, said)
    return tuple(sorted(set(after.packs) - set(before.packs) - set(pack_ids)))


def _merged(note: Noted | None, kept: Noted | None) -> Noted:
    """What was noted, completed by what can be read where nothing was noted yet."""
    if note is None or not note.digest:
        return kept or note or Noted()
    return note


def _noted(manifest: Manifest) -> Noted:
    return Noted(False, manifest.digest, manifest.title)


def _preview(db: Database, pack: Pack, notes: Mapping[str, Noted], folder: DataFolder) -> PackPreview:
    manifest = pack.manifest
    note = notes.get(manifest.id, Noted(in_use=False))
    whole = any(
        one.manifest.id == manifest.id and not changed_files(one, note.digest) for one in kept_packs(folder.regulations)
    )
    comparisons = comparisons_of(db)
    changes = tuple(compare(pack.before.compared_with(comparisons), pack.after.compared_with(comparisons)))
    return PackPreview(manifest, changes, not note.in_use, note.in_use and not whole, pack.instead)


def _row(pack: KeptPack, note: Noted, library: Library) -> PackRow:
    manifest = pack.manifest
    changed = tuple(changed_files(pack, note.digest))
    if changed:
        state = PackState.DAMAGED
    elif manifest.id in library.packs:
        state = PackState.IN_FORCE
    elif not note.in_use:
        state = PackState.PUT_ASIDE
    else:
        is_out = any(one.id == manifest.id for one in library.left_out)
        state = PackState.UNUSABLE if is_out else PackState.SUPERSEDED
    return PackRow(manifest.id, manifest.title, manifest, state, note.in_use, note.since, changed)


def _note(db: Database, action: str, notes: Mapping[str, Noted]) -> None:
    since = db.today().isoformat()
    values = {
        PACK_SETTING + one: {
            "state": IN_USE if note.in_use else ASIDE,
            "since": since,
            "digest": note.digest,
            "title": note.title,
        }
        for one, note in notes.items()
    }
    set_settings(db, values, action)
