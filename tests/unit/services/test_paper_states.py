"""States of a paper's file, one by one: kept once, only when whole, given back only as they were."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from khenthuong_desktop.domain.terms import VersionOrigin
from khenthuong_desktop.services.paper_life import paper_versions
from khenthuong_desktop.services.paper_life.paper_files import all_or_none, read_file
from khenthuong_desktop.services.paper_life.paper_versions import (
    State,
    keep_version,
    kept_bytes,
    kept_versions,
    states_of,
)
from khenthuong_desktop.store.tables import Paper
from tests.unit.services.paper_office import Office, an_office, save_as_word_does, saved

EDITED, MADE = VersionOrigin.EDITED, VersionOrigin.MADE


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with an_office(tmp_path) as made:
        yield made


def state(office: Office) -> State:
    with office.db.read() as session:
        return states_of(session, [session.get_one(Paper, office.paper)])[office.paper]


def test_the_newest_state_is_not_kept_a_second_time(office: Office) -> None:
    with all_or_none() as files, office.db.write("keep_edits") as session:
        paper = session.get_one(Paper, office.paper)
        for _time in range(2):
            keep_version(session, office.folder, files, paper, saved("một"), EDITED, None)
    assert office.versions() == [EDITED, MADE]


def test_a_file_that_changes_while_it_is_read_is_waited_for(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    save_as_word_does(office.path, saved("một"))

    def while_word_goes_on(path: Path) -> bytes:
        content = read_file(path)
        path.write_bytes(saved("một, hai, ba"))
        return content

    with monkeypatch.context() as writing:
        writing.setattr(paper_versions, "read_file", while_word_goes_on)
        assert office.notice() == (0, 1)
    assert office.notice() == (1, 0)
    assert saved("một, hai, ba") in office.kept()


def test_kept_bytes_are_given_only_as_they_were_kept(office: Office) -> None:
    save_as_word_does(office.path, saved("một"))
    office.notice()
    known = state(office)
    assert kept_bytes(office.folder, known) == saved("một")
    with office.db.read() as session:
        kept = office.folder.documents / kept_versions(session, [office.paper])[-1].path
    kept.write_bytes(saved("ai đó đổi"))
    assert kept_bytes(office.folder, known) is None
