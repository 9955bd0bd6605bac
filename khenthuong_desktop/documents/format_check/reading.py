"""Reads a Word file: paragraphs with their effective format, from defaults, styles, tables and direct format."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError, fromstring

from khenthuong_desktop.documents.dangers import Danger, dangers
from khenthuong_desktop.documents.format_check.columns import column_widths
from khenthuong_desktop.documents.format_check.elements import (
    MC,
    R,
    W,
    breaks_page,
    cell_padding,
    drawn_lines,
    frame_place,
    has_bottom_edge,
    has_page_field,
    is_on,
    leader_lines,
    picture_links,
    table_place,
    text_boxes,
    text_of,
    within,
)
from khenthuong_desktop.documents.format_check.measures import points, transitional, twips
from khenthuong_desktop.documents.format_check.model import Cell, Paragraph, Row, Run, Section, Table, WordFile
from khenthuong_desktop.documents.format_check.numbering import Numbering, read_numbering
from khenthuong_desktop.documents.format_check.styles import Properties, Styles, named, read_styles
from khenthuong_desktop.documents.format_check.unfolding import unfold
from khenthuong_desktop.documents.package import read_package
from khenthuong_desktop.errors import FileUnreadable

_TOP = 20  # the heading is over within so many paragraphs
_MOST_PARAGRAPHS = 40_000  # a thousand pages
_TAB = 720  # a tab at the start of a paragraph sets it in by 1,27 cm
_WRAPPERS = tuple(f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"))
_NESTED = (f"{W}tbl", f"{W}tc")
_TRACES = ("ins", "del", "commentReference", "moveFrom", "moveTo", "rPrChange", "pPrChange", "showingPlcHdr")
_LINE_RULES = {rule: rule for rule in ("exact", "atLeast")}
_DRAWN = frozenset((f"{W}drawing", f"{W}pict"))
_NOT_PRINTED = (f"{W}del", f"{W}moveFrom", f"{MC}Fallback", f"{W}txbxContent")
_PASSIVE = ("outside_link", "forbidden_field", "false_picture", "embedded_font")  # nothing of it is opened here
_CODE = re.compile("vba|activeX|macro|customUI", re.IGNORECASE)


def read_word(path: Path) -> WordFile:
    """Reads a Word file for checking; one with macros or the like is refused."""
    parts = read_package(path)
    found = [danger for danger in dangers(parts) if _is_grave(danger)]
    if found:
        if any(_CODE.search(f"{danger.part} {danger.found}") for danger in found):
            raise FileUnreadable(path, "has_macros")
        raise FileUnreadable(path, " ".join(danger.sentence for danger in found))
    try:
        word = _Reader(transitional(parts)).read()
    except (ParseError, KeyError, ValueError, RecursionError) as error:
        raise FileUnreadable(path, "not_sound_inside") from error
    if len(word.paragraphs) > _MOST_PARAGRAPHS:
        raise FileUnreadable(path, "too_long")
    return word


def _is_grave(danger: Danger) -> bool:
    """Whether a file must not even be looked at: objects and links that stay closed do no harm."""
    if danger.code == "forbidden_part":
        return _CODE.search(f"{danger.part} {danger.found}") is not None
    return danger.code not in _PASSIVE


class _Reader:
    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self.parts = parts
        self.styles: Styles = read_styles(parts)
        self.numbering: Numbering = read_numbering(parts.get("word/numbering.xml"))
        self.targets = self._targets()
        self.open_frame = ""
        self.word = WordFile(
            images={name: content for name, content in parts.items() if name.startswith("word/media/")},
        )

    def read(self) -> WordFile:
        body = fromstring(self.parts["word/document.xml"]).find(f"{W}body")
        if body is None:
            raise ValueError("no body")
        self._blocks(body, None, None)
        last = body.find(f"{W}sectPr")
        if last is not None or not self.word.sections:
            self.word.sections.append(self._section(last if last is not None else Element(f"{W}sectPr")))
        for trace in _TRACES:
            if body.find(f".//{W}{trace}") is not None:
                self.word.traces.append(trace)
        unfold(self.word)
        return self.word

    def _targets(self) -> dict[str, str]:
        links = self.parts.get("word/_rels/document.xml.rels")
        if links is None:
            return {}
        return {str(link.get("Id")): f"word/{link.get('Target')}" for link in fromstring(links)}

    def _blocks(self, parent: Element, cell: Cell | None, table_style: str | None, beside: bool = False) -> None:
        """Paragraphs and tables in their order; ``beside``: what is read has other cells in its row."""
        for block in parent:
            if block.tag == f"{W}p":
                place = cell or self._frame(block)
                paragraph = self._paragraph(block, place, table_style, len(self.word.paragraphs) + 1)
                above = len(self.word.paragraphs) < _TOP and paragraph.visible  # what floats there is read first
                if not above:
                    self.word.paragraphs.append(paragraph)
                self._boxes(block)
                if above:
                    self.word.paragraphs.append(paragraph)
                broken = block.find(f"{W}pPr/{W}sectPr")
                if broken is not None:
                    self.word.sections.append(self._section(broken))
            elif block.tag == f"{W}tbl":
                self._table(block, cell if beside or _is_narrow(block) else None)
            elif block.tag in _WRAPPERS:
                self._blocks(block, cell, table_style, beside)

    def _boxes(self, block: Element) -> None:
        """What stands in the text boxes of a paragraph."""
        for left, box in text_boxes(block) if _has_drawing(block) else ():
            number = len(self.word.tables)
            self.word.tables.append(Table((), (), 0, len(self.word.sections), box_at=left))
            self._blocks(box, Cell(number, 0, 0), None)

    def _frame(self, block: Element) -> Cell | None:
        """The box that a framed paragraph stands in; paragraphs of one frame follow each other."""
        framed = frame_place(block)
        if framed is None:
            self.open_frame = ""
            return None
        if framed[0] != self.open_frame:
            self.open_frame = framed[0]
            self.word.tables.append(Table((), (), 0, len(self.word.sections), box_at=framed[1]))
        return Cell(len(self.word.tables) - 1, 0, 0)

    def _table(self, block: Element, around: Cell | None) -> None:
        """A table; one in a cell that has others beside it counts as what that cell holds."""
        number = len(self.word.tables)
        section = len(self.word.sections)
        self.word.tables.append(Table((), (), 0, section))  # keeps the place while nested tables are read
        style = named(block, "tblPr/tblStyle")
        rows = []
        for place, row in enumerate(within(block, f"{W}tr", _NESTED)):
            texts = []
            column = int(named(row, "trPr/gridBefore") or "0")
            cells = list(within(row, f"{W}tc", _NESTED))
            for cell in cells:
                first = len(self.word.paragraphs)
                span = int(named(cell, "tcPr/gridSpan") or "1")
                home = around or Cell(number, place, column, span)
                self._blocks(cell, home, style, len(cells) > 1 or around is not None)
                if has_bottom_edge(cell) and len(self.word.paragraphs) > first:
                    self.word.paragraphs[-1] = replace(self.word.paragraphs[-1], border=True)
                texts.append("\n".join(item.text for item in self.word.paragraphs[first:]))
                column += span
            rows.append(Row(is_on(row, "trPr/tblHeader"), is_on(row, "trPr/cantSplit"), tuple(texts)))
        if around is None:
            widths, width = column_widths(block)
            placed = table_place(block)
            self.word.tables[number] = Table(tuple(rows), widths, cell_padding(block), section, placed, width)

    def _paragraph(self, block: Element, cell: Cell | None, table_style: str | None, number: int = 0) -> Paragraph:
        given = self.styles.paragraph(block, table_style)
        page_field = number == 0 and has_page_field(block)
        runs = tuple(self._runs(block, given)) or (self._unfilled(block, given) if page_field else ())
        tags = {item.tag for item in block.iter()}
        has_drawing = not _DRAWN.isdisjoint(tags)
        number_id = given.text("numId", "0")
        text = "".join(run.text for run in runs)
        first_line = given.number("firstLine") - given.number("hanging")
        return Paragraph(
            number=number,
            text=f"{self.numbering.label(number_id, given.number('ilvl'))}{text}" if number_id != "0" else text,
            runs=runs,
            align="center" if given.text("frame") == "center" else given.text("jc", "left"),
            first_line=first_line or (_TAB if text.startswith("\t") else 0),
            left=given.number("left"),
            before=given.number("before"),
            after=given.number("after"),
            line=given.number("line", 240),
            line_rule=_LINE_RULES.get(given.text("lineRule"), "auto"),
            keep_next=given.flag("keepNext"),
            widow_control=given.text("widowControl", "1") not in ("0", "false", "off"),
            listed=number_id != "0",
            border=given.flag("pBdr"),
            drawn=tuple(drawn_lines(block)) if has_drawing else tuple(() if text.strip() else leader_lines(block)),
            pictures=tuple(self.targets.get(link, "") for link in picture_links(block)) if has_drawing else (),
            page_field=page_field,
            section=len(self.word.sections),
            in_grid=cell is not None and self.word.tables[cell.table].box_at is None,
            new_page=given.flag("pageBreakBefore") or (f"{W}br" in tags and breaks_page(block)),
            cell=cell,
        )

    def _runs(self, block: Element, paragraph: Properties) -> Iterator[Run]:
        for run in within(block, f"{W}r", _NOT_PRINTED):
            text = "".join(text_of(item) for item in run)
            if text:
                yield self._run(text, self.styles.run(run, paragraph))

    def _unfilled(self, block: Element, paragraph: Properties) -> tuple[Run, ...]:
        """The face that a page number will have where the file holds only its field."""
        coded = (run for run in within(block, f"{W}r", _NOT_PRINTED) if run.find(f"{W}instrText") is not None)
        run = next(coded, None)
        return (self._run("1", paragraph if run is None else self.styles.run(run, paragraph)),)

    @staticmethod
    def _run(text: str, given: Properties) -> Run:
        return Run(
            text=text,
            points=points(given.text("sz", "20")),
            bold=given.flag("b"),
            italic=given.flag("i"),
            underline=given.text("u", "none") != "none",
            capitals=given.flag("caps") or given.flag("smallCaps"),
            hidden=given.flag("vanish"),
            highlight=given.text("highlight", "none") != "none",
            colour=given.text("color", "auto"),
            fonts=tuple(given.text(slot, "Times New Roman") for slot in _slots(given)),
            east_asia=given.text("eastAsia", "Times New Roman"),
            language=given.text("lang", ""),
        )

    def _section(self, element: Element) -> Section:
        def of(name: str, attribute: str, default: str) -> str:
            found = element.find(f"{W}{name}")
            return str(found.get(f"{W}{attribute}", default)) if found is not None else default

        start = of("pgNumType", "start", "")
        previous = self.word.sections[-1] if self.word.sections else None
        return Section(
            width=twips(of("pgSz", "w", "12240")),
            height=twips(of("pgSz", "h", "15840")),
            margins={side: twips(of("pgMar", side, "1440")) for side in ("top", "bottom", "left", "right")},
            gutter=twips(of("pgMar", "gutter", "0")),
            title_page=is_on(element, "titlePg"),
            number_format=of("pgNumType", "fmt", "decimal"),
            number_start=int(start) if start else None,
            headers={**(previous.headers if previous else {}), **self._edges(element, "headerReference")},
            footers={**(previous.footers if previous else {}), **self._edges(element, "footerReference")},
        )

    def _edges(self, element: Element, name: str) -> dict[str, tuple[Paragraph, ...]]:
        edges = {}
        for reference in element.findall(f"{W}{name}"):
            content = self.parts.get(self.targets.get(str(reference.get(f"{R}id")), ""))
            if content is not None:
                root = fromstring(content)
                edges[str(reference.get(f"{W}type", "default"))] = tuple(
                    self._paragraph(block, None, None) for block in within(root, f"{W}p", (f"{MC}Fallback",))
                )
        return edges


def _slots(given: Properties) -> tuple[str, ...]:
    """The fonts that letters are taken from; that of complex scripts only where a run is said to be in one."""
    return ("ascii", "hAnsi", "cs") if given.flag("complex") or given.flag("rtl") else ("ascii", "hAnsi")


def _is_narrow(table: Element) -> bool:
    """A table of one column, which stands in a box or cell for what it holds."""
    return all(len(row.findall(f"{W}tc")) < 2 for row in table.iterfind(f"{W}tr"))


def _has_drawing(block: Element) -> bool:
    return any(next(block.iter(name), None) is not None for name in _DRAWN)
