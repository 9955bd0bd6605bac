"""The words of the standard workbook: the note at each heading and the guide sheet."""

from khenthuong_desktop import messages
from khenthuong_desktop.spreadsheets.columns import Column
from khenthuong_desktop.spreadsheets.words import WORDS, offered_words

GUIDE_SHEET = "Hướng dẫn"
LOOKUP_SHEET = "DANHMUC"


def guide_title() -> str:
    return _said("guide_title")


def guide_paragraphs() -> list[tuple[str, str]]:
    """What the guide sheet explains, in order: a short heading and the rule."""
    paragraphs: list[tuple[str, str]] = []
    while heading := _said(f"guide_{len(paragraphs) + 1}"):
        paragraphs.append((heading, _said(f"guide_{len(paragraphs) + 1}_how")))
    return paragraphs


def note_of(column: Column) -> str:
    """What the clerk reads when pointing at a heading."""
    parts = [_said("note_required")] if column.required else []
    parts.append(_said(f"note_at_{column.field}") or _said(f"note_of_{column.kind}"))
    if column.kind in WORDS:
        parts.append(messages.say("spreadsheets", "note_choices", words=", ".join(offered_words(column.kind))))
    return " ".join(part for part in parts if part)


def _said(code: str) -> str:
    """A sentence of the message file, or nothing where there is none."""
    return str(messages.catalogue("spreadsheets").get(code, ""))
