"""The papers of a dossier by the law of the day."""

from datetime import date

import pytest

from khenthuong_desktop.domain.terms import CommendationType
from khenthuong_desktop.regulations.library import load_library

MERIT, UNEXPECTED = CommendationType.MERIT, CommendationType.UNEXPECTED


@pytest.mark.parametrize(
    ("kind", "ballot", "initiative", "papers"),
    [
        (MERIT, False, False, {"request_statement", "achievement_report", "minutes"}),
        (MERIT, True, False, {"request_statement", "achievement_report", "minutes", "vote_count_minutes"}),
        (MERIT, False, True, {"request_statement", "achievement_report", "minutes", "initiative_proof"}),
        (UNEXPECTED, False, False, {"request_statement", "achievement_report"}),
        (UNEXPECTED, True, False, {"request_statement", "achievement_report", "minutes", "vote_count_minutes"}),
    ],
)
def test_papers_follow_type_ballot_and_initiative(
    kind: CommendationType, ballot: bool, initiative: bool, papers: set[str]
) -> None:
    procedure = load_library().procedure(date(2026, 11, 22))
    assert procedure is not None
    assert procedure.papers(kind, ballot=ballot, initiative=initiative) == papers


def test_each_day_has_its_own_procedure() -> None:
    library = load_library()
    assert library.procedure(date(2000, 1, 1)) is None
    old, new = library.procedure(date(2023, 12, 31)), library.procedure(date(2024, 1, 1))
    assert old is not None
    assert new is not None
    assert (old.reference.document, new.reference.document) == ("15/2003/QH11", "06/2022/QH15")
