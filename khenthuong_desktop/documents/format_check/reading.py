"""A Word file as paragraphs with their effective format: defaults, styles, tables and direct format resolved."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError, fromstring

from khenthuong_desktop.documents.dangers import dangers
from khenthuong_desktop.documents.format_check.elements import (
    MC,
    W,
    cell_padding,
    drawn_lines,
    has_page_field,
    is_on,
    text_of,
    within,
)
from khenthuong_desktop.documents.format_check.styles import Properties, Styles, named, read_styles
from khenthuong_desktop.documents.package import read_package
from khenthuong_desktop.errors import FileUnreadable

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


@dataclass(frozen=True)
class Run:
    """A piece of text with its effective face."""

    text: str
    points: float
    bold: bool
    italic: bool
    underline: bool
    capitals: bool
    hidden: bool
    highlight: bool
    colour: str
    fonts: tuple[str, ...]  # ascii, hAnsi, cs
    east_asia: str
    language: str


@dataclass(frozen=True)
class Cell:
    """Where a paragraph stands in a table."""

    table: int
    row: int
    column: int


@dataclass(frozen=True)
class Paragraph:
    """A paragraph with its effective format; lengths in twentieths of a point."""

    number: int
    text: str
    runs: tuple[Run, ...]
    align: str
    first_line: int
    left: int
    before: int
    after: int
    line: int
    line_rule: str
    keep_next: bool
    listed: bool
    border: bool
    drawn: tuple[float, ...]  # lengths in mm of lines drawn in it
    page_field: bool
    section: int
    cell: Cell | None = None

    @property
    def visible(self) -> bool:
        return bool(self.text.strip())

    @property
    def spoken(self) -> list[Run]:
        """The runs that carry text."""
        return [run for run in self.runs if run.text.strip()]

    def all_bold(self) -> bool:
        return all(run.bold for run in self.spoken)

    def any_bold(self) -> bool:
        return any(run.bold for run in self.spoken)

    def all_italic(self) -> bool:
        return all(run.italic for run in self.spoken)

    def any_italic(self) -> bool:
        return any(run.italic for run in self.spoken)

    def sizes(self) -> set[float]:
        return {run.points for run in self.spoken}


@dataclass(frozen=True)
class Row:
    """A table row."""

    heading: bool
    whole: bool
    texts: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A table with the width of its columns in twentieths of a point."""

    rows: tuple[Row, ...]
    widths: tuple[int, ...]
    padding: int  # left and right of a cell together
    section: int


@dataclass(frozen=True)
class Section:
    """Page set-up with the paragraphs of its headers and footers by type (default, first, even)."""

    width: int
    height: int
    margins: Mapping[str, int]
    gutter: int
    title_page: bool
    number_format: str
    number_start: int | None
    headers: Mapping[str, tuple[Paragraph, ...]]
    footers: Mapping[str, tuple[Paragraph, ...]]


@dataclass
class WordFile:
    """What the checks look at."""

    sections: list[Section] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    traces: list[str] = field(default_factory=list)  # comments, tracked changes


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
        self.word = WordFile()
        self.count = 0

    def read(self) -> WordFile:
        body = fromstring(self.parts["word/document.xml"]).find(f"{W}body")
        if body is None:
            raise ValueError("no body")
        self.targets = self._targets()
        self._blocks(body, None, None)
        last = body.find(f"{W}sectPr")
        if last is not None or not self.word.sections:
            self.word.sections.append(self._section(last if last is not None else Element(f"{W}sectPr")))
        for trace in ("ins", "del", "commentReference", "moveFrom", "moveTo"):
            if body.find(f".//{W}{trace}") is not None:
                self.word.traces.append(trace)
        return self.word

    def _targets(self) -> dict[str, str]:
        links = self.parts.get("word/_rels/document.xml.rels")
        if links is None:
            return {}
        return {str(link.get("Id")): f"word/{link.get('Target')}" for link in fromstring(links)}

    def _blocks(self, parent: Element, cell: Cell | None, table_style: str | None) -> None:
        for block in parent:
            if block.tag == f"{W}p":
                self.word.paragraphs.append(self._paragraph(block, cell, table_style))
                broken = block.find(f"{W}pPr/{W}sectPr")
                if broken is not None:
                    self.word.sections.append(self._section(broken))
            elif block.tag == f"{W}tbl":
                self._table(block)
            elif block.tag in (f"{W}sdt", f"{W}sdtContent"):
                self._blocks(block, cell, table_style)

    def _table(self, block: Element) -> None:
        number = len(self.word.tables)
        section = len(self.word.sections)
        self.word.tables.append(Table((), (), 0, section))  # keeps the place while nested tables are read
        style = named(block, "tblPr/tblStyle")
        rows = []
        for place, row in enumerate(block.findall(f"{W}tr")):
            texts = []
            for column, cell in enumerate(row.findall(f"{W}tc")):
                first = len(self.word.paragraphs)
                self._blocks(cell, Cell(number, place, column), style)
                texts.append("\n".join(item.text for item in self.word.paragraphs[first:]))
            rows.append(Row(is_on(row, "trPr/tblHeader"), is_on(row, "trPr/cantSplit"), tuple(texts)))
        widths = tuple(int(float(item.get(f"{W}w", "0"))) for item in block.findall(f"{W}tblGrid/{W}gridCol"))
        self.word.tables[number] = Table(tuple(rows), widths, cell_padding(block), section)

    def _paragraph(self, block: Element, cell: Cell | None, table_style: str | None) -> Paragraph:
        given = self.styles.paragraph(block, table_style)
        runs = tuple(self._runs(block, given))
        self.count += 1
        return Paragraph(
            number=self.count,
            text="".join(run.text for run in runs),
            runs=runs,
            align=given.text("jc", "left"),
            first_line=given.number("firstLine") - given.number("hanging"),
            left=given.number("left"),
            before=given.number("before"),
            after=given.number("after"),
            line=given.number("line", 240),
            line_rule=given.text("lineRule", "auto"),
            keep_next=given.flag("keepNext"),
            listed=block.find(f"{W}pPr/{W}numPr") is not None,
            border=block.find(f"{W}pPr/{W}pBdr") is not None,
            drawn=tuple(drawn_lines(block)),
            page_field=has_page_field(block),
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
