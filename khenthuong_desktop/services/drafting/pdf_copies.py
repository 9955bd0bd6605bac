"""PDF copies of Word files."""

from collections.abc import Callable, Sequence
from pathlib import Path

from khenthuong_desktop.documents.pdf_conversion import as_pdf

Tell = Callable[[int, int, str], None]


def pdf_copies(
    sources: Sequence[Path], out: Path | None = None, tell: Tell = lambda _done, _total, _what: None
) -> tuple[Path, ...]:
    """A PDF of each file beside it or in ``out``; one that is there already is left alone, the new one numbered.

    Raises a FileProblem, NoPdfProgram or PdfFailed at the first that cannot be made; those before it stay.
    """
    made = []
    for number, source in enumerate(sources, 1):
        tell(number, len(sources), source.name)
        target = _free((out or source.parent) / f"{source.stem}.pdf")
        as_pdf(source, target)
        made.append(target)
    return tuple(made)


def _free(path: Path) -> Path:
    """The path, or the next name that no file has."""
    found, serial = path, 1
    while found.exists():
        serial += 1
        found = path.with_name(f"{path.stem}-{serial}{path.suffix}")
    return found
