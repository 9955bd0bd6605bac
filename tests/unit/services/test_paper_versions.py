"""What somebody wrote in Word is noticed, kept, put back and never lost."""

import os
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from khenthuong_desktop import files
from khenthuong_desktop.domain.terms import Redraft, VersionOrigin
from khenthuong_desktop.errors import FileInUse, FileUnreadable, UndoBlocked
from khenthuong_desktop.services.drafting.paper_comparison import edited_papers
from khenthuong_desktop.services.drafting.papers import draft_papers, list_papers
from khenthuong_desktop.services.paper_life import paper_files
from khenthuong_desktop.services.paper_life.paper_history import take_back_version, versions_of
from khenthuong_desktop.services.paper_life.paper_versions import Looked, keep_edits
from khenthuong_desktop.services.paper_life.undoing import undo
from khenthuong_desktop.services.upkeep import check_health, export_backup, kept_states
from khenthuong_desktop.store.tables import PaperVersion
from tests.unit.services.paper_office import KIND, Office, an_office, save_as_word_does, saved

MADE, EDITED, TAKEN_BACK = VersionOrigin.MADE, VersionOrigin.EDITED, VersionOrigin.TAKEN_BACK


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with an_office(tmp_path) as made:
        yield made


def test_what_was_saved_in_word_is_kept_once(office: Office) -> None:
    assert office.notice() == (0, 0)
    save_as_word_does(office.path, saved("một"))
    assert office.notice() == (1, 0)
    assert office.notice() == (0, 0)
    save_as_word_does(office.path, saved("hai"))
    assert office.notice() == (1, 0)
    assert office.versions() == [EDITED, EDITED, MADE]
    newest, older, made = versions_of(office.db, office.folder, office.paper)
    assert (newest.current, older.current, made.current) == (True, False, False)
    assert older.path.read_bytes() == saved("một")
    assert all(row.there and row.size == row.path.stat().st_size for row in (newest, older, made))


