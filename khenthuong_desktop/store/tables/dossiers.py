"""Documents made, evidence files, packaged dossiers, decisions."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Index, Integer, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from khenthuong_desktop.domain.terms import EvidenceForm, Stage, VersionOrigin
from khenthuong_desktop.store.tables.base import STRICT, Row, link
from khenthuong_desktop.store.tables.columns import IsoDate, JsonText, UtcTime, Word


class Paper(Row):
    """A document made for a round; ``path`` is relative to the data folder's ``documents/``."""

    __tablename__ = "papers"
    __table_args__ = (Index(None, "round_id", "kind"), UniqueConstraint("path"), STRICT)

    round_id: Mapped[str] = mapped_column(link("award_rounds.id"))
    nomination_id: Mapped[str | None] = mapped_column(link("nominations.id"))
    kind: Mapped[str] = mapped_column(Text)  # catalogue code: request_statement, minutes …
    title: Mapped[str] = mapped_column(Text)
    number: Mapped[str | None] = mapped_column(Text)  # 12
    symbol: Mapped[str | None] = mapped_column(Text)  # TTr-UBND
    issued_on: Mapped[date | None] = mapped_column(IsoDate)
    signer_name: Mapped[str | None] = mapped_column(Text)
    signer_title: Mapped[str | None] = mapped_column(Text)
    path: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(Text)
    size: Mapped[int] = mapped_column(Integer)
    edition: Mapped[int] = mapped_column(Integer, default=1)  # 2, 3 … when made again beside an edited file
    fields: Mapped[dict[str, Any]] = mapped_column(JsonText)  # what went into it, for the consistency checks
    made_at: Mapped[datetime] = mapped_column(UtcTime)
    template_sha256: Mapped[str | None] = mapped_column(Text)  # it was drafted from last; unknown before 0006


class SignedCopy(Row):
    """The signed scan or signed PDF of a paper; ``path`` is relative to ``attachments/``, its bytes never change."""

    __tablename__ = "signed_copies"
    __table_args__ = (Index(None, "paper_id"), STRICT)

    paper_id: Mapped[str] = mapped_column(link("papers.id"))
    name: Mapped[str] = mapped_column(Text)
    path: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(Text)
    size: Mapped[int] = mapped_column(Integer)
    mime: Mapped[str] = mapped_column(Text)
    added_at: Mapped[datetime] = mapped_column(UtcTime)
    paper_sha256: Mapped[str | None] = mapped_column(Text)  # of the paper's file when this was put beside it


class PaperVersion(Row):
    """A state that a paper's file had or has (the last one); ``path`` in ``documents/`` holds it and never changes."""

    __tablename__ = "paper_versions"
    __table_args__ = (UniqueConstraint("paper_id", "serial"), STRICT)

    paper_id: Mapped[str] = mapped_column(link("papers.id"))
    serial: Mapped[int] = mapped_column(Integer)  # 1, 2, 3 … of its paper
    origin: Mapped[VersionOrigin] = mapped_column(Word(VersionOrigin))
    path: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(Text)
    size: Mapped[int] = mapped_column(Integer)
    noticed_at: Mapped[datetime] = mapped_column(UtcTime)
    template_sha256: Mapped[str | None] = mapped_column(Text)  # of its drafting; unknown before 0007


class Evidence(Row):
    """A file that proves something about a nomination; ``path`` is relative to ``attachments/``."""

    __tablename__ = "evidence"
    __table_args__ = (Index(None, "nomination_id"), Index(None, "round_id"), STRICT)

    round_id: Mapped[str] = mapped_column(link("award_rounds.id"))
    nomination_id: Mapped[str | None] = mapped_column(link("nominations.id"))
    initiative_id: Mapped[str | None] = mapped_column(link("initiatives.id"))
    name: Mapped[str] = mapped_column(Text)
    form: Mapped[EvidenceForm] = mapped_column(Word(EvidenceForm))
    issuer: Mapped[str | None] = mapped_column(Text)
    number: Mapped[str | None] = mapped_column(Text)
    issued_on: Mapped[date | None] = mapped_column(IsoDate)
    path: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(Text)
    size: Mapped[int] = mapped_column(Integer)
    mime: Mapped[str] = mapped_column(Text)


class Dossier(Row):
    """A packaged dossier that was exported."""

    __tablename__ = "dossiers"
    __table_args__ = (UniqueConstraint("round_id", "edition"), STRICT)

    round_id: Mapped[str] = mapped_column(link("award_rounds.id"))
    package_id: Mapped[str] = mapped_column(Text)  # goi.id
    edition: Mapped[int] = mapped_column(Integer)  # goi.lan: 1, then supplements
    fingerprint: Mapped[str] = mapped_column(Text)  # SHA-256 of manifest-sha256.txt
    file_name: Mapped[str] = mapped_column(Text)
    size: Mapped[int] = mapped_column(Integer)
    made_at: Mapped[datetime] = mapped_column(UtcTime)
    stage: Mapped[Stage] = mapped_column(Word(Stage), default=Stage.PACKAGED)
    errors_reason: Mapped[str | None] = mapped_column(Text)  # why it was exported with errors standing
    receipt_number: Mapped[str | None] = mapped_column(Text)
    returned_reason: Mapped[str | None] = mapped_column(Text)
    returned_until: Mapped[date | None] = mapped_column(IsoDate)


class Decision(Row):
    """A commendation decision of the competent authority on a round."""

    __tablename__ = "decisions"
    __table_args__ = (UniqueConstraint("number", "issued_on", "decided_by"), STRICT)

    round_id: Mapped[str | None] = mapped_column(link("award_rounds.id"))
    number: Mapped[str] = mapped_column(Text)
    issued_on: Mapped[date] = mapped_column(IsoDate)
    decided_by: Mapped[str] = mapped_column(Text)
    signer_name: Mapped[str | None] = mapped_column(Text)
    summary: Mapped[str | None] = mapped_column(Text)
