"""Facts on paper: people are counted once, reviews keep to their period, and nothing is told that is not on record."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from khenthuong_desktop.regulations.library import Library, load_library
from khenthuong_desktop.services import units
from khenthuong_desktop.services.dossiers import check_dossier
from khenthuong_desktop.services.nominating import nominate_checked
from khenthuong_desktop.services.papers import draft_papers
from khenthuong_desktop.services.rounds import Nominee
from tests.unit.documents.word_tools import text_of
from tests.unit.services.dossier_round import WORKER, Round, make_round


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library()


@pytest.fixture
def made(tmp_path: Path, library: Library) -> Iterator[Round]:
    """A round that met, with somebody to sign."""
    found = make_round(tmp_path, library, papers=False)
    units.save_signer(found.db, units.usual_signers(units.get_unit(found.db), "Nguyễn Văn Minh")[0])
    yield found
    found.db.close()


def text(made: Round, kind: str) -> str:
    return text_of(draft_papers(made.db, made.folder, made.library, made.key, [kind])[0].path)


def test_who_is_proposed_for_two_titles_is_one_person_in_every_paper_and_in_its_check(made: Round) -> None:
    nominate_checked(made.db, made.library, made.key, [Nominee("CB1", WORKER, "Hoàn thành tốt.")])
    kinds = ("request_statement", "summary_list", "public_notice", "opinion_request", "opinion_reply")
    for kind in kinds:
        told = text(made, kind)
        assert "02 cá nhân" in told and "03 cá nhân" not in told, kind
    assert "Danh hiệu “Lao động tiên tiến”: 02 cá nhân" in text(made, "request_statement")
    found = check_dossier(made.db, made.folder, made.library, made.key)
    assert "totals_differ" not in {problem.code for problem in (*found.errors, *found.warnings)}
