"""Handing a dossier in, and getting it back."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from khenthuong_desktop.domain.terms import Stage
from khenthuong_desktop.errors import RecordMissing, UndoBlocked, ValuesRefused
from khenthuong_desktop.messages import explain
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.award_rounds.rounds import get_round, open_round
from khenthuong_desktop.services.award_rounds.submissions import hand_in, take_return
from khenthuong_desktop.services.dossier.dossiers import list_dossiers
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.history import list_actions
from khenthuong_desktop.store.tables import AwardRound, Dossier


@pytest.fixture
def packed(db: Database) -> str:
    """The key of a packed dossier."""
    round_id = open_round(db, "Tổng kết", 2025, date(2025, 12, 10))
    with db.write("export_dossier") as session:
        row = Dossier(
            round_id=round_id,
            package_id="p",
            edition=1,
            fingerprint="0" * 64,
            file_name="ho-so.zip",
            size=1,
            made_at=datetime(2025, 12, 14, tzinfo=UTC),
        )
        session.add(row)
        session.get_one(AwardRound, round_id).stage = Stage.PACKAGED
        session.flush()
        return row.id


def test_handing_in_keeps_the_receipt_and_moves_the_round_on(db: Database, packed: str, library: Library) -> None:
    hand_in(db, library, packed, " 25/BN ")
    row = list_dossiers(db)[0]
    assert (row.stage, row.receipt_number) == (Stage.SUBMITTED, "25/BN")
    assert get_round(db, row.round_id).stage is Stage.SUBMITTED


def test_what_left_the_house_is_not_undone_nor_is_anything_before_it(
    db: Database, packed: str, library: Library
) -> None:
    acts: list[Callable[[], object]] = [
        lambda: None,
        lambda: hand_in(db, library, packed),
        lambda: take_return(db, packed, "Thiếu bản sao"),
    ]
    for act in acts:
        act()
        stage = list_dossiers(db)[0].stage
        with pytest.raises(UndoBlocked) as blocked:
            db.undo()
        assert "có thể đã ra khỏi máy" in explain(blocked.value)
        assert list_dossiers(db)[0].stage is stage
    with db.read() as session:
        newest, *_ = list_actions(session)
    assert not newest.undoable


def test_a_returned_dossier_says_why_and_until_when(db: Database, packed: str, library: Library) -> None:
    hand_in(db, library, packed)
    take_return(db, packed, "Thiếu bản sao chứng thực", date(2025, 12, 25))
    row = list_dossiers(db)[0]
    assert (row.stage, row.returned_reason) == (Stage.RETURNED, "Thiếu bản sao chứng thực")
    assert row.returned_until == date(2025, 12, 25)
    assert get_round(db, row.round_id).stage is Stage.RETURNED


def test_a_return_needs_a_reason(db: Database, packed: str) -> None:
    with pytest.raises(ValuesRefused):
        take_return(db, packed, "  ")


def test_a_round_with_its_result_stays_as_it_is(db: Database, packed: str, library: Library) -> None:
    with db.write("export_dossier") as session:
        session.get_one(AwardRound, list_dossiers(db)[0].round_id).stage = Stage.DECIDED
    with pytest.raises(ValuesRefused):
        hand_in(db, library, packed)


def test_a_dossier_nobody_knows_is_named(db: Database, library: Library) -> None:
    with pytest.raises(RecordMissing):
        hand_in(db, library, "nobody")


def test_the_first_day_of_receipt_stays_with_the_round(db: Database, packed: str, library: Library) -> None:
    hand_in(db, library, packed, received_on=date(2025, 12, 16))
    round_id = list_dossiers(db)[0].round_id
    assert get_round(db, round_id).received_on == date(2025, 12, 16)
    take_return(db, packed, "Thiếu bản sao")
    hand_in(db, library, packed, received_on=date(2026, 1, 5))
    assert get_round(db, round_id).received_on == date(2025, 12, 16)


def test_without_a_day_a_dossier_is_received_today(db: Database, packed: str, library: Library) -> None:
    hand_in(db, library, packed)
    assert get_round(db, list_dossiers(db)[0].round_id).received_on == db.today()
