"""Makes drawn lines as long as the decree asks, measured on the text that now stands above them.

A line that follows its text says so in its name: ``rule:<style>:<points>:<face>:<share>:<room in mm>``.
"""

import html
import re

from khenthuong_desktop.documents.text_width import width_mm, wrap

EMU_PER_MM = 36_000
_POINTS_PER_MM = 72 / 25.4
_DRAWING, _DRAWING_END = "<mc:AlternateContent>", "</mc:AlternateContent>"
_NAME = re.compile(r'name="rule:(\w+):([\d.]+):(\w+):([\d.]+):([\d.]+)"')
_EXTENT = re.compile(r'cx="\d+"')
_VML_END = re.compile(r'to="[\d.]+pt,')
_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")
_BLOCKS = ("<w:tc>", "<w:tc ", "</w:tbl>", "<w:body>")


def fit_drawn_lines(xml: str) -> str:
    """The part with every measured line at its right length."""
    chunks: list[str] = []
    place = 0
    while 'name="rule:' in xml and (start := xml.find(_DRAWING, place)) >= 0:
        end = xml.index(_DRAWING_END, start) + len(_DRAWING_END)
        chunks += (xml[place:start], _fitted(xml, start, end))
        place = end
    return "".join((*chunks, xml[place:]))


def _fitted(xml: str, start: int, end: int) -> str:
    """The drawing between two places of a part, at its right length."""
    drawing = xml[start:end]
    name = _NAME.search(drawing)
    if name is None:
        return drawing
    style, points, face, share, room = name.groups()
    texts = _texts_above(xml, start, style)
    lines = [line for text in texts for line in wrap(text, float(points), face, float(room))]
    if not lines:
        return drawing
    length = max(width_mm(line, float(points), face) for line in lines) * float(share)
    wide = _EXTENT.sub(f'cx="{round(length * EMU_PER_MM)}"', drawing)
    return _VML_END.sub(f'to="{length * _POINTS_PER_MM:.1f}pt,', wide)


def _texts_above(xml: str, place: int, style: str) -> list[str]:
    """Texts of the paragraphs of ``style`` in the same cell or block above ``place``, else the nearest text.

    Another office program may have given the styles other names.
    """
    start = max(xml.rfind(block, 0, place) for block in _BLOCKS)
    paragraphs = xml[max(start, 0) : place].split("</w:p>")
    marker = f'<w:pStyle w:val="{style}"/>'
    styled = [_text_of(paragraph) for paragraph in paragraphs if marker in paragraph]
    return styled or [text for text in map(_text_of, paragraphs) if text.strip()][-1:]


def _text_of(paragraph: str) -> str:
    return html.unescape("".join(_TEXT.findall(paragraph)))
