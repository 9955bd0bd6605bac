"""Makes drawn lines as long as the decree asks, measured on the text that now stands above them.

A line that follows its text says so in its name: ``rule:<style>:<points>:<face>:<share>:<room in mm>``.
"""

import html
import re
from functools import lru_cache

from khenthuong_desktop.documents.text_width import width_mm, wrap

EMU_PER_MM = 36_000
_POINTS_PER_MM = 72 / 25.4
_DRAWING, _DRAWING_END = "<mc:AlternateContent>", "</mc:AlternateContent>"
_NAMED = 'name="rule:'
_NAME = re.compile(r'name="rule:(\w+):([\d.]+):(\w+):([\d.]+):([\d.]+)"')
_EXTENT = re.compile(r'cx="\d+"')
_VML_END = re.compile(r'to="[\d.]+pt,')
_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")
_BLOCKS = ("<w:tc>", "<w:tc ", "</w:tbl>", "<w:body>")


def fit_drawn_lines(xml: str) -> str:
    """The part with every measured line at its right length."""
    chunks: list[str] = []
    place = 0
    last = xml.rfind(_NAMED)  # most of a part comes after it
    named = xml.find(_NAMED, 0, last + len(_NAMED)) if last >= 0 else -1
    while named >= 0:
        start, about = xml.rfind(_DRAWING, place, named), _NAME.match(xml, named)
        if start >= 0 and about and (end := xml.find(_DRAWING_END, named)) >= 0:
            style, *face_and_room = about.groups()
            end += len(_DRAWING_END)
            chunks += (xml[place:start], _fitted(xml[start:end], _texts_above(xml, start, style), *face_and_room))
            place = end
        named = xml.find(_NAMED, max(place, named + 1), last + len(_NAMED))
    return "".join((*chunks, xml[place:]))


@lru_cache(maxsize=256)  # the documents of a round have the same headings
def _fitted(drawing: str, texts: tuple[str, ...], points: str, face: str, share: str, room: str) -> str:
    """A drawing as long as the longest line of the texts asks."""
    lines = [line for text in texts for line in wrap(text, float(points), face, float(room))]
    if not lines:
        return drawing
    length = max(width_mm(line, float(points), face) for line in lines) * float(share)
    wide = _EXTENT.sub(f'cx="{round(length * EMU_PER_MM)}"', drawing)
    return _VML_END.sub(f'to="{length * _POINTS_PER_MM:.1f}pt,', wide)


def _texts_above(xml: str, place: int, style: str) -> tuple[str, ...]:
    """Texts of the paragraphs of ``style`` in the same cell or block above ``place``, else the nearest text.

    Another office program may have given the styles other names.
    """
    start = 0
    for block in _BLOCKS:
        start = max(start, xml.rfind(block, start, place))
    paragraphs = xml[start:place].split("</w:p>")
    marker = f'<w:pStyle w:val="{style}"/>'
    styled = [_text_of(paragraph) for paragraph in paragraphs if marker in paragraph]
    return tuple(styled or [text for text in map(_text_of, paragraphs) if text.strip()][-1:])


def _text_of(paragraph: str) -> str:
    return html.unescape("".join(_TEXT.findall(paragraph)))
