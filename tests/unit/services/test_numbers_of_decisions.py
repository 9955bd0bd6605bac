"""Numbers of decisions and councils, of one of several papers, of letters; and numbers as people type them."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from khenthuong_desktop.documents.format_check.rulebook import word
from khenthuong_desktop.domain.numbering import NumberState
from khenthuong_desktop.errors import ValuesRefused
from khenthuong_desktop.messages import explain
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.award_rounds.rounds import get_round
from khenthuong_desktop.services.council.council_numbers import save_council
from khenthuong_desktop.services.council.councils import list_councils
from khenthuong_desktop.services.council.meetings import MeetingRecord, Seat, Vote, get_meeting, record_meeting
from khenthuong_desktop.services.dossier.dossiers import check_dossier
from khenthuong_desktop.services.numbers.given_numbers import Given, PaperKey, numbers_of_round, own_title
from khenthuong_desktop.services.numbers.paper_numbers import release_number
from khenthuong_desktop.services.outcome.decisions import DecisionNote, record_decision
from khenthuong_desktop.services.typed_symbols import type_codes
from tests.unit.services.dossier_round import MEMBERS, Round, make_round
from tests.unit.services.number_steps import DAY, NOTICE, PLAN, enter, fault, give, reserve, series, states


@pytest.fixture
def made(tmp_path: Path, library: Library) -> Iterator[Round]:
    """A round with its statement 12/TTr-HĐTĐKT and minutes 03 and 04/BB-HĐTĐKT."""
    whole = make_round(tmp_path / "data", library, papers=False)
    yield whole
    whole.db.close()


def test_a_higher_organ_s_decision_with_our_symbol_is_not_ours(made: Round) -> None:
    enter(made, "QĐ-UBND", "Quyết định giao dự toán", "412", day=DAY)
    give(made, {("decision", ""): Given("411", DAY)})
    note = DecisionNote("412/QĐ-UBND", DAY, "Ủy ban nhân dân tỉnh Hưng Yên", ())
    record_decision(made.db, made.library, made.key, note)
    assert [entry.holder for entry in series(made, "QĐ-UBND").entries] == ["Quyết định giao dự toán"]
    check = check_dossier(made.db, made.folder, made.library, made.key)
    assert not [one for one in check.warnings if one.code.startswith("number_twice")]


def test_the_unit_s_own_decision_takes_another_one_s_number_only_for_a_reason(made: Round) -> None:
    enter(made, "QĐ-UBND", "Quyết định giao dự toán", "412", day=DAY)
    note = DecisionNote("412 / qđ-ubnd", DAY, "Chủ tịch Ủy ban nhân dân xã An Bình", ())
    with pytest.raises(ValuesRefused) as refused:
        record_decision(made.db, made.library, made.key, note)
    assert fault(refused) == "number_taken_on"
    assert get_round(made.db, made.key).decision_number is None
    told = record_decision(made.db, made.library, made.key, note, "Sổ văn thư ghi nhầm")
    assert told.number == "412/QĐ-UBND"
    assert {entry.reason for entry in series(made, "QĐ-UBND").entries} == {None, "Sổ văn thư ghi nhầm"}
    record_decision(made.db, made.library, made.key, note)  # the reason is kept
    assert "Sổ văn thư ghi nhầm" in {entry.reason for entry in series(made, "QĐ-UBND").entries}
    with pytest.raises(ValuesRefused) as refused:
        give(made, {("decision", ""): Given("413", DAY)})
    assert fault(refused) == "number_of_decision"
    with pytest.raises(ValuesRefused) as refused:
        release_number(made.db, next(one for one in series(made, "QĐ-UBND").entries if one.kind == "decision"))
    assert fault(refused) == "number_of_decision"


def test_a_council_s_decision_takes_another_one_s_number_only_for_a_reason(made: Round) -> None:
    enter(made, "QĐ-UBND", "Quyết định giao dự toán", "15", day=DAY)
    (council,) = list_councils(made.db)
    changed = replace(council, decision_number="15 / qđ-ubnd", decision_date=date(2026, 1, 8))
    with pytest.raises(ValuesRefused) as refused:
        save_council(made.db, made.library, changed)
    assert [(one.field, one.code) for one in refused.value.faults] == [("decision_number", "number_taken_on")]
    check = check_dossier(made.db, made.folder, made.library, made.key)
    assert "number_twice" not in {one.code for one in check.warnings}
    save_council(made.db, made.library, changed, "Cùng một quyết định")
    assert list_councils(made.db)[0].decision_number == "15/QĐ-UBND"
    assert series(made, "QĐ-UBND").twice == ("15",)
    check = check_dossier(made.db, made.folder, made.library, made.key)
    (told,) = [one.sentence for one in check.warnings if one.code == "number_twice_for_reason"]
    assert "Cùng một quyết định" in told


def test_so_does_one_that_comes_with_a_meeting(made: Round) -> None:
    enter(made, "QĐ-UBND", "Quyết định giao dự toán", "15", day=DAY)
    found = get_meeting(made.db, made.key)
    assert found is not None
    record = MeetingRecord(
        found.council_name,
        found.held_on,
        found.place,
        MEMBERS,
        tuple(Seat(seat.name, seat.present, seat.written_opinion) for seat in found.seats),
        tuple(Vote(one.subject_code, one.award, 4) for one in found.results),
        council_decision_number="15/QĐ-UBND",
        council_decision_date=date(2026, 1, 8),
    )
    with pytest.raises(ValuesRefused) as refused:
        record_meeting(made.db, made.library, made.key, record)
    assert [(one.field, one.code) for one in refused.value.faults] == [("council_decision_number", "number_taken_on")]
    assert get_meeting(made.db, made.key) == found
    told = record_meeting(made.db, made.library, made.key, record, "Cùng một quyết định")
    assert told.council_decision_number == "15/QĐ-UBND"
    assert {entry.reason for entry in series(made, "QĐ-UBND").entries} == {None, "Cùng một quyết định"}
    record_meeting(made.db, made.library, made.key, record)  # nothing new is told of the council
    assert "Cùng một quyết định" in {entry.reason for entry in series(made, "QĐ-UBND").entries}


def test_a_number_is_kept_with_the_day_of_its_paper(made: Round) -> None:
    assert reserve(made, NOTICE, "9", DAY) == "9"
    assert numbers_of_round(made.db, made.key)[NOTICE] == Given(None, DAY)
    (entry,) = series(made, "TB-UBND").entries
    assert (entry.state, entry.day) == (NumberState.RESERVED, DAY)
    assert reserve(made, PLAN, day=date(2027, 1, 4)) == "1"
    assert states(made, "KH-UBND", 2027) == {"1": NumberState.RESERVED}
    made.db.undo()
    assert numbers_of_round(made.db, made.key).get(PLAN) is None


def test_a_day_that_cannot_be_keeps_no_number(made: Round) -> None:
    with pytest.raises(ValuesRefused) as refused:
        reserve(made, ("decision", ""), day=date(2026, 11, 1))
    assert fault(refused) == "decided_before_meeting"
    assert states(made, "QĐ-UBND") == {}


def test_a_day_alone_leaves_the_number_kept(made: Round) -> None:
    reserve(made, NOTICE, "9")
    give(made, {NOTICE: Given(None, DAY)})
    assert states(made, "TB-UBND") == {"9": NumberState.RESERVED}
    assert numbers_of_round(made.db, made.key)[NOTICE] == Given(None, DAY)
    give(made, {NOTICE: Given()})
    assert states(made, "TB-UBND") == {"9": NumberState.RESERVED}
    assert NOTICE not in numbers_of_round(made.db, made.key)
    give(made, {NOTICE: Given("9", DAY)})
    assert states(made, "TB-UBND") == {"9": NumberState.GIVEN}


def test_one_of_several_papers_gets_its_number_before_it_is_drafted(made: Round) -> None:
    launch: PaperKey = ("launch_plan", own_title("launch_plan", "Chuyển đổi số"))
    with pytest.raises(ValuesRefused) as refused:
        reserve(made, ("launch_plan", own_title("launch_plan", "")))
    assert "launch_plan:TÊN" in explain(refused.value)
    assert reserve(made, launch, "3") == "3"
    give(made, {launch: Given("3", DAY)})
    assert states(made, "KH-UBND") == {"3": NumberState.GIVEN}


@pytest.mark.parametrize("typed", ["7 / tb-ubnd", "Số 7/TB-UBND", "7/"])
def test_a_number_is_taken_as_people_type_it(made: Round, typed: str) -> None:
    give(made, {NOTICE: Given(typed, DAY)})
    assert reserve(made, PLAN, "8 / kh - ubnd") == "8"
    assert enter(made, "tb - ubnd", "Khác", "9 / tb-ubnd") == "9"
    assert list(states(made, "TB-UBND")) == ["7", "9"]


def test_a_letter_is_not_marked_as_one(made: Round) -> None:
    with pytest.raises(ValuesRefused) as refused:
        enter(made, "CV-UBND", "Công văn khác", "15")
    assert "ví dụ UBND-VP" in explain(refused.value)
    enter(made, "UBND-VHXH", "Công văn khác", "15")
    assert [entry.number for entry in series(made, "UBND").entries] == ["15"]


@pytest.mark.parametrize(
    "symbol", ["QĐ-UBND", "QĐ-UBND-VP", "BB-HĐTĐKT", "UBND-VHXH", "TTr-UBND", "QD-UBND", "CV-UBND"]
)
def test_the_register_takes_what_the_format_check_takes(made: Round, symbol: str) -> None:
    """Kind and organ, or organ and office: S04 and S05 of NĐ 30/2020."""
    line = f"Số: 15/{symbol}"
    is_letter = not any(symbol.startswith(f"{code}-") for code in type_codes())
    form = word("letter_number" if is_letter else "type_number")
    sound = re.search(form, line) is not None and not symbol.startswith(("CV-", "QD-"))
    try:
        enter(made, symbol, "Văn bản khác", "15")
    except ValuesRefused:
        assert not sound
    else:
        assert sound
