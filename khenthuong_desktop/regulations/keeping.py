"""Packs on their way into a data folder: whole or not at all, mended where somebody altered them."""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from khenthuong_desktop.errors import TargetNotWritable
from khenthuong_desktop.files import draft_beside
from khenthuong_desktop.regulations.kept import MANIFEST, Noted, changed_files, kept_packs
from khenthuong_desktop.regulations.packs import Pack, read_pack


def keep_pack(path: Path, kept_folder: Path, noted: Mapping[str, Noted] | None = None) -> tuple[Pack, bool]:
    """Take a sound pack in, beside its older versions; gives it, and whether it is new here.

    Raises what ``read_pack`` and ``kept_in`` raise; then nothing is kept.
    """
    pack = read_pack(path, kept_folder, noted)
    with kept_in(kept_folder, pack) as written:
        return pack, written


@contextmanager
def kept_in(kept_folder: Path, pack: Pack, digest: str = "") -> Iterator[bool]:
    """Within, the pack is kept; gives whether it had to be written. When what is done there fails, it goes again.

    ``digest`` is that of the pack as it was noted. Raises DiskFull, FileInUse, TargetNotWritable.
    """
    place = kept_folder / pack.manifest.id
    if any(one.folder == place and not changed_files(one, digest) for one in kept_packs(kept_folder)):
        yield False
        return
    is_new = not place.exists()
    _write({**pack.files, MANIFEST: pack.told}, place)
    try:
        yield True
    except BaseException:
        if is_new:
            shutil.rmtree(place, ignore_errors=True)
        raise


def _write(texts: Mapping[str, str], place: Path) -> None:
    """The folder beside its place, then in one step at it; what was there before is back when that fails."""
    draft, old = (place.with_name(f".{place.name}.{word}.part") for word in ("new", "old"))
    try:
        for left in (draft, old):
            shutil.rmtree(left, ignore_errors=True)
        for name, text in texts.items():
            with draft_beside(draft / name) as file:
                file.write_bytes(text.encode("utf-8"))
        if place.exists():
            place.replace(old)
        draft.replace(place)
    except OSError as error:
        raise TargetNotWritable(place) from error
    finally:
        if old.exists() and not place.exists():
            old.replace(place)
        for left in (draft, old):
            shutil.rmtree(left, ignore_errors=True)
