"""Verbs on the register of numbers: list, give, reserve, release, ways."""

import argparse
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from khenthuong_desktop.cli.arguments import day, year
from khenthuong_desktop.cli.data import library_of, opened
from khenthuong_desktop.cli.output import Answer, table
from khenthuong_desktop.cli.round_papers import paper_key
from khenthuong_desktop.errors import FieldFault, RecordMissing, ValuesRefused
from khenthuong_desktop.messages import catalogue

if TYPE_CHECKING:
    from khenthuong_desktop.services.numbers.number_register import NumberEntry, NumberSeries
    from khenthuong_desktop.services.upkeep import OpenData


def add_verbs(verbs: Any, shared: argparse.ArgumentParser) -> None:
    """Teach the parser this module's verbs."""
    numbers = verbs.add_parser("numbers", help="sổ số văn bản của năm")
    does = numbers.add_subparsers(title="việc", dest="does", metavar="VIỆC", required=True)
    listing = does.add_parser("list", parents=[shared], help="các dãy số: đã cấp, giữ chỗ, bỏ trống, số tiếp theo")
    listing.add_argument("--year", type=year, metavar="NĂM", help="năm của sổ (mặc định năm nay)")
    listing.set_defaults(run=run_list)

    give = does.add_parser("give", parents=[shared], help="ghi một số của văn bản khác, ví dụ do sổ văn phòng cấp")
    _add_outside(give)
    give.add_argument("--on", type=day, metavar="NGÀY", help="ngày văn bản")
    give.set_defaults(run=run_give)

    reserve = does.add_parser("reserve", parents=[shared], help="giữ một số; bỏ trống thì lấy số tiếp theo")
    _add_outside(reserve)
    reserve.add_argument("--on", type=day, metavar="NGÀY", help="ngày văn bản, khi đã biết")
    reserve.add_argument("--round", metavar="ĐỢT", help="giữ cho văn bản của đợt này")
    reserve.add_argument("--kind", metavar="LOẠI", help="loại văn bản của đợt; nhiều bản thì LOẠI:TÊN")
    reserve.set_defaults(run=run_reserve)

    release = does.add_parser("release", parents=[shared], help="bỏ một số đã cấp hoặc đang giữ")
    release.add_argument("number", metavar="SỐ", help="số và ký hiệu, ví dụ 12/TB-UBND")
    release.add_argument("--year", type=year, metavar="NĂM", help="năm của sổ (mặc định năm nay)")
    release.add_argument("--round", metavar="ĐỢT", help="chỉ số của đợt này")
    release.add_argument("--for", dest="subject", metavar="VIỆC", help="chỉ số của việc này, khi nhiều việc cùng số")
    release.set_defaults(run=run_release)

    ways = does.add_parser("ways", parents=[shared], help="xem, đổi cách đánh số từ một năm")
    ways.add_argument("--year", type=year, metavar="NĂM", help="từ năm này (mặc định năm nay)")
    ways.add_argument("--unit", choices=("each", "common"), help="đơn vị: riêng từng loại hoặc chung một dãy")
    ways.add_argument("--council", choices=("each", "common"), help="Hội đồng: riêng từng loại hoặc chung một dãy")
    ways.add_argument("--whole", choices=("yes", "no"), help="sổ của đơn vị ghi đủ ở đây, nên báo số bỏ trống")
    ways.set_defaults(run=run_ways)


def _add_outside(verb: argparse.ArgumentParser) -> None:
    verb.add_argument(
        "number", metavar="SỐ", nargs="?", help="ví dụ 12, 12a hoặc 12/QĐ-UBND; bỏ trống thì lấy số tiếp theo"
    )
    verb.add_argument("--symbol", metavar="KÝ_HIỆU", help="ví dụ QĐ-UBND, khi SỐ không kèm ký hiệu")
    verb.add_argument("--for", dest="subject", metavar="VIỆC", help="văn bản, việc dùng số này")
    verb.add_argument("--year", type=year, metavar="NĂM", help="năm của sổ (mặc định năm nay)")
    verb.add_argument("--reason", metavar="LÝ_DO", help="vì sao dùng số mà văn bản khác đã có")


