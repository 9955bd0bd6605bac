"""Lists of the corpus as LibreOffice saves them in other formats: every cell is read right all the same."""

import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from khenthuong_desktop.spreadsheets.reader import read_workbook
from tests.unit.spreadsheets.corpus.recipes import Made, Recipe
from tests.unit.spreadsheets.test_corpus import faults

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
pytestmark = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
LISTS = tuple(
    Recipe(table, "xlsx", seed)
    for seed, table in enumerate(
        (
            "people",
            "people_with_ratings",
            "nominated_people",
            "nominated_of_all_kinds",
            "collectives",
            "named_ratings",
            "history",
            "decided_under_headings",
            "initiatives_by_name",
            "votes_of_people",
        ),
        start=501,
    )
)
FORMATS = {
    "ods": "ods",
    "xls": "xls:MS Excel 97",
    "xlsx": "xlsx:Calc MS Excel 2007 XML",
    "csv": "csv:Text - txt - csv (StarCalc):44,34,76,1",  # commas, quotes, UTF-8
}
NOT_IN_TEXT = {"units_merged_down", "codes_of_a_hidden_sheet", "needs_merges", "header_of_three_rows"}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Mapping[Recipe, Made]:
    folder = tmp_path_factory.mktemp("made")
    return dict(_kept_by_office(recipe, folder) for recipe in LISTS)


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_cell_is_read_right_as_libreoffice_saves_it(
    made: Mapping[Recipe, Made], suffix: str, tmp_path: Path
) -> None:
    assert OFFICE is not None
    sources = [str(one.path) for one in made.values()]
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    ask = [OFFICE, "--headless", profile, "--convert-to", FORMATS[suffix], "--outdir", str(tmp_path / "out")]
    subprocess.run([*ask, *sources], check=True, capture_output=True, timeout=120)
    if not (tmp_path / "out").exists():
        pytest.skip("this LibreOffice has no Calc")
    wrong: list[str] = []
    read = 0
    for recipe, one in made.items():
        if suffix == "csv" and (NOT_IN_TEXT & set(one.draft.quirks) or _has_levels(one)):
            continue
        read += 1
        book = read_workbook(tmp_path / "out" / f"{recipe}.{suffix}")
        wrong += [f"{recipe} {found}" for found in faults(one, book)]
    assert wrong == []
    assert read >= (4 if suffix == "csv" else len(LISTS))


def _kept_by_office(recipe: Recipe, folder: Path) -> tuple[Recipe, Made]:
    """A list without formulas of sheets that are not there, which LibreOffice would reckon anew."""
    made = recipe.make(folder)
    if {"formulas_with_values", "phantom_rows"} & set(made.draft.quirks):
        return _kept_by_office(replace(recipe, seed=recipe.seed + 100), folder)
    return recipe, made


def _has_levels(one: Made) -> bool:
    """Whether headings are merged, which text files cannot say."""
    return any(len(column.headings) > 1 for column in one.draft.columns)
