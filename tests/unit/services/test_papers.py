"""What a round's documents say: complete, sound in form, the same people in one order."""

from dataclasses import replace
from datetime import date

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from sqlalchemy import select

from khenthuong_desktop.documents.format_check import check_format
from khenthuong_desktop.documents.parts import DOTS
from khenthuong_desktop.errors import FieldsMissing
from khenthuong_desktop.paths import shipped_templates
from khenthuong_desktop.regulations.library import Library, load_library
from khenthuong_desktop.services.award_rounds.nominating import nominate
from khenthuong_desktop.services.award_rounds.rounds import Nominee, open_round
from khenthuong_desktop.services.drafting.papers import draft_papers
from khenthuong_desktop.services.numbers.round_papers import RoundPapers, set_round_papers
from khenthuong_desktop.store.tables import Ballot, Person
from tests.unit.documents.word_tools import text_of
from tests.unit.services.commune_round import MERIT, WORKER, Commune, meet

EXCELLENT, PROVINCE_FIGHTER = "excellent_labour_collective", "provincial_emulation_fighter"


def test_all_documents_of_a_round_are_made_and_sound_in_form(commune: Commune) -> None:
    meet(commune)
    set_round_papers(
        commune.db,
        commune.library,
        commune.round,
        RoundPapers("7", date(2026, 12, 8), "03", "415", date(2026, 12, 10), vote_minutes_number="04"),
    )
    made = draft_papers(commune.db, commune.folder, commune.library, commune.round)
    kinds = [paper.kind for paper in made]
    assert sorted(set(kinds)) == [
        "collective_report", "decision", "individual_report", "minutes", "request_statement", "summary_list",
        "vote_count_minutes",
    ]  # fmt: skip
    assert (kinds.count("individual_report"), kinds.count("collective_report")) == (2, 2)
    assert {paper.path.name: check_format(paper.path).failed for paper in made} == dict.fromkeys(
        (paper.path.name for paper in made), ()
    )
    assert all(paper.path.is_file() and paper.path.name.isascii() for paper in made)


def test_the_statement_tells_numbers_laws_and_who_is_put_forward(commune: Commune) -> None:
    meet(commune)
    set_round_papers(commune.db, commune.library, commune.round, RoundPapers("7", date(2026, 12, 8), "03"))
    text = commune.text("request_statement")
    assert "Số: 07/TTr-HĐTĐKT | Hòa An, ngày 08 tháng 12 năm 2026" in text
    assert "UBND XÃ HÒA AN / HỘI ĐỒNG / THI ĐUA - KHEN THƯỞNG" in text
    assert "Kính gửi: Chủ tịch Ủy ban nhân dân xã Hòa An" in text
    assert "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;" in text
    assert "Căn cứ Biên bản số 03/BB-HĐTĐKT ngày 05 tháng 12 năm 2026 của Hội đồng" in text
    assert "01 tập thể, 02 cá nhân và 01 hộ gia đình" in text
    assert "Danh hiệu “Chiến sĩ thi đua cơ sở”: 01 cá nhân;" in text
    assert "TM. HỘI ĐỒNG / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH" in text


def test_a_share_is_not_rounded_up_to_a_threshold_with_decimals_that_it_missed(commune: Commune) -> None:
    meet(commune)
    with commune.db.write("record_meeting") as session:
        for ballot in session.scalars(select(Ballot)):
            ballot.members, ballot.in_favour, ballot.written_in_favour = 100_000, 66_665, 0
            ballot.threshold, ballot.passed = "≥ 66,67%", False
    minutes = commune.text("minutes")
    assert "66665/100000, 66,66%" in minutes and "66,67%" not in minutes.replace("≥\u00a066,67%", "")


def test_who_was_turned_down_is_in_the_minutes_only(commune: Commune) -> None:
    meet(commune)
    assert "Trần Lan" not in commune.text("summary_list")
    assert "Trần Lan" not in commune.text("decision")
    minutes = commune.text("minutes")
    assert "4 | Lê A & B <Minh> | Lao động tiên tiến | 3 | 1 | 0 | 1 đồng ý | 4/5, 80% (>\u00a050%) | Đạt" in minutes
    assert (
        "3 | Trần Lan | Chiến sĩ thi đua cơ sở | 1 | 2 | 1 | 1 không đồng ý | 1/5, 20% (≥\u00a080%) | Không đạt"
        in minutes
    )
    assert "Không đề nghị tặng danh hiệu “Chiến sĩ thi đua cơ sở” đối với Trần Lan" in minutes


def test_who_was_turned_down_gets_no_report(commune: Commune) -> None:
    def reported() -> list[str]:
        made = draft_papers(commune.db, commune.folder, commune.library, commune.round, ["individual_report"])
        return [paper.title.partition(": ")[2] for paper in made]

    assert "Trần Lan" in reported()
    meet(commune)
    assert reported() == ["Đặng Thị Hòa", "Lê A & B <Minh>"]