def run_list(arguments: argparse.Namespace) -> Answer:
    with opened(arguments) as data:
        return _listed(data, arguments.year or data.db.today().year)


def run_give(arguments: argparse.Namespace) -> Answer:
    return _enter(arguments, reserved=False)


def run_reserve(arguments: argparse.Namespace) -> Answer:
    from khenthuong_desktop.services.award_rounds.rounds import get_round
    from khenthuong_desktop.services.numbers.given_numbers import Given
    from khenthuong_desktop.services.numbers.paper_numbers import reserve_number

    if not arguments.round:
        return _enter(arguments, reserved=True)
    if not arguments.kind:
        raise ValuesRefused(FieldFault("kind", "required"))
    with opened(arguments) as data:
        found, key = get_round(data.db, arguments.round), paper_key(arguments.kind)
        year = _year_of(arguments, found.law_on.year)
        before, wanted = _register(data, year), Given(arguments.number, arguments.on)
        number = reserve_number(data.db, library_of(data), found.id, key, wanted, arguments.reason)
        return _with_number(data, year, before, number, "Đã giữ số")


def _year_of(arguments: argparse.Namespace, usual: int) -> int:
    """The year whose register is meant: of the day, where one is told; no other may be told beside it."""
    year = int(arguments.on.year if arguments.on else usual)
    if arguments.year not in (None, year):
        raise ValuesRefused(FieldFault("year", "other_year", {"value": arguments.year, "year": year}))
    return year


def _enter(arguments: argparse.Namespace, *, reserved: bool) -> Answer:
    from khenthuong_desktop.domain.numbering import read_reference
    from khenthuong_desktop.services.numbers.paper_numbers import OutsideNumber, enter_number

    with opened(arguments) as data:
        year = _year_of(arguments, arguments.year or data.db.today().year)
        before = _register(data, year)
        symbol = arguments.symbol or read_reference(arguments.number or "")[1]
        subject = arguments.subject or ""
        told = OutsideNumber(symbol, year, subject, arguments.number, arguments.on, reserved)
        number = enter_number(data.db, library_of(data), told, arguments.reason)
        return _with_number(data, year, before, number, "Đã giữ số" if reserved else "Đã cấp số")


def _with_number(data: "OpenData", year: int, before: "tuple[NumberSeries, ...]", number: str, done: str) -> Answer:
    """What was given, before the series it stands in: who asked for the next number learns it here."""
    listed = _changed(data, year, before)
    known = {entry for one in before for entry in one.entries}
    given = [entry for one in _register(data, year) for entry in one.entries if entry not in known]
    whole = "".join(f"/{entry.symbol}" for entry in given[:1])
    return Answer({"number": number, **listed.data}, [f"{done} {number}{whole}.", *listed.lines])


def run_release(arguments: argparse.Namespace) -> Answer:
    from khenthuong_desktop.domain.numbering import even_symbol, rank, read_reference
    from khenthuong_desktop.domain.text import compare_key
    from khenthuong_desktop.services.award_rounds.rounds import get_round
    from khenthuong_desktop.services.numbers.paper_numbers import release_number
    from khenthuong_desktop.services.typed_symbols import type_codes

    number, symbol = read_reference(arguments.number)
    symbol = even_symbol(symbol, type_codes())
    if not symbol:
        raise ValuesRefused(FieldFault("paper_symbol", "number_of_which_series", {"value": number}))
    with opened(arguments) as data:
        year = arguments.year or data.db.today().year
        held = get_round(data.db, arguments.round).id if arguments.round else None
        before = _register(data, year)
        found = [
            entry
            for series in before
            for entry in series.entries
            if rank(entry.number) == rank(number) and entry.symbol == symbol and held in (None, entry.round_id)
            if not arguments.subject or compare_key(entry.holder) == compare_key(arguments.subject)
        ]
        if len({(entry.round_id, entry.holder) for entry in found}) > 1:
            details = {"number": arguments.number, "holders": "; ".join(entry.holder for entry in found)}
            raise ValuesRefused(FieldFault("paper_number", "several_holders", details))
        if not found:
            raise RecordMissing("number", arguments.number)
        release_number(data.db, found[0])
        left = _changed(data, year, before)
        return Answer(left.data, [f"Đã bỏ số {found[0].number}/{symbol}.", *left.lines])


