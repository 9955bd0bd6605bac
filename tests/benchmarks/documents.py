"""Word files: the format check of Nghị định 30/2020, against only reading the same files with python-docx."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from khenthuong_desktop.documents.format_check import check_format
from tests.benchmarks.measure import Result, in_turns
from tests.unit.documents.samples import SAMPLES
from tests.unit.documents.sound_documents import BODY, sound_parts, written

_MOST_SECONDS = 0.030
_ROUNDS = 5


@contextmanager
def _papers() -> Iterator[list[Path]]:
    """One document of every kind, and the same with a wrong motto."""
    with tempfile.TemporaryDirectory() as folder:
        papers = []
        for kind in SAMPLES:
            parts = sound_parts(kind, Path(folder))
            papers.append(written(parts, Path(folder) / f"sound-{kind}.docx"))
            wrong = parts[BODY].replace("Độc lập - Tự do".encode(), "Độc lập – Tự do".encode())
            papers.append(written({**parts, BODY: wrong}, Path(folder) / f"wrong-{kind}.docx"))
        yield papers


def _read_all(papers: list[Path]) -> int:
    """What a check would have to read at least: every run with its font and size."""
    import docx

    count = 0
    for path in papers:
        document = docx.Document(str(path))
        cells = (cell for table in document.tables for row in table.rows for cell in row.cells)
        for holder in (document, *cells):
            for paragraph in holder.paragraphs:
                count += sum(bool(run.text) + bool(run.font.size) + bool(run.font.name) for run in paragraph.runs)
    return count


def format_check() -> Result:
    """One document: read, taken apart, all rules that apply."""
    with _papers() as papers:
        for path in papers:
            told = {fault.id for fault in check_format(path).failed}
            assert told == ({"Q06"} if path.name.startswith("wrong") else set())
        assert _read_all(papers) > len(papers)
        ours, peer = in_turns(lambda: [check_format(path) for path in papers], lambda: _read_all(papers), _ROUNDS)
    one, other = ours.wall / len(papers), peer.wall / len(papers)
    return Result(
        "format_check_seconds_a_document",
        one,
        other,
        "python-docx reading only",
        "≤ 0.030 s of the processor",
        ours.cpu / len(papers) <= _MOST_SECONDS,
        limit=_MOST_SECONDS,
        cpu_ratio=peer.cpu / ours.cpu,
    )


BENCHMARKS: dict[str, Callable[[], Result]] = {"format_check": format_check}
