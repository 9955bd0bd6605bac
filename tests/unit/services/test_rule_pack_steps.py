"""Packs that need one another are taken in, put aside, brought back, damaged, mended: each step by itself."""

import shutil
from collections.abc import Iterator
from errno import EACCES, ENOSPC
from pathlib import Path
from typing import Any

import pytest

from khenthuong_desktop.domain.terms import CommendationType, Severity, UnitLevel
from khenthuong_desktop.errors import (
    DiskFull,
    KnownError,
    RulePackFaulty,
    RulePackNeeded,
    TargetNotWritable,
)
from khenthuong_desktop.paths import DataFolder
from khenthuong_desktop.regulations.differences import compare
from khenthuong_desktop.regulations.library import Library, load_library
from khenthuong_desktop.regulations.rule_folders import Why
from khenthuong_desktop.services import units, upkeep
from khenthuong_desktop.services.award_rounds.round_checks import check_list
from khenthuong_desktop.services.law import rule_packs, unit_law
from khenthuong_desktop.services.law.rule_packs import PackState
from khenthuong_desktop.services.units import new_unit
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.history import list_actions
from khenthuong_desktop.store.tables import AwardRound
from tests.unit.regulations.joined_packs import FIGHTER, IDS, make_all, read_shipped_once

A1, A2, B1, B2, B3, C1, C2, C3 = IDS


@pytest.fixture(autouse=True)
def shipped_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read_shipped_once(monkeypatch)


@pytest.fixture(scope="module")
def packs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return make_all(tmp_path_factory.mktemp("usb"))


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "data")


def state_of(db: Database, folder: DataFolder) -> tuple[object, ...]:
    """Everything that a refused step must leave as it is."""
    files = {path: path.read_bytes() for path in folder.regulations.rglob("*") if path.is_file()}
    return files, unit_law.pack_notes(db)


def law(db: Database, folder: DataFolder) -> Library:
    return unit_law.rules_of(folder, db)


def states(db: Database, folder: DataFolder) -> dict[str, PackState]:
    return {row.id: row.state for row in rule_packs.list_packs(db, folder, law(db, folder))}


def taken(db: Database, folder: DataFolder, packs: dict[str, Path], *ids: str) -> None:
    for one in ids:
        rule_packs.take_in(db, folder, packs[one])


def test_what_others_rest_on_is_not_put_aside_alone(db: Database, folder: DataFolder, packs: dict[str, Path]) -> None:
    taken(db, folder, packs, A1, B1)
    before = state_of(db, folder)
    with pytest.raises(RulePackNeeded) as refused:
        rule_packs.put_aside(db, folder, A1)
    assert refused.value.others == [f"Bộ {B1} ({B1})"] and "X/QD" in refused.value.faults[0]
    assert state_of(db, folder) == before
    rule_packs.put_aside(db, folder, A1, B1)
    assert law(db, folder).packs == ()


def test_a_newer_version_must_still_carry_what_others_rest_on(
    db: Database, folder: DataFolder, packs: dict[str, Path]
) -> None:
    taken(db, folder, packs, A1, B1)
    with pytest.raises(RulePackFaulty) as refused:
        rule_packs.take_in(db, folder, packs[A2])
    assert any(B1 in fault for fault in refused.value.faults)
    taken(db, folder, packs, B2, A2)
    assert set(law(db, folder).packs) == {A2, B2}
    with pytest.raises(RulePackNeeded):  # B1 would come back in its place, without what it rests on
        rule_packs.put_aside(db, folder, B2)


def test_what_was_put_aside_stands_in_nobodys_way(db: Database, folder: DataFolder, packs: dict[str, Path]) -> None:
    taken(db, folder, packs, B2)
    with pytest.raises(RulePackFaulty) as refused:
        rule_packs.take_in(db, folder, packs[C2])
    assert any(FIGHTER in fault and "hai bộ" in fault for fault in refused.value.faults)
    rule_packs.put_aside(db, folder, B2)
    taken(db, folder, packs, C2)
    with pytest.raises(RulePackNeeded):
        rule_packs.bring_back(db, folder, B2)
    assert law(db, folder).packs == (C2,)


def test_two_packs_never_make_a_ring(db: Database, folder: DataFolder, packs: dict[str, Path]) -> None:
    taken(db, folder, packs, B2, C1)
    with pytest.raises(RulePackFaulty, match="vòng"):
        rule_packs.take_in(db, folder, packs[B3])
    rule_packs.put_aside(db, folder, B2)
    assert law(db, folder).packs == (C1,)


