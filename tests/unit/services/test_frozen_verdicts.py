"""Verdicts are kept as they were handed in; what is known otherwise later is said beside them."""

from datetime import date
from pathlib import Path

import pytest

from khenthuong_desktop.domain.terms import Rating, Stage
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.regulations.packs import write_pack
from khenthuong_desktop.regulations.rule_folders import shipped_folder
from khenthuong_desktop.services.award_rounds.frozen_verdicts import difference_now, handed_in_verdict
from khenthuong_desktop.services.award_rounds.nominating import note_receipt
from khenthuong_desktop.services.award_rounds.rounds import NominationRow, get_round
from khenthuong_desktop.services.award_rounds.submissions import hand_in, take_return
from khenthuong_desktop.services.dossier.dossiers import check_dossier, export_dossier, list_dossiers
from khenthuong_desktop.services.law.rule_packs import take_in
from khenthuong_desktop.services.law.unit_law import rules_of
from khenthuong_desktop.store.tables import AwardRound, InitiativeAuthor, YearRating
from tests.unit.services.dossier_round import Round, judge_by_sure_law, make_round

HANDED_IN = date(2026, 9, 20)


@pytest.fixture
def made(library: Library, tmp_path: Path) -> Round:
    """A round under the law before October 2026, handed in when that law was in force."""
    round_ = make_round(tmp_path, library)
    judge_by_sure_law(round_)
    export_dossier(round_.db, round_.folder, library, round_.key, tmp_path / "out", "Nộp đúng hạn")
    hand_in(round_.db, library, list_dossiers(round_.db)[0].id, received_on=HANDED_IN)
    return round_


def nominee(made: Round, code: str) -> NominationRow:
    return next(row for row in get_round(made.db, made.key).nominations if row.code == code)


def told(made: Round) -> dict[str, str]:
    check = check_dossier(made.db, made.folder, made.library, made.key)
    codes = ("verdict_differs", "verdict_by_other_law", "verdict_on_other_facts", "not_eligible")
    return {problem.code: problem.sentence for problem in (*check.errors, *check.warnings) if problem.code in codes}


def spoil(made: Round, code: str) -> None:
    subject = nominee(made, code).subject_id
    with made.db.write("import_list") as session:
        session.query(YearRating).filter_by(subject_id=subject).one().rating = Rating.FAILED


def test_handing_in_freezes_every_verdict_with_the_law_of_that_day(made: Round) -> None:
    for code in ("CB1", "CB2", "CB3"):
        kept = handed_in_verdict(nominee(made, code))
        assert kept is not None
        assert (kept["verdict"], kept["regime"]) == ("eligible", "R3")
        assert kept["on"] == HANDED_IN.isoformat() or kept["law"]["on"] == HANDED_IN.isoformat()
        assert kept["frozen"]["on"] == HANDED_IN.isoformat()
        assert kept["version"] <= HANDED_IN.isoformat()
    assert told(made) == {}


def test_facts_that_change_afterwards_are_told_beside_the_frozen_verdict(made: Round) -> None:
    spoil(made, "CB2")
    sentence = (
        "Lê Minh (Lao động tiên tiến): nộp ngày 20/09/2026 với kết luận “đủ điều kiện”; xét lại theo dữ liệu và luật "
        "hiện nay là “chưa đủ điều kiện”. Kết luận lúc nộp được giữ."
    )
    assert told(made) == {"verdict_differs": sentence}
    assert difference_now(made.db, made.library, nominee(made, "CB2")) == sentence
    assert difference_now(made.db, made.library, nominee(made, "CB1")) == ""
    kept = handed_in_verdict(nominee(made, "CB2"))
    assert kept is not None
    assert kept["verdict"] == "eligible"


def test_facts_that_leave_the_verdict_as_it_was_are_told_too(made: Round) -> None:
    with made.db.write("import_list") as session:
        for row in session.query(YearRating):
            row.rating = Rating.EXCELLENT
        session.delete(session.query(InitiativeAuthor).one())
    assert list(told(made)) == ["verdict_on_other_facts"]


def test_a_returned_dossier_is_judged_by_its_facts_again(made: Round) -> None:
    spoil(made, "CB2")
    dossier = list_dossiers(made.db)[0].id
    take_return(made.db, dossier, "Thiếu bản sao")
    assert set(told(made)) == {"not_eligible", "verdict_differs"}
    hand_in(made.db, made.library, dossier)
    assert list(told(made)) == ["not_eligible"]
    kept = handed_in_verdict(nominee(made, "CB2"))
    assert kept is not None
    assert kept["verdict"] == "not_eligible"


def test_a_verdict_frozen_for_its_receipt_alone_was_not_handed_in(library: Library, tmp_path: Path) -> None:
    made = make_round(tmp_path, library)
    note_receipt(made.db, library, made.key, HANDED_IN)
    assert handed_in_verdict(nominee(made, "CB1")) is None
    assert difference_now(made.db, library, nominee(made, "CB1")) == ""


def test_a_pack_taken_in_later_says_nothing_about_a_decided_round(library: Library, tmp_path: Path) -> None:
    round_ = make_round(tmp_path / "unit", library)
    write_pack(shipped_folder() / "examples" / "tinh-mau", tmp_path / "tinh-mau.ktluat")
    take_in(round_.db, round_.folder, tmp_path / "tinh-mau.ktluat")
    later = rules_of(round_.folder, round_.db)

    def warned() -> set[str]:
        return {problem.code for problem in check_dossier(round_.db, round_.folder, later, round_.key).warnings}

    assert "over_limit" in warned()  # 20 % of two LĐTT is nobody
    with round_.db.write("change_round") as session:
        session.get_one(AwardRound, round_.key).stage = Stage.DECIDED
    assert "over_limit" not in warned()
