"""What every table has: a client-made key, a version against lost updates, named constraints, STRICT."""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from sqlalchemy import ForeignKey, Integer, MetaData, Text, event
from sqlalchemy.orm import DeclarativeBase, Mapped, Mapper, declared_attr, mapped_column

from khenthuong_desktop.domain import text

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
STRICT: dict[str, Any] = {"sqlite_strict": True}
DERIVED = ("search", "sort_key")  # the columns that follow from others, where a table has them


class Base(DeclarativeBase):
    """The root of all tables."""

    metadata = MetaData(naming_convention=NAMING)


class Row(Base):
    """A record of the unit: keyed by UUIDv7 text, versioned, kept in the history."""

    __abstract__ = True
    __table_args__: Any = STRICT

    searched: ClassVar[tuple[str, ...]] = ()  # the columns that its ``search`` is made of
    sorted_by: ClassVar[str] = ""  # the column with the name that its ``sort_key`` is made of

    id: Mapped[str] = mapped_column(Text, primary_key=True)
    version: Mapped[int] = mapped_column(Integer, default=1)

    @declared_attr.directive
    @classmethod
    def __mapper_args__(cls) -> dict[str, Any]:
        return {"version_id_col": cls.version} if not cls.__dict__.get("__abstract__") else {}


def derived(kind: type[Row], column: Callable[[str], Sequence[Any]]) -> dict[str, list[str]]:
    """The columns of some records that follow from others, whose values ``column`` gives."""
    found = {}
    if kind.searched:
        parts = [text.fold_all([str(part) if part else "" for part in column(name)]) for name in kind.searched]
        if any("" in part for part in parts):
            found["search"] = [" ".join(filter(None, words)) for words in zip(*parts, strict=True)]
        else:
            found["search"] = list(map(" ".join, zip(*parts, strict=True)))
    if kind.sorted_by:
        found["sort_key"] = text.sort_keys(column(kind.sorted_by))
    return found


def link(target: str) -> ForeignKey:
    """A reference checked when the transaction commits, so that rows may be written in any order."""
    return ForeignKey(target, deferrable=True, initially="DEFERRED")


@event.listens_for(Row, "before_insert", propagate=True)
@event.listens_for(Row, "before_update", propagate=True)
def _derive(_mapper: Mapper[Any], _connection: object, row: Row) -> None:
    for name, column in derived(type(row), lambda name: [getattr(row, name)]).items():
        setattr(row, name, column[0])
