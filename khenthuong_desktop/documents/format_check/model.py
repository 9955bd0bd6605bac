"""A Word file as the checks see it: paragraphs, tables and sections with their effective format."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property


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
    fonts: tuple[str, ...]  # ascii, hAnsi, and cs in complex scripts
    east_asia: str
    language: str


@dataclass(frozen=True)
class Cell:
    """Where a paragraph stands in a table, a text box or a block set with tabs."""

    table: int
    row: int
    column: int
    span: int = 1  # columns of the grid that the cell takes


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
    widow_control: bool
    listed: bool
    border: bool
    drawn: tuple[float, ...]  # lengths in mm of lines drawn in it
    pictures: tuple[str, ...]  # names of the parts of its pictures
    page_field: bool
    section: int
    new_page: bool = False  # begins a page, or the page is broken in it
    in_grid: bool = False  # its cell is one of a table that Word shows
    cell: Cell | None = None

    @property
    def visible(self) -> bool:
        return bool(self.text.strip())

    @cached_property
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
    box_at: float | None = None  # for a box or a table placed on the page: how far from the left it stands
    width: int = 0  # of the whole table


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
    images: Mapping[str, bytes] = field(default_factory=dict)
