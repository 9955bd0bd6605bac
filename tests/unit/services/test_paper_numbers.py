"""The register of numbers: given, reserved, taken back, told; printed and cited only once somebody gave them."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from khenthuong_desktop.documents.catalogue import NUMBERED_KINDS, SEVERAL_KINDS
from khenthuong_desktop.documents.format_check import check_format
from khenthuong_desktop.documents.wording import day_in_words
from khenthuong_desktop.domain.numbering import NumberingWays, NumberState
from khenthuong_desktop.errors import RecordMissing, ValuesRefused
from khenthuong_desktop.messages import explain
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.award_rounds.rounds import get_round, open_round
from khenthuong_desktop.services.drafting.papers import PaperRow, draft_papers, list_papers
from khenthuong_desktop.services.numbers import number_register as register
from khenthuong_desktop.services.numbers.given_numbers import Given, PaperKey
from khenthuong_desktop.services.numbers.paper_numbers import (
    give_numbers,
    release_number,
)
from khenthuong_desktop.services.numbers.round_papers import RoundPapers, set_round_papers
from khenthuong_desktop.services.outcome.decisions import DecisionNote, record_decision
from khenthuong_desktop.store.database import Database
from tests.unit.documents.word_tools import text_of
from tests.unit.services.dossier_round import Round, make_round
from tests.unit.services.number_steps import DAY, NOTICE, PLAN, enter, fault, give, reserve, series, states
from tests.year_of_papers import Year, make_year

NUMBERS_DAYS_AND_CITATIONS = {*(f"S0{n}" for n in range(1, 10)), "D01", "D02", *(f"C0{n}" for n in range(1, 7))}
INVITATION: PaperKey = ("invitation", "")
STATEMENT: PaperKey = ("request_statement", "")


@pytest.fixture
def made(tmp_path: Path, library: Library) -> Iterator[Round]:
    """A round with its statement 12/TTr-HĐTĐKT and minutes 03 and 04/BB-HĐTĐKT."""
    whole = make_round(tmp_path / "data", library, papers=False)
    yield whole
    whole.db.close()


# --- every kind ------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory, library: Library) -> Iterator[Year]:
    whole = make_year(tmp_path_factory.mktemp("year"), library, "commune", 6, 5)
    yield whole
    whole.db.close()


def numbered(year: Year, key: str) -> dict[PaperKey, PaperRow]:
    rows = list_papers(year.db, year.folder, key)
    return {(row.kind, row.title if row.kind in SEVERAL_KINDS else ""): row for row in rows if row.symbol}


def bases_are_marked(text: str) -> bool:
    """What a paper rests on ends with semicolons, the last with a full stop."""
    openings = ("Căn cứ ", "Theo đề nghị của ", "Xét đề nghị của ")
    bases = [line for line in text.splitlines() if line.startswith(openings) and line.endswith((";", "."))]
    return all(line.endswith(";") for line in bases[:-1]) and all(line.endswith(".") for line in bases[-1:])


def test_every_kind_that_bears_a_number_prints_what_was_given_and_tells_when_it_changed(year: Year) -> None:
    list(year.papers())
    seen: set[str] = set()
    for key in year.rounds:
        papers = numbered(year, key)
        fixed = {row.kind: row.issued_on for row in papers.values() if "minutes" in row.kind and row.issued_on}
        given = {
            paper: Given(str(40 + place_ + 40 * len(seen)), fixed.get(paper[0], date(2026, 12, 5)))
            for place_, paper in enumerate(papers)
        }
        give_numbers(year.db, year.library, key, given)
        assert {row.kind for row in numbered(year, key).values() if row.outdated} == {kind for kind, _ in papers}
        draft_papers(year.db, year.folder, year.library, key, [kind for kind, _ in papers])
        for paper, row in numbered(year, key).items():
            told, number = text_of(row.path), given[paper]
            assert (row.number, row.issued_on, row.outdated) == (number.number, number.day, False)
            assert f"{number.number}/{row.symbol}" in told, row.kind
            assert day_in_words(str(number.day)) in told, row.kind
            assert bases_are_marked(told), row.kind
            failed = {fault.id for fault in check_format(row.path).failed}
            assert not failed & NUMBERS_DAYS_AND_CITATIONS, (row.kind, failed)
        seen |= {kind for kind, _ in papers}
    assert seen == set(NUMBERED_KINDS)
    assert not any(one.twice for one in register.register_of_year(year.db, year.library, 2026))


def test_what_cites_a_paper_is_outdated_with_it(made: Round) -> None:
    draft_papers(made.db, made.folder, made.library, made.key)
    draft_papers(made.db, made.folder, made.library, made.key, ["council_decision", "council_tasks", "reward_payments"])
    give(made, {STATEMENT: Given("15", date(2026, 11, 12))})
    outdated = {row.kind for row in list_papers(made.db, made.folder, made.key) if row.outdated}
    assert outdated == {"request_statement", "summary_list", "decision"}
    give(made, {("decision", ""): Given("412", DAY), ("council_decision", ""): Given("7", date(2026, 1, 5))})
    outdated = {row.kind for row in list_papers(made.db, made.folder, made.key) if row.outdated}
    assert outdated >= {"decision", "reward_payments", "council_decision", "council_tasks"}


def test_a_number_nobody_gave_is_a_gap_on_paper(made: Round) -> None:
    assert reserve(made, NOTICE) == "1"
    (paper,) = draft_papers(made.db, made.folder, made.library, made.key, ["public_notice"])
    assert "Số:       /TB-UBND" in text_of(paper.path)
    give(made, {NOTICE: Given("1", DAY)})
    (paper,) = draft_papers(made.db, made.folder, made.library, made.key, ["public_notice"])
    assert "Số: 01/TB-UBND" in text_of(paper.path)
    assert "(Kèm theo Thông báo số 01/TB-UBND ngày 14 tháng 11 năm 2026" in text_of(paper.path)


# --- nobody gets another one's number --------------------------------------------------------------------------


def test_a_number_is_given_twice_only_for_a_reason_which_is_kept(made: Round) -> None:
    give(made, {NOTICE: Given("7", DAY)})
    other = open_round(made.db, "Đợt 2", 2026, date(2026, 11, 20))
    with pytest.raises(ValuesRefused) as refused:
        give_numbers(made.db, made.library, other, {NOTICE: Given("07")})
    assert fault(refused) == "number_taken_on"
    assert explain(refused.value).startswith(
        "Số 7/TB-UBND đã cấp cho Thông báo công khai danh sách đề nghị, đợt 2026/D01 (ngày 14/11/2026)."
    )
    assert states(made, "TB-UBND") == {"7": NumberState.GIVEN}
    give_numbers(made.db, made.library, other, {NOTICE: Given("07")}, "Phát hành lại")
    found = series(made, "TB-UBND")
    assert found.twice == ("7",)
    assert {entry.reason for entry in found.entries} == {None, "Phát hành lại"}


def test_letters_and_other_kinds_stand_beside(made: Round) -> None:
    give(made, {NOTICE: Given("7"), PLAN: Given("7")})
    other = open_round(made.db, "Đợt 2", 2026, date(2026, 11, 20))
    give_numbers(made.db, made.library, other, {NOTICE: Given("7a")})
    assert [entry.number for entry in series(made, "TB-UBND").entries] == ["7", "7a"]
    with pytest.raises(ValuesRefused) as refused:
        give_numbers(made.db, made.library, other, {NOTICE: Given("7/TB")})
    assert fault(refused) == "number_form"


def test_where_kinds_share_a_series_no_two_of_them_share_a_number(made: Round) -> None:
    register.set_numbering_ways(made.db, 2026, NumberingWays(unit_each_kind=False))
    give(made, {NOTICE: Given("7")})
    with pytest.raises(ValuesRefused) as refused:
        give(made, {PLAN: Given("7")})
    assert fault(refused) == "number_taken"
    give(made, {INVITATION: Given("7"), PLAN: Given("8")})
    found = series(made, "UBND")
    assert (found.key.code, [entry.number for entry in found.entries], found.following) == (None, ["7", "8"], 9)
    assert register.ways_of_year(made.db, 2025) == NumberingWays()
    assert register.ways_of_year(made.db, 2027) == NumberingWays(unit_each_kind=False)


def test_numbers_of_one_action_are_compared_as_they_will_be(made: Round) -> None:
    swapped = RoundPapers("12", date(2026, 11, 12), "04", vote_minutes_number="03")
    set_round_papers(made.db, made.library, made.key, swapped)
    assert get_round(made.db, made.key).minutes_number == "04"
    with pytest.raises(ValuesRefused) as refused:
        set_round_papers(made.db, made.library, made.key, RoundPapers(minutes_number="3", vote_minutes_number="3"))
    assert {one.field for one in refused.value.faults} == {"minutes_number", "vote_minutes_number"}
    assert get_round(made.db, made.key).minutes_number == "04"


def test_each_year_has_its_own_numbers(made: Round) -> None:
    give(made, {NOTICE: Given("7", date(2026, 12, 30)), PLAN: Given("7", date(2027, 1, 4))})
    other = open_round(made.db, "Đợt 2", 2026, date(2026, 11, 20))
    give_numbers(made.db, made.library, other, {NOTICE: Given("7", date(2027, 1, 5))})
    assert states(made, "TB-UBND") == states(made, "TB-UBND", 2027) == {"7": NumberState.GIVEN}


# --- reserving, other work, taking back --------------------------------------------------------------------------


def test_reserving_again_for_a_paper_gives_the_number_that_is_kept(made: Round) -> None:
    assert [reserve(made, NOTICE), reserve(made, NOTICE)] == ["1", "1"]
    assert reserve(made, NOTICE, "9") == "9"
    assert reserve(made, NOTICE) == "9"


def test_a_reserved_number_is_refused_to_others_and_given_to_its_own_paper(made: Round) -> None:
    assert reserve(made, NOTICE, "9") == "9"
    with pytest.raises(ValuesRefused) as refused:
        enter(made, "TB-UBND", "Thông báo lịch tiếp dân", "9")
    assert fault(refused) == "number_reserved"
    assert "Lê Na ghi ngày 22/11/2026" in explain(refused.value)
    give(made, {NOTICE: Given("9", DAY)})
    assert states(made, "TB-UBND") == {"9": NumberState.GIVEN}
    with pytest.raises(ValuesRefused) as refused:
        reserve(made, NOTICE)
    assert fault(refused) == "has_number"


def test_a_reservation_makes_way_for_a_reason(made: Round) -> None:
    reserve(made, NOTICE, "9")
    enter(made, "TB-UBND", "Thông báo lịch tiếp dân", "9", reason="Chủ tịch yêu cầu")
    (entry,) = series(made, "TB-UBND").entries
    assert (entry.holder, entry.state, entry.reason) == (
        "Thông báo lịch tiếp dân",
        NumberState.GIVEN,
        "Chủ tịch yêu cầu",
    )


def test_numbers_of_the_office_s_book_stand_in_the_series(made: Round) -> None:
    assert enter(made, "QĐ-UBND", "Quyết định giao dự toán", "410", day=DAY) == "410"
    assert enter(made, "QĐ-UBND", "Quyết định khen thưởng đột xuất", reserved=True) == "411"
    with pytest.raises(ValuesRefused):
        give(made, {("decision", ""): Given("410", DAY)})
    give(made, {("decision", ""): Given("412", DAY)})
    assert list(states(made, "QĐ-UBND").values()) == [NumberState.GIVEN, NumberState.RESERVED, NumberState.GIVEN]
    assert enter(made, "QĐ-UBND", "Quyết định khen thưởng đột xuất", "411", day=DAY) == "411"
    assert set(states(made, "QĐ-UBND").values()) == {NumberState.GIVEN}
    with pytest.raises(ValuesRefused) as refused:
        enter(made, "", "", "12x3")
    assert {one.code for one in refused.value.faults} == {"required", "number_form"}


def test_gaps_are_told_and_only_held_against_a_register_kept_here_in_whole(made: Round) -> None:
    enter(made, "QĐ-UBND", "Khác", "5")
    enter(made, "QĐ-UBND", "Khác nữa", "8")
    assert (series(made, "QĐ-UBND").gaps, series(made, "QĐ-UBND").whole) == ((6, 7), False)
    assert series(made, "QĐ-UBND").lacking == ()
    register.set_numbering_ways(made.db, 2026, NumberingWays(unit_whole=True))
    assert series(made, "QĐ-UBND").lacking == (6, 7)
    assert series(made, "BB-HĐTĐKT").whole
    assert series(made, "BB-HĐTĐKT").gaps == ()
    assert series(made, "BB-HĐTĐKT").following == 5


def test_a_number_is_taken_back_from_wherever_it_is_kept(made: Round) -> None:
    give(made, {NOTICE: Given("7", DAY)})
    enter(made, "TB-UBND", "Khác", "8")
    for entry in (*series(made, "TB-UBND").entries, *series(made, "BB-HĐTĐKT").entries):
        release_number(made.db, entry)
    assert states(made, "TB-UBND") == states(made, "BB-HĐTĐKT") == {}
    found = get_round(made.db, made.key)
    assert (found.minutes_number, found.vote_minutes_number, found.statement_number) == (None, None, "12")
    with pytest.raises(RecordMissing):
        release_number(made.db, register.NumberEntry("8", "TB-UBND", 2026, NumberState.GIVEN, "Khác", id="gone"))


def test_a_decision_recorded_with_its_number_stands_in_the_series(made: Round) -> None:
    note = DecisionNote("412", DAY, "Chủ tịch Ủy ban nhân dân xã An Bình", (), None)
    record_decision(made.db, made.library, made.key, note)
    (entry,) = series(made, "QĐ-UBND").entries
    assert (entry.number, entry.day, entry.holder) == ("412", DAY, "Quyết định khen thưởng, đợt 2026/D01")


def test_every_step_is_undone_by_its_name(made: Round) -> None:
    give(made, {NOTICE: Given("7", DAY), STATEMENT: Given("13", date(2026, 11, 12))})
    reserve(made, PLAN)
    (entry,) = series(made, "TB-UBND").entries
    release_number(made.db, entry)
    undone = [made.db.undo() for _ in range(3)]
    assert [action.name for action in undone] == ["release_number", "reserve_number", "give_number"]
    assert states(made, "TB-UBND") == states(made, "KH-UBND") == {}
    assert states(made, "TTr-HĐTĐKT") == {"12": NumberState.GIVEN}


def test_the_council_s_own_decision_has_its_number_with_the_council(made: Round) -> None:
    assert reserve(made, ("council_decision", ""), "5") == "5"
    assert [entry.holder for entry in series(made, "QĐ-UBND").entries] == ["Hội đồng TĐKT xã"]
    give(made, {("council_decision", ""): Given("5", date(2026, 1, 8))})
    (entry,) = series(made, "QĐ-UBND").entries
    assert (entry.number, entry.holder) == ("5", "Quyết định thành lập Hội đồng TĐKT xã")
    with pytest.raises(ValuesRefused) as refused:
        release_number(made.db, entry)
    assert fault(refused) == "number_of_council"
    with pytest.raises(ValuesRefused) as refused:
        give(made, {("decision", ""): Given("05", DAY)})
    assert fault(refused) == "number_taken_on"


@pytest.mark.parametrize(
    ("key", "given", "code"),
    [
        (("summary_list", ""), Given("1"), "kind_without_number"),
        (("nonsense", ""), Given("1"), "kind_without_number"),
        (("launch_plan", "Kế hoạch nào đó"), Given("1"), "which_paper"),
        (("minutes", ""), Given("3", DAY), "day_of_meeting"),
        (STATEMENT, Given("12", date(2026, 11, 9)), "statement_before_meeting"),
        (("decision", ""), Given("1", date(2026, 11, 11)), "decided_before_statement"),
    ],
)
def test_what_cannot_be_is_refused(made: Round, key: PaperKey, given: Given, code: str) -> None:
    with pytest.raises(ValuesRefused) as refused:
        give(made, {key: given})
    assert fault(refused) == code


def test_a_higher_organ_s_decision_stands_in_no_series_of_ours(db: Database, library: Library) -> None:
    key = open_round(db, "Đợt", 2026, date(2026, 11, 1))
    give_numbers(db, library, key, {("decision", ""): Given("412", DAY)})
    assert get_round(db, key).decision_number == "412"
    assert register.register_of_year(db, library, 2026) == ()


@pytest.mark.parametrize("symbol", ["/QĐ-UBND", "QĐ-UBND/2026", "😀", "-UBND"])
def test_what_is_no_symbol_begins_no_series(made: Round, symbol: str) -> None:
    with pytest.raises(ValuesRefused) as refused:
        enter(made, symbol, "Thông báo lịch tiếp dân", "20")
    assert fault(refused) == "symbol_form"
    assert "ký hiệu" in explain(refused.value)


def test_a_legal_text_has_its_year_in_its_symbol(made: Round) -> None:
    assert enter(made, "2026/QĐ-UBND", "Quy chế thi đua", "20") == "20"
