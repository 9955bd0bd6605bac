"""Days, counts, money, names of organs as administrative documents write them."""

from fractions import Fraction

import pytest

from khenthuong_desktop.documents import wording
from khenthuong_desktop.documents.catalogue import KINDS, file_name
from khenthuong_desktop.documents.drawn_lines import EMU_PER_MM, fit_drawn_lines
from khenthuong_desktop.documents.parts import GAP
from khenthuong_desktop.documents.shape import list_fields
from khenthuong_desktop.documents.text_width import width_mm, wrap


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-07-05", "ngày 05 tháng 7 năm 2026"),
        ("2026-01-31", "ngày 31 tháng 01 năm 2026"),
        ("2026-02-09", "ngày 09 tháng 02 năm 2026"),
        ("2026-03-10", "ngày 10 tháng 3 năm 2026"),
        ("2026-12-25", "ngày 25 tháng 12 năm 2026"),
    ],
)
def test_days_and_months_are_padded_as_the_decree_says(day: str, said: str) -> None:
    assert wording.day_in_words(day) == said


def test_what_is_not_known_of_a_day_stays_a_gap() -> None:
    assert wording.day_in_words("2026-11") == f"ngày {GAP} tháng 11 năm 2026"
    assert wording.day_in_words("", 2026) == f"ngày {GAP} tháng {GAP} năm 2026"


def test_a_day_that_does_not_exist_is_a_bug() -> None:
    with pytest.raises(ValueError, match="day"):
        wording.day_in_words("2026-02-30")


@pytest.mark.parametrize(
    ("dong", "said"),
    [
        (0, "Không đồng"),
        (21, "Hai mươi mốt đồng"),
        (15, "Mười lăm đồng"),
        (105, "Một trăm linh năm đồng"),
        (1_010, "Một nghìn không trăm mười đồng"),
        (1_021, "Một nghìn không trăm hai mươi mốt đồng"),
        (2_340_000, "Hai triệu ba trăm bốn mươi nghìn đồng"),
        (1_004_000, "Một triệu không trăm linh bốn nghìn đồng"),
        (1_020_000, "Một triệu không trăm hai mươi nghìn đồng"),
        (11_700_000, "Mười một triệu bảy trăm nghìn đồng"),
        (1_000_000_005, "Một tỷ không trăm linh năm đồng"),
        (2_000_000_000_000, "Hai nghìn tỷ đồng"),
    ],
)
def test_money_in_words_reads_every_inner_group(dong: int, said: str) -> None:
    assert wording.money_in_words(dong) == said


def test_money_counts_and_shares() -> None:
    assert wording.money(2_340_000) == "2.340.000 đồng"
    assert (wording.coefficient(Fraction(3, 10)), wording.coefficient(Fraction(1))) == ("0,3", "1,0")
    assert (wording.count(5), wording.count(12)) == ("05", "12")
    assert (wording.share(9, 9), wording.share(4, 5)) == ("9/9, 100%", "4/5, 80%")
    assert (wording.share(8, 9), wording.share(5, 7)) == ("8/9, 88,89%", "5/7, 71,43%")


def test_rounding_never_lifts_a_share_to_the_threshold_that_it_missed() -> None:
    assert wording.share(79_999, 100_000) == "79999/100000, 80%"
    assert wording.share(79_999, 100_000, Fraction(4, 5)) == "79999/100000, 79,99%"
    assert wording.share(4, 5, Fraction(4, 5)) == "4/5, 80%"
    assert wording.percent(79_999, 100_000, Fraction(4, 5)) == "79,99%"
    assert [wording.roman(number) for number in (1, 4, 9, 14, 40)] == ["I", "IV", "IX", "XIV", "XL"]
    assert wording.quantities(1, 12, 0) == "01 tập thể và 12 cá nhân"
    assert wording.short_day("1980-05") == "05/1980"


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Ủy ban nhân dân xã Hòa An", ("ỦY BAN NHÂN DÂN", "XÃ HÒA AN")),
        ("Hội đồng Thi đua - Khen thưởng", ("HỘI ĐỒNG", "THI ĐUA - KHEN THƯỞNG")),
        ("Phòng Văn hóa - Xã hội", ("PHÒNG VĂN HÓA - XÃ HỘI",)),
        ("Trung tâm Phục vụ hành chính công", ("TRUNG TÂM PHỤC VỤ", "HÀNH CHÍNH CÔNG")),
        ("Hội đồng Thi đua - Khen thưởng Xã Tân Hòa", ("HỘI ĐỒNG", "THI ĐUA - KHEN THƯỞNG", "XÃ TÂN HÒA")),
        ("Hội đồng Thi đua - Khen thưởng Sở Nội vụ", ("HỘI ĐỒNG", "THI ĐUA - KHEN THƯỞNG", "SỞ NỘI VỤ")),
        ("Hội đồng Sáng kiến xã Tân Hòa", ("HỘI ĐỒNG", "SÁNG KIẾN XÃ TÂN HÒA")),
        ("Ủy ban nhân dân đặc khu Phú Quốc", ("ỦY BAN NHÂN DÂN", "ĐẶC KHU PHÚ QUỐC")),
        ("Sở Văn hóa, Thể thao và Du lịch", ("SỞ VĂN HÓA,", "THỂ THAO VÀ DU LỊCH")),
        (
            "Trường Trung học phổ thông Nguyễn Thị Minh Khai",
            ("TRƯỜNG", "TRUNG HỌC PHỔ THÔNG", "NGUYỄN THỊ MINH KHAI"),
        ),
        ("Công ty Cổ phần May Hưng Yên", ("CÔNG TY CỔ PHẦN", "MAY HƯNG YÊN")),
        ("X" * 60, ("X" * 60,)),
    ],
)
def test_names_of_organs_break_where_their_parts_meet(name: str, lines: tuple[str, ...]) -> None:
    assert wording.organ_lines(name) == lines


