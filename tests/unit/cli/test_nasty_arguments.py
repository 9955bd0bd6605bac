"""Whatever stands in the place of an argument: an answer by the contract, never a bug, never a traceback."""

import shutil
from contextlib import chdir
from pathlib import Path

import pytest

from khenthuong_desktop.cli import main
from khenthuong_desktop.services import demo
from tests.unit.cli import nasty

_ALL = list(nasty.cases())
_EACH = 193  # has no divisor in common with the number of words, so that every word and every verb has its turn


@pytest.fixture(scope="session")
def commune(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A unit with people, rounds, a meeting and documents."""
    folder = tmp_path_factory.mktemp("commune") / "xã"
    demo.run(folder, people=12)
    return folder


@pytest.fixture
def here(tmp_path: Path, data: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder deep enough that ".." stays below the test's own."""
    folder = tmp_path / "a" / "b" / "c"
    folder.mkdir(parents=True)
    monkeypatch.chdir(folder)
    nasty.files_for(folder, data)
    monkeypatch.setattr(demo, "_work", lambda opened, *_told: demo.DemoDone(opened.folder.root, Path(), (), {}))
    return folder


def test_every_verb_is_among_them() -> None:
    assert {name for name, _leaf in nasty.leaves()} == set(nasty.NEEDED)


def test_some_words_in_some_places(here: Path, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = {str(case): nasty.faults(case, data, capsys) for case in _ALL[::_EACH]}
    assert {name: faults for name, faults in found.items() if faults} == {}


@pytest.mark.soak
@pytest.mark.parametrize("verb", sorted(nasty.NEEDED))
def test_all_words_in_all_places(
    verb: str, commune: Path, here: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "xã mẫu"
    shutil.copytree(commune, data)
    found = {str(case): nasty.faults(case, data, capsys) for case in _ALL if case.verb == verb}
    assert {name: faults for name, faults in found.items() if faults} == {}


@pytest.mark.parametrize("word", ["\0", "\udcff", "a\x1bb"])
def test_what_cannot_be_text_is_refused_with_its_place(word: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["round", "new", "--name", word, "--year", "2026"]) == 2
    assert "�” có ký tự điều khiển hoặc không phải UTF-8" in capsys.readouterr().err.replace("�b", "�")


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["workbook", "x" * 10_000], "đường dẫn quá dài"),
        (["workbook", ""], "không phải tên tệp, thư mục"),
        (["demo", ""], "không phải tên tệp, thư mục"),
        (["info", "--data", "x/" * 5_000], "đường dẫn quá dài"),
        (["calendar", "--year", "2100"], "“2100” ngoài khoảng từ năm 1900 đến năm 2099"),
        (["check", "--year", "2026", "--on", "0001-01-01"], "ngoài khoảng"),
        (["check", "--year=--"], "--year: cần một giá trị đi kèm"),
        (["demo", "x", "--people", "0"], "không phải số nguyên từ 1 đến 20000"),
        (["demo", "x", "--people", "100000000"], "không phải số nguyên từ 1 đến 20000"),
        (["lint", "x.docx", "--kind", "nonsense"], "chọn một trong: request_statement"),
    ],
)
def test_the_complaint_names_the_argument(
    words: list[str], complaint: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with chdir(tmp_path):
        assert main(words) == 2
    err = capsys.readouterr().err
    assert complaint in err
    assert len(err) < 1500
    assert list(tmp_path.iterdir()) == []
