"""The unit whose data these are, and who signs for it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from sqlalchemy import select

from khenthuong_desktop import messages
from khenthuong_desktop.domain import text
from khenthuong_desktop.domain.terms import UnitLevel
from khenthuong_desktop.errors import FieldFault, RecordMissing, ValuesRefused
from khenthuong_desktop.services import places
from khenthuong_desktop.services.details import detail_of, required
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import Setting, Signer, Unit

_REQUIRED = ("name", "code", "province", "place", "symbol", "head_title")


@dataclass(frozen=True)
class UnitDetail:
    """The unit as its documents name it; see ``store.tables.units.Unit`` for the meaning of each field."""

    name: str
    code: str
    level: UnitLevel
    province: str
    place: str
    symbol: str
    head_title: str
    council_symbol: str
    drafting_office: str
    higher_authority: str
    superior: str | None = None
    clerk_name: str | None = None
    clerk_phone: str | None = None


@dataclass(frozen=True)
class SignerDetail:
    """Who signs, with the lines above the signature; ``id`` None for a new one."""

    name: str
    title: str
    authority_lines: tuple[str, ...]
    id: str | None = None
    position: int = 0
    active: bool = True


def find_unit(db: Database) -> UnitDetail | None:
    """The unit, or None before the first run is done."""
    with db.read() as session:
        unit = session.scalar(select(Unit))
        if unit is None:
            return None
        return detail_of(UnitDetail, unit)


def get_unit(db: Database) -> UnitDetail:
    """The unit; raises RecordMissing before the first run."""
    unit = find_unit(db)
    if unit is None:
        raise RecordMissing("unit", "")
    return unit


def check_unit(detail: UnitDetail) -> list[FieldFault]:
    """Everything that stands against keeping the unit so."""
    return required(detail, *_REQUIRED)


def save_unit(db: Database, detail: UnitDetail) -> None:
    """Keep the unit's particulars."""
    faults = check_unit(detail)
    if faults:
        raise ValuesRefused(*faults)
    detail = in_full(detail, db.today())
    with db.write("save_unit") as session:
        unit = session.scalar(select(Unit))
        if unit is None:
            unit = Unit()
            session.add(unit)
        for field in fields(UnitDetail):
            value = getattr(detail, field.name)
            if isinstance(value, str) and not isinstance(value, UnitLevel):
                value = text.clean(value) or None
            setattr(unit, field.name, value if value is not None or field.name in _OPTIONAL else "")
        session.actor = unit.clerk_name or session.actor
    if detail.clerk_name:
        db.actor = text.clean(detail.clerk_name) or db.actor


_OPTIONAL = ("superior", "clerk_name", "clerk_phone")
_OF_PLACES = (UnitLevel.COMMUNE, UnitLevel.PROVINCE)


def in_full(detail: UnitDetail, day: date) -> UnitDetail:
    """The unit with its own, its province's and the higher organs' names as documents of that day write them."""
    return replace(
        detail,
        name=places.full_organ(detail.name, of_place=detail.level in _OF_PLACES),
        province=places.full_province(detail.province, day) or text.clean(detail.province),
        higher_authority=places.full_organ(detail.higher_authority, of_place=False),
        superior=places.full_organ(detail.superior, of_place=False) if detail.superior else detail.superior,
    )


def doubts_about(detail: UnitDetail, day: date) -> list[FieldFault]:
    """What may be kept, but is likely a slip: a province that is none of the country's."""
    if detail.province and places.full_province(detail.province, day) is None:
        return [FieldFault("province", "province_unknown", {"value": detail.province})]
    return []


