"""Finds the components of an administrative document (the numbered boxes of Nghị định 30/2020) in its paragraphs."""

import re

from khenthuong_desktop.documents.format_check.anatomy import Anatomy
from khenthuong_desktop.documents.format_check.endings import find_ending, first_of_ending
from khenthuong_desktop.documents.format_check.model import Paragraph, WordFile
from khenthuong_desktop.documents.format_check.rulebook import begins, table, word, words
from khenthuong_desktop.documents.format_check.unfolding import is_stroke
from khenthuong_desktop.domain.text import compare_key, fold

_TOP = 20  # the heading is over within so many paragraphs
_LONGEST_DATELINE = 80
_LONGEST_LABEL = 20
_LONGEST_HEADING_LINE = 120


def dissect(file: WordFile, told: str = "") -> Anatomy:
    """The components of a document; ``told``: its type in capitals where somebody says what it is."""
    found = Anatomy(file)
    found.told = told
    _find_marks(found)
    _find_heading(found)
    loose = [item for item in file.paragraphs if item.cell is None]
    start = _find_title(found, loose)
    find_ending(found, loose[start:])
    _find_text(found, loose[start:])
    _find_appendix(found, loose)
    _find_copy(found)
    return found


def other_regime(file: WordFile) -> str:
    """The code of whose rules a document follows when its heading is not that of a state organ; "" for all others."""
    top = [fold(item.text) for item in file.paragraphs[:_TOP] if len(item.text) < _LONGEST_HEADING_LINE]
    if any(fold(word("national_name")) in text for text in top):
        return ""
    headings = table("other_regimes").items()
    return next((regime for heading, regime in headings if any(fold(heading) in text for text in top)), "")


def _find_marks(found: Anatomy) -> None:
    """Framed words and the time of a digital signature at the top; the drafter's initials at the end."""
    framed = {compare_key(text) for text in words("framed_marks")}
    for item in found.word.paragraphs[:_TOP]:
        if compare_key(item.text) in framed:
            found.marks.append(item)
        elif found.signature_time is None and re.search(word("signature_time_like"), item.text):
            found.signature_time = item
    for item in reversed(found.word.paragraphs):
        if re.match(word("drafter_like"), item.text.strip()):
            found.drafter = item
            return


def _find_heading(found: Anatomy) -> None:
    national = fold(word("national_name"))
    found.national = next((item for item in found.word.paragraphs[:60] if fold(item.text) == national), None)
    if found.national is None:  # a spelling fault must not hide the heading
        found.national = next((item for item in found.word.paragraphs[:60] if begins(item.text, national[:12])), None)
    area = _heading_area(found)
    for item in area:
        if found.number is None and _is_number(item):
            found.number = item
        elif found.dateline is None and _is_dateline(item):
            found.dateline = item
        elif begins(item.text, word("letter_subject")):
            found.letter_subject = item
    if found.national is not None:
        block = _block_of(found.national)
        following = (item for item in area if item.number > found.national.number and _block_of(item) == block)
        found.motto = next(following, None)
        _find_organ(found, area)


def _block_of(item: Paragraph) -> tuple[int, int] | None:
    """The side of the heading on which a paragraph stands, whatever its row."""
    return (item.cell.table, item.cell.column) if item.cell else None


def _heading_area(found: Anatomy) -> list[Paragraph]:
    """Visible paragraphs down to the title, the addressees or the text."""
    start = found.national.number if found.national else 0
    area = []
    for item in found.word.paragraphs:
        if not item.visible or item in found.marks or item is found.signature_time:
            continue
        heading = item.cell is not None or _is_number(item) or _is_dateline(item) or is_stroke(item.text)
        if item.number > start + 1 and not heading and not begins(item.text, word("letter_subject")):
            break
        area.append(item)
    in_heading = {found.header_table} | {i.cell.table for i in area if i.cell and (_is_number(i) or _is_dateline(i))}
    return [item for item in area if item.cell is None or item.cell.table in in_heading]


def _is_number(item: Paragraph) -> bool:
    return re.match(rf"\s*{word('number')}\s*:?\s*[\d\s.…_]*[A-Za-zĐđ]?/", item.text, re.IGNORECASE) is not None


def _is_dateline(item: Paragraph) -> bool:
    return (
        len(item.text) < _LONGEST_DATELINE
        and re.search(word("dateline_like"), item.text) is not None
        and (item.cell is not None or (item.any_italic() and not begins(item.text, word("attached"))))
        and not _opens_basis(item.text)
    )


def _find_organ(found: Anatomy, area: list[Paragraph]) -> None:
    taken = (found.national, found.motto, found.number, found.dateline, found.letter_subject)
    side = found.national.cell.column if found.national and found.national.cell else 0
    lines = [
        item
        for item in area
        if item.cell is not None
        and item.cell.table == found.header_table
        and item.cell.column != side
        and item not in taken
        and (found.number is None or item.number < found.number.number)
        and item.text.strip("_ -")
    ]
    cut = _superior_lines(lines)
    found.superior, found.issuing = lines[:cut], lines[cut:]


