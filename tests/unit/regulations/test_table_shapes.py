"""Every key of every table and award is checked: one fault seeded at each of them is told with file, line and key."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from khenthuong_desktop.regulations.entries import Entry, Faults, Located, read_entries
from khenthuong_desktop.regulations.library import Library, load_library
from khenthuong_desktop.regulations.loader import AwardLoader
from khenthuong_desktop.regulations.overlays import TABLE_FILES, overlay_award
from khenthuong_desktop.regulations.rule_folders import shipped_folder
from khenthuong_desktop.regulations.table_shapes import AWARDS, DOCUMENTS, SHAPES, check_table

ROOT = shipped_folder()
EXAMPLES = [path for name in ("bac-ninh", "tinh-mau") for path in sorted((ROOT / "examples" / name).glob("*.yaml"))]
TABLES = [ROOT / f"{name}.yaml" for name in SHAPES] + [path for path in EXAMPLES if path.stem in SHAPES]
PACKS = [*sorted((ROOT / "awards").glob("*.yaml")), *(p for p in EXAMPLES if p.stem not in {*SHAPES, "manifest"})]

AWARD_CODES = frozenset(load_library().awards)
WORD = re.compile(r"[a-z_]+(?![^.\[]*:)")
NOWHERE: list[object] = [None, -5, 10**30, float("nan"), " ", "x" * 2000, [[]], date(1, 1, 1), datetime(2026, 1, 1)]
FREE_KEYS = ("documents", "groups", "spellings")  # maps whose keys are words of their own
LISTS = (
    "subject",
    "also_called",
    "called_from",
    "levels",
    "awards",
    "types",
    "counts_also",
    "unused_for",
)
MAY_BE_NOTHING = ("years_after", "at_most", "ends_within")
CODES = (
    "award",
    "of",
    "awards",
    "document",
    "source",
    "law",
    "decree",
    "confidence",
    "levels",
    "papers",
    "step",
    "types",
)


class Seed(NamedTuple):
    """A place for one fault: the mapping, the key in it and the way that leads there."""

    inside: Located
    key: Any
    way: str


def seeds(tree: Any, told: set[str], way: str = "") -> Iterator[Seed]:
    """Every key of a tree once for each way that leads to it; days, awards and places in lists make no difference."""
    if isinstance(tree, list):
        for number, item in enumerate(tree):
            yield from seeds(item, told, f"{way}[{number + 1}]")
    if not isinstance(tree, Located):
        return
    for key, value in tree.items():
        place = f"{way}.{key}" if way else str(key)
        kind = ".".join(word for word in WORD.findall(place) if word not in AWARD_CODES)
        if kind not in told:
            told.add(kind)
            yield Seed(tree, key, place)
        yield from seeds(value, told, place)


@pytest.fixture(scope="module")
def known(library: Library) -> dict[str, frozenset[str]]:
    documents = {*library.sources, "MAU/QĐ-UBND"}
    return {AWARDS: frozenset(library.awards), DOCUMENTS: frozenset(documents)}


def ways_to_break(seed: Seed) -> Iterator[Any]:
    value = seed.inside[seed.key]
    yield from NOWHERE
    if not isinstance(value, bool):
        yield True
    if not isinstance(value, Located):
        yield {}
    if isinstance(value, str) and seed.key not in LISTS:
        yield [value]
    if isinstance(value, Located | list):
        yield 3
    if seed.key in CODES and value != "commune_review" and not isinstance(value, Located):
        yield "nothing_of_this_name"
    if isinstance(value, bool):
        yield from (1, "yes")
    if isinstance(value, int | float) and not isinstance(value, bool):
        yield f"{value} lần"
        if seed.key not in MAY_BE_NOTHING:
            yield 0


def broken(top: Located, seed: Seed, bad: Any, known: dict[str, frozenset[str]], name: str) -> list[str]:
    """The faults that a table is told to have with a value in the place of another."""
    kept = seed.inside[seed.key]
    seed.inside[seed.key] = bad
    try:
        faults = Faults()
        check_table(name, top, known, faults)
        return faults.found
    finally:
        seed.inside[seed.key] = kept


@pytest.mark.parametrize("path", TABLES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_key_of_a_table_is_checked(path: Path, known: dict[str, frozenset[str]]) -> None:
    top = read_entries(path, Faults())
    sound = Faults()
    assert check_table(path.stem, top, known, sound), sound.found
    survivors, count = [], 0
    for seed in seeds(top, set()):
        line = seed.inside.lines[seed.key]
        for bad in ways_to_break(seed):
            count += 1
            found = broken(top, seed, bad, known, path.stem)
            placed = [one for one in found if one.startswith(f"{path.name}, dòng ") and seed.way in one]
            if not any(one.startswith(f"{path.name}, dòng {line}:") for one in placed):
                survivors.append((seed.way, bad, found))
    assert survivors == []
    assert count > 5


@pytest.mark.parametrize("path", TABLES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_key_that_no_table_has_is_a_fault(path: Path, known: dict[str, frozenset[str]]) -> None:
    top = read_entries(path, Faults())
    places = {id(seed.inside): seed for seed in seeds(top, set()) if seed.way.split(".")[-2:-1] != ["spellings"]}
    for seed in places.values():
        before, _, _ = seed.way.rpartition(".")
        if before.split(".")[0] in FREE_KEYS or path.stem == "sources":
            continue
        seed.inside["nowhere to be found"] = seed.inside[seed.key]
        seed.inside.lines["nowhere to be found"] = 999
        faults = Faults()
        check_table(path.stem, top, known, faults)
        del seed.inside["nowhere to be found"]
        assert any(f"{path.name}, dòng 999:" in one for one in faults.found), seed.way


def test_every_table_a_pack_may_bring_has_a_shape() -> None:
    assert set(SHAPES) >= TABLE_FILES


def test_every_key_of_an_award_is_checked(library: Library, known: dict[str, frozenset[str]]) -> None:
    survivors, told, count = [], set[str](), 0
    loader = AwardLoader(known[DOCUMENTS], known[AWARDS])
    for path in PACKS:
        given, shipped = read_entries(path, Faults()), ROOT / "awards" / path.name
        base = Located(path.name, 1) if path == shipped else read_entries(shipped, Faults())

        def faults(given: Located = given, base: Located = base) -> list[str]:
            noted = Faults()
            loader.pack(Entry(overlay_award(base, given), noted))
            return noted.found

        assert faults() == [], path
        for seed in [one for one in seeds(given, told) if one.inside[one.key] is not None and one.key != "code"]:
            kept = seed.inside[seed.key]
            for bad in ways_to_break(seed):
                count += 1
                seed.inside[seed.key] = bad
                if not any(one.startswith(f"{path.name}, dòng ") for one in faults()):
                    survivors.append((path.name, seed.way, bad))
            seed.inside[seed.key] = kept
    assert survivors == []
    assert count > 500
