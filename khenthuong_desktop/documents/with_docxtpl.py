"""Fills by docxtpl itself what takes more than text: pictures, and loops over the columns of a table.

The same engine, escaping, strictness and verification as in ``render``; whatever is not filled keeps its bytes, and the
same input gives the same bytes.
"""

import html
from collections.abc import Mapping
from io import BytesIO
from typing import Any

from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage
from jinja2 import TemplateError, pass_context
from jinja2.runtime import Context
from lxml import etree

from khenthuong_desktop.documents.dangers import dangers
from khenthuong_desktop.documents.drawn_lines import fit_drawn_lines
from khenthuong_desktop.documents.package import packed, parts_of
from khenthuong_desktop.documents.pictures import Picture, fitted_width, read_picture
from khenthuong_desktop.documents.sandbox import PRINTED, sandbox, written
from khenthuong_desktop.documents.tag_places import holds_pictures
from khenthuong_desktop.errors import FieldsMissing, KnownError

_DRAW = "_draw"
_CORE = "docProps/core.xml"
_NO_PROPERTIES = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties '
    b'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>'
)
_BRACES = str.maketrans({"{": "&#123;", "}": "&#125;"})  # docxtpl reads some of them as signs of its own
_TEXT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"


@pass_context
def _drawn_or_written(context: Context, value: object) -> str:
    if isinstance(value, Picture):
        return str(context.parent[_DRAW](value))
    return written(context, value).translate(_BRACES)


class NotFilled(Exception):
    """docxtpl or what it stands on could not read or write the template."""


class _Document(DocxTemplate):  # type: ignore[misc]  # docxtpl has no types
    """A template that remembers what was printed into each of its parts."""

    def __init__(self, content: bytes, record: str) -> None:
        super().__init__(BytesIO(content))
        self.printed: dict[str, list[str]] = {}
        self._record = record

    def render_xml_part(self, src_xml: str, part: Any, context: dict[str, Any], jinja_env: Any = None) -> str:
        printed = self.printed[str(part.partname).lstrip("/")] = []
        return str(super().render_xml_part(src_xml, part, {**context, PRINTED: printed, _DRAW: self._drawn}, jinja_env))

    def render_properties(self, context: dict[str, Any], jinja_env: Any = None) -> None:
        """They are filled as text; docxtpl would escape them twice."""

    def _drawn(self, picture: Picture) -> str:
        if picture.path is None:
            raise FieldsMissing(self._record, [picture.name])
        sound = read_picture(picture.path)
        return str(InlineImage(self, BytesIO(sound.content), width=Mm(fitted_width(picture, sound))))


def fill(
    parts: Mapping[str, bytes], record: str, context: dict[str, Any], made: Mapping[str, bytes]
) -> tuple[dict[str, bytes], list[str]]:
    """The parts of the finished document, and each printed value that is not in it; ``made`` are filled already."""
    document, saved = _rendered(packed({**parts, _CORE: _NO_PROPERTIES}), record, context)
    finished: dict[str, bytes] = {}
    lost: list[str] = []
    for name, content in parts_of(saved).items():
        if holds_pictures(name):
            finished[name] = fit_drawn_lines(content.decode()).encode()
            lost += _lost(finished[name], document.printed.get(name, []))
        elif name in parts and not name.endswith(".rels") and name != "[Content_Types].xml":
            finished[name] = made.get(name, parts[name])
        else:
            finished[name] = content
    found = dangers(finished)
    if found:
        raise AssertionError(found[0].sentence)
    return finished, lost


def _rendered(package: bytes, record: str, context: dict[str, Any]) -> tuple[_Document, bytes]:
    """The document and its bytes; NotFilled for whatever docxtpl stumbles over that the check has let pass."""
    try:
        document = _Document(package, record)
        document.render(context, sandbox(_drawn_or_written))
        saved = BytesIO()
        document.save(saved)
    except (KnownError, TemplateError):
        raise
    except Exception as error:  # docxtpl, python-docx and lxml raise anything on a file they do not know
        raise NotFilled(f"{type(error).__name__}: {error}") from error
    return document, saved.getvalue()


def _lost(part: bytes, printed: list[str]) -> list[str]:
    """The printed values that the text of a finished part does not have, in their order."""
    text = "".join(element.text or "" for element in etree.fromstring(part).iter(_TEXT))
    place, lost = 0, []
    for value in map(html.unescape, printed):
        found = text.find(value, place)
        if found < 0:
            lost.append(value)
        else:
            place = found + len(value)
    return lost
