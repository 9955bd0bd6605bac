"""Faults seeded into papers that are not ours: each is told, and nothing is told that does not follow from it."""

from pathlib import Path

import pytest

from khenthuong_desktop.documents.format_check import check_format
from tests.unit.documents.examination.files import write
from tests.unit.documents.examination.seeds import SEEDS, Seed
from tests.unit.documents.examination.text_seeds import TEXT_SEEDS
from tests.unit.documents.examination.writers import WRITERS

ALL_SEEDS = (*SEEDS, *TEXT_SEEDS)
DAILY = ("padded", "one_row", "boxes", "rows", "tabs", "controlled")  # writers who take turns in the daily tests


def sowings() -> list[tuple[int, str]]:
    return [(number, name) for number, seed in enumerate(ALL_SEEDS) for name in WRITERS if name not in seed.not_by]


def taking_turns() -> list[tuple[int, str]]:
    """Every seed by one writer who can make it."""
    return [
        (number, next(name for name in (*DAILY[number % 6 :], *DAILY, "plain") if name not in seed.not_by))
        for number, seed in enumerate(ALL_SEEDS)
    ]


def told(seed: Seed, writer: str, folder: Path) -> set[str]:
    make, paper = seed.sown(WRITERS[writer])
    failed = check_format(write(make, paper, folder / "seeded.docx")).failed
    assert all(fault.where and fault.found and fault.allowed and fault.fix for fault in failed)
    return {fault.id for fault in failed}


@pytest.mark.parametrize(
    ("number", "writer"), taking_turns(), ids=[f"{ALL_SEEDS[n].id}-{n}-{name}" for n, name in taking_turns()]
)
def test_a_seeded_fault_is_told_and_nothing_else(number: int, writer: str, tmp_path: Path) -> None:
    seed = ALL_SEEDS[number]
    assert {seed.id} <= told(seed, writer, tmp_path) <= {seed.id} | seed.also


@pytest.mark.soak
def test_every_seeded_fault_is_told_whoever_sets_the_paper(tmp_path: Path) -> None:
    wrong = []
    for number, writer in sowings():
        seed = ALL_SEEDS[number]
        found = told(seed, writer, tmp_path)
        if not {seed.id} <= found <= {seed.id} | seed.also:
            wrong.append((seed.id, number, writer, sorted(found)))
    assert len(sowings()) > 3000
    assert wrong == []
