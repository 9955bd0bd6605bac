"""The closed word lists as clerks write them: ratings, scopes, categories, forms of discipline, kinds of subject."""

import difflib
import re
from collections.abc import Iterable
from enum import StrEnum
from functools import cache, lru_cache

from khenthuong_desktop.domain import text
from khenthuong_desktop.domain.terms import (
    CollectiveCategory,
    CommendationType,
    DisciplineForm,
    DisciplineStatus,
    Gender,
    InitiativeKind,
    PersonCategory,
    PersonClass,
    Rating,
    Scope,
    SubjectKind,
)
from khenthuong_desktop.spreadsheets.columns import ValueKind, split_words

_NOT_WORD = re.compile(r"[^\w]+")
_ORGAN = text.compare_key("ủy ban nhân dân")
_ORGAN_BARE = ("uy ban nhan dan", "uy ban mat tran", "uy ban mttq", "hoi dong nhan dan")  # typed without tones
NEAR, _NEARER = 0.6, 0.75
_SHORT = 4  # letters
_NEGATIONS = ("chua ", "khong ")

# The first word of each is the one our own workbook offers and writes.
_WRITTEN: dict[ValueKind, dict[StrEnum, str]] = {
    ValueKind.RATING: {
        Rating.EXCELLENT: "HTXSNV | Hoàn thành xuất sắc nhiệm vụ | HTXS | HT xuất sắc NV | Hoàn thành xuất sắc | "
        "Xuất sắc | XS | HT XS | Hoàn thành XS | "
        "Hoàn thành xuất sắc chức trách, nhiệm vụ | HTXS nhiệm vụ | HT xuất sắc nhiệm vụ | "
        "Hoàn thành XSNV | Hoàn thành XS nhiệm vụ | Hoàn thành xuất sắc NV | HTXS NV",
        Rating.GOOD: "HTTNV | Hoàn thành tốt nhiệm vụ | "
        "Hoàn thành tốt chức trách, nhiệm vụ | HT tốt | HTT | HTTN | Hoàn thành tốt | HT tốt NV | Tốt | "
        "HT tốt nhiệm vụ | HTT nhiệm vụ | Hoàn thành tốt NV",
        Rating.COMPLETED: "HTNV | Hoàn thành nhiệm vụ | HT | Hoàn thành | HT nhiệm vụ | Hoàn thành NV",
        Rating.FAILED: "KHTNV | Không hoàn thành nhiệm vụ | KHT | Không hoàn thành | Không HTNV | Không HT nhiệm vụ",
    },
    ValueKind.SCOPE: {
        Scope.GRASSROOTS: "cơ sở | cấp cơ sở | cấp xã | xã | phường | cấp phường | "
        "đặc khu | trường | cấp trường | trong cơ sở | toàn xã | toàn đơn vị | công ty | cấp công ty | bệnh viện | "
        "cấp bệnh viện | nhà trường | cấp đơn vị | sở | UBND xã | UBND phường | hội đồng sáng kiến cơ sở",
        Scope.PROVINCE: "tỉnh | cấp tỉnh | bộ, ngành, tỉnh | cấp bộ | cấp bộ, ngành, tỉnh | thành phố | "
        "cấp thành phố | bộ | toàn tỉnh | toàn thành phố | toàn ngành | UBND tỉnh | Chủ tịch UBND tỉnh | "
        "hội đồng sáng kiến tỉnh",
        Scope.NATION: "toàn quốc | cấp quốc gia | quốc gia | cả nước | cấp nhà nước | nhà nước",
    },
    ValueKind.INITIATIVE_KIND: {
        InitiativeKind.INITIATIVE: "sáng kiến | sáng kiến kinh nghiệm | giải pháp | SK | SKKN",
        InitiativeKind.RESEARCH_TOPIC: "đề tài | đề tài khoa học | đề tài nghiên cứu khoa học | đề tài NCKH | NCKH",
        InitiativeKind.SCHEME: "đề án | đề án khoa học",
        InitiativeKind.WORK: "công trình | công trình khoa học | công trình khoa học và công nghệ",
    },
    ValueKind.CATEGORY: {
        PersonCategory.CADRE: "cán bộ | CB",
        PersonCategory.CIVIL_SERVANT: "công chức | CC",
        PersonCategory.PUBLIC_EMPLOYEE: "viên chức | VC",
        PersonCategory.EMPLOYEE: "người lao động | NLĐ | lao động | lao động hợp đồng | hợp đồng | hợp đồng lao động | "
        "HĐLĐ | LĐHĐ | hợp đồng 68 | HĐ 68 | hợp đồng 111 | HĐ 111",
        PersonCategory.WORKER: "công nhân | CN",
        PersonCategory.FARMER: "nông dân",
        PersonCategory.SOLDIER: "quân nhân | bộ đội | sĩ quan | quân nhân chuyên nghiệp | hạ sĩ quan, binh sĩ | "
        "hạ sĩ quan | binh sĩ | chiến sĩ",
        PersonCategory.POLICE: "công an | công an nhân dân | sĩ quan công an | hạ sĩ quan công an",
        PersonCategory.MILITIA: "dân quân tự vệ | dân quân | tự vệ | dân quân thường trực | DQTV",
    },
    ValueKind.PERSON_CLASS: {
        PersonClass.LEADER: "lãnh đạo | lãnh đạo, quản lý | quản lý | cán bộ lãnh đạo | cán bộ lãnh đạo, quản lý",
        PersonClass.DIRECT: "trực tiếp | người trực tiếp | trực tiếp công tác | người trực tiếp công tác | "
        "lao động trực tiếp",
    },
    ValueKind.GENDER: {
        Gender.MALE: "Nam | giới tính nam | nam giới | trai | male | M",
        Gender.FEMALE: "Nữ | giới tính nữ | nữ giới | gái | female | F",
    },
    ValueKind.DISCIPLINE_FORM: {
        DisciplineForm.REPRIMAND: "khiển trách",
        DisciplineForm.WARNING: "cảnh cáo",
        DisciplineForm.RAISE_DELAY: "kéo dài thời hạn nâng lương | kéo dài thời hạn nâng bậc lương | "
        "kéo dài thời gian nâng lương | kéo dài thời gian nâng bậc lương | kéo dài nâng lương | "
        "kéo dài thời hạn nâng lương không quá 06 tháng | kéo dài thời hạn nâng lương không quá 6 tháng | "
        "kéo dài thời hạn nâng lương 06 tháng | kéo dài thời hạn nâng lương 6 tháng | "
        "kéo dài thời hạn nâng lương 03 tháng | kéo dài thời hạn nâng lương 3 tháng",
        DisciplineForm.SALARY_REDUCTION: "hạ bậc lương",
        DisciplineForm.DEMOTION: "giáng chức",
        DisciplineForm.REMOVAL: "cách chức",
        DisciplineForm.RECALL: "bãi nhiệm",
        DisciplineForm.PAST_POST_REVOKED: "xóa tư cách chức vụ | xóa tư cách chức vụ đã đảm nhiệm | "
        "xóa tư cách chức vụ, chức danh đã đảm nhiệm | xóa tư cách chức danh đã đảm nhiệm | xóa tư cách",
        DisciplineForm.DISMISSAL: "buộc thôi việc | BTV",
        DisciplineForm.SACKING: "sa thải",
    },
    ValueKind.DISCIPLINE_STATUS: {
        DisciplineStatus.UNDER_REVIEW: "đang xem xét | đang xử lý | đang xem xét, xử lý | chưa kết luận | chưa xử lý | "
        "chưa có kết luận | chưa có quyết định",
        DisciplineStatus.CONCLUDED: "đã kết luận | đã xử lý | đã có quyết định | kết luận | đã chấp hành xong | "
        "đang thi hành | đang thi hành kỷ luật | đang chấp hành | đang trong thời gian kỷ luật | "
        "còn hiệu lực | hết hiệu lực | đã xóa kỷ luật | đã được xóa kỷ luật | đã hết thời hạn kỷ luật",
    },
    ValueKind.COMMENDATION_TYPE: {
        CommendationType.MERIT: "công trạng | công trạng và thành tích | công trạng, thành tích | thường xuyên | TX | "
        "theo công trạng",
        CommendationType.UNEXPECTED: "đột xuất | khen thưởng đột xuất",
        CommendationType.MOVEMENT: "phong trào | chuyên đề | theo chuyên đề | phong trào thi đua | "
        "phong trào/chuyên đề | theo đợt | phong trào, chuyên đề",
        CommendationType.DEDICATION: "cống hiến | quá trình cống hiến | có quá trình cống hiến",
        CommendationType.SENIORITY: "niên hạn | theo niên hạn",
        CommendationType.EXTERNAL: "đối ngoại | khen thưởng đối ngoại",
    },
    ValueKind.SUBJECT_KIND: {
        SubjectKind.INDIVIDUAL: "CANHAN | cá nhân | khen thưởng cá nhân | CN",
        SubjectKind.COLLECTIVE: "TAPTHE | tập thể | khen thưởng tập thể | TT",
        SubjectKind.HOUSEHOLD: "HOGIADINH | hộ gia đình | khen thưởng hộ gia đình | gia đình | hộ | HGĐ",
    },
}
# How the names of collectives begin, and what is written beside them.
_COLLECTIVES = {
    CollectiveCategory.COMMUNE: "xã | phường | đặc khu | thị trấn",
    CollectiveCategory.VILLAGE: "thôn | làng | ấp | bản | buôn | xóm | khu phố | khu dân cư | tổ dân phố | TDP",
    CollectiveCategory.OFFICE: "cơ quan | phòng | ban | văn phòng | sở | chi cục | ủy ban | UBND | HĐND | MTTQ",
    CollectiveCategory.PUBLIC_SERVICE: "đơn vị sự nghiệp | sự nghiệp | trung tâm | trạm y tế | trạm | bệnh viện",
    CollectiveCategory.SCHOOL: "trường | trường học | trường mầm non | học viện | trường chính trị",
    CollectiveCategory.ENTERPRISE: "doanh nghiệp | công ty | hợp tác xã | HTX | ngân hàng | nhà máy",
    CollectiveCategory.ARMED_UNIT: "lực lượng vũ trang | ban chỉ huy quân sự | BCHQS | công an | đồn biên phòng | "
    "đồn công an | trung đội | đại đội | tiểu đoàn | tiểu đội",
}
WORDS: dict[ValueKind, dict[StrEnum, tuple[str, ...]]] = {
    kind: {term: split_words(written) for term, written in terms.items()} for kind, terms in _WRITTEN.items()
}


