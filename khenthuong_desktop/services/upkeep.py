"""Looking after a data folder: make it, open it, back it up, restore it, check it through."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, select, union, union_all
from sqlalchemy.orm import Session

from khenthuong_desktop import __version__
from khenthuong_desktop.errors import DataDamaged, NotOnServer, RulePackFaulty, ValuesRefused
from khenthuong_desktop.files import all_or_nothing
from khenthuong_desktop.messages import say
from khenthuong_desktop.paths import DataFolder
from khenthuong_desktop.services.units import (
    SignerDetail,
    UnitDetail,
    check_signer,
    check_unit,
    find_unit,
    save_signer,
    save_unit,
)
from khenthuong_desktop.store import backup
from khenthuong_desktop.store.backup import BackupMade, list_backups
from khenthuong_desktop.store.database import Database, utc_now
from khenthuong_desktop.store.folder import NAMES, Clock, Keys, OpenData, create_folder
from khenthuong_desktop.store.folder import open_folder as open_store
from khenthuong_desktop.store.history import ActionDone, list_actions
from khenthuong_desktop.store.keys import time_ordered_key
from khenthuong_desktop.store.migrations import HEAD
from khenthuong_desktop.store.tables import Base, Collective, Evidence, Paper, PaperVersion, SignedCopy

__all__ = ["NAMES", "BackupMade", "OpenData", "list_backups", "open_folder"]

_SHOWN_CODES = 12


@dataclass(frozen=True)
class Finding:
    """Something the doctor found: ``code`` of ``problems.json``, and where."""

    code: str
    where: str


@dataclass(frozen=True)
class Health:
    """The doctor's answer; ``checked`` counts what was looked at."""

    findings: tuple[Finding, ...]
    checked: dict[str, int]


def open_folder(
    folder: DataFolder, *, url: str | None = None, now: Clock = utc_now, new_key: Keys = time_ordered_key
) -> OpenData:
    """Open a data folder; the history names the unit's clerk, or the account where no clerk is known."""
    opened = open_store(folder, url=url, now=now, new_key=new_key)
    unit = find_unit(opened.db)
    if unit is not None and unit.clerk_name:
        opened.db.actor = unit.clerk_name
    return opened


def set_up(
    folder: DataFolder,
    unit: UnitDetail,
    signers: tuple[SignerDetail, ...] = (),
    *,
    url: str | None = None,
    now: Clock = utc_now,
    new_key: Keys = time_ordered_key,
) -> OpenData:
    """A new data folder for a unit, open for work; raises DataFolderExists where one is already.

    Raises ValuesRefused before anything is made.
    """
    faults = [*check_unit(unit), *(fault for signer in signers for fault in check_signer(signer))]
    if faults:
        raise ValuesRefused(*faults)
    with all_or_nothing(folder.root, NAMES):
        create_folder(folder, now=now)
        opened = open_folder(folder, url=url, now=now, new_key=new_key)
        try:
            save_unit(opened.db, unit)
            for signer in signers:
                save_signer(opened.db, signer)
        except BaseException:
            opened.close()
            raise
    return opened


def back_up(opened: OpenData, reason: str) -> BackupMade | None:
    """A verified copy in the folder before something big; None on a server, which has its own backups."""
    if opened.db.engine.dialect.name != "sqlite":
        return None
    return backup.make_backup(opened.folder, reason, opened.db.now())


@contextmanager
def backed_up(opened: OpenData, reason: str) -> Iterator[None]:
    """Something big after a verified copy; when it does not come about, the copy is gone again."""
    made = back_up(opened, reason)
    try:
        yield
    except BaseException:
        if made is not None:
            backup.remove_backup(made)
        raise


def export_backup(opened: OpenData, target: Path) -> tuple[int, str]:
    """Everything of the unit in one verified file; gives (files, sha256). Raises NotOnServer."""
    if opened.db.engine.dialect.name != "sqlite":
        raise NotOnServer()
    return backup.export_backup(opened.folder, target, opened.db.now())


def restore(folder: DataFolder, source: Path, *, now: Clock = utc_now) -> Path | None:
    """Put a backup in place of the folder's data; the data that stood there are kept aside (path given back)."""
    from khenthuong_desktop.store.restoring import restore_into  # seldom needed

    if folder.database.exists():
        with suppress(DataDamaged):  # for that it is made
            open_folder(folder, now=now).close()  # refuses a folder in use or newer than the program
    return restore_into(folder, source, now())


def check_health(opened: OpenData) -> Health:
    """Integrity of the file, references, history, the rules; papers are there and what is kept is unchanged."""
    from khenthuong_desktop.documents.wholeness import is_sound  # seldom needed, all of it
    from khenthuong_desktop.domain.dossier import FileState
    from khenthuong_desktop.services.paper_life.edited_files import file_state
    from khenthuong_desktop.services.paper_life.paper_files import read_file

    findings: list[Finding] = []
    checked = {"actions": 0, "papers": 0, "versions": 0, "evidence": 0, "templates": 0}
    findings += _database_findings(opened)
    findings += _rule_findings(opened)
    with opened.db.read() as session:
        findings += _record_findings(session)
        checked["actions"] = len(list_actions(session, 1_000_000))
        attached = union_all(select(Evidence.path, Evidence.sha256), select(SignedCopy.path, SignedCopy.sha256))
        versions = select(PaperVersion.path, PaperVersion.sha256).distinct()
        for name, rows, place in (
            ("papers", session.execute(select(Paper.path, Paper.sha256)).all(), opened.folder.documents),
            ("versions", session.execute(versions).all(), opened.folder.documents),
            ("evidence", session.execute(attached).all(), opened.folder.attachments),
            ("templates", _kept_templates(session, opened.folder), opened.folder.templates),
        ):
            checked[name] = len(rows)
            for path, sha256 in rows:
                state = file_state(place / path, sha256)
                if (name, state) == ("papers", FileState.CHANGED) and not is_sound(read_file(place / path)):
                    findings.append(Finding("papers_torn", path))
                if state is not FileState.AS_RECORDED and (name, state) != ("papers", FileState.CHANGED):
                    findings.append(Finding(f"{name}_{state.value}", path))
    return Health(tuple(findings), checked)


