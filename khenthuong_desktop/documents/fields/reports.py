"""Achievement reports: one paper for each nominee."""

from dataclasses import dataclass

from khenthuong_desktop.documents.parts import (
    DOTS,
    AwardRow,
    Dateline,
    InitiativeRow,
    Organ,
    ProfileLine,
    RatingRow,
    ServicePeriod,
    SigningBlock,
)


@dataclass(frozen=True, kw_only=True)
class AchievementReport:
    """What every báo cáo thành tích holds; ``form`` is the number of its form where the law is known to give it."""

    organ: Organ
    dateline: Dateline
    award: str
    year: int
    name: str
    achievements: tuple[str, ...]
    confirming: SigningBlock
    form: str = ""
    titles: tuple[AwardRow, ...] = ()
    commendations: tuple[AwardRow, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ReportWithRecord(AchievementReport):
    """A report that also shows the ratings and initiatives of the last years."""

    ratings: tuple[RatingRow, ...] = ()
    initiatives: tuple[InitiativeRow, ...] = ()


@dataclass(frozen=True, kw_only=True)
class IndividualReport(ReportWithRecord):
    """Báo cáo thành tích of a person (frame of mẫu 05, NĐ 152/2025)."""

    unit: str
    position: str = DOTS
    born_on: str = DOTS
    gender: str = DOTS
    hometown: str = DOTS
    residence: str = DOTS
    qualifications: str = DOTS
    duties: tuple[str, ...] = (DOTS,)


@dataclass(frozen=True, kw_only=True)
class CollectiveReport(ReportWithRecord):
    """Báo cáo thành tích of a collective or household."""

    head_post: str
    applicant: str
    head_name: str = DOTS
    address: str = DOTS
    headcount: str = DOTS
    characteristics: tuple[str, ...] = (DOTS,)


@dataclass(frozen=True, kw_only=True)
class ProfiledReport(AchievementReport):
    """A report of a person, collective or household that opens with lines about it."""

    profile: tuple[ProfileLine, ...]
    profile_title: str
    reporter_post: str
    reporter: str
    who_promises: str


@dataclass(frozen=True, kw_only=True)
class FlagReport(ProfiledReport, ReportWithRecord):
    """Báo cáo thành tích đề nghị tặng Cờ thi đua: the targets of the year, and the lead in its cluster."""

    cluster: str = DOTS
    targets: tuple[str, ...] = (DOTS,)


@dataclass(frozen=True, kw_only=True)
class NationalFighterReport(ProfiledReport, ReportWithRecord):
    """Báo cáo thành tích đề nghị tặng danh hiệu Chiến sĩ thi đua toàn quốc: initiatives and how far they reach."""

    duties: tuple[str, ...] = (DOTS,)
    reach: tuple[str, ...] = (DOTS,)


@dataclass(frozen=True, kw_only=True)
class UnexpectedReport(ProfiledReport):
    """Báo cáo thành tích đột xuất: when, where, what was done, what came of it."""

    happened: str = DOTS
    outcome: tuple[str, ...] = (DOTS,)


@dataclass(frozen=True, kw_only=True)
class MovementReport(ProfiledReport):
    """Báo cáo thành tích theo chuyên đề: the part taken in a movement."""

    movement: str = DOTS
    measures: tuple[str, ...] = (DOTS,)


@dataclass(frozen=True, kw_only=True)
class ServiceReport(ProfiledReport):
    """Báo cáo quá trình cống hiến: the posts held and for how long."""

    service: tuple[ServicePeriod, ...]
    discipline: str


@dataclass(frozen=True, kw_only=True)
class ExternalReport(ProfiledReport):
    """Báo cáo thành tích đối ngoại, of a foreign person or collective, with two confirmations."""

    compliance: tuple[str, ...] = (DOTS,)
    friendship: tuple[str, ...] = (DOTS,)
    confirming_above: SigningBlock
