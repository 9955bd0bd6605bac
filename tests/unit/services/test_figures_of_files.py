"""Figures out of files that anybody may have written: as long as they like, they are read and stop nothing."""

from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.services.checking.paper_pictures import subject_counts

ENDLESS = "9" * 6_000


def test_counts_of_each_kind_are_read() -> None:
    told = subject_counts("Tổng số: 02 tập thể, 12 cá nhân")
    assert told == {SubjectKind.COLLECTIVE: 2, SubjectKind.INDIVIDUAL: 12}


def test_a_count_without_end_stops_nothing() -> None:
    assert subject_counts(f"{ENDLESS} cá nhân")[SubjectKind.INDIVIDUAL] == int("9" * 9)
