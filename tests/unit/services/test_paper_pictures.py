"""What an edited paper says of itself and of others, as the checks of a dossier see it."""

import copy
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from sqlalchemy import select

from khenthuong_desktop.domain.consistency import check_consistency
from khenthuong_desktop.domain.dossier import FileState
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.checking.paper_pictures import Spellings, made_paper
from khenthuong_desktop.services.checking.round_pictures import picture_of
from khenthuong_desktop.services.drafting.papers import draft_papers
from khenthuong_desktop.services.numbers.round_papers import RoundPapers, set_round_papers
from khenthuong_desktop.store.tables import AwardRound, Paper
from tests.unit.services.dossier_round import make_round
from tests.unit.services.hand_edits.year import a_year


def paths_of(part: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Where each named field is, in lists that of the first record."""
    if isinstance(part, dict):
        for name, value in part.items():
            yield (*path, name)
            yield from paths_of(value, (*path, name))
    elif isinstance(part, list) and part:
        yield from paths_of(part[0], (*path, 0))


@pytest.mark.parametrize("edited", [False, True])
def test_a_field_that_an_older_program_called_otherwise_stops_no_check(tmp_path: Path, edited: bool) -> None:
    with a_year(tmp_path / "year") as year, year.db.read() as session:
        for row in {row.kind: row for row in session.scalars(select(Paper))}.values():
            session.expunge(row)
            recorded, path = row.fields, year.folder.documents / row.path
            if edited:
                document = Document(str(path))
                document.add_paragraph("Một câu viết tay.")
                document.save(str(path))
            for place in set(paths_of(recorded)):
                row.fields = copy.deepcopy(recorded)
                holder: Any = row.fields
                for name in place[:-1]:
                    holder = holder[name]
                holder["other_name"] = holder.pop(place[-1])
                told = made_paper(row, year.folder, Spellings(year.library, ()), outdated=False, template=None)
                assert told.state is (FileState.CHANGED if edited else FileState.AS_RECORDED)
                assert told.fault is None


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
