"""Names that shorter ones stand for by first letters: "P.KT" for "Phòng Kinh tế", "PCVP" for "Phó Chánh Văn phòng"."""

import re
from collections.abc import Iterable, Iterator, Sequence

from khenthuong_desktop.domain import text
from khenthuong_desktop.services.imports.matching.unit_names import words_among

_WORDS = re.compile(r"\w+")
_FEWEST = 2  # letters that may stand for words


def words_of(name: str) -> list[str]:
    """The words of a name, without "và"; short forms keep their capitals."""
    return [word for word in _WORDS.findall(text.clean(name)) if text.compare_key(word) not in words_among("left_out")]


def words_after(short: str, full: str) -> list[str] | None:
    """The words of a name that follow what ``short`` stands for, word by word or by their first letters; None where it
    does not, or where it shortens no word."""
    words, letters = words_of(full), words_of(short)
    if not are_short(letters) or [text.fold(word) for word in letters] == list(map(text.fold, words)):
        return None
    ends = _ends(letters, words, 0)
    return words[max(ends) :] if ends else None


def are_short(words: Iterable[str]) -> bool:
    """Whether any of these words are letters that may stand for others."""
    return any(map(_is_letters, words))


def letters_of(words: Sequence[str]) -> str:
    """The first letters of words, of short forms and numbers all."""
    return "".join(map(_letters, words))


def _letters(word: str) -> str:
    return text.fold(word) if _is_letters(word) or word[:1].isdecimal() else text.fold(word[:1])


def _is_letters(word: str) -> bool:
    return word.isupper() and word.isalpha()


def _ends(short: Sequence[str], words: Sequence[str], at: int) -> set[int]:
    """Where in the words the short ones may end that begin at this one."""
    if not short:
        return {at}
    return {end for after in _steps(short[0], words, at) for end in _ends(short[1:], words, after)}


def _steps(one: str, words: Sequence[str], at: int) -> Iterator[int]:
    """Behind how many words one of the short ones may stand."""
    if at < len(words) and text.compare_key(one) == text.compare_key(words[at]):
        yield at + 1
    elif _is_letters(one):
        left = text.fold(one)
        while left and at < len(words):
            whole = text.fold(words[at])
            taken = whole if _is_letters(words[at]) and left.startswith(whole) else whole[:1]
            if not left.startswith(taken):
                return
            left, at = left.removeprefix(taken), at + 1
        if not left:
            yield at


def keys_of(name: str) -> Iterator[str]:
    """The letters by which a unit may be called: of all its words or the first ones, its sort among them or not."""
    letters = list(map(_letters, words_of(name)))
    for begin in (0, 1):
        for end in range(begin + _FEWEST, len(letters) + 1):
            yield "".join(letters[begin:end])
