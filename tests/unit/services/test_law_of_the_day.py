"""Which text binds a dossier that waits while the law changes, and by when it is due."""

from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from khenthuong_desktop.domain.terms import Confidence, Rating, Severity
from khenthuong_desktop.domain.verdict import Verdict, VerdictKind
from khenthuong_desktop.errors import ValuesRefused
from khenthuong_desktop.packaging.verification import Seal, verify
from khenthuong_desktop.regulations.comparisons import Comparison, version_subject
from khenthuong_desktop.regulations.library import Library, load_library
from khenthuong_desktop.services.award_rounds.dossier_forms import papers_of_round
from khenthuong_desktop.services.award_rounds.nominating import nominate_checked, note_receipt
from khenthuong_desktop.services.award_rounds.rounds import NominationRow, Nominee, RoundNote, change_round, get_round
from khenthuong_desktop.services.dossier.dossiers import check_dossier, export_dossier
from khenthuong_desktop.services.law.law_of_the_day import binding_day, choose_law
from khenthuong_desktop.services.outcome.decisions import DecisionNote, record_decision
from khenthuong_desktop.services.verdicts.eligibility import CheckResult, check
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import YearRating
from tests.unit.services.dossier_round import FIGHTER, Round, make_round

CHANGED = date(2026, 10, 1)
BEFORE, AFTER = date(2026, 9, 20), date(2026, 11, 22)
FAVOUR = [VerdictKind.NOT_ELIGIBLE, VerdictKind.UNDECIDED, VerdictKind.ELIGIBLE]
RULE = "khoản 4 Điều 4 Luật số 06/2026/QH16"
MILDER = """\
code: grassroots_emulation_fighter
versions:
  2026-10-01:
    confidence: A
    deciding_authority: Chủ tịch UBND cấp xã
    criteria:
      all_of:
        - rating_at_least: {rating: HTTNV}
          text: Hoàn thành tốt nhiệm vụ
          reference: {document: 06/2026/QH16, article: 1}
"""


