"""The data folder that a verb works in."""

import argparse
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

from khenthuong_desktop import logs, messages
from khenthuong_desktop.cli import stopping
from khenthuong_desktop.cli.output import say, words_of_day
from khenthuong_desktop.errors import KnownError
from khenthuong_desktop.paths import DataFolder, data_folder

if TYPE_CHECKING:
    from khenthuong_desktop.regulations.library import Library
    from khenthuong_desktop.services.upkeep import OpenData


def folder_of(arguments: argparse.Namespace) -> DataFolder:
    """The folder that ``--data`` or the environment names."""
    return data_folder(getattr(arguments, "data", None))


def database_of(arguments: argparse.Namespace) -> str | None:
    """The address that ``--database`` or the environment names, None for the file in the folder."""
    return getattr(arguments, "database", None) or os.environ.get("KHENTHUONG_DATABASE") or None


@contextmanager
def opened(arguments: argparse.Namespace) -> Iterator["OpenData"]:
    """The open data folder; closed again (with a verified backup if anything changed) whatever happens."""
    from khenthuong_desktop.services import upkeep

    clock = {"now": arguments.now} if arguments.now else {}
    data = upkeep.open_folder(folder_of(arguments), url=database_of(arguments), **clock)
    data.db.before_commit(stopping.too_late)
    logs.start(data.folder.logs)
    try:
        yield data
    finally:
        close(data)


def close(data: "OpenData") -> None:
    """Close the data; what was done stays done when the backup at closing fails, and the user is told."""
    try:
        data.close()
    except KnownError as error:
        say(f"Dữ liệu đã ghi vẫn còn nguyên, nhưng khi đóng chưa sao lưu được. {messages.explain(error)}")


def law_in_words(library: "Library", on: date) -> str:
    """The law of a day as people know it: by the numbers of its texts."""
    regime = library.regime(on)
    texts = f"Luật {regime.law}, Nghị định {regime.decree}" if regime else "chưa có bộ quy tắc nào"
    return f"{words_of_day(on)} ({texts})"


def library_of(data: "OpenData") -> "Library":
    """The rule packs in force: the shipped ones and those the unit imported; says aloud which cannot be."""
    from khenthuong_desktop.services.law.unit_law import left_out_words, rules_of

    library = rules_of(data.folder, data.db)
    for one in library.left_out:
        say(f"CHÚ Ý: {left_out_words(one)}")
    return library
