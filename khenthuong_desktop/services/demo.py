"""The whole job on a made-up commune, through the same services as the window: from a list to a verified dossier."""

import random
import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from khenthuong_desktop import messages, paths
from khenthuong_desktop.domain import voting
from khenthuong_desktop.domain.terms import CouncilRole, EvidenceForm, Scope, SubjectKind, UnitLevel
from khenthuong_desktop.files import all_or_nothing
from khenthuong_desktop.paths import DataFolder
from khenthuong_desktop.regulations.library import Library, load_library
from khenthuong_desktop.services import imports, units, upkeep
from khenthuong_desktop.services.award_rounds import evidence, nominating, registrations, rounds
from khenthuong_desktop.services.council import meetings
from khenthuong_desktop.services.council.council_numbers import save_council
from khenthuong_desktop.services.council.councils import CouncilDetail, Member
from khenthuong_desktop.services.dossier import dossiers
from khenthuong_desktop.services.drafting import papers
from khenthuong_desktop.services.numbers import round_papers
from khenthuong_desktop.services.registers import collectives, record_lines
from khenthuong_desktop.services.sample_commune import SampleCommune, make_sample
from khenthuong_desktop.services.verdicts import eligibility
from khenthuong_desktop.store.database import Database

Tell = Callable[[str], None]
Say = Callable[..., None]
WORK_YEAR = 2026
_LIST, _HANDED_IN = "danh-sach-mau.xlsx", "ho-so-nop"
_START = datetime(2026, 12, 8, 1, 0, tzinfo=UTC)
_MEETING = date(2026, 12, 11)
_STATEMENT = date(2026, 12, 14)
_DECISION = date(2026, 12, 16)


@dataclass(frozen=True)
class DemoDone:
    """What the demo made: the data folder, the dossier sent to the province, all documents."""

    data: Path
    dossier: Path
    documents: tuple[Path, ...]
    summary: dict[str, Any]

    def as_json(self) -> dict[str, Any]:
        """The answer of ``khenthuong demo --json``."""
        return {
            "data": str(self.data),
            "dossier": str(self.dossier),
            "documents": [str(path) for path in self.documents],
            "summary": self.summary,
        }


def run(folder: Path, people: int = 60, seed: int = 2026, tell: Tell = lambda _words: None) -> DemoDone:
    """Make the sample commune in ``folder`` and do the year's work on it; the same result for the same seed."""
    say = _teller(tell)
    clock, keys = _Clock(), _Keys(seed)
    library = load_library()
    commune = make_sample(max(people, 12), seed, WORK_YEAR)
    data_folder = DataFolder(folder.absolute())
    words = commune.words["unit"]
    unit = units.new_unit(words["name"], words["province"], UnitLevel.COMMUNE, words["code"], words["clerk"])
    unit = replace(unit, clerk_phone=words["phone"])
    signers = tuple(
        replace(signer, position=place)
        for place, (name, title) in enumerate(commune.words["signers"])
        for signer in units.usual_signers(unit, name, title)
    )
    with all_or_nothing(data_folder.root, (*upkeep.NAMES, _LIST, _HANDED_IN)):
        opened = upkeep.set_up(data_folder, unit, signers, now=clock, new_key=keys)
        try:
            say("unit", name=unit.name)
            return _work(opened, library, commune, say)
        finally:
            opened.close()


def _teller(tell: Tell) -> Say:
    def say(code: str, **details: object) -> None:
        tell(messages.say("demo", code, **details))

    return say


class _Clock:
    """A clock that starts on the demo's day and moves on by a second each time it is asked."""

    def __init__(self) -> None:
        self.moment = _START

    def __call__(self) -> datetime:
        self.moment += timedelta(seconds=1)
        return self.moment


