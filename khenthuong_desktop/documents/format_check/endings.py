"""Finds how a document ends: who signs on which side, and the recipients, in tables or in loose paragraphs."""

import re
from itertools import zip_longest

from khenthuong_desktop.documents.format_check.anatomy import Anatomy, SignCell
from khenthuong_desktop.documents.format_check.model import Paragraph, Table
from khenthuong_desktop.documents.format_check.rulebook import begins, word, words
from khenthuong_desktop.domain.text import fold

_MOST_ROWS = 4  # of a table of signatures
_MOST_COLUMNS = 3  # with something in them
_MOST_LINES = 8  # visible ones of a loose signature
_MOST_POSTS = 3
_MOST_SYLLABLES = 9  # of a name: Công Tằng Tôn Nữ and four more
_FAR_IN = 2000  # a line set in so far, in twips, stands on the right


def find_ending(found: Anatomy, loose: list[Paragraph]) -> None:
    """Files recipients and signatures; ``loose``: the paragraphs below the title that stand in no table."""
    label = fold(word("recipients"))
    found.recipients_label = next((i for i in found.word.paragraphs if fold(i.text).rstrip(":. ") == label), None)
    if found.recipients_label is not None:
        _find_recipients(found, found.recipients_label)
    found.sign_table = _sign_table(found)
    if found.sign_table is None:
        _find_loose_signature(found, loose)
    else:
        inside = [item for item in found.word.paragraphs if item.cell and item.cell.table == found.sign_table]
        for column in sorted({item.cell.column for item in inside if item.cell and item.visible}):
            _add_sign_cell(found, [item for item in inside if item.cell and item.cell.column == column])


def first_of_ending(found: Anatomy) -> int:
    """The number of the first paragraph that belongs to the ending."""
    marks = [item.number for item in found.word.paragraphs if item.cell and item.cell.table == found.sign_table]
    marks += [item.number for side in found.signing for item in side.paragraphs[:1]]
    if found.recipients_label is not None:
        marks.append(found.recipients_label.number)
    return min(marks, default=10**9)


def _sign_table(found: Anatomy) -> int | None:
    """The table with the recipients when it has signatures too, else the table like one of signatures before them."""
    label = found.recipients_label
    shared = label.cell.table if label is not None and label.cell is not None else None
    if label is not None and shared is not None:
        known = {label.number, *(item.number for item in found.recipients)}
        inside = (item for item in found.word.paragraphs if item.cell and item.cell.table == shared)
        if any(item.visible and item.number not in known for item in inside):
            return shared
    narrow = [number for number, table in enumerate(found.word.tables) if _is_narrow(table)]
    firsts = {
        item.cell.table: item.number
        for item in reversed(found.word.paragraphs)
        if item.cell and item.cell.table in narrow
    }
    firsts.pop(-1 if found.header_table is None else found.header_table, None)
    firsts.pop(-1 if shared is None else shared, None)
    before = [table for table, number in firsts.items() if label is None or number < label.number]
    return max(before, key=lambda table: firsts[table], default=shared)


def _is_narrow(table: Table) -> bool:
    filled = sum(any(texts) for texts in zip_longest(*(row.texts for row in table.rows), fillvalue=""))
    return 0 < len(table.rows) <= _MOST_ROWS and not table.rows[0].heading and filled <= _MOST_COLUMNS


def _find_recipients(found: Anatomy, label: Paragraph) -> None:
    after = [item for item in found.word.paragraphs if item.number > label.number]
    if label.cell is not None:
        place = (label.cell.table, label.cell.column)
        found.recipients = [
            item
            for item in after
            if item.cell and (item.cell.table, item.cell.column) == place and item.visible and item is not found.drafter
        ]
        return
    for item in after:
        if item.cell is not None or not (item.listed or item.text.strip().startswith("-")):
            break
        found.recipients.append(item)


def _add_sign_cell(found: Anatomy, content: list[Paragraph]) -> None:
    """One side of the signatures; the recipients may stand below those who sign on the left."""
    if found.recipients_label in content:
        content = content[: content.index(found.recipients_label)]
    shown = [item for item in content if item.visible]
    if shown:
        named = len(shown) > 1 and not shown[-1].text.strip().startswith("(")  # else room for a name by hand
        name = shown[-1] if named else None
        above = tuple(item for item in (shown[:-1] if name else shown) if not item.text.strip().startswith("("))
        found.signing.append(SignCell(tuple(content), above, name))


def _find_loose_signature(found: Anatomy, loose: list[Paragraph]) -> None:
    """Lines in bold on the right below the end of the text, outside of any table."""
    last = max((n for n, item in enumerate(loose) if item.text.rstrip().endswith("./.")), default=None)
    if last is not None:
        _find_below_end(found, loose, last)
    if not found.signing:
        _find_last_lines(found, loose)


def _find_last_lines(found: Anatomy, loose: list[Paragraph]) -> None:
    """The posts in capitals that a paper closes with, a name below them or room for it, however they are set."""
    aside = (found.recipients_label, found.drafter, *found.recipients)
    shown = [item for item in loose if item.visible]
    name = shown.pop() if shown and _is_name(shown[-1].text.strip()) else None
    posts: list[Paragraph] = []
    while shown and shown[-1] not in aside and _is_post(shown[-1].text.strip()) and len(posts) < _MOST_POSTS:
        posts.insert(0, shown.pop())
    if posts and shown:
        last = loose[-1].number if name is None else name.number
        lines = tuple(item for item in loose if posts[0].number <= item.number <= last)
        found.signing.append(SignCell(lines, tuple(posts), name))


def _is_post(text: str) -> bool:
    return text == text.upper() and any(begins(text, post) for post in words("posts"))


def _is_name(text: str) -> bool:
    parts = text.split()
    return 1 < len(parts) <= _MOST_SYLLABLES and all(map(_is_syllable, parts))


def _is_syllable(part: str) -> bool:
    """Of a name, as in Hoà or H'Hen."""
    return part.istitle() and all(piece.isalpha() for piece in re.split("['’]", part))


def _find_below_end(found: Anatomy, loose: list[Paragraph], last: int) -> None:
    lines = []
    for item in loose[last + 1 :]:
        if item is found.recipients_label or item.section != loose[last].section or item.new_page:
            break
        lines.append(item)
    shown = [item for item in lines if item.visible]
    aside = all(item.all_bold() and (item.align in ("center", "right") or item.left >= _FAR_IN) for item in shown)
    if 1 < len(shown) <= _MOST_LINES and aside:
        _add_sign_cell(found, lines)
