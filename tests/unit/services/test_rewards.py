"""Reward money: whose, how much, by which article, who pays; and a unit's own coefficients."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from khenthuong_desktop.documents.format_check import check_format
from khenthuong_desktop.domain.terms import SubjectKind, UnitLevel
from khenthuong_desktop.errors import FieldsMissing, RecordMissing, RulePackFaulty
from khenthuong_desktop.packaging.verification import verify
from khenthuong_desktop.paths import DataFolder
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.regulations.packs import write_pack
from khenthuong_desktop.services.award_rounds.rounds import get_round
from khenthuong_desktop.services.dossier.dossiers import export_dossier
from khenthuong_desktop.services.drafting.papers import draft_papers
from khenthuong_desktop.services.law import rule_packs, unit_law
from khenthuong_desktop.services.money.reward_lines import RewardLine, RewardList
from khenthuong_desktop.services.money.rewards import rewards_of_decision, rewards_of_round, rewards_of_year
from khenthuong_desktop.services.outcome.decisions import DecisionNote, record_decision
from khenthuong_desktop.services.registers.households import HouseholdDetail, save_household
from khenthuong_desktop.services.units import get_unit, save_signer, save_unit, usual_signers
from khenthuong_desktop.store.tables import AwardHeld
from tests.unit.documents.word_tools import text_of
from tests.unit.regulations.pack_sample import write_folder
from tests.unit.services.dossier_round import FIGHTER, WORKER, Round, make_round

DAY = date(2026, 11, 20)
COMMUNE, PROVINCE = "Ủy ban nhân dân xã An Bình", "Ủy ban nhân dân tỉnh Hưng Yên"
NUMBER = "412/QĐ-UBND"
CERTIFICATE, DIPLOMA = "certificate_of_merit", "provincial_diploma_of_merit"
OWN = """\
coefficients:
  2026-11-01:
    reference: {document: 01/2026/QĐ-UBND, article: 9}
    confidence: A
    awards:
      certificate_of_merit: {individual: 0.5}
"""


@pytest.fixture
def made(library: Library, tmp_path: Path) -> Round:
    """The council passed Hoà (CSTĐCS) and Minh (LĐTT), not Lan."""
    return make_round(tmp_path, library, papers=False)


def decide(made: Round, on: date = DAY) -> None:
    awarded = (made.nominations["CB1", FIGHTER], made.nominations["CB2", WORKER])
    record_decision(made.db, made.library, made.key, DecisionNote(NUMBER, on, f"Chủ tịch {COMMUNE}", awarded))


def person(made: Round, code: str) -> str:
    return next(row.subject_id for row in get_round(made.db, made.key).nominations if row.code == code)


def give(made: Round, subject: str, award: str, on: date | None = DAY, by: str | None = None, **more: object) -> None:
    values: dict[str, object] = {"subject_kind": SubjectKind.INDIVIDUAL, "year": 2026, "award_name": award} | more
    with made.db.write("add_award_held") as session:
        session.add(
            AwardHeld(
                subject_id=subject, award=award, decision_number="9/QĐ", decision_date=on, decided_by=by, **values
            )
        )


def own_pack(root: Path, rewards: str = OWN) -> Path:
    """A unit's pack with coefficients of its own."""
    folder = write_folder(root / "pack")
    (folder / "rewards.yaml").write_text(rewards, "utf-8")
    write_pack(folder, root / "own.ktluat")
    return root / "own.ktluat"


def line(found: RewardList, code: str, award: str) -> RewardLine:
    return next(one for one in found.lines if (one.code, one.award) == (code, award))


def test_a_decision_pays_by_the_salary_of_its_day(made: Round) -> None:
    decide(made)
    found = rewards_of_round(made.db, made.library, made.key)
    assert [(one.code, one.amount) for one in found.lines] == [("CB1", 2_530_000), ("CB2", 760_000)]
    assert found.total == 3_290_000
    assert found.total_in_words == "Ba triệu hai trăm chín mươi nghìn đồng"
    assert found.payers == ((COMMUNE, 3_290_000, 2),)
    assert {one.reference for one in found.lines} == {"Điều 50 Nghị định 152/2025/NĐ-CP"}
    assert (found.expected, found.doubts) == ("", ())


