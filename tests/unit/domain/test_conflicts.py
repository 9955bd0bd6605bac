"""One achievement, one award; one initiative, one use."""

from dataclasses import replace
from typing import Any

from khenthuong_desktop.domain.conflicts import NominationFacts, find_conflicts
from khenthuong_desktop.domain.terms import CommendationType, Severity, SubjectKind
from khenthuong_desktop.regulations.library import Library


def nomination(key: str, award: str, **known: Any) -> NominationFacts:
    base = NominationFacts(key, "R1", SubjectKind.INDIVIDUAL, "P1", "Nguyễn Văn A", award, 2025)
    return replace(base, **known)


def codes(library: Library, *nominations: NominationFacts) -> list[tuple[str, Severity]]:
    return [(found.code, found.severity) for found in find_conflicts(nominations, library.awards.get)]


def test_a_title_and_the_one_it_builds_on_go_together(library: Library) -> None:
    pair = (nomination("1", "advanced_worker"), nomination("2", "grassroots_emulation_fighter"))
    assert codes(library, *pair) == []
    assert codes(library, pair[0], nomination("3", "provincial_emulation_fighter")) == []


def test_two_awards_of_one_rank_for_one_achievement_are_an_error(library: Library) -> None:
    pair = (nomination("1", "advanced_worker"), nomination("2", "advanced_soldier"))
    assert codes(library, *pair) == [("several_awards_for_one_achievement", Severity.ERROR)]


def test_a_title_and_a_form_in_one_year_are_a_warning(library: Library) -> None:
    pair = (nomination("1", "grassroots_emulation_fighter"), nomination("2", "provincial_diploma_of_merit"))
    assert codes(library, *pair) == [("several_awards_for_one_achievement", Severity.WARNING)]


def test_different_types_of_commendation_are_different_achievements(library: Library) -> None:
    merit = nomination("1", "advanced_worker", commendation_type=CommendationType.MERIT)
    movement = nomination("2", "certificate_of_merit", commendation_type=CommendationType.MOVEMENT)
    assert codes(library, merit, movement) == []


def test_the_same_award_twice_is_an_error_and_in_another_open_round_too(library: Library) -> None:
    one = nomination("1", "certificate_of_merit")
    assert codes(library, one, replace(one, key="2")) == [("same_award_twice", Severity.ERROR)]
    elsewhere = replace(one, key="2", award_round="R2")
    assert codes(library, one, elsewhere) == [("in_another_open_round", Severity.ERROR)]


def test_other_years_and_other_subjects_do_not_conflict(library: Library) -> None:
    one = nomination("1", "certificate_of_merit")
    assert codes(library, one, replace(one, key="2", year=2024), replace(one, key="3", subject_ref="P2")) == []


def test_one_initiative_in_two_nominations_is_told(library: Library) -> None:
    one = nomination("1", "grassroots_emulation_fighter", initiatives=("SK1",))
    other = nomination("2", "provincial_emulation_fighter", year=2026, initiatives=("SK1", "SK2"))
    assert codes(library, one, other) == [("initiative_used_twice", Severity.WARNING)]
