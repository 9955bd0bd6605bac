"""Legal bases and citations: what a citation holds, their order, and whether they still apply (PL I, Phần I, II.6)."""

import re
from datetime import date
from itertools import pairwise

from khenthuong_desktop.documents.format_check.anatomy import Anatomy
from khenthuong_desktop.documents.format_check.findings import Check, Finding, miswritten_line
from khenthuong_desktop.documents.format_check.model import Paragraph
from khenthuong_desktop.documents.format_check.organ_checks import document_day
from khenthuong_desktop.documents.format_check.rulebook import begins, table, word, words
from khenthuong_desktop.documents.named_days import days_in
from khenthuong_desktop.domain.text import fold


def _laws(found: Anatomy) -> list[Paragraph]:
    opening = words("basis_openings")[0]
    return [item for item in found.bases if any(begins(item.text, f"{opening} {name} ") for name in words("laws"))]


def law_bases(found: Anatomy) -> list[Finding] | None:
    laws = _laws(found)
    if not laws:
        return None
    return [Finding(item.text.strip(), item) for item in laws if re.search(word("law_number"), item.text[:120])]


def other_bases(found: Anatomy) -> list[Finding] | None:
    """A decree or the like with number, day, organ and subject; minutes and statements with number and day."""
    wanted = {name: word("full_citation") for name in words("legal_texts")}
    wanted |= {name: word("dated_citation") for name in words("office_texts")}
    opening = words("basis_openings")[0]
    given = [
        (item, pattern)
        for item in found.bases
        for name, pattern in wanted.items()
        if begins(item.text, f"{opening} {name} ")
    ]
    if not given:
        return None
    return [Finding(item.text.strip(), item) for item, pattern in given if not re.search(pattern, item.text)]


def basis_order(found: Anatomy) -> list[Finding] | None:
    """The law on the organ comes before other laws; who proposes comes last."""
    if len(found.bases) < 2:
        return None
    proposals = words("basis_openings")[1:]
    faults = [
        Finding(above.text.strip(), above)
        for above, below in pairwise(found.bases)
        if any(begins(above.text, opening) for opening in proposals)
        and not any(begins(below.text, opening) for opening in proposals)
    ]
    laws = _laws(found)
    late = [item for item in laws[1:] if word("organisation_law") in item.text]
    if late and word("organisation_law") not in laws[0].text:
        faults.append(Finding(late[0].text.strip(), late[0]))
    return faults


def repeated_citations(found: Anatomy) -> list[Finding] | None:
    """In full the first time, by type and number after that; the subject of a basis may itself cite in full."""
    seen: set[str] = set()
    faults = []
    cited = False
    for item in [*found.bases, *(item for item in found.body if item.visible)]:
        for match in re.finditer(word("citation"), item.text):
            cited = True
            if match["number"] in seen and match["rest"] and item not in found.bases:
                faults.append(Finding(match.group(0), item))
            seen.add(match["number"])
    return faults if cited else None


def still_in_force(found: Anatomy) -> list[Finding] | None:
    """No basis that was replaced before the day of the document; its subject may name a replaced one."""
    day = document_day(found) or _misplaced_day(found)
    if day is None or not found.bases:
        return None
    return [
        Finding(text, item)
        for item in found.bases
        for text, until in table("replaced_texts").items()
        if day >= until and _names(re.split(word("subject_begins"), item.text)[0], text, until)
    ]


def _misplaced_day(found: Anatomy) -> str | None:
    """The day of a heading that is not written as it should be."""
    line = miswritten_line(found, "dateline")
    return next((day.isoformat() for day, _place in days_in(line.text)), None) if line else None


def _names(cited: str, text: str, until: str) -> bool:
    """A law is named by its day in words or figures, or by its year when it was not replaced within that year."""
    if text in cited:
        return True
    law = re.fullmatch(word("dated_law"), text)
    if law is None or not _bare(cited).partition(" luat ")[2].startswith(_bare(law["name"]).partition(" luat ")[2]):
        return False
    days = {found for found, _place in days_in(cited)}
    if days:
        return date(int(law["year"]), int(law["month"]), int(law["day"])) in days
    return until[:4] > law["year"] and f" nam {law['year']} " in _bare(cited)


def _bare(text: str) -> str:
    """Folded words alone, a space on either side."""
    return " ".join(["", *re.findall(r"\w+", fold(text)), ""])


CITATION_CHECKS: dict[str, Check] = {
    "C03": law_bases,
    "C04": other_bases,
    "C05": basis_order,
    "C06": repeated_citations,
    "C07": still_in_force,
}