def new_unit(
    name: str,
    province: str,
    level: UnitLevel,
    code: str | None = None,
    clerk_name: str | None = None,
    day: date | None = None,
) -> UnitDetail:
    """A unit with what is usual at its level filled in, for the clerk to correct; nothing is kept yet.

    Abbreviated names are written out as they are on ``day`` (today).
    """
    usual = messages.catalogue("unit_defaults")[level.value]
    name = places.full_organ(name, of_place=level in _OF_PLACES)
    province = places.full_province(province, day or date.today()) or text.clean(province)
    place = next(filter(None, (_place_after(noun, name) for noun in usual["place_nouns"])), "")
    own_name = places.split_place(place)[1] if place else name
    return UnitDetail(
        name=name,
        code=text.clean(code or "") or "-".join(text.fold(own_name).upper().split())[:20],
        level=level,
        province=province,
        place=places.place_in_dateline((place or name) if usual["place_nouns"] else province),
        symbol=usual["symbol"],
        head_title=usual["head_title"],
        council_symbol=usual["council_symbol"],
        drafting_office=usual["drafting_office"],
        higher_authority=places.full_organ(usual["higher_authority"].format(province=province), of_place=False),
        superior=usual["superior"].format(province=province) or None,
        clerk_name=clerk_name,
    )


def _place_after(noun: str, organ: str) -> str:
    """The place in an organ's name, from its noun on."""
    found = re.search(rf"(?<= ){noun} \S.*", organ, re.IGNORECASE)
    return found.group() if found else ""


def usual_signers(unit: UnitDetail, name: str | None, title: str | None = None) -> tuple[SignerDetail, ...]:
    """The usual signer where one is named."""
    return (usual_signer(unit, name, title),) if name else ()


def usual_signer(unit: UnitDetail, name: str = "", title: str | None = None) -> SignerDetail:
    """A signer with the authority lines usual at the unit's level; a deputy signs for the head (KT.)."""
    usual = messages.catalogue("unit_defaults")[unit.level.value]
    lines = [*usual["authority"][:-1], unit.head_title.upper()]
    if title and text.compare_key(title) != text.compare_key(unit.head_title):
        lines[-1:] = [f"KT. {lines[-1]}", title.upper()]
    return SignerDetail(name, title or unit.head_title, tuple(lines))


def list_signers(db: Database) -> tuple[SignerDetail, ...]:
    """Active signers, the usual one first."""
    with db.read() as session:
        rows = session.scalars(select(Signer).where(Signer.active == 1).order_by(Signer.position, Signer.name))
        return tuple(
            SignerDetail(row.name, row.title, tuple(row.authority_lines), row.id, row.position, row.active)
            for row in rows
        )


def check_signer(detail: SignerDetail) -> list[FieldFault]:
    """Everything that stands against keeping this signer."""
    faults = required(detail, "name", "title")
    if not any(text.clean(line) for line in detail.authority_lines):
        faults.append(FieldFault("authority_lines", "required"))
    return faults


def save_signer(db: Database, detail: SignerDetail) -> str:
    """Keep a signer; gives back the key."""
    faults = check_signer(detail)
    if faults:
        raise ValuesRefused(*faults)
    with db.write("save_signer") as session:
        signer = session.get(Signer, detail.id) if detail.id else Signer()
        if signer is None:
            raise RecordMissing("signer", detail.id or "")
        signer.name = text.clean(detail.name)
        signer.title = text.clean(detail.title)
        signer.authority_lines = [text.clean(line) for line in detail.authority_lines if text.clean(line)]
        signer.position = detail.position
        signer.active = detail.active
        session.add(signer)
        session.flush()
        return signer.id


def settings_of(db: Database, prefix: str) -> dict[str, Any]:
    """The settings of one sort, by what comes after the prefix."""
    with db.read() as session:
        rows = session.execute(select(Setting.id, Setting.value).where(Setting.id.startswith(prefix, autoescape=True)))
        return {name.removeprefix(prefix): value for name, value in rows}


def set_setting(db: Database, name: str, value: object, action: str = "set_setting") -> None:
    """Keep one named setting (plain JSON data), under the name of what was done."""
    set_settings(db, {name: value}, action)


def set_settings(db: Database, values: Mapping[str, object], action: str) -> None:
    """Keep several at once."""
    with db.write(action) as session:
        for name, value in values.items():
            row = session.get(Setting, name)
            if row is None:
                session.add(Setting(id=name, value=value))
            else:
                row.value = value
