"""The verb on lists for Excel: list."""

import argparse
from datetime import date
from typing import TYPE_CHECKING, Any

from khenthuong_desktop.cli.arguments import BadArguments, file_of_kind, year
from khenthuong_desktop.cli.data import library_of, opened
from khenthuong_desktop.cli.output import Answer, table

if TYPE_CHECKING:
    from khenthuong_desktop.services.upkeep import OpenData
    from khenthuong_desktop.spreadsheets.out.list_sheets import Value, WrittenList

_OF_UNIT = ("people", "collectives", "households")
_OF_YEAR = ("registrations", "awards")
_OF_ROUND = ("nominees", "proposals")


def add_verbs(verbs: Any, shared: argparse.ArgumentParser) -> None:
    """Teach the parser this module's verb."""
    lists = verbs.add_parser("list", parents=[shared], help="xem danh sách, ghi ra Excel để in, gửi")
    lists.add_argument(
        "list",
        choices=(*_OF_UNIT, *_OF_YEAR, *_OF_ROUND),
        metavar="DANH_SÁCH",
        help="people, collectives, households: của đơn vị; registrations (bản đăng ký thi đua), awards (sổ khen "
        "thưởng): theo --year; nominees (danh sách trích ngang), proposals (bảng tổng hợp đề nghị): theo --round",
    )
    lists.add_argument("--year", type=year, metavar="NĂM", help="năm lập thành tích")
    lists.add_argument("--round", metavar="ĐỢT", help="mã đợt, ví dụ D01 hoặc 2026/D01")
    lists.add_argument("--search", default="", metavar="TỪ", help="chỉ những dòng có các từ này (danh sách của đơn vị)")
    lists.add_argument("--out", type=file_of_kind(".xlsx"), metavar="TỆP.xlsx", help="ghi ra tệp Excel khổ A4")
    lists.set_defaults(run=run_list)


def run_list(arguments: argparse.Namespace) -> Answer:
    _check(arguments)
    with opened(arguments) as data:
        written = _written(data, arguments)
    told: dict[str, Any] = {
        "list": arguments.list,
        "title": written.title,
        "columns": [column.heading for column in written.columns],
        "rows": [[_as_json(value) for value in row] for row in _rows(written)],
    }
    if arguments.out is None:
        shown = [[_as_words(value) for value in row] for row in _rows(written)]
        return Answer(told, [written.title, *table(told["columns"], shown), written.closing])
    from khenthuong_desktop.spreadsheets.out.written_list import write_lists

    write_lists(arguments.out, [written])
    return Answer({**told, "file": str(arguments.out)}, [f"Đã ghi {len(told['rows'])} dòng vào {arguments.out}."])


def _check(arguments: argparse.Namespace) -> None:
    """What belongs to the list asked for is there, and nothing else."""
    for name, lists in (("year", _OF_YEAR), ("round", _OF_ROUND), ("search", _OF_UNIT)):
        given = bool(getattr(arguments, name))
        if given and arguments.list not in lists:
            raise BadArguments(f"--{name} không dùng với “{arguments.list}”", "")
        if not given and arguments.list in lists and name != "search":
            raise BadArguments(f"“{arguments.list}” cần --{name}", "")


def _written(data: "OpenData", arguments: argparse.Namespace) -> "WrittenList":
    if arguments.list in _OF_UNIT:
        from khenthuong_desktop.services.lists.unit_lists import UNIT_LISTS

        return UNIT_LISTS[arguments.list](data.db, arguments.search)
    from khenthuong_desktop.services.lists.official_lists import BY_ROUND, BY_YEAR

    library = library_of(data)
    if arguments.list in _OF_YEAR:
        return BY_YEAR[arguments.list](data.db, library, arguments.year)
    return BY_ROUND[arguments.list](data.db, library, arguments.round)


def _rows(written: "WrittenList") -> list[list["Value"]]:
    """The rows of the table alone, without headings between them and sums."""
    return [list(line) for line in written.rows if isinstance(line, tuple)]


def _as_json(value: "Value") -> str | int | float | None:
    return value.isoformat() if isinstance(value, date) else value


def _as_words(value: "Value") -> object:
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else value
