"""From the answers of a list to its columns, written plainly under one of the headings seen for them."""

from collections.abc import Callable
from random import Random
from typing import Any

from tests.unit.spreadsheets.corpus.drafts import DATE_STYLES, Column, Truth, Value, dates_as

Words = dict[str, tuple[str, ...]]
HEADINGS: dict[str, tuple[str, ...]] = {
    "ordinal": ("STT", "TT", "Số TT", "STT ", "Stt"),
    "code": ("Mã số", "Mã cán bộ", "Mã CB", "MÃ SỐ"),
    "name": ("Họ và tên", "Họ tên", "HỌ VÀ TÊN", "Họ và tên cán bộ", "Họ, tên", "Họ và\ntên"),
    "birth_date": ("Ngày sinh", "Năm sinh", "Ngày, tháng, năm sinh", "Ngày tháng năm sinh", "NGÀY SINH (dd/mm/yyyy)"),
    "gender": ("Giới tính", "Nam/Nữ", "Giới"),
    "citizen_number": ("Số CCCD", "CCCD", "Số căn cước công dân", "Số CMND/CCCD", "Căn cước công dân"),
    "job_title": ("Chức vụ", "Chức vụ, chức danh", "Chức danh", "Chức vụ công tác", "CHỨC VỤ"),
    "unit": ("Đơn vị", "Đơn vị công tác", "Cơ quan, đơn vị", "Phòng ban", "Nơi công tác", "Khoa/phòng"),
    "headcount": ("Tổng số người", "Số người", "Quân số"),
    "parent": ("Trực thuộc", "Đơn vị cấp trên"),
    "address": ("Địa chỉ", "Nơi cư trú", "Địa chỉ thường trú"),
    "year": ("Năm", "Năm xét", "Năm đánh giá"),
    "rating": ("Mức xếp loại", "Xếp loại", "Kết quả xếp loại", "Kết quả đánh giá"),
    "months_worked": ("Số tháng công tác", "Số tháng"),
    "decision_number": ("Số quyết định", "Số QĐ", "Quyết định số"),
    "decision_date": ("Ngày quyết định", "Ngày QĐ", "Ngày ký"),
    "decided_by": ("Cơ quan quyết định", "Cơ quan ban hành", "Cấp khen thưởng"),
    "held": ("Danh hiệu, hình thức", "Danh hiệu, hình thức khen thưởng", "Hình thức khen thưởng"),
    "proposed": ("Hình thức đề nghị", "Danh hiệu đề nghị", "Danh hiệu TĐ-HTKT", "Hình thức khen thưởng đề nghị"),
    "registered": ("Danh hiệu đăng ký", "Danh hiệu thi đua đăng ký", "Đăng ký danh hiệu"),
    "achievement": ("Tóm tắt thành tích", "Thành tích", "Tóm tắt thành tích đạt được"),
}
RATINGS = {
    "HTXSNV": ("HTXSNV", "Hoàn thành xuất sắc nhiệm vụ", "HTXS", "Hoàn thành xuất sắc"),
    "HTTNV": ("HTTNV", "Hoàn thành tốt nhiệm vụ", "HTT", "Hoàn thành tốt"),
    "HTNV": ("HTNV", "Hoàn thành nhiệm vụ", "Hoàn thành"),
    "KHTNV": ("KHTNV", "Không hoàn thành nhiệm vụ", "Không hoàn thành"),
}
GENDERS = {"male": ("Nam", "nam", "NAM"), "female": ("Nữ", "nữ", "NU", "Nu")}
DISCIPLINE = {"reprimand": "Khiển trách", "warning": "Cảnh cáo", "removal": "Cách chức", "demotion": "giáng chức"}


def some(random: Random, make: Callable[[], Any], share: float = 0.85) -> Any:
    """A value or, now and then, nothing."""
    return make() if random.random() < share else None


def truth_of(**fields: Any) -> Truth:
    return {name: value for name, value in fields.items() if value is not None}


class Maker:
    """Makes columns out of the answers of one list."""

    def __init__(self, random: Random, truth: list[Truth]) -> None:
        self.random = random
        self.truth = truth
        self.columns = [Column("ordinal", (self._heading("ordinal"),), list(range(1, len(truth) + 1)))]

    def _heading(self, key: str) -> str:
        return self.random.choice(HEADINGS[key])

    def add(self, field: str, key: str = "", words: Words | None = None, heading: str = "") -> None:
        values = [row.get(field) for row in self.truth]
        cells: list[Value]
        if field in (
            "birth_date",
            "decision_date",
            "from_date",
            "finished_on",
            "registered_on",
            "since",
            "initiative_date",
        ):
            cells = dates_as(self.random.choice(DATE_STYLES), values)
        elif words:
            spelling = self.random.randrange(4)
            cells = [None if value is None else words[value][spelling % len(words[value])] for value in values]
        else:
            cells = list(values)
        self.columns.append(Column(field, (heading or self._heading(key or field),), cells))
