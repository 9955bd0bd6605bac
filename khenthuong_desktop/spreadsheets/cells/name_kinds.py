"""What words can be the name of: of a person, of a unit, or of nothing at all."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from khenthuong_desktop.spreadsheets.cells.person_names import is_full_name
from khenthuong_desktop.spreadsheets.columns import ValueKind
from khenthuong_desktop.spreadsheets.words import WORDS, plain
from khenthuong_desktop.spreadsheets.work_words import is_unit, is_work, starts_of_units

_MORE_KINDS = ("cá nhân tập thể", "tập thể cá nhân", "tập thể cá nhân hộ gia đình", "tập thể và cá nhân")
_COUNTED = re.compile(r"[\W\d_]+(?:đ|đồng|vnđ|vnd|người|tập thể|cá nhân|hộ|hộ gia đình|đơn vị)?\W*", re.IGNORECASE)
# With these begin families and clans, too: Lâm Trường Giang, Buôn Krông Na.
_FAMILIES_TOO = frozenset({"lâm", "đoàn", "buôn", "ban", "bản"})
_OF_PEOPLE_ALONE = ("birth_date", "gender", "citizen_number", "honorific")
_FEWEST_OF_FULL = 3
_MOST_OF_PERSON = 5


def is_kind_word(name: str) -> bool:
    """Whether words say what sort of subject somebody is, and name nobody: "Tập thể", "Hộ gia đình"."""
    return plain(name) in _kind_words()


def is_count(name: str) -> bool:
    """Whether there are only figures and marks, with what they count: "5", "700.000 đồng", "03 tập thể"."""
    return _COUNTED.fullmatch(name) is not None


def names_unit(fields: Mapping[str, object]) -> bool:
    """Whether the name of a row is that of a unit, and nothing beside it is of a person alone."""
    name = str(fields.get("name", ""))
    if any(field in fields for field in _OF_PEOPLE_ALONE) or not is_unit(name):
        return False
    words = name.split()
    may_be_person = words[0].casefold() in _FAMILIES_TOO and name.istitle() and len(words) < _MOST_OF_PERSON
    return not (may_be_person and is_work(fields.get("job_title")))


def names_person(name: str) -> bool:
    """Whether a name is written as the full one of a person, and holds no word for a unit."""
    whole = (name.istitle() or name.isupper()) and len(name.split()) >= _FEWEST_OF_FULL
    return whole and is_full_name(name)


def places_to_look_at(names: Sequence[str], others: frozenset[str]) -> list[int]:
    """The places of names that are words for units and kinds, or are among ``others``; of many at once only those are
    asked that begin as such words do."""
    first = {name.partition(" ")[0] for name in names}
    odd = {word for word in first if word.casefold() in _first_words()}
    if not odd and others.isdisjoint(names):
        return []
    begun = [place for place, name in enumerate(names) if name.partition(" ")[0] in odd or name in others]
    return [place for place in begun if (name := names[place]) in others or is_unit(name) or is_kind_word(name)]


@cache
def _kind_words() -> frozenset[str]:
    spelt = (words for spellings in WORDS[ValueKind.SUBJECT_KIND].values() for words in spellings)
    return frozenset(map(plain, (*spelt, *_MORE_KINDS)))


@cache
def _first_words() -> frozenset[str]:
    return frozenset(words.split()[0] for words in (*_kind_words(), *starts_of_units()))
