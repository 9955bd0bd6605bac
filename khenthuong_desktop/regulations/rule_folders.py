"""Where the files of the law lie: those shipped with the program and those that a unit keeps, in sets."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from khenthuong_desktop import paths
from khenthuong_desktop.regulations.kept import MANIFEST, Noted, changed_files, kept_packs, name_and_rank, rule_files

LOOSE = "regulations"  # the id of the files that lie in a unit's folder without a pack
_LOOSE_IN = ("*.yaml", "awards/*.yaml")


class Why(StrEnum):
    """Why rules that are in use are not in force."""

    MISSING = "missing"
    CHANGED = "changed"
    FAULTY = "faulty"


@dataclass(frozen=True)
class RuleSet:
    """Rules that stand or fall together: one version of a pack, or the loose files."""

    id: str
    files: tuple[Path, ...]
    title: str = ""

    @property
    def name(self) -> str:
        """What all versions of the pack have in common."""
        return name_and_rank(self.id)[0]


@dataclass(frozen=True)
class LeftOut:
    """Rules that are in use and yet not in force; ``details`` are the files that changed, or the faults."""

    id: str
    why: Why
    details: tuple[str, ...] = ()
    title: str = ""


@dataclass(frozen=True)
class Chosen:
    """The rules a unit uses beside the shipped ones, whole ones and others."""

    sets: tuple[RuleSet, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        return (*(one.id for one in self.sets), *(one.id for one in self.left_out))

    def without(self, name: str) -> "Chosen":
        """The same without any version of a pack."""
        return Chosen(
            tuple(one for one in self.sets if one.name != name),
            tuple(one for one in self.left_out if name_and_rank(one.id)[0] != name),
        )


def shipped_folder() -> Path:
    return paths.resources() / "regulations"


def choose(folder: Path | None, noted: Mapping[str, Noted] | None = None) -> Chosen:
    """The newest version in use of every pack, and the loose files.

    ``noted`` tells what is in use by its id; without it everything that is kept is.
    """
    kept = {pack.manifest.id: pack for pack in kept_packs(folder)}
    known = {pack: Noted() for pack in kept} if noted is None else noted
    sets: list[RuleSet] = []
    left_out: list[LeftOut] = []
    loose = _loose_files(folder)
    if loose:
        sets.append(RuleSet(LOOSE, loose))
    for one in _newest(pack for pack, note in known.items() if note.in_use):
        pack = kept.get(one)
        if pack is None:
            there = folder is not None and (folder / one).is_dir()
            why, details = (Why.CHANGED, (MANIFEST,)) if there else (Why.MISSING, ())
            left_out.append(LeftOut(one, why, details, known[one].title))
        elif changed := changed_files(pack, known[one].digest):
            left_out.append(LeftOut(one, Why.CHANGED, tuple(changed), known[one].title or pack.manifest.title))
        else:
            sets.append(RuleSet(one, tuple(rule_files(pack.folder)), pack.manifest.title))
    return Chosen(tuple(sets), tuple(left_out))


def _newest(ids: Iterable[str]) -> list[str]:
    """Of each pack the version of the highest rank, by name."""
    newest: dict[str, tuple[tuple[int, ...], str]] = {}
    for one in ids:
        name, rank = name_and_rank(one)
        newest[name] = max(newest.get(name, ((), "")), (rank, one))
    return [newest[name][1] for name in sorted(newest)]


def _loose_files(folder: Path | None) -> tuple[Path, ...]:
    """Files right in the folder, or in its ``awards``; never what is in any other folder, whole pack or not."""
    if folder is None:
        return ()
    return tuple(path for pattern in _LOOSE_IN for path in sorted(folder.glob(pattern)) if path.name != MANIFEST)


def sources_first(files: Iterable[Path]) -> list[Path]:
    """So that packs may cite them."""
    return sorted(files, key=lambda path: (path.stem != "sources", path.name))
