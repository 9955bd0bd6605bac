"""What NĐ 30/2020 asks of electronic copies (Y03), told of PDF files that were attached."""

from functools import lru_cache
from pathlib import Path

from khenthuong_desktop.errors import FileProblem
from khenthuong_desktop.messages import say


def copy_findings(path: Path) -> tuple[str, ...]:
    """In words what is wrong and on which pages; nothing of what is no PDF file, or cannot be read."""
    if path.suffix.lower() != ".pdf":
        return ()
    try:
        return _remembered(path, path.stat().st_mtime_ns)
    except (OSError, FileProblem):
        return ()


def copy_doubt(path: Path) -> str:
    """The same in a sentence, for a file that was just attached; "" where nothing is wrong."""
    found = copy_findings(path)
    return say("dossiers", "attached_form", file=path.name, found="; ".join(found)) if found else ""


@lru_cache(maxsize=512)
def _remembered(path: Path, _stamp: int) -> tuple[str, ...]:
    from khenthuong_desktop.documents.format_check.pdf_copies import copy_faults

    pages: dict[str, list[int]] = {}
    for fault in copy_faults(path):
        pages.setdefault(fault.found, []).append(fault.page)
    return tuple(f"{_where(numbers)}{found}" for found, numbers in pages.items())


def _where(pages: list[int]) -> str:
    """trang 1 (và 2 chỗ khác): …; nothing where the whole file is meant."""
    if not pages[0]:
        return ""
    first = say("format_check", "at_page", number=pages[0]).lower()
    more = len(pages) - 1
    return f"{say('format_check', 'and_more', where=first, count=more) if more else first}: "