def test_a_lower_version_is_kept_and_says_what_stays_in_force(
    db: Database, folder: DataFolder, packs: dict[str, Path]
) -> None:
    taken(db, folder, packs, B2)
    taken(db, folder, packs, A2)
    told = rule_packs.take_in(db, folder, packs[A1])
    assert (told.instead, told.changes, told.is_new) == (A2, (), True)
    assert states(db, folder) == {A1: PackState.SUPERSEDED, A2: PackState.IN_FORCE, B2: PackState.IN_FORCE}
    assert rule_packs.put_aside(db, folder, A2) == (A1,)


def test_an_altered_pack_is_not_applied_and_its_file_mends_it(
    db: Database, folder: DataFolder, packs: dict[str, Path]
) -> None:
    taken(db, folder, packs, A1, B1)
    whole = state_of(db, folder)[0]
    place = folder.regulations / A1 / "sources.yaml"
    place.write_text(place.read_text("utf-8") + "# thêm một dòng\n", "utf-8")
    now = law(db, folder)
    assert [(one.id, one.why) for one in now.left_out] == [(A1, Why.CHANGED), (B1, Why.FAULTY)]
    assert states(db, folder) == {A1: PackState.DAMAGED, B1: PackState.UNUSABLE}
    told = rule_packs.take_in(db, folder, packs[A1])
    assert told.mends and not told.is_new
    assert state_of(db, folder)[0] == whole
    again = unit_law.rules_now(folder, db, now)
    assert set(again.packs) == {A1, B1} and again.left_out == ()


def test_a_manifest_that_was_rewritten_with_its_file_is_noticed(
    db: Database, folder: DataFolder, packs: dict[str, Path]
) -> None:
    taken(db, folder, packs, B2)
    place = folder.regulations / B2 / "manifest.yaml"
    place.write_text(place.read_text("utf-8").replace("Quyết định 1", "Quyết định 9"), "utf-8")
    (out,) = law(db, folder).left_out
    assert (out.id, out.why, out.details) == (B2, Why.CHANGED, ("manifest.yaml",))
    rule_packs.take_in(db, folder, packs[B2])
    assert law(db, folder).packs == (B2,)


@pytest.mark.parametrize("broken", ["manifest gone", "manifest broken", "folder gone"])
def test_a_pack_that_cannot_be_read_is_told_and_never_taken_as_loose_files(
    db: Database, folder: DataFolder, packs: dict[str, Path], broken: str
) -> None:
    taken(db, folder, packs, B2)
    place = folder.regulations / B2
    match broken:
        case "manifest gone":
            (place / "manifest.yaml").unlink()
        case "manifest broken":
            (place / "manifest.yaml").write_text("junk: 1", "utf-8")
        case "folder gone":
            shutil.rmtree(place)
    now = law(db, folder)
    assert list(compare(load_library(), now)) == [] and [one.id for one in now.left_out] == [B2]
    assert states(db, folder) == {B2: PackState.MISSING if broken == "folder gone" else PackState.DAMAGED}
    said = unit_law.left_out_words(now.left_out[0])
    assert B2 in said and "nhận lại" in said and "rules aside" in said
    rule_packs.put_aside(db, folder, B2)
    assert law(db, folder).left_out == ()
    rule_packs.take_in(db, folder, packs[B2])
    assert law(db, folder).packs == (B2,)


def test_a_draft_left_behind_is_no_law(db: Database, folder: DataFolder, packs: dict[str, Path]) -> None:
    taken(db, folder, packs, B2)
    shutil.copytree(folder.regulations / B2, folder.regulations / f".{B2}.new.part")
    rule_packs.put_aside(db, folder, B2)
    assert list(compare(load_library(), law(db, folder))) == []
    rule_packs.take_in(db, folder, packs[B1 if B1 in law(db, folder).packs else B2])
    assert law(db, folder).packs == (B2,)


class Stopped(BaseException):
    """Ctrl-C, or the end of the process, at some point."""


