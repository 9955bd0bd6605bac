"""The lists we know: the standard workbook's eight sheets, and with them the lists that offices send."""

from dataclasses import replace

from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.spreadsheets.columns import (
    ADDRESS,
    BIRTH,
    BIRTH_FEMALE,
    BIRTH_MALE,
    BIRTH_PARTS,
    CAME_FROM,
    CITIZEN_ID,
    COLLECTIVE_KIND,
    DECIDED_BY,
    DECISION_DATE,
    DECISION_NUMBER,
    FAMILY_NAME,
    FEMALE,
    GENDER,
    GIVEN_NAME,
    HEADCOUNT,
    HOUSEHOLD_NAME,
    MALE,
    MOVED_TO,
    NOTE,
    PARENT,
    PERSON_NAME,
    POSITION,
    SUBJECT_CODE,
    UNIT,
    YEAR,
    YEARS,
    Column,
    Layout,
    ValueKind,
)
from khenthuong_desktop.spreadsheets.layouts.office_lists import INITIATIVE_RESULT, OFFICE_LISTS
from khenthuong_desktop.spreadsheets.layouts.told_lists import TOLD

_V = ValueKind
_UNUSED_NOTE = replace(NOTE, offered=False)
STANDARD: tuple[Layout, ...] = (
    Layout(
        "people",
        "Nhân sự",
        (
            SUBJECT_CODE,
            PERSON_NAME,
            FAMILY_NAME,
            GIVEN_NAME,
            BIRTH,
            GENDER,
            CITIZEN_ID,
            POSITION,
            UNIT,
            Column("person_class", "Đối tượng", _V.PERSON_CLASS, synonyms="Nhóm đối tượng"),
            Column("category", "Loại", _V.CATEGORY, synonyms="Loại cán bộ | Diện | Loại lao động"),
            Column(
                "since",
                "Từ ngày",
                _V.DATE,
                synonyms="Ngày vào đơn vị | Công tác từ ngày | Ngày về đơn vị | Ngày về trường | "
                "Ngày về cơ quan | Ngày vào cơ quan | Ngày vào công ty | Ngày về công ty | Ngày vào làm | "
                "Ngày vào làm việc | Ngày nhận việc | Ngày bắt đầu làm việc | Ngày vào Cty",
            ),
            Column(
                "until",
                "Đến ngày",
                _V.DATE,
                synonyms="Ngày nghỉ | Ngày rời đơn vị | Công tác đến ngày | "
                "Ngày nghỉ hưu | Ngày nghỉ việc | "
                "Ngày thôi việc | Ngày hưu | Nghỉ hưu từ ngày | Ngày chuyển đi | Ngày chuyển công tác | "
                "Ngày chấm dứt hợp đồng | Ngày chấm dứt HĐ",
            ),
            Column("heads", "Đứng đầu", _V.TEXT, synonyms="Người đứng đầu của | Đứng đầu tập thể"),
            CAME_FROM,
            MOVED_TO,
            MALE,
            FEMALE,
            BIRTH_MALE,
            BIRTH_FEMALE,
            *BIRTH_PARTS,
            _UNUSED_NOTE,
        ),
        subject=SubjectKind.INDIVIDUAL,
    ),
    Layout(
        "collectives",
        "Tập thể",
        (
            SUBJECT_CODE,
            Column(
                "name",
                "Tên tập thể",
                _V.NAME,
                required=True,
                synonyms="Tên đơn vị | Tên phòng ban | Tên đơn vị/tập thể | Tập thể | Tên trường | Tên trường học | "
                "Tên khoa, phòng | Tên doanh nghiệp | Tên công ty | Tên thôn | Tên khu dân cư | Tên chi bộ | Tên tổ",
            ),
            COLLECTIVE_KIND,
            PARENT,
            HEADCOUNT,
            Column("listed", "Đã nhập", _V.TEXT, offered=False),
            Column("established", "Ngày thành lập", _V.PARTIAL_DATE, synonyms="Năm thành lập | Thành lập"),
            Column("dissolved_on", "Ngày giải thể", _V.DATE, synonyms="Giải thể | Ngày sáp nhập | Kết thúc hoạt động"),
        ),
        subject=SubjectKind.COLLECTIVE,
    ),
    Layout(
        "households",
        "Hộ gia đình",
        (
            SUBJECT_CODE,
            HOUSEHOLD_NAME,
            ADDRESS,
        ),
        subject=SubjectKind.HOUSEHOLD,
    ),
    Layout(
        "ratings",
        "Xếp loại năm",
        (
            replace(
                YEARS, required=True, synonyms=f"{YEARS.synonyms} | Năm đạt | Năm xếp loại | Năm đánh giá xếp loại"
            ),
            SUBJECT_CODE,
            Column(
                "rating",
                "Mức xếp loại",
                _V.RATING,
                required=True,
                synonyms="Xếp loại | Kết quả xếp loại | Mức độ hoàn thành nhiệm vụ | "
                "Kết quả đánh giá | Kết quả đánh giá, xếp loại | Kết quả đánh giá, xếp loại chất lượng | "
                "Mức xếp loại chất lượng | Cấp có thẩm quyền xếp loại | Cấp có thẩm quyền đánh giá, xếp loại | "
                "Kết quả xếp loại của cấp có thẩm quyền | Đơn vị xếp loại | Cơ quan xếp loại | Thủ trưởng xếp loại | "
                "Đánh giá xếp loại | Xếp loại cuối năm | Xếp loại cả năm | Kết quả xếp loại cuối năm",
            ),
            Column(
                "months_worked",
                "Số tháng công tác",
                _V.MONTHS,
                synonyms="Số tháng | Tháng công tác | Số tháng làm việc",
            ),
            DECISION_NUMBER,
            DECISION_DATE,
            Column(
                "maternity_months",
                "Số tháng nghỉ thai sản",
                _V.MONTHS,
                synonyms="Nghỉ thai sản | Tháng nghỉ thai sản | Thai sản | Số tháng thai sản",
            ),
        ),
    ),
    Layout(
        "initiatives",
        "Sáng kiến",
        (
            Column("code", "Mã sáng kiến", _V.CODE, required=True, synonyms="Mã SK | Mã đề tài | Mã số sáng kiến"),
            Column("name", "Tên sáng kiến", _V.NAME, required=True, synonyms="Tên đề tài, sáng kiến"),
            Column("kind", "Loại", _V.INITIATIVE_KIND, synonyms="Loại sáng kiến"),
            Column("authors", "Tác giả", _V.CODES, synonyms="Mã tác giả | Tác giả, đồng tác giả"),
            Column("shares", "Tỷ lệ đóng góp", _V.SHARES, synonyms="Tỷ lệ | Tỉ lệ đóng góp | Tỷ lệ % đóng góp"),
            Column("scope", "Phạm vi", _V.SCOPE, synonyms="Phạm vi ảnh hưởng | Phạm vi áp dụng | Cấp công nhận"),
            INITIATIVE_RESULT,
            DECISION_NUMBER,
            DECISION_DATE,
            YEAR,
        ),
    ),
    Layout(
        "awards_held",
        "Khen thưởng đã có",
        (
            SUBJECT_CODE,
            Column(
                "award",
                "Danh hiệu, hình thức",
                _V.AWARD,
                required=True,
                synonyms="Danh hiệu | Hình thức khen thưởng | Danh hiệu, hình thức khen thưởng | Danh hiệu/hình thức | "
                "Danh hiệu đã đạt | Danh hiệu thi đua đã đạt | Danh hiệu, hình thức khen thưởng đã đạt | "
                "Nội dung khen | Hình thức khen | Hình thức khen thưởng đã đạt | Khen thưởng đã đạt | "
                "Danh hiệu được tặng | Đã khen thưởng | Danh hiệu thi đua | Nội dung khen thưởng | Hình thức | "
                "Tên Kỷ niệm chương | Loại Kỷ niệm chương | Tên danh hiệu | Tên hình thức khen thưởng",
            ),
            Column("commendation_type", "Loại hình", _V.COMMENDATION_TYPE, synonyms="Loại hình khen thưởng"),
            replace(
                YEARS, synonyms=f"{YEARS.synonyms} | Thời gian | Năm đạt | Năm được khen | Năm được tặng | Năm tặng"
            ),
            DECISION_NUMBER,
            replace(DECISION_DATE, synonyms=f"{DECISION_DATE.synonyms} | Ngày"),
            DECIDED_BY,
        ),
    ),
    Layout(
        "discipline",
        "Kỷ luật",
        (
            SUBJECT_CODE,
            Column("form", "Hình thức", _V.DISCIPLINE_FORM, synonyms="Hình thức kỷ luật | Hình thức kỉ luật"),
            replace(
                DECISION_NUMBER,
                synonyms=f"{DECISION_NUMBER.synonyms} | Quyết định | Quyết định kỷ luật | Số quyết định kỷ luật | "
                "Số, ngày quyết định kỷ luật | Căn cứ quyết định | Văn bản kỷ luật",
                starts=f"{DECISION_NUMBER.starts} | quyết định số ngày | quyết định kỷ luật số | "
                "quyết định kỷ luật ngày",
            ),
            Column(
                "from_date",
                "Từ ngày",
                _V.DATE,
                synonyms="Ngày bị kỷ luật | Ngày có hiệu lực | Ngày hiệu lực | Ngày quyết định | Ngày QĐ | "
                "Ngày ra QĐ | Ngày ra quyết định | Ngày kỷ luật",
            ),
            Column(
                "finished_on",
                "Chấp hành xong",
                _V.DATE,
                synonyms="Ngày chấp hành xong | Đến ngày | "
                "Ngày hết hiệu lực | Hết hiệu lực | Ngày hết thời hạn | Ngày hết hạn | Ngày hết hạn kỷ luật | "
                "Ngày hết thời hạn kỷ luật | Ngày chấm dứt hiệu lực | Ngày kết thúc",
            ),
            Column(
                "term",
                "Thời hạn",
                _V.TEXT,
                synonyms="Thời hạn kỷ luật | Thời gian kỷ luật | Thời hạn thi hành | Thời gian thi hành | "
                "Thời hạn thi hành kỷ luật | Thời gian thi hành kỷ luật",
                offered=False,
            ),
            Column(
                "status", "Tình trạng", _V.DISCIPLINE_STATUS, synonyms="Trạng thái | Hiện nay | Tình trạng hiện nay"
            ),
        ),
    ),
    Layout(
        "registrations",
        "Đăng ký",
        (
            Column("year", "Năm", _V.YEAR, required=True, synonyms=f"Năm đăng ký | {YEAR.synonyms}"),
            SUBJECT_CODE,
            Column(
                "award",
                "Danh hiệu đăng ký",
                _V.AWARD,
                required=True,
                synonyms="Hình thức khen thưởng đăng ký | Hình thức đăng ký | Đăng ký hình thức khen thưởng | "
                "Danh hiệu đăng ký phấn đấu | Danh hiệu phấn đấu | Danh hiệu, hình thức đăng ký | "
                "Danh hiệu thi đua đăng ký | Đăng ký danh hiệu | Đăng ký danh hiệu thi đua | "
                "Đăng ký thi đua | Nội dung đăng ký | Danh hiệu cá nhân | Danh hiệu tập thể | "
                "Danh hiệu thi đua cá nhân | Danh hiệu thi đua tập thể",
            ),
            Column("movement", "Phong trào", _V.TEXT, synonyms="Phong trào thi đua | Tên phong trào"),
            Column("registered_on", "Ngày đăng ký", _V.DATE),
        ),
    ),
)

LAYOUTS: dict[str, Layout] = {layout.code: layout for layout in (*STANDARD, *TOLD, *OFFICE_LISTS)}
