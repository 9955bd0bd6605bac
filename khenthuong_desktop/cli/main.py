"""Entry of the command line: find the verb, run it, turn what happens into messages and exit codes."""

import argparse
import sys
from collections.abc import Callable, Sequence
from datetime import datetime

from khenthuong_desktop import __version__, logs, messages
from khenthuong_desktop.cli import (
    calendar,
    dossiers,
    eligibility,
    evidence,
    lists,
    meetings,
    numbers,
    papers,
    past,
    results,
    rewards,
    rounds,
    rules,
    safety,
    setting_up,
    signatures,
    signed_copies,
    stopping,
    written_lists,
)
from khenthuong_desktop.cli.arguments import BadArguments, Parser, place, readable
from khenthuong_desktop.cli.output import STOPPED, Answer, refusal, show, use_utf8, written
from khenthuong_desktop.errors import Cancelled, KnownError
from khenthuong_desktop.files import before_placing, known_error

_VERBS = (
    setting_up,
    lists,
    eligibility,
    written_lists,
    rounds,
    evidence,
    meetings,
    numbers,
    papers,
    signed_copies,
    signatures,
    dossiers,
    results,
    calendar,
    rewards,
    rules,
    past,
    safety,
)


def parser() -> Parser:
    """The whole command line."""
    top = Parser(
        prog="khenthuong",
        description="Khen thưởng Desktop: hồ sơ thi đua, khen thưởng, không cần mạng. Không kèm lệnh thì mở cửa sổ.",
    )
    top.add_argument("--version", action="version", version=f"khenthuong {__version__}", help="hiện phiên bản")
    shared = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    shared.add_argument("--data", type=place, metavar="THƯ_MỤC", help="thư mục dữ liệu của đơn vị")
    shared.add_argument("--database", metavar="URL", help="địa chỉ PostgreSQL thay cho tệp dữ liệu")
    shared.add_argument("--json", action="store_true", help="trả lời bằng một tài liệu JSON")
    for action in shared._actions:
        top._add_action(action)
    verbs = top.add_subparsers(title="lệnh", dest="verb", metavar="LỆNH", required=True, parser_class=Parser)
    for subject in _VERBS:
        subject.add_verbs(verbs, shared)
    return top


def main(argv: Sequence[str], now: Callable[[], datetime] | None = None, leaving: bool = False) -> int:
    """Run one verb; gives the exit code.

    ``now`` stands in for the clock in tests; ``leaving``: the program ends with the verb.
    """
    use_utf8()
    with stopping.until_kept(leaving), before_placing(stopping.too_late):
        try:
            stopping.listen()
            answer = _answer(list(argv), now)
            stopping.too_late()
        except KeyboardInterrupt:
            answer = Answer(None, code=STOPPED, said="Đã dừng theo yêu cầu; chưa có gì thay đổi.")
        finally:
            logs.stop()  # here and not where the data are closed: a bug is noted after that
        return show(answer, "--json" in argv)


def _answer(words: list[str], now: Callable[[], datetime] | None) -> Answer:
    """What the verb answers, or why it does not."""
    try:
        readable(words)
        arguments = parser().parse_args(words)
        arguments.now = now
        answer: Answer = arguments.run(arguments)
        return answer
    except SystemExit:  # help or the version was asked for and is printed
        written(())
        return Answer(None)
    except BadArguments as error:
        return refusal("BadArguments", f"Lệnh chưa đúng: {error.message}\n{error.usage}".rstrip())
    except KnownError as error:
        return refusal(type(error).__name__, messages.explain(error))
    except Cancelled as error:
        raise KeyboardInterrupt from error
    except Exception as error:  # noqa: BLE001  the command line's one broad catch: a bug is logged, never shown raw
        where = logs.report_bug(sys.exc_info())
        known = known_error(error) if isinstance(error, OSError) else None
        if known is not None:
            return refusal(type(known).__name__, messages.explain(known))
        return refusal("Bug", f"Chương trình gặp lỗi ngoài dự kiến; dữ liệu vẫn an toàn. Chi tiết: {where}")
