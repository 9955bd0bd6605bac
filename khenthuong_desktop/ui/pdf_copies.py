"""PDF copies of chosen papers, made in the background beside the Word files."""

from collections.abc import Sequence
from pathlib import Path

from khenthuong_desktop.services.drafting.pdf_copies import pdf_copies
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.context import Context


def save_pdf_copies(context: Context, sources: Sequence[Path]) -> None:
    """Ask Word or LibreOffice for each file and say where the copies are."""

    def done(made: tuple[Path, ...]) -> None:
        context.messages.done(f"Đã xuất {labels.number(len(made))} tệp PDF vào {made[0].parent}")

    if sources:
        context.jobs.start("Đang xuất PDF", lambda progress: pdf_copies(sources, None, progress.step), done)
