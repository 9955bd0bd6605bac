"""Reading the command line, with its complaints in Vietnamese."""

import argparse
import re
from datetime import date
from typing import Any, NoReturn

from khenthuong_desktop.cli.output import NOT_DONE

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

    def error(self, message: str) -> NoReturn:
        for pattern, words in _COMPLAINTS:
            if re.fullmatch(pattern, message):
                message = re.sub(pattern, words, message)
                break
        raise BadArguments(message, self.format_usage())


def day(text: str) -> date:
    """A day as 2026-11-22 or 22/11/2026."""
    for pattern, order in ((r"(\d{4})-(\d{1,2})-(\d{1,2})", (1, 2, 3)), (r"(\d{1,2})/(\d{1,2})/(\d{4})", (3, 2, 1))):
        found = re.fullmatch(pattern, text.strip())
        if found:
            try:
                return date(*(int(found.group(n)) for n in order))
            except ValueError as error:
                raise argparse.ArgumentTypeError(f"“{text}” không phải ngày có thật") from error
    raise argparse.ArgumentTypeError(f"“{text}” không phải ngày (viết 2026-11-22 hoặc 22/11/2026)")


def year(text: str) -> int:
    """A year of four digits."""
    if not re.fullmatch(r"(19|20)\d\d", text):
        raise argparse.ArgumentTypeError(f"“{text}” không phải năm (viết bốn chữ số)")
    return int(text)
