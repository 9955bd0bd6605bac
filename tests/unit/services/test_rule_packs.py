"""A unit takes packs in, puts them aside and compares texts with the law; all of it can be undone."""

import inspect
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from khenthuong_desktop.domain.terms import Confidence, PersonCategory, Rating, Severity, SubjectKind
from khenthuong_desktop.errors import RecordMissing, RulePackFaulty, ValuesRefused
from khenthuong_desktop.messages import catalogue
from khenthuong_desktop.paths import DataFolder
from khenthuong_desktop.regulations import review
from khenthuong_desktop.regulations.comparisons import Comparison, version_subject
from khenthuong_desktop.regulations.library import load_library
from khenthuong_desktop.regulations.packs import write_pack
from khenthuong_desktop.services.law import reminders, rule_packs, rule_review, rule_samples, rule_texts, unit_law
from khenthuong_desktop.services.law.rule_packs import PackState
from khenthuong_desktop.services.registers.people import PersonDetail, save_person
from khenthuong_desktop.services.verdicts import eligibility
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import YearRating
from tests.unit.regulations.pack_sample import MANIFEST, TITLE, make, write_folder

FIGHTER = "grassroots_emulation_fighter"
R4 = version_subject(FIGHTER, date(2026, 10, 1))
DAY = date(2026, 11, 22)


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "data")


def newer(folder: Path) -> Path:
    manifest = MANIFEST.replace("2026.1", "2026.2")
    return make(folder, manifest=manifest, province_title=TITLE.replace("Hoàn thành tốt", "Làm thật tốt"))


def told(subject: str = R4, **changed: Any) -> Comparison:
    values: dict[str, Any] = {
        "by": "Lê Thị Mận",
        "on": date(2020, 1, 2),
        "document": "Luật số 06/2026/QH16",
        "text": "Điều 1…",
    }
    return Comparison(subject, **values | changed)


def test_a_pack_is_previewed_without_a_trace_then_taken_in(db: Database, folder: DataFolder, tmp_path: Path) -> None:
    path = make(tmp_path)
    seen = rule_packs.preview(db, folder, path)
    assert seen.is_new and {change.code for change in seen.changes} >= {"award_added", "version_added"}
    assert not folder.regulations.exists()
    assert "province_title" not in unit_law.rules_of(folder, db).awards
    rule_packs.take_in(db, folder, path)
    library = unit_law.rules_of(folder, db)
    assert "province_title" in library.awards and library.packs == ("an_binh-2026.1",)
    again = rule_packs.take_in(db, folder, path)
    assert not again.is_new and again.changes == ()


def test_taking_in_can_be_undone(db: Database, folder: DataFolder, tmp_path: Path) -> None:
    rule_packs.take_in(db, folder, make(tmp_path))
    library = unit_law.rules_of(folder, db)
    assert unit_law.rules_now(folder, db, library) is library
    db.undo()
    now = unit_law.rules_now(folder, db, library)
    assert "province_title" not in now.awards
    (row,) = rule_packs.list_packs(db, folder, unit_law.rules_of(folder, db))
    assert row.state is PackState.PUT_ASIDE


def test_a_pack_is_put_aside_and_brought_back(db: Database, folder: DataFolder, tmp_path: Path) -> None:
    rule_packs.take_in(db, folder, make(tmp_path / "1"))
    rule_packs.take_in(db, folder, newer(tmp_path / "2"))
    assert [row.state for row in rule_packs.list_packs(db, folder, unit_law.rules_of(folder, db))] == [
        PackState.IN_FORCE,
        PackState.SUPERSEDED,
    ]
    rule_packs.put_aside(db, folder, "an_binh-2026.2")
    assert unit_law.rules_of(folder, db).packs == ("an_binh-2026.1",)
    rule_packs.bring_back(db, folder, "an_binh-2026.2")
    assert unit_law.rules_of(folder, db).packs == ("an_binh-2026.2",)
    with pytest.raises(RecordMissing):
        rule_packs.put_aside(db, folder, "other-1")


def test_a_faulty_pack_changes_nothing(db: Database, folder: DataFolder, tmp_path: Path) -> None:
    rule_packs.take_in(db, folder, make(tmp_path / "1"))
    broken = tmp_path / "broken.ktluat"
    broken.write_bytes((tmp_path / "1" / "an_binh.ktluat").read_bytes()[:-30])
    with pytest.raises(RulePackFaulty):
        rule_packs.take_in(db, folder, broken)
    assert unit_law.rules_of(folder, db).packs == ("an_binh-2026.1",)
    assert len(rule_packs.list_packs(db, folder, unit_law.rules_of(folder, db))) == 1


