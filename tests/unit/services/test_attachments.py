"""Files that are kept beside the data."""

import mimetypes
from pathlib import Path

import pytest

from khenthuong_desktop.services.attachments import examine, mime_of
from khenthuong_desktop.services.award_rounds.evidence import ALLOWED


def test_what_sort_of_file_it_is_does_not_depend_on_the_pc(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    scan = tmp_path / "Giấy.PDF"
    scan.write_bytes(b"%PDF-1.4")
    monkeypatch.setattr(mimetypes, "types_map", {".pdf": "application/x-of-this-pc"})
    assert examine(scan).mime == mime_of(scan) == "application/pdf"


@pytest.mark.parametrize("ending", ALLOWED)
def test_every_sort_of_file_that_may_be_attached_is_known(ending: str) -> None:
    assert mime_of(Path(f"a{ending}")) != mime_of(Path("a.unknown")) == "application/octet-stream"
