"""Old one-byte Vietnamese text."""

import json
from pathlib import Path

import pytest

from khenthuong_desktop.spreadsheets.files.legacy_text import (
    LegacyEncoding,
    by_content,
    encoding_of_font,
    guess_encoding,
    to_unicode,
    under_font,
)
from tests.unit.spreadsheets.corpus.encodings import in_encoding

SHARED = Path(__file__).resolve().parents[4] / "shared"


@pytest.mark.parametrize(
    ("font", "encoding"),
    [
        (".VnTime", LegacyEncoding.TCVN3),
        (".VnTimeH", LegacyEncoding.TCVN3_CAPITALS),
        ("VNI-Times", LegacyEncoding.VNI),
        ("VPS Times", LegacyEncoding.VPS),
        ("VI Arial", LegacyEncoding.VISCII),
        ("Times New Roman", None),
    ],
)
def test_the_font_tells_the_encoding(font: str, encoding: LegacyEncoding | None) -> None:
    assert encoding_of_font(font) is encoding


def test_the_nations_motto_in_every_old_form() -> None:
    assert to_unicode("Céng hoµ x· héi", LegacyEncoding.TCVN3) == "Cộng hoà xã hội"
    assert to_unicode("céng hoµ x· héi", LegacyEncoding.TCVN3_CAPITALS) == "CỘNG HOÀ XÃ HỘI"
    assert to_unicode("Coäng hoøa xaõ hoäi", LegacyEncoding.VNI) == "Cộng hòa xã hội"
    assert to_unicode("COÄNG HOØA XAÕ HOÄI", LegacyEncoding.VNI) == "CỘNG HÒA XÃ HỘI"


def test_unmistakable_signs_are_needed_to_guess() -> None:
    assert guess_encoding(["NguyÔn V¨n Hïng", "TrÇn ThÞ B×nh", "1", "x"]) is LegacyEncoding.TCVN3
    assert guess_encoding(["Nguyeãn Vaên Huøng", "Traàn Thò Bình"]) is LegacyEncoding.VNI
    assert guess_encoding(["Nguyễn Văn Hùng", "Trần Thị Bình", "Müller & Söhne", "Ủy ban"]) is None
    assert guess_encoding([]) is None


def test_a_few_odd_words_among_many_are_no_old_encoding() -> None:
    odd, usual = ["NguyÔn V¨n Hïng"], ["Nguyễn Văn Hùng"]
    assert guess_encoding(odd * 4 + usual * 96) is None
    assert guess_encoding(odd * 5 + usual * 95) is LegacyEncoding.TCVN3


def test_our_tables_agree_with_the_reference_tables() -> None:
    source = SHARED / "samples" / "legacy_charmaps.json"
    if not source.exists():
        pytest.skip("the reference tables are not beside the repository")
    tables = json.loads(source.read_text("utf-8"))
    for old, new in tables["tcvn3"].items():
        assert to_unicode(old, LegacyEncoding.TCVN3) == new
    for old, new in tables["vni"].items():
        assert to_unicode(old, LegacyEncoding.VNI) == new
    for encoding in (LegacyEncoding.VPS, LegacyEncoding.VISCII):
        for old, new in tables[encoding.value.lower()].items():
            assert to_unicode(old, encoding) == new


@pytest.mark.parametrize("encoding", ["tcvn3", "vni", "vps", "viscii"])
def test_each_old_encoding_is_told_by_what_can_be_read(encoding: str) -> None:
    words = ["Nguyễn Văn Hùng", "Trần Thị Bình", "Trung tâm Phục vụ hành chính công", "Hoàn thành tốt nhiệm vụ"]
    written = [in_encoding(text, encoding) for text in words]
    guessed = guess_encoding(written)
    assert guessed is not None
    assert guessed.value.lower() == encoding
    assert [by_content(text, guessed) for text in written] == words


@pytest.mark.parametrize("text", ["Lê Lợi", "Y Moan Êñuôl", "Ðình Bảng", "CSTÐCS", "Müller", "\u00a0Công an\u200b"])
def test_unicode_among_unicode_is_left_alone(text: str) -> None:
    assert guess_encoding(["Nguyễn Văn Hùng", "Trần Thị Bình", "Phường Đống Đa", text]) is None


def test_unicode_typed_under_an_old_font_stays() -> None:
    assert under_font("Lê Văn Tám", LegacyEncoding.TCVN3) == "Lê Văn Tám"
    assert under_font("Lª V¨n T¸m", LegacyEncoding.TCVN3) == "Lê Văn Tám"
    assert under_font("lª v¨n t¸m", LegacyEncoding.TCVN3_CAPITALS) == "LÊ VĂN TÁM"
    assert by_content("NGUYÔN V¡N An", LegacyEncoding.TCVN3) == "NGUYễN VĂN An"
    assert by_content("NGUYÔN V¡N ¸NH", LegacyEncoding.TCVN3) == "NGUYỄN VĂN ÁNH"
    assert under_font("…", LegacyEncoding.VPS) == "…"


def test_a_font_of_capitals_draws_plain_letters_as_capitals_too() -> None:
    assert under_font("Tran Van Nam", LegacyEncoding.TCVN3_CAPITALS) == "TRAN VAN NAM"
    assert under_font("Đặng Thị Ứng", LegacyEncoding.TCVN3_CAPITALS) == "Đặng Thị Ứng"
    assert under_font("Tran Van Nam", LegacyEncoding.TCVN3) == "Tran Van Nam"


def test_the_letter_that_looks_like_a_hard_space_is_read_where_it_makes_a_word() -> None:
    assert by_content(in_encoding("VÕ VĂN HÙNG", "viscii"), LegacyEncoding.VISCII) == "VÕ VĂN HÙNG"
    assert by_content("NguyÔn\u00a0V¨n Hïng", LegacyEncoding.TCVN3) == "Nguyễn Văn Hùng"


@pytest.mark.parametrize("text", ["Tổ NguyÔn V¨n Hïng", "Theo NÐ 73", "Lò Ñaït"])
def test_what_is_as_good_as_unicode_is_no_sign_of_an_old_encoding(text: str) -> None:
    assert guess_encoding([text]) is None


def test_ticks_of_a_font_of_signs_are_no_old_encoding() -> None:
    assert guess_encoding(["Khoa/phòng", "Trần Thị Cúc", "ü", "þ", "ü"]) is None
