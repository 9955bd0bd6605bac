"""A faulty pack is refused with the file and line of every fault at once."""

from datetime import date
from pathlib import Path

import pytest

from khenthuong_desktop.errors import RulePackFaulty
from khenthuong_desktop.regulations.award_changes import criteria_of
from khenthuong_desktop.regulations.cross_rules import CrossRule
from khenthuong_desktop.regulations.entries import Faults, read_entries
from khenthuong_desktop.regulations.library import check_pack, load_library
from khenthuong_desktop.regulations.rule_folders import shipped_folder
from khenthuong_desktop.regulations.timetable import DatedRule

TODAY = date(2026, 11, 22)
PACK = """\
code: province_title
abbreviation: DHT
name: Danh hiệu của tỉnh
group: title
level: province
subject: individual
versions:
  2025-12-15:
    confidence: B
    deciding_authority: Chủ tịch UBND tỉnh
    criteria:
      all_of:
        - rating_at_least: {rating: HTTNV}
          text: Hoàn thành tốt nhiệm vụ
          reference: {document: 06/2022/QH15, article: 24}
"""
INSIDE = "{rating_at_least: {rating: HTTNV}, text: x, reference: {document: 06/2022/QH15, article: 24}}"
TOO_LONG = f"within_run: {{years: 16, ends_within: 1, all_of: [{INSIDE}]}}"


def write(folder: Path, text: str, name: str = "province_title") -> Path:
    path = folder / f"{name}.yaml"
    path.write_text(text, "utf-8")
    return path


def test_a_unit_can_add_a_pack_of_its_province(tmp_path: Path) -> None:
    write(tmp_path, PACK)
    library = load_library(tmp_path)
    assert library.find_award("Danh hiệu của tỉnh") == "province_title"
    assert library.version("province_title", date(2025, 12, 14)) is None


def test_a_unit_can_lay_its_own_version_over_a_shipped_award(tmp_path: Path) -> None:
    body = PACK[PACK.index("versions:") :]
    write(tmp_path, "code: advanced_worker\n" + body, "advanced_worker")
    library = load_library(tmp_path)
    shipped, own = (library.version("advanced_worker", day) for day in (date(2025, 12, 14), date(2025, 12, 15)))
    assert shipped is not None and shipped.valid_from == date(2025, 7, 1)
    assert own is not None and own.valid_from == date(2025, 12, 15)
    assert library.award("advanced_worker").abbreviation == "LĐTT"


@pytest.mark.parametrize(
    ("wrong", "right", "line", "words"),
    [
        ("rating_at_least:", "rating_at_lest:", 13, "rating_at_least"),
        ("rating: HTTNV", "rating: HTT", 13, "HTTNV"),
        ("06/2022/QH15", "06/2022/QH51", 15, "06/2022/QH15"),
        ("          text: Hoàn thành tốt nhiệm vụ\n", "", 13, "text"),
        ("          reference: {document: 06/2022/QH15, article: 24}\n", "", 13, "reference"),
        ("level: province", "level: district", 5, "province"),
        ("confidence: B", "confidence: Z", 9, "unverified"),
        ("abbreviation: DHT", "abbreviaton: DHT", 2, "abbreviation"),
        ("2025-12-15:", "tháng 12:", 8, "ngày"),
        ("code: province_title", "code: other", 1, "other"),
        ("rating_at_least: {rating: HTTNV}", "each_year: {award: advanced_woker}", 13, "advanced_worker"),
        ("rating_at_least: {rating: HTTNV}", TOO_LONG, 13, "1–15"),
        ("criteria:", "same_criteria_as: 2024-01-01\n    x:", 11, "2024-01-01"),
        ("name: Danh", "name: [Danh", 4, "YAML"),
    ],
)
def test_each_fault_says_file_line_and_what_is_near(
    tmp_path: Path, wrong: str, right: str, line: int, words: str
) -> None:
    assert wrong in PACK
    faults = check_pack(write(tmp_path, PACK.replace(wrong, right, 1)))
    matching = [fault for fault in faults if fault.startswith(f"province_title.yaml, dòng {line}:")]
    assert any(words in fault for fault in matching), faults


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    text = PACK.replace("HTTNV", "HTT").replace("06/2022/QH15", "X").replace("level: province", "level: x")
    write(tmp_path, text)
    with pytest.raises(RulePackFaulty) as caught:
        load_library(tmp_path)
    assert len(caught.value.faults) == 3


@pytest.mark.parametrize("text", ["", "- a\n- b\n", "just words", "a: 1\na: 2\n", "\t"])
def test_a_file_that_is_no_pack_is_a_fault_and_not_a_crash(tmp_path: Path, text: str) -> None:
    assert check_pack(write(tmp_path, text)) != []


def test_no_law_in_force_speaks_of_districts_that_are_no_more() -> None:
    library = load_library()
    for award in library.awards.values():
        version = award.version_on(date(2025, 7, 1))
        texts = [one.text for one in criteria_of(version)] if version else []
        assert not [text for text in texts if "cấp huyện" in text and "không còn" not in text], award.code


def test_no_row_in_force_rests_on_a_document_that_lapsed() -> None:
    library = load_library()
    dated: list[DatedRule | CrossRule] = [*library.timetable.rules(), *library.tables.cross_rules]
    for row in dated:
        until = library.sources[row.reference.document].until
        if row.holds(TODAY):
            assert until is None or until > TODAY, row


def test_words_are_replaced_only_where_they_stand(tmp_path: Path) -> None:
    text = (shipped_folder() / "awards" / "prime_minister_diploma_of_merit.yaml").read_text("utf-8")
    path = tmp_path / "prime_minister_diploma_of_merit.yaml"
    key = "    now_worded_as:\n"
    path.write_text(text.replace(key, f"{key}      Lời không có: Lời mới\n", 1), "utf-8")
    assert any("Lời không có" in fault for fault in check_pack(path))


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("name: [1, 2\nnext: 3\n", "dòng 2: sai cú pháp YAML ở cột 5, gần “next: 3”"),
        ("a: 1\n b: 2\n", "dòng 2: sai cú pháp YAML ở cột 3, gần “b: 2”"),
        ('a: "không đóng\n', "sai cú pháp YAML"),
    ],
)
def test_a_slip_of_syntax_is_told_in_vietnamese_with_its_place(tmp_path: Path, written: str, place: str) -> None:
    (tmp_path / "x.yaml").write_text(written, "utf-8")
    faults = Faults()
    read_entries(tmp_path / "x.yaml", faults, foreign=True)
    (told,) = faults.found
    assert place in told
    assert "expected" not in told and "while" not in told
