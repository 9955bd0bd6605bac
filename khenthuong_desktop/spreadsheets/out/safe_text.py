"""Text of users as a cell can hold it: always text, never a formula, nothing that breaks the file."""

import re

LONGEST = 32_767  # letters that a cell holds; Excel counts those beyond the usual 65,536 as two
_BROKEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BREAKS = re.compile(r"\r\n?|[\u0085\u2028\u2029]")
_FORMULA_STARTS = frozenset("=+-@＝＋－＠'\t\n")  # some programs take full-width signs for the usual ones
_NOT_IN_SHEET_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_LONGEST_SHEET_NAME = 31


def writable(words: str) -> str:
    """What an XML part can hold of it, at most as long as a cell takes; line breaks stay."""
    if not words.isprintable():
        words = _BROKEN.sub("", _BREAKS.sub("\n", words))
    if len(words) > LONGEST // 2 and _cut(words, LONGEST) != words:
        return f"{_cut(words, LONGEST - 1)}…"
    return words


def must_be_quoted(words: str) -> bool:
    """Whether Excel would take it for a formula when somebody edits the cell and leaves it."""
    return words[:1] in _FORMULA_STARTS


def sheet_name(words: str, taken: frozenset[str] = frozenset()) -> str:
    """The words as the name of a sheet that no other sheet has (``taken``: casefolded names)."""
    name = " ".join(writable(words).translate(_NOT_IN_SHEET_NAMES).split())
    name = _cut(name, _LONGEST_SHEET_NAME).strip(" '") or "1"
    number, unique = 1, name
    while unique.casefold() in taken:
        number += 1
        ending = f" {number}"
        unique = _cut(name, _LONGEST_SHEET_NAME - len(ending)) + ending
    return unique


def _cut(words: str, longest: int) -> str:
    """The beginning that Excel counts as so many letters at most."""
    return words.encode("utf-16-le")[: 2 * longest].decode("utf-16-le", "ignore")