class _Keys:
    """Keys of the UUIDv7 form that are the same for a seed."""

    def __init__(self, seed: int) -> None:
        self.luck = random.Random(f"keys {seed}")
        self.count = int(_START.timestamp() * 1000)

    def __call__(self) -> str:
        self.count += 1
        return str(uuid.UUID(int=self.count << 80 | 0x7 << 76 | self.luck.getrandbits(12) << 64 | _tail(self.luck)))


def _tail(luck: random.Random) -> int:
    return 0b10 << 62 | luck.getrandbits(62)


def _work(opened: upkeep.OpenData, library: Library, commune: SampleCommune, say: Say) -> DemoDone:
    db, folder = opened.db, opened.folder
    workbook = folder.root / _LIST
    imports.write_filled(library, workbook, _with_award_names(library, commune))
    preview = imports.preview(db, library, workbook)
    upkeep.back_up(opened, "before-import")
    answer = imports.confirm(db, preview)
    say("imported", rows=sum(len(rows) for rows in commune.rows.values()), problems=len(answer.problems))
    _confirm(db, library, commune)
    registered = registrations.list_registrations(db, commune.year).total
    say("registered", count=registered)

    checked = eligibility.check(db, library, commune.year, on=_MEETING)
    counts = {kind: sum(r.kind.value == kind for r in checked.results) for kind in _verdicts()}
    say("checked", **counts)

    council = _council(commune)
    save_council(db, library, council)
    keys = {scope: _open_round(db, library, commune, scope) for scope in (Scope.GRASSROOTS, Scope.PROVINCE)}
    made: list[Path] = []
    exported: dict[Scope, Path] = {}
    for number, (scope, key) in enumerate(keys.items(), 1):
        _nominate(db, library, commune, key, scope)
        _add_evidence(db, folder, commune, key)
        meeting = meetings.record_meeting(db, library, key, _meeting(db, library, commune, council, key))
        passed = sum(result.passed for result in meeting.results)
        say("met", name=rounds.get_round(db, key).name, passed=passed, total=len(meeting.results))
        round_papers.set_round_papers(db, library, key, _numbers(number))
        drafted = papers.draft_papers(db, folder, library, key)
        made += [paper.path for paper in drafted]
        say("drafted", count=len(drafted))
        exported[scope] = dossiers.export_dossier(db, folder, library, key, folder.root / _HANDED_IN).path
        say("exported", name=exported[scope].name)
    summary = {
        "unit": commune.words["unit"]["name"],
        "year": commune.year,
        "people": len(commune.rows["people"]),
        "collectives": len(commune.rows["collectives"]),
        "registrations": registered,
        "verdicts": counts,
        "nominations": {
            rounds.get_round(db, key).code: len(rounds.get_round(db, key).nominations) for key in keys.values()
        },
        "documents": len(made),
        "dossiers": [str(path) for path in exported.values()],
        "parts": commune.parts,
    }
    return DemoDone(folder.root, exported[Scope.PROVINCE], tuple(made), summary)


def _confirm(db: Database, library: Library, commune: SampleCommune) -> None:
    """The first village was looked at and found to meet its standards; the second one waits."""
    code = commune.words["villages"][0][0]
    village = next(row for row in collectives.list_collectives(db).rows if row.code == code)
    detail = record_lines.ConfirmationDetail(
        SubjectKind.COLLECTIVE,
        village.id,
        "cultural_village",
        commune.year,
        commune.words["village_confirmed_by"],
        document_date=date(commune.year, 11, 18),
    )
    record_lines.save_confirmation(db, library, detail)


def _with_award_names(library: Library, commune: SampleCommune) -> dict[str, list[dict[str, Any]]]:
    """The rows as a clerk would have typed them: awards by name, not by code."""
    return {
        sheet: [{**row, "award": library.award(row["award"]).name} if "award" in row else row for row in rows]
        for sheet, rows in commune.rows.items()
    }


def _verdicts() -> tuple[str, ...]:
    return ("eligible", "not_eligible", "undecided")


def _council(commune: SampleCommune) -> CouncilDetail:
    told = commune.words["council"]
    members = tuple(Member(name, CouncilRole(role), title) for name, title, role in told["members"])
    return CouncilDetail(told["name"], members, told["decision"], date(commune.year, 1, 8))


