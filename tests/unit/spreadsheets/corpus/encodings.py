"""Lists typed before Unicode: every word of a grid in TCVN3, VNI, VPS or VISCII, with or without the font."""

import re
import unicodedata
from dataclasses import replace

from khenthuong_desktop.spreadsheets.files.legacy_tables import TCVN3, VISCII, VNI, VPS
from tests.unit.spreadsheets.corpus.drafts import Cell, Draft, Value, text_of, with_text
from tests.unit.spreadsheets.corpus.grids import Grid

_ONE_BYTE = {
    name: str.maketrans({letter: sign for sign, letter in reversed(table.items()) if sign < 0x100})
    for name, table in {"tcvn3": TCVN3, "vps": VPS, "viscii": VISCII}.items()
}
_TO_VNI = {new: old for old, new in VNI.items()}
_PAIRS = re.compile("|".join(sorted(_TO_VNI, key=len, reverse=True)))
FONTS = {"tcvn3": ".VnTime", "vni": "VNI-Times", "vps": "VPS Times", "viscii": "VI Times"}
_TCVN3_CAPITALS = "ĂÂÊÔƠƯĐ"


def in_encoding(words: str, encoding: str) -> str:
    """Unicode words as the old encoding shows them in Latin-1."""
    if encoding == "vni":
        return _PAIRS.sub(lambda found: _TO_VNI[found.group()], words)
    return words.translate(_ONE_BYTE[encoding])


def without_lacking_capitals(words: str) -> str:
    """TCVN3 has no capitals with tones: typists left the tone out."""
    return words if words.isupper() else without_tones(words)


def without_tones(words: str) -> str:
    return "".join(_bare(char) if char.isupper() and char not in _TCVN3_CAPITALS else char for char in words)


def _bare(char: str) -> str:
    return char if char.isascii() else unicodedata.normalize("NFD", char)[0]


def prepare(draft: Draft, encoding: str) -> None:
    """Bring the answers to what the encoding can write at all."""

    def writable(words: str) -> str:
        words = words.replace("ñ", "n")
        return without_lacking_capitals(words) if encoding == "tcvn3" else words

    for row in draft.truth:
        for name, value in row.items():
            if isinstance(value, str):
                row[name] = writable(value)
    for column in draft.columns:
        column.cells = [with_text(cell, writable(text_of(cell))) if text_of(cell) else cell for cell in column.cells]


def write_in(grid: Grid, encoding: str, with_fonts: bool) -> None:
    """Every text of every sheet in the old encoding."""
    for sheet in grid.sheets:
        sheet.rows = [[_encoded(cell, encoding, with_fonts) for cell in row] for row in sheet.rows]


def _encoded(cell: Value, encoding: str, with_fonts: bool) -> Value:
    words = text_of(cell)
    if not words or words.startswith("#"):
        return cell
    font = FONTS[encoding]
    if encoding == "tcvn3":
        if words.isupper() and without_tones(words) != words:  # only the font draws such capitals
            words = "".join(char if char.isascii() or char in _TCVN3_CAPITALS else char.lower() for char in words)
            font = ".VnTimeH"
        else:
            words = without_lacking_capitals(words)
    dressed = replace(cell, font=font) if isinstance(cell, Cell) else Cell(font=font)
    return replace(dressed if with_fonts else Cell(), value=in_encoding(words, encoding))