def test_every_list_names_the_highest_awards_first_and_the_same_people_in_one_order(commune: Commune) -> None:
    more = (Nominee("VHXH", "excellent_labour_collective"), Nominee("CB2", MERIT), Nominee("CB2", PROVINCE_FIGHTER))
    nominate(commune.db, commune.round, more)
    order = [
        ("Phòng Văn hóa - Xã hội", "Tập thể lao động xuất sắc"),
        ("Phòng Văn hóa - Xã hội", "Tập thể lao động tiên tiến"),
        ("Lê A & B <Minh>", "Chiến sĩ thi đua cấp tỉnh"),
        ("Đặng Thị Hòa", "Chiến sĩ thi đua cơ sở"),
        ("Trần Lan", "Chiến sĩ thi đua cơ sở"),
        ("Lê A & B <Minh>", "Lao động tiên tiến"),
        ("Lê A & B <Minh>", "Giấy khen"),
        ("Đỗ Văn Lâm", "Giấy khen"),
    ]
    assert rows_of(commune.text("summary_list")) == order
    assert rows_of(commune.text("ballot")) == order
    paid = rows_of(commune.text("reward_payments"))
    assert len(paid) > 3 and paid == [row for row in order if row in paid]


def rows_of(text: str) -> list[tuple[str, str]]:
    """Name and award of every numbered row of a paper's list, as far as its columns tell them."""
    awards = [award.name for award in load_library().awards.values()]
    found = []
    for line in text.splitlines():
        number, *cells = line.split(" | ")
        if number.isdigit():
            found.append((cells[0], next(cell for cell in cells if cell in awards)))
    return found


def test_the_minutes_of_the_vote_count_carry_their_own_number(commune: Commune) -> None:
    meet(commune)
    assert "Số:       /BB-HĐTĐKT" in commune.text("vote_count_minutes")
    set_round_papers(
        commune.db, commune.library, commune.round, RoundPapers(minutes_number="3", vote_minutes_number="4")
    )
    assert "Số: 03/BB-HĐTĐKT" in commune.text("minutes")
    assert "Số: 04/BB-HĐTĐKT" in commune.text("vote_count_minutes")


def test_the_vote_count_tells_who_counted_and_when(commune: Commune) -> None:
    meet(commune, count_started_at="9h15", count_ended_at="09:40", tellers="Lê Quang Huy\nHoàng Văn Khải")
    text = commune.text("vote_count_minutes")
    day = "ngày 05 tháng 12 năm 2026"
    assert f"09 giờ 15 phút, {day}" in text and f"09 giờ 40 phút, {day}" in text
    assert "1. Lê Quang Huy - Tổ trưởng;" in text
    assert "THƯ KÝ | TM. TỔ KIỂM PHIẾU / TỔ TRƯỞNG | CHỦ TỌA" in text
    assert "2. Hoàng Văn Khải - Thành viên." in text
    assert f"08 giờ 00 phút, {day}" in commune.text("minutes")


def test_what_nobody_told_of_the_vote_count_is_left_to_be_written_in(commune: Commune) -> None:
    meet(commune)
    text = commune.text("vote_count_minutes")
    assert f"1. {DOTS} - Tổ trưởng;" in text
    assert "08 giờ 00 phút" not in text


def test_the_vote_count_adds_up(commune: Commune) -> None:
    meet(commune)
    text = commune.text("vote_count_minutes")
    assert "Số phiếu thu về: 4 phiếu (bằng chữ: bốn phiếu)." in text
    assert "Số phiếu hợp lệ, không hợp lệ của từng trường hợp khác nhau, ghi tại bảng ở Mục III." in text
    assert "2 | Đặng Thị Hòa | Chiến sĩ thi đua cơ sở | 4 | 0 | 0 | 1 đồng ý | 5/5, 100%" in text
    assert "ý kiến bằng văn bản của thành viên vắng mặt: 1." in text


def test_the_decision_is_the_heads_own_act(commune: Commune) -> None:
    meet(commune)
    text = commune.text("decision")
    assert "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ HÒA AN\nCăn cứ" in text
    assert "| CHỦ TỊCH /" in text
    assert "TM. ỦY BAN" not in text
    assert "I | Tập thể" in text and "III | Hộ gia đình" in text


def test_a_provincial_title_is_asked_for_and_not_decided(commune: Commune, library: Library) -> None:
    key = open_round(commune.db, "Khen thưởng cấp tỉnh", 2026, date(2026, 12, 1))
    nominate(commune.db, key, (Nominee("CB1", PROVINCE_FIGHTER),))
    province = replace(commune, round=key)
    text = province.text("request_statement")
    assert "Kính gửi: Ủy ban nhân dân tỉnh Hưng Yên" in text
    assert "/TTr-UBND | Hòa An, ngày" in text
    assert "TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH" in text
    assert "decision" not in province.draft()
    with pytest.raises(FieldsMissing):
        province.draft("decision")


