"""Questions asked of single elements of a Word file: text, switches, page fields, drawn lines."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from khenthuong_desktop.documents.format_check.measures import twips

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
VML = "{urn:schemas-microsoft-com:vml}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
EMU_PER_MM = 36_000
_UNITS = {"pt": 25.4 / 72, "in": 25.4, "cm": 10.0, "mm": 1.0, "px": 25.4 / 96, "pc": 25.4 / 6}
_LENGTH = re.compile(r"(-?[\d.]+)(pt|in|cm|mm|px|pc|)")
_LEFT = re.compile(r"margin-left:(-?[\d.]+)(pt|in|cm|mm|px|pc|)")
_SIZE = re.compile(r"(?:^|;)\s*(width|height):([^;]*)")
_USUAL_PADDING = 108
_OFF = ("0", "false", "off", "none")
_LETTERS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\u00ad"}
_WITH_LINE = ("underscore", "hyphen", "heavy")  # leaders of a tab that look like a line


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
    """Left and right padding of the cells together; that of the first cell where the table sets none."""
    margins = table.find(f"{W}tblPr/{W}tblCellMar")
    if margins is None:
        margins = table.find(f"{W}tr/{W}tc/{W}tcPr/{W}tcMar")
    padding = 0
    for names in (("left", "start"), ("right", "end")):
        sides = [side for name in names if margins is not None and (side := margins.find(f"{W}{name}")) is not None]
        padding += twips(sides[0].get(f"{W}w", "0")) if sides else _USUAL_PADDING
    return padding


def text_of(item: Element) -> str:
    """The letters that an element of a run puts on paper; a blank that does not break is a blank."""
    name = item.tag.removeprefix(W)
    if name == "t":
        return (item.text or "").replace("\u00a0", " ")
    if name == "br":
        return "\n" if item.get(f"{W}type", "textWrapping") == "textWrapping" else ""
    return _LETTERS.get(name, "")


def breaks_page(block: Element) -> bool:
    return any(item.get(f"{W}type") == "page" for item in within(block, f"{W}br", (f"{W}txbxContent",)))


def has_page_field(block: Element) -> bool:
    """A field with the number of the page, not counting text boxes."""
    closed = (f"{W}txbxContent",)
    simple = " ".join(str(item.get(f"{W}instr", "")) for item in within(block, f"{W}fldSimple", closed))
    complex_field = "".join(item.text or "" for item in within(block, f"{W}instrText", closed))
    return re.search(r"\bPAGE\b", f"{simple} {complex_field}", re.IGNORECASE) is not None


def leader_lines(block: Element) -> list[float]:
    """Lengths in mm of the lines that the tabs of a paragraph without text draw up to their stops."""
    stops = sorted(
        (twips(stop.get(f"{W}pos", "0")), stop.get(f"{W}leader") in _WITH_LINE)
        for stop in block.iterfind(f"{W}pPr/{W}tabs/{W}tab")
        if stop.get(f"{W}val") != "clear"
    )
    if not any(drawn for _, drawn in stops):
        return []
    used = sum(1 for run in block.iter(f"{W}r") for item in run if item.tag == f"{W}tab")
    starts = (0, *(place for place, _ in stops))
    return [(place - start) * 25.4 / 1440 for start, (place, drawn) in zip(starts, stops[:used], strict=False) if drawn]


def frame_place(block: Element) -> tuple[str, float] | None:
    """Which frame a paragraph stands in and how far from the left it is (mm, or a rank)."""
    frame = block.find(f"{W}pPr/{W}framePr")
    if frame is None or frame.get(f"{W}dropCap", "none") != "none":
        return None
    side = {"center": 80.0, "right": 160.0, "outside": 160.0}.get(frame.get(f"{W}xAlign", ""))
    place = twips(frame.get(f"{W}x", "0")) * 25.4 / 1440 if side is None else side
    return repr(sorted(frame.attrib.items())), place


def table_place(table: Element) -> float | None:
    """How far from the left a table stands that is placed on the page, in mm; None for any other."""
    place = table.find(f"{W}tblPr/{W}tblpPr")
    if place is None:
        return None
    side = {"center": 80.0, "right": 160.0, "outside": 160.0}.get(place.get(f"{W}tblpXSpec", ""))
    return twips(place.get(f"{W}tblpX", "0")) * 25.4 / 1440 if side is None else side


def has_bottom_edge(cell: Element) -> bool:
    """A cell with a line drawn as its lower border."""
    edge = cell.find(f"{W}tcPr/{W}tcBorders/{W}bottom")
    return edge is not None and edge.get(f"{W}val", "nil") not in ("nil", "none")


def text_boxes(block: Element) -> Iterator[tuple[float, Element]]:
    """Contents of the text boxes of a paragraph and how far from the left they stand (mm, or a rank)."""
    closed = (f"{MC}Fallback", f"{W}txbxContent")
    for name in ("anchor", "inline"):
        for frame in within(block, f"{WP}{name}", closed):
            place = _place_of(frame.find(f"{WP}positionH"))
            yield from ((place, box) for box in within(frame, f"{W}txbxContent", closed))
    for picture in within(block, f"{W}pict", closed):
        for shape in picture:
            left = _LEFT.search(str(shape.get("style", "")))
            place = _millimetres(*left.groups()) if left else 0.0
            yield from ((place, box) for box in within(shape, f"{W}txbxContent", closed))


def _place_of(position: Element | None) -> float:
    if position is None:
        return 0.0
    offset, align = position.find(f"{WP}posOffset"), position.find(f"{WP}align")
    if offset is not None:
        return int(offset.text or "0") / EMU_PER_MM
    return {"center": 80.0, "right": 160.0}.get(align.text or "", 0.0) if align is not None else 0.0


def _millimetres(number: str, unit: str) -> float:
    return float(number) * _UNITS.get(unit, _UNITS["pt"])


def picture_links(block: Element) -> Iterator[str]:
    """Relationship ids of the pictures in a paragraph."""
    for name in (f"{A}blip", f"{VML}imagedata"):
        for picture in within(block, name, (f"{MC}Fallback",)):
            yield str(picture.get(f"{R}embed") or picture.get(f"{R}id") or "")


def drawn_lines(block: Element) -> Iterator[float]:
    """Lengths of the straight lines drawn in a paragraph; the VML copy of a DrawingML line is not counted again."""
    closed = (f"{MC}Fallback", f"{W}txbxContent")
    for name in ("anchor", "inline"):
        for frame in within(block, f"{WP}{name}", closed):
            extent = frame.find(f"{WP}extent")
            if extent is not None and _is_flat(extent):
                yield int(extent.get("cx", "0")) / EMU_PER_MM
            else:  # a line in a group of shapes, or a flat shape on a canvas
                for size in frame.iter(f"{A}ext"):
                    if size.get("cx") and _is_flat(size):
                        yield int(size.get("cx", "0")) / EMU_PER_MM
    for line in within(block, f"{VML}line", closed):
        ends = [_LENGTH.match(line.get(side, "0").split(",")[0].strip()) for side in ("from", "to")]
        first, last = (_millimetres(*end.groups()) if end else 0.0 for end in ends)
        yield abs(last - first)
    for name in ("shape", "rect"):
        for shape in within(block, f"{VML}{name}", closed):
            sides = dict(_SIZE.findall(str(shape.get("style", ""))))
            width, height = (_LENGTH.match(sides.get(side, "")) for side in ("width", "height"))
            if width and height and _millimetres(*height.groups()) <= 1:
                yield _millimetres(*width.groups())


def _is_flat(size: Element) -> bool:
    return int(size.get("cy", "0")) <= EMU_PER_MM < int(size.get("cx", "0"))