def _superior_lines(lines: list[Paragraph]) -> int:
    if len(lines) < 2:
        return 0
    first = lines[0].text.split()
    if first[0] == word("abbreviated_organ") and len(first) > 1:
        return 1
    plain = [not item.any_bold() for item in lines]
    if all(plain):
        return 0 if begins(lines[0].text, word("peoples_committee")) else len(lines) - 1
    return plain.index(False)


def _find_title(found: Anatomy, loose: list[Paragraph]) -> int:
    """Kind and subject; gives back the place of the first paragraph after them."""
    kinds = {fold(name): name for name in table("types")}
    start = next((place for place, item in enumerate(loose[:12]) if fold(item.text) in kinds), None)
    if start is None and found.letter_subject is None:
        start = next((place for place, item in enumerate(loose[:12]) if _is_title(found, item)), None)
    if start is None:
        return 0
    found.type_name = loose[start]
    found.type_text = found.told or kinds.get(fold(loose[start].text), loose[start].text.strip())
    for place, item in enumerate(loose[start + 1 :], start + 1):
        if is_stroke(item.text):
            if found.subject:
                return place
        elif (
            _opens_text(item)
            or (found.subject and not _goes_on(item))
            or (found.code in words("untitled_types") and item.align != "center" and not item.all_bold())
        ):
            return place
        else:
            found.subject.append(item)
    return len(loose)


def _is_title(found: Anatomy, item: Paragraph) -> bool:
    """A title that the decree does not list: centred, bold, in capitals."""
    own = item in (found.national, *found.marks) or not any(letter.isalpha() for letter in item.text)
    return not own and item.align == "center" and item.all_bold() and item.text == item.text.upper()


def _goes_on(item: Paragraph) -> bool:
    """Another line of the subject: centred, not in capitals, nothing in brackets."""
    return item.align == "center" and item.text != item.text.upper() and not item.text.lstrip().startswith("(")


def _opens_basis(text: str) -> bool:
    return any(begins(text, opening) for opening in words("basis_openings"))


def _opens_text(item: Paragraph) -> bool:
    return _opens_basis(item.text) or _is_addressee(item.text) or begins(item.text, word("attached"))


def _is_addressee(text: str) -> bool:
    """Kính gửi, or who a telegram is from and goes to."""
    return begins(text, word("addressee")) or re.search(word("telegraphs"), text.strip()) is not None


def _find_text(found: Anatomy, loose: list[Paragraph]) -> None:
    end = first_of_ending(found)
    text = [item for item in loose if item.number < end]
    place = 0
    while place < len(text) and not _is_body_start(found, text[place]):
        place += 1
    found.body = text[place:]
    while found.body and (not found.body[-1].visible or (found.is_personal and _is_dateline(found.body[-1]))):
        found.body.pop()


def _is_body_start(found: Anatomy, item: Paragraph) -> bool:
    """Files what stands before the text (addressees, authority, bases) and says where the text begins."""
    text = item.text.strip()
    if is_stroke(item.text) or any(item is part for part in (found.number, found.dateline, found.letter_subject)):
        return False
    if _is_basis(found, item):
        found.bases.append(item)
    elif _is_addressee(text):
        found.addressee = item
    elif found.addressee is not None and not found.bases and (text.startswith("-") or item.listed):
        found.addressee_items.append(item)
    elif begins(text, word("attached")):
        pass
    elif found.is_ruling and fold(text).rstrip(":") in words("decides_like"):
        found.decides = item
    elif found.is_ruling and not found.bases and found.authority is None and text == text.upper():
        found.authority = item
    else:
        return True
    return False


def _is_basis(found: Anatomy, item: Paragraph) -> bool:
    """A line of its own that names a basis; running text may begin with the same words."""
    if not _opens_basis(item.text):
        return False
    return found.is_ruling or bool(found.bases) or item.any_italic() or item.text.rstrip().endswith(";")


def _is_appendix(item: Paragraph, above: Paragraph | None, end: int) -> bool:
    """The label at the top of a section of its own, or of a page, or below the ending."""
    apart = item.section > 0 or item.new_page or (above is not None and above.new_page) or item.number > end
    return apart and len(item.text) < _LONGEST_LABEL and begins(item.text, word("appendix"))


def _find_appendix(found: Anatomy, loose: list[Paragraph]) -> None:
    end = first_of_ending(found)
    place = next((n for n, item in enumerate(loose) if _is_appendix(item, loose[n - 1] if n else None, end)), None)
    if place is None:
        return
    found.appendix_label = loose[place]
    for item in loose[place + 1 :]:
        if begins(item.text, word("attached")):
            found.appendix_reference = item
            return
        if not item.visible or item.align != "center":
            return
        found.appendix_title.append(item)


def _find_copy(found: Anatomy) -> None:
    """The heading of a copy (SAO Y, SAO LỤC, TRÍCH SAO), which stands after the end of the text."""
    titles = {fold(title) for title in table("copies")}
    for item in found.word.paragraphs[_TOP:]:
        if found.copy_title is None and fold(re.sub(r"\(.*", "", item.text)) in titles:
            found.copy_title = item
    if found.copy_title is not None and found.copy_title.cell is not None:
        number = found.copy_title.cell.table
        near = [item for item in found.word.paragraphs if item.cell and item.cell.table == number]
        found.copy_number = next((item for item in near if _is_number(item)), None)
