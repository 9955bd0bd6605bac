"""What several tests of the services are handed: an importer, rounds that came far."""

import copy
from collections.abc import Iterator
from pathlib import Path

import pytest

from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.store.database import Database
from tests.unit.services.commune_round import Commune, commune_round
from tests.unit.services.dossier_round import Round, make_round
from tests.unit.services.importing import ROWS, Importer, Rows


@pytest.fixture
def rows() -> Rows:
    return copy.deepcopy(ROWS)


@pytest.fixture
def importer(db: Database, library: Library, tmp_path: Path) -> Importer:
    return Importer(db, library, tmp_path)


@pytest.fixture
def commune(tmp_path: Path, library: Library) -> Iterator[Commune]:
    with commune_round(tmp_path / "data", library) as made:
        yield made


@pytest.fixture
def made(tmp_path: Path, library: Library) -> Iterator[Round]:
    """The council passed Hoà and Minh, not Lan; every paper is there."""
    whole = make_round(tmp_path / "data", library)
    yield whole
    whole.db.close()
