"""The worked cases that travel in a pack: they stay small, tell real years, and come out as the pack says."""

from pathlib import Path

import pytest

from khenthuong_desktop.errors import RulePackFaulty
from khenthuong_desktop.regulations.cases import load_cases
from khenthuong_desktop.regulations.packs import write_pack
from tests.unit.regulations.pack_sample import CASES, make, write_folder

YEAR, PERSON = "year: 2026", "person: {category: civil_servant, years: {2026: {rating: HTTNV}}}"
PLACE = "cases/province_title.yaml, dòng 2"


def faults_with(folder: Path, cases: str, award: str = "province_title") -> list[str]:
    """What is wrong with the sample pack when these are its cases."""
    root = write_folder(folder / "yaml")
    (root / "cases" / "province_title.yaml").unlink()
    (root / "cases" / f"{award}.yaml").write_text(cases, "utf-8")
    with pytest.raises(RulePackFaulty) as refused:
        write_pack(root, folder / "x.ktluat")
    return refused.value.faults


@pytest.mark.parametrize("year", ["99999999", "0", "-5", "1", "1944", "2101"])
def test_a_case_is_of_a_year_that_law_can_know(tmp_path: Path, year: str) -> None:
    assert faults_with(tmp_path, CASES.replace(YEAR, f"year: {year}")) == [
        f"cases/province_title.yaml, dòng 4: “year”: {year} ngoài khoảng 1945–2100"
    ]


@pytest.mark.parametrize(
    ("known", "words"),
    [
        ("years: {1-9999: {}}", "“1-9999” không phải năm bốn chữ số"),
        ("years: {0001-0002: {}}", "“years”: 0001-0002 ngoài khoảng"),
        ("years: {2026: {months: 13}}", "“months”: 13 ngoài khoảng 0–12"),
        ("awards: [{award: advanced_worker, year: 0}]", "“year”: 0 ngoài khoảng"),
        ("awards: [{award: advanced_worker, years: [2025, 99999999]}]", "“years”: 99999999 ngoài khoảng"),
        ("initiatives: [{ref: S, year: 99999999}]", "“year”: 99999999 ngoài khoảng"),
        ("initiatives: [{ref: S, used_by: {award: advanced_worker, year: 0}}]", "“year”: 0 ngoài khoảng"),
    ],
)
def test_every_figure_of_a_case_has_its_limits(tmp_path: Path, known: str, words: str) -> None:
    faults = faults_with(tmp_path, CASES.replace(PERSON, f"person: {{{known}}}"))
    assert any(fault.startswith("cases/province_title.yaml, dòng ") and words in fault for fault in faults), faults


@pytest.mark.parametrize(
    ("members", "words"),
    [
        ("{people: 10000}", "“people”: 10000 ngoài khoảng 1–200"),
        ("{people: 0}", "“people”: 0 ngoài khoảng 1–200"),
        ("{people: 150}, {people: 51}", "không quá 200 người"),
    ],
)
def test_a_case_has_no_more_people_than_a_case_needs(tmp_path: Path, members: str, words: str) -> None:
    faults = faults_with(tmp_path, CASES.replace(PERSON, f"collective: {{members: [{members}]}}"))
    assert any(words in fault for fault in faults), faults


def test_many_large_cases_are_refused_before_they_fill_the_memory(tmp_path: Path) -> None:
    case = "  - {name: x, law_of: 2026-11-20, year: 2026, expected: eligible, collective: {members: [%s]}}\n"
    line = "{people: 200, years: {2000-2026: {}}}"
    (tmp_path / "province_title.yaml").write_text("cases:\n" + 10 * (case % line), "utf-8")
    with pytest.raises(RulePackFaulty) as refused:
        load_cases(tmp_path)
    assert refused.value.faults == [
        "cases/province_title.yaml, dòng 5: bộ quy tắc chỉ được có không quá 2000 ví dụ, 20000 lượt người–năm"
    ]
    (tmp_path / "province_title.yaml").write_text("cases:\n" + 2001 * (case % "{people: 1}"), "utf-8")
    with pytest.raises(RulePackFaulty, match="2000 ví dụ"):
        load_cases(tmp_path)


def test_people_alike_differ_by_name_only(tmp_path: Path) -> None:
    cases = CASES.replace(PERSON, "collective: {members: [{people: 2, years: {2026: {}}}, {people: 1}]}")
    (tmp_path / "province_title.yaml").write_text(cases, "utf-8")
    (case,) = load_cases(tmp_path)["province_title"]
    assert [one.ref for one in getattr(case.subject, "members", ())] == ["P1", "P2", "P3"]
    assert case.people_years == 4


def test_a_pack_whose_own_case_fails_is_refused(tmp_path: Path) -> None:
    assert faults_with(tmp_path, CASES.replace("expected: eligible", "expected: not_eligible")) == [
        f"{PLACE}: ví dụ “Hoàn thành tốt nhiệm vụ thì đạt” sai: "
        "mong đợi “chưa đủ điều kiện”, quy tắc cho kết quả “đủ điều kiện”"
    ]
    assert faults_with(tmp_path / "within", CASES + "    findings: {rating_at_least: not_met}\n") == [
        f"{PLACE}: ví dụ “Hoàn thành tốt nhiệm vụ thì đạt” sai: điều kiện không ra kết quả mong đợi: rating_at_least"
    ]


def test_a_case_is_about_awards_that_there_are(tmp_path: Path) -> None:
    (fault,) = faults_with(tmp_path, CASES, "province_titel")
    assert fault.startswith("cases/province_titel.yaml, dòng 2") and "có thể là: province_title" in fault
    held = PERSON.replace("years:", "awards: [{award: advanced_workers, year: 2025}], years:")
    (fault,) = faults_with(tmp_path / "held", CASES.replace(PERSON, held))
    assert fault.startswith(PLACE) and "“advanced_workers”; có thể là: advanced_worker" in fault


def test_a_pack_whose_cases_come_out_is_taken(tmp_path: Path) -> None:
    assert make(tmp_path).is_file()