def test_before_the_decision_the_money_is_what_to_expect(made: Round) -> None:
    found = rewards_of_round(made.db, made.library, made.key)
    assert [one.code for one in found.lines] == ["CB1", "CB2"]  # Lan was turned down
    assert found.total == 3_290_000
    assert "Dự kiến" in found.expected and "22/11/2026" in found.expected
    assert found.as_json()["expected"] is True


def test_of_titles_of_one_year_decided_on_one_day_the_highest_is_paid_a_form_besides(made: Round) -> None:
    decide(made)
    give(made, person(made, "CB1"), WORKER)
    give(made, person(made, "CB1"), CERTIFICATE)
    found = rewards_of_year(made.db, made.library, 2026)
    assert [line(found, "CB1", award).amount for award in (FIGHTER, WORKER, CERTIFICATE)] == [2_530_000, 0, 760_000]
    assert line(found, "CB1", WORKER).notes == ("cùng năm đã hưởng mức cao hơn",)
    assert line(found, "CB1", CERTIFICATE).reference == "khoản 1 Điều 54 Nghị định 152/2025/NĐ-CP"


def test_a_title_of_another_decision_counts_though_it_is_not_listed(made: Round) -> None:
    decide(made)
    give(made, person(made, "CB2"), "provincial_emulation_fighter", by=f"Chủ tịch {PROVINCE}")
    found = rewards_of_decision(made.db, made.library, f" {NUMBER} ")
    assert [(one.code, one.award, one.amount) for one in found.lines] == [
        ("CB1", FIGHTER, 2_530_000),
        ("CB2", WORKER, 0),
    ]
    with pytest.raises(RecordMissing):
        rewards_of_decision(made.db, made.library, "1/QĐ")


def test_titles_of_other_years_add_up(made: Round) -> None:
    decide(made)
    give(made, person(made, "CB1"), WORKER, year=2025)
    assert rewards_of_year(made.db, made.library, 2025).total == 760_000
    assert line(rewards_of_year(made.db, made.library, 2026), "CB1", FIGHTER).amount == 2_530_000


def test_titles_of_one_year_on_other_days_are_left_to_the_office_to_compare(made: Round) -> None:
    decide(made)
    give(made, person(made, "CB1"), WORKER, date(2026, 11, 5))
    found = rewards_of_year(made.db, made.library, 2026)
    assert [line(found, "CB1", award).amount for award in (FIGHTER, WORKER)] == [2_530_000, 760_000]
    [doubt] = found.doubts
    assert doubt.startswith("Đặng Thị Hoà: nhiều danh hiệu cùng năm") and "khoản 5 Điều 49" in doubt


def test_who_signs_pays_and_the_province_for_what_the_state_gives(made: Round) -> None:
    decide(made)
    give(made, person(made, "CB2"), DIPLOMA, by=f"Chủ tịch UBND {PROVINCE}")
    give(made, person(made, "CB3"), "prime_minister_diploma_of_merit", by="Thủ tướng Chính phủ")
    give(made, person(made, "CB3"), CERTIFICATE, by="Giám đốc Sở Nội vụ")
    found = rewards_of_year(made.db, made.library, 2026)
    assert {payer.payer: payer.amount for payer in found.payers} == {
        COMMUNE: 3_290_000,
        PROVINCE: 3_800_000 + 8_860_000,
        "Giám đốc Sở Nội vụ": 760_000,
    }


