"""Where files are: what is shipped, and which folder is the unit's."""

import argparse
from pathlib import Path

import pytest

from khenthuong_desktop import paths
from khenthuong_desktop.cli.data import database_of, folder_of
from khenthuong_desktop.paths import DataFolder, data_folder


def test_what_is_shipped_is_found() -> None:
    assert (paths.resources() / "messages" / "errors.json").is_file()
    assert (paths.shipped_templates() / "minutes.docx").is_file()


def test_an_installed_program_finds_its_own_copy_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path / "khenthuong_desktop")
    assert paths.resources() == tmp_path / "resources"
    (tmp_path / "khenthuong_desktop" / "_data" / "resources").mkdir(parents=True)
    assert paths.resources() == tmp_path / "khenthuong_desktop" / "_data" / "resources"


def test_the_folder_named_counts_before_the_environment_and_that_before_the_usual_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("KHENTHUONG_DATA", raising=False)
    usual = data_folder()
    assert usual.root.name == "KhenThuong"
    monkeypatch.setenv("KHENTHUONG_DATA", str(tmp_path / "environment"))
    assert data_folder() == DataFolder(tmp_path / "environment")
    assert data_folder(tmp_path / "named") == DataFolder(tmp_path / "named")


def test_a_folder_named_from_here_stays_there_whatever_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert data_folder("xã").root == tmp_path / "xã"


def test_the_command_line_asks_arguments_before_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KHENTHUONG_DATA", str(tmp_path / "environment"))
    monkeypatch.setenv("KHENTHUONG_DATABASE", "postgresql://environment/xa")
    nothing = argparse.Namespace()
    named = argparse.Namespace(data=str(tmp_path / "named"), database="postgresql://named/xa")
    assert (folder_of(nothing).root, database_of(nothing)) == (tmp_path / "environment", "postgresql://environment/xa")
    assert (folder_of(named).root, database_of(named)) == (tmp_path / "named", "postgresql://named/xa")
    monkeypatch.setenv("KHENTHUONG_DATABASE", "")
    assert database_of(nothing) is None


def test_everything_of_a_unit_lies_in_its_folder(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    places = [getattr(folder, name) for name, kind in vars(DataFolder).items() if isinstance(kind, property)]
    assert len(places) == 9
    assert {place.parent for place in places} == {tmp_path}
