"""Reading the command line, with its complaints in Vietnamese."""

import argparse
import os
import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from errno import ENAMETOOLONG
from pathlib import Path
from typing import Any, NoReturn

from khenthuong_desktop.cli.output import NOT_DONE

_FIRST_YEAR, _LAST_YEAR = 1900, 2099
_UNREADABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")  # control characters, torn UTF-8
_NAME_TOO_LONG = 206  # what Windows calls ENAMETOOLONG

_COMPLAINTS = (
    (r"the following arguments are required: (.*)", r"còn thiếu: \1"),
    (r"unrecognized arguments: (.*)", r"không hiểu: \1"),
    (r"argument (.*?): invalid choice: (.*?) \(choose from (.*)\)", r"\1: không có lựa chọn \2 (chọn một trong: \3)"),
    (r"argument (.*?): expected one argument", r"\1: cần một giá trị đi kèm"),
    (r"argument (.*?): expected at least one argument", r"\1: cần ít nhất một giá trị đi kèm"),
    (r"argument (.*?): invalid (?:\w+) value: (.*)", r"\1: giá trị \2 không đúng"),
    (r"argument (.*?): not allowed with argument (.*)", r"\1 không dùng chung với \2"),
    (r"one of the arguments (.*) is required", r"cần một trong: \1"),
    (r"argument (.*?): (“.*)", r"\1: \2"),
)


class BadArguments(Exception):
    """The command line cannot be understood."""

    def __init__(self, message: str, usage: str) -> None:
        self.message, self.usage, self.code = message, usage, NOT_DONE
        super().__init__(message)


class Parser(argparse.ArgumentParser):
    """An argument parser that complains in Vietnamese and never ends the program by itself."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("add_help", False)
        kwargs.setdefault("allow_abbrev", False)
        super().__init__(*args, **kwargs)
        self.add_argument("-h", "--help", action="help", help="hiện hướng dẫn này")
        self._positionals.title = "tham số"
        self._optionals.title = "tùy chọn"

    def format_usage(self) -> str:
        return super().format_usage().replace("usage:", "cách dùng:")

    def format_help(self) -> str:
        return super().format_help().replace("usage:", "cách dùng:")

    def _get_values(self, action: argparse.Action, arg_strings: list[str]) -> Any:
        if action.option_strings and arg_strings == ["--"]:  # "--year=--", of which argparse would make an empty list
            raise argparse.ArgumentError(action, "expected one argument")
        return super()._get_values(action, arg_strings)

    def error(self, message: str) -> NoReturn:
        for pattern, words in _COMPLAINTS:
            if re.fullmatch(pattern, message):
                message = re.sub(pattern, words, message)
                break
        raise BadArguments(message, self.format_usage())


def readable(words: Sequence[str]) -> None:
    """Refuses words that cannot be kept, printed or be the name of a file; raises BadArguments."""
    for word in words:
        if _UNREADABLE.search(word):
            shown = _UNREADABLE.sub("�", word)
            raise BadArguments(f"“{shown}” có ký tự điều khiển hoặc không phải UTF-8; hãy gõ lại hoặc đổi tên tệp", "")


def place(text: str) -> Path:
    """A file or folder that may be there or may be made there."""
    if not text.strip():
        raise argparse.ArgumentTypeError("“” không phải tên tệp, thư mục")
    path = Path(text)
    with suppress(RuntimeError):  # "~" of nobody stays as it is written
        path = path.expanduser()
    try:
        os.lstat(path)
    except (OSError, ValueError) as error:
        if getattr(error, "winerror", None) == _NAME_TOO_LONG or getattr(error, "errno", None) == ENAMETOOLONG:
            raise argparse.ArgumentTypeError(f"“{text}” là tên, đường dẫn quá dài") from error
    return path


def file_of_kind(ending: str) -> Callable[[str], Path]:
    """A file to be made, whose name ends so."""

    def place_of_file(text: str) -> Path:
        path = place(text)
        if path.suffix.lower() != ending:
            raise argparse.ArgumentTypeError(f"“{text}” không phải tên tệp {ending}")
        return path

    return place_of_file


def day(text: str) -> date:
    """A day as 2026-11-22 or 22/11/2026."""
    for pattern, order in ((r"(\d{4})-(\d{1,2})-(\d{1,2})", (1, 2, 3)), (r"(\d{1,2})/(\d{1,2})/(\d{4})", (3, 2, 1))):
        found = re.fullmatch(pattern, text.strip())
        if found:
            try:
                told = date(*(int(found.group(n)) for n in order))
            except ValueError as error:
                raise argparse.ArgumentTypeError(f"“{text}” không phải ngày có thật") from error
            _within_reason(told.year, text)
            return told
    raise argparse.ArgumentTypeError(f"“{text}” không phải ngày (viết 22/11/2026 hoặc 2026-11-22)")


def year(text: str) -> int:
    """A year of four digits."""
    if not re.fullmatch(r"\d{4}", text):
        raise argparse.ArgumentTypeError(f"“{text}” không phải năm (viết bốn chữ số)")
    return _within_reason(int(text), text)


def _within_reason(told: int, text: str) -> int:
    if not _FIRST_YEAR <= told <= _LAST_YEAR:
        raise argparse.ArgumentTypeError(f"“{text}” ngoài khoảng từ năm {_FIRST_YEAR} đến năm {_LAST_YEAR}")
    return told


def count(least: int, most: int) -> Callable[[str], int]:
    """A whole number between two others."""

    def read(text: str) -> int:
        if not re.fullmatch(r"[+-]?\d{1,20}", text) or not least <= int(text) <= most:
            raise argparse.ArgumentTypeError(f"“{text}” không phải số nguyên từ {least} đến {most}")
        return int(text)

    return read
