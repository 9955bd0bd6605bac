"""The organ as a unit of its day, and place and date (PL I, Phần I, Mục II.2 and II.4)."""

import re
from datetime import date
from functools import cache
from typing import Any

from khenthuong_desktop import paths
from khenthuong_desktop.documents.format_check.anatomy import Anatomy
from khenthuong_desktop.documents.format_check.findings import Check, Finding, absent_or_miswritten, style_faults
from khenthuong_desktop.documents.format_check.rulebook import begins, table, word, words
from khenthuong_desktop.domain.text import compare_key
from khenthuong_desktop.messages import read_json, say


def _issuing_name(found: Anatomy) -> str:
    return " ".join(item.text.strip() for item in found.issuing)


def committee_name(found: Anatomy) -> list[Finding] | None:
    """A People's Committee stands alone and says of which unit it is."""
    if not begins(_issuing_name(found), word("peoples_committee")):
        return None
    if found.superior:
        return [Finding(found.superior[0].text.strip(), found.superior[0])]
    rest = _issuing_name(found)[len(word("peoples_committee")) :].strip()
    named = any(begins(rest, f"{level} ") for level in words("levels"))
    return [] if named else [Finding(_issuing_name(found), found.issuing[0])]


def superior_name(found: Anatomy) -> list[Finding] | None:
    """A division or an advisory council names the organ above it, with its place."""
    if not found.issuing or not (found.is_council or begins(_issuing_name(found), word("division"))):
        return None
    if not found.superior:
        return [Finding(say("format_check", "absent"), found.issuing[0])]
    above = " ".join(item.text.strip() for item in found.superior)
    return [] if above != word("abbreviated_organ") else [Finding(above, found.superior[0])]


def units_of_the_day(found: Anatomy) -> list[Finding] | None:
    """Levels and provinces as they were on the document's day."""
    day = document_day(found)
    lines = [*found.superior, *found.issuing]
    if day is None or not lines:
        return None
    faults = []
    text = " ".join(item.text.strip() for item in lines)
    for level, until in table("abolished_levels").items():
        if day >= until and (match := re.search(rf"\b{level}\b.*", text)):
            faults.append(Finding(match.group(0), lines[-1]))
    for name, level in _levels_on(day).items():
        wrong = "|".join(other for other in words("province_levels") if other != level)
        if match := re.search(rf"\b(?:{wrong}) {re.escape(name)}\b", text):
            faults.append(Finding(match.group(0), lines[-1]))
    return faults


@cache
def _levels_on(day: str) -> dict[str, str]:
    """The provinces of a day in capitals, tỉnh or thành phố; the one that took a level last has it."""
    known = sorted((entry for entry in _provinces() if entry["from"] <= day), key=lambda entry: entry["from"])
    return {entry["name"].upper(): entry["type"].upper() for entry in known}


def _provinces() -> list[dict[str, Any]]:
    provinces: list[dict[str, Any]] = read_json(paths.resources() / "units" / "provinces.json")["provinces"]
    return provinces


def document_day(found: Anatomy) -> str | None:
    """The day of the document in ISO form; an open day or month counts as the first."""
    parts = date_parts(found)
    return f"{parts[2]:04d}-{int(parts[1] or 1):02d}-{int(parts[0] or 1):02d}" if parts else None


def own_place(found: Anatomy) -> list[Finding] | None:
    """The place before the date is that of the organ's own unit."""
    if found.dateline is None or "," not in found.dateline.text:
        return None
    blocks = (" ".join(item.text.strip() for item in lines) for lines in (found.superior, found.issuing))
    heading = next((match for text in blocks if (match := re.search(word("own_unit"), text))), None)
    if heading is None:
        return None
    given = found.dateline.text.split(",", 1)[0].strip()
    level, name = heading.group(1), heading.group(2)
    in_full = f"{level} {name}"
    allowed = {compare_key(in_full)} if name[0].isdigit() else {compare_key(name), compare_key(in_full)}
    return [] if compare_key(given) in allowed else [Finding(given, found.dateline)]


def _is_dated(found: Anatomy) -> bool:
    return found.is_letter or bool(found.code and found.code not in words("undated_types"))


def dateline_pattern(found: Anatomy) -> list[Finding] | None:
    if found.dateline is None:
        return absent_or_miswritten(found, "dateline") if _is_dated(found) else None
    text = found.dateline.text.strip()
    return [] if re.match(word("dateline_strict"), text) else [Finding(text, found.dateline)]


def date_parts(found: Anatomy) -> tuple[str, str, int] | None:
    parts = re.search(word("dateline"), found.dateline.text) if found.dateline else None
    return (parts["day"].strip(), parts["month"].strip(), int(parts["year"])) if parts else None


def dateline_padding(found: Anatomy) -> list[Finding] | None:
    parts = date_parts(found)
    if parts is None or found.dateline is None:
        return None
    day, month, _ = parts
    right_month = not month or month == (f"{int(month):02d}" if int(month) < 3 else str(int(month)))
    return [] if len(day) != 1 and right_month else [Finding(found.dateline.text.strip(), found.dateline)]


def dateline_real(found: Anatomy) -> list[Finding] | None:
    parts = date_parts(found)
    if parts is None or not parts[0] or not parts[1]:
        return None
    try:
        day = date(parts[2], int(parts[1]), int(parts[0]))
    except ValueError:
        return [Finding(say("format_check", "no_such_day"), found.dateline)]
    return [
        Finding(match.group(0), item)
        for item in found.bases
        for match in re.finditer(word("cited_day"), item.text)
        if _is_later(match, day)
    ]


def _is_later(match: re.Match[str], day: date) -> bool:
    cited = (int(match["year"]), int(match["month"]), int(match["day"]))
    return cited > (day.year, day.month, day.day)


def dateline_face(found: Anatomy) -> list[Finding] | None:
    return style_faults([found.dateline], italic=True, align=None) if found.dateline else None


def dateline_place(found: Anatomy) -> list[Finding] | None:
    if found.dateline is None or found.number is None:
        return None
    mine, other = found.dateline.cell, found.number.cell
    if mine is None or other is None or (mine.table, mine.row) != (other.table, other.row):
        return [Finding(say("format_check", "not_level_with_number"), found.dateline)]
    return (
        []
        if found.dateline.align == "center"
        else [Finding(say("format_check", f"align_{found.dateline.align}"), found.dateline)]
    )


def minutes_undated(found: Anatomy) -> list[Finding] | None:
    if not found.is_minutes:
        return None
    return [Finding(found.dateline.text.strip(), found.dateline)] if found.dateline else []


ORGAN_CHECKS: dict[str, Check] = {
    "A06": committee_name,
    "A07": superior_name,
    "A08": units_of_the_day,
    "D01": dateline_pattern,
    "D02": dateline_padding,
    "D03": dateline_face,
    "D04": dateline_place,
    "D05": own_place,
    "D06": dateline_real,
    "D07": minutes_undated,
}
