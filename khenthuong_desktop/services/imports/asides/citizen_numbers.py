"""What the number of a citizen card tells of its holder, held to what the row says."""

from collections.abc import Sequence
from functools import cache

from khenthuong_desktop.domain.terms import Gender
from khenthuong_desktop.services.imports.plan.lines import Line
from khenthuong_desktop.spreadsheets.columns import ValueKind
from khenthuong_desktop.spreadsheets.problems import WARNING
from khenthuong_desktop.spreadsheets.words import word_of

_DIGITS = 12  # the place of birth, the century with the gender, the year of birth, a number
_CENTURY, _SERIAL = 3, 6  # where the century and the year of birth stand, and what comes after them


def tell_other_numbers(lines: Sequence[Line]) -> None:
    """Warn where a card's number is of another gender or another year of birth than its row; which of them is wrong
    only the card can tell."""
    for line in lines:
        fields = line.row.fields
        number = fields.get("citizen_number")
        if not number or len(number) != _DIGITS or line.row.left_out:
            continue
        gender, born = _told(number[_CENTURY:_SERIAL])
        if (said := fields.get("gender")) and said != gender:
            line.report(WARNING, "citizen_number_gender", "citizen_number", **_genders(gender, said))
        if (birth := fields.get("birth_date")) and birth[:4] != born:
            line.report(WARNING, "citizen_number_birth", "citizen_number", born=born, said=birth[:4])


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
