"""What the codes of an office's look-up sheets stand for: tables of codes beside their words, and nothing else."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from khenthuong_desktop.spreadsheets.cells.cell_signs import as_text, is_empty
from khenthuong_desktop.spreadsheets.files.gathered import file_of
from khenthuong_desktop.spreadsheets.files.raw_sheets import RawSheet
from khenthuong_desktop.spreadsheets.tables.carried_headings import names_award
from khenthuong_desktop.spreadsheets.tables.headings import is_aside
from khenthuong_desktop.spreadsheets.words import WORDS, bare, find_word
from khenthuong_desktop.spreadsheets.work_words import is_unit, is_work

_NUMBER = re.compile(r"(?!(?:19|20)\d\d$)\d{4,}")  # four digits may be a year
_LETTERS = re.compile(r"[A-ZĐ]{2,12}")
_ORDINAL = re.compile(r"\d{1,3}")
_SHORT_AWARDS = frozenset(("bk", "gk", "xtb", "gdvh", "tvh", "dvtt", "dvqt", "hcld"))  # not beginning like awards
_FEWEST_CODES = 2

Cells = Sequence[str]


def meanings_by_file(sheets: Sequence[RawSheet]) -> Mapping[str, Mapping[str, str]]:
    """What codes stand for in each of several files, for what one office writes so means something else to others."""
    of_files: dict[str, list[RawSheet]] = defaultdict(list)
    for sheet in sheets:
        of_files[file_of(sheet.name)].append(sheet)
    return {name: code_meanings(own) for name, own in of_files.items()}


def code_meanings(sheets: Sequence[RawSheet]) -> dict[str, str]:
    """What the codes in hidden and look-up sheets stand for: "1650360491" → "Bằng khen". A word that the program knows
    is no code, nor is one with two meanings."""
    meanings: dict[str, str] = {}
    unsure: set[str] = set()
    for sheet in filter(is_aside, sheets):
        for columns in _tables(sheet):
            for code, words in _codes(columns).items():
                if meanings.setdefault(code, words) != words:
                    unsure.add(code)
    return {code: words for code, words in meanings.items() if code not in unsure and not _is_known(code)}


def _tables(sheet: RawSheet) -> Iterator[list[Cells]]:
    """The columns of each block of columns between blank ones, where it is as narrow as tables of codes are."""
    width = max(map(len, sheet.rows), default=0)
    block: list[Cells] = []
    for index in range(width + 1):
        cells = ["" if is_empty(cell) else as_text(cell).strip() for cell in _column(sheet, index)]
        if any(cells):
            block.append(cells)
            continue
        if len(block) in (2, 3):
            yield block
        block = []


def _column(sheet: RawSheet, index: int) -> list[object]:
    return [row[index] if index < len(row) else "" for row in sheet.rows]


def _codes(columns: list[Cells]) -> dict[str, str]:
    """The codes of a table with their words; nothing where two columns are not codes and what they stand for."""
    if len(columns) == 3:
        columns = [cells for cells in columns if not _is_numbering(cells)]
    if len(columns) != 2:
        return {}
    left, right = columns
    return _pairs(left, right) or _pairs(right, left)


def _is_numbering(cells: Cells) -> bool:
    numbers = sum(_ORDINAL.fullmatch(cell) is not None for cell in cells)
    return numbers > sum(map(bool, cells)) / 2


def _pairs(codes: Cells, meanings: Cells) -> dict[str, str]:
    found: dict[str, str] = {}
    others = 0  # headings
    for code, words in zip(codes, meanings, strict=True):
        if not (code and words):
            continue
        if not _is_code_of(code, words):
            others += 1
        elif found.setdefault(code, words) != words:
            return {}
    return found if len(found) >= max(_FEWEST_CODES, 2 * others) else {}


def _is_code_of(code: str, words: str) -> bool:
    """A vendor's number, or letters taken from the words, beside what they stand for, which may itself be short:
    1650360404, LĐTT; CANHAN, Khen thưởng cá nhân; PCT, Phó Chủ tịch."""
    if _NUMBER.fullmatch(code):
        return any(map(str.isalpha, words))
    if not _LETTERS.fullmatch(code):
        return False
    key, of_words = bare(code), bare(words)
    return key != of_words and (
        key in of_words.replace(" ", "") or _in_order(key, [word[0] for word in of_words.split()])
    )


def _in_order(letters: str, initials: Sequence[str]) -> bool:
    left = iter(initials)
    return all(letter in left for letter in letters)


def _is_known(code: str) -> bool:
    """Whether a code is a word of its own, whatever a sheet says beside it."""
    return (
        names_award(code)
        or bare(code) in _SHORT_AWARDS
        or is_work(code)
        or is_unit(code)
        or any(find_word(kind, code) is not None for kind in WORDS)
    )
