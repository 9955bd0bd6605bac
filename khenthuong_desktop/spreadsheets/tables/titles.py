"""What the words above a table say of all its rows: the year, the unit, the person whose sheet it is."""

import re
from collections.abc import Sequence

from khenthuong_desktop.domain import text
from khenthuong_desktop.spreadsheets.cells.cell_signs import as_text, is_empty
from khenthuong_desktop.spreadsheets.cells.dates import read_date
from khenthuong_desktop.spreadsheets.cells.person_names import in_title_case, split_honorific
from khenthuong_desktop.spreadsheets.layouts.award_standing import registers
from khenthuong_desktop.spreadsheets.layouts.decision_lists import DecisionSaid, decision_said, is_proposed
from khenthuong_desktop.spreadsheets.layouts.given_by_decision import is_given_by_decision
from khenthuong_desktop.spreadsheets.layouts.told_years import year_of_title
from khenthuong_desktop.spreadsheets.tables.group_headings import in_ordinary_case
from khenthuong_desktop.spreadsheets.tables.title_kinds import title_commendation, title_scope
from khenthuong_desktop.spreadsheets.words import bare
from khenthuong_desktop.spreadsheets.work_words import is_unit, is_work

_UNIT = re.compile(r"(?:tên )?(?:cơ quan, )?đơn vị(?: công tác)?\s*:\s*(.*\w.*)", re.IGNORECASE)
_LABELS = {
    "name": "họ và tên | họ tên | họ, tên | ông/bà | ông (bà) | cá nhân",
    "birth_date": "ngày sinh | năm sinh | sinh ngày | sinh năm | ngày, tháng, năm sinh",
    "job_title": "chức vụ | chức danh | chức vụ, chức danh",
}
_FIELD_OF = {text.compare_key(label): field for field, labels in _LABELS.items() for label in labels.split(" | ")}
_LABEL = re.compile(rf"\b({'|'.join(map(re.escape, sorted(_FIELD_OF, key=len, reverse=True)))})\s*:\s*", re.IGNORECASE)
_OF_PERSON = re.compile(r"\bcủa (?:ông|bà|đồng chí|đ/c)\s+((?:[^\W\d_]+\s?)+)$", re.IGNORECASE)
_OF_UNIT = re.compile(
    r"\b(?:thành tích tập thể|(?:thành tích|khen thưởng|thi đua|danh hiệu)\b.*?\bcủa)\s+(?!của\b)(.+?)"
    r"(?:\s*[,(–-]?\s*(?:(?:từ |giai đoạn |các |trong )*(?:\d+ năm(?! (?:học )?\d{4})|năm)|(?:để )?đề nghị)\b.*)?$",
    re.IGNORECASE,
)
_ITSELF = re.compile("(?:don vi|tap the|co quan|nha truong|truong|phong)(?: (?:minh|minh toi|chung toi|ta))?")
_NO_UNIT = re.compile(r"(?:truong hop|to chuc|to trinh|hoi dong|hoi nghi|doi ngu|doi tuong|khoi luong)\b")
_LEFTMOST = 2  # a column further to the right is that of the country's name
_TITLES = re.compile(
    r"\b(?:danh sach|bang|bieu|tong hop|ket qua|bao cao|phu luc|thong ke|so theo doi|trich ngang|dang k[iy]|to trinh"
    r"|mau so|giao uoc|cam ket|thong bao|bien ban|ke hoach|kem theo|ban ke|ke khai|trich yeu)\b"
)
_NO_PART = re.compile(r"[\d:/…_*]|[-–—=]{2}|^(?:CỘNG H|ĐỘC LẬP|ĐẢNG CỘNG)")
_NO_NAME = re.compile(
    r"\b(?:ly lich|ho so|nhan su|can bo|cong chuc|vien chuc|giao vien|nhan vien|nguoi lao dong|luong|phu cap|hoi dong"
    r"|doi ngu|thanh tich|khen thuong|ket qua|xep loai|danh hieu|dang vien|hoc sinh|so luong|de nghi)\b"
)
_UNFINISHED = re.compile(  # names a kind of unit alone, or kinds whose names are long
    r"(?:truong|mam non|mau giao|tieu hoc|trung hoc|co so|pho thong|dan toc|ban tru|noi tru|lien cap|cao dang|dai hoc"
    r"|th|thcs|thpt|mn|ptdtbt|ptdtnt|tram|y te|phong|khoa|ban|van phong|\s|va)+"
    r"|(?:trung tam|cong ty|hop tac xa|ban quan ly|doanh nghiep|benh vien|chi nhanh)\b.*|.* va"
)
_LONGEST_PART = 6  # words
_AUTHORITIES = re.compile(
    r"(?:uy ban nhan dan|ubnd|hdnd|hoi dong nhan dan|so |dang uy|dang bo|huyen uy|tinh uy|tong cong ty)\b"
)
_COMMUNE = re.compile(r"(?:xa|phuong|thi tran|dac khu)\s+(?!hoi$)\S")
_PLACE = re.compile(r"\b(?:xa|phuong|thi tran|dac khu|huyen|quan|tinh|thanh pho|tp)\b")
_OF_MANY = re.compile(
    r"\b(?:cac|tung) (?:don vi|truong|co quan|phong|khoa|to|thon|xa|phuong|chi bo|cong doan)\b|\btren dia ban\b"
    r"|\btoan (?:xa|phuong|huyen|tinh|thanh pho|nganh)\b|\bcap (?:xa|huyen|tinh) de nghi\b"
)
_WITH_DECISION = re.compile(r"\bkèm theo (?:quyết định|QĐ)\b|^\W*(?:theo )?(?:quyết định|QĐ)\b", re.IGNORECASE)
_UNIT_AND_TITLE = re.compile(r"(\s+[-–]+\s+|\s*:\s+)")
_SOCIETY = re.compile(r"xa hoi\b")  # the end of "PHÒNG VĂN HÓA - XÃ HỘI" is no title
_SOCIETY_AND_TITLE = re.compile(
    r"(.+\s+[-–]+\s+xã hội)\W+(?=(?:đề nghị|danh sách|đăng ký|kết quả|tổng hợp)\b)", re.IGNORECASE
)
_OF_LIST = re.compile(
    r"\b(?:de nghi|danh sach|xep loai|dang k[iy]|khen thuong|ket qua|tong hop|danh gia|thi dua|nam \d)"
)
_LISTED = re.compile(r"(?:danh sách|bảng|ds)\s+(.+?)(?:\s+năm(?: học)?\s.*)?", re.IGNORECASE)
_DONE = re.compile(r"\b(?:de nghi|ket qua|(?:da|duoc) cong nhan|nghiem thu)\b")
_DOTS = re.compile(r"[.…_]{3,}")

