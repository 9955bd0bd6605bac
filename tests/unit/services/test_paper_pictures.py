"""What an edited paper says of itself and of others, as the checks of a dossier see it."""

from datetime import date
from pathlib import Path

import pytest
from docx import Document

from khenthuong_desktop.domain.consistency import check_consistency
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.papers import draft_papers
from khenthuong_desktop.services.round_papers import RoundPapers, set_round_papers
from khenthuong_desktop.services.round_pictures import picture_of
from khenthuong_desktop.store.tables import AwardRound
from tests.unit.services.dossier_round import make_round


@pytest.mark.parametrize(("written", "told"), [("12a", []), ("12A", []), ("12b", ["12b"]), ("", ["…"])])
def test_a_paper_may_cite_a_number_with_a_letter(
    tmp_path: Path, library: Library, written: str, told: list[str]
) -> None:
    made = make_round(tmp_path / "data", library, papers=False)
    numbers = RoundPapers("12a", date(2026, 11, 12), "03", vote_minutes_number="04")
    set_round_papers(made.db, library, made.key, numbers)
    (paper,) = draft_papers(made.db, made.folder, library, made.key, ["summary_list"])
    document = Document(str(paper.path))
    (cites,) = [item for item in document.paragraphs if "12a/" in item.text]
    text = cites.text.replace("12a/", f"{written}/")
    for run in cites.runs[1:]:
        run.text = ""
    cites.runs[0].text = text
    document.save(str(paper.path))
    with made.db.read() as session:
        row = session.get_one(AwardRound, made.key)
        picture = picture_of(session, made.folder, library, row, made.db.today())
    found = [one for one in check_consistency(picture) if one.code == "cited_number_differs"]
    assert [one.details["told"] for one in found] == told
