"""Whatever is done to a paper in whatever order, what somebody saved is still there."""

import tempfile
from contextlib import suppress
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from khenthuong_desktop.domain.terms import Redraft
from khenthuong_desktop.errors import UndoBlocked
from khenthuong_desktop.services.drafting.papers import list_papers
from khenthuong_desktop.services.paper_life.paper_history import take_back_version, versions_of
from khenthuong_desktop.services.paper_life.paper_versions import keep_edits
from khenthuong_desktop.services.paper_life.undoing import undo
from khenthuong_desktop.store.history import last_undoable
from tests.unit.services.paper_office import an_office, saved


class LifeOfAPaper(RuleBasedStateMachine):
    """Whatever is done in whatever order: what somebody saved lies in the paper or among its kept states."""

    @initialize()
    def begin(self) -> None:
        self.scratch = tempfile.TemporaryDirectory()
        self.opened = an_office(Path(self.scratch.name))
        self.office = self.opened.__enter__()
        self.saved: set[bytes] = set()
        self.lying: set[bytes] = set()  # saved, and not looked at by the program yet
        self.number = 0

    @property
    def there(self) -> bool:
        return bool(list_papers(self.office.db, self.office.folder, self.office.round))

    @rule(text=st.integers(0, 5), noticed=st.booleans())
    def somebody_saves(self, text: int, noticed: bool) -> None:
        """Who saves twice before anybody looks has written over the first text alone."""
        if self.there:
            self.office.path.write_bytes(saved(f"bản {text}"))
            self.lying = {saved(f"bản {text}")}
        if noticed:
            self.at_last()
            keep_edits(self.office.db, self.office.folder)

    def at_last(self) -> None:
        self.saved |= self.lying
        self.lying = set()

    @rule(choice=st.sampled_from([None, *Redraft]), renumbered=st.booleans())
    def drafted_again(self, choice: Redraft | None, renumbered: bool) -> None:
        self.at_last()
        if renumbered:
            self.number += 1
            self.office.number(str(self.number))
        self.office.draft(choice if self.there else None)

    @rule(number=st.integers(0, 9))
    def going_back(self, number: int) -> None:
        self.at_last()
        rows = versions_of(self.office.db, self.office.folder, self.office.paper) if self.there else ()
        if rows:
            take_back_version(self.office.db, self.office.folder, self.office.paper, rows[number % len(rows)].id)

    @rule()
    def undone(self) -> None:
        """As far back as the first draft; the round itself stays."""
        self.at_last()
        with self.office.db.read() as session:
            newest = last_undoable(session)
        if newest is not None and newest.name in ("draft_papers", "take_back_version", "set_round_papers"):
            with suppress(UndoBlocked):
                undo(self.office.db, self.office.folder)

    @invariant()
    def nothing_is_lost(self) -> None:
        if not hasattr(self, "office"):
            return
        saved = self.saved | self.lying
        assert saved <= self.office.kept()
        if self.there:
            rows = versions_of(self.office.db, self.office.folder, self.office.paper)
            in_sight = {path.read_bytes() for path in self.office.folder.documents.glob("*/*.docx")}
            assert saved <= {row.path.read_bytes() for row in rows} | in_sight

    def teardown(self) -> None:
        if hasattr(self, "opened"):
            self.opened.__exit__(None, None, None)
            self.scratch.cleanup()


TestLifeOfAPaper = LifeOfAPaper.TestCase
TestLifeOfAPaper.settings = settings(max_examples=6, stateful_step_count=12, deadline=None)
