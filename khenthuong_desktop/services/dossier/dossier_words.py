"""Problems of a dossier in Vietnamese: the sentence, and where in its file the thing stands."""

from collections.abc import Mapping
from datetime import date

from khenthuong_desktop.documents.shape import field_label
from khenthuong_desktop.documents.wording import figures, join
from khenthuong_desktop.domain.dossier import DossierProblem, Spot
from khenthuong_desktop.messages import catalogue, say

_GROUPS = {"paper": "papers", "what": "attendance", "cited": "papers", "subjects": "subjects"}
_SHORT, _AROUND = 8, 3  # words
_MONEY_FROM = 10_000  # no count of people or votes is that large


def sentence_of(problem: DossierProblem) -> str:
    """What is wrong."""
    details = _details(problem)
    if "made" in details:
        details["told"], details["made"] = _what_differs(str(details["told"]), str(details["made"]))
    code = f"{problem.code}_apart" if "told_written" in details else problem.code
    return say("dossiers", code, **details)


def words_for_many(problem: DossierProblem) -> str:
    """The same of several such problems, with ``{count}`` left open; "" where each has to be read by itself."""
    code = f"many_{problem.code}"
    return say("dossiers", code, **_details(problem), count="{count}") if code in catalogue("dossiers") else ""


def _details(problem: DossierProblem) -> dict[str, object]:
    return {name: _word(name, value) for name, value in problem.details.items()}


def _what_differs(told: str, made: str) -> tuple[str, str]:
    """Of two long texts the words that differ, with a few around them."""
    ours, theirs = told.split(), made.split()
    if min(len(ours), len(theirs)) <= _SHORT:
        return told, made
    first = next((n for n, (one, other) in enumerate(zip(ours, theirs, strict=False)) if one != other), _SHORT)
    pairs = zip(reversed(ours[first:]), reversed(theirs[first:]), strict=False)
    last = next((n for n, (one, other) in enumerate(pairs) if one != other), 0)
    return _cut(ours, first, last), _cut(theirs, first, last)


def _cut(words: list[str], first: int, last: int) -> str:
    start, end = max(first - _AROUND, 0), min(len(words) - last + _AROUND, len(words))
    return " ".join([*(["…"] if start else []), *words[start:end], *(["…"] if end < len(words) else [])])


def _word(name: str, value: object) -> object:
    """Details as people read them: days turned round, kinds of papers, figures and fields by their names."""
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, list):
        return join([field_label(str(part)) if name == "parts" else str(part) for part in value])
    if isinstance(value, int) and value >= _MONEY_FROM:
        return figures(value)
    if name == "field":
        return field_label(str(value))
    group = _GROUPS.get(name)
    words: Mapping[str, object] = catalogue("dossiers")[group] if group else {}
    return words.get(str(value), value)


def where_of(spot: Spot | None) -> str:
    """The place in the file: “bảng kết quả, dòng 3, cột “Đồng ý”” or the words of the paragraph; "" when unknown."""
    if spot is None:
        return ""
    if not spot.table:
        return say("dossiers", "spot_text", text=spot.text) if spot.text else ""
    table = catalogue("paper_fields").get(spot.table, spot.table)
    code = "spot_row" if spot.row else "spot_lost_row"
    row = say("dossiers", code, table=table, row=spot.row, text=spot.text)
    return row + (say("dossiers", "spot_column", column=spot.column) if spot.column else "")
