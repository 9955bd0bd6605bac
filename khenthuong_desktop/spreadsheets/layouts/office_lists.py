"""The lists that offices send of their own making, by their headings."""

from dataclasses import replace

from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.spreadsheets.columns import (
    ADDRESS,
    BIRTH,
    BIRTH_FEMALE,
    BIRTH_MALE,
    BIRTH_PARTS,
    CITIZEN_ID,
    COLLECTIVE_KIND,
    DECISION_NUMBER,
    DEPARTMENT,
    FAMILY_NAME,
    FEMALE,
    GENDER,
    GIVEN_NAME,
    HEADCOUNT,
    HOUSEHOLD_NAME,
    MALE,
    NOTE,
    PARENT,
    PERSON_NAME,
    POSITION,
    SUBJECT_CODE,
    SUBJECT_KIND,
    UNIT,
    YEAR,
    Column,
    Layout,
    ValueKind,
)

_V = ValueKind
_AWARD = Column(
    "award",
    "Danh hiệu thi đua/Hình thức khen thưởng",
    _V.AWARD,
    synonyms="Danh hiệu/Hình thức | Danh hiệu TĐ-HTKT | Hình thức đề nghị | "
    "Hình thức khen thưởng đề nghị | Danh hiệu đề nghị | Danh hiệu, hình thức đề nghị | "
    "Đề nghị khen thưởng | Danh hiệu, hình thức khen thưởng | "
    "Hình thức đề nghị khen thưởng | Danh hiệu/Hình thức khen thưởng | Đề nghị danh hiệu | Đề nghị khen | "
    "Đề xuất khen thưởng | Đề xuất danh hiệu | Đề xuất | Mức khen đề nghị | Đề nghị hình thức khen thưởng | "
    "Đề nghị hình thức khen | Đề nghị mức khen | Đề nghị hình thức | Đề nghị | "
    "Đề nghị tặng | Đề nghị tặng thưởng | Đề nghị xét tặng | Đề nghị công nhận | Đề nghị tặng danh hiệu",
    starts="danh hiệu đề nghị | hình thức đề nghị | danh hiệu hình thức | danh hiệu thi đua hình thức",
)
_AWARD_FORM = Column(
    "award_form",
    "Mã hình thức khen thưởng",
    _V.AWARD,
    synonyms="Hình thức khen thưởng | Mã hình thức | Hình thức | Hình thức khen | Hình thức biểu dương | "
    "Hình thức khen thưởng đề nghị",
    starts="hình thức khen thưởng",
)
_AWARD_TITLE = Column(
    "award_title",
    "Mã danh hiệu thi đua",
    _V.AWARD,
    synonyms="Danh hiệu thi đua | Danh hiệu | Mã danh hiệu | Danh hiệu thi đua đề nghị | Danh hiệu cá nhân | "
    "Danh hiệu tập thể",
    starts="danh hiệu thi đua",
)
_CLASSIFICATION = Column(
    "classification",
    "Phân loại đối tượng",
    _V.TEXT,
    synonyms="Mã phân loại cán bộ | Mã phân loại tập thể | Mã phân loại | Mã phân loại loại tượng",
)
_GIVER = Column(  # which of the diplomas is asked for
    "giver",
    "Cấp khen thưởng",
    _V.TEXT,
    synonyms="Cấp đề nghị | Cấp khen | Cơ quan khen thưởng | Cấp trình khen | Cấp quyết định | Cơ quan quyết định | "
    "Cấp khen thưởng đề nghị | Cấp tặng | Cơ quan khen | Cấp đề nghị khen thưởng | Đề nghị cấp khen",
    offered=False,
)
_ACHIEVEMENT = Column(
    "achievement",
    "Tóm tắt thành tích",
    _V.TEXT,
    synonyms="Thành tích | Nội dung khen thưởng | Tóm tắt thành tích đạt được | Thành tích đạt được | "
    "Thành tích nổi bật | Thành tích tiêu biểu | Thành tích xuất sắc | Nội dung thành tích | "
    "Lý do khen thưởng | Lý do đề nghị khen thưởng | Lý do đề nghị khen | Lý do khen",
    starts="tóm tắt thành tích",
)
_HONORIFIC = Column("honorific", "Tên gọi", _V.TEXT, synonyms="Danh xưng | Ông/Bà")
_OPTIONAL_CODE = Column("code", "Mã số", _V.CODE, synonyms=SUBJECT_CODE.synonyms)
KIND_BESIDE = replace(SUBJECT_KIND, synonyms="", offered=False)  # in lists that mostly name one kind
NOMINEE_NAME = Column(
    "name",
    "Tên tập thể/cá nhân/hộ gia đình",
    _V.NAME,
    required=True,
    synonyms="Tên đối tượng | Họ và tên/Tên tập thể | Tên cá nhân/tập thể | Tên tập thể, cá nhân | "
    "Tên cá nhân, tập thể | Họ tên, tên tập thể | Đối tượng | Tên tập thể/cá nhân | "
    "Tên tập thể, cá nhân, hộ gia đình | Họ và tên cá nhân/tập thể | Họ và tên, tên tập thể | Cá nhân/tập thể | "
    "Họ và tên/Tập thể | Họ tên/Tập thể | Tập thể/Họ và tên | Tên đơn vị, cá nhân | Họ tên/Tên đơn vị | "
    "Tập thể, cá nhân | Cá nhân, tập thể | Đối tượng khen thưởng | Đối tượng đề nghị khen thưởng | Đối tượng đề nghị | "
    "Tên gia đình/đơn vị | Tên hộ gia đình/đơn vị | Tên gia đình, đơn vị | Tên hộ gia đình, đơn vị",
    starts="tên đơn vị cá nhân | tên tập thể cá nhân | tên cá nhân tập thể | họ và tên cá nhân tập thể | "
    "họ tên cá nhân tập thể | họ và tên cá nhân tên tập thể | họ tên cá nhân tên tập thể | tên cá nhân tên tập thể | "
    "đối tượng được | tập thể cá nhân được | cá nhân tập thể được",
)
SORTS_OVER_UNITS = (  # who names them together lists units, where no column has names of people
    "Khoa, phòng | Khoa/phòng | Khoa phòng | Phòng, khoa | Phòng/khoa | Phòng khoa | Phòng, ban | Phòng/ban | "
    "Phòng ban | Khoa, phòng, trung tâm | Khoa/phòng/trung tâm | Khoa, phòng, bộ phận | Khoa, phòng, trạm | "
    "Phòng, ban, đơn vị | Tổ, đội | Tổ, bộ phận | Khoa, phòng, đơn vị | Phòng, đơn vị | Phòng, đội | Xí nghiệp, đội"
)
GIVEN_COLLECTIVES = "tên tập thể được | tập thể được | tên đơn vị được | đơn vị được"
FORMER_NAME = Column(  # of a unit that bears another from now on
    "former_name",
    "Tên cũ",
    _V.TEXT,
    synonyms="Tên gọi cũ | Tên trường cũ | Tên đơn vị cũ | Tên cơ quan cũ | Tên thôn cũ | Tên tổ dân phố cũ | "
    "Tên trước đây | Tên trước sắp xếp | Tên trước khi đổi | Tên trước đổi tên",
    offered=False,
)
QUOTA = Column(  # people that a unit may have, which are not those it has
    "quota",
    "Biên chế giao",
    _V.TEXT,
    synonyms="Biên chế được giao | Số biên chế được giao | Chỉ tiêu biên chế | Biên chế được cấp | Số biên chế giao",
    offered=False,
)
SEAT = Column(
    "seat",
    "Trụ sở",
    _V.TEXT,
    synonyms="Địa chỉ | Địa điểm | Địa chỉ trụ sở | Nơi đóng trụ sở | Trụ sở chính",
    offered=False,
)
HOUSEHOLD_SIZE = Column(
    "household_size",
    "Số khẩu",
    _V.TEXT,
    synonyms="Số nhân khẩu | Nhân khẩu | Số người trong hộ | Số người",
    offered=False,
)
HOUSEHOLD_RESULT = Column(  # households have no yearly ratings: it is whether they have the award of the title
    "result",
    "Kết quả",
    _V.TEXT,
    synonyms="Xếp loại | Kết quả xếp loại | Kết quả bình xét | Kết quả xét | Kết quả công nhận | Kết quả bình chọn | "
    "Bình xét | Đạt/Không đạt | Đạt, không đạt | Kết quả bình xét gia đình văn hóa | Xếp loại gia đình văn hóa",
    starts="kết quả bình xét | kết quả xếp loại | xếp loại",
)
INITIATIVE_RESULT = Column(  # whether it was recognised, or of which class it is
    "result",
    "Kết quả",
    _V.TEXT,
    synonyms="Xếp loại | Kết luận | Công nhận | Đạt/Không đạt | Đạt, không đạt | Công nhận/Không công nhận | Mức đạt | "
    "Kết luận của Hội đồng | Ý kiến của Hội đồng | Hội đồng xếp loại | Hội đồng đánh giá | Thẩm định",
    starts="kết quả | kết luận | xếp loại | đánh giá",
    offered=False,
)
PERSON_DETAILS = (GENDER, MALE, FEMALE, BIRTH, BIRTH_MALE, BIRTH_FEMALE, *BIRTH_PARTS, CITIZEN_ID, POSITION)
_PROPOSAL = (_AWARD, _AWARD_FORM, _AWARD_TITLE, _CLASSIFICATION, _GIVER, _ACHIEVEMENT, NOTE)