def test_a_report_tells_what_is_known_and_leaves_dotted_lines_for_the_rest(commune: Commune) -> None:
    made = draft_papers(commune.db, commune.folder, commune.library, commune.round, ["individual_report"])
    first, second = made[0], made[1]
    assert set(first.open_fields) == {"hometown", "residence", "qualifications", "duties"}
    assert set(second.open_fields) - set(first.open_fields) == {"achievements"}
    text = text_of(first.path)
    assert "Sinh ngày, tháng, năm: 05/07/1990; giới tính: Nữ" in text
    assert "Giải quyết đúng hạn 99,2% hồ sơ.\nCó 01 sáng kiến." in text
    assert "UBND XÃ HÒA AN / PHÒNG VĂN HÓA - XÃ HỘI" in text


def test_who_presided_signs_the_minutes_by_the_post_in_the_council(commune: Commune) -> None:
    meet(commune)
    for kind, teller in (("minutes", ()), ("vote_count_minutes", (("TM. TỔ KIỂM PHIẾU / TỔ TRƯỞNG", DOTS),))):
        text = commune.text(kind)
        assert " | ".join(("THƯ KÝ", *(post for post, _ in teller), "CHỦ TỌA / CHỦ TỊCH HỘI ĐỒNG")) in text
        names = ("Hoàng Văn Khải", *(name for _, name in teller), "Nguyễn Đức Thịnh")
        assert " | ".join(names) in text  # level, in one row
        assert "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ" not in text


def test_an_absence_without_a_reason_is_told_without_one(commune: Commune) -> None:
    meet(commune)
    text = commune.text("minutes")
    assert "- Vũ Thanh Tâm - Ủy viên." in text
    assert "lý do" not in text


def test_the_ending_of_minutes_stays_on_one_page_with_its_recipients(commune: Commune) -> None:
    meet(commune)
    paragraphs = Document(str(commune.draft("minutes")["minutes"])).element.body.iter(qn("w:p"))
    styles = [paragraph.pPr.pStyle.val for paragraph in paragraphs]
    assert styles[-1] == "AfterTable"  # as low as can be
    tail = set(styles[styles.index("ClosingText") : -1])
    kept = Document(str(shipped_templates() / "minutes.docx")).styles
    by_id = {style.style_id: style for style in kept}
    assert {"SignerName", "RecipientsLabel", "RecipientItem"} <= tail
    assert all(by_id[style].paragraph_format.keep_with_next for style in tail)


def test_the_summary_list_goes_award_after_award_on_a_wide_page(commune: Commune) -> None:
    nominate(commune.db, commune.round, (Nominee("CB3", WORKER),))
    path = commune.draft("summary_list")["summary_list"]
    assert Document(str(path)).sections[0].orientation is WD_ORIENT.LANDSCAPE
    lines = [line for line in text_of(path).splitlines() if "Trần Lan" in line or "cá nhân |" in line]
    assert [line.split(" | ")[:2] for line in lines] == [
        ["", "Chiến sĩ thi đua cơ sở: 02 cá nhân"],
        ["2", "Trần Lan"],
        ["", "Lao động tiên tiến: 02 cá nhân"],
        ["3", "Trần Lan"],
    ]


def test_a_post_that_names_its_unit_is_not_followed_by_the_unit(commune: Commune) -> None:
    with commune.db.write("edit_person") as session:
        session.query(Person).filter_by(code="CB1").one().job_title = "Trưởng phòng Văn hóa - Xã hội"
    text = commune.text("summary_list")
    assert "| Trưởng phòng Văn hóa - Xã hội |" in text
    assert "| Văn thư, Phòng Văn hóa - Xã hội |" in text


def test_nobody_confirms_an_own_report(commune: Commune) -> None:
    with commune.db.write("edit_person") as session:
        session.query(Person).filter_by(code="CB1").one().name = "Nguyễn Đức Thịnh"
    own, other = draft_papers(commune.db, commune.folder, commune.library, commune.round, ["individual_report"])[:2]
    assert "XÁC NHẬN CỦA / CẤP TRÊN TRỰC TIẾP" in text_of(own.path)
    assert f"{DOTS} | Nguyễn Đức Thịnh" in text_of(own.path)
    assert "Nguyễn Đức Thịnh | " in text_of(other.path)


def test_a_report_says_whose_it_is(commune: Commune) -> None:
    made = draft_papers(commune.db, commune.folder, commune.library, commune.round, ["collective_report"])
    collective, household = (text_of(paper.path) for paper in made)
    assert "Tên tập thể đề nghị: Phòng Văn hóa - Xã hội" in collective
    assert "Tổng số người: 08 người" in collective
    assert "Hộ gia đình đề nghị: " in household
    assert "Tổng số người" not in household


def test_before_the_meeting_only_what_needs_none_is_made(commune: Commune) -> None:
    assert {"minutes", "vote_count_minutes"} & set(commune.draft()) == set()
    with pytest.raises(FieldsMissing) as caught:
        commune.draft("minutes")
    assert caught.value.fields == ["cuộc họp Hội đồng"]
