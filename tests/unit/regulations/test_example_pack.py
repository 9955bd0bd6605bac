"""The example of a province's own rules is taken in like any imported pack and stays within its days."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from khenthuong_desktop.domain.limits import exceeded_limits
from khenthuong_desktop.domain.rules import Criterion
from khenthuong_desktop.domain.terms import Confidence, SubjectKind, UnitLevel
from khenthuong_desktop.regulations.cases import found_for, load_cases
from khenthuong_desktop.regulations.keeping import keep_pack
from khenthuong_desktop.regulations.library import Library, check_pack, load_library
from khenthuong_desktop.regulations.packs import write_pack
from khenthuong_desktop.regulations.rule_folders import shipped_folder

EXAMPLE = shipped_folder() / "examples" / "bac-ninh"
BEFORE, WITHIN = date(2025, 12, 14), date(2025, 12, 20)
DIPLOMA = "provincial_diploma_of_merit"


TEMPLATE = shipped_folder() / "examples" / "tinh-mau"
TEMPLATE_DAY, FIGHTER = date(2026, 11, 20), "grassroots_emulation_fighter"


def library_with(example: Path, folder: Path) -> Library:
    packed = folder / "example.ktluat"
    write_pack(example, packed)
    keep_pack(packed, folder / "regulations")
    return load_library(folder / "regulations")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library_with(EXAMPLE, tmp_path_factory.mktemp("unit"))


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library_with(TEMPLATE, tmp_path_factory.mktemp("template"))


def test_its_worked_cases_come_out(library: Library) -> None:
    for case in (case for cases in load_cases(EXAMPLE / "cases").values() for case in cases):
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
    of_province = [library.quorum(day, UnitLevel.PROVINCE) for day in (BEFORE, WITHIN)]
    assert of_province == [Fraction(2, 3), Fraction(4, 5)]
    assert library.quorum(WITHIN, UnitLevel.COMMUNE) == Fraction(2, 3)  # Điều 8 is about the province's council
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


def test_it_says_what_goes_to_the_partys_standing_committee(library: Library) -> None:
    for award in ("national_emulation_fighter", "hero_of_labour", "independence_order_3"):
        found = library.timetable.dossier_for(award, WITHIN)
        assert found is not None and "Ban Thường vụ Tỉnh ủy" in found.opinions, award


def test_what_it_says_is_shown_as_the_provinces(library: Library) -> None:
    for award in ("certificate_of_merit", "excellent_labour_collective", "provincial_emulation_flag"):
        version = library.version(award, WITHIN)
        assert version is not None and version.note == "Theo quy định của tỉnh Bắc Ninh."
        cited = {leaf.reference.document for tree in version.criteria.values() for leaf in _criteria(tree)}
        assert "86/2025/QĐ-UBND-BN" in cited


def _criteria(tree: Criterion) -> Iterator[Criterion]:
    yield tree
    for child in tree.children:
        yield from _criteria(child)


def test_the_template_changes_ratio_quota_criteria_deadlines_and_papers(template: Library) -> None:
    for case in (case for cases in load_cases(TEMPLATE / "cases").values() for case in cases):
        assert found_for(template.on(case.on), case) == (case.expected, ()), case.name
    counts = {"advanced_worker": 10, FIGHTER: 3, DIPLOMA: 6}
    broken = exceeded_limits(template.limits(TEMPLATE_DAY), counts)
    assert [(one.limit.award, one.allowed) for one in broken] == [(FIGHTER, 2), (DIPLOMA, 5)]
    assert exceeded_limits(template.limits(date(2026, 10, 31)), counts) == []
    (deadline,) = template.timetable.deadlines_for(DIPLOMA, TEMPLATE_DAY)
    assert deadline.due(2026) == date(2027, 1, 31)
    found = template.timetable.dossier_for(FIGHTER, TEMPLATE_DAY, UnitLevel.COMMUNE)
    assert found is not None and (found.copies, "achievement_report" in found.papers) == (1, False)
    rule = template.on(TEMPLATE_DAY).rule(FIGHTER, SubjectKind.INDIVIDUAL)
    assert rule is not None and rule.criterion.children[-1].text == "Có đăng ký danh hiệu thi đua từ đầu năm"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("limits", "3: []"),
        ("limits", "2025-01-01: [{award: advanced_worker, reference: {document: L}}]"),
        ("limits", "2025-01-01: [{award: advanced_worker, of: a, reference: {document: L}}]"),
        ("limits", "2025-01-01: [{award: advanced_worker, at_most: -3, reference: {document: L}}]"),
        ("limits", "2025-01-01: [{award: a, of: b, share: 120%, reference: {document: L}}]"),
        ("councils", "quorum: {2025-12-15: {share: 80%, levels: [district], confidence: A, reference: {document: L}}}"),
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