@pytest.fixture(scope="module")
def milder(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """A law where R4, read by somebody, gives CSTĐCS to everybody rated HTTNV."""
    folder = tmp_path_factory.mktemp("milder")
    (folder / "grassroots_emulation_fighter.yaml").write_text(MILDER, "utf-8")
    return load_library(folder)


@pytest.fixture
def made(library: Library, tmp_path: Path) -> Round:
    """Hoà for CSTĐCS on an initiative, Minh and Lan for LĐTT; all rated HTTNV."""
    return make_round(tmp_path, library, papers=False)


def judged(
    db: Database, library: Library, received: date | None = BEFORE, on: date = AFTER, who: str = "CB2"
) -> CheckResult:
    """The verdict on somebody without an initiative for CSTĐCS."""
    [found] = check(db, library, 2026, FIGHTER, who, on, received).results
    return found


def nomination(made: Round, code: str) -> NominationRow:
    return next(row for row in get_round(made.db, made.key).nominations if row.code == code)


def kept(made: Round, code: str) -> dict[str, Any]:
    return dict(nomination(made, code).verdict or {})


def problems(made: Round, library: Library, code: str) -> list[tuple[Severity, str]]:
    found = check_dossier(made.db, made.folder, library, made.key)
    return [(one.severity, one.sentence) for one in (*found.errors, *found.warnings) if one.code == code]


def test_the_text_of_the_day_of_receipt_binds(made: Round, library: Library) -> None:
    found = judged(made.db, library)
    assert found.choice is not None and not found.choice.takes_newer
    assert (found.on, found.verdict.version) == (BEFORE, date(2025, 7, 1))
    told = found.as_json()["law"]
    assert (told["received"], told["on"], told["regime"], told["by_favour"]) == (
        "2026-09-20",
        "2026-09-20",
        "R3",
        False,
    )
    assert (told["reference"], told["confidence"]) == (RULE, "C")
    assert told["other"] == {
        "on": "2026-11-22",
        "regime": "R4",
        "verdict": "not_eligible",
        "version": "2026-10-01",
        "confidence": "unverified",
    }
    assert "xét theo quy định cũ" in told["sentence"] and "đối chiếu trước khi trình" in told["sentence"]


def test_a_newer_text_binds_where_it_is_more_favourable(made: Round, milder: Library) -> None:
    found = judged(made.db, milder)
    assert found.choice is not None and found.choice.by_favour
    assert (found.on, found.kind) == (AFTER, VerdictKind.ELIGIBLE)
    assert found.choice.older is not None and found.choice.older.kind is VerdictKind.NOT_ELIGIBLE
    told = found.snapshot()
    assert (told["on"], told["regime"], told["version"]) == ("2026-11-22", "R4", "2026-10-01")
    assert "vì có lợi hơn" in told["law"]["sentence"] and RULE in told["law"]["sentence"]
    assert not found.blocks


def test_where_both_texts_agree_the_old_one_stays(made: Round, milder: Library) -> None:
    found = judged(made.db, milder, who="CB1")
    assert found.choice is not None and found.choice.newer is not None
    assert (found.kind, found.choice.newer.kind) == (VerdictKind.ELIGIBLE, VerdictKind.ELIGIBLE)
    assert (found.on, found.choice.by_favour) == (BEFORE, False)


def test_a_text_nobody_compared_never_wins_by_favour_but_is_told(made: Round, milder: Library) -> None:
    award = milder.award(FIGHTER)
    unsure = tuple(
        replace(version, confidence=Confidence.UNVERIFIED) if version.valid_from == CHANGED else version
        for version in award.versions
    )
    doubtful = milder.compared_with({})
    doubtful.awards[FIGHTER] = replace(award, versions=unsure)
    found = judged(made.db, doubtful)
    assert found.choice is not None and found.choice.may_favour and not found.choice.by_favour
    assert (found.on, found.kind) == (BEFORE, VerdictKind.NOT_ELIGIBLE)
    assert "có thể có lợi hơn nhưng chưa đối chiếu" in found.choice.sentence(doubtful)
    assert not found.blocks
    read = doubtful.compared_with(
        {
            version_subject(FIGHTER, CHANGED): Comparison(
                version_subject(FIGHTER, CHANGED), "Lê Na", AFTER, "06/2026/QH16", "Điều 1"
            )
        }
    )
    again = judged(made.db, read)
    assert again.choice is not None and again.choice.by_favour


@pytest.mark.parametrize(("older", "newer"), list(product([None, *VerdictKind], repeat=2))[1:])
@pytest.mark.parametrize("confidence", [Confidence.A, Confidence.UNVERIFIED])
def test_what_binds_is_never_worse_than_the_old_text_and_never_a_text_nobody_compared(
    library: Library, older: VerdictKind | None, newer: VerdictKind | None, confidence: Confidence
) -> None:
    [step] = library.changes(BEFORE, AFTER)
    first = Verdict(FIGHTER, 2026, older, date(2025, 7, 1), Confidence.A) if older else None
    second = Verdict(FIGHTER, 2026, newer, CHANGED, confidence) if newer else None
    found = choose_law(step, BEFORE, first, second)
    binding = second if found.takes_newer else first
    assert binding is not None
    assert found.law_on == (AFTER if binding is second else BEFORE)
    if first is not None and second is not None:
        best = max((first, second), key=lambda one: FAVOUR.index(one.kind))
        assert binding.kind is (best.kind if confidence is Confidence.A else first.kind)
        assert found.may_favour is (confidence is not Confidence.A and best.kind is not first.kind)
    else:
        assert not found.by_favour and not found.may_favour
    assert "[" not in found.sentence(library)


def test_where_no_favour_is_granted_the_old_text_binds(made: Round, library: Library) -> None:
    with made.db.write("import_list") as session:
        subject = nomination(made, "CB2")
        session.add(
            YearRating(
                subject_kind=subject.subject_kind,
                subject_id=subject.subject_id,
                year=2025,
                rating=Rating.EXCELLENT,
                months_worked=12,
            )
        )
    [found] = check(made.db, library, 2025, FIGHTER, "CB2", date(2025, 7, 10), date(2025, 6, 20)).results
    assert found.choice is not None
    assert (found.on, found.choice.transition.if_more_favourable) == (date(2025, 6, 20), False)
    assert "khoản 3 Điều 60" in found.choice.sentence(library)


R1, R2, R3, R4 = date(2023, 12, 20), date(2024, 1, 1), date(2025, 7, 1), date(2026, 10, 1)
NO, YES = VerdictKind.NOT_ELIGIBLE, VerdictKind.ELIGIBLE


@pytest.mark.parametrize(
    ("verdicts", "rule_2024", "bound", "by_favour", "may_favour"),
    [
        # NĐ 152/2025, Điều 60.3 lets no text in, whatever R3 says; Luật 06/2026, Điều 4.4 lets R4 in.
        ((NO, NO, YES, NO), Confidence.A, R1, False, False),
        ((NO, NO, YES, YES), Confidence.A, R4, True, False),
        ((NO, YES, NO, NO), Confidence.A, R2, True, False),
        ((NO, YES, NO, YES), Confidence.A, R2, True, False),
        ((YES, NO, NO, NO), Confidence.A, R1, False, False),
        # As long as nobody read the transitional rule of 2024 it moves nothing, but is told.
        ((NO, YES, NO, NO), Confidence.D, R1, False, True),
        ((NO, YES, NO, YES), Confidence.D, R4, True, False),
    ],
)
def test_a_dossier_goes_through_every_change_it_waited_over(
    library: Library,
    verdicts: tuple[VerdictKind, ...],
    rule_2024: Confidence,
    bound: date,
    by_favour: bool,
    may_favour: bool,
) -> None:
    steps = library.changes(R1, AFTER)
    assert [step.new_on for step in steps] == [date(2025, 6, 30), date(2026, 9, 30), AFTER]
    starts = {R1: R1, R2: date(2025, 6, 30), R3: date(2026, 9, 30), R4: AFTER}
    older, *newer = [
        Verdict(FIGHTER, 2023, kind, day, Confidence.A) for kind, day in zip(verdicts, starts, strict=True)
    ]
    choice = None
    binding: Verdict | None = older
    for step, found in zip(steps, newer, strict=True):
        rule = replace(step.transition, confidence=rule_2024 if step.transition.valid_from == R2 else Confidence.A)
        choice = choose_law(step._replace(transition=rule), R1, binding, found, choice)
        binding = found if choice.takes_newer else binding
    assert choice is not None and binding is not None
    assert (binding.version, choice.law_on) == (bound, starts[bound])
    assert (choice.by_favour, choice.may_favour) == (by_favour, may_favour)
    told = choice.sentence(library)
    assert all(day in told for day in ("01/01/2024", "01/07/2025", "01/10/2026"))


def test_who_waited_over_three_changes_is_told_of_each(made: Round, library: Library) -> None:
    found = judged(made.db, library, received=date(2023, 12, 20))
    assert found.choice is not None and found.choice.before is not None
    assert (found.on, found.choice.law_on) == (date(2023, 12, 20), date(2023, 12, 20))
    assert found.as_json()["law"]["regime"] == "R1"


def test_votes_and_papers_follow_the_law_that_was_chosen(made: Round, tmp_path: Path) -> None:
    text = """\
thresholds:
  2026-10-01: {confidence: A, reference: {document: 06/2026/QH16}, awards: {advanced_worker: 70%}}
"""
    (tmp_path / "councils.yaml").write_text(text, "utf-8")
    strict = load_library(tmp_path)
    assert strict.threshold("advanced_worker", AFTER).ballot
    row = nomination(made, "CB2")
    note_receipt(made.db, strict, made.key, BEFORE)
    worker = next(one for one in get_round(made.db, made.key).nominations if one.award == "advanced_worker")
    assert binding_day(row.verdict, AFTER) == AFTER
    assert binding_day(worker.verdict, AFTER) == BEFORE
    needs = {one.award: one.papers for one in papers_of_round(made.db, strict, made.key)}
    assert "vote_count_minutes" not in needs["advanced_worker"]
    note_receipt(made.db, strict, made.key, None)
    needs = {one.award: one.papers for one in papers_of_round(made.db, strict, made.key)}
    assert "vote_count_minutes" in needs["advanced_worker"]


def test_without_a_change_there_is_one_text(made: Round, library: Library) -> None:
    found = judged(made.db, library, date(2026, 10, 2), AFTER)
    assert (found.choice, found.on) == (None, date(2026, 10, 2))
    assert "law" not in found.as_json()
    assert judged(made.db, library, None, AFTER).on == AFTER


def test_a_received_round_is_judged_anew_and_keeps_the_choice(made: Round, milder: Library) -> None:
    nominate_checked(made.db, milder, made.key, (Nominee("CB2", FIGHTER),))
    assert "law" not in kept(made, "CB1")
    found = note_receipt(made.db, milder, made.key, BEFORE)
    assert found.received_on == BEFORE
    laws = {(row.code, row.award): dict(row.verdict or {}) for row in found.nominations}
    assert (laws["CB2", FIGHTER]["on"], laws["CB2", FIGHTER]["law"]["by_favour"]) == ("2026-11-22", True)
    assert (laws["CB1", FIGHTER]["on"], laws["CB1", FIGHTER]["law"]["by_favour"]) == ("2026-09-20", False)
    [chosen] = problems(made, milder, "law_chosen")
    assert chosen[0] is Severity.WARNING
    assert chosen[1].startswith("Lê Minh, Chiến sĩ thi đua cơ sở: Hồ sơ được tiếp nhận ngày 20/09/2026")
    [waits] = problems(made, milder, "round_waits")
    assert "01/10/2026" in waits[1] and RULE in waits[1]
    made.db.undo()
    assert (get_round(made.db, made.key).received_on, "law" in kept(made, "CB1")) == (None, False)


def test_the_dossier_tells_the_law_of_each_proposal(milder: Library, tmp_path: Path) -> None:
    made = make_round(tmp_path / "data", milder)
    note_receipt(made.db, milder, made.key, BEFORE)
    packed = verify(export_dossier(made.db, made.folder, milder, made.key, tmp_path / "out").path)
    assert packed.seal is Seal.SEALED and packed.dossier is not None
    law = packed.dossier["mo_rong"]["luat_ap_dung"]
    assert law["ngay_tiep_nhan"] == "2026-09-20"
    [first, second] = law["de_nghi"]
    assert (first["ma"], first["danh_hieu"], first["luat_ngay"], first["che_do"], first["co_loi_hon"]) == (
        "CB1",
        FIGHTER,
        "2026-09-20",
        "R3",
        False,
    )
    assert second["ma"] == "CB2" and RULE in second["can_cu"]


def test_a_day_of_receipt_can_be_taken_back_until_there_is_a_result(made: Round, library: Library) -> None:
    note_receipt(made.db, library, made.key, BEFORE)
    assert note_receipt(made.db, library, made.key, None).received_on is None
    assert kept(made, "CB1")["on"] == "2026-11-01"
    awarded = (made.nominations["CB1", FIGHTER],)
    record_decision(made.db, library, made.key, DecisionNote("1/QĐ", AFTER, "Chủ tịch", awarded))
    with pytest.raises(ValuesRefused):
        note_receipt(made.db, library, made.key, BEFORE)


@pytest.mark.parametrize("day", [date(2026, 11, 23), date(2099, 1, 1), date(2025, 12, 31)])
def test_a_day_of_receipt_to_come_or_before_the_year_is_refused(made: Round, library: Library, day: date) -> None:
    with pytest.raises(ValuesRefused):
        note_receipt(made.db, library, made.key, day)
    assert get_round(made.db, made.key).received_on is None


def test_a_round_over_which_the_law_changed_is_told_so_until_it_is_said_what_binds(
    made: Round, library: Library
) -> None:
    assert problems(made, library, "law_changed_meanwhile") == []
    change_round(made.db, made.key, RoundNote("Tổng kết", BEFORE))
    [(severity, sentence)] = problems(made, library, "law_changed_meanwhile")
    assert severity is Severity.WARNING and "luật đã đổi từ ngày 01/10/2026" in sentence
    note_receipt(made.db, library, made.key, BEFORE)
    assert problems(made, library, "law_changed_meanwhile") == []
    note_receipt(made.db, library, made.key, date(2026, 10, 5))
    assert problems(made, library, "round_waits") == []


def test_a_draft_that_differs_is_told_beside_the_law_in_force(made: Round, library: Library) -> None:
    found = judged(made.db, library, None, AFTER, "CB1")
    assert found.kind is VerdictKind.ELIGIBLE
    assert found.advice == "Đạt theo luật 2022; đối chiếu Luật 06/2026 trước khi trình."
    assert found.as_json()["advice"] == found.advice
    [(severity, sentence)] = problems(made, library, "draft_differs")
    assert severity is Severity.WARNING
    assert sentence == f"Đặng Thị Hoà, Chiến sĩ thi đua cơ sở: {found.advice}"
    assert judged(made.db, library, None, BEFORE, "CB1").advice == ""


def test_a_draft_that_agrees_is_not_told(made: Round, library: Library) -> None:
    subject = nomination(made, "CB1").subject_id
    with made.db.write("import_list") as session:
        [row] = session.scalars(select(YearRating).where(YearRating.subject_id == subject))
        row.rating = Rating.EXCELLENT
    found = judged(made.db, library, None, AFTER, "CB1")
    assert (found.kind, found.advice) == (VerdictKind.ELIGIBLE, "")
