"""Lists that go with a decision on awards: their headings, and what the words above and below say of the decision."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from khenthuong_desktop.domain import text
from khenthuong_desktop.spreadsheets.columns import (
    ADDRESS,
    DECISION_DATE,
    DECISION_NUMBER,
    FAMILY_NAME,
    GIVEN_NAME,
    HOUSEHOLD_NAME,
    PERSON_NAME,
    SUBJECT_CODE,
    SUBJECT_KIND,
    UNIT,
    YEAR,
    Column,
    Layout,
    ValueKind,
)
from khenthuong_desktop.spreadsheets.layouts.award_standing import only_asks, standing_key
from khenthuong_desktop.spreadsheets.layouts.given_by_decision import is_given_by_decision
from khenthuong_desktop.spreadsheets.layouts.office_lists import (
    GIVEN_COLLECTIVES,
    NOMINEE_NAME,
    PERSON_DETAILS,
)
from khenthuong_desktop.spreadsheets.layouts.refusals import is_no_result
from khenthuong_desktop.spreadsheets.words import bare, plain

_V = ValueKind
CODE = "decision_list"
ANY_NAME = replace(
    NOMINEE_NAME,
    synonyms=f"{NOMINEE_NAME.synonyms} | {' | '.join(PERSON_NAME.headings)} | Tên đơn vị/tập thể | Tên tập thể | "
    "Tập thể | Tên đơn vị, tập thể | Tên đơn vị/cá nhân | Họ tên cá nhân, tập thể | Tên đơn vị, cá nhân | Tên đơn vị | "
    f"{' | '.join(HOUSEHOLD_NAME.headings)} | Tên thôn | Tên tổ dân phố | Tên thôn, tổ dân phố | "
    "Tên khu dân cư | Tên bản | Tên ấp | Tên khu phố | Tên buôn | "
    "Tên làng | Tên xóm | Tên khóm | Tên trường | Tên công ty | Tên doanh nghiệp | "
    "Họ và tên, tên tập thể | Cá nhân, tập thể | Tập thể, cá nhân | "
    "Tên tập thể, hộ gia đình, cá nhân | Tên tập thể, họ tên cá nhân | Họ tên cá nhân, tên tập thể | "
    "Tên tập thể, họ và tên cá nhân | Họ và tên cá nhân, tên tập thể",
    starts=f"họ và tên tên tập thể | tên tập thể cá nhân | {NOMINEE_NAME.starts} | {GIVEN_COLLECTIVES} | "
    f"{PERSON_NAME.starts}",
)
GIVEN_AWARD = Column(
    "award",
    "Danh hiệu, hình thức khen thưởng",
    _V.AWARD,
    synonyms="Danh hiệu | Hình thức khen thưởng | Hình thức | Danh hiệu thi đua | Khen thưởng | Mức khen | "
    "Danh hiệu/Hình thức | Danh hiệu TĐ-HTKT | Hình thức khen | Danh hiệu được công nhận | Danh hiệu, hình thức | "
    "Được tặng | Được tặng thưởng | Được khen thưởng | Được công nhận | Được tặng danh hiệu | "
    "Danh hiệu được phong tặng",
    starts="danh hiệu hình thức | danh hiệu thi đua hình thức | hình thức khen thưởng | danh hiệu thi đua | "
    "danh hiệu được tặng | danh hiệu được công nhận | danh hiệu được khen | hình thức được tặng | hình thức được khen",
)
_ASKED_AWARD = Column(  # what the result in the row is about, where no other award stands there
    "asked_award",
    "Hình thức đề nghị",
    _V.AWARD,
    synonyms="Danh hiệu đề nghị | Danh hiệu, hình thức đề nghị | Hình thức khen thưởng đề nghị | Đề nghị khen thưởng | "
    "Đề nghị khen | Đề nghị | Hình thức đề nghị khen thưởng | Đề nghị hình thức khen thưởng | Đề nghị danh hiệu | "
    "Đề nghị hình thức khen | Đề nghị mức khen | Đề nghị hình thức | "
    "Danh hiệu thi đua đề nghị | Mức khen đề nghị | Đề nghị tặng | Đề nghị tặng thưởng | Đề nghị xét tặng | "
    "Đề nghị công nhận",
    starts="danh hiệu đề nghị | hình thức đề nghị",
)
_RESULT = Column(
    "result",
    "Kết quả",
    _V.TEXT,
    synonyms="Kết quả xét | Kết quả khen thưởng | Kết quả xét khen thưởng | Kết quả thẩm định | Ý kiến xét duyệt | "
    "Kết quả xét duyệt",
    starts="kết quả xét | kết quả khen thưởng",
)

_PLACES = (  # lists for many places say which one each row is of
    Column(
        "province",
        "Tỉnh, thành phố",
        _V.TEXT,
        synonyms="Tỉnh | Tỉnh/Thành phố | Tỉnh/TP | Tỉnh, TP | Thuộc tỉnh | Tỉnh (thành phố) | Tỉnh - Thành phố",
        offered=False,
    ),
    Column(
        "commune",
        "Xã, phường",
        _V.TEXT,
        synonyms="Xã | Phường | Xã/phường | Xã, phường, đặc khu | Xã (phường) | Thuộc xã | Xã, phường, thị trấn | "
        "Xã/phường/đặc khu | Địa phương",
        offered=False,
    ),
)

DECISION_LIST = Layout(
    CODE,
    "Danh sách kèm theo quyết định khen thưởng",
    (
        replace(SUBJECT_CODE, required=False),
        SUBJECT_KIND,
        Column("honorific", "Tên gọi", _V.TEXT, synonyms="Danh xưng | Ông/Bà"),
        ANY_NAME,
        FAMILY_NAME,
        GIVEN_NAME,
        *PERSON_DETAILS,
        UNIT,
        ADDRESS,
        *_PLACES,
        GIVEN_AWARD,
        _ASKED_AWARD,
        Column("commendation_type", "Loại hình", _V.COMMENDATION_TYPE, synonyms="Loại hình khen thưởng"),
        YEAR,
        DECISION_NUMBER,
        DECISION_DATE,
        Column(
            "decided_by",
            "Cơ quan quyết định",
            _V.TEXT,
            synonyms="Cơ quan ban hành | Cấp quyết định | Cơ quan khen thưởng | Cấp khen thưởng | Người quyết định | "
            "Cấp khen | Cấp tặng | Cơ quan khen | Cơ quan tặng",
        ),
        Column("signer_name", "Người ký", _V.TEXT, synonyms="Người ký quyết định | Họ tên người ký"),
        _RESULT,
        Column("achievement", "Thành tích", _V.TEXT, synonyms="Tóm tắt thành tích | Nội dung khen thưởng"),
        Column("reward", "Tiền thưởng", _V.TEXT, synonyms="Mức thưởng | Mức tiền thưởng | Số tiền"),
        Column("note", "Ghi chú", _V.TEXT, synonyms="Lý do"),
    ),
    standard=False,
)

_NUMBER = r"(\d{1,6}\w?\s*/\s*(?:\d{4}\s*/\s*)?QĐ(?:\s*[-–]\s*[\wĐ]+)*|\d{1,6}\s*[-–]\s*QĐ/[\wĐ]+)"
_DAY = r"ngày\s+(\d{1,2})(?:\s*[/.-]\s*|\s+tháng\s+)(\d{1,2})(?:\s*[/.-]\s*|\s+năm\s+)(\d{4})"
_DECISION = re.compile(rf"(?:quyết định|QĐ)\s*(?:khen thưởng\s*)?(?:số)?\s*:?\s*{_NUMBER}", re.IGNORECASE)
_BARE_NUMBER = re.compile(rf"số\s*:?\s*{_NUMBER}", re.IGNORECASE)
_ANY_DAY = re.compile(_DAY, re.IGNORECASE)
_DAY_BESIDE = re.compile(r"\s*[,;(]\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b")
_BY = re.compile(r"\s*,?\s*của\s+([^();.]+)", re.IGNORECASE)
_BY_ENDS = re.compile(r"\s+(?:về việc|v/v|về|cho|tặng|công nhận|khen thưởng|đã|năm)\b.*", re.IGNORECASE)
_OF_AWARDS = (
    "khen", "danh hieu", "tang thuong", "tien thuong", "thi dua", "huan chuong", "huy chuong", "ky niem chuong",
)  # fmt: skip
_TITLED = ("lao dong tien tien", "lao dong xuat sac", "chien si tien tien", "gia dinh van hoa", "ldtt", "cstt", "cstd")
_BY_STATEMENT = re.compile(r"\b(?:tai|(?<!kem )theo|xet|can cu) to trinh\b")  # in what a decision is based on
_AWARD_HEADING = re.compile(
    r"(?:danh hiệu|hình thức|(?:tặng |thưởng |công nhận )*(?:bằng khen|giấy khen|cờ thi đua|huân chương|huy chương"
    r"|kỷ niệm chương|chiến sĩ thi đua|lao động tiên tiến|tập thể lao động))\b.*"
)
_AUTHORITY = re.compile(r"(?:tm|kt|tl|tuq|q|chủ tịch|phó chủ tịch|bộ trưởng|giám đốc|phó giám đốc)\b.*")
_COLLECTIVE_WORDS = re.compile(
    r"^(?:tập thể(?: (?:lãnh đạo|cán bộ)[^,]*?)?|(?:cán bộ|nhân dân|công chức|viên chức|người lao động|[,và\s])+)\s+"
    r"(?=\S)",
    re.IGNORECASE,
)
_RESULTS = re.compile(r"\bket qua (?:xet|khen|tham dinh|phe duyet|duyet|de nghi|giai quyet)")
_NAME_WORDS = range(2, 7)
_GIVEN = re.compile(
    r"(?:nhất trí |thống nhất )?(?:đồng ý|đạt|được|có|duyệt|đã duyệt|phê duyệt|thông qua|đã thông qua|công nhận"
    r"|khen|tặng|khen thưởng|khen tặng|tặng thưởng|nhất trí|thống nhất|đủ điều kiện|đủ tiêu chuẩn|ok)"
    r"(?: (?:khen|khen thưởng|tặng|tặng thưởng|công nhận|duyệt|phê duyệt|thông qua|danh hiệu|yêu cầu|tiêu chuẩn|đề nghị"
    r"|theo đề nghị|như đề nghị))*"
)


@dataclass(frozen=True)
class DecisionSaid:
    """What is said of a decision; None where nothing is."""

    number: str | None = None  # with its symbol: 412/QĐ-UBND
    issued_on: date | None = None
    decided_by: str | None = None
    signer_name: str | None = None

    def __or__(self, other: "DecisionSaid") -> "DecisionSaid":
        """The other one's words where this one is silent."""
        return DecisionSaid(
            self.number or other.number,
            self.issued_on or other.issued_on,
            self.decided_by or other.decided_by,
            self.signer_name or other.signer_name,
        )


