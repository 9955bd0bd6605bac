"""Evidence on the command line."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

Run = Callable[..., Any]


def test_evidence_is_added_to_a_nominee_listed_and_removed(run: Run, tmp_path: Path) -> None:
    run("round", "new", "--name", "Tổng kết năm 2025", "--year", "2025", "--on", "2025-12-20")
    run("round", "add", "D01", "--subject", "CB1", "--award", "LĐTT")
    scan = tmp_path / "Quyết định công nhận.pdf"
    scan.write_bytes(b"%PDF-1.4 scan")
    words = ("--name", "Quyết định công nhận", "--form", "certified_copy", "--subject", "CB1", "--on", "2025-11-05")
    (added,) = run("evidence", "add", "D01", scan, *words)["evidence"]
    assert (added["subject"], added["form"], added["on"]) == ("CB1", "certified_copy", "2025-11-05")
    assert run("evidence", "list", "D01")["evidence"] == [added]
    assert run("evidence", "remove", "D01", added["id"])["evidence"] == []


def test_evidence_for_nobody_or_of_a_wrong_kind_is_refused(run: Run, tmp_path: Path) -> None:
    run("round", "new", "--name", "Tổng kết năm 2025", "--year", "2025", "--on", "2025-12-20")
    script = tmp_path / "a.exe"
    script.write_bytes(b"MZ")
    assert run("evidence", "add", "D01", script, "--name", "A", "--form", "original", code=2)
    assert run("evidence", "add", "D01", tmp_path / "none.pdf", "--name", "A", "--form", "original", code=2)
    script = script.rename(tmp_path / "a.pdf")
    words = ("--name", "A", "--form", "original", "--subject", "CB9")
    assert run("evidence", "add", "D01", script, *words, code=2)
    assert run("evidence", "remove", "D01", "nothing", code=2)
    assert run("evidence", "list", "D01")["evidence"] == []
