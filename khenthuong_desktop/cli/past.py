"""Verbs on what was done in the data folder: history, undo."""

import argparse
from typing import TYPE_CHECKING, Any

from khenthuong_desktop import messages
from khenthuong_desktop.cli.arguments import count
from khenthuong_desktop.cli.data import opened
from khenthuong_desktop.cli.output import Answer, table
from khenthuong_desktop.errors import RecordMissing, UndoBlocked

if TYPE_CHECKING:
    from khenthuong_desktop.store.database import Database
    from khenthuong_desktop.store.history import ActionDone


def add_verbs(verbs: Any, shared: argparse.ArgumentParser) -> None:
    """Teach the parser this module's verbs."""
    past = verbs.add_parser("history", parents=[shared], help="các việc đã làm, mới nhất trước")
    past.add_argument("--limit", type=count(1, 100_000), default=20, metavar="SỐ", help="bao nhiêu việc (mặc định 20)")
    past.set_defaults(run=run_history)
    undo = verbs.add_parser("undo", parents=[shared], help="hoàn tác việc mới nhất, hoặc một việc trong “history”")
    undo.add_argument("action", nargs="?", metavar="MÃ", help="mã của việc, xem bằng “history”")
    undo.set_defaults(run=run_undo)


def run_history(arguments: argparse.Namespace) -> Answer:
    from khenthuong_desktop.services import upkeep

    with opened(arguments) as data:
        done = upkeep.history(data.db, arguments.limit)
    rows = [[one.id, _moment(one), _words(one), one.changes, one.actor, _state(one)] for one in done]
    lines = table(("Mã", "Lúc", "Việc", "Số bản ghi", "Người làm", "Tình trạng"), rows)
    return Answer({"actions": [_told(one) for one in done]}, lines if done else ["Chưa có việc nào."])


def run_undo(arguments: argparse.Namespace) -> Answer:
    from khenthuong_desktop.services.paper_life import undoing

    with opened(arguments) as data:
        if arguments.action is not None:
            _check(data.db, arguments.action)
        done = undoing.undo(data.db, data.folder, arguments.action)
    line = f"Đã hoàn tác: {_words(done)} (lúc {_moment(done)}, {done.changes} bản ghi)."
    return Answer({"undone": _told(done) | {"undone": True, "undoable": False}}, [line])


def _check(db: "Database", key: str) -> None:
    """A named action is there, and is none that was taken back or takes back another."""
    from khenthuong_desktop.store.undo import find_action

    with db.read() as session:
        action = find_action(session, key)
    if action is None:
        raise RecordMissing("action", key)
    if action.undone or action.undoes is not None:
        raise UndoBlocked(action.name, "taken_back")


def _told(done: "ActionDone") -> dict[str, Any]:
    return {
        "key": done.id,
        "name": done.name,
        "words": _words(done),
        "actor": done.actor,
        "happened_at": done.happened_at.isoformat(),
        "changes": done.changes,
        "undone": done.undone,
        "undoes": done.undoes,
        "undoable": done.undoable,
    }


def _words(done: "ActionDone") -> str:
    return str(messages.catalogue("labels")["Action"][done.name])


def _moment(done: "ActionDone") -> str:
    return f"{done.happened_at.astimezone():%d/%m/%Y %H:%M}"


def _state(done: "ActionDone") -> str:
    if done.undone:
        return "đã hoàn tác"
    return "" if done.undoable or done.undoes is not None else "không hoàn tác được"