def decision_said(words: str) -> DecisionSaid:
    """ "Kèm theo Quyết định số 412/QĐ-UBND ngày 05 tháng 12 năm 2026 của Chủ tịch UBND tỉnh …": its parts."""
    words = text.clean(words)
    found = _DECISION.search(words) or _BARE_NUMBER.search(words)
    if found is None:
        return DecisionSaid()
    day = _ANY_DAY.search(words, found.end()) or _ANY_DAY.search(words) or _DAY_BESIDE.match(words, found.end())
    by = _BY.match(words, max(found.end(), day.end() if day and day.start() >= found.start() else 0))
    decided_by = _BY_ENDS.sub("", by.group(1)).strip(" ,-–") if by else ""
    return DecisionSaid(
        re.sub(r"\s+", "", found.group(1)).replace("–", "-"),
        _date(day) if day else None,
        decided_by[:1].upper() + decided_by[1:] if decided_by else None,
    )


def _date(day: re.Match[str]) -> date | None:
    try:
        return date(int(day.group(3)), int(day.group(2)), int(day.group(1)))
    except ValueError:
        return None


def names_decision(words: str) -> bool:
    """Whether a heading over rows names the decision they are of."""
    return _DECISION.search(text.clean(words)) is not None


def heads_awards(words: str) -> bool:
    """Whether a numbered line that says nothing else names the award of the rows below it: "1. Danh hiệu …"."""
    return _AWARD_HEADING.fullmatch(plain(words)) is not None


