"""A number or a day changed after drafting shows at the papers that name or cite it, and at a packed dossier."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.award_rounds.stages import newest_meeting
from khenthuong_desktop.services.dossier.dossiers import check_dossier, export_dossier
from khenthuong_desktop.services.drafting.paper_register import papers_of_year
from khenthuong_desktop.services.drafting.papers import draft_papers, list_papers
from khenthuong_desktop.services.numbers.round_papers import RoundPapers, set_round_papers
from tests.unit.services.dossier_round import Round, make_round

AS_DRAFTED = RoundPapers("12", date(2026, 11, 12), "03", vote_minutes_number="04")


@pytest.fixture
def made(tmp_path: Path, library: Library) -> Iterator[Round]:
    whole = make_round(tmp_path / "data", library, papers=False)
    draft_papers(whole.db, whole.folder, library, whole.key)
    yield whole
    whole.db.close()


def outdated(made: Round) -> set[str]:
    """Kinds of outdated papers, the same in the round and in the list of the year."""
    kinds = {row.kind for row in list_papers(made.db, made.folder, made.key) if row.outdated}
    assert kinds == {row.kind for row in papers_of_year(made.db, made.folder, 2026) if row.outdated}
    return kinds


def codes(made: Round) -> set[str]:
    return {problem.code for problem in check_dossier(made.db, made.folder, made.library, made.key).warnings}


def test_papers_just_drafted_are_up_to_date(made: Round) -> None:
    assert len(list_papers(made.db, made.folder, made.key)) > 4
    assert outdated(made) == set()
    assert not {"paper_outdated", "packed_before_change"} & codes(made)


@pytest.mark.parametrize(
    ("papers", "kinds"),
    [
        (RoundPapers("12", date(2026, 11, 13), "03", vote_minutes_number="04"), {"request_statement", "summary_list"}),
        (RoundPapers("15", date(2026, 11, 12), "03", vote_minutes_number="04"), {"request_statement", "summary_list"}),
        (RoundPapers(None, None, "03", vote_minutes_number="04"), {"request_statement", "summary_list"}),
        (RoundPapers("12", date(2026, 11, 12), "05", vote_minutes_number="04"), {"minutes", "request_statement"}),
        (RoundPapers("12", date(2026, 11, 12), "03", vote_minutes_number="06"), {"vote_count_minutes"}),
    ],
)
def test_what_names_or_cites_a_changed_number_or_day_is_outdated(
    made: Round, papers: RoundPapers, kinds: set[str]
) -> None:
    set_round_papers(made.db, made.library, made.key, papers)
    assert outdated(made) - {"decision"} == kinds
    set_round_papers(made.db, made.library, made.key, AS_DRAFTED)
    assert outdated(made) == set()


def test_a_meeting_put_on_another_day_outdates_its_minutes(made: Round) -> None:
    with made.db.write("record_meeting") as session:
        meeting = newest_meeting(session, made.key)
        assert meeting is not None
        meeting.held_on = date(2026, 11, 9)
    assert outdated(made) == {"minutes", "vote_count_minutes", "request_statement", "decision"}
    assert "paper_outdated" in codes(made)


def test_drafting_again_brings_papers_up_to_date(made: Round) -> None:
    set_round_papers(
        made.db, made.library, made.key, RoundPapers("15", date(2026, 11, 13), "03", vote_minutes_number="04")
    )
    assert outdated(made)
    draft_papers(made.db, made.folder, made.library, made.key)
    assert outdated(made) == set()


def test_a_day_changed_after_packing_is_told_until_the_dossier_is_packed_again(made: Round, tmp_path: Path) -> None:
    def pack() -> None:
        export_dossier(made.db, made.folder, made.library, made.key, tmp_path / "out", "Nộp đúng hạn")

    pack()
    assert "packed_before_change" not in codes(made)
    set_round_papers(
        made.db, made.library, made.key, RoundPapers("12", date(2026, 11, 13), "03", vote_minutes_number="04")
    )
    assert {"packed_before_change", "day_differs"} <= codes(made)
    draft_papers(made.db, made.folder, made.library, made.key)
    pack()
    assert "packed_before_change" not in codes(made)
