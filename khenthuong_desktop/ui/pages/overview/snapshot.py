"""What the first page shows, gathered from the services in one go on the worker."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from khenthuong_desktop.domain.terms import PersonClass, Severity, Stage, SubjectKind
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services import reminders, rounds, units, upkeep
from khenthuong_desktop.services.collectives import list_collectives
from khenthuong_desktop.services.councils import list_councils
from khenthuong_desktop.services.eligibility_summary import EligibilitySummary, summarise
from khenthuong_desktop.services.households import list_households
from khenthuong_desktop.services.people import PersonRow, list_people
from khenthuong_desktop.services.registrations import RegistrationRow, list_registrations
from khenthuong_desktop.services.rounds import RoundRow
from khenthuong_desktop.services.unit_law import left_out_words
from khenthuong_desktop.services.upkeep import OpenData
from khenthuong_desktop.services.year_calendar import CalendarDay, Due, coming_up
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.widgets.problems import ShownProblem

BACKUP_OLD_AFTER = timedelta(days=7)
DUE_WITHIN = timedelta(days=30)
DUE_MOST = 5


@dataclass(frozen=True)
class Near:
    """A subject close to an award: what is missing, in words."""

    sentence: str
    subject_id: str


@dataclass(frozen=True)
class AwardLine:
    """One award of the year: how many may have it, aim at it, were proposed, have it."""

    name: str
    eligible: int
    registered: int
    proposed: int
    achieved: int


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
    undecided: int
    councils: int
    direct: int  # people who work directly, among those registered
    registered_people: int
    unclassed: int  # of those registered, people of whom nobody wrote whether they lead or work directly
    awards: tuple[AwardLine, ...]
    rounds: tuple[RoundRow, ...]
    near: tuple[Near, ...]
    due: tuple[CalendarDay, ...]
    alarms: tuple[ShownProblem, ...]

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
        undecided=standing.lacking,
        councils=len(list_councils(db)),
        direct=_count(people.rows, aimed, PersonClass.DIRECT),
        unclassed=_count(people.rows, aimed, None),
        registered_people=len({row.subject_id for row in aimed if row.subject_kind is SubjectKind.INDIVIDUAL}),
        awards=tuple(_award_lines(library, standing, aimed)),
        rounds=of_year,
        near=tuple(Near(gap.sentence, gap.result.subject_id) for gap in standing.near),
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


def _award_lines(
    library: Library, standing: EligibilitySummary, aimed: tuple[RegistrationRow, ...]
) -> Iterator[AwardLine]:
    eligible = standing.eligible
    registered = Counter(row.award for row in aimed)
    proposed = Counter(row.award for row in aimed if row.proposed)
    achieved = Counter(row.award for row in aimed if row.achieved)
    for code, award in library.awards.items():
        if eligible[code] or registered[code]:
            yield AwardLine(award.abbreviation, eligible[code], registered[code], proposed[code], achieved[code])


def _backup_alarms(data: OpenData, now: datetime) -> Iterator[ShownProblem]:
    newest = next((backup.made_at for backup in upkeep.list_backups(data.folder)), None)
    if newest is None:
        yield ShownProblem(Severity.WARNING, "Chưa có bản sao lưu nào.", "Thiết lập · Sao lưu", ("settings", "backups"))
    elif now - newest > BACKUP_OLD_AFTER:
        text = f"Bản sao lưu gần nhất đã {(now - newest).days} ngày."
        yield ShownProblem(Severity.WARNING, text, "Thiết lập · Sao lưu", ("settings", "backups"))


def _round_alarms(of_year: tuple[RoundRow, ...], today: date) -> Iterator[ShownProblem]:
    for row in of_year:
        if row.due_on is None or row.stage.is_closed:
            continue
        left = row.due_on - today
        if left < timedelta():
            text = f"{row.name}: đã quá hạn nộp {-left.days} ngày."
            yield ShownProblem(Severity.ERROR, text, f"Hạn {labels.day(row.due_on)}", ("rounds", row.id))
        elif left <= DUE_WITHIN:
            text = f"{row.name}: còn {left.days} ngày đến hạn nộp."
            yield ShownProblem(Severity.WARNING, text, f"Hạn {labels.day(row.due_on)}", ("rounds", row.id))


def _due(data: OpenData, library: Library, today: date) -> Iterator[CalendarDay]:
    """The next last days; a round's that is near stands among the alarms."""
    for day in coming_up(data.db, library, today):
        if day.kind is not Due.ROUND or day.day - today > DUE_WITHIN:
            yield day


def _check_alarms(data: OpenData, library: Library, of_year: tuple[RoundRow, ...]) -> Iterator[ShownProblem]:
    """What the check of the dossier finds while it can still be put right."""
    for row in of_year:
        if row.stage is Stage.PACKAGED or row.stage.is_closed or not row.nominations:
            continue
        from khenthuong_desktop.services.dossiers import check_dossier  # packaging and documents load when needed

        errors = len(check_dossier(data.db, data.folder, library, row.id).errors)
        if errors:
            text = f"{row.name}: kiểm tra hồ sơ còn {labels.number(errors)} lỗi."
            yield ShownProblem(Severity.WARNING, text, "Đợt đề nghị", ("rounds", row.id))


def _data_alarms(undecided: int) -> Iterator[ShownProblem]:
    if undecided:
        text = f"{labels.number(undecided)} lượt xét chưa kết luận được vì thiếu dữ liệu."
        yield ShownProblem(Severity.WARNING, text, "Xét điều kiện", ("eligibility", ""))


def _rule_alarms(library: Library, today: date) -> Iterator[ShownProblem]:
    """Packs that cannot be applied; decrees that are said to lapse soon: somebody has to look for what follows them."""
    for one in library.left_out:
        yield ShownProblem(Severity.ERROR, left_out_words(one), "Thiết lập · Bộ quy tắc", ("settings", "rules"))
    for reminder in reminders.reminders(library, today):
        yield ShownProblem(Severity.WARNING, reminder.sentence, "Thiết lập · Bộ quy tắc", ("settings", "rules"))


def _setting_alarms(has_signer: bool, people: int) -> Iterator[ShownProblem]:
    if people and not has_signer:
        yield ShownProblem(
            Severity.WARNING,
            "Chưa có người ký: văn bản sẽ thiếu tên và quyền hạn ký.",
            "Thiết lập · Người ký",
            ("settings", "signers"),
        )
