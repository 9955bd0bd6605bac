"""The worked examples of every award come out as a lawyer wrote them."""

from datetime import date

import pytest

from khenthuong_desktop.domain.terms import Severity
from khenthuong_desktop.messages import say
from khenthuong_desktop.regulations.cases import Expected, WorkedCase, found_for, load_cases
from khenthuong_desktop.regulations.library import Library, load_library
from khenthuong_desktop.regulations.review import review

CASES = load_cases()
# Nothing in the registers can decide these for somebody; only against.
LEFT_TO_PEOPLE = {
    "provincial_emulation_flag",
    "government_emulation_flag",
    "exemplary_commune",
    "cultural_village",
    "cultural_family",
}
ALL = [case for cases in CASES.values() for case in cases]


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library()


@pytest.mark.parametrize("case", ALL, ids=[f"{case.award}: {case.name}" for case in ALL])
def test_a_worked_case_gets_the_expected_verdict(library: Library, case: WorkedCase) -> None:
    assert found_for(library.on(case.on), case) == (case.expected, ())


@pytest.mark.parametrize("award", sorted(CASES))
def test_every_award_has_at_least_eight_cases_with_different_verdicts(award: str) -> None:
    assert len(CASES[award]) >= 8
    both_ways = {Expected.UNDECIDED} if award in LEFT_TO_PEOPLE else {Expected.ELIGIBLE, Expected.UNDECIDED}
    assert both_ways <= {case.expected for case in CASES[award]}


def test_there_are_at_least_250_worked_cases() -> None:
    assert len(ALL) >= 250


def test_the_shipped_packs_pass_review(library: Library) -> None:
    remarks = review(library, CASES, date(2026, 11, 22))
    remarks = [remark for remark in remarks if not remark.code.startswith("unsure_")]
    assert [say("regulations", remark.code, **remark.details) for remark in remarks] == []


def test_review_tells_what_is_in_force_on_one_source_or_none(library: Library) -> None:
    told = {remark.code for remark in review(library, CASES, date(2026, 11, 22))}
    assert {"unsure_in_force", "unsure_source"} <= told


def test_review_tells_missing_cases_and_checks_that_grew_old(library: Library) -> None:
    remarks = review(library, {}, date(2028, 1, 1))
    assert {"no_cases", "verified_long_ago", "review_due"} <= {remark.code for remark in remarks}
    assert remarks[0].severity is Severity.ERROR
    assert all(say("regulations", remark.code, **remark.details) for remark in remarks)
