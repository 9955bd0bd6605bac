"""Councils, their members, meetings, attendance and ballots."""

from datetime import date

from sqlalchemy import CheckConstraint, Index, Integer, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from khenthuong_desktop.domain.terms import CouncilRole
from khenthuong_desktop.store.tables.base import STRICT, Row, link
from khenthuong_desktop.store.tables.columns import Flag, IsoDate, Word


class Council(Row):
    """An emulation and commendation council, set up by a decision."""

    __tablename__ = "councils"
    __table_args__ = (UniqueConstraint("name"), STRICT)

    name: Mapped[str] = mapped_column(Text)
    decision_number: Mapped[str | None] = mapped_column(Text)
    decision_date: Mapped[date | None] = mapped_column(IsoDate)


class CouncilMember(Row):
    """A member with role and task; one who left stays on record, inactive."""

    __tablename__ = "council_members"
    __table_args__ = (UniqueConstraint("council_id", "name"), STRICT)

    council_id: Mapped[str] = mapped_column(link("councils.id"))
    name: Mapped[str] = mapped_column(Text)
    job_title: Mapped[str | None] = mapped_column(Text)
    role: Mapped[CouncilRole] = mapped_column(Word(CouncilRole))
    task: Mapped[str | None] = mapped_column(Text)
    position: Mapped[int] = mapped_column(Integer, default=0)
    active: Mapped[bool] = mapped_column(Flag, default=True)


class Meeting(Row):
    """One meeting of a council on one award round; the newest one of a round counts."""

    __tablename__ = "meetings"
    __table_args__ = (Index(None, "round_id"), STRICT)

    council_id: Mapped[str] = mapped_column(link("councils.id"))
    round_id: Mapped[str] = mapped_column(link("award_rounds.id"))
    held_on: Mapped[date] = mapped_column(IsoDate)
    started_at: Mapped[str] = mapped_column(Text)  # 08:00
    ended_at: Mapped[str] = mapped_column(Text)
    place: Mapped[str] = mapped_column(Text)
    chair_name: Mapped[str] = mapped_column(Text)
    secretary_name: Mapped[str] = mapped_column(Text)
    opinions: Mapped[str | None] = mapped_column(Text)  # discussion, one paragraph a line
    count_started_at: Mapped[str | None] = mapped_column(Text)  # 09:30, the counting of the votes
    count_ended_at: Mapped[str | None] = mapped_column(Text)
    tellers: Mapped[str | None] = mapped_column(Text)  # who counted, one a line, the head first


class Attendance(Row):
    """A member at a meeting: present, or absent with or without a written opinion."""

    __tablename__ = "attendance"
    __table_args__ = (UniqueConstraint("meeting_id", "member_id"), STRICT)

    meeting_id: Mapped[str] = mapped_column(link("meetings.id"))
    member_id: Mapped[str] = mapped_column(link("council_members.id"))
    present: Mapped[bool] = mapped_column(Flag)
    written_opinion: Mapped[bool] = mapped_column(Flag, default=False)
    reason: Mapped[str | None] = mapped_column(Text)  # why absent


class Ballot(Row):
    """The count for one nomination: ballots at the meeting and written opinions of the absent."""

    __tablename__ = "ballots"
    __table_args__ = (
        UniqueConstraint("meeting_id", "nomination_id"),
        CheckConstraint(
            "in_favour >= 0 AND against >= 0 AND invalid >= 0 AND written_in_favour >= 0 AND written_against >= 0",
            name="counts",
        ),
        STRICT,
    )

    meeting_id: Mapped[str] = mapped_column(link("meetings.id"))
    nomination_id: Mapped[str] = mapped_column(link("nominations.id"))
    in_favour: Mapped[int] = mapped_column(Integer)
    against: Mapped[int] = mapped_column(Integer, default=0)
    invalid: Mapped[int] = mapped_column(Integer, default=0)
    written_in_favour: Mapped[int] = mapped_column(Integer, default=0)
    written_against: Mapped[int] = mapped_column(Integer, default=0)
    members: Mapped[int] = mapped_column(Integer)  # all members of the council on that day
    threshold: Mapped[str] = mapped_column(Text)  # as given by the law of the day, "80%"
    passed: Mapped[bool] = mapped_column(Flag)