def plain(words: str) -> str:
    """Lower case, tone style evened, no punctuation: "Phong trào/ chuyên đề" → "phong trào chuyên đề"."""
    return " ".join(_NOT_WORD.sub(" ", text.compare_key(words)).split())


def bare(words: str) -> str:
    """:func:`plain` without accents."""
    return " ".join(_NOT_WORD.sub(" ", text.fold(words)).split())


@lru_cache(maxsize=20_000)
def name_key(name: str) -> str:
    """Equal for spellings of one name: case, dashes, quotes, tone style, UBND."""
    return f" {text.compare_key(name)} ".replace(" ubnd ", f" {_ORGAN} ").strip()


@cache
def _lookup(kind: ValueKind) -> dict[str, StrEnum]:
    found: dict[str, StrEnum] = {}
    ambiguous = set()
    for term, spellings in WORDS[kind].items():
        for spelling in spellings:
            found[plain(spelling)] = term
    for term, spellings in WORDS[kind].items():
        for spelling in spellings:
            if found.setdefault(bare(spelling), term) is not term:
                ambiguous.add(bare(spelling))
    return {key: term for key, term in found.items() if key not in ambiguous}


@cache
def find_word(kind: ValueKind, written: str) -> StrEnum | None:
    """The term that ``written`` means: exact but for case, tone style, punctuation and lost accents."""
    lookup = _lookup(kind)
    return lookup.get(plain(written)) or lookup.get(bare(written)) or lookup.get(plain(written).replace(" ", ""))