def signer_said(below: Sequence[str]) -> str | None:
    """The name that stands last under an authority at the foot of a list: "KT. CHỦ TỊCH …", "Nguyễn Văn A"."""
    signed = False
    name = None
    for words in below:
        signed = signed or _AUTHORITY.fullmatch(plain(words)) is not None
        parts = words.split()
        is_name = len(parts) in _NAME_WORDS and all(part[:1].isupper() for part in parts) and not words.isupper()
        if signed and is_name and not _ANY_DAY.search(words):
            name = words
    return name


def is_of_awards(above: str) -> bool:
    """Whether the words above a list say that it goes with a decision on awards."""
    key = bare(above)
    titled = not is_proposed(above) and any(words in key for words in _TITLED)
    return (
        is_given_by_decision(above) and names_decision(above) and (titled or any(words in key for words in _OF_AWARDS))
    )


def is_proposed(above: str) -> bool:
    """Whether the words above a list say that it only asks for something."""
    words = _BY_STATEMENT.sub(" ", standing_key(above)) if names_decision(above) else above
    return only_asks(words)


def is_of_results(above: str) -> bool:
    """Whether the words above a list speak of what came of proposals for awards: "KẾT QUẢ XÉT KHEN THƯỞNG"."""
    key = bare(above)
    return _RESULTS.search(key) is not None and any(words in key for words in _OF_AWARDS)


def without_collective_words(name: str) -> str:
    """ "Tập thể Phòng Kinh tế", "Cán bộ và nhân dân xã An Bình": the name itself."""
    return _COLLECTIVE_WORDS.sub("", text.clean(name))


def is_given(result: str) -> bool | None:
    """Whether the result in a row's own words is that the award was given; None where they say something else, as
    "Chờ bổ sung hồ sơ"."""
    if is_no_result(result):
        return False
    return True if not result.strip() or _GIVEN.fullmatch(plain(result)) else None
