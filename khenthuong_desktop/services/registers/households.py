"""The unit's households: list, look up, keep, remove."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.errors import FieldFault
from khenthuong_desktop.services.details import code_faults, detail_of, keep, present, required
from khenthuong_desktop.services.listing import ALL, Listed, Wanted, listed, matching
from khenthuong_desktop.services.registers.references import refuse_if_used
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import Household


@dataclass(frozen=True)
class HouseholdRow:
    """A household as the list shows it."""

    id: str
    code: str
    head_name: str
    address: str | None


@dataclass(frozen=True)
class HouseholdDetail:
    """A household whole; ``id`` None for a new one."""

    code: str
    head_name: str
    address: str | None = None
    id: str | None = None
    version: int = 1


_ORDERS = {"head_name": Household.sort_key, "code": Household.code, "address": Household.address}


def list_households(db: Database, wanted: Wanted = ALL) -> Listed[HouseholdRow]:
    """Households by the name of their head."""
    query = select(Household.id, Household.code, Household.head_name, Household.address).where(
        *matching(Household.search, wanted.search)
    )
    with db.read() as session:
        return listed(session, query, wanted, _ORDERS, "head_name", HouseholdRow)


def get_household(db: Database, household_id: str) -> HouseholdDetail:
    """One household whole; raises RecordMissing."""
    with db.read() as session:
        return detail_of(HouseholdDetail, present(session, Household, household_id))


def _faults(session: Session, detail: HouseholdDetail) -> list[FieldFault]:
    return [*required(detail, "code", "head_name"), *code_faults(session, Household, detail, "head_name")]


def save_household(db: Database, detail: HouseholdDetail) -> str:
    """Add or change a household; gives back the key. Raises RecordChanged, ValuesRefused with all faults."""
    with db.write("edit_household" if detail.id else "add_household") as session:
        return keep(session, Household, detail, _faults(session, detail))


def delete_households(db: Database, household_ids: tuple[str, ...]) -> int:
    """Remove households on which nothing else stands; raises ValuesRefused naming what does."""
    with db.write("delete_households") as session:
        for household_id in household_ids:
            refuse_if_used(session, SubjectKind.HOUSEHOLD, household_id)
            session.delete(present(session, Household, household_id))
        return len(household_ids)
