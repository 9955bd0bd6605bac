"""What a pack may not change: what binds before its day, a national award, what others rest on, words nobody sees."""

from datetime import date
from pathlib import Path

import pytest

from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.errors import RulePackFaulty
from khenthuong_desktop.regulations.packs import Pack, read_pack, write_pack
from tests.unit.regulations.pack_sample import FILES, MANIFEST, SOURCES

DAY = "2026-11-15"
NATIONAL = "reference: {document: 06/2022/QH15, article: 23}"
OWN = "reference: {document: 01/2026/QĐ-UBND, article: 3}"
PROVINCIAL = SOURCES + "  province_only: true\n"
CENTRAL = SOURCES.replace("Ủy ban nhân dân tỉnh", "Chính phủ")
SALARY = "base_salary: {%s: {amount: 2600000, confidence: A, %s}}\n"
COEFFICIENT = "coefficients: {%s: {%s, confidence: A, awards: {advanced_worker: {individual: %s}}}}\n"
VOTES = "thresholds: {%s: {%s, confidence: A, awards: {%s}}}\n"
QUORUM = "quorum: {%s: {share: %s, confidence: A, %s}}\n"
LIMIT = "%s:\n  - {award: %s, at_most: 3, %s}\n"
DEADLINE = "deadlines:\n  - {from: %s, to: Sở, %s, text: a, confidence: A, %s}\n"
VERSION = f"""\
versions:
  {DAY}:
    confidence: A
    deciding_authority: Chủ tịch UBND cấp xã
    criteria:
      all_of:
        - judgement:
          text: Xét
          {OWN}
"""


def pack(folder: Path, **files: str) -> Pack:
    """A pack of these files, its source that of a province unless told."""
    for name, text in {"manifest": MANIFEST, "sources": PROVINCIAL, **files}.items():
        place = folder / "yaml" / f"{name.replace('__', '/')}.yaml"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, "utf-8")
    target = folder / "p.ktluat"
    write_pack(folder / "yaml", target)
    return read_pack(target)


def faults(folder: Path, **files: str) -> list[str]:
    with pytest.raises(RulePackFaulty) as caught:
        pack(folder, **files)
    return list(caught.value.faults)


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("rewards", COEFFICIENT % (DAY, OWN, -5), "ngoài khoảng"),
        ("rewards", COEFFICIENT % (DAY, OWN, "99999999999999999"), "ngoài khoảng"),
        ("rewards", COEFFICIENT % (DAY, OWN, ".nan"), "không đúng kiểu"),
        ("rewards", COEFFICIENT % (DAY, OWN.replace("01/", "99/"), 1), "không có văn bản"),
        ("rewards", COEFFICIENT % ("2026-10-31", OWN, 1), "bắt đầu trước ngày hiệu lực"),
        ("rewards", (COEFFICIENT % (DAY, OWN, 1)).replace("advanced_worker", "nosuch"), "không có danh hiệu"),
        ("rewards", "household_factor: 0\n", "ngoài khoảng"),
        ("rewards", "household_factor: 2\n", "không có ngày hiệu lực"),
        ("rewards", SALARY % (DAY, OWN), "do Chính phủ quy định"),
        ("rewards", SALARY % ("2024-07-01", NATIONAL), "bắt đầu trước ngày hiệu lực"),
        ("rewards", (SALARY % (DAY, NATIONAL)).replace("2600000", "-1"), "ngoài khoảng"),
        ("councils", VOTES % (DAY, OWN, "grassroots_emulation_fighter: 500%"), "ngoài khoảng"),
        ("councils", VOTES % (DAY, OWN, "grassroots_emulation_fighter: 60%"), "ít phiếu hơn"),
        ("councils", QUORUM % (DAY, "-1/2", OWN), "ngoài khoảng"),
        ("councils", "simple_majority: 0\nfoo: bar\n", "không có mục"),
        ("councils", "simple_majority: 60%\n", "không có ngày hiệu lực"),
        ("limits", LIMIT % (DAY, "nosuch", OWN), "không có danh hiệu"),
        ("limits", "2024-01-01: []\n", "bắt đầu trước ngày hiệu lực"),
        ("deadlines", DEADLINE % (DAY, "by: 31/12, before: 10/12", OWN), "chỉ ghi trong số"),
        ("deadlines", DEADLINE % ("2025-01-01", "by: 31/12", OWN), "bắt đầu trước ngày hiệu lực"),
        ("deadlines", DEADLINE % (DAY, "until: 2026-11-01, by: 31/12", OWN), "hết hiệu lực"),
        ("holidays", "every_year: [24/11]\n", "không có ngày hiệu lực"),
        ("holidays", "years: {2025: {confidence: A, text: a, closed: [2025-03-03]}}\n", "bắt đầu trước ngày hiệu lực"),
        ("advanced_worker", "code: advanced_worker\nsubject: household\n" + VERSION, "“subject”"),
        ("advanced_worker", "code: advanced_worker\nname: Tên khác\n" + VERSION, "“name”"),
        ("advanced_worker", 'code: advanced_worker\nalso_called: ["\\u200bLĐTT"]\n' + VERSION, "U+200B"),
        ("advanced_worker", 'code: advanced_worker\nname: "\\u202egnort"\n' + VERSION, "U+202E"),
        ("advanced_worker", "code: advanced_worker\ncode: x\n" + VERSION, "dòng 2: “code” ghi hai lần"),
        ("heroic_mother", "code: heroic_mother\nlevel: grassroots\n" + VERSION, "“level”"),
    ],
)  # fmt: skip
def test_what_a_province_may_not_say_is_told_with_its_file(tmp_path: Path, name: str, text: str, words: str) -> None:
    found = faults(tmp_path, **{name: text})
    assert any(one.startswith(f"{name}.yaml, dòng ") and words in one for one in found), found


