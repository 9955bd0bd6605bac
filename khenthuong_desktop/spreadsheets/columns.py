"""What a column of a list is, and the columns that several lists share, by all headings seen for them."""

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from khenthuong_desktop.domain.terms import SubjectKind


class ValueKind(StrEnum):
    """What a column holds, and so how its cells are cleaned."""

    TEXT = "text"
    NAME = "name"
    PERSON_NAME = "person_name"
    CODE = "code"
    CODES = "codes"
    SHARES = "shares"
    CITIZEN_ID = "citizen_id"
    DATE = "date"
    PARTIAL_DATE = "partial_date"
    YEAR = "year"
    YEARS = "years"  # one, or several that a row is of
    MONTHS = "months"
    COUNT = "count"
    GENDER = "gender"
    RATING = "rating"
    SCOPE = "scope"
    INITIATIVE_KIND = "initiative_kind"
    CATEGORY = "category"
    PERSON_CLASS = "person_class"
    DISCIPLINE_FORM = "discipline_form"
    DISCIPLINE_STATUS = "discipline_status"
    COMMENDATION_TYPE = "commendation_type"
    SUBJECT_KIND = "subject_kind"
    AWARD = "award"
    MARK = "mark"
    ORDINAL = "ordinal"


def split_words(words: str) -> tuple[str, ...]:
    """The parts of a list written "one | two | three"."""
    return tuple(part for part in words.split(" | ") if part)


@dataclass(frozen=True)
class Column:
    """One field of a list: its heading in our workbook, other headings seen, what it holds."""

    field: str
    heading: str
    kind: ValueKind
    required: bool = False
    synonyms: str = ""  # other headings seen, split by " | "
    starts: str = ""  # a heading beginning with one of these is this field, too
    offered: bool = True  # stands in our own workbook

    @property
    def headings(self) -> tuple[str, ...]:
        return (self.heading, *split_words(self.synonyms))


@dataclass(frozen=True)
class Layout:
    """One kind of list; ``title`` is the sheet's name in the standard workbook."""

    code: str
    title: str
    columns: tuple[Column, ...]
    standard: bool = True
    subject: SubjectKind | None = None
    named: bool = False  # its subjects are known by name, for it has no codes

    def __hash__(self) -> int:
        return hash((self.code, self.named, len(self.columns)))

    def column(self, field: str) -> Column | None:
        return self._by_field.get(field)

    @cached_property
    def _by_field(self) -> dict[str, Column]:
        return {column.field: column for column in reversed(self.columns)}


def holds_several(column: Column) -> bool:
    """Whether a cell of a column may name several, so that two columns of them tell one list: authors, their shares."""
    return column.kind in (ValueKind.CODES, ValueKind.SHARES) or column.field in _OF_AUTHORS


