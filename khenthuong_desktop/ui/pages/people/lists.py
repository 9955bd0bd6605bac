"""The three lists of the page: columns, sources and what each says when it is empty."""

from collections.abc import Sequence

from khenthuong_desktop.services.registers.collectives import CollectiveRow, list_collectives
from khenthuong_desktop.services.registers.households import HouseholdRow, list_households
from khenthuong_desktop.services.registers.people import PersonRow, list_people
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.sources import ServiceSource
from khenthuong_desktop.ui.table_model import Column
from khenthuong_desktop.ui.widgets.actions import Action
from khenthuong_desktop.ui.widgets.details import DetailsPanel
from khenthuong_desktop.ui.widgets.empty import EmptyState
from khenthuong_desktop.ui.widgets.list_view import ListView

PEOPLE: tuple[Column[PersonRow], ...] = (
    Column("Mã số", lambda row: row.code, sort="code", chars=7),
    Column("Họ và tên", lambda row: row.name, sort="name", chars=18, stretch=True),
    Column("Ngày sinh", lambda row: row.birth_date, labels.day, sort="birth_date", chars=10),
    Column("Chức vụ", lambda row: row.job_title, sort="job_title", chars=14),
    Column("Đơn vị", lambda row: row.collective, sort="collective", chars=20),
    Column("Loại", lambda row: row.category, labels.word, chars=11, hidden=True),
    Column("Đối tượng", lambda row: row.person_class, labels.word, chars=11, hidden=True),
)
COLLECTIVES: tuple[Column[CollectiveRow], ...] = (
    Column("Mã số", lambda row: row.code, sort="code", chars=7),
    Column("Tên tập thể", lambda row: row.name, sort="name", chars=26, stretch=True),
    Column("Loại", lambda row: row.kind, sort="kind", chars=13),
    Column("Trực thuộc", lambda row: row.parent, sort="parent", chars=14),
    Column("Đã nhập", lambda row: _listed(row), numeric=True, sort="headcount", chars=8, tip=lambda row: _people(row)),
)
HOUSEHOLDS: tuple[Column[HouseholdRow], ...] = (
    Column("Mã số", lambda row: row.code, sort="code", chars=7),
    Column("Họ tên chủ hộ", lambda row: row.head_name, sort="head_name", chars=24),
    Column("Địa chỉ", lambda row: row.address, sort="address", chars=30, stretch=True),
)


def _listed(row: CollectiveRow) -> str:
    """How many people are on file, of how many the collective has."""
    return f"{row.listed}/{row.headcount}" if row.headcount else labels.number(row.listed)


def _people(row: CollectiveRow) -> str:
    of = f" trong tổng số {row.headcount}" if row.headcount else ""
    return f"Đã nhập {row.listed}{of} người"


def people_list(context: Context, details: DetailsPanel, first: Sequence[Action]) -> ListView[PersonRow]:
    return ListView(
        "people",
        "người",
        PEOPLE,
        ServiceSource(lambda wanted, _filters: list_people(context.db, wanted)),
        search_hint="Tìm theo tên, mã số, chức vụ, đơn vị",
        details=details,
        empty=EmptyState(
            "users",
            "Chưa có ai trong danh sách",
            "Thả danh sách Excel của đơn vị vào đây; chương trình tự nhận ra các cột, đọc thử và chỉ ra chỗ sai "
            "trước khi nhận.",
            first,
        ),
        state=context.state,
    )


def collectives_list(context: Context, details: DetailsPanel, first: Sequence[Action]) -> ListView[CollectiveRow]:
    return ListView(
        "collectives",
        "tập thể",
        COLLECTIVES,
        ServiceSource(lambda wanted, _filters: list_collectives(context.db, wanted)),
        search_hint="Tìm theo tên, mã số",
        details=details,
        empty=EmptyState(
            "building-2",
            "Chưa có tập thể nào",
            "Phòng, ban, trường, tổ, thôn… được xét danh hiệu tập thể. Nhận từ Excel hoặc thêm từng tập thể.",
            first,
        ),
        state=context.state,
    )


def households_list(context: Context, details: DetailsPanel, first: Sequence[Action]) -> ListView[HouseholdRow]:
    return ListView(
        "households",
        "hộ",
        HOUSEHOLDS,
        ServiceSource(lambda wanted, _filters: list_households(context.db, wanted)),
        search_hint="Tìm theo chủ hộ, mã số, địa chỉ",
        details=details,
        empty=EmptyState(
            "house",
            "Chưa có hộ gia đình nào",
            "Hộ gia đình có thành tích được đề nghị khen thưởng. Nhận từ Excel hoặc thêm từng hộ.",
            first,
        ),
        state=context.state,
    )
