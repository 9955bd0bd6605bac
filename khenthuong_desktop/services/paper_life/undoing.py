"""Take back an action with what it did to papers' files; what somebody changed in them since then stays."""

from collections.abc import Mapping
from hashlib import sha256 as new_sha256

from sqlalchemy import select
from sqlalchemy.orm import Session

from khenthuong_desktop.errors import FileInUse
from khenthuong_desktop.files import is_plain, refuse_odd
from khenthuong_desktop.paths import DataFolder
from khenthuong_desktop.services.paper_life.paper_files import read_file, write_file
from khenthuong_desktop.services.paper_life.paper_versions import State, keep_edits, kept_bytes, states_of
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.history import ActionDone, rows_of
from khenthuong_desktop.store.tables import Change, Paper, PaperVersion
from khenthuong_desktop.store.undo import find_action


def undo(db: Database, folder: DataFolder, action_id: str | None = None) -> ActionDone:
    """Take back one action, the newest by default, and give the files of its papers what they held before.

    Raises what ``Database.undo`` raises, and FileInUse while Word holds such a file; then nothing is changed.
    """
    with db.read() as session:
        papers = _concerned(session, action_id)
    if not papers:
        return db.undo(action_id)
    keep_edits(db, folder, papers=papers)
    before = _states(db, papers)
    for state in before.values():
        _refuse_held(folder, state)
    done = db.undo(action_id)
    after = _states(db, papers)
    for paper, state in before.items():
        if after.get(paper) != state:
            _follow(folder, state, after.get(paper))
    keep_edits(db, folder, papers=after)
    return done


def _concerned(session: Session, action_id: str | None) -> frozenset[str]:
    """The papers whose files an action gave other contents, or names."""
    action = find_action(session, action_id)
    if action is None:
        return frozenset()
    tables = (Paper.__tablename__, PaperVersion.__tablename__)
    query = select(Change).where(Change.action_id == action.id, Change.table_name.in_(tables))
    return frozenset(
        row.row_id if row.table == tables[0] else (row.after or row.before or {})["paper_id"]
        for change in session.scalars(query)
        for row in rows_of(change)
    )


def _states(db: Database, papers: frozenset[str]) -> Mapping[str, State]:
    with db.read() as session:
        return states_of(session, session.scalars(select(Paper).where(Paper.id.in_(papers))))


def _refuse_held(folder: DataFolder, state: State) -> None:
    path = folder.documents / state.path
    refuse_odd(path)
    try:
        with path.open("r+b"):
            pass
    except FileNotFoundError:
        return
    except PermissionError as error:
        raise FileInUse(path) from error


def _follow(folder: DataFolder, before: State, after: State | None) -> None:
    """Give a file what is on record of it now, unless it holds what the program does not know."""
    path = folder.documents / before.path
    if is_plain(path) and new_sha256(read_file(path)).hexdigest() != before.sha256:
        return
    moved = after is not None and after.path != before.path
    if after is not None and moved and (folder.documents / after.path).exists():
        return  # somebody put another file there meanwhile
    wanted = kept_bytes(folder, after) if after is not None else None
    if after is not None and wanted is not None:
        write_file(folder.documents / after.path, wanted)
    if after is None or (wanted is not None and moved):
        path.unlink(missing_ok=True)
