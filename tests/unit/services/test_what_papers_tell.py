"""Facts on paper: people are counted once, reviews keep to their period, and nothing is told that is not on record."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services import units
from khenthuong_desktop.services.award_rounds.nominating import nominate_checked
from khenthuong_desktop.services.award_rounds.registrations import register
from khenthuong_desktop.services.award_rounds.rounds import Nominee
from khenthuong_desktop.services.dossier.dossiers import check_dossier
from khenthuong_desktop.services.drafting.papers import draft_papers
from khenthuong_desktop.services.numbers.given_numbers import Given
from khenthuong_desktop.services.numbers.paper_numbers import give_numbers
from khenthuong_desktop.services.outcome.decisions import DecisionNote, record_decision
from khenthuong_desktop.store.tables import AwardRound, Evidence, Initiative, InitiativeAuthor, Person
from tests.unit.documents.word_tools import text_of
from tests.unit.services.dossier_round import WORKER, Round, make_round


@pytest.fixture
def made(tmp_path: Path, library: Library) -> Iterator[Round]:
    """A round that met, with somebody to sign."""
    found = make_round(tmp_path, library, papers=False)
    units.save_signer(found.db, units.usual_signers(units.get_unit(found.db), "Nguyễn Văn Minh")[0])
    yield found
    found.db.close()


def text(made: Round, kind: str) -> str:
    return text_of(draft_papers(made.db, made.folder, made.library, made.key, [kind])[0].path).replace("\u00a0", " ")


def test_who_is_proposed_for_two_titles_is_one_person_in_every_paper_and_in_its_check(made: Round) -> None:
    nominate_checked(made.db, made.library, made.key, (Nominee("CB1", WORKER, "Hoàn thành tốt."),))
    kinds = ("request_statement", "summary_list", "public_notice", "opinion_request", "opinion_reply")
    for kind in kinds:
        told = text(made, kind)
        assert "02 cá nhân" in told and "03 cá nhân" not in told, kind
    assert "Danh hiệu “Lao động tiên tiến”: 02 cá nhân" in text(made, "request_statement")
    found = check_dossier(made.db, made.folder, made.library, made.key)
    assert "totals_differ" not in {problem.code for problem in (*found.errors, *found.warnings)}


def test_a_review_of_half_a_year_tells_what_was_done_by_the_end_of_june_and_no_result_before_a_decision(
    made: Round,
) -> None:
    register(made.db, 2026, ("CB1", "CB2"), WORKER, "Thi đua chào mừng Đại hội", date(2026, 2, 1))
    register(made.db, 2026, ("CB3",), WORKER, None, date(2026, 9, 1))
    interim, final = text(made, "interim_review"), text(made, "final_review")
    assert "| Lao động tiên tiến | 2 | 0 | chưa có quyết định" in interim
    assert "| Lao động tiên tiến | 3 | 1 | chưa có quyết định" in final
    for review in (interim, final):
        assert "Tiền thưởng theo các quyết định đã ban hành: chưa có quyết định." in review
    with made.db.write("edit_round") as session:
        session.get_one(AwardRound, made.key).statement_on = date(2026, 6, 30)
    assert "| Lao động tiên tiến | 2 | 1 | chưa có quyết định" in text(made, "interim_review")


def test_after_the_decision_the_balance_tells_who_got_the_award(made: Round) -> None:
    register(made.db, 2026, ("CB1", "CB2"), WORKER, None, date(2026, 2, 1))
    awarded = (made.nominations["CB2", WORKER],)
    record_decision(
        made.db, made.library, made.key, DecisionNote("415/QĐ-UBND", date(2026, 11, 20), "Chủ tịch", awarded)
    )
    assert "| Lao động tiên tiến | 2 | 1 | 1" in text(made, "final_review")
    assert "| Lao động tiên tiến | 2 | 0 | chưa có quyết định" in text(made, "interim_review")


def test_a_movement_that_only_registrations_name_is_told_and_launched(made: Round) -> None:
    register(made.db, 2026, ("CB1",), WORKER, "Thi đua chào mừng Đại hội", date(2026, 2, 1))
    assert "- Phong trào thi đua “Thi đua chào mừng Đại hội”." in text(made, "final_review")
    assert "Phát động phong trào thi đua “Thi đua chào mừng Đại hội” năm 2026" in text(made, "launch_plan")


def test_lists_of_money_say_why_some_awards_of_the_decision_are_not_in_them(made: Round) -> None:
    assert "chỉ nhận mức thưởng cao nhất" not in text(made, "reward_estimate")
    nominate_checked(made.db, made.library, made.key, (Nominee("CB1", WORKER, "Hoàn thành tốt."),))
    for kind in ("reward_estimate", "reward_payments"):
        told = text(made, kind)
        assert "Người đạt nhiều danh hiệu trong một năm chỉ nhận mức thưởng cao nhất (" in told
        assert "Điều 49" in told and "có 01 danh hiệu, hình thức không tính tiền riêng." in told


def test_an_invitation_names_the_meeting_in_its_sentence_and_its_file_as_the_number_is_printed(made: Round) -> None:
    give_numbers(made.db, made.library, made.key, {("invitation", ""): Given("7", date(2026, 11, 2))})
    path = draft_papers(made.db, made.folder, made.library, made.key, ["invitation"])[0].path
    assert path.name.startswith("14_GM_07-GM-")
    assert "Tới dự cuộc họp Hội đồng" in text_of(path)


def test_the_text_of_a_ballot_does_not_end_the_paper_before_its_table(made: Round) -> None:
    before, _, after = text(made, "ballot").partition("Trần Thị Lan")
    assert "./." not in before and after.rstrip().endswith("không ghi thêm vào phiếu./.")


def test_an_initiative_is_not_recognised_twice_and_no_council_is_cited_that_is_not_on_record(made: Round) -> None:
    with made.db.write("edit_initiative") as session:
        recognised = session.query(Initiative).filter_by(code="SK1").one()
        other = Initiative(code="SK2", name="Sổ tay điện tử", kind=recognised.kind, scope=recognised.scope, year=2026)
        session.add(other)
        session.flush()
        author = session.query(Person).filter_by(code="CB2").one()
        session.add(InitiativeAuthor(initiative_id=other.id, person_id=author.id, share=10_000))
    decision = text(made, "initiative_decision")
    assert "Công nhận 01 sáng kiến" in decision and "Sổ tay điện tử" in decision
    assert "Số hóa hồ sơ" not in decision
    assert "Hội đồng sáng kiến" not in decision
    with made.db.write("edit_initiative") as session:
        session.query(Initiative).filter_by(code="SK1").one().decision_number = None
        session.query(Evidence).one().number = "180/QĐ-UBND"
    assert "Số hóa hồ sơ" not in text(made, "initiative_decision")


@pytest.mark.parametrize(("number", "found"), [("180/QĐ-UBND", True), ("45/QĐ-UBND", False), ("45", False)])
def test_a_proof_with_another_number_than_the_initiative_is_told(made: Round, number: str, found: bool) -> None:
    with made.db.write("edit_evidence") as session:
        session.query(Evidence).one().number = number
    problems = check_dossier(made.db, made.folder, made.library, made.key).warnings
    told = [problem.sentence for problem in problems if problem.code == "proof_number_differs"]
    assert bool(told) is found
    assert all("mang số 180/QĐ-UBND, sáng kiến “Số hóa hồ sơ”" in sentence for sentence in told)


def test_only_papers_for_the_council_go_to_its_members(made: Round) -> None:
    for kind in ("opinion_request", "opinion_reply", "final_review", "public_notice"):
        assert "Thành viên Hội đồng" not in text(made, kind), kind
    assert "- Các cơ quan, đơn vị, cá nhân có liên quan;" in text(made, "public_notice")
    for kind in ("invitation", "publicity_plan"):
        assert "- Thành viên Hội đồng" in text(made, kind), kind