def _open_round(db: Database, library: Library, commune: SampleCommune, scope: Scope) -> str:
    name = commune.words["rounds"][scope.value].format(year=commune.year)
    return rounds.open_round(db, name, commune.year, _MEETING, due_on=date(commune.year, 12, 20))


def _nominate(db: Database, library: Library, commune: SampleCommune, key: str, scope: Scope) -> None:
    awards = {award.code for award in library.awards.values() if award.level is scope}
    nominating.nominate_registered(db, library, key, awards)
    words = commune.words
    for place, nomination in enumerate(rounds.get_round(db, key).nominations):
        if nomination.subject_kind is SubjectKind.COLLECTIVE:
            summary, report = words["collective_achievement"], words["report"]
        elif nomination.subject_kind is SubjectKind.HOUSEHOLD:
            summary, report = words["household_achievement"], {"results": words["household_achievement"]}
        else:
            summary = words["achievements"][place % len(words["achievements"])]
            report = {name: words["report"][name] for name in ("duties", "results")}
        rounds.describe_nomination(db, nomination.id, summary, report)


def _add_evidence(db: Database, folder: DataFolder, commune: SampleCommune, key: str) -> None:
    """The recognition of every initiative that nominees have written, whoever of them relies on it."""
    source = paths.resources() / "demo" / "minh-chung-mau.pdf"
    recorded = {row["code"]: row for row in commune.rows["initiatives"]}
    for _, code in evidence.initiatives_to_prove(db, key):
        note = evidence.EvidenceNote(
            name=commune.words["evidence"].format(code=code),
            form=EvidenceForm.CERTIFIED_COPY,
            initiative_code=code,
            issuer=commune.words["evidence_issuer"][recorded[code]["scope"].value],
            number=recorded[code]["decision_number"],
            issued_on=recorded[code]["decision_date"],
        )
        evidence.add_evidence(db, folder, key, source, note)


def _meeting(
    db: Database, library: Library, commune: SampleCommune, council: CouncilDetail, key: str
) -> meetings.MeetingRecord:
    told = commune.words["council"]
    absent = council.members[3].name
    seats = tuple(
        meetings.Seat(m.name, True) if m.name != absent else meetings.Seat(m.name, False, True, told["absence"])
        for m in council.members
    )
    return meetings.MeetingRecord(
        council_name=council.name,
        held_on=_MEETING,
        place=told["place"],
        members=council.members,
        seats=seats,
        votes=_votes(db, library, len(council.members), key),
        started_at="14:00",
        ended_at="16:30",
        opinions=told["opinions"],
        count_started_at="15:30",
        count_ended_at="16:00",
        tellers="\n".join(member.name for member in council.members[1:3]),
    )


def _votes(db: Database, library: Library, members: int, key: str) -> tuple[meetings.Vote, ...]:
    """Everybody is in favour, but for the last fighter of the list, who stays under the threshold."""
    nominations = rounds.get_round(db, key).nominations
    fighters = [n for n in nominations if n.award == "grassroots_emulation_fighter"]
    present = members - 1
    votes = []
    for nomination in nominations:
        against = 0
        if fighters and nomination.id == fighters[-1].id:
            rule = library.threshold(nomination.award, _MEETING)
            against = members - voting.votes_needed(members, rule.share, more_than=rule.more_than) + 1
        votes.append(meetings.Vote(nomination.code, nomination.award, present - against, against, 0, 1, 0))
    return tuple(votes)


def _numbers(number: int) -> round_papers.RoundPapers:
    return round_papers.RoundPapers(
        statement_number=f"{40 + number}",
        statement_on=_STATEMENT,
        minutes_number=f"{2 * number - 1:02d}",
        vote_minutes_number=f"{2 * number:02d}",
        decision_number=f"{410 + number}",
        decision_on=_DECISION,
    )
