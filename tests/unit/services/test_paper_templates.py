"""A paper is read back by the template that it was made from, whatever has become of that template since."""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from sqlalchemy import select

from khenthuong_desktop.domain.completeness import check_completeness
from khenthuong_desktop.domain.consistency import check_consistency
from khenthuong_desktop.errors import FolderInPlace
from khenthuong_desktop.messages import say
from khenthuong_desktop.services import upkeep
from khenthuong_desktop.services.award_rounds.rounds import find_round
from khenthuong_desktop.services.checking.round_pictures import picture_of
from khenthuong_desktop.services.paper_life.paper_files import digest_of
from khenthuong_desktop.services.paper_life.paper_history import take_back_version
from khenthuong_desktop.services.paper_life.paper_templates import kept_template
from khenthuong_desktop.services.paper_life.paper_versions import keep_edits, kept_versions
from khenthuong_desktop.services.paper_life.undoing import undo
from khenthuong_desktop.services.word_templates import own_templates
from khenthuong_desktop.store.folder import open_folder
from khenthuong_desktop.store.migrations import HEAD
from khenthuong_desktop.store.tables import Paper, PaperVersion
from tests.unit.services.paper_office import KIND, Office, an_office

Change = Callable[[Any], None]


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """Its list of nominees is made from a template of its own."""
    with an_office(tmp_path) as made:
        own_templates.copy_shipped(KIND, made.folder)
        change_template(made, lambda document: document.add_paragraph("Lời của đơn vị"))
        made.number("12")
        made.draft()
        yield made


def in_word(path: Path, change: Change) -> None:
    document = Document(str(path))
    change(document)
    document.save(str(path))


def change_template(office: Office, change: Change) -> None:
    path = own_templates.own_path(KIND, office.folder)
    in_word(path, change)
    later = path.stat().st_mtime + 60
    os.utime(path, (later, later))


def paragraph(document: Any, words: str) -> Any:
    return next(one for one in document.paragraphs if words in one.text)


def write(one: Any, text: str) -> None:
    for run in one.runs[1:]:
        run.text = ""
    one.runs[0].text = text


def moved(document: Any) -> None:
    first, second = paragraph(document, "{{ subject }}")._element, paragraph(document, "{{ attached_to }}")._element
    first.addprevious(second)
    rows = document.tables[1].rows
    rows[0]._tr.getparent().remove(rows[0]._tr)  # the words above the columns


def reworded(document: Any) -> None:
    write(paragraph(document, "{{ totals }}"), "Cộng lại có tất cả là {{ totals }} đã được bình xét, chọn lựa kỹ càng")
    write(paragraph(document, "Lời của"), "Nhân dịp tổng kết công tác của {{ organ.superior }}")


def without_a_field(document: Any) -> None:
    for words in ("{{ attached_to }}", "{{ totals }}"):
        element = paragraph(document, words)._element
        element.getparent().remove(element)


def with_other_tables(document: Any) -> None:
    for table in document.tables[:1]:
        table._element.getparent().remove(table._element)
    document.add_paragraph("{{ organ.superior }} {{ signing.signer_name }} {{ totals }}")


CHANGES: dict[str, Change] = {
    "moved": moved,
    "reworded": reworded,
    "a field dropped": without_a_field,
    "a table gone": with_other_tables,
}


def bold(document: Any) -> None:
    paragraph(document, "Lời của").runs[0].bold = True


def other_name(document: Any) -> None:
    cell = document.tables[1].rows[-1].cells[1]
    write(cell.paragraphs[0], f"{cell.text} Khác")


def other_number(document: Any) -> None:
    one = paragraph(document, "12/TTr")
    write(one, one.text.replace("12/TTr", "57/TTr"))


def without_a_row(document: Any) -> None:
    row = document.tables[1].rows[-1]._tr
    row.getparent().remove(row)


EDITS: dict[str, tuple[Change, list[str]]] = {
    "bold": (bold, []),
    "name": (other_name, ["other_name"]),
    "number": (other_number, ["cited_number_differs"]),
    "row": (without_a_row, ["left_out"]),
}


