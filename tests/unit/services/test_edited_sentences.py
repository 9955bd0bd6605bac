"""Whom the sentences of an edited paper name: the conclusion of the minutes cannot be given to somebody else."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from khenthuong_desktop.services.checking.named_persons import denies, persons_listed
from tests.unit.services.hand_edits.making import make_edit
from tests.unit.services.hand_edits.year import Year, a_year


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Year]:
    with a_year(tmp_path_factory.mktemp("year") / "data") as made:
        yield made


FIGHTERS = "^(3\\. Đề nghị.*)"


@pytest.mark.parametrize(
    ("find", "to", "codes", "said"),
    [
        ("gồm: Bùi Công Đạt, Tạ", "gồm: Trần Văn Mới, Tạ", ["other_name"], "Trần Văn Mới” vào chỗ của Bùi Công Đạt"),
        ("gồm: Bùi Công Đạt, Tạ", "gồm: Bùi Công Đạ, Tạ", ["other_name"], "Bùi Công Đạ” vào chỗ"),
        ("gồm: Bùi Công Đạt, Tạ", "gồm: Bùi Công Đát, Tạ", ["spelt_differently"], "Bùi Công Đát"),
        ("gồm: Bùi Công Đạt, Tạ", "gồm: Tạ", ["gone_from_sentence"], "Bùi Công Đạt (Chiến sĩ thi đua cơ sở)"),
        ("gồm: Bùi Công Đạt, Tạ", "gồm: Trần Văn Mới, Bùi Công Đạt, Tạ", ["stranger_written_in"], "Trần Văn Mới"),
        ("gồm: Bùi Công Đạt, Tạ", "gồm: Đinh Thúy Yến, Bùi Công Đạt, Tạ", ["wrongly_in_sentence"], "Đinh Thúy Yến"),
        ("gồm: Thôn Đông và Thôn Trung", "gồm: Thôn Đông", ["gone_from_sentence"], "Thôn Trung"),
        ("^2\\. Đề nghị", "2. Không đề nghị", ["sentence_turned"] * 2, "Thôn Đông"),
        ("^6\\. Không đề nghị", "6. Đề nghị", ["sentence_turned"], "Đinh Thúy Yến"),
    ],
)
def test_a_name_in_the_conclusion_that_is_not_the_rounds_is_an_error(
    year: Year, find: str, to: str, codes: list[str], said: str
) -> None:
    told = year.told_after("minutes", _edit(find, to))
    assert [(one.severity.value, one.code) for one in told.values()] == [("error", code) for code in codes]
    assert said in " ".join(sentence for _code, sentence, _where in told)


def test_a_conclusion_that_is_struck_out_loses_its_names(year: Year) -> None:
    told = year.after({"paper": "minutes", "find": "^2\\. Đề nghị", "do": "drop"})
    assert {code for code, _sentence, _where in told} >= {"gone_from_sentence"}


def test_a_denial_written_in_beside_the_conclusions_is_an_error(year: Year) -> None:
    said = "Không đề nghị tặng danh hiệu “Lao động tiên tiến” đối với Bùi Công Đạt;"
    edit = {"paper": "minutes", "find": FIGHTERS, "do": "add_after", "to": said}
    assert "sentence_turned" in {code for code, _sentence, _where in year.after(edit)}


@pytest.mark.parametrize(
    ("find", "to"),
    [
        ("gồm: Bùi Công Đạt, Tạ Thúy Hằng", "gồm: Tạ Thúy Hằng, Bùi Công Đạt"),
        ("gồm: Bùi Công Đạt, Tạ", "gồm các ông, bà: BÙI CÔNG ĐẠT, Tạ"),
        ("gồm: Thôn Đông và Thôn Trung", "là Thôn Đông; Thôn Trung"),
        ("^2\\. Đề nghị tặng", "2. Thống nhất đề nghị xét tặng"),
    ],
)
def test_the_same_names_in_other_words_are_no_fault(year: Year, find: str, to: str) -> None:
    assert year.told_after("minutes", _edit(find, to)) == {}


def _edit(find: str, to: str) -> Callable[[Path], None]:
    return lambda path: make_edit(path, {"paper": "minutes", "find": find, "to": to})


def test_names_are_listed_between_commas() -> None:
    text = "Tặng Giấy khen cho 03 người, gồm: Lò Thị Giả, Sùng A Páo (Thôn Đông) và Hà Nội"
    assert [(one.name, one.surely) for one in persons_listed(text)] == [("Lò Thị Giả", True), ("Sùng A Páo", True)]


@pytest.mark.parametrize(
    ("text", "no"),
    [("Không đề nghị tặng ai", True), ("Đề nghị tặng", False), ("đối với A do không đủ tỷ lệ", False)],
)
def test_a_sentence_denies_where_it_does_not_propose(text: str, no: bool) -> None:
    assert denies(text) is no


@pytest.mark.parametrize(
    ("kind", "find", "to", "code"),
    [
        ("decision", "“Lao động tiên tiến” cho 13", "“Lao động tiên tiến” cho 30", "count_differs"),
        ("decision", "“Tập thể lao động tiên tiến” cho 06", "“Tập thể lao động tiên tiến” cho 05", "count_differs"),
        ("minutes", "“Chiến sĩ thi đua cơ sở” cho 06", "“Chiến sĩ thi đua cơ sở” cho 07", "count_differs"),
        ("decision", "^Nguyễn Đức Thịnh", "Nguyễn Đức Thành", "signer_differs"),
    ],
)
def test_a_count_or_a_signer_that_is_not_the_rounds_is_one_error(
    year: Year, kind: str, find: str, to: str, code: str
) -> None:
    told = year.told_after(kind, _edit(find, to))
    assert [(one.severity.value, one.code) for one in told.values()] == [("error", code)]
