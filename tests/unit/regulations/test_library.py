"""What applied on a day: versions, regimes, thresholds, money, legal bases, names."""

from collections import Counter
from datetime import date
from fractions import Fraction

import pytest

from khenthuong_desktop.domain.terms import CommendationType, Confidence, SubjectKind, UnitLevel
from khenthuong_desktop.regulations.library import Library


@pytest.mark.parametrize(
    ("on", "regime", "version", "confidence"),
    [
        (date(2017, 10, 1), "R1", date(2017, 10, 1), Confidence.C),
        (date(2023, 12, 31), "R1", date(2017, 10, 1), Confidence.C),
        (date(2024, 1, 1), "R2", date(2024, 1, 1), Confidence.A),
        (date(2025, 6, 30), "R2", date(2024, 1, 1), Confidence.A),
        (date(2025, 7, 1), "R3", date(2025, 7, 1), Confidence.A),
        (date(2026, 9, 30), "R3", date(2025, 7, 1), Confidence.A),
        (date(2026, 10, 1), "R4", date(2026, 10, 1), Confidence.UNVERIFIED),
    ],
)
def test_the_law_of_a_day_is_chosen_by_date(
    library: Library, on: date, regime: str, version: date, confidence: Confidence
) -> None:
    found = library.version("grassroots_emulation_fighter", on)
    assert found is not None
    assert (library.on(on).regime, found.valid_from, found.confidence) == (regime, version, confidence)


def test_before_the_first_regime_nothing_applies(library: Library) -> None:
    assert library.on(date(2017, 9, 30)).regime is None
    assert library.version("advanced_worker", date(2017, 9, 30)) is None


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("“Chiến sỹ thi đua cơ sở”", "grassroots_emulation_fighter"),
        ("cstđcs", "grassroots_emulation_fighter"),
        ('Danh hiệu "Lao động tiên tiến"', "advanced_worker"),
        ("Tập thể Lao động xuất sắc", "excellent_labour_collective"),
        ("Giấy khen của Chủ tịch UBND xã An Bình", "certificate_of_merit"),
        ("Bằng khen của Chủ tịch UBND tỉnh Hưng Yên", "provincial_diploma_of_merit"),
        ("Bằng khen của Thủ tướng Chính phủ", "prime_minister_diploma_of_merit"),
        ("Bằng khen của Bộ trưởng Bộ Y tế", "ministerial_diploma_of_merit"),
        ("Huân chương Lao động hạng Ba", "labour_order_3"),
        ("Kỷ niệm chương Vì sự nghiệp giáo dục", "provincial_commemorative_medal"),
        ("Gia đình văn hoá", "cultural_family"),
        ("CSTĐCơ sở", "grassroots_emulation_fighter"),
        ("CHIẾN SĨ THI ĐUA CƠ SỞ", "grassroots_emulation_fighter"),
        ("BKTTg", "prime_minister_diploma_of_merit"),
        ("CSTĐ CS", "grassroots_emulation_fighter"),
        ("Chiến sĩ TĐ cơ sở", "grassroots_emulation_fighter"),
        ("GK của Chủ tịch UBND xã", "certificate_of_merit"),
        ("BK của Chủ tịch UBND tỉnh", "provincial_diploma_of_merit"),
        ("BK Bộ Y tế", "ministerial_diploma_of_merit"),
        ("HCLĐ hạng III", "labour_order_3"),
        ("Huân chương Lao động hạng 2", "labour_order_2"),
        ("advanced_worker", "advanced_worker"),
    ],
)
def test_awards_are_recognised_as_offices_write_them(library: Library, words: str, code: str) -> None:
    assert library.find_award(words) == code


@pytest.mark.parametrize(
    "words",
    [
        "Giấy khen; LĐTT",
        "Giấy khen, CSTĐCS",
        "Bằng khen của Bộ; Huân chương Lao động hạng Ba",
        "Giấy khen và CSTĐCS",
        "Giấy khen không đạt",
        "Giấy khen (đề nghị, chưa được)",
        "Giấy khen bị thu hồi",
    ],
)
def test_words_for_two_awards_or_for_none_given_name_no_award(library: Library, words: str) -> None:
    assert library.find_award(words) is None


def test_what_follows_an_award_may_name_several_givers(library: Library) -> None:
    assert library.find_award("Giấy khen của Chủ tịch UBND xã, phường") == "certificate_of_merit"


@pytest.mark.parametrize("words", ["LĐTTT", "CSTĐ", "BKTT", "BK LĐLĐ tỉnh", "GK, CSTĐCS", "LĐTT-CSTĐCS"])
def test_short_forms_that_may_be_another_award_name_none(library: Library, words: str) -> None:
    assert library.find_award(words) is None


def test_words_without_accents_are_only_a_suggestion(library: Library) -> None:
    assert library.find_award("lao dong tien tien") is None
    assert library.suggest_awards("lao dong tien tien") == ("advanced_worker",)
    assert library.find_award("") is None
    assert library.find_award("Giải nhất hội thao") is None


def test_no_two_awards_share_a_name(library: Library) -> None:
    assert library.names.clashes == []


@pytest.mark.parametrize(
    ("award", "share", "ballot"),
    [
        ("grassroots_emulation_fighter", Fraction(4, 5), True),
        ("provincial_emulation_fighter", Fraction(9, 10), True),
        ("provincial_emulation_flag", Fraction(4, 5), True),
        ("certificate_of_merit", Fraction(1, 2), False),
    ],
)
def test_ballot_thresholds_of_2026(library: Library, award: str, share: Fraction, ballot: bool) -> None:
    found = library.threshold(award, date(2026, 11, 22))
    assert (found.share, found.ballot, found.more_than) == (share, ballot, not ballot)