Rows = Sequence[Sequence[object]]


def title_year(above: Rows) -> int | None:
    """The one year that titles name: "KẾT QUẢ XẾP LOẠI NĂM 2025"; of a school year the second; no day's year."""
    return year_of_title(_texts(above))


def title_unit(above: Rows) -> str | None:
    """The unit named as such: "Đơn vị: Trường Tiểu học Hoà Bình"."""
    for words in _texts(above):
        found = _UNIT.fullmatch(_DOTS.sub("", words).strip())
        if found:
            return found.group(1).strip()
    return None


def unit_listed(above: Rows) -> str | None:
    """The unit that the title of a table names: "DANH SÁCH TỔ 1"."""
    for words in reversed(_texts(above)):
        found = _LISTED.fullmatch(words)
        if found and is_unit(found[1]) and not is_work(found[1]) and not _NO_UNIT.match(bare(found[1])):
            return in_ordinary_case(found[1])
    return None


def letterhead_unit(above: Rows, left: int = 0, *, many: bool = False) -> str | None:
    """The unit that stands under its superior at the left over the title: "UBND XÃ AN BÌNH", "TRƯỜNG THCS AN BÌNH".
    An authority alone, or its place, has units below it, and of a list of many units its people are not. ``left``:
    where the table begins, beside which others stand; ``many``: also of a list of many."""
    lines: list[str] = []
    place = None
    for row in above:
        at = next((index for index, cell in enumerate(row) if not is_empty(cell)), None)
        if at is None or at > left + _LEFTMOST:
            continue
        lines_of_cell = map(text.clean, as_text(row[at]).split("\n"))
        words = [_before_title(line) for line in lines_of_cell if line]
        if any(_TITLES.search(bare(line)) for line in words):
            break
        for line in words:
            if lines and at == place and _is_place_of(lines[-1], line):
                lines[-1] = f"{lines[-1]} {line}"
            elif is_unit(line) and (_AUTHORITIES.match(bare(line)) or not _NO_UNIT.match(bare(line))):
                lines.append(line)
            elif lines and at == place and line.isupper() and _continues(lines[-1], line):
                lines[-1] = f"{lines[-1]} {line}"
        place = at
    if not lines or _has_units_below(lines[-1]) or (not many and _OF_MANY.search(bare(words_above(above)))):
        return None
    return in_ordinary_case(lines[-1])


def _has_units_below(line: str) -> bool:
    return _AUTHORITIES.match(bare(line)) is not None or _COMMUNE.match(bare(line)) is not None


