"""Records by name: what the standard sheets keep by code, as offices send it with the names of people and units."""

from dataclasses import replace

from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.spreadsheets.columns import (
    FAMILY_NAME,
    GIVEN_NAME,
    NOTE,
    PARENT,
    PERSON_NAME,
    SUBJECT_CODE,
    UNIT,
    Column,
    Layout,
    ValueKind,
)
from khenthuong_desktop.spreadsheets.layouts.layouts import LAYOUTS, STANDARD
from khenthuong_desktop.spreadsheets.layouts.office_lists import (
    COLLECTIVES_LIST,
    HOUSEHOLD_SIZE,
    KIND_BESIDE,
    NOMINEE_NAME,
    PERSON_DETAILS,
    QUOTA,
    SEAT,
)

_NAME = replace(
    PERSON_NAME,
    synonyms=" | ".join((PERSON_NAME.synonyms, *NOMINEE_NAME.headings)),
    starts=" | ".join(filter(None, (PERSON_NAME.starts, NOMINEE_NAME.starts))),
    offered=False,
)
_MONEY = Column(
    "reward",
    "Tiền thưởng",
    ValueKind.TEXT,
    synonyms="Mức thưởng | Mức tiền thưởng | Số tiền | Số tiền thưởng",
    starts="tiền thưởng",
)
_OUTCOME = Column("outcome", "Kết quả", ValueKind.TEXT, offered=False)
_PLANNED = Column(
    "initiative",
    "Sáng kiến",
    ValueKind.TEXT,
    synonyms="Tên sáng kiến | Tên SK | SK | SKKN | Tên SKKN | Sáng kiến Tên SK | Sáng kiến (tên) | Tên đề tài | "
    "Đăng ký sáng kiến | Sáng kiến đăng ký | Tên sáng kiến đăng ký | Đề tài, sáng kiến | Tên đề tài, sáng kiến",
    starts="tên sáng kiến | sáng kiến tên | đăng ký sáng kiến",
    offered=False,
)
_BESIDE = {"awards_held": (_MONEY,), "registrations": (_OUTCOME, _PLANNED)}
_SUBJECT = (_NAME, FAMILY_NAME, GIVEN_NAME, *PERSON_DETAILS, UNIT)
_EVIDENCE = {  # one of these columns tells the record from a mere list of nominees
    "ratings": ("rating",),
    "awards_held": ("year", "decision_number", "decision_date"),
    "discipline": ("from_date", "finished_on", "status"),
    "registrations": ("award",),
}


def _by_name(layout: Layout) -> Layout:
    own = tuple(column for column in layout.columns if column is not SUBJECT_CODE)
    columns = (replace(SUBJECT_CODE, required=False), KIND_BESIDE, *_SUBJECT, *own, *_beside(layout))
    return replace(layout, columns=columns, named=True)


def _by_code(layout: Layout) -> Layout:
    """The same with codes; names beside them are held against the codes."""
    beside = (replace(_NAME, required=False), *_SUBJECT[1:])
    return replace(layout, columns=(*layout.columns, *beside, *_beside(layout)))


def _beside(layout: Layout) -> tuple[Column, ...]:
    """What such lists hold besides and nobody keeps."""
    return (*_BESIDE.get(layout.code, ()), NOTE)


NEVER_KEPT = tuple(column.field for column in (_MONEY, QUOTA, SEAT, HOUSEHOLD_SIZE, NOTE))
NOT_KEPT = (*(column.field for column in (_OUTCOME, _PLANNED)), *NEVER_KEPT)


def _of_collectives(layout: Layout) -> Layout:
    """The same of collectives alone: "Tên tập thể | Năm | Danh hiệu | Số quyết định"."""
    named = next(column for column in COLLECTIVES_LIST.columns if column.field == "name")
    headings = " | ".join((*named.headings, *UNIT.headings))
    name = replace(named, synonyms=headings, starts="", offered=False)
    own = tuple(column for column in layout.columns if column is not SUBJECT_CODE)
    columns = (replace(SUBJECT_CODE, required=False), name, PARENT, *own, *_beside(layout))
    return replace(layout, columns=columns, named=True, subject=SubjectKind.COLLECTIVE)


_AWARDS_OF_COLLECTIVES = tuple(_of_collectives(layout) for layout in STANDARD if layout.code == "awards_held")
NAMED: tuple[Layout, ...] = (
    *(_by_name(layout) for layout in STANDARD if layout.code in _EVIDENCE),
    *_AWARDS_OF_COLLECTIVES,
)
CODED: dict[str, Layout] = {layout.code: _by_code(layout) for layout in STANDARD if layout.code in _EVIDENCE}


def columns_of(code: str) -> tuple[Column, ...]:
    """All columns that a list of this layout may have, by code or by name."""
    return next((layout.columns for layout in NAMED if layout.code == code), LAYOUTS[code].columns)


def is_evident(layout: Layout, present: set[str]) -> bool:
    """Whether the columns that are there can only be those of such a record."""
    disciplined = layout.code == "discipline" and {"form", "decision_number"} <= present
    return not layout.named or disciplined or bool(present & set(_EVIDENCE[layout.code]))