def told(office: Office) -> list[str]:
    """Codes of all that is said of the paper and its file."""
    with office.db.read() as session:
        row = find_round(session, office.round)
        picture = picture_of(session, office.folder, office.library, row, office.db.today())
    found = (*check_completeness(picture), *check_consistency(picture))
    return sorted(one.code for one in found if one.place.key == office.paper)


def states(office: Office) -> Sequence[PaperVersion]:
    """Oldest first."""
    with office.db.read() as session:
        return kept_versions(session, [office.paper])


def forget_template(office: Office) -> None:
    """As in a paper from before templates were kept."""
    shutil.rmtree(office.folder.templates / "used")
    with office.db.write("forget") as session:
        session.get_one(Paper, office.paper).template_sha256 = None
        for version in kept_versions(session, [office.paper]):
            version.template_sha256 = None


def forget_states(office: Office) -> None:
    """As in a paper from before states were kept."""
    for place in office.folder.documents.rglob("phien-ban"):
        shutil.rmtree(place)


@pytest.mark.parametrize(("edit", "codes"), EDITS.values(), ids=EDITS)
@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_an_edit_is_told_by_the_template_of_its_paper(
    office: Office, change: Change, edit: Change, codes: list[str]
) -> None:
    change_template(office, change)
    assert told(office) == []
    in_word(office.path, edit)
    assert told(office) == codes


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_where_the_template_is_not_known_the_paper_as_drafted_tells_what_fits(office: Office, change: Change) -> None:
    forget_template(office)
    change_template(office, change)
    in_word(office.path, bold)
    assert told(office) == []
    in_word(office.path, other_name)
    assert told(office) == ["other_name"]


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_where_nothing_is_known_nothing_is_said_of_values(office: Office, change: Change) -> None:
    forget_template(office)
    forget_states(office)
    change_template(office, change)
    in_word(office.path, other_name)
    assert told(office) == ["paper_changed"]


def test_where_the_template_did_not_change_an_old_paper_is_read_as_ever(office: Office) -> None:
    template = own_templates.own_path(KIND, office.folder)
    os.utime(template, (0, 0))
    forget_template(office)
    forget_states(office)
    in_word(office.path, without_a_row)
    assert told(office) == ["left_out"]


def test_of_a_paper_that_is_remade_as_another_one_nothing_is_told_but_that_it_was_edited(office: Office) -> None:
    """The program has other fields by now, under other names."""
    with office.db.write("rename") as session:
        row = session.get_one(Paper, office.paper)
        row.fields = {("renamed" if name == "signing" else name): value for name, value in row.fields.items()}
    in_word(office.path, other_name)
    assert told(office) == ["paper_changed"]


def test_values_that_are_remade_otherwise_are_not_called_changed(office: Office) -> None:
    """As after an update that has other words for something."""
    with office.db.write("reword") as session:
        row = session.get_one(Paper, office.paper)
        row.fields = {**row.fields, "totals": "Mười hai người", "organ": {**row.fields["organ"], "superior": "X"}}
    in_word(office.path, bold)
    assert told(office) == []


def test_a_template_is_kept_once_and_found_damaged_by_the_doctor(office: Office) -> None:
    office.draft()
    (kept, _first) = sorted((office.folder.templates / "used").iterdir(), key=lambda one: one.stat().st_mtime)[::-1]
    assert kept.read_bytes() == own_templates.own_path(KIND, office.folder).read_bytes()
    assert upkeep.check_health(office.data).findings == ()
    assert upkeep.check_health(office.data).checked["templates"] == 2  # that of the first drafting, too
    kept.write_bytes(b"altered")
    assert [one.code for one in upkeep.check_health(office.data).findings] == ["templates_changed"]
    in_word(office.path, other_name)
    assert told(office) == ["other_name"]  # the one in use is the same
    office.draft()
    kept.unlink()
    assert [one.code for one in upkeep.check_health(office.data).findings] == ["templates_missing"]


def test_drafting_anew_mends_a_kept_template(office: Office) -> None:
    kept = kept_template(office.folder, KIND, digest_of(own_templates.own_path(KIND, office.folder)))
    kept.write_bytes(b"altered")
    office.draft()
    assert upkeep.check_health(office.data).findings == ()