@cache
def _starts_of_collectives() -> tuple[dict[str, CollectiveCategory], int]:
    """The beginnings of names, and of how many words the longest is."""
    starts = {plain(start): category for category, words in _COLLECTIVES.items() for start in split_words(words)}
    return starts, max(len(start.split()) for start in starts)


def starts_of_collectives() -> tuple[str, ...]:
    """How the names of collectives begin that tell what they are, in plain words."""
    return tuple(_starts_of_collectives()[0])


def category_of_collective(*written: str) -> CollectiveCategory | None:
    """What a collective is by the words for its kind, else by its name: the longest beginning that is known.

    "Trường Mầm non" is a school, "Ban Chỉ huy Quân sự" no office; what begins otherwise is unknown.
    """
    starts, most = _starts_of_collectives()
    for words in written:
        beginning = plain(words).split(maxsplit=most)[:most]
        for count in range(len(beginning), 0, -1):
            if (known := starts.get(" ".join(beginning[:count]))) is not None:
                return known
        if bare(words).startswith(_ORGAN_BARE):
            return CollectiveCategory.OFFICE
    return None


def offered_words(kind: ValueKind) -> list[str]:
    """The words our own workbook offers in its drop-downs."""
    return [spellings[0] for spellings in WORDS[kind].values()]


def word_of(kind: ValueKind, term: StrEnum) -> str:
    """The word our own workbook writes for a term."""
    return WORDS[kind][term][0]


def nearest(written: str, choices: Iterable[str], cutoff: float = NEAR) -> str | None:
    """The choice most like what was written, if any is like it."""
    by_key = {bare(choice): choice for choice in choices}
    found = difflib.get_close_matches(bare(written), by_key, n=1, cutoff=cutoff)
    return by_key[found[0]] if found else None


def nearest_word(kind: ValueKind, written: str) -> str | None:
    """The known spelling most like what was written; never the opposite of "chưa …", nor one for a word or two letters
    or a form or a scope that is only a little like it."""
    spellings = [spelling for spellings in WORDS[kind].values() for spelling in spellings]
    if kind is ValueKind.RATING and (words := bare(written)).startswith(_NEGATIONS):
        return WORDS[kind][Rating.FAILED][1] if "hoan thanh" in words or "ht" in words else None
    sure = kind in (ValueKind.DISCIPLINE_FORM, ValueKind.SCOPE) or len(bare(written)) < _SHORT
    return nearest(written, spellings, _NEARER if sure else NEAR)