def test_a_household_gets_one_and_a_half_times_a_persons_money(made: Round) -> None:
    key = save_household(made.db, HouseholdDetail("H1", "Lê Văn Ước"))
    give(made, key, CERTIFICATE, subject_kind=SubjectKind.HOUSEHOLD)
    give(made, key, "cultural_family", subject_kind=SubjectKind.HOUSEHOLD)
    found = rewards_of_year(made.db, made.library, 2026)
    assert line(found, "H1", CERTIFICATE).amount == 1_140_000
    assert line(found, "H1", CERTIFICATE).notes == ("hệ số chưa đối chiếu",)
    family = line(found, "H1", "cultural_family")
    assert (family.amount, family.coefficient, family.notes) == (0, None, ("không quy định mức tiền",))
    [doubt] = found.doubts
    assert doubt.startswith("Giấy khen: hệ số chưa đối chiếu")


def test_what_has_no_day_is_told_and_not_reckoned(made: Round) -> None:
    give(made, person(made, "CB1"), WORKER, None)
    found = rewards_of_year(made.db, made.library, 2026)
    assert found.lines == () and found.total == 0
    assert "1 khen thưởng năm 2026 chưa ghi ngày quyết định" in found.doubts[0]
    assert found.total_in_words == "Không đồng"


def test_before_2024_a_commune_paid_half_for_a_certificate(made: Round) -> None:
    give(made, person(made, "CB1"), CERTIFICATE, date(2023, 12, 20), year=2023, by=f"Chủ tịch {COMMUNE}")
    give(made, person(made, "CB2"), CERTIFICATE, date(2023, 12, 20), year=2023, by=PROVINCE)
    found = rewards_of_year(made.db, made.library, 2023)
    assert [one.amount for one in found.lines] == [270_000, 540_000]
    assert any("lương cơ sở của 20/12/2023" in doubt for doubt in found.doubts)


@pytest.mark.parametrize(
    "by",
    ["UBND xã An Bình", "Chủ tịch UBND xã An Bình", "UBND xã", "Chủ tịch UBND xã", "UỶ BAN NHÂN DÂN XÃ AN BÌNH",
     "TM. UBND phường An Bình, tỉnh Hưng Yên", "KT. Chủ tịch xã An Bình"],
)  # fmt: skip
@pytest.mark.parametrize(("on", "money"), [(date(2023, 8, 1), 270_000), (DAY, 760_000)])
def test_a_commune_is_one_payer_however_it_is_written(made: Round, by: str, on: date, money: int) -> None:
    give(made, person(made, "CB1"), CERTIFICATE, on, year=on.year, by=by)
    give(made, person(made, "CB2"), CERTIFICATE, on, year=on.year, by=COMMUNE)
    assert rewards_of_year(made.db, made.library, on.year).payers == ((COMMUNE, 2 * money, 2),)


def test_another_commune_is_one_payer_of_its_own_at_its_level(made: Round) -> None:
    on = date(2023, 8, 1)
    for code, by in (("CB1", "UBND xã Hòa An Tây"), ("CB2", "Chủ tịch UBND xã Hoà An Tây"), ("CB3", "UBND xã Hòa An")):
        give(made, person(made, code), CERTIFICATE, on, year=2023, by=by)
    assert set(rewards_of_year(made.db, made.library, 2023).payers) == {
        ("Ủy ban nhân dân xã Hòa An Tây", 540_000, 2),
        ("Ủy ban nhân dân xã Hòa An", 270_000, 1),
    }


