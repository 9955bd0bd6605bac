"""Where tags may stand in a part: in the text of runs and of document properties, and nowhere else.

A tag in the instruction of a field, in an attribute, a comment or a character section would let a value decide what
the file does, or break it.
"""

import re
from xml.etree.ElementTree import fromstring
from xml.parsers import expat

_FILLED = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml|docProps/core\.xml")
_WITH_PICTURES = re.compile(r"word/(document|header\d*|footer\d*)\.xml")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TAG_EDGE = re.compile(r"\{[{%#]|[}%#]\}")
_BRACE = re.compile(r"[{}]")
_NEVER = frozenset({"instrText", "delInstrText", "delText"})  # not even half a tag, which could be joined with the next
_HIDDEN_BRACE = re.compile(rb"&#(?:0*(?:123|125)|x0*7[bd]);", re.IGNORECASE)


def is_filled(part: str) -> bool:
    """True for the parts whose tags are filled in."""
    return _FILLED.fullmatch(part) is not None


def holds_pictures(part: str) -> bool:
    """True for the parts into which a picture can be put."""
    return _WITH_PICTURES.fullmatch(part) is not None


def tables_without_columns(part: str, content: bytes) -> bool:
    """Whether a table of a sound part does not say which columns it has, as Word always does."""
    return holds_pictures(part) and any(
        table.find(f"{_W}tblGrid") is None for table in fromstring(content).iter(f"{_W}tbl")
    )


def tags_out_of_place(part: str, content: bytes) -> list[str]:
    """Each piece of a sound part that has a tag where none may stand."""
    places = _Places(in_properties=part.startswith("docProps/"))
    places.read(content)
    return places.found + [hidden.decode() for hidden in _HIDDEN_BRACE.findall(content)]


class _Places:
    def __init__(self, *, in_properties: bool) -> None:
        self.found: list[str] = []
        self._in_properties = in_properties
        self._element = ""
        self._in_section = False

    def read(self, content: bytes) -> None:
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._on_start
        parser.EndElementHandler = self._on_end
        parser.CharacterDataHandler = self._on_text
        parser.CommentHandler = self._refuse
        parser.ProcessingInstructionHandler = lambda target, data: self._refuse(f"{target} {data}")
        parser.StartCdataSectionHandler = lambda: self._section(True)
        parser.EndCdataSectionHandler = lambda: self._section(False)
        parser.Parse(content, True)

    def _refuse(self, text: str) -> None:
        if _TAG_EDGE.search(text):
            self.found.append(text.strip()[:80])

    def _section(self, begins: bool) -> None:
        self._in_section = begins

    def _on_start(self, element: str, attributes: dict[str, str]) -> None:
        self._element = element.rpartition(":")[2]
        for value in attributes.values():
            if "{" in value or "}" in value:
                self._refuse(value)

    def _on_end(self, _element: str) -> None:
        self._element = ""

    def _on_text(self, text: str) -> None:
        if self._element in _NEVER and _BRACE.search(text):
            self.found.append(text.strip()[:80])
        elif self._in_section or not (self._in_properties or self._element == "t"):
            self._refuse(text)