def test_undoing_gives_a_paper_its_template_back(office: Office) -> None:
    before = office.path.read_bytes()
    change_template(office, reworded)
    office.draft()
    assert office.path.read_bytes() != before
    undo(office.db, office.folder)
    assert office.path.read_bytes() == before
    in_word(office.path, other_number)
    assert told(office) == ["cited_number_differs"]


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_an_older_drafting_put_back_is_read_by_its_own_template(office: Office, change: Change) -> None:
    older = states(office)[-1]
    change_template(office, change)
    office.draft()
    take_back_version(office.db, office.folder, office.paper, older.id)
    assert [row.template_sha256 for row in states(office)[-3:]] == [
        older.template_sha256,
        digest_of(own_templates.own_path(KIND, office.folder)),
        older.template_sha256,
    ]
    assert told(office) == []
    in_word(office.path, bold)
    assert told(office) == []
    in_word(office.path, other_name)
    keep_edits(office.db, office.folder)
    assert states(office)[-1].template_sha256 == older.template_sha256
    assert told(office) == ["other_name"]


def test_what_an_older_drafting_says_of_numbers_is_told_when_it_is_put_back(office: Office) -> None:
    older = states(office)[-1]
    office.number("57")
    change_template(office, reworded)
    office.draft()
    take_back_version(office.db, office.folder, office.paper, older.id)
    assert told(office) == ["cited_number_differs"]


def test_undoing_a_state_put_back_gives_its_template_back_too(office: Office) -> None:
    older = states(office)[-1]
    change_template(office, without_a_field)
    office.draft()
    take_back_version(office.db, office.folder, office.paper, older.id)
    undo(office.db, office.folder)
    in_word(office.path, other_name)
    assert told(office) == ["other_name"]


def test_the_doctor_misses_the_template_of_an_older_drafting(office: Office) -> None:
    older = states(office)[-1].template_sha256
    assert older
    change_template(office, reworded)
    office.draft()
    kept_template(office.folder, KIND, older).unlink()
    assert [one.code for one in upkeep.check_health(office.data).findings] == ["templates_missing"]


def test_a_backup_carries_the_templates_of_its_papers(office: Office, tmp_path: Path) -> None:
    upkeep.export_backup(office.data, tmp_path / "all.zip")
    with office.db.read() as session:
        digest = session.get_one(Paper, office.paper).template_sha256
    assert digest
    office.data.close()
    shutil.rmtree(office.folder.templates / "used")
    upkeep.restore(office.folder, tmp_path / "all.zip")
    assert kept_template(office.folder, KIND, digest).is_file()


def test_a_folder_from_before_is_brought_up_to_date(tmp_path: Path) -> None:
    with an_office(tmp_path) as office:
        folder, before = office.folder, told(office)
        office.data.close()
        with closing(sqlite3.connect(folder.database)) as plain:
            for table in ("papers", "paper_versions"):
                plain.execute(f"ALTER TABLE {table} DROP COLUMN template_sha256")
            plain.execute("UPDATE alembic_version SET version_num = '0005'")
            plain.commit()
        shutil.rmtree(folder.templates / "used")
        data = open_folder(folder, actor="tester")
        office.db, office.data = data.db, data
        assert upkeep.about(data).revision == HEAD
        assert told(office) == before
        in_word(office.path, other_name)
        assert "other_name" in told(office)
        data.close()


def test_a_folder_in_the_place_of_a_template_is_told_instead_of_passed_over(office: Office) -> None:
    own = own_templates.own_path(KIND, office.folder)
    own.unlink()
    own.mkdir()
    with pytest.raises(FolderInPlace):
        office.draft()


@pytest.mark.parametrize("content", [b"", b"PK half"])
def test_a_paper_that_word_cannot_open_is_not_sound(office: Office, content: bytes) -> None:
    with office.data.db.read() as session:
        path = session.scalars(select(Paper.path)).first()
    (office.folder.documents / str(path)).write_bytes(content)
    (finding,) = upkeep.check_health(office.data).findings
    assert (finding.code, finding.where) == ("papers_torn", path)
    assert "Word không mở được" in say("problems", finding.code, where=finding.where)
