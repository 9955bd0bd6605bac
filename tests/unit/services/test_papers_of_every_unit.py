"""Every kind of paper, made by the services for each sort of unit, is right in form; long lists break well."""

import zipfile
from pathlib import Path

import pytest
from lxml import etree

from khenthuong_desktop.documents.catalogue import KINDS
from khenthuong_desktop.documents.format_check import check_format
from khenthuong_desktop.regulations.library import Library
from tests.unit.documents.word_tools import text_of
from tests.year_of_papers import UNITS, Year, make_year

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ONLY_MANY = {"collective_report"}  # one nominee is a person
NO_OWN_DECISION = {"decision", "reward_payments"}


@pytest.mark.parametrize("unit", UNITS)
def test_every_kind_is_made_and_right_in_form(unit: str, library: Library, tmp_path: Path) -> None:
    year = make_year(tmp_path, library, unit, people=1, members=3)
    made = {paper.kind: paper.path for paper in year.papers()}
    faults = {(kind, fault.id, fault.found) for kind, path in made.items() for fault in check_format(path).failed}
    year.db.close()
    assert faults == set()
    assert set(KINDS) - set(made) == ONLY_MANY | (NO_OWN_DECISION if unit == "school" else set())


def kept_rows(year: Year, kind: str) -> list[bool]:
    """Which rows of the paper's list stay on the page of what follows; the heading row always does, by its style."""
    (path,) = (paper.path for paper in year.papers(kind) if paper.kind == kind)
    with zipfile.ZipFile(path) as package:
        body = etree.fromstring(package.read("word/document.xml"))
    table = next(table for table in body.iter(f"{W}tbl") if table.find(f".//{W}tblHeader") is not None)
    return [all(p.find(f"{W}pPr/{W}keepNext") is not None for p in row.iter(f"{W}p")) for row in table.iter(f"{W}tr")]


def test_the_first_rows_of_a_long_list_stay_together_and_the_last_with_its_end(
    library: Library, tmp_path: Path
) -> None:
    year = make_year(tmp_path, library, "commune", people=40, members=40)
    assert kept_rows(year, "council_tasks") == [False, True] + [False] * 37 + [True, True]
    listed = kept_rows(year, "summary_list")
    year.db.close()
    assert listed[-2:] == [True, True]  # of the last group alone, four households
    assert [number for number, kept in enumerate(listed[:-4]) if kept] == [3, 13]  # the first of each group


def test_a_short_list_may_part_from_its_end(library: Library, tmp_path: Path) -> None:
    year = make_year(tmp_path, library, "commune", people=1, members=3)
    kept = {kind: kept_rows(year, kind) for kind in ("vote_count_minutes", "minutes", "council_tasks")}
    year.db.close()
    assert kept == {
        "vote_count_minutes": [False, False],
        "minutes": [False, False],
        "council_tasks": [False, False, True, True],
    }


def test_minutes_say_counts_in_words_and_names_of_organs_in_full(library: Library, tmp_path: Path) -> None:
    year = make_year(tmp_path, library, "ward", people=1, members=3)
    papers = {paper.kind: text_of(paper.path) for paper in year.papers("vote_count_minutes")}
    year.db.close()
    assert "Số phiếu phát ra: 3 phiếu (bằng chữ: ba phiếu)." in papers["vote_count_minutes"]
    assert "UBND PHƯỜNG 1 BẢO LỘC / HỘI ĐỒNG / THI ĐUA - KHEN THƯỞNG" in papers["vote_count_minutes"]