def run_ways(arguments: argparse.Namespace) -> Answer:
    from khenthuong_desktop.services.numbers.number_register import set_numbering_ways, ways_of_year

    with opened(arguments) as data:
        year = arguments.year or data.db.today().year
        before = ways = ways_of_year(data.db, year)
        if arguments.unit:
            ways = replace(ways, unit_each_kind=arguments.unit == "each")
        if arguments.council:
            ways = replace(ways, council_each_kind=arguments.council == "each")
        if arguments.whole:
            ways = replace(ways, unit_whole=arguments.whole == "yes")
        if ways != before:
            set_numbering_ways(data.db, year, ways)
        each = {True: "riêng từng loại", False: "chung một dãy"}
        lines = [
            f"Từ năm {year}: đơn vị {each[ways.unit_each_kind]}, Hội đồng {each[ways.council_each_kind]}; "
            f"sổ của đơn vị {'ghi đủ ở đây' if ways.unit_whole else 'không ghi đủ ở đây'}."
        ]
        return Answer(_listed(data, year).data, lines)


def _register(data: "OpenData", year: int) -> "tuple[NumberSeries, ...]":
    from khenthuong_desktop.services.numbers.number_register import register_of_year

    return register_of_year(data.db, library_of(data), year)


def _changed(data: "OpenData", year: int, before: "tuple[NumberSeries, ...]") -> Answer:
    """The register, but in words only the series that are not as before."""
    lines = [
        line
        for one in _register(data, year)
        if one not in before
        for line in (f"{one.name}: số tiếp theo {one.following}", *_gap_lines(one))
    ]
    return Answer(_listed(data, year).data, lines)


def _listed(data: "OpenData", year: int) -> Answer:
    from khenthuong_desktop.services.numbers.number_register import ways_of_year

    found = _register(data, year)
    told = {
        "year": year,
        "ways": asdict(ways_of_year(data.db, year)),
        "series": [_series_json(one) for one in found],
    }
    states = catalogue("labels")["NumberState"]
    lines: list[str] = []
    for one in found:
        if one.entries:
            lines += [f"{one.name}: số tiếp theo {one.following}", *_gap_lines(one)]
            rows = [
                [
                    entry.number.zfill(2),
                    states[entry.state.value],
                    f"{entry.holder} (lý do trùng số: {entry.reason})" if entry.reason else entry.holder,
                    f"{entry.day:%d/%m/%Y}" if entry.day else "",
                ]
                for entry in one.entries
            ]
            lines += table(("Số", "Tình trạng", "Văn bản", "Ngày"), rows)
    return Answer(told, lines or [f"Sổ số năm {year} chưa có số nào."])


def _gap_lines(one: "NumberSeries") -> list[str]:
    lacking = ", ".join(map(str, one.lacking))
    twice = ", ".join(one.twice)
    return [*([f"  Bỏ trống: {lacking}"] if lacking else []), *([f"  Ghi cho nhiều văn bản: {twice}"] if twice else [])]


def _series_json(one: "NumberSeries") -> dict[str, Any]:
    return {
        "symbol": one.symbol,
        "organ": one.key.organ,
        "kind": one.key.code,
        "name": one.name,
        "whole": one.whole,
        "following": one.following,
        "gaps": list(one.gaps),
        "twice": list(one.twice),
        "numbers": [_entry_json(entry) for entry in one.entries],
    }


def _entry_json(entry: "NumberEntry") -> dict[str, Any]:
    return {
        "number": entry.number,
        "symbol": entry.symbol,
        "state": entry.state.value,
        "holder": entry.holder,
        "round": entry.round_id,
        "kind": entry.kind,
        "title": entry.title,
        "on": entry.day.isoformat() if entry.day else None,
        "by": entry.noted_by or None,
        "at": entry.noted_at.isoformat() if entry.noted_at else None,
        "reason": entry.reason,
    }
