"""The packs shipped as examples, as files to look at and to write one's own after."""

from pathlib import Path

from khenthuong_desktop.regulations.packs import ENDING, write_pack
from khenthuong_desktop.regulations.rule_folders import shipped_folder


def write_samples(folder: Path) -> tuple[Path, ...]:
    """Every example as a pack file in ``folder``; raises what ``write_pack`` raises."""
    made = []
    for example in sorted((shipped_folder() / "examples").iterdir()):
        made.append(folder / f"mau_{example.name}{ENDING}")
        write_pack(example, made[-1])
    return tuple(made)
