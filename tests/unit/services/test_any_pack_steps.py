"""Whatever is taken in, put aside, brought back or damaged, there is a law, and what is refused changes nothing."""

import shutil
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from khenthuong_desktop.errors import KnownError, RecordMissing, RulePackFaulty, RulePackNeeded
from khenthuong_desktop.paths import DataFolder
from khenthuong_desktop.regulations.differences import compare
from khenthuong_desktop.regulations.kept import Noted, name_and_rank
from khenthuong_desktop.regulations.library import load_library
from khenthuong_desktop.services.law import rule_packs, unit_law
from khenthuong_desktop.store.database import in_memory
from tests.unit.regulations.joined_packs import IDS, make_all, read_shipped_once
from tests.unit.services.test_rule_pack_steps import law, state_of


class Steps(RuleBasedStateMachine):
    """A clerk with a drawer of packs on real folders; somebody else damages files now and then."""

    packs: dict[str, Path]

    def __init__(self) -> None:
        super().__init__()
        self.db = in_memory()
        self.folder = DataFolder(Path(mkdtemp(prefix="steps")))
        self.damaged = False

    def teardown(self) -> None:
        self.db.close()
        shutil.rmtree(self.folder.root)

    def refused(self, before: tuple[object, ...]) -> None:
        assert state_of(self.db, self.folder) == before

    @rule(pack=st.sampled_from(IDS))
    def take_in(self, pack: str) -> None:
        before, out = state_of(self.db, self.folder), {one.id for one in law(self.db, self.folder).left_out}
        try:
            told = rule_packs.take_in(self.db, self.folder, self.packs[pack])
        except RulePackFaulty as refused:
            assert refused.faults
            self.refused(before)
            return
        now = law(self.db, self.folder)
        assert pack in now.packs or name_and_rank(told.instead) > name_and_rank(pack)
        assert {one.id for one in now.left_out} <= out - {pack}

    @rule(pack=st.sampled_from(IDS))
    def put_aside(self, pack: str) -> None:
        before, out = state_of(self.db, self.folder), law(self.db, self.folder).left_out
        try:
            rule_packs.put_aside(self.db, self.folder, pack)
        except RecordMissing:
            self.refused(before)
        except RulePackNeeded as refused:
            assert refused.others and refused.faults
            self.refused(before)
        else:
            now = law(self.db, self.folder)
            assert pack not in now.packs
            assert {one.id for one in now.left_out} <= {one.id for one in out}

    @rule(pack=st.sampled_from(IDS))
    def bring_back(self, pack: str) -> None:
        before, was = state_of(self.db, self.folder), law(self.db, self.folder)
        try:
            rule_packs.bring_back(self.db, self.folder, pack)
        except KnownError as refused:
            assert isinstance(refused, RecordMissing | RulePackNeeded)
            self.refused(before)
        else:
            now = law(self.db, self.folder)
            assert {one.id for one in now.left_out} <= {one.id for one in was.left_out}

    @precondition(lambda self: self.folder.regulations.is_dir())
    @rule(data=st.data())
    def damage(self, data: st.DataObject) -> None:
        kept = sorted(path for path in self.folder.regulations.iterdir())
        if kept:
            place = data.draw(st.sampled_from(kept))
            self.damaged = True
            match data.draw(st.sampled_from(["whole", "manifest", "edit", "more", "draft"])):
                case "whole":
                    shutil.rmtree(place)
                case "manifest":
                    (place / "manifest.yaml").write_text("junk: [", "utf-8")
                case "edit":
                    for path in sorted(place.glob("*.yaml"))[:1]:
                        path.write_text(path.read_text("utf-8").replace("1", "2"), "utf-8")
                case "more":
                    (place / "advanced_worker.yaml").write_text("code: x", "utf-8")
                case "draft":
                    shutil.copytree(place, place.with_name(f".{place.name}.new.part"), dirs_exist_ok=True)

    @rule()
    def everything_aside(self) -> None:
        rule_packs.put_aside(self.db, self.folder, *rule_packs.in_use(self.db))
        now = law(self.db, self.folder)
        assert now.packs == () and now.left_out == ()
        assert list(compare(load_library(), now)) == []

    @invariant()
    def the_law_is_that_of_the_packs_in_force(self) -> None:
        now = law(self.db, self.folder)
        alone = load_library(self.folder.regulations, {one: Noted() for one in now.packs})
        assert list(compare(alone, now)) == [] and alone.left_out == ()
        in_use = {name_and_rank(one)[0] for one in rule_packs.in_use(self.db)}
        stand = [name_and_rank(one)[0] for one in (*now.packs, *(one.id for one in now.left_out))]
        assert sorted(stand) == sorted(in_use)
        assert self.damaged or now.left_out == ()
        assert unit_law.rules_now(self.folder, self.db, now) is now


@pytest.mark.parametrize("sequences", [6, pytest.param(60, marks=pytest.mark.soak)])
def test_no_sequence_of_steps_leaves_a_unit_without_law(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sequences: int
) -> None:
    read_shipped_once(monkeypatch)
    Steps.packs = make_all(tmp_path)
    quiet = list(HealthCheck)
    how = settings(
        max_examples=sequences, stateful_step_count=8, deadline=None, suppress_health_check=quiet, database=None
    )
    run_state_machine_as_test(Steps, settings=how)
