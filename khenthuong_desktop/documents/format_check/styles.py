"""Word's chain of formats: document defaults, table style, paragraph style, character style, direct format."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from xml.etree.ElementTree import Element, fromstring

from khenthuong_desktop.documents.format_check.measures import twips

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SLOTS = ("ascii", "hAnsi", "cs", "eastAsia")
_OFF = ("0", "false", "off")
_SIDES = {"center": "center", "right": "right", "end": "right", "both": "both", "distribute": "distribute"}
# Set by a paragraph style and a character style: off again.
_TOGGLES = ("b", "i", "caps", "smallCaps", "strike", "dstrike", "vanish")
_NO_SHADE = ("auto", "ffffff")
_AUTOMATIC = "280"  # what Word takes for automatic space around paragraphs


@dataclass(frozen=True)
class Properties:
    """Effective properties by name; a later layer overrides an earlier one."""

    values: Mapping[str, str]

    def over(self, other: Mapping[str, str]) -> "Properties":
        return Properties({**self.values, **other})

    def text(self, name: str, default: str = "") -> str:
        return self.values.get(name, default)

    def number(self, name: str, default: int = 0) -> int:
        given = self.values.get(name)
        return default if given is None else twips(given)

    def flag(self, name: str) -> bool:
        return self.values.get(name, "0") not in _OFF


def named(parent: Element, path: str) -> str | None:
    """``w:val`` of a child, when there is one."""
    found = parent.find("/".join(f"{W}{step}" for step in path.split("/")))
    return None if found is None else found.get(f"{W}val")


@dataclass(frozen=True)
class Styles:
    """All styles of a file."""

    defaults: Mapping[str, str]
    chains: Mapping[str, Mapping[str, str]]
    normal: str
    theme: Mapping[str, str]
    bases: dict[tuple[str, str], Properties] = field(default_factory=dict)  # table and paragraph style joined

    def paragraph(self, block: Element, table_style: str | None) -> Properties:
        """Properties of a paragraph, those for its runs included."""
        direct = block.find(f"{W}pPr")
        style = (named(direct, "pStyle") if direct is not None else None) or self.normal
        place = (table_style or "", style)
        if place not in self.bases:
            base = Properties(self.defaults).over(self.chains.get(place[0], {})).over(self.chains.get(style, {}))
            self.bases[place] = base
        given = paragraph_values(direct)
        return self.bases[place].over(given) if given else self.bases[place]

    def run(self, run: Element, paragraph: Properties) -> Properties:
        """Properties of a run inside a paragraph."""
        direct = run.find(f"{W}rPr")
        if direct is None:
            return paragraph
        styled = dict(self.chains.get(named(direct, "rStyle") or "", {}))
        for name in _TOGGLES:
            if styled.get(name, "0") not in _OFF and paragraph.flag(name):
                styled[name] = "0"
        return paragraph.over(styled).over(run_values(direct, self.theme))


def read_styles(parts: Mapping[str, bytes]) -> Styles:
    """Styles with their bases already followed."""
    theme = _theme_fonts(parts)
    content = parts.get("word/styles.xml")
    if content is None:
        return Styles({}, {}, "", theme)
    root = fromstring(content)
    defaults = {
        **paragraph_values(root.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr")),
        **run_values(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"), theme),
    }
    elements = {str(style.get(f"{W}styleId")): style for style in root.findall(f"{W}style")}
    chains: dict[str, dict[str, str]] = {}
    for name in elements:
        _chain(name, elements, theme, chains)
    normal = next(
        (
            name
            for name, style in elements.items()
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true", "on")
        ),
        "",
    )
    return Styles(defaults, chains, normal, theme)


def _chain(
    name: str, elements: Mapping[str, Element], theme: Mapping[str, str], known: dict[str, dict[str, str]]
) -> None:
    """Adds what a style and those it is based on set to ``known``."""
    waiting: list[str] = []
    following: str | None = name
    while following is not None and following in elements and following not in known and following not in waiting:
        waiting.append(following)
        following = named(elements[following], "basedOn")
    base = known.get(following or "", {})
    for each in reversed(waiting):
        style = elements[each]
        base = {**base, **paragraph_values(style.find(f"{W}pPr")), **run_values(style.find(f"{W}rPr"), theme)}
        known[each] = base


def paragraph_values(element: Element | None) -> dict[str, str]:
    """Properties that a ``w:pPr`` sets itself."""
    if element is None:
        return {}
    values = {}
    for name in ("keepNext", "widowControl", "pageBreakBefore", "contextualSpacing"):
        found = element.find(f"{W}{name}")
        if found is not None:
            values[name] = str(found.get(f"{W}val", "1"))
    side = named(element, "jc")
    if side is not None:
        values["jc"] = _SIDES.get(side, "left")
    list_place = element.find(f"{W}numPr")
    if list_place is not None:
        values |= {key: place for key in ("numId", "ilvl") if (place := named(list_place, key)) is not None}
    edges = element.find(f"{W}pBdr")
    if edges is not None:
        values["pBdr"] = str(int(any(edge.get(f"{W}val", "none") not in ("none", "nil") for edge in edges)))
    frame = element.find(f"{W}framePr")
    if frame is not None:
        values["frame"] = str(frame.get(f"{W}xAlign", ""))
    spacing, indent = element.find(f"{W}spacing"), element.find(f"{W}ind")
    for layout, keys in (
        (spacing, ("before", "after", "line", "lineRule")),
        (indent, ("left", "firstLine", "hanging")),
    ):
        if layout is not None:
            values |= {key: value for key in keys if (value := layout.get(f"{W}{key}")) is not None}
    if indent is not None and (start := indent.get(f"{W}start")) is not None:
        values["left"] = start
    for side in ("before", "after"):
        if spacing is not None and spacing.get(f"{W}{side}Autospacing", "0") not in _OFF:
            values[side] = _AUTOMATIC
    return values


def run_values(element: Element | None, theme: Mapping[str, str]) -> dict[str, str]:
    """Properties that a ``w:rPr`` sets itself; theme fonts are looked up."""
    if element is None:
        return {}
    values: dict[str, str] = {}
    for name in (*_TOGGLES, "u", "highlight", "color", "sz", "lang", "rtl"):
        found = element.find(f"{W}{name}")
        if found is not None:
            values[name] = str(found.get(f"{W}val", "1"))
    shade = element.find(f"{W}shd")  # how LibreOffice saves highlighted text
    if shade is not None and "highlight" not in values:
        values["highlight"] = "shade" if shade.get(f"{W}fill", "auto").lower() not in _NO_SHADE else "none"
    complex_script = element.find(f"{W}cs")  # the slot of fonts has the same name
    if complex_script is not None:
        values["complex"] = str(complex_script.get(f"{W}val", "1"))
    fonts = element.find(f"{W}rFonts")
    if fonts is not None:
        for slot in _SLOTS:
            themed = fonts.get(f"{W}cstheme" if slot == "cs" else f"{W}{slot}Theme")
            if themed is not None:  # a theme does not make Word swap quotes for East Asian ones
                values[slot] = theme.get(themed, "") if slot != "eastAsia" else ""
            elif fonts.get(f"{W}{slot}") is not None:
                values[slot] = str(fonts.get(f"{W}{slot}"))
    return values


def _theme_fonts(parts: Mapping[str, bytes]) -> dict[str, str]:
    """Theme font references (minorHAnsi, majorEastAsia …) to names."""
    content = next((blob for name, blob in parts.items() if fnmatchcase(name, "word/theme/theme*.xml")), None)
    if content is None:
        return {}
    root = fromstring(content)
    fonts = {}
    for level in ("major", "minor"):
        for script, names in (("latin", ("HAnsi", "Ascii")), ("ea", ("EastAsia",)), ("cs", ("Bidi",))):
            found = root.find(f".//{A}{level}Font/{A}{script}")
            for name in names:
                fonts[f"{level}{name}"] = str(found.get("typeface", "")) if found is not None else ""
    return fonts