def test_the_quorum_is_two_thirds(library: Library) -> None:
    assert library.quorum(date(2026, 11, 22)) == Fraction(2, 3)


@pytest.mark.parametrize(
    ("award", "kind", "on", "amount"),
    [
        ("advanced_worker", SubjectKind.INDIVIDUAL, date(2026, 11, 22), 760_000),
        ("advanced_worker", SubjectKind.INDIVIDUAL, date(2026, 6, 30), 710_000),
        ("advanced_labour_collective", SubjectKind.COLLECTIVE, date(2025, 1, 1), 1_880_000),
        ("provincial_diploma_of_merit", SubjectKind.INDIVIDUAL, date(2026, 11, 22), 3_800_000),
        ("provincial_diploma_of_merit", SubjectKind.HOUSEHOLD, date(2026, 11, 22), 5_700_000),
        ("certificate_of_merit", SubjectKind.HOUSEHOLD, date(2025, 12, 1), 1_060_000),
        ("prime_minister_diploma_of_merit", SubjectKind.COLLECTIVE, date(2026, 11, 22), 17_710_000),
        ("provincial_diploma_of_merit", SubjectKind.INDIVIDUAL, date(2023, 8, 1), 1_800_000),
    ],
)
def test_reward_money_of_the_day_of_the_decision(
    library: Library, award: str, kind: SubjectKind, on: date, amount: int
) -> None:
    found = library.reward(award, kind, on)
    assert found is not None
    assert found.amount == amount


def test_a_commune_paid_half_for_a_certificate_under_the_old_decree(library: Library) -> None:
    old = library.reward("certificate_of_merit", SubjectKind.INDIVIDUAL, date(2023, 8, 1), UnitLevel.COMMUNE)
    assert old is not None
    assert old.amount == 270_000
    assert library.reward("cultural_family", SubjectKind.HOUSEHOLD, date(2026, 1, 1)) is None


def test_legal_bases_follow_the_day_the_level_and_the_order_of_the_decree(library: Library) -> None:
    codes = [line.source for line in library.legal_bases("decision", date(2025, 12, 20), UnitLevel.COMMUNE)]
    assert codes == ["72/2025/QH15", "06/2022/QH15", "129/2025/NĐ-CP", "152/2025/NĐ-CP", "15/2025/TT-BNV"]
    school = [line.source for line in library.legal_bases("decision", date(2024, 12, 20), UnitLevel.SCHOOL)]
    assert school == ["06/2022/QH15", "98/2023/NĐ-CP", "01/2024/TT-BNV"]
    newest = library.legal_bases("request_statement", date(2026, 10, 1), UnitLevel.COMMUNE)
    assert "06/2026/QH16" in [line.source for line in newest]
    laws = [line.citation for line in newest if line.citation.startswith("Luật")]
    assert not any("/QH" in citation for citation in laws)


def test_every_award_says_when_it_is_considered_and_who_decides(library: Library) -> None:
    for award in library.awards.values():
        assert award.cycle is not None, award.code
        version = award.version_on(date(2026, 11, 22))
        assert version is not None and version.deciding_authority, award.code


def test_the_catalogue_is_complete_and_says_where_each_award_stands(library: Library) -> None:
    groups = Counter(award.group for award in library.awards.values())
    assert groups == {"title": 16, "form": 11, "honour": 42}
    for award in library.awards.values():
        assert award.commendation_types and award.cycle and award.subjects, award.code
        version = award.version_on(date(2026, 11, 22))
        assert version is not None and version.deciding_authority, award.code
        assert version.criteria or version.reference is not None, award.code
    unheld = {CommendationType.DEDICATION, CommendationType.SENIORITY}
    assert all(
        SubjectKind.INDIVIDUAL in award.subjects
        for award in library.awards.values()
        if unheld.intersection(award.commendation_types)
    )


def test_a_title_is_no_law_before_the_law_that_made_it(library: Library) -> None:
    assert library.version("exemplary_commune", date(2023, 12, 31)) is None
    assert library.version("exemplary_commune", date(2024, 1, 1)) is not None


@pytest.mark.parametrize(
    ("award", "day", "who"),
    [
        ("grassroots_emulation_fighter", date(2025, 6, 30), "Chủ tịch UBND cấp huyện"),
        ("grassroots_emulation_fighter", date(2025, 7, 1), "Chủ tịch UBND cấp xã"),
        ("advanced_labour_collective", date(2025, 6, 30), "Chủ tịch UBND cấp huyện"),
        ("advanced_labour_collective", date(2025, 7, 1), "Chủ tịch UBND cấp xã"),
        ("cultural_village", date(2025, 6, 30), "Chủ tịch UBND cấp huyện"),
        ("cultural_village", date(2025, 7, 1), "Chủ tịch UBND cấp xã"),
        ("excellent_labour_collective", date(2025, 7, 1), "Chủ tịch UBND cấp tỉnh"),
        ("government_emulation_flag", date(2024, 1, 1), "Chính phủ"),
        ("government_emulation_flag", date(2025, 7, 1), "Thủ tướng Chính phủ"),
    ],
)
def test_who_decides_follows_the_regime(library: Library, award: str, day: date, who: str) -> None:
    version = library.version(award, day)
    assert version is not None and version.deciding_authority is not None
    assert version.deciding_authority.startswith(who)


def test_a_decree_of_which_articles_alone_were_read_is_not_said_to_be_read_whole(library: Library) -> None:
    assert library.sources["152/2025/NĐ-CP"].confidence is Confidence.B
