"""The worked examples of every award come out as a lawyer wrote them."""

import re
from datetime import date

import pytest

from khenthuong_desktop.domain.terms import Severity
from khenthuong_desktop.messages import say
from khenthuong_desktop.regulations.cases import Expected, WorkedCase, found_for, load_cases
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.regulations.review import review

CASES = load_cases()
ALL = [case for cases in CASES.values() for case in cases]


@pytest.mark.parametrize("case", ALL, ids=[f"{case.award}: {case.name}" for case in ALL])
def test_a_worked_case_gets_the_expected_verdict(library: Library, case: WorkedCase) -> None:
    assert found_for(library.on(case.on), case) == (case.expected, ())


@pytest.mark.parametrize("award", sorted(CASES))
def test_every_award_has_at_least_eight_cases_with_different_verdicts(award: str) -> None:
    assert len(CASES[award]) >= 8
    assert {Expected.ELIGIBLE, Expected.UNDECIDED} <= {case.expected for case in CASES[award]}


def test_there_are_at_least_500_worked_cases() -> None:
    assert len(ALL) >= 500


def test_a_lawyer_reads_what_each_case_is_about_and_where_it_stands() -> None:
    place = re.compile(r"Điều \d|Luật năm 2003|Thông tư \d|Công văn \d|(Nghị định|NĐ) \d")
    assert [case.name for case in ALL if len(case.name) < 20 or not place.search(case.name)] == []
    assert len({(case.award, case.name) for case in ALL}) == len(ALL)


@pytest.mark.parametrize(
    ("award", "words"),
    [
        ("grassroots_emulation_fighter", "hoàn thành xuất sắc nhưng không có sáng kiến thì không đủ"),  # “hoặc” từ 2024
        ("grassroots_emulation_fighter", "dự thảo thì không"),  # Luật 06/2026 chưa đọc được
        ("grassroots_emulation_fighter", "Không còn trần 15%"),
        ("grassroots_emulation_fighter", "Sáng kiến đã dùng để xét bằng khen"),
        ("provincial_emulation_fighter", "luật viết “lần liên tục”"),
        ("provincial_emulation_fighter", "luật chưa nói rõ nên không kết luận"),  # dùng lại các lần cũ
        ("national_emulation_fighter", "“lần liên tục” không phải “năm liên tục”"),
        ("provincial_diploma_of_merit", "Đạt cả hai lần nhưng chỉ có 01 sáng kiến"),  # điểm d cho cả hai vế
        ("provincial_diploma_of_merit", "trước ngày Thông tư 15/2025/TT-BNV có hiệu lực"),
        ("prime_minister_diploma_of_merit", "Bằng khen tỉnh nằm giữa 05 năm vẫn được"),  # “và”
        ("prime_minister_diploma_of_merit", "có bằng khen nằm giữa chuỗi thì chưa đủ"),  # “và sau đó”
        ("prime_minister_diploma_of_merit", "khen đột xuất thì không làm căn cứ"),
        ("advanced_labour_collective", "không làm tròn thành 70%"),
        ("advanced_worker", "thai sản 6 tháng"),
        ("advanced_worker", "thành tích năm 2025 tính từ ngày đó"),
        ("advanced_worker", "không sai phạm"),
        ("advanced_worker", "ghi theo trí nhớ nên chỉ cảnh báo"),  # độ tin cậy D
        ("certificate_of_merit", "tỉnh quy định nên chỉ cảnh báo"),
        ("exemplary_commune", "không còn cấp huyện"),
    ],
)
def test_a_trap_of_the_law_has_a_case_named_after_it(award: str, words: str) -> None:
    assert any(words in case.name for case in CASES[award])


def test_the_shipped_packs_pass_review(library: Library) -> None:
    remarks = review(library, CASES, date(2026, 11, 22))
    remarks = [remark for remark in remarks if not remark.code.startswith("unsure_")]
    assert [say("regulations", remark.code, **remark.details) for remark in remarks] == []


def test_review_tells_what_is_in_force_on_one_source_or_none(library: Library) -> None:
    told = {remark.code for remark in review(library, CASES, date(2026, 11, 22))}
    assert {"unsure_in_force", "unsure_source", "unsure_table"} <= told


def test_review_tells_the_rows_of_tables_that_rest_on_one_source_once_each(library: Library) -> None:
    remarks = [one for one in review(library, CASES, date(2026, 11, 22)) if one.code == "unsure_table"]
    told = [say("regulations", one.code, **one.details) for one in remarks]
    assert len(told) == len(set(told))
    assert {"councils", "rewards", "timetable"} & {one.details["place"] for one in remarks}
    assert not {"A", "B"} & {one.details["confidence"] for one in remarks}


def test_review_tells_missing_cases_and_checks_that_grew_old(library: Library) -> None:
    remarks = review(library, {}, date(2028, 1, 1))
    assert {"no_cases", "verified_long_ago", "review_due"} <= {remark.code for remark in remarks}
    assert remarks[0].severity is Severity.ERROR
    assert all(say("regulations", remark.code, **remark.details) for remark in remarks)