def test_a_units_own_coefficient_changes_the_list_from_its_day_and_no_other_award(made: Round, tmp_path: Path) -> None:
    decide(made)
    give(made, person(made, "CB2"), CERTIFICATE)
    give(made, person(made, "CB3"), CERTIFICATE, date(2026, 10, 30))
    folder = DataFolder(tmp_path / "unit")
    rule_packs.take_in(made.db, folder, own_pack(tmp_path))
    library = unit_law.rules_of(folder, made.db)
    found = rewards_of_year(made.db, library, 2026)
    assert line(found, "CB2", CERTIFICATE).amount == 1_270_000  # 0,5 × 2.530.000 rounded up
    assert line(found, "CB2", CERTIFICATE).reference == "Điều 9 Quyết định 01/2026/QĐ-UBND"
    assert line(found, "CB2", CERTIFICATE).notes == ()
    assert line(found, "CB3", CERTIFICATE).amount == 760_000
    assert line(found, "CB1", FIGHTER).amount == 2_530_000
    others = [library.reward(CERTIFICATE, kind, DAY) for kind in (SubjectKind.HOUSEHOLD, SubjectKind.COLLECTIVE)]
    assert [other.amount for other in others if other] == [1_900_000, 1_520_000]


def test_a_coefficient_that_is_none_is_refused_with_its_place(made: Round, tmp_path: Path) -> None:
    with pytest.raises(RulePackFaulty) as refused:
        rule_packs.take_in(made.db, DataFolder(tmp_path / "unit"), own_pack(tmp_path, OWN.replace("0.5", "nửa")))
    assert any("rewards.yaml" in fault and "nửa" in fault for fault in refused.value.faults)


def test_the_list_to_be_signed_for_is_a_sound_document_of_what_the_unit_pays(made: Round, tmp_path: Path) -> None:
    save_signer(made.db, usual_signers(get_unit(made.db), "Nguyễn Văn An")[0])
    decide(made)
    [paper] = draft_papers(made.db, made.folder, made.library, made.key, ["reward_payments"])
    assert check_format(paper.path).failed == ()
    text = text_of(paper.path)
    assert "(Kèm theo Quyết định số 412/QĐ-UBND ngày 20 tháng 11 năm 2026 của Chủ tịch" in text
    assert "1 | Đặng Thị Hoà | Chuyên viên" in text and "| Chiến sĩ thi đua cơ sở | 1,0 | 2.530.000 |" in text
    assert "2 | Lê Minh | Văn thư" in text and "| 0,3 | 760.000 |" in text
    assert "Tổng cộng: 3.290.000 đồng" in text and "Bằng chữ: Ba triệu hai trăm chín mươi nghìn đồng." in text


def test_the_list_to_be_signed_for_is_made_when_asked_for_and_stays_in_the_house(
    library: Library, tmp_path: Path
) -> None:
    made = make_round(tmp_path / "data", library)
    save_signer(made.db, usual_signers(get_unit(made.db), "Nguyễn Văn An")[0])
    [paper] = draft_papers(made.db, made.folder, library, made.key, ["reward_payments"])
    packed = verify(export_dossier(made.db, made.folder, library, made.key, tmp_path / "out").path)
    assert packed.dossier is not None
    assert paper.title not in {one["trich_yeu"] for one in packed.dossier["van_ban"]}
    assert "reward_payments" not in {one.kind for one in draft_papers(made.db, made.folder, library, made.key)}


def test_where_the_unit_pays_nothing_there_is_no_list_to_sign(made: Round) -> None:
    save_signer(made.db, usual_signers(get_unit(made.db), "Nguyễn Văn An")[0])
    awarded = (made.nominations["CB1", FIGHTER],)
    record_decision(made.db, made.library, made.key, DecisionNote("9/QĐ-UBND", DAY, PROVINCE, awarded))
    with pytest.raises(FieldsMissing) as refused:
        draft_papers(made.db, made.folder, made.library, made.key, ["reward_payments"])
    assert refused.value.fields == ["khoản thưởng do đơn vị chi"]


def test_a_province_pays_itself_what_the_state_gives_on_its_proposal(made: Round) -> None:
    save_unit(made.db, replace(get_unit(made.db), name=PROVINCE, level=UnitLevel.PROVINCE))
    give(made, person(made, "CB1"), "labour_order_3", by="Chủ tịch nước")
    [payer] = rewards_of_year(made.db, made.library, 2026).payers
    assert payer == (PROVINCE, 11_390_000, 1)