def _record_findings(session: Session) -> Iterator[Finding]:
    """Records that lost their subject, are not as the history tells, or are found by other words than their own."""
    from khenthuong_desktop.services.registers.lost_subjects import lost_subjects
    from khenthuong_desktop.store.belonging import are_above_themselves
    from khenthuong_desktop.store.derived_columns import stale_columns
    from khenthuong_desktop.store.history_check import check_history

    for words in lost_subjects(session):
        yield Finding("subject_gone", words)
    if ringed := are_above_themselves(session):
        names = session.scalars(select(Collective.name).where(Collective.id.in_(ringed)).order_by(Collective.code))
        yield Finding("units_in_ring", ", ".join(names))
    changed = set()
    for fault in check_history(session):
        yield Finding(fault.code, f"{fault.table} {fault.row_id}")
        changed.add((fault.table, fault.row_id))
    stale = stale_columns(session)
    alone = {table: [key for key in keys if (table, key) not in changed] for table, keys in stale.items()}
    for words in _stale_words(session, alone):
        yield Finding("columns_stale", words)


def mend(opened: OpenData) -> tuple[str, ...]:
    """Reckon anew what follows from other columns, and nothing else; tells whose was wrong."""
    from khenthuong_desktop.store.derived_columns import derive_anew

    with opened.db.write("mend") as session:
        return tuple(_stale_words(session, derive_anew(session)))


def _stale_words(session: Session, stale: Mapping[str, Collection[str]]) -> Iterator[str]:
    """How many of each register, and some of their codes."""
    for name, keys in stale.items():
        if not keys:
            continue
        table, some = Base.metadata.tables[name], sorted(keys)[:_SHOWN_CODES]
        codes = sorted(session.scalars(select(table.c.code).where(table.c.id.in_(some))))
        shown = ", ".join(codes) + (" …" if len(keys) > len(some) else "")
        yield say("problems", f"stale_{name}", count=len(keys), codes=shown)


def _kept_templates(session: Session, folder: DataFolder) -> Sequence[tuple[str, str]]:
    """Where the templates that papers were made from are kept, and what they are."""
    from khenthuong_desktop.services.paper_life.paper_templates import kept_template  # loads when somebody asks

    of_states = select(Paper.kind, PaperVersion.template_sha256).join(PaperVersion, PaperVersion.paper_id == Paper.id)
    made_from = union(select(Paper.kind, Paper.template_sha256), of_states)
    return [
        (kept_template(folder, kind, digest).relative_to(folder.templates).as_posix(), digest)
        for kind, digest in session.execute(made_from)
        if digest
    ]


def _rule_findings(opened: OpenData) -> list[Finding]:
    """Rules that are in use and yet not in force, with what to do about each."""
    from khenthuong_desktop.services.law.unit_law import left_out_words, rules_of  # loads when somebody asks

    try:
        library = rules_of(opened.folder, opened.db)
    except RulePackFaulty as error:  # what is shipped with the program is not whole
        return [Finding("shipped_rules_damaged", "; ".join(error.faults))]
    return [Finding("rules_left_out", left_out_words(one)) for one in library.left_out]


def _database_findings(opened: OpenData) -> list[Finding]:
    if opened.db.engine.dialect.name != "sqlite":
        return []
    found = []
    with opened.db.engine.connect() as connection:
        answers = [row[0] for row in connection.exec_driver_sql("PRAGMA integrity_check").fetchall()]
        found += [Finding("database_damaged", answer) for answer in answers if answer != "ok"]
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
        found += [Finding("reference_broken", f"{row[0]} {row[1]} → {row[2]}") for row in broken]
    return found


@dataclass(frozen=True)
class KeptStates:
    """The states of papers' files that are kept for good: how many files, and how large together."""

    files: int
    size: int


def kept_states(db: Database) -> KeptStates:
    """None is ever removed, so that people are told what that takes."""
    each = select(PaperVersion.path, func.max(PaperVersion.size).label("size")).group_by(PaperVersion.path).subquery()
    with db.read() as session:
        files, size = session.execute(select(func.count(each.c.path), func.coalesce(func.sum(each.c.size), 0))).one()
    return KeptStates(files, int(size))


@dataclass(frozen=True)
class About:
    """What `info` tells."""

    version: str
    revision: str
    folder: DataFolder
    database: str
    backups: tuple[BackupMade, ...]
    kept: KeptStates


def about(opened: OpenData) -> About:
    """Paths and versions of what is in use."""
    backups = list_backups(opened.folder)
    return About(__version__, HEAD, opened.folder, opened.db.place, backups, kept_states(opened.db))


def history(db: Database, limit: int = 200) -> tuple[ActionDone, ...]:
    """What was done, newest first."""
    with db.read() as session:
        return tuple(list_actions(session, limit))
