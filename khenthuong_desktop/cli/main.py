"""Entry of the command line: find the verb, run it, turn what happens into messages and exit codes."""

import argparse
import sys
from collections.abc import Callable, Sequence
from datetime import datetime

from khenthuong_desktop import __version__, logs, messages
from khenthuong_desktop.cli import (
    calendar,
    dossiers,
    evidence,
    lists,
    meetings,
    papers,
    rewards,
    rounds,
    rules,
    safety,
    setting_up,
    stopping,
    written_lists,
)
from khenthuong_desktop.cli.arguments import BadArguments, Parser
from khenthuong_desktop.cli.output import NOT_DONE, STOPPED, Answer, say, show, use_utf8
from khenthuong_desktop.errors import Cancelled, KnownError

_VERBS = (
    setting_up,
    lists,
    written_lists,
    rounds,
    evidence,
    meetings,
    papers,
    dossiers,
    calendar,
    rewards,
    rules,
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
    shared.add_argument("--data", metavar="THƯ_MỤC", help="thư mục dữ liệu của đơn vị")
    shared.add_argument("--database", metavar="URL", help="địa chỉ PostgreSQL thay cho tệp dữ liệu")
    shared.add_argument("--json", action="store_true", help="trả lời bằng một tài liệu JSON")
    for action in shared._actions:
        top._add_action(action)
    verbs = top.add_subparsers(title="lệnh", dest="verb", metavar="LỆNH", required=True, parser_class=Parser)
    for subject in _VERBS:
        subject.add_verbs(verbs, shared)
    return top


def main(argv: Sequence[str], now: Callable[[], datetime] | None = None) -> int:
    """Run one verb; gives the exit code. ``now`` stands in for the clock in tests."""
    use_utf8()
    given = list(argv)
    as_json = "--json" in given
    try:
        with stopping.until_kept():
            arguments = parser().parse_args(given)
            arguments.now = now
            answer: Answer = arguments.run(arguments)
            show(answer, as_json)
            return answer.code
    except BadArguments as error:
        return _refuse("BadArguments", f"Lệnh chưa đúng: {error.message}\n{error.usage}".rstrip(), as_json)
    except KnownError as error:
        return _refuse(type(error).__name__, messages.explain(error), as_json)
    except (Cancelled, KeyboardInterrupt):
        say("Đã dừng theo yêu cầu; chưa có gì thay đổi.")
        return STOPPED
    except BrokenPipeError:
        return NOT_DONE
    except Exception:  # noqa: BLE001  the command line's one broad catch: a bug is logged, never shown raw
        where = logs.report_bug(sys.exc_info())
        return _refuse("Bug", f"Chương trình gặp lỗi ngoài dự kiến; dữ liệu vẫn an toàn. Chi tiết: {where}", as_json)
    finally:
        logs.stop()  # here and not where the data are closed: a bug is noted after that


def _refuse(code: str, message: str, as_json: bool) -> int:
    say(message)
    if as_json:
        show(Answer({"error": {"code": code, "message": message}}), as_json)
    return NOT_DONE