def test_a_file_that_is_still_being_written_is_waited_for(office: Office) -> None:
    whole = saved("một")
    office.path.write_bytes(whole[: len(whole) // 2])
    assert office.notice() == (0, 1)
    office.path.write_bytes(whole)
    assert office.notice() == (1, 0)


def test_a_file_that_word_holds_is_waited_for(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    path, read = office.path, Path.read_bytes

    def held(self: Path) -> bytes:
        if self == path:
            raise PermissionError(13, "held", str(self))
        return read(self)

    path.write_bytes(saved("một"))
    with monkeypatch.context() as holding:
        holding.setattr(Path, "read_bytes", held)
        assert office.notice() == (0, 1)
    assert office.notice() == (1, 0)


@pytest.fixture
def looked(office: Office, monkeypatch: pytest.MonkeyPatch) -> Looked:
    """What a first look remembers of files that have lain there for a while."""
    monkeypatch.setattr(paper_files, "_JUST_NOW", 0)
    made = Looked()
    assert keep_edits(office.db, office.folder, looked=made).kept == ()
    return made


def test_files_that_were_not_touched_are_not_read_again(
    office: Office, looked: Looked, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(self: Path) -> bytes:
        raise AssertionError(self)

    with monkeypatch.context() as blind:
        blind.setattr(Path, "read_bytes", refused)
        assert keep_edits(office.db, office.folder, looked=looked).kept == ()
    save_as_word_does(office.path, saved("một"))
    assert len(keep_edits(office.db, office.folder, looked=looked).kept) == 1


def save_in_the_same_size(path: Path) -> None:
    """Another file of as many bytes, which is as whole: one of its parts is of another minute."""
    content = bytearray(path.read_bytes())
    content[content.rindex(b"PK\x01\x02") + 12] ^= 32
    path.write_bytes(content)


def test_an_edit_of_the_same_size_is_noticed(office: Office, looked: Looked) -> None:
    save_in_the_same_size(office.path)
    assert len(keep_edits(office.db, office.folder, looked=looked).kept) == 1


WRITTEN_INTO = pytest.param(False, marks=pytest.mark.skipif(os.name == "nt", reason="no time of change there"))


@pytest.mark.parametrize("in_its_place", [True, WRITTEN_INTO])
def test_an_edit_of_the_same_size_is_noticed_though_a_tool_kept_the_time(
    office: Office, looked: Looked, in_its_place: bool
) -> None:
    before, another = office.path.stat(), office.path.with_name("another.docx")
    shutil.copyfile(office.path, another)
    save_in_the_same_size(another)
    os.utime(another, ns=(before.st_atime_ns, before.st_mtime_ns))
    if in_its_place:
        another.replace(office.path)
    else:
        office.path.write_bytes(another.read_bytes())
        os.utime(office.path, ns=(before.st_atime_ns, before.st_mtime_ns))
    after = office.path.stat()
    assert (after.st_size, after.st_mtime_ns) == (before.st_size, before.st_mtime_ns)
    assert len(keep_edits(office.db, office.folder, looked=looked).kept) == 1


def test_a_file_touched_this_moment_is_read_again_since_the_clock_may_not_have_moved_on(office: Office) -> None:
    looked = Looked()
    os.utime(office.path)
    keep_edits(office.db, office.folder, looked=looked)
    assert office.path not in looked.stamps


def test_only_papers_of_the_year_in_hand_are_looked_at(office: Office) -> None:
    office.path.write_bytes(saved("một"))
    assert keep_edits(office.db, office.folder, year=1999).kept == ()
    assert len(keep_edits(office.db, office.folder, year=2025).kept) == 1


def test_an_older_state_is_put_back_and_the_present_one_kept(office: Office) -> None:
    made = office.path.read_bytes()
    office.path.write_bytes(saved("chưa ai nhận ra"))
    version = versions_of(office.db, office.folder, office.paper)[0]
    take_back_version(office.db, office.folder, office.paper, version.id)
    assert office.path.read_bytes() == made
    assert office.versions() == [TAKEN_BACK, EDITED, MADE]
    assert not list_papers(office.db, office.folder, office.round)[0].edited
    undo(office.db, office.folder)
    assert office.path.read_bytes() == saved("chưa ai nhận ra")
    assert office.versions() == [EDITED, MADE]


def test_what_kept_states_take_is_told_once_for_each_file(office: Office) -> None:
    made = office.path.read_bytes()
    for content in (saved("một"), made, saved("một")):
        office.path.write_bytes(content)
        assert office.notice() == (1, 0)
    kept = kept_states(office.db)
    assert (kept.files, kept.size) == (2, len(made) + len(saved("một")))


def test_a_kept_state_that_was_altered_is_not_put_back(office: Office) -> None:
    version = versions_of(office.db, office.folder, office.paper)[0]
    version.path.write_bytes(b"altered")
    before = office.path.read_bytes()
    with pytest.raises(FileUnreadable):
        take_back_version(office.db, office.folder, office.paper, version.id)
    assert office.path.read_bytes() == before


def test_the_new_one_may_be_taken_and_the_edited_one_is_kept(office: Office) -> None:
    path, first = office.path, office.path.read_bytes()
    path.write_bytes(saved("sửa tay"))
    office.number("12")
    office.draft(Redraft.REPLACE)
    assert office.path == path and path.read_bytes() not in (first, saved("sửa tay"))
    assert office.versions() == [MADE, EDITED, MADE]
    undo(office.db, office.folder)
    assert path.read_bytes() == saved("sửa tay")


def test_the_edited_one_may_stay_as_it_is(office: Office) -> None:
    office.path.write_bytes(saved("sửa tay"))
    office.number("12")
    assert (
        draft_papers(
            office.db, office.folder, office.library, office.round, [KIND], choices={office.paper: Redraft.KEEP}
        )
        == ()
    )
    assert office.path.read_bytes() == saved("sửa tay")
    assert office.versions() == [EDITED, MADE]


def test_what_is_no_word_file_is_kept_too_before_it_is_written_over(office: Office) -> None:
    office.path.write_bytes(b"half of a file")
    office.draft(Redraft.REPLACE)
    assert b"half of a file" in office.kept()
    undo(office.db, office.folder)
    assert office.path.read_bytes() == b"half of a file"


def test_an_edited_paper_whose_file_is_gone_comes_back_as_it_was(office: Office) -> None:
    office.path.write_bytes(saved("sửa tay"))
    office.notice()
    office.path.unlink()
    office.draft(Redraft.KEEP)
    assert office.path.read_bytes() == saved("sửa tay")
    office.path.unlink()
    [made] = draft_papers(office.db, office.folder, office.library, office.round, [KIND])
    assert made.kept is not None and made.kept.read_bytes() == saved("sửa tay")
    assert office.path.read_bytes() != saved("sửa tay")
    assert office.versions()[:2] == [MADE, EDITED]


def test_undoing_a_second_draft_gives_the_first_one_back(office: Office) -> None:
    path, first = office.path, office.path.read_bytes()
    office.number("12")
    office.draft()
    assert path.read_bytes() != first
    undo(office.db, office.folder)
    assert path.read_bytes() == first
    assert office.notice() == (0, 0)


def test_undoing_the_first_draft_takes_its_file_away(office: Office) -> None:
    path = office.path
    undo(office.db, office.folder)
    assert not path.exists()
    assert list_papers(office.db, office.folder, office.round) == ()


def test_a_draft_that_somebody_worked_on_is_not_undone(office: Office) -> None:
    path = office.path
    path.write_bytes(saved("một giờ làm việc"))
    with pytest.raises(UndoBlocked):
        undo(office.db, office.folder)
    assert path.read_bytes() == saved("một giờ làm việc")


def test_noticing_is_no_action_to_undo(office: Office) -> None:
    office.number("12")
    office.path.write_bytes(saved("một"))
    office.notice()
    assert undo(office.db, office.folder).name == "set_round_papers"


def test_a_file_that_word_holds_on_windows_is_not_written_over(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    path, first, replace = office.path, office.path.read_bytes(), Path.replace
    version = versions_of(office.db, office.folder, office.paper)[0]
    office.number("12")

    def held(draft: Path, target: Path) -> Path:
        if target == path:
            error = PermissionError(13, "held", str(target))
            monkeypatch.setattr(error, "winerror", 32, raising=False)  # Windows alone has it
            raise error
        return replace(draft, target)

    monkeypatch.setattr(files, "_WAITS", ())
    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(FileInUse):
        office.draft()
    assert path.read_bytes() == first
    assert office.versions() == [MADE]
    path.write_bytes(saved("một"))
    with pytest.raises(FileInUse):
        take_back_version(office.db, office.folder, office.paper, version.id)
    assert path.read_bytes() == saved("một")
    assert office.versions() == [EDITED, MADE]


def test_a_paper_that_cannot_be_read_just_now_is_not_drafted_beside(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, open_ = office.path, Path.open

    def held(self: Path, *more: Any, **others: Any) -> Any:
        if self == path:
            raise PermissionError(13, "held", str(self))
        return open_(self, *more, **others)

    monkeypatch.setattr(Path, "open", held)
    with pytest.raises(FileInUse):
        office.draft()
    with pytest.raises(FileInUse):
        edited_papers(office.db, office.folder, office.library, office.round)
    assert [row.edition for row in list_papers(office.db, office.folder, office.round)] == [1]


def test_undo_gives_a_name_back_unless_another_file_has_it(office: Office) -> None:
    first, made = office.path, office.path.read_bytes()
    office.round_has_another_code()
    office.draft()
    second = office.path
    assert second != first and not first.exists()
    undo(office.db, office.folder)
    assert (office.path, first.read_bytes(), second.exists()) == (first, made, False)
    office.draft()
    first.write_bytes(saved("của người khác"))
    undo(office.db, office.folder)
    assert office.path == first and first.read_bytes() == saved("của người khác")


def test_nothing_is_undone_while_word_holds_the_file(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    office.number("12")
    office.draft()
    path, second, open_ = office.path, office.path.read_bytes(), Path.open

    def held(self: Path, mode: str = "r", *more: Any, **others: Any) -> Any:
        if self == path and "+" in mode:
            raise PermissionError(13, "held", str(self))
        return open_(self, mode, *more, **others)

    with monkeypatch.context() as holding:
        holding.setattr(Path, "open", held)
        with pytest.raises(FileInUse):
            undo(office.db, office.folder)
    assert path.read_bytes() == second
    assert office.versions() == [MADE, MADE]
    assert undo(office.db, office.folder).name == "draft_papers"


def test_papers_from_before_states_were_kept_lose_nothing(office: Office) -> None:
    with office.db.write("keep_edits") as session:
        for row in session.query(PaperVersion):
            session.delete(row)
    path, first = office.path, office.path.read_bytes()
    office.number("12")
    office.draft()
    assert office.versions() == [MADE, MADE]
    undo(office.db, office.folder)
    assert path.read_bytes() == first


def test_doctor_finds_kept_states_that_were_altered_or_lost(office: Office) -> None:
    data = office.data
    assert check_health(data).findings == ()
    [version] = versions_of(office.db, office.folder, office.paper)
    version.path.write_bytes(b"altered")
    assert [one.code for one in check_health(data).findings] == ["versions_changed"]
    version.path.unlink()
    assert [one.code for one in check_health(data).findings] == ["versions_missing"]


def test_kept_states_are_in_the_backup(office: Office, tmp_path: Path) -> None:
    office.path.write_bytes(saved("một"))
    office.notice()
    export_backup(office.data, tmp_path / "sao.zip")
    [newest, *_older] = versions_of(office.db, office.folder, office.paper)
    with zipfile.ZipFile(tmp_path / "sao.zip") as backup:
        assert backup.read(newest.path.relative_to(office.folder.root).as_posix()) == saved("một")
