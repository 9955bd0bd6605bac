"""Edits by hand on the papers of the demo: one that matters is caught in its place, a harmless one not."""

import unicodedata
from collections.abc import Iterator
from typing import Any

import pytest
from docx import Document

from tests.unit.services.hand_edits.making import corpus
from tests.unit.services.hand_edits.year import Year, a_year

CAUGHT, HARMLESS = corpus("caught"), corpus("harmless")


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Year]:
    with a_year(tmp_path_factory.mktemp("year") / "data") as made:
        yield made


@pytest.mark.parametrize("edit", CAUGHT, ids=lambda edit: edit["about"])
def test_an_edit_that_matters_is_caught_in_its_place(year: Year, edit: dict[str, Any]) -> None:
    told = year.after(edit)
    assert [(code, where) for code, _, where in told if code == edit["code"] and edit["where"] in where], told
    assert len(told) <= edit.get("problems", 1), told
    assert all(where for _code, _, where in told)


@pytest.mark.parametrize("edit", HARMLESS, ids=lambda edit: edit["about"])
def test_a_harmless_edit_raises_nothing(year: Year, edit: dict[str, Any]) -> None:
    assert [one for one in year.after(edit) if one[0] != "report_dotted"] == []


def test_a_whole_paper_in_letters_taken_apart_raises_nothing(year: Year) -> None:
    path = year.papers["minutes"]
    content = path.read_bytes()
    document = Document(str(path))
    for element in document.element.iter():
        if element.tag.endswith("}t") and element.text:
            element.text = unicodedata.normalize("NFD", element.text)
    document.save(str(path))
    try:
        assert year.found().keys() - year.before == set()
    finally:
        path.write_bytes(content)


def test_the_corpus_is_large_enough() -> None:
    assert len(CAUGHT) >= 40
    assert len(HARMLESS) >= 15