def test_a_pack_changed_by_hand_is_shown_and_found_by_review(db: Database, folder: DataFolder, tmp_path: Path) -> None:
    rule_packs.take_in(db, folder, make(tmp_path))
    place = folder.regulations / "an_binh-2026.1" / "province_title.yaml"
    place.write_text(TITLE + "\n# sửa tay\n", "utf-8")
    (row,) = rule_packs.list_packs(db, folder, unit_law.rules_of(folder, db))
    assert (row.state, row.changed) == (PackState.DAMAGED, ("province_title.yaml",))
    findings = rule_review.review_rules(db, folder, unit_law.rules_of(folder, db))
    assert findings[0].code == "pack_changed" and findings[0].severity is Severity.ERROR


def test_a_frozen_verdict_is_explained_by_the_law_of_its_day(db: Database, folder: DataFolder, tmp_path: Path) -> None:
    person = save_person(db, PersonDetail("CB1", "Đặng Thị Hoà", category=PersonCategory.CIVIL_SERVANT))
    with db.write("import_list") as session:
        session.add(YearRating(subject_kind=SubjectKind.INDIVIDUAL, subject_id=person, year=2026, rating=Rating.GOOD))
    rule_packs.take_in(db, folder, make(tmp_path / "1"))
    library = unit_law.rules_of(folder, db)
    (result,) = eligibility.check(db, library, 2026, "province_title", on=DAY).results
    frozen = result.snapshot()
    rule_packs.take_in(db, folder, newer(tmp_path / "2"))
    then, now = rule_packs.rules_of_verdict(folder, frozen), unit_law.rules_of(folder, db)
    texts = []
    for known in (then, now):
        version = known.version("province_title", date.fromisoformat(frozen["version"]))
        assert version is not None
        texts.append(next(iter(version.criteria.values())).children[0].text)
    assert frozen["findings"][0]["text"] == texts[0] != texts[1]


def test_a_text_that_was_compared_is_sure_and_its_draft_rule_is_silent(db: Database, folder: DataFolder) -> None:
    library = unit_law.rules_of(folder, db)
    before = library.version(FIGHTER, DAY)
    assert before is not None and before.confidence is Confidence.UNVERIFIED and before.advisory is not None
    rule_texts.mark_compared(db, library, told())
    library = unit_law.rules_now(folder, db, library)
    after = library.version(FIGHTER, DAY)
    assert after is not None
    assert (after.confidence, after.verified_on, after.note, after.advisory) == (
        Confidence.A, date(2020, 1, 2), "Điều 1…", None,
    )  # fmt: skip
    row = next(row for row in rule_texts.list_texts(library, DAY) if row.subject == R4)
    assert row.compared is not None and replace(row.compared, rules="") == told()
    db.undo()
    again = unit_law.rules_now(folder, db, library).version(FIGHTER, DAY)
    assert again is not None and again.confidence is Confidence.UNVERIFIED


def test_a_compared_law_makes_its_regime_sure(db: Database, folder: DataFolder) -> None:
    library = unit_law.rules_of(folder, db)
    regime = library.regime(DAY)
    assert regime is not None and regime.is_unverified
    rule_texts.mark_compared(db, library, told(regime.law))
    regime = unit_law.rules_now(folder, db, library).regime(DAY)
    assert regime is not None and not regime.is_unverified


@pytest.mark.parametrize("changed", [{"by": " "}, {"document": ""}, {"on": date(2999, 1, 1)}])
def test_a_comparison_says_who_and_with_what(db: Database, changed: dict[str, Any]) -> None:
    with pytest.raises(ValuesRefused):
        rule_texts.mark_compared(db, load_library(), told(**changed))


def test_only_texts_that_exist_are_compared(db: Database) -> None:
    with pytest.raises(RecordMissing):
        rule_texts.mark_compared(db, load_library(), told("nothing@2020-01-01"))


@pytest.mark.parametrize(
    ("today", "reminded"),
    [(date(2026, 12, 30), False), (date(2026, 12, 31), True), (date(2027, 3, 1), True)],
)
def test_sixty_days_before_the_decree_lapses_it_is_said(today: date, reminded: bool) -> None:
    due = {reminder.document for reminder in reminders.reminders(load_library(), today)}
    assert ({"152/2025/NĐ-CP", "15/2025/TT-BNV"} <= due) is reminded