def test_place_and_abbreviation_of_an_organ() -> None:
    assert wording.without_place("Hội đồng Thi đua - Khen thưởng xã Hòa An") == "Hội đồng Thi đua - Khen thưởng"
    assert wording.without_place("Hội đồng nhà trường") == "Hội đồng nhà trường"
    assert wording.superior_line("Ủy ban nhân dân tỉnh Hưng Yên") == "UBND TỈNH HƯNG YÊN"
    assert wording.superior_line("Uỷ ban nhân dân xã Tân Hòa") == "UBND XÃ TÂN HÒA"


def test_measured_widths_are_those_of_times() -> None:
    assert width_mm("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, "bold") == pytest.approx(88.3, abs=0.1)
    assert width_mm("Độc lập - Tự do - Hạnh phúc", 13, "bold") == pytest.approx(56.1, abs=0.1)
    assert width_mm("Thành phố Hồ Chí Minh, ngày 29 tháng 12 năm 2026", 13, "italic") == pytest.approx(98.7, abs=0.1)
    assert wrap("HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG", 12, "bold", 65) == ["HỘI ĐỒNG THI ĐUA - KHEN", "THƯỞNG"]


def test_a_drawn_line_follows_the_text_above_it() -> None:
    xml = (
        '<w:body><w:p><w:pStyle w:val="Subject"/><w:t>Về việc khen thưởng</w:t></w:p><w:p><mc:AlternateContent>'
        '<wp:extent cx="1" cy="0"/><x name="rule:Subject:14:bold:0.4:165"/><a:ext cx="1" cy="0"/>'
        '<v:line to="1.0pt,2pt"/></mc:AlternateContent></w:p></w:body>'
    )
    length = width_mm("Về việc khen thưởng", 14, "bold") * 0.4
    fitted = fit_drawn_lines(xml)
    assert fitted.count(f'cx="{round(length * EMU_PER_MM)}"') == 2
    assert f'to="{length / 25.4 * 72:.1f}pt,2pt"' in fitted
    assert fit_drawn_lines(xml.replace("Subject", "Other", 1)) == fitted.replace("Subject", "Other", 1)
    assert fit_drawn_lines(xml.replace("Về việc khen thưởng", "")) == xml.replace("Về việc khen thưởng", "")


def test_file_names_are_short_plain_letters() -> None:
    name = file_name(KINDS["request_statement"], number="12", symbol="TTr-UBND", day="2026-11-05")
    assert name == "01_TTr_12-TTr-UBND_20261105_de-nghi-khen-thuong.docx"
    long = file_name(KINDS["individual_report"], about='Đặng Thị "Hoà" / Kđăm: ' * 9)
    assert long.startswith("05_BC_Dang-Thi-Hoa-Kdam") and long.endswith(".docx")
    assert len(long) <= 80 and long.isascii()


def test_the_fields_of_a_kind_are_listed_as_a_template_writes_them() -> None:
    entries = {entry.path: entry for entry in list_fields(KINDS["request_statement"].record)}
    assert entries["signing.signer_name"].required
    assert not entries["organ.superior"].required
    assert entries["proposals[].award"].kind == "text"


def test_an_organ_breaks_into_the_fewest_even_lines() -> None:
    school = "Trường Phổ thông Dân tộc Nội trú Trung học cơ sở và Trung học phổ thông Nguyễn Thị Minh Khai"
    assert wording.organ_lines(school) == (
        "TRƯỜNG PHỔ THÔNG",
        "DÂN TỘC NỘI TRÚ",
        "TRUNG HỌC CƠ SỞ",
        "VÀ TRUNG HỌC PHỔ THÔNG",
        "NGUYỄN THỊ MINH KHAI",
    )
    assert wording.organ_lines("Hội đồng sáng kiến") == ("HỘI ĐỒNG SÁNG KIẾN",)


def test_a_long_superior_is_told_where_to_break() -> None:
    assert wording.superior_line("Ủy ban nhân dân tỉnh Hưng Yên") == "UBND TỈNH HƯNG YÊN"
    city = wording.superior_line("Ủy ban nhân dân Thành phố Hồ Chí Minh")
    assert city.split(" ") == ["UBND\u00a0THÀNH\u00a0PHỐ", "HỒ\u00a0CHÍ\u00a0MINH"]


def test_gaps_for_a_hand_are_narrower_behind_a_long_place() -> None:
    day = wording.day_in_words("", 2026)
    assert wording.day_beside("Hòa An", day) == day
    assert wording.day_beside("Thành phố Hồ Chí Minh", day) == "ngày     tháng     năm 2026"


def test_sentences_write_abbreviations_out_and_end_with_a_mark() -> None:
    assert wording.spelt_out("Chủ tịch UBND xã, PCT HĐND") == "Chủ tịch Ủy ban nhân dân xã, PCT Hội đồng nhân dân"
    assert wording.spelt_out("Hội đồng TĐKT xã") == "Hội đồng Thi đua - Khen thưởng xã"
    assert wording.sentence("Hoàn thành 100%") == "Hoàn thành 100%."
    assert wording.sentence("Đã xong.") == "Đã xong."
    assert wording.sentence("Gồm:") == "Gồm:"


def test_numbers_are_said_in_words() -> None:
    assert [wording.number_in_words(number) for number in (0, 5, 21, 40)] == [
        "không",
        "năm",
        "hai mươi mốt",
        "bốn mươi",
    ]
