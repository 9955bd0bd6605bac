"""The papers made when asked for: filled from what is kept, sound in form, and refused with what they wait for."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from khenthuong_desktop.documents.catalogue import KINDS, REPORT_KINDS, USUAL_KINDS
from khenthuong_desktop.documents.format_check import check_format
from khenthuong_desktop.domain.terms import CommendationType, CouncilRole, Stage
from khenthuong_desktop.errors import FieldsMissing
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services import units
from khenthuong_desktop.services.award_rounds.nominating import nominate
from khenthuong_desktop.services.award_rounds.registrations import register
from khenthuong_desktop.services.award_rounds.rounds import Nominee, open_round
from khenthuong_desktop.services.council.council_numbers import save_council
from khenthuong_desktop.services.council.councils import CouncilDetail, Member
from khenthuong_desktop.services.dossier.dossiers import check_dossier
from khenthuong_desktop.services.drafting.paper_kinds import kinds_of_round
from khenthuong_desktop.services.drafting.papers import draft_papers, list_papers
from khenthuong_desktop.services.registers.collectives import CollectiveDetail, save_collective
from khenthuong_desktop.store.tables import AwardRound, Dossier, Initiative, Movement, Person
from tests.unit.documents.word_tools import text_of
from tests.unit.services.dossier_round import NOW, Round, make_round

ASKED = tuple(kind for kind in KINDS if kind not in (*USUAL_KINDS, "request_letter"))  # the unit decides itself here
MOVEMENTS = ("Cán bộ thi đua thực hiện văn hóa công sở", "Cả nước chung sức vì người nghèo")
SPECIAL = {
    "unexpected_report": (CommendationType.UNEXPECTED, "CB1", "certificate_of_merit"),
    "movement_report": (CommendationType.MOVEMENT, "TT1", "certificate_of_merit"),
    "service_report": (CommendationType.DEDICATION, "CB1", "labour_order_3"),
    "external_report": (CommendationType.EXTERNAL, "TT1", "provincial_diploma_of_merit"),
    "flag_report": (CommendationType.MERIT, "TT1", "government_emulation_flag"),
    "national_fighter_report": (CommendationType.MERIT, "CB1", "national_emulation_fighter"),
}


@pytest.fixture
def bare(tmp_path: Path, library: Library) -> Iterator[Round]:
    """A round that met, and a signer; nothing of the year's emulation yet."""
    made = make_round(tmp_path, library, papers=False)
    units.save_signer(made.db, units.usual_signers(units.get_unit(made.db), "Nguyễn Văn Minh")[0])
    yield made
    made.db.close()


@pytest.fixture
def year(bare: Round) -> Round:
    """The same with movements, registrations, a council for initiatives, and a dossier that came back."""
    db = bare.db
    school = save_collective(db, CollectiveDetail("TT2", "Trường Tiểu học An Bình"))
    for codes, award in ((("TT1", "TT2"), "advanced_labour_collective"), (("CB1", "CB2"), "advanced_worker")):
        register(db, 2026, codes, award, MOVEMENTS[0], date(2026, 2, 1))
    members = (Member("Lý Minh", CouncilRole.CHAIRMAN), Member("Hồ Hà", CouncilRole.SECRETARY))
    save_council(db, bare.library, CouncilDetail("Hội đồng sáng kiến xã An Bình", members))
    with db.write("import_list") as session:
        for name in MOVEMENTS:
            session.add(Movement(name=name, year=2026, launched_on=date(2026, 1, 15), ends_on=date(2026, 11, 30)))
        session.query(Person).filter_by(code="CB3").one().heads_id = school
        session.query(Initiative).filter_by(code="SK1").one().decision_number = None  # still to be recognised
        session.add(
            Dossier(
                round_id=bare.key, package_id="1", edition=1, fingerprint="a", file_name="a.zip", size=1, made_at=NOW,
                stage=Stage.RETURNED, returned_reason="Thiếu chứng nhận sáng kiến.\nSai số biên bản.",
            )
        )  # fmt: skip
    draft(bare, "request_statement")
    return bare


def draft(made: Round, *kinds: str) -> list[Path]:
    return [paper.path for paper in draft_papers(made.db, made.folder, made.library, made.key, kinds)]


def text(made: Round, kind: str) -> str:
    return text_of(draft(made, kind)[0])


def test_every_paper_is_made_from_what_is_kept_and_sound_in_form(year: Round) -> None:
    made = draft_papers(year.db, year.folder, year.library, year.key, ASKED)
    assert {paper.kind for paper in made} == set(ASKED)
    faults = [(paper.path.name, fault.id, fault.where) for paper in made for fault in check_format(paper.path).failed]
    assert [fault for fault in faults if "Ủy viên" not in fault[2]] == []  # made-up members are not called like people
    assert len({paper.path for paper in made}) == len(made)
    assert all(paper.path.name.isascii() for paper in made)


