"""Where the files of the law lie: those shipped with the program and those that a unit keeps."""

from collections.abc import Collection, Iterable
from pathlib import Path

from khenthuong_desktop import paths
from khenthuong_desktop.regulations.kept import in_force, kept_packs, rule_files


def shipped_folder() -> Path:
    return paths.resources() / "regulations"


def extra_files(folder: Path | None, put_aside: Collection[str] = (), without: str = "") -> list[Path]:
    """The YAML files that lie loose in a unit's folder, and those of the packs in force there.

    ``without`` names a pack that is left out in all its versions.
    """
    if folder is None or not folder.is_dir():
        return []
    kept = kept_packs(folder)
    of_packs = {path for pack in kept for path in pack.folder.rglob("*.yaml")}
    loose = [path for path in rule_files(folder) if path not in of_packs]
    wanted = [pack for pack in in_force(kept, put_aside) if pack.manifest.name != without]
    chosen = [path for pack in wanted for path in rule_files(pack.folder)]
    return sources_first([*loose, *chosen])


def sources_first(files: Iterable[Path]) -> list[Path]:
    """So that packs may cite them."""
    return sorted(files, key=lambda path: (path.stem != "sources", path.name))
