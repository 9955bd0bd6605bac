"""A decision on a round: only whom the council passed, on record once, all of it one undo."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from khenthuong_desktop.domain.terms import Stage, SubjectKind
from khenthuong_desktop.errors import RecordMissing, ValuesRefused
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.award_rounds.nominating import nominate_checked
from khenthuong_desktop.services.award_rounds.round_checks import check_list
from khenthuong_desktop.services.award_rounds.rounds import Nominee, get_round, open_round
from khenthuong_desktop.services.checking.round_pictures import picture_of
from khenthuong_desktop.services.numbers.round_papers import RoundPapers, set_round_papers
from khenthuong_desktop.services.outcome.decisions import DecisionNote, expected_decision, get_decision, record_decision
from khenthuong_desktop.services.registers.records import AwardRow, get_record
from khenthuong_desktop.services.verdicts.fact_finding import find_facts
from khenthuong_desktop.store.tables import AwardHeld, AwardRound
from tests.unit.services.dossier_round import FIGHTER, WORKER, Round, make_round

DECIDED_ON = date(2026, 11, 20)
BY = "Chủ tịch Ủy ban nhân dân xã An Bình"


@pytest.fixture
def made(library: Library, tmp_path: Path) -> Round:
    """The council passed Hoà and Minh, not Lan."""
    return make_round(tmp_path, library, papers=False)


@pytest.fixture
def note(made: Round) -> DecisionNote:
    passed = (made.nominations["CB1", FIGHTER], made.nominations["CB2", WORKER])
    return DecisionNote(" 412/QĐ-UBND ", DECIDED_ON, BY, passed)


def stages(made: Round) -> dict[str, Stage]:
    return {row.code: row.stage for row in get_round(made.db, made.key).nominations}


def awards(made: Round, code: str) -> tuple[AwardRow, ...]:
    subject = next(row.subject_id for row in get_round(made.db, made.key).nominations if row.code == code)
    return get_record(made.db, SubjectKind.INDIVIDUAL, subject).awards


def record(made: Round, note: DecisionNote) -> None:
    record_decision(made.db, made.library, made.key, note)


def test_who_is_awarded_holds_the_award_from_then_on(made: Round, note: DecisionNote) -> None:
    told = record_decision(made.db, made.library, made.key, note)
    assert [row.code for row in told.awarded] == ["CB1", "CB2"]
    assert [row.code for row in told.not_awarded] == ["CB3"]
    assert get_decision(made.db, made.key) == told
    assert awards(made, "CB1") == (AwardRow(2026, FIGHTER, "Chiến sĩ thi đua cơ sở", "412/QĐ-UBND", DECIDED_ON, BY),)
    assert awards(made, "CB3") == ()
    assert stages(made) == {"CB1": Stage.DECIDED, "CB2": Stage.DECIDED, "CB3": Stage.NOT_AWARDED}
    assert get_round(made.db, made.key).stage is Stage.DECIDED


def test_an_award_of_the_round_counts_for_what_is_judged_next(made: Round, note: DecisionNote) -> None:
    record(made, note)
    with made.db.read() as session:
        [held] = [
            held
            for facts in find_facts(session, 2027).subjects.values()
            for held in facts.awards
            if held.award == FIGHTER
        ]
    assert (held.year, held.decided_on) == (2026, DECIDED_ON)


def test_an_award_given_by_the_decision_is_no_overlap_of_its_own_round(made: Round, note: DecisionNote) -> None:
    record(made, note)
    assert "already_held" not in {problem.code for problem in check_list(made.db, made.library, made.key)}


def test_one_undo_takes_the_decision_back(made: Round, note: DecisionNote) -> None:
    before = get_round(made.db, made.key)
    record(made, note)
    assert made.db.undo().name == "record_decision"
    assert get_round(made.db, made.key) == before
    assert get_decision(made.db, made.key) is None
    assert awards(made, "CB1") == ()


def test_every_fault_of_a_decision_is_told_at_once(made: Round) -> None:
    everybody = tuple(made.nominations.values())
    with pytest.raises(ValuesRefused) as refused:
        record(made, DecisionNote(" ", date(2026, 11, 9), "", everybody))
    assert {(fault.field, fault.code) for fault in refused.value.faults} == {
        ("number", "required"),
        ("decided_by", "required"),
        ("issued_on", "decided_before_meeting"),
        ("awarded", "not_passed"),
    }
    assert get_decision(made.db, made.key) is None


def test_a_decision_needs_a_day_and_nominees_of_its_round(made: Round, note: DecisionNote) -> None:
    with pytest.raises(ValuesRefused) as refused:
        record(made, replace(note, issued_on=None))
    assert [fault.field for fault in refused.value.faults] == ["issued_on"]
    with pytest.raises(RecordMissing):
        record(made, replace(note, awarded=("somebody",)))


def test_nobody_is_awarded_before_the_council_has_voted(made: Round, note: DecisionNote) -> None:
    other = open_round(made.db, "Đợt sau", 2026, date(2026, 11, 1))
    [key] = nominate_checked(made.db, made.library, other, (Nominee("CB2", "certificate_of_merit"),))
    with pytest.raises(ValuesRefused) as refused:
        record_decision(made.db, made.library, other, replace(note, awarded=(key,)))
    assert [fault.code for fault in refused.value.faults] == ["nobody_passed", "not_voted"]


def test_one_decision_is_not_recorded_for_two_rounds(made: Round, note: DecisionNote) -> None:
    record(made, note)
    other = open_round(made.db, "Đợt sau", 2026, date(2026, 11, 1))
    with pytest.raises(ValuesRefused) as refused:
        record_decision(made.db, made.library, other, replace(note, awarded=()))
    assert [fault.code for fault in refused.value.faults] == ["nobody_passed", "decision_taken"]


def test_an_award_on_record_already_is_not_added_twice(made: Round, note: DecisionNote) -> None:
    subject = next(row.subject_id for row in get_round(made.db, made.key).nominations if row.code == "CB2")
    with made.db.write("import_list") as session:
        session.add(
            AwardHeld(
                subject_kind=SubjectKind.INDIVIDUAL, subject_id=subject, award=WORKER, award_name="LĐTT", year=2026
            )
        )
    record(made, note)
    assert awards(made, "CB2") == (AwardRow(2026, WORKER, "Lao động tiên tiến", "412/QĐ-UBND", DECIDED_ON, BY),)


def test_recording_again_puts_the_decision_right(made: Round, note: DecisionNote) -> None:
    record(made, note)
    record(made, replace(note, number="413/QĐ-UBND", awarded=note.awarded[:1]))
    assert [row.decision_number for row in awards(made, "CB1")] == ["413/QĐ-UBND"]
    assert awards(made, "CB2") == ()
    assert stages(made)["CB2"] is Stage.NOT_AWARDED
    made.db.undo()
    assert [row.decision_number for row in awards(made, "CB2")] == ["412/QĐ-UBND"]


def test_a_round_without_any_award_says_so(made: Round, note: DecisionNote) -> None:
    record(made, replace(note, awarded=()))
    assert get_round(made.db, made.key).stage is Stage.NOT_AWARDED
    assert set(stages(made).values()) == {Stage.NOT_AWARDED}


def test_the_unit_s_own_decision_is_expected_of_its_head(made: Round) -> None:
    set_round_papers(
        made.db,
        made.library,
        made.key,
        RoundPapers("12", date(2026, 11, 12), "03", "412", DECIDED_ON, vote_minutes_number="04"),
    )
    told = expected_decision(made.db, made.library, made.key)
    assert (told.number, told.issued_on, told.decided_by) == ("412/QĐ-UBND", DECIDED_ON, BY)
    assert set(told.awarded) == {made.nominations["CB1", FIGHTER], made.nominations["CB2", WORKER]}


def test_what_the_unit_cannot_give_itself_is_expected_of_the_higher_authority(made: Round) -> None:
    other = open_round(made.db, "Trình tỉnh", 2026, date(2026, 11, 1))
    nominate_checked(made.db, made.library, other, (Nominee("CB1", "provincial_diploma_of_merit"),))
    told = expected_decision(made.db, made.library, other)
    assert (told.number, told.issued_on, told.decided_by) == ("", None, "Ủy ban nhân dân tỉnh Hưng Yên")


@pytest.mark.parametrize("typed", ["412", " 412 / QĐ-UBND", "412/QĐ-UBND"])
def test_the_number_of_the_units_own_decision_gets_its_symbol(made: Round, note: DecisionNote, typed: str) -> None:
    record(made, replace(note, number=typed))
    told = get_decision(made.db, made.key)
    assert told is not None
    assert told.number == "412/QĐ-UBND"
    assert awards(made, "CB1")[0].decision_number == "412/QĐ-UBND"


def test_the_symbol_of_another_organs_decision_is_asked_for(made: Round, note: DecisionNote) -> None:
    with pytest.raises(ValuesRefused) as refused:
        record(made, replace(note, number="412", decided_by="Ủy ban nhân dân tỉnh Hưng Yên"))
    assert [(fault.field, fault.code) for fault in refused.value.faults] == [("number", "number_without_symbol")]


def test_a_decision_is_no_older_than_its_statement(made: Round, note: DecisionNote) -> None:
    with pytest.raises(ValuesRefused) as refused:
        record(made, replace(note, issued_on=date(2026, 11, 11)))
    assert [(fault.field, fault.code) for fault in refused.value.faults] == [("issued_on", "decided_before_statement")]
    record(made, replace(note, issued_on=date(2026, 11, 12)))


@pytest.mark.parametrize(
    ("papers", "fault"),
    [
        (RoundPapers(statement_on=date(2026, 11, 9)), ("statement_on", "statement_before_meeting")),
        (RoundPapers(decision_on=date(2026, 11, 9)), ("decision_on", "decided_before_meeting")),
        (
            RoundPapers(statement_on=date(2026, 11, 12), decision_on=date(2026, 11, 11)),
            ("decision_on", "decided_before_statement"),
        ),
    ],
)
def test_days_of_a_round_s_papers_follow_one_another(made: Round, papers: RoundPapers, fault: tuple[str, str]) -> None:
    before = get_round(made.db, made.key)
    with pytest.raises(ValuesRefused) as refused:
        set_round_papers(made.db, made.library, made.key, papers)
    assert [(one.field, one.code) for one in refused.value.faults] == [fault]
    assert get_round(made.db, made.key) == before


def test_the_recorded_decision_is_what_days_are_compared_with(made: Round, note: DecisionNote) -> None:
    record(made, note)
    with made.db.read() as session:
        row = session.get_one(AwardRound, made.key)
        assert picture_of(session, made.folder, made.library, row, DECIDED_ON).decision_on == DECIDED_ON
