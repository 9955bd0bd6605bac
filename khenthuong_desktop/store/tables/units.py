"""The unit itself, who signs for it, and its settings."""

from typing import Any

from sqlalchemy import Integer, Text
from sqlalchemy.orm import Mapped, mapped_column

from khenthuong_desktop.domain.terms import UnitLevel
from khenthuong_desktop.store.tables.base import Row
from khenthuong_desktop.store.tables.columns import Flag, JsonText, Word


class Unit(Row):
    """The unit whose data folder this is (one row), as its documents name it."""

    __tablename__ = "units"

    name: Mapped[str] = mapped_column(Text)  # Ủy ban nhân dân xã An Bình
    code: Mapped[str] = mapped_column(Text)  # mã định danh; stands in dossier names
    level: Mapped[UnitLevel] = mapped_column(Word(UnitLevel))
    province: Mapped[str] = mapped_column(Text)  # tỉnh Hưng Yên
    superior: Mapped[str | None] = mapped_column(Text)  # the line above the issuing organ, if any
    place: Mapped[str] = mapped_column(Text)  # địa danh of documents
    symbol: Mapped[str] = mapped_column(Text)  # organ part of số, ký hiệu: UBND
    head_title: Mapped[str] = mapped_column(Text)  # Chủ tịch
    council_symbol: Mapped[str] = mapped_column(Text)  # HĐTĐKT
    drafting_office: Mapped[str] = mapped_column(Text)  # after "Lưu: VT,"
    higher_authority: Mapped[str] = mapped_column(Text)  # whom the request statement addresses
    clerk_name: Mapped[str | None] = mapped_column(Text)
    clerk_phone: Mapped[str | None] = mapped_column(Text)


class Signer(Row):
    """A person who signs documents, with the lines above the signature (TM., KT., TL. …)."""

    __tablename__ = "signers"

    name: Mapped[str] = mapped_column(Text)
    title: Mapped[str] = mapped_column(Text)  # Phó Chủ tịch
    authority_lines: Mapped[list[str]] = mapped_column(JsonText)
    position: Mapped[int] = mapped_column(Integer, default=0)  # first = the usual signer
    active: Mapped[bool] = mapped_column(Flag, default=True)


class Setting(Row):
    """One named setting; ``id`` is the name."""

    __tablename__ = "settings"

    value: Mapped[Any] = mapped_column(JsonText)