OFFICE_LISTS: tuple[Layout, ...] = (
    Layout(
        "individuals_list",
        "Danh sách cá nhân",
        (
            _OPTIONAL_CODE,
            KIND_BESIDE,
            _HONORIFIC,
            PERSON_NAME,
            FAMILY_NAME,
            GIVEN_NAME,
            *PERSON_DETAILS,
            DEPARTMENT,
            UNIT,
            ADDRESS,
            *_PROPOSAL,
        ),
        standard=False,
        subject=SubjectKind.INDIVIDUAL,
    ),
    Layout(
        "collectives_list",
        "Danh sách tập thể",
        (
            _OPTIONAL_CODE,
            Column(
                "name",
                "Tên đơn vị/tập thể",
                _V.NAME,
                required=True,
                synonyms="Tên khoa/phòng | Tên khoa | Tên phòng | Tên phòng/ban | Tên phòng, ban | Tên chi đoàn | "
                "Tên chi hội | Tên công đoàn cơ sở | "
                "Tên phòng, đơn vị | Tên phòng ban, đơn vị | Tên các đơn vị | Tên cơ quan/đơn vị | "
                "Tên đơn vị, phòng ban | Tên đơn vị trực thuộc | Tên tổ dân phố | Tên thôn, tổ dân phố | "
                "Tên CĐCS | Tên ấp | Tên bản | Tên đội | Tên phân xưởng | Tên cơ quan | Tên cơ quan, đơn vị | "
                "Tên tập thể | Tên đơn vị | Tập thể | Tên tập thể, đơn vị | Tên trường | Tên trường học | "
                "Tên khoa, phòng | Tên doanh nghiệp | Tên công ty | Tên thôn | Tên khu dân cư | Tên chi bộ | Tên tổ | "
                "Tên mới | Tên gọi mới | Tên trường mới | Tên đơn vị mới | Tên cơ quan mới | Tên thôn mới | "
                "Tên tổ dân phố mới | Tên sau sắp xếp | Tên sau đổi tên | Tên bộ môn | Tên tổ bộ môn | "
                "Tên tổ chuyên môn | Tên trung tâm | Tên chi cục | Tên xí nghiệp | Tên chi nhánh | Tên trạm | Tên nhóm"
                f" | {SORTS_OVER_UNITS}",
                starts=GIVEN_COLLECTIVES,
            ),
            FORMER_NAME,
            COLLECTIVE_KIND,
            PARENT,
            HEADCOUNT,
            QUOTA,
            SEAT,
            *_PROPOSAL,
        ),
        standard=False,
        subject=SubjectKind.COLLECTIVE,
    ),
    Layout(
        "households_list",
        "Danh sách hộ gia đình",
        (
            _OPTIONAL_CODE,
            _HONORIFIC,
            HOUSEHOLD_NAME,
            ADDRESS,
            HOUSEHOLD_RESULT,
            HOUSEHOLD_SIZE,
            *_PROPOSAL,
        ),
        standard=False,
        subject=SubjectKind.HOUSEHOLD,
    ),
    Layout(
        "nominees_list",
        "Danh sách đề nghị khen thưởng",
        (
            _OPTIONAL_CODE,
            SUBJECT_KIND,
            _HONORIFIC,
            NOMINEE_NAME,
            *PERSON_DETAILS,
            UNIT,
            ADDRESS,
            Column("field_of_activity", "Lĩnh vực hoạt động", _V.TEXT, synonyms="Lĩnh vực"),
            *_PROPOSAL,
        ),
        standard=False,
    ),
    Layout(
        "initiatives_list",
        "Danh sách đề tài, sáng kiến",
        (
            Column(
                "name",
                "Tên đề tài",
                _V.NAME,
                required=True,
                synonyms="Tên sáng kiến | Tên đề tài, sáng kiến | Tên giải pháp | Tên SKKN | Tên SK",
                starts="tên sáng kiến | tên đề tài | tên giải pháp",
            ),
            Column("decision_date", "Ngày công nhận", _V.DATE, synonyms="Ngày quyết định | Ngày QĐ | Ngày ký"),
            replace(DECISION_NUMBER, synonyms=f"{DECISION_NUMBER.synonyms} | Quyết định | QĐ"),
            Column("decided_by", "Đơn vị công nhận", _V.TEXT, synonyms="Cơ quan công nhận"),
            _ACHIEVEMENT,
            Column(
                "author_names",
                "Tên tác giả",
                _V.TEXT,
                required=True,
                synonyms="Tác giả | Họ và tên tác giả | Chủ nhiệm | Tác giả/đồng tác giả | Tác giả, đồng tác giả | "
                "Họ tên tác giả | Tên tác giả, đồng tác giả | Họ và tên tác giả, đồng tác giả | Nhóm tác giả | "
                "Chủ nhiệm đề tài | Chủ nhiệm nhiệm vụ | Họ và tên chủ nhiệm | Họ tên chủ nhiệm | "
                "Họ và tên chủ nhiệm đề tài | Tác giả sáng kiến | Tên tác giả sáng kiến | "
                "Họ và tên tác giả sáng kiến | Họ tên tác giả sáng kiến | Tác giả/nhóm tác giả | "
                "Tác giả, nhóm tác giả | Tác giả (nhóm tác giả) | Người thực hiện",
            ),
            Column(
                "co_authors",
                "Đồng tác giả",
                _V.TEXT,
                synonyms="Cộng sự | Các cộng sự | Đồng chủ nhiệm | Thành viên | Các thành viên | Thành viên tham gia | "
                "Người tham gia | Những người tham gia | Họ và tên đồng tác giả | Họ và tên cộng sự | "
                "Các đồng tác giả | Tác giả cộng sự | Cộng sự tham gia | Thành viên nhóm | Người phối hợp",
                offered=False,
            ),
            Column(
                "shares", "Tỷ lệ đóng góp", _V.SHARES, synonyms="Tỷ lệ | Tỉ lệ đóng góp | Tỷ lệ % đóng góp | Tỷ lệ (%)"
            ),
            Column(
                "scope",
                "Phạm vi",
                _V.SCOPE,
                synonyms="Phạm vi ảnh hưởng | Phạm vi áp dụng | Cấp công nhận | Mức độ ảnh hưởng",
            ),
            INITIATIVE_RESULT,
            DEPARTMENT,
            UNIT,
            YEAR,
        ),
        standard=False,
    ),
)
COLLECTIVES_LIST = next(layout for layout in OFFICE_LISTS if layout.code == "collectives_list")
