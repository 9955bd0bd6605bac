"""Capitals, spelling and numbers in the text (PL II; practice)."""

import re
from collections.abc import Callable, Iterable
from functools import cache

from khenthuong_desktop.documents.format_check.anatomy import Anatomy
from khenthuong_desktop.documents.format_check.findings import Check, Finding
from khenthuong_desktop.documents.format_check.model import Paragraph
from khenthuong_desktop.documents.format_check.rulebook import word, words
from khenthuong_desktop.documents.said_figures import Told, wrong_bracketed_words, wrong_shares
from khenthuong_desktop.documents.wording import money_in_words
from khenthuong_desktop.domain.text import fold
from khenthuong_desktop.messages import say

_OLD_TONE = re.compile(r"\b(?:[^\W\d_]*(?:[òóỏõọ][ae]|[ùúủũụ]y))\b")
_NEW_TONE = re.compile(r"\b(?:[^\W\d_]*(?:o[àáảãạèéẻẽẹ]|(?<![qQ])u[ỳýỷỹỵ]))\b|\bUỷ\b")
_SPELLINGS = {"le": "linh", "tu": "bon", "ngan": "nghin"}


def _prose(found: Anatomy) -> list[Paragraph]:
    return [*found.subject, *found.bases, *(i for i in found.body if i.visible), *found.recipients]


def _patterns(name: str) -> Check:
    """Reports what matches one of the patterns of a word list."""

    def check(found: Anatomy) -> list[Finding] | None:
        text = _prose(found)
        pattern = re.compile("|".join(words(name)))
        hits = ((item, match) for item in text for match in pattern.finditer(item.text))
        return [Finding(match.group(0).strip(), item) for item, match in hits] if text else None

    return check


def _right_forms(name: str) -> Check:
    """Reports a phrase whose capitals differ from those it is written with; words all in capitals are left alone."""

    def check(found: Anatomy) -> list[Finding] | None:
        text = _prose(found)
        return (
            [
                Finding(match.group(0), item)
                for item in text
                for match in _any_case(name).finditer(item.text)
                if match.group(0) not in words(name) and match.group(0) != match.group(0).upper()
            ]
            if text
            else None
        )

    return check


@cache
def _any_case(name: str) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(form) for form in words(name)), re.IGNORECASE)


def _both(*checks: Check) -> Check:
    def check(found: Anatomy) -> list[Finding] | None:
        answers = [answer for one in checks if (answer := one(found)) is not None]
        return [finding for answer in answers for finding in answer] if answers else None

    return check


def person_names(found: Anatomy) -> list[Finding] | None:
    """Names after a form of address and in columns of names have a capital on every syllable."""
    text = _prose(found)
    if not text:
        return None
    faults = [
        Finding(match.group(0), item) for item in text for match in re.finditer(word("uncapitalised_person"), item.text)
    ]
    names = (item for item in _name_cells(found) if any(part[0].islower() for part in item.text.split()))
    return faults + [Finding(item.text.strip(), item) for item in names]


def _name_cells(found: Anatomy) -> list[Paragraph]:
    """Paragraphs below a heading "Họ và tên" that holds nothing but people's names."""
    columns = {
        (number, column)
        for number, data in found.data_tables()
        for column, heading in enumerate(data.rows[0].texts if data.rows else ())
        if fold(heading) in words("name_headings")
    }
    return [
        item
        for item in found.word.paragraphs
        if item.cell and item.cell.row and item.cell.span == 1 and (item.cell.table, item.cell.column) in columns
    ]


def tone_places(found: Anatomy) -> list[Finding] | None:
    """One way of placing tones in the whole text; names of people and places stay as they are."""
    old, new = (
        [Finding(m.group(0), item) for item in _prose(found) for m in way.finditer(item.text) if _is_common(m.group(0))]
        for way in (_OLD_TONE, _NEW_TONE)
    )
    return min((old, new), key=len) if old or new else None


def _is_common(text: str) -> bool:
    return text.islower() or text in ("Ủy", "Uỷ")


def sums(found: Anatomy) -> list[Finding] | None:
    """Dots between thousands, a comma before decimals, and the words say the sum."""
    faults = []
    last = ""
    counted = False
    for item in found.word.paragraphs:
        for match in re.finditer(word("wrong_number"), item.text):
            faults.append(Finding(match.group(0), item))
        for match in re.finditer(word("sum_or_words"), item.text):
            counted = True
            if match["sum"]:
                last = match["sum"]
            elif last and not _says(match["words"], last):
                faults.append(Finding(match["words"].strip(), item))
    return faults if counted or faults else None


def _says(given: str, amount: str) -> bool:
    due = money_in_words(int(amount.replace(".", "")))
    return _spoken(given) == _spoken(due)


def _spoken(text: str) -> list[str]:
    return [_SPELLINGS.get(part, part) for part in re.findall(r"\w+", fold(text)) if part not in ("dong", "chan")]


def bracketed_words(found: Anatomy) -> list[Finding] | None:
    return _told_twice(found, wrong_bracketed_words)


def shares(found: Anatomy) -> list[Finding] | None:
    return _told_twice(found, wrong_shares)


def _told_twice(found: Anatomy, wrong: Callable[[Iterable[str]], Iterable[Told]]) -> list[Finding] | None:
    """Figures against what is said of them, in every paragraph and cell."""
    shown = [item for item in found.word.paragraphs if item.visible]
    due = (
        (told, say("format_check", "told_twice", figures=told.figures, words=told.words, due=told.due))
        for told in wrong([item.text for item in shown])
    )
    return [Finding(words, shown[told.place]) for told, words in due] if shown else None


WORDING_CHECKS: dict[str, Check] = {
    "V01": person_names,
    "V02": _patterns("wrong_places"),
    "V03": _right_forms("organ_forms"),
    "V04": _both(_right_forms("honour_forms"), _patterns("wrong_honours")),
    "V05": _patterns("wrong_citation_case"),
    "V06": tone_places,
    "V08": sums,
    "R01": bracketed_words,
    "R02": shares,
}
