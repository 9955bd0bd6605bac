"""Lists of research topics: title and heading name them and nothing else, so that their rows are no "sáng kiến"."""

import re
from functools import lru_cache

from khenthuong_desktop.domain.terms import InitiativeKind
from khenthuong_desktop.services.imports.plan.known import Known
from khenthuong_desktop.services.imports.plan.lines import Line
from khenthuong_desktop.spreadsheets.columns import ValueKind
from khenthuong_desktop.spreadsheets.problems import FIXED, Problem
from khenthuong_desktop.spreadsheets.words import bare, word_of

_TOPICS = re.compile(r"\bde tai\b")
_OTHERS = re.compile(r"\b(?:sang kien|skkn|giai phap)\b")
_TOLD = "topics_listed"


def kind_listed(known: Known, line: Line) -> InitiativeKind:
    """What the row of a list is that does not say so itself; topics are told once for each sheet."""
    sheet = line.sheet
    if not _names_topics(f"{sheet.title} {sheet.heading_of('name')}"):
        return InitiativeKind.INITIATIVE
    if not any(note.code == _TOLD and note.sheet == sheet.name for note in known.notes):
        kind = word_of(ValueKind.INITIATIVE_KIND, InitiativeKind.RESEARCH_TOPIC)
        known.notes.append(Problem(FIXED, _TOLD, sheet.name, sheet.header_row, value=kind))
    return InitiativeKind.RESEARCH_TOPIC


@lru_cache(maxsize=64)
def _names_topics(words: str) -> bool:
    """Whether words name topics alone: "đề tài, sáng kiến" may be either."""
    written = bare(words)
    return _TOPICS.search(written) is not None and _OTHERS.search(written) is None
