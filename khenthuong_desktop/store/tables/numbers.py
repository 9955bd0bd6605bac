"""Numbers of papers, reserved or given, beyond what rounds and councils keep of their own papers."""

from datetime import date, datetime

from sqlalchemy import Index, Integer, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from khenthuong_desktop.store.tables.base import STRICT, Row, link
from khenthuong_desktop.store.tables.columns import Flag, IsoDate, UtcTime


class PaperNumber(Row):
    """One number of a year's register: of a paper of a round, or of anything else that bears a number.

    ``symbol`` says which series it stands in; how series are cut is a setting of the year.
    """

    __tablename__ = "paper_numbers"
    __table_args__ = (UniqueConstraint("round_id", "kind", "title"), Index(None, "year"), STRICT)

    year: Mapped[int] = mapped_column(Integer)
    symbol: Mapped[str] = mapped_column(Text)  # TTr-UBND
    number: Mapped[str] = mapped_column(Text)  # 12, 12a
    reserved: Mapped[bool] = mapped_column(Flag, default=False)  # kept free for it, not given yet
    round_id: Mapped[str | None] = mapped_column(link("award_rounds.id"))
    kind: Mapped[str | None] = mapped_column(Text)  # catalogue code of the round's paper
    title: Mapped[str] = mapped_column(Text, default="")  # where a round has several papers of the kind
    subject: Mapped[str | None] = mapped_column(Text)  # what else bears the number
    day: Mapped[date | None] = mapped_column(IsoDate)
    noted_at: Mapped[datetime] = mapped_column(UtcTime)
    noted_by: Mapped[str] = mapped_column(Text)
    reason: Mapped[str | None] = mapped_column(Text)  # why it was given although another has it
