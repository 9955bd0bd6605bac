"""The words of a Word file, paragraph by paragraph, as somebody reads them from top to bottom."""

from collections.abc import Mapping
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BODY = "word/document.xml"
_BREAKS = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": "\t"}


def paragraphs(parts: Mapping[str, bytes]) -> tuple[str, ...]:
    """Texts of the body's paragraphs, those of table cells too, without empty ones and without struck-out changes."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    root = etree.fromstring(parts[_BODY], parser)
    texts = []
    for paragraph in root.iter(f"{_W}p"):
        said = "".join(_said(element) for element in paragraph.iter(f"{_W}t", *_BREAKS) if _owner(element) is paragraph)
        if said.strip():
            texts.append(" ".join(said.split()))
    return tuple(texts)


def _said(element: Any) -> str:
    return _BREAKS.get(element.tag) or element.text or ""


def _owner(element: Any) -> object:
    """The innermost paragraph around an element: a text box has paragraphs of its own inside one."""
    return next(iter(element.iterancestors(f"{_W}p")), None)
