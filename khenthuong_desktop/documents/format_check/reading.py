"""Reads a Word file: paragraphs with their effective format, from defaults, styles, tables and direct format."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError, fromstring

from khenthuong_desktop.documents.dangers import dangers
from khenthuong_desktop.documents.format_check.elements import (
    MC,
    R,
    W,
    cell_padding,
    drawn_lines,
    has_bottom_edge,
    has_page_field,
    is_on,
    picture_links,
    text_boxes,
    text_of,
    within,
)
from khenthuong_desktop.documents.format_check.model import Cell, Paragraph, Row, Run, Section, Table, WordFile
from khenthuong_desktop.documents.format_check.numbering import Numbering, read_numbering
from khenthuong_desktop.documents.format_check.styles import Properties, Styles, named, read_styles
from khenthuong_desktop.documents.format_check.unfolding import unfold
from khenthuong_desktop.documents.package import read_package
from khenthuong_desktop.errors import FileUnreadable

_TAB = 720  # a tab at the start of a paragraph sets it in by 1,27 cm
_WRAPPERS = tuple(f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"))
_NESTED = (f"{W}tbl", f"{W}tc")


def read_word(path: Path) -> WordFile:
    """Reads a Word file for checking; one with macros or the like is refused."""
    parts = read_package(path)
    found = dangers(parts)
    if found:
        raise FileUnreadable(path, " ".join(danger.sentence for danger in found))
    try:
        return _Reader(parts).read()
    except (ParseError, KeyError, ValueError) as error:
        raise FileUnreadable(path, str(error)) from error


class _Reader:
    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self.parts = parts
        self.styles: Styles = read_styles(parts)
        self.numbering: Numbering = read_numbering(parts.get("word/numbering.xml"))
        self.targets = self._targets()
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
        for trace in ("ins", "del", "commentReference", "moveFrom", "moveTo"):
            if body.find(f".//{W}{trace}") is not None:
                self.word.traces.append(trace)
        unfold(self.word)
        return self.word

    def _targets(self) -> dict[str, str]:
        links = self.parts.get("word/_rels/document.xml.rels")
        if links is None:
            return {}
        return {str(link.get("Id")): f"word/{link.get('Target')}" for link in fromstring(links)}

    def _blocks(self, parent: Element, cell: Cell | None, table_style: str | None) -> None:
        for block in parent:
            if block.tag == f"{W}p":
                paragraph = self._paragraph(block, cell, table_style, len(self.word.paragraphs) + 1)
                self.word.paragraphs.append(paragraph)
                for place, box in text_boxes(block) if _has_drawing(block) else ():
                    number = len(self.word.tables)
                    self.word.tables.append(Table((), (), 0, paragraph.section, box_at=place))
                    self._blocks(box, Cell(number, 0, 0), None)
                broken = block.find(f"{W}pPr/{W}sectPr")
                if broken is not None:
                    self.word.sections.append(self._section(broken))
            elif block.tag == f"{W}tbl":
                self._table(block)
            elif block.tag in _WRAPPERS:
                self._blocks(block, cell, table_style)

    def _table(self, block: Element) -> None:
        number = len(self.word.tables)
        section = len(self.word.sections)
        self.word.tables.append(Table((), (), 0, section))  # keeps the place while nested tables are read
        style = named(block, "tblPr/tblStyle")
        rows = []
        for place, row in enumerate(within(block, f"{W}tr", _NESTED)):
            texts = []
            column = int(named(row, "trPr/gridBefore") or "0")
            for cell in within(row, f"{W}tc", _NESTED):
                first = len(self.word.paragraphs)
                span = int(named(cell, "tcPr/gridSpan") or "1")
                self._blocks(cell, Cell(number, place, column, span), style)
                if has_bottom_edge(cell) and len(self.word.paragraphs) > first:
                    self.word.paragraphs[-1] = replace(self.word.paragraphs[-1], border=True)
                texts.append("\n".join(item.text for item in self.word.paragraphs[first:]))
                column += span
            rows.append(Row(is_on(row, "trPr/tblHeader"), is_on(row, "trPr/cantSplit"), tuple(texts)))
        widths = tuple(int(float(item.get(f"{W}w", "0"))) for item in block.findall(f"{W}tblGrid/{W}gridCol"))
        self.word.tables[number] = Table(tuple(rows), widths, cell_padding(block), section)

    def _paragraph(self, block: Element, cell: Cell | None, table_style: str | None, number: int = 0) -> Paragraph:
        given = self.styles.paragraph(block, table_style)
        runs = tuple(self._runs(block, given))
        has_drawing = _has_drawing(block)
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
            line_rule=given.text("lineRule", "auto"),
            keep_next=given.flag("keepNext"),
            widow_control=given.text("widowControl", "1") not in ("0", "false", "off"),
            listed=number_id != "0",
            border=given.flag("pBdr"),
            drawn=tuple(drawn_lines(block)) if has_drawing else (),
            pictures=tuple(self.targets.get(link, "") for link in picture_links(block)) if has_drawing else (),
            page_field=number == 0 and has_page_field(block),
            section=len(self.word.sections),
            cell=cell,
        )

    def _runs(self, block: Element, paragraph: Properties) -> Iterator[Run]:
        for run in within(block, f"{W}r", (f"{W}del", f"{MC}Fallback", f"{W}txbxContent")):
            text = "".join(text_of(item) for item in run)
            if text:
                yield self._run(text, self.styles.run(run, paragraph))

    @staticmethod
    def _run(text: str, given: Properties) -> Run:
        return Run(
            text=text,
            points=given.number("sz", 20) / 2,
            bold=given.flag("b"),
            italic=given.flag("i"),
            underline=given.text("u", "none") != "none",
            capitals=given.flag("caps") or given.flag("smallCaps"),
            hidden=given.flag("vanish"),
            highlight=given.text("highlight", "none") != "none",
            colour=given.text("color", "auto"),
            fonts=tuple(given.text(slot, "Times New Roman") for slot in ("ascii", "hAnsi", "cs")),
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
            width=int(of("pgSz", "w", "12240")),
            height=int(of("pgSz", "h", "15840")),
            margins={side: int(float(of("pgMar", side, "1440"))) for side in ("top", "bottom", "left", "right")},
            gutter=int(of("pgMar", "gutter", "0")),
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
                    self._paragraph(block, None, None) for block in root.iter(f"{W}p")
                )
        return edges


def _has_drawing(block: Element) -> bool:
    return any(next(block.iter(f"{W}{name}"), None) is not None for name in ("drawing", "pict"))
