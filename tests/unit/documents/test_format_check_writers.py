"""The format check on right papers of all forms of the decree, set in ways that are not ours: nothing is wrong."""

from pathlib import Path

import pytest

from khenthuong_desktop.documents.format_check import check_format
from tests.unit.documents.examination.files import write
from tests.unit.documents.examination.papers import PAPERS
from tests.unit.documents.examination.writers import WRITERS

EVERYWHERE = {"P01", "P08", "P09", "F01", "Q01", "Q04", "Q06", "Q09", "A01", "A04", "S01", "S02", "B03", "K02", "N01"}


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("writer", WRITERS)
def test_a_right_paper_breaks_no_rule(writer: str, paper: str, tmp_path: Path) -> None:
    report = check_format(write(WRITERS[writer], PAPERS[paper], tmp_path / "paper.docx"))
    assert report.failed == ()
    assert report.kind == PAPERS[paper].kind
    assert set(report.checked) >= EVERYWHERE
