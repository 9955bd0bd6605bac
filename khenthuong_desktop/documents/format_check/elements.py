"""Questions asked of single elements of a Word file: text, switches, page fields, drawn lines."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
VML = "{urn:schemas-microsoft-com:vml}"
EMU_PER_MM = 36_000
_POINTS = re.compile(r"([\d.]+)pt")
_USUAL_PADDING = 108
_OFF = ("0", "false", "off", "none")


def within(parent: Element, tag: str, closed: tuple[str, ...]) -> Iterator[Element]:
    """Elements of a tag below ``parent``, without looking into the closed ones."""
    for child in parent:
        if child.tag == tag:
            yield child
        if child.tag not in closed:
            yield from within(child, tag, closed)


def is_on(parent: Element, path: str) -> bool:
    found = parent.find("/".join(f"{W}{step}" for step in path.split("/")))
    return found is not None and found.get(f"{W}val", "1") not in _OFF


def cell_padding(table: Element) -> int:
    margins = table.find(f"{W}tblPr/{W}tblCellMar")
    sides = [margins.find(f"{W}{side}") for side in ("left", "right")] if margins is not None else [None, None]
    return sum(int(side.get(f"{W}w", "0")) if side is not None else _USUAL_PADDING for side in sides)


def text_of(item: Element) -> str:
    if item.tag == f"{W}t":
        return item.text or ""
    return {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}.get(item.tag, "")


def has_page_field(block: Element) -> bool:
    simple = " ".join(str(item.get(f"{W}instr", "")) for item in block.iter(f"{W}fldSimple"))
    complex_field = " ".join(item.text or "" for item in block.iter(f"{W}instrText"))
    return re.search(r"\bPAGE\b", f"{simple} {complex_field}") is not None


def drawn_lines(block: Element) -> Iterator[float]:
    """Lengths of the straight lines drawn in a paragraph; the VML copy of a DrawingML line is not counted again."""
    for extent in block.iter(f"{WP}extent"):
        if int(extent.get("cy", "0")) <= EMU_PER_MM:
            yield int(extent.get("cx", "0")) / EMU_PER_MM
    for line in within(block, f"{VML}line", (f"{MC}Fallback",)):
        ends = [_POINTS.match(line.get(side, "0").split(",")[0].strip()) for side in ("from", "to")]
        first, last = (float(end.group(1)) if end else 0.0 for end in ends)
        yield abs(last - first) * 25.4 / 72