def test_all_faults_of_a_table_are_told_at_once(tmp_path: Path) -> None:
    text = "base_salary:\n  2026-11-15: {amount: 0, confidence: Z, reference: {document: L}}\nhousehold_factor: many\n"
    assert [one.partition(":")[0] for one in faults(tmp_path, rewards=text)] == [
        "rewards.yaml, dòng 2",
        "rewards.yaml, dòng 2",
        "rewards.yaml, dòng 2",
        "rewards.yaml, dòng 3",
        "rewards.yaml, dòng 3",  # of no sense, and without a day
    ]


def test_a_province_may_raise_the_votes_for_an_award_and_the_others_stay(tmp_path: Path) -> None:
    library = pack(tmp_path, councils=VOTES % (DAY, OWN, "advanced_worker: 2/3")).library
    found = library.threshold("advanced_worker", date(2026, 11, 20))
    assert (found.ballot, found.reference.document) == (True, "01/2026/QĐ-UBND")
    kept = library.threshold("grassroots_emulation_fighter", date(2026, 11, 20))
    assert (kept.ballot, kept.reference.document) == (True, "152/2025/NĐ-CP")


def abolished(code: str, where: str) -> str:
    return f"code: {code}\nversions:\n  {DAY}: {{abolished: true, {where}}}\n"


def test_a_province_abolishes_no_national_award(tmp_path: Path) -> None:
    assert any(
        "tỉnh không bãi bỏ" in one for one in faults(tmp_path / "1", cultural_family=abolished("cultural_family", OWN))
    )
    nowhere = f"code: cultural_family\nversions:\n  {DAY}: {{abolished: true}}\n"
    assert any("tỉnh không bãi bỏ" in one for one in faults(tmp_path / "2", cultural_family=nowhere))


def test_a_document_of_the_centre_ends_an_award_that_none_rests_on(tmp_path: Path) -> None:
    text = abolished("cultural_family", OWN)
    library = pack(tmp_path, sources=CENTRAL, cultural_family=text).library
    assert library.version("cultural_family", date(2026, 11, 14)) is not None
    assert library.version("cultural_family", date(2026, 11, 15)) is None


def test_an_award_others_rest_on_is_not_abolished(tmp_path: Path) -> None:
    found = faults(tmp_path, advanced_worker=abolished("advanced_worker", NATIONAL))
    assert any("Chiến sĩ thi đua cơ sở" in one and "còn dựa vào" in one for one in found), found


def test_two_files_for_one_award_are_refused(tmp_path: Path) -> None:
    text = "code: cultural_family\n" + VERSION
    found = faults(tmp_path, cultural_family=text, awards__cultural_family=text.replace(DAY, "2026-11-20"))
    assert any("hai tệp cùng tên" in one for one in found), found


def test_an_award_known_by_name_gets_standards_and_keeps_its_names(tmp_path: Path) -> None:
    library = pack(tmp_path, heroic_mother="code: heroic_mother\n" + VERSION).library
    award = library.award("heroic_mother")
    assert award.name == "Bà mẹ Việt Nam Anh hùng"
    assert library.on(date(2026, 11, 20)).rule("heroic_mother", SubjectKind.INDIVIDUAL) is not None
    before = library.version("heroic_mother", date(2026, 11, 1))
    assert before is not None and not before.criteria


def test_another_name_joins_those_that_are_known(tmp_path: Path) -> None:
    text = "code: cultural_family\nalso_called: [Gia đình văn hoá tiêu biểu]\n" + VERSION
    library = pack(tmp_path, cultural_family=text).library
    assert library.find_award("Gia đình văn hoá tiêu biểu") == "cultural_family"
    assert library.find_award("GĐVH") == "cultural_family"


def test_the_sample_of_a_province_is_sound(tmp_path: Path) -> None:
    texts = {name.removesuffix(".yaml").replace("/", "__"): text for name, text in FILES.items()}
    assert pack(tmp_path, **texts).manifest.name == "an_binh"