def test_the_check_of_the_dossier_reads_all_of_them_and_warns_of_a_name_that_changed(year: Round) -> None:
    draft_papers(year.db, year.folder, year.library, year.key)
    draft(year, *ASKED)
    assert _problems(year).isdisjoint({"left_out", "not_in_round", "spelt_differently", "count_differs"})
    with year.db.write("edit_person") as session:
        session.query(Person).filter_by(code="CB1").one().name = "Đặng Thị Hòe"
    warned = check_dossier(year.db, year.folder, year.library, year.key).warnings
    sentences = " ".join(problem.sentence for problem in warned)
    assert "Phiếu bầu" in sentences
    assert "Thông báo công khai danh sách đề nghị" in sentences


def _problems(made: Round) -> set[str]:
    found = check_dossier(made.db, made.folder, made.library, made.key)
    return {problem.code for problem in (*found.errors, *found.warnings)}


def test_what_a_paper_waits_for_is_named_and_nothing_is_written(bare: Round) -> None:
    waiting = {
        "launch_plan": "phong trào thi đua của năm",
        "registration_list": "đăng ký thi đua của năm",
        "pledge": "tập thể đăng ký thi đua trong năm",
        "reply_letter": "hồ sơ đã bị trả lại kèm lý do",
        "dossier_index": "văn bản đã soạn trong đợt",
        "initiative_minutes": "Hội đồng sáng kiến (thêm ở trang Hội đồng)",
        "initiative_decision": "sáng kiến thuộc thẩm quyền của đơn vị chưa có quyết định công nhận "
        "(đã có số quyết định thì không ra quyết định lần hai)",
    }
    for kind, need in waiting.items():
        with pytest.raises(FieldsMissing) as caught:
            draft(bare, kind)
        assert caught.value.fields == [need]
    assert not bare.folder.documents.exists()


def test_a_round_without_nominees_still_launches_its_movements(year: Round) -> None:
    year.key = open_round(year.db, "Phát động đầu năm", 2026, date(2026, 1, 10))
    plans = draft(year, "launch_plan")
    assert len(plans) == len(MOVEMENTS)
    with pytest.raises(FieldsMissing) as caught:
        draft_papers(year.db, year.folder, year.library, year.key)
    assert caught.value.fields == ["người được đề nghị trong đợt"]


def test_each_movement_keeps_its_own_plan_when_they_are_drafted_again(year: Round) -> None:
    first, second = draft(year, "launch_plan"), draft(year, "launch_plan")
    assert first == second
    rows = [row for row in list_papers(year.db, year.folder, year.key) if row.kind == "launch_plan"]
    assert sorted(row.title.partition(": ")[2] for row in rows) == sorted(MOVEMENTS)
    plan = text_of(next(path for path in first if "van-hoa" in path.name))
    assert "Từ ngày 15 tháng 01 năm 2026 đến ngày 30 tháng 11 năm 2026." in plan
    assert "- Tập thể lao động tiên tiến;\n- Lao động tiên tiến." in plan


def test_the_council_s_papers_name_its_members_roles_and_the_law_s_shares(year: Round) -> None:
    decision, rules, tasks = (text(year, kind) for kind in ("council_decision", "council_rules", "council_tasks"))
    assert "1. Ủy viên A - Chủ tịch Hội đồng;" in decision
    assert "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ AN BÌNH\nCăn cứ" in decision
    assert "TM. ỦY BAN" not in decision + rules
    assert "- Chiến sĩ thi đua cơ sở: từ 80% trở lên;" in rules
    assert "ít nhất 2/3 tổng số thành viên" in rules
    assert "Số:       /TB-HĐTĐKT" in tasks
    assert "1 | Ủy viên A | Chủ tịch Hội đồng | Lãnh đạo, điều hành" in tasks


def test_the_member_who_was_absent_is_asked_in_writing(year: Round) -> None:
    (path,) = draft(year, "written_opinion")
    assert "Họ và tên thành viên Hội đồng: Ủy viên D" in text_of(path)
    assert "trước ngày 10 tháng 11 năm 2026" in text_of(path)
    assert path.name.endswith("phieu-lay-y-kien-Uy-vien-D.docx")


def test_the_ballot_lists_everybody_and_nobody_signs_it(year: Round) -> None:
    ballot = text(year, "ballot")
    assert "| Đặng Thị Hoà | Chuyên viên, Phòng Văn hóa - Xã hội | Chiến sĩ thi đua cơ sở |" in ballot
    assert "Trần Thị Lan" in ballot
    assert "CHỦ TỊCH" not in ballot


def test_a_letter_has_no_name_of_its_kind_and_answers_why_a_dossier_came_back(year: Round) -> None:
    reply = text(year, "reply_letter")
    assert "Số:       /UBND-VX / V/v bổ sung, hoàn thiện hồ sơ" in reply.replace("\u00a0", " ")
    assert "- Thiếu chứng nhận sáng kiến;\n- Sai số biên bản." in reply


