"""A meeting without a secretary holds up its minutes only, and is told once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from khenthuong_desktop.errors import FieldsMissing
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.award_rounds.stages import newest_meeting
from khenthuong_desktop.services.dossier.dossiers import check_dossier
from khenthuong_desktop.services.drafting.paper_kinds import left_out_without_secretary
from khenthuong_desktop.services.drafting.papers import draft_papers
from khenthuong_desktop.services.word_templates.templates import kind_title
from tests.unit.services.dossier_round import Round, make_round


@pytest.fixture
def made(tmp_path: Path, library: Library) -> Iterator[Round]:
    whole = make_round(tmp_path / "data", library, papers=False)
    yield whole
    whole.db.close()


def forget_secretary(made: Round) -> None:
    with made.db.write("record_meeting") as session:
        meeting = newest_meeting(session, made.key)
        assert meeting is not None
        meeting.secretary_name = ""


def codes(made: Round) -> set[str]:
    return {problem.code for problem in check_dossier(made.db, made.folder, made.library, made.key).warnings}


def test_without_a_secretary_all_but_the_minutes_are_drafted(made: Round) -> None:
    forget_secretary(made)
    kinds = {paper.kind for paper in draft_papers(made.db, made.folder, made.library, made.key)}
    assert {"request_statement", "summary_list", "individual_report"} <= kinds
    assert {"minutes", "vote_count_minutes"} & kinds == set()
    left_out = left_out_without_secretary(made.db, made.library, made.key)
    assert left_out == tuple(kind_title(kind) for kind in ("minutes", "vote_count_minutes"))
    assert "secretary_missing" in codes(made)


def test_minutes_asked_for_by_name_say_once_what_they_wait_for(made: Round) -> None:
    forget_secretary(made)
    with pytest.raises(FieldsMissing) as caught:
        draft_papers(made.db, made.folder, made.library, made.key, ["minutes", "vote_count_minutes"])
    assert caught.value.fields == ["thư ký cuộc họp (ghi ở trang Hội đồng)"]


def test_with_a_secretary_nothing_is_left_out_for_one(made: Round) -> None:
    assert left_out_without_secretary(made.db, made.library, made.key) == ()
    assert "secretary_missing" not in codes(made)
