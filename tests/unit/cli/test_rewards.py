"""The verb rewards: of a round to come, of a decision, of a year."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.paths import DataFolder
from khenthuong_desktop.services.registers.people import list_people
from khenthuong_desktop.services.upkeep import open_folder
from khenthuong_desktop.store.tables import AwardHeld
from tests.unit.cli.conftest import Run

COMMUNE = "Ủy ban nhân dân xã An Bình"


@pytest.fixture
def awarded(data: Path) -> None:
    """LĐTT and a certificate of 2025 by one decision."""
    opened = open_folder(DataFolder(data))
    [person] = list_people(opened.db).rows
    with opened.db.write("import_list") as session:
        for award in ("advanced_worker", "certificate_of_merit"):
            session.add(
                AwardHeld(
                    subject_kind=SubjectKind.INDIVIDUAL,
                    subject_id=person.id,
                    award=award,
                    award_name=award,
                    year=2025,
                    decision_number="412/QĐ-UBND",
                    decision_date=date(2025, 12, 19),
                    decided_by=f"Chủ tịch {COMMUNE}",
                )
            )
    opened.close()


def test_a_round_without_a_decision_tells_what_to_expect(run: Run) -> None:
    run("round", "new", "--name", "Tổng kết", "--year", "2025")
    run("round", "add", "D01", "--subject", "CB1", "--award", "LĐTT")
    told = run("rewards", "--round", "2025/D01")
    assert told["expected"] is True
    [line] = told["lines"]
    assert (line["coefficient"], line["base_salary"], line["amount"]) == (0.3, 2_340_000, 710_000)
    assert line["payer"] == COMMUNE


@pytest.mark.usefixtures("awarded")
@pytest.mark.parametrize("asked", [("--year", "2025"), ("--decision", "412/QĐ-UBND")])
def test_what_was_awarded_is_summed_in_figures_and_words(run: Run, asked: tuple[str, str]) -> None:
    told = run("rewards", *asked)
    assert told["expected"] is False
    assert [line["amount"] for line in told["lines"]] == [710_000, 710_000]
    assert (told["total"], told["total_in_words"]) == (1_420_000, "Một triệu bốn trăm hai mươi nghìn đồng")
    assert told["payers"] == [{"payer": COMMUNE, "amount": 1_420_000, "awards": 2}]
    assert [line["notes"] for line in told["lines"]] == [[], ["hệ số chưa đối chiếu"]]


@pytest.mark.usefixtures("awarded")
def test_people_read_a_table_with_articles_the_sum_and_who_pays(read: Callable[..., str]) -> None:
    words = read("rewards", "--year", "2025")
    for told in ("0,3", "2.340.000", "710.000", "Điều 50 Nghị định 152/2025/NĐ-CP", f"{COMMUNE} chi: 1.420.000 đồng"):
        assert told in words
    assert "Tổng cộng: 1.420.000 đồng (Một triệu bốn trăm hai mươi nghìn đồng)" in words
    assert "Lưu ý: Giấy khen: hệ số chưa đối chiếu" in words


@pytest.mark.parametrize(
    ("asked", "complaint"),
    [
        ((), "cần một trong: --year --decision --round"),
        (("--year", "2025", "--round", "D01"), "không dùng chung với"),
        (("--decision", "1/QĐ"), "Không tìm thấy quyết định “1/QĐ”"),
        (("--round", "D09"), "Không tìm thấy đợt “D09”"),
    ],
)
def test_what_cannot_be_told_is_explained(run: Run, asked: tuple[str, ...], complaint: str) -> None:
    assert complaint in run("rewards", *asked, code=2)["error"]["message"]