def test_a_letter_goes_along_with_what_the_higher_organ_decides_only(year: Round) -> None:
    with pytest.raises(FieldsMissing) as caught:
        draft(year, "request_letter")
    assert caught.value.fields == ["đề nghị thuộc thẩm quyền quyết định của cấp trên"]
    year.key = open_round(year.db, "Khen thưởng cấp tỉnh", 2026, date(2026, 12, 1))
    nominate(year.db, year.key, (Nominee("CB1", "provincial_emulation_fighter"),))
    letter = text(year, "request_letter")
    assert "Kính gửi: Ủy ban nhân dân tỉnh Hưng Yên" in letter
    assert "kèm theo Tờ trình số       /TTr-UBND" in letter
    assert "- Danh hiệu “Chiến sĩ thi đua cấp tỉnh”: 01 cá nhân." in letter


def test_the_index_lists_papers_then_evidence(year: Round) -> None:
    index = text(year, "dossier_index")
    assert "1 | 12/TTr-HĐTĐKT | 12/11/2026 | Tờ trình đề nghị khen thưởng |" in index
    assert "| Tờ trình đề nghị khen thưởng | Hội đồng Thi đua - Khen thưởng xã |  |" in index
    assert "2 |  |  | Quyết định công nhận sáng kiến |  |  | Bản sao có chứng thực" in index
    assert "Hồ sơ gồm 02 văn bản, tài liệu./." in index


def test_registrations_become_a_list_a_pledge_and_a_balance(year: Round) -> None:
    listed, pledge, review = (text(year, kind) for kind in ("registration_list", "pledge", "final_review"))
    assert "I | Tập thể" in listed and "II | Cá nhân" in listed
    assert "Tổng số: 02 tập thể và 02 cá nhân (tính theo lượt đăng ký)./." in listed
    assert "Trường Tiểu học An Bình | Tập thể lao động tiên tiến | Trần Thị Lan |" in pledge
    assert "| Lao động tiên tiến | 2 | 1 | chưa có quyết định" in review


def test_an_initiative_is_asked_for_by_its_authors_and_recognised_within_the_unit_s_reach(year: Round) -> None:
    application, minutes = text(year, "initiative_application"), text(year, "initiative_minutes")
    decision = text(year, "initiative_decision")
    assert "1 | Đặng Thị Hoà |  | Chuyên viên |  | 100" in application.replace(", Phòng Văn hóa - Xã hội", "")
    assert "Tổng số thành viên Hội đồng: 2 người, gồm:" in minutes
    assert "Công nhận 01 sáng kiến (có danh sách kèm theo)." in decision
    assert "1 | Số hóa hồ sơ | Đặng Thị Hoà | Cơ sở" in decision
    assert "Theo đề nghị của Hội đồng sáng kiến xã An Bình." in decision
    assert "- Tác giả, đồng tác giả sáng kiến;" in decision and "- Thành viên" not in decision


def test_the_estimate_adds_up(year: Round) -> None:
    estimate = text(year, "reward_estimate")
    assert "Lao động tiên tiến | 1 | 0,3 | 760.000 | 760.000" in estimate
    assert "Tổng cộng: 3.290.000 đồng" in estimate
    assert "Bằng chữ: Ba triệu hai trăm chín mươi nghìn đồng." in estimate


@pytest.mark.parametrize("kind", SPECIAL)
def test_a_nominee_reports_on_the_form_of_the_award_or_of_the_type(bare: Round, kind: str) -> None:
    of_type, code, award = SPECIAL[kind]
    bare.key = open_round(bare.db, "Đợt theo loại hình", 2026, date(2026, 9, 1))
    with bare.db.write("change_round") as session:
        session.get_one(AwardRound, bare.key).commendation_type = of_type
    nominate(bare.db, bare.key, (Nominee(code, award, "Thành tích nổi bật."),))
    made = draft_papers(bare.db, bare.folder, bare.library, bare.key, REPORT_KINDS)
    assert [paper.kind for paper in made] == [kind]
    assert check_format(made[0].path).failed == ()
    told = text_of(made[0].path)
    assert "Thành tích nổi bật" in told
    assert ("Phòng Văn hóa - Xã hội" if code == "TT1" else "Đặng Thị Hoà") in told


def test_only_a_form_number_that_was_read_in_the_law_is_printed(bare: Round) -> None:
    made = draft_papers(bare.db, bare.folder, bare.library, bare.key, ["individual_report"])
    headers = [_first_header(paper.path) for paper in made]
    assert set(headers) == {"Mẫu số 05"}
    offers = {offer.id: offer for offer in kinds_of_round(bare.db, bare.library, bare.key)}
    assert "mẫu số 05, Nghị định 152/2025/NĐ-CP" in offers["individual_report"].source
    assert "(chưa đối chiếu văn bản, không in)" in offers["collective_report"].source


def _first_header(path: Path) -> str:
    from docx import Document

    return "".join(item.text for item in Document(str(path)).sections[0].first_page_header.paragraphs)


def test_the_offer_says_of_each_kind_what_it_follows_and_waits_for(bare: Round) -> None:
    offers = kinds_of_round(bare.db, bare.library, bare.key)
    assert [offer.id for offer in offers] == list(KINDS)
    assert all(offer.title and offer.group and offer.source for offer in offers)
    waiting = {offer.id for offer in offers if offer.needs}
    assert {"launch_plan", "pledge", "flag_report", "reply_letter"} <= waiting
    assert not {"invitation", "ballot", "individual_report", "council_rules"} & waiting
