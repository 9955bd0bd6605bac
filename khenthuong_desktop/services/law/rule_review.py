"""What a careful reader objects to in the rules, the worked cases run against them, and what is due."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from khenthuong_desktop.domain.terms import Severity
from khenthuong_desktop.messages import catalogue, say
from khenthuong_desktop.paths import DataFolder
from khenthuong_desktop.regulations.cases import WorkedCase, found_for, load_cases, still_ours
from khenthuong_desktop.regulations.kept import kept_packs
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.regulations.packs import read_pack
from khenthuong_desktop.regulations.review import Remark, review
from khenthuong_desktop.regulations.rule_folders import LeftOut
from khenthuong_desktop.services.law.rule_packs import PackRow, list_packs
from khenthuong_desktop.services.law.unit_law import left_out_words, pack_notes
from khenthuong_desktop.store.database import Database

Cases = dict[str, list[WorkedCase]]


@dataclass(frozen=True)
class ReviewFinding:
    """One objection in words, with what is to be done; ``subject`` is the rule, document or pack it is about."""

    severity: Severity
    code: str
    sentence: str
    todo: str
    subject: str = ""


@dataclass(frozen=True)
class CaseResult:
    """One worked case: the verdict a lawyer expects, and the one the rules give.

    ``unmet`` are the criteria that came out otherwise than expected.
    """

    award: str
    name: str
    expected: str
    found: str
    unmet: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        return self.found == self.expected and not self.unmet


def review_rules(db: Database, folder: DataFolder, library: Library) -> tuple[ReviewFinding, ...]:
    """Everything a careful reader would object to today, errors first."""
    found = [_in_words(remark) for remark in review(library, cases_in_force(folder, library), db.today())]
    out = [_left_out(one) for one in library.left_out]
    told = {one.id for one in library.left_out}
    rows = [row for row in list_packs(db, folder, library) if row.changed and row.id not in told]
    return (*out, *(_in_words(_pack_changed(row)) for row in rows), *found)


def cases_in_force(folder: DataFolder, library: Library) -> Cases:
    """The worked cases that are shipped and those of the packs in force."""
    kept = [pack.folder for pack in kept_packs(folder.regulations) if pack.manifest.id in library.packs]
    return _joined(still_ours(load_cases(), library), *(load_cases(one / "cases") for one in kept))


def pack_with_cases(path: Path, folder: DataFolder | None = None, db: Database | None = None) -> tuple[Library, Cases]:
    """The law as a pack would make it, with all cases and its own; raises what ``preview`` raises."""
    pack = read_pack(path, folder.regulations, pack_notes(db)) if folder and db else read_pack(path)
    return pack.library, _joined(still_ours(load_cases(), pack.library), pack.cases)


def run_cases(library: Library, cases: Cases) -> tuple[CaseResult, ...]:
    """What the law gives for every case."""
    results = []
    for case in (one for several in cases.values() for one in several):
        found, unmet = found_for(library.on(case.on), case)
        results.append(CaseResult(case.award, case.name, case.expected.value, found.value, unmet))
    return tuple(results)


def _joined(*parts: Cases) -> Cases:
    whole: Cases = {}
    for part in parts:
        for award, cases in part.items():
            whole.setdefault(award, []).extend(cases)
    return whole


def _in_words(remark: Remark) -> ReviewFinding:
    told = {key: _in_vietnamese(key, value) for key, value in remark.details.items()}
    said, todo = say("regulations", remark.code, **told), say("regulations", f"todo_{remark.code}")
    return ReviewFinding(remark.severity, remark.code, said, todo, remark.subject)


def _in_vietnamese(key: str, value: object) -> object:
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if key == "confidence":
        return catalogue("labels")["Confidence"][value]
    return say("regulations", f"place_{value}") if key == "place" else value


def _left_out(one: LeftOut) -> ReviewFinding:
    todo = say("rule_packs", "todo_pack_left_out")
    return ReviewFinding(Severity.ERROR, f"pack_{one.why.value}", left_out_words(one), todo, one.id)


def _pack_changed(row: PackRow) -> Remark:
    told = {"pack": row.title, "files": ", ".join(row.changed)}
    return Remark(Severity.ERROR, "pack_changed", told, row.id)
