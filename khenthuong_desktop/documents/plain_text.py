"""The words of a Word file, line by line, as somebody reads them from top to bottom."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from khenthuong_desktop.documents.sound_xml import root_of

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BODY = "word/document.xml"
_BREAKS = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": "\t"}
_BETWEEN = " | "  # cells of a row


def text_lines(parts: Mapping[str, bytes], path: Path = Path()) -> tuple[str, ...]:
    """The body's paragraphs, and each row of a table as one line; without empty ones and without struck-out changes.

    Raises FileUnreadable where the body of the file at ``path`` is unsound.
    """
    root = root_of(parts[_BODY], path)
    return tuple(line for line in _lines(root) if line.replace(_BETWEEN.strip(), "").strip())


def _lines(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag == f"{_W}p":
            yield _text(child)
            yield from (line for box in child.iter(f"{_W}txbxContent") for line in _lines(box))
        elif child.tag == f"{_W}tr":
            yield _BETWEEN.join(" ".join(filter(None, _lines(cell))) for cell in _cells(child))
        else:  # what only holds others: the body, a table, a content control
            yield from _lines(child)


def _cells(row: Any) -> Iterator[Any]:
    for child in row:
        if child.tag == f"{_W}tc":
            yield child
        else:
            yield from _cells(child)


def _text(paragraph: Any) -> str:
    said = "".join(_said(element) for element in paragraph.iter(f"{_W}t", *_BREAKS) if _owner(element) is paragraph)
    return " ".join(said.split())


def _said(element: Any) -> str:
    return _BREAKS.get(element.tag) or element.text or ""


def _owner(element: Any) -> object:
    """The innermost paragraph around an element: a text box has paragraphs of its own inside one."""
    return next(iter(element.iterancestors(f"{_W}p")), None)
