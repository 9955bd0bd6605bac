"""The example of a province's own rules is taken in like any imported pack and stays within its days."""

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from khenthuong_desktop.domain.terms import Confidence
from khenthuong_desktop.regulations.cases import found_for, load_cases
from khenthuong_desktop.regulations.library import Library, check_pack, load_library, shipped_folder
from khenthuong_desktop.regulations.packs import keep_pack, write_pack

EXAMPLE = shipped_folder() / "examples" / "bac-ninh"
BEFORE, WITHIN = date(2025, 12, 14), date(2025, 12, 20)
DIPLOMA = "provincial_diploma_of_merit"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder: Path = tmp_path_factory.mktemp("unit")
    packed = folder / "bac_ninh.zip"
    write_pack(EXAMPLE, packed)
    keep_pack(packed, folder / "regulations")
    return load_library(folder / "regulations")


def test_its_worked_cases_come_out(library: Library) -> None:
    for case in load_cases(EXAMPLE / "cases")["certificate_of_merit"]:
        assert found_for(library.on(case.on), case) == (case.expected, ()), case.name


def test_its_criteria_hold_from_its_day_and_are_unverified_under_the_new_law(library: Library) -> None:
    days = (BEFORE, WITHIN, date(2026, 11, 1))
    versions = [library.version("certificate_of_merit", day) for day in days]
    assert [version.confidence for version in versions if version] == [
        Confidence.C,
        Confidence.A,
        Confidence.UNVERIFIED,
    ]


def test_its_quorum_is_four_fifths_and_ours_stays_before(library: Library) -> None:
    assert (library.quorum(BEFORE), library.quorum(WITHIN)) == (Fraction(2, 3), Fraction(4, 5))
    assert library.threshold("grassroots_emulation_fighter", WITHIN).share == Fraction(4, 5)


def test_its_deadlines_join_those_of_the_law(library: Library) -> None:
    table = library.timetable
    ordinary = [rule.due(2026) for rule in table.deadlines_for(DIPLOMA, WITHIN)]
    assert ordinary == [date(2026, 12, 9), None]
    (school,) = table.deadlines_for(DIPLOMA, WITHIN, sector="education")
    assert school.due(2026) == date(2026, 7, 9)
    assert table.deadlines_for(DIPLOMA, WITHIN)[1].due(2026, date(2026, 9, 2)) == date(2026, 8, 23)
    assert table.deadlines_for(DIPLOMA, BEFORE) == []
    assert len(table.deadlines_for("national_emulation_fighter", WITHIN)) == 1


def test_its_list_of_papers_goes_before_ours(library: Library) -> None:
    found = library.timetable.dossier_for(DIPLOMA, WITHIN)
    assert found is not None
    assert found.reference.document == "86/2025/QĐ-UBND-BN"
    assert "Sở Y tế" in found.opinions


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("limits", "3: []"),
        ("limits", "x: {2025-01-01: {}}"),
        ("councils", "quorum: {2025-12-15: {share: many}}"),
        ("deadlines", "deadlines: [{from: 2025-01-01, by: 31/13, to: Sở, text: a, confidence: A}]"),
        ("deadlines", "deadlines: 5"),
        ("dossiers", "dossiers: [x]"),
        ("processing", "steps: [{from: 2025-01-01, step: a, working_days: vài}]"),
        ("authority", "authority: [{from: tháng 12, levels: huyện}]"),
        ("holidays", "years: {2027: {closed: [ngày mai]}}"),
        ("holidays", "years: {2027: {confidence: A, text: a, closed: [2026-02-05]}}"),
        ("holidays", "years: {năm sau: {}}"),
        ("holidays", "every_year: [31/02]"),
        ("rewards", "coefficients: {2025-01-01: {awards: 3}}"),
    ],
)
def test_a_broken_table_is_a_fault_with_its_file(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / f"{name}.yaml"
    path.write_text(text, "utf-8")
    faults = check_pack(path)
    assert faults
    assert all(fault.startswith(f"{name}.yaml") for fault in faults)
