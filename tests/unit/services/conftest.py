"""What the tests of several imports are handed."""

import copy
from pathlib import Path

import pytest

from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.store.database import Database
from tests.unit.services.importing import ROWS, Importer, Rows


@pytest.fixture
def rows() -> Rows:
    return copy.deepcopy(ROWS)


@pytest.fixture
def importer(db: Database, library: Library, tmp_path: Path) -> Importer:
    return Importer(db, library, tmp_path)
