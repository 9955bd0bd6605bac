"""Fixtures shared by all tests."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from khenthuong_desktop.store.database import Database, in_memory

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"


@pytest.fixture
def db() -> Iterator[Database]:
    database = in_memory(actor="tester")
    yield database
    database.close()


@pytest.fixture
def shared() -> Path:
    """The folder of facts and samples beside a developer's checkout; tests that need it are extra."""
    if not SHARED.is_dir():
        pytest.skip("the folder of real sample lists is not beside this checkout")
    return SHARED