@pytest.fixture
def stopping(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """The n-th file that gets its place, or the note in the database, is where it stops."""
    left = [-1]

    def count() -> None:
        left[0] -= 1
        if left[0] == 0:
            raise Stopped

    replace, note = Path.replace, units.set_settings

    def counted_replace(path: Path, target: Path) -> Path:
        count()
        return replace(path, target)

    def counted_note(*given: Any) -> None:
        count()
        note(*given)

    monkeypatch.setattr(Path, "replace", counted_replace)
    monkeypatch.setattr(rule_packs, "set_settings", counted_note)
    yield left


def test_a_pack_is_taken_in_whole_or_not_at_all(
    db: Database, folder: DataFolder, packs: dict[str, Path], stopping: list[int]
) -> None:
    folder.regulations.mkdir(parents=True)
    before, stops = state_of(db, folder), 0
    for point in range(1, 20):
        stopping[0] = point
        try:
            rule_packs.take_in(db, folder, packs[A1])
        except Stopped:
            stops += 1
            assert state_of(db, folder) == before and list(folder.regulations.iterdir()) == []
        else:
            break
    assert stops >= 4 and law(db, folder).packs == (A1,)


@pytest.mark.parametrize(("number", "kind"), [(ENOSPC, DiskFull), (EACCES, TargetNotWritable)])
def test_what_the_disk_refuses_is_told_and_leaves_nothing(
    db: Database,
    folder: DataFolder,
    packs: dict[str, Path],
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    kind: type[KnownError],
) -> None:
    folder.regulations.mkdir(parents=True)
    write, left = Path.write_bytes, [2]

    def refuse(path: Path, content: bytes) -> int:
        if folder.root in path.parents:
            left[0] -= 1
            if left[0] == 0:
                raise OSError(number, "no")
        return write(path, content)

    monkeypatch.setattr(Path, "write_bytes", refuse)
    with pytest.raises(kind):
        rule_packs.take_in(db, folder, packs[A1])
    assert list(folder.regulations.iterdir()) == [] and rule_packs.in_use(db) == ()


def test_undoing_what_others_rest_on_leaves_law_and_says_what_is_out(
    db: Database, folder: DataFolder, packs: dict[str, Path]
) -> None:
    taken(db, folder, packs, A1, B1)
    with db.read() as session:
        first = next(action for action in reversed(list_actions(session, 10)) if action.name == "take_in_rule_pack")
    db.undo(first.id)
    now = law(db, folder)
    assert now.packs == () and [one.id for one in now.left_out] == [B1]
    rule_packs.take_in(db, folder, packs[A1])
    assert set(law(db, folder).packs) == {A1, B1}


def test_mending_leaves_the_damage_or_the_whole_pack(
    db: Database, folder: DataFolder, packs: dict[str, Path], stopping: list[int]
) -> None:
    taken(db, folder, packs, B2)
    whole = state_of(db, folder)[0]
    place = folder.regulations / B2 / f"{FIGHTER}.yaml"
    place.write_text("code: junk", "utf-8")
    damaged = state_of(db, folder)[0]
    for point in range(1, 20):
        stopping[0] = point
        try:
            rule_packs.take_in(db, folder, packs[B2])
        except Stopped:
            assert state_of(db, folder)[0] in (damaged, whole)
        else:
            break
    assert state_of(db, folder)[0] == whole


def test_drafts_go_and_the_doctor_speaks_when_a_folder_is_opened(tmp_path: Path, packs: dict[str, Path]) -> None:
    folder = DataFolder(tmp_path / "unit")
    unit = new_unit("Ủy ban nhân dân xã An Bình", "tỉnh Hưng Yên", UnitLevel.COMMUNE)
    data = upkeep.set_up(folder, unit)
    rule_packs.take_in(data.db, folder, packs[B2])
    data.close()
    left = folder.regulations / f".{C2}.new.part"
    shutil.copytree(folder.regulations / B2, left)
    data = upkeep.open_folder(folder)
    assert not left.exists() and upkeep.check_health(data).findings == ()
    (folder.regulations / B2 / "manifest.yaml").unlink()
    (found,) = upkeep.check_health(data).findings
    assert found.code == "rules_left_out" and B2 in found.where
    data.close()


def test_the_check_of_a_round_tells_what_its_law_lacks(
    db: Database, folder: DataFolder, packs: dict[str, Path]
) -> None:
    taken(db, folder, packs, B2)
    with db.write("open_round") as session:
        key, kind = session.new_key(), CommendationType.MERIT
        session.add(AwardRound(id=key, code="D01", name="Đợt 1", year=2026, commendation_type=kind, law_on=db.today()))
    assert check_list(db, law(db, folder), key) == ()
    shutil.rmtree(folder.regulations / B2)
    (problem,) = check_list(db, law(db, folder), key)
    assert (problem.severity, problem.code) == (Severity.ERROR, "rules_left_out") and B2 in problem.sentence
