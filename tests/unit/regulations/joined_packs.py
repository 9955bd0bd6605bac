"""Packs that need one another, stand in each other's way or make a ring, to be taken in in any order."""

import hashlib
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from khenthuong_desktop.regulations import library
from khenthuong_desktop.regulations.entries import Faults, Located, read_entries
from khenthuong_desktop.regulations.kept import Manifest
from khenthuong_desktop.regulations.packs import write_archive

FIGHTER = "grassroots_emulation_fighter"
_SOURCE = """\
{code}: {{name: QĐ, short: QĐ {code}, issuer: Bộ, issued_on: 2026-10-01, in_force: 2026-11-01, confidence: A}}
"""
_LIMITS = """\
2026-11-01:
  - {{award: {award}, at_most: {most}, reference: {{document: {document}, article: 1}}}}
"""
_VERSIONS = """\
versions:
  2026-11-15:
    confidence: A
    deciding_authority: Chủ tịch
    criteria:
      all_of:
        - {criterion}
          text: Điều kiện của {name}-{version}
          reference: {{document: {document}, article: 2}}
"""
_TITLE = """\
code: c_title
abbreviation: DHC
name: Danh hiệu của bộ c
group: title
level: province
subject: individual
"""
LAW = "06/2026/QH16"  # newer than all that is shipped: it may set criteria


def _files(name: str, version: str) -> dict[str, str]:
    """``a`` brings a document, ``b`` cites it in an award, ``c`` has a title that builds on the award."""

    def rules(head: str, criterion: str, document: str) -> str:
        return head + _VERSIONS.format(criterion=criterion, name=name, version=version, document=document)

    of_fighter, plain = f"code: {FIGHTER}\n", "rating_at_least: {rating: HTTNV}"
    on_title, on_fighter = "meets_standard_of: {award: c_title}", f"meets_standard_of: {{award: {FIGHTER}}}"
    limits = _LIMITS.format(award=FIGHTER, most=version, document=LAW)
    return {
        "a-1": {"sources.yaml": _SOURCE.format(code="X/QD"), "limits.yaml": limits},
        "a-2": {"sources.yaml": _SOURCE.format(code="Y/QD")},
        "b-1": {f"{FIGHTER}.yaml": rules(of_fighter, plain, "X/QD")},
        "b-2": {f"{FIGHTER}.yaml": rules(of_fighter, plain, LAW)},
        "b-3": {f"{FIGHTER}.yaml": rules(of_fighter, on_title, LAW)},
        "c-1": {"c_title.yaml": rules(_TITLE, on_fighter, LAW)},
        "c-2": {"c_title.yaml": rules(_TITLE, plain, LAW), f"{FIGHTER}.yaml": rules(of_fighter, plain, LAW)},
        "c-3": {"c_title.yaml": rules(_TITLE, plain, "Y/QD")},
    }[f"{name.removeprefix('pack_')}-{version}"]


IDS = tuple(f"pack_{one}" for one in ("a-1", "a-2", "b-1", "b-2", "b-3", "c-1", "c-2", "c-3"))


def _archive(folder: Path, pack_id: str) -> Path:
    """Written without being checked: many of them are sound only beside others."""
    name, _, version = pack_id.rpartition("-")
    contents = {file: text.encode() for file, text in _files(name, version).items()}
    sums = {file: hashlib.sha256(content).hexdigest() for file, content in contents.items()}
    path = folder / f"{pack_id}.ktluat"
    write_archive(path, Manifest(name, f"Bộ {pack_id}", version, "Quyết định 1", date(2026, 11, 1), sums), contents)
    return path


def make_all(folder: Path) -> dict[str, Path]:
    """Every pack of ``IDS`` as a file."""
    folder.mkdir(parents=True, exist_ok=True)
    return {one: _archive(folder, one) for one in IDS}


@cache
def _shipped(path: Path) -> Located:
    return read_entries(path, Faults())


def read_shipped_once(patch: pytest.MonkeyPatch) -> None:
    """The law that is shipped is the same all the time: a test that loads it a thousand times parses it once."""

    def read(path: Path, faults: Faults, *, foreign: bool = False) -> Located:
        return read_entries(path, faults, foreign=True) if foreign else _shipped(path)

    patch.setattr(library, "read_entries", read)
