"""How words tell organs of a province, and the units that stand before them."""

import re

ONE_IN_EACH_PROVINCE = re.compile(r"Sở\s", re.IGNORECASE)
SORT_OF_PROVINCE = re.compile(r"(?:tỉnh|thành phố|tp\.?)\s+", re.IGNORECASE)
HEAD_OF_UNIT = re.compile(r"hiệu trưởng|(?:tổng )?giám đốc|thủ trưởng|viện trưởng")
OF_COMMITTEE = re.compile(r"UBND|-CT$", re.IGNORECASE)  # 12/QĐ-UBND
OF_PROVINCE = re.compile(r"\b(?:tỉnh|thành phố)\b")
ONE_OF_A_NAME = re.compile(  # units of a Sở: a province has one "Chi cục Kiểm lâm", but a "Phòng Kế hoạch" in each Sở
    r"(?:chi cục|trung tâm|ban quản lý|viện|bệnh viện|vườn quốc gia|khu bảo tồn|quỹ|bảo tàng|thư viện|nhà hát|cảng vụ)"
    r" \w"
)
UNDER_AT_END = re.compile(r" (?:trực )?thuộc$| của$")  # what is left before the name of the unit above
