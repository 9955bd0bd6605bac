"""A round's work counted back from its last day, and what of it is done."""

from datetime import date
from pathlib import Path

from khenthuong_desktop.domain.terms import CommendationType
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.award_rounds.due_dates import plan_round
from khenthuong_desktop.services.award_rounds.rounds import RoundNote, change_round, open_round
from khenthuong_desktop.services.award_rounds.submissions import hand_in, take_return
from khenthuong_desktop.services.dossier.dossiers import export_dossier, list_dossiers
from khenthuong_desktop.store.database import Database
from tests.unit.services.dossier_round import make_round
from tests.unit.services.test_round_cautions import commune, propose

__all__ = ["commune"]
ON = date(2026, 11, 1)


def test_work_is_counted_back_in_working_days_and_known_to_be_done(tmp_path: Path, library: Library) -> None:
    made = make_round(tmp_path, library)
    plan = plan_round(made.db, made.library, "2026/D01")
    assert (plan.due, plan.by_law, plan.unsure_years) == (date(2026, 12, 10), False, ())
    assert [(work.step, work.finish, work.done) for work in plan.work] == [
        ("reports", date(2026, 11, 20), True),
        ("review", date(2026, 11, 30), True),
        ("council", date(2026, 12, 3), True),
        ("statement", date(2026, 12, 8), True),
        ("handing_in", date(2026, 12, 10), False),
    ]
    assert plan.next_work == plan.work[-1]
    assert [rule.working_days for rule in plan.processing] == [20]
    made.db.close()


def test_without_a_day_of_the_clerk_the_first_of_the_law_is_planned_for(commune: Database, library: Library) -> None:
    key = propose(
        commune, library, {"P1": "national_emulation_fighter", "P2": "advanced_worker"}, CommendationType.MERIT
    )
    plan = plan_round(commune, library, key)
    assert (plan.due, plan.by_law) == (date(2027, 12, 30), True)
    assert plan.unsure_years == (2027,)
    assert plan.last_days[0].awards == ("national_emulation_fighter",)
    assert "public_opinion" in [work.step for work in plan.work]


def test_a_round_without_a_last_day_has_no_plan(commune: Database, library: Library) -> None:
    plan = plan_round(commune, library, open_round(commune, "Đột xuất", 2026, ON, CommendationType.UNEXPECTED))
    assert (plan.due, plan.work, plan.last_days, plan.next_work) == (None, (), (), None)


def test_the_simplified_procedure_needs_no_council(commune: Database, library: Library) -> None:
    awards = {"P1": "certificate_of_merit"}
    key = propose(commune, library, awards, CommendationType.UNEXPECTED, date(2026, 12, 10))
    assert [work.step for work in plan_round(commune, library, key).work] == [
        "reports",
        "review",
        "statement",
        "handing_in",
    ]
    change_round(commune, key, RoundNote("Đợt", ON, date(2026, 12, 10), CommendationType.MERIT))
    assert "council" in [work.step for work in plan_round(commune, library, key).work]


def test_a_packed_round_is_only_to_be_handed_in_and_a_returned_one_packed_again(
    tmp_path: Path, library: Library
) -> None:
    made = make_round(tmp_path, library)

    def next_step() -> str | None:
        work = plan_round(made.db, library, made.key).next_work
        return work.step if work else None

    assert next_step() == "handing_in"
    export_dossier(made.db, made.folder, library, made.key, tmp_path / "out", "Nộp đúng hạn")
    assert next_step() == "handing_in_packed"
    dossier = list_dossiers(made.db)[0].id
    hand_in(made.db, made.library, dossier)
    assert next_step() is None
    take_return(made.db, dossier, "Thiếu bản sao")
    assert next_step() == "handing_in"
