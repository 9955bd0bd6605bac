"""The history of all changes: named actions and their row changes, chained by hashes."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Identity, Index, Integer, Text
from sqlalchemy.orm import Mapped, mapped_column

from khenthuong_desktop.store.tables.base import STRICT, Base, link
from khenthuong_desktop.store.tables.columns import JsonText, UtcTime


class Action(Base):
    """One thing a user did, by name; what it changed are its changes."""

    __tablename__ = "actions"
    __table_args__ = (STRICT,)

    id: Mapped[str] = mapped_column(Text, primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    actor: Mapped[str] = mapped_column(Text)
    happened_at: Mapped[datetime] = mapped_column(UtcTime)
    undoes: Mapped[str | None] = mapped_column(link("actions.id"))
    changes: Mapped[int] = mapped_column(Integer)


class Change(Base):
    """One row inserted, updated or deleted, or many inserted; ``hash`` covers the change and the hash before it."""

    __tablename__ = "changes"
    __table_args__ = (Index(None, "action_id"), Index(None, "table_name", "row_id"), STRICT)

    seq: Mapped[int] = mapped_column(
        BigInteger().with_variant(Integer, "sqlite"), Identity(always=False), primary_key=True
    )
    action_id: Mapped[str] = mapped_column(link("actions.id"))
    table_name: Mapped[str] = mapped_column(Text)
    row_id: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)  # insert, update, delete; inserts: row_id is the first of a block
    before: Mapped[dict[str, Any] | None] = mapped_column(JsonText)
    after: Mapped[dict[str, Any] | None] = mapped_column(JsonText)
    hash: Mapped[str] = mapped_column(Text)