def test_the_reminder_ends_when_somebody_compared_the_document(db: Database) -> None:
    library, today = load_library(), date(2027, 1, 15)
    old, new = (told("152/2025/NĐ-CP", on=day) for day in (date(2026, 12, 1), date(2027, 1, 10)))
    for comparison, silent in ((old, False), (new, True)):
        known = library.compared_with({comparison.subject: comparison})
        due = {reminder.document for reminder in reminders.reminders(known, today)}
        assert ("152/2025/NĐ-CP" not in due) is silent


def test_a_rule_is_read_with_its_draft_and_with_what_was_before_it_where_that_differs() -> None:
    library = load_library()
    told_now = rule_texts.passages(library, R4)
    assert [passage.role for passage in told_now] == ["this", "draft"]
    version = library.version(FIGHTER, DAY)
    assert version is not None
    texts = [line.text for line in told_now[0].lines]
    assert all(child.text in texts for child in version.criteria[SubjectKind.INDIVIDUAL].children if child.text)
    assert all(line.reference for passage in told_now for line in passage.lines)
    older = rule_texts.passages(library, version_subject(FIGHTER, date(2024, 1, 1)))
    assert [passage.role for passage in older] == ["this", "before"]
    assert rule_texts.passages(library, "06/2022/QH15") == ()


def test_every_objection_says_what_to_do_in_words(db: Database, folder: DataFolder, tmp_path: Path) -> None:
    rule_packs.take_in(db, folder, make(tmp_path))
    found = rule_review.review_rules(db, folder, unit_law.rules_of(folder, db))
    assert found and all(one.sentence and one.todo for one in found)
    texts = {row.subject for row in rule_texts.list_texts(unit_law.rules_of(folder, db), db.today())}
    assert {one.subject for one in found if one.code in ("unsure_in_force", "unsure_source")} <= texts
    words = catalogue("regulations")
    codes = set(re.findall(r'Severity\.[A-Z]+, "([a-z_]+)"', inspect.getsource(review)))
    assert codes >= {"no_cases", "review_due"}
    assert all(f"todo_{code}" in words for code in codes)


def test_a_pack_tells_whose_comparison_ends_and_nothing_new_counts_as_compared(
    db: Database, folder: DataFolder, tmp_path: Path
) -> None:
    before = unit_law.rules_of(folder, db)
    rule_texts.mark_compared(db, before, told())
    version = (
        TITLE[TITLE.index("versions:") :].replace("2026-11-01", "2026-10-01").replace("01/2026/QĐ-UBND", "06/2026/QH16")
    )
    head = f"code: {FIGHTER}\n"
    made = write_folder(tmp_path / "yaml", manifest=MANIFEST.replace("2026-11-01", "2026-10-01"))
    (made / f"{FIGHTER}.yaml").write_text(head + version, "utf-8")
    write_pack(made, tmp_path / "x.ktluat")
    changes = rule_packs.take_in(db, folder, tmp_path / "x.ktluat").changes
    (lost,) = (one.sentence for one in changes if one.code == "comparison_lost")
    assert "Lê Thị Mận" in lost and "02/01/2020" in lost and "đối chiếu lại" in lost
    library = unit_law.rules_of(folder, db)
    row = next(row for row in rule_texts.list_texts(library, DAY) if row.subject == R4)
    assert row.compared is None
    assert unit_law.rules_now(folder, db, library) is library
    rule_packs.put_aside(db, folder, "an_binh-2026.1")
    row = next(row for row in rule_texts.list_texts(unit_law.rules_of(folder, db), DAY) if row.subject == R4)
    assert row.compared is not None  # the text that was read is back


def test_rows_of_tables_are_previewed_with_what_they_said_and_say(
    db: Database, folder: DataFolder, tmp_path: Path
) -> None:
    for example in rule_samples.write_samples(tmp_path):
        seen = rule_packs.preview(db, folder, example)
        assert seen.manifest.example
        assert not [one for one in seen.changes if one.code == "table"]
    said = [one.sentence for one in seen.changes if one.code.startswith("row_")]
    assert any("từ 01/11/2026: không quá 20% số được Lao động tiên tiến" in one for one in said), said
