"""One name, one birth date and one gender of a row, out of the cells that lists use for them."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from khenthuong_desktop.spreadsheets.cells.cell_signs import is_ditto
from khenthuong_desktop.spreadsheets.cells.dates import read_date
from khenthuong_desktop.spreadsheets.cells.person_names import (
    are_latin,
    are_two_names,
    begins_with_honorific,
    divided_birth,
    divided_name,
    has_lost_ends,
    has_odd_letters,
    in_title_case,
    is_for_anybody,
    may_begin_with_honorific,
    split_honorific,
    with_capitals,
)
from khenthuong_desktop.spreadsheets.columns import BIRTH_PARTS, ValueKind
from khenthuong_desktop.spreadsheets.problems import ERROR, FIXED, WARNING, Remark
from khenthuong_desktop.spreadsheets.words import find_word
from khenthuong_desktop.spreadsheets.work_words import is_unit, is_work

Fields = dict[str, Any]
Found = list[tuple[str, Remark]]  # the field at fault and the remark
_INVITED = re.compile(r"(?:kính )?mời\s*", re.IGNORECASE)
_APART = re.compile(r"(.*\S) \((?:mã số (\S+)|([^()]+))\)", re.IGNORECASE)
_TWO_NAMES = re.compile(r"\S+(?: \S+)+ và \S+(?: \S+)+")
_NUMBER = re.compile(  # a day, two years, or what is told in words; a figure that tells namesakes apart is none
    r"^\d|\d\s*[/.-]\s*\d|(?:19|20)\d\d\W+(?:19|20)\d\d|\b(?:sinh|sn|ns|năm)\b.*\d", re.IGNORECASE
)
_BULLETED = re.compile(r"^(?:[-–—•+*·▪]+\s*|\d{1,3}\s*[.)]\s*)(?=[^\W\d_]{2})")  # "- Lê Na", "1. Lê Na"
_MARKS_BEHIND = " .,:;…-–—"
_MORE = frozenset(",;()")
_DASH = re.compile(r"\s[-–]\s.*\d")  # "Lê Văn Tám - 9B"
_BESIDE_NAMES = frozenset(",;-–")
_SHORT_FORM = re.compile(r", ((?!TS\b|THS\b|CN\b)[A-ZĐ]{2,4})$")  # none of the titles that stand for people
_IN_PARTS = frozenset(column.field for column in BIRTH_PARTS)
_DIVIDED = frozenset({"male", "female", "birth_date_male", "birth_date_female", "family_name", "given_name"})


def one_person(fields: Fields) -> Found:
    """One name, one birth date and one gender out of the several columns that lists use for them."""
    found: Found = []
    if not _DIVIDED.isdisjoint(fields):
        found.extend(_join_divided(fields))
    found.extend(_birth(fields))
    found.extend(told_apart(fields, "unit", lambda words: is_unit(words) and not is_work(words)))
    found.extend(_work_behind(fields))
    found.extend(bare_name(fields))
    name = fields.get("name")
    if name and "birth_date" not in fields and (beside := divided_birth(name))[1] is not None:
        found.extend(_birth_beside(fields, *beside))
        name = fields["name"]
    if name and not _BESIDE_NAMES.isdisjoint(name):
        found.extend(_divide_name(fields))
        name = fields["name"]
    if name and is_ditto(name):
        return [*found, ("name", Remark(ERROR, "name_ditto", {"words": name}))]
    if name:
        title, rest = split_honorific(name)
        if title and (invited := _INVITED.match(title)) is not None:
            title = title[invited.end() :].capitalize()
            found.append(("name", Remark(WARNING, "name_invited", {"words": name, "new": rest})))
        if title:
            fields["name"] = rest
            if not is_for_anybody(title):
                fields.setdefault("honorific", title)
            found.append(("name", Remark(FIXED, "honorific_split", {"title": title, "new": rest})))
        found.extend(in_case_of_names(fields))
        letters = fields["name"].replace(" ", "")
        if not letters.isalpha() or has_odd_letters(letters) or has_two_names(fields["name"]) or len(name) == 1:
            found.extend(("name", remark) for remark in _no_name(fields["name"]))
    return found


def bare_name(fields: Fields) -> Found:
    """ "- Lê Na", "- Tổ Hành chính;": a mark or number before a name is none of it, nor is a mark behind it."""
    name = fields.get("name", "")
    ended = name.rstrip(_MARKS_BEHIND) or name
    plain = _BULLETED.sub("", ended)
    if plain != name:
        fields["name"] = plain
    return [("name", Remark(FIXED, "bullet_removed", {"new": plain}))] if plain != ended else []


def plain_name(written: str) -> str:
    """The name alone, for comparing, of a cell that may hold more: "1. Ông Nguyễn Văn An, Trưởng phòng"."""
    fields: Fields = {"name": written}
    bare_name(fields)
    return split_honorific(divided_name(fields["name"])[0])[1]


def are_plain(names: Sequence[str]) -> bool:
    """Whether all these names are such as :func:`one_person` leaves alone, told of many at once."""
    together = "\n".join(names)
    return (
        together.istitle()
        and together.replace(" ", "").replace("\n", "").isalpha()
        and together.count("\n") == len(names) - 1
        and min(map(len, names)) > 1
        and are_latin(together)
        and not (may_begin_with_honorific(names) and begins_with_honorific(together))
    )


def needs_joining(fields: Iterable[str]) -> bool:
    """Whether :func:`one_person` has to put together what columns of these fields hold."""
    return not (_DIVIDED.isdisjoint(fields) and _IN_PARTS.isdisjoint(fields))


def has_two_names(name: str) -> bool:
    return are_two_names(name) or (" và " in name and _TWO_NAMES.fullmatch(name) is not None)


def _no_name(name: str) -> Iterator[Remark]:
    """What makes words doubtful as the name of one person; asked, never guessed."""
    if not any(map(str.isalpha, name)):
        yield Remark(ERROR, "name_without_letters")
    elif has_lost_ends(name):
        yield Remark(ERROR, "name_letters_lost", {"name": name})
    elif has_two_names(name):
        yield Remark(ERROR, "name_of_two")
    elif _NUMBER.search(name):
        yield Remark(ERROR, "name_with_number", {"name": name})
    elif len(name) == 1 or not _MORE.isdisjoint(name) or has_odd_letters(name) or _DASH.search(name):
        yield Remark(WARNING, "name_doubtful", {"name": name})


def _birth_beside(fields: Fields, name: str, written: str | None) -> Found:
    """ "Nguyễn Văn An, 1980": a day or a year of birth in the cell of the name."""
    born, remarks = read_date(written, partial=True)
    if born is None:
        return [("name", remark) for remark in remarks]
    fields["birth_date"] = born
    name, comma, rest = name.rpartition(", ")
    if comma and (gender := find_word(ValueKind.GENDER, rest)) is not None:
        fields.setdefault("gender", gender.value)
    else:
        name = f"{name}{comma}{rest}"
    fields["name"] = name
    return [("name", Remark(FIXED, "birth_divided", {"new": name, "born": written}))]


def _divide_name(fields: Fields) -> Found:
    """ "Ông Nguyễn Văn An, Trưởng phòng Kinh tế": what he is goes where it lacks, else stays with the name; a short
    form that nobody knows ("ĐD") is none of the name."""
    name, rest = divided_name(fields["name"])
    short = _SHORT_FORM.search(fields["name"]) if rest is None else None
    if short is not None:
        name, rest = fields["name"][: short.start()], short[1]
    if rest is None:
        return []
    if "job_title" in fields or short is not None:
        fields["name"] = name
        return [("name", Remark(WARNING, "name_cut", {"new": name, "rest": rest}))]
    fields["name"], fields["job_title"] = name, rest
    return [("name", Remark(FIXED, "name_divided", {"new": name, "rest": rest}))]


def _birth(fields: Fields) -> Found:
    """Day, month and year in columns of their own; what is left out from the left is not known."""
    if _IN_PARTS.isdisjoint(fields):
        return []
    day, month, year = (str(fields.pop(column.field, "")).strip() for column in BIRTH_PARTS)
    if not (day or month or year):
        return []
    born, remarks = read_date("/".join(filter(None, (day, month, year))), partial=True)
    if born is not None:
        fields.setdefault("birth_date", born)
    return [("birth_date", remark) for remark in remarks]


def _join_divided(fields: Fields) -> Found:
    of_both: Found = []
    for parts in (("male", "female"), ("birth_date_male", "birth_date_female")):
        if all(fields.get(part) for part in parts):
            of_both = [(parts[1], Remark(ERROR, "gender_of_both"))]
    for gender in ("male", "female"):
        if fields.pop(gender, None):
            fields.setdefault("gender", gender)
        birth = fields.pop(f"birth_date_{gender}", None)
        if birth is not None:
            fields.setdefault("gender", gender)
        if birth:
            fields.setdefault("birth_date", birth)
    family, given = fields.pop("family_name", ""), fields.pop("given_name", "")
    if family.isupper() and in_title_case(family) is not None:
        given = given.upper()  # "NGUYỄN VĂN | An" is one name in capitals
    if family or given:
        fields.setdefault("name", f"{family} {given}".strip())
    return of_both


def told_apart(fields: Fields, place: str, is_place: Callable[[str], bool]) -> Found:
    """ "Lê Na (Phòng Y tế)", "Lê Na (mã số CB7)": what tells namesakes apart stands behind their names in our lists."""
    found = _APART.fullmatch(fields.get("name", ""))
    if found is None:
        return []
    name, code, words = found.groups()
    if code:
        fields["told_code"] = code
    elif is_place(words):
        fields.setdefault(place, words)
    else:
        return []
    fields["name"] = name
    return [("name", Remark(FIXED, "name_told_apart", {"new": name, "rest": words or code}))]


def _work_behind(fields: Fields) -> Found:
    """ "Lê Na (kế toán)": the work in brackets is that of the person."""
    found = _APART.fullmatch(fields.get("name", "")) if "job_title" not in fields else None
    if found is None or found[3] is None or not is_work(found[3]) or any(map(str.isdigit, found[3])):
        return []
    fields["name"], fields["job_title"] = found[1], found[3]
    return [("name", Remark(FIXED, "name_divided", {"new": found[1], "rest": found[3]}))]


def in_case_of_names(fields: Fields) -> Found:
    """A name in capitals, or with words in small letters, is kept as names are written; any other stays as it is."""
    name = fields.get("name", "")
    if name.istitle():
        return []
    new, code = in_title_case(name), "name_lower_case" if name.islower() else "name_case"
    if new is None:
        new, code = with_capitals(name), "name_small_words"
    if new is None:
        return []
    fields["name"] = new
    return [("name", Remark(FIXED, code, {"new": new}))]
