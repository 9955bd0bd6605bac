"""What the number of a citizen card tells of its holder, held to what the row says."""

from collections.abc import Sequence
from functools import cache

from khenthuong_desktop.domain.terms import Gender
from khenthuong_desktop.services.imports.plan.lines import Line, column_of
from khenthuong_desktop.spreadsheets.columns import ValueKind
from khenthuong_desktop.spreadsheets.problems import WARNING
from khenthuong_desktop.spreadsheets.words import word_of

_DIGITS = 12  # the place of birth, the century with the gender, the year of birth, a number
_CENTURY, _SERIAL = 3, 6  # where the century and the year of birth stand, and what comes after them
_YEAR = len("1980")


def tell_other_numbers(lines: Sequence[Line]) -> None:
    """Warn where a card's number is of another gender or another year of birth than its row; which of them is wrong
    only the card can tell."""
    told = zip(*(column_of(lines, name) for name in ("citizen_number", "gender", "birth_date")), strict=True)
    facts = [((number or "")[_CENTURY:_SERIAL], gender, (birth or "")[:_YEAR]) for number, gender, birth in told]
    odd = {fact for fact in set(facts) if not _fits(*fact)}  # in a usual list none
    for line, fact in zip(lines, facts, strict=True) if odd else ():
        fields = line.row.fields
        number = fields.get("citizen_number")
        if fact not in odd:
            continue
        if not number or len(number) != _DIGITS or line.row.left_out:
            continue
        gender, born = _told(number[_CENTURY:_SERIAL])
        if (said := fields.get("gender")) and said != gender:
            line.report(WARNING, "citizen_number_gender", "citizen_number", **_genders(gender, said))
        if (birth := fields.get("birth_date")) and birth[:_YEAR] != born:
            line.report(WARNING, "citizen_number_birth", "citizen_number", born=born, said=birth[:_YEAR])


def _fits(digits: str, gender: str | None, year: str) -> bool:
    """Whether these digits of a number, if they are of one, say the same as the row."""
    if not digits.isdecimal() or len(digits) != _SERIAL - _CENTURY:
        return not digits
    of_gender, born = _told(digits)
    return gender in (None, "", of_gender) and year in ("", born)


@cache
def _told(digits: str) -> tuple[str, str]:
    """The gender and the year of birth in these digits of a number: 0 and 1 are a man and a woman born 19.., 2 and 3
    born 20.."""
    century, female = divmod(int(digits[0]), 2)
    gender = Gender.FEMALE if female else Gender.MALE
    return gender.value, f"{19 + century}{digits[1:]}"


def _genders(told: str, said: str) -> dict[str, str]:
    return {
        "gender": word_of(ValueKind.GENDER, Gender(told)),
        "said": word_of(ValueKind.GENDER, Gender(said)),
    }