def _before_title(line: str) -> str:
    """ "VĂN PHÒNG" of "VĂN PHÒNG - ĐỀ NGHỊ KHEN THƯỞNG CUỐI NĂM": a unit and a title in one line."""
    for mark in _UNIT_AND_TITLE.finditer(line):
        unit, title = line[: mark.start()], line[mark.end() :]
        if is_unit(unit) and _OF_LIST.search(bare(title)) and not _SOCIETY.match(bare(title)):
            return unit
    found = _SOCIETY_AND_TITLE.match(line)
    return found[1] if found is not None else line


def _is_place_of(organ: str, line: str) -> bool:
    """Whether a line is the place of the organ in the line over it: "ỦY BAN NHÂN DÂN", "XÃ AN BÌNH"."""
    return _COMMUNE.match(bare(line)) is not None and _PLACE.search(bare(organ)) is None


def _continues(unit: str, line: str) -> bool:
    """Whether capitals under a unit are more of its name: "TRƯỜNG THCS", "AN BÌNH"."""
    over, under = bare(unit), bare(line)
    if _NO_PART.search(line) or _NO_NAME.search(under) or len(under.split()) > _LONGEST_PART:
        return False
    return _UNFINISHED.fullmatch(over) is not None or under.startswith("va ")


def named_unit(sheet: str) -> str | None:
    """The unit whose sheet it is by its name: "Phòng Kế toán", but not "Tổ chức" or "Hội đồng"."""
    named = text.clean(sheet)
    return in_ordinary_case(named) if " " in named and is_unit(named) and not _NO_UNIT.match(bare(named)) else None


def title_person(above: Rows) -> dict[str, object]:
    """Name, birth and work of the one person whom a sheet is about: "Họ và tên: Nguyễn Văn An", "… CỦA BÀ LÊ THỊ B"."""
    said: dict[str, object] = {}
    for row in above:
        words = text.clean(_DOTS.sub(" ", " ".join(_texts([row]))))
        parts = _LABEL.split(words)
        for label, value in zip(parts[1::2], parts[2::2], strict=True):
            said.setdefault(_FIELD_OF[text.compare_key(label)], value.strip(" ,;-–"))
        if (named := _OF_PERSON.search(words)) is not None:
            said.setdefault("name", named[1])
    name = split_honorific(str(said.pop("name", "")))[1]
    if not 2 <= len(name.split()) <= 6 or any(map(str.isdecimal, name)):
        return {}
    born = read_date(said.pop("birth_date", ""), partial=True)[0]
    kept = {field: value for field, value in said.items() if value}
    return {"name": in_title_case(name) or name, **kept, **({"birth_date": born} if born else {})}


def title_owner(above: Rows) -> str | None:
    """The unit whose own history a sheet is: "DANH HIỆU THI ĐUA CỦA PHÒNG NỘI VỤ", "THÀNH TÍCH CỦA ĐƠN VỊ" under its
    name."""
    texts = _texts(above)
    for words in texts:
        if (found := _OF_UNIT.search(words)) is None:
            continue
        if _ITSELF.fullmatch(bare(found[1])) is None:
            return in_ordinary_case(found[1]) if is_unit(found[1]) else None
        named = title_unit(above) or next(filter(is_unit, reversed(texts)), None)
        return in_ordinary_case(named) if named else None
    return None


def promises(title: str) -> bool:
    """Whether a list is of what people undertake for a year, and not of what came of it."""
    words = bare(title)
    return registers(words) and _DONE.search(words) is None


def title_decision(above: Rows) -> dict[str, object]:
    """Number, day and year of the decision that a list belongs to ("Kèm theo Quyết định số 12/QĐ-UBND ngày …"); a
    list of what is only proposed belongs to none."""
    if is_proposed(words_above(above)):
        return {}
    lines = (words for words in _texts(above) if _WITH_DECISION.search(words))
    belonging = next(filter(is_given_by_decision, lines), None)
    said = decision_said(belonging) if belonging is not None else DecisionSaid()
    if said.number is None or said.issued_on is None:
        return {}
    day = said.issued_on
    return {"decision_number": said.number, "decision_date": day.isoformat(), "year": day.year}


def title_says(above: Rows) -> dict[str, object]:
    """All that these words say of the rows below them."""
    unit = title_unit(above) or unit_listed(above)
    told = {"year": title_year(above), "unit": unit, "name": title_owner(above)}
    sorts = title_sorts(above)
    return (
        title_decision(above) | {field: value for field, value in told.items() if value} | title_person(above) | sorts
    )


def title_sorts(above: Rows) -> dict[str, object]:
    """The scope of initiatives and the type of commendation that titles name, by their fields."""
    texts = _texts(above)
    told = {"scope": title_scope(texts), "commendation_type": title_commendation(texts)}
    return {field: value for field, value in told.items() if value is not None}


def words_above(above: Rows) -> str:
    """All words above a table."""
    return " ".join(_texts(above))


def _texts(above: Rows) -> list[str]:
    return [text.clean(as_text(cell)) for row in above for cell in row if not is_empty(cell)]
