"""The year at one moment: its figures, who is near, what is due and what wants attention."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from khenthuong_desktop.domain.terms import PersonClass, Severity, Stage, SubjectKind
from khenthuong_desktop.messages import say
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services import units, upkeep
from khenthuong_desktop.services.award_rounds import rounds
from khenthuong_desktop.services.award_rounds.registrations import RegistrationRow, list_registrations
from khenthuong_desktop.services.award_rounds.rounds import RoundRow
from khenthuong_desktop.services.award_rounds.year_calendar import CalendarDay, Due, coming_up
from khenthuong_desktop.services.council.councils import list_councils
from khenthuong_desktop.services.law import reminders
from khenthuong_desktop.services.law.unit_law import left_out_words
from khenthuong_desktop.services.registers.collectives import list_collectives
from khenthuong_desktop.services.registers.households import list_households
from khenthuong_desktop.services.registers.people import PersonRow, list_people
from khenthuong_desktop.services.upkeep import OpenData
from khenthuong_desktop.services.verdicts.eligibility import Gap
from khenthuong_desktop.services.verdicts.eligibility_summary import EligibilitySummary, summarise

BACKUP_OLD_AFTER = timedelta(days=7)
DUE_WITHIN = timedelta(days=30)
DUE_MOST = 5


@dataclass(frozen=True)
class Alarm:
    """What wants attention: how grave, what, where; ``target``: the page that leads there and what of it."""

    severity: Severity
    text: str
    place: str
    target: tuple[str, str]


@dataclass(frozen=True)
class AwardLine:
    """One award of the year: how many may have it, and how many more once people confirm it."""

    name: str
    eligible: int
    to_confirm: int
    whole_name: str = ""


@dataclass(frozen=True)
class Snapshot:
    """The year at one moment."""

    year: int
    people: int
    collectives: int
    households: int
    registered: int
    proposed: int
    achieved: int
    eligible: int
    to_confirm: int
    undecided: int
    councils: int
    direct: int  # people who work directly, among those registered
    registered_people: int
    unclassed: int  # of those registered, people of whom nobody wrote whether they lead or work directly
    awards: tuple[AwardLine, ...]
    rounds: tuple[RoundRow, ...]
    near: tuple[Gap, ...]
    due: tuple[CalendarDay, ...]
    alarms: tuple[Alarm, ...]

    @property
    def empty(self) -> bool:
        return not (self.people or self.collectives or self.households)


def take(data: OpenData, library: Library, year: int, law_day: date, now: datetime) -> Snapshot:
    """Ask every service once."""
    db = data.db
    people = list_people(db)
    aimed = list_registrations(db, year).rows
    standing = summarise(db, library, year, law_day)
    of_year = rounds.list_rounds(db, year)
    signers = units.list_signers(db)
    return Snapshot(
        year=year,
        people=people.total,
        collectives=list_collectives(db).total,
        households=list_households(db).total,
        registered=len(aimed),
        proposed=sum(row.proposed for row in aimed),
        achieved=sum(row.achieved for row in aimed),
        eligible=standing.eligible.total(),
        to_confirm=standing.to_confirm.total(),
        undecided=standing.lacking,
        councils=len(list_councils(db)),
        direct=_count(people.rows, aimed, PersonClass.DIRECT),
        unclassed=_count(people.rows, aimed, None),
        registered_people=len({row.subject_id for row in aimed if row.subject_kind is SubjectKind.INDIVIDUAL}),
        awards=tuple(_award_lines(library, standing)),
        rounds=of_year,
        near=standing.near,
        due=tuple(_due(data, library, now.date()))[:DUE_MOST],
        alarms=(
            *_backup_alarms(data, now),
            *_round_alarms(of_year, now.date()),
            *_check_alarms(data, library, of_year),
            *_data_alarms(standing.lacking),
            *_setting_alarms(bool(signers), people.total),
            *_rule_alarms(library, now.date()),
        ),
    )


def _count(people: tuple[PersonRow, ...], aimed: tuple[RegistrationRow, ...], kind: PersonClass | None) -> int:
    of_kind = {row.id for row in people if row.person_class is kind}
    return len({row.subject_id for row in aimed} & of_kind)


def _award_lines(library: Library, standing: EligibilitySummary) -> Iterator[AwardLine]:
    for code, award in library.awards.items():
        if standing.eligible[code] or standing.to_confirm[code]:
            yield AwardLine(award.abbreviation, standing.eligible[code], standing.to_confirm[code], award.name)


def _warn(code: str, place: str, target: tuple[str, str], **details: object) -> Alarm:
    return Alarm(Severity.WARNING, say("overview", code, **details), say("overview", place, **details), target)


def _backup_alarms(data: OpenData, now: datetime) -> Iterator[Alarm]:
    newest = next((backup.made_at for backup in upkeep.list_backups(data.folder)), None)
    if newest is None:
        yield _warn("no_backup", "at_backups", ("settings", "backups"))
    elif now - newest > BACKUP_OLD_AFTER:
        yield _warn("old_backup", "at_backups", ("settings", "backups"), days=(now - newest).days)


def _round_alarms(of_year: tuple[RoundRow, ...], today: date) -> Iterator[Alarm]:
    for row in of_year:
        if row.due_on is None or row.stage.is_closed:
            continue
        left = row.due_on - today
        code = "round_overdue" if left < timedelta() else "round_due"
        if left <= DUE_WITHIN:
            words = {"name": row.name, "days": abs(left.days), "day": f"{row.due_on:%d/%m/%Y}"}
            alarm = _warn(code, "at_due_day", ("rounds", row.id), **words)
            yield replace(alarm, severity=Severity.ERROR) if left < timedelta() else alarm


def _due(data: OpenData, library: Library, today: date) -> Iterator[CalendarDay]:
    """The next last days; a round's that is near stands among the alarms."""
    for day in coming_up(data.db, library, today):
        if day.kind is not Due.ROUND or day.day - today > DUE_WITHIN:
            yield day


def _check_alarms(data: OpenData, library: Library, of_year: tuple[RoundRow, ...]) -> Iterator[Alarm]:
    """What the check of the dossier finds while it can still be put right."""
    for row in of_year:
        if row.stage is Stage.PACKAGED or row.stage.is_closed or not row.nominations:
            continue
        from khenthuong_desktop.services.dossier.dossiers import (
            check_dossier,  # packaging and documents load when needed
        )

        errors = len(check_dossier(data.db, data.folder, library, row.id).errors)
        if errors:
            yield _warn("dossier_errors", "at_rounds", ("rounds", row.id), name=row.name, errors=errors)


def _data_alarms(undecided: int) -> Iterator[Alarm]:
    if undecided:
        yield _warn("data_missing", "at_eligibility", ("eligibility", ""), count=undecided)


def _rule_alarms(library: Library, today: date) -> Iterator[Alarm]:
    """Packs that cannot be applied; decrees that are said to lapse soon: somebody has to look for what follows them."""
    place, target = say("overview", "at_rules"), ("settings", "rules")
    for one in library.left_out:
        yield Alarm(Severity.ERROR, left_out_words(one), place, target)
    for reminder in reminders.reminders(library, today):
        yield Alarm(Severity.WARNING, reminder.sentence, place, target)


def _setting_alarms(has_signer: bool, people: int) -> Iterator[Alarm]:
    if people and not has_signer:
        yield _warn("no_signer", "at_signers", ("settings", "signers"))