_OF_AUTHORS = ("author_names", "co_authors")
_V = ValueKind
ORDINAL = Column("ordinal", "STT", _V.ORDINAL, synonyms="TT | Số TT | Số thứ tự | STT/TT | No | N° | Nº")
SUBJECT_CODE = Column(
    "code",
    "Mã số",
    _V.CODE,
    required=True,
    synonyms="Mã | Mã cán bộ | Mã số cán bộ | Mã nhân viên | Mã NV | Mã CB | Mã CBCCVC | Mã đơn vị | "
    "Mã tập thể | Mã hộ | Mã đối tượng | Mã số NV | Mã số nhân viên | Mã GV | MNV | Mã giáo viên | Mã CBCNV | "
    "Mã viên chức | Mã công chức | Mã VC | Mã CC | Mã thẻ | Mã CBVC | Mã CBGV | Employee ID | Employee code | Staff ID",
)
PERSON_NAME = Column(
    "name",
    "Họ và tên",
    _V.PERSON_NAME,
    required=True,
    synonyms="Họ tên | Họ, tên | Họ và tên cá nhân | Tên cá nhân | hoten | Họ tên cán bộ | "
    "Họ và tên cán bộ | Họ và tên CBCCVC | Họ và tên người được khen thưởng | Cá nhân | Tên giáo viên | Full name | "
    "Name | Họ và tên khai sinh | Tên CBCC | Tên CBCCVC | Tên CBVC | Tên cán bộ | Tên nhân viên",
    starts="họ và tên đảng viên | họ tên đảng viên | họ và tên năm sinh | họ tên năm sinh | họ và tên ngày sinh | "
    "họ và tên ngày tháng năm sinh | họ tên ngày tháng năm sinh | "
    "họ tên ngày sinh | họ và tên giáo viên | họ và tên cb | họ và tên cán bộ | họ và tên viên chức | "
    "họ và tên công chức | "
    "họ và tên người lao động | họ và tên nlđ | họ và tên gv | họ và tên nhân viên | họ và tên công nhân | "
    "họ và tên đoàn viên | họ và tên hội viên | họ và tên học sinh | họ tên giáo viên | "
    "họ tên đoàn viên | họ tên hội viên | họ tên học sinh | họ và tên quân nhân | "
    "họ tên cán bộ | họ tên cb | họ tên viên chức | họ tên công chức | họ tên người lao động | họ tên nlđ | "
    "họ tên gv | họ tên nhân viên | họ tên công nhân | họ tên quân nhân | "
    "họ và tên chức vụ | họ tên chức vụ | họ và tên chức danh | họ tên chức danh | họ và tên đơn vị | "
    "họ tên đơn vị | tên cá nhân được | họ và tên cá nhân được | họ tên cá nhân được | cá nhân được | "
    "họ và tên người được | họ tên người được | tên người được",
)
FAMILY_NAME = Column(
    "family_name",
    "Họ và tên đệm",
    _V.TEXT,
    synonyms="Họ | Họ và | Họ đệm | Họ và đệm | Họ, tên đệm | Họ lót | Họ và chữ lót | Họ và tên lót",
    offered=False,
)
GIVEN_NAME = Column("given_name", "Tên", _V.TEXT, offered=False)
BIRTH = Column(
    "birth_date",
    "Ngày sinh",
    _V.PARTIAL_DATE,
    synonyms="Năm sinh | Ngày tháng năm sinh | Ngày, tháng, năm sinh | ngaysinh | Sinh ngày | Ngày/tháng/năm sinh | "
    "DOB | Date of birth | Birthday | NS | NTNS | Ngày/năm sinh | Ngày sinh/Năm sinh",
)
BIRTH_MALE = Column(
    "birth_date_male",
    "Ngày sinh Nam",
    _V.PARTIAL_DATE,
    synonyms="Năm sinh Nam | Ngày tháng năm sinh Nam",
    offered=False,
)
BIRTH_FEMALE = Column(
    "birth_date_female",
    "Ngày sinh Nữ",
    _V.PARTIAL_DATE,
    synonyms="Năm sinh Nữ | Ngày tháng năm sinh Nữ",
    offered=False,
)
BIRTH_PARTS = (
    Column("birth_day", "Ngày của ngày sinh", _V.TEXT, offered=False),
    Column("birth_month", "Tháng của ngày sinh", _V.TEXT, offered=False),
    Column("birth_year", "Năm của ngày sinh", _V.TEXT, offered=False),
)
GENDER = Column("gender", "Giới tính", _V.GENDER, synonyms="Phái | gioitinh | G.tính | Nam/Nữ | Giới | Gender | Sex")
MALE = Column("male", "Giới tính Nam", _V.MARK, synonyms="Nam", offered=False)
FEMALE = Column("female", "Giới tính Nữ", _V.MARK, synonyms="Nữ", offered=False)
CITIZEN_ID = Column(
    "citizen_number",
    "Số CCCD",
    _V.CITIZEN_ID,
    synonyms="CCCD | Số căn cước | Căn cước công dân | Số căn cước công dân | Số định danh cá nhân | "
    "CMND | Số CMND | CMND/CCCD | CCCD/CMND | Số CMND/CCCD | Số CCCD/CMND | Số định danh | "
    "Căn cước | Số CMND/Hộ chiếu | Số CCCD/Hộ chiếu | CCCD/Hộ chiếu | Số căn cước/CCCD | Mã định danh cá nhân | "
    "ID number | ID card | Identity card | Citizen ID | Số CCCD/Căn cước | CCCD/CC",
)
POSITION = Column(
    "job_title",
    "Chức vụ",
    _V.TEXT,
    synonyms="Chức danh | Chức vụ, chức danh | Chức vụ/Chức danh | Chức vụ công tác | "
    "Chức vụ hiện nay | Chức danh, chức vụ | Chức vụ, đơn vị | Chức vụ, đơn vị công tác | "
    "Chức vụ/đơn vị | Nghề nghiệp | Chức danh nghề nghiệp | Chức danh/nghề nghiệp | Chức vụ, nghề nghiệp | "
    "Chức vụ và đơn vị công tác | Chức vụ và đơn vị | Chức vụ và nơi công tác | "
    "Vị trí trúng tuyển | Vị trí dự tuyển | Vị trí tuyển dụng | Chức danh nghề | "
    "Vị trí việc làm | Công việc | Chức vụ, công việc | Chức vụ (chức danh) | Chức vụ hiện tại | Chức danh hiện tại | "
    "Công việc hiện tại | Cấp bậc, chức vụ | Chức vụ, cấp bậc | Chức vụ, chức danh, đơn vị | Chức vụ, nơi công tác | "
    "Vị trí công việc | CV | C/vụ | Chức vụ/Địa chỉ | Chức vụ, địa chỉ | Địa chỉ/Chức vụ | Địa chỉ, chức vụ | "
    "Chức vụ hoặc địa chỉ | Địa chỉ hoặc chức vụ | Nơi cư trú/Chức vụ | Chức vụ/Nơi ở | Nơi ở/Chức vụ | "
    "Chức vụ chuyên môn | Chức vụ chính quyền | "
    "Chức vụ Đảng, chính quyền | Chức vụ đảng và chính quyền | Chức danh công việc | "
    "Chức vụ, đơn vị, địa chỉ | Chức vụ, đơn vị công tác/nơi cư trú | Chức vụ, đơn vị/nơi cư trú | "
    "Chức vụ, đơn vị công tác, nơi cư trú | Chức vụ, đơn vị công tác/địa chỉ | Chức vụ, nơi công tác/nơi cư trú | "
    "Position | Job title",
)
UNIT = Column(
    "unit",
    "Đơn vị",
    _V.TEXT,
    synonyms="Đơn vị công tác | Phòng ban | Phòng, ban | Khoa/phòng | Khoa, phòng | Cơ quan | "
    "Nơi công tác | Tên đơn vị/tập thể công tác | Tên đơn vị công tác | Bộ phận | "
    "Cơ quan, đơn vị | Khoa phòng | Tên cơ quan làm việc | Phòng/ban | Đơn vị/phòng ban | "
    "Tổ | Tổ/khối | Cơ quan/đơn vị | Tổ chuyên môn | Tổ CM | Khối | Tổ, khối | Tổ, bộ phận | Tổ công tác | "
    "Khoa | Phòng | Ban | Phân xưởng | Xưởng | Đội | Chi nhánh | Tổ sản xuất | Đơn vị/Tổ | Phòng, tổ | "
    "Đơn vị tuyển dụng | Đơn vị trúng tuyển | Nơi trúng tuyển | Đơn vị nhận công tác | "
    "Phòng, ban, đơn vị | Đơn vị, phòng ban | Tổ, đội | Tổ đội | Đội, tổ | Tổ/phân xưởng | Phân xưởng/tổ | PX/Tổ | "
    "Đ/v | Đ/v công tác | ĐVCT | Tổ, phòng | Phòng/Đội | Khối/lớp | Tổ/nhóm | Bộ phận công tác | Lớp | Chi bộ | "
    "Lớp/Đơn vị | Đơn vị/Lớp | "
    "Chi hội | Chi đoàn | Trường | Tên trường | "
    "Lớp/Tổ | Tổ/Lớp | Đơn vị/Địa chỉ | Địa chỉ/Đơn vị | Đơn vị, địa chỉ | Đơn vị đề nghị | "
    "Tổ công đoàn | Công đoàn | Công đoàn cơ sở | CĐCS | Công đoàn bộ phận | Phòng/Khoa | Phòng, khoa | "
    "Khoa/Phòng/Trạm | Khoa, phòng, trạm | Trạm | Đơn vị CT | Tổ bộ môn | Thuộc tổ | Thuộc khoa | Thuộc phòng | "
    "Nơi làm việc | Xí nghiệp | Chi cục | Khoa/Phòng/Trung tâm | Phòng/Ban/Tổ | Phòng/Tổ | Department",
)
CAME_FROM = Column(
    "came_from",
    "Chuyển đến từ",
    _V.TEXT,
    synonyms="Đơn vị cũ | Nơi công tác cũ | Đơn vị công tác cũ | Đơn vị công tác trước đây | Nơi công tác trước đây | "
    "Đơn vị trước đây | Đơn vị công tác trước khi chuyển đến | Cơ quan cũ",
    offered=False,
)
MOVED_TO = Column(
    "moved_to",
    "Chuyển đi",
    _V.TEXT,
    synonyms="Chuyển đến đơn vị | Nơi chuyển đến | Nơi chuyển đi",
    offered=False,
)
DEPARTMENT = Column(
    "department",
    "Phòng ban/khối, tổ công tác",
    _V.TEXT,
    synonyms="Tên phòng ban/ khối, tổ công tác | Phòng ban làm việc | Phòng ban công tác",
)
ADDRESS = Column(
    "address",
    "Địa chỉ",
    _V.TEXT,
    synonyms="Địa chỉ / Nơi ở | Nơi ở | Chỗ ở | Nơi cư trú | Địa chỉ thường trú | Thôn/tổ dân phố | Thôn | "
    "Tổ dân phố | Thôn, tổ dân phố | Khu phố | Ấp | Thôn/ấp | Thôn, bản | Địa chỉ hộ gia đình | "
    "Nơi thường trú | Thường trú | Khu dân cư | Thôn, buôn | Thôn, làng | Buôn | Làng | Bản | Xóm | "
    "Thôn/KDC | Thôn, TDP | Thôn/TDP | Tổ liên gia | Tổ liên gia tự quản | Tổ tự quản | Cụm dân cư | Xóm/tổ | Address",
)
HEADCOUNT = Column(
    "headcount",
    "Tổng số người",
    _V.COUNT,
    synonyms="Số người | Tổng số CBCCVC | Số lượng người | Tổng số cán bộ | Quân số | Số lượng CB, CC | "
    "Tổng số CB, CC | Số lượng CBCCVC | Số CBCCVC | Số cán bộ, công chức | Tổng số cán bộ, công chức, viên chức | "
    "Số lượng thành viên | Tổng số lao động | Tổng số LĐ | Số LĐ | Số lao động | Số thành viên | Sĩ số | Số CBGV | "
    "Tổng số VC, NLĐ | Số VC, NLĐ | Tổng số viên chức, người lao động | Số CBGVNV | Tổng số CBGV | Tổng số CBGVNV | "
    "Số CBCNVC | Số CBCNV | Tổng số CBCNVC | Tổng số CBCNV | Số CNVC | Số CNV | Số đoàn viên | Số hội viên | "
    "Số đảng viên | Biên chế | Số CBVC | Tổng số CBVC | Số CBCC | Số lượng CBCNV | Số lượng CBVC | Số CCVC | Số VC | "
    "Số NLĐ | Số nhân viên | Tổng số nhân viên | Số lượng nhân viên | Tổng số | Tổng số CBCC | Có mặt | Hiện có | "
    "Số có mặt | Số người có mặt | Số người hiện có | Biên chế có mặt | Biên chế hiện có | Tổng số người có mặt | "
    "Số nhân lực | Nhân lực | Tổng nhân lực | Tổng số nhân lực",
    starts="số lượng cán bộ | tổng số cán bộ | số lượng lao động | số lượng cb | tổng số cb | số lượng công chức | "
    "số lượng viên chức | số lượng cc | số lượng vc | tổng số công chức | tổng số viên chức",
)
SUBJECT_KIND = Column(
    "subject_kind",
    "Phân loại khen thưởng",
    ValueKind.SUBJECT_KIND,
    synonyms="Loại đối tượng | Đối tượng khen",
)
COLLECTIVE_KIND = Column(
    "kind",
    "Loại",
    _V.TEXT,
    synonyms="Loại hình | Loại tập thể | Loại hình tập thể | Loại hình đơn vị | Loại đơn vị | Loại hình tổ chức",
)
PARENT = Column(
    "parent",
    "Trực thuộc",
    _V.TEXT,
    synonyms="Đơn vị cấp trên | Thuộc | Đơn vị chủ quản | Cơ quan chủ quản | Trực thuộc đơn vị | "
    "Thuộc đơn vị | Thuộc cơ quan, đơn vị | Thuộc cơ quan | Cấp trên trực tiếp | Đơn vị quản lý | Cơ quan quản lý",
)
NOTE = Column("note", "Ghi chú", _V.TEXT, synonyms="Note | Notes | Remarks")
HOUSEHOLD_NAME = Column(
    "name",
    "Họ tên chủ hộ",
    _V.NAME,
    required=True,
    synonyms="Chủ hộ | Họ và tên chủ hộ | Tên chủ hộ | Tên hộ gia đình | Hộ gia đình | Họ, tên chủ hộ | "
    "Hộ gia đình ông/bà | Hộ gia đình ông (bà) | Hộ ông/bà | Họ tên chủ hộ gia đình",
)
DECISION_NUMBER = Column(
    "decision_number",
    "Số quyết định",
    _V.TEXT,
    synonyms="Số QĐ | QĐ số | Quyết định số | Số, ký hiệu QĐ | Số QĐ công nhận | Quyết định công nhận | QĐ công nhận | "
    "Số quyết định công nhận | Số, ngày QĐ | Số, ngày quyết định | Số, ngày QĐ công nhận | Số và ngày quyết định | "
    "Số, ngày, tháng quyết định | Số, ngày quyết định công nhận | Quyết định (số, ngày)",
    starts="số qđ ngày | số quyết định ngày | số và ngày qđ | số ngày tháng năm qđ | số ngày tháng năm quyết định | "
    "số ngày tháng năm của quyết định",
)
DECISION_DATE = Column(
    "decision_date",
    "Ngày quyết định",
    _V.DATE,
    synonyms="Ngày QĐ | Ngày ký | Ngày tháng quyết định | Ngày ban hành | Ngày ký quyết định | Ngày ra QĐ | "
    "Ngày ra quyết định | Ngày tháng năm QĐ | Ngày, tháng, năm quyết định",
)
DECIDED_BY = Column(
    "decided_by",
    "Cơ quan quyết định",
    _V.TEXT,
    synonyms="Cơ quan ban hành | Cấp quyết định | Cơ quan khen thưởng | Cấp khen thưởng | Cơ quan khen | "
    "Cấp khen | Cơ quan ban hành quyết định | Cơ quan ra quyết định | Cấp | Cơ quan tặng | Cấp tặng | "
    "Đơn vị khen thưởng | Đơn vị khen | Nơi khen | Cấp tặng thưởng | Cơ quan ký | Cơ quan ký quyết định | Cấp ký",
)
YEAR = Column("year", "Năm", _V.YEAR, synonyms="Năm xét | Năm đánh giá | Năm khen thưởng | Năm công nhận | Năm học")
YEARS = replace(YEAR, kind=_V.YEARS)
