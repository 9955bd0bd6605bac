"""The law as a unit uses it: packs it took in, texts it compared, what a careful reader objects to, what is due."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from sqlalchemy import select

from khenthuong_desktop.domain import text
from khenthuong_desktop.domain.terms import Confidence, Severity
from khenthuong_desktop.errors import FieldFault, RecordMissing, ValuesRefused
from khenthuong_desktop.messages import catalogue, say
from khenthuong_desktop.paths import DataFolder
from khenthuong_desktop.regulations.cases import WorkedCase, found_for, load_cases
from khenthuong_desktop.regulations.comparisons import Comparison, Comparisons, version_subject
from khenthuong_desktop.regulations.differences import Difference, compare
from khenthuong_desktop.regulations.kept import KeptPack, Manifest, in_force, kept_packs
from khenthuong_desktop.regulations.library import Library, load_library
from khenthuong_desktop.regulations.packs import changed_files, keep_pack, library_as_of, read_pack
from khenthuong_desktop.regulations.review import Remark, due_reviews, review
from khenthuong_desktop.services.days_off import typed_years
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import Setting

Cases = dict[str, list[WorkedCase]]
_PACK, _COMPARED = "rule_pack:", "compared:"
_IN_USE, _ASIDE = "in_use", "put_aside"


class PackState(StrEnum):
    """Where a kept pack stands."""

    IN_FORCE = "in_force"
    SUPERSEDED = "superseded"
    PUT_ASIDE = "put_aside"
    DAMAGED = "damaged"


@dataclass(frozen=True)
class PackRow:
    """A version of a pack in the data folder; ``changed`` are files that are not as they were taken in."""

    manifest: Manifest
    state: PackState
    taken_in: date | None
    changed: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        return self.manifest.id


@dataclass(frozen=True)
class PackPreview:
    """What taking a pack in would change."""

    manifest: Manifest
    changes: tuple[Difference, ...]
    is_new: bool


@dataclass(frozen=True)
class TextRow:
    """A rule or a document as it stands on a day, and who compared it with the law."""

    subject: str
    name: str
    valid_from: date | None
    confidence: Confidence
    verified_on: date | None
    note: str | None
    compared: Comparison | None

    @property
    def id(self) -> str:
        return self.subject


@dataclass(frozen=True)
class ReviewFinding:
    """One objection, in words."""

    severity: Severity
    code: str
    sentence: str


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


@dataclass(frozen=True)
class Reminder:
    """A document that is said to lapse soon."""

    document: str
    name: str
    day: date
    sentence: str


def rules_of(folder: DataFolder, db: Database) -> Library:
    """The law of this unit: what is shipped, the packs in force, the comparisons; raises ``RulePackFaulty``."""
    states = _settings(db, _PACK)
    return load_library(folder.regulations, _aside(folder, states)).compared_with(_comparisons(db), typed_years(db))


def rules_now(folder: DataFolder, db: Database, library: Library) -> Library:
    """The same library while nothing about the rules changed since it was made, else the new one."""
    states, comparisons, typed = _settings(db, _PACK), _comparisons(db), typed_years(db)
    aside = _aside(folder, states)
    packs = tuple(pack.manifest.id for pack in in_force(kept_packs(folder.regulations), aside))
    if (packs, comparisons, typed) == (library.packs, library.compared, library.typed):
        return library
    return load_library(folder.regulations, aside).compared_with(comparisons, typed)


def rules_of_verdict(folder: DataFolder, snapshot: Mapping[str, object]) -> Library:
    """The law under which a frozen verdict (``CheckResult.snapshot``) was given."""
    packs = snapshot.get("packs")
    return library_as_of(folder.regulations, frozenset(map(str, packs if isinstance(packs, list) else ())))


def list_packs(db: Database, folder: DataFolder) -> tuple[PackRow, ...]:
    """Every kept version of every pack, newest first."""
    states, kept = _settings(db, _PACK), kept_packs(folder.regulations)
    used = {pack.manifest.id for pack in in_force(kept, _aside(folder, states))}
    return tuple(_pack_row(pack, states.get(pack.manifest.id), pack.manifest.id in used) for pack in kept)


def preview(db: Database, folder: DataFolder, path: Path) -> PackPreview:
    """What a pack would change; raises ``RulePackFaulty`` with every fault, FileMissing, FileUnreadable."""
    states = _settings(db, _PACK)
    pack = read_pack(path, folder.regulations)
    before = load_library(folder.regulations, _aside(folder, states))
    is_new = _state(states.get(pack.manifest.id)) != _IN_USE
    return PackPreview(pack.manifest, tuple(compare(before, pack.library)), is_new)


def take_in(db: Database, folder: DataFolder, path: Path) -> PackPreview:
    """Keep a pack beside its older versions and let it be in force; a faulty one is refused whole.

    Raises what ``preview`` raises. Taking the same file in again changes nothing.
    """
    told = preview(db, folder, path)
    keep_pack(path, folder.regulations)
    if told.is_new:
        _set_state(db, "take_in_rule_pack", told.manifest.id, _IN_USE)
    return told


def put_aside(db: Database, folder: DataFolder, pack_id: str) -> None:
    """Let a pack be in force no longer; it stays in the folder. Raises RecordMissing."""
    _find(folder, pack_id)
    _set_state(db, "put_rule_pack_aside", pack_id, _ASIDE)


def bring_back(db: Database, folder: DataFolder, pack_id: str) -> None:
    """Let a pack that was put aside be in force again. Raises RecordMissing."""
    _find(folder, pack_id)
    _set_state(db, "take_in_rule_pack", pack_id, _IN_USE)


def list_texts(library: Library, on: date) -> tuple[TextRow, ...]:
    """The rules in force on a day, then the documents they rest on, the least sure first."""
    rows = []
    for award in library.awards.values():
        version = award.version_on(on)
        if version is None or not version.criteria:
            continue
        subject = version_subject(award.code, version.valid_from)
        told = (version.confidence, version.verified_on, version.note, library.compared.get(subject))
        rows.append(TextRow(subject, award.name, version.valid_from, *told))
    for source in library.sources.values():
        if source.is_in_force(on):
            told_of = (source.confidence, None, source.name, library.compared.get(source.code))
            rows.append(TextRow(source.code, source.short, source.in_force, *told_of))
    order = list(Confidence)
    return tuple(sorted(rows, key=lambda row: -order.index(row.confidence)))


def mark_compared(db: Database, library: Library, comparison: Comparison) -> None:
    """Keep that somebody compared a rule or a document with the law; can be undone. Raises ValuesRefused."""
    known = {version_subject(a.code, v.valid_from) for a in library.awards.values() for v in a.versions}
    if comparison.subject not in known | set(library.sources):
        raise RecordMissing("rule_text", comparison.subject)
    faults = [FieldFault(name, "required") for name in ("by", "document") if not text.clean(getattr(comparison, name))]
    if comparison.on > db.today():
        faults.append(FieldFault("on", "in_future"))
    if faults:
        raise ValuesRefused(*faults)
    value = {
        "by": text.clean(comparison.by),
        "on": comparison.on.isoformat(),
        "document": text.clean(comparison.document),
        "text": comparison.text.strip(),
    }
    with db.write("mark_compared") as session:
        row = session.get(Setting, _COMPARED + comparison.subject)
        if row is None:
            session.add(Setting(id=_COMPARED + comparison.subject, value=value))
        else:
            row.value = value


def review_rules(db: Database, folder: DataFolder, library: Library) -> tuple[ReviewFinding, ...]:
    """Everything a careful reader would object to today, errors first."""
    found = [_in_words(remark) for remark in review(library, cases_in_force(folder, library), db.today())]
    damaged = [
        _in_words(Remark(Severity.ERROR, "pack_changed", {"pack": row.manifest.title, "files": ", ".join(row.changed)}))
        for row in list_packs(db, folder)
        if row.changed
    ]
    return (*damaged, *found)


def cases_in_force(folder: DataFolder, library: Library) -> Cases:
    """The worked cases that are shipped and those of the packs in force."""
    kept = [pack.folder for pack in kept_packs(folder.regulations) if pack.manifest.id in library.packs]
    return _joined(load_cases(), *(load_cases(one / "cases") for one in kept))


def pack_with_cases(path: Path, folder: DataFolder | None) -> tuple[Library, Cases]:
    """The law as a pack would make it, with all cases and its own; raises what ``preview`` raises."""
    pack = read_pack(path, folder.regulations if folder else None)
    return pack.library, _joined(load_cases(), pack.cases)


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


def reminders(library: Library, today: date) -> tuple[Reminder, ...]:
    """Documents said to lapse within 60 days or already, and that nobody compared since the reminding began."""
    found = []
    for source in due_reviews(library, today):
        day = source.until or source.review_by
        assert day is not None
        details = {"document": source.short, "day": f"{day:%d/%m/%Y}", "days": max(0, (day - today).days)}
        sentence = say("regulations", "lapses_soon" if today < day else "said_to_have_lapsed", **details)
        found.append(Reminder(source.code, source.short, day, sentence))
    return tuple(found)


def _in_words(remark: Remark) -> ReviewFinding:
    words = catalogue("labels")["Confidence"]
    told = {
        key: f"{value:%d/%m/%Y}" if isinstance(value, date) else words[value] if key == "confidence" else value
        for key, value in remark.details.items()
    }
    return ReviewFinding(remark.severity, remark.code, say("regulations", remark.code, **told))


def _pack_row(pack: KeptPack, state: Mapping[str, object] | None, used: bool) -> PackRow:
    changed = tuple(changed_files(pack))
    if changed:
        shown = PackState.DAMAGED
    elif used:
        shown = PackState.IN_FORCE
    else:
        shown = PackState.SUPERSEDED if _state(state) == _IN_USE else PackState.PUT_ASIDE
    since = state.get("since") if state else None
    return PackRow(pack.manifest, shown, date.fromisoformat(str(since)) if since else None, changed)


def _find(folder: DataFolder, pack_id: str) -> KeptPack:
    for pack in kept_packs(folder.regulations):
        if pack.manifest.id == pack_id:
            return pack
    raise RecordMissing("rule_pack", pack_id)


def _aside(folder: DataFolder, states: Mapping[str, Mapping[str, object]]) -> frozenset[str]:
    kept = {pack.manifest.id for pack in kept_packs(folder.regulations)}
    return frozenset(one for one in kept if _state(states.get(one)) != _IN_USE)


def _state(value: Mapping[str, object] | None) -> object:
    return value.get("state") if value else None


def _set_state(db: Database, action: str, pack_id: str, state: str) -> None:
    value = {"state": state, "since": db.today().isoformat()}
    with db.write(action) as session:
        row = session.get(Setting, _PACK + pack_id)
        if row is None:
            session.add(Setting(id=_PACK + pack_id, value=value))
        else:
            row.value = value


def _settings(db: Database, prefix: str) -> dict[str, dict[str, object]]:
    """The settings of one sort, by what comes after the prefix."""
    with db.read() as session:
        rows = session.execute(select(Setting.id, Setting.value).where(Setting.id.startswith(prefix, autoescape=True)))
        return {name.removeprefix(prefix): value for name, value in rows}


def _comparisons(db: Database) -> Comparisons:
    return {
        subject: Comparison(
            subject,
            str(value["by"]),
            date.fromisoformat(str(value["on"])),
            str(value["document"]),
            str(value.get("text", "")),
        )
        for subject, value in _settings(db, _COMPARED).items()
    }
