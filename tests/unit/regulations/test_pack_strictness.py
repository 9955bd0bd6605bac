"""What the law sets a province may only add to; what the law leaves to provinces they set themselves."""

from pathlib import Path

import pytest

from tests.unit.regulations.test_pack_changes import DAY, OWN, PROVINCIAL, faults, pack

LAW = "reference: {document: 06/2022/QH15, article: %s}"
FIGHTER, COLLECTIVE = "grassroots_emulation_fighter", "advanced_labour_collective"
MEETS = "meets_standard_of: {award: advanced_worker}"
INITIATIVE = "initiative_at_least: {scope: grassroots}"
EXCELLENT = "rating_at_least: {rating: HTXSNV}"
MEMBERS = "members_holding: {award: advanced_worker, counts_also: [advanced_soldier], share: 70%}"
COLLECTIVE_CRITERIA = (
    "rating_at_least: {rating: HTTNV}",
    MEMBERS,
    "no_member_disciplined: {form: warning}",
    "judgement:",
)


def one(criterion: str, article: str = "23") -> str:
    return f"{{{criterion.removesuffix(':')}{': ' if criterion.endswith(':') else ''}, text: a, {LAW % article}}}"


def award(code: str, *criteria: str) -> str:
    listed = "".join(f"        - {criterion}\n" for criterion in criteria)
    return (
        f"code: {code}\nversions:\n  {DAY}:\n    confidence: A\n    deciding_authority: Chủ tịch UBND cấp xã\n"
        f"    criteria:\n      all_of:\n{listed}        - {{to_confirm: , text: Thêm, {OWN}}}\n"
    )


def either(*alternatives: str) -> str:
    return f"{{any_of: [{', '.join(one(alternative) for alternative in alternatives)}]}}"


@pytest.mark.parametrize(
    "criteria",
    [
        (one(MEETS), either(EXCELLENT, INITIATIVE)),
        (one(MEETS), either(EXCELLENT)),  # one way fewer
        (one(MEETS), one(INITIATIVE), one(EXCELLENT)),  # both
        (one(MEETS), either("initiative_at_least: {scope: province, count: 2}")),
    ],
)
def test_a_province_adds_conditions_to_those_of_the_law(tmp_path: Path, criteria: tuple[str, ...]) -> None:
    assert FIGHTER in pack(tmp_path, **{FIGHTER: award(FIGHTER, *criteria)}).library.awards


@pytest.mark.parametrize(
    ("criteria", "words"),
    [
        ((), "Đạt tiêu chuẩn danh hiệu"),
        ((one(MEETS),), "Hoàn thành xuất sắc nhiệm vụ trong năm"),
        ((either(EXCELLENT, INITIATIVE),), "Đạt tiêu chuẩn danh hiệu"),
        ((one(MEETS), either(EXCELLENT, INITIATIVE, "judgement:")), "Hoàn thành xuất sắc"),
        ((one(MEETS), either("rating_at_least: {rating: HTTNV}", INITIATIVE)), "Hoàn thành xuất sắc"),
        ((one(MEETS), one("rating_at_least: {rating: HTXSNV, not_rated_below_months: 6}")), "Hoàn thành xuất sắc"),
        ((f"{{{MEETS}, text: a, {LAW % 23}, confidence: D}}", either(EXCELLENT)), "Đạt tiêu chuẩn danh hiệu"),
    ],
)
def test_a_province_takes_nothing_from_what_the_law_asks(tmp_path: Path, criteria: tuple[str, ...], words: str) -> None:
    found = faults(tmp_path, **{FIGHTER: award(FIGHTER, *criteria)})
    told = [line for line in found if "chỉ được thêm điều kiện" in line]
    assert told and told[0].startswith(f"{FIGHTER}.yaml, dòng 3: “versions.{DAY}.criteria.individual”"), found
    assert "Điều 23" in told[0] and words in told[0]


@pytest.mark.parametrize("left_out", range(4))
def test_no_criterion_of_a_collective_may_be_missing(tmp_path: Path, left_out: int) -> None:
    criteria = [one(criterion, "28") for number, criterion in enumerate(COLLECTIVE_CRITERIA) if number != left_out]
    added = [f"{{judgement: , text: Thêm, {OWN}}}"] if left_out != 3 else []
    text = award(COLLECTIVE, *criteria, *added)
    if left_out == 3:  # a condition to be confirmed asks more than one to be judged
        assert COLLECTIVE in pack(tmp_path, **{COLLECTIVE: text}).library.awards
    else:
        assert any("Điều 28" in line for line in faults(tmp_path, **{COLLECTIVE: text}))


@pytest.mark.parametrize(("share", "sound"), [("1%", False), ("69%", False), ("70%", True), ("80%", True)])
def test_a_share_may_only_rise(tmp_path: Path, share: str, sound: bool) -> None:
    criteria = [one(criterion.replace("70%", share), "28") for criterion in COLLECTIVE_CRITERIA]
    text = award(COLLECTIVE, *criteria)
    if sound:
        assert pack(tmp_path, **{COLLECTIVE: text})
    else:
        assert any("70%" in line and "chỉ được thêm" in line for line in faults(tmp_path, **{COLLECTIVE: text}))


def test_a_pack_that_cites_only_known_law_asks_no_less(tmp_path: Path) -> None:
    text = award(FIGHTER, one("judgement:")).replace(OWN, LAW % 999)
    assert any("chỉ được thêm" in line for line in faults(tmp_path, **{FIGHTER: text}))


def test_a_newer_document_of_the_centre_sets_the_criteria_anew(tmp_path: Path) -> None:
    national = PROVINCIAL.replace("Ủy ban nhân dân tỉnh", "Chính phủ").replace("province_only: true", "draft: false")
    text = award(FIGHTER, one("judgement:"))
    assert pack(tmp_path / "1", sources=national, **{FIGHTER: text})
    for issuer in ("UBND tỉnh An Bình", "Sở Nội vụ", "Ban chỉ đạo nào đó", "Bộ chỉ huy quân sự tỉnh"):
        own = national.replace("Chính phủ", issuer)
        found = faults(tmp_path / issuer, sources=own, **{FIGHTER: text})
        assert any("chỉ được thêm" in line for line in found), issuer


@pytest.mark.parametrize("code", ["cultural_family", "cultural_village", "certificate_of_merit"])
def test_what_the_law_leaves_to_provinces_they_set_themselves(tmp_path: Path, code: str) -> None:
    assert code in pack(tmp_path, **{code: award(code)}).library.awards


def test_no_pack_says_what_is_left_to_provinces(tmp_path: Path) -> None:
    left = f"left_to_provinces: [{{{LAW % 23}}}]\nversions:"
    found = faults(tmp_path, **{FIGHTER: award(FIGHTER).replace("versions:", left)})
    assert any("left_to_provinces" in line for line in found) and any("chỉ được thêm" in line for line in found)
